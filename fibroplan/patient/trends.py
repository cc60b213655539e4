"""Charts over weeks: how the person felt, how they slept, what they measured. Each has its words and its table."""

from typing import Any

import reflex as rx

from fibroplan import local
from fibroplan.domain.chart import chart_span
from fibroplan.domain.measure_trend import measure_trend
from fibroplan.domain.sleep_trend import sleep_trend
from fibroplan.domain.symptoms_view import symptoms_view
from fibroplan.patient.screen import loaded, screen
from fibroplan.patient.tables import table
from fibroplan.store.tables import CheckIn, InstrumentFile, Measure, Night, Pause, PlanVersion, Tracked
from fibroplan.ui.charts import line_chart, line_key
from fibroplan.ui.controls import button, chip, link_button
from fibroplan.ui.surfaces import card, empty, link_row, section

plan, pauses = local.Local(PlanVersion), local.Local(Pause)
check_ins, tracked, nights = local.Local(CheckIn), local.Local(Tracked), local.Local(Night)
show_more = local.Memory("more-charts", False)
measures, files = local.Local(Measure), local.Local(InstrumentFile)


def symptoms_page() -> rx.Component:
    """The screen `/progress/symptoms/`, and with `?weeks=` 4, 12, 52 or 104 of them."""
    weeks = local.param_number("weeks")
    view = local.view(
        symptoms_view,
        check_in=local.content("check_in"),
        check_ins=check_ins.rows(day=local.span(chart_span, weeks=weeks)),
        tracked=tracked.rows(),
        versions=plan.rows(),
        pauses=pauses.rows(),
        weeks=weeks,
        more=show_more.value,
    )
    return screen(
        "How you felt",
        loaded(view, _symptoms(view)),
        active="progress",
        sub=rx.cond(view, view["sentence"], ""),
    )


def _symptoms(view: Any) -> rx.Component:
    nothing = empty(
        "How you felt will show here.",
        "Each day you note adds a point. A few are enough to begin.",
        link_button("How am I today?", "/check-in/"),
    )
    more = rx.cond(
        show_more.value,
        rx.foreach(view["more"], chart_section),
        button("Show what else you noted", show_more.set(True), kind="soft", wide=True, testid="more-charts"),
    )
    charts = rx.fragment(
        line_key(),
        rx.foreach(view["scores"], chart_section),
        rx.cond(view["has_more"], more, rx.fragment()),
    )
    return rx.fragment(
        ranges(view["ranges"], "/progress/symptoms/"),
        rx.cond(view["noted"] > 0, charts, nothing),
        back_to_progress(),
    )


def sleep_trend_page() -> rx.Component:
    """The screen `/progress/sleep/`, and with `?weeks=` 4, 12, 52 or 104 of them."""
    weeks = local.param_number("weeks")
    view = local.view(
        sleep_trend,
        nights=nights.rows(day=local.span(chart_span, weeks=weeks)),
        versions=plan.rows(),
        pauses=pauses.rows(),
        weeks=weeks,
    )
    return screen("How you slept", loaded(view, _sleep(view)), active="progress", sub="From your sleep diary.")


def _sleep(view: Any) -> rx.Component:
    nothing = empty(
        "Your nights will show here.",
        "Each night you fill in adds a point.",
        link_button("Fill in a night", "/sleep/"),
    )
    return rx.fragment(
        ranges(view["ranges"], "/progress/sleep/"),
        rx.cond(view["noted"] > 0, rx.fragment(line_key(), rx.foreach(view["charts"], chart_section)), nothing),
        back_to_progress(),
    )


def measure_trend_page() -> rx.Component:
    """The screen `/progress/measures/`, and with `?weeks=` 4, 12, 52 or 104 of them."""
    weeks = local.param_number("weeks")
    view = local.view(
        measure_trend,
        measures=measures.rows(day=local.span(chart_span, weeks=weeks)),
        instruments=local.content("instruments"),
        files=files.rows(),
        versions=plan.rows(),
        pauses=pauses.rows(),
        weeks=weeks,
    )
    return screen(
        "Your measures",
        loaded(view, _measures(view)),
        active="progress",
        sub="Numbers as they are. They are no verdict.",
    )


def _measures(view: Any) -> rx.Component:
    nothing = empty(
        "What you measure will show here.",
        "Each time you take a measure adds a point.",
        link_button("See the measures", "/measures/"),
    )
    return rx.fragment(
        ranges(view["ranges"], "/progress/measures/"),
        rx.cond(view["charts"].length() > 0, rx.foreach(view["charts"], chart_section), nothing),
        back_to_progress(),
    )


# ---- what these screens share


def ranges(choices: Any, path: str) -> rx.Component:
    """How far back to look."""

    def one(row: Any) -> rx.Component:
        go = local.go(f"{path}?weeks=" + row["weeks"].to_string())
        return rx.fragment(chip(row["label"], row["chosen"], go, testid="range"), key=row["weeks"])

    return rx.el.div(
        rx.foreach(choices, one), class_name="row", role="group", custom_attrs={"aria-label": "How far back?"}
    )


def chart_section(chart: Any) -> rx.Component:
    """One chart with its sentence, and the same as a table."""
    return section(
        chart["title"],
        card(rx.el.p(chart["summary"]), rx.el.p(chart["detail"], class_name="d"), line_chart(chart)),
        table(chart["id"], chart["title"], ["When", "Noted", "Also"], chart["points"], _cells),
        key=chart["id"],
    )


def _cells(point: Any) -> list[Any]:
    return [point["label"], point["words"], point["also"]]


def back_to_progress() -> rx.Component:
    """The way back to where all of this begins."""
    return link_row("Back to progress", "/progress/", icon_name="progress")
