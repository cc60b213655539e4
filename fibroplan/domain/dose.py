"""Doses: where an activity starts and what is left of it in a flare, always with the arithmetic in words.

Nothing here raises a dose. The numbers are working conventions of pacing, to be confirmed by a clinician:
docs/clinical-review.md, tag [E] throughout.
"""

from typing import Any, TypedDict

from fibroplan.domain.numbers import number_words, round_down, total
from fibroplan.domain.plan import ENERGY_RULE
from fibroplan.domain.rules import Rules, constant
from fibroplan.domain.words import amount_words, list_words

SMALLEST = {"minutes": 1, "seconds": 5, "times": 2, "steps": 2, "songs": 0.5, "breaths": 2}
"""No dose is smaller: 1 minute, 2 repetitions (docs/clinical-review.md [E]); the other units by analogy [E]."""

GRAIN = {"songs": 0.5}
"""Doses are whole numbers of their unit, but for half a song."""

MOST = {"minutes": 60, "seconds": 300, "times": 60, "steps": 500, "songs": 10, "breaths": 100}
"""No single go of an activity starts with more (docs/clinical-review.md [E])."""

STEPPER = {"minutes": 1, "seconds": 5, "times": 1, "steps": 1, "songs": 0.5, "breaths": 1}
"""By how much a stepper changes an amount."""

NO_BASELINE = {
    "aerobic": {"unit": "minutes", "amount": 5},
    "strength": {"unit": "times", "amount": 5},
    "stretch": {"unit": "seconds", "amount": 10},
    "balance": {"unit": "seconds", "amount": 10},
}
"""Where to start without a baseline, by category (docs/clinical-review.md [E]); the library may name less."""


class Dose(TypedDict):
    """A starting dose.

    `target` and `floor` are in the activity's unit; `rule` is baseline_80 (in an ordinary time), baseline_50, default,
    own or energy; `words` is the arithmetic; `too_much` says that the smallest dose lies above what was managed.
    """

    target: float
    floor: float
    rule: str
    words: str
    too_much: bool


def mean(values: list[float]) -> float:
    """The mean of the values; 0 for none."""
    return total(values) / len(values) if len(values) > 0 else 0


def smallest_dose(unit: str) -> float:
    """The smallest dose in a unit; 1 of an unknown one."""
    return SMALLEST.get(unit, 1)


def stepper_of(unit: str) -> float:
    """By how much a stepper changes an amount of a unit."""
    return STEPPER.get(unit, 1)


def share_of(amount: float, percent: float, unit: str) -> float:
    """`percent` of an amount, rounded down to what the unit can be counted in, never under the smallest dose."""
    grain = GRAIN.get(unit, 1)
    return max(smallest_dose(unit), round_down(amount * percent / (100 * grain)) * grain)


def floor_dose(target: float, unit: str, rules: Rules | None) -> float:
    """What is left of a dose on a flare day: half of it, rounded down, and never more than the dose itself."""
    return min(target, share_of(target, constant(rules, "floor_percent"), unit))


def baseline_dose(tries: list[float], settled: bool, unit: str, rules: Rules | None) -> Dose:
    """The start from what was managed on up to three ordinary days before symptoms rose by 2 of 10.

    80 % of the mean, or 50 % when the time is not settled (FIQR of 64 or more, two hard sessions, sleep under five
    hours, or new to exercise); rounded down (docs/clinical-review.md [E]). `tries` holds at least one amount above 0.
    """
    percent = constant(rules, "settled_percent" if settled else "unsettled_percent")
    middle = mean(tries)
    target = share_of(middle, percent, unit)
    share = middle * percent / 100
    said = [number_words(amount) for amount in tries]
    words = f"You managed {list_words(said)}. "
    if len(tries) > 1:
        words = f"{words}That is {number_words(middle)} on average. "
    words = f"{words}{number_words(percent)} in 100 of {number_words(middle)} is {number_words(share)}. "
    if share < target:
        words = f"{words}The smallest start is {amount_words(target, unit)}."
    elif target == share:
        words = f"{words}So you start at {amount_words(target, unit)}."
    else:
        words = f"{words}Rounded down, you start at {amount_words(target, unit)}."
    return {
        "target": target,
        "floor": floor_dose(target, unit, rules),
        "rule": "baseline_80" if settled else "baseline_50",
        "words": words,
        "too_much": target > middle,
    }


def default_dose(category: str, start: float, unit: str, rules: Rules | None) -> Dose:
    """The start without a baseline: the library's own, held at the default of its category."""
    target = start
    if category in NO_BASELINE:
        usual: dict[str, Any] = NO_BASELINE[category]
        if usual["unit"] == unit:
            target = min(start, usual["amount"])
    return {
        "target": target,
        "floor": floor_dose(target, unit, rules),
        "rule": "default",
        "words": f"A small, safe start is {amount_words(target, unit)}. You can change it.",
        "too_much": False,
    }


def own_dose(target: float, unit: str, rules: Rules | None) -> Dose:
    """A start that the person chose."""
    return {
        "target": target,
        "floor": floor_dose(target, unit, rules),
        "rule": "own",
        "words": f"You chose to start at {amount_words(target, unit)}.",
        "too_much": False,
    }


def energy_dose(target: float, unit: str, rules: Rules | None) -> Dose:
    """An amount for someone whom effort costs days: the most of one go, never a target (NICE NG206 [V])."""
    return {
        "target": target,
        "floor": floor_dose(target, unit, rules),
        "rule": ENERGY_RULE,
        "words": f"Up to {amount_words(target, unit)}, if you like. Less is fine, and so is rest.",
        "too_much": False,
    }


def held_dose(dose: Dose, unit: str, ceiling: float, goes: int) -> Dose:
    """A dose held at the most of one go, and at the person's own most for a day of so many goes (0 for none)."""
    grain = GRAIN.get(unit, 1)
    most = MOST.get(unit, 60)
    words = f"One go here is at most {amount_words(most, unit)}. More can be split over the day."
    share = max(smallest_dose(unit), round_down(ceiling / (goes * grain)) * grain)
    if ceiling > 0 and share < most:
        most = share
        words = (
            f"Your own most for a day is {amount_words(ceiling, unit)}. So one go stays at {amount_words(most, unit)}."
        )
    if dose["target"] <= most:
        return dose
    return {**dose, "target": most, "floor": min(dose["floor"], most), "words": f"{dose['words']} {words}"}


def floor_words(floor: float, unit: str) -> str:
    """What a flare day asks for: "On a flare day: 4 minutes."."""
    return f"On a flare day: {amount_words(floor, unit)}."
