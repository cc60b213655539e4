"""The review of one patient: drawn the same for the patient's preview and for the therapist."""

from collections.abc import Callable
from typing import Any

import reflex as rx

from fibroplan.ui.charts import chart_table, heat_key, heatmap, sparkline, week_picker
from fibroplan.ui.surfaces import card, disclosure, note, section

PRIVATE_WORDS = "Notes are never shared, and of reflections those alone that were picked. This is not watched live."


def review(view: Any, on_week: Callable[[Any], Any] | None = None) -> rx.Component:
    """The whole review.

    Args:
        view: A Var of `fibroplan.domain.review.Review`.
        on_week: Given a day of a week, the handler that shows that week; None where weeks cannot be chosen.
    """
    return rx.el.div(
        _scopes(view),
        rx.cond(view["has_plan"], _plan(view, on_week), rx.fragment()),
        rx.cond(view["has_symptoms"], _symptoms(view), rx.fragment()),
        rx.cond(view["has_sleep"], _sleep(view), rx.fragment()),
        class_name="stack",
        custom_attrs={"data-testid": "review"},
    )


def _scopes(view: Any) -> rx.Component:
    def names(heading: str, words: Any, testid: str) -> rx.Component:
        listed = rx.el.span(words.join(", "), custom_attrs={"data-testid": testid})
        return rx.cond(words.length() > 0, rx.el.p(rx.el.strong(heading), " ", listed), rx.fragment())

    return note(
        None,
        names("Shared:", view["shared"], "shared"),
        names("Not shared:", view["withheld"], "withheld"),
        rx.el.p(PRIVATE_WORDS, class_name="d"),
    )


def _plan(view: Any, on_week: Callable[[Any], Any] | None) -> rx.Component:
    progress = view["progress"]
    picker = (
        []
        if on_week is None
        else [week_picker(progress["week_words"], on_week(progress["week"] - 7), on_week(progress["week"] + 7))]
    )
    return rx.fragment(
        section("Adherence", _figures(progress), _weeks(progress, on_week)),
        section("The plan now", _lines(view["plan"], "Nothing is planned.")),
        section("By item", _items(progress)),
        section("The days of a week", *picker, _days(progress)),
        section("What was recorded", _lines(view["sessions"], "Nothing was recorded.")),
        section("Flares and pauses", _lines(view["rests"], "There were none.")),
        section("How the plan changed", disclosure("Every change", _lines(view["history"], "There was none."))),
    )


def _figures(progress: Any) -> rx.Component:
    return card(
        rx.el.div(
            rx.el.span(rx.cond(progress["raw"]["known"], progress["raw"]["words"], "—"), class_name="fig"),
            rx.el.span(
                progress["sentence"],
                rx.cond(progress["adjusted_words"] != "", " " + progress["adjusted_words"], ""),
                class_name="sub",
            ),
            class_name="row figure",
        ),
        rx.cond(
            progress["steady_words"] != "",
            rx.el.p("More was done than planned in this week.", class_name="d"),
            rx.fragment(),
        ),
    )


def _weeks(progress: Any, on_week: Callable[[Any], Any] | None) -> rx.Component:
    tap = None if on_week is None else lambda week: on_week(week["first"])
    return rx.fragment(
        card(
            heatmap(progress["weeks"], progress["sentence"], on_week=tap, days=progress["weekdays"]),
            heat_key(),
            class_name="chart",
        ),
        chart_table(
            "Each week",
            ["Week of", "Raw", "Adjusted for flares and rest"],
            progress["weeks"],
            lambda week: [week["label"], _both(week["raw"]), _both(week["adjusted"])],
        ),
    )


def _both(figure: Any) -> Any:
    return rx.cond(figure["known"], figure["words"] + " · " + figure["percent"], figure["words"])


def _items(progress: Any) -> rx.Component:
    def one(item: Any) -> rx.Component:
        return card(
            rx.el.span(
                rx.el.span(item["title"], class_name="t"),
                rx.el.span(item["detail"], class_name="d"),
                class_name="grow",
            ),
            rx.el.span(_both(item["figure"])),
            class_name="line",
            key=item["item_id"],
        )

    return rx.el.div(rx.foreach(progress["by_item"], one), class_name="stack")


def _days(progress: Any) -> rx.Component:
    def line(row: Any) -> rx.Component:
        return rx.el.li(row["title"], " · ", row["words"], key=row["key"])

    def one(day: Any) -> rx.Component:
        return rx.el.div(
            rx.el.h3(day["title"], rx.cond(day["flare"], " · flare", "")),
            rx.el.ul(rx.foreach(day["lines"], line)),
            key=day["day"],
        )

    return card(rx.foreach(progress["days"], one), class_name="days")


def _lines(rows: Any, nothing: str) -> rx.Component:
    def one(row: Any) -> rx.Component:
        return rx.el.li(
            rx.el.span(row["title"], class_name="t"),
            rx.el.span(row["words"]),
            rx.cond(row["detail"] != "", rx.el.span(row["detail"], class_name="d"), rx.fragment()),
            key=row["key"],
        )

    listed = rx.el.ul(rx.foreach(rows, one), class_name="card lines")
    return rx.cond(rows.length() > 0, listed, rx.el.p(nothing, class_name="sub"))


def _symptoms(view: Any) -> rx.Component:
    def one(row: Any) -> rx.Component:
        return card(
            rx.el.span(
                rx.el.span(row["name"], class_name="t"), rx.el.span(row["words"], class_name="d"), class_name="grow"
            ),
            sparkline(row["points"], row["name"] + ": " + row["words"], low=0, high=10, colour="lake"),
            class_name="line",
            key=row["name"],
        )

    return section(
        "Symptoms over twelve weeks",
        rx.el.div(rx.foreach(view["trends"], one), class_name="stack"),
        chart_table(
            "Means of each week",
            ["Week of", "Pain", "Fatigue", "Mood", "Days"],
            view["symptom_weeks"],
            lambda week: [week["label"], week["pain"], week["fatigue"], week["mood"], week["days"]],
        ),
    )


def _sleep(view: Any) -> rx.Component:
    return section(
        "Sleep over twelve weeks",
        card(
            rx.el.span("Sleep efficiency, by week", class_name="t grow"),
            sparkline(view["sleep_points"], "Sleep efficiency, by week", colour="lake"),
            class_name="line",
        ),
        chart_table(
            "Sleep efficiency of each week",
            ["Week of", "Asleep of time in bed", "Nights"],
            view["sleep_weeks"],
            lambda week: [week["label"], week["words"], week["nights"]],
        ),
        _lines(view["nights"], "No night was written down."),
    )


def beside(view: Any) -> rx.Component:
    """Measures, treatments and chosen reflections: drawn the same for the patient's preview and for the therapist.

    Args:
        view: A Var of `fibroplan.domain.review_beside.ReviewBeside`.
    """
    return rx.el.div(
        rx.cond(view["has_measures"], _measures(view), rx.fragment()),
        rx.cond(view["has_treatments"], _treatments(view), rx.fragment()),
        rx.cond(view["has_reflections"], _entries(view), rx.fragment()),
        class_name="stack",
        custom_attrs={"data-testid": "beside"},
    )


def _nothing(rows: Any, words: str, shown: rx.Component) -> rx.Component:
    return rx.cond(rows.length() > 0, shown, rx.el.p(words, class_name="sub"))


def _measures(view: Any) -> rx.Component:
    def time(row: Any) -> rx.Component:
        return rx.el.li(row["label"], ": ", row["words"], key=row["key"])

    def one(row: Any) -> rx.Component:
        return card(
            rx.el.div(
                rx.el.span(row["title"], class_name="t"),
                rx.cond(row["trend"] != "", rx.el.span(row["trend"], class_name="d"), rx.fragment()),
                rx.el.span(row["direction"], class_name="d"),
                rx.el.ul(rx.foreach(row["times"], time)),
                class_name="grow",
            ),
            rx.cond(row["points"].length() > 0, sparkline(row["points"], row["picture"]), rx.fragment()),
            class_name="line",
            key=row["id"],
        )

    def clinic(row: Any) -> rx.Component:
        return rx.el.li(
            rx.el.span(row["title"], class_name="t"), rx.el.span(row["words"], class_name="d"), key=row["key"]
        )

    measured = rx.el.ul(rx.foreach(view["clinic"], clinic), class_name="card lines")
    return rx.fragment(
        section(
            "Measures",
            _nothing(
                view["measures"],
                "None was taken yet.",
                rx.el.div(rx.foreach(view["measures"], one), class_name="stack"),
            ),
        ),
        rx.cond(view["clinic"].length() > 0, section("Measured at the clinic", measured), rx.fragment()),
    )


def _treatments(view: Any) -> rx.Component:
    def medicine(row: Any) -> rx.Component:
        return rx.el.li(
            rx.el.span(row["name"], class_name="t"),
            rx.el.span(row["words"]),
            rx.el.span(row["when"], class_name="d"),
            key=row["key"],
        )

    def moment(row: Any) -> rx.Component:
        return rx.el.li(rx.el.span(row["when"], class_name="t"), rx.el.span(row["words"]), key=row["key"])

    def session_of(row: Any) -> rx.Component:
        points = rx.el.ul(rx.foreach(row["points"], lambda point: rx.el.li(point, key=point)))
        return disclosure(row["title"], points)

    return section(
        "Treatments",
        _nothing(
            view["medicines"],
            "No medicine was written down.",
            rx.el.ul(rx.foreach(view["medicines"], medicine), class_name="card lines"),
        ),
        rx.cond(
            view["moments"].length() > 0,
            disclosure("What happened, the latest first", rx.el.ul(rx.foreach(view["moments"], moment))),
            rx.fragment(),
        ),
        rx.foreach(view["sessions"], session_of),
    )


def _entries(view: Any) -> rx.Component:
    def line(row: Any) -> rx.Component:
        return rx.el.li(rx.el.span(row["question"], class_name="d"), rx.el.span(row["answer"]), key=row["key"])

    def one(row: Any) -> rx.Component:
        return card(
            rx.el.div(
                rx.el.span(row["title"], class_name="t"),
                rx.el.span(row["day"], class_name="d"),
                rx.el.ul(rx.foreach(row["lines"], line), class_name="lines"),
                class_name="stack grow",
            ),
            key=row["key"],
        )

    return section(
        "Chosen reflections",
        _nothing(view["entries"], "None was chosen.", rx.el.div(rx.foreach(view["entries"], one), class_name="stack")),
    )
