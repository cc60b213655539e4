"""What is being made to take along: a bar once it takes long, a way to stop it, and what came of it."""

import reflex as rx

from fibroplan.local import take_along
from fibroplan.ui.controls import button
from fibroplan.ui.surfaces import answer


def making() -> rx.Component:
    """The place where it is said; it stands below the buttons that begin something."""
    bar = take_along.bar.value
    known = rx.el.progress(value=bar["at"].to_string(), max=bar["of"].to_string(), aria_label="How far it is")
    under_way = rx.el.div(
        rx.cond(bar["of"] > 0, known, rx.el.progress(aria_label="It is being made")),
        button("Stop", take_along.stop, kind="quiet", testid="stop-making"),
        class_name="row making",
        custom_attrs={"data-testid": "making"},
    )
    return rx.fragment(
        rx.cond(bar, under_way, rx.fragment()),
        rx.el.div(answer(take_along.progress.value), custom_attrs={"data-testid": "made"}),
    )
