"""A timed hold at a time point of an infusion: a stopwatch that is worked out from when it began."""

from typing import TypedDict

from fibroplan.domain.change import Change, change
from fibroplan.domain.day import Now
from fibroplan.domain.profile import Profile
from fibroplan.domain.rating import MOST_HOLD, Rating, rate_point
from fibroplan.domain.timer import Timer, passed_ms, seconds_words


class HoldWords(TypedDict):
    """What the stopwatch of a hold shows this second; `kind` is ready, going or unknown."""

    kind: str
    clock: str


def hold_words(timer: Timer | None, instant: float, back: float) -> HoldWords:
    """The stopwatch at an instant. A clock that goes back, or over an hour, makes the time unknown."""
    if timer is None:
        return {"kind": "ready", "clock": ""}
    seconds = passed_ms(timer, instant) / 1000
    if seconds < 0 or seconds > MOST_HOLD or back > 0:
        return {"kind": "unknown", "clock": ""}
    return {"kind": "going", "clock": seconds_words(int(seconds))}


def keep_hold(
    timer: Timer | None,
    ratings: list[Rating],
    infusion_id: str,
    point: str,
    by: str,
    profile: Profile | None,
    now: Now,
) -> list[Change]:
    """Stop the watch and keep the seconds; a time that is not known is kept as none."""
    if timer is None:
        return []
    seconds = passed_ms(timer, now["instant"]) / 1000
    gone = change("timer", timer["id"], {"deleted": True})
    if seconds < 0 or seconds > MOST_HOLD:
        return [gone]
    return [gone, *rate_point(ratings, infusion_id, point, "hold_seconds", seconds, by, profile, now)]
