"""Something done that no plan asked for, in the person's own words or by a name of the library."""

from typing import Any

import reflex as rx

from fibroplan import local
from fibroplan.domain.unplanned import add_unplanned, library_titles
from fibroplan.patient.screen import loaded, screen
from fibroplan.ui.controls import button, stepper, text_field
from fibroplan.ui.surfaces import button_row, link_row, section

what = local.Memory("unplanned-what", "")
minutes = local.Memory("unplanned-minutes", 0.0)


def unplanned_page() -> rx.Component:
    """The screen `/today/add/`, and with `?day=` for a day that has passed."""
    titles = local.view(library_titles, exercises=local.content("exercises"))
    return screen(
        "What did you do?",
        loaded(titles, _body(titles)),
        active="today",
        sub="It is kept beside your plan.",
    )


def _body(titles: Any) -> rx.Component:
    return rx.fragment(
        text_field("In your own words", "what", value="", on_change=what.typed, max_length=200, testid="what"),
        stepper("How many minutes?", "minutes, if you like", 0, minutes.typed_number, high=1440, step=5),
        rx.cond(
            what.value != "",
            button("Keep this", _keep(what.value), wide=True, testid="keep"),
            rx.fragment(),
        ),
        section("Or pick a name", rx.foreach(titles, _title)),
        link_row("Back to today", "/today/", icon_name="today"),
    )


def _title(row: Any) -> rx.Component:
    """A name of the library, while it goes with what was typed."""
    fits = row["title"].lower().contains(what.value.lower())
    return rx.cond(fits, button_row(row["title"], _keep(row["title"]), icon_name="plus", key=row["id"]), rx.fragment())


def _keep(words: Any) -> Any:
    day = local.param_number("day")
    after = {"toast": "Noted. It counts as unplanned.", "close": what.name, "go": "/today/"}
    return local.do(add_unplanned, what=words, minutes=minutes.value, day=day, after=after)
