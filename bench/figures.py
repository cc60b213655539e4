"""Figures and the table they are printed in. Each is a median, beside a floor or a peer of the same run."""

import dataclasses
from collections.abc import Iterable, Sequence
from statistics import median

__all__ = ["Figure", "markdown", "median", "table"]


@dataclasses.dataclass(frozen=True)
class Figure:
    """One line of the table."""

    name: str
    ours: float
    unit: str
    floor: float | None = None
    floor_name: str = ""
    most: float | None = None
    """Largest value of `ours`, or of the ratio if `of_ratio`, that meets the target; None is for information."""
    least: float | None = None
    of_ratio: bool = False
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """Ours to the floor."""
        return self.ours / self.floor if self.floor else None

    @property
    def measured(self) -> float | None:
        """What the target is about."""
        return self.ratio if self.of_ratio else self.ours

    @property
    def met(self) -> bool | None:
        """Whether the target is met; None where there is none."""
        if self.measured is None or (self.most is None and self.least is None):
            return None
        return (self.most is None or self.measured <= self.most) and (self.least is None or self.measured >= self.least)

    @property
    def target(self) -> str:
        """The target in a few signs."""
        limit = self.most if self.most is not None else self.least
        if limit is None:
            return ""
        sign = "<=" if self.most is not None else ">="
        return f"{sign} {limit:g}{'x' if self.of_ratio else ''}"


HEADINGS = ("figure", "ours", "floor", "ratio", "target", "met", "note")
MET = {None: "", True: "yes", False: "NO"}


def amount(value: float | None, unit: str) -> str:
    """A value with as many digits as it deserves."""
    if value is None:
        return ""
    digits = 2 if unit == "s" else 0 if abs(value) >= 100 or float(value).is_integer() else 1
    return f"{value:,.{digits}f} {unit}".rstrip()


def cells(figure: Figure) -> tuple[str, ...]:
    """One line of the table as text."""
    ratio = "" if figure.ratio is None else f"{figure.ratio:.2f}x"
    note = ", ".join(filter(None, [figure.floor_name and f"floor: {figure.floor_name}", figure.note]))
    ours, floor = amount(figure.ours, figure.unit), amount(figure.floor, figure.unit)
    return (figure.name, ours, floor, ratio, figure.target, MET[figure.met], note)


def table(figures: Iterable[Figure]) -> str:
    """The figures as a table for a terminal."""
    rows = [HEADINGS, *(cells(figure) for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADINGS))]
    rows.insert(1, tuple("-" * width for width in widths))
    return "\n".join(line(row, widths) for row in rows)


def line(row: Sequence[str], widths: Sequence[int]) -> str:
    """One line: words to the left, numbers to the right."""
    to_the_right = (1, 2, 3, 4)
    padded = [
        cell.rjust(width) if column in to_the_right else cell.ljust(width)
        for column, (cell, width) in enumerate(zip(row, widths, strict=True))
    ]
    return "  ".join(padded).rstrip()


def markdown(figures: Iterable[Figure]) -> str:
    """The figures as a Markdown table."""
    rows = [HEADINGS, ("---", "--:", "--:", "--:", "--:", "---", "---"), *(cells(figure) for figure in figures)]
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)
