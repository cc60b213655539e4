"""The exercise library as the rules see it; the content itself is in `fibroplan/content`."""

from typing import TypedDict


class Variant(TypedDict):
    """One way of doing an exercise. `start` is the amount to begin with, in `unit`."""

    title: str
    start: float
    unit: str
    sets: int
    each_side: bool


class Frequency(TypedDict):
    """Days a week (1 to 7): a suggestion with its range, and where it comes from."""

    days: int
    low: int
    high: int
    source: str


class Exercise(TypedDict):
    """An exercise of the library with its easier and harder way.

    `forms` are the ways that the person's safety answers leave (none: left out), `reasons` say why, and `energy` that
    effort costs them days; `suited` puts these three in.
    """

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
    frequency: Frequency
    forms: list[str]
    reasons: list[str]
    energy: bool


CATEGORIES = ["mobility", "stretch", "aerobic", "strength", "core", "balance", "water", "mind-body"]
"""Gentlest first."""

CATEGORY_LABELS = {
    "mobility": "Loosen up",
    "stretch": "Stretch",
    "aerobic": "Keep moving",
    "strength": "Get stronger",
    "core": "Middle of the body",
    "balance": "Balance",
    "water": "In water",
    "mind-body": "Calm body and mind",
}

VARIANTS = ["easier", "start", "harder"]
VARIANT_LABELS = {"easier": "Easier", "start": "Usual", "harder": "Harder"}


LACKING = "The library no longer holds this one. Your plan keeps it. Do it the way you know."
"""What is said of an item whose activity a later version has let go."""


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


def stand_in(content_id: str, way: Variant) -> Exercise:
    """An activity that the library does not have (any more), done in one way alone."""
    return {
        "id": content_id,
        "title": way["title"],
        "category": "",
        "position": "",
        "equipment": "",
        "unit": way["unit"],
        "start": way["start"],
        "sets": way["sets"],
        "each_side": way["each_side"],
        "easier": way,
        "harder": way,
        "how_to": "",
        "caution": "",
        "evidence": "",
        "frequency": {"days": 3, "low": 1, "high": 7, "source": ""},
        "forms": ["start"],
        "reasons": [],
        "energy": False,
    }


def suggested_weekdays(days: int) -> list[int]:
    """So many days a week (1 to 7), spread so that rest lies between; 0 Monday to 6 Sunday."""
    return [(index * 7) // days for index in range(days)]


def frequency_words(exercise: Exercise) -> str:
    """How often it suits: "2 to 5 days a week suits many people."."""
    low = exercise["frequency"]["low"]
    high = exercise["frequency"]["high"]
    days = f"{low} to {high} days" if low != high else ("1 day" if low == 1 else f"{low} days")
    return f"{days} a week suits many people."
