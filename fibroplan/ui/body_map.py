"""A body to tap, drawn for Fibroplan: front and back, with left on the left in both, as in a mirror.

Every area is one control for the keyboard and for those who listen; where it is drawn a second time it is for the
finger alone. The list of areas beside it does the same in words.
"""

from collections.abc import Callable
from typing import Any, Final

import reflex as rx

from fibroplan.ui.a11y import attrs, on_phone

LIMBS: Final = {
    "shoulder": "M124 141C101 143 82 152 74 178L110 187L121 160Z",
    "upper_arm": "M73 183L109 192L97 250L60 244Z",
    "lower_arm": "M59 249L96 255L82 332C76 350 50 346 49 328Z",
    "hip": "M112 262L148 262L148 310L106 310C105 292 107 275 112 262Z",
    "upper_leg": "M106 315L147 315L145 388L108 388Z",
    "lower_leg": "M109 393L145 393L141 458C138 472 106 472 106 456Z",
}
"""The left side's areas that are seen from the front and from behind; the right side's are their mirror image."""

TRUNK: Final = "M127 141C142 145 158 145 173 141L178 160L187 188L184 212L116 212L113 188L122 160Z"
WAIST: Final = "M116 217L184 217L187 257L113 257Z"
NECK: Final = "M129 118C142 124 158 124 171 118L173 136C158 140 142 140 127 136Z"
NAPE: Final = "M122 99C140 110 160 110 178 99L173 136C158 140 142 140 127 136Z"
JAW: Final = "M99 68L148 68L148 119C122 119 101 98 99 68Z"
SKULL: Final = "M99 63C99 30 121 9 150 9C179 9 201 30 201 63Z"
BACK_OF_HEAD: Final = "M99 63C99 30 121 9 150 9C179 9 201 30 201 63C201 98 178 114 150 114C122 114 99 98 99 63Z"
MIRROR: Final = "translate(300 0) scale(-1 1)"


def body_map(marks: Any, words: dict[str, str], on_area: Callable[[str], Any]) -> rx.Component:
    """The body from the front and from behind.

    Args:
        marks: Area -> whether it hurts, as a Var.
        words: Area -> what it is called.
        on_area: Called with an area; returns the handler of its tap.
    """

    def area(name: str, path: str, again: bool = False, mirrored: bool = False) -> rx.Component:
        place = {"transform": MIRROR} if mirrored else {}
        hurts = marks[name]
        # A thick edge that nobody sees makes the target larger than the drawing.
        shapes = (
            rx.el.path(d=path, stroke="transparent", stroke_width=12),
            rx.el.path(d=path, stroke="var(--edge)", fill=rx.cond(hurts, "var(--clay)", "var(--h0)")),
        )
        if again:
            return rx.el.g(*shapes, on_click=on_area(name), cursor="pointer", custom_attrs=attrs(**place))
        control = attrs(
            f"area-{name}", role="checkbox", aria_checked=hurts, aria_label=words[name], onKeyDown=PRESS, **place
        )
        return rx.el.g(*shapes, on_click=on_area(name), cursor="pointer", tab_index=0, custom_attrs=control)

    def sides(part: str, path: str, again: bool = False) -> tuple[rx.Component, rx.Component]:
        return area(f"left_{part}", path, again), area(f"right_{part}", path, again, mirrored=True)

    def limbs(*again: str) -> list[rx.Component]:
        return [each for part, path in LIMBS.items() for each in sides(part, path, part in again)]

    eyes = [rx.el.circle(cx=x, cy=44, r=4, fill="var(--edge)", stroke="none") for x in (130, 170)]
    front = (
        rx.el.path(d=SKULL, stroke="var(--edge)", fill="var(--card)"),
        *eyes,
        *sides("jaw", JAW),
        area("neck", NECK, again=True),
        area("chest", TRUNK),
        area("abdomen", WAIST),
        *limbs("hip"),
    )
    back = (
        rx.el.path(d=BACK_OF_HEAD, stroke="var(--edge)", fill="var(--card)"),
        area("neck", NAPE),
        area("upper_back", TRUNK),
        area("lower_back", WAIST),
        *limbs("shoulder", "upper_arm", "lower_arm", "upper_leg", "lower_leg"),
    )
    return rx.el.div(_figure("Front", front), _figure("Back", back), class_name="body")


PRESS: Final = on_phone(
    '(e) => { if (e.key !== " " && e.key !== "Enter") return; e.preventDefault();'
    ' e.currentTarget.dispatchEvent(new MouseEvent("click", { bubbles: true })) }'
)
"""What a key does on an area: the drawing has no buttons of the browser's own."""


def _figure(side: str, parts: tuple[rx.Component, ...]) -> rx.Component:
    picture = rx.el.svg(*parts, view_box="0 0 300 476", custom_attrs=attrs(role="group", aria_label=side))
    ends = rx.el.div(
        rx.el.span("your left"), rx.el.strong(side), rx.el.span("your right"), class_name="ends", aria_hidden="true"
    )
    return rx.el.div(ends, picture)
