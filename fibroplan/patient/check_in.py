"""The daily check-in: five numbers in a few taps, and more for those who want it."""

from typing import Any

import reflex as rx

from fibroplan import local
from fibroplan.domain.body import AREA_WORDS
from fibroplan.domain.check_in import (
    add_tracked,
    mark_area,
    mark_no_area,
    mark_trigger,
    rate_as_before,
    rate_score,
    rate_symptom,
    settle_day_note,
    stop_tracked,
    write_day_note,
)
from fibroplan.domain.check_in_view import check_in_span, check_in_view
from fibroplan.patient.mood_after import mood_after_check_in
from fibroplan.patient.screen import loaded, screen
from fibroplan.store.tables import CheckIn, Night, Tracked
from fibroplan.ui import shell
from fibroplan.ui.body_map import body_map
from fibroplan.ui.controls import button, check_card, chip, scale, text_field, textarea
from fibroplan.ui.surfaces import button_row, card, disclosure, link_row, note, section

check_ins, tracked, nights = local.Local(CheckIn), local.Local(Tracked), local.Local(Night)
open_symptom = local.Memory("open-symptom", "")
new_symptom = local.Memory("new-symptom", "")
new_trigger = local.Memory("new-trigger", "")


def check_in_page() -> rx.Component:
    """The screen `/check-in/`, and with `?day=` another of the days that can be filled in."""
    day = local.param_number("day")
    span = local.span(check_in_span, day=day)
    read = {"check_ins": check_ins.rows(day=span), "nights": nights.rows(day=span)}
    view = local.view(check_in_view, check_in=local.content("check_in"), tracked=tracked.rows(), day=day, **read)
    return screen(
        rx.cond(view, view["title"], "How are you today?"),
        loaded(view, _body(view, day)),
        active="today",
        sub=rx.cond(view, view["sentence"], ""),
        foot=rx.cond(view, rx.cond(view["can"], _main(view, read), rx.fragment()), rx.fragment()),
    )


def _body(view: Any, day: Any) -> rx.Component:
    return rx.fragment(
        mood_after_check_in(day),
        rx.cond(view["can"], _questions(view), _closed(view)),
        section("Another day", rx.foreach(view["days"], _day)),
        disclosure(
            view["content"]["about"]["evidence"]["label"],
            rx.el.p(view["content"]["about"]["words"]),
            rx.el.p(view["content"]["about"]["evidence"]["source"], class_name="d"),
            testid="evidence",
        ),
    )


def _main(view: Any, read: dict[str, Any]) -> rx.Component:
    """The one main button: it takes over the scores that are left, and then leads back."""
    same = local.do(rate_as_before, day=view["day"], after={"toast": "Noted. You can change it."}, **read)
    return rx.cond(
        view["left"] > 0,
        button(view["action"], same, wide=True, testid="check-in"),
        button(view["action"], local.go("/today/"), wide=True, testid="check-in"),
    )


def _questions(view: Any) -> rx.Component:
    return rx.fragment(
        rx.foreach(view["scores"], lambda row: _score(view["day"], row)),
        shell.save_status(rx.cond(local.status["save"] == "saved", "Saved on this phone", "")),
        section("More, if you like", _symptoms(view), _body_map(view), _triggers(view), _note(view)),
    )


def _score(day: Any, row: Any) -> rx.Component:
    def pick(value: int | None) -> Any:
        return local.do(rate_score, day=day, field=row["id"], value=value)

    return card(_scale(row, pick), key=row["key"])


def _scale(row: Any, pick: Any) -> rx.Component:
    return scale(
        row["title"],
        row["key"],
        row["value"],
        pick,
        offer=row["offer"],
        words=row["words"],
        ends="0 " + row["low"] + " · 10 " + row["high"],
        on_clear=pick(None),
        testid=row["id"],
    )


# ---- more


def _part(title: Any, said: Any, *children: Any, testid: str) -> rx.Component:
    """A part that opens; what was said in it stands beside its name."""
    return disclosure(
        rx.el.span(title, rx.cond(said != "", rx.el.span(said, class_name="d"), rx.fragment())),
        rx.el.div(*children, class_name="stack"),
        testid=testid,
    )


def _symptoms(view: Any) -> rx.Component:
    words = view["content"]["symptoms"]
    return _part(
        words["title"],
        view["symptoms_words"],
        rx.el.p(words["words"], class_name="sub"),
        rx.foreach(view["symptoms"], lambda row: _symptom(view["day"], row)),
        _add("symptom", "A symptom of your own", new_symptom),
        _evidence(words["evidence"]),
        testid="symptoms",
    )


def _symptom(day: Any, row: Any) -> rx.Component:
    """One line; a tap brings its scale, so that one thing is asked at a time."""
    rows = check_ins.rows(day=day)

    def pick(value: int | None) -> Any:
        return local.do(rate_symptom, check_ins=rows, day=day, symptom=row["id"], value=value)

    stop = local.do(stop_tracked, id=row["id"], after={"toast": "Not asked about any more. What you noted stays."})
    opened = card(
        _scale(row, pick),
        rx.cond(row["own"], button("Do not ask about it", stop, kind="quiet", testid="stop"), rx.fragment()),
    )
    closed = button_row(row["title"], open_symptom.set(row["id"]), detail=row["words"], testid="symptom")
    return rx.el.div(rx.cond(open_symptom.value == row["id"], opened, closed), key=row["key"])


def _add(kind: str, label: str, words: local.Memory) -> rx.Component:
    """A symptom or trigger of the person's own."""
    name = words.value.strip()
    keep = local.do(
        add_tracked, tracked=tracked.rows(), kind=kind, name=name, after={"toast": "Added.", "close": words.name}
    )
    return rx.el.div(
        text_field(label, f"own-{kind}", value="", on_change=words.typed, max_length=80, testid=f"own-{kind}"),
        rx.cond(name != "", button("Add it", keep, kind="soft", testid=f"add-{kind}"), rx.fragment()),
        class_name="stack",
    )


def _body_map(view: Any) -> rx.Component:
    words, day = view["content"]["body"], view["day"]
    rows = check_ins.rows(day=day)

    def mark(area: Any) -> Any:
        return local.do(mark_area, check_ins=rows, day=day, area=area)

    def line(row: Any) -> rx.Component:
        return check_card(row["words"], row["marked"], mark(row["id"]), testid="area", key=row["id"])

    lines = rx.el.div(rx.foreach(view["areas"], line), class_name="stack")
    nothing = chip(words["none"], view["none"], local.do(mark_no_area, day=day, none=~view["none"]), testid="no-area")
    return _part(
        words["title"],
        view["areas_words"],
        rx.el.p(words["words"], class_name="sub"),
        card(body_map(view["marks"], AREA_WORDS, mark)),
        rx.el.div(nothing, class_name="row"),
        disclosure(words["as_list"], lines, testid="area-list"),
        _evidence(words["evidence"]),
        testid="body",
    )


def _triggers(view: Any) -> rx.Component:
    words, day = view["content"]["triggers"], view["day"]
    rows = check_ins.rows(day=day)

    def one(row: Any) -> rx.Component:
        mark = local.do(mark_trigger, check_ins=rows, day=day, trigger=row["id"])
        return rx.fragment(chip(row["title"], row["marked"], mark, testid="trigger"), key=row["id"])

    def own(row: Any) -> rx.Component:
        stop = local.do(stop_tracked, id=row["id"], after={"toast": "Not asked about any more. What you noted stays."})
        return rx.cond(
            row["own"], button("Do not ask about " + row["title"], stop, kind="quiet", key=row["id"]), rx.fragment()
        )

    return _part(
        words["title"],
        view["triggers_words"],
        rx.el.p(words["words"], class_name="sub"),
        rx.el.div(rx.foreach(view["triggers"], one), class_name="row"),
        _add("trigger", "Something of your own", new_trigger),
        rx.foreach(view["triggers"], own),
        _evidence(words["evidence"]),
        testid="triggers",
    )


def _note(view: Any) -> rx.Component:
    key = "check-in-" + view["day"].to_string()
    saved = local.do_while_typing(key, write_day_note, day=view["day"], note=local.typed)
    return rx.el.div(
        textarea("A note", "note", value=view["note"], on_change=saved, testid="note", key=key),
        rx.cond(view["note_other"] != "", _two_notes(view), rx.fragment()),
    )


def _two_notes(view: Any) -> rx.Component:
    def keep(text: Any) -> Any:
        return local.do(settle_day_note, day=view["day"], note=text, after={"toast": "Kept."})

    return note(
        "You wrote on two devices. Both are here.",
        rx.el.p(view["note_other"]),
        button("Keep this one", keep(view["note_other"]), kind="soft"),
        button("Keep the one above", keep(view["note"]), kind="soft"),
        button("Keep both", keep(view["note"] + "\n" + view["note_other"]), kind="soft"),
        tone="sun",
    )


def _evidence(evidence: Any) -> rx.Component:
    return disclosure(evidence["label"], rx.el.p(evidence["source"], class_name="d"), testid="evidence")


# ---- other days


def _closed(view: Any) -> rx.Component:
    """A day that can no longer be filled in, as it was noted."""
    return rx.fragment(
        rx.foreach(
            view["scores"],
            lambda row: card(
                rx.el.span(row["title"], class_name="t grow"),
                rx.el.span(rx.cond(row["value"] == -1, "not noted", row["words"])),
                class_name="row",
                key=row["key"],
            ),
        ),
        rx.cond(view["areas_words"] != "", note("Where it hurt", view["areas_words"]), rx.fragment()),
        rx.cond(view["note"] != "", note("Your note", rx.el.p(view["note"], class_name="as-typed")), rx.fragment()),
    )


def _day(row: Any) -> rx.Component:
    address = "/check-in/?day=" + row["day"].to_string()
    return rx.cond(
        row["chosen"],
        rx.fragment(key=row["day"]),
        link_row(row["label"], address, detail=row["words"], icon_name="today", testid="day", key=row["day"]),
    )
