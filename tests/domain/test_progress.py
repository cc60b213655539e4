"""Twelve weeks on the screen."""

from fibroplan.domain.progress import level_of, progress_span, progress_view
from tests.domain.make import TUESDAY, now, outcome, pause, profile, slot, version

MONDAY = TUESDAY - 1


def view(versions, outcomes=(), pauses=(), week=None, settings=None, checks=()):
    return progress_view(list(versions), list(outcomes), list(pauses), list(checks), week, settings, now())


def test_twelve_weeks_end_with_this_one():
    shown = view([version()])
    assert len(shown["weeks"]) == 12
    assert all(len(week["cells"]) == 7 for week in shown["weeks"])
    assert shown["weeks"][-1]["current"]
    assert shown["weeks"][-1]["first"] == MONDAY
    assert progress_span(None, now()) == [MONDAY - 77, MONDAY + 6]
    assert shown["weekdays"][0] == "Mon"
    assert view([version()], settings=profile(week_start=6))["weekdays"][0] == "Sun"


def test_the_sentence_and_both_figures():
    shown = view([version()], [outcome("walk", MONDAY)], [pause(TUESDAY, TUESDAY)])
    assert shown["sentence"] == "1 of 2 planned things done this week."
    assert (shown["raw"]["percent"], shown["adjusted"]["percent"]) == ("50 %", "100 %")
    assert shown["adjusted_words"] == "With rest counted: 1 of 1."
    flare = view([version()], [outcome("walk", MONDAY, amount=4, target=4)], [pause(MONDAY, None, "flare")])
    assert flare["adjusted_words"] == "With the flare counted: 1 of 2."
    assert view([version()])["adjusted_words"] == ""
    resting = view([version()], pauses=[pause(MONDAY - 7)])
    assert resting["adjusted_words"] == "With rest counted: nothing was asked of you."


def test_nothing_planned_is_not_zero():
    shown = view([])
    assert shown["sentence"] == "Nothing planned this week."
    assert (shown["raw"]["known"], shown["raw"]["percent"]) == (False, "")
    assert shown["raw"]["words"] == "nothing planned"
    assert not shown["has_plan"]
    assert shown["by_item"] == []


def test_a_week_can_be_chosen_within_the_twelve():
    shown = view([version()], week=TUESDAY - 7)
    assert (shown["week"], shown["week_words"]) == (MONDAY - 7, "Week of 16 November")
    assert shown["sentence"] == "0 of 7 planned things done that week."
    assert [week["chosen"] for week in shown["weeks"]].index(True) == 10
    assert view([version()], week=TUESDAY - 999)["week"] == MONDAY - 77
    assert view([version()], week=TUESDAY + 999)["week"] == MONDAY
    assert view([version()])["week_words"] == "This week"


def test_cells_say_what_they_show():
    shown = view(
        [version(), version("stand")],
        [outcome("walk", MONDAY), outcome("stand", MONDAY, amount=4, mark="partly"), outcome("walk", MONDAY - 1)],
        [pause(MONDAY - 2, MONDAY - 2), pause(MONDAY - 3, MONDAY - 3, "flare")],
    )
    this, last = shown["weeks"][-1]["cells"], shown["weeks"][-2]["cells"]
    assert (this[0]["level"], this[0]["words"]) == (3, "Monday 23 November: 1.5 of 2 done")
    assert (this[2]["future"], this[2]["words"]) == (True, "Wednesday 25 November: still to come")
    assert last[6]["words"] == "Sunday 22 November: 1 of 2 done"
    assert (last[5]["paused"], last[5]["words"]) == (True, "Saturday 21 November: nothing planned, resting")
    assert (last[4]["flare"], last[4]["words"]) == (True, "Friday 20 November: 0 of 2 done, flare plan")
    assert shown["weeks"][-2]["words"] == "Week of 16 November: 1 of 14, with a flare"
    assert shown["weeks"][-1]["words"] == "Week of 23 November: 1.5 of 4"


def test_levels():
    assert [level_of(done, 3) for done in (0, 0.5, 1, 2, 2.9, 3)] == [0, 1, 2, 3, 3, 4]
    assert level_of(1, 0) == 0


def test_by_item_with_the_way_the_dose_went():
    versions = [
        version(target=8),
        version("walk", TUESDAY - 20, target=10),
        version("gone", TUESDAY - 300, schedule="none"),
    ]
    shown = view(versions, [outcome("walk", MONDAY - 1 - day) for day in range(7)])
    (walk,) = shown["by_item"]
    assert walk["detail"] == "from 8 minutes to 10 minutes"
    assert [week["level"] for week in walk["weeks"]][-2:] == [4, 0]
    changed = [version(), version("walk", TUESDAY - 20, unit="songs", target=1)]
    assert view(changed)["by_item"][0]["detail"] == "1 song"


def test_the_days_of_the_week():
    swim = version("swim", schedule="times", slots=[slot("evening")])
    shown = view(
        [version(), swim],
        [outcome("walk", MONDAY, amount=4, mark="partly"), outcome("swim", MONDAY, "evening", amount=None)],
        [pause(TUESDAY, TUESDAY, item_ids=["walk"])],
    )
    monday, tuesday, wednesday = shown["days"][:3]
    assert [line["words"] for line in monday["lines"]] == ["4 minutes done", "done"]
    assert [line["words"] for line in tuesday["lines"]] == ["resting"]
    assert [line["words"] for line in wednesday["lines"]] == ["still to come"]
    assert (monday["title"], monday["words"]) == ("Monday", "23 November")
    assert shown["weeks"][-1]["cells"][0]["words"] == "Monday 23 November: 1.5 of 2 done"


def test_items_are_in_the_persons_order():
    shown = view([version("walk", position=3), version("stand", position=2), version("swim", position=3)])
    assert [item["item_id"] for item in shown["by_item"]] == ["stand", "swim", "walk"]


def test_a_burst_gets_a_calm_word():
    burst = [outcome("walk", MONDAY, amount=24)]
    assert view([version()], burst)["steady_words"] == "Steady beats burst. You did a lot more than planned."
    assert view([version()], [outcome("walk", MONDAY)])["steady_words"] == ""


def test_each_kind_has_its_figures_whatever_its_items_are():
    versions = [
        version(),
        version("stand"),
        version("tip-one-trip", kind="tip"),
        version("notice", kind="reflection"),
        version("old", TUESDAY - 300, kind="sleep"),
        version("old", TUESDAY - 250, kind="sleep", schedule="none"),
    ]
    done = [outcome("walk", MONDAY), outcome("stand", MONDAY), outcome("walk", TUESDAY)]
    rows = view(versions, done, [pause(TUESDAY, TUESDAY)])["by_kind"]
    assert [(row["kind"], row["title"]) for row in rows] == [
        ("exercise", "Moving"),
        ("tip", "Tips"),
        ("custom", "Your own"),
    ]
    week = rows[0]["weeks"][-1]["figure"]
    assert (week["done"], week["planned"]) == (2, 2), "the day of rest leaves both sides"
    assert rows[0]["raw"]["done"] == 3
    assert (rows[0]["raw"]["planned"], rows[0]["figure"]["planned"]) == (158, 156)
    by_item = view(versions, done)["by_item"]
    assert [row["title"] for row in by_item] == ["Notice", "Stand", "Tip-one-trip", "Walk"]
    assert sum(row["figure"]["planned"] for row in by_item) == sum(
        row["figure"]["planned"] for row in view(versions, done)["by_kind"]
    )
