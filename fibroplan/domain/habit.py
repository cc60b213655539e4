"""Sleep habits and tips as items of the plan: things that are done or not, with nothing to count."""

from typing import Any

from fibroplan.domain.change import Change
from fibroplan.domain.day import Now, local_day
from fibroplan.domain.plan import PlanVersion, add_item, edit_item, item_named, next_position, stop_item, version_on
from fibroplan.domain.profile import Profile
from fibroplan.domain.schedule import part_slot

TRIAL_DAYS = 7
"""How long a tip is tried before the app asks whether to keep it."""


def habit_item(habit_id: str) -> str:
    """The item of a sleep habit: a natural key, so that a habit chosen on two devices is one item."""
    return f"sleep-{habit_id}"


def tip_item(tip_id: str) -> str:
    """The item of a tip, as `habit_item`."""
    return f"tip-{tip_id}"


def uncounted(kind: str, content_id: str, title: str, unit: str, times: int, part: str, position: float) -> Any:
    """The version fields of something done `times` days a week (7: every day), in a part of the day."""
    return {
        "kind": kind,
        "content_id": content_id,
        "title": title,
        "unit": unit,
        "target": 1,
        "floor": 1,
        "schedule": "weekdays" if times == 7 else "times",
        "weekdays": [0, 1, 2, 3, 4, 5, 6] if times == 7 else [],
        "times_per_week": times,
        "slots": [part_slot(part)],
        "position": position,
    }


def in_plan(versions: list[PlanVersion], item_id: str, day: int) -> PlanVersion | None:
    """The version of an item in effect on a day; None where it is not in the plan."""
    version = version_on(item_named(versions, item_id), day)
    return None if version is None or version["schedule"] == "none" else version


def begin(
    versions: list[PlanVersion], item_id: str, fields: dict[str, Any], profile: Profile | None, now: Now
) -> list[Change]:
    """Begin an item today, or take it up again with these fields; its history stays."""
    if len(item_named(versions, item_id)["versions"]) == 0:
        return add_item(item_id, fields, 0, profile, now)
    return edit_item(versions, item_id, fields, 0, profile, now)


def toggle_habit(
    versions: list[PlanVersion], habit_id: str, title: str, profile: Profile | None, now: Now
) -> list[Change]:
    """Choose a sleep habit, or stop one that is chosen. It is ticked once a week."""
    item_id = habit_item(habit_id)
    if in_plan(versions, item_id, local_day(now, profile)) is not None:
        return stop_item(versions, item_id, profile, now)
    fields = uncounted("sleep", habit_id, title, "habit", 1, "bedtime", next_position(versions))
    return begin(versions, item_id, fields, profile, now)


def try_tip(
    versions: list[PlanVersion], tip_id: str, title: str, times: int, profile: Profile | None, now: Now
) -> list[Change]:
    """Put a tip on the plan, `times` days a week (1 to 7); after a week the app asks whether to keep it.

    A tip that is already in the plan stays as it is.
    """
    item_id, today = tip_item(tip_id), local_day(now, profile)
    if in_plan(versions, item_id, today) is not None:
        return []
    fields = uncounted("tip", tip_id, title, "tip", times, "morning", next_position(versions))
    return begin(versions, item_id, {**fields, "ask_day": today + TRIAL_DAYS}, profile, now)


def keep_tip(versions: list[PlanVersion], item_id: str, profile: Profile | None, now: Now) -> list[Change]:
    """Keep a tried tip on the plan; nothing is asked any more."""
    return edit_item(versions, item_id, {"ask_day": None}, 0, profile, now)


def let_go_tip(versions: list[PlanVersion], item_id: str, profile: Profile | None, now: Now) -> list[Change]:
    """Take a tried tip off the plan from today on. Its history stays, and it can be tried again."""
    return edit_item(versions, item_id, {"ask_day": None, "schedule": "none"}, 0, profile, now)
