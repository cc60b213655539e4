"""Whether a suggestion can be sent, or taken as it is: asked by the therapist's page and by the phone alike."""

from typing import Any

from fibroplan.domain.plan import PlanVersion
from fibroplan.domain.rules import CONSTANTS, Rules
from fibroplan.domain.schedule import PARTS
from fibroplan.domain.sleep_window import WindowGuard, window_problem
from fibroplan.domain.suggestion import ITEM_FIELDS, item_lines, version_now

LEAST_AMOUNT = 0.5
COUNTED_UNITS = ["minutes", "seconds", "times", "steps", "songs", "breaths"]
MOST_AMOUNT = 10_000

SUGGESTION_PROBLEMS = {
    "kind": "This kind of suggestion is not known.",
    "gone": "This is not in the plan any more.",
    "nothing": "Please change something first: this is how it is now.",
    "amount": "Please give an amount from 0.5 to 10,000.",
    "ceiling": "The most on one day is 0 for none, or at least the amount of one go.",
    "days": "Please choose at least one day.",
    "title": "Please say what it is, in at most 120 characters.",
    "limits": "One of the figures is outside its limits.",
    "unknown": "Part of this cannot be suggested.",
}
"""Why a suggestion cannot be sent, or cannot be taken, in plain words."""


def suggestion_problem(
    kind: str,
    item_id: str,
    fields: dict[str, Any],
    author: str,
    versions: list[PlanVersion],
    window: Rules | None,
    guards: list[WindowGuard],
    resting: bool,
    today: int,
) -> str:
    """Why a suggestion cannot be sent, or cannot be taken as it is, in words; "" where it can.

    Args:
        kind: One of SUGGESTION_KINDS.
        item_id: The thing of the plan that it is about; "" for another kind.
        fields: What would change: those of ITEM_FIELDS; title, unit, target, weekdays and part of a new thing;
            constants; or into_bed, out_of_bed and clear of a window.
        author: Who suggests it.
        versions: The plan.
        window: The row that holds the sleep window, or None.
        guards: The list to go through before a window.
        resting: Whether the hours of rest after an infusion last.
        today: The person's day.
    """
    if kind == "item":
        version = version_now(versions, item_id, today)
        return SUGGESTION_PROBLEMS["gone"] if version is None else item_problem(fields, version)
    if kind == "new":
        return new_problem(fields)
    if kind == "rules":
        return rules_problem(fields)
    if kind == "window":
        asked: dict[str, Any] = {"into_bed": None, "out_of_bed": None, "clear": [], **fields}
        times = [asked["into_bed"], asked["out_of_bed"]]
        return window_problem(window, times[0], times[1], author, asked["clear"], guards, resting, today)
    return SUGGESTION_PROBLEMS["kind"]


def item_problem(fields: dict[str, Any], version: PlanVersion) -> str:
    """What is wrong with a change of a thing of the plan."""
    changed: Any = {**version, **fields}
    if len(sorted(fields)) == 0:
        return SUGGESTION_PROBLEMS["nothing"]
    if any(name not in ITEM_FIELDS for name in sorted(fields)):
        return SUGGESTION_PROBLEMS["unknown"]
    target: float = changed["target"]
    ceiling: float = changed["ceiling"]
    if target < LEAST_AMOUNT or target > MOST_AMOUNT:
        return SUGGESTION_PROBLEMS["amount"]
    if ceiling < 0 or ceiling > MOST_AMOUNT or ("ceiling" in fields and ceiling > 0 and ceiling < target):
        return SUGGESTION_PROBLEMS["ceiling"]
    if changed["schedule"] == "weekdays" and not any_weekday(changed["weekdays"]):
        return SUGGESTION_PROBLEMS["days"]
    lines = item_lines(fields, {}, version)
    return "" if any(line["mine"] != line["suggested"] for line in lines) else SUGGESTION_PROBLEMS["nothing"]


def any_weekday(weekdays: list[int]) -> bool:
    """Whether days of the week are named, and no others."""
    return len(weekdays) > 0 and all(day >= 0 and day <= 6 for day in weekdays)


def new_problem(fields: dict[str, Any]) -> str:
    """What is wrong with a new thing for the plan."""
    blank: dict[str, Any] = {"title": "", "unit": "", "target": 0, "weekdays": [], "part": ""}
    given: dict[str, Any] = {**blank, **fields}
    title: str = given["title"]
    if title == "" or len(list(title)) > 120:
        return SUGGESTION_PROBLEMS["title"]
    if given["target"] < LEAST_AMOUNT or given["target"] > MOST_AMOUNT:
        return SUGGESTION_PROBLEMS["amount"]
    if not any_weekday(given["weekdays"]):
        return SUGGESTION_PROBLEMS["days"]
    known = given["unit"] in COUNTED_UNITS and given["part"] in PARTS
    return "" if known else SUGGESTION_PROBLEMS["unknown"]


def rules_problem(fields: dict[str, Any]) -> str:
    """What is wrong with constants for one person."""
    names = sorted(fields)
    if len(names) == 0:
        return SUGGESTION_PROBLEMS["nothing"]
    if any(name not in CONSTANTS for name in names):
        return SUGGESTION_PROBLEMS["unknown"]
    within = all(CONSTANTS[name][1] <= fields[name] and fields[name] <= CONSTANTS[name][2] for name in names)
    return "" if within else SUGGESTION_PROBLEMS["limits"]
