"""The frame of every patient page: skip link, main, title, the way to help, navigation at the thumb."""

from typing import Any, Final

import reflex as rx
from reflex.vars import Var
from reflex_components_core.react_router.dom import ReactRouterLink

from fibroplan.ui.a11y import Text, arrival, attrs, live, skip_link
from fibroplan.ui.icons import icon

TABS: Final = (
    ("today", "Today", "/today/"),
    ("plan", "Plan", "/plan/"),
    ("reflect", "Reflect", "/reflect/"),
    ("progress", "Progress", "/progress/"),
    ("more", "More", "/more/"),
)
"""Bottom navigation: key (also the icon), word, address."""

HELP: Final = "/help-now/"
"""Where every page's link to help leads."""


def page(
    title: Text,
    *children: Any,
    active: str = "",
    sub: Any = None,
    corner: Any = None,
    above: Any = None,
    status: Any = None,
    foot: Any = None,
    nav: bool = True,
) -> rx.Component:
    """A whole page.

    Args:
        title: The one h1: a plain sentence or a word about now.
        children: What the page is about.
        active: Key of the tab this page belongs to.
        sub: One line under the title.
        corner: Beside the title, such as the flare button.
        above: Before the title, such as the progress bar of a builder.
        status: The sync status, at the end of the page.
        foot: The one main button (and a quiet one below), kept at the thumb's reach.
        nav: False where one thing is done at a time, as in the plan builder and the welcome.
    """
    heading = rx.el.div(rx.el.h1(title), _optional(rx.el.p, sub, "sub"))
    return rx.el.div(
        skip_link(),
        rx.el.main(
            _or_nothing(above),
            rx.el.header(heading, _optional(rx.el.div, corner, "flare-slot"), class_name="head"),
            *children,
            rx.el.div(_or_nothing(status), help_link(), class_name="row spread"),
            _optional(rx.el.div, foot, "foot"),
            id="main",
            tab_index=Var(_js_expr="-1", _var_type=int, _var_data=arrival()),
        ),
        tabs(active) if nav else rx.fragment(),
    )


def tabs(active: str) -> rx.Component:
    """The five places of the app."""

    def tab(key: str, word: str, href: str) -> rx.Component:
        current = attrs(aria_current="page") if key == active else {}
        return rx.el.li(ReactRouterLink.create(icon(key), rx.el.span(word), to=href, custom_attrs=current))

    return rx.el.nav(rx.el.ul(*(tab(*each) for each in TABS)), class_name="tabs", custom_attrs=attrs(aria_label="Main"))


def help_link() -> rx.Component:
    """The way to help, at the same place of every page."""
    return ReactRouterLink.create(
        icon("help"), "Help now", to=HELP, class_name="btn quiet", custom_attrs=attrs("help-now")
    )


def flare_button(on: bool | Var[bool], on_click: Any) -> rx.Component:
    """Today becomes the lighter plan, with one tap; the page offers the undo in a toast."""
    return rx.el.button(
        icon("flare"),
        rx.cond(on, "Flare on", "Flare"),
        type="button",
        class_name="chip clay",
        on_click=on_click,
        custom_attrs=attrs("flare", aria_pressed=on),
    )


def sync_status(text: Text, icon_name: str = "phone", *, action: Any = None) -> rx.Component:
    """Where the data is, in plain words that are true now. `action` is what to do when something is in the way."""
    return live(icon(icon_name), rx.el.span(text), _or_nothing(action), testid="sync-status", class_name="status")


def save_status(text: Text) -> rx.Component:
    """Whether what was typed is kept: "Saved on this phone" after the write has been committed, never before."""
    return live(rx.el.span(text), testid="save-status", class_name="status")


def _or_nothing(child: Any) -> Any:
    return rx.fragment() if child is None else child


def _optional(element: Any, child: Any, class_name: str) -> Any:
    return rx.fragment() if child is None else element(child, class_name=class_name)
