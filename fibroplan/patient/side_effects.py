"""Side effects: tick what is noticed, how strong it is, when it was, and whether a professional knows."""

from typing import Any

import reflex as rx

from fibroplan import local
from fibroplan.domain.side_effect import (
    add_side_effect,
    rate_side_effect,
    remove_side_effect,
    set_side_effect,
    side_effects_span,
    side_effects_view,
    tell_professional,
    toggle_effect,
)
from fibroplan.domain.treatments_view import treatments_words
from fibroplan.patient.rest_card import help_now
from fibroplan.patient.screen import loaded, screen
from fibroplan.patient.two_texts import two_texts
from fibroplan.store.tables import NOTE_MAX, Medicine, SideEffect
from fibroplan.ui.controls import button, chip, icon_button, link_button, scale, select, switch, text_field, textarea
from fibroplan.ui.surfaces import card, disclosure, empty, item_row, note, section

medicines, side_effects = local.Local(Medicine), local.Local(SideEffect)
open_effect = local.Memory("open-side-effect", "")


def side_effects_page() -> rx.Component:
    """The screen `/treatments/effects/`."""
    words: Any = local.view(treatments_words, treatments=local.content("treatments"))
    view = local.view(
        side_effects_view,
        treatments=local.content("treatments"),
        side_effects=side_effects.rows(day=local.span(side_effects_span)),
        medicines=medicines.rows(),
    )
    return screen(
        "Side effects",
        loaded(view & words, _body(view, words)),
        active="more",
        sub="What you notice. A note, nothing more.",
    )


def _body(view: Any, words: Any) -> rx.Component:
    add = local.do(
        add_side_effect, medicine_id="", effect="", after={"open": open_effect.name, "toast": "Noted. Tick what fits."}
    )
    return rx.fragment(
        rx.el.div(link_button("Treatments", "/treatments/", kind="quiet", icon_name="back"), class_name="row"),
        button("Note something now", add, wide=True, icon_name="plus", testid="note-effect"),
        _emergency(words["emergency"]),
        rx.cond(
            view["lines"].length() > 0,
            section("What you noted", rx.foreach(view["lines"], lambda row: _line(row, view))),
            empty("Nothing is noted.", "A note can help a talk with a doctor or a pharmacist."),
        ),
    )


def _emergency(found: Any) -> rx.Component:
    return disclosure(
        found["title"],
        rx.el.p(found["words"]),
        rx.el.ul(
            rx.foreach(found["signs"].to(list[dict[str, str]]), lambda row: rx.el.li(row["text"], key=row["id"])),
        ),
        help_now(),
        testid="emergency",
    )


def _line(row: Any, view: Any) -> rx.Component:
    is_open = open_effect.value == row["id"]
    more = rx.cond(
        is_open,
        icon_button("close", "Close " + row["title"], open_effect.set("")),
        icon_button("edit", "Change " + row["title"], open_effect.set(row["id"])),
    )
    return rx.el.div(
        item_row(row["title"], row["detail"], after=more, testid="side-effect"),
        rx.cond(is_open, _form(row, view), rx.fragment()),
        key=row["id"],
    )


def _form(row: Any, view: Any) -> rx.Component:
    def name(each: Any) -> rx.Component:
        rows = side_effects.rows(day=local.span(side_effects_span))
        toggle = local.do(toggle_effect, side_effects=rows, id=row["id"], effect=each["value"])
        return rx.el.span(chip(each["label"], each["chosen"], toggle, testid="effect"), key=each["value"])

    def pick(value: int | None) -> Any:
        return local.do(rate_side_effect, id=row["id"], severity=value)

    def typing(field: str) -> Any:
        return local.do_while_typing(
            "effect-" + field + row["id"], set_side_effect, id=row["id"], field=field, value=local.typed
        )

    def chosen(field: str) -> Any:
        return local.do(set_side_effect, id=row["id"], field=field, value=local.typed)

    gone = local.do(remove_side_effect, id=row["id"], after={"toast": "Taken out.", "close": open_effect.name})
    problem = rx.cond(row["problem"] != "", note(row["problem"], tone="sun"), rx.fragment())
    return card(
        rx.el.div(
            rx.el.fieldset(
                rx.el.legend("What do you notice?", class_name="label"),
                rx.el.div(rx.foreach(row["effects"], name), class_name="row"),
            ),
            rx.cond(row["low_mood"], help_now(), rx.fragment()),
            scale(
                "How strong is it?",
                "severity",
                row["severity"],
                pick,
                ends="0 not at all · 10 as strong as can be",
                on_clear=pick(None),
                testid="severity",
            ),
            select(
                "Do you link it with a medicine?",
                "medicine",
                view["medicines"],
                row["medicine_id"],
                chosen("medicine_id"),
            ),
            rx.el.div(
                text_field("Date", "date", type="date", value=row["date"], on_change=chosen("date")),
                text_field("Time", "time", type="time", value=row["time"], on_change=chosen("time")),
                class_name="pair",
            ),
            rx.el.div(problem, role="status"),
            switch(
                "I told a professional",
                row["told"],
                local.do(tell_professional, id=row["id"], told=~row["told"]),
                testid="told",
            ),
            textarea(
                "In your own words", "note", value=row["note"], on_change=typing("note"), max_length=NOTE_MAX, rows=2
            ),
            two_texts("side_effect", row["id"], "note", row["note_other"], row["note"]),
            rx.el.div(
                button("Done", open_effect.set(""), testid="effect-done"),
                button("Take it out", gone, kind="quiet"),
                class_name="row",
            ),
            class_name="stack-4 grow",
        )
    )
