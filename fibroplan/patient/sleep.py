"""Sleep: the diary of a night in half a minute, the habits with their weekly ticks, and what to tell a doctor."""

from typing import Any

import reflex as rx

from fibroplan import local
from fibroplan.domain.habit import toggle_habit
from fibroplan.domain.outcome import mark_done, unmark
from fibroplan.domain.resting import resting_span
from fibroplan.domain.sleep import copy_night, set_night, set_nodded_off
from fibroplan.domain.sleep_view import nights_span, sleep_view, ticks_span
from fibroplan.domain.sleep_window import WINDOW_ID
from fibroplan.patient.screen import loaded, screen
from fibroplan.patient.sleep_window import about_window, held_window
from fibroplan.store.tables import Infusion, Night, Outcome, Pause, PlanVersion, Rules, Screening
from fibroplan.ui.controls import button, check_card, chip, group, stepper, switch, tick
from fibroplan.ui.surfaces import card, disclosure, item_row, link_row, note, section

plan, outcomes, nights = local.Local(PlanVersion), local.Local(Outcome), local.Local(Night)
pauses, checks, rules = local.Local(Pause), local.Local(Screening), local.Local(Rules)
infusions = local.Local(Infusion)
open_night = local.Memory("open-night", 0)


def sleep_page() -> rx.Component:
    """The screen `/sleep/`, and with `?day=` the night that ended on another day."""
    day = local.param_number("day")
    diary = nights.rows(day=local.span(nights_span, day=day))
    view = local.view(
        sleep_view,
        sleep=local.content("sleep"),
        versions=plan.rows(),
        outcomes=outcomes.rows(day=local.span(ticks_span)),
        nights=diary,
        window=rules.row(WINDOW_ID),
        pauses=pauses.rows(),
        screenings=checks.rows(),
        infusions=infusions.rows(day=local.span(resting_span)),
        day=day,
    )
    return screen(
        "Sleep",
        loaded(view, _body(view, diary)),
        active="more",
        sub="A few words about the night, and small habits.",
    )


def _body(view: Any, diary: Any) -> rx.Component:
    return rx.fragment(
        _driving_message(view),
        rx.cond(view["window"]["words"] != "", held_window(view), rx.fragment()),
        section(view["label"], _night(view, diary)),
        section("Sleep habits", _habits(view)),
        section("Your nights", _weeks(view), _nights(view)),
        section("Good to know", _driving(view, diary), _doctor(view["content"]), about_window(view["content"])),
    )


# ---- one night


def _night(view: Any, diary: Any) -> rx.Component:
    is_open = open_night.value == view["day"]
    return rx.cond(is_open, _form(view), _closed(view, diary))


def _closed(view: Any, diary: Any) -> rx.Component:
    fill = open_night.set(view["day"])
    same = local.do(copy_night, nights=diary, day=view["day"], after={"toast": "Noted. You can change it."})
    empty = rx.el.div(
        rx.cond(
            view["copy_label"] != "",
            button(view["copy_label"], same, wide=True, testid="same-night"),
            rx.fragment(),
        ),
        button("Fill in this night", fill, wide=True, kind="soft", testid="fill-night"),
        class_name="stack",
    )
    filled = card(
        rx.el.div(_result(view), button("Change it", fill, kind="soft", testid="change-night"), class_name="stack grow")
    )
    return rx.cond(view["begun"], filled, empty)


def _result(view: Any) -> rx.Component:
    """The number with its arithmetic, or what to look at again. What was typed is kept either way."""
    words = view["content"]["efficiency"]
    return rx.fragment(
        rx.cond(view["night"]["percent"] != "", rx.el.p(view["night"]["percent"], class_name="fig"), rx.fragment()),
        rx.el.p(view["night"]["words"], custom_attrs={"data-testid": "night-words"}),
        rx.cond(
            view["unusable"] != "",
            note(
                words["unusable"],
                rx.el.p(view["unusable"]),
                rx.el.p("What you typed is kept."),
                tone="sun",
            ),
            rx.fragment(),
        ),
        rx.cond(
            view["sums"].length() > 0,
            disclosure(
                "How this is counted",
                rx.el.p(words["words"]),
                rx.foreach(view["sums"], lambda line: rx.el.p(line, key=line)),
                *[rx.el.p(words[each], class_name="d") for each in ("asleep", "in_bed", "clocks", "other", "guide")],
                _evidence(words["evidence"]),
                testid="sums",
            ),
            rx.fragment(),
        ),
    )


def _form(view: Any) -> rx.Component:
    return card(
        rx.el.div(
            rx.foreach(view["questions"], lambda row: _question(view["day"], row)),
            _live_result(view),
            button("Done", open_night.set(0), wide=True, testid="night-done"),
            class_name="stack grow",
        )
    )


def _live_result(view: Any) -> rx.Component:
    return rx.el.div(
        rx.cond(view["begun"], _result(view), rx.el.p("Each answer is kept at once.", class_name="d")), role="status"
    )


def _question(day: Any, row: Any) -> rx.Component:
    typed = local.do(set_night, day=day, field=row["field"], value=local.typed)
    counted = local.do(set_night, day=day, field=row["field"], value=local.typed_number)
    time = rx.el.label(
        rx.el.span(row["text"], class_name="label"),
        rx.cond(row["help"] != "", rx.el.span(row["help"], class_name="hint"), rx.fragment()),
        rx.el.input(
            type="time",
            class_name="input",
            default_value=row["time"],
            on_change=typed,
            custom_attrs={"data-testid": row["field"]},
        ),
    )

    def amount(unit: str, high: int, step: int) -> rx.Component:
        return rx.el.div(
            rx.el.p(row["text"], class_name="label"),
            rx.cond(row["help"] != "", rx.el.p(row["help"], class_name="hint"), rx.fragment()),
            stepper(row["text"], unit, row["number"], counted, high=high, step=step, name=row["field"]),
        )

    return rx.el.div(
        rx.match(
            row["answer"],
            ("time", time),
            ("minutes", amount("minutes", 1440, 5)),
            ("times", amount("times", 100, 1)),
            _scale(day, row),
        ),
        key=row["key"],
    )


def _scale(day: Any, row: Any) -> rx.Component:
    def one(value: int) -> rx.Component:
        chosen = local.do(set_night, day=day, field=row["field"], value=value)
        return chip(str(value), row["number"] == value, chosen, testid=f"quality-{value}")

    return group(row["text"], rx.el.div(*map(one, range(11)), class_name="row"), hint=row["help"])


# ---- weeks and nights


def _weeks(view: Any) -> rx.Component:
    return rx.foreach(
        view["weeks"],
        lambda row: item_row(
            row["label"], row["words"], after=rx.el.span(row["percent"], class_name="t"), testid="week", key=row["day"]
        ),
    )


def _nights(view: Any) -> rx.Component:
    def one(row: Any) -> rx.Component:
        return link_row(
            row["label"],
            "/sleep/?day=" + row["day"].to_string(),
            detail=row["words"],
            after=rx.el.span(row["percent"], class_name="t"),
            testid="night",
            key=row["day"],
        )

    return rx.fragment(
        rx.el.p(view["content"]["efficiency"]["week"], class_name="d"),
        rx.cond(view["is_today"], rx.fragment(), link_row("Back to last night", "/sleep/", icon_name="today")),
        disclosure("Night by night", rx.el.div(rx.foreach(view["nights"], one), class_name="stack"), testid="nights"),
    )


# ---- habits


def _habits(view: Any) -> rx.Component:
    words = view["content"]
    return rx.fragment(
        rx.cond(
            view["chosen"].length() > 0,
            rx.fragment(
                rx.el.p(words["tick"], class_name="sub"),
                rx.foreach(view["chosen"], _habit),
            ),
            rx.el.p(words["choose"], class_name="sub"),
        ),
        disclosure(
            "Choose habits",
            rx.cond(view["chosen"].length() > 0, rx.el.p(words["choose"], class_name="sub"), rx.fragment()),
            rx.el.div(rx.foreach(view["habits"], _choice), class_name="stack"),
            testid="choose-habits",
        ),
        rx.el.p(words["about"]["words"], class_name="d"),
        _evidence(words["about"]["evidence"]),
    )


def _habit(row: Any) -> rx.Component:
    occurrence = {name: row[name] for name in ("item_id", "day", "slot_id", "target", "version_id")}
    done = local.do(mark_done, **occurrence, after={"toast": "Ticked for this week."})
    back = local.do(unmark, **occurrence, after={"toast": "Taken back."})
    ticks = rx.cond(
        row["ticked"],
        tick(row["name"] + ", take the tick back", True, back),
        tick(row["name"] + ", done this week", False, done),
    )
    words = rx.fragment(row["text"], rx.el.br(), row["detail"])
    return item_row(row["name"], words, before=ticks, testid="habit", key=row["content_id"])


def _choice(row: Any) -> rx.Component:
    toggle = local.do(toggle_habit, versions=plan.rows(), habit_id=row["content_id"], title=row["name"])
    words = rx.fragment(
        row["text"],
        rx.foreach(row["others"], lambda other: rx.el.span(rx.el.br(), other, key=other)),
        rx.el.br(),
        row["label"],
    )
    return check_card(row["name"], row["chosen"], toggle, detail=words, testid="habit-choice", key=row["content_id"])


# ---- good to know


def _driving_message(view: Any) -> rx.Component:
    words = view["content"]["driving"]
    shown = note(words["title"], rx.el.p(words["words"]), tone="sun")
    return rx.el.div(
        rx.cond(view["nodded_off"], shown, rx.fragment()), role="alert", custom_attrs={"data-testid": "drowsy"}
    )


def _driving(view: Any, diary: Any) -> rx.Component:
    answer = local.do(set_nodded_off, nights=diary, nodded_off=~view["nodded_off"], after={"top": True})
    return card(
        rx.el.div(
            switch(view["content"]["driving"]["question"], view["nodded_off"], answer, testid="nodded-off"),
            class_name="grow",
        )
    )


def _doctor(words: Any) -> rx.Component:
    return _points(words["doctor"]["title"], words["doctor"]["words"], words["doctor"]["points"], testid="doctor")


def _points(title: Any, words: Any, points: Any, testid: str) -> rx.Component:
    lines = rx.el.ul(rx.foreach(points, lambda row: rx.el.li(row["text"], key=row["id"])))
    return disclosure(title, rx.el.div(words), lines, testid=testid)


def _evidence(evidence: Any) -> rx.Component:
    """How well it is supported; the source for those who want it."""
    return disclosure(evidence["label"], rx.el.p(evidence["source"], class_name="d"), testid="evidence")
