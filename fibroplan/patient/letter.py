"""A letter to an employer: filled in, changed word by word, printed or shared. Kept as it is typed."""

from typing import Any

import reflex as rx

from fibroplan import local
from fibroplan.domain.letter import LETTER, letter_view, toggle_change
from fibroplan.domain.writing import write_answer
from fibroplan.patient.screen import loaded, screen, style
from fibroplan.store.tables import Writing
from fibroplan.ui import shell
from fibroplan.ui.a11y import live, on_phone
from fibroplan.ui.controls import button, check_card, chip, textarea
from fibroplan.ui.surfaces import card, disclosure, note, section

writings = local.Local(Writing)
FIELD_MAX, LETTER_MAX = 1_000, 10_000
"""Longest answer and longest letter, in characters."""


def letter_page() -> rx.Component:
    """The screen `/letter/`."""
    view = local.view(letter_view, letter=local.content("letter"), writings=writings.rows())
    return screen(
        "A letter to your employer",
        style("print"),
        loaded(view, _body(view)),
        active="more",
        sub="A start for a talk about changes at work.",
    )


def _body(view: Any) -> rx.Component:
    return rx.fragment(
        note(view["legal"], rx.el.p(view["privacy"]), tone="sun"),
        rx.cond(view["own"] != "", _own(view), _form(view)),
        section("Your letter", _preview(view), _out(view)),
        section("Where you live", _regions(view)),
    )


def _typing(name: Any) -> Any:
    return local.do_while_typing(
        "letter-" + name, write_answer, writings=writings.rows(), id=LETTER, question=name, answer=local.typed
    )


def _form(view: Any) -> rx.Component:
    return rx.fragment(
        section("What makes it yours", card(rx.el.div(rx.foreach(view["fields"], _field), class_name="stack grow"))),
        section(
            "What would help",
            rx.el.p(view["choose"], class_name="sub"),
            disclosure(
                "Choose changes",
                rx.el.div(rx.foreach(view["changes"], _change), class_name="stack"),
                testid="letter-changes",
            ),
        ),
    )


def _field(row: Any) -> rx.Component:
    given = {
        "class_name": "input",
        "default_value": row["answer"],
        "on_change": _typing(row["name"]),
        "max_length": FIELD_MAX,
        "name": row["name"],
    }
    return rx.el.label(
        rx.el.span(row["label"], class_name="label"),
        rx.cond(row["help"] != "", rx.el.span(row["help"], class_name="hint"), rx.fragment()),
        rx.cond(row["long"], rx.el.textarea(rows="3", **given), rx.el.input(type="text", **given)),
        key=row["name"],
    )


def _change(row: Any) -> rx.Component:
    toggle = local.do(toggle_change, writings=writings.rows(), change_id=row["name"])
    return check_card(row["label"], row["chosen"], toggle, detail=row["words"], testid="letter-change", key=row["name"])


def _own(view: Any) -> rx.Component:
    """The whole letter in the person's own words; the form waits unchanged behind it."""
    return section(
        "In your own words",
        textarea("The letter", "own", value=view["own"], rows=14, on_change=_typing("own"), max_length=LETTER_MAX),
        button("Back to the form", _write("own", "", "Your form is back."), kind="quiet", testid="letter-form"),
    )


def _write(question: str, answer: Any, toast: str = "") -> Any:
    after = {"toast": toast} if toast else {}
    return local.do(write_answer, writings=writings.rows(), id=LETTER, question=question, answer=answer, after=after)


def _preview(view: Any) -> rx.Component:
    def block(row: Any) -> rx.Component:
        lines = rx.el.ul(rx.foreach(row["lines"], lambda line: rx.el.li(line, key=line)))
        return rx.el.div(
            rx.el.p(row["words"]), rx.cond(row["lines"].length() > 0, lines, rx.fragment()), key=row["name"]
        )

    return rx.el.article(
        rx.cond(view["own"] != "", rx.el.p(view["own"], class_name="as-typed"), rx.foreach(view["blocks"], block)),
        class_name="card letter printed",
        custom_attrs={"data-testid": "letter", "aria-label": "Your letter"},
    )


def _out(view: Any) -> rx.Component:
    still = rx.el.div(
        rx.el.p("Still open, in brackets above:", class_name="d"),
        rx.el.ul(rx.foreach(view["open"], lambda label: rx.el.li(label, key=label))),
    )
    change_words = button(
        "Change the words yourself", _write("own", view["text"]), kind="soft", wide=True, testid="letter-own"
    )
    return rx.fragment(
        rx.cond(view["open"].length() > 0, still, rx.fragment()),
        rx.cond(view["own"] == "", change_words, rx.fragment()),
        button("Print it", on_phone("() => window.print()"), wide=True, testid="letter-print"),
        button("Share or copy", local.share("A letter", view["text"]), kind="soft", wide=True, testid="letter-share"),
        live(local.shared.value, testid="letter-shared"),
        shell.save_status(rx.cond(local.status["save"] == "saved", "Saved on this phone", "")),
    )


def _regions(view: Any) -> rx.Component:
    def one(row: Any) -> rx.Component:
        return rx.el.span(chip(row["label"], row["chosen"], _write("region", row["name"])), key=row["name"])

    def told(row: Any) -> rx.Component:
        words = note(row["words"], rx.el.p(row["source"], class_name="d"), rx.el.p("This is not legal advice."))
        return rx.cond(row["chosen"], words, rx.fragment())

    return rx.fragment(
        rx.el.div(rx.foreach(view["regions"], one), class_name="row", role="group", aria_label="Where you live"),
        rx.el.div(rx.foreach(view["regions"], lambda row: rx.el.div(told(row), key=row["name"]))),
    )
