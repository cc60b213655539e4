"""Two own drawings to answer by: a target with four parts, and a dial."""

from collections.abc import Callable
from math import cos, pi, sin
from typing import Any, Final

import reflex as rx

from fibroplan.ui.a11y import Text, on_arrows

RINGS: Final = 7
RING: Final = 20
"""Width of a ring, in units of the drawing."""
CENTRE: Final = RINGS * RING + 10
QUARTERS: Final = (180, 270, 0, 90)
"""Where the four parts begin, in degrees from the right, clockwise: top left, top right, bottom right, bottom left."""


def _at(radius: float, degrees: float) -> str:
    angle = degrees * pi / 180
    return f"{CENTRE + radius * cos(angle):.1f} {CENTRE + radius * sin(angle):.1f}"


def cell(quarter: int, ring: int) -> str:
    """The outline of one ring (1 in the middle) of one part (0 to 3), as path data."""
    begin, end = QUARTERS[quarter], QUARTERS[quarter] + 90
    inner, outer = (ring - 1) * RING, ring * RING
    arc = f"M{_at(outer, begin)}A{outer} {outer} 0 0 1 {_at(outer, end)}"
    if not inner:
        return f"{arc}L{CENTRE} {CENTRE}z"
    return f"{arc}L{_at(inner, end)}A{inner} {inner} 0 0 0 {_at(inner, begin)}z"


def target(
    parts: Any, on_tap: Callable[[str, int], Any], on_key: Callable[[str], Any], names: list[str]
) -> rx.Component:
    """A target to mark: tap a ring, or go to a part and use the arrow keys.

    Args:
        parts: A Var of four rows with `label` and `ring` (0 for no mark), in the order of `names`.
        on_tap: Gives the handler of a tap on a ring of a part.
        on_key: Gives the handler that gets the name of an arrow key, Home or End, pressed on a part.
        names: The ids of the parts: top left, top right, bottom right, bottom left.
    """

    def part(quarter: int, name: str) -> rx.Component:
        row = parts[quarter]
        rings = [
            rx.el.path(
                d=cell(quarter, ring),
                class_name=rx.cond(row["ring"] == ring, "cell marked", "cell"),
                on_click=on_tap(name, ring),
            )
            for ring in range(1, RINGS + 1)
        ]
        dots = [rx.cond(row["ring"] == ring, _dot(quarter, ring), rx.fragment()) for ring in range(1, RINGS + 1)]
        said = rx.cond(row["ring"] > 0, row["ring"].to_string() + " of 7 from the middle", "not marked")
        aria = {"aria-label": row["label"], "aria-valuemin": 0, "aria-valuemax": RINGS, "aria-valuenow": row["ring"]}
        still = {"onKeyDown": on_arrows(on_key(name)), "aria-valuetext": said, "data-testid": f"part-{name}"}
        return rx.el.g(*rings, *dots, role="slider", tab_index=0, custom_attrs={**aria, **still})

    def label(quarter: int) -> rx.Component:
        return rx.el.span(parts[quarter]["label"], class_name=f"corner-{quarter}", custom_attrs={"aria-hidden": "true"})

    size = 2 * CENTRE
    drawing = rx.el.svg(*(part(*each) for each in enumerate(names)), view_box=f"0 0 {size} {size}", role="group")
    return rx.el.div(*map(label, range(len(names))), drawing, class_name="bullseye")


def _dot(quarter: int, ring: int) -> rx.Component:
    x, y = _at((ring - 0.5) * RING, QUARTERS[quarter] + 45).split()
    return rx.el.circle(cx=x, cy=y, r=8, class_name="dot")


def dial(number: Any, low: Text, high: Text) -> rx.Component:
    """A half-round dial from 0 to 10, its needle at `number` (-1: none yet). It is looked at, and never pressed."""
    turn = "rotate(" + (rx.cond(number >= 0, number, 0) * 18).to_string() + " 100 100)"
    ticks = [f"M{_rim(90, step)}L{_rim(78, step)}" for step in range(11)]
    return rx.el.div(
        rx.el.svg(
            rx.el.path(d="M10 100A90 90 0 0 1 190 100", class_name="rim"),
            rx.el.path(d="".join(ticks)),
            rx.cond(number >= 0, rx.el.path(d="M100 100L28 100", transform=turn, class_name="needle"), rx.fragment()),
            rx.el.circle(cx=100, cy=100, r=7, class_name="hub"),
            view_box="0 0 200 110",
            custom_attrs={"aria-hidden": "true"},
        ),
        rx.el.div(rx.el.span(low), rx.el.span(high), class_name="row spread d"),
        class_name="dial",
    )


def _rim(radius: int, step: int) -> str:
    angle = pi * step / 10
    return f"{100 - radius * cos(angle):.1f} {100 - radius * sin(angle):.1f}"
