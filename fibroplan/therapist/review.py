"""The review of one patient: the same pictures as the patient's own, of what is shared."""

from typing import Any

import reflex as rx

from fibroplan.domain.review import Review
from fibroplan.local import care
from fibroplan.local.page import Memory
from fibroplan.therapist.frame import answered, frame
from fibroplan.therapist.live import Live
from fibroplan.ui.a11y import on_phone
from fibroplan.ui.controls import button
from fibroplan.ui.review import review
from fibroplan.ui.surfaces import answer

week = Memory("care-week", "")


AGAIN = ((0, "Reviewed"), (2, "Reviewed, again in 2 weeks"), (4, "In 4 weeks"))


def _reviewed(weeks: int, words: str) -> rx.Component:
    return button(words, care.reviewed(care.patient, weeks), kind="soft", testid=f"reviewed-{weeks}")


def review_page() -> rx.Component:
    """The page `/care/<patient>/`."""
    path = "/api/care/patients/" + care.patient
    shown = care.answer(rx.cond(week.value == "", path, path + "?week=" + week.value), Live.stamp)

    def draw(data: Any) -> rx.Component:
        printing = button("Print", on_phone("() => window.print()"), kind="quiet")
        return rx.fragment(
            rx.el.div(*(_reviewed(*each) for each in AGAIN), printing, class_name="row no-print"),
            answer(care.accept_progress.value),
            review(data["review"].to(Review), lambda day: week.set(day.to_string())),
        )

    name = rx.cond(shown["data"], shown["data"]["name"], "")
    return frame(rx.cond(name != "", name, "Review"), answered(shown, draw), at="/care/")
