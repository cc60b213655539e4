"""Today: what is next, one tap each; what is done folds away. Any past day can be filled in."""

from collections.abc import Callable
from typing import Any

import reflex as rx

from fibroplan import local
from fibroplan.domain.addition import ANY_PROMPT
from fibroplan.domain.order import move_item
from fibroplan.domain.outcome import (
    SKIP_REASON_WORDS,
    mark_done,
    mark_partly,
    mark_skipped,
    set_note,
    settle_note,
    unmark,
)
from fibroplan.domain.pause import start_flare
from fibroplan.domain.resting import resting_span
from fibroplan.domain.screening import safety_now
from fibroplan.domain.today import LOW_ENERGY, set_low_energy, today_span, today_view
from fibroplan.domain.words import UNCOUNTED
from fibroplan.patient.flare import flare_help, flare_today
from fibroplan.patient.news import news_note
from fibroplan.patient.rest_card import rest_note
from fibroplan.patient.screen import loaded, screen
from fibroplan.patient.settle import settle_card
from fibroplan.patient.steps import step_card
from fibroplan.patient.tips import tip_question
from fibroplan.store.tables import Draft, Infusion, Outcome, Pause, PlanVersion, Screening
from fibroplan.ui import shell
from fibroplan.ui.controls import button, chip, icon_button, link_button, stepper, textarea, tick
from fibroplan.ui.surfaces import card, disclosure, empty, item_row, link_row, note, section

plan, outcomes, pauses, drafts = (
    local.Local(PlanVersion),
    local.Local(Outcome),
    local.Local(Pause),
    local.Local(Draft),
)
checks, infusions = local.Local(Screening), local.Local(Infusion)
open_row = local.Memory("open-row", "")
amount = local.Memory("amount", 0.0)


QUESTIONS: tuple[Callable[[], rx.Component], ...] = (flare_today, settle_card, step_card, tip_question)
"""What may be asked on today's screen, below what is next: one thing at a time, the first that has something to ask.

Each draws nothing while it has nothing to ask."""
ABOUT_EXERCISE = (settle_card, step_card)
"""Those that wait in the hours after an infusion."""


def today_page() -> rx.Component:
    """The screen `/today/`, and with `?day=` any other day."""
    day = local.param_number("day")
    view = local.view(
        today_view,
        versions=plan.rows(),
        outcomes=outcomes.rows(day=local.span(today_span, day=day)),
        pauses=pauses.rows(),
        screenings=checks.rows(),
        day=day,
        low=drafts.row(LOW_ENERGY),
        infusions=infusions.rows(day=local.span(resting_span)),
    )
    return screen(
        rx.cond(view, view["title"], "Today"),
        loaded(view, _body(view)),
        active="today",
        sub=rx.cond(view, view["sentence"], ""),
    )


def _body(view: Any) -> rx.Component:
    something = view["has_plan"] | (view["groups"].length() > 0) | (view["folded"].length() > 0)
    return rx.fragment(
        rx.cond(view["is_today"], safety_note(view["flare"]), rx.fragment()),
        rx.cond(view["is_today"] & ~view["flare"], news_note(), rx.fragment()),
        rx.cond(view["resting"] != "", rest_note(view["resting"]), rx.fragment()),
        rx.cond(view["flare"], _flare_note(view), _flare_offer(view)),
        rx.cond(view["many"] | view["low_energy"], _low_energy(view), rx.fragment()),
        rx.cond(something, rx.foreach(view["groups"], _group), _no_plan()),
        rx.el.div(*[_question(view, question) for question in QUESTIONS], class_name="first-alone"),
        rx.cond(view["is_today"], _check_in(), rx.fragment()),
        rx.cond(view["folded"].length() > 0, _folded(view), rx.fragment()),
        rx.cond(view["is_future"], rx.fragment(), _beside(view)),
        _other_days(view),
    )


def safety_note(flare: Any) -> rx.Component:
    """That exercise waits, or that the safety check is due again; a flare leaves only what keeps the person safe."""
    asked = local.view(safety_now, versions=plan.rows(), screenings=checks.rows())
    go = link_button("See the safety check", "/safety/", kind="soft")
    shown = rx.el.div(
        rx.el.strong(asked["title"]),
        rx.el.p(asked["words"]),
        go,
        class_name=rx.cond(asked["wait"], "note sun", "note"),
        custom_attrs={"data-testid": "safety-note"},
    )
    due = (asked["words"] != "") & (asked["wait"] | ~flare)
    return rx.cond(asked, rx.cond(due, shown, rx.fragment()), rx.fragment())


def _question(view: Any, question: Callable[[], rx.Component]) -> rx.Component:
    asks = view["is_today"] & (view["resting"] == "") if question in ABOUT_EXERCISE else view["is_today"]
    if question is not flare_today:
        asks = asks & ~view["flare"]  # in a flare one gentle question is enough
    return rx.cond(asks, question(), rx.fragment())


def _check_in() -> rx.Component:
    return link_button("How am I today?", "/check-in/", kind="soft", wide=True, testid="check-in")


def _beside(view: Any) -> rx.Component:
    """What stands beside the plan: things done that nobody planned, and what the day costs."""
    add = rx.cond(view["is_today"], "/today/add/", "/today/add/?day=" + view["day"].to_string())
    return section(
        "Beside your plan",
        link_row("Add something you did", add, icon_name="plus", testid="add-unplanned"),
        rx.cond(
            view["is_today"],
            link_row("Energy and pacing", "/pacing/", icon_name="rest", testid="pacing"),
            rx.fragment(),
        ),
    )


def _low_energy(view: Any) -> rx.Component:
    """One tap to a few things; it holds for the rest of the day."""
    on = local.do(set_low_energy, on=True, after={"toast": "A few things today. The rest can wait."})
    off = local.do(set_low_energy, on=False, after={"toast": "Everything is here again."})
    rest = rx.cond(view["hidden"] > 0, view["hidden"].to_string() + " more can wait.", "")
    return rx.el.div(
        rx.cond(
            view["low_energy"],
            chip("Low energy", True, off, icon_name="rest", testid="low-energy"),
            chip("Low energy", False, on, icon_name="rest", testid="low-energy"),
        ),
        rx.el.span(rest, class_name="sub"),
        class_name="row",
    )


def _folded(view: Any) -> rx.Component:
    return rx.el.div(
        disclosure(
            view["folded_words"], rx.el.div(rx.foreach(view["folded"], _row), class_name="stack"), testid="folded"
        )
    )


def _flare_offer(view: Any) -> rx.Component:
    """Reached by the app icon's own shortcut: one tap to a lighter day."""
    after = {"go": "/today/", "toast": "Flare plan on."}
    begin = local.do(start_flare, pauses=pauses.rows(), from_day=None, after=after)
    offer = note(
        "A hard day?", "One tap makes today lighter.", button("Start the flare plan", begin, kind="clay"), tone="clay"
    )
    return rx.cond((local.param("flare") == "1") & view["is_today"], offer, rx.fragment())


def _flare_note(view: Any) -> rx.Component:
    """A flare is often known for one only later: its beginning can be moved back."""

    def began(words: str, days: int) -> rx.Component:
        earlier = local.do(start_flare, pauses=pauses.rows(), from_day=view["today"] - days, after={"toast": "Noted."})
        return button(words, earlier, kind="quiet")

    earlier = disclosure(
        "It began earlier",
        rx.el.div(began("Yesterday", 1), began("2 days ago", 2), began("3 days ago", 3), class_name="row"),
        testid="flare-earlier",
    )
    way = link_row(
        "What helps", "/flare/", detail="Your flare plan and comforts", icon_name="flare", testid="flare-help"
    )
    more = rx.cond(view["is_today"], rx.fragment(flare_help(), way, earlier), rx.fragment())
    return rx.el.div(
        rx.el.strong(view["flare_words"]), more, class_name="note clay", custom_attrs={"data-testid": "flare-note"}
    )


def _no_plan() -> rx.Component:
    return empty(
        "There is no plan yet.",
        "Choose one or two small things. You can change them at any time.",
        link_button("Build my plan", "/plan/new/"),
    )


def _other_days(view: Any) -> rx.Component:
    def address(day: Any) -> Any:
        return "/today/?day=" + day.to_string()

    back = link_row("The day before", address(view["previous_day"]), icon_name="back", after=rx.fragment())
    on = rx.cond(
        view["is_past"],
        link_row("Back to today", "/today/", icon_name="today"),
        rx.fragment(),
    )
    return section("Other days", back, on)


def _group(group: Any) -> rx.Component:
    return section(group["label"], rx.foreach(group["rows"], _row), key=group["part"])


def _move(row: Any) -> rx.Component:
    """Up and down in the person's own order, within a place in the day."""

    def to(words: str, other: str, below: bool) -> rx.Component:
        move = local.do(
            move_item,
            versions=plan.rows(),
            item_id=row["item_id"],
            other_id=row[other],
            below=below,
            after={"toast": "Moved."},
        )
        return rx.cond(row[other] != "", button(words, move, kind="soft"), rx.fragment())

    return rx.el.div(to("Move up", "above", False), to("Move down", "below", True), class_name="row")


def _occurrence(row: Any) -> dict[str, Any]:
    return {name: row[name] for name in ("item_id", "day", "slot_id", "target", "version_id")}


def _row(row: Any) -> rx.Component:
    marked = row["mark"] != ""
    done = local.do(mark_done, **_occurrence(row), after={"toast": "Done. Rest counts too.", "leaves": True})
    undo = local.do(unmark, **_occurrence(row), after={"toast": "Taken back.", "leaves": True})
    look: Any = rx.match(row["mark"], ("partly", "part"), ("skipped", "rest"), "")
    ticks = rx.cond(
        marked,
        tick(row["title"] + ", take the mark back", row["mark"] != "skipped", undo, look=look),
        tick(row["title"] + ", done", False, done),
    )
    is_open = open_row.value == row["key"]
    more = rx.cond(
        is_open,
        icon_button("close", "Close " + row["title"], open_row.set("")),
        icon_button("menu", "More for " + row["title"], local.remember({open_row: row["key"], amount: row["target"]})),
    )
    dot = rx.cond((row["dose"] != "") & (row["detail"] != ""), " · ", "")
    words = row["dose"] + dot + row["detail"]
    return rx.el.div(
        item_row(row["title"], words, before=ticks, after=more, late=row["late"], testid="item"),
        rx.cond(is_open, _more(row), rx.fragment()),
        key=row["key"],
    )


def _how_much(row: Any, partly: Any) -> rx.Component:
    return rx.fragment(
        stepper("How much did you do?", row["unit"], row["target"], amount.typed_number, name="amount"),
        button("Mark this much", partly, kind="soft", wide=True, testid="partly"),
    )


def _more(row: Any) -> rx.Component:
    occurrence = _occurrence(row)
    partly = local.do(mark_partly, **occurrence, amount=amount.value, after={"toast": "Partly done. That counts."})
    reasons = [
        button(words, local.do(mark_skipped, **occurrence, reason=reason, after={"toast": "Rest counts."}), kind="soft")
        for reason, words in SKIP_REASON_WORDS.items()
    ]
    saved = local.do_while_typing(
        row["key"], set_note, outcomes=outcomes.rows(day=row["day"]), **occurrence, note=local.typed
    )
    to_write = rx.cond(
        row["content_id"] == ANY_PROMPT, "/reflect/", "/reflect/write/?form=" + row["content_id"].to(str)
    )
    write = link_button("Write", to_write, wide=True, icon_name="reflect", testid="write")
    session = link_button("Do it now, with a timer", "/today/session/?key=" + row["key"], wide=True, testid="session")
    return card(
        rx.el.div(
            rx.cond((row["kind"] == "exercise") | (row["kind"] == "relax"), session, rx.fragment()),
            rx.cond(row["kind"] == "reflect", write, rx.fragment()),
            rx.match(row["unit"], *((unit, rx.fragment()) for unit in UNCOUNTED), _how_much(row, partly)),
            _move(row),
            disclosure("Not today", rx.el.div(*reasons, class_name="row"), testid="skip"),
            textarea("Note", "note", value=row["note"], on_change=saved, testid="note"),
            rx.cond(row["note_other"] != "", _two_notes(row), rx.fragment()),
            shell.save_status(rx.cond(local.status["save"] == "saved", "Saved on this phone", "")),
            class_name="stack grow",
        ),
    )


def _two_notes(row: Any) -> rx.Component:
    def keep(text: Any) -> Any:
        return local.do(
            settle_note,
            item_id=row["item_id"],
            day=row["day"],
            slot_id=row["slot_id"],
            note=text,
            after={"toast": "Kept."},
        )

    return note(
        "You wrote on two devices. Both are here.",
        rx.el.p(row["note_other"]),
        button("Keep this one", keep(row["note_other"]), kind="soft"),
        button("Keep the one above", keep(row["note"]), kind="soft"),
        button("Keep both", keep(row["note"] + "\n" + row["note_other"]), kind="soft"),
        tone="sun",
    )
