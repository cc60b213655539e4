"""Learn: topics, their cards, and one card at a time with what supports it. Searched on the phone."""

from typing import Any

import reflex as rx

from fibroplan import local
from fibroplan.domain.learn import LearnRow, learn_view, mark_read
from fibroplan.patient.screen import loaded, screen
from fibroplan.patient.search import holding
from fibroplan.store.tables import Writing
from fibroplan.ui.controls import chip, link_button, text_field
from fibroplan.ui.icons import icon
from fibroplan.ui.surfaces import card, disclosure, empty, link_row, note, section

writings = local.Local(Writing)
sought = local.Memory("learn-search", "")
TAGS = "[V] was checked at the source. [K] and [E] still wait for a clinician."


def learn_page() -> rx.Component:
    """The screen `/learn/`, with `?topic=` the cards of a topic, and with `?card=` one card."""
    view = local.view(
        learn_view,
        learn=local.content("learn"),
        topic_id=local.param("topic"),
        card_id=local.param("card"),
        writings=writings.rows(),
    )
    return screen(
        rx.cond(view, view["title"], "Learn"),
        loaded(view, _body(view)),
        active="more",
        sub=rx.cond(view, view["sub"], ""),
    )


def _body(view: Any) -> rx.Component:
    return rx.cond(
        view["card"],
        _card(view, view["card"]),
        rx.cond(view["topic"], _topic(view["topic"]), _topics(view)),
    )


def _topics(view: Any) -> rx.Component:
    found = holding(view["rows"], sought.value, LearnRow)
    hits = section(
        rx.cond(found.length() == 1, "1 card", found.length().to_string() + " cards"),
        rx.cond(found.length() > 0, rx.foreach(found, _row), empty(view["none"], view["none_words"])),
    )
    return rx.fragment(
        text_field(
            "Search", "search", value=sought.value, on_change=sought.typed, type="search", testid="learn-search"
        ),
        rx.cond(sought.value != "", hits, section("Topics", rx.foreach(view["topics"], _heading))),
    )


def _heading(topic: Any) -> rx.Component:
    return link_row(
        topic["name"],
        "/learn/?topic=" + topic["content_id"],
        detail=topic["count"],
        key=topic["content_id"],
        testid="topic",
    )


def _topic(topic: Any) -> rx.Component:
    return rx.fragment(
        rx.el.div(link_button("All topics", "/learn/", kind="quiet", icon_name="back"), class_name="row"),
        rx.el.div(rx.foreach(topic["rows"], _row), class_name="stack"),
    )


def _row(row: Any) -> rx.Component:
    mark = rx.cond(row["read"], rx.el.span(icon("check"), rx.el.span("read", class_name="vh")), icon("next"))
    return link_row(
        row["name"],
        "/learn/?card=" + row["content_id"],
        detail=row["label"],
        after=mark,
        key=row["content_id"],
        testid="learn-card",
    )


def _card(view: Any, one: Any) -> rx.Component:
    set_mark = local.do(mark_read, card_id=one["content_id"], read=~one["read"])
    onward = rx.cond(
        one["next_id"] != "",
        link_row(one["next_name"], "/learn/?card=" + one["next_id"], detail="Next", testid="learn-next"),
        rx.fragment(),
    )
    return rx.fragment(
        rx.el.div(
            link_button(one["topic_name"], "/learn/?topic=" + one["topic_id"], kind="quiet", icon_name="back"),
            class_name="row",
        ),
        card(
            rx.el.p(one["words"], class_name="t"),
            rx.foreach(one["facts"], lambda text: rx.el.p(text, key=text)),
            class_name="stack",
        ),
        rx.cond(one["sides"].length() > 0, _sides(view, one["sides"]), rx.fragment()),
        note("How sure is this?", rx.el.p(one["label"])),
        disclosure(
            "Sources",
            rx.el.ul(rx.foreach(one["sources"], lambda source: rx.el.li(source, key=source)), class_name="sources"),
            rx.el.p(TAGS, class_name="d"),
            testid="sources",
        ),
        rx.el.div(
            chip(rx.cond(one["read"], "Read", "Mark as read"), one["read"], set_mark, icon_name="check", testid="read"),
            rx.el.p(view["private"], class_name="d grow"),
            class_name="row",
        ),
        onward,
    )


def _sides(view: Any, sides: Any) -> rx.Component:
    """What each region says, side by side; none is named first for being right."""

    def side(row: Any) -> rx.Component:
        return rx.el.div(rx.el.h3(row["name"]), rx.el.p(row["words"]), class_name="card", key=row["name"])

    return section(
        "What each region says",
        rx.el.div(rx.foreach(sides, side), class_name="sides", custom_attrs={"data-testid": "sides"}),
        rx.el.p(view["conflict"], class_name="d"),
    )
