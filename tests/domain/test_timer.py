"""A timed session is worked out from its start, through pauses, planned rests and clocks that jump."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fibroplan.domain.session import session_view, stop_signs
from fibroplan.domain.timer import (
    PACES,
    drop_timer,
    finish_timer,
    passed_ms,
    pause_timer,
    planned_seconds,
    rate_effort,
    resume_timer,
    start_timer,
    timed_amount,
    timer_state,
    timer_words,
)
from tests.domain.make import LIBRARY, TUESDAY, applied, now, outcome, pause, screening, version
from tests.domain.make_treatments import done

EASY = "So easy that you can chat."
START = now()["instant"]
EIGHT = 8 * 60
DEFAULTS = {"ended_at": None, "rests": [], "active_seconds": 0, "rest_seconds": 0}


def timer(*rests: list[float], **fields: Any) -> Any:
    """A session begun at START; pauses in seconds from there."""
    shifted = [[START + 1000 * at for at in rest] for rest in rests]
    row = {"id": f"walk.{TUESDAY}.morning", "deleted": False, "item_id": "walk", "day": TUESDAY, "slot_id": "morning"}
    return {**row, **DEFAULTS, "started_at": START, "rests": shifted, **fields}


def at(seconds: float) -> Any:
    moment = now()
    return {**moment, "instant": START + 1000 * seconds}


def state(row: Any, seconds: float, planned: float = EIGHT) -> tuple[str, float]:
    found = timer_state(row, planned, START + 1000 * seconds)
    return found["kind"], found["active"]


def test_time_is_worked_out_from_the_start() -> None:
    assert state(timer(), 0) == ("going", 0)
    assert state(timer(), 125) == ("going", 125)
    assert state(timer(), EIGHT) == ("over", EIGHT)
    assert state(timer(), 2 * EIGHT) == ("over", EIGHT), "a clock that runs on is no longer a session"
    assert state(timer(ended_at=START + 60_000), 9999) == ("going", 60)


def test_pauses_do_not_count() -> None:
    assert state(timer([60.0]), 500) == ("paused", 60)
    assert state(timer([60.0, 100.0]), 130) == ("going", 90)
    assert state(timer([60.0, 100.0], [110.0]), 99_999) == ("paused", 70), "a pause may last"


def test_planned_rests_come_between_stretches() -> None:
    row = timer(active_seconds=60, rest_seconds=30)
    assert [state(row, second)[0] for second in (59, 61, 89, 90, 151)] == [
        "going",
        "resting",
        "resting",
        "going",
        "resting",
    ]
    assert state(row, 90 * 7 + 60) == ("over", EIGHT)
    assert timer_words(row, EIGHT, "8 minutes", EASY, START + 70_000, 0)["clock"] == "0:20"


@pytest.mark.parametrize(
    ("why", "row", "seconds"),
    [
        ("set back before the start", timer(), -1),
        ("set back in a pause", timer([60.0]), 30),
        ("set back before going on", timer([60.0, 20.0]), 90),
        ("set back between pauses", timer([60.0, 90.0], [70.0]), 99),
        ("two open pauses", timer([60.0], [70.0]), 99),
        ("the app was forgotten", timer(), EIGHT + 3601),
    ],
)
def test_a_clock_that_jumps_leaves_the_time_unknown(why: str, row: Any, seconds: float) -> None:
    assert state(row, seconds)[0] == "unknown", why
    assert timed_amount(row, 8, "minutes", EIGHT, START + 1000 * seconds) is None


def test_what_is_counted_has_no_end_of_its_own() -> None:
    assert state(timer(), 3 * 3600, 0) == ("going", 3 * 3600)
    assert state(timer(), 3 * 3600 + 1, 0)[0] == "unknown"
    assert timed_amount(timer(), 5, "times", 0, START + 9000) == 5
    words = timer_words(timer(), 0, "5 times", EASY, START + 65_500, 0)
    assert (words["clock"], words["share"]) == ("1:05", 0)


def test_words_of_each_moment() -> None:
    def words(row: Any, seconds: float, back: float = 0) -> list[Any]:
        found = timer_words(row, EIGHT, "8 minutes", EASY, START + 1000 * seconds, back)
        return [found["kind"], found["clock"], found["words"], found["share"]]

    assert words(None, 0) == ["ready", "8:00", "", 0]
    assert words(timer(), 0.5) == ["going", "8:00", "So easy that you can chat.", 0]
    assert words(timer(), 240) == ["going", "4:00", "So easy that you can chat.", 50]
    assert words(timer(), EIGHT) == ["over", "0:00", "That is your 8 minutes. Stop here, even on a good day.", 100]
    assert words(timer([60.0]), 90) == ["paused", "7:00", "Paused. Take your time.", 12]
    assert words(timer(), 60, 60_000) == ["unknown", "", "The time is not known.", 0]
    assert words(timer(), 60, 1000)[0] == "going", "a phone that sets itself right"
    assert words(timer(ended_at=START + 60_000), 60, 60_000)[0] == "going"


def test_how_long_a_dose_takes() -> None:
    assert planned_seconds(8, "minutes", 1, False) == 480
    assert planned_seconds(10, "seconds", 2, True) == 40
    assert planned_seconds(5, "times", 2, True) == 0


def test_amounts_are_in_the_items_own_unit() -> None:
    assert timed_amount(timer(), 8, "minutes", EIGHT, START + 285_000) == 4.5
    assert timed_amount(timer(), 10, "seconds", 20, START + 15_000) == 7
    assert timed_amount(timer(), 8, "minutes", EIGHT, START + 500_000) == 8


def test_a_session_from_start_to_finish() -> None:
    rows = applied([], start_timer("walk", TUESDAY, "morning", "minute", now()), "timer", DEFAULTS)
    assert (rows[0]["active_seconds"], rows[0]["rest_seconds"]) == tuple(PACES["minute"])
    assert start_timer("walk", TUESDAY, "morning", "unheard of", now())[0]["fields"]["active_seconds"] == 0
    rows = applied(rows, pause_timer(rows[0], at(30)), "timer", DEFAULTS)
    assert pause_timer(rows[0], at(31)) == []
    rows = applied(rows, resume_timer(rows[0], at(50)), "timer", DEFAULTS)
    assert resume_timer(rows[0], at(51)) == []
    assert rows[0]["rests"] == [[START + 30_000, START + 50_000]]
    ended, marked = finish_timer(rows[0], 8, "minutes", EIGHT, "v", False, None, at(80))
    assert ended["fields"] == {"ended_at": START + 80_000}
    assert (marked["fields"]["mark"], marked["fields"]["amount"]) == ("partly", 1)
    rows = applied(rows, [ended], "timer", DEFAULTS)
    for command in (pause_timer, resume_timer):
        assert command(rows[0], at(90)) == []
        assert command(None, at(90)) == []
    assert finish_timer(rows[0], 8, "minutes", EIGHT, "v", False, None, at(90)) == []
    assert drop_timer(rows[0])[0]["fields"] == {"deleted": True}
    assert drop_timer(None) == []
    assert [rate_effort("k", number)[0]["fields"]["effort"] for number in (-1, 3, 11)] == [0, 3, 10]


def test_an_unknown_time_marks_nothing() -> None:
    assert len(finish_timer(timer(), 8, "minutes", EIGHT, "v", False, None, at(-60))) == 1
    assert len(finish_timer(timer(), 8, "minutes", EIGHT, "v", True, None, at(60))) == 1
    assert len(finish_timer(timer(), 8, "minutes", EIGHT, "v", False, None, at(EIGHT))) == 2


@given(
    st.lists(st.floats(0, 600), max_size=7).map(sorted),
    st.floats(0, 4000),
    st.sampled_from(list(PACES.values())),
    st.sampled_from([0, 20, EIGHT]),
)
def test_no_second_is_counted_twice(marks: list[float], end: float, pace: list[int], planned: float) -> None:
    rests = [marks[i : i + 2] for i in range(0, len(marks), 2)]
    row = timer(*rests, active_seconds=pace[0], rest_seconds=pace[1])
    found = timer_state(row, planned, START + 1000 * end)
    assert 0 <= found["active"] <= max(end, 0) + 0.001
    if end >= max([0, *marks]):
        paused = sum(rest[1] - rest[0] for rest in rests if len(rest) == 2)
        assert passed_ms(row, START + 1000 * end) <= 1000 * (end - paused) + 1
    if planned:
        assert found["active"] <= planned


# ---- the screen

FLAGS: Any = {
    "lists": [{"id": name, "title": name, "words": "", "signs": []} for name in ("emergency", "see-a-doctor")]
}
DRAWN = [{"id": "walk", "src": "/drawings/walk.svg", "alt": "A person walks."}]


RELAXING: Any = {"care": "Stop when you like.", "exercises": [{"id": "sweep", "text": "From feet to head."}]}


def view(key: str, outcome: Any = None, timer: Any = None, pauses: Any = (), checks: Any = (), **fields: Any) -> Any:
    infusions = fields.pop("infusions", [])
    return session_view(
        [version(**fields)],
        outcome,
        list(pauses),
        list(checks),
        timer,
        LIBRARY,
        RELAXING,
        DRAWN,
        key,
        infusions,
        None,
        now(),
    )


def test_after_an_infusion_no_exercise_begins_and_the_screen_says_until_when() -> None:
    key = f"walk.{TUESDAY}.morning"
    shown = view(key, infusions=[done(hour=11)])
    assert (shown["stage"], shown["resting"]) == ("wait", True)
    assert shown["easy_why"] == "Rest until tomorrow, 11:00, and after a night's sleep."
    assert view(key, infusions=[done(hour=11)], kind="relax")["stage"] == "ready"
    assert view(key, infusions=[done(day=TUESDAY - 2)])["stage"] == "ready"
    assert view(key, timer=timer(), infusions=[done(hour=11)])["stage"] == "going", "what was begun can be ended"


def test_the_screen_of_a_session() -> None:
    key = f"walk.{TUESDAY}.morning"
    shown = view(key)
    assert (shown["stage"], shown["title"], shown["dose"], shown["planned"]) == ("ready", "Walk", "8 minutes", EIGHT)
    assert (shown["how_to"], shown["src"], shown["alt"]) == ("Go easy.", "/drawings/walk.svg", "A person walks.")
    assert view(key, timer=timer())["stage"] == "going"
    ended = timer(ended_at=START)
    assert view(key, timer=ended)["stage"] == "ask"
    shown = view(key, outcome(amount=4.5, effort=3), ended)
    assert (shown["stage"], shown["done_words"], shown["effort"]) == ("after", "4 and a half minutes done.", 3)
    assert view(key, outcome(amount=None), ended)["amount"] == 8
    assert view(key, outcome(mark="partly", amount=0), ended)["done_words"] == "You began. That counts."
    assert view(key, outcome(mark="skipped", amount=None), ended)["stage"] == "ask"
    assert view(f"walk.{TUESDAY - 7}.morning")["stage"] == "ready"
    assert view(key, pauses=[pause(kind="flare")])["dose"] == "4 minutes"
    own = view(key, content_id="", unit="times", kind="custom")
    assert (own["stage"], own["how_to"], own["src"], own["timed"]) == ("ready", "", "", False)


def test_what_the_library_has_let_go_is_done_without_a_drawing() -> None:
    shown = view(f"walk.{TUESDAY}.morning", content_id="gone")
    words = "The library no longer holds this one. Your plan keeps it. Do it the way you know."
    assert (shown["stage"], shown["how_to"], shown["caution"], shown["src"]) == ("ready", words, "", "")
    assert view(f"walk.{TUESDAY}.morning", content_id="gone", kind="relax")["how_to"] == words


def test_relaxing_asks_for_no_effort() -> None:
    shown = view(f"walk.{TUESDAY}.morning", content_id="sweep", kind="relax", checks=[screening(hold=True)])
    assert (shown["stage"], shown["effort_counts"]) == ("ready", False)
    assert shown["how_to"] == "From feet to head. Stop when you like."
    assert (shown["easy"], shown["easy_why"]) == ("Nothing to reach. Let it be slow.", "Stop whenever you like.")


@pytest.mark.parametrize(
    ("check", "words"),
    [
        (screening(hold=True), "Your safety check asks you to see a clinician first. Gentle daily life is fine."),
        (screening(effects=["fever"]), "Your body fights something off. Exercise can wait until you are well."),
        (screening(effects=["sedation"], finished=False), "Today is a rest day after your treatment."),
        (screening(effects=["under-18"], hold=True), "Fibroplan is made for adults."),
    ],
)
def test_exercise_waits_where_the_safety_check_says_so(check: Any, words: str) -> None:
    key = f"walk.{TUESDAY}.morning"
    shown = view(key, checks=[check])
    assert shown["stage"] == "wait"
    assert words in shown["easy_why"]
    assert view(key, timer=timer(), checks=[check])["stage"] == "going", "what was begun can be ended"


def test_without_targets_it_is_up_to_so_much() -> None:
    shown = view(f"walk.{TUESDAY}.morning", checks=[screening(effects=["energy-limited"])])
    assert (shown["said"], shown["dose"]) == ("up to 8 minutes", "8 minutes")
    assert shown["easy_why"] == "There is no target. Stop while you still feel fine."


def test_a_session_that_is_not_in_the_plan() -> None:
    for key in ("", "gone", f"walk.{TUESDAY - 8}.morning", f"walk.{TUESDAY + 1}.morning"):
        assert (view(key)["stage"], view(key)["title"]) == ("gone", "")


def test_the_warning_signs_that_belong_to_moving() -> None:
    assert [each["id"] for each in stop_signs(FLAGS)] == ["emergency"]
