"""What a therapist wrote: suggestions to take, change or leave, and comments to read. All of it works offline."""

from typing import Any

import reflex as rx

from fibroplan import local
from fibroplan.domain.from_therapist import from_therapist, read_comments
from fibroplan.domain.resting import resting_span
from fibroplan.domain.sleep_window import WINDOW_ID
from fibroplan.domain.suggestion_answer import accept_suggestion, decline_suggestion
from fibroplan.patient.screen import loaded, screen
from fibroplan.store.tables import Comment, Infusion, PlanVersion, Rules, Suggestion
from fibroplan.ui.controls import button, stepper
from fibroplan.ui.surfaces import card, disclosure, empty, note, section

comments, suggestions = local.Local(Comment), local.Local(Suggestion)
plan, rules, infusions = local.Local(PlanVersion), local.Local(Rules), local.Local(Infusion)
open_card = local.Memory("suggestion-open", "")
amount = local.Memory("suggestion-amount", 0.0)


def from_therapist_page() -> rx.Component:
    """The screen `/from-therapist/`."""
    view: Any = local.view(from_therapist, comments=comments.rows(), **_rows())
    return screen(
        "From your therapist",
        loaded(view, _body(view)),
        active="more",
        sub="Nothing changes before you say so.",
    )


def _rows() -> dict[str, Any]:
    return {
        "suggestions": suggestions.rows(),
        "versions": plan.rows(),
        "rules": rules.row("me"),
        "window": rules.row(WINDOW_ID),
        "sleep": local.content("sleep"),
        "infusions": infusions.rows(day=local.span(resting_span)),
    }


def _body(view: Any) -> rx.Component:
    nothing = empty("Nothing here yet.", "What a therapist writes to you will stand here.")
    return rx.fragment(
        rx.cond(view["empty"], nothing, rx.fragment()),
        rx.foreach(view["waiting"], _suggestion),
        rx.cond(view["comments"].length() > 0, _comments(view), rx.fragment()),
        rx.cond(
            view["answered"].length() > 0,
            disclosure("Suggestions you answered", rx.foreach(view["answered"], _answered), testid="answered"),
            rx.fragment(),
        ),
    )


def _suggestion(row: Any) -> rx.Component:
    crossed = note(
        "You have changed this yourself since.",
        rx.el.p("Both are below. Keep yours, or take the suggestion."),
        tone="sun",
    )
    return card(
        rx.el.h2(row["title"], class_name="t"),
        rx.el.p("Suggested by ", row["author"], class_name="d"),
        rx.cond(row["why"] != "", rx.el.p(row["why"], class_name="said"), rx.fragment()),
        rx.cond(row["crossed"], crossed, rx.fragment()),
        rx.el.ul(rx.foreach(row["lines"], lambda line: _line(line, row["crossed"]))),
        rx.cond(row["problem"] != "", rx.el.p(row["problem"]), rx.fragment()),
        rx.cond(row["problem"] == "", _take(row), rx.fragment()),
        button(
            rx.cond(row["crossed"], "Keep mine", "Leave it as it is"),
            local.do(
                decline_suggestion,
                suggestions=suggestions.rows(),
                suggestion_id=row["id"],
                after={"toast": "It stays as it is."},
            ),
            kind="quiet",
            wide=True,
            testid="decline",
        ),
        class_name="stack",
        key=row["id"],
        custom_attrs={"data-testid": "suggestion"},
    )


def _line(line: Any, crossed: Any) -> rx.Component:
    now = rx.cond(line["mine"] == "", "", "now " + line["mine"] + " → ")
    then = rx.cond(crossed, rx.el.span(" It was ", line["seen"], " when they looked.", class_name="d"), rx.fragment())
    return rx.el.li(
        rx.el.span(line["label"], ": ", now, rx.el.strong(line["suggested"])),
        then,
        key=line["label"],
    )


def _take(row: Any) -> rx.Component:
    def take(how_much: Any, words: str, testid: str, kind: Any = "main") -> rx.Component:
        done = {"toast": "Your plan has changed.", "close": open_card.name}
        accept = local.do(accept_suggestion, **_rows(), suggestion_id=row["id"], amount=how_much, after=done)
        return button(words, accept, kind=kind, wide=True, testid=testid)

    other = rx.el.div(
        stepper(
            "How much would be right?",
            row["unit"],
            row["amount"],
            amount.typed_number,
            low=0.5,
            high=10_000,
            step=row["step"],
            name="suggestion-amount",
            testid="other-amount",
        ),
        take(amount.value, "Take this amount", "take-other"),
        class_name="stack",
    )
    change = button(
        "Take another amount",
        local.remember({open_card: row["id"], amount: row["amount"]}),
        kind="soft",
        wide=True,
        testid="change-amount",
    )
    return rx.cond(
        open_card.value == row["id"],
        other,
        rx.fragment(take(None, "Take it", "accept"), rx.cond(row["amount"] > 0, change, rx.fragment())),
    )


def _comments(view: Any) -> rx.Component:
    def one(row: Any) -> rx.Component:
        return card(
            rx.el.span(row["author"], class_name="t"),
            rx.el.span(row["about"], class_name="d"),
            rx.el.p(row["words"], class_name="said"),
            rx.cond(row["unread"], rx.el.strong("New"), rx.fragment()),
            class_name="stack",
            key=row["id"],
            custom_attrs={"data-testid": "comment"},
        )

    read = local.do(read_comments, comments=comments.rows(), after={"toast": "Noted as read."})
    return section(
        "Comments",
        rx.foreach(view["comments"], one),
        rx.cond(
            view["unread"] > 0,
            button("I have read them", read, kind="soft", wide=True, testid="read"),
            rx.fragment(),
        ),
    )


def _answered(row: Any) -> rx.Component:
    return rx.el.p(rx.el.strong(row["title"]), " ", row["words"], key=row["id"])
