"""What was noted about the times of a medicine: taken, late, left out on purpose, not taken, or not due.

A time without a note is missing and counts for nothing, on neither side of a proportion. No mark is better than
another, and nothing says when the next one is due.
"""

from typing import TypedDict

from fibroplan.domain.change import Change, change
from fibroplan.domain.day import Now, local_day, local_minute
from fibroplan.domain.numbers import number_words
from fibroplan.domain.profile import Profile

INTAKE_MARKS = ["taken", "late", "skipped", "not_taken", "not_due"]
INTAKE_WORDS = {
    "taken": "Taken",
    "late": "Taken late",
    "skipped": "Left out on purpose",
    "not_taken": "Not taken",
    "not_due": "Not due",
}

COUNTED_MARKS = ["taken", "late", "skipped", "not_taken"]
"""Marks of a time that was due."""

SHORT_SPAN, LONG_SPAN = 7, 28
"""Days over which proportions are told."""


class Intake(TypedDict):
    """The note of one time; the fields are told in `fibroplan/store/tables.py`."""

    id: str
    deleted: bool
    medicine_id: str
    day: int
    slot_id: str
    minute: int | None
    mark: str
    reason: str
    zone: str
    at: float
    entered_day: int
    device: str


class IntakeShare(TypedDict):
    """The notes of some days. `noted` are the times that were due and have a note, `taken` those of them taken."""

    taken: int
    noted: int


def intake_key(medicine_id: str, day: int, slot_id: str) -> str:
    """The name of one time of a medicine: two devices that note it meet in one row."""
    return f"{medicine_id}.{day}.{slot_id}"


def intake_by_key(intakes: list[Intake]) -> dict[str, Intake]:
    """The notes that are not deleted, by their key."""
    return {row["id"]: row for row in intakes if not row["deleted"]}


def intake_share(intakes: list[Intake], medicine_id: str, first: int, last: int) -> IntakeShare:
    """The notes about a medicine from a first to a last day, both included."""
    mine = [
        row["mark"]
        for row in intakes
        if row["medicine_id"] == medicine_id and row["day"] >= first and row["day"] <= last and not row["deleted"]
    ]
    return {
        "taken": len([mark for mark in mine if mark in ("taken", "late")]),
        "noted": len([mark for mark in mine if mark in COUNTED_MARKS]),
    }


def share_words(share: IntakeShare, days: int, when_needed: bool) -> str:
    """A proportion in words: "7 days: taken 12 of 14 noted times". What is taken when needed has no whole."""
    if share["noted"] == 0:
        return f"{days} days: nothing noted"
    if when_needed:
        return f"{days} days: taken {'once' if share['taken'] == 1 else times_words(share['taken'])}"
    return f"{days} days: taken {number_words(share['taken'])} of {noted_words(share['noted'])}"


def times_words(times: int) -> str:
    """ "2 times"."""
    return f"{times} times"


def noted_words(times: int) -> str:
    """ "14 noted times", "1 noted time"."""
    return "1 noted time" if times == 1 else f"{times} noted times"


# ---- commands


def mark_intake(medicine_id: str, day: int, slot_id: str, mark: str, profile: Profile | None, now: Now) -> list[Change]:
    """Note one time of a medicine; "" takes the note back. A day to come and an unknown mark change nothing."""
    today = local_day(now, profile)
    if day > today or (mark != "" and mark not in INTAKE_MARKS):
        return []
    fields = {
        "deleted": False,
        "medicine_id": medicine_id,
        "day": day,
        "slot_id": slot_id,
        "mark": mark,
        "reason": "",
        "zone": now["zone"],
        "at": now["instant"],
        "entered_day": today,
        "device": now["device"],
    }
    return [change("intake", intake_key(medicine_id, day, slot_id), fields)]


def take_when_needed(medicine_id: str, profile: Profile | None, now: Now) -> list[Change]:
    """Note that a medicine that is taken when needed was taken just now."""
    first = mark_intake(medicine_id, local_day(now, profile), now["uuid"], "taken", profile, now)[0]
    return [change("intake", first["id"], {**first["fields"], "minute": local_minute(now)})]


def remove_intake(id: str) -> list[Change]:
    """Take back a note about something taken when needed."""
    return [change("intake", id, {"deleted": True})]


def set_intake_reason(id: str, reason: str) -> list[Change]:
    """Keep the reason, if the person wants to give one."""
    return [change("intake", id, {"reason": reason})]
