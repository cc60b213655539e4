"""Which days an item is due, and where in the day. Times float: they are what the person's own clock shows."""

from typing import TypedDict

from fibroplan.domain.day import SHORT_WEEKDAYS, time_words, weekday
from fibroplan.domain.plan import PlanVersion, Slot
from fibroplan.domain.words import list_words

PARTS = ["morning", "midday", "evening", "bedtime"]
PART_LABELS = {"morning": "Morning", "midday": "Midday", "evening": "Evening", "bedtime": "Bedtime"}

MORNING_FROM, MIDDAY_FROM, EVENING_FROM, BEDTIME_FROM = 300, 720, 1020, 1260
"""05:00, 12:00, 17:00 and 21:00: where a slot with a time of its own stands in the day."""


class Schedule(TypedDict):
    """The fields of a version that say when; `schedule` is weekdays, every, times or none."""

    schedule: str
    weekdays: list[int]
    every_days: int
    anchor_day: int
    times_per_week: int
    slots: list[Slot]


def is_due(version: PlanVersion, day: int) -> bool:
    """Whether the version's schedule names this day. "n times a week" names no day: see `is_offered`."""
    if version["schedule"] == "weekdays":
        return weekday(day) in version["weekdays"]
    if version["schedule"] == "every":
        return (day - version["anchor_day"]) % max(1, version["every_days"]) == 0
    return False


def is_offered(version: PlanVersion) -> bool:
    """Whether the item may be done on any day of the week, a number of times."""
    return version["schedule"] == "times"


def part_slot(part: str) -> Slot:
    """The slot of one of the four parts of the day."""
    return {"id": part, "part": part, "minute": -1}


def slots_of(version: PlanVersion) -> list[Slot]:
    """The places in the day, by the clock; the morning if none was chosen. "n times a week" has one."""
    if len(version["slots"]) == 0:
        return [part_slot("morning")]
    if is_offered(version):
        return [version["slots"][0]]
    return sorted(version["slots"], key=lambda slot: [slot_minute(slot), slot["id"]])


def slot_part(slot: Slot) -> str:
    """The part of the day a slot is shown in: morning, midday, evening or bedtime."""
    if slot["part"] in PARTS:
        return slot["part"]
    minute = slot["minute"]
    if minute < MORNING_FROM or minute >= BEDTIME_FROM:
        return "bedtime"
    if minute < MIDDAY_FROM:
        return "morning"
    return "midday" if minute < EVENING_FROM else "evening"


def slot_minute(slot: Slot) -> int:
    """Where a slot stands in the day, in minutes from 05:00, to sort by. A part stands before its times."""
    if slot["part"] == "time":
        return (slot["minute"] - MORNING_FROM) % 1440
    if slot["part"] == "morning":
        return -1
    if slot["part"] == "midday":
        return MIDDAY_FROM - MORNING_FROM - 1
    return (EVENING_FROM if slot["part"] == "evening" else BEDTIME_FROM) - MORNING_FROM - 1


def slot_words(slot: Slot) -> str:
    """ "morning", or the time: "8:05"."""
    return time_words(slot["minute"]) if slot["part"] == "time" else slot["part"]


def days_words(version: PlanVersion) -> str:
    """The days alone: "Every day", "Mon, Wed, Fri", "Every 3 days", "2 times a week", "When you like", "Stopped"."""
    if version["schedule"] == "weekdays":
        if len(version["weekdays"]) == 7:
            return "Every day"
        if len(version["weekdays"]) == 0:
            return "No days yet"
        return ", ".join([SHORT_WEEKDAYS[index] for index in sorted(version["weekdays"])])
    if version["schedule"] == "every":
        return "Every day" if version["every_days"] == 1 else f"Every {version['every_days']} days"
    if version["schedule"] == "times":
        if version["times_per_week"] == 0:
            return "When you like"
        return "Once a week" if version["times_per_week"] == 1 else f"{version['times_per_week']} times a week"
    return "Stopped"


def schedule_words(version: PlanVersion) -> str:
    """Days and places in the day: "Mon, Wed, Fri · morning and evening"; "Stopped" alone."""
    days = days_words(version)
    if version["schedule"] == "none":
        return days
    return f"{days} · {list_words([slot_words(slot) for slot in slots_of(version)])}"
