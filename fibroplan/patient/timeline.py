"""One timeline of treatments, appointments, flares and changes of the plan."""

from typing import Any

import reflex as rx

from fibroplan import local
from fibroplan.domain.chart import chart_span
from fibroplan.domain.timeline import timeline_view
from fibroplan.patient.screen import loaded, screen
from fibroplan.patient.tables import table
from fibroplan.patient.trends import back_to_progress, ranges
from fibroplan.store.tables import (
    Appointment,
    CheckIn,
    Course,
    Infusion,
    Medicine,
    MedicineChange,
    Pause,
    PlanVersion,
    SideEffect,
)
from fibroplan.ui.charts import lane_chart, line_chart
from fibroplan.ui.surfaces import card, empty, section

plan, pauses, check_ins = local.Local(PlanVersion), local.Local(Pause), local.Local(CheckIn)
medicines, changes, effects = local.Local(Medicine), local.Local(MedicineChange), local.Local(SideEffect)
courses, infusions, appointments = local.Local(Course), local.Local(Infusion), local.Local(Appointment)


def timeline_page() -> rx.Component:
    """The screen `/progress/timeline/`, and with `?weeks=` 4, 12, 52 or 104 of them."""
    weeks = local.param_number("weeks")
    days = local.span(chart_span, weeks=weeks)
    view = local.view(
        timeline_view,
        check_ins=check_ins.rows(day=days),
        medicines=medicines.rows(),
        medicine_changes=changes.rows(day=days),
        side_effects=effects.rows(day=days),
        courses=courses.rows(),
        infusions=infusions.rows(day=days),
        appointments=appointments.rows(day=days),
        versions=plan.rows(),
        pauses=pauses.rows(),
        weeks=weeks,
    )
    return screen(
        "Timeline", loaded(view, _body(view)), active="progress", sub="What was when. It does not say what did what."
    )


def _body(view: Any) -> rx.Component:
    nothing = empty(
        "Your timeline begins with the first thing you note.",
        "Medicines, visits, flares and changes of your plan will stand here.",
    )
    lanes = rx.fragment(
        rx.cond(
            view["pain"]["noted"] > 0,
            section("Pain", card(rx.el.p(view["pain"]["summary"]), line_chart(view["pain"]))),
            rx.fragment(),
        ),
        section(
            "What was when",
            card(
                rx.el.div(rx.foreach(view["lanes"], _lane), class_name="stack"),
                rx.el.p(rx.el.span(view["first"]), rx.el.span(view["last"]), class_name="ends d"),
            ),
            table("moments", "Everything on the timeline", ["When", "What"], view["lines"], _cells),
        ),
    )
    return rx.fragment(
        ranges(view["ranges"], "/progress/timeline/"),
        rx.cond(view["lines"].length() > 0, lanes, nothing),
        back_to_progress(),
    )


def _cells(row: Any) -> list[Any]:
    return [row["when"], row["words"]]


def _lane(lane: Any) -> rx.Component:
    return rx.el.div(rx.el.p(lane["title"], class_name="small"), lane_chart(lane), key=lane["key"])
