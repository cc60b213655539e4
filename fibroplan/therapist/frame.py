"""The frame of every page of staff: where one can go, whether it is live, and what stands in the way."""

from collections.abc import Callable
from typing import Any

import reflex as rx

from fibroplan.local import care
from fibroplan.therapist.live import Live, connection
from fibroplan.ui.a11y import attrs, skip_link
from fibroplan.ui.surfaces import empty, loading, note

PLACES = (
    ("/care/", "Patients", "therapist"),
    ("/care/clinic/", "Clinic", "administrator"),
    ("/care/account/", "Account", ""),
)
"""Address, word, and whose it is; empty for everybody's."""

me = care.answer("/api/care/me", Live.stamp)
"""Who is signed in."""


def frame(title: Any, *children: Any, at: str = "", sub: Any = "") -> rx.Component:
    """A page for somebody who is signed in. `at`: the address of the place that it belongs to."""
    return rx.fragment(
        styles(),
        skip_link(),
        rx.el.header(_places(at), class_name="desk-bar"),
        rx.el.main(
            rx.el.div(rx.el.h1(title), rx.el.p(sub, class_name="sub"), class_name="head"),
            connection(),
            *children,
            id="main",
            class_name="desk",
            tab_index=-1,
        ),
    )


def door(title: Any, *children: Any, sub: Any = "") -> rx.Component:
    """A page for somebody who is not signed in yet."""
    return rx.fragment(
        styles(),
        skip_link(),
        rx.el.main(
            rx.el.div(rx.el.h1(title), rx.el.p(sub, class_name="sub"), class_name="head"),
            *children,
            id="main",
            class_name="desk narrow",
            tab_index=-1,
        ),
    )


def styles() -> rx.Component:
    """What the patient's pages need not load."""
    return rx.fragment(*(rx.el.link(rel="stylesheet", href=f"/{name}.css") for name in ("share", "care")))


def _places(at: str) -> rx.Component:
    def place(address: str, word: str, role: str) -> rx.Component:
        current = attrs(aria_current="page") if address == at else {}
        link = rx.el.li(rx.el.a(word, href=address, custom_attrs=current))
        return link if not role else rx.cond(me["data"]["role"] == role, link, rx.fragment())

    return rx.el.nav(
        rx.el.span("Fibroplan", class_name="t"),
        rx.el.ul(*(place(*each) for each in PLACES)),
        rx.el.span(me["data"]["name"], class_name="d", custom_attrs={"data-testid": "me"}),
        custom_attrs=attrs(aria_label="Main"),
    )


def answered(
    answer: Any, draw: Callable[[Any], Any], gone: str = "This is not shared with you, or not any more."
) -> Any:
    """What the server said, or in plain words why there is nothing."""
    old = rx.cond(
        answer["state"] == "offline",
        note("There is no connection right now.", rx.el.p("What you see is as it was before."), tone="sun"),
        rx.fragment(),
    )
    return rx.match(
        answer["state"],
        ("loading", loading()),
        ("gone", empty("Nothing to see here.", gone)),
        ("refused", note(answer["problem"], tone="sun")),
        rx.fragment(old, rx.cond(answer["data"], draw(answer["data"]), rx.fragment())),
    )
