"""The hours of rest after an infusion, worked out from its end: a killed app or a locked screen loses nothing.

While they last the app asks for no exercise, begins no session and leaves a sleep window as it is. They end by the
clock. That a night's sleep belongs to them is said on the screen, because no clock knows it.
"""

from typing import TypedDict

from fibroplan.domain.day import Now, day_words, local_day, nearest_day, time_words
from fibroplan.domain.profile import Profile

REST_HOURS = 24
"""Hours after the end of an infusion (docs/clinical-review.md [K])."""

REST_MS = 86_400_000
"""The same in milliseconds."""

MINUTE_MS = 60_000


class Infusion(TypedDict):
    """One session of a course; the fields are told in `fibroplan/store/tables.py`."""

    id: str
    deleted: bool
    course_id: str
    day: int
    minute: int | None
    zone: str
    status: str
    started_at: float | None
    ended_at: float | None
    drug: str
    escort: bool
    ride: bool
    ate: bool
    note: str
    note_other: str


class InfusionRest(TypedDict):
    """Whether the person rests now. `until` is an instant in ms, `until_day` its day on the person's clock.

    `known` is False where no end was given.
    """

    resting: bool
    until: float
    until_day: int
    known: bool
    infusion_id: str
    words: str


def resting_span(profile: Profile | None, now: Now) -> list[int]:
    """The first and last day of the infusions that `resting_after_infusion` reads."""
    today = local_day(now, profile)
    return [nearest_day(today - 3), nearest_day(today + 1)]


def rest_until(infusion: Infusion, now: Now) -> float:
    """When the rest after an infusion ends, in ms; 0 for one that has not been.

    Without an end, or with one over a day ahead (it was mistyped, or a clock was wrong), the hours are counted from
    the end of its day: rather too long than too short.
    """
    if infusion["deleted"] or infusion["status"] == "cancelled":
        return 0
    ended = infusion["ended_at"]
    if has_true_end(infusion, now):
        return 0 if ended is None else ended + REST_MS
    if ended is not None or infusion["status"] == "done" or infusion["started_at"] is not None:
        return ((infusion["day"] + 1) * 1440 - now["offset"]) * MINUTE_MS + REST_MS
    return 0


def has_true_end(infusion: Infusion, now: Now) -> bool:
    """Whether an infusion has an end that can be true."""
    ended = infusion["ended_at"]
    return ended is not None and ended - now["instant"] <= REST_MS


def resting_after_infusion(infusions: list[Infusion], now: Now) -> InfusionRest:
    """Whether the hours of rest after an infusion last at this moment, and until when. The longest rest counts."""
    found: InfusionRest = {"resting": False, "until": 0, "until_day": 0, "known": True, "infusion_id": "", "words": ""}
    for infusion in infusions:
        until = rest_until(infusion, now)
        left = until - now["instant"]
        if left > 0 and left <= 2 * REST_MS and until > found["until"]:
            known = has_true_end(infusion, now)
            found = {
                "resting": True,
                "until": until,
                "until_day": (int(until / MINUTE_MS) + now["offset"] - 1) // 1440,
                "known": known,
                "infusion_id": infusion["id"],
                "words": rest_words(until, known, now),
            }
    return found


def rest_words(until: float, known: bool, now: Now) -> str:
    """Until when, in words: "Rest until tomorrow, 14:05, and after a night's sleep."."""
    minutes = int(until / MINUTE_MS) + now["offset"]
    today = (int(now["instant"] / MINUTE_MS) + now["offset"]) // 1440
    if not known:
        return f"Rest until the end of {day_words((minutes - 1) // 1440, today)}, and after a night's sleep."
    return f"Rest until {day_words(minutes // 1440, today)}, {time_words(minutes % 1440)}, and after a night's sleep."
