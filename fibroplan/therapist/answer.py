"""Answering one patient: comments, suggestions, an OK, what was measured, and notes of one's own."""

from typing import Any

import reflex as rx

from fibroplan.domain.schedule import PART_LABELS
from fibroplan.domain.suggestion_check import COUNTED_UNITS
from fibroplan.local import answer, care
from fibroplan.ui.a11y import attrs
from fibroplan.ui.charts import sparkline
from fibroplan.ui.controls import button, group, select, text_field, textarea
from fibroplan.ui.surfaces import card, disclosure, note, section

WEEK = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
WHY = "Why, in words for the patient"


def _form(name: str, handler: str, *children: Any) -> rx.Component:
    """A form whose text survives a reload; `name`: of its draft."""
    return rx.el.form(
        *children,
        on_submit=answer.sends(handler, care.patient),
        class_name="stack",
        custom_attrs={"data-draft": name, "data-testid": f"form-{name}", "noValidate": True},
    )


def _send(words: str = "Send") -> rx.Component:
    return button(words, submit=True, disabled=answer.progress.value["busy"])


def _options(rows: Any, label: str, value: str, first: str) -> list[rx.Component]:
    return [
        rx.el.option(first, value=""),
        rx.foreach(rows, lambda row: rx.el.option(row[label], value=row[value], key=row[value])),
    ]


def _select(label: str, name: str, rows: Any, words: str, value: str, first: str) -> rx.Component:
    """A list that a draft can be brought back into: the page does not hold its value."""
    field = f"field-{name}"
    return rx.el.div(
        rx.el.label(label, html_for=field, class_name="label"),
        rx.el.select(*_options(rows, words, value, first), id=field, name=name, class_name="input"),
    )


def _days(name: str) -> rx.Component:
    def one(day: int, word: str) -> rx.Component:
        box = rx.el.input(type="checkbox", name=f"{name}-{day}")
        return rx.el.label(box, word, class_name="tickday")

    return group("Days", rx.el.div(*(one(*each) for each in enumerate(WEEK)), class_name="row"))


def talk(data: Any) -> rx.Component:
    """Comments and suggestions, each with what became of it."""
    return rx.fragment(
        rx.cond(data["can_plan"], _talk(data), note("The plan is not shared, so there is nothing to suggest.")),
    )


def _talk(data: Any) -> rx.Component:
    comment = _form(
        "comment",
        "onCareComment",
        _select("About", "comment-item", data["items"], "words", "id", "This week as a whole"),
        textarea("Your words", "comment-words", rows=4, hint="They read it on their phone. It is not a chat."),
        _send(),
    )
    return rx.fragment(
        section("A comment", comment, _said(data["comments"])),
        section(
            "A suggestion",
            rx.el.p("Nothing changes until they take it. They can take another amount, or leave it.", class_name="sub"),
            disclosure("A change of something in the plan", _item(data), testid="suggest-item"),
            disclosure("Something new", _new(), testid="suggest-new"),
            disclosure("How the plan takes its steps", _rule(data), testid="suggest-rule"),
            rx.cond(
                data["can_sleep"],
                disclosure("A sleep window", _window(data), testid="suggest-window"),
                rx.el.p("For a sleep window, the sleep diary has to be shared.", class_name="d"),
            ),
            _suggested(data["suggestions"]),
        ),
        section("The safety check", _safety(data["safety"])),
    )


def _said(rows: Any) -> rx.Component:
    def one(row: Any) -> rx.Component:
        return rx.el.li(
            rx.el.span(row["about"], class_name="t"),
            rx.el.span(row["words"], class_name="said"),
            rx.el.span(rx.cond(row["unread"], "Not read yet", "Read"), class_name="d"),
            key=row["id"],
        )

    return _listed(rows, one, "comments-sent")


def _listed(rows: Any, one: Any, testid: str) -> rx.Component:
    listed = rx.el.ul(rx.foreach(rows, one), class_name="card lines", custom_attrs=attrs(testid))
    return rx.cond(rows.length() > 0, listed, rx.fragment())


def _item(data: Any) -> rx.Component:
    return _form(
        "item",
        "onCareSuggestItem",
        _select("What", "item-id", data["items"], "words", "id", "Choose"),
        rx.el.p("Fill in what would change. The rest stays.", class_name="hint"),
        text_field("Amount for one go", "item-target", input_mode="decimal"),
        text_field("Most on one day, 0 for no limit", "item-ceiling", input_mode="decimal"),
        _days("item-day"),
        textarea(WHY, "item-why", rows=2),
        _send(),
    )


def _new() -> rx.Component:
    units: list[Any] = [{"label": unit.capitalize(), "value": unit} for unit in COUNTED_UNITS]
    parts: list[Any] = [{"label": label, "value": part} for part, label in PART_LABELS.items()]
    return _form(
        "new",
        "onCareSuggestNew",
        text_field("What it is", "new-title", max_length=120),
        text_field("Amount for one go", "new-target", input_mode="decimal"),
        select("In", "new-unit", units, None, None),
        _days("new-day"),
        select("When", "new-part", parts, None, None),
        textarea(WHY, "new-why", rows=2),
        _send(),
    )


def _rule(data: Any) -> rx.Component:
    def now(row: Any) -> rx.Component:
        limits = rx.fragment(" (", row["least"], " to ", row["most"], ")")
        return rx.el.li(row["label"], ": ", rx.el.strong(row["value"]), limits, key=row["name"])

    return rx.fragment(
        _form(
            "rules",
            "onCareSuggestRule",
            _select("Which figure", "rule-name", data["rules"], "label", "name", "Choose"),
            text_field("New value", "rule-value", input_mode="decimal"),
            textarea(WHY, "rule-why", rows=2),
            _send(),
        ),
        disclosure("The figures now, and their limits", rx.el.ul(rx.foreach(data["rules"], now))),
    )


def _window(data: Any) -> rx.Component:
    return _form(
        "window",
        "onCareSuggestWindow",
        text_field("Bed from", "window-bed", type="time"),
        text_field("Up at", "window-up", type="time"),
        rx.el.p("Go through this list together first:", class_name="label"),
        rx.el.ul(rx.foreach(data["guards"], lambda row: rx.el.li(row["text"], key=row["id"]))),
        rx.el.label(
            rx.el.input(type="checkbox", name="window-agreed"),
            "We went through the list. Nothing on it is true.",
            class_name="tickday",
        ),
        textarea(WHY, "window-why", rows=2),
        _send(),
    )


def _suggested(rows: Any) -> rx.Component:
    def line(row: Any) -> rx.Component:
        now = rx.cond(row["mine"] != "", " · now " + row["mine"], "")
        return rx.el.li(rx.el.span(row["label"], ": ", rx.el.strong(row["suggested"]), now), key=row["label"])

    def one(row: Any) -> rx.Component:
        back = button("Take it back", answer.withdraw_suggestion(care.patient, row["id"]), kind="quiet")
        return rx.el.li(
            rx.el.span(row["title"], class_name="t"),
            rx.el.ul(rx.foreach(row["lines"], line)),
            rx.cond(row["why"] != "", rx.el.span(row["why"], class_name="said"), rx.fragment()),
            rx.el.span(row["state"], class_name="d"),
            rx.cond(row["open"], back, rx.fragment()),
            key=row["id"],
        )

    return _listed(rows, one, "suggestions-sent")


def _safety(safety: Any) -> rx.Component:
    waits = _form(
        "clearance",
        "onCareClear",
        rx.el.p("One of the answers holds exercise back until a clinician says that it is OK."),
        text_field("What they leave for now, if anything", "clear-limits", max_length=500),
        _send("It is OK to be active"),
    )
    said = rx.match(
        safety["state"],
        ("none", rx.el.p("No safety check was made yet.")),
        ("unfinished", rx.el.p("A safety check is begun, and not finished.")),
        rx.el.p("No safety check waits for you."),
    )
    cleared = rx.cond(safety["cleared"] != "", rx.el.p("OK given by ", safety["cleared"], "."), rx.fragment())
    return card(rx.cond(safety["waits"], waits, rx.fragment(said, cleared)), class_name="stack")


def measured(data: Any) -> rx.Component:
    """What was measured at the clinic, and the form for one measurement more."""

    def one(row: Any) -> rx.Component:
        return card(
            rx.el.div(
                rx.el.span(row["title"], class_name="t"),
                rx.el.span(row["words"], class_name="d"),
                rx.el.ul(rx.foreach(row["lines"], lambda line: rx.el.li(line, key=line))),
                class_name="grow",
            ),
            sparkline(row["points"], row["title"] + ": " + row["words"], colour="lake"),
            class_name="line",
            key=row["key"],
        )

    enter = _form(
        "measure",
        "onCareMeasure",
        _select("What", "measure-kind", data["kinds"], "label", "id", "Choose"),
        text_field("Where on the body, for what is measured by place", "measure-site", max_length=80),
        text_field("Value", "measure-value", input_mode="decimal"),
        text_field("Day", "measure-day", type="date"),
        _send("Keep"),
    )
    return rx.cond(
        data["can_measure"],
        section(
            "Measured at the clinic",
            rx.el.div(rx.foreach(data["series"], one), class_name="stack", custom_attrs=attrs("clinic-series")),
            disclosure("Enter a measurement", enter, testid="enter-measure"),
        ),
        note("Measures are not shared."),
    )


def own_note(data: Any) -> rx.Component:
    """The therapist's own note, apart from the record."""
    kept = data["note"]["words"]
    return section(
        "My own notes",
        rx.el.p("For you alone: not part of their record, not in an export, and not seen by them.", class_name="sub"),
        _form(
            "note",
            "onCareNote",
            textarea("Notes", "note-words", rows=8, value=kept),
            _send("Keep"),
        ),
        rx.cond(kept != "", disclosure("As they are kept now", rx.el.p(kept, class_name="said")), rx.fragment()),
    )
