"""The safety check as a row, and what it allows. The latest one holds.

A check is one row a day, so that two devices meet in it. What its answers mean is worked out when it is finished and
kept beside them, so that every screen can ask without the questions.
"""

from typing import Any, TypedDict

REPEAT_DAYS = 183
"""After so many days the check is asked again: half a year (docs/clinical-review.md [E])."""


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
    answers = checked(last)
    effects = answers["effects"]
    state = "open"
    if last is None:
        state = "none"
    elif not last["finished"]:
        state = "unfinished"
    elif "under-18" in effects:
        state = "under-18"
    elif answers["hold"] and not is_cleared(last):
        state = "hold"
    elif today - last["day"] >= REPEAT_DAYS:
        state = "repeat"
    elif "fever" in effects:
        state = "fever"
    elif "sedation" in effects:
        state = "sedation"
    return {"state": state, "effects": effects, "energy_limited": "energy-limited" in effects}


def is_cleared(screening_row: Screening) -> bool:
    """Whether a clinician's OK is recorded, with name and day."""
    return screening_row["cleared_by"] != "" and screening_row["cleared_day"] is not None


def energy_limited(screenings: list[Screening]) -> bool:
    """Whether effort costs the person days: then there are no targets and nothing steps up (NICE NG206 [V])."""
    return "energy-limited" in checked(latest(screenings))["effects"]
