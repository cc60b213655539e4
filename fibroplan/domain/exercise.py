"""The exercise library as the rules see it; the content itself is in `fibroplan/content`."""

from typing import TypedDict


class Variant(TypedDict):
    """One way of doing an exercise. `start` is the amount to begin with, in `unit`."""

    title: str
    start: float
    unit: str
    sets: int
    each_side: bool


class Exercise(TypedDict):
    """An exercise of the library with its easier and harder way."""

    id: str
    title: str
    category: str
    position: str
    equipment: str
    unit: str
    start: float
    sets: int
    each_side: bool
    easier: Variant
    harder: Variant
    how_to: str
    caution: str
    evidence: str


CATEGORIES = ["mobility", "flexibility", "aerobic", "strength", "core", "balance", "aquatic", "mind-body"]
"""Gentlest first."""

CATEGORY_LABELS = {
    "mobility": "Loosen up",
    "flexibility": "Stretch",
    "aerobic": "Keep moving",
    "strength": "Get stronger",
    "core": "Middle of the body",
    "balance": "Balance",
    "aquatic": "In water",
    "mind-body": "Calm body and mind",
}

VARIANTS = ["easier", "start", "harder"]
VARIANT_LABELS = {"easier": "Easier", "start": "Usual", "harder": "Harder"}


def exercise_named(exercises: list[Exercise], content_id: str) -> Exercise | None:
    """The exercise with an id, or None if the library does not have it (any more)."""
    found = [exercise for exercise in exercises if exercise["id"] == content_id]
    return found[0] if len(found) > 0 else None


def variant_of(exercise: Exercise, variant: str) -> Variant:
    """The easier, usual or harder way of an exercise; the usual one for any other word."""
    if variant == "easier":
        return exercise["easier"]
    if variant == "harder":
        return exercise["harder"]
    return {
        "title": exercise["title"],
        "start": exercise["start"],
        "unit": exercise["unit"],
        "sets": exercise["sets"],
        "each_side": exercise["each_side"],
    }


def suggested_weekdays(category: str) -> list[int]:
    """Days to begin with: aerobic 3, strength 2 apart, mobility most days, mind-body 2 (clinical.md §3c, trials)."""
    if category == "mobility" or category == "flexibility":
        return [0, 1, 2, 3, 4, 5, 6]
    if category == "aerobic" or category == "balance":
        return [0, 2, 4]
    return [1, 4]
