"""Tips for daily life: one at a time or by place, a week's trial, and a walk through the workspace."""

from typing import Any

import reflex as rx

from fibroplan import local
from fibroplan.domain.habit import keep_tip, let_go_tip, try_tip
from fibroplan.domain.tips import TipRow, tip_questions, tips_view
from fibroplan.patient.screen import loaded, screen
from fibroplan.patient.search import holding
from fibroplan.store.tables import PlanVersion
from fibroplan.ui.controls import button, chip, text_field
from fibroplan.ui.surfaces import card, disclosure, empty, item_row, link_row, note, section

plan = local.Local(PlanVersion)
tag = local.Memory("tip-tag", "")
sought = local.Memory("tip-search", "")
step = local.Memory("walk-step", -1)
not_yet = local.Memory("walk-not-yet", False)


def tips_page() -> rx.Component:
    """The screen `/tips/`."""
    view = local.view(tips_view, tips=local.content("tips"), versions=plan.rows())
    return screen(
        "Tips for daily life",
        loaded(view, _body(view)),
        active="more",
        sub="Small changes that save strength. One at a time is plenty.",
    )


def tip_question() -> rx.Component:
    """The question at the end of a tip's week, for Today and for this page; nothing where there is none to ask."""
    rows = local.view(tip_questions, versions=plan.rows())
    return rx.cond(rows, rx.foreach(rows, _question), rx.fragment())


def _question(row: Any) -> rx.Component:
    keep = local.do(keep_tip, versions=plan.rows(), item_id=row["item_id"], after={"toast": "It stays on your plan."})
    let_go = local.do(let_go_tip, versions=plan.rows(), item_id=row["item_id"], after={"toast": "Good to know."})
    return rx.el.div(
        note(
            row["name"],
            rx.el.p("You tried this for a week. Do you want to keep it?"),
            rx.el.div(
                button("Keep it", keep, kind="soft", testid="keep-tip"),
                button("Let it go", let_go, kind="quiet", testid="let-go-tip"),
                class_name="row",
            ),
            tone="leaf",
        ),
        key=row["item_id"],
        custom_attrs={"data-testid": "tip-question"},
    )


def _body(view: Any) -> rx.Component:
    seeking = (sought.value != "") | (tag.value != "")
    return rx.fragment(
        tip_question(),
        rx.cond(step.value >= 0, _walk(view), _library(view, seeking)),
    )


def _library(view: Any, seeking: Any) -> rx.Component:
    found = holding(view["tips"], sought.value, TipRow, tag.value)
    none = empty("No tip fits yet.", "Try another word, or one of the places above.")
    return rx.fragment(
        text_field("Search", "search", value=sought.value, on_change=sought.typed, type="search", testid="tip-search"),
        rx.el.div(rx.foreach(view["tags"], _tag), class_name="row", role="group", aria_label="Places"),
        rx.cond(
            seeking,
            section(
                rx.cond(found.length() == 1, "1 tip", found.length().to_string() + " tips"),
                rx.cond(found.length() > 0, rx.foreach(found, lambda row: _tip(view, row)), none),
            ),
            _calm(view),
        ),
        rx.el.div(rx.el.p(view["evidence"], class_name="d"), disclosure("Source", rx.el.p(view["source"]))),
    )


def _calm(view: Any) -> rx.Component:
    """With no search: one tip, what is tried, the walk. The whole list waits behind a tap."""
    trials = rx.foreach(
        view["trials"],
        lambda row: rx.cond(row["due"], rx.fragment(), item_row(row["name"], row["words"], key=row["item_id"])),
    )
    return rx.fragment(
        section("One tip for today", _tip(view, view["one"])),
        rx.cond(view["tried"], section("On your plan this week", trials), rx.fragment()),
        section(
            view["walk_title"],
            rx.el.p(view["walk_words"], class_name="sub"),
            button("Start the walk", step.set(0), kind="soft", wide=True, testid="walk"),
        ),
        section("More", link_row("A letter to your employer", "/letter/", icon_name="edit")),
        disclosure(
            "All tips",
            rx.el.div(rx.foreach(view["tips"], lambda row: _tip(view, row)), class_name="stack"),
            testid="all-tips",
        ),
    )


def _tag(row: Any) -> rx.Component:
    pressed = tag.value == row["id"]
    return rx.el.span(
        chip(row["label"], pressed, tag.set(rx.cond(pressed, "", row["id"])), testid="tip-tag"), key=row["id"]
    )


def _tip(view: Any, row: Any) -> rx.Component:
    put = local.do(
        try_tip,
        versions=plan.rows(),
        tip_id=row["content_id"],
        title=row["name"],
        times=row["times"],
        after={"toast": "On your plan. We ask in a week."},
    )
    attempt = rx.cond(
        row["in_plan"],
        rx.el.p("On your plan", class_name="d"),
        rx.el.div(
            button(
                view["try_words"],
                put,
                kind="soft",
                testid="try-tip",
                aria={"aria_label": view["try_words"] + ": " + row["name"]},
            ),
            rx.el.span(row["rhythm"], class_name="d"),
            class_name="row",
        ),
    )
    return card(
        rx.el.div(
            rx.el.p(row["name"], class_name="t"),
            rx.el.p(row["text"]),
            rx.el.p(row["labels"], " · ", row["evidence"], class_name="d"),
            attempt,
            class_name="stack grow",
        ),
        key=row["content_id"],
        custom_attrs={"data-testid": "tip"},
    )


# ---- the walk through a workspace: one question at a time


def _walk(view: Any) -> rx.Component:
    at = rx.cond(step.value >= 0, step.value, 0)
    onward = local.remember({step: step.value + 1, not_yet: False})
    row = view["walk"][at]
    asked = section(
        row["name"],
        rx.el.p(row["step_words"], class_name="sub"),
        rx.el.p(row["question"], class_name="t"),
        rx.cond(
            not_yet.value,
            rx.fragment(
                note(row["change"], tone="leaf"),
                rx.foreach(row["tips"], lambda tip: _tip(view, tip)),
                button("Next", onward, wide=True, testid="walk-next"),
            ),
            rx.el.div(
                button("Yes", onward, testid="walk-yes"),
                button("Not yet", not_yet.set(True), kind="soft", testid="walk-not-yet"),
                class_name="row",
            ),
        ),
    )
    leave = button("Back to the tips", local.remember({step: -1, not_yet: False}), kind="quiet", testid="walk-leave")
    over = note(view["walk_title"], rx.el.p(view["walk_end"]), tone="leaf")
    return rx.el.div(
        rx.cond(step.value < view["walk"].length(), asked, over), leave, class_name="stack", aria_live="polite"
    )
