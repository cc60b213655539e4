"""One patient: the same pictures as the patient's own, of what is shared, and the answers to it."""

from typing import Any

import reflex as rx

from fibroplan.domain.review import Review
from fibroplan.local import answer as answering
from fibroplan.local import care
from fibroplan.local.answer import DeskData
from fibroplan.local.page import Memory
from fibroplan.therapist.answer import measured, own_note, talk
from fibroplan.therapist.frame import answered, frame
from fibroplan.therapist.live import Live
from fibroplan.ui.a11y import on_phone
from fibroplan.ui.controls import button, chip
from fibroplan.ui.review import review
from fibroplan.ui.surfaces import answer

week = Memory("care-week", "")
tab = Memory("care-tab", "review")

TABS = (("review", "Review"), ("talk", "Answer"), ("measured", "Measurements"), ("note", "My notes"))
AGAIN = ((0, "Reviewed"), (2, "Reviewed, again in 2 weeks"), (4, "In 4 weeks"))


def _reviewed(weeks: int, words: str) -> rx.Component:
    return button(words, care.reviewed(care.patient, weeks), kind="soft", testid=f"reviewed-{weeks}")


def review_page() -> rx.Component:
    """The page `/care/<patient>/`."""
    path = "/api/care/patients/" + care.patient
    shown = care.answer(rx.cond(week.value == "", path, path + "?week=" + week.value), Live.stamp)
    desk = care.answer(path + "/answers", Live.stamp)
    chips = [chip(words, tab.value == name, tab.set(name), testid=f"tab-{name}") for name, words in TABS]

    def draw(data: Any) -> rx.Component:
        printing = button("Print", on_phone("() => window.print()"), kind="quiet")
        return rx.fragment(
            rx.el.div(*(_reviewed(*each) for each in AGAIN), printing, class_name="row no-print"),
            answer(care.accept_progress.value),
            review(data["review"].to(Review), lambda day: week.set(day.to_string())),
        )

    def write(data: Any) -> rx.Component:
        given = data.to(DeskData)
        return rx.fragment(
            _part("talk", talk(given)), _part("measured", measured(given)), _part("note", own_note(given))
        )

    name = rx.cond(shown["data"], shown["data"]["name"], "")
    ready = rx.cond(desk["data"], True, False)
    return frame(
        rx.cond(name != "", name, "Review"),
        rx.el.div(*chips, answering.drafts(care.patient, ready), class_name="row no-print", role="group"),
        rx.cond(tab.value == "review", rx.fragment(), answer(answering.progress.value)),
        _part("review", answered(shown, draw)),
        rx.cond(shown["data"], rx.cond(desk["data"], write(desk["data"]), rx.fragment()), rx.fragment()),
        at="/care/",
    )


def _part(name: str, *children: Any) -> rx.Component:
    """A part of the page, kept there while another is shown: what stands in its forms stays."""
    return rx.el.div(*children, class_name="stack", hidden=tab.value != name)
