"""A sleep window: what it is, one that was entered, and entering one together with the therapist."""

from typing import Any

import reflex as rx

from fibroplan import local
from fibroplan.domain.resting import resting_span
from fibroplan.domain.sleep_entry import enter_window, entry_problem
from fibroplan.domain.sleep_window import WINDOW_ID, end_window
from fibroplan.store.tables import Infusion, Rules
from fibroplan.ui.a11y import live
from fibroplan.ui.controls import button, check_card, text_field
from fibroplan.ui.surfaces import card, disclosure, note, section

rules, infusions = local.Local(Rules), local.Local(Infusion)
into_bed, out_of_bed = local.Memory("window-bed", ""), local.Memory("window-up", "")
by, agreed = local.Memory("window-by", ""), local.Memory("window-agreed", False)


def about_window(words: Any) -> rx.Component:
    """What it is, the list to go through before, and the form for the therapist's hand."""
    window = words["window"]
    return disclosure(
        window["title"],
        rx.el.div(rx.el.p(window["words"]), rx.el.p(window["ask_first"])),
        rx.el.ul(rx.foreach(window["guards"], lambda row: rx.el.li(row["text"], key=row["id"]))),
        _entry(),
        testid="window",
    )


def _entry() -> rx.Component:
    entered = {
        "sleep": local.content("sleep"),
        "rules": rules.row(WINDOW_ID),
        "into_bed": into_bed.value,
        "out_of_bed": out_of_bed.value,
        "by": by.value,
        "agreed": agreed.value,
        "infusions": infusions.rows(day=local.span(resting_span)),
    }
    problem = local.view(entry_problem, **entered)
    keep = local.do(enter_window, **entered, after={"toast": "The sleep window is kept."})
    return disclosure(
        "Enter one together with your therapist",
        rx.el.div(
            text_field("Bed from", "window-bed", type="time", value="", on_change=into_bed.typed),
            text_field("Up at", "window-up", type="time", value="", on_change=out_of_bed.typed),
            text_field("Entered by", "window-by", value="", on_change=by.typed, max_length=120),
            check_card(
                "We went through the list. Nothing on it is true.",
                agreed.value,
                agreed.set(~agreed.value),
                testid="window-agreed",
            ),
            live(rx.el.p(problem, class_name="d"), testid="window-problem"),
            button("Keep this window", keep, wide=True, disabled=problem != "", testid="keep-window"),
            class_name="stack",
        ),
        testid="window-entry",
    )


def held_window(view: Any) -> rx.Component:
    """The window as a therapist entered it, with what speaks against it today. It can be let go at any time."""
    window, words = view["window"], view["content"]["window"]
    asks = note(
        "Leave it for now, and ask your therapist.",
        rx.el.ul(rx.foreach(window["asks"], lambda text: rx.el.li(text, key=text))),
        tone="sun",
    )
    let_go = local.do(end_window, after={"toast": "Your sleep window is put away."})
    return section(
        words["title"],
        rx.cond(window["asks"].length() > 0, asks, rx.fragment()),
        card(
            rx.el.div(
                rx.el.p(window["words"], class_name="t"),
                rx.el.p(window["by_words"], class_name="d"),
                button("I no longer follow it", let_go, kind="quiet", testid="end-window"),
                class_name="stack grow",
            ),
            custom_attrs={"data-testid": "sleep-window"},
        ),
    )
