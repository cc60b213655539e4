"""On Today: how yesterday's exercise settled, asked once and answered with one to three taps."""

from typing import Any

import reflex as rx

from fibroplan import local
from fibroplan.domain.settle import answer_settle, settle_span, settle_view
from fibroplan.store.tables import Outcome, Pause, PlanVersion
from fibroplan.ui.controls import button, chip
from fibroplan.ui.surfaces import card

plan, outcomes, pauses = local.Local(PlanVersion), local.Local(Outcome), local.Local(Pause)
rise = local.Memory("settle-rise", 0)
HARDEST = 10


def settle_card() -> rx.Component:
    """The question of the day, or nothing."""
    view: Any = local.aside(
        settle_view,
        versions=plan.rows(),
        outcomes=outcomes.rows(day=local.span(settle_span)),
        pauses=pauses.rows(),
    )
    asked = rx.match(view["kind"], ("first", _first(view)), ("again", _again(view)), rx.fragment())
    return rx.cond(view, asked, rx.fragment())


def _answer(view: Any, settled: str, how_much: Any) -> Any:
    return local.do(
        answer_settle,
        versions=plan.rows(),
        outcomes=outcomes.rows(day=view["day"]),
        day=view["day"],
        settled=settled,
        rise=how_much,
        after={"toast": "Thank you. Noted.", "close": rise.name},
    )


def _first(view: Any) -> rx.Component:
    def by(words: str, settled: str) -> rx.Component:
        return button(words, _answer(view, settled, rise.value), kind="soft", testid=f"settled-{settled}")

    numbers = [
        chip(str(number), rise.value == number, rise.set(number), testid=f"rise-{number}")
        for number in range(1, HARDEST + 1)
    ]
    when = rx.el.div(
        rx.el.p("When was it as usual again?", class_name="label"),
        rx.el.div(by("The same day", "same"), by("By today", "day"), by("Not yet", "waiting"), class_name="row"),
    )
    return card(
        rx.el.h2("How did it settle?", class_name="t"),
        rx.el.p(view["question"]),
        button("No more symptoms than usual", _answer(view, "same", 0), kind="soft", wide=True, testid="settled-well"),
        rx.el.div(
            rx.el.p("Or by how much did they rise, of 10?", class_name="label"),
            rx.el.div(*numbers, class_name="row"),
        ),
        rx.cond(rise.value > 0, when, rx.fragment()),
        button("Rather not say", _answer(view, "unsaid", None), kind="quiet", testid="settled-unsaid"),
        class_name="stack",
        custom_attrs={"data-testid": "settle"},
    )


def _again(view: Any) -> rx.Component:
    return card(
        rx.el.h2("Is it as usual again?", class_name="t"),
        rx.el.p(view["question"]),
        rx.el.div(
            button("Yes", _answer(view, "two", None), kind="soft", testid="settled-two"),
            button("Not yet", _answer(view, "longer", None), kind="soft", testid="settled-longer"),
            class_name="row",
        ),
        class_name="stack",
        custom_attrs={"data-testid": "settle"},
    )
