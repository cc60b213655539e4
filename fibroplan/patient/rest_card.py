"""The card of the hours after an infusion. It needs no network and is worked out from the time."""

from typing import Any

import reflex as rx

from fibroplan.ui.controls import link_button
from fibroplan.ui.surfaces import card, disclosure, link_row, note


def rest_card(words: Any, until: Any) -> rx.Component:
    """What to leave alone and when to call for help. `words` is `rest` of the content, `until` a sentence."""
    return rx.el.section(
        rx.el.h2(words["title"]),
        card(
            rx.el.p(until, class_name="t", custom_attrs={"data-testid": "rest-until"}),
            rx.el.p(words["paused"], class_name="d"),
            rx.el.ul(rx.foreach(words["points"], lambda row: rx.el.li(row["text"], key=row["id"]))),
            note(
                words["help_title"],
                rx.el.p(words["help_words"]),
                rx.el.ul(rx.foreach(words["signs"], lambda row: rx.el.li(row["text"], key=row["id"]))),
                tone="clay",
            ),
            help_now(),
            disclosure(words["evidence"]["label"], rx.el.p(words["evidence"]["source"], class_name="d")),
            class_name="stack",
        ),
        custom_attrs={"data-testid": "rest-card"},
    )


def rest_note(until: Any) -> rx.Component:
    """Calm words in the hours after an infusion, and the way to the card."""
    return rx.el.div(
        rx.el.strong("You had an infusion. Rest counts."),
        rx.el.p(until),
        link_button("What to leave alone until then", "/treatments/infusion/", kind="soft"),
        class_name="note sun stack",
        custom_attrs={"data-testid": "rest-note"},
    )


def rest_rules(words: Any) -> rx.Component:
    """The same rules to read before, while nobody rests."""
    return disclosure(
        words["title"],
        rx.el.p(words["words"]),
        rx.el.ul(rx.foreach(words["points"], lambda row: rx.el.li(row["text"], key=row["id"]))),
        rx.el.p(words["help_title"], class_name="t"),
        rx.el.ul(rx.foreach(words["signs"], lambda row: rx.el.li(row["text"], key=row["id"]))),
        testid="rest-rules",
    )


def help_now() -> rx.Component:
    """The way to people who help, from anywhere near medicines and infusions."""
    return link_row("Help now", "/help-now/", icon_name="help", detail="People to call or to text", testid="to-help")
