"""What the last two weeks say about one item: how much was done, and how it settled by the next day."""

from typing import TypedDict

from fibroplan.domain.adherence import day_shares
from fibroplan.domain.numbers import total
from fibroplan.domain.occurrence import credit
from fibroplan.domain.outcome import Outcome, by_key, is_excused
from fibroplan.domain.pause import Pause, covers, is_flare, is_paused
from fibroplan.domain.plan import Item, PlanVersion, version_on
from fibroplan.domain.rules import Rules, constant
from fibroplan.domain.schedule import is_offered

RECOVERY = {"same": 0, "day": 1, "waiting": 2, "two": 2, "longer": 3}
"""Outcome.settled by order: 0 the same day, 1 within 24 hours, 2 within 48 or not yet, 3 later."""


class Step(TypedDict):
    """What was decided on one check of an item; the fields are told in `fibroplan/store/tables.py`."""

    id: str
    deleted: bool
    item_id: str
    day: int
    kind: str
    choice: str
    before: float
    after: float


class Check(TypedDict):
    """What a stretch of days says. `done` and `planned` are sessions, excused ones and flare days left out.

    `answers` counts the sessions of which the person said how they settled, `strong` those with a strong answer;
    `rise` (0 to 10) and `recovery` (0 to 3, see RECOVERY) are the middle of the answers.
    """

    planned: float
    done: float
    answers: int
    strong: int
    rise: float
    recovery: float


def median(values: list[float]) -> float:
    """The middle value, or the mean of the middle two; 0 for none."""
    ordered = sorted(values)
    half = len(ordered) // 2
    if len(ordered) == 0:
        return 0
    return ordered[half] if len(ordered) % 2 == 1 else (ordered[half - 1] + ordered[half]) / 2


def decided(steps: list[Step], item_id: str) -> Step | None:
    """The last decision on an item, or None."""
    mine = [row for row in steps if row["item_id"] == item_id and not row["deleted"]]
    ordered = sorted(mine, key=lambda row: [row["day"], row["id"]])
    return ordered[-1] if len(ordered) > 0 else None


def dose_since(item: Item, steps: list[Step], today: int) -> int:
    """The day since which the item has had its present dose, or was last decided on, if that is later."""
    since = today
    before: PlanVersion | None = None
    for version in item["versions"]:
        if version["from_day"] > today:
            continue
        if before is None or is_other_dose(before, version):
            since = version["from_day"]
        before = version
    last = decided(steps, item["item_id"])
    return since if last is None else max(since, last["day"])


def is_other_dose(before: PlanVersion, after: PlanVersion) -> bool:
    """Whether two versions ask for another dose of something."""
    return (
        before["target"] != after["target"]
        or before["unit"] != after["unit"]
        or before["sets"] != after["sets"]
        or before["content_id"] != after["content_id"]
        or before["variant"] != after["variant"]
    )


def last_flare(pauses: list[Pause], item_id: str, today: int) -> list[int]:
    """The first and last day of an item's flare that ended last before today; empty for none."""
    found: list[int] = []
    for pause in pauses:
        until = pause["until_day"]
        if pause["kind"] != "flare" or until is None or until >= today or not covers(pause, item_id, until):
            continue
        if len(found) == 0 or until > found[1]:
            found = [pause["from_day"], until]
    return found


def sessions(item_id: str, outcomes: list[Outcome]) -> list[Outcome]:
    """The outcomes of an item in which something was done."""
    return [
        row for row in outcomes if row["item_id"] == item_id and not row["deleted"] and credit(row, row["target"]) > 0
    ]


def check_of(
    item: Item, outcomes: list[Outcome], pauses: list[Pause], rules: Rules | None, first: int, last: int
) -> Check:
    """What the days first..last (both included) say about an item."""
    name = item["item_id"]
    rises: list[float] = []
    recoveries: list[float] = []
    strong = 0
    for row in sessions(name, outcomes):
        rise = row["rise"]
        if row["day"] < first or row["day"] > last or is_flare(pauses, name, row["day"]):
            continue
        if rise is not None and row["settled"] in RECOVERY:
            rises.append(rise)
            recoveries.append(RECOVERY[row["settled"]])
            if rise >= constant(rules, "strong_rise") or RECOVERY[row["settled"]] == 3:
                strong += 1
    planned = 0.0
    done = 0.0
    found = by_key([row for row in outcomes if row["item_id"] == name])
    for day in range(first, last + 1):
        if is_flare(pauses, name, day):
            continue
        shares = day_shares([item], found, pauses, day)
        planned += total([share["adjusted_planned"] for share in shares])
        done += total([share["adjusted_done"] for share in shares])
        version = version_on(item, day)
        if version is not None and is_offered(version) and not is_paused(pauses, name, day):
            mine = [row for row in outcomes if row["item_id"] == name and row["day"] == day and not row["deleted"]]
            planned += version["times_per_week"] / 7
            done += total([min(credit(row, row["target"]), 1) for row in mine])
            planned -= 1 if any(is_excused(row) for row in mine) else 0
    return {
        "planned": max(planned, 0),
        "done": done,
        "answers": len(rises),
        "strong": strong,
        "rise": median(rises),
        "recovery": median(recoveries),
    }
