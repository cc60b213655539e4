"""What a plan takes from the other libraries beside exercises: relaxation, sleep habits, tips, reflections.

Each is a row of one shape with its rhythm in it, so the builder needs no question about it. It is stored as an item of
its kind with the natural key `<kind>-<content_id>`: chosen twice, or on two devices, it is one item.
"""

from typing import Any, TypedDict

from fibroplan.domain.change import Change
from fibroplan.domain.day import Now, local_day
from fibroplan.domain.dose import floor_dose
from fibroplan.domain.habit import TRIAL_DAYS, begin, in_plan, uncounted
from fibroplan.domain.plan import PlanVersion
from fibroplan.domain.profile import Profile
from fibroplan.domain.schedule import schedule_words
from fibroplan.domain.words import UNCOUNTED, dose_words

ADDITION_LABELS = {
    "relax": "Relaxation",
    "reflect": "Reflections",
    "sleep": "Sleep habits",
    "tip": "Tips for daily life",
}
"""The libraries by the kind of their items."""


ANY_PROMPT = "prompt"
"""The reflection that is no form: whichever prompt the day brings."""

ADDED_FIELDS = [
    "kind",
    "content_id",
    "title",
    "unit",
    "target",
    "floor",
    "dose_rule",
    "schedule",
    "weekdays",
    "times_per_week",
    "anchor_day",
    "slots",
    "ask_day",
    "position",
]
"""What a row says of its item; everything else is as in a new row of the store."""


class Addition(TypedDict):
    """One row of another library: `amount` in `unit`, `times` days a week (7: every day), in a part of the day."""

    kind: str
    content_id: str
    title: str
    text: str
    evidence: str
    unit: str
    amount: float
    times: int
    part: str


class AdditionRow(TypedDict):
    """One row on the screen; `chosen` in the draft, `in_plan` already."""

    key: str
    kind: str
    content_id: str
    title: str
    detail: str
    text: str
    evidence: str
    chosen: bool
    in_plan: bool


class AdditionGroup(TypedDict):
    """The rows of one library; `words` says how many are chosen."""

    kind: str
    label: str
    words: str
    rows: list[AdditionRow]


def addition_item(row: Addition) -> str:
    """The item of a row: its natural key."""
    return f"{row['kind']}-{row['content_id']}"


def addition_version(row: Addition, position: float, today: int) -> PlanVersion:
    """The plan version that a row makes, from today on. A tip is tried: after a week the app asks about it."""
    name = addition_item(row)
    fields = uncounted(row["kind"], row["content_id"], row["title"], row["unit"], row["times"], row["part"], position)
    counted = row["unit"] not in UNCOUNTED
    version: Any = {
        **fields,
        "id": name,
        "deleted": False,
        "item_id": name,
        "from_day": today,
        "variant": "start",
        "target": row["amount"] if counted else 1,
        "floor": floor_dose(row["amount"], row["unit"], None) if counted else 1,
        "ceiling": 0,
        "sets": 1,
        "each_side": False,
        "tries": [],
        "dose_rule": "default" if counted else "",
        "every_days": 1,
        "anchor_day": today,
        "ask_day": today + TRIAL_DAYS if row["kind"] == "tip" else None,
    }
    return version


def add_rows(
    rows: list[Addition], versions: list[PlanVersion], position: float, profile: Profile | None, now: Now
) -> list[Change]:
    """Put rows on the plan from today on. One that was stopped is taken up again; one that is there stays as it is."""
    today = local_day(now, profile)
    changes: list[Change] = []
    for index, row in enumerate(rows):
        name = addition_item(row)
        if in_plan(versions, name, today) is None:
            made = addition_version(row, position + index, today)
            fields: Any = {key: made[key] for key in ADDED_FIELDS}
            changes.extend(begin(versions, name, fields, profile, now))
    return changes


def addition_groups(
    additions: list[Addition], chosen: list[Addition], versions: list[PlanVersion], today: int
) -> list[AdditionGroup]:
    """The other libraries, each with what of it is chosen; one without rows is left out."""
    names = [addition_item(row) for row in chosen]
    groups: list[AdditionGroup] = []
    for kind in ["relax", "reflect", "sleep", "tip"]:
        mine = [row for row in additions if row["kind"] == kind]
        picked = len([row for row in chosen if row["kind"] == kind])
        if len(mine) > 0:
            rows = [addition_row(row, names, versions, today) for row in mine]
            words = "" if picked == 0 else f"{picked} picked"
            groups.append({"kind": kind, "label": ADDITION_LABELS[kind], "words": words, "rows": rows})
    return groups


def addition_row(row: Addition, chosen: list[str], versions: list[PlanVersion], today: int) -> AdditionRow:
    """One row with its rhythm in words; `chosen` are the items of the draft."""
    name = addition_item(row)
    return {
        "key": name,
        "kind": row["kind"],
        "content_id": row["content_id"],
        "title": row["title"],
        "detail": addition_words(row, today),
        "text": row["text"],
        "evidence": row["evidence"],
        "chosen": name in chosen,
        "in_plan": in_plan(versions, name, today) is not None,
    }


def addition_words(row: Addition, today: int) -> str:
    """What a row asks for: "3 minutes · Every day · evening", "sleep habit · Once a week · bedtime"."""
    made = addition_version(row, 0, today)
    return f"{dose_words(made['target'], made['unit'], 1, False)} · {schedule_words(made)}"
