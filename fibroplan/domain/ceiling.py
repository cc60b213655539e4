"""Ceilings: the most of an item on one day, set by the person. Passing one is told, and never praised."""

from typing import TypedDict

from fibroplan.domain.change import Change, change
from fibroplan.domain.day import Now, local_day
from fibroplan.domain.numbers import clamp
from fibroplan.domain.outcome import Outcome
from fibroplan.domain.plan import PlanVersion, edit_item
from fibroplan.domain.profile import Profile
from fibroplan.domain.words import amount_words


class Limit(TypedDict):
    """One item with its ceiling; `over` is "" until it is passed today."""

    item_id: str
    title: str
    unit: str
    ceiling: float
    words: str
    over: str


def done_on(outcomes: list[Outcome], item_id: str, day: int) -> float:
    """How much of an item was done on a day, all slots together. "Done" without an amount is the target."""
    done = 0.0
    for outcome in outcomes:
        mine = outcome["item_id"] == item_id and outcome["day"] == day and not outcome["deleted"]
        if mine and outcome["mark"] in ("done", "partly"):
            amount = outcome["amount"]
            done += outcome["target"] if amount is None else amount
    return done


def ceiling_words(version: PlanVersion, done: float) -> str:
    """What is said when the ceiling of an item is passed on a day; "" within it or without one."""
    ceiling = version["ceiling"]
    if ceiling <= 0 or done <= ceiling:
        return ""
    return f"past your limit of {amount_words(ceiling, version['unit'])}"


def limit_of(version: PlanVersion, outcomes: list[Outcome], day: int) -> Limit:
    """An item's ceiling beside what was done on a day."""
    ceiling = version["ceiling"]
    return {
        "item_id": version["item_id"],
        "title": version["title"],
        "unit": version["unit"],
        "ceiling": ceiling,
        "words": "No limit set" if ceiling <= 0 else f"At most {amount_words(ceiling, version['unit'])} a day",
        "over": ceiling_words(version, done_on(outcomes, version["item_id"], day)),
    }


def set_ceiling(
    versions: list[PlanVersion], item_id: str, ceiling: float | None, profile: Profile | None, now: Now
) -> list[Change]:
    """The most of an item on one day, from today on: 0 to 10,000 in its own unit; 0 is no ceiling.

    None, from a field that holds no number, changes nothing. A change that is planned for later takes it over too.
    """
    if ceiling is None:
        return []
    today = local_day(now, profile)
    fields = {"ceiling": clamp(ceiling, 0, 10_000)}
    mine = [row for row in versions if row["item_id"] == item_id and not row["deleted"]]
    until_now = [row for row in mine if row["from_day"] <= today]
    later = [change("plan_version", row["id"], fields) for row in mine if row["from_day"] > today]
    return [*edit_item(until_now, item_id, fields, today, profile, now), *later]
