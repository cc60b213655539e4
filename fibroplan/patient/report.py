"""The one-page report: chosen, looked at, printed on the phone, or made into a PDF by the server."""

from typing import Any

import reflex as rx

from fibroplan import local
from fibroplan.domain.progress import progress_span
from fibroplan.domain.report import report_view, toggle_report_part
from fibroplan.local import take_along
from fibroplan.patient.making import making
from fibroplan.patient.screen import loaded, screen, style
from fibroplan.store.tables import (
    Appointment,
    CheckIn,
    Course,
    Goal,
    Infusion,
    InstrumentFile,
    Measure,
    Medicine,
    Night,
    Outcome,
    Pause,
    PlanVersion,
    Writing,
)
from fibroplan.ui.a11y import on_phone
from fibroplan.ui.charts import week_bars
from fibroplan.ui.controls import button, check_card, group, link_button
from fibroplan.ui.surfaces import disclosure, empty

writings = local.Local(Writing)
LATELY = local.span(progress_span)


def report_page() -> rx.Component:
    """The screen `/report/`."""
    view = local.view(
        report_view,
        goals=local.Local(Goal).rows(),
        versions=local.Local(PlanVersion).rows(),
        outcomes=local.Local(Outcome).rows(day=LATELY),
        pauses=local.Local(Pause).rows(),
        nights=local.Local(Night).rows(day=LATELY),
        felt=local.Local(CheckIn).rows(day=LATELY),
        measures=local.Local(Measure).rows(),
        instruments=local.content("instruments"),
        files=local.Local(InstrumentFile).rows(),
        medicines=local.Local(Medicine).rows(),
        courses=local.Local(Course).rows(),
        infusions=local.Local(Infusion).rows(day=LATELY),
        appointments=local.Local(Appointment).rows(),
        writings=writings.rows(),
    )
    return screen(
        "One page for a visit",
        style("report"),
        style("print"),
        loaded(view, _body(view)),
        active="more",
        sub="Your last four weeks, to be read in a minute.",
    )


def _body(view: Any) -> rx.Component:
    nothing = empty(
        "There is nothing to report yet.",
        "Once you tick, check in or note something, it shows here.",
        link_button("To Today", "/today/"),
    )
    return rx.cond(view["empty"], nothing, rx.fragment(_out(), _choices(view), _report(view)))


def _out() -> rx.Component:
    return rx.fragment(
        button("Print it", on_phone("() => window.print()"), wide=True, testid="report-print"),
        button("Make a PDF", take_along.report_pdf, kind="soft", wide=True, icon_name="download", testid="report-pdf"),
        rx.el.p(
            "Printing works with no network. The PDF is made by the server, from your synced copy.", class_name="d"
        ),
        making(),
    )


def _choices(view: Any) -> rx.Component:
    def one(row: Any) -> rx.Component:
        change = local.do(toggle_report_part, writings=writings.rows(), part_id=row["id"])
        return check_card(row["label"], row["shown"], change, key=row["id"], testid="report-part")

    cards = rx.el.div(rx.foreach(view["choices"], one), class_name="stack")
    return disclosure("What goes in", group("Parts of the report", cards), testid="report-choices")


def _report(view: Any) -> rx.Component:
    """The page itself: the one thing that is printed."""
    who = rx.cond(view["who"] != "", view["who"] + " · ", "")
    return rx.el.article(
        rx.el.div(rx.el.h2(view["title"]), rx.el.p(who, view["period"])),
        rx.foreach(view["parts"], lambda part: _part(view, part)),
        rx.el.div(
            rx.el.p(view["left_out"]), rx.el.p(view["made"]), rx.el.p(view["about"]), class_name="small", role="note"
        ),
        class_name="card report printed",
        custom_attrs={"data-testid": "report", "aria-label": "Your report"},
    )


def _part(view: Any, part: Any) -> rx.Component:
    rows = part["rows"]
    picture = rx.cond(
        part["id"] == "weeks",
        rx.fragment(week_bars(view["weeks"], view["weeks_words"]), rx.el.p(view["weeks_words"], class_name="small")),
        rx.fragment(),
    )
    return rx.el.section(
        rx.el.h3(part["heading"]),
        rx.cond(part["columns"].length() > 0, _table(part, rows), _sentences(rows)),
        picture,
        rx.cond(part["note"] != "", rx.el.p(part["note"], class_name="small"), rx.fragment()),
        key=part["id"],
    )


def _table(part: Any, rows: Any) -> rx.Component:
    def line(row: Any) -> rx.Component:
        cells = rx.foreach(row["words"].to(list[str]), lambda words, at: rx.el.td(words, key=at))
        return rx.el.tr(rx.el.th(row["name"], scope="row"), cells, key=row["name"])

    head = rx.foreach(part["columns"].to(list[str]), lambda name: rx.el.th(name, scope="col", key=name))
    return rx.el.div(
        rx.el.table(rx.el.thead(rx.el.tr(rx.el.td(), head)), rx.el.tbody(rx.foreach(rows, line))), class_name="scroll"
    )


def _sentences(rows: Any) -> rx.Component:
    def line(row: Any, at: Any) -> rx.Component:
        said = rx.foreach(row["words"].to(list[str]), lambda words: rx.el.dd(words, key=words))
        return rx.el.div(rx.el.dt(row["name"]), said, key=at)

    return rx.el.dl(rx.foreach(rows, line))
