"""Two periods of one patient side by side, chosen by the therapist."""

from typing import Any

import reflex as rx

from fibroplan.domain.compare import COMPARED_WEEKS, CompareView
from fibroplan.local import care
from fibroplan.local.page import Memory
from fibroplan.therapist.live import Live
from fibroplan.ui.a11y import attrs
from fibroplan.ui.controls import Option, select
from fibroplan.ui.surfaces import disclosure

weeks, before, after = Memory("compare-weeks", "4"), Memory("compare-before", "7"), Memory("compare-after", "3")

AGO = [*range(0, 27), 38, 51, 77, 103]
"""Weeks ago at which a period can begin."""


def comparing() -> rx.Component:
    """The choice, and both periods as a table."""
    path = "/api/care/patients/" + care.patient + "/compare?weeks=" + weeks.value
    asked = path + "&before=" + before.value + "&after=" + after.value
    shown = care.answer(rx.cond(care.patient == "", "/", asked), Live.stamp)
    lengths: list[Option] = [{"value": str(each), "label": f"{each} weeks"} for each in COMPARED_WEEKS]
    begins: list[Option] = [{"value": str(each), "label": _ago(each)} for each in AGO]
    return disclosure(
        "Compare two periods",
        rx.el.div(
            select("How long", "compare-weeks", lengths, weeks.value, weeks.typed),
            select("The first begins", "compare-before", begins, before.value, before.typed),
            select("The second begins", "compare-after", begins, after.value, after.typed),
            class_name="tools no-print",
        ),
        rx.cond(shown["data"], _table(shown["data"]["compare"].to(CompareView)), rx.fragment()),
        testid="compare",
    )


def _ago(number: int) -> str:
    return "this week" if number == 0 else "a week ago" if number == 1 else f"{number} weeks ago"


def _table(view: Any) -> rx.Component:
    def line(row: Any) -> rx.Component:
        figures = (row["before"], row["after"], row["change"])
        return rx.el.tr(rx.el.th(row["label"], scope="row"), *(rx.el.td(figure) for figure in figures), key=row["key"])

    heads = ("What", view["before"], view["after"], "Difference")
    table = rx.el.table(
        rx.el.caption("Both periods"),
        rx.el.thead(rx.el.tr(*(rx.el.th(head, scope="col") for head in heads))),
        rx.el.tbody(rx.foreach(view["lines"], line)),
    )
    region = attrs("compared", aria_label="Both periods")
    return rx.el.div(table, class_name="scroll", role="region", tab_index=0, custom_attrs=region)
