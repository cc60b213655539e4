"""Pacing: limits, planned rest, what things cost, and the ups and downs of a week."""

from typing import Any

import reflex as rx

from fibroplan import local
from fibroplan.domain.ceiling import set_ceiling
from fibroplan.domain.energy import add_energy, remove_energy
from fibroplan.domain.pacing import add_rest, pacing_span, pacing_view
from fibroplan.domain.plan import stop_item
from fibroplan.domain.schedule import PART_LABELS
from fibroplan.patient.screen import loaded, screen
from fibroplan.store.tables import Energy, Outcome, Pause, PlanVersion, Screening
from fibroplan.ui.charts import bars, chart_table
from fibroplan.ui.controls import button, chip, icon_button, stepper, text_field
from fibroplan.ui.surfaces import card, disclosure, item_row, link_row, note, section

plan, outcomes = local.Local(PlanVersion), local.Local(Outcome)
pauses, energies, screenings = local.Local(Pause), local.Local(Energy), local.Local(Screening)
what = local.Memory("energy-what", "")
minutes = local.Memory("energy-minutes", 15.0)
open_limit = local.Memory("open-limit", "")
limit = local.Memory("limit", 0.0)
rest_length = local.Memory("rest-length", 15.0)

COMMON = ("Washing", "Cooking", "Cleaning", "Shopping", "Work", "Screen", "People", "Travel", "Exercise", "Family")
LENGTHS = (5.0, 15.0, 30.0, 60.0, 120.0)
COSTS = ((0, "None, or it gave some"), (2, "A little"), (5, "Some"), (8, "A lot"), (10, "All I had"))


def pacing_page() -> rx.Component:
    """The screen `/pacing/`."""
    span = local.span(pacing_span)
    view = local.view(
        pacing_view,
        versions=plan.rows(),
        outcomes=outcomes.rows(day=span),
        pauses=pauses.rows(),
        energies=energies.rows(day=span),
        screenings=screenings.rows(),
    )
    return screen("Pacing", loaded(view, _body(view)), sub="A steady amount, most days.")


def _body(view: Any) -> rx.Component:
    over = note(view["over"], rx.el.p(view["over_why"]), tone="sun")
    envelope = note(
        "Your energy envelope comes first.",
        rx.el.p("There are no targets. Rest before you are spent, and stop while you still can."),
    )
    return rx.fragment(
        rx.cond(view["limited"], envelope, rx.fragment()),
        rx.cond(view["over"] != "", rx.el.div(over, custom_attrs={"data-testid": "over-doing"}), rx.fragment()),
        _diary(view),
        _week(view),
        rx.cond(view["limits"].length() > 0, _limits(view), rx.fragment()),
        _rests(view),
        disclosure(
            "Why pacing",
            rx.el.p("You have an energy envelope: what a day can hold. It changes from day to day."),
            rx.el.p("Staying inside it, with rest before you are spent, can make the swings smaller."),
            rx.el.p("Research: pacing eases the reach of tiredness. It changes pain little."),
        ),
        link_row("My flare plan", "/flare/", icon_name="flare", detail="Written on a good day"),
    )


def _diary(view: Any) -> rx.Component:
    """Three taps: what, how long, what it took. A rest is two."""
    things = [chip(words, what.value == words, what.set(words)) for words in COMMON]
    lengths = [
        chip(_length_words(length), minutes.value == length, minutes.set(length), testid=f"minutes-{int(length)}")
        for length in LENGTHS
    ]
    costs = [button(words, _add(what.value, cost, False), kind="soft", wide=True) for cost, words in COSTS]
    rested = button(
        "I rested this long", _add("Rest", 0, True), kind="soft", wide=True, icon_name="rest", testid="rested"
    )
    return section(
        "Energy diary",
        card(
            rx.el.div(
                rx.el.div(*lengths, class_name="row", role="group", custom_attrs={"aria-label": "How long?"}),
                rested,
                rx.el.p("Or what did you do?", class_name="t"),
                rx.el.div(*things, class_name="row", role="group", custom_attrs={"aria-label": "What did you do?"}),
                text_field("In your own words", "what", value="", on_change=what.typed, max_length=120),
                rx.cond(
                    what.value != "",
                    rx.el.div(
                        rx.el.p("How much energy did it take?", class_name="t"),
                        *costs,
                        class_name="stack",
                        custom_attrs={"data-testid": "cost"},
                    ),
                    rx.fragment(),
                ),
                class_name="stack",
            )
        ),
        rx.foreach(view["diary"], _line),
    )


def _length_words(length: float) -> str:
    return f"{int(length)} min" if length < 60 else f"{int(length // 60)} h"


def _add(words: Any, cost: int, rest: bool) -> Any:
    toast = "Rest counts. Noted." if rest else "Noted."
    after = {"toast": toast} if rest else {"toast": toast, "close": what.name}
    return local.do(add_energy, what=words, minutes=minutes.value, cost=cost, rest=rest, after=after)


def _line(row: Any) -> rx.Component:
    gone = local.do(remove_energy, id=row["id"], after={"toast": "Taken out."})
    return item_row(
        row["words"],
        row["detail"],
        after=icon_button("bin", "Take out " + row["words"], gone),
        key=row["id"],
        testid="energy",
    )


def _week(view: Any) -> rx.Component:
    return section(
        "Ups and downs",
        card(rx.el.p(view["words"]), bars(view["days"], view["words"], testid="swing"), class_name="chart"),
        chart_table(
            "The last 7 days",
            ["Day", "Energy", "Minutes of rest"],
            view["days"],
            lambda day: [day["label"], day["load"], day["rest"]],
        ),
    )


def _limits(view: Any) -> rx.Component:
    """The limits there are; what has none waits behind a tap."""

    def those(has: bool) -> rx.Component:
        shown = rx.foreach(view["limits"], lambda row: rx.cond((row["ceiling"] > 0) == has, _limit(row), rx.fragment()))
        return rx.el.div(shown, class_name="stack")

    return section("My limits", those(True), disclosure("Set a limit", those(False), testid="set-limit"))


def _limit(row: Any) -> rx.Component:
    is_open = open_limit.value == row["item_id"]
    begin = local.remember({open_limit: row["item_id"], limit: row["ceiling"]})
    more = rx.cond(
        is_open,
        icon_button("close", "Close " + row["title"], open_limit.set("")),
        icon_button("edit", "Set a limit for " + row["title"], begin),
    )
    keep = local.do(
        set_ceiling,
        versions=plan.rows(),
        item_id=row["item_id"],
        ceiling=limit.value,
        after={"toast": "Your limit is kept.", "close": open_limit.name},
    )
    words = row["words"] + rx.cond(row["over"] != "", " · today " + row["over"], "")
    change = card(
        rx.el.div(
            rx.el.p("The most on one day. 0 is no limit."),
            stepper("The most on one day", row["unit"], row["ceiling"], limit.typed_number, name="limit"),
            button("Keep this limit", keep, wide=True, testid="keep-limit"),
            class_name="stack grow",
        )
    )
    return rx.el.div(
        item_row(row["title"], words, after=more, testid="limit"),
        rx.cond(is_open, change, rx.fragment()),
        key=row["item_id"],
    )


def _rests(view: Any) -> rx.Component:
    parts = [
        button(
            label,
            local.do(add_rest, minutes=rest_length.value, part=part, after={"toast": "A rest is in your plan."}),
            kind="soft",
        )
        for part, label in PART_LABELS.items()
    ]
    return section(
        "Planned rest",
        rx.foreach(view["rests"], _rest),
        disclosure(
            "Plan a rest",
            rx.el.p("Rest before you are spent. It stands on your day and counts."),
            stepper("How long?", "minutes", 15, rest_length.typed_number, low=1, high=240, step=5),
            rx.el.div(*parts, class_name="row"),
            testid="plan-rest",
        ),
    )


def _rest(row: Any) -> rx.Component:
    stop = local.do(
        stop_item, versions=plan.rows(), item_id=row["item_id"], after={"toast": "Stopped. Its history stays."}
    )
    return item_row(
        row["title"],
        row["words"],
        after=icon_button("close", "Stop " + row["title"], stop),
        key=row["item_id"],
        testid="planned-rest",
    )
