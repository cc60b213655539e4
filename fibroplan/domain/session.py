"""The session screen: one occurrence, what to do, its timer, and what was recorded."""

from typing import TypedDict

from fibroplan.domain.day import Now, local_day
from fibroplan.domain.envelope import planned_words, within_envelope
from fibroplan.domain.exercise import LACKING, Exercise, exercise_named
from fibroplan.domain.occurrence import Occurrence, occurrences_on
from fibroplan.domain.outcome import Outcome
from fibroplan.domain.pause import Pause
from fibroplan.domain.plan import EFFORT_KINDS, ENERGY_RULE, PlanVersion, plan_items
from fibroplan.domain.profile import Profile
from fibroplan.domain.resting import Infusion, resting_after_infusion
from fibroplan.domain.screening import WAITS, Screening, latest, reason_to_wait
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


class RelaxWay(TypedDict):
    """One way to relax, as far as a session shows it."""

    id: str
    text: str


class RelaxContent(TypedDict):
    """`fibroplan.content.relaxation`, as far as a session shows it."""

    care: str
    exercises: list[RelaxWay]


class SessionView(TypedDict):
    """`stage` is gone, wait, ready, going (also while paused or over), ask (how much?) or after.

    `said` is the dose as it is asked for; `easy` is what keeps it easy, and why it waits in `wait`.
    """

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
    said: str
    kind: str
    effort_counts: bool
    easy: str
    easy_why: str
    resting: bool
    """Whether it waits because of an infusion."""
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
    screenings: list[Screening],
    timer: Timer | None,
    exercises: list[Exercise],
    relaxation: RelaxContent,
    drawings: list[Picture],
    key: str,
    infusions: list[Infusion],
    profile: Profile | None,
    now: Now,
) -> SessionView:
    """The session of one occurrence. An exercise that the library no longer has is done without a drawing.

    In the hours after one of the `infusions` no exercise begins.
    """
    today = local_day(now, profile)
    row = occurrence_named(within_envelope(versions, screenings), pauses, key, today)
    if row is None:
        return blank(key, today)
    version = row["version"]
    known = exercise_named(exercises, version["content_id"])
    drawn = [each for each in drawings if each["id"] == version["content_id"]]
    marked = outcome is not None and outcome["mark"] in ("done", "partly")
    planned = planned_seconds(row["target"], version["unit"], version["sets"], version["each_side"])
    waiting = reason_to_wait(latest(screenings))
    effort_counts = version["kind"] in EFFORT_KINDS
    rest = resting_after_infusion(infusions, now)
    stage = "wait" if effort_counts and (waiting != "" or rest["resting"]) else "ready"
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
        "said": planned_words(version, row["target"]),
        "kind": version["kind"],
        "effort_counts": effort_counts,
        "easy": easy_words(version),
        "easy_why": easy_why(version) if stage != "wait" else rest["words"] if rest["resting"] else WAITS[waiting],
        "resting": rest["resting"],
        "how_to": how_words(version, exercises, relaxation),
        "caution": "" if known is None else known["caution"],
        "src": drawn[0]["src"] if len(drawn) > 0 else "",
        "alt": drawn[0]["alt"] if len(drawn) > 0 else "",
        "timer": timer,
        "amount": amount,
        "effort": effort,
        "done_words": "You began. That counts." if amount <= 0 else f"{amount_words(amount, version['unit'])} done.",
    }


def easy_words(version: PlanVersion) -> str:
    """How it keeps easy: the talk test for what takes effort."""
    return "So easy that you can chat." if version["kind"] in EFFORT_KINDS else "Nothing to reach. Let it be slow."


def easy_why(version: PlanVersion) -> str:
    """Where to stop."""
    if version["kind"] not in EFFORT_KINDS:
        return "Stop whenever you like."
    if version["dose_rule"] == ENERGY_RULE:
        return "There is no target. Stop while you still feel fine."
    return "Stop at the planned amount, even on a good day."


def how_words(version: PlanVersion, exercises: list[Exercise], relaxation: RelaxContent) -> str:
    """How to do it: of the exercise or the way to relax; kind words where a later version has let it go."""
    if version["kind"] == "relax":
        texts = [row["text"] for row in relaxation["exercises"] if row["id"] == version["content_id"]]
        return f"{texts[0]} {relaxation['care']}" if len(texts) > 0 else LACKING
    known = exercise_named(exercises, version["content_id"])
    if known is None:
        return "" if version["content_id"] == "" else LACKING
    return known["how_to"]


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
        "said": "",
        "kind": "",
        "effort_counts": True,
        "easy": "",
        "easy_why": "",
        "resting": False,
        "how_to": "",
        "caution": "",
        "src": "",
        "alt": "",
        "timer": None,
        "amount": 0,
        "effort": -1,
        "done_words": "",
    }
