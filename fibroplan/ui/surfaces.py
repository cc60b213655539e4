"""Where things stand: cards, boxes, sheets, toasts, and the calm screen when there is nothing."""

from typing import Any, Literal

import reflex as rx
from reflex.vars import Var
from reflex_components_core.react_router.dom import ReactRouterLink

from fibroplan.ui.a11y import Text, attrs, live, on_phone, visually_hidden
from fibroplan.ui.controls import button, icon_button
from fibroplan.ui.icons import icon

Tone = Literal["lake", "sun", "clay", "leaf"]


def card(*children: Any, class_name: str = "", **props: Any) -> rx.Component:
    """A piece of paper on the page."""
    return rx.el.div(*children, class_name=f"card {class_name}".strip(), **props)


def section(heading: Text, *children: Any, key: Any = None) -> rx.Component:
    """A small heading and what belongs to it, 8 px apart."""
    keyed = {"key": key} if key is not None else {}
    return rx.el.section(rx.el.h2(heading), rx.el.div(*children, class_name="stack"), **keyed)


def item_row(
    title: Text,
    detail: Any,
    *,
    before: Any = None,
    after: Any = None,
    late: bool | Var[bool] = False,
    testid: str = "",
    **props: Any,
) -> rx.Component:
    """A thing of the plan: a tick before, its words, a menu after. `late` draws it as filled in afterwards."""
    return rx.el.div(
        *([before] if before is not None else []),
        _words(title, detail),
        *([after] if after is not None else []),
        class_name=rx.cond(late, "card line late", "card line"),
        custom_attrs=attrs(testid),
        **props,
    )


def link_row(
    title: Text,
    href: Text,
    *,
    detail: Any = None,
    icon_name: str = "",
    after: Any = None,
    testid: str = "",
    **props: Any,
) -> rx.Component:
    """A whole card that goes to another page."""
    return ReactRouterLink.create(
        *_row(title, detail, icon_name, after), to=href, class_name="card line", custom_attrs=attrs(testid), **props
    )


def button_row(
    title: Text,
    on_click: Any,
    *,
    detail: Any = None,
    icon_name: str = "",
    after: Any = None,
    testid: str = "",
    **props: Any,
) -> rx.Component:
    """A whole card that does something, such as opening a sheet."""
    return rx.el.button(
        *_row(title, detail, icon_name, after),
        type="button",
        class_name="card line",
        on_click=on_click,
        custom_attrs=attrs(testid),
        **props,
    )


def note(title: Any, *children: Any, tone: Tone = "lake") -> rx.Component:
    """A why-box: the point first, then its reason or arithmetic. Lake explains, sun notes, clay is a flare."""
    head = [rx.el.strong(title)] if title is not None else []
    return rx.el.div(*head, *children, class_name="note" if tone == "lake" else f"note {tone}")


def empty(title: Text, text: Text, *actions: Any, icon_name: str = "leaf") -> rx.Component:
    """A calm screen when a read has returned and there is nothing to show."""
    return rx.el.div(
        icon(icon_name), rx.el.p(title, class_name="t"), rx.el.p(text, class_name="sub"), *actions, class_name="empty"
    )


def loading(text: Text = "One moment") -> rx.Component:
    """Before a read has returned. Never drawn as an empty list."""
    return rx.el.div(
        rx.el.p(text, class_name="sub"), class_name="empty", role="status", custom_attrs={"aria-busy": "true"}
    )


def steps(current: int | Var[int], total: Any) -> rx.Component:
    """How far along: bars to see, "Step 3 of 5" to hear. `current` counts from 1."""
    bars = rx.foreach(rx.Var.range(total), lambda at: rx.el.i(class_name=rx.cond(at < current, "on", ""), key=at))
    return rx.el.div(
        visually_hidden("Step ", current, " of ", total),
        rx.el.div(bars, class_name="steps", custom_attrs={"aria-hidden": "true"}),
    )


def sheet(name: str, title: Text, *children: Any, on_close: Any = None, testid: str = "") -> rx.Component:
    """A native dialog that rises from the bottom; Escape, the cross and a tap outside close it.

    `on_close` is a handler that needs no event, such as one made by `on_phone`.
    """
    return rx.el.dialog(
        rx.el.div(
            rx.el.div(
                rx.el.h2(title, id=f"{name}-title", class_name="grow"),
                icon_button("close", "Close", close_sheet(name)),
                class_name="row",
            ),
            *children,
            class_name="sheet",
        ),
        id=name,
        custom_attrs=attrs(testid, aria_labelledby=f"{name}-title", closedby="any", onClose=on_close),
    )


def open_sheet(name: str) -> Var:
    """Handler that shows the sheet `name` and keeps focus inside it."""
    return on_phone(f"() => document.getElementById({name!r})?.showModal()")


def close_sheet(name: str) -> Var:
    """Handler that closes the sheet `name`; focus returns to what opened it."""
    return on_phone(f"() => document.getElementById({name!r})?.close()")


def toasts(*children: Any) -> rx.Component:
    """The place where short messages appear; put it on the page once, always."""
    return rx.el.div(*children, class_name="toasts", role="status", custom_attrs={"aria-live": "polite"})


def toast(text: Text, *, action: Text = "", on_action: Any = None, testid: str = "toast") -> rx.Component:
    """What just happened, and its undo. It stays until the next one: nobody has to be quick."""
    undo = [button(action, on_action, kind="quiet")] if on_action is not None else []
    return rx.el.div(rx.el.span(text, class_name="grow"), *undo, class_name="toast", custom_attrs=attrs(testid))


def disclosure(summary: Any, *children: Any, testid: str = "") -> rx.Component:
    """More for those who want it."""
    return rx.el.details(rx.el.summary(summary, icon("down")), *children, custom_attrs=attrs(testid))


def _words(title: Any, detail: Any) -> rx.Component:
    below = [rx.el.span(detail, class_name="d")] if detail is not None else []
    return rx.el.span(rx.el.span(title, class_name="t"), *below, class_name="grow")


def _row(title: Any, detail: Any, icon_name: str, after: Any) -> list[Any]:
    before = [icon(icon_name)] if icon_name else []
    return [*before, _words(title, detail), icon("next") if after is None else after]


def answer(progress: Any) -> rx.Component:
    """How a request to the server went, in words, where the person is looking. `progress`: busy, problem and done."""
    problem = rx.cond(progress["problem"] != "", note(progress["problem"], tone="sun"), rx.fragment())
    done = rx.cond(progress["done"] != "", note(progress["done"], tone="leaf"), rx.fragment())
    return live(rx.cond(progress["busy"], rx.el.p("One moment", class_name="sub"), rx.fragment()), problem, done)
