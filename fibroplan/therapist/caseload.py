"""The caseload: everybody who shares with the therapist, who stands out and why, and the ways to more."""

from typing import Any

import reflex as rx

from fibroplan import local
from fibroplan.local import care
from fibroplan.local.page import Memory
from fibroplan.therapist.door import form, square
from fibroplan.therapist.frame import answered, frame, me
from fibroplan.therapist.live import Live
from fibroplan.ui.a11y import live
from fibroplan.ui.charts import sparkline
from fibroplan.ui.controls import button, link_button, select, text_field
from fibroplan.ui.surfaces import answer, card, disclosure, empty, note, section

text, only, order = Memory("case-text", ""), Memory("case-only", "all"), Memory("case-order", "out")
pages = Memory("case-pages", 1)
LINES = "Nine weeks. Green is adjusted for flares and rest, blue is not. Arrow keys go from one to the next."
ONLY = [
    {"value": "all", "label": "Everybody"},
    {"value": "out", "label": "What stands out"},
    {"value": "flare", "label": "In a flare"},
    {"value": "new", "label": "New since I looked"},
    {"value": "due", "label": "Review is due"},
]
ORDERS = [
    {"value": "out", "label": "What stands out"},
    {"value": "name", "label": "Name"},
    {"value": "week", "label": "This week, least first"},
    {"value": "sync", "label": "Longest without news"},
]
patients = care.answer("/api/care/patients", Live.stamp)


def caseload_page() -> rx.Component:
    """The page `/care/`."""
    clinic = rx.cond(
        me["data"]["role"] == "administrator",
        note("You look after the clinic's accounts.", link_button("To the clinic", "/care/clinic/", kind="soft")),
        rx.fragment(answered(patients, _list), _more()),
    )
    return frame(
        "Patients", clinic, at="/care/", sub="Who shares with you. Nobody is alerted: this is not watched live."
    )


def _list(data: Any) -> rx.Component:
    nobody = empty("Nobody shares with you yet.", "Invite somebody, or use a code that you were given.")
    return rx.cond(data["patients"].to(list).length() > 0, _found(), nobody)


def _found() -> rx.Component:
    wanted = care.cases(patients, text.value, only.value, order.value, pages.value)
    tools = rx.el.div(
        text_field("Search by name", "search", value="", on_change=text.typed, testid="case-search"),
        select("Show", "only", ONLY, only.value, only.typed, testid="case-only"),
        select("In order of", "order", ORDERS, order.value, order.typed, testid="case-order"),
        class_name="tools",
    )
    more = button("Show more", pages.set(pages.value + 1), kind="soft", testid="case-more")
    return rx.el.div(
        tools,
        live(rx.el.p(wanted["count"], care.case_keys, class_name="sub"), testid="case-count"),
        rx.el.p(LINES, class_name="d"),
        rx.el.ul(rx.foreach(wanted["rows"], _case), class_name="cases", custom_attrs={"data-testid": "patients"}),
        rx.cond(wanted["more"], more, rx.fragment()),
        class_name="stack",
    )


def _case(row: Any) -> rx.Component:
    flare = rx.cond(row["flare"] != "", rx.el.span(row["flare"], class_name="chip clay"), rx.fragment())
    due = rx.cond(row["due"], rx.el.span("Review is due", class_name="chip"), rx.fragment())
    new = rx.cond(row["new"] != "", rx.el.span(row["new"], class_name="chip"), rx.fragment())
    weeks = rx.el.div(
        sparkline(row["points"], row["name"] + ", nine weeks, adjusted", colour="leaf"),
        sparkline(row["raw_points"], row["name"] + ", nine weeks, raw", colour="lake"),
        class_name="weeks",
    )
    return rx.el.li(
        rx.el.div(
            rx.el.a(row["name"], href="/care/" + row["patient"] + "/", class_name="t"),
            rx.el.div(flare, due, new, class_name="row"),
            class_name="who",
        ),
        rx.cond(row["points"].length() > 0, weeks, rx.el.div(class_name="weeks")),
        rx.el.div(
            rx.el.p(row["words"]),
            rx.cond(row["symptoms"] != "", rx.el.p(row["symptoms"]), rx.fragment()),
            rx.el.p("Last came in: ", row["synced"], class_name="d"),
            rx.cond(row["withheld"] != "", rx.el.p(row["withheld"], class_name="d"), rx.fragment()),
        ),
        rx.el.ul(rx.foreach(row["stands_out"], _reason), class_name="out"),
        key=row["patient"],
        class_name="card case",
        custom_attrs={"data-testid": "case"},
    )


def _reason(one: Any) -> rx.Component:
    return rx.el.li(rx.el.strong(one["words"]), rx.el.span(one["behind"], class_name="d"), key=one["reason"])


def _more() -> rx.Component:
    made = care.invited.value
    code = rx.el.div(
        rx.el.p("Show or send this to the patient. It works once, for two days."),
        rx.el.p(made["code"], class_name="code", custom_attrs={"data-testid": "patient-code"}),
        rx.cond(made["qr"], square(made["qr"], "The link as a square code for a camera"), rx.fragment()),
        button("Send the link", local.share("Fibroplan", made["link"]), kind="soft"),
        class_name="card stack centre",
    )
    return section(
        "More patients",
        disclosure(
            "Invite a patient",
            rx.el.p("The patient chooses what to share, and until when."),
            button("Make a code", care.invite_patient, kind="soft", testid="invite-patient"),
            rx.cond(made, code, rx.fragment()),
        ),
        disclosure("I have a code from a patient", accepting("")),
        answer(care.accept_progress.value),
    )


def accept_page() -> rx.Component:
    """The page `/care/accept/`, to which a patient's link leads."""
    return frame(
        "A patient shares with you",
        accepting(care.code_in_link),
        answer(care.accept_progress.value),
        at="/care/",
        sub="Nothing is shown before you say yes. The patient can end it at any time.",
    )


def accepting(code: Any) -> rx.Component:
    """Use a patient's code; and the way back for who was sent the wrong one."""
    found = care.accepted.value
    done = card(
        rx.el.div(
            rx.el.p("It is shared with you now.", class_name="t"),
            link_button("See the plan", "/care/" + found["patient"].to(str) + "/", kind="soft"),
            rx.el.p("Not your patient? Give it back. Nobody has looked yet.", class_name="d"),
            button("Give it back", care.give_back(found["grant"]), kind="quiet", testid="give-back"),
            class_name="stack",
        ),
        custom_attrs={"data-testid": "accepted"},
    )
    ask = form(
        care.accept,
        text_field("The code", "code", value=code, key=code, auto_complete="off", required=True),
        button("Accept", submit=True, wide=True, disabled=care.accept_progress.value["busy"]),
        testid="care-accept",
    )
    return rx.cond(found, done, ask)
