"""One day on the screen."""

from fibroplan.domain.outcome import mark_done
from fibroplan.domain.today import today_span, today_view
from tests.domain.make import TUESDAY, applied, now, outcome, pause, profile, screening, slot, version


def view(versions, outcomes=(), pauses=(), day=None, settings=None, moment=None, checks=()):
    return today_view(list(versions), list(outcomes), list(pauses), list(checks), day, settings, moment or now())


def rows(shown):
    """Every row, what is next first and what is folded away last."""
    return [*(row for group in shown["groups"] for row in group["rows"]), *shown["folded"]]


THREE = [
    version("walk", position=1),
    version("stand", slots=[slot("midday")]),
    version("breathe", slots=[slot("bedtime")]),
]


def test_three_things_by_part_of_the_day():
    shown = view(THREE)
    assert (shown["title"], shown["date_words"]) == ("Tuesday", "24 November")
    assert shown["sentence"] == "3 small things. Rest counts too."
    assert [group["label"] for group in shown["groups"]] == ["Next · midday", "Morning", "Bedtime"]
    assert shown["is_today"]
    assert not shown["is_past"]
    assert (shown["previous_day"], shown["next_day"]) == (TUESDAY - 1, TUESDAY + 1)
    assert rows(shown)[1]["dose"] == "8 minutes"
    assert rows(shown)[1]["status"] == "open"
    tomorrow = view(THREE, day=TUESDAY + 1)
    assert [group["label"] for group in tomorrow["groups"]] == ["Morning", "Midday", "Bedtime"]


def test_the_sentence_follows_the_day():
    assert view([version()])["sentence"] == "1 small thing. Rest counts too."
    assert view(THREE, [outcome()])["sentence"] == "1 done, 2 to go. Rest counts too."
    assert view([version()], [outcome()])["sentence"] == "All done. Rest counts too."
    assert view(THREE, [outcome("walk", TUESDAY - 1)], day=TUESDAY - 1)["sentence"] == (
        "1 of 3 done. You can fill in the rest."
    )
    assert view([version(weekdays=[0])])["sentence"] == "Nothing planned. A calm day."
    assert view([version(weekdays=[1])], day=TUESDAY - 1)["sentence"] == "Nothing was planned."
    assert view([version()], pauses=[pause()])["sentence"] == "Your plan is resting."
    assert view([version(schedule="times")])["sentence"] == "Nothing fixed. Pick what feels right."


def test_no_plan_and_a_plan_to_come():
    assert not view([])["has_plan"]
    assert view([version("walk", TUESDAY + 2)])["has_plan"]


def test_a_row_is_enough_to_mark_it_done():
    (row,) = rows(view([version()]))
    changes = mark_done(row["item_id"], row["day"], row["slot_id"], row["target"], row["version_id"], None, now())
    outcomes = applied([], changes, "outcome", outcome(mark=""))
    (marked,) = rows(view([version()], outcomes))
    assert (marked["status"], marked["detail"], marked["amount"]) == ("done", "done", 8)


def test_a_past_day_is_filled_in_late():
    (row,) = rows(view([version()], [outcome("walk", TUESDAY - 2, entered_day=TUESDAY)], day=TUESDAY - 2))
    assert row["late"]
    assert row["detail"] == "done · filled in later"
    assert rows(view([version()], day=TUESDAY - 2))[0]["status"] == "missed"
    assert rows(view([version()], day=TUESDAY + 2))[0]["status"] == "upcoming"


def test_partly_and_skipped_in_words():
    (part,) = rows(view([version()], [outcome(mark="partly", amount=4)]))
    assert part["detail"] == "4 minutes done"
    (plain,) = rows(view([version()], [outcome(mark="skipped", amount=None)]))
    assert plain["detail"] == "skipped"
    (ill,) = rows(view([version()], [outcome(mark="skipped", amount=None, skip_reason="ill")]))
    assert ill["detail"] == "skipped · I was ill"


def test_an_undone_mark_leaves_its_note():
    (row,) = rows(view([version()], [outcome(mark="", amount=None, note="sore")]))
    assert (row["status"], row["note"], row["late"], row["detail"]) == ("open", "sore", False, "")


def test_a_flare_brings_the_floor_dose_today_and_leaves_other_days():
    shown = view([version()], pauses=[pause(TUESDAY - 2, None, "flare")])
    assert shown["flare"]
    assert shown["flare_words"] == "Flare plan, day 3. Rest counts too."
    assert (rows(shown)[0]["dose"], rows(shown)[0]["detail"]) == ("4 minutes", "lighter for the flare")
    assert rows(view([version()], pauses=[pause(TUESDAY, None, "flare")], day=TUESDAY - 1))[0]["target"] == 8


def test_a_paused_item_rests_while_the_others_stay():
    shown = view(THREE, pauses=[pause(item_ids=["walk"])])
    assert not shown["paused"]
    assert (shown["folded"][0]["detail"], shown["folded_words"]) == ("resting", "1 resting")
    assert shown["planned"] == 2
    assert view([version()], pauses=[pause()])["paused"]


SWIM = version("swim", schedule="times", times_per_week=2, slots=[slot("evening"), slot("morning")])


def test_free_days_are_offered_until_done_often_enough():
    shown = view([SWIM], [outcome("swim", TUESDAY - 1, "evening")])
    (row,) = rows(shown)
    assert row["optional"]
    assert row["detail"] == "1 of 2 this week"
    assert (shown["planned"], shown["done"]) == (0, 0)
    twice = [outcome("swim", TUESDAY - 1, "evening"), outcome("swim", TUESDAY + 1, "evening")]
    assert rows(view([SWIM], twice)) == []
    assert len(rows(view([SWIM], twice, day=TUESDAY + 1))) == 1, "what was done stays in sight"


def test_the_week_is_the_persons():
    sunday = [outcome("swim", TUESDAY - 2, "evening")]
    assert rows(view([SWIM], sunday))[0]["detail"] == "0 of 2 this week"
    assert rows(view([SWIM], sunday, settings=profile(week_start=6)))[0]["detail"] == "1 of 2 this week"
    assert today_span(None, now()) == [TUESDAY - 1, TUESDAY + 5]
    assert today_span(profile(week_start=6), now(), TUESDAY + 7) == [TUESDAY + 5, TUESDAY + 11]


def test_what_was_recorded_stays_when_the_plan_changes():
    moved = [version(), version("walk", TUESDAY, slots=[slot("evening")])]
    (unplanned,) = view(moved, [outcome()])["folded"]
    assert (unplanned["status"], unplanned["title"], unplanned["detail"]) == ("unplanned", "Walk", "done")
    assert unplanned["optional"]
    gone = rows(view([], [outcome("gone", TUESDAY, "at480")]))[0]
    assert gone["title"] == "Something you recorded"
    assert view([], [outcome("gone", deleted=True)])["groups"] == []


def test_nothing_asked_for_a_free_thing_on_a_day_that_has_passed():
    assert rows(view([SWIM], day=TUESDAY - 1))[0]["status"] == "open"


def test_any_day_may_be_asked_for():
    assert view([], day=TUESDAY + 0.5)["day"] == TUESDAY
    assert view([], day=10**9)["day"] == 47_481
    assert view([], day=-1)["day"] == 10_957
    assert today_span(None, now(), -1)[0] <= 10_957


def test_a_day_that_ends_at_three():
    assert view([version()], moment=now(TUESDAY + 1, 2))["day"] == TUESDAY


def test_exercise_rests_where_the_safety_check_asks_it_to_wait():
    plan = [version("walk"), version("stand"), version("rest", kind="rest")]
    held = [screening(hold=True)]
    shown = view(plan, [outcome("stand")], checks=held)
    assert {row["title"]: row["status"] for row in rows(shown)} == {"Rest": "open", "Walk": "paused", "Stand": "done"}
    assert shown["folded_words"] == "1 done and 1 resting"
    yesterday = view(plan, day=TUESDAY - 1, checks=held)
    assert "paused" not in {row["status"] for row in rows(yesterday)}
    cleared = [screening(hold=True, cleared_by="Dr Rivera", cleared_day=TUESDAY)]
    assert "paused" not in {row["status"] for row in rows(view(plan, checks=cleared))}


def test_a_flare_says_lighter_of_what_is_lighter_alone():
    plan = [version("walk"), version("rest", kind="rest", floor=8), version("tip", kind="tip", unit="tip", target=1)]
    shown = view(plan, pauses=[pause(TUESDAY, None, "flare")])
    details = {row["title"]: row["detail"] for row in rows(shown)}
    assert details == {"Walk": "lighter for the flare", "Rest": "", "Tip": ""}
