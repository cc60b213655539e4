"""The plan builder: one question a page. Every answer is kept at once, so it can be left and taken up anywhere."""

from typing import Any

import reflex as rx

from fibroplan import local
from fibroplan.domain.builder import (
    OWN_UNITS,
    builder_also,
    builder_back,
    builder_ceiling,
    builder_discard,
    builder_dose,
    builder_every,
    builder_finish,
    builder_floor,
    builder_next,
    builder_not_sure,
    builder_own,
    builder_part,
    builder_schedule,
    builder_settled,
    builder_time,
    builder_times,
    builder_toggle,
    builder_try,
    builder_variant,
    builder_weekday,
)
from fibroplan.domain.builder_view import builder_view
from fibroplan.domain.goal import set_goal, set_goal_area
from fibroplan.patient.screen import loaded, screen
from fibroplan.store.tables import Draft, Goal, PlanVersion, Rules, Screening
from fibroplan.ui.controls import button, check_card, chip, icon_button, link_button, switch, text_field, textarea
from fibroplan.ui.surfaces import card, disclosure, empty, item_row, note, section, steps

plan, drafts, goals, checks = local.Local(PlanVersion), local.Local(Draft), local.Local(Goal), local.Local(Screening)
rules = local.Local(Rules)
library, filters = local.content("exercises"), local.content("filters")
additions = local.content("additions")
own_unit = local.Memory("own-unit", "minutes")
shelf = local.Memory("builder-library", "exercise")
"""Which library is looked at: exercises, or a kind of `fibroplan.domain.addition`."""


def builder_page() -> rx.Component:
    """The screen `/plan/new/`."""
    view = local.view(
        builder_view,
        drafts=drafts.rows(),
        versions=plan.rows(),
        exercises=library,
        additions=additions,
        screenings=checks.rows(),
        filters=filters,
        goals=goals.rows(),
        rules=rules.row("me"),
    )
    open_way = view["gate"] == ""
    return screen(
        rx.cond(view, view["title"], "Your plan"),
        loaded(view, rx.cond(open_way, _page(view), _gate(view))),
        above=rx.cond(view & open_way, steps(view["page"], view["pages"]), rx.fragment()),
        sub=rx.cond(view, view["sentence"], ""),
        foot=rx.cond(view, rx.cond(open_way, _foot(view), _gate_foot(view)), rx.fragment()),
        nav=False,
    )


def _answer(rule: Any, **arguments: Any) -> Any:
    return local.do(rule, drafts=drafts.rows(), **arguments)


def _page(view: Any) -> rx.Component:
    page: Any = rx.match(
        view["step"],
        ("goal", _goal(view)),
        ("choose", _choose(view)),
        ("baseline", _baseline(view["activity"])),
        ("days", _days(view["activity"])),
        _preview(view),
    )
    return page


def _foot(view: Any) -> rx.Component:
    onward = local.do(builder_next, drafts=drafts.rows(), after={"top": True})
    back = local.do(builder_back, drafts=drafts.rows(), after={"top": True})
    finish = local.do(
        builder_finish,
        drafts=drafts.rows(),
        versions=plan.rows(),
        exercises=library,
        screenings=checks.rows(),
        filters=filters,
        rules=rules.row("me"),
        after={"go": "/today/", "toast": "Your plan is ready."},
    )
    leave = local.do(builder_discard, after={"go": "/plan/"})
    return rx.fragment(
        rx.cond(
            view["step"] == "preview",
            button("Start this plan", finish, wide=True, disabled=~view["can_finish"], testid="finish"),
            button("Next", onward, wide=True, disabled=~view["can_next"], testid="next"),
        ),
        rx.el.div(
            rx.cond(
                view["can_back"],
                button("Back", back, kind="quiet", testid="back"),
                link_button("Later", "/plan/", kind="quiet"),
            ),
            rx.cond(view["unfinished"], button("Let it go", leave, kind="quiet", testid="discard"), rx.fragment()),
            class_name="row spread",
        ),
    )


# ---- the safety check comes first


def _gate(view: Any) -> rx.Component:
    return rx.el.div(empty("Safe first, then a plan", view["gate_words"]), custom_attrs={"data-testid": "gate"})


def _gate_foot(view: Any) -> rx.Component:
    words: Any = rx.match(
        view["gate"], ("none", "Start the check"), ("unfinished", "Go on with the check"), "See the check"
    )
    return rx.fragment(
        link_button(words, "/safety/", wide=True, testid="to-safety"),
        link_button("Later", "/plan/", kind="quiet", wide=True),
    )


# ---- what matters


def _goal(view: Any) -> rx.Component:
    keep = local.do_while_typing("goal", set_goal, words=local.typed)

    def area(row: Any) -> rx.Component:
        choose = local.do(set_goal_area, goals=goals.rows(), area=row["value"])
        return chip(row["label"], row["chosen"], choose, testid="area")

    return rx.fragment(
        textarea(
            "In your own words",
            "goal",
            hint="For example: play on the floor with my grandchild.",
            value=view["goal"],
            on_change=keep,
            max_length=500,
            testid="goal",
        ),
        section("It belongs to", rx.el.div(rx.foreach(view["areas"], area), class_name="row")),
        link_button("Something changed? Look at the safety check", "/safety/", kind="quiet"),
    )


# ---- choose


def _choose(view: Any) -> rx.Component:
    def group(row: Any) -> rx.Component:
        return section(row["label"], rx.foreach(row["choices"], choice), key=row["category"])

    def choice(row: Any) -> rx.Component:
        toggle = _answer(
            builder_toggle,
            versions=plan.rows(),
            exercises=library,
            screenings=checks.rows(),
            filters=filters,
            content_id=row["content_id"],
        )
        return check_card(
            row["title"],
            row["chosen"] | row["in_plan"],
            toggle,
            detail=rx.cond(row["in_plan"], "already in your plan", row["detail"]),
            disabled=row["in_plan"] | (view["full"] & ~row["chosen"]),
            testid="activity",
            key=row["content_id"],
        )

    def other(row: Any) -> rx.Component:
        pressed = shelf.value == row["kind"]
        words = rx.cond(row["words"] == "", row["label"], row["label"] + " · " + row["words"])
        return chip(words, pressed, shelf.set(rx.cond(pressed, "exercise", row["kind"])), testid="library")

    def others(row: Any) -> rx.Component:
        return rx.cond(shelf.value == row["kind"], section(row["label"], rx.foreach(row["rows"], also)), rx.fragment())

    def also(row: Any) -> rx.Component:
        toggle = _answer(
            builder_also,
            versions=plan.rows(),
            additions=additions,
            kind=row["kind"],
            content_id=row["content_id"],
        )
        more = rx.fragment(row["text"], rx.el.br(), row["detail"], " · ", row["evidence"])
        return check_card(
            row["title"],
            row["chosen"] | row["in_plan"],
            toggle,
            detail=rx.cond(row["in_plan"], "already in your plan", more),
            disabled=row["in_plan"] | (view["full"] & ~row["chosen"]),
            testid="addition",
            key=row["key"],
        )

    out = view["left_out"]
    left = rx.cond(out == 1, "1 exercise is left out", out.to_string() + " exercises are left out")
    exercises = rx.fragment(
        rx.cond(out > 0, note(left, link_button("See which, and why", "/library/", kind="quiet")), rx.fragment()),
        link_button("Look at the drawings", "/library/", kind="soft", wide=True),
        rx.foreach(view["groups"], group),
    )
    return rx.fragment(
        rx.cond(view["energy"], note("Your energy comes first", rx.el.p(ENERGY_WORDS)), rx.fragment()),
        rx.el.div(
            chip("Exercises", shelf.value == "exercise", shelf.set("exercise"), testid="library"),
            rx.foreach(view["libraries"], lambda row: rx.el.span(other(row), key=row["kind"])),
            class_name="row",
            role="group",
            aria_label="What to choose from",
        ),
        rx.cond(shelf.value == "exercise", exercises, rx.fragment()),
        rx.foreach(view["libraries"], lambda row: rx.el.div(others(row), key=row["kind"])),
        disclosure("Something of my own", _own(), testid="own"),
    )


ENERGY_WORDS = "There are no targets here. Pick what you like, or nothing. Rest and an energy diary are a plan too."


def _own() -> rx.Component:
    add = _answer(
        builder_own, screenings=checks.rows(), words=local.form_value("own"), unit=own_unit.value, after={"top": True}
    )
    units = [
        chip({"minutes": "Minutes", "times": "Times"}[unit], own_unit.value == unit, own_unit.set(unit))
        for unit in OWN_UNITS
    ]
    return rx.el.form(
        text_field("What is it?", "own", max_length=120, required=True, auto_complete="off", testid="own-words"),
        rx.el.p("Counted in", class_name="label"),
        rx.el.div(*units, class_name="row"),
        button("Add it", kind="soft", submit=True, testid="own-add"),
        on_submit=add,
        reset_on_submit=True,
        class_name="stack",
    )


# ---- baseline: three tries, or not sure


def _baseline(activity: Any) -> rx.Component:
    return rx.fragment(
        rx.cond(activity["reasons"].length() > 0, _fitted(activity), rx.fragment()),
        rx.cond(
            activity["variants"].length() > 1,
            section("The way", rx.el.div(rx.foreach(activity["variants"], _variant), class_name="row")),
            rx.fragment(),
        ),
        rx.cond(activity["energy"] | ~activity["effort"], rx.fragment(), _tries(activity)),
        _dose(activity["dose"]),
        rx.cond(
            activity["not_sure"] | activity["energy"] | ~activity["effort"],
            rx.fragment(),
            switch(
                "This is a settled time",
                activity["settled"],
                _answer(builder_settled, settled=~activity["settled"]),
                detail="Off: a hard or new time. The start is then smaller.",
            ),
        ),
        _about(activity),
    )


def _fitted(activity: Any) -> rx.Component:
    return note("Fitted to your safety check", rx.foreach(activity["reasons"], lambda words: rx.el.p(words, key=words)))


def _tries(activity: Any) -> rx.Component:
    unsure = _answer(builder_not_sure, exercises=library)
    return section(
        "What three ordinary days allow",
        rx.el.p("Fill in one day now, or come back on other days.", class_name="d"),
        rx.foreach(activity["tries"], _try),
        chip("I am not sure", activity["not_sure"], unsure, testid="not-sure"),
    )


def _variant(row: Any) -> rx.Component:
    return chip(row["label"], row["chosen"], _answer(builder_variant, variant=row["value"]), testid="variant")


def _try(row: Any) -> rx.Component:
    def step(icon_name: str, words: str, amount: Any) -> rx.Component:
        return icon_button(icon_name, words + row["label"], _answer(builder_try, number=row["number"], amount=amount))

    return card(
        step("minus", "Less, ", row["less"]),
        rx.el.span(
            rx.el.span(row["label"], class_name="t"),
            rx.el.span(row["words"], class_name="d"),
            class_name="grow centre",
            custom_attrs={"aria-live": "polite"},
        ),
        step("plus", "More, ", row["more"]),
        class_name="line",
        key=row["number"],
        custom_attrs={"data-testid": "try"},
    )


def _dose(dose: Any) -> rx.Component:
    return rx.el.div(
        note(
            rx.cond(
                dose["energy"],
                rx.el.span("If you like: ", dose["dose"], "."),
                rx.el.span("Your plan would start at ", dose["dose"], "."),
            ),
            rx.el.p(dose["words"]),
            rx.el.p(dose["floor_words"]),
        ),
        custom_attrs={"data-testid": "dose", "aria-live": "polite"},
    )


def _about(activity: Any) -> rx.Component:
    return disclosure(
        "How to do it",
        rx.el.p(activity["how_to"]),
        rx.cond(activity["caution"] != "", note("Take care", rx.el.p(activity["caution"]), tone="sun"), rx.fragment()),
        rx.el.p(activity["evidence"], class_name="d"),
    )


# ---- days and times


def _days(activity: Any) -> rx.Component:
    kinds = rx.foreach(
        activity["schedules"],
        lambda row: chip(row["label"], row["chosen"], _answer(builder_schedule, schedule=row["value"]), testid="kind"),
    )
    when = rx.fragment(
        section("How", rx.el.div(kinds, class_name="row")),
        rx.match(
            activity["schedule"],
            ("weekdays", _weekdays(activity)),
            ("every", _every(activity)),
            _times_a_week(activity),
        ),
    )
    return rx.fragment(
        rx.cond(activity["energy"], rx.fragment(), when),
        section(
            "When in the day",
            rx.el.div(
                rx.foreach(
                    activity["parts"],
                    lambda row: chip(
                        row["label"], row["chosen"], _answer(builder_part, part=row["value"]), testid="part"
                    ),
                ),
                class_name="row",
            ),
            disclosure(
                "At a set time",
                rx.el.div(
                    rx.foreach(
                        activity["times"],
                        lambda row: chip(row["label"], row["chosen"], _answer(builder_time, minute=row["value"])),
                    ),
                    class_name="row",
                ),
            ),
        ),
    )


def _weekdays(activity: Any) -> rx.Component:
    return section(
        "Which days",
        rx.el.div(
            rx.foreach(
                activity["weekdays"],
                lambda row: chip(
                    row["label"], row["chosen"], _answer(builder_weekday, day=row["value"]), testid="weekday"
                ),
            ),
            class_name="row",
        ),
    )


def _every(activity: Any) -> rx.Component:
    number = activity["every_days"]
    words = "Every " + number.to_string() + " days"
    return section(
        "How often",
        _counter(words, _answer(builder_every, every_days=number - 1), _answer(builder_every, every_days=number + 1)),
    )


def _times_a_week(activity: Any) -> rx.Component:
    number = activity["times_per_week"]
    words = rx.cond(number == 1, "Once a week", number.to_string() + " times a week")
    less, more = number - 1, number + 1
    return section(
        "How often",
        _counter(words, _answer(builder_times, times_per_week=less), _answer(builder_times, times_per_week=more)),
    )


def _counter(words: Any, less: Any, more: Any) -> rx.Component:
    return card(
        icon_button("minus", "Less", less),
        rx.el.span(words, class_name="t grow centre", custom_attrs={"aria-live": "polite"}),
        icon_button("plus", "More", more),
        class_name="line",
    )


# ---- preview


def _preview(view: Any) -> rx.Component:
    return rx.fragment(
        rx.cond(view["goal"] != "", note("For what matters to you", rx.el.p(view["goal"])), rx.fragment()),
        rx.cond(
            view["can_finish"],
            rx.el.p(view["effort_words"], custom_attrs={"data-testid": "effort"}),
            note("There is nothing to add yet.", rx.el.p("Go back and pick one small thing.")),
        ),
        rx.cond(
            view["doses"].length() > 0,
            section(rx.cond(view["energy"], "If you like", "What you start with"), rx.foreach(view["doses"], _start)),
            rx.fragment(),
        ),
        rx.cond(view["also"].length() > 0, section("And also", rx.foreach(view["also"], _also)), rx.fragment()),
        section("Your week", rx.foreach(view["week"], _day), rx.foreach(view["any_day"], _any_day)),
    )


def _also(row: Any) -> rx.Component:
    return item_row(row["title"], row["words"], testid="also", key=row["key"])


def _start(dose: Any) -> rx.Component:
    def step(icon_name: str, words: str, amount: Any) -> rx.Component:
        set_dose = _answer(builder_dose, content_id=dose["content_id"], amount=amount)
        return icon_button(icon_name, words + dose["title"], set_dose)

    return card(
        rx.el.div(
            rx.el.p(dose["title"], class_name="t"),
            rx.el.div(
                step("minus", "Less of ", dose["less"]),
                rx.el.span(dose["dose"], class_name="t grow centre"),
                step("plus", "More of ", dose["more"]),
                class_name="row",
            ),
            rx.el.p(dose["words"], class_name="d"),
            rx.el.p(dose["floor_words"], class_name="d"),
            rx.el.p(dose["schedule_words"], class_name="d"),
            disclosure(
                "Flare days, and my most",
                _amount(dose, builder_floor, "on a flare day", dose["floor_words"], "floor_less", "floor_more"),
                _amount(dose, builder_ceiling, "on one day", dose["ceiling_words"], "ceiling_less", "ceiling_more"),
                rx.cond(
                    dose["ceiling"] > 0,
                    button(
                        "No most",
                        _answer(builder_ceiling, content_id=dose["content_id"], amount=0),
                        kind="quiet",
                    ),
                    rx.fragment(),
                ),
                testid="amounts",
            ),
            class_name="grow",
        ),
        key=dose["content_id"],
        custom_attrs={"data-testid": "start"},
    )


def _amount(dose: Any, rule: Any, words: str, said: Any, less: str, more: str) -> rx.Component:
    def step(icon_name: str, start: str, name: str) -> rx.Component:
        change = _answer(rule, content_id=dose["content_id"], amount=dose[name])
        return icon_button(icon_name, start + dose["title"] + " " + words, change)

    return rx.el.div(
        step("minus", "Less of ", less),
        rx.el.span(said, class_name="d grow centre", custom_attrs={"aria-live": "polite"}),
        step("plus", "More of ", more),
        class_name="row",
    )


def _day(day: Any) -> rx.Component:
    rest = rx.el.p("Rest. Rest counts too.", class_name="d")
    rows = rx.foreach(
        day["rows"],
        lambda row: rx.el.p(row["part"], ": ", row["title"], ", ", row["dose"], key=row["title"] + row["part"]),
    )
    return card(
        rx.el.div(
            rx.el.p(day["title"], class_name="t"), rows, rx.cond(day["rest"], rest, rx.fragment()), class_name="grow"
        ),
        key=day["day"],
    )


def _any_day(words: Any) -> rx.Component:
    return rx.el.div(note("On days you pick", rx.el.p(words)), key=words)
