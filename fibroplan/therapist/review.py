"""One patient: the same pictures as the patient's own, of what is shared, and the answers to it."""

from typing import Any

import reflex as rx

from fibroplan.domain.review import Review
from fibroplan.domain.review_beside import ReviewBeside
from fibroplan.local import answer as answering
from fibroplan.local import care
from fibroplan.local.answer import Band, DeskData, Edit
from fibroplan.local.page import Memory
from fibroplan.therapist.answer import measured, own_note, talk
from fibroplan.therapist.compare import comparing
from fibroplan.therapist.frame import answered, frame, me
from fibroplan.therapist.live import Live
from fibroplan.ui.a11y import on_phone
from fibroplan.ui.controls import button, chip
from fibroplan.ui.review import beside, review
from fibroplan.ui.surfaces import answer, section

week = Memory("care-week", "")
tab = Memory("care-tab", "review")

TABS = (("review", "Review"), ("talk", "Answer"), ("measured", "Measurements"), ("note", "My notes"))
BANDS = "From the publications named, for a professional's eyes. Sets differ from each other; none is a diagnosis."
AGAIN = ((0, "Reviewed"), (2, "Reviewed, again in 2 weeks"), (4, "In 4 weeks"))


def _reviewed(weeks: int, words: str) -> rx.Component:
    return button(words, care.reviewed(care.patient, weeks), kind="soft", testid=f"reviewed-{weeks}")


def review_page() -> rx.Component:
    """The page `/care/<patient>/`."""
    path = "/api/care/patients/" + care.patient
    shown = care.answer(rx.cond(week.value == "", path, path + "?week=" + week.value), Live.stamp)
    desk = care.answer(path + "/answers", Live.stamp)
    beside_plan = care.answer(path + "/beside", Live.stamp)
    chips = [chip(words, tab.value == name, tab.set(name), testid=f"tab-{name}") for name, words in TABS]

    def draw(data: Any) -> rx.Component:
        printing = button("Print", on_phone("() => window.print()"), kind="quiet")
        files = [
            button(words, answering.take(care.patient, what), kind="quiet", testid=f"take-{what}")
            for what, words in (("report", "One-page PDF"), ("fhir", "FHIR file"))
        ]
        return rx.fragment(
            rx.el.div(*(_reviewed(*each) for each in AGAIN), printing, *files, class_name="row no-print"),
            answer(care.accept_progress.value),
            comparing(),
            review(data["review"].to(Review), lambda day: week.set(day.to_string())),
            rx.cond(beside_plan["data"], _beside(beside_plan["data"]), rx.fragment()),
        )

    def write(data: Any) -> rx.Component:
        given = data.to(DeskData)
        return rx.fragment(
            _part("talk", talk(given)), _part("measured", measured(given)), _part("note", own_note(given))
        )

    name = rx.cond(shown["data"], shown["data"]["name"], "")
    ready = rx.cond(shown["data"] & desk["data"] & me["data"], True, False)
    return frame(
        rx.cond(name != "", name, "Review"),
        rx.el.div(*chips, answering.drafts(care.patient, ready), class_name="row no-print", role="group"),
        rx.cond(tab.value == "review", rx.fragment(), answer(answering.progress.value)),
        _part("review", answered(shown, draw)),
        rx.cond(shown["data"], rx.cond(desk["data"], write(desk["data"]), rx.fragment()), rx.fragment()),
        at="/care/",
    )


def _beside(data: Any) -> rx.Component:
    def band(row: Any) -> rx.Component:
        source = rx.el.span(row["source"], class_name="d")
        return rx.el.li(rx.el.span(row["title"], ": ", row["band"], class_name="t"), source, key=row["key"])

    rows = data["bands"].to(list[Band])
    listed = rx.el.ul(rx.foreach(rows, band), class_name="card lines", custom_attrs={"data-testid": "bands"})
    bands = section("Published bands of the last numbers", rx.el.p(BANDS, class_name="sub"), listed)
    edits = data["edits"].to(list[Edit])
    return rx.fragment(
        rx.cond(edits.length() > 0, section("Changed on a later day", _edits(edits)), rx.fragment()),
        beside(data["beside"].to(ReviewBeside)),
        rx.cond(rows.length() > 0, bands, rx.fragment()),
    )


def _edits(rows: Any) -> rx.Component:
    def one(row: Any) -> rx.Component:
        return rx.el.li(
            rx.el.span(row["title"], class_name="t"),
            rx.el.span(row["words"]),
            rx.el.span(row["when"], class_name="d"),
            key=row["key"],
        )

    return rx.el.ul(rx.foreach(rows, one), class_name="card lines", custom_attrs={"data-testid": "edits"})


def _part(name: str, *children: Any) -> rx.Component:
    """A part of the page, kept there while another is shown: what stands in its forms stays."""
    return rx.el.div(*children, class_name="stack", hidden=tab.value != name)
