"""One's own account: where one is signed in, second factors, recovery codes."""

from typing import Any

import reflex as rx

from fibroplan.local import care
from fibroplan.therapist.door import form, recovery_codes, second_factor, ticket
from fibroplan.therapist.frame import answered, frame
from fibroplan.therapist.live import Live
from fibroplan.ui.controls import button, text_field
from fibroplan.ui.surfaces import answer, disclosure, section

sessions = care.answer("/api/care/sessions", Live.stamp)
factors = care.answer("/api/care/factors", Live.stamp)
going = care.own_progress.value


def account_page() -> rx.Component:
    """The page `/care/account/`."""
    return frame(
        "Account",
        section("Where you are signed in", answered(sessions, _sessions)),
        section("Second steps", answered(factors, _factors)),
        rx.cond(ticket, section("One more second step", second_factor()), rx.fragment()),
        rx.cond(care.recovery.value.length() > 0, section("Recovery codes", recovery_codes()), rx.fragment()),
        answer(going),
        button("Sign out", care.sign_out, kind="soft", testid="care-sign-out"),
        at="/care/account/",
        sub="You are signed out by itself after 30 minutes without a tap, and after 12 hours.",
    )


def _sessions(data: Any) -> rx.Component:
    def one(row: Any) -> rx.Component:
        here = rx.el.span("This one", class_name="d")
        out = button("Sign out there", care.revoke(row["id"]), kind="quiet", testid="care-revoke")
        words = rx.el.span(rx.el.span(row["label"], class_name="t"), class_name="grow")
        return rx.el.li(words, rx.cond(row["current"], here, out), class_name="line", key=row["id"])

    rows = data["sessions"].to(list[dict[str, Any]])
    others = button("Sign out everywhere else", care.sign_out_others, kind="soft")
    listed = rx.el.ul(rx.foreach(rows, one), class_name="card lines", custom_attrs={"data-testid": "care-sessions"})
    return rx.el.div(listed, rx.cond(rows.length() > 1, others, rx.fragment()), class_name="stack")


def _factors(data: Any) -> rx.Component:
    def key(row: Any) -> rx.Component:
        off = button("Take it off", care.remove_passkey(row["id"]), kind="quiet")
        return rx.el.li(rx.el.span("Passkey ", row["label"], class_name="grow"), off, class_name="line", key=row["id"])

    timed = rx.cond(data["totp"], rx.el.li("Six digits from an app"), rx.fragment())
    left = data["recovery_left"].to(int)
    return rx.el.div(
        rx.el.ul(timed, rx.foreach(data["passkeys"].to(list[dict[str, Any]]), key), class_name="card lines"),
        rx.el.p(left, " recovery codes are left.", class_name="d"),
        disclosure("Add one more", _password(care.add_factor, "Go on", "care-add")),
        disclosure("New recovery codes", _password(care.new_recovery, "Make new codes", "care-new-recovery")),
        class_name="stack",
    )


def _password(on_submit: Any, word: str, testid: str) -> rx.Component:
    return form(
        on_submit,
        text_field("Your password", "password", type="password", auto_complete="current-password", required=True),
        button(word, submit=True, kind="soft", disabled=going["busy"]),
        testid=testid,
    )
