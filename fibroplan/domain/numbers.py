"""Arithmetic that gives the same answer in Python and in JavaScript."""


def total(values: list[float]) -> float:
    """The sum of the values, added from left to right; 0 for none."""
    acc = 0.0
    for value in values:
        acc += value
    return acc


def clamp(value: float, low: float, high: float) -> float:
    """The value, held between low and high (both included)."""
    return max(low, min(value, high))


def round_down(value: float) -> int:
    """The whole number at or below a value >= 0.

    A billionth is forgiven, so that 0.8 × 7.5 tries gives 6 and not 5 through the binary fraction.
    """
    return int(value + 1e-9)


def round_up(value: float) -> int:
    """The whole number at or above a value >= 0, with the same forgiveness: 1.1 × 20 gives 22 and not 23."""
    whole = round_down(value)
    return whole if value - whole <= 1e-9 else whole + 1


def round_near(value: float) -> int:
    """The nearest whole number to a value >= 0; halves go up (Python's own `round` takes them to the even one)."""
    return int(value + 0.5)


def number_words(value: float) -> str:
    """A value >= 0 with at most one decimal: "8", "2.5"."""
    tenths = round_near(value * 10)
    whole = tenths // 10
    rest = tenths % 10
    return f"{whole}" if rest == 0 else f"{whole}.{rest}"
