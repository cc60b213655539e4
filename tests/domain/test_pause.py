"""Pauses and flares, and the plan screen that lists them."""

from fibroplan.domain.pause import (
    covers,
    end_flare,
    end_pause,
    flare_on,
    is_flare,
    is_paused,
    is_resting,
    start_flare,
    start_pause,
)
from fibroplan.domain.plan_view import plan_view
from tests.domain.make import TUESDAY, applied, now, pause, profile, version

DEFAULTS = {"kind": "pause", "until_day": None, "item_ids": [], "reason": ""}


def after(pauses, changes):
    return applied(pauses, changes, "pause", DEFAULTS)


def test_both_ends_belong_to_a_pause():
    row = pause(TUESDAY, TUESDAY + 2)
    assert [covers(row, "walk", TUESDAY + day) for day in (-1, 0, 2, 3)] == [False, True, True, False]
    assert covers(pause(), "walk", TUESDAY + 999), "an open end"
    assert not covers(pause(deleted=True), "walk", TUESDAY)


def test_some_items_or_the_whole_plan():
    some = [pause(item_ids=["walk"])]
    assert is_paused(some, "walk", TUESDAY)
    assert not is_paused(some, "stand", TUESDAY)
    assert not is_resting(some, TUESDAY)
    assert is_resting([pause()], TUESDAY)
    assert not is_flare(some, "walk", TUESDAY)


def test_one_tap_starts_a_flare_and_a_second_changes_nothing():
    pauses = after([], start_flare([], None, None, now(uuid="flare-1")))
    assert flare_on(pauses, TUESDAY)["id"] == "flare-1"
    assert start_flare(pauses, None, None, now(uuid="flare-2")) == []
    assert start_flare(pauses, TUESDAY + 9, None, now()) == [], "a day to come is today"


def test_a_flare_is_known_for_one_only_later():
    pauses = after([], start_flare([], TUESDAY - 3, None, now(uuid="flare")))
    assert flare_on(pauses, TUESDAY - 3)
    earlier = after(pauses, start_flare(pauses, TUESDAY - 5, None, now()))
    assert flare_on(earlier, TUESDAY - 5)["id"] == "flare"
    assert len(earlier) == 1


def test_a_flare_ended_today_leaves_today_an_ordinary_day():
    pauses = [pause(TUESDAY - 3, None, "flare")]
    pauses = after(pauses, end_flare(pauses, None, None, now()))
    assert flare_on(pauses, TUESDAY - 1)
    assert flare_on(pauses, TUESDAY) is None


def test_a_flare_may_last_through_today():
    pauses = [pause(TUESDAY - 3, None, "flare")]
    pauses = after(pauses, end_flare(pauses, TUESDAY, None, now()))
    assert flare_on(pauses, TUESDAY)
    assert flare_on(pauses, TUESDAY + 1) is None


def test_a_flare_tapped_by_mistake_is_taken_away():
    pauses = after([], start_flare([], None, None, now()))
    assert after(pauses, end_flare(pauses, None, None, now()))[0]["deleted"]


def test_of_several_flares_the_earliest_counts():
    pauses = [pause(TUESDAY, None, "flare"), pause(TUESDAY - 2, None, "flare")]
    assert flare_on(pauses, TUESDAY)["from_day"] == TUESDAY - 2
    assert [row["fields"] for row in end_flare(pauses, None, None, now())] == [
        {"deleted": True},
        {"until_day": TUESDAY - 1},
    ]


def test_a_pause_may_have_passed_be_open_or_end():
    (change,) = start_pause(TUESDAY - 9, TUESDAY - 3, ["walk"], "holiday", None, now(uuid="p"))
    assert change["id"] == "p"
    assert change["fields"] == {
        "kind": "pause",
        "from_day": TUESDAY - 9,
        "until_day": TUESDAY - 3,
        "item_ids": ["walk"],
        "reason": "holiday",
    }
    (change,) = start_pause(None, None, [], "", profile(day_ends_at=0), now())
    assert (change["fields"]["from_day"], change["fields"]["until_day"]) == (TUESDAY, None)
    assert start_pause(TUESDAY, TUESDAY - 5, [], "", None, now())[0]["fields"]["until_day"] == TUESDAY


def test_ending_one_pause_leaves_the_others():
    pauses = [pause(TUESDAY - 3), pause(TUESDAY - 2), pause(TUESDAY - 1, deleted=True)]
    assert end_pause(pauses, f"pause-{TUESDAY - 3}", None, None, now()) == [
        {"table": "pause", "id": f"pause-{TUESDAY - 3}", "fields": {"until_day": TUESDAY - 1}}
    ]
    assert end_pause(pauses, f"pause-{TUESDAY - 2}", TUESDAY, None, now())[0]["fields"] == {"until_day": TUESDAY}
    assert end_pause(pauses, f"pause-{TUESDAY - 1}", None, None, now()) == []


def test_the_plan_screen():
    versions = [
        version("walk", position=2),
        version("stand", position=1, unit="times", target=5, floor=9, each_side=True),
        version("old", schedule="none"),
        version("soon", TUESDAY + 3, position=3),
        version("planned and stopped", TUESDAY + 3, schedule="none"),
    ]
    pauses = [
        pause(TUESDAY - 1, None, "flare"),
        pause(TUESDAY + 5, TUESDAY + 9, item_ids=["walk"], reason="holiday"),
        pause(TUESDAY - 9, TUESDAY - 5),
    ]
    shown = plan_view(versions, pauses, [], None, now())
    assert shown["sentence"] == "3 things in your plan, 2 put away."
    assert [row["item_id"] for row in shown["active"]] == ["stand", "walk", "soon"]
    assert [row["item_id"] for row in shown["stopped"]] == ["old", "planned and stopped"]
    assert shown["active"][0]["dose"] == "5 times each side"
    assert shown["active"][0]["floor_words"] == "On a flare day: 5 times"
    assert shown["active"][2]["start_words"] == "Starts Friday 27 November"
    assert [row["title"] for row in shown["pauses"]] == ["Flare plan: the whole plan", "Resting: Walk"]
    assert [row["detail"] for row in shown["pauses"]] == [
        "From 23 November until you say so",
        "From 29 November until 3 December",
    ]
    assert [row["holds_today"] for row in shown["pauses"]] == [True, False]
    assert (shown["flare"], shown["paused"], shown["has_plan"]) == (True, False, True)


def test_the_plan_screen_of_one_or_nothing():
    assert plan_view([], [], [], None, now())["sentence"] == "Your plan is empty. Start with one small thing."
    assert plan_view([version()], [], [], None, now())["sentence"] == "1 thing in your plan."
