"""Welcome: what this is, what it is not, and a start in two taps."""

import reflex as rx

from fibroplan import local
from fibroplan.local import account
from fibroplan.patient.account import sign_in_form
from fibroplan.patient.screen import storage_problem
from fibroplan.ui import shell
from fibroplan.ui.controls import button, link_button
from fibroplan.ui.surfaces import note, section

have_account = local.Memory("have-account", False)


def welcome_page() -> rx.Component:
    """The screen `/`."""
    signing_in = have_account.value
    return shell.page(
        rx.cond(signing_in, "Welcome back", "A plan that bends with you"),
        storage_problem(),
        rx.cond(signing_in, _sign_in(), _introduction()),
        sub=rx.cond(signing_in, "Your plan comes to this phone.", "For people who live with fibromyalgia."),
        foot=rx.cond(signing_in, rx.fragment(), _start()),
        nav=False,
    )


def _introduction() -> rx.Component:
    return rx.fragment(
        section(
            "What it is",
            note(
                "Small steps, at your pace.", "You build a plan you can keep. On a hard day one tap makes it lighter."
            ),
            note("It works with no connection.", "Your plan and your notes are on this phone. No account is needed."),
        ),
        section(
            "What it is not",
            rx.el.p(
                "Fibroplan helps you keep a plan and notes. It does not diagnose, treat or watch you in real time. "
                "It is not for emergencies. Decisions about medicine belong with you and a professional. "
                "Stop and get help if you have a warning sign."
            ),
        ),
    )


def _start() -> rx.Component:
    fresh = button("Start on this phone", local.start("/plan/new/"), wide=True, testid="start")
    begun = link_button("Open today", "/today/", wide=True, testid="open-today")
    return rx.fragment(
        rx.cond(local.started, begun, fresh),
        button("I have an account", have_account.set(True), kind="quiet", wide=True, testid="have-account"),
    )


def _sign_in() -> rx.Component:
    return rx.fragment(
        rx.cond(
            local.started,
            note("This phone already holds a plan.", "It is joined with the plan of your account. Nothing is lost."),
            rx.fragment(),
        ),
        sign_in_form(account.account_progress.value),
        button("Back", have_account.set(False), kind="quiet", wide=True),
    )
