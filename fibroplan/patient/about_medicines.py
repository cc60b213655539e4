"""About these medicines: what regulators and guidelines of three regions say, side by side, with no advice of ours."""

from typing import Any

import reflex as rx

from fibroplan import local
from fibroplan.domain.treatments_view import treatments_about
from fibroplan.patient.medicine import regions_table
from fibroplan.patient.screen import loaded, screen
from fibroplan.ui.controls import link_button
from fibroplan.ui.surfaces import disclosure, link_row, note, section


def about_medicines_page() -> rx.Component:
    """The screen `/treatments/about/`."""
    view: Any = local.view(treatments_about, treatments=local.content("treatments"))
    return screen(
        "About these medicines",
        loaded(view, _body(view)),
        active="more",
        sub="What regulators and guidelines say.",
    )


def _body(view: Any) -> rx.Component:
    return rx.fragment(
        rx.el.div(link_button("Treatments", "/treatments/", kind="quiet", icon_name="back"), class_name="row"),
        note(view["conflict"], rx.el.p(view["no_advice"])),
        rx.foreach(view["groups"], _group),
    )


def _group(group: Any) -> rx.Component:
    return section(
        group["title"],
        rx.el.p(group["words"], class_name="d"),
        rx.foreach(group["cards"].to(list[dict[str, Any]]), _card),
        key=group["id"],
    )


def _card(row: Any) -> rx.Component:
    regions = row["regions"].to(list[dict[str, str]])
    return rx.el.div(
        disclosure(
            row["title"],
            rx.el.p(row["words"]),
            rx.el.p(row["label"], class_name="t"),
            regions_table(regions),
            rx.el.ul(
                rx.foreach(row["sources"].to(list[str]), lambda source: rx.el.li(source, key=source)),
                class_name="sources d",
            ),
            link_row("More in Learn", "/learn/?card=" + row["id"].to(str), icon_name="leaf"),
            testid="medicine-card",
        ),
        class_name="card",
        key=row["id"],
    )
