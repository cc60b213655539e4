"""Sizes of a step and of a share of an amount, as the 14-day check offers them.

Source of the procedure: docs/clinical-review.md. The constants are in `rules`.
"""

from fibroplan.domain.dose import GRAIN, smallest_dose
from fibroplan.domain.numbers import round_down, round_up
from fibroplan.domain.rules import Rules, constant

SMALL_BELOW = 5
"""Amounts under 5 grow by SMALL_STEP, and the cap does not apply (docs/clinical-review.md [E])."""

SMALL_STEP = {"minutes": 0.5, "songs": 0.5}
"""Half a minute; in every unit that is not named, one (one repetition). Half a song by analogy [E]."""


def step_up(amount: float, unit: str, rules: Rules | None) -> float:
    """One step from an amount: 10 % more, rounded up to a whole one, never over 20 %; half a minute or one under 5."""
    if amount < SMALL_BELOW:
        return amount + SMALL_STEP.get(unit, 1)
    grain = GRAIN.get(unit, 1)
    raised = round_up(amount * (100 + constant(rules, "step_percent")) / (100 * grain)) * grain
    most = round_down(amount * (100 + constant(rules, "most_percent")) / (100 * grain)) * grain
    return max(amount, min(raised, most))


def part_of(amount: float, percent: float, unit: str) -> float:
    """A share of an amount, rounded down: to half minutes under 5.

    Never under the smallest dose, and never over the amount itself.
    """
    grain = 0.5 if unit == "minutes" and amount < SMALL_BELOW else GRAIN.get(unit, 1)
    return min(amount, max(smallest_dose(unit), round_down(amount * percent / (100 * grain)) * grain))
