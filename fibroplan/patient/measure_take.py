"""Taking a measure: one question a page, one tap an answer, and the support page before any number."""

from typing import Any

import reflex as rx

from fibroplan import local
from fibroplan.domain.body import AREA_WORDS
from fibroplan.domain.measure_take import (
    answer_measure,
    finish_measure,
    go_to_item,
    read_support,
    toggle_measure_area,
)
from fibroplan.patient.measures import HELP, INSTRUMENTS, evidence, files, measures, measures_of, result
from fibroplan.patient.screen import loaded, screen
from fibroplan.ui.body_map import body_map
from fibroplan.ui.controls import button, chip, link_button, switch
from fibroplan.ui.surfaces import button_row, card, disclosure, steps

support_seen = local.Memory("support-seen", False)
"""Whether the person said that the page was read; the way on opens with it."""


def take_page() -> rx.Component:
    """The screen `/measures/take/?of=`."""
    view = measures_of(take=local.param("of"))
    asking = view["step"] == "ask"
    return screen(
        rx.cond(view, view["title"], "Measures"),
        loaded(
            view,
            rx.match(
                view["step"],
                ("ask", _ask(view)),
                ("support", _support(view)),
                ("end", _end(view)),
                ("about", result(view)),
                rx.fragment(),
            ),
        ),
        above=rx.cond(view & asking, steps(view["asked"]["place"], view["asked"]["count"]), rx.fragment()),
        sub=rx.cond(view, view["sentence"], ""),
        foot=rx.cond(
            view,
            rx.match(
                view["step"],
                ("ask", _ask_foot(view)),
                ("support", rx.fragment()),
                ("end", _end_foot(view)),
                link_button("All measures", "/measures/", wide=True, testid="all-measures"),
            ),
            rx.fragment(),
        ),
        nav=False,
    )


def _do(rule: Any, view: Any, **arguments: Any) -> Any:
    """A tap on the measure that is being taken."""
    given = {"measures": measures.rows(), "instruments": INSTRUMENTS, "files": files.rows()}
    return local.do(rule, **given, instrument_id=view["instrument_id"], **arguments)


def _go(view: Any, item_id: Any) -> Any:
    arguments = {"instrument_id": view["instrument_id"], "item_id": item_id, "after": {"top": True}}
    return local.do(go_to_item, measures=measures.rows(), **arguments)


# ---- asking


def _ask(view: Any) -> rx.Component:
    asked = view["asked"]
    return rx.el.div(
        rx.cond(asked["help"] != "", rx.el.p(asked["help"], class_name="d"), rx.fragment()),
        rx.cond(asked["again"] != "", disclosure("What is asked", rx.el.p(asked["again"])), rx.fragment()),
        rx.match(
            asked["kind"],
            ("options", rx.el.div(rx.foreach(asked["choices"], lambda row: _option(view, row)), class_name="stack")),
            ("areas", _areas(view)),
            _numbers(view),
        ),
        role="group",
        aria_label=asked["text"],
        class_name="stack",
        key=asked["id"],
        custom_attrs={"data-testid": "asked"},
    )


def _answer(view: Any, value: Any) -> Any:
    return _do(answer_measure, view, item_id=view["asked"]["id"], value=value, after={"top": True})


def _option(view: Any, row: Any) -> rx.Component:
    return rx.el.button(
        row["label"],
        type="button",
        class_name="pick",
        on_click=_answer(view, row["value"]),
        key=row["value"],
        custom_attrs={"aria-pressed": row["chosen"], "data-testid": "option"},
    )


def _numbers(view: Any) -> rx.Component:
    asked = view["asked"]

    def one(row: Any) -> rx.Component:
        return chip(row["label"], row["chosen"], _answer(view, row["value"]), testid="option")

    ends = ((asked["choices"][0]["label"], "low_words"), (asked["choices"][-1]["label"], "high_words"))
    return rx.fragment(
        *(rx.el.p(label, " means: ", asked[words]) for label, words in ends),
        rx.el.div(rx.foreach(asked["choices"], one), class_name="numbers-row"),
    )


def _areas(view: Any) -> rx.Component:
    """The body to tap, and the same as a list."""
    asked = view["asked"]

    def mark(area: Any) -> Any:
        return _do(toggle_measure_area, view, item_id=asked["id"], area=area)

    chips = rx.foreach(
        asked["choices"], lambda row: chip(row["label"], row["chosen"], mark(row["area"]), testid="area")
    )
    return rx.fragment(
        card(body_map(asked["marks"], AREA_WORDS, mark)),
        disclosure("As a list", rx.el.div(chips, class_name="row"), testid="area-list"),
    )


def _ask_foot(view: Any) -> rx.Component:
    asked = view["asked"]
    areas = asked["kind"] == "areas"
    onward = rx.cond(
        asked["onward"] != "",
        button("Next", _go(view, asked["onward"]), kind="quiet", testid="measure-next"),
        button("Leave it open", _answer(view, None), kind="quiet", testid="leave-open"),
    )
    return rx.fragment(
        rx.cond(
            areas,
            button(
                rx.cond(asked["areas"].length() > 0, "Next", "None of these"),
                _answer(view, asked["areas"]),
                wide=True,
                testid="areas-done",
            ),
            rx.fragment(),
        ),
        rx.el.div(
            rx.cond(
                asked["back"] != "",
                button("Back", _go(view, asked["back"]), kind="quiet", testid="measure-back"),
                rx.fragment(),
            ),
            onward,
            link_button("Later", "/measures/", kind="quiet", testid="measure-later"),
            class_name="row spread",
        ),
    )


# ---- support, before anything is added up


def _support(view: Any) -> rx.Component:
    """The way on is at the very end, and opens with a switch: nobody gets past by a tap too many."""
    words = view["content"]["support"]
    seen = support_seen.value
    go_on = local.do(
        read_support,
        measures=measures.rows(),
        measure_id=view["measure_id"],
        after={"close": support_seen.name, "top": True},
    )
    return rx.el.div(
        card(
            rx.el.div(rx.foreach(words["points"], lambda row: rx.el.p(row["text"], key=row["id"])), class_name="stack")
        ),
        link_button(words["help"], HELP, wide=True, icon_name="help", testid="support-help"),
        evidence(words["evidence"]),
        rx.el.p(words["later"], class_name="d"),
        switch(words["read"], seen, support_seen.set(~seen), testid="support-seen"),
        rx.el.div(
            button(words["onward"], go_on, kind="quiet", disabled=~seen, testid="support-onward"),
            link_button("Later", "/measures/", kind="quiet"),
            class_name="row spread",
        ),
        class_name="stack-4",
        custom_attrs={"data-testid": "support-page"},
    )


# ---- the end


def _end(view: Any) -> rx.Component:
    end = view["end"]
    return rx.fragment(
        rx.cond(end["open_words"] != "", rx.el.p(end["open_words"], class_name="sub"), rx.fragment()),
        rx.foreach(
            end["answers"],
            lambda row: button_row(
                row["text"], _go(view, row["id"]), detail=row["answer"], testid="answer", key=row["id"]
            ),
        ),
    )


def _end_foot(view: Any) -> rx.Component:
    finish = _do(finish_measure, view, after={"top": True})
    return rx.fragment(
        button("Add it up", finish, wide=True, disabled=~view["end"]["can_finish"], testid="finish-measure"),
        rx.el.div(link_button("Later", "/measures/", kind="quiet"), class_name="row spread"),
    )
