"""Amounts and lists in plain words."""

from fibroplan.domain.numbers import number_words, round_down

SINGULAR = {
    "minutes": "minute",
    "seconds": "second",
    "times": "time",
    "steps": "step",
    "songs": "song",
    "breaths": "breath",
}

UNCOUNTED = {"habit": "sleep habit", "tip": "tip to try", "reflect": "a few lines"}
"""Units of what is done or not, with nothing to count: what is said in place of a dose."""


def unit_words(amount: float, unit: str) -> str:
    """The unit as it is said after the amount: "minute" after 1, else "minutes"."""
    return SINGULAR.get(unit, unit) if amount == 1 else unit


def amount_words(amount: float, unit: str) -> str:
    """An amount >= 0 with its unit: "8 minutes", "1 step", "2 and a half minutes", "half a song"."""
    whole = round_down(amount)
    if amount - whole == 0.5:
        if whole == 0:
            return f"half a {unit_words(1, unit)}"
        return f"{whole} and a half {unit}"
    return f"{number_words(amount)} {unit_words(amount, unit)}"


def dose_words(amount: float, unit: str, sets: int, each_side: bool) -> str:
    """What to do once: "8 minutes", "5 times each side", "2 rounds of 5 times each side", "sleep habit"."""
    if unit in UNCOUNTED:
        return UNCOUNTED[unit]
    words = amount_words(amount, unit)
    if sets > 1:
        words = f"{sets} rounds of {words}"
    return f"{words} each side" if each_side else words


def of_words(done: float, planned: float) -> str:
    """ "3 of 4"; parts of a thing with one decimal: "2.5 of 4"."""
    return f"{number_words(done)} of {number_words(planned)}"


def list_words(words: list[str]) -> str:
    """ "morning", "morning and evening", "morning, midday and evening"; empty for none."""
    if len(words) < 2:
        return "".join(words)
    start = ", ".join(words[:-1])
    return f"{start} and {words[-1]}"


def percent_words(ratio: float) -> str:
    """A ratio 0 to 1 as "75 %", rounded down, so that "100 %" is said of the whole alone."""
    return f"{round_down(ratio * 100)} %"
