"""A course of infusions: its sessions and times, the hours of rest, the points before and after, and the timed hold."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fibroplan.content.infusion import infusion as infusion_words
from fibroplan.domain.course import (
    add_course,
    add_infusion,
    clock_of,
    course_named,
    end_course,
    end_infusion_now,
    keep_drug,
    remove_infusion,
    set_infusion_day,
    set_infusion_minute,
    set_infusion_status,
    set_infusion_time,
    set_planned_sessions,
    times_problem,
    toggle_ready,
    write_course,
    write_infusion,
)
from fibroplan.domain.course_view import course_view
from fibroplan.domain.hold import hold_words, keep_hold
from fibroplan.domain.infusion_view import infusion_view, timers_span
from fibroplan.domain.mood_after import mood_after_infusion, mood_span
from fibroplan.domain.rating import (
    POINTS,
    SCORES,
    days_after_infusion,
    needs_mood_card,
    percent_change,
    point_now,
    rate_point,
    rating_summary,
    tick_effect,
    write_rating,
)
from fibroplan.domain.resting import resting_after_infusion, resting_span
from fibroplan.domain.timer import start_timer
from fibroplan.domain.today import today_view
from tests.domain.make import TUESDAY, applied, now, outcome, pause, version
from tests.domain.make_treatments import appointment, at, course, done, infusion, rating, worked

WORDS: Any = infusion_words()
HOUR = 3_600_000


def rest(*rows: Any, day: int = TUESDAY, hour: float = 12, **moment: Any) -> Any:
    return resting_after_infusion(list(rows), now(day, hour, **moment))


def session(row: Any, ratings: Any = (), point: str = "", **moment: Any) -> Any:
    timers = moment.pop("timers", [])
    return infusion_view(WORDS, row, [course()], list(ratings), timers, point, None, now(**moment))


def about(
    courses: Any, infusions: Any = (), ratings: Any = (), visits: Any = (), pauses: Any = (), id: str = ""
) -> Any:
    given = (list(rows) for rows in (courses, infusions, ratings, visits, pauses))
    return course_view(WORDS, *given, id, None, now())


# ---- the hours of rest


@pytest.mark.parametrize(
    ("day", "hour", "resting"),
    [(0, 11, True), (0, 10, True), (1, 10.98, True), (1, 11, False), (1, 12, False), (-1, 10, False), (3, 0, False)],
)
def test_rest_lasts_24_hours_from_the_end_by_the_clock(day: int, hour: float, resting: bool) -> None:
    assert rest(done(hour=11), day=TUESDAY + day, hour=hour)["resting"] == resting


def test_rest_is_told_in_words_with_the_night() -> None:
    told = rest(done(hour=11))
    assert told["words"] == "Rest until tomorrow, 11:00, and after a night's sleep."
    assert (told["known"], told["infusion_id"], told["until"]) == (True, "i1", at(TUESDAY + 1, 11))
    assert told["until_day"] == TUESDAY + 1
    assert rest(done(hour=22), day=TUESDAY + 1, hour=1)["words"].startswith("Rest until today, 22:00")


def test_without_an_end_the_rest_is_rather_too_long() -> None:
    for row in (infusion(status="done"), infusion(started_at=at(hour=9))):
        told = rest(row)
        assert (told["resting"], told["known"]) == (True, False)
        assert told["words"] == "Rest until the end of tomorrow, and after a night's sleep."
        assert told["until_day"] == TUESDAY + 1
        assert rest(row, day=TUESDAY + 1, hour=23.9)["resting"]
        assert not rest(row, day=TUESDAY + 2, hour=0)["resting"]
    assert rest(infusion(status="done"), hour=23, offset=120)["until"] == at(TUESDAY + 1, 22)


def test_an_end_far_ahead_is_not_believed_and_the_day_counts() -> None:
    mistyped = done(hour=12 + 24 * 300)
    assert (rest(mistyped)["resting"], rest(mistyped)["known"]) == (True, False)
    assert not rest(mistyped, day=TUESDAY + 2)["resting"]
    assert not rest(done(day=TUESDAY + 5, hour=12))["resting"], "marked done for a day that is still far"


@pytest.mark.parametrize(
    "row", [infusion(), infusion(status="cancelled", ended_at=at(hour=11)), done(deleted=True), done(day=TUESDAY - 3)]
)
def test_nothing_that_did_not_take_place_lately_brings_a_rest(row: Any) -> None:
    assert rest(row) == {
        "resting": False, "until": 0, "until_day": 0, "known": True, "infusion_id": "", "words": "",
    }  # fmt: skip


def test_of_two_infusions_the_longer_rest_counts() -> None:
    told = rest(done("i1", hour=11), done("i2", hour=8), done("i3", TUESDAY - 1, 15))
    assert told["infusion_id"] == "i1"


@given(st.integers(-90, 90), st.integers(0, 47), st.sampled_from([0, 60, -210, 840, -660]))
def test_rest_never_ends_before_a_day_and_a_night_wherever_the_person_is(minutes: int, hours: int, offset: int) -> None:
    ended = at(hour=12) + minutes * 60_000
    moment = now(TUESDAY, 0)
    moment["instant"], moment["offset"] = ended + hours * HOUR, offset
    assert resting_after_infusion([done(hour=0, **{}) | {"ended_at": ended}], moment)["resting"] == (hours < 24)


def test_what_is_read_holds_every_rest() -> None:
    assert resting_span(None, now()) == [TUESDAY - 3, TUESDAY + 1]


def test_today_asks_for_no_exercise_while_it_lasts_and_begins_no_session() -> None:
    plan = [version("walk"), version("sleep-wind-down", kind="sleep"), version("garden", kind="custom")]

    def today(*infusions: Any, outcomes: Any = (), day: int | None = None, hour: float = 12) -> Any:
        return today_view(plan, list(outcomes), [], [], day, None, now(hour=hour), None, list(infusions))

    shown = today(done(hour=11))
    assert shown["resting"] == "Rest until tomorrow, 11:00, and after a night's sleep."
    assert [row["item_id"] for group in shown["groups"] for row in group["rows"]] == ["sleep-wind-down"]
    assert {row["item_id"]: row["detail"] for row in shown["folded"]} == dict.fromkeys(("walk", "garden"), "resting")
    assert (shown["planned"], shown["folded_words"]) == (1, "2 resting")
    moved = today(done(hour=11), outcomes=[outcome("walk")])
    assert [row["mark"] for row in moved["folded"] if row["item_id"] == "walk"] == ["done"], "what was done stays done"
    for other in (today(), today(done(hour=11), day=TUESDAY - 1), today(done(day=TUESDAY - 1, hour=11), hour=12)):
        assert other["resting"] == ""
        assert [row["status"] for group in other["groups"] for row in group["rows"]].count("paused") == 0


# ---- the course


def test_a_course_begins_with_a_name_and_nothing_is_filled_in() -> None:
    (row,) = applied([], add_course("Ketamine", "ketamine", None, now(uuid="k9")), "course", course())
    assert (row["id"], row["treatment"], row["from_day"]) == ("k9", "Ketamine", TUESDAY)
    shown = about([row])
    assert (shown["planned"], shown["sessions"], shown["visits"], shown["counted"]) == (
        -1,
        [],
        [],
        "None took place yet.",
    )
    assert add_course("", "", None, now()) == []


def test_the_plan_may_rest_as_long_and_the_page_knows_whether_it_does() -> None:
    assert not about([course()], [done()])["plan_rests"]
    assert about([course()], [done()], pauses=[pause()])["plan_rests"]


def test_the_texts_of_a_course_are_kept_and_its_name_is_never_emptied() -> None:
    assert write_course("k1", "clinic", "North; East, 2nd floor")[0]["fields"] == {"clinic": "North; East, 2nd floor"}
    assert write_course("k1", "treatment", "") == []
    assert write_course("k1", "planned", "6") == []
    assert [set_planned_sessions("k1", each)[0]["fields"]["planned"] for each in (None, -2, 6, 5000)] == [
        None,
        0,
        6,
        100,
    ]
    assert keep_drug("k1", True)[0]["fields"] == {"keeps_drug": True}
    assert [end_course("k1", ended, None, now())[0]["fields"]["until_day"] for ended in (True, False)] == [
        TUESDAY,
        None,
    ]


def test_sessions_stand_by_their_dates_and_are_counted() -> None:
    rows = [infusion("i2", TUESDAY + 1), done("i1", TUESDAY - 7), infusion("i3", course_id="k2")]
    visits = [appointment(course_id="k1"), appointment("a2", course_id="")]
    shown = about([course(planned=6), course("k2", until_day=TUESDAY)], rows, visits=visits)
    assert [(row["title"], row["detail"]) for row in shown["sessions"]] == [
        ("Session 1", "Tuesday 17 November 2026, 9:30 · It took place"),
        ("Session 2", "Tomorrow, 9:30 · Planned"),
    ]
    assert shown["counted"] == "1 took place. Your clinic spoke of 6."
    assert [row["id"] for row in shown["visits"]] == ["a1"]
    assert [(row["id"], row["detail"]) for row in shown["others"]] == [("k2", "Begun 24 November")]
    assert not shown["ended"]


def test_the_course_that_goes_on_comes_first_and_any_can_be_opened() -> None:
    rows = [course("k1", until_day=TUESDAY), course("k2", from_day=None), course("k3", deleted=True)]
    assert course_named(rows, "")["id"] == "k2"  # type: ignore[index]
    assert course_named(rows, "k1")["id"] == "k1"  # type: ignore[index]
    assert course_named(rows, "k3") is None
    assert course_named([], "") is None
    empty = about([], [infusion(course_id="")], visits=[appointment()])
    assert (empty["course"], empty["visits"]) == (None, [])
    assert about([course("k2", from_day=None), course()], id="k1")["others"][0] == {
        "id": "k2", "title": "Ketamine", "detail": "", "status": ""
    }  # fmt: skip


@pytest.mark.parametrize("date", ["", "2026-02-30", "next week", "24.11.2026"])
def test_a_bad_date_of_a_session_changes_nothing(date: str) -> None:
    assert add_infusion("k1", date, now()) == []
    assert set_infusion_day("i1", date) == []


def test_a_session_has_the_date_that_was_typed_and_no_other() -> None:
    (row,) = applied([], add_infusion("k1", "2026-12-01", now(uuid="i9")), "infusion", infusion())
    assert (row["day"], row["status"]) == (TUESDAY + 7, "planned")
    assert add_infusion("", "2026-12-01", now()) == []
    assert set_infusion_day("i1", "2026-12-02")[0]["fields"] == {"day": TUESDAY + 8}
    assert set_infusion_minute("i1", "09:15")[0]["fields"] == {"minute": 555}
    assert set_infusion_minute("i1", "")[0]["fields"] == {"minute": None}
    assert set_infusion_minute("i1", "25:99") == []
    assert set_infusion_status("i1", "cancelled")[0]["fields"] == {"status": "cancelled"}
    assert set_infusion_status("i1", "worked") == []
    assert remove_infusion("i1")[0]["fields"] == {"deleted": True}


def test_one_tap_at_the_end_begins_the_rest() -> None:
    (row,) = applied(
        [infusion(day=TUESDAY - 1)], end_infusion_now(infusion(day=TUESDAY - 1), None, now()), "infusion", {}
    )
    assert (row["status"], row["day"], row["ended_at"]) == ("done", TUESDAY, at(hour=12))
    assert rest(row)["words"].startswith("Rest until tomorrow, 12:00")
    assert end_infusion_now(None, None, now()) == []


def test_times_as_told_are_read_on_the_day_of_the_session() -> None:
    (begun,) = set_infusion_time(infusion(), "started_at", "09:30", now(offset=60))
    assert begun["fields"] == {"started_at": at(hour=8.5)}
    (ended,) = set_infusion_time(infusion(started_at=at(hour=9.5)), "ended_at", "10:30", now())
    assert ended["fields"] == {"ended_at": at(hour=10.5), "status": "done"}
    (late,) = set_infusion_time(infusion(started_at=at(hour=23.5)), "ended_at", "00:30", now())
    assert late["fields"]["ended_at"] == at(hour=24.5)
    assert set_infusion_time(infusion(), "ended_at", "", now())[0]["fields"] == {"ended_at": None}
    assert clock_of(at(hour=8.5), 60) == "09:30"
    assert clock_of(None, 60) == ""


@pytest.mark.parametrize(("row", "field", "time"), [(None, "ended_at", "10:00"), (infusion(), "day", "10:00"),
                                                    (infusion(), "ended_at", "ten")])  # fmt: skip
def test_a_bad_time_of_a_session_changes_nothing(row: Any, field: str, time: str) -> None:
    assert set_infusion_time(row, field, time, now()) == []


def test_times_that_do_not_fit_are_kept_and_get_kind_words() -> None:
    early = infusion(started_at=at(hour=10), ended_at=at(hour=9))
    assert times_problem(early, now()) == "The end lies before the start. Please look at the times again."
    assert times_problem(done(hour=14), now()).startswith("This end is still to come.")
    assert times_problem(infusion(), now()) == ""
    assert session(early)["ended"] == "09:00"


def test_what_to_have_ready_is_ticked_and_taken_back() -> None:
    assert toggle_ready(infusion(), "ride")[0]["fields"] == {"ride": True}
    assert toggle_ready(infusion(escort=True), "escort")[0]["fields"] == {"escort": False}
    assert toggle_ready(infusion(), "status") == []
    assert toggle_ready(None, "ride") == []
    assert [row["ticked"] for row in session(infusion(ate=True))["ready"]] == [False, False, True]
    assert write_infusion("i1", "drug", "as told")[0]["fields"] == {"drug": "as told"}
    assert write_infusion("i1", "status", "done") == []


# ---- the points


def test_the_worked_session_shows_raw_points_and_each_change_with_its_arithmetic() -> None:
    shown = session(done(), worked())
    told = {row["point"]: (row["pain"], row["change"], row["sum"]) for row in shown["points"] if row["filled"]}
    assert told == {
        "before": ("8", "", ""),
        "m20": ("4", "−50 %", "(4 − 8) ÷ 8 = −50 %"),
        "m60": ("3", "−62.5 %", "(3 − 8) ÷ 8 = −62.5 %"),
        "m120": ("4", "−50 %", "(4 − 8) ÷ 8 = −50 %"),
        "d1": ("6", "−25 %", "(6 − 8) ÷ 8 = −25 %"),
        "d2": ("7", "−12.5 %", "(7 − 8) ÷ 8 = −12.5 %"),
        "d3": ("8", "0 %", "(8 − 8) ÷ 8 = 0 %"),
    }
    assert shown["figures"] == [
        "Pain after, middle of 6 points: 5.",
        "Pain was back near what it was before: Day 3.",
    ]
    assert [row["value"] for row in shown["choices"]] == POINTS
    assert [row["label"] for row in shown["choices"]][:5] == [
        "Before · noted", "At the end", "20 minutes after · noted", "40 minutes after", "60 minutes after · now",
    ]  # fmt: skip


@given(st.integers(1, 10), st.integers(0, 10))
def test_a_change_goes_from_minus_100_and_is_0_where_nothing_changed(before: int, value: int) -> None:
    percent = percent_change(before, value)
    assert percent is not None
    assert percent >= -100
    assert (percent == 0) == (before == value)
    assert (percent < 0) == (value < before)


def test_no_score_before_means_no_change_and_no_figure() -> None:
    shown = session(done(), [rating("m20", pain=4)])
    assert (shown["points"][0]["change"], shown["points"][0]["sum"]) == ("", "")
    assert shown["figures"] == ["Pain after, middle of 1 point: 4."]
    assert session(done())["figures"] == []


def test_ticks_of_effects_are_told_at_their_strongest_after_the_infusion() -> None:
    rows = [rating(effects={"dizzy": 3}), rating("m20", effects={"dizzy": 1}), rating("d1", effects={"dizzy": 2})]
    assert rating_summary(rows, "i1", ["dizzy", "sick"])["effects"] == {"dizzy": 2, "sick": 0}
    assert session(done(), rows)["figures"] == ["Dizzy: 2 of 3 at most."]


@pytest.mark.parametrize(
    ("day", "hour", "point"),
    [
        (0, 10.9, ""), (0, 11, "end"), (0, 11.4, "m20"), (0, 12.2, "m60"), (0, 14, "h3"), (0, 20, "h3"), (1, 9, "d1"),
        (7, 9, "d7"), (8, 9, ""), (14, 9, "w2"), (20, 9, "w2"), (62, 9, "w8"), (63, 9, ""), (-1, 9, ""),
    ],
)  # fmt: skip
def test_the_point_of_this_moment(day: int, hour: float, point: str) -> None:
    assert point_now(done(hour=11), TUESDAY + day, now(TUESDAY + day, hour)) == point


def test_without_an_end_no_minute_is_named() -> None:
    assert point_now(infusion(status="done"), TUESDAY, now()) == ""
    assert session(infusion())["point"] == "before"
    assert session(done(hour=11.5))["point"] == "m20"
    assert session(done(), point="w4")["label"] == "Week 4"
    assert session(done(), point="soon")["point"] == "m60"


def test_scores_are_held_between_0_and_10_and_can_be_taken_back() -> None:
    def kept(value: float | None, field: str = "pain") -> Any:
        (change,) = rate_point([], "i1", "m20", field, value, "escort", None, now())
        return change["fields"][field]

    assert [kept(value) for value in (None, -2, 4, 99)] == [None, 0, 4, 10]
    assert kept(25.4, "hold_seconds") == 25
    (first,) = rate_point([], "i1", "m20", "pain", 4, "escort", None, now())
    assert (first["id"], first["fields"]["by"], first["fields"]["at"]) == ("i1.m20", "escort", at(hour=12))
    (again,) = rate_point([rating("m20")], "i1", "m20", "pain", 5, "self", None, now(hour=15))
    assert "at" not in again["fields"], "when it was first given stays"


@pytest.mark.parametrize(
    ("infusion_id", "point", "field"), [("i1", "soon", "pain"), ("", "m20", "pain"), ("i1", "m20", "day")]
)
def test_bad_input_of_a_point_changes_nothing(infusion_id: str, point: str, field: str) -> None:
    assert rate_point([], infusion_id, point, field, 4, "self", None, now()) == []
    assert write_rating([], infusion_id, point, field, "x", "self", None, now()) == []
    if field == "pain":
        assert tick_effect([], infusion_id, point, "dizzy", 1, "self", None, now()) == []


def test_an_effect_is_ticked_from_0_to_3_and_the_same_tap_takes_it_back() -> None:
    def level(rows: Any, asked: int) -> int:
        (change,) = tick_effect(rows, "i1", "m20", "dizzy", asked, "self", None, now())
        return change["fields"]["effects"]["dizzy"]

    assert [level([], asked) for asked in (1, 3, 9)] == [1, 3, 3]
    assert level([rating("m20", effects={"dizzy": 2, "sick": 1})], 2) == 0
    (note,) = write_rating([rating("m20")], "i1", "m20", "blood_pressure", "120 to 80", "clinic", None, now())
    assert note["fields"]["blood_pressure"] == "120 to 80"


def test_every_score_is_asked_for_and_sleep_where_a_night_lies_before() -> None:
    shown = session(done(), [rating("d1", pain=0, mood=7)], point="d1")
    assert [(row["field"], row["value"]) for row in shown["scores"]] == [
        ("pain", 0), ("tenderness", -1), ("fatigue", -1), ("mood", 7), ("sleep", -1)
    ]  # fmt: skip
    assert [row["field"] for row in session(done(), point="m20")["scores"]] == SCORES[:4]
    filled = session(done(), [rating("m20", pain=4, hold_seconds=25)], point="m20")
    assert filled["points"][0]["words"] == "Pain 4 · Held 25 s"
    assert (filled["hold"], filled["hold_slot"], filled["timer"]) == (25, "hold-m20", None)
    begun = applied([], start_timer("i1", TUESDAY, "hold-m20", "steady", now()), "timer", {})
    assert session(done(), point="m20", timers=begun)["timer_id"] == f"i1.{TUESDAY}.hold-m20"
    assert session(done(), point="m40", timers=begun)["timer"] is None
    assert timers_span(None, now()) == [TUESDAY - 1, TUESDAY]


def test_a_session_that_is_not_there_is_said_to_be_so() -> None:
    shown = session(None)
    assert (shown["found"], shown["treatment"], shown["rest"]["resting"]) == (False, "", False)


# ---- support


@pytest.mark.parametrize(
    ("day", "mood", "effects", "shown"),
    [(0, 3, {}, True), (1, 0, {}, True), (7, 3, {}, True), (8, 0, {}, False), (-1, 0, {}, False), (3, 4, {}, False),
     (3, None, {}, False), (3, None, {"low-mood": 1}, True), (3, 8, {"low-mood": 0}, False)],
)  # fmt: skip
def test_a_low_mood_in_the_week_after_brings_the_way_to_help(day: int, mood: int, effects: Any, shown: bool) -> None:
    assert needs_mood_card([done()], TUESDAY + day, mood, effects) == shown


def test_the_last_infusion_counts_and_a_planned_one_does_not() -> None:
    rows = [done(), done("i2", TUESDAY - 4), infusion("i3", TUESDAY + 2), done("i4", TUESDAY + 2, deleted=True)]
    assert days_after_infusion(rows, TUESDAY + 2) == 2
    assert days_after_infusion(list(reversed(rows)), TUESDAY + 2) == 2
    assert days_after_infusion([infusion()], TUESDAY) == -1


def test_a_low_mood_of_the_check_in_counts_too() -> None:
    def low(mood: int | None, day: int | None = None, **more: Any) -> bool:
        row: Any = {"id": "x", "deleted": False, "day": TUESDAY if day is None else day, "mood": mood, **more}
        return mood_after_infusion([done(day=TUESDAY - 6)], [row], day, None, now())

    assert low(2)
    assert low(2, TUESDAY - 1)
    assert not low(7)
    assert not low(None)
    assert not low(2, deleted=True)
    assert not mood_after_infusion(
        [done(day=TUESDAY - 8)], [{"deleted": False, "day": TUESDAY, "mood": 0}], None, None, now()
    )  # type: ignore[typeddict-item]
    assert mood_span(None, now()) == [TUESDAY - 7, TUESDAY]


def test_low_mood_and_the_bladder_are_seen_on_the_session_and_the_course() -> None:
    low = [rating("d2", day=TUESDAY + 2, mood=2), rating("m20", effects={"bladder-pain": 1})]
    shown = session(done(), low)
    assert (shown["low_mood"], shown["bladder"]) == (True, True)
    assert about([course()], [done()], low)["bladder"]
    calm = session(done(), [rating(mood=1), rating("d2", mood=8), rating("d3", mood=1, deleted=True)])
    assert (calm["low_mood"], calm["bladder"]) == (False, False), "a low mood before the infusion says nothing about it"


# ---- the timed hold


def test_a_hold_is_timed_by_the_clock_and_kept_in_seconds() -> None:
    changes = start_timer("i1", TUESDAY, "hold-m20", "steady", now())
    (timer,) = applied([], changes, "timer", {})
    assert hold_words(timer, at(hour=12) + 25_900, 0) == {"kind": "going", "clock": "0:25"}
    later = now()
    later["instant"] += 25_600
    gone, kept = keep_hold(timer, [], "i1", "m20", "self", None, later)
    assert gone["fields"] == {"deleted": True}
    assert kept["fields"]["hold_seconds"] == 26
    assert keep_hold(None, [], "i1", "m20", "self", None, later) == []
    assert hold_words(None, 0, 0) == {"kind": "ready", "clock": ""}


@pytest.mark.parametrize(("passed", "back"), [(-5_000, 0), (3_700_000, 0), (5_000, 3_000)])
def test_a_hold_whose_time_is_not_known_guesses_nothing(passed: int, back: int) -> None:
    (timer,) = applied([], start_timer("i1", TUESDAY, "hold-m20", "steady", now()), "timer", {})
    assert hold_words(timer, at(hour=12) + passed, back)["kind"] == "unknown"
    if not back:
        moment = now()
        moment["instant"] += passed
        assert [change["table"] for change in keep_hold(timer, [], "i1", "m20", "self", None, moment)] == ["timer"]
