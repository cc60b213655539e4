"""The plan: items with stable ids, each a row of versions in time.

A version is in effect from its `from_day` until the next version of the same item. An edit makes a version that is
effective today or later, so a day that has passed keeps the plan it had. A stop is a version that schedules nothing.
"""

from typing import Any, TypedDict

from fibroplan.domain.change import Change, change
from fibroplan.domain.day import Now, local_day
from fibroplan.domain.profile import Profile


class Slot(TypedDict):
    """A place in the day: one of four parts, or a time in minutes after midnight (-1 unless `part` is "time")."""

    id: str
    part: str
    minute: int


class PlanVersion(TypedDict):
    """What one item is from a day on; the fields are told in `fibroplan/store/tables.py`."""

    id: str
    deleted: bool
    item_id: str
    from_day: int
    kind: str
    content_id: str
    variant: str
    title: str
    unit: str
    target: float
    floor: float
    ceiling: float
    sets: int
    each_side: bool
    tries: list[float]
    dose_rule: str
    schedule: str
    weekdays: list[int]
    every_days: int
    anchor_day: int
    times_per_week: int
    slots: list[Slot]
    ask_day: int | None
    position: float


class Item(TypedDict):
    """An item with its versions, earliest first."""

    item_id: str
    versions: list[PlanVersion]


EFFORT_KINDS = ["exercise", "custom"]
"""Kinds of items that take energy."""

ENERGY_RULE = "energy"
"""The `dose_rule` of an amount that is no target: up to so much, if there is room for it."""

COPIED = [
    "kind",
    "content_id",
    "variant",
    "title",
    "unit",
    "target",
    "floor",
    "ceiling",
    "sets",
    "each_side",
    "tries",
    "dose_rule",
    "schedule",
    "weekdays",
    "every_days",
    "anchor_day",
    "times_per_week",
    "slots",
    "ask_day",
    "position",
]
"""What a new version takes over from the version before it."""


def plan_items(versions: list[PlanVersion]) -> list[Item]:
    """The versions grouped by item, deleted ones left out; items in the order of their ids."""
    found: dict[str, Item] = {}
    names: list[str] = []
    for version in sorted(versions, key=lambda row: [row["from_day"], row["id"]]):
        if version["deleted"]:
            continue
        name = version["item_id"]
        if name not in found:
            found[name] = {"item_id": name, "versions": []}
            names.append(name)
        found[name]["versions"].append(version)
    return [found[name] for name in sorted(names)]


def version_on(item: Item, day: int) -> PlanVersion | None:
    """The version of an item in effect on a day, or None before its first one."""
    current: PlanVersion | None = None
    for version in item["versions"]:
        if version["from_day"] <= day:
            current = version
    return current


def item_named(versions: list[PlanVersion], item_id: str) -> Item:
    """One item with its versions, earliest first; no versions if it is unknown."""
    mine = [row for row in versions if row["item_id"] == item_id and not row["deleted"]]
    return {"item_id": item_id, "versions": sorted(mine, key=lambda row: [row["from_day"], row["id"]])}


def plan_on(versions: list[PlanVersion], day: int) -> list[PlanVersion]:
    """The versions in effect on a day, stopped items left out, in the person's order."""
    current: list[PlanVersion] = []
    for item in plan_items(versions):
        version = version_on(item, day)
        if version is not None and version["schedule"] != "none":
            current.append(version)
    return sorted(current, key=lambda row: [row["position"], row["item_id"]])


def has_plan(versions: list[PlanVersion], day: int) -> bool:
    """Whether any item is in effect on the day or starts later."""
    for item in plan_items(versions):
        for version in item["versions"]:
            if version["schedule"] != "none" and version["from_day"] > day:
                return True
        current = version_on(item, day)
        if current is not None and current["schedule"] != "none":
            return True
    return False


def version_id(item_id: str, from_day: int) -> str:
    """The natural key of a version: two edits of one item on one day meet in one row."""
    return f"{item_id}.{from_day}"


def next_position(versions: list[PlanVersion]) -> float:
    """A position after every item there is."""
    last = 0.0
    for version in versions:
        last = max(last, version["position"])
    return last + 1


def add_item(item_id: str, fields: dict[str, Any], from_day: int, profile: Profile | None, now: Now) -> list[Change]:
    """Begin an item with the given version fields on `from_day`, or today if that has passed."""
    day = max(from_day, local_day(now, profile))
    return [change("plan_version", version_id(item_id, day), {**fields, "item_id": item_id, "from_day": day})]


def edit_item(
    versions: list[PlanVersion],
    item_id: str,
    changes: dict[str, Any],
    from_day: int,
    profile: Profile | None,
    now: Now,
) -> list[Change]:
    """Change an item from a day on, never before today; what was planned for later is replaced by the edit.

    Days that have passed keep the version they had. An unknown item gives no change.
    """
    day = max(from_day, local_day(now, profile))
    item = item_named(versions, item_id)
    base = version_on(item, day)
    if base is None and len(item["versions"]) > 0:
        base = item["versions"][0]
    if base is None:
        return []
    later = [row for row in item["versions"] if row["from_day"] > day]
    replaced = [change("plan_version", row["id"], {"deleted": True}) for row in later]
    if base["id"] == version_id(item_id, day):
        return [change("plan_version", base["id"], changes), *replaced]
    kept = {name: base[name] for name in COPIED}
    fields = {**kept, **changes, "deleted": False, "item_id": item_id, "from_day": day}
    return [change("plan_version", version_id(item_id, day), fields), *replaced]


def stop_item(versions: list[PlanVersion], item_id: str, profile: Profile | None, now: Now) -> list[Change]:
    """Stop an item from today on. Its history stays and it can be taken up again."""
    return edit_item(versions, item_id, {"schedule": "none"}, 0, profile, now)


def restore_item(versions: list[PlanVersion], item_id: str, profile: Profile | None, now: Now) -> list[Change]:
    """Take a stopped item up again from today on, on the days it had before."""
    item = item_named(versions, item_id)
    if len(item["versions"]) == 0:
        return []
    return edit_item(versions, item_id, {"schedule": schedule_before_stop(item)}, 0, profile, now)


def schedule_before_stop(item: Item) -> str:
    """The kind of schedule an item had when it last had one.

    An item stopped on the day it was made has no such version; its days tell what was meant.
    """
    active = [row["schedule"] for row in item["versions"] if row["schedule"] != "none"]
    if len(active) > 0:
        return active[-1]
    last = item["versions"][-1]
    if len(last["weekdays"]) > 0:
        return "weekdays"
    return "every" if last["every_days"] > 1 else "times"
