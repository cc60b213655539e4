"""The session screen: one occurrence, what to do, its timer, and what was recorded."""

from typing import TypedDict

from fibroplan.domain.day import Now, local_day
from fibroplan.domain.exercise import Exercise
from fibroplan.domain.occurrence import Occurrence, occurrences_on
from fibroplan.domain.outcome import Outcome
from fibroplan.domain.pause import Pause
from fibroplan.domain.plan import PlanVersion, plan_items
from fibroplan.domain.profile import Profile
from fibroplan.domain.timer import Timer, planned_seconds
from fibroplan.domain.words import amount_words, dose_words

DAYS_BACK = 7
"""A session may be opened for today and for so many days before."""


class Picture(TypedDict):
    """A drawing of an exercise: its path on this site, and what it says to a person who does not see it."""

    id: str
    src: str
    alt: str


class Sign(TypedDict):
    """One warning sign and what to do about it, if that is special."""

    id: str
    text: str
    help: str


class SignList(TypedDict):
    """Warning signs that ask for the same thing."""

    id: str
    title: str
    words: str
    signs: list[Sign]


class Flags(TypedDict):
    """The reviewed lists of `fibroplan/content/redflags.py`."""

    lists: list[SignList]


class SessionView(TypedDict):
    """`stage` is gone, ready, going (also while paused or over), ask (how much?) or after."""

    stage: str
    key: str
    item_id: str
    day: int
    slot_id: str
    version_id: str
    target: float
    unit: str
    timed: bool
    planned: float
    title: str
    dose: str
    how_to: str
    caution: str
    src: str
    alt: str
    timer: Timer | None
    amount: float
    effort: int
    done_words: str


STOP_LISTS = ["emergency", "same-day", "rest"]
"""What stands behind "When to stop"."""


def stop_signs(flags: Flags) -> list[SignList]:
    """The lists of warning signs that belong to moving, the most urgent first."""
    return [each for each in flags["lists"] if each["id"] in STOP_LISTS]


def occurrence_named(versions: list[PlanVersion], pauses: list[Pause], key: str, today: int) -> Occurrence | None:
    """The occurrence of today or the days before that has this key, or None."""
    items = plan_items(versions)
    for back in range(DAYS_BACK + 1):
        for row in occurrences_on(items, pauses, today - back):
            if row["key"] == key:
                return row
    return None


def session_view(
    versions: list[PlanVersion],
    outcome: Outcome | None,
    pauses: list[Pause],
    timer: Timer | None,
    exercises: list[Exercise],
    drawings: list[Picture],
    key: str,
    profile: Profile | None,
    now: Now,
) -> SessionView:
    """The session of one occurrence. An exercise that the library no longer has is done without a drawing."""
    today = local_day(now, profile)
    row = occurrence_named(versions, pauses, key, today)
    if row is None:
        return blank(key, today)
    version = row["version"]
    known = [each for each in exercises if each["id"] == version["content_id"]]
    drawn = [each for each in drawings if each["id"] == version["content_id"]]
    marked = outcome is not None and outcome["mark"] in ("done", "partly")
    planned = planned_seconds(row["target"], version["unit"], version["sets"], version["each_side"])
    stage = "ready"
    if timer is not None:
        stage = "going" if timer["ended_at"] is None else "after" if marked else "ask"
    amount = row["target"]
    effort = -1
    if outcome is not None and outcome["amount"] is not None:
        amount = outcome["amount"]
    if outcome is not None and outcome["effort"] is not None:
        effort = outcome["effort"]
    return {
        "stage": stage,
        "key": key,
        "item_id": row["item_id"],
        "day": row["day"],
        "slot_id": row["slot_id"],
        "version_id": version["id"],
        "target": row["target"],
        "unit": version["unit"],
        "timed": planned > 0,
        "planned": planned,
        "title": version["title"],
        "dose": dose_words(row["target"], version["unit"], version["sets"], version["each_side"]),
        "how_to": known[0]["how_to"] if len(known) > 0 else "",
        "caution": known[0]["caution"] if len(known) > 0 else "",
        "src": drawn[0]["src"] if len(drawn) > 0 else "",
        "alt": drawn[0]["alt"] if len(drawn) > 0 else "",
        "timer": timer,
        "amount": amount,
        "effort": effort,
        "done_words": "You began. That counts." if amount <= 0 else f"{amount_words(amount, version['unit'])} done.",
    }


def blank(key: str, today: int) -> SessionView:
    """A session of nothing."""
    return {
        "stage": "gone",
        "key": key,
        "item_id": "",
        "day": today,
        "slot_id": "",
        "version_id": "",
        "target": 0,
        "unit": "times",
        "timed": False,
        "planned": 0,
        "title": "",
        "dose": "",
        "how_to": "",
        "caution": "",
        "src": "",
        "alt": "",
        "timer": None,
        "amount": 0,
        "effort": -1,
        "done_words": "",
    }
