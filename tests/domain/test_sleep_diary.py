"""The sleep diary, sleep efficiency, the habits' weekly ticks and the question about driving."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fibroplan.content.sleep import sleep
from fibroplan.domain.habit import habit_item, in_plan, toggle_habit
from fibroplan.domain.outcome import mark_done, unmark
from fibroplan.domain.sleep import (
    copy_night,
    diary_day,
    has_nodded_off,
    night_before,
    set_night,
    set_nodded_off,
    sleep_efficiency,
    week_efficiency,
)
from fibroplan.domain.sleep_view import nights_span, sleep_view, ticks_span
from fibroplan.domain.today import today_view
from tests.domain.make import TUESDAY, applied, night, now, outcome, profile, version

SLEEP: Any = sleep()
EMPTY: dict[str, Any] = {
    "into_bed": None, "tried": None, "sol": 0, "awakenings": 0, "waso": 0, "final_wake": None, "out_of_bed": None,
    "quality": None, "nodded_off": False,
}  # fmt: skip
MINUTE = st.integers(0, 1439)


def view(nights: Any = (), versions: Any = (), outcomes: Any = (), day: int | None = None) -> Any:
    return sleep_view(SLEEP, list(versions), list(outcomes), list(nights), None, [], [], [], day, None, now())


def begun(item: str, day: int, **fields: Any) -> Any:
    return version(item, day, kind="sleep", schedule="times", times_per_week=1, unit="habit", target=1, **fields)


# ---- efficiency


@given(MINUTE, MINUTE, st.integers(0, 600), st.integers(0, 600), MINUTE, MINUTE)
def test_a_number_lies_between_0_and_100_and_keeps_to_its_definition(
    into_bed: int, tried: int, sol: int, waso: int, wake: int, out: int
) -> None:
    found = sleep_efficiency(into_bed, tried, sol, waso, wake, out)
    if found["kind"] == "ratio":
        assert 0 <= found["asleep"] <= found["in_bed"] < 1440
        assert found["ratio"] == found["asleep"] / found["in_bed"]
        assert 0 <= found["ratio"] <= found["from_lights_out"] <= 1
        assert 0 <= found["of_sleep_period"] <= 1
        assert (into_bed + found["in_bed"]) % 1440 == out


@given(MINUTE, st.integers(1, 700))
def test_the_same_night_gives_the_same_number_wherever_midnight_falls(into_bed: int, shift: int) -> None:
    def moved(by: int) -> Any:
        return sleep_efficiency(*[(at + by) % 1440 for at in (into_bed, into_bed + 30)], 45, 60,
                                *[(at + by) % 1440 for at in (into_bed + 480, into_bed + 510)])  # fmt: skip

    assert moved(0) == moved(shift)
    assert moved(0)["asleep"] == 345


def test_a_week_is_one_division_of_two_sums() -> None:
    nights = [night(TUESDAY), night(TUESDAY + 1, tried=1350, sol=0, waso=0, final_wake=420)]
    week = week_efficiency(nights, TUESDAY)
    assert week == {"nights": 2, "asleep": 345 + 510, "in_bed": 1020, "ratio": 855 / 1020}


# ---- the diary


def test_every_answer_is_kept_as_it_is_given() -> None:
    assert set_night(TUESDAY, "into_bed", "22:30") == [
        {"table": "night", "id": f"{TUESDAY}", "fields": {"day": TUESDAY, "into_bed": 1350}}
    ]
    assert set_night(TUESDAY, "into_bed", "")[0]["fields"]["into_bed"] is None
    assert set_night(TUESDAY, "sol", 45)[0]["fields"]["sol"] == 45


@pytest.mark.parametrize(("field", "value", "kept"), [("sol", -5, 0), ("waso", 9999, 1440), ("quality", 12, 10)])
def test_an_amount_out_of_range_is_held(field: str, value: float, kept: int) -> None:
    assert set_night(TUESDAY, field, value)[0]["fields"][field] == kept


@pytest.mark.parametrize(
    ("field", "value"), [("into_bed", "25:00"), ("into_bed", 5), ("sol", "07:00"), ("sol", None), ("id", 3)]
)
def test_what_fits_no_field_changes_nothing(field: str, value: Any) -> None:
    assert set_night(TUESDAY, field, value) == []


def test_same_as_yesterday_copies_the_times_and_nothing_about_driving() -> None:
    nights = [night(TUESDAY - 1, quality=6, nodded_off=True), night(TUESDAY - 3)]
    rows = applied(nights, copy_night(nights, TUESDAY), "night", EMPTY)
    assert rows[-1] == night(TUESDAY, quality=6)


def test_same_as_yesterday_needs_a_whole_night_within_two_weeks() -> None:
    assert night_before([night(TUESDAY - 1, tried=None), night(TUESDAY - 3)], TUESDAY) == night(TUESDAY - 3)
    assert copy_night([night(TUESDAY - 15)], TUESDAY) == []
    assert copy_night([], TUESDAY) == []


def test_a_night_to_come_is_todays() -> None:
    assert [diary_day(day, None, now()) for day in (None, TUESDAY + 5, TUESDAY - 5)] == [TUESDAY, TUESDAY, TUESDAY - 5]


def test_what_is_read_covers_what_is_shown() -> None:
    assert nights_span(None, now(), TUESDAY - 100) == [TUESDAY - 120, TUESDAY]
    assert ticks_span(profile(week_start=1), now()) == [TUESDAY - 21, TUESDAY]


# ---- the page


def test_a_night_is_shown_with_its_arithmetic() -> None:
    shown = view([night()])
    assert shown["night"]["words"] == "5 h 45 min asleep, 8 h 30 min in bed"
    assert shown["night"]["percent"] == "67.6 %"
    assert shown["sums"] == [
        "23:00 to 6:30 is 7 h 30 min.",
        "Less 45 min to fall asleep and 1 h 0 min awake: 5 h 45 min asleep.",
        "22:30 to 7:00 is 8 h 30 min in bed.",
        "345 minutes of 510 minutes is 67.6 %.",
    ]
    assert shown["unusable"] == ""
    assert [row["time"] or row["number"] for row in shown["questions"]] == [
        *("22:30", "23:00", 45, 2, 60, "06:30", "07:00", -1)
    ]


def test_times_that_do_not_fit_get_kind_words_and_stay() -> None:
    order = view([night(tried=1300)])
    assert "out of order" in order["unusable"]
    assert order["questions"][1]["time"] == "21:40"
    awake = view([night(sol=400, waso=200)])
    assert awake["unusable"] == ("The time awake adds up to 10 h 0 min. That is more than the time from 23:00 to 6:30.")
    assert awake["night"] == {"day": TUESDAY, "label": "Last night", "percent": "",
                              "words": "These times do not fit together yet."}  # fmt: skip
    assert awake["sums"] == []


def test_open_and_empty_nights() -> None:
    shown = view([night(out_of_bed=None), night(TUESDAY - 2)])
    assert shown["night"]["words"] == "Some times are still open."
    assert shown["copy_label"] == "Same as Sunday 22 November"
    assert [row["words"] for row in shown["nights"][:2]] == ["Some times are still open.", "Not filled in"]
    assert view()["copy_label"] == ""
    assert not view([night(nodded_off=True, **dict.fromkeys(("into_bed", "tried", "final_wake", "out_of_bed")))])[
        "begun"
    ]


def test_weeks_have_their_sums() -> None:
    shown = view([night(), night(TUESDAY - 1), night(TUESDAY - 7)])
    assert [(row["label"], row["words"], row["percent"]) for row in shown["weeks"]] == [
        ("This week", "2 nights: 11 h 30 min asleep, 17 h 0 min in bed", "67.6 %"),
        ("Week from 16 November", "1 night: 5 h 45 min asleep, 8 h 30 min in bed", "67.6 %"),
    ]
    earlier = view([], day=TUESDAY - 7)
    assert [row["label"] for row in earlier["weeks"]] == ["Week from 16 November", "Week from 9 November"]
    assert earlier["weeks"][0]["words"] == "No night to count yet"
    assert earlier["label"] == "Night to Tuesday 17 November"


# ---- driving


def test_a_yes_about_driving_holds_for_seven_days_and_can_be_taken_back() -> None:
    rows = applied([], set_nodded_off([], True, None, now()), "night", EMPTY)
    assert has_nodded_off(rows, TUESDAY)
    assert has_nodded_off(rows, TUESDAY + 6)
    assert not has_nodded_off(rows, TUESDAY + 7)
    assert view(rows)["nodded_off"]
    assert not view(rows)["begun"], "an answer about driving is no night"
    taken = applied(rows, set_nodded_off(rows, False, None, now()), "night", EMPTY)
    assert not has_nodded_off(taken, TUESDAY)
    assert set_nodded_off([night()], False, None, now()) == []


# ---- habits


def test_a_chosen_habit_is_an_item_ticked_once_a_week() -> None:
    changes = toggle_habit([], "wind-down", "Wind down", None, now())
    (row,) = applied([], changes, "plan_version", dict(version(variant="start")))
    assert row["item_id"] == habit_item("wind-down")
    assert (row["kind"], row["content_id"], row["title"]) == ("sleep", "wind-down", "Wind down")
    assert (row["schedule"], row["times_per_week"]) == ("times", 1)
    (item,) = [each for group in today_view([row], [], [], [], None, None, now())["groups"] for each in group["rows"]]
    assert item["dose"] == "sleep habit"


def test_a_habit_stops_and_comes_back_with_its_history() -> None:
    item = habit_item("wind-down")
    rows = [begun(item, TUESDAY - 10)]
    rows = applied(rows, toggle_habit(rows, "wind-down", "Wind down", None, now()), "plan_version", {})
    assert in_plan(rows, item, TUESDAY) is None
    assert in_plan(rows, item, TUESDAY - 1) is not None
    rows = applied(rows, toggle_habit(rows, "wind-down", "Wind down", None, now()), "plan_version", {})
    assert in_plan(rows, item, TUESDAY) is not None
    assert len({row["item_id"] for row in rows}) == 1


def test_a_tick_counts_for_its_week_wherever_it_was_made() -> None:
    item = habit_item("wind-down")
    rows = [begun(item, TUESDAY - 13)]
    (row,) = view(versions=rows)["chosen"]
    assert (row["ticked"], row["day"], row["detail"]) == (False, TUESDAY, "0 of 3 weeks")
    of = {name: row[name] for name in ("item_id", "day", "slot_id", "target", "version_id")}
    done = applied([], mark_done(**of, profile=None, now=now()), "outcome", {})
    monday = [outcome(item, TUESDAY - 1, target=1, amount=1), outcome(item, TUESDAY - 8, target=1, amount=1)]
    (row,) = view(versions=rows, outcomes=monday)["chosen"]
    assert (row["ticked"], row["day"], row["detail"]) == (True, TUESDAY - 1, "2 of 3 weeks")
    (row,) = view(versions=rows, outcomes=done)["chosen"]
    back = applied(done, unmark(**{**of, "day": row["day"]}, profile=None, now=now()), "outcome", {})
    assert not view(versions=rows, outcomes=back)["chosen"][0]["ticked"]


def test_the_first_week_has_words_of_its_own() -> None:
    item = habit_item("wind-down")
    rows = [begun(item, TUESDAY)]
    assert view(versions=rows)["chosen"][0]["detail"] == "Tick it once this week"
    assert (
        view(versions=rows, outcomes=[outcome(item, target=1, amount=1)])["chosen"][0]["detail"] == "Ticked this week"
    )


def test_all_sixteen_habits_can_be_chosen_and_say_their_other_ways() -> None:
    rows = view()["habits"]
    assert len(rows) == 16
    assert [row for row in rows if row["chosen"]] == []
    assert rows[2]["others"][0].startswith("On a sore night: If getting up")
