"""Forms of the account: sign in, keep a copy, password, devices, sign out."""

from typing import Any

import reflex as rx

from fibroplan import local
from fibroplan.local import account
from fibroplan.ui.controls import button, text_field
from fibroplan.ui.surfaces import answer, card, section


def _form(on_submit: Any, *children: Any, testid: str) -> rx.Component:
    return rx.el.form(
        rx.el.div(*children, class_name="stack-4"), on_submit=on_submit, custom_attrs={"data-testid": testid}
    )


def _email() -> rx.Component:
    return text_field("Email", "email", type="email", auto_complete="username", required=True)


def _password(label: str, name: str, complete: str, hint: str | None = None) -> rx.Component:
    return text_field(label, name, type="password", auto_complete=complete, required=True, hint=hint)


def sign_in_form(progress: Any) -> rx.Component:
    """Bring the plan of an account to this phone."""
    return _form(
        account.sign_in,
        _email(),
        _password("Password", "password", "current-password"),
        answer(progress),
        button("Sign in", submit=True, wide=True, disabled=progress["busy"]),
        testid="sign-in",
    )


def sign_up_form(progress: Any) -> rx.Component:
    """Make an account and move everything there."""
    return _form(
        account.sign_up,
        _email(),
        _password("Password", "password", "new-password", "15 letters or more. Three or four words make a good one."),
        _password("The same password again", "again", "new-password"),
        answer(progress),
        button("Keep a copy and sync", submit=True, wide=True, disabled=progress["busy"]),
        testid="sign-up",
    )


def account_section() -> rx.Component:
    """What the settings screen shows of the account."""
    return rx.el.div(
        # Keys, so that a part that was opened in the one is not open in the other, which stands in its place.
        rx.cond(
            local.status["sync"] == "phone",
            rx.el.div(_without_account(), key="without"),
            rx.el.div(_with_account(), key="with"),
        ),
        id="account",
    )


def _without_account() -> rx.Component:
    return section(
        "Keep a copy and sync",
        rx.el.p(
            "Your plan is on this phone only. With an account it is also on the server, and on your other devices."
        ),
        rx.el.details(
            rx.el.summary("Make an account"),
            sign_up_form(account.account_progress.value),
            custom_attrs={"data-testid": "make-account"},
        ),
        rx.el.details(
            rx.el.summary("I have an account"),
            sign_in_form(account.account_progress.value),
            custom_attrs={"data-testid": "use-account"},
        ),
    )


def _with_account() -> rx.Component:
    signed_out = local.status["sync"] == "signed_out"
    return section(
        "Your account",
        rx.cond(
            signed_out,
            card(
                rx.el.p("Your sign-in has ended. Everything you do is kept on this phone until you sign in again."),
                sign_in_form(account.account_progress.value),
            ),
            rx.fragment(),
        ),
        _devices(),
        _change_password(),
        button("Sign out", account.sign_out, kind="soft", wide=True, testid="sign-out"),
        answer(account.sign_out_progress.value),
    )


def _devices() -> rx.Component:
    def device(session: Any) -> rx.Component:
        here = rx.cond(session["current"], " · this one", "")
        out = button("Sign it out", account.revoke_session(session["id"]), kind="quiet")
        return card(
            rx.el.span(session["label"], here, class_name="grow"),
            rx.cond(session["current"], rx.fragment(), out),
            key=session["id"],
        )

    return rx.el.details(
        rx.el.summary("Devices that are signed in"),
        button("Show them", account.list_sessions, kind="soft"),
        rx.foreach(account.session_list.value, device),
        answer(account.sessions_progress.value),
        custom_attrs={"data-testid": "devices"},
    )


def _change_password() -> rx.Component:
    return rx.el.details(
        rx.el.summary("Change the password"),
        _form(
            account.change_password,
            _password("Password now", "current", "current-password"),
            _password("New password", "password", "new-password", "15 letters or more."),
            answer(account.password_progress.value),
            button("Change it", submit=True, wide=True),
            testid="password",
        ),
    )
