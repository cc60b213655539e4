"""Measures: what can be taken, and what came out before, as a number with its arithmetic and how it moved."""

from typing import Any

import reflex as rx

from fibroplan import local
from fibroplan.domain.clinic_measure import clinic_series
from fibroplan.domain.measure_take import remove_measure, reopen_measure
from fibroplan.domain.measures_view import measures_view
from fibroplan.patient.screen import loaded, screen
from fibroplan.store.tables import ClinicMeasure, InstrumentFile, Measure
from fibroplan.ui.charts import chart_table, sparkline
from fibroplan.ui.controls import button, link_button
from fibroplan.ui.icons import icon
from fibroplan.ui.surfaces import card, disclosure, link_row, note, section

measures, files = local.Local(Measure), local.Local(InstrumentFile)
INSTRUMENTS = local.content("instruments")
HELP = "/help-now/"


def measures_of(take: Any = "", of: Any = "") -> Any:
    """The live view of the measures, at an instrument or at the list."""
    return local.view(
        measures_view,
        measures=measures.rows(),
        instruments=INSTRUMENTS,
        files=files.rows(),
        words=local.content("measures"),
        take=take,
        of=of,
    )


def measures_page() -> rx.Component:
    """The screen `/measures/`, and with `?of=` one of them."""
    view = measures_of(of=local.param("of"))
    return screen(
        rx.cond(view, view["title"], "Measures"),
        loaded(view, rx.match(view["step"], ("list", _list(view)), ("support", _support_first(view)), _about(view))),
        active="more",
        sub=rx.cond(view, view["sentence"], ""),
    )


# ---- the list


def _list(view: Any) -> rx.Component:
    words = view["content"]
    return rx.fragment(
        section("For you", rx.foreach(view["lines"], _line)),
        rx.cond(
            view["clinic"].length() > 0,
            section("With a professional", rx.foreach(view["clinic"], _line)),
            rx.fragment(),
        ),
        _clinic(),
        rx.cond(view["earlier"].length() > 0, section("Earlier", rx.foreach(view["earlier"], _line)), rx.fragment()),
        note(words["verdict"], rx.el.p(words["sees"])),
        evidence(words["about"]["evidence"]),
        link_button("Choose measures", "/settings/#measures", kind="quiet"),
    )


def _clinic() -> rx.Component:
    """What a therapist measured and entered."""
    series: Any = local.view(clinic_series, rows=local.Local(ClinicMeasure).rows())

    def one(row: Any) -> rx.Component:
        lines = rx.el.ul(rx.foreach(row["lines"], lambda line: rx.el.li(line, key=line)))
        return rx.el.div(rx.el.p(row["title"], class_name="t"), rx.el.p(row["words"], class_name="d"), lines)

    shown = section("Measured at the clinic", card(rx.foreach(series, one), class_name="stack"))
    return rx.cond(series, rx.cond(series.length() > 0, shown, rx.fragment()), rx.fragment())


def _line(row: Any) -> rx.Component:
    drawn = sparkline(row["points"], row["picture"])
    return link_row(
        row["title"],
        rx.cond(row["begun"], take_link(row["id"]), "/measures/?of=" + row["id"]),
        detail=row["detail"],
        after=rx.cond(row["points"].length() > 0, drawn, icon("next")),
        testid="measure",
        key=row["id"],
    )


def take_link(instrument_id: Any) -> Any:
    """Where an instrument is taken."""
    return "/measures/take/?of=" + instrument_id


def evidence(row: Any) -> rx.Component:
    """How well it is supported; the source for those who want it."""
    return disclosure(row["label"], rx.el.p(row["source"], class_name="d"), testid="evidence")


def _support_first(view: Any) -> rx.Component:
    """The number waits until the support page was read."""
    return rx.fragment(
        rx.el.p(view["content"]["support"]["later"]),
        link_button("Open this page", take_link(view["instrument_id"]), wide=True, testid="open-support"),
    )


# ---- one measure


def _about(view: Any) -> rx.Component:
    about = view["about"]
    return rx.fragment(
        rx.cond(about["number"] != "", result(view), rx.fragment()),
        rx.cond(about["action"] != "", _begin(about), rx.fragment()),
        rx.cond(about["times"].length() > 0, _history(about), rx.fragment()),
        rx.foreach(about["unfinished"], _unfinished),
        rx.cond(about["notice"] != "", _terms(about), rx.fragment()),
        link_button("All measures", "/measures/", kind="quiet", testid="all-measures"),
    )


def _begin(about: Any) -> rx.Component:
    return rx.fragment(
        card(
            rx.el.div(
                rx.foreach(about["facts"], lambda words: rx.el.p(words, key=words)),
                class_name="stack grow",
            )
        ),
        note(None, rx.foreach(about["before"], lambda words: rx.el.p(words, key=words))),
        link_button(about["action"], take_link(about["id"]), wide=True, testid="begin-measure"),
    )


def result(view: Any) -> rx.Component:
    """The latest number, how it moved, and its arithmetic."""
    about = view["about"]
    latest = about["times"][0]
    after = {"go": take_link(about["id"]), "top": True}
    again = local.do(reopen_measure, measures=measures.rows(), instrument_id=about["id"], after=after)
    reach = link_button(view["content"]["support"]["help"], HELP, kind="soft", icon_name="help", testid="result-help")
    return card(
        rx.el.div(
            rx.el.p(latest["label"], class_name="d"),
            rx.el.p(about["number"], class_name="fig", custom_attrs={"data-testid": "measure-number"}),
            rx.cond(
                about["trend"] != "",
                rx.el.p(about["trend"], custom_attrs={"data-testid": "measure-trend"}),
                rx.fragment(),
            ),
            rx.cond(latest["why"] != "", rx.el.p(latest["why"], class_name="d"), rx.fragment()),
            _steps(latest),
            rx.cond(about["help"], reach, rx.fragment()),
            rx.cond(
                about["change"],
                button("Change an answer", again, kind="quiet", testid="change-measure"),
                rx.fragment(),
            ),
            class_name="stack grow",
        )
    )


def _steps(row: Any) -> rx.Component:
    return rx.cond(
        row["steps"].length() > 0,
        disclosure(
            "How this is counted",
            rx.foreach(row["steps"], lambda words: rx.el.p(words, key=words)),
            testid="measure-sums",
        ),
        rx.fragment(),
    )


def _history(about: Any) -> rx.Component:
    drawn = card(sparkline(about["points"], about["picture"]), class_name="chart")
    return section(
        "So far",
        rx.cond(about["points"].length() > 0, drawn, rx.fragment()),
        chart_table(
            "Each time", ["Day", "Number"], about["times"], lambda row: [row["label"], row["words"]], testid="times"
        ),
    )


def _unfinished(row: Any) -> rx.Component:
    away = local.do(remove_measure, measure_id=row["id"], after={"toast": "Taken away."})
    return card(
        rx.el.div(
            rx.el.p(row["label"], class_name="t"),
            rx.el.p("Not finished. It asked about another time, so it stays as it is.", class_name="d"),
            button("Take it away", away, kind="quiet"),
            class_name="grow",
        ),
        key=row["id"],
    )


def _terms(about: Any) -> rx.Component:
    return disclosure(
        "Where it is from",
        rx.el.p(about["notice"], class_name="d"),
        rx.el.p(about["source"], class_name="d"),
        testid="notice",
    )
