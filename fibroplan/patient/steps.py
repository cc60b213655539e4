"""On Today: the offers of the 14-day check, one at a time, each with its arithmetic. Nothing changes without a tap."""

from typing import Any

import reflex as rx

from fibroplan import local
from fibroplan.domain.draft_edit import builder_edit
from fibroplan.domain.screening import no_steps
from fibroplan.domain.step import decide_step, step_offers, step_span
from fibroplan.store.tables import Outcome, Pause, PlanVersion, Rules, Screening, Step
from fibroplan.ui.controls import button
from fibroplan.ui.surfaces import note

plan, outcomes, pauses = local.Local(PlanVersion), local.Local(Outcome), local.Local(Pause)
steps, rules, screenings = local.Local(Step), local.Local(Rules), local.Local(Screening)


def step_card() -> rx.Component:
    """The first offer of today, or nothing; nothing either until it is known that effort is safe to build on."""
    limited = local.view(no_steps, screenings=screenings.rows())
    offers: Any = local.aside(step_offers, **_rows(limited))
    shown = rx.el.div(
        rx.foreach(offers["shown"], lambda offer: _offer(offer, limited)),
        rx.el.p(offers["more_words"], class_name="hint"),
        class_name="stack",
    )
    known = limited.to_string() == "false"  # null, as in the prerendered page, is "not known yet"
    return rx.cond(offers & known, rx.cond(offers["shown"].length() > 0, shown, rx.fragment()), rx.fragment())


def _rows(limited: Any) -> dict[str, Any]:
    return {
        "versions": plan.rows(),
        "outcomes": outcomes.rows(day=local.span(step_span)),
        "pauses": pauses.rows(),
        "steps": steps.rows(),
        "rules": rules.row("me"),
        "energy_limited": limited,
    }


def _offer(offer: Any, limited: Any) -> rx.Component:
    def choose(choice: str, toast: str) -> Any:
        return local.do(decide_step, **_rows(limited), item_id=offer["item_id"], choice=choice, after={"toast": toast})

    edit = local.do(builder_edit, versions=plan.rows(), item_id=offer["item_id"], after={"go": "/plan/new/"})
    take = button(offer["take_words"], choose("take", "Your plan has changed."), wide=True, testid="take-step")
    return rx.el.div(
        note(offer["heading"], rx.el.p(offer["words"]), tone="leaf"),
        rx.cond(offer["take_words"] != "", take, rx.fragment()),
        rx.cond(offer["baseline"], button("Find a new start", edit, wide=True, testid="new-start"), rx.fragment()),
        rx.el.div(
            button(offer["stay_words"], choose("stay", "It stays as it is."), kind="soft", testid="stay"),
            button("Ask my therapist", choose("ask", "Noted, to ask."), kind="quiet", testid="ask"),
            class_name="row",
        ),
        class_name="stack",
        key=offer["item_id"],
        custom_attrs={"data-testid": "step-offer"},
    )
