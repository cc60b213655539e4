"""A timed session: worked out from when it began, never counted, so that a locked screen or a killed app loses nothing.

A clock that is set back in the middle makes the time unknown; then the person is asked, and nothing is guessed.
"""

from typing import Any, TypedDict

from fibroplan.domain.change import Change, change
from fibroplan.domain.day import Now
from fibroplan.domain.numbers import round_down, round_up
from fibroplan.domain.outcome import mark_partly, occurrence_key
from fibroplan.domain.profile import Profile

PACES = {"steady": [0, 0], "minute": [60, 30], "two": [120, 60]}
"""Seconds of activity and of planned rest in turn; [0, 0] has no rests. Planned rest: pacing convention [E]."""

STALE_SECONDS = 3600
"""A session that is this far beyond its end, or three times this with no end of its own, was forgotten (ours [E])."""

SECONDS_IN = {"minutes": 60, "seconds": 1}
"""The units that a timer can measure; the others are counted by the person."""

BACK_MS = 2000
"""A clock that goes back by less than this is a phone that sets itself right."""


class Timer(TypedDict):
    """One timed session; `rests` are [from, until] in ms, and the last is [from] alone while it is paused."""

    id: str
    deleted: bool
    item_id: str
    day: int
    slot_id: str
    started_at: float
    ended_at: float | None
    rests: list[list[float]]
    active_seconds: int
    rest_seconds: int


class TimerState(TypedDict):
    """How a session stands. `kind` is going, resting (planned), paused, over or unknown; `active` seconds were done."""

    kind: str
    active: float
    rest_left: float


class TimerWords(TypedDict):
    """What the page shows this second."""

    kind: str
    clock: str
    words: str
    share: int
    """How much is done, 0 to 100."""


def planned_seconds(target: float, unit: str, sets: int, each_side: bool) -> float:
    """How long the whole dose takes; 0 for what is counted and not timed."""
    return target * SECONDS_IN.get(unit, 0) * sets * (2 if each_side else 1)


def passed_ms(timer: Timer, instant: float) -> float:
    """Milliseconds from the start without the pauses; -1 when the clock has gone back in between."""
    ended = timer["ended_at"]
    end = instant if ended is None else ended
    passed = 0.0
    since = timer["started_at"]
    going = True
    for rest in timer["rests"]:
        if not going or rest[0] < since:
            return -1
        passed += rest[0] - since
        going = len(rest) > 1
        since = rest[1] if going else rest[0]
        if since < rest[0]:
            return -1
    if end < since:
        return -1
    return passed + end - since if going else passed


def is_on_pause(timer: Timer) -> bool:
    """Whether the person has stopped the clock for a while."""
    return len(timer["rests"]) > 0 and len(timer["rests"][-1]) == 1


def timer_state(timer: Timer, planned: float, instant: float) -> TimerState:
    """How a session of `planned` seconds (0: no end of its own) stands at an instant in ms."""
    passed = passed_ms(timer, instant) / 1000
    stretch = timer["active_seconds"]
    rest = timer["rest_seconds"]
    if passed < 0:
        return {"kind": "unknown", "active": 0, "rest_left": 0}
    active = passed
    rest_left = 0.0
    whole = planned
    if stretch > 0:
        turns = int(passed / (stretch + rest))
        within = passed - turns * (stretch + rest)
        active = turns * stretch + min(within, stretch)
        rest_left = stretch + rest - within if within > stretch else 0
        whole = planned + int(planned / stretch) * rest
    late = passed - (whole if planned > 0 else 2 * STALE_SECONDS) > STALE_SECONDS
    if late:
        return {"kind": "unknown", "active": 0, "rest_left": 0}
    if planned > 0 and active >= planned:
        return {"kind": "over", "active": planned, "rest_left": 0}
    kind = "paused" if is_on_pause(timer) else "resting" if rest_left > 0 else "going"
    return {"kind": kind, "active": active, "rest_left": rest_left}


def seconds_words(seconds: float) -> str:
    """Minutes and seconds: "4:05"; a part of a second still counts as one."""
    whole = round_up(seconds)
    rest = whole % 60
    return f"{whole // 60}:0{rest}" if rest < 10 else f"{whole // 60}:{rest}"


def timer_words(timer: Timer | None, planned: float, dose: str, easy: str, instant: float, back: float) -> TimerWords:
    """What a session shows at an instant; `easy` is said while it goes.

    `back` is by how many ms the clock went back while the page was open.
    """
    if timer is None:
        return {"kind": "ready", "clock": seconds_words(planned), "words": "", "share": 0}
    state = timer_state(timer, planned, instant)
    kind = "unknown" if back > BACK_MS and timer["ended_at"] is None else state["kind"]
    share = round_down(100 * state["active"] / planned) if planned > 0 else 0
    clock = seconds_words(planned - state["active"] if planned > 0 else round_down(state["active"]))
    if kind == "unknown":
        return {"kind": kind, "clock": "", "words": "The time is not known.", "share": 0}
    words = easy
    if kind == "over":
        words = f"That is your {dose}. Stop here, even on a good day."
    elif kind == "paused":
        words = "Paused. Take your time."
    elif kind == "resting":
        words = "Planned rest."
        clock = seconds_words(state["rest_left"])
    return {"kind": kind, "clock": clock, "words": words, "share": share}


def timed_amount(timer: Timer, target: float, unit: str, planned: float, instant: float) -> float | None:
    """What was done in the item's own unit: minutes to the half below, seconds whole; None when it is not known.

    Never more than the target: a clock that runs on is no longer a session. What is counted gives the target.
    """
    state = timer_state(timer, planned, instant)
    if state["kind"] == "unknown":
        return None
    if planned <= 0 or state["kind"] == "over":
        return target
    amount = target * state["active"] / planned
    return round_down(amount * 2) / 2 if unit == "minutes" else round_down(amount)


def start_timer(item_id: str, day: int, slot_id: str, pace: str, now: Now) -> list[Change]:
    """Begin a session, or begin it anew; `pace` is one of PACES."""
    stretch = PACES.get(pace, PACES["steady"])
    fields: dict[str, Any] = {
        "item_id": item_id,
        "day": day,
        "slot_id": slot_id,
        "started_at": now["instant"],
        "ended_at": None,
        "rests": [],
        "active_seconds": stretch[0],
        "rest_seconds": stretch[1],
        "deleted": False,
    }
    return [change("timer", occurrence_key(item_id, day, slot_id), fields)]


def pause_timer(timer: Timer | None, now: Now) -> list[Change]:
    """Stop the clock for a while. A session that is not going changes nothing."""
    if timer is None or timer["ended_at"] is not None or is_on_pause(timer):
        return []
    return [change("timer", timer["id"], {"rests": [*timer["rests"], [now["instant"]]]})]


def resume_timer(timer: Timer | None, now: Now) -> list[Change]:
    """Go on after a pause."""
    if timer is None or timer["ended_at"] is not None or not is_on_pause(timer):
        return []
    ended = [timer["rests"][-1][0], now["instant"]]
    return [change("timer", timer["id"], {"rests": [*timer["rests"][:-1], ended]})]


def drop_timer(timer: Timer | None) -> list[Change]:
    """Let a session go without keeping anything of it."""
    return [] if timer is None else [change("timer", timer["id"], {"deleted": True})]


def finish_timer(
    timer: Timer | None,
    target: float,
    unit: str,
    planned: float,
    version_id: str,
    back: bool,
    profile: Profile | None,
    now: Now,
) -> list[Change]:
    """End a session and mark its occurrence with what was done.

    When the time is not known (or `back` says that the clock went back on the open page) nothing is marked: the page
    asks for the amount.
    """
    if timer is None or timer["ended_at"] is not None:
        return []
    ended = change("timer", timer["id"], {"ended_at": now["instant"]})
    amount = timed_amount(timer, target, unit, planned, now["instant"])
    if amount is None or back:
        return [ended]
    marked = mark_partly(timer["item_id"], timer["day"], timer["slot_id"], target, version_id, amount, profile, now)
    return [ended, *marked]


def rate_effort(key: str, effort: int) -> list[Change]:
    """How hard a session felt, 0 nothing at all to 10 the hardest there is; our own anchors."""
    return [change("outcome", key, {"effort": max(0, min(effort, 10))})]
