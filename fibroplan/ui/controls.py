"""What a person presses, picks and types into. Every target is at least 48 px high.

Ticks, radios and switches show the stored value (`checked`), so that a screen never claims what was not kept.
Text and number fields take a first value and then belong to the person's hands; draw them once the row is loaded.
"""

from collections.abc import Callable
from typing import Any, Literal, NotRequired, TypedDict

import reflex as rx
from reflex.vars import Var
from reflex_components_core.react_router.dom import ReactRouterLink

from fibroplan.ui.a11y import Text, attrs, on_phone, visually_hidden
from fibroplan.ui.icons import icon

Kind = Literal["main", "soft", "quiet", "clay"]
Flag = bool | Var[bool]
Number = float | Var[int] | Var[float]


class Option(TypedDict):
    """One of several to pick from."""

    value: str
    label: str
    detail: NotRequired[str]


def button(
    label: Text,
    on_click: Any = None,
    *,
    kind: Kind = "main",
    icon_name: str = "",
    wide: bool = False,
    disabled: Flag = False,
    submit: bool = False,
    testid: str = "",
    **props: Any,
) -> rx.Component:
    """A button with words. One `main` on a screen; `soft` beside it, `quiet` below it, `clay` for a flare."""
    return rx.el.button(
        *([icon(icon_name)] if icon_name else []),
        label,
        type="submit" if submit else "button",
        class_name=_button_class(kind, wide),
        disabled=disabled,
        on_click=on_click,
        custom_attrs=attrs(testid, **props.pop("aria", {})),
        **props,
    )


def link_button(
    label: Text,
    href: Text,
    *,
    kind: Kind = "main",
    icon_name: str = "",
    wide: bool = False,
    testid: str = "",
    **props: Any,
) -> rx.Component:
    """Looks like a button, goes to another page of the app without loading it anew."""
    shown = [icon(icon_name), label] if icon_name else [label]
    return ReactRouterLink.create(
        *shown, to=href, class_name=_button_class(kind, wide), custom_attrs=attrs(testid), **props
    )


def icon_button(
    name: str, label: Text, on_click: Any = None, *, soft: bool = False, testid: str = "", **props: Any
) -> rx.Component:
    """A round 48 px button; `label` is its name for assistive technology and says what it acts on.

    `soft` gives it a ground, for − and + and the like; without one it is a quiet sign, as a row's menu.
    """
    return rx.el.button(
        icon(name),
        type="button",
        class_name="round soft" if soft else "round",
        on_click=on_click,
        custom_attrs=attrs(testid, aria_label=label, **props.pop("aria", {})),
        **props,
    )


def tick(label: Text, done: Flag, on_click: Any, *, look: Text = "", testid: str = "") -> rx.Component:
    """One tap marks done, one more takes it back. `look` is "part" or "rest" for partly done and skipped."""
    return rx.el.button(
        icon("check"),
        type="button",
        class_name=rx.cond(look != "", f"tick {look}", "tick") if isinstance(look, Var) else f"tick {look}".strip(),
        on_click=on_click,
        custom_attrs=attrs(testid, aria_label=label, aria_pressed=done),
    )


def chip(
    label: Any, pressed: Flag, on_click: Any, *, icon_name: str = "", tone: str = "", testid: str = ""
) -> rx.Component:
    """A small on/off button, for one of a few that stand in a row. `tone` may be "clay"."""
    return rx.el.button(
        *([icon(icon_name)] if icon_name else []),
        label,
        type="button",
        class_name=f"chip {tone}".strip(),
        on_click=on_click,
        custom_attrs=attrs(testid, aria_pressed=pressed),
    )


def choice(
    legend: Text, name: str, options: Any, value: Text, on_change: Any, *, hide_legend: bool = False, testid: str = ""
) -> rx.Component:
    """Pick one, as cards. `options` is a list of `Option`, or a Var of one; `on_change` receives the input's event."""
    return rx.el.fieldset(
        rx.el.legend(legend, class_name="vh" if hide_legend else "label"),
        rx.el.div(_each(options, lambda option: _radio_card(option, name, value, on_change)), class_name="stack"),
        custom_attrs=attrs(testid),
    )


def check_card(
    label: Text,
    checked: Flag,
    on_change: Any,
    *,
    detail: Any = None,
    name: str = "",
    value: Text = "",
    testid: str = "",
    **props: Any,
) -> rx.Component:
    """Pick any number, as cards; put several in a `group`."""
    return _pick(
        "checkbox", label, detail, name=name, value=value, checked=checked, on_change=on_change, testid=testid, **props
    )


def group(legend: Text, *children: Any, hint: Any = None) -> rx.Component:
    """Controls that answer one question together."""
    return rx.el.fieldset(
        rx.el.legend(legend, class_name="label"),
        *([rx.el.p(hint, class_name="hint")] if hint is not None else []),
        *children,
    )


def switch(label: Text, checked: Flag, on_change: Any, *, detail: Any = None, testid: str = "") -> rx.Component:
    """On or off, at once."""
    return rx.el.label(
        _words(label, detail),
        rx.el.input(type="checkbox", role="switch", checked=checked, on_change=on_change, custom_attrs=attrs(testid)),
        class_name="switch",
    )


def segmented(legend: Text, name: str, options: Any, value: Text, on_change: Any, *, testid: str = "") -> rx.Component:
    """Pick one of two to four short words, side by side; they wrap when the text is large."""

    def one(option: Any) -> rx.Component:
        return rx.el.label(
            rx.el.input(
                type="radio", name=name, value=option["value"], checked=value == option["value"], on_change=on_change
            ),
            rx.el.span(option["label"]),
            key=option["value"],
        )

    return rx.el.fieldset(
        rx.el.legend(legend, class_name="label"),
        rx.el.div(_each(options, one), class_name="seg"),
        custom_attrs=attrs(testid),
    )


def scale(
    legend: Any,
    name: Text,
    value: Any,
    on_pick: Callable[[int], Any],
    *,
    offer: Any = -1,
    words: Text = "",
    ends: Any = None,
    on_clear: Any = None,
    testid: Any = "",
) -> rx.Component:
    """A number from 0 to 10 in one tap; nothing is chosen until it is tapped, and the last cell takes it back.

    Args:
        legend: What is rated.
        name: Its own on the page: the arrow keys move within it.
        value: What was chosen, or -1.
        on_pick: Called with each number; returns the handler of its tap.
        offer: What it was last time, drawn with a broken edge, or -1.
        words: The value or the offer in words, beside the legend.
        ends: What 0 and 10 mean.
        on_clear: Takes the value back.
        testid: Name for tests: the number n has `<testid>-<n>`.
    """

    def cell(number: int) -> rx.Component:
        last = rx.cond(offer == number, visually_hidden(", last time"), rx.fragment())
        return rx.el.label(
            rx.el.input(type="radio", name=name, checked=value == number, on_change=on_pick(number)),
            str(number),
            last,
            class_name=rx.cond((offer == number) & (value == -1), "chip offer", "chip"),
            custom_attrs={"data-testid": testid + f"-{number}"},
        )

    clear = rx.cond(value != -1, icon_button("close", "Take back " + legend, on_clear), rx.fragment())
    return rx.el.fieldset(
        rx.el.legend(
            rx.el.span(legend, class_name="t"),
            visually_hidden(" "),
            rx.el.span(words, class_name="d"),
            class_name="row",
        ),
        *([rx.el.p(ends, class_name="d")] if ends is not None else []),
        rx.el.div(*map(cell, range(11)), clear, class_name="scale"),
        custom_attrs={"data-testid": testid},
    )


def slider(
    label: Text,
    value: Number,
    on_change: Any,
    *,
    low: float = 0,
    high: float = 10,
    step: float = 1,
    low_words: Text = "",
    high_words: Text = "",
    name: str,
    testid: str = "",
) -> rx.Component:
    """A number on a line. The − and + buttons do all that dragging does; `name` is its own on the page."""
    show = on_phone(
        'e => { e.currentTarget.closest(".slider").querySelector("output").dataset.value = e.currentTarget.value }'
    )
    return rx.el.div(
        rx.el.label(
            rx.el.span(label, class_name="label"),
            rx.el.output(custom_attrs={"data-value": value, "aria-hidden": "true"}),
            html_for=f"slider-{name}",
            class_name="slide-head",
        ),
        rx.el.div(
            _nudge("minus", label, -1),
            rx.el.input(
                type="range",
                id=f"slider-{name}",
                name=name,
                min=low,
                max=high,
                step=step,
                default_value=value,
                on_change=on_change,
                custom_attrs=attrs(testid, onInput=show),
            ),
            _nudge("plus", label, 1),
            rx.el.div(rx.el.span(low_words), rx.el.span(high_words), class_name="ends"),
            class_name="slide",
        ),
        class_name="slider",
    )


def stepper(
    label: Text,
    unit: Text,
    value: Number,
    on_change: Any,
    *,
    low: float = 0,
    high: float = 999,
    step: float = 1,
    name: str = "",
    testid: str = "",
) -> rx.Component:
    """A big number that can be typed or changed in steps; `label` asks the question, `unit` stands below."""
    return rx.el.div(
        _nudge("minus", label, -1, big=True),
        rx.el.div(
            rx.el.input(
                type="number",
                name=name,
                min=low,
                max=high,
                step=step,
                default_value=value,
                input_mode="decimal",
                on_change=on_change,
                auto_complete="off",
                custom_attrs=attrs(testid, aria_label=label),
            ),
            rx.el.div(unit, class_name="sub"),
        ),
        _nudge("plus", label, 1, big=True),
        class_name="stepper",
    )


def text_field(
    label: Text,
    name: str,
    *,
    hint: Any = None,
    error: Any = None,
    value: Any = None,
    type: Any = "text",
    testid: str = "",
    **props: Any,
) -> rx.Component:
    """One line of text. `error` (words, or a Var that is "" when all is well) says what to do, in place."""
    return _field(rx.el.input, label, name, hint, error, testid, type=type, default_value=value, **props)


def textarea(
    label: Text,
    name: str,
    *,
    hint: Any = None,
    error: Any = None,
    value: Any = None,
    rows: int = 3,
    testid: str = "",
    **props: Any,
) -> rx.Component:
    """Several lines; grows with the text where the browser can. The phone's own dictation works in it."""
    return _field(rx.el.textarea, label, name, hint, error, testid, rows=str(rows), default_value=value, **props)


def select(
    label: Text,
    name: str,
    options: Any,
    value: Any,
    on_change: Any,
    *,
    hint: Any = None,
    testid: str = "",
    **props: Any,
) -> rx.Component:
    """Pick one of many; the phone shows its own list. `options` as for `choice`."""
    shown = _each(options, lambda option: rx.el.option(option["label"], value=option["value"], key=option["value"]))
    return _field(rx.el.select, label, name, hint, None, testid, shown, value=value, on_change=on_change, **props)


def _button_class(kind: Kind, wide: bool) -> str:
    return " ".join(["btn", *([kind] if kind != "main" else []), *(["wide"] if wide else [])])


def _each(options: Any, draw: Any) -> Any:
    return rx.foreach(options, draw) if isinstance(options, Var) else rx.fragment(*map(draw, options))


def _words(label: Any, detail: Any) -> rx.Component:
    below = [rx.el.span(detail, class_name="d")] if detail is not None else []
    return rx.el.span(rx.el.span(label, class_name="t"), *below, class_name="grow")


def _pick(
    kind: Literal["radio", "checkbox"], label: Any, detail: Any, *, testid: str = "", key: Any = None, **props: Any
) -> rx.Component:
    return rx.el.label(
        rx.el.input(type=kind, custom_attrs=attrs(testid), **props),
        _words(label, detail),
        class_name="pick",
        **({"key": key} if key is not None else {}),
    )


def _radio_card(option: Any, name: str, value: Any, on_change: Any) -> rx.Component:
    # A Var of options has a detail in each, which may be ""; a literal may leave it out.
    detail = option.get("detail") if isinstance(option, dict) else option["detail"]
    return _pick(
        "radio",
        option["label"],
        detail,
        key=option["value"],
        name=name,
        value=option["value"],
        checked=value == option["value"],
        on_change=on_change,
    )


def _nudge(name: Literal["minus", "plus"], label: Any, by: int, big: bool = False) -> rx.Component:
    """Steps the input beside it and tells React so, as if it had been typed.

    The handler is a plain attribute, because Reflex hands an `on_click` a copy of the event without its target.
    """
    press = on_phone(
        'e => { const i = e.currentTarget.parentElement.querySelector("input");'
        f' {"i.stepUp()" if by > 0 else "i.stepDown()"}; i.dispatchEvent(new Event("input", {{bubbles: true}})) }}'
    )
    words = visually_hidden("Less, " if by < 0 else "More, ", label)
    return rx.el.button(
        icon(name),
        words,
        type="button",
        class_name="round soft pm" if big else "round soft",
        custom_attrs=attrs(onClick=press),
    )


def _field(
    element: Any, label: Any, name: str, hint: Any, error: Any, testid: str, *children: Any, **props: Any
) -> rx.Component:
    """Label, hint, control and error, tied together by id."""
    field, said = f"field-{name}", f"field-{name}-said"
    above = [rx.el.span(hint, id=f"{said}-hint", class_name="hint")] if hint is not None else []
    describedby = " ".join(([f"{said}-hint"] if above else []) + ([said] if error is not None else [])) or None
    wrong = None if error is None else (error != "" if isinstance(error, Var) else bool(error))
    given = {key: value for key, value in props.items() if value is not None}
    below = []
    if error is not None:
        shown = rx.cond(error != "", rx.el.span(icon("info"), error, class_name="bad"), rx.fragment())
        below = [rx.el.div(shown, id=said, role="alert")]
    return rx.el.div(
        rx.el.label(label, html_for=field, class_name="label"),
        *above,
        element(
            *children,
            id=field,
            name=name,
            class_name="input",
            custom_attrs=attrs(testid, aria_describedby=describedby, aria_invalid=wrong),
            **given,
        ),
        *below,
    )
