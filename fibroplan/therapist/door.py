"""The ways in: signing in, and joining by invitation. Both end with a second factor."""

from typing import Any

import reflex as rx

from fibroplan.local import care
from fibroplan.therapist.frame import door
from fibroplan.ui.controls import button, text_field
from fibroplan.ui.surfaces import answer, disclosure, note, section

going = care.door_progress.value
ticket = care.ticket.value


def sign_in_page() -> rx.Component:
    """The page `/care/sign-in/`."""
    return door("Sign in", _stages(_password()), sub="For therapists and clinic administrators.")


def join_page() -> rx.Component:
    """The page `/care/join/`, to which an invitation leads."""
    return door("Make your account", _stages(_joining()), sub="You were invited by your clinic.")


def _stages(first: rx.Component) -> rx.Component:
    """Password, then second factor, then recovery codes that were just made."""
    second = rx.cond(ticket, second_factor(), first)
    return rx.cond(care.recovery.value.length() > 0, recovery_codes(go_in=True), second)


def form(on_submit: Any, *children: Any, testid: str) -> rx.Component:
    """A form whose fields stand under each other."""
    stacked = rx.el.div(*children, class_name="stack-4")
    return rx.el.form(stacked, on_submit=on_submit, custom_attrs={"data-testid": testid})


def _password() -> rx.Component:
    return form(
        care.sign_in,
        text_field("Email", "email", type="email", auto_complete="username", required=True),
        text_field("Password", "password", type="password", auto_complete="current-password", required=True),
        answer(going),
        button("Go on", submit=True, wide=True, disabled=going["busy"]),
        testid="care-sign-in",
    )


def _joining() -> rx.Component:
    code = care.code_in_link
    return form(
        care.join,
        text_field("The code you were given", "code", value=code, key=code, auto_complete="off", required=True),
        text_field("Your name, as patients know you", "name", auto_complete="name", max_length=80, required=True),
        text_field(
            "A password",
            "password",
            type="password",
            auto_complete="new-password",
            hint="15 letters or more. Three or four words make a good one.",
            required=True,
        ),
        text_field("The same password again", "again", type="password", auto_complete="new-password", required=True),
        answer(going),
        button("Go on", submit=True, wide=True, disabled=going["busy"]),
        testid="care-join",
    )


def second_factor() -> rx.Component:
    """Prove the second factor, or set one up where there is none."""
    return rx.el.div(
        rx.cond(ticket["enrol"], _setting_up(), _proving()),
        answer(going),
        button("Start again", care.start_again, kind="quiet"),
        class_name="stack",
    )


def _digits(on_submit: Any, label: str) -> rx.Component:
    return form(
        on_submit,
        text_field(
            label,
            "code",
            input_mode="numeric",
            auto_complete="one-time-code",
            max_length=9,
            required=True,
            key="digits",
        ),
        button("That is my code", submit=True, wide=True, disabled=going["busy"]),
        testid="care-digits",
    )


def _passkey(words: str) -> rx.Component:
    return button(words, care.use_passkey, kind="soft", wide=True, disabled=going["busy"], testid="care-passkey")


def _proving() -> rx.Component:
    has = ticket["methods"].to(list[str])
    return rx.fragment(
        rx.el.p("Now the second step, so that a password alone opens nothing."),
        rx.cond(has.contains("passkey"), _passkey("Use my passkey"), rx.fragment()),
        rx.cond(has.contains("totp"), _digits(care.prove, "The six digits of your authenticator app"), rx.fragment()),
        disclosure(
            "I have none of these with me",
            form(
                care.recover,
                text_field("A recovery code", "recovery", auto_complete="off", required=True),
                button("Use this code", submit=True, kind="soft", wide=True, disabled=going["busy"]),
                testid="care-recovery",
            ),
        ),
    )


def _setting_up() -> rx.Component:
    timed = ticket["totp"]
    return rx.fragment(
        rx.el.p("A password alone opens nothing here. Choose a second step, once."),
        section("A passkey", rx.el.p("Your phone's or computer's own unlock."), _passkey("Make a passkey")),
        section(
            "Or six digits from an app",
            rx.el.p("Let your authenticator app read this square, or type the words under it."),
            square(timed["qr"], "The secret as a square code for an authenticator app"),
            rx.el.p(timed["secret"].to(str), class_name="code", custom_attrs={"data-testid": "care-secret"}),
            _digits(care.prove, "The six digits it shows now"),
        ),
    )


def square(qr: Any, label: str) -> rx.Component:
    """A QR code."""
    size = qr["size"].to_string()
    return rx.el.svg(
        rx.el.path(d=qr["path"].to(str), fill="#000", stroke="none"),
        view_box="0 0 " + size + " " + size,
        role="img",
        class_name="qr",
        custom_attrs={"aria-label": label},
    )


def recovery_codes(go_in: bool = False) -> rx.Component:
    """Codes for the day when phone and key are lost, shown once."""

    def one(code: Any) -> rx.Component:
        return rx.el.li(code, class_name="code", key=code)

    on = button("I have written them down", care.go_in, wide=True, testid="care-written") if go_in else rx.fragment()
    return rx.el.div(
        note("Write these down now.", rx.el.p("Each works once, if you lose your phone. They are not shown again.")),
        rx.el.ul(rx.foreach(care.recovery.value, one), class_name="card lines", custom_attrs={"data-testid": "codes"}),
        on,
        class_name="stack",
    )
