"""Appointments with anybody: when, with whom, what to ask, what was said, and a way into one's own calendar."""

from typing import Any

import reflex as rx

from fibroplan import local
from fibroplan.domain.appointment import (
    APPOINTMENT_STATUS,
    PROFESSION_ORDER,
    PROFESSIONS,
    add_appointment,
    appointments_view,
    remove_appointment,
    set_appointment,
    set_appointment_length,
)
from fibroplan.patient.calendar import calendar_section
from fibroplan.patient.course import DATES
from fibroplan.patient.screen import loaded, screen
from fibroplan.patient.two_texts import two_texts
from fibroplan.store.tables import NOTE_MAX, Appointment
from fibroplan.ui import shell
from fibroplan.ui.controls import button, chip, icon_button, select, text_field, textarea
from fibroplan.ui.surfaces import card, disclosure, empty, item_row, section

appointments = local.Local(Appointment)
open_visit = local.Memory("open-appointment", "")
profession = local.Memory("new-profession", "doctor")
CHOICES = [{"value": each, "label": PROFESSIONS[each]} for each in PROFESSION_ORDER]
UNSAID = {"value": "", "label": "Not said"}


def appointments_page() -> rx.Component:
    """The screen `/appointments/`."""
    view = local.view(appointments_view, appointments=appointments.rows())
    return screen(
        "Appointments",
        loaded(view, _body(view)),
        active="more",
        sub="Visits, and what you want to ask. Nothing here reminds you.",
    )


def _body(view: Any) -> rx.Component:
    none = empty("No appointment is noted.", "Add one, and collect your questions for it.")
    return rx.fragment(
        rx.cond(view["coming"].length() > 0, section("To come", rx.foreach(view["coming"], _visit)), rx.fragment()),
        rx.cond(view["any"], rx.fragment(), none),
        disclosure("Add an appointment", _add(view), testid="add-appointment"),
        rx.cond(
            view["past"].length() > 0,
            disclosure("Earlier", rx.el.div(rx.foreach(view["past"], _visit), class_name="stack"), testid="earlier"),
            rx.fragment(),
        ),
        calendar_section(),
    )


def _add(view: Any) -> rx.Component:
    add = local.do(
        add_appointment,
        profession=profession.value,
        course_id="",
        date=local.form_value("date"),
        time=local.form_value("time"),
        after={"open": open_visit.name, "toast": "Added. You can say more."},
    )
    return rx.el.form(
        select("With whom?", "profession", CHOICES, profession.value, profession.typed),
        rx.el.div(
            text_field("Date", "date", type="date", required=True, **DATES, testid="appointment-date"),
            text_field("Time", "time", type="time", testid="appointment-time"),
            class_name="pair",
        ),
        button("Add it", submit=True, wide=True, kind="soft", testid="add-visit"),
        on_submit=add,
        key=(view["coming"].length() + view["past"].length()).to_string(),
        class_name="stack",
    )


def _visit(row: Any) -> rx.Component:
    is_open = open_visit.value == row["id"]
    more = rx.cond(
        is_open,
        icon_button("close", "Close " + row["title"], open_visit.set("")),
        icon_button("edit", "Open " + row["title"] + ", " + row["detail"], open_visit.set(row["id"])),
    )
    return rx.el.div(
        item_row(row["title"], row["detail"], after=more, testid="appointment"),
        rx.cond(is_open, _form(row), rx.fragment()),
        key=row["id"],
    )


def _form(row: Any) -> rx.Component:
    def typing(field: str) -> Any:
        return local.do_while_typing(
            "appointment-" + field + row["id"], set_appointment, id=row["id"], field=field, value=local.typed
        )

    def chosen(field: str) -> Any:
        return local.do(set_appointment, id=row["id"], field=field, value=local.typed)

    def text(label: str, field: str, most: int) -> rx.Component:
        return text_field(label, field, value=row[field], on_change=typing(field), max_length=most)

    def status(value: str, label: str) -> rx.Component:
        keep = local.do(set_appointment, id=row["id"], field="status", value=value, after={"toast": "Noted."})
        return chip(label, row["status"] == value, keep, testid=f"status-{value}")

    gone = local.do(remove_appointment, id=row["id"], after={"toast": "Taken out.", "close": open_visit.name})
    length = local.do(set_appointment_length, id=row["id"], length=local.typed_number)
    return card(
        rx.el.div(
            textarea(
                "What I want to ask",
                "questions",
                hint="One question a line.",
                value=row["questions"],
                on_change=typing("questions"),
                max_length=NOTE_MAX,
                testid="questions",
            ),
            two_texts("appointment", row["id"], "questions", row["questions_other"], row["questions"]),
            textarea("What was said", "note", value=row["note"], on_change=typing("note"), max_length=NOTE_MAX, rows=2),
            two_texts("appointment", row["id"], "note", row["note_other"], row["note"]),
            rx.el.div(
                *(status(value, label) for value, label in APPOINTMENT_STATUS.items()),
                class_name="row",
                role="group",
                aria_label="How it stands",
            ),
            select("With whom?", "profession-of", [UNSAID, *CHOICES], row["profession"], chosen("profession")),
            text("Name", "who", 120),
            text("Where", "place", 200),
            rx.el.div(
                text_field("Date", "date-of", type="date", value=row["date"], on_change=chosen("date"), **DATES),
                text_field("Time", "time-of", type="time", value=row["time"], on_change=chosen("time")),
                text_field(
                    "Minutes",
                    "length",
                    type="number",
                    min="0",
                    max="1440",
                    input_mode="numeric",
                    value=rx.cond(row["length"] > 0, row["length"].to_string(), ""),
                    on_change=length,
                ),
                class_name="pair",
            ),
            shell.save_status(rx.cond(local.status["save"] == "saved", "Saved on this phone", "")),
            rx.el.div(
                button("Done", open_visit.set(""), testid="appointment-done"),
                button("Take it out", gone, kind="quiet"),
                class_name="row",
            ),
            class_name="stack-4 grow",
        )
    )
