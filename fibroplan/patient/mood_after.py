"""The way to help where a mood is low in the week after an infusion."""

from typing import Any

import reflex as rx

from fibroplan import local
from fibroplan.domain.check_in_view import check_in_span
from fibroplan.domain.infusion_words import infusion_words
from fibroplan.domain.mood_after import mood_after_infusion, mood_span
from fibroplan.patient.rest_card import help_now
from fibroplan.store.tables import CheckIn, Infusion
from fibroplan.ui.surfaces import note

check_ins, infusions = local.Local(CheckIn), local.Local(Infusion)


def mood_card(words: Any) -> rx.Component:
    """Calm words and a way to people. `words` is `mood` of the content."""
    return note(words["title"], rx.el.p(words["words"]), help_now(), tone="clay")


def mood_after_check_in(day: Any) -> rx.Component:
    """The card beside the check-in of a day, or nothing."""
    low = local.view(
        mood_after_infusion,
        infusions=infusions.rows(day=local.span(mood_span, day=day)),
        check_ins=check_ins.rows(day=local.span(check_in_span, day=day)),
        day=day,
    )
    words: Any = local.view(infusion_words, infusion=local.content("infusion"))
    return rx.el.div(
        rx.cond(words & low, mood_card(words["mood"]), rx.fragment()),
        role="status",
        custom_attrs={"data-testid": "mood-card"},
    )
