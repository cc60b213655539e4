"""The exercise library: every exercise with its drawing, how to do it, its cautions and what supports it."""

from typing import Any

import reflex as rx

from fibroplan import local
from fibroplan.domain.library import library_add, library_view
from fibroplan.patient.screen import loaded, screen
from fibroplan.store.tables import Draft, PlanVersion, Screening
from fibroplan.ui.controls import button, icon_button, select, text_field
from fibroplan.ui.surfaces import card, disclosure, note, section

plan, drafts, checks = local.Local(PlanVersion), local.Local(Draft), local.Local(Screening)
library, filters, pictures = local.content("exercises"), local.content("filters"), local.content("pictures")
WANTED = {
    name: local.Memory(f"library-{name}", "")
    for name in ("text", "category", "position", "equipment", "energy", "place", "company")
}
open_exercise = local.Memory("open-exercise", "")


def library_page() -> rx.Component:
    """The screen `/library/`."""
    wanted = {name: memory.value for name, memory in WANTED.items()}
    view = local.view(
        library_view,
        exercises=library,
        pictures=pictures,
        filters=filters,
        screenings=checks.rows(),
        versions=plan.rows(),
        wanted={**wanted, "text": wanted["text"].lower()},
    )
    return screen(
        "Exercise library",
        loaded(view, _body(view)),
        active="plan",
        sub=rx.cond(view, view["sentence"], ""),
    )


def _body(view: Any) -> rx.Component:
    return rx.fragment(
        text_field("Search", "search", value=WANTED["text"].value, on_change=WANTED["text"].typed, testid="search"),
        _pick(view, "position", "Position", "positions"),
        disclosure(
            "More choices",
            _pick(view, "category", "Kind", "categories"),
            _pick(view, "equipment", "What you have", "equipment"),
            _pick(view, "energy", "Your energy", "energies"),
            _pick(view, "place", "Where", "places"),
            _pick(view, "company", "With whom", "companies"),
            testid="library-filters",
        ),
        section("Exercises", rx.foreach(view["rows"], _row)),
        rx.cond(
            view["left_out"].length() > 0,
            section("Left out by your safety answers", rx.foreach(view["left_out"], _row)),
            rx.fragment(),
        ),
    )


def _pick(view: Any, name: str, label: str, options: str) -> rx.Component:
    memory = WANTED[name]
    return select(label, f"library-{name}", view[options], memory.value, memory.typed, testid=f"library-{name}")


def _row(row: Any) -> rx.Component:
    is_open = open_exercise.value == row["content_id"]
    more = rx.cond(
        is_open,
        icon_button("close", "Close " + row["title"], open_exercise.set("")),
        icon_button("down", "More about " + row["title"], open_exercise.set(row["content_id"])),
    )
    why = rx.foreach(row["reasons"], lambda words: rx.el.span(words, class_name="d", key=words))
    return card(
        rx.el.div(
            rx.el.div(
                rx.el.span(
                    rx.el.span(row["title"], class_name="t"),
                    rx.el.span(row["detail"], class_name="d"),
                    why,
                    class_name="grow",
                ),
                more,
                class_name="line",
            ),
            _drawing(row),
            rx.cond(is_open, _open(row), rx.fragment()),
            class_name="stack grow",
        ),
        class_name="far",
        key=row["content_id"],
        custom_attrs={"data-testid": "exercise"},
    )


def _drawing(row: Any) -> rx.Component:
    """The drawing, two to four frames side by side; its words say the same."""
    # As attributes, not as style: a style is worked out again for each of the rows.
    size = {"width": "100%", "height": "84", "decoding": "async"}
    return rx.el.img(src=row["src"], alt=row["alt"], loading="lazy", custom_attrs=size)


def _open(row: Any) -> rx.Component:
    add = local.do(
        library_add,
        drafts=drafts.rows(),
        versions=plan.rows(),
        exercises=library,
        filters=filters,
        screenings=checks.rows(),
        content_id=row["content_id"],
        after={"go": "/plan/new/"},
    )
    return rx.fragment(
        rx.el.p(row["how_to"]),
        rx.cond(row["caution"] != "", note("Take care", rx.el.p(row["caution"]), tone="sun"), rx.fragment()),
        rx.foreach(row["ways"], _way),
        rx.el.p(row["frequency_words"]),
        disclosure("What supports this", rx.el.p(row["evidence"]), rx.el.p(row["source"], class_name="d")),
        rx.cond(
            row["out"],
            rx.fragment(),
            rx.cond(
                row["in_plan"],
                rx.el.p("It is in your plan.", class_name="d"),
                button("Add it to my plan", add, wide=True, icon_name="plus", testid="library-add"),
            ),
        ),
    )


def _way(way: Any) -> rx.Component:
    return rx.el.p(rx.el.strong(way["label"], ": "), way["title"], ", ", way["dose"], key=way["label"])
