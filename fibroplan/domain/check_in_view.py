"""The check-in on the screen: five scores with their last values offered, and more for those who want it."""

from typing import TypedDict

from fibroplan.domain.body import AREA_WORDS, BODY_AREAS, known_areas
from fibroplan.domain.check_in import (
    LATE_DAYS,
    OFFER_WITHIN,
    CheckIn,
    Tracked,
    can_check_in,
    check_in_day,
    check_in_on,
    is_late_entry,
    open_scores,
    score_of,
    score_offers,
    symptom_of,
)
from fibroplan.domain.day import Now, date_words, day_words, local_day, weekday_words
from fibroplan.domain.profile import Profile
from fibroplan.domain.sleep import Night

OPEN = -1
"""Stands for "not said" where the screen needs a number."""

MOST_AREAS_NAMED = 3
"""How many areas a line names; from the next one on it counts them."""


class CheckInScore(TypedDict):
    """A score's words in the content."""

    id: str
    title: str
    low: str
    high: str
    evidence: dict[str, str]


class NamedThing(TypedDict):
    """A symptom or trigger of the content."""

    id: str
    title: str


class SymptomWords(TypedDict):
    """The symptoms beyond the five scores."""

    title: str
    words: str
    low: str
    high: str
    entries: list[NamedThing]
    evidence: dict[str, str]


class BodyWords(TypedDict):
    """What is said with the body map."""

    title: str
    words: str
    as_list: str
    none: str
    evidence: dict[str, str]


class TriggerWords(TypedDict):
    """What may have been part of a day."""

    title: str
    words: str
    entries: list[NamedThing]
    evidence: dict[str, str]


class CheckInAbout(TypedDict):
    """Opening words with their evidence."""

    title: str
    words: str
    evidence: dict[str, str]


class CheckInContent(TypedDict):
    """`fibroplan.content.check_in`."""

    about: CheckInAbout
    scores: list[CheckInScore]
    symptoms: SymptomWords
    body: BodyWords
    triggers: TriggerWords


class ScaleRow(TypedDict):
    """Something rated from 0 to 10. `value` and `offer` are -1 where there is none."""

    key: str
    id: str
    title: str
    low: str
    high: str
    value: int
    offer: int
    words: str
    own: bool


class AreaRow(TypedDict):
    """One area of the body."""

    id: str
    words: str
    marked: bool


class TriggerRow(TypedDict):
    """One thing that may have been part of the day."""

    id: str
    title: str
    marked: bool
    own: bool


class DayChoice(TypedDict):
    """A day that can be filled in."""

    day: int
    label: str
    words: str
    chosen: bool


class CheckInView(TypedDict):
    """The check-in of one day.

    `can` is False where the day can no longer be filled in. `left` counts the scores that the main button would take
    over from before, and `answered` those that were said.
    """

    content: CheckInContent
    day: int
    is_today: bool
    can: bool
    late: bool
    title: str
    sentence: str
    scores: list[ScaleRow]
    left: int
    answered: int
    action: str
    symptoms: list[ScaleRow]
    symptoms_words: str
    areas: list[AreaRow]
    marks: dict[str, bool]
    mapped: bool
    none: bool
    areas_words: str
    triggers: list[TriggerRow]
    triggers_words: str
    note: str
    note_other: str
    days: list[DayChoice]


def check_in_span(profile: Profile | None, now: Now, day: int | None = None) -> list[int]:
    """The first and last day of the check-ins and nights that `check_in_view` reads."""
    chosen, today = check_in_day(day, profile, now), local_day(now, profile)
    return [min(chosen, today - LATE_DAYS) - OFFER_WITHIN, today]


def check_in_view(
    check_in: CheckInContent,
    check_ins: list[CheckIn],
    tracked: list[Tracked],
    nights: list[Night],
    day: int | None,
    profile: Profile | None,
    now: Now,
) -> CheckInView:
    """The check-in of a day (None: today), with what can be noted about it."""
    today = local_day(now, profile)
    chosen = check_in_day(day, profile, now)
    row = check_in_on(check_ins, chosen)
    offers = score_offers(check_ins, nights, chosen)
    left = [field for field in open_scores(row) if field in offers]
    answered = len(check_in["scores"]) - len(open_scores(row))
    before = check_in_on(check_ins, chosen - 1)
    symptoms = [
        symptom_row(each, check_in["symptoms"], row, before, chosen) for each in asked_symptoms(check_in, tracked, row)
    ]
    areas: list[str] = [] if row is None else known_areas(row["areas"])
    triggers = trigger_rows(check_in["triggers"]["entries"], tracked, row)
    mapped = row is not None and row["mapped"]
    return {
        "content": check_in,
        "day": chosen,
        "is_today": chosen == today,
        "can": can_check_in(chosen, today),
        "late": row is not None and is_late_entry(row),
        "title": day_title(chosen, today),
        "sentence": day_note(row, chosen, today),
        "scores": [score_row(each, row, offers, chosen) for each in check_in["scores"]],
        "left": len(left),
        "answered": answered,
        "action": action_words(len(left), answered),
        "symptoms": symptoms,
        "symptoms_words": count_words(len([each for each in symptoms if each["value"] != OPEN]), "noted"),
        "areas": [{"id": area, "words": AREA_WORDS[area], "marked": area in areas} for area in BODY_AREAS],
        "marks": {area: area in areas for area in BODY_AREAS},
        "mapped": mapped,
        "none": mapped and len(areas) == 0,
        "areas_words": area_words(areas, mapped),
        "triggers": triggers,
        "triggers_words": count_words(len([each for each in triggers if each["marked"]]), "marked"),
        "note": "" if row is None else row["note"],
        "note_other": "" if row is None else row["note_other"],
        "days": [day_choice(check_ins, today - back, chosen, today) for back in range(LATE_DAYS + 1)],
    }


def day_title(day: int, today: int) -> str:
    """The question of the screen: "How are you today?", "How was yesterday?", "How was Sunday 22 November?"."""
    return "How are you today?" if day == today else f"How was {day_words(day, today)}?"


def day_note(row: CheckIn | None, day: int, today: int) -> str:
    """What is said about when a day is filled in; "" for today."""
    if not can_check_in(day, today):
        return "This day can be looked at. The last two days can still be filled in."
    if row is not None and is_late_entry(row):
        return "Filled in later, and marked so."
    return "" if day == today else "What you note now is marked as filled in later."


def score_row(score: CheckInScore, row: CheckIn | None, offers: dict[str, int], day: int) -> ScaleRow:
    """One of the five scores."""
    value = score_of(row, score["id"])
    offer = offers.get(score["id"], OPEN)
    return {
        "key": f"{score['id']}-{day}",
        "id": score["id"],
        "title": score["title"],
        "low": score["low"],
        "high": score["high"],
        "value": OPEN if value is None else value,
        "offer": offer,
        "words": value_words(value, offer),
        "own": False,
    }


def asked_symptoms(check_in: CheckInContent, tracked: list[Tracked], row: CheckIn | None) -> list[NamedThing]:
    """The symptoms to ask about: those of the content and the person's own; one let go stays where it was noted."""
    own = [each for each in tracked if each["kind"] == "symptom" and not each["deleted"]]
    kept = [each for each in own if not each["stopped"] or symptom_of(row, each["id"]) is not None]
    named: list[NamedThing] = [{"id": each["id"], "title": each["name"]} for each in in_name_order(kept)]
    return [*check_in["symptoms"]["entries"], *named]


def in_name_order(tracked: list[Tracked]) -> list[Tracked]:
    """The person's own symptoms or triggers in the order of their names."""
    return sorted(tracked, key=lambda row: [row["name"], row["id"]])


def symptom_row(
    symptom: NamedThing, words: SymptomWords, row: CheckIn | None, before: CheckIn | None, day: int
) -> ScaleRow:
    """One symptom beyond the five scores; what it was the day before is offered."""
    value = symptom_of(row, symptom["id"])
    last = symptom_of(before, symptom["id"])
    offer = OPEN if last is None else last
    return {
        "key": f"{symptom['id']}-{day}",
        "id": symptom["id"],
        "title": symptom["title"],
        "low": words["low"],
        "high": words["high"],
        "value": OPEN if value is None else value,
        "offer": offer,
        "words": value_words(value, offer),
        "own": all(each["id"] != symptom["id"] for each in words["entries"]),
    }


def value_words(value: int | None, offer: int) -> str:
    """What stands beside a scale: "6 of 10", "last time 5", or "" where there is neither."""
    if value is not None:
        return f"{value} of 10"
    return "" if offer == OPEN else f"last time {offer}"


def action_words(left: int, answered: int) -> str:
    """What the main button says: it takes over what is left, and else it ends the check-in."""
    if left > 0:
        return "Same as last time" if answered == 0 else "The rest as last time"
    return "Done" if answered > 0 else "Not now"


def count_words(count: int, word: str) -> str:
    """ "2 noted"; "" for none."""
    return "" if count == 0 else f"{count} {word}"


def area_words(areas: list[str], mapped: bool) -> str:
    """The areas that hurt: "Left jaw, Neck", "7 of 19 areas", "nothing hurts", or "" where it was not said."""
    if not mapped:
        return ""
    if len(areas) == 0:
        return "nothing hurts"
    if len(areas) > MOST_AREAS_NAMED:
        return f"{len(areas)} of 19 areas"
    return ", ".join([AREA_WORDS[area] for area in areas])


def trigger_rows(listed: list[NamedThing], tracked: list[Tracked], row: CheckIn | None) -> list[TriggerRow]:
    """What may have been part of a day: of the content, and the person's own."""
    marked: list[str] = [] if row is None else row["triggers"]
    mine = in_name_order([each for each in tracked if each["kind"] == "trigger" and not each["deleted"]])
    kept = [each for each in mine if not each["stopped"] or each["id"] in marked]
    return [
        *[trigger_row(each["id"], each["title"], marked, False) for each in listed],
        *[trigger_row(each["id"], each["name"], marked, True) for each in kept],
    ]


def trigger_row(id: str, title: str, marked: list[str], own: bool) -> TriggerRow:
    """One thing that may have been part of a day."""
    return {"id": id, "title": title, "marked": id in marked, "own": own}


def day_choice(check_ins: list[CheckIn], day: int, chosen: int, today: int) -> DayChoice:
    """A day that can be filled in: "Today", "Yesterday", "Sunday"; and how much of it is."""
    row = check_in_on(check_ins, day)
    label = "Today" if day == today else "Yesterday" if day == today - 1 else weekday_words(day)
    answered = len(open_scores(None)) - len(open_scores(row))
    words = "not filled in" if answered == 0 else f"{answered} of 5 noted"
    return {"day": day, "label": label, "words": f"{date_words(day)}, {words}", "chosen": day == chosen}
