"""Helpers for people who listen to the page or move through it by keyboard."""

from typing import Any

import reflex as rx
from reflex.vars import Var, VarData
from reflex_base.event import EventChain
from reflex_base.utils.imports import ImportVar
from reflex_base.vars.function import FunctionVar

Text = str | Var[str]
"""Words that are known when the page is built, or a Var that holds them on the phone."""


def attrs(testid: str = "", **aria: Any) -> dict[str, Any]:
    """Custom attributes: `data-testid` when given, and every other name with its underscores as dashes.

    Attributes whose value is None are left out.
    """
    named = {name.replace("_", "-"): value for name, value in aria.items() if value is not None}
    return {"data-testid": testid, **named} if testid else named


def on_phone(js: str) -> Var:
    """An event handler written in JavaScript: it runs in the browser and queues no event on the server."""
    return Var(_js_expr=f"({js})").to(FunctionVar, EventChain)


def on_arrows(handler: Var) -> Var:
    """An `onKeyDown` attribute: arrow keys, Home and End give their name to `handler` and do not move the page."""
    press = f"e => {{ if (/^(Arrow|Home|End)/.test(e.key)) {{ e.preventDefault(); ({handler})(e.key) }} }}"
    return Var(_js_expr=f"({press})", _var_data=handler._get_all_var_data()).to(FunctionVar, EventChain)


def visually_hidden(*children: Any) -> rx.Component:
    """Words for a screen reader alone."""
    return rx.el.span(*children, class_name="vh")


def skip_link(target: str = "main") -> rx.Component:
    """First in the tab order: past the navigation, to what the page is about."""
    return rx.el.a("Skip to the page", href=f"#{target}", class_name="vh skip")


def live(*children: Any, testid: str = "", urgent: bool = False, class_name: str = "") -> rx.Component:
    """A region whose changes are read out; it must be on the page before its words change."""
    return rx.el.div(
        *children,
        role="alert" if urgent else "status",
        class_name=class_name,
        custom_attrs=attrs(testid, aria_live="assertive" if urgent else "polite", aria_atomic="true"),
    )


def arrival() -> VarData:
    """Hook data: after a move inside the app, focus goes to <main>, so that the new page is read from its start.

    On the first load nothing is touched: the browser begins at the top by itself.
    """
    effect = (
        "useEffect(() => { if (window.fibroplanArrived) document.getElementById('main')?.focus({preventScroll: true});"
        " window.fibroplanArrived = true; }, [])"
    )
    return VarData(hooks={effect: None}, imports={"react": [ImportVar(tag="useEffect")]})
