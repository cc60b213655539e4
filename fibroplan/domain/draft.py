"""The plan builder's unfinished answers: one row, `plan-builder`, saved at every answer."""

from typing import Any, TypedDict

from fibroplan.domain.addition import Addition
from fibroplan.domain.change import Change, change
from fibroplan.domain.plan import Slot

DRAFT_ID = "plan-builder"

MOST_CHOSEN = 8
"""More than this at once is not a small start."""


class Draft(TypedDict):
    """A row of unfinished work."""

    id: str
    deleted: bool
    step: str
    answers: dict[str, Any]


class Detail(TypedDict):
    """The answers about one activity. A try of 0 was not given; `own` and `floor` 0 take the computed amounts.

    `ceiling` is the most on one day, 0 for none. `title` and `unit` are those of a thing of the person's own, else "".
    """

    title: str
    unit: str

    variant: str
    tries: list[float]
    not_sure: bool
    settled: bool
    own: float
    floor: float
    ceiling: float
    schedule: str
    weekdays: list[int]
    every_days: int
    times_per_week: int
    slots: list[Slot]


class Answers(TypedDict):
    """All answers so far. `at` is the place in `chosen` of the activity being asked about.

    `also` is what comes from the other libraries. `mode` is "new", or "edit" for the one item `item_id`.
    """

    mode: str
    item_id: str
    chosen: list[str]
    at: int
    details: dict[str, Detail]
    also: list[Addition]


def draft_of(drafts: list[Draft]) -> Draft | None:
    """The plan builder's draft, or None if nothing is unfinished."""
    found = [row for row in drafts if row["id"] == DRAFT_ID and not row["deleted"] and row["step"] != ""]
    return found[0] if len(found) > 0 else None


def step_of(drafts: list[Draft]) -> str:
    """Where the draft stands: goal, choose, baseline, days or preview; goal when there is none."""
    draft = draft_of(drafts)
    return "goal" if draft is None else draft["step"]


def answers_of(drafts: list[Draft]) -> Answers:
    """The answers of the draft, whole even where an older draft lacks some."""
    empty: Answers = {"mode": "new", "item_id": "", "chosen": [], "at": 0, "details": {}, "also": []}
    draft = draft_of(drafts)
    if draft is None:
        return empty
    merged: Any = {**empty, **draft["answers"]}
    answers: Answers = merged
    chosen = [name for name in answers["chosen"] if name in answers["details"]]
    whole: Any = {name: {**new_detail([], False), **answers["details"][name]} for name in chosen}
    return {
        **answers,
        "chosen": chosen,
        "details": {**answers["details"], **whole},
        "at": max(0, min(answers["at"], len(chosen) - 1)),
    }


def new_detail(weekdays: list[int], free: bool) -> Detail:
    """The answers about an activity before any was given; `free` sets no days, so that nothing asks for it."""
    return {
        "title": "",
        "unit": "",
        "variant": "start",
        "tries": [0, 0, 0],
        "not_sure": False,
        "settled": True,
        "own": 0,
        "floor": 0,
        "ceiling": 0,
        "schedule": "times" if free else "weekdays",
        "weekdays": weekdays,
        "every_days": 2,
        "times_per_week": 3,
        "slots": [{"id": "morning", "part": "morning", "minute": -1}],
    }


def is_full(answers: Answers) -> bool:
    """Whether as much is picked as a small start holds."""
    return len(answers["chosen"]) + len(answers["also"]) >= MOST_CHOSEN


def current_id(answers: Answers) -> str:
    """The content id of the activity being asked about; "" when none is chosen."""
    return answers["chosen"][answers["at"]] if len(answers["chosen"]) > 0 else ""


def saved(step: str, answers: Answers) -> list[Change]:
    """The change that saves the draft as it now stands."""
    return [change("draft", DRAFT_ID, {"deleted": False, "step": step, "answers": answers})]


def forgotten() -> list[Change]:
    """The change that clears the draft."""
    return [change("draft", DRAFT_ID, {"deleted": True, "step": "", "answers": {}})]
