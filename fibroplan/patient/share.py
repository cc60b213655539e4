"""Sharing: who sees what, until when, who has looked; a code to share, and a preview of exactly what it shows."""

from typing import Any

import reflex as rx

from fibroplan import local
from fibroplan.domain.review import review_preview, review_span
from fibroplan.domain.review_beside import beside_preview
from fibroplan.domain.sharing import SHARE_DRAFT, choose_scope, choose_until, share_form
from fibroplan.domain.sharing_view import end_sharing, sharing_view
from fibroplan.local import sharing
from fibroplan.patient.screen import loaded, screen, style
from fibroplan.store.tables import (
    CheckIn,
    ClinicMeasure,
    Course,
    Draft,
    Ending,
    Infusion,
    Measure,
    Medicine,
    MedicineChange,
    Night,
    Outcome,
    Pause,
    PlanVersion,
    Rating,
    Reflection,
    Screening,
    SideEffect,
)
from fibroplan.ui.controls import button, check_card, group, link_button, select, text_field
from fibroplan.ui.review import beside, review
from fibroplan.ui.surfaces import answer, card, disclosure, empty, loading, note, section

endings = local.Local(Ending)
plan, outcomes, pauses = local.Local(PlanVersion), local.Local(Outcome), local.Local(Pause)
nights, check_ins, checks = local.Local(Night), local.Local(CheckIn), local.Local(Screening)
draft = local.Local(Draft).row(SHARE_DRAFT)


def share_page() -> rx.Component:
    """The screen `/share/`."""
    form = local.view(share_form, draft=draft)
    view = local.view(sharing_view, sharing=sharing.said, endings=endings.rows(), waiting=sharing.unsent)
    needs_account = empty(
        "Sharing needs an account.",
        "Your plan is on this phone only. With an account it can be seen from elsewhere, if you say so.",
        link_button("Make an account", "/settings/#account"),
    )
    body = rx.cond(local.status["sync"] == "phone", needs_account, _body(view, form))
    return screen(
        "Sharing",
        style("share"),
        loaded(view & form, body),
        active="more",
        sub="You choose what a therapist sees. You can end it at any time.",
    )


def _body(view: Any, form: Any) -> rx.Component:
    return rx.fragment(
        _trouble(view),
        section("Who can see now", _on(view)),
        section("Share with a therapist", _invited(), _form(form), _made()),
        section("Who has looked", _looks(view)),
        _over(view),
    )


def _trouble(view: Any) -> rx.Component:
    """Said plainly when the server could not be asked, with the moment of what is shown."""
    asked = rx.cond(view["checked"] != "", rx.el.p("Shown as it was on ", view["checked"], "."), rx.fragment())
    offline = note("There is no connection right now.", asked, tone="sun")
    refused = note(sharing.trouble, asked, tone="sun")
    said = rx.cond(sharing.trouble == "offline", offline, refused)
    return rx.cond(sharing.trouble != "", said, rx.fragment())


def _on(view: Any) -> rx.Component:
    nobody = rx.cond(
        view["checked"] != "",
        rx.el.p("Nobody. Your data is yours alone.", class_name="sub"),
        rx.el.p("This is known once you are online.", class_name="sub"),
    )
    return rx.cond(view["on"].length() > 0, rx.el.div(rx.foreach(view["on"], _grant), class_name="stack"), nobody)


def _grant(row: Any) -> rx.Component:
    end = button("End it", local.do(end_sharing, grant_id=row["id"]), kind="soft", testid="end-sharing")
    signed_out = local.status["sync"] == "signed_out"
    when = rx.cond(
        signed_out, "This will end once you have signed in again.", "This will end as soon as you are online."
    )
    waits = note(when, tone="sun")
    return rx.el.div(
        rx.el.p(row["who"], class_name="t"),
        rx.el.p(row["what"]),
        rx.el.p(row["until"], class_name="d"),
        rx.cond(row["state"] == "waiting", waits, end),
        disclosure("What I agreed to", rx.el.p(row["consent"])),
        class_name="card stack",
        custom_attrs={"data-testid": "grant"},
        key=row["id"],
    )


def _invited() -> rx.Component:
    """A code that a therapist gave."""
    code = rx.el.form(
        rx.el.div(
            text_field(
                "The code",
                "code",
                value=sharing.their_code.value,
                auto_complete="off",
                required=True,
                key=sharing.their_code.value,
            ),
            button("Who is it from?", submit=True, kind="soft", disabled=sharing.their_progress.value["busy"]),
            answer(sharing.their_progress.value),
            class_name="stack",
        ),
        on_submit=sharing.look_up,
        custom_attrs={"data-testid": "their-code"},
    )
    who = sharing.inviter.value
    found = rx.cond(
        who, note(rx.fragment("From ", who["therapist"], ", ", who["clinic"]), rx.el.p("Now choose what to share.")), ""
    )
    asked = rx.el.details(
        rx.el.summary("I have a code from a therapist"),
        code,
        open=sharing.their_code.value != "",
    )
    return rx.fragment(asked, rx.el.div(found, role="status", custom_attrs={"data-testid": "inviter"}))


def _form(form: Any) -> rx.Component:
    def scope(row: Any) -> rx.Component:
        choose = local.do(choose_scope, draft=draft, name=row["name"])
        return check_card(row["label"], row["chosen"], choose, detail=row["words"], testid="scope", key=row["name"])

    who = sharing.inviter.value
    busy = sharing.share_progress.value["busy"]
    send = rx.cond(
        who,
        button(
            "Share with " + who["therapist"],
            sharing.give(who["code"], form),
            wide=True,
            disabled=busy,
            testid="give",
        ),
        button("Make a code", sharing.offer(form), wide=True, disabled=busy, testid="make-code"),
    )
    agreed = rx.el.div(
        note("You agree to this:", rx.el.p(form["consent"])),
        link_button("See exactly what they would see", "/share/preview/", kind="quiet", testid="preview"),
        send,
        class_name="stack",
    )
    return rx.fragment(
        group("What to share", rx.el.div(rx.foreach(form["choices"], scope), class_name="stack")),
        select(
            "For how long",
            "until",
            form["lengths"],
            form["until_day"].to_string(),
            local.do(choose_until, draft=draft, until=local.typed),
            testid="until",
        ),
        rx.cond(form["scopes"].length() > 0, agreed, rx.el.p("Choose at least one thing.", class_name="sub")),
        answer(sharing.share_progress.value),
    )


def _made() -> rx.Component:
    made = sharing.my_code.value
    square = made["qr"]["size"].to_string()
    picture = rx.el.svg(
        rx.el.path(d=made["qr"]["path"].to(str), fill="#000", stroke="none"),
        view_box="0 0 " + square + " " + square,
        role="img",
        class_name="qr",
        custom_attrs={"aria-label": "The link as a square code for a camera"},
    )
    shown = rx.el.div(
        rx.el.p("Show or send this to your therapist. It works once, for two days."),
        rx.el.p(made["code"], class_name="code", custom_attrs={"data-testid": "my-code"}),
        picture,
        button("Send the link", local.share("Fibroplan", made["link"]), kind="soft", wide=True),
        button("Take it back", sharing.withdraw(made["id"]), kind="quiet", wide=True, testid="withdraw"),
        rx.el.p(local.shared.value, class_name="d", role="status"),
        class_name="card stack centre",
    )
    return rx.cond(made, shown, rx.fragment())


def _looks(view: Any) -> rx.Component:
    def look(row: Any) -> rx.Component:
        return rx.el.li(
            rx.cond(row["who"] != "", rx.el.span(row["who"], class_name="t"), rx.fragment()),
            rx.el.span(row["what"]),
            rx.el.span(row["when"], class_name="d"),
            key=row["key"],
        )

    listed = rx.el.ul(rx.foreach(view["looks"], look), class_name="card lines", custom_attrs={"data-testid": "looks"})
    return rx.cond(view["looks"].length() > 0, listed, rx.el.p("Nobody has looked yet.", class_name="sub"))


def _over(view: Any) -> rx.Component:
    def code(row: Any) -> rx.Component:
        return card(
            rx.el.span(row["what"], rx.el.span(row["until"], class_name="d"), class_name="grow"),
            button("Take it back", sharing.withdraw(row["id"]), kind="quiet"),
            class_name="line",
            key=row["id"],
        )

    def over(row: Any) -> rx.Component:
        return card(
            rx.el.span(
                rx.el.span(row["who"], class_name="t"),
                rx.el.span("Over. ", row["what"], class_name="d"),
                class_name="grow",
            ),
            class_name="line",
            key=row["id"],
        )

    codes = section("Codes that nobody has used", rx.foreach(view["codes"], code))
    ended = section("Over", rx.foreach(view["over"], over))
    return rx.fragment(
        rx.cond(view["codes"].length() > 0, codes, rx.fragment()),
        rx.cond(view["over"].length() > 0, ended, rx.fragment()),
    )


def preview_page() -> rx.Component:
    """The screen `/share/preview/`."""
    days = {"day": local.span(review_span)}
    view = local.view(
        review_preview,
        draft=draft,
        versions=plan.rows(),
        outcomes=outcomes.rows(**days),
        pauses=pauses.rows(),
        nights=nights.rows(**days),
        check_ins=check_ins.rows(**days),
        screenings=checks.rows(),
    )
    nothing = empty(
        "Nothing is chosen yet.",
        "Choose what to share first.",
        link_button("Choose", "/share/"),
    )
    other: Any = local.view(
        beside_preview,
        draft=draft,
        measures=local.Local(Measure).rows(),
        instruments=local.content("instruments"),
        clinic=local.Local(ClinicMeasure).rows(),
        medicines=local.Local(Medicine).rows(),
        medicine_changes=local.Local(MedicineChange).rows(),
        side_effects=local.Local(SideEffect).rows(),
        courses=local.Local(Course).rows(),
        infusions=local.Local(Infusion).rows(),
        ratings=local.Local(Rating).rows(),
        entries=local.Local(Reflection).rows(),
        texts=local.content("reflect"),
    )
    banded = rx.el.p("Beside your numbers, a therapist sees the bands that were published for them.", class_name="d")
    edited = rx.el.p("A therapist sees which ticks were changed on a later day.", class_name="d")
    shown = rx.fragment(
        review(view),
        rx.cond(view["has_plan"], edited, rx.fragment()),
        rx.cond(other, rx.fragment(beside(other), rx.cond(other["has_measures"], banded, rx.fragment())), loading()),
        link_button("Back to sharing", "/share/", kind="soft", wide=True),
    )
    return screen(
        "What they would see",
        style("share"),
        loaded(view, rx.cond(view["shared"].length() > 0, shown, nothing)),
        active="more",
        sub="A therapist sees this page, and nothing else of yours.",
    )
