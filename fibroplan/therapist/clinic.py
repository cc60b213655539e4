"""What an administrator looks after: who works at the clinic. No patient is on this page."""

from typing import Any

import reflex as rx

from fibroplan import local
from fibroplan.local import care
from fibroplan.local.page import Memory
from fibroplan.therapist.door import form
from fibroplan.therapist.frame import answered, frame
from fibroplan.therapist.live import Live
from fibroplan.ui.controls import button, select, text_field
from fibroplan.ui.surfaces import answer, card, empty, section

people = care.answer("/api/clinic", Live.stamp)
leaving = Memory("care-leaving", "")
role = Memory("care-role", "therapist")
ROLES = [{"value": "therapist", "label": "Therapist"}, {"value": "administrator", "label": "Administrator"}]


def clinic_page() -> rx.Component:
    """The page `/care/clinic/`."""
    return frame(
        rx.cond(people["data"], people["data"]["clinic"], "Clinic"),
        answered(people, _people, "Only an administrator of the clinic sees this page."),
        at="/care/clinic/",
        sub="You look after accounts. You see no patient's data.",
    )


def _people(data: Any) -> rx.Component:
    return rx.fragment(
        section("Who works here", _staff(data["staff"].to(list[dict[str, Any]]))),
        section("Invite somebody", _invite(), _made()),
        section("Open invitations", _open(data["invitations"].to(list[dict[str, Any]]))),
        answer(care.clinic_progress.value),
    )


def _staff(rows: Any) -> rx.Component:
    def one(row: Any) -> rx.Component:
        ask = button("Has left", leaving.set(row["id"]), kind="quiet", testid="has-left")
        sure = rx.el.div(
            rx.el.p("Everything that patients share with them ends at once."),
            button("Yes, has left", care.remove(row["id"]), kind="soft", testid="has-left-sure"),
            button("No", leaving.set(""), kind="quiet"),
            class_name="row",
        )
        words = rx.el.span(
            rx.el.span(row["name"], class_name="t"),
            rx.el.span(row["role"], ", ", row["email"], class_name="d"),
            class_name="grow",
        )
        return rx.el.li(words, rx.cond(leaving.value == row["id"], sure, ask), class_name="line", key=row["id"])

    return rx.el.ul(rx.foreach(rows, one), class_name="card lines", custom_attrs={"data-testid": "staff"})


def _invite() -> rx.Component:
    return form(
        care.invite_staff,
        text_field("Email", "email", type="email", auto_complete="off", required=True),
        select("As", "role", ROLES, role.value, role.typed),
        button("Invite", submit=True, disabled=care.clinic_progress.value["busy"]),
        testid="invite-staff",
    )


def _made() -> rx.Component:
    made = care.invited.value
    shown = card(
        rx.el.div(
            rx.el.p("Send this to them yourself. It works once, for seven days, and is not shown again."),
            rx.el.p(made["code"], class_name="code", custom_attrs={"data-testid": "staff-code"}),
            button("Send the link", local.share("Fibroplan", made["link"]), kind="soft"),
            class_name="stack",
        )
    )
    return rx.cond(made, shown, rx.fragment())


def _open(rows: Any) -> rx.Component:
    def one(row: Any) -> rx.Component:
        back = button("Take it back", care.withdraw(row["id"]), kind="quiet")
        words = rx.el.span(row["email"], ", ", row["role"], class_name="grow")
        return rx.el.li(words, back, class_name="line", key=row["id"])

    listed = rx.el.ul(rx.foreach(rows, one), class_name="card lines", custom_attrs={"data-testid": "invitations"})
    return rx.cond(
        rows.length() > 0, listed, empty("There are none.", "Who was invited and has not joined stands here.")
    )
