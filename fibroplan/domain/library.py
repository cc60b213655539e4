"""The exercise library on the screen: found by words, position, equipment, energy, place and company."""

from typing import TypedDict

from fibroplan.domain.change import Change
from fibroplan.domain.day import Now, local_day
from fibroplan.domain.draft import Draft, answers_of, is_full, new_detail, saved
from fibroplan.domain.exercise import (
    CATEGORIES,
    CATEGORY_LABELS,
    VARIANT_LABELS,
    VARIANTS,
    Exercise,
    exercise_named,
    frequency_words,
    suggested_weekdays,
    variant_of,
)
from fibroplan.domain.plan import PlanVersion
from fibroplan.domain.profile import Profile
from fibroplan.domain.proposal import is_in_plan
from fibroplan.domain.screening import Screening
from fibroplan.domain.suited import Narrowing, suited
from fibroplan.domain.words import dose_words

LOW_EFFORT = ["mobility", "stretch", "mind-body"]
"""Kinds that ask little of body and head (docs/clinical-review.md [E])."""

POSITIONS = ["lying", "sitting", "standing", "hands and knees", "in water"]
PLACE_LABELS = {"home": "At home", "out": "Outdoors", "pool": "At a pool"}
COMPANY_LABELS = {
    "alone": "Alone",
    "group": "With others",
    "class": "In a class",
    "supervised": "With a therapist near",
}


class Picture(TypedDict):
    """The drawing of an exercise, and the words that a search finds it by, in small letters."""

    id: str
    src: str
    alt: str
    find: str


class Wanted(TypedDict):
    """What is looked for; "" is anything. `text` is in small letters."""

    text: str
    category: str
    position: str
    equipment: str
    energy: str
    place: str
    company: str


class LibraryWay(TypedDict):
    """One form of an exercise."""

    label: str
    title: str
    dose: str


class LibraryRow(TypedDict):
    """One exercise; `out` says that the person's safety answers leave it out, `reasons` why or what to mind."""

    content_id: str
    title: str
    label: str
    detail: str
    src: str
    alt: str
    how_to: str
    caution: str
    evidence: str
    source: str
    frequency_words: str
    ways: list[LibraryWay]
    reasons: list[str]
    out: bool
    in_plan: bool


class LibraryOption(TypedDict):
    """A filter to choose; "" is anything."""

    value: str
    label: str


class LibraryView(TypedDict):
    """What was found, those that suit first, and the filters."""

    sentence: str
    rows: list[LibraryRow]
    left_out: list[LibraryRow]
    categories: list[LibraryOption]
    positions: list[LibraryOption]
    equipment: list[LibraryOption]
    energies: list[LibraryOption]
    places: list[LibraryOption]
    companies: list[LibraryOption]


def library_view(
    exercises: list[Exercise],
    pictures: list[Picture],
    filters: list[Narrowing],
    screenings: list[Screening],
    versions: list[PlanVersion],
    wanted: Wanted,
    profile: Profile | None,
    now: Now,
) -> LibraryView:
    """The library as it is looked for. What the safety answers leave out is still told, with its reason."""
    today = local_day(now, profile)
    every = suited(exercises, screenings, filters, today)
    known = {row["id"]: row for row in pictures}
    found = [every[index] for index, row in enumerate(exercises) if is_wanted(row, known.get(row["id"]), wanted)]
    rows = [library_row(row, known.get(row["id"]), versions, today) for row in found]
    fits = [row for row in rows if not row["out"]]
    kits = sorted([row["equipment"] for row in exercises if row["equipment"] != "none"])
    return {
        "sentence": found_words(len(fits), len(rows) - len(fits)),
        "rows": fits,
        "left_out": [row for row in rows if row["out"]],
        "categories": options_of(CATEGORIES, CATEGORY_LABELS, "Every kind"),
        "positions": options_of(POSITIONS, {"hands and knees": "On hands and knees"}, "Any position"),
        "equipment": options_of(
            ["none", *[kit for index, kit in enumerate(kits) if kit not in kits[:index]]],
            {"none": "Nothing needed"},
            "With anything",
        ),
        "energies": options_of(["low"], {"low": "Little energy"}, "Any energy"),
        "places": options_of(["home", "out", "pool"], PLACE_LABELS, "Anywhere"),
        "companies": options_of(["alone", "group", "class", "supervised"], COMPANY_LABELS, "With anyone"),
    }


def options_of(names: list[str], labels: dict[str, str], anything: str) -> list[LibraryOption]:
    """The options of one filter, anything first."""
    first: LibraryOption = {"value": "", "label": anything}
    return [first, *[{"value": name, "label": labels.get(name, name)} for name in names]]


def found_words(fits: int, out: int) -> str:
    """How many were found: "12 things to do, 3 left out for your safety."."""
    if fits + out == 0:
        return "Nothing fits that. Take one choice away."
    words = "1 thing to do" if fits == 1 else f"{fits} things to do"
    return f"{words}, {out} left out for your safety." if out > 0 else f"{words}."


def place_of(exercise: Exercise) -> str:
    """Where it is done: home, out or pool."""
    if exercise["category"] == "water":
        return "pool"
    return "out" if exercise["equipment"] == "walking shoes" else "home"


def companies_of(exercise: Exercise) -> list[str]:
    """With whom it can be done (docs/clinical-review.md [E]).

    Never alone in water, so says its caution; whole-body movement with others; and every kind in a class or with a
    therapist near, which is how most trials were done.
    """
    if exercise["category"] == "water":
        return ["group", "class", "supervised"]
    taught = ["alone", "class", "supervised"]
    return ["group", *taught] if exercise["category"] in ("aerobic", "mind-body") else taught


def is_wanted(exercise: Exercise, picture: Picture | None, wanted: Wanted) -> bool:
    """Whether an exercise is among those looked for."""
    return (
        (wanted["text"] == "" or (picture is not None and wanted["text"] in picture["find"]))
        and wanted["category"] in ("", exercise["category"])
        and wanted["position"] in ("", exercise["position"])
        and wanted["equipment"] in ("", exercise["equipment"])
        and (wanted["energy"] == "" or exercise["category"] in LOW_EFFORT or exercise["position"] == "lying")
        and wanted["place"] in ("", place_of(exercise))
        and (wanted["company"] == "" or wanted["company"] in companies_of(exercise))
    )


def library_row(exercise: Exercise, picture: Picture | None, versions: list[PlanVersion], today: int) -> LibraryRow:
    """One exercise with its drawing and its ways."""
    return {
        "content_id": exercise["id"],
        "title": exercise["title"],
        "label": CATEGORY_LABELS.get(exercise["category"], "More"),
        "detail": " · ".join(
            [words for words in [exercise["position"], exercise["equipment"]] if words not in ("", "none")]
        ),
        "src": "" if picture is None else picture["src"],
        "alt": "" if picture is None else picture["alt"],
        "how_to": exercise["how_to"],
        "caution": exercise["caution"],
        "evidence": exercise["evidence"],
        "source": exercise["frequency"]["source"],
        "frequency_words": frequency_words(exercise),
        "ways": [way_row(exercise, form) for form in VARIANTS if form in exercise["forms"]],
        "reasons": exercise["reasons"],
        "out": len(exercise["forms"]) == 0,
        "in_plan": is_in_plan(versions, exercise["id"], today),
    }


def way_row(exercise: Exercise, form: str) -> LibraryWay:
    """One form of an exercise with what it starts at."""
    way = variant_of(exercise, form)
    dose = dose_words(way["start"], way["unit"], way["sets"], way["each_side"])
    return {
        "label": VARIANT_LABELS[form],
        "title": way["title"],
        "dose": f"up to {dose}" if exercise["energy"] else dose,
    }


def library_add(
    drafts: list[Draft],
    versions: list[PlanVersion],
    exercises: list[Exercise],
    filters: list[Narrowing],
    screenings: list[Screening],
    content_id: str,
    profile: Profile | None,
    now: Now,
) -> list[Change]:
    """Begin to add one exercise to the plan, beside what is already picked.

    Nothing changes if it is in the plan, if the safety answers leave it out, or as a ninth.
    """
    today = local_day(now, profile)
    exercise = exercise_named(suited(exercises, screenings, filters, today), content_id)
    if exercise is None or len(exercise["forms"]) == 0 or is_in_plan(versions, content_id, today):
        return []
    kept = answers_of(drafts)
    if kept["mode"] == "edit":
        kept = answers_of([])
    detail = new_detail(suggested_weekdays(exercise["frequency"]["days"]), exercise["energy"])
    if is_full(kept) and content_id not in kept["chosen"]:
        return []
    chosen = kept["chosen"] if content_id in kept["chosen"] else [*kept["chosen"], content_id]
    details = kept["details"] if content_id in kept["details"] else {**kept["details"], content_id: detail}
    return saved("choose", {**kept, "chosen": chosen, "at": 0, "details": details})
