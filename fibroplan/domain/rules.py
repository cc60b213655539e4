"""The constants of doses and of the 14-day check, each once; a therapist may change them for one person, within limits.

Source of the procedures: docs/clinical-review.md. The 10 % after two weeks without worsening is Busch 2011, told by The
Rheumatologist [V]; sizes marked [E] are working conventions of pacing, to be confirmed by a clinician.
"""

from typing import Any, TypedDict

from fibroplan.domain.numbers import clamp

SETTLED_PERCENT = 80
"""Share of the baseline to start with in an ordinary time (docs/clinical-review.md [E])."""

UNSETTLED_PERCENT = 50
"""Share of the baseline when the activity is new or the last weeks were hard (docs/clinical-review.md [E])."""

FLOOR_PERCENT = 50
"""Share of the dose that is left on a flare day (our convention [E])."""

CHECK_DAYS = 14
"""Days between two checks, and how far back a check looks (Busch 2011 [V])."""

ENOUGH_PERCENT = 70
"""Share of the planned sessions that were done before a step is offered, in per cent [E].

Trials in which at least 70 % of the recommended dose was done gained more: Niu 2024 [V]."""

ENOUGH_ANSWERS = 2
"""Sessions of which the person said how they settled; with fewer nothing is known and no step is offered [E]."""

CALM_RISE = 2
"""The most, of 10, that symptoms rose by the next day before a step: the middle of the answers [E]."""

STRONG_RISE = 5
"""A rise from here on, of 10, is a strong one, as is taking over 48 hours to settle [E]."""

STRONG_TIMES = 2
"""Strong answers that bring the offer of a step back, or half of all answers where there are fewer [E]."""

STEP_PERCENT = 10
"""A step, of one variable (Busch 2011 [V])."""

MOST_PERCENT = 20
"""What rounding up may make of a step at most, from an amount of SMALL_BELOW on [E]."""

BACK_PERCENT = 20
"""A step back after two holds in a row [E]."""

STRONG_BACK_PERCENT = 30
"""A step back after strong worsening [E]; the direction is [V]."""

RETURN_PERCENT = 70
"""Where to begin again after a flare of up to a week; all of it a week later [E]."""

LONG_RETURN_PERCENT = 50
"""Where to begin again after a longer flare; all of it two weeks later [E]."""

RETURN_FROM_DAYS = 3
"""A flare of fewer days asks for no return of its own [E]."""

LAYOFF_PERCENT = 75
"""Where to begin again after one to two weeks without [E]."""

LONG_LAYOFF_PERCENT = 50
"""The same after two to four weeks; later than that a new baseline is offered [E]."""

AIM_MINUTES = 30
"""No step goes beyond it: trials built up to 20 to 30 minutes (ACSM guidance for fibromyalgia [K])."""

CONSTANTS = {
    "settled_percent": [SETTLED_PERCENT, 10, 100],
    "unsettled_percent": [UNSETTLED_PERCENT, 10, 100],
    "floor_percent": [FLOOR_PERCENT, 0, 100],
    "check_days": [CHECK_DAYS, 7, 28],
    "enough_percent": [ENOUGH_PERCENT, 50, 100],
    "enough_answers": [ENOUGH_ANSWERS, 1, 14],
    "calm_rise": [CALM_RISE, 0, 4],
    "strong_rise": [STRONG_RISE, 3, 10],
    "strong_times": [STRONG_TIMES, 1, 14],
    "step_percent": [STEP_PERCENT, 1, 20],
    "most_percent": [MOST_PERCENT, 5, 20],
    "back_percent": [BACK_PERCENT, 10, 50],
    "strong_back_percent": [STRONG_BACK_PERCENT, 10, 50],
    "return_percent": [RETURN_PERCENT, 30, 100],
    "long_return_percent": [LONG_RETURN_PERCENT, 30, 100],
    "return_from_days": [RETURN_FROM_DAYS, 1, 14],
    "layoff_percent": [LAYOFF_PERCENT, 30, 100],
    "long_layoff_percent": [LONG_LAYOFF_PERCENT, 30, 100],
    "aim_minutes": [AIM_MINUTES, 1, 120],
}
"""What can be changed for one person: name -> [value, least, most]. The cap of 20 % cannot be raised."""


class Rules(TypedDict):
    """Constants that were changed for this person; the one row `me`."""

    id: str
    deleted: bool
    constants: dict[str, Any]


def constant(rules: Rules | None, name: str) -> float:
    """A constant of CONSTANTS as it holds for this person, kept within its limits; a text counts as not given."""
    usual = CONSTANTS[name]
    given = None if rules is None else rules["constants"].get(name)
    if given is None or isinstance(given, str):
        return usual[0]
    return clamp(given, usual[1], usual[2])
