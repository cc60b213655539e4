"""The daily check-in: what the person rates, marks and writes about a day. What was not said stays open, never zero.

A day can be filled in until two days later. `entered_day` is the day of the last answer, so that what was noted later
is told from what was noted at once.
"""

from typing import Any, TypedDict

from fibroplan.domain.body import BODY_AREAS, with_area
from fibroplan.domain.change import Change, change
from fibroplan.domain.day import Now, local_day, nearest_day
from fibroplan.domain.numbers import clamp, round_near
from fibroplan.domain.profile import Profile
from fibroplan.domain.sleep import Night, night_of

DAY_SCORES = ["pain", "fatigue", "sleep", "mood", "fog"]
"""The five scores, 0 to 10. Of sleep and mood 10 is very good; of the others it is the most."""

LATE_DAYS = 2
"""A day can be filled in for 48 hours: on the day itself and on the two after it (docs/clinical-review.md [E])."""

OFFER_WITHIN = 14
"""How many days back a last value is offered again (docs/clinical-review.md [E])."""


class CheckIn(TypedDict):
    """How one day was; the fields are told in `fibroplan/store/tables.py`."""

    id: str
    deleted: bool
    day: int
    pain: int | None
    fatigue: int | None
    sleep: int | None
    mood: int | None
    fog: int | None
    symptoms: dict[str, int]
    mapped: bool
    areas: list[str]
    triggers: list[str]
    note: str
    note_other: str
    entered_day: int


class Tracked(TypedDict):
    """A symptom or trigger of the person's own."""

    id: str
    deleted: bool
    kind: str
    name: str
    stopped: bool


def check_in_on(check_ins: list[CheckIn], day: int) -> CheckIn | None:
    """What was noted about a day, or None."""
    for row in check_ins:
        if row["day"] == day and not row["deleted"]:
            return row
    return None


def score_of(row: CheckIn | None, field: str) -> int | None:
    """One of the five scores of a day; None where it was not said."""
    if row is None or field not in DAY_SCORES:
        return None
    held: dict[str, Any] = {**row}
    return held[field]


def is_late_entry(row: CheckIn) -> bool:
    """Whether any of it was noted on a later day than the one it is about."""
    return row["entered_day"] > row["day"]


def can_check_in(day: int, today: int) -> bool:
    """Whether a day can still be filled in: today and the two days before it."""
    return day <= today and day >= today - LATE_DAYS


def check_in_day(day: int | None, profile: Profile | None, now: Now) -> int:
    """The day that was asked for; today for None, and for days that are still to come."""
    today = local_day(now, profile)
    return today if day is None else min(nearest_day(day), today)


def score_offers(check_ins: list[CheckIn], nights: list[Night], day: int) -> dict[str, int]:
    """What is offered for each score of a day: its last value of the two weeks before, if there is one.

    For sleep, what the sleep diary says of the night that ended on the day comes first.
    """
    offers: dict[str, int] = {}
    for back in range(OFFER_WITHIN):
        row = check_in_on(check_ins, day - back - 1)
        for field in DAY_SCORES:
            value = score_of(row, field)
            if value is not None and field not in offers:
                offers[field] = value
    night = night_of(nights, day)
    if night is not None and night["quality"] is not None:
        offers["sleep"] = night["quality"]
    return offers


def open_scores(row: CheckIn | None) -> list[str]:
    """The scores of a day that were not said."""
    return [field for field in DAY_SCORES if score_of(row, field) is None]


# ---- what a tap does


def noted(day: int, fields: dict[str, Any], profile: Profile | None, now: Now) -> list[Change]:
    """The change that keeps something about a day; none for a day that can no longer be filled in."""
    today = local_day(now, profile)
    if not can_check_in(day, today):
        return []
    return [change("check_in", f"{day}", {"deleted": False, "day": day, **fields, "entered_day": today})]


def rating(value: float) -> int:
    """A value as it is kept: whole, and held between 0 and 10."""
    return round_near(clamp(value, 0, 10))


def rate_score(day: int, field: str, value: float | None, profile: Profile | None, now: Now) -> list[Change]:
    """Keep one of the five scores of a day; None takes it back. Another field changes nothing."""
    if field not in DAY_SCORES:
        return []
    return noted(day, {field: None if value is None else rating(value)}, profile, now)


def rate_as_before(
    check_ins: list[CheckIn], nights: list[Night], day: int, profile: Profile | None, now: Now
) -> list[Change]:
    """Take what is offered for every score that was not said. Nothing on offer changes nothing."""
    offers = score_offers(check_ins, nights, day)
    left = open_scores(check_in_on(check_ins, day))
    fields: dict[str, Any] = {field: offers[field] for field in left if field in offers}
    return noted(day, fields, profile, now) if any(field in offers for field in left) else []


def rate_symptom(
    check_ins: list[CheckIn], day: int, symptom: str, value: float | None, profile: Profile | None, now: Now
) -> list[Change]:
    """Keep how strong one symptom was on a day; None takes it back."""
    row = check_in_on(check_ins, day)
    before: dict[str, int] = {} if row is None else row["symptoms"]
    symptoms: dict[str, Any] = {**before, symptom: None if value is None else rating(value)}
    return noted(day, {"symptoms": symptoms}, profile, now)


def symptom_of(row: CheckIn | None, symptom: str) -> int | None:
    """How strong a symptom was on a day; None where it was not said."""
    return None if row is None else row["symptoms"].get(symptom, None)


def mark_area(check_ins: list[CheckIn], day: int, area: str, profile: Profile | None, now: Now) -> list[Change]:
    """Mark one area of the body that hurts, or take the mark away. A name that is no area changes nothing."""
    if area not in BODY_AREAS:
        return []
    row = check_in_on(check_ins, day)
    before: list[str] = [] if row is None else row["areas"]
    return noted(day, {"mapped": True, "areas": with_area(before, area)}, profile, now)


def mark_no_area(day: int, none: bool, profile: Profile | None, now: Now) -> list[Change]:
    """Say that nothing hurts on a day, which is not the same as leaving the map open; False opens it again."""
    return noted(day, {"mapped": none, "areas": []}, profile, now)


def mark_trigger(check_ins: list[CheckIn], day: int, trigger: str, profile: Profile | None, now: Now) -> list[Change]:
    """Say that something was part of a day, or take it back."""
    row = check_in_on(check_ins, day)
    before: list[str] = [] if row is None else row["triggers"]
    triggers = [each for each in before if each != trigger]
    if len(triggers) == len(before):
        triggers.append(trigger)
    return noted(day, {"triggers": triggers}, profile, now)


def write_day_note(day: int, note: str, profile: Profile | None, now: Now) -> list[Change]:
    """Write about a day; an empty text takes the note away.

    Words are kept whenever they were typed: a page may have been open since the day could still be filled in.
    """
    return [change("check_in", f"{day}", {"day": day, "note": note, "entered_day": local_day(now, profile)})]


def settle_day_note(day: int, note: str) -> list[Change]:
    """Keep one text where two devices wrote at once: the given one stays and the other goes."""
    return [change("check_in", f"{day}", {"note": note, "note_other": ""})]


# ---- symptoms and triggers of one's own

TRACKED_KINDS = ["symptom", "trigger"]


def add_tracked(tracked: list[Tracked], kind: str, name: str, now: Now) -> list[Change]:
    """Ask about something of the person's own from now on. Empty words, and ones that are there, change nothing.

    One that was let go comes back with what was noted about it.
    """
    if name == "" or kind not in TRACKED_KINDS:
        return []
    for row in tracked:
        if row["kind"] == kind and row["name"] == name and not row["deleted"]:
            return [change("tracked", row["id"], {"stopped": False})] if row["stopped"] else []
    return [change("tracked", now["uuid"], {"deleted": False, "kind": kind, "name": name, "stopped": False})]


def stop_tracked(id: str) -> list[Change]:
    """No longer ask about something of the person's own. What was noted about it stays, under its name."""
    return [change("tracked", id, {"stopped": True})]
