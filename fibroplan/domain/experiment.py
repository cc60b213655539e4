"""A behavioural experiment: a small test of a worry, inside the plan and inside what the safety check allows."""

from typing import Any, TypedDict

from fibroplan.domain.change import Change
from fibroplan.domain.day import Now, local_day
from fibroplan.domain.dose import smallest_dose, stepper_of
from fibroplan.domain.numbers import clamp
from fibroplan.domain.occurrence import floor_target
from fibroplan.domain.pause import Pause, is_flare
from fibroplan.domain.plan import EFFORT_KINDS, PlanVersion, plan_on
from fibroplan.domain.profile import Profile
from fibroplan.domain.reflection import Reflection, answers_in, entry_of, with_answers
from fibroplan.domain.screening import Screening, latest, reason_to_wait
from fibroplan.domain.words import amount_words

OTHER = "other"
"""A test without moving: it needs no dose."""


class ExperimentItem(TypedDict):
    """Something of the plan that a worry can be tested with: `most` is today's own amount, and the most of a test."""

    item_id: str
    title: str
    words: str
    unit: str
    most: float
    least: float
    grain: float
    chosen: bool


class ExperimentLimits(TypedDict):
    """What a test may be today. `waits` is why moving waits, a key of `screening.WAITS`, or "" where it does not."""

    waits: str
    flare: bool
    items: list[ExperimentItem]


def experiment_limits(
    versions: list[PlanVersion],
    pauses: list[Pause],
    screenings: list[Screening],
    chosen: str,
    profile: Profile | None,
    now: Now,
) -> ExperimentLimits:
    """The things of today's plan that take effort, with their amounts: none while the safety check says to wait."""
    today = local_day(now, profile)
    waits = reason_to_wait(latest(screenings))
    planned = [version for version in plan_on(versions, today) if version["kind"] in EFFORT_KINDS and waits == ""]
    rows = [experiment_item(version, is_flare(pauses, version["item_id"], today), chosen) for version in planned]
    flare = any(is_flare(pauses, version["item_id"], today) for version in planned)
    return {"waits": waits, "flare": flare, "items": rows}


def experiment_item(version: PlanVersion, flare: bool, chosen: str) -> ExperimentItem:
    """One thing of the plan: the most of a test is its target, or its floor in a flare, and never over its ceiling."""
    target = floor_target(version) if flare else version["target"]
    most = min(target, version["ceiling"]) if version["ceiling"] > 0 else target
    return {
        "item_id": version["item_id"],
        "title": version["title"],
        "words": amount_words(most, version["unit"]),
        "unit": version["unit"],
        "most": most,
        "least": min(most, smallest_dose(version["unit"])),
        "grain": stepper_of(version["unit"]),
        "chosen": version["item_id"] == chosen,
    }


def choose_experiment(
    entries: list[Reflection],
    versions: list[PlanVersion],
    pauses: list[Pause],
    screenings: list[Screening],
    id: str,
    content_id: str,
    field: str,
    item_id: str,
    profile: Profile | None,
    now: Now,
) -> list[Change]:
    """Test the worry with something of the plan, at its own amount, or without moving (OTHER)."""
    found = experiment_limits(versions, pauses, screenings, item_id, profile, now)["items"]
    item = [row for row in found if row["chosen"]]
    if len(item) == 0 and item_id != OTHER:
        return []
    amount = item[0]["most"] if len(item) > 0 else 0
    unit = item[0]["unit"] if len(item) > 0 else ""
    title = item[0]["title"] if len(item) > 0 else ""
    answers = experiment_answers(field, item_id, title, amount, unit, False)
    return with_answers(entries, id, content_id, answers, profile, now)


def set_experiment_amount(
    entries: list[Reflection],
    versions: list[PlanVersion],
    pauses: list[Pause],
    screenings: list[Screening],
    id: str,
    content_id: str,
    field: str,
    value: float | None,
    profile: Profile | None,
    now: Now,
) -> list[Change]:
    """Change the amount of a test. More than today's own amount is held at it; that is told on the screen."""
    held = answers_in(entry_of(entries, id)).get(field, "")
    found = experiment_limits(versions, pauses, screenings, held, profile, now)["items"]
    item = [row for row in found if row["chosen"]]
    if value is None or len(item) == 0:
        return []
    row = item[0]
    amount = clamp(value, row["least"], row["most"])
    answers = experiment_answers(field, held, row["title"], amount, row["unit"], value > row["most"])
    return with_answers(entries, id, content_id, answers, profile, now)


def experiment_answers(field: str, item_id: str, title: str, amount: float, unit: str, held: bool) -> dict[str, Any]:
    """A test among the answers of an entry; `held` says that more was asked for."""
    return {
        field: item_id,
        f"{field}-title": title,
        f"{field}-amount": amount,
        f"{field}-unit": unit,
        f"{field}-held": held,
    }
