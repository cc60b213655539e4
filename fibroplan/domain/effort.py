"""How much a week of the plan asks for, roughly, in minutes."""

from fibroplan.domain.numbers import total
from fibroplan.domain.occurrence import occurrences_on
from fibroplan.domain.plan import PlanVersion, plan_items
from fibroplan.domain.words import amount_words

SECONDS_EACH = {"minutes": 60, "seconds": 1, "times": 4, "steps": 2, "songs": 210, "breaths": 6}
"""Seconds that one of a unit takes, roughly (docs/clinical-review.md [E])."""


def seconds_of(version: PlanVersion) -> float:
    """How long one go of an item takes, roughly, in seconds; a go of an unknown unit counts as nothing."""
    each = SECONDS_EACH.get(version["unit"], 0) * version["target"] * version["sets"]
    return each * 2 if version["each_side"] else each


def effort_words(planned: list[PlanVersion], today: int) -> str:
    """The seven days from today in one line: minutes, days, rest days. "" for an empty plan.

    Things without set days count as often as they are wanted in the week, and take no rest day away.
    """
    if len(planned) == 0:
        return ""
    items = plan_items(planned)
    seconds = [seconds_of(row) * row["times_per_week"] for row in planned if row["schedule"] == "times"]
    rest = 0
    for day in range(today, today + 7):
        fixed = [row["version"] for row in occurrences_on(items, [], day) if not row["optional"]]
        seconds.extend([seconds_of(version) for version in fixed])
        rest = rest + 1 if len(fixed) == 0 else rest
    minutes = int((total(seconds) + 59) / 60)
    days = "No rest day yet." if rest == 0 else ("1 rest day." if rest == 1 else f"{rest} rest days.")
    return f"About {amount_words(minutes, 'minutes')} in the week. {days}"
