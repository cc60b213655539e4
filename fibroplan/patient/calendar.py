"""Appointments in the person's own calendar: a file made on the phone, or a link that keeps itself up to date."""

from typing import Any

import reflex as rx

from fibroplan import local
from fibroplan.local import calendar
from fibroplan.ui.a11y import live
from fibroplan.ui.controls import button, link_button, switch, text_field
from fibroplan.ui.surfaces import button_row, card, disclosure, note, section

details = local.Memory("calendar-details", False)


def calendar_section() -> rx.Component:
    """Both ways, and what they tell."""
    told = switch(
        "Say with whom, where and what to ask",
        details.value,
        details.set(~details.value),
        detail="Off: each one is called “Appointment”. Others may see your calendar.",
        testid="calendar-details",
    )
    return section(
        "In your own calendar",
        card(rx.el.div(told, class_name="grow")),
        button(
            "Save a calendar file",
            calendar.save_file(details.value),
            kind="soft",
            icon_name="download",
            wide=True,
            testid="calendar-file",
        ),
        _link(),
        _answer(),
    )


def _answer() -> rx.Component:
    state = calendar.state.value
    return live(
        rx.cond(state["problem"] != "", note(state["problem"], tone="sun"), rx.fragment()),
        rx.cond(state["done"] != "", note(state["done"], tone="leaf"), rx.fragment()),
        testid="calendar-answer",
    )


def _link() -> rx.Component:
    """A feed needs a server, and so an account."""
    without = disclosure(
        "A link that keeps itself up to date",
        rx.el.p("It needs an account: your calendar then asks the server."),
        link_button("Keep a copy and sync", "/settings/#account", kind="soft"),
        testid="calendar-link-needs",
    )
    state = calendar.state.value
    closed = button_row(
        "A link that keeps itself up to date",
        calendar.look_feed,
        icon_name="cloud",
        detail="For your calendar program",
        testid="calendar-link",
    )
    opened = card(
        rx.el.div(
            rx.el.p("Whoever has the link sees your appointments. It works until you turn it off.", class_name="d"),
            rx.match(state["state"], ("on", _on()), ("off", _off()), rx.el.p("One moment", class_name="sub")),
            class_name="stack grow",
        )
    )
    with_account = rx.cond(state["state"] == "", closed, opened)
    return rx.cond(local.status["sync"] == "phone", without, with_account)


def _on() -> rx.Component:
    shown = rx.fragment(
        text_field(
            "Your link", "calendar-address", value=calendar.link.value, read_only=True, testid="calendar-address"
        ),
        button("Copy it", calendar.copy_link(calendar.link.value), kind="soft", wide=True),
    )
    known = rx.el.p("A link is on. It was shown when it was made.")
    return rx.fragment(
        rx.cond(calendar.link.value != "", shown, known),
        button("Turn the link off", calendar.end_feed, kind="clay", wide=True, testid="calendar-off"),
        _make("Make a new link; the old one dies"),
    )


def _off() -> rx.Component:
    return _make("Make a link")


def _make(words: str) -> Any:
    return button(words, calendar.make_feed(details.value), kind="soft", wide=True, testid="calendar-make")
