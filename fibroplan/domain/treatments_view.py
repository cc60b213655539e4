"""The screen of treatments: the times of a day with one tap each, the list of medicines, and one medicine."""

from typing import Any, TypedDict

from fibroplan.domain.day import Now, day_words, local_day, nearest_day, time_words
from fibroplan.domain.intake import (
    INTAKE_WORDS,
    LONG_SPAN,
    SHORT_SPAN,
    Intake,
    intake_by_key,
    intake_key,
    intake_share,
    share_words,
)
from fibroplan.domain.medicine import (
    ChangeLine,
    Medicine,
    MedicineChange,
    MedicineForm,
    by_name,
    change_lines,
    is_taken,
    medicine_form,
    medicine_named,
    medicine_slots,
    medicine_words,
)
from fibroplan.domain.profile import Profile
from fibroplan.domain.resting import Infusion, resting_after_infusion
from fibroplan.domain.schedule import PART_LABELS, PARTS


class TreatmentSays(TypedDict):
    """What one regulator or guideline says."""

    region: str
    words: str
    evidence: dict[str, str]


class TreatmentCard(TypedDict):
    """A medicine of `fibroplan/content/treatments_en.json`."""

    id: str
    group: str
    title: str
    words: str
    regions: list[TreatmentSays]
    evidence: dict[str, str]
    cautions: list[str]


class TreatmentCaution(TypedDict):
    """A static caution, the same for everyone who has this medicine."""

    id: str
    title: str
    words: str
    points: list[str]
    evidence: dict[str, str]


class TreatmentsContent(TypedDict):
    """`fibroplan.content.treatments`, as far as these screens read it."""

    regions: list[dict[str, str]]
    medicines: list[TreatmentCard]
    cautions: list[TreatmentCaution]


class IntakeRow(TypedDict):
    """One time of one medicine on a day. Its fields are all that `mark_intake` needs."""

    key: str
    medicine_id: str
    day: int
    slot_id: str
    title: str
    detail: str
    mark: str
    reason: str
    needed: bool
    """Something noted that is taken when needed: it can be taken out."""


class IntakeGroup(TypedDict):
    """The times of one part of the day."""

    part: str
    label: str
    rows: list[IntakeRow]


class MedicineRow(TypedDict):
    """A medicine of the list."""

    id: str
    title: str
    detail: str
    share: str


class TreatmentsView(TypedDict):
    """A day of medicines, and the list. `marks` are the other marks beside taken."""

    day: int
    is_today: bool
    day_words: str
    previous_day: int
    next_day: int
    groups: list[IntakeGroup]
    needed: list[MedicineRow]
    medicines: list[MedicineRow]
    stopped: list[MedicineRow]
    any: bool
    resting: str
    """Until when the person rests after an infusion, in words; "" for no rest."""


def intakes_span(profile: Profile | None, now: Now, day: int | None = None) -> list[int]:
    """The first and last day of the notes that these screens read."""
    today = local_day(now, profile)
    chosen = today if day is None else min(nearest_day(day), today)
    return [min(chosen, today - LONG_SPAN + 1), today]


def treatments_view(
    medicines: list[Medicine],
    intakes: list[Intake],
    infusions: list[Infusion],
    day: int | None,
    profile: Profile | None,
    now: Now,
) -> TreatmentsView:
    """The medicines of a day (None: today; a day to come is today's) and the whole list."""
    today = local_day(now, profile)
    chosen = today if day is None else min(nearest_day(day), today)
    rows = by_name(medicines)
    on_day = [row for row in rows if is_taken(row, chosen)]
    active = [row for row in rows if is_active(row, today)]
    return {
        "day": chosen,
        "is_today": chosen == today,
        "day_words": day_words(chosen, today),
        "previous_day": chosen - 1,
        "next_day": chosen + 1,
        "groups": intake_groups(on_day, intakes, chosen),
        "needed": [medicine_row(row, intakes, today) for row in on_day if len(medicine_slots(row)) == 0],
        "medicines": [medicine_row(row, intakes, today) for row in active],
        "stopped": [medicine_row(row, intakes, today) for row in rows if not is_active(row, today)],
        "any": len(rows) > 0,
        "resting": resting_after_infusion(infusions, now)["words"],
    }


def is_active(medicine: Medicine, today: int) -> bool:
    """Whether a medicine stands among those of now: it is taken, or will be."""
    last = medicine["until_day"]
    return last is None or last >= today


def intake_groups(medicines: list[Medicine], intakes: list[Intake], day: int) -> list[IntakeGroup]:
    """The times of a day by its parts, and then what was taken when needed; a part without a time is left out."""
    found = intake_by_key(intakes)
    groups: list[IntakeGroup] = []
    for part in PARTS:
        rows = [intake_row(row, found, day, part) for row in medicines if part in row["slots"]]
        if len(rows) > 0:
            groups.append({"part": part, "label": PART_LABELS[part], "rows": rows})
    extra = [needed_row(row, medicine) for medicine in medicines for row in noted_besides(medicine, intakes, day)]
    if len(extra) > 0:
        groups.append({"part": "needed", "label": "When needed", "rows": extra})
    return groups


def noted_besides(medicine: Medicine, intakes: list[Intake], day: int) -> list[Intake]:
    """What was noted about a medicine on a day outside its parts of the day; it stays in sight."""
    mine = [
        row
        for row in intakes
        if row["medicine_id"] == medicine["id"] and row["day"] == day and row["mark"] != "" and not row["deleted"]
    ]
    besides = [row for row in mine if row["slot_id"] not in medicine["slots"]]
    return sorted(besides, key=lambda row: [row["at"], row["id"]])


def intake_row(medicine: Medicine, found: dict[str, Intake], day: int, part: str) -> IntakeRow:
    """One time as planned: "Capsule · 75 mg · Taken"."""
    key = intake_key(medicine["id"], day, part)
    intake = found.get(key)
    mark = "" if intake is None else intake["mark"]
    reason = "" if intake is None else intake["reason"]
    parts = [medicine_words(medicine), INTAKE_WORDS.get(mark, ""), reason]
    return {
        "key": key,
        "medicine_id": medicine["id"],
        "day": day,
        "slot_id": part,
        "title": medicine["name"],
        "detail": " · ".join([each for each in parts if each != ""]),
        "mark": mark,
        "reason": reason,
        "needed": False,
    }


def needed_row(intake: Intake, medicine: Medicine) -> IntakeRow:
    """Something noted outside the parts of the day: "Taken · 14:05"."""
    minute = intake["minute"]
    when = PART_LABELS.get(intake["slot_id"], "") if minute is None else time_words(minute)
    parts = [INTAKE_WORDS.get(intake["mark"], ""), when, intake["reason"]]
    return {
        "key": intake["id"],
        "medicine_id": intake["medicine_id"],
        "day": intake["day"],
        "slot_id": intake["slot_id"],
        "title": medicine["name"],
        "detail": " · ".join([each for each in parts if each != ""]),
        "mark": intake["mark"],
        "reason": intake["reason"],
        "needed": True,
    }


def medicine_row(medicine: Medicine, intakes: list[Intake], today: int) -> MedicineRow:
    """A medicine of the list with the proportion of the last seven days."""
    share = intake_share(intakes, medicine["id"], today - SHORT_SPAN + 1, today)
    return {
        "id": medicine["id"],
        "title": medicine["name"],
        "detail": medicine_words(medicine),
        "share": share_words(share, SHORT_SPAN, len(medicine_slots(medicine)) == 0),
    }


# ---- one medicine


class MedicineView(TypedDict):
    """The page of one medicine; `found` is False where there is none of this id."""

    found: bool
    form: MedicineForm | None
    shares: list[str]
    changes: list[ChangeLine]
    card: TreatmentCard | None
    sources: list[str]
    cautions: list[TreatmentCaution]
    regions: list[dict[str, str]]


def medicine_view(
    treatments: TreatmentsContent,
    medicines: list[Medicine],
    intakes: list[Intake],
    changes: list[MedicineChange],
    id: str,
    profile: Profile | None,
    now: Now,
) -> MedicineView:
    """One medicine with its proportions, its changes, and what regulators say about it, if the content knows it."""
    today = local_day(now, profile)
    medicine = medicine_named(medicines, id)
    content_id = "" if medicine is None else medicine["content_id"]
    cards = [card for card in treatments["medicines"] if card["id"] == content_id]
    names: list[str] = cards[0]["cautions"] if len(cards) > 0 else []
    return {
        "found": medicine is not None,
        "form": None if medicine is None else medicine_form(medicine, today),
        "shares": [] if medicine is None else medicine_shares(medicine, intakes, today),
        "changes": change_lines(changes, id),
        "card": cards[0] if len(cards) > 0 else None,
        "sources": [] if len(cards) == 0 else sources_of(cards[0]),
        "cautions": [each for each in treatments["cautions"] if each["id"] in names],
        "regions": [] if len(cards) == 0 else said_in(cards[0], treatments["regions"]),
    }


def medicine_shares(medicine: Medicine, intakes: list[Intake], today: int) -> list[str]:
    """The proportions over 7 and over 28 days."""
    needed = len(medicine_slots(medicine)) == 0
    return [
        share_words(intake_share(intakes, medicine["id"], today - days + 1, today), days, needed)
        for days in [SHORT_SPAN, LONG_SPAN]
    ]


def sources_of(card: TreatmentCard) -> list[str]:
    """What stands behind a medicine's card, each source once."""
    sources: list[str] = [card["evidence"]["source"]]
    for says in card["regions"]:
        if says["evidence"]["source"] not in sources:
            sources.append(says["evidence"]["source"])
    return sources


def said_in(card: TreatmentCard, regions: list[dict[str, str]]) -> list[dict[str, str]]:
    """What each region says about a medicine, side by side and in the same order for all."""
    return [
        {"id": region["id"], "title": region["title"], "words": says["words"]}
        for region in regions
        for says in card["regions"]
        if says["region"] == region["id"]
    ]


class TreatmentsWords(TypedDict):
    """The words of the content that stand around the diary; `names` are the medicines to pick from."""

    about: dict[str, Any]
    no_advice: str
    leaflet: str
    unnoted: str
    names: list[dict[str, str]]
    reasons: list[dict[str, str]]
    effects: list[dict[str, str]]
    emergency: dict[str, Any]


def treatments_words(treatments: dict[str, Any]) -> TreatmentsWords:
    """What the screens of the diary need of the content: not what it tells of each medicine."""
    medicines: list[dict[str, str]] = treatments["medicines"]
    return {
        "about": treatments["about"],
        "no_advice": treatments["no_advice"],
        "leaflet": treatments["leaflet"],
        "unnoted": treatments["unnoted"],
        "names": [{"value": row["id"], "label": row["title"]} for row in medicines if row["group"] != "not-approved"],
        "reasons": treatments["reasons"],
        "effects": treatments["effects"],
        "emergency": treatments["emergency"],
    }


class AboutGroup(TypedDict):
    """Medicines of one standing."""

    id: str
    title: str
    words: str
    cards: list[dict[str, Any]]


class TreatmentsAbout(TypedDict):
    """Every medicine of the content, by its standing."""

    conflict: str
    no_advice: str
    groups: list[AboutGroup]


def treatments_about(treatments: dict[str, Any]) -> TreatmentsAbout:
    """Every medicine of the content by its standing, with what each region says."""
    groups: list[dict[str, str]] = treatments["groups"]
    cards: list[TreatmentCard] = treatments["medicines"]
    regions: list[dict[str, str]] = treatments["regions"]
    return {
        "conflict": treatments["conflict"],
        "no_advice": treatments["no_advice"],
        "groups": [
            {
                "id": group["id"],
                "title": group["title"],
                "words": group["words"],
                "cards": [about_card(card, regions) for card in cards if card["group"] == group["id"]],
            }
            for group in groups
        ],
    }


def about_card(card: TreatmentCard, regions: list[dict[str, str]]) -> dict[str, Any]:
    """One medicine with its label and what each region says."""
    return {
        "id": card["id"],
        "title": card["title"],
        "words": card["words"],
        "label": card["evidence"]["label"],
        "sources": sources_of(card),
        "regions": said_in(card, regions),
    }
