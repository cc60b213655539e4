"""The part of the settings about measures: the FIQR, and the instruments that a clinic gives."""

from typing import Any

import reflex as rx

from fibroplan import local
from fibroplan.domain.measure_take import drop_instrument, set_fiqr
from fibroplan.domain.measures_view import measure_settings
from fibroplan.local import instruments
from fibroplan.store.tables import InstrumentFile
from fibroplan.ui.controls import button, switch
from fibroplan.ui.surfaces import answer, disclosure, item_row, section

files = local.Local(InstrumentFile)
INPUT = "instrument-file"


def measure_section() -> rx.Component:
    """Which measures are offered."""
    view = local.view(measure_settings, instruments=local.content("instruments"), files=files.rows())
    return rx.el.div(
        section("Measures", rx.cond(view, rx.fragment(_fiqr(view), _clinic(view)), rx.fragment())), id="measures"
    )


def _fiqr(view: Any) -> rx.Component:
    choose = local.do(set_fiqr, on=~view["fiqr"])
    offered = rx.fragment(
        switch(
            "Offer me the FIQR",
            view["fiqr"],
            choose,
            detail="21 questions made for fibromyalgia, as published.",
            testid="fiqr",
        ),
        disclosure("Where it is from", rx.el.p(view["notice"], class_name="d")),
    )
    return rx.cond(view["has_fiqr"], offered, rx.fragment())


def _clinic(view: Any) -> rx.Component:
    fetch = button("Get those of my clinic", instruments.clinic_instruments, kind="soft", wide=True)
    return rx.fragment(
        rx.foreach(view["files"], _file),
        rx.el.label(
            "Add a measure from your clinic",
            rx.el.span("A file that your clinic gave you.", class_name="hint"),
            rx.el.input(
                type="file",
                accept="application/json,.json",
                class_name="input",
                id=INPUT,
                on_change=instruments.instrument_file(INPUT),
                custom_attrs={"data-testid": "instrument-file"},
            ),
            class_name="label",
        ),
        rx.cond(local.status["sync"] == "phone", rx.fragment(), fetch),
        answer(instruments.instruments_progress.value),
    )


def _file(row: Any) -> rx.Component:
    off = local.do(drop_instrument, instrument_id=row["id"], after={"toast": "Taken off. What you answered is kept."})
    return item_row(
        row["title"],
        row["words"],
        after=button("Take off", off, kind="quiet", testid="drop-instrument"),
        testid="clinic-file",
        key=row["id"],
    )
