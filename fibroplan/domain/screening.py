"""The safety check as a row, and what it allows. The latest one holds.

A check is one row a day, so that two devices meet in it. What its answers mean is worked out when it is finished and
kept beside them, so that every screen can ask without the questions.
"""

from typing import Any, TypedDict

from fibroplan.domain.day import Now, local_day
from fibroplan.domain.plan import PlanVersion, has_plan
from fibroplan.domain.profile import Profile

REPEAT_DAYS = 183
"""After so many days the check is asked again: half a year (docs/clinical-review.md [E])."""

WAITS = {
    "hold": "Your safety check asks you to see a clinician first. Gentle daily life is fine.",
    "fever": "Your body fights something off. Exercise can wait until you are well.",
    "sedation": "Today is a rest day after your treatment. No exercise, and no driving.",
    "under-18": "Fibroplan is made for adults. Please plan exercise with your care team.",
}
"""States in which exercise waits, whatever the plan holds, with what is said then."""

LOOKS = {
    "none": "A few questions keep your plan safe and help it fit you. They take about two minutes.",
    "unfinished": "Your answers are still here. You can go on where you stopped.",
    "repeat": "Half a year has gone by. Has anything changed? Your last answers are still there.",
}
"""States in which the check is to be looked at soon; nothing waits for it."""


class Screening(TypedDict):
    """A row of the safety check; `cleared_by` and `cleared_day` say which clinician said that it is OK, and when."""

    id: str
    deleted: bool
    day: int
    answers: dict[str, Any]
    finished: bool
    cleared_by: str
    cleared_day: int | None


class Checked(TypedDict):
    """What stands in the answers: `given` is question -> answer, `at` the page, from 0.

    `effects` and `hold` are worked out at the end; until then the effects of the check before hold. `limits` is what
    the clinician asked to leave.
    """

    given: dict[str, str]
    at: int
    effects: list[str]
    hold: bool
    limits: str


class SafetyNow(TypedDict):
    """What the check asks for today; `words` is "" for nothing. `wait` says that exercise waits."""

    wait: bool
    title: str
    words: str


class Standing(TypedDict):
    """What the check allows today.

    `state` is none, unfinished, under-18, hold, repeat, fever, sedation, or open: a plan can be made in `open` alone.
    `effects` hold until another check is finished.
    """

    state: str
    effects: list[str]
    energy_limited: bool


def checked(screening_row: Screening | None) -> Checked:
    """The answers of a check, whole even where some are lacking."""
    empty: Checked = {"given": {}, "at": 0, "effects": [], "hold": False, "limits": ""}
    if screening_row is None:
        return empty
    merged: Any = {**empty, **screening_row["answers"]}
    return merged


def latest(screenings: list[Screening]) -> Screening | None:
    """The latest check, finished or not."""
    found = [row for row in screenings if not row["deleted"]]
    return sorted(found, key=lambda row: [row["day"], row["id"]])[-1] if len(found) > 0 else None


def standing(screenings: list[Screening], today: int) -> Standing:
    """What the check allows today; the weightiest reason to wait comes first (docs/clinical-review.md [E])."""
    last = latest(screenings)
    effects = checked(last)["effects"]
    reason = reason_to_wait(last)
    state = "open"
    if last is None:
        state = "none"
    elif not last["finished"]:
        state = "unfinished"
    elif reason in ("under-18", "hold"):
        state = reason
    elif today - last["day"] >= REPEAT_DAYS:
        state = "repeat"
    elif reason != "":
        state = reason
    return {"state": state, "effects": effects, "energy_limited": "energy-limited" in effects}


def reason_to_wait(last: Screening | None) -> str:
    """Why exercise waits, as a key of WAITS; "" where it does not.

    A check that is open goes by what the check before it said.
    """
    answers = checked(last)
    if last is not None and answers["hold"] and not is_cleared(last) and "under-18" not in answers["effects"]:
        return "hold"
    for effect in ["under-18", "fever", "sedation"]:
        if effect in answers["effects"]:
            return effect
    return ""


def is_cleared(screening_row: Screening) -> bool:
    """Whether a clinician's OK is recorded, with name and day."""
    return screening_row["cleared_by"] != "" and screening_row["cleared_day"] is not None


def energy_limited(screenings: list[Screening]) -> bool:
    """Whether effort costs the person days: then there are no targets and nothing steps up (NICE NG206 [V])."""
    return "energy-limited" in checked(latest(screenings))["effects"]


def no_steps(screenings: list[Screening]) -> bool:
    """Whether nothing steps up: where effort costs days, and where exercise waits."""
    return energy_limited(screenings) or reason_to_wait(latest(screenings)) != ""


def safety_now(
    versions: list[PlanVersion], screenings: list[Screening], profile: Profile | None, now: Now
) -> SafetyNow:
    """What stands on Today of a person with a plan: that exercise waits, or that the check is due again."""
    today = local_day(now, profile)
    state = standing(screenings, today)["state"]
    reason = reason_to_wait(latest(screenings))
    if not has_plan(versions, today):
        return {"wait": False, "title": "", "words": ""}
    if reason != "":
        return {"wait": True, "title": "Exercise waits for now", "words": WAITS[reason]}
    if state in LOOKS:
        return {"wait": False, "title": "Time for your safety check", "words": LOOKS[state]}
    return {"wait": False, "title": "", "words": ""}
