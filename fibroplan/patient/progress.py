"""Progress: twelve weeks, in a map, by item, and in words. Every chart has its table."""

from typing import Any

import reflex as rx

from fibroplan import local
from fibroplan.domain.progress import progress_span, progress_view
from fibroplan.patient.screen import loaded, screen
from fibroplan.patient.tables import table
from fibroplan.store.tables import Outcome, Pause, PlanVersion, Screening
from fibroplan.ui.charts import heat_key, heatmap, sparkline, week_picker
from fibroplan.ui.controls import link_button
from fibroplan.ui.surfaces import card, empty, item_row, link_row, note, section

plan, outcomes = local.Local(PlanVersion), local.Local(Outcome)
pauses, checks = local.Local(Pause), local.Local(Screening)
MEASURES = link_row("Measures", "/measures/", icon_name="progress", detail="Your numbers, and how they moved.")


BOTH = ("Your plan", "With rest and flares counted")
"""The two figures of adherence, as headings."""

PICTURES: tuple[tuple[str, str, dict[str, str]], ...] = (
    (
        "How you felt",
        "/progress/symptoms/",
        {"icon_name": "sun", "detail": "Pain, fatigue, sleep, mood, fog and more."},
    ),
    ("How you slept", "/progress/sleep/", {"icon_name": "rest", "detail": "From your sleep diary."}),
    (
        "What changed",
        "/progress/changes/",
        {"icon_name": "turn", "detail": "Four weeks in words, and what came together."},
    ),
)
"""The other screens of progress, each read when it is opened."""


def progress_page() -> rx.Component:
    """The screen `/progress/`, and with `?week=` any of its weeks."""
    view = local.view(
        progress_view,
        versions=plan.rows(),
        outcomes=outcomes.rows(day=local.span(progress_span)),
        pauses=pauses.rows(),
        screenings=checks.rows(),
        week=local.param_number("week"),
    )
    return screen(
        "Your 12 weeks",
        loaded(view, rx.fragment(_body(view), section("More to look back on", MEASURES))),
        active="progress",
    )


def _body(view: Any) -> rx.Component:
    nothing = empty(
        "Your weeks will show here.",
        "Once you have a plan, each day you tick adds to this picture.",
        link_button("Build my plan", "/plan/new/"),
    )
    weeks = rx.cond(view["has_plan"] | (view["by_item"].length() > 0), _weeks(view), nothing)
    return rx.fragment(weeks, section("More pictures", *(link_row(*each[:2], **each[2]) for each in PICTURES)))


def _weeks(view: Any) -> rx.Component:
    return rx.fragment(
        _figure(view),
        rx.cond(view["steady_words"] != "", note(view["steady_words"], tone="sun"), rx.fragment()),
        section(
            "Week by week",
            card(
                heatmap(
                    view["weeks"], view["sentence"], on_week=lambda week: _show(week["first"]), days=view["weekdays"]
                ),
                heat_key(),
                class_name="chart",
            ),
            table("weeks", "Each week", ["Week of", *BOTH], view["weeks"], _week_cells),
        ),
        section(
            "Day by day",
            week_picker(view["week_words"], _show(view["week"] - 7), _show(view["week"] + 7)),
            rx.foreach(view["days"], lambda day: rx.cond(day["future"], rx.fragment(), _day(day))),
        ),
        section(
            "By kind",
            rx.foreach(view["by_kind"], _kind),
            table("kinds", "Each kind, twelve weeks", ["Kind", *BOTH], view["by_kind"], _kind_cells),
        ),
        section(
            "By item",
            rx.foreach(view["by_item"], _item),
            table("items", "Each item, twelve weeks", ["Item", "Done"], view["by_item"], _item_cells),
        ),
        section("To show or to keep", link_row("Take it along", "/take-along/", icon_name="download")),
    )


def _show(day: Any) -> Any:
    return local.go("/progress/?week=" + day.to_string())


def _figure(view: Any) -> rx.Component:
    return rx.el.div(
        rx.cond(view["raw"]["known"], rx.el.span(view["raw"]["words"], class_name="fig"), rx.fragment()),
        rx.el.p(
            rx.cond(view["raw"]["known"], "planned things, ", "Nothing planned, "),
            rx.cond(view["week_words"] == "This week", "this week. ", "that week. "),
            view["adjusted_words"],
            class_name="sub grow",
        ),
        class_name="row figure",
        custom_attrs={"data-testid": "figure"},
    )


def _week_cells(week: Any) -> list[Any]:
    return [week["label"], week["raw"]["words"], week["adjusted"]["words"]]


def _kind_cells(row: Any) -> list[Any]:
    return [row["title"], row["raw"]["words"], row["figure"]["words"]]


def _item_cells(row: Any) -> list[Any]:
    return [row["title"], row["figure"]["words"]]


def _kind(row: Any) -> rx.Component:
    points = row["weeks"].to(list[dict[str, Any]])
    line = sparkline(_ratios(points), row["title"] + ": " + row["figure"]["words"])
    return item_row(row["title"], row["figure"]["words"], after=line, key=row["kind"], testid="by-kind")


def _item(row: Any) -> rx.Component:
    points = row["weeks"].to(list[dict[str, Any]])
    line = sparkline(_ratios(points), row["title"] + ": " + row["figure"]["words"])
    return item_row(
        row["title"], row["detail"] + " · " + row["figure"]["words"], after=line, key=row["item_id"], testid="by-item"
    )


def _ratios(weeks: Any) -> Any:
    """The weekly ratios of an item, null where nothing was planned: a gap in the line, not a zero."""
    return rx.Var(
        _js_expr=f"({weeks!s}).map((w) => w.figure.known ? w.figure.ratio : null)",
        _var_type=list[float],
        _var_data=weeks._get_all_var_data(),
    )


def _day(day: Any) -> rx.Component:
    lines = rx.foreach(
        day["lines"], lambda line: rx.el.p(line["title"], ": ", line["words"], class_name="d", key=line["key"])
    )
    quiet = rx.el.p("Nothing planned.", class_name="d")
    fill = link_button("Open this day", "/today/?day=" + day["day"].to_string(), kind="quiet")
    return card(
        rx.el.div(
            rx.el.p(day["title"], " ", rx.el.span(day["words"], class_name="d"), class_name="t"),
            rx.cond(day["flare"], rx.el.p("Flare plan", class_name="d"), rx.fragment()),
            rx.cond(day["lines"].length() > 0, lines, quiet),
            fill,
            class_name="grow",
        ),
        key=day["day"],
        custom_attrs={"data-testid": "week-day"},
    )
