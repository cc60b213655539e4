"""Outcomes: what the person recorded for one occurrence. What was left out is derived and never stored."""

from typing import Any, TypedDict

from fibroplan.domain.change import Change, change
from fibroplan.domain.day import Now, local_day
from fibroplan.domain.numbers import clamp
from fibroplan.domain.profile import Profile

AMOUNT_MAX = 100_000
"""The largest amount that is stored, in the item's own unit."""

EXCUSING_REASONS = ["ill", "treatment", "rest"]
"""Reasons that take an occurrence out of both sides of the adjusted adherence (docs/clinical-review.md [E])."""

SKIP_REASONS = ["ill", "treatment", "rest", "busy", "pain", "tired", "other"]
SKIP_REASON_WORDS = {
    "ill": "I was ill",
    "treatment": "A treatment day",
    "rest": "I chose rest",
    "busy": "Life was busy",
    "pain": "Too much pain",
    "tired": "Too tired",
    "other": "Another reason",
}


class Outcome(TypedDict):
    """What was recorded for one occurrence; the fields are told in `fibroplan/store/tables.py`."""

    id: str
    deleted: bool
    item_id: str
    day: int
    slot_id: str
    mark: str
    amount: float | None
    target: float
    effort: int | None
    after: int | None
    skip_reason: str
    note: str
    note_other: str
    version_id: str
    zone: str
    at: float
    settled: str
    rise: int | None
    entered_day: int
    device: str


def occurrence_key(item_id: str, day: int, slot_id: str) -> str:
    """The name of an occurrence and of its outcome: not an index and not an instant.

    Two devices that tick the same thing meet in one row, whatever their zones and clocks say.
    """
    return f"{item_id}.{day}.{slot_id}"


def by_key(outcomes: list[Outcome]) -> dict[str, Outcome]:
    """The outcomes that are not deleted, by their key."""
    return {row["id"]: row for row in outcomes if not row["deleted"]}


def is_late(outcome: Outcome) -> bool:
    """Whether it was filled in on a later day than the one it is for."""
    return outcome["entered_day"] > outcome["day"]


def is_excused(outcome: Outcome) -> bool:
    """Whether it was skipped for a reason that adherence forgives."""
    return outcome["mark"] == "skipped" and outcome["skip_reason"] in EXCUSING_REASONS


def mark_done(
    item_id: str, day: int, slot_id: str, target: float, version_id: str, profile: Profile | None, now: Now
) -> list[Change]:
    """Done, with the whole target as the amount. All it needs stands in a row of the today view."""
    return record(item_id, day, slot_id, target, version_id, {"mark": "done", "amount": target}, profile, now)


def mark_partly(
    item_id: str,
    day: int,
    slot_id: str,
    target: float,
    version_id: str,
    amount: float | None,
    profile: Profile | None,
    now: Now,
) -> list[Change]:
    """Done with an amount of one's own (held between 0 and 100,000). The target or more is "done".

    None, from a field that holds no number, changes nothing.
    """
    if amount is None:
        return []
    held = clamp(amount, 0, AMOUNT_MAX)
    mark = "done" if held >= target else "partly"
    return record(item_id, day, slot_id, target, version_id, {"mark": mark, "amount": held}, profile, now)


def mark_skipped(
    item_id: str,
    day: int,
    slot_id: str,
    target: float,
    version_id: str,
    reason: str,
    profile: Profile | None,
    now: Now,
) -> list[Change]:
    """Skipped, with a reason of SKIP_REASONS or none at all."""
    held = reason if reason in SKIP_REASONS else ""
    fields = {"mark": "skipped", "skip_reason": held}
    return record(item_id, day, slot_id, target, version_id, fields, profile, now)


def unmark(
    item_id: str, day: int, slot_id: str, target: float, version_id: str, profile: Profile | None, now: Now
) -> list[Change]:
    """Take the mark back: the occurrence is open again. A note stays."""
    return record(item_id, day, slot_id, target, version_id, {}, profile, now)


def set_note(
    outcomes: list[Outcome],
    item_id: str,
    day: int,
    slot_id: str,
    target: float,
    version_id: str,
    note: str,
    profile: Profile | None,
    now: Now,
) -> list[Change]:
    """Write the note of an occurrence. What was recorded before stays as it is; an empty text takes the note away."""
    key = occurrence_key(item_id, day, slot_id)
    if key in by_key(outcomes):
        return [change("outcome", key, {"note": note})]
    return [change("outcome", key, {**seen(item_id, day, slot_id, target, version_id, profile, now), "note": note})]


def settle_note(item_id: str, day: int, slot_id: str, note: str) -> list[Change]:
    """Keep one text where two devices wrote at once: the given one stays and the other goes."""
    return [change("outcome", occurrence_key(item_id, day, slot_id), {"note": note, "note_other": ""})]


def record(
    item_id: str,
    day: int,
    slot_id: str,
    target: float,
    version_id: str,
    marked: dict[str, Any],
    profile: Profile | None,
    now: Now,
) -> list[Change]:
    """The change that puts a mark in place of the one before it."""
    fields = {
        "mark": "",
        "amount": None,
        "skip_reason": "",
        **seen(item_id, day, slot_id, target, version_id, profile, now),
        **marked,
    }
    return [change("outcome", occurrence_key(item_id, day, slot_id), fields)]


def seen(
    item_id: str, day: int, slot_id: str, target: float, version_id: str, profile: Profile | None, now: Now
) -> dict[str, Any]:
    """What is copied into every outcome, so that history survives plan edits and journeys."""
    return {
        "item_id": item_id,
        "day": day,
        "slot_id": slot_id,
        "target": target,
        "version_id": version_id,
        "zone": now["zone"],
        "at": now["instant"],
        "entered_day": local_day(now, profile),
        "device": now["device"],
    }
