"""What the plan builder adds from the other libraries, in one shape: relaxation, reflections, sleep habits
and tips.

One more library joins by one more function in ADDED.
"""

from collections.abc import Callable
from typing import Any

from fibroplan.content.reflect import reflect
from fibroplan.content.relaxation import relaxation
from fibroplan.content.sleep import sleep
from fibroplan.content.tips import tips
from fibroplan.domain.addition import ANY_PROMPT

HABIT_TIMES = 1
"""A sleep habit is ticked once a week."""

REFLECT_TIMES = 2
"""A reflection is planned twice a week; courses ask for more, a plan for little (our choice [E])."""


def _addition(kind: str, row: dict[str, Any], **rhythm: Any) -> dict[str, Any]:
    said = {"title": row["title"], "text": row["text"], "evidence": row["evidence"]["label"]}
    return {"kind": kind, "content_id": row["id"], **said, **rhythm}


def _relaxation() -> list[dict[str, Any]]:
    return [
        _addition("relax", row, unit="minutes", amount=row["minutes"], times=row["times"], part=row["part"])
        for row in relaxation()["exercises"]
    ]


def _reflections() -> list[dict[str, Any]]:
    rhythm = {"unit": "reflect", "amount": 1, "times": REFLECT_TIMES, "part": "evening"}
    about = reflect()["about"]
    any_prompt = {**about, "id": ANY_PROMPT, "title": "A few words to a prompt", "text": about["words"]}
    forms = [{**form, "text": form["words"]} for form in reflect()["forms"]]
    return [_addition("reflect", row, **rhythm) for row in [any_prompt, *forms]]


def _sleep_habits() -> list[dict[str, Any]]:
    rhythm = {"unit": "habit", "amount": 1, "times": HABIT_TIMES, "part": "bedtime"}
    return [_addition("sleep", row, **rhythm) for row in sleep()["habits"]]


def _tips() -> list[dict[str, Any]]:
    rhythm = {"unit": "tip", "amount": 1, "part": "morning"}
    return [_addition("tip", row, times=row["times"], **rhythm) for row in tips()["tips"]]


ADDED: tuple[Callable[[], list[dict[str, Any]]], ...] = (_relaxation, _reflections, _sleep_habits, _tips)
"""The libraries that the builder adds from, in the order in which it shows them."""


def additions() -> list[dict[str, Any]]:
    """Every row that the builder adds beside exercises, as `fibroplan.domain.addition.Addition`."""
    return [row for rows in ADDED for row in rows()]
