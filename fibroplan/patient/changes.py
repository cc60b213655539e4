"""What changed in four weeks, in words; and what moved together, which is no proof."""

from typing import Any

import reflex as rx

from fibroplan import local
from fibroplan.domain.changes_view import changes_view
from fibroplan.domain.chart import chart_span
from fibroplan.patient.screen import loaded, screen
from fibroplan.patient.trends import back_to_progress
from fibroplan.store.tables import CheckIn, Energy, Night, Outcome, Pause, PlanVersion, Screening, Tracked
from fibroplan.ui.controls import link_button
from fibroplan.ui.surfaces import card, disclosure, empty, item_row, section

plan, outcomes, pauses = local.Local(PlanVersion), local.Local(Outcome), local.Local(Pause)
check_ins, tracked, nights = local.Local(CheckIn), local.Local(Tracked), local.Local(Night)
energies, checks = local.Local(Energy), local.Local(Screening)


def changes_page() -> rx.Component:
    """The screen `/progress/changes/`."""
    twelve_weeks = local.span(chart_span)
    view = local.view(
        changes_view,
        check_in=local.content("check_in"),
        check_ins=check_ins.rows(day=twelve_weeks),
        tracked=tracked.rows(),
        nights=nights.rows(day=twelve_weeks),
        energies=energies.rows(day=twelve_weeks),
        versions=plan.rows(),
        outcomes=outcomes.rows(day=twelve_weeks),
        pauses=pauses.rows(),
        screenings=checks.rows(),
    )
    return screen(
        "What changed",
        loaded(view, _body(view)),
        active="progress",
        sub="The last 4 weeks, beside the 4 before.",
    )


def _body(view: Any) -> rx.Component:
    nothing = empty(
        "Four weeks in words will stand here.",
        "Note a few days, or tick your plan. It builds up by itself.",
        link_button("How am I today?", "/check-in/"),
    )
    lines = rx.el.div(rx.foreach(view["lines"], _line), class_name="stack")
    return rx.fragment(rx.cond(view["lines"].length() > 0, lines, nothing), _together(view), back_to_progress())


def _line(row: Any) -> rx.Component:
    words = rx.fragment(row["words"], rx.el.br(), row["detail"])
    return item_row(row["title"], words, testid="change", key=row["id"])


def _together(view: Any) -> rx.Component:
    pairs = rx.el.div(rx.foreach(view["pairs"], _pair), class_name="stack")
    none = rx.el.p("Nothing moved together clearly in these 12 weeks.", class_name="sub")
    few = "It takes " + view["least"].to_string() + " days on which both were noted."
    return section(
        "What moved together",
        rx.el.p("From day to day, over 12 weeks. It shows what came together, not what caused it.", class_name="sub"),
        rx.cond(view["pairs"].length() > 0, pairs, none),
        _others("No clear link", "", view["apart"], "apart"),
        _others("Too few days so far", few, view["few"], "few"),
        disclosure(
            "How this is worked out",
            rx.el.p("Days are put in order by each of the two things. The two orders are compared."),
            rx.el.p("A link of 0.5 or more, of 1, is told here (Spearman's rank correlation)."),
            rx.el.p("Among many pairs some move together by chance. Talk it over with somebody who knows you."),
            testid="how-together",
        ),
    )


def _pair(row: Any) -> rx.Component:
    return card(
        rx.el.p(row["words"]),
        rx.el.p(row["detail"], class_name="d"),
        key=row["key"],
        custom_attrs={"data-testid": "pair"},
    )


def _others(title: str, words: str | Any, pairs: Any, testid: str) -> rx.Component:
    """Pairs of which there is little to say, folded away."""
    lines = rx.foreach(pairs, lambda row: rx.el.li(row["title"], ": ", row["words"], key=row["key"]))
    return rx.cond(
        pairs.length() > 0,
        disclosure(title, rx.el.p(words, class_name="d"), rx.el.ul(lines), testid=testid),
        rx.fragment(),
    )
