"""The plan: what is in it, what rests, what was stopped. History stays, whatever is changed here."""

from typing import Any

import reflex as rx

from fibroplan import local
from fibroplan.domain.builder import builder_start
from fibroplan.domain.draft_edit import builder_edit
from fibroplan.domain.goal import goal_of
from fibroplan.domain.pause import end_pause, start_pause
from fibroplan.domain.plan import restore_item, stop_item
from fibroplan.domain.plan_view import plan_view
from fibroplan.patient.screen import loaded, screen
from fibroplan.store.tables import Draft, Goal, Pause, PlanVersion, Screening
from fibroplan.ui.controls import button, icon_button, link_button
from fibroplan.ui.surfaces import card, disclosure, empty, item_row, link_row, note, section

plan, pauses, drafts, goals = local.Local(PlanVersion), local.Local(Pause), local.Local(Draft), local.Local(Goal)
checks = local.Local(Screening)
open_item = local.Memory("open-item", "")

BUILDER = "/plan/new/"


def plan_page() -> rx.Component:
    """The screen `/plan/`."""
    view = local.view(plan_view, versions=plan.rows(), pauses=pauses.rows(), screenings=checks.rows())
    return screen(
        "Your plan",
        loaded(view, _body(view)),
        active="plan",
        sub=rx.cond(view, view["sentence"], ""),
    )


def _body(view: Any) -> rx.Component:
    add = local.do(builder_start, drafts=drafts.rows(), goals=goals.rows(), after={"go": BUILDER})
    goal = local.view(goal_of, goals=goals.rows())
    return rx.fragment(
        rx.cond(goal & (goal["words"] != ""), note("What matters to me", rx.el.p(goal["words"])), rx.fragment()),
        rx.foreach(view["pauses"], _pause),
        rx.cond(
            view["has_plan"],
            section("Now", rx.foreach(view["active"], _active)),
            empty("There is no plan yet.", "Choose one or two small things. You can change them at any time."),
        ),
        rx.el.div(
            button(
                rx.cond(view["has_plan"], "Add something", "Build my plan"),
                add,
                wide=True,
                icon_name="plus",
                testid="add",
            ),
            rx.cond(view["has_plan"] & ~view["paused"], _rest(), rx.fragment()),
            class_name="stack",
        ),
        section(
            "More for your plan",
            link_row("Exercise library", "/library/", detail="All exercises, with drawings", testid="to-library"),
            link_row("Safety check", "/safety/", detail="When something changed, and every half year"),
        ),
        rx.cond(
            view["stopped"].length() > 0,
            disclosure("Stopped earlier", rx.foreach(view["stopped"], _stopped), testid="stopped"),
            rx.fragment(),
        ),
    )


def _rest() -> rx.Component:
    rest = local.do(
        start_pause, from_day=None, until_day=None, item_ids=[], reason="", after={"toast": "Your plan is resting."}
    )
    return button("Rest the whole plan", rest, kind="soft", wide=True, icon_name="pause", testid="rest")


def _pause(row: Any) -> rx.Component:
    end = local.do(end_pause, pauses=pauses.rows(), id=row["id"], last_day=None, after={"toast": "Your plan is back."})
    tone = rx.cond(row["kind"] == "flare", "note clay", "note")
    return rx.el.div(
        rx.el.strong(row["title"]),
        rx.el.p(row["detail"]),
        button("Pick up from here", end, kind="soft", testid="pick-up"),
        class_name=tone,
        key=row["id"],
    )


def _active(row: Any) -> rx.Component:
    is_open = open_item.value == row["item_id"]
    more = rx.cond(
        is_open,
        icon_button("close", "Close " + row["title"], open_item.set("")),
        icon_button("menu", "Change " + row["title"], open_item.set(row["item_id"])),
    )
    words = rx.cond(row["paused"], "resting · ", "") + row["dose"] + " · " + row["schedule_words"]
    return rx.el.div(
        item_row(row["title"], words, after=more, testid="plan-item"),
        rx.cond(is_open, _change(row), rx.fragment()),
        key=row["item_id"],
    )


def _change(row: Any) -> rx.Component:
    edit = local.do(builder_edit, versions=plan.rows(), item_id=row["item_id"], after={"go": BUILDER})
    stop = local.do(
        stop_item,
        versions=plan.rows(),
        item_id=row["item_id"],
        after={"toast": "Stopped. Its history stays.", "close": open_item.name},
    )
    rest = local.do(
        start_pause,
        from_day=None,
        until_day=None,
        item_ids=[row["item_id"]],
        reason="",
        after={"toast": "This rests now.", "close": open_item.name},
    )
    return card(
        rx.el.div(
            rx.cond(row["start_words"] != "", rx.el.p(row["start_words"]), rx.fragment()),
            rx.match(
                row["kind"],
                ("sleep", link_button("See your sleep habits", "/sleep/", wide=True)),
                ("tip", link_button("See the tips", "/tips/", wide=True)),
                ("reflect", link_button("See your reflections", "/reflect/", wide=True)),
                rx.fragment(
                    rx.el.p(row["floor_words"], class_name="d"),
                    button("Change it", edit, icon_name="edit", wide=True, testid="edit"),
                ),
            ),
            rx.cond(
                row["paused"], rx.fragment(), button("Rest this one", rest, kind="soft", icon_name="pause", wide=True)
            ),
            button("Stop it", stop, kind="quiet", wide=True, testid="stop"),
            class_name="stack grow",
        )
    )


def _stopped(row: Any) -> rx.Component:
    back = local.do(restore_item, versions=plan.rows(), item_id=row["item_id"], after={"toast": "Back in your plan."})
    again = button("Take it up again", back, kind="soft", testid="take-up")
    return item_row(row["title"], row["dose"], after=again, key=row["item_id"])
