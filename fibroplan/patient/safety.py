"""The safety check before a plan: a few questions a page, each answer kept at once."""

from typing import Any

import reflex as rx

from fibroplan import local
from fibroplan.domain.safety_check import (
    safety_again,
    safety_answer,
    safety_back,
    safety_clear,
    safety_next,
    safety_rest,
    safety_view,
    safety_well,
)
from fibroplan.patient.screen import loaded, screen
from fibroplan.store.tables import Screening
from fibroplan.ui.controls import button, chip, link_button, text_field, textarea
from fibroplan.ui.surfaces import card, note, section, steps

checks = local.Local(Screening)
questions = local.content("screening")


def safety_page() -> rx.Component:
    """The screen `/safety/`."""
    view = local.view(safety_view, screenings=checks.rows(), screening=questions)
    asking = view["step"] == "ask"
    return screen(
        rx.cond(view, view["title"], "A short safety check"),
        loaded(view, rx.cond(asking, _ask(view), _end(view))),
        above=rx.cond(view & asking, steps(view["page"], view["pages"]), rx.fragment()),
        sub=rx.cond(view, view["sentence"], ""),
        foot=rx.cond(view, rx.cond(asking, _ask_foot(view), _end_foot(view)), rx.fragment()),
        nav=False,
    )


def _answer(rule: Any, after: dict[str, Any] | None = None, **arguments: Any) -> Any:
    return local.do(rule, screenings=checks.rows(), after=after, **arguments)


# ---- asking


def _ask(view: Any) -> rx.Component:
    rest = _answer(safety_rest, screening=questions)
    return rx.fragment(
        rx.foreach(view["asked"], _question),
        rx.cond(
            view["can_next"] | (view["problems"].length() > 0),
            rx.fragment(),
            button("No to all the others", rest, kind="soft", wide=True, testid="safety-rest"),
        ),
        rx.foreach(
            view["problems"], lambda words: rx.el.div(note("One moment", rx.el.p(words), tone="sun"), key=words)
        ),
    )


def _question(row: Any) -> rx.Component:
    def option(each: Any) -> rx.Component:
        give = _answer(safety_answer, question=row["id"], answer=each["value"])
        return chip(each["label"], each["chosen"], give, testid="answer")

    return rx.el.fieldset(
        rx.el.legend(row["text"], class_name="label"),
        rx.el.p(row["help"], class_name="hint"),
        rx.el.div(rx.foreach(row["options"], option), class_name="row"),
        key=row["id"],
        custom_attrs={"data-testid": "question"},
    )


def _ask_foot(view: Any) -> rx.Component:
    onward = _answer(safety_next, screening=questions, after={"top": True})
    back = _answer(safety_back, after={"top": True})
    return rx.fragment(
        button("Next", onward, wide=True, disabled=~view["can_next"], testid="safety-next"),
        rx.el.div(
            rx.cond(view["page"] > 1, button("Back", back, kind="quiet", testid="safety-back"), rx.fragment()),
            link_button("Later", "/plan/", kind="quiet"),
            class_name="row spread",
        ),
    )


# ---- the end, and what it means


def _end(view: Any) -> rx.Component:
    return rx.fragment(
        rx.cond(view["state"] == "hold", _clearance(view), rx.fragment()),
        rx.cond(view["cleared_words"] != "", rx.el.p(view["cleared_words"]), rx.fragment()),
        rx.cond(view["specialist"] != "", note("A specialist may help", rx.el.p(view["specialist"])), rx.fragment()),
        rx.cond(
            view["notes"].length() > 0,
            section("What your answers mean", rx.foreach(view["notes"], _meaning)),
            rx.fragment(),
        ),
        rx.el.p(view["checked_words"], class_name="d"),
    )


def _meaning(row: Any) -> rx.Component:
    words = rx.el.div(rx.el.p(row["title"], class_name="t"), rx.el.p(row["words"], class_name="d"), class_name="grow")
    return card(words, key=row["effect"], custom_attrs={"data-testid": "meaning"})


def _clearance(view: Any) -> rx.Component:
    """Who said that it is OK, and when."""
    record = _answer(
        safety_clear,
        who=local.form_value("who"),
        day=local.form_value("day"),
        limits=local.form_value("limits"),
        after={"top": True},
    )
    days = rx.foreach(view["days"], lambda row: rx.el.option(row["label"], value=row["value"], key=row["value"]))
    return rx.el.form(
        text_field("Who said so?", "who", testid="cleared-by", required=True, max_length=120, auto_complete="off"),
        rx.el.div(
            rx.el.label("On which day?", html_for="field-day", class_name="label"),
            rx.el.select(days, id="field-day", name="day", class_name="input"),
        ),
        textarea("Is there anything they asked you to leave?", "limits", rows=2, max_length=500),
        button("A clinician said it is OK", submit=True, wide=True, testid="clear"),
        on_submit=record,
        class_name="stack",
        custom_attrs={"data-testid": "clearance"},
    )


def _end_foot(view: Any) -> rx.Component:
    again = _answer(safety_again, screening=questions, after={"top": True})
    words = view["ending"]["action"]
    over = _answer(safety_well, screening=questions, effect=view["state"], after={"top": True})
    make = link_button(words, "/plan/new/", wide=True, testid="safety-go")
    main = rx.match(
        view["state"],
        ("open", make),
        ("repeat", button(words, again, wide=True, testid="safety-again")),
        ("fever", button(words, over, wide=True, testid="safety-well")),
        (
            "sedation",
            rx.cond(
                view["rested"],
                button("A full day and a night have passed", over, wide=True, testid="safety-well"),
                link_button(words, "/plan/", wide=True),
            ),
        ),
        ("under-18", link_button(words, "/", wide=True)),
        rx.fragment(),
    )
    change = button("Something changed", again, kind="quiet", testid="safety-change")
    return rx.fragment(
        main,
        rx.el.div(
            rx.cond(view["state"] == "repeat", rx.fragment(), change),
            link_button("To my plan", "/plan/", kind="quiet"),
            class_name="row spread",
        ),
    )
