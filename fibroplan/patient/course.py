"""Infusions: a course as the clinic arranged it, its sessions and visits, and the card of the hours after."""

from typing import Any

import reflex as rx

from fibroplan import local
from fibroplan.domain.appointment import add_appointment
from fibroplan.domain.course import (
    add_course,
    add_infusion,
    end_course,
    keep_drug,
    set_planned_sessions,
    write_course,
)
from fibroplan.domain.course_view import course_view
from fibroplan.domain.pause import start_pause
from fibroplan.patient.rest_card import rest_card, rest_rules
from fibroplan.patient.screen import loaded, screen
from fibroplan.patient.two_texts import two_texts
from fibroplan.store.tables import NOTE_MAX, Appointment, Course, Infusion, Pause, Rating
from fibroplan.ui import shell
from fibroplan.ui.controls import button, link_button, switch, text_field, textarea
from fibroplan.ui.surfaces import card, disclosure, link_row, note, section

courses, infusions, ratings = local.Local(Course), local.Local(Infusion), local.Local(Rating)
appointments, pauses = local.Local(Appointment), local.Local(Pause)
KETAMINE = "ketamine-infusions"
DATES: Any = {"min": "2000-01-01", "max": "2099-12-31"}
"""What a date field takes: the days that the store accepts."""


def course_page() -> rx.Component:
    """The screen `/treatments/infusion/`, with `?id=` an earlier course."""
    view = local.view(
        course_view,
        infusion=local.content("infusion"),
        courses=courses.rows(),
        infusions=infusions.rows(),
        ratings=ratings.rows(),
        appointments=appointments.rows(),
        pauses=pauses.rows(),
        id=local.param("id"),
    )
    return screen(
        rx.cond(view, rx.cond(view["course"], view["course"]["treatment"], "Infusions"), "Infusions"),
        loaded(view, _body(view)),
        active="more",
        sub=rx.cond(view, rx.cond(view["course"], view["counted"], ""), ""),
    )


def _body(view: Any) -> rx.Component:
    words = view["words"]
    return rx.fragment(
        rx.cond(view["rest"]["resting"], _rest(view), rx.fragment()),
        rx.el.div(link_button("Treatments", "/treatments/", kind="quiet", icon_name="back"), class_name="row"),
        note(words["clinic_decides"], rx.el.p(words["differ"])),
        rx.cond(view["bladder"], told(words["bladder"], "bladder"), rx.fragment()),
        rx.cond(view["course"], _course(view), _begin(words)),
        _about(words),
        rx.cond(view["rest"]["resting"], rx.fragment(), rest_rules(words["rest"])),
        rx.cond(
            view["others"].length() > 0, section("Other courses", rx.foreach(view["others"], _other)), rx.fragment()
        ),
    )


def told(words: Any, testid: str) -> rx.Component:
    """A note of the content with its title."""
    return rx.el.div(
        note(words["title"], rx.el.p(words["words"]), tone="sun"), role="status", custom_attrs={"data-testid": testid}
    )


def _rest(view: Any) -> rx.Component:
    plan = local.do(
        start_pause,
        from_day=None,
        until_day=view["rest"]["until_day"],
        item_ids=[],
        reason="treatment",
        after={"toast": "Your plan rests until then. Rest counts."},
    )
    return rx.fragment(
        rest_card(view["words"]["rest"], view["rest"]["words"]),
        rx.cond(
            view["plan_rests"],
            rx.fragment(),
            button("Rest my whole plan until then", plan, kind="soft", wide=True, testid="rest-plan"),
        ),
    )


def _begin(words: Any) -> rx.Component:
    after = {"toast": "Your diary is open."}
    ketamine = local.do(add_course, treatment=words["treatment"], content_id=KETAMINE, after=after)
    other = local.do(add_course, treatment=local.form_value("treatment"), content_id="", after=after)
    return section(
        words["about"]["title"],
        rx.el.p(words["about"]["words"]),
        button(words["begin"], ketamine, kind="soft", wide=True, testid="begin-ketamine"),
        disclosure(
            "Another infusion",
            rx.el.form(
                text_field(
                    "What is it?",
                    "treatment",
                    placeholder=words["examples"]["treatment"],
                    required=True,
                    max_length=120,
                    auto_complete="off",
                ),
                button("Keep a diary of it", submit=True, kind="soft", wide=True),
                on_submit=other,
                class_name="stack",
            ),
            testid="begin-other",
        ),
    )


def _course(view: Any) -> rx.Component:
    course = view["course"]
    return rx.fragment(
        section("Sessions", rx.foreach(view["sessions"], _session), _add_session(view)),
        section("Visits afterwards", rx.foreach(view["visits"], _visit), _add_visit(view)),
        disclosure("About this course", _details(view), testid="course-details"),
        rx.cond(
            view["ended"],
            button(
                "Take this course up again",
                local.do(end_course, id=course["id"], ended=False, after={"toast": "It goes on."}),
                kind="quiet",
            ),
            button(
                "This course is over",
                local.do(end_course, id=course["id"], ended=True, after={"toast": "Put away. It stays here."}),
                kind="quiet",
                testid="end-course",
            ),
        ),
    )


def _session(row: Any) -> rx.Component:
    return link_row(
        row["title"],
        "/treatments/infusion/session/?id=" + row["id"],
        detail=row["detail"],
        testid="session",
        key=row["id"],
    )


def _add_session(view: Any) -> rx.Component:
    add = local.do(
        add_infusion,
        course_id=view["course"]["id"],
        date=local.form_value("date"),
        after={"toast": "Added. Tap it to say more."},
    )
    return rx.el.form(
        rx.el.div(
            text_field("Date that the clinic gave", "date", type="date", required=True, **DATES, testid="session-date"),
            button("Add this session", submit=True, kind="soft", testid="add-session"),
            class_name="stack",
        ),
        on_submit=add,
        key=view["sessions"].length().to_string(),
        class_name="card",
    )


def _visit(row: Any) -> rx.Component:
    return link_row(row["title"], "/appointments/", detail=row["detail"], testid="visit", key=row["id"])


def _add_visit(view: Any) -> rx.Component:
    add = local.do(
        add_appointment,
        profession="infusion",
        course_id=view["course"]["id"],
        date=local.form_value("visit-date"),
        time=local.form_value("visit-time"),
        after={"toast": "Added to your appointments."},
    )
    return disclosure(
        "Add a visit",
        rx.el.form(
            text_field("Date", "visit-date", type="date", required=True, **DATES),
            text_field("Time", "visit-time", type="time"),
            button("Add this visit", submit=True, kind="soft", wide=True),
            on_submit=add,
            key=view["visits"].length().to_string(),
            class_name="stack",
        ),
        testid="add-visit",
    )


def _details(view: Any) -> rx.Component:
    course, examples = view["course"], view["words"]["examples"]

    def typing(field: str) -> Any:
        return local.do_while_typing(
            "course-" + field + course["id"], write_course, id=course["id"], field=field, value=local.typed
        )

    def text(label: str, field: str, most: int, **more: Any) -> rx.Component:
        return text_field(label, field, value=course[field], on_change=typing(field), max_length=most, **more)

    planned = rx.cond(view["planned"] < 0, "", view["planned"].to_string())
    return card(
        rx.el.div(
            text("What it is", "treatment", 120),
            text("Clinic", "clinic", 120, hint="For you alone, unless you share it."),
            text("Why, in your own words", "reason", 500),
            text_field(
                "How many sessions the clinic spoke of",
                "planned",
                type="number",
                value=planned,
                placeholder=examples["planned"],
                input_mode="numeric",
                min="0",
                max="100",
                on_change=local.do(set_planned_sessions, id=course["id"], planned=local.typed_number),
            ),
            text("Visits afterwards", "follow_ups", 200, placeholder=examples["follow_ups"]),
            switch(
                "A field for what was given",
                course["keeps_drug"],
                local.do(keep_drug, id=course["id"], keeps_drug=~course["keeps_drug"].to(bool)),
                detail="As the clinic said it. Off until you want it.",
                testid="keeps-drug",
            ),
            textarea("Notes", "note", value=course["note"], on_change=typing("note"), max_length=NOTE_MAX, rows=2),
            two_texts("course", course["id"], "note", course["note_other"], course["note"]),
            shell.save_status(rx.cond(local.status["save"] == "saved", "Saved on this phone", "")),
            class_name="stack-4 grow",
        ),
        key=course["id"],
    )


def _other(row: Any) -> rx.Component:
    return link_row(row["title"], "/treatments/infusion/?id=" + row["id"], detail=row["detail"], key=row["id"])


def _about(words: Any) -> rx.Component:
    ketamine = words["ketamine"]
    return disclosure(
        ketamine["title"],
        rx.el.p(ketamine["words"], class_name="t"),
        rx.el.p(words["at_home"]["words"]),
        rx.el.p(ketamine["evidence"]["source"], class_name="d"),
        rx.el.p(words["at_home"]["evidence"]["source"], class_name="d"),
        link_row("What studies found", "/learn/?card=ketamine-studies", icon_name="leaf"),
        link_row("Before an infusion", "/learn/?card=ketamine-safety", icon_name="warn"),
        testid="about-ketamine",
    )
