"""Treatments: the times of a day with one tap each, the list of medicines, and the ways to everything else."""

from typing import Any

import reflex as rx

from fibroplan import local
from fibroplan.domain.intake import INTAKE_WORDS, mark_intake, remove_intake, set_intake_reason, take_when_needed
from fibroplan.domain.medicine import add_medicine
from fibroplan.domain.resting import resting_span
from fibroplan.domain.treatments_view import intakes_span, treatments_view, treatments_words
from fibroplan.patient.medicine import opened
from fibroplan.patient.rest_card import help_now, rest_note
from fibroplan.patient.screen import loaded, screen
from fibroplan.store.tables import Infusion, Intake, Medicine
from fibroplan.ui.controls import button, chip, icon_button, text_field, tick
from fibroplan.ui.surfaces import card, disclosure, empty, item_row, link_row, note, section

medicines, intakes, infusions = local.Local(Medicine), local.Local(Intake), local.Local(Infusion)
open_time = local.Memory("open-intake", "")
OTHER_MARKS = ("late", "skipped", "not_taken", "not_due")


def treatments_page() -> rx.Component:
    """The screen `/treatments/`, and with `?day=` the medicines of a day that has passed."""
    day = local.param_number("day")
    view = local.view(
        treatments_view,
        medicines=medicines.rows(),
        intakes=intakes.rows(day=local.span(intakes_span, day=day)),
        infusions=infusions.rows(day=local.span(resting_span)),
        day=day,
    )
    words: Any = local.view(treatments_words, treatments=local.content("treatments"))
    return screen(
        "Treatments",
        loaded(view & words, _body(view, words)),
        active="more",
        sub="What you take, and how it goes.",
    )


def _body(view: Any, words: Any) -> rx.Component:
    return rx.fragment(
        rx.cond(view["resting"] != "", rest_note(view["resting"]), rx.fragment()),
        rx.cond(view["any"], _day(view, words), rx.fragment()),
        section("My medicines", _medicines(view), _add(words)),
        _ways(view),
        _emergency(words),
        note(words["no_advice"], rx.el.p(words["leaflet"])),
    )


# ---- one day


def _day(view: Any, words: Any) -> rx.Component:
    back = link_row(
        "The day before",
        "/treatments/?day=" + view["previous_day"].to_string(),
        icon_name="back",
        after=rx.fragment(),
        testid="day-before",
    )
    on = rx.cond(view["is_today"], rx.fragment(), link_row("Back to today", "/treatments/", icon_name="today"))
    heading = rx.cond(view["is_today"], "Today", view["day_words"])
    return rx.fragment(
        rx.cond(view["is_today"], rx.fragment(), rx.el.h2(heading)),
        rx.foreach(view["groups"], lambda group: _group(group, words)),
        rx.cond(
            view["is_today"] & (view["needed"].length() > 0),
            section("When needed, now", rx.foreach(view["needed"], _needed)),
            rx.fragment(),
        ),
        rx.el.p(words["unnoted"], class_name="d"),
        back,
        on,
    )


def _group(group: Any, words: Any) -> rx.Component:
    return section(group["label"], rx.foreach(group["rows"], lambda row: _time(row, words)), key=group["part"])


def _mark(row: Any, mark: str, toast: str) -> Any:
    of = {name: row[name] for name in ("medicine_id", "day", "slot_id")}
    return local.do(mark_intake, **of, mark=mark, after={"toast": toast})


def _time(row: Any, words: Any) -> rx.Component:
    taken = (row["mark"] == "taken") | (row["mark"] == "late")
    look: Any = rx.match(
        row["mark"], ("late", "part"), ("skipped", "rest"), ("not_taken", "rest"), ("not_due", "rest"), ""
    )
    ticks = rx.cond(
        row["mark"] == "",
        tick(row["title"] + ", taken", False, _mark(row, "taken", "Noted.")),
        tick(row["title"] + ", take the note back", taken, _mark(row, "", "Taken back."), look=look),
    )
    out = local.do(remove_intake, id=row["key"], after={"toast": "Taken out."})
    is_open = open_time.value == row["key"]
    more = rx.cond(
        is_open,
        icon_button("close", "Close " + row["title"], open_time.set("")),
        icon_button("menu", "More for " + row["title"], open_time.set(row["key"])),
    )
    planned = item_row(row["title"], row["detail"], before=ticks, after=more, testid="intake")
    besides = item_row(
        row["title"],
        row["detail"],
        after=icon_button("bin", "Take out " + row["title"] + ", " + row["detail"], out),
        testid="intake-needed",
    )
    return rx.el.div(
        rx.cond(row["needed"], besides, planned),
        rx.cond(is_open, _other(row, words), rx.fragment()),
        key=row["key"],
    )


def _other(row: Any, words: Any) -> rx.Component:
    """Late, left out, not taken or not due; a reason if one likes."""
    marks = [
        chip(INTAKE_WORDS[mark], row["mark"] == mark, _mark(row, mark, "Noted."), testid=f"mark-{mark}")
        for mark in OTHER_MARKS
    ]

    def reason(each: Any) -> rx.Component:
        chosen = row["reason"] == each["text"]
        keep = local.do(set_intake_reason, id=row["key"], reason=rx.cond(chosen, "", each["text"]))
        return rx.el.span(chip(each["text"], chosen, keep), key=each["id"])

    typed = local.do_while_typing("reason-" + row["key"], set_intake_reason, id=row["key"], reason=local.typed)
    reasons = rx.el.div(
        rx.el.p("Why? If you like.", class_name="label"),
        rx.el.div(rx.foreach(words["reasons"].to(list[dict[str, str]]), reason), class_name="row"),
        text_field("In your own words", "reason", value=row["reason"], on_change=typed, max_length=200),
        class_name="stack",
    )
    asks = (row["mark"] == "skipped") | (row["mark"] == "not_taken")
    return card(
        rx.el.div(
            rx.el.div(*marks, class_name="row", role="group", aria_label="How it was"),
            rx.cond(asks, reasons, rx.fragment()),
            class_name="stack grow",
        )
    )


def _needed(row: Any) -> rx.Component:
    now = local.do(take_when_needed, medicine_id=row["id"], after={"toast": "Noted."})
    return item_row(
        row["title"], row["detail"], after=button("Took it", now, kind="soft", testid="took-it"), key=row["id"]
    )


# ---- the list


def _medicines(view: Any) -> rx.Component:
    stopped = disclosure(
        "No longer taken",
        rx.el.div(rx.foreach(view["stopped"], _medicine), class_name="stack"),
        testid="stopped",
    )
    none = empty("Nothing is on the list yet.", "Add what you take, if you like.")
    return rx.fragment(
        rx.foreach(view["medicines"], _medicine),
        rx.cond(view["any"], rx.fragment(), none),
        rx.cond(view["stopped"].length() > 0, stopped, rx.fragment()),
    )


def _medicine(row: Any) -> rx.Component:
    words = rx.fragment(rx.cond(row["detail"] != "", rx.fragment(row["detail"], rx.el.br()), ""), row["share"])
    return link_row(
        row["title"], "/treatments/medicine/?id=" + row["id"], detail=words, testid="medicine", key=row["id"]
    )


def _add(words: Any) -> rx.Component:
    after = {"go": "/treatments/medicine/", "open": opened.name, "toast": "Added. You can say more here."}
    typed = local.do(add_medicine, name=local.form_value("name"), content_id="", after=after)

    def pick(row: Any) -> rx.Component:
        add = local.do(add_medicine, name=row["label"], content_id=row["value"], after=after)
        return rx.el.span(chip(row["label"], False, add, testid="pick-medicine"), key=row["value"])

    return rx.fragment(
        disclosure(
            "Add a medicine",
            rx.el.form(
                text_field("Its name, as on the label", "name", required=True, max_length=120, auto_complete="off"),
                button("Add", submit=True, wide=True, kind="soft"),
                on_submit=typed,
                class_name="stack",
                custom_attrs={"data-testid": "add-medicine"},
            ),
            rx.el.p("Or pick one", class_name="label"),
            rx.el.div(rx.foreach(words["names"].to(list[dict[str, str]]), pick), class_name="row"),
            testid="add",
        ),
    )


# ---- everything else


def _ways(view: Any) -> rx.Component:
    return section(
        "More",
        link_row(
            "Side effects",
            "/treatments/effects/",
            icon_name="note",
            detail="What you notice, and when",
            testid="effects",
        ),
        link_row(
            "Infusions",
            "/treatments/infusion/",
            icon_name="clock",
            detail="Dates, and how you were before and after",
            testid="infusions",
        ),
        link_row(
            "Appointments",
            "/appointments/",
            icon_name="person",
            detail="Visits, and what to ask",
            testid="appointments",
        ),
        link_row(
            "About these medicines",
            "/treatments/about/",
            icon_name="info",
            detail="What regulators say, side by side",
            testid="about-medicines",
        ),
    )


def _emergency(words: Any) -> rx.Component:
    found = words["emergency"]
    return disclosure(
        found["title"],
        rx.el.p(found["words"]),
        rx.el.ul(
            rx.foreach(found["signs"].to(list[dict[str, str]]), lambda row: rx.el.li(row["text"], key=row["id"])),
        ),
        help_now(),
        testid="emergency",
    )
