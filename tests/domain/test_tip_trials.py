"""A tip is tried for a week, then the app asks."""

from typing import Any

from fibroplan.content.tips import tips
from fibroplan.domain.habit import keep_tip, let_go_tip, tip_item, try_tip
from fibroplan.domain.plan import edit_item, plan_on, restore_item, stop_item
from fibroplan.domain.tips import tip_questions, tips_view
from tests.domain.make import TUESDAY, applied, now, version

TIPS: Any = tips()


def tried(times: int = 3, day: int = TUESDAY, rows: Any = ()) -> Any:
    changes = try_tip(list(rows), "one-trip", "One trip, not four", times, None, now(day))
    return applied(list(rows), changes, "plan_version", dict(version(kind="tip")))


def view(rows: Any, day: int = TUESDAY) -> Any:
    return tips_view(TIPS, rows, None, now(day))


def test_trying_puts_it_on_the_plan_and_the_question_comes_a_week_later() -> None:
    (row,) = tried()
    assert (row["kind"], row["title"], row["schedule"], row["times_per_week"]) == (
        *("tip", "One trip, not four", "times", 3),
    )
    assert row["ask_day"] == TUESDAY + 7
    assert tip_questions([row], None, now(TUESDAY + 6)) == []
    assert [each["item_id"] for each in tip_questions([row], None, now(TUESDAY + 7))] == [tip_item("one-trip")]
    assert view([row])["trials"][0]["words"] == "On your plan. We ask on Tuesday 1 December if you want to keep it."
    assert view([row], TUESDAY + 6)["trials"][0]["words"].startswith("On your plan. We ask tomorrow")
    assert view([row], TUESDAY + 8)["trials"][0]["words"] == "Tried for a week."


def test_seven_times_a_week_is_every_day() -> None:
    (row,) = tried(7)
    assert (row["schedule"], row["weekdays"]) == ("weekdays", [0, 1, 2, 3, 4, 5, 6])


def test_a_tip_in_the_plan_is_not_begun_twice() -> None:
    rows = tried()
    assert try_tip(rows, "one-trip", "One trip, not four", 3, None, now(TUESDAY + 3)) == []


def test_kept_it_stays_and_nothing_is_asked() -> None:
    rows = tried()
    later = now(TUESDAY + 7)
    rows = applied(rows, keep_tip(rows, tip_item("one-trip"), None, later), "plan_version", {})
    assert tip_questions(rows, None, later) == []
    assert len(plan_on(rows, TUESDAY + 7)) == 1
    assert plan_on(rows, TUESDAY + 6)[0]["ask_day"] == TUESDAY + 7


def test_let_go_it_leaves_and_can_be_tried_again() -> None:
    rows = tried()
    later = now(TUESDAY + 7)
    rows = applied(rows, let_go_tip(rows, tip_item("one-trip"), None, later), "plan_version", {})
    assert plan_on(rows, TUESDAY + 7) == []
    assert len(plan_on(rows, TUESDAY + 6)) == 1
    back = applied(rows, restore_item(rows, tip_item("one-trip"), None, later), "plan_version", {})
    assert tip_questions(back, None, now(TUESDAY + 40)) == []
    again = tried(3, TUESDAY + 20, rows)
    assert [row["ask_day"] for row in plan_on(again, TUESDAY + 20)] == [TUESDAY + 27]


def test_another_day_of_the_week_keeps_the_question() -> None:
    rows = tried()
    later = now(TUESDAY + 2)
    rows = applied(
        rows, edit_item(rows, tip_item("one-trip"), {"times_per_week": 1}, 0, None, later), "plan_version", {}
    )
    assert plan_on(rows, TUESDAY + 2)[0]["ask_day"] == TUESDAY + 7
    stopped = applied(rows, stop_item(rows, tip_item("one-trip"), None, later), "plan_version", {})
    assert tip_questions(stopped, None, now(TUESDAY + 9)) == []


def test_due_questions_come_first() -> None:
    rows = [
        version("tip-a", TUESDAY - 20, kind="tip", ask_day=TUESDAY + 2, position=1),
        version("tip-b", TUESDAY - 20, kind="tip", ask_day=TUESDAY - 2, position=2),
        version("walk", TUESDAY - 20, ask_day=TUESDAY - 2),
    ]
    assert [row["item_id"] for row in view(rows)["trials"]] == ["tip-b", "tip-a"]


def test_all_tips_with_what_a_search_looks_through() -> None:
    shown = view(tried())
    assert len(shown["tips"]) == 42
    row = next(each for each in shown["tips"] if each["content_id"] == "one-trip")
    assert row["in_plan"]
    assert row["find"] == "One trip, not four Use a trolley or a basket, so that one trip replaces four. Home"
    assert row["rhythm"] == "5 times this week"
    assert {each["rhythm"] for each in shown["tips"]} >= {"every day", "once this week"}


def test_another_tip_is_offered_each_day_and_none_that_is_on_the_plan() -> None:
    seen = {view([], TUESDAY + each)["one"]["content_id"] for each in range(42)}
    assert len(seen) == 42
    every = [
        version(tip_item(each["id"]), TUESDAY - 20, kind="tip", content_id=each["id"])
        for each in TIPS["tips"]
        if each["id"] != "one-trip"
    ]
    assert view(every)["one"]["content_id"] == "one-trip"
    assert view([*every, *tried()])["one"]["in_plan"]


def test_the_walk_has_its_tips_by_the_step() -> None:
    steps = view([])["walk"]
    assert [row["step_words"] for row in steps][-1] == "Step 8 of 8"
    assert [row["content_id"] for row in steps[6]["tips"]] == ["stop-timer", "micro-break"]
