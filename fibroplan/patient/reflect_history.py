"""What was written: newest first, and searched on the phone."""

from typing import Any

import reflex as rx

from fibroplan import local
from fibroplan.domain.reflect_history import history_view
from fibroplan.patient.reflect_lock import lock_now_view, unlock_form
from fibroplan.patient.screen import loaded, screen
from fibroplan.store.tables import Reflection
from fibroplan.ui.controls import button, link_button, text_field
from fibroplan.ui.surfaces import empty, link_row, note

entries = local.Local(Reflection)
sought = local.Memory("reflect-search", "")
most = local.Memory("reflect-most", 30)
MORE = 30


def history_page() -> rx.Component:
    """The screen `/reflect/history/`."""
    lock = lock_now_view()
    only = local.param("form")
    return screen(
        rx.cond(only == "next-time", "For next time", "What I wrote"),
        loaded(lock, rx.cond(lock["shut"], unlock_form(lock), _list(only))),
        active="reflect",
        sub="It is searched on this phone alone.",
    )


def _list(only: Any) -> rx.Component:
    view = local.view(
        history_view,
        texts=local.content("reflect"),
        entries=entries.rows(),
        sought=sought.value,
        only=only,
        most=most.value,
    )
    none = rx.cond(
        view["kept"] > 0,
        empty("No entry fits yet.", "Try another word."),
        empty("Nothing here yet.", "What you write stands here, newest first.", link_button("Reflect", "/reflect/")),
    )
    shown = rx.fragment(
        text_field(
            "Search", "search", value=sought.value, on_change=sought.typed, type="search", testid="reflect-search"
        ),
        rx.cond(
            view["locked"],
            note("Some entries are locked.", link_button("To the lock", "/reflect/lock/", kind="quiet"), tone="sun"),
            rx.fragment(),
        ),
        rx.el.p(
            rx.cond(view["found"] == 1, "1 entry", view["found"].to_string() + " entries"),
            class_name="d",
            role="status",
        ),
        rx.cond(view["found"] > 0, rx.el.div(rx.foreach(view["rows"], _row), class_name="stack"), none),
        rx.cond(view["more"], button("Show more", most.set(most.value + MORE), kind="soft", wide=True), rx.fragment()),
    )
    return loaded(view, shown)


def _row(row: Any) -> rx.Component:
    words = rx.fragment(row["day"], rx.cond(row["shared"], " · shared", ""), rx.el.br(), row["first"])
    return link_row(row["title"], row["href"], detail=words, testid="entry", key=row["id"])
