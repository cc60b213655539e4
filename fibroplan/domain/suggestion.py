"""What a therapist suggests, and what becomes of it: the person takes it, takes another amount, or leaves it.

A suggestion is `fields`, what would change, beside `was`, what the therapist saw of them. Where the person has changed
the same since, both are shown and the person chooses. Nothing changes before they do.
"""

from typing import Any, TypedDict

from fibroplan.domain.day import time_words
from fibroplan.domain.dose import floor_dose
from fibroplan.domain.numbers import number_words
from fibroplan.domain.plan import PlanVersion, item_named, plan_on, version_on
from fibroplan.domain.rules import CONSTANTS, Rules, constant
from fibroplan.domain.schedule import part_slot, schedule_words
from fibroplan.domain.sleep_window import window_of
from fibroplan.domain.words import amount_words

SUGGESTION_KINDS = ["item", "new", "rules", "window"]
"""A change of one thing of the plan; one thing more; constants of the 14-day check; a sleep window."""

RHYTHM_FIELDS = ["schedule", "weekdays", "every_days", "times_per_week"]
ITEM_FIELDS = ["target", "ceiling", *RHYTHM_FIELDS]
"""What a suggestion about a thing of the plan can change."""

RULE_LABELS = {
    "settled_percent": "First dose, of what was comfortable, %",
    "unsettled_percent": "First dose in a hard time, %",
    "floor_percent": "What is left in a flare, %",
    "check_days": "Days between two checks",
    "enough_percent": "Done before a step is offered, %",
    "enough_answers": "Answers before a step is offered",
    "calm_rise": "Most that symptoms rose before a step, of 10",
    "strong_rise": "A strong rise, from, of 10",
    "strong_times": "Strong rises that bring a step back",
    "step_percent": "A step, %",
    "most_percent": "Most that a step can be, %",
    "back_percent": "A step back, %",
    "strong_back_percent": "A step back after strong rises, %",
    "return_percent": "Begin again after a flare at, %",
    "long_return_percent": "Begin again after a longer flare at, %",
    "return_from_days": "Days of a flare that ask for it",
    "layoff_percent": "Begin again after one to two weeks at, %",
    "long_layoff_percent": "Begin again after longer at, %",
    "aim_minutes": "No step beyond, minutes",
}


class Suggestion(TypedDict):
    """A row; the fields are told in `fibroplan/store/tables.py`."""

    id: str
    deleted: bool
    therapist_id: str
    author: str
    kind: str
    item_id: str
    fields: dict[str, Any]
    was: dict[str, Any]
    why: str
    at: float
    answer: str
    answered_day: int | None


class SuggestionLine(TypedDict):
    """One thing that would change: as the therapist saw it, as it is now, and as it would be."""

    label: str
    seen: str
    mine: str
    suggested: str


def suggested_version(fields: dict[str, Any], today: int) -> PlanVersion:
    """The version that a suggested new thing begins with; what lacks is filled with what a plan begins with."""
    blank: dict[str, Any] = {"title": "", "unit": "minutes", "target": 5, "weekdays": [], "part": "morning"}
    given: dict[str, Any] = {**blank, **fields}
    return {
        "id": "",
        "deleted": False,
        "item_id": "",
        "from_day": today,
        "kind": "custom",
        "content_id": "",
        "variant": "start",
        "title": given["title"],
        "unit": given["unit"],
        "target": given["target"],
        "floor": floor_dose(given["target"], given["unit"], None),
        "ceiling": 0,
        "sets": 1,
        "each_side": False,
        "tries": [],
        "dose_rule": "own",
        "schedule": "weekdays",
        "weekdays": given["weekdays"],
        "every_days": 1,
        "anchor_day": today,
        "times_per_week": 3,
        "slots": [part_slot(given["part"])],
        "ask_day": None,
        "position": 0,
    }


def version_now(versions: list[PlanVersion], item_id: str, today: int) -> PlanVersion | None:
    """The version of an item in effect today; None where it is stopped, or begins later, or is unknown."""
    version = version_on(item_named(versions, item_id), today)
    return None if version is None or version["schedule"] == "none" else version


def suggestion_lines(
    kind: str,
    fields: dict[str, Any],
    was: dict[str, Any],
    version: PlanVersion | None,
    rules: Rules | None,
    window: Rules | None,
    today: int,
) -> list[SuggestionLine]:
    """What would change. version: the thing of the plan as it is now; window: the row that holds the sleep window."""
    if kind == "item":
        return [] if version is None else item_lines(fields, was, version)
    if kind == "new":
        version = suggested_version(fields, today)
        amount = amount_words(version["target"], version["unit"])
        return [new_line("Amount", amount), new_line("Days", schedule_words(version))]
    if kind == "window":
        mine = window_of(window)
        held = "none" if mine is None else window_times(mine["into_bed"], mine["out_of_bed"])
        return [{"label": "Bed times", "seen": window_said(was), "mine": held, "suggested": window_said(fields)}]
    return [
        {
            "label": RULE_LABELS[name],
            "seen": number_words(was.get(name, CONSTANTS[name][0])),
            "mine": number_words(constant(rules, name)),
            "suggested": number_words(fields[name]),
        }
        for name in sorted(RULE_LABELS)
        if name in fields
    ]


def new_line(label: str, words: str) -> SuggestionLine:
    """A line of something that is not there yet."""
    return {"label": label, "seen": "", "mine": "", "suggested": words}


def item_lines(fields: dict[str, Any], was: dict[str, Any], version: PlanVersion) -> list[SuggestionLine]:
    """What would change of a thing of the plan."""
    seen: Any = {**version, **was}
    changed: Any = {**version, **fields}
    unit = version["unit"]
    lines: list[SuggestionLine] = []
    if "target" in fields:
        lines.append(
            {
                "label": "Amount",
                "seen": amount_words(seen["target"], unit),
                "mine": amount_words(version["target"], unit),
                "suggested": amount_words(changed["target"], unit),
            }
        )
    if "ceiling" in fields:
        lines.append(
            {
                "label": "Most on one day",
                "seen": most_words(seen["ceiling"], unit),
                "mine": most_words(version["ceiling"], unit),
                "suggested": most_words(changed["ceiling"], unit),
            }
        )
    if any(name in fields for name in RHYTHM_FIELDS):
        suggested = schedule_words(changed)
        seen_days = schedule_words(seen)
        lines.append({"label": "Days", "seen": seen_days, "mine": schedule_words(version), "suggested": suggested})
    return lines


def most_words(ceiling: float, unit: str) -> str:
    """The most of a thing on one day."""
    return amount_words(ceiling, unit) if ceiling > 0 else "no limit"


def window_times(into_bed: int, out_of_bed: int) -> str:
    """Bed times in words."""
    return f"bed from {time_words(into_bed)}, up at {time_words(out_of_bed)}"


def window_said(fields: dict[str, Any]) -> str:
    """Bed times of a suggestion, or "none"."""
    into_bed: Any = fields.get("into_bed")
    out_of_bed: Any = fields.get("out_of_bed")
    return "none" if into_bed is None or out_of_bed is None else window_times(into_bed, out_of_bed)


def has_crossed(lines: list[SuggestionLine]) -> bool:
    """Whether the person has changed something of it since the therapist saw it."""
    return any(line["seen"] != line["mine"] for line in lines)


def suggestion_title(suggestion: Suggestion, versions: list[PlanVersion], today: int) -> str:
    """What a suggestion is about, in words."""
    kind = suggestion["kind"]
    if kind == "new":
        title: str = suggestion["fields"].get("title", "")
        return f"New: {title}"
    if kind == "window":
        return "A sleep window"
    if kind == "rules":
        return "How your plan takes its steps"
    titles = [version["title"] for version in plan_on(versions, today) if version["item_id"] == suggestion["item_id"]]
    said: str = suggestion["was"].get("title", "")
    return titles[0] if len(titles) > 0 else said
