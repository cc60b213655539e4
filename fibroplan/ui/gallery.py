"""Every control in every state, on one page: for screenshots and accessibility tests, not a route of the app."""

import reflex as rx

from fibroplan.ui import charts, controls, icons, shell, surfaces
from fibroplan.ui.a11y import on_phone

NOTHING = on_phone("() => {}")
LEVELS: list[controls.Option] = [
    {"value": "easier", "label": "Easier"},
    {"value": "start", "label": "Start"},
    {"value": "harder", "label": "Harder"},
]
CARDS: list[controls.Option] = [
    {"value": "walk", "label": "Outdoor level walk", "detail": "5 minutes, on flat ground"},
    {"value": "chair", "label": "Sit to stand", "detail": "5 times, from a chair"},
    {"value": "breath", "label": "Slow breathing"},
]


def today() -> rx.Component:
    """A day, as a person sees it."""
    return shell.page(
        "Tuesday",
        surfaces.section("Morning", _item("Easy walk", "8 minutes · done", True)),
        surfaces.section(
            "Afternoon",
            _item("Sit to stand", "5 times · stop while it feels easy", False),
            _item("Desk: feet flat, screen up", "This week’s tip", False),
        ),
        surfaces.section(
            "Bedtime",
            _item("Slow breathing", "2 of 4 minutes · partly", False, look="part"),
            _item("Calf stretch", "Skipped: resting today", False, look="rest"),
        ),
        controls.button("How am I today?", NOTHING, kind="soft", wide=True),
        status=shell.sync_status("Saved on this phone · synced 9:12", "synced"),
        sub="3 small things. Rest counts too.",
        corner=shell.flare_button(False, NOTHING),
        active="today",
    )


def builder() -> rx.Component:
    """One question of the plan builder."""
    return shell.page(
        "How long is a walk on an ordinary day before things get worse?",
        controls.stepper("Minutes of walking", "minutes", 10, NOTHING, low=1, high=120, name="try"),
        surfaces.note(
            "Your plan would start at 8 minutes.",
            "That is 80 in 100 of 10, so there is room left on a harder day. You can change it.",
        ),
        rx.el.div(
            surfaces.button_row("I am not sure", NOTHING, detail="We start small and try it together"),
            margin_top="12px",
        ),
        above=surfaces.steps(3, 5),
        sub="Not your best day. Not a flare.",
        foot=rx.fragment(
            controls.button("Next", NOTHING, wide=True), controls.button("Back", NOTHING, kind="quiet", wide=True)
        ),
        nav=False,
    )


def progress() -> rx.Component:
    """Twelve weeks."""
    weeks = _weeks()
    return shell.page(
        "Your 12 weeks",
        rx.el.div(
            rx.el.span("3 of 4", class_name="fig"),
            rx.el.p("planned things, this week. With the flare counted: 3 of 3.", class_name="sub grow"),
            class_name="row figure",
        ),
        surfaces.section(
            "Week by week",
            surfaces.card(
                charts.heatmap(weeks, "Twelve weeks; most of the plan was done.", on_week=lambda _: NOTHING),
                charts.heat_key(),
            ),
            charts.week_picker("12 to 18 October", NOTHING, NOTHING),
        ),
        surfaces.section(
            "By kind",
            surfaces.item_row(
                "Moving",
                "8 to 10 minutes since week 3",
                after=charts.sparkline([0.2, 0.3, 0.25, 0.5, 0.45, None, 0.6, 0.8, 0.9], "Moving, rising"),
            ),
            surfaces.item_row(
                "Sleep habits",
                "4 nights of 7",
                after=charts.sparkline([0.5, 0.4, 0.6, 0.5, 0.7], "Sleep", colour="lake"),
            ),
        ),
        charts.chart_table(
            "Each week",
            ["Week", "Done", "With flares counted"],
            weeks,
            lambda week: [str(week["first"]), "3 of 4", "3 of 3"],
        ),
        active="progress",
    )


def everything() -> rx.Component:
    """Each control, each state."""
    return shell.page(
        "Every control",
        surfaces.section("Buttons", *_buttons()),
        surfaces.section("Picking", *_picks()),
        surfaces.section("Amounts", *_amounts()),
        surfaces.section("Words", *_fields()),
        surfaces.section("Notes", *_notes()),
        surfaces.section("Icons", rx.el.div(*(icons.icon(name) for name in icons.PATHS), class_name="row")),
        surfaces.empty(
            "Nothing is planned today",
            "Rest counts. Your plan picks up on Thursday.",
            controls.button("Look ahead", NOTHING, kind="soft"),
        ),
        surfaces.loading(),
        surfaces.sheet(
            "sheet-walk",
            "Easy walk",
            surfaces.button_row("Did part of it", NOTHING, icon_name="part"),
            surfaces.button_row("Skip today", NOTHING, icon_name="rest", detail="A reason is up to you"),
            surfaces.button_row("Add a note", NOTHING, icon_name="note"),
            controls.button("Done", surfaces.close_sheet("sheet-walk"), wide=True),
        ),
        surfaces.toasts(surfaces.toast("Easy walk is marked done.", action="Undo", on_action=NOTHING)),
        active="more",
        corner=shell.flare_button(True, NOTHING),
        status=shell.sync_status("Could not sync yet. Your phone is offline.", "phone"),
    )


def _item(title: str, detail: str, done: bool, look: str = "") -> rx.Component:
    return surfaces.item_row(
        title,
        detail,
        before=controls.tick(f"{title}, done", done, NOTHING, look=look),
        after=controls.icon_button("menu", f"More about {title}", NOTHING),
        testid="item",
    )


def _buttons() -> list[rx.Component]:
    return [
        controls.button("Main", NOTHING, wide=True),
        controls.button("Soft", NOTHING, kind="soft", icon_name="plus"),
        controls.button("Quiet", surfaces.open_sheet("sheet-walk"), kind="quiet", testid="open-sheet"),
        controls.button("Flare", NOTHING, kind="clay", icon_name="flare"),
        controls.button("Not yet", NOTHING, disabled=True),
        controls.link_button("Go to today", "/today/", kind="soft"),
        rx.el.div(
            controls.chip("Mon", True, NOTHING),
            controls.chip("Tue", False, NOTHING),
            controls.chip("Ill", False, NOTHING, tone="clay"),
            controls.icon_button("close", "Close", NOTHING),
            class_name="row",
        ),
    ]


def _picks() -> list[rx.Component]:
    return [
        controls.choice("What would you like to do?", "move", CARDS, "walk", NOTHING),
        controls.group(
            "Which days?",
            rx.el.div(
                controls.check_card("Monday", True, NOTHING, name="mon"),
                controls.check_card("Tuesday", False, NOTHING, name="tue", detail="Water day"),
                class_name="stack",
            ),
            hint="Two days with a rest between them work well.",
        ),
        controls.segmented("How hard?", "variant", LEVELS, "start", NOTHING),
        controls.switch("Remind me", True, NOTHING, detail="Once, at 9 in the morning"),
        controls.switch("Sound", False, NOTHING),
        surfaces.link_row("My data", "/settings/", detail="Keep a copy, or delete it", icon_name="download"),
    ]


def _amounts() -> list[rx.Component]:
    return [
        controls.slider("Pain now", 4, NOTHING, low_words="none", high_words="the most", name="pain", testid="pain"),
        controls.stepper("Minutes walked", "minutes", 8, NOTHING, name="walked", testid="walked"),
        surfaces.steps(2, 6),
    ]


def _fields() -> list[rx.Component]:
    return [
        controls.text_field("What can we call you?", "name", hint="A first name is enough.", value="Sam"),
        controls.text_field("Email", "email", type="email", error="Please add the part after the @."),
        controls.textarea("Note", "note", hint="Nobody else reads this."),
        controls.select(
            "My week starts on",
            "week",
            [{"value": "0", "label": "Monday"}, {"value": "6", "label": "Sunday"}],
            "0",
            NOTHING,
        ),
        shell.save_status("Saved on this phone"),
    ]


def _notes() -> list[rx.Component]:
    return [
        surfaces.note("Why 8 minutes?", "80 in 100 of 10 is 8."),
        surfaces.note("Good to know", "Muscles may ache for a day or two.", tone="sun"),
        surfaces.note("Flare plan", "Today holds the small version of each thing.", tone="clay"),
        surfaces.note("Kept", "All of it is on this phone.", tone="leaf"),
        surfaces.disclosure("Where does this come from?", rx.el.p("From trials of aerobic exercise.")),
    ]


def _weeks() -> list[charts.HeatWeek]:
    levels = (4, 3, 2, 4, 0, 3, 4, 2, 1, 4, 3, 4, 0, 2, 3, 4, 4, 2, 3, 1, 4, 0, 3, 4)

    def day(week: int, at: int) -> charts.HeatDay:
        flare = week == 5 or (week == 6 and at < 2)
        return {
            "level": levels[(at * 7 + week * 5) % 24],
            "planned": True,
            "future": week == 11 and at > 1,
            "flare": flare,
        }

    return [{"first": week, "chosen": week == 8, "cells": [day(week, at) for at in range(7)]} for week in range(12)]
