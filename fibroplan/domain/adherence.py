"""Adherence: how much of what was planned was done.

Two figures, always named. *Raw* is against the original plan. *Adjusted* is kind and honest: paused days and
excusing reasons leave both sides, and a flare day is measured against its floor dose (docs/clinical-review.md [E]).
A week with nothing planned has no ratio: it is not 0 and not 1.
"""

from typing import TypedDict

from fibroplan.domain.numbers import total
from fibroplan.domain.occurrence import Occurrence, credit, floor_target, held_on
from fibroplan.domain.outcome import Outcome, by_key, is_excused, occurrence_key
from fibroplan.domain.pause import Pause, is_flare, is_paused
from fibroplan.domain.plan import Item, PlanVersion, plan_items, version_on
from fibroplan.domain.schedule import is_offered, slots_of

OVERSHOOT_FROM = 1.2
"""Done ÷ planned, uncapped, above which steady beats burst is worth saying (docs/clinical-review.md [E])."""


class Share(TypedDict):
    """What one occurrence, or one item's free choice of days in a week, adds to adherence."""

    item_id: str
    day: int
    """The day, or the first day of the week when `fixed` is False."""
    fixed: bool
    raw_planned: float
    raw_done: float
    adjusted_planned: float
    adjusted_done: float
    excused: int
    amount: float
    """Done ÷ planned, uncapped."""


class Adherence(TypedDict):
    """`kind` is "ratio", or "nothing_planned" with a ratio of 0 that means nothing.

    done and planned count occurrences, with partial credit; 0 <= done <= planned; ratio is done ÷ planned.
    """

    kind: str
    done: float
    planned: float
    excused: int
    ratio: float


def day_shares(items: list[Item], found: dict[str, Outcome], pauses: list[Pause], day: int) -> list[Share]:
    """The shares of a day's fixed occurrences; what is due n times a week belongs to the week."""
    held = held_on(items, pauses, day)
    return [fixed_share(row, found.get(row["key"])) for row in held if not row["optional"]]


def fixed_share(occurrence: Occurrence, outcome: Outcome | None) -> Share:
    """The share of one fixed occurrence.

    On an ordinary day the target that was copied into the outcome counts, so that an edit later that day takes
    nothing away. On a flare day raw counts against the plan and adjusted against the floor.
    """
    copied = occurrence["target"] if outcome is None or occurrence["flare"] else outcome["target"]
    raw = credit(outcome, occurrence["plan_target"] if occurrence["flare"] else copied)
    adjusted = credit(outcome, copied)
    excused = occurrence["paused"] or (outcome is not None and is_excused(outcome))
    return {
        "item_id": occurrence["item_id"],
        "day": occurrence["day"],
        "fixed": True,
        "raw_planned": 1,
        "raw_done": min(raw, 1),
        "adjusted_planned": 0 if excused else 1,
        "adjusted_done": 0 if excused else min(adjusted, 1),
        "excused": 1 if excused else 0,
        "amount": raw,
    }


def free_share(
    item: Item, found: dict[str, Outcome], pauses: list[Pause], first: int, last: int, today: int
) -> Share | None:
    """The share of an item due n times a week in the week first..last; None in a week that never asked for it.

    A week that the item was planned in for k days asks for n × k ÷ 7, rounded up. Before the week is over it asks
    for what can no longer be left for its remaining days.
    """
    asked = 0
    asked_after = 0
    left = 0
    left_after = 0
    excused = 0
    raw: list[float] = []
    adjusted: list[float] = []
    for day in range(first, last + 1):
        version = version_on(item, day)
        if version is None or not is_offered(version):
            continue
        rests = is_paused(pauses, item["item_id"], day)
        asked += version["times_per_week"]
        left += 1 if day > today else 0
        if not rests:
            asked_after += version["times_per_week"]
            left_after += 1 if day > today else 0
        outcome = found.get(occurrence_key(item["item_id"], day, slots_of(version)[0]["id"]))
        if outcome is None:
            continue
        flare = is_flare(pauses, item["item_id"], day)
        raw.append(credit(outcome, version["target"] if flare else outcome["target"]))
        if is_excused(outcome):
            excused += 1
        elif not rests:
            adjusted.append(credit(outcome, floor_target(version) if flare else outcome["target"]))
    if asked == 0:
        return None
    quota = (asked + 6) // 7
    quota_after = max(0, (asked_after + 6) // 7 - excused)
    raw_done = min(total([min(part, 1) for part in raw]), quota)
    adjusted_done = min(total([min(part, 1) for part in adjusted]), quota_after)
    return {
        "item_id": item["item_id"],
        "day": first,
        "fixed": False,
        "raw_planned": max(quota - left, raw_done),
        "raw_done": raw_done,
        "adjusted_planned": max(quota_after - left_after, adjusted_done),
        "adjusted_done": adjusted_done,
        "excused": quota - quota_after,
        "amount": total(raw),
    }


def week_shares(
    items: list[Item], found: dict[str, Outcome], pauses: list[Pause], first: int, today: int
) -> list[Share]:
    """Every share of the week that begins on `first`; days after today ask for nothing yet."""
    shares: list[Share] = []
    for day in range(first, min(first + 6, today) + 1):
        shares.extend(day_shares(items, found, pauses, day))
    for item in items:
        share = free_share(item, found, pauses, first, first + 6, today)
        if share is not None and first <= today:
            shares.append(share)
    return shares


def adherence_of(shares: list[Share], adjusted: bool) -> Adherence:
    """The raw or the adjusted figure of some shares."""
    planned = total([share["adjusted_planned"] if adjusted else share["raw_planned"] for share in shares])
    done = total([share["adjusted_done"] if adjusted else share["raw_done"] for share in shares])
    excused = 0
    for share in shares:
        excused += share["excused"]
    if planned <= 0:
        return {"kind": "nothing_planned", "done": 0, "planned": 0, "excused": excused, "ratio": 0}
    return {"kind": "ratio", "done": done, "planned": planned, "excused": excused, "ratio": done / planned}


def overshoot(shares: list[Share]) -> float:
    """Done ÷ planned without a cap, from 0; 0 with nothing planned. Above OVERSHOOT_FROM it is worth a word."""
    planned = total([share["raw_planned"] for share in shares])
    return total([share["amount"] for share in shares]) / planned if planned > 0 else 0


def week_adherence(
    versions: list[PlanVersion], outcomes: list[Outcome], pauses: list[Pause], first: int, today: int, adjusted: bool
) -> Adherence:
    """The adherence of the week that begins on day `first`, up to and including `today`."""
    return adherence_of(week_shares(plan_items(versions), by_key(outcomes), pauses, first, today), adjusted)
