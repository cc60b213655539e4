"""Bring in records of another app: choose the file, say what its columns are, look at it first, then bring it in."""

from typing import Any

import reflex as rx

from fibroplan import local
from fibroplan.local import records
from fibroplan.patient.screen import loaded, screen
from fibroplan.ui.controls import button, link_button, segmented, select, switch
from fibroplan.ui.surfaces import answer, card, item_row, note, section

INPUT = "csv-file"
ORDERS = [{"value": "dmy", "label": "The day"}, {"value": "mdy", "label": "The month"}]
MEANS = [
    {"value": "mean", "label": "Their mean"},
    {"value": "highest", "label": "The highest"},
    {"value": "last", "label": "The last one"},
]
SCALES = [{"value": str(most), "label": f"0 to {most}"} for most in (10, 100, 5, 4, 3)]


def bring_page() -> rx.Component:
    """The screen `/import/`."""
    file = records.in_hand.value
    return screen(
        "Records of another app",
        loaded(
            local.started,
            rx.fragment(
                answer(records.csv_progress.value),
                rx.cond(file, rx.cond(file["step"] == "report", _report(file), _columns(file)), _begin()),
            ),
        ),
        active="more",
        sub="Bring in days that you noted elsewhere.",
    )


# ---- choosing a file


def _begin() -> rx.Component:
    return rx.fragment(
        card(
            rx.el.label(
                "Choose a table (CSV)",
                rx.el.span("Most apps can export one. It stays on this phone.", class_name="hint"),
                rx.el.input(
                    type="file",
                    accept=".csv,.tsv,.txt,text/csv,text/plain",
                    class_name="input",
                    id=INPUT,
                    on_change=records.csv_file(INPUT),
                    custom_attrs={"data-testid": "csv-file"},
                ),
                class_name="label grow",
            )
        ),
        note("Nothing is changed yet.", rx.el.p("You see first what would come in. You can take it back later too.")),
        _earlier(),
        link_button("To my settings", "/settings/", kind="quiet"),
    )


def _earlier() -> rx.Component:
    rows = records.imports

    def one(row: Any) -> rx.Component:
        undo = button("Take back", records.take_back(row["id"]), kind="quiet", testid="take-back")
        return item_row(row["label"], "What you changed since stays.", after=undo, testid="import", key=row["id"])

    shown = section("Brought in before", rx.foreach(rows, one))
    return rx.cond(rows, rx.cond(rows.length() > 0, shown, rx.fragment()), rx.fragment())


# ---- what the columns mean


def _columns(file: Any) -> rx.Component:
    return rx.fragment(
        rx.el.p(file["rows"], " rows. Say what each column is.", class_name="sub"),
        rx.foreach(file["columns"], lambda row: _column(file, row)),
        rx.cond(file["asks"], _order(file), rx.fragment()),
        select(
            "If a day has several ratings, take",
            "mean",
            MEANS,
            file["mean"],
            records.choose("mean"),
            testid="csv-mean",
        ),
        switch(
            "Put the file over what I noted",
            file["over"],
            records.choose("over", ~file["over"]),
            detail="Off: what you noted yourself is kept.",
            testid="csv-over",
        ),
        button("Look at it first", records.look, wide=True, testid="csv-look"),
        _other_file(),
    )


def _order(file: Any) -> rx.Component:
    return rx.el.div(
        segmented("What comes first in the dates?", "order", ORDERS, file["order"], records.choose("order")),
        rx.el.p("Such as 3/4: the 3rd of April, or March the 4th.", class_name="hint"),
        custom_attrs={"data-testid": "csv-order"},
    )


def _column(file: Any, row: Any) -> rx.Component:
    index = row["index"].to_string()
    rated = rx.fragment(
        rx.el.div(
            rx.el.label("Its scale", html_for="most-" + index, class_name="label"),
            rx.el.select(
                *(rx.el.option(each["label"], value=each["value"]) for each in SCALES),
                id="most-" + index,
                class_name="input",
                value=row["most"].to_string(),
                on_change=records.column(row["index"], "most"),
                custom_attrs={"data-testid": "csv-most"},
            ),
        ),
        switch(
            "Here a high number means less",
            row["turned"],
            records.column(row["index"], "turned", ~row["turned"]),
            testid="csv-turned",
        ),
    )
    options = rx.foreach(
        file["targets"], lambda each: rx.el.option(each["label"], value=each["value"], key=each["value"])
    )
    return card(
        rx.el.div(
            rx.el.label(row["name"], html_for="target-" + index, class_name="t"),
            rx.el.p(row["sample"], class_name="d"),
            rx.el.select(
                options,
                id="target-" + index,
                class_name="input",
                value=row["target"],
                on_change=records.column(row["index"], "target"),
                custom_attrs={"data-testid": "csv-target"},
            ),
            rx.cond(row["rated"], rated, rx.fragment()),
            class_name="stack grow",
        ),
        key=row["index"],
        custom_attrs={"data-testid": "csv-column"},
    )


def _other_file() -> rx.Component:
    return button("Another file", records.in_hand.set(None), kind="quiet")


# ---- the dry run


def _report(file: Any) -> rx.Component:
    bring = button(
        rx.cond(file["days"] == 1, "Bring in 1 day", "Bring in " + file["days"].to_string() + " days"),
        records.bring_in,
        wide=True,
        disabled=file["days"] == 0,
        testid="csv-bring",
    )
    return rx.fragment(
        card(
            rx.el.div(
                rx.foreach(file["lines"], lambda words: rx.el.p(words, key=words)),
                class_name="stack grow",
                custom_attrs={"data-testid": "csv-report"},
            )
        ),
        note("Nothing is changed yet.", rx.el.p("Everything comes in, or nothing does.")),
        bring,
        button("Change the columns", records.back, kind="quiet", wide=True, testid="csv-back"),
        rx.cond(file["problems"].length() > 0, _problems(file), rx.fragment()),
        _other_file(),
    )


def _problems(file: Any) -> rx.Component:
    def one(row: Any) -> rx.Component:
        return rx.el.li(
            "Line ", row["line"], ": ", row["why"], key=row["line"], custom_attrs={"data-testid": "csv-bad"}
        )

    return section(
        "Rows that are left out",
        card(rx.el.ul(rx.foreach(file["problems"], one), class_name="grow")),
        rx.cond(file["more"] > 0, rx.el.p("And ", file["more"], " more.", class_name="d"), rx.fragment()),
        button("Save the whole list", records.save_problems, kind="soft", icon_name="download", testid="csv-problems"),
    )
