"""Things done that no plan asked for. They are kept beside the plan and never counted against it."""

from typing import TypedDict

from fibroplan.domain.change import Change
from fibroplan.domain.day import Now, local_day, nearest_day
from fibroplan.domain.exercise import Exercise
from fibroplan.domain.numbers import clamp
from fibroplan.domain.outcome import record
from fibroplan.domain.profile import Profile
from fibroplan.domain.today import part_now


class LibraryTitle(TypedDict):
    """The name of an activity of the library."""

    id: str
    title: str


DAY_MINUTES = 1440
"""A day has no more minutes."""


def add_unplanned(what: str, minutes: float | None, day: int | None, profile: Profile | None, now: Now) -> list[Change]:
    """Record something done on a day (None: today; a day to come is taken as today), in its own words.

    `minutes` 0 to 1440, or None when nobody counted. Empty words change nothing. The outcome belongs to an item that
    the plan does not know, so adherence leaves it out, and the words are its note.
    """
    if what == "":
        return []
    today = local_day(now, profile)
    chosen = today if day is None else min(nearest_day(day), today)
    amount: float | None = None if minutes is None or minutes <= 0 else clamp(minutes, 0, DAY_MINUTES)
    target = 0 if amount is None else amount
    marked = {"mark": "done", "amount": amount, "note": what}
    return record(f"extra-{now['uuid']}", chosen, part_now(profile, now), target, "", marked, profile, now)


def library_titles(exercises: list[Exercise]) -> list[LibraryTitle]:
    """What the library can lend a name to, in its order."""
    return [{"id": exercise["id"], "title": exercise["title"]} for exercise in exercises]
