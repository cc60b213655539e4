"""Take it along: a page for a visit, spreadsheets, a full copy, a file for clinics. Each says what it leaves out."""

import reflex as rx

from fibroplan import local
from fibroplan.local import account, take_along
from fibroplan.patient.making import making
from fibroplan.patient.screen import screen
from fibroplan.ui.controls import button, link_button, switch
from fibroplan.ui.surfaces import answer, card, link_row, section

own_writing = local.Memory("take-own-writing", False)


def take_along_page() -> rx.Component:
    """The screen `/take-along/`."""
    return screen(
        "Take it along",
        section(
            "To show someone",
            link_row(
                "One page for a visit",
                "/report/",
                icon_name="note",
                detail="Your last four weeks, to print or as a PDF. It leaves out notes and reflections.",
                testid="report",
            ),
        ),
        section("To keep or to count with", _spreadsheets(), _copy()),
        section("For health systems", _fhir()),
        making(),
        active="more",
        sub="All of it is yours. Files go to this phone, and nowhere else.",
    )


def _offer(title: str, words: str, left_out: str, *children: rx.Component) -> rx.Component:
    return card(
        rx.el.h3(title),
        rx.el.p(words),
        rx.el.p(left_out, class_name="d"),
        *children,
        class_name="stack",
    )


def _spreadsheets() -> rx.Component:
    return _offer(
        "Spreadsheets",
        "One table for each kind of entry, as CSV files in one zip. Any spreadsheet opens them.",
        "Leaves out what was deleted. Reflections, plans and letters stay out unless you put them in.",
        switch(
            "Put my own writing in",
            own_writing.value,
            own_writing.set(~own_writing.value),
            detail="Reflections, plans and letters.",
            testid="own-writing",
        ),
        button(
            "Make spreadsheets",
            take_along.spreadsheets(own_writing.value),
            kind="soft",
            wide=True,
            icon_name="download",
            testid="spreadsheets",
        ),
    )


def _copy() -> rx.Component:
    return _offer(
        "A full copy",
        "One file with everything. Fibroplan can bring it back under Settings.",
        "Leaves out nothing on this phone. Keep it in a safe place: your own writing is in it.",
        button(
            "Make a full copy", account.export_data, kind="soft", wide=True, icon_name="download", testid="full-copy"
        ),
        answer(account.data_progress.value),
    )


def _fhir() -> rx.Component:
    alone = local.status["sync"] == "phone"
    make = button("Make the FHIR file", take_along.fhir, kind="soft", wide=True, icon_name="download", testid="fhir")
    account_first = link_button("Keep a copy first", "/settings/#account", kind="quiet")
    return _offer(
        "A FHIR file",
        "A format that clinics can read into their systems. The server makes it from your synced copy.",
        "Leaves out notes, reflections, letters, single ticks, and your name.",
        rx.cond(alone, rx.fragment(rx.el.p("It needs a copy on the server.", class_name="d"), account_first), make),
    )
