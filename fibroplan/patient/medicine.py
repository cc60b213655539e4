"""One medicine: what its label says, since when, what changed and why, and what regulators say about it."""

from typing import Any

import reflex as rx

from fibroplan import local
from fibroplan.domain.medicine import (
    note_medicine_change,
    remove_medicine,
    remove_medicine_change,
    set_medicine_day,
    set_medicine_form,
    stop_medicine,
    take_up_medicine,
    toggle_medicine_slot,
    write_medicine,
)
from fibroplan.domain.treatments_view import intakes_span, medicine_view
from fibroplan.patient.screen import loaded, screen
from fibroplan.patient.two_texts import two_texts
from fibroplan.store.tables import NOTE_MAX, Intake, Medicine, MedicineChange
from fibroplan.ui import shell
from fibroplan.ui.controls import button, chip, icon_button, link_button, select, text_field, textarea
from fibroplan.ui.surfaces import card, disclosure, empty, item_row, note, section

medicines, intakes, changes = local.Local(Medicine), local.Local(Intake), local.Local(MedicineChange)
opened = local.Memory("open-medicine", "")
"""The medicine that was just added: the page opens on it."""

TEXTS = (
    ("name", "Name, as on the label", "", 120),
    ("strength", "Strength, as on the label", "As it is printed there.", 80),
    ("schedule", "How you take it", "In your own words.", 300),
    ("purpose", "What it is for", "In your own words.", 500),
    ("prescriber", "Who prescribed it", "", 120),
)


def medicine_page() -> rx.Component:
    """The screen `/treatments/medicine/?id=`; without an id the medicine that was just added."""
    asked = local.param("id")
    name = rx.cond(asked != "", asked, opened.value)
    view = local.view(
        medicine_view,
        treatments=local.content("treatments"),
        medicines=medicines.rows(),
        intakes=intakes.rows(day=local.span(intakes_span)),
        changes=changes.rows(medicine_id=name),
        id=name,
    )
    return screen(
        rx.cond(view, rx.cond(view["found"], view["form"]["name"], "A medicine"), "A medicine"),
        loaded(view, rx.cond(view["found"], _body(view), _gone())),
        active="more",
        sub=rx.cond(view, view["form"]["since"], ""),
    )


def _gone() -> rx.Component:
    return empty(
        "This medicine is not on your list.",
        "It may have been taken out.",
        link_button("To your treatments", "/treatments/"),
    )


def _body(view: Any) -> rx.Component:
    form = view["form"]
    return rx.fragment(
        rx.el.div(link_button("Treatments", "/treatments/", kind="quiet", icon_name="back"), class_name="row"),
        rx.el.div(
            rx.foreach(view["shares"], lambda words: rx.el.p(words, key=words)), custom_attrs={"data-testid": "shares"}
        ),
        rx.cond(view["cautions"].length() > 0, rx.foreach(view["cautions"], _caution), rx.fragment()),
        section("As on the label", _label(form)),
        section("Since when", _since(form)),
        section("What changed, and why", _changes(view)),
        rx.cond(view["card"], _said(view), rx.fragment()),
        section("Notes", _notes(form)),
        _end(form),
    )


def _caution(row: Any) -> rx.Component:
    points = rx.el.ul(rx.foreach(row["points"].to(list[str]), lambda text: rx.el.li(text, key=text)))
    return rx.el.div(
        note(
            row["title"], rx.el.p(row["words"]), points, rx.el.p(row["evidence"]["source"], class_name="d"), tone="sun"
        ),
        key=row["id"],
        custom_attrs={"data-testid": "caution"},
    )


def _typing(form: Any, field: str) -> Any:
    return local.do_while_typing(
        "medicine-" + field + form["id"], write_medicine, id=form["id"], field=field, value=local.typed
    )


def _label(form: Any) -> rx.Component:
    fields = [
        text_field(label, field, hint=hint or None, value=form[field], on_change=_typing(form, field), max_length=most)
        for field, label, hint, most in TEXTS
    ]

    def part(row: Any) -> rx.Component:
        toggle = local.do(toggle_medicine_slot, medicines=medicines.rows(), id=form["id"], part=row["value"])
        return rx.el.span(chip(row["label"], row["chosen"], toggle, testid="slot"), key=row["value"])

    return card(
        rx.el.div(
            *fields[:2],
            select(
                "Form",
                "form",
                form["forms"],
                form["form"],
                local.do(set_medicine_form, id=form["id"], form=local.typed),
            ),
            fields[2],
            rx.el.fieldset(
                rx.el.legend("When in the day", class_name="label"),
                rx.el.p("None of them: you take it when needed.", class_name="hint"),
                rx.el.div(rx.foreach(form["slots"], part), class_name="row"),
            ),
            *fields[3:],
            shell.save_status(rx.cond(local.status["save"] == "saved", "Saved on this phone", "")),
            class_name="stack-4 grow",
        ),
        key=form["id"],
    )


def _since(form: Any) -> rx.Component:
    def date(label: str, field: str, value: Any, hint: str = "") -> rx.Component:
        return text_field(
            label,
            field,
            type="date",
            hint=hint or None,
            value=value,
            min="2000-01-01",
            max="2099-12-31",
            on_change=local.do(set_medicine_day, id=form["id"], field=field, value=local.typed),
        )

    return card(
        rx.el.div(
            date("First day", "from_day", form["from_date"], "Before the year 2000? Write it in the notes."),
            date("Last day", "until_day", form["until_date"]),
            rx.el.div(
                rx.cond(form["problem"] != "", note(form["problem"], tone="sun"), rx.fragment()),
                role="status",
                custom_attrs={"data-testid": "medicine-problem"},
            ),
            class_name="stack-4 grow",
        ),
        key=form["id"] + form["stopped"].to_string(),
    )


def _changes(view: Any) -> rx.Component:
    def line(row: Any) -> rx.Component:
        out = local.do(remove_medicine_change, id=row["id"], after={"toast": "Taken out."})
        return item_row(
            row["label"],
            row["words"],
            after=icon_button("bin", "Take out the change of " + row["label"], out),
            testid="change",
            key=row["id"],
        )

    keep = local.do(
        note_medicine_change,
        id=view["form"]["id"],
        what=local.form_value("what"),
        why=local.form_value("why"),
        after={"toast": "Noted."},
    )
    add = rx.el.form(
        text_field("What changed?", "what", max_length=300, required=True, auto_complete="off"),
        text_field("Why?", "why", max_length=500, auto_complete="off"),
        button("Note it", submit=True, kind="soft", wide=True),
        on_submit=keep,
        class_name="stack",
        key=view["changes"].length().to_string(),
        custom_attrs={"data-testid": "add-change"},
    )
    return rx.fragment(rx.foreach(view["changes"], line), disclosure("Note a change", add, testid="note-change"))


def _said(view: Any) -> rx.Component:
    """What each region says, side by side. The person's own medicine changes nothing of it."""
    return section(
        "What regulators say",
        card(
            rx.el.div(
                rx.el.p(view["card"]["words"]),
                rx.el.p(view["card"]["evidence"]["label"], class_name="t"),
                regions_table(view["regions"]),
                rx.el.p("Fibroplan recommends none of it.", class_name="d"),
                class_name="stack grow",
            )
        ),
        disclosure(
            "Sources",
            rx.el.ul(rx.foreach(view["sources"], lambda source: rx.el.li(source, key=source)), class_name="sources"),
            testid="sources",
        ),
    )


def regions_table(regions: Any) -> rx.Component:
    """Region by region, in the same order everywhere."""
    return rx.el.table(
        rx.el.tbody(
            rx.foreach(
                regions,
                lambda row: rx.el.tr(rx.el.th(row["title"], scope="row"), rx.el.td(row["words"]), key=row["id"]),
            )
        ),
        custom_attrs={"data-testid": "regions"},
    )


def _notes(form: Any) -> rx.Component:
    return rx.fragment(
        textarea(
            "Anything else", "note", value=form["note"], on_change=_typing(form, "note"), max_length=NOTE_MAX, rows=2
        ),
        two_texts("medicine", form["id"], "note", form["note_other"], form["note"]),
    )


def _end(form: Any) -> rx.Component:
    stop = local.do(
        stop_medicine, id=form["id"], why=local.form_value("stopped"), after={"toast": "Noted. It stays here."}
    )
    again = local.do(take_up_medicine, id=form["id"], after={"toast": "Noted."})
    gone = local.do(remove_medicine, id=form["id"], after={"toast": "Taken out.", "go": "/treatments/"})
    ask = disclosure(
        "I no longer take it",
        rx.el.p("Ask before you stop. Some medicines are not stopped all at once."),
        rx.el.form(
            text_field("Why did you stop?", "stopped", hint="If you like.", max_length=500, auto_complete="off"),
            button("Note that I stopped", submit=True, kind="soft", wide=True),
            on_submit=stop,
            class_name="stack",
        ),
        testid="stop-medicine",
    )
    return rx.fragment(
        rx.cond(form["stopped"], button("I take it again", again, kind="soft", wide=True), ask),
        disclosure(
            "Take it off the list",
            rx.el.p("For one that was added by mistake. What you noted goes out of sight with it."),
            button("Take it off the list", gone, kind="clay", wide=True, testid="remove-medicine"),
        ),
    )
