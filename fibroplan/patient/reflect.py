"""Reflect: one question for today, what was begun, what to come back to, and everything by skill."""

from typing import Any

import reflex as rx

from fibroplan import local
from fibroplan.domain.reflect_home import home_view, set_aside
from fibroplan.patient.reflect_lock import lock_now_view
from fibroplan.patient.screen import loaded, screen, style
from fibroplan.store.tables import Reflection, Writing
from fibroplan.ui.controls import button, link_button
from fibroplan.ui.surfaces import card, disclosure, link_row, note, section

entries, writings = local.Local(Reflection), local.Local(Writing)


def reflect_page() -> rx.Component:
    """The screen `/reflect/`, and `/reflect/?skill=` for one skill."""
    view = local.view(
        home_view,
        texts=local.content("reflect"),
        outlines=entries.outlines(),
        planned=entries.rows(content_id="activity-plan"),
        writings=writings.rows(),
        skill=local.param("skill"),
    )
    opened = rx.cond(view, view["skill"].length() > 0, False)
    return screen(
        rx.cond(opened, view["skill"][0]["title"], "Reflect"),
        style("reflect"),
        loaded(view, rx.cond(opened, _skill(view), _home(view))),
        active="reflect",
        sub=rx.cond(opened, view["skill"][0]["words"], "A few words for yourself. Private unless you share them."),
    )


def _home(view: Any) -> rx.Component:
    return rx.fragment(
        rx.foreach(view["prompt"], _prompt),
        rx.cond(view["begun"].length() > 0, section("Begun", rx.foreach(view["begun"], _place)), rx.fragment()),
        rx.cond(
            view["waiting"].length() > 0, section("Come back to", rx.foreach(view["waiting"], _place)), rx.fragment()
        ),
        _next_time(view),
        section("By skill", rx.foreach(view["skills"], _place)),
        section("Yours", _history(view), _lock()),
    )


def _prompt(row: Any) -> rx.Component:
    later = local.do(set_aside, writings=writings.rows(), prompt=row["id"], after={"toast": "That is fine."})
    return card(
        rx.el.p(row["words"], class_name="asked"),
        rx.el.div(
            link_button("Write", row["href"], icon_name="reflect", testid="write-prompt"),
            button("Not today", later, kind="quiet", testid="not-today"),
            class_name="row",
        ),
        class_name="stack",
        key=row["id"],
        custom_attrs={"data-testid": "prompt"},
    )


def _place(row: Any) -> rx.Component:
    return link_row(row["title"], row["href"], detail=row["words"], testid="place", key=row["id"])


def _next_time(view: Any) -> rx.Component:
    words = rx.cond(view["notes"] == 1, "1 note waits", view["notes"].to_string() + " notes wait")
    return section(
        "For next time",
        link_row(
            "What I want to raise",
            "/reflect/history/?form=next-time",
            detail=rx.cond(view["notes"] > 0, words, "Nothing noted yet"),
            icon_name="note",
            testid="next-time-notes",
        ),
        link_button(
            "Note one thing", "/reflect/write/?form=next-time&id=" + view["fresh_note"], kind="soft", wide=True
        ),
    )


def _history(view: Any) -> rx.Component:
    words = rx.cond(view["kept"] == 1, "1 entry", view["kept"].to_string() + " entries")
    shown = rx.cond(view["kept"] > 0, words, "Nothing yet")
    return link_row("What I wrote", "/reflect/history/", detail=shown, icon_name="reflect", testid="history")


def _lock() -> rx.Component:
    state = lock_now_view()
    return link_row(
        "Lock", "/reflect/lock/", detail=rx.cond(state, state["words"], ""), icon_name="settings", testid="lock"
    )


# ---- one skill


def _skill(view: Any) -> rx.Component:
    skill = view["skill"][0]
    flare_plan = link_row("Your flare plan", "/flare/", detail="Written on a good day.", icon_name="flare")
    return rx.fragment(
        rx.cond(view["balance"].length() > 0, _balance(view), rx.fragment()),
        rx.cond(
            skill["forms"].length() > 0, section("Step by step", rx.foreach(skill["forms"], _place)), rx.fragment()
        ),
        rx.cond(skill["id"] == "help", flare_plan, rx.fragment()),
        rx.cond(
            skill["prompts"].length() > 0, section("One question", rx.foreach(skill["prompts"], _place)), rx.fragment()
        ),
        disclosure(skill["evidence"], rx.el.p(skill["source"], class_name="d"), testid="evidence"),
        link_button("All skills", "/reflect/", kind="quiet", wide=True),
    )


def _balance(view: Any) -> rx.Component:
    texts = local.printed("reflect")["balance"]

    def one(row: Any) -> rx.Component:
        return rx.el.li(row["label"], ": ", rx.cond(row["there"], "there", "not yet"), key=row["id"])

    return note(
        texts["title"],
        rx.el.p(texts["words"]),
        rx.el.ul(rx.foreach(view["balance"], one), padding_left="1.2rem", custom_attrs={"data-testid": "balance"}),
    )
