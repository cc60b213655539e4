"""Occurrences: what the plan holds for a day, and how each one stands."""

from typing import TypedDict

from fibroplan.domain.numbers import number_words
from fibroplan.domain.outcome import Outcome, occurrence_key
from fibroplan.domain.pause import Pause, is_flare, is_paused
from fibroplan.domain.plan import Item, PlanVersion, Slot, version_on
from fibroplan.domain.schedule import is_due, is_offered, slot_minute, slot_part, slots_of


class Occurrence(TypedDict):
    """One planned thing on one day. `target` is the floor dose in a flare; `plan_target` is the plan's own."""

    key: str
    item_id: str
    day: int
    slot_id: str
    part: str
    minute: int
    version: PlanVersion
    target: float
    plan_target: float
    flare: bool
    paused: bool
    optional: bool


def floor_target(version: PlanVersion) -> float:
    """The amount of a flare day: the floor dose, never more than the plan's own target."""
    return min(version["floor"], version["target"])


def occurrences_on(items: list[Item], pauses: list[Pause], day: int) -> list[Occurrence]:
    """Everything the plan holds for a day, in the order of the day and then of the person."""
    held = held_on(items, pauses, day)
    return sorted(held, key=lambda row: [row["minute"], row["version"]["position"], row["key"]])


def held_on(items: list[Item], pauses: list[Pause], day: int) -> list[Occurrence]:
    """Everything the plan holds for a day, in the order of the items.

    An item that is due n times a week is held on every day, as `optional`.
    """
    found: list[Occurrence] = []
    for item in items:
        version = version_on(item, day)
        if version is None or not (is_due(version, day) or is_offered(version)):
            continue
        flare = is_flare(pauses, item["item_id"], day)
        paused = is_paused(pauses, item["item_id"], day)
        found.extend([occurrence_of(version, slot, day, flare, paused) for slot in slots_of(version)])
    return found


def occurrence_of(version: PlanVersion, slot: Slot, day: int, flare: bool, paused: bool) -> Occurrence:
    """One slot of a version on one day."""
    return {
        "key": occurrence_key(version["item_id"], day, slot["id"]),
        "item_id": version["item_id"],
        "day": day,
        "slot_id": slot["id"],
        "part": slot_part(slot),
        "minute": slot_minute(slot),
        "version": version,
        "target": floor_target(version) if flare else version["target"],
        "plan_target": version["target"],
        "flare": flare,
        "paused": paused,
        "optional": is_offered(version),
    }


def status(planned: bool, paused: bool, outcome: Outcome | None, day: int, today: int) -> str:
    """How an occurrence stands: done, partly, skipped, unplanned, paused, upcoming, open or missed.

    What was recorded comes first, even on a paused day: resting is allowed, and so is doing it all the same.
    "missed" is a word of the data, never of the screen, and is derived here alone.
    """
    mark = "" if outcome is None else outcome["mark"]
    if mark != "":
        return mark if planned else "unplanned"
    if not planned:
        return "unplanned"
    if paused:
        return "paused"
    if day > today:
        return "upcoming"
    return "open" if day == today else "missed"


def credit(outcome: Outcome | None, target: float) -> float:
    """How much of an occurrence was done, from 0; more than 1 when the target was passed.

    A "done" without an amount is 1. A target of 0 is met by any mark.
    """
    if outcome is None or outcome["mark"] not in ("done", "partly"):
        return 0
    amount = outcome["amount"]
    if amount is None or target <= 0:
        return 1
    return amount / target


def week_words(done: int, times: int) -> str:
    """ "1 of 3 this week"; "when you like" where no number is asked for."""
    return "when you like" if times == 0 else f"{number_words(done)} of {number_words(times)} this week"
