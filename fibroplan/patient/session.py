"""A session: what to do, a paced timer that needs no screen, and how it felt."""

from typing import Any, cast

import reflex as rx

from fibroplan import local
from fibroplan.domain.outcome import mark_partly
from fibroplan.domain.resting import resting_span
from fibroplan.domain.session import session_view, stop_signs
from fibroplan.domain.timer import (
    drop_timer,
    finish_timer,
    pause_timer,
    rate_effort,
    resume_timer,
    start_timer,
    timer_words,
)
from fibroplan.patient.screen import loaded, screen
from fibroplan.store.tables import Infusion, Outcome, Pause, PlanVersion, Screening, Timer
from fibroplan.ui.a11y import live
from fibroplan.ui.controls import button, chip, link_button, segmented, stepper
from fibroplan.ui.surfaces import button_row, card, disclosure, empty, note, open_sheet, section, sheet

plan, outcomes, pauses, timers = (
    local.Local(PlanVersion),
    local.Local(Outcome),
    local.Local(Pause),
    local.Local(Timer),
)
checks, infusions = local.Local(Screening), local.Local(Infusion)
pace = local.Memory("pace", "steady")
PACES = [
    {"value": "steady", "label": "None"},
    {"value": "minute", "label": "Each minute"},
    {"value": "two", "label": "Each 2 minutes"},
]
HARDEST = 10


def session_page() -> rx.Component:
    """The screen `/today/session/?key=<occurrence key>`."""
    key = local.param("key")
    view: Any = local.view(
        session_view,
        versions=plan.rows(),
        outcome=outcomes.row(key),
        pauses=pauses.rows(),
        screenings=checks.rows(),
        timer=timers.row(key),
        exercises=local.content("exercises"),
        relaxation=local.content("relaxation"),
        drawings=local.content("pictures"),
        infusions=infusions.rows(day=local.span(resting_span)),
        key=key,
    )
    body = rx.match(
        view["stage"],
        ("wait", _wait(view)),
        ("ready", _ready(view)),
        ("going", _going(view)),
        ("ask", _ask(view)),
        ("after", _after(view)),
        _gone(),
    )
    return screen(
        rx.cond(view, rx.cond(view["title"] != "", view["title"], "Session"), "Session"),
        loaded(view, rx.fragment(body, _stop())),
        active="today",
        sub=rx.cond(view, view["said"], ""),
    )


def _gone() -> rx.Component:
    return empty(
        "This is not in your plan right now.",
        "It may have moved to another day.",
        link_button("Back to today", "/today/"),
    )


def _wait(view: Any) -> rx.Component:
    return rx.fragment(
        note("Exercise waits for now", rx.el.p(view["easy_why"]), tone="sun"),
        rx.cond(
            view["resting"],
            link_button("What to leave alone until then", "/treatments/infusion/", wide=True),
            link_button("See what your safety check says", "/safety/", wide=True),
        ),
        link_button("Back to today", "/today/", kind="quiet", wide=True),
    )


def _ready(view: Any) -> rx.Component:
    start = local.do(
        start_timer, item_id=view["item_id"], day=view["day"], slot_id=view["slot_id"], pace=pace.value, after={}
    )
    rests = segmented("Rests on the way", "pace", PACES, pace.value, pace.typed, testid="pace")
    return rx.fragment(
        _picture(view),
        rx.cond(view["how_to"] != "", rx.el.p(view["how_to"]), rx.fragment()),
        rx.cond(view["caution"] != "", note(view["caution"], tone="sun"), rx.fragment()),
        note(view["easy"], view["easy_why"]),
        rx.cond((view["unit"] == "minutes") & view["effort_counts"], rests, rx.fragment()),
        button("Start", start, wide=True, icon_name="clock", testid="start-timer"),
    )


def _picture(view: Any) -> rx.Component:
    drawn = rx.el.img(src=view["src"], alt=view["alt"], class_name="picture", loading="lazy")
    return rx.cond(view["src"] != "", drawn, rx.fragment())


def _going(view: Any) -> rx.Component:
    shown: Any = local.each_second(
        timer_words, timer=view["timer"], planned=view["planned"], dose=view["dose"], easy=view["easy"]
    )
    row = timers.row(view["key"])
    back = rx.cond(shown, shown["kind"] == "unknown", False)
    finish = local.do(
        finish_timer,
        timer=row,
        **{name: view[name] for name in ("target", "unit", "planned", "version_id")},
        back=back,
        after={"top": True},
    )
    drop = local.do(drop_timer, timer=row, after={"toast": "Let go. Nothing was marked."})
    hold = rx.cond(
        shown["kind"] == "paused",
        button("Go on", local.do(resume_timer, timer=row), kind="soft", wide=True, testid="resume"),
        button("Pause", local.do(pause_timer, timer=row), kind="soft", wide=True, icon_name="pause", testid="pause"),
    )
    clock = rx.el.div(
        rx.el.p(rx.cond(shown, shown["clock"], ""), class_name="clock", role="timer", custom_attrs=_testid("clock")),
        live(rx.cond(shown, shown["words"], ""), testid="timer-words", class_name="sub"),
        rx.cond(
            view["timed"] & (shown["kind"] != "unknown"),
            rx.el.progress(value=shown["share"], max=100, custom_attrs={"aria-label": "How much is done"}),
            rx.fragment(),
        ),
        class_name="card timer",
    )
    changed = note(
        "Your phone's clock has changed, or this was long ago.",
        "Finish, and say how much you did.",
        tone="sun",
    )
    return rx.fragment(
        clock,
        rx.cond(shown["kind"] == "unknown", changed, rx.fragment()),
        rx.el.div(
            button("Finish", finish, wide=True, icon_name="check", testid="finish"),
            rx.cond((shown["kind"] == "over") | (shown["kind"] == "unknown"), rx.fragment(), hold),
            button("Let it go", drop, kind="quiet", wide=True, testid="drop"),
            class_name="stack",
        ),
        disclosure("How to do it", _picture(view), rx.el.p(view["how_to"]), testid="how-to"),
        rx.el.p("You can lock the phone. The time goes on.", class_name="hint"),
    )


def _amount(view: Any, words: str) -> rx.Component:
    typed: Any = local.Memory(cast(Any, "amount." + view["key"]), -1.0)  # of this session alone
    amount = rx.cond(typed.value >= 0, typed.value, view["amount"])
    given = {name: view[name] for name in ("item_id", "day", "slot_id", "target", "version_id")}
    keep = local.do(mark_partly, **given, amount=amount, after={"toast": "Kept."})
    return rx.fragment(
        stepper("How much did you do?", view["unit"], view["amount"], typed.typed_number, name="amount"),
        button(words, keep, wide=True, testid="keep-amount"),
    )


def _ask(view: Any) -> rx.Component:
    return rx.fragment(
        note("How much did you do?", "The timer does not know. Your own guess is fine."),
        card(_amount(view, "Mark this much"), class_name="stack"),
        link_button("Back to today", "/today/", kind="quiet", wide=True),
    )


def _after(view: Any) -> rx.Component:
    def rated(number: int) -> rx.Component:
        rate = local.do(rate_effort, key=view["key"], effort=number)
        return chip(str(number), view["effort"] == number, rate, testid=f"effort-{number}")

    again = local.do(drop_timer, timer=timers.row(view["key"]), after={"top": True})
    hard = section(
        "How hard was it?",
        rx.el.p("0 is no effort. 3 is easy, you can chat. 10 is all you have.", class_name="hint"),
        rx.el.div(*(rated(number) for number in range(HARDEST + 1)), class_name="row"),
    )
    return rx.fragment(
        note(view["done_words"], "Rest counts too.", tone="leaf"),
        rx.cond(view["effort_counts"], hard, rx.fragment()),
        rx.cond(
            view["kind"] == "exercise",
            rx.el.p("Tomorrow, Today asks how it settled. Sore muscles for a day or two are usual.", class_name="hint"),
            rx.fragment(),
        ),
        disclosure("It was another amount", card(_amount(view, "Change it"), class_name="stack"), testid="correct"),
        rx.el.div(
            link_button("Back to today", "/today/", wide=True, testid="to-today"),
            button("Do it once more", again, kind="quiet", wide=True, testid="again"),
            class_name="stack",
        ),
    )


def _stop() -> rx.Component:
    """When to stop: one tap away, the same for everyone."""
    lists: Any = local.view(stop_signs, flags=local.content("redflags"))

    def signs(each: Any) -> rx.Component:
        return rx.el.section(
            rx.el.h3(each["title"]),
            rx.el.p(each["words"]),
            rx.el.ul(
                rx.foreach(
                    each["signs"].to(list[dict[str, str]]),
                    lambda sign: rx.el.li(sign["text"], rx.cond(sign["help"] != "", ". " + sign["help"], "")),
                )
            ),
            key=each["id"],
        )

    return rx.fragment(
        button_row("When to stop", open_sheet("stop"), icon_name="warn", testid="stop-rules"),
        sheet("stop", "When to stop", rx.cond(lists, rx.foreach(lists, signs), rx.fragment()), testid="stop-sheet"),
    )


def _testid(name: str) -> dict[str, str]:
    return {"data-testid": name}
