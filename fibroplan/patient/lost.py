"""An address that leads nowhere: said kindly, with the way back."""

import reflex as rx

from fibroplan.patient.screen import screen
from fibroplan.ui.controls import link_button
from fibroplan.ui.surfaces import empty


def lost_page() -> rx.Component:
    """The screen of every unknown address."""
    return screen(
        "There is nothing here",
        empty("This address leads nowhere.", "Nothing is lost. Your plan is where you left it.", _back()),
    )


def _back() -> rx.Component:
    return link_button("Open today", "/today/")
