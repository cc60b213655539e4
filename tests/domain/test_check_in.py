"""The check-in: last values offered, nothing made up, two days to fill in, and more for those who want it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fibroplan.content.check_in import check_in
from fibroplan.domain.body import BODY_AREAS
from fibroplan.domain.check_in import (
    DAY_SCORES,
    LATE_DAYS,
    add_tracked,
    check_in_day,
    mark_area,
    mark_no_area,
    mark_trigger,
    rate_as_before,
    rate_score,
    rate_symptom,
    settle_day_note,
    stop_tracked,
    write_day_note,
)
from fibroplan.domain.check_in_view import check_in_span, check_in_view
from tests.domain.make import TUESDAY, applied, check_in_row, night, now, tracked

CONTENT: Any = check_in()
EMPTY = check_in_row(0)


def view(rows: Any = (), own: Any = (), nights: Any = (), day: int | None = None, at: Any = None) -> Any:
    return check_in_view(CONTENT, list(rows), list(own), list(nights), day, None, at or now())


def after(rows: Any, changes: Any) -> Any:
    return applied(list(rows), changes, "check_in", EMPTY)


def values(shown: Any) -> dict[str, int]:
    return {row["id"]: row["value"] for row in shown["scores"]}


# ---- the five scores


def test_a_first_check_in_offers_nothing_and_makes_nothing_up() -> None:
    shown = view()
    assert (shown["title"], shown["sentence"], shown["action"]) == ("How are you today?", "", "Not now")
    assert {row["value"] for row in shown["scores"]} == {row["offer"] for row in shown["scores"]} == {-1}
    assert rate_as_before([], [], TUESDAY, None, now()) == []


def test_last_values_are_offered_and_one_tap_takes_the_rest() -> None:
    before = [check_in_row(TUESDAY - 3, pain=5, fog=2, mood=7), check_in_row(TUESDAY - 1, pain=6, fatigue=4, sleep=3)]
    shown = view(before)
    assert [row["words"] for row in shown["scores"]] == [f"last time {each}" for each in (6, 4, 3, 7, 2)]
    assert (shown["left"], shown["action"]) == (5, "Same as last time")
    rows = after(before, rate_score(TUESDAY, "pain", 8, None, now()))
    shown = view(rows)
    assert (shown["left"], shown["answered"], shown["action"]) == (4, 1, "The rest as last time")
    rows = after(rows, rate_as_before(rows, [], TUESDAY, None, now()))
    shown = view(rows)
    assert values(shown) == {"pain": 8, "fatigue": 4, "sleep": 3, "mood": 7, "fog": 2}
    assert shown["scores"][0]["words"] == "8 of 10"
    assert (shown["left"], shown["action"]) == (0, "Done")


def test_what_was_not_on_offer_stays_open() -> None:
    rows = after([check_in_row(TUESDAY - 1, pain=0)], rate_as_before([check_in_row(TUESDAY - 1, pain=0)], [], TUESDAY,
                                                                     None, now()))  # fmt: skip
    assert [rows[-1][field] for field in DAY_SCORES] == [0, None, None, None, None]
    assert view([check_in_row(TUESDAY - 15, pain=5)])["left"] == 0, "two weeks are long enough ago"
    assert view([check_in_row(TUESDAY - 1, pain=5, deleted=True)])["left"] == 0


def test_the_sleep_diary_is_not_asked_for_twice() -> None:
    before = [check_in_row(TUESDAY - 1, sleep=3)]
    diary = [night(TUESDAY, quality=8), night(TUESDAY - 1, quality=1)]
    assert view(before, nights=diary)["scores"][2]["offer"] == 8
    assert after(before, rate_as_before(before, diary, TUESDAY, None, now()))[-1]["sleep"] == 8
    assert view(before, nights=[night(TUESDAY)])["scores"][2]["offer"] == 3, "a night without its quality says nothing"


@given(st.sampled_from(DAY_SCORES), st.floats(-50, 50, allow_nan=False))
def test_a_score_is_whole_and_from_0_to_10_and_can_be_taken_back(field: str, value: float) -> None:
    rows = after([], rate_score(TUESDAY, field, value, None, now()))
    kept = rows[0][field]
    assert type(kept) is int
    assert 0 <= kept <= 10
    assert after(rows, rate_score(TUESDAY, field, None, None, now()))[0][field] is None


def test_what_is_no_score_changes_nothing() -> None:
    assert rate_score(TUESDAY, "note", 3, None, now()) == []


# ---- late


@pytest.mark.parametrize("back", range(LATE_DAYS + 1))
def test_a_day_can_be_filled_in_for_48_hours_and_says_that_it_was_later(back: int) -> None:
    day = TUESDAY - back
    assert view(day=day)["sentence"] == ("" if back == 0 else "What you note now is marked as filled in later.")
    rows = after([], rate_score(day, "pain", 4, None, now()))
    assert rows[0]["entered_day"] == TUESDAY
    shown = view(rows, day=day)
    assert (shown["can"], shown["late"]) == (True, back > 0)
    assert shown["sentence"] == ("" if back == 0 else "Filled in later, and marked so.")


@pytest.mark.parametrize("day", [TUESDAY - LATE_DAYS - 1, TUESDAY + 1])
def test_an_earlier_day_and_one_to_come_are_left_alone(day: int) -> None:
    rows = [check_in_row(day, pain=3)]
    assert rate_score(day, "pain", 4, None, now()) == []
    assert rate_symptom(rows, day, "stiffness", 4, None, now()) == []
    assert mark_area(rows, day, "neck", None, now()) == []
    assert mark_no_area(day, True, None, now()) == []
    assert mark_trigger(rows, day, "stress", None, now()) == []
    assert rate_as_before([*rows, check_in_row(day - 1, fog=3)], [], day, None, now()) == []
    assert write_day_note(day, "Words", None, now())[0]["fields"]["note"] == "Words", "words are never dropped"


def test_the_page_of_an_earlier_day_can_be_looked_at() -> None:
    shown = view([check_in_row(TUESDAY - 9, pain=3)], day=TUESDAY - 9)
    assert (shown["can"], shown["title"]) == (False, "How was Sunday 15 November?")
    assert shown["sentence"] == "This day can be looked at. The last two days can still be filled in."
    assert values(shown)["pain"] == 3
    assert [row["label"] for row in shown["days"]] == ["Today", "Yesterday", "Sunday"]
    assert [row["words"] for row in view([check_in_row(TUESDAY, pain=3)])["days"]] == [
        *("24 November, 1 of 5 noted", "23 November, not filled in", "22 November, not filled in")
    ]


def test_a_day_to_come_is_todays() -> None:
    assert [check_in_day(day, None, now()) for day in (None, TUESDAY + 5, TUESDAY - 5)] == [
        TUESDAY,
        TUESDAY,
        TUESDAY - 5,
    ]
    assert view(day=TUESDAY + 5)["is_today"]


def test_what_is_read_covers_what_is_offered_and_the_days_to_choose() -> None:
    assert check_in_span(None, now()) == [TUESDAY - LATE_DAYS - 14, TUESDAY]
    assert check_in_span(None, now(), TUESDAY - 100) == [TUESDAY - 114, TUESDAY]


# ---- more


def test_symptoms_are_noted_one_by_one_and_none_is_zero_unless_said() -> None:
    rows = after([], rate_symptom([], TUESDAY, "stiffness", 0, None, now()))
    rows = after(rows, rate_symptom(rows, TUESDAY, "headache", 12, None, now()))
    assert rows[0]["symptoms"] == {"stiffness": 0, "headache": 10}
    shown = view(rows)
    assert [row["value"] for row in shown["symptoms"]][:4] == [0, -1, -1, 10]
    assert shown["symptoms_words"] == "2 noted"
    rows = after(rows, rate_symptom(rows, TUESDAY, "stiffness", None, None, now()))
    assert view(rows)["symptoms"][0]["value"] == -1
    tomorrow = view(rows, at=now(TUESDAY + 1))["symptoms"]
    assert [row["words"] for row in tomorrow][:4] == ["", "", "", "last time 10"]


def test_every_symptom_of_fibromyalgia_has_its_line() -> None:
    asked = {row["id"] for row in [*view()["scores"], *view()["symptoms"]]}
    assert asked == {*DAY_SCORES, "stiffness", "anxiety", "low-mood", "headache", "numbness", "tenderness", "balance",
                     "sensitivity"}  # fmt: skip


def test_areas_are_marked_and_none_hurting_is_told_from_not_said() -> None:
    assert (view()["mapped"], view()["none"], view()["areas_words"]) == (False, False, "")
    rows = after([], mark_area([], TUESDAY, "neck", None, now()))
    rows = after(rows, mark_area(rows, TUESDAY, "left_jaw", None, now()))
    shown = view(rows)
    assert rows[0]["areas"] == ["left_jaw", "neck"]
    assert shown["areas_words"] == "Left jaw, Neck"
    assert [row["id"] for row in shown["areas"] if row["marked"]] == ["left_jaw", "neck"]
    assert [area for area, hurts in shown["marks"].items() if hurts] == ["left_jaw", "neck"]
    for area in BODY_AREAS[2:]:
        rows = after(rows, mark_area(rows, TUESDAY, area, None, now()))
    assert view(rows)["areas_words"] == "17 of 19 areas", "a second tap on the neck took it back"
    none = after(rows, mark_no_area(TUESDAY, True, None, now()))
    assert (view(none)["none"], view(none)["areas_words"]) == (True, "nothing hurts")
    assert not view(after(none, mark_no_area(TUESDAY, False, None, now())))["mapped"]
    assert mark_area(rows, TUESDAY, "tail", None, now()) == []


def test_triggers_come_and_go() -> None:
    rows = after([], mark_trigger([], TUESDAY, "stress", None, now()))
    rows = after(rows, mark_trigger(rows, TUESDAY, "weather", None, now()))
    assert view(rows)["triggers_words"] == "2 marked"
    rows = after(rows, mark_trigger(rows, TUESDAY, "stress", None, now()))
    assert [row["id"] for row in view(rows)["triggers"] if row["marked"]] == ["weather"]


def test_a_note_and_two_that_met() -> None:
    rows = after([], write_day_note(TUESDAY, "A long day", None, now()))
    both = after([{**rows[0], "note_other": "Short"}], settle_day_note(TUESDAY, "Short"))
    assert (view(rows)["note"], both[0]["note"], both[0]["note_other"]) == ("A long day", "Short", "")


# ---- one's own


def test_own_symptoms_and_triggers_are_asked_about_until_they_are_let_go() -> None:
    own = applied([], add_tracked([], "symptom", "Itch", now(uuid="one")), "tracked", {})
    own = applied(own, add_tracked(own, "trigger", "Cat nights", now(uuid="two")), "tracked", {})
    rows = after([], rate_symptom([], TUESDAY, "one", 4, None, now()))
    rows = after(rows, mark_trigger(rows, TUESDAY, "two", None, now()))
    shown = view(rows, own)
    assert [(row["title"], row["value"]) for row in shown["symptoms"] if row["own"]] == [("Itch", 4)]
    assert [(row["title"], row["marked"]) for row in shown["triggers"] if row["own"]] == [("Cat nights", True)]
    for id in ("one", "two"):
        own = applied(own, stop_tracked(id), "tracked", {})
    assert [row["title"] for row in view(rows, own)["symptoms"] if row["own"]] == ["Itch"], "noted on this day"
    later = view(rows, own, at=now(TUESDAY + 1))
    assert [row for row in [*later["symptoms"], *later["triggers"]] if row["own"]] == []
    again = applied(own, add_tracked(own, "symptom", "Itch", now(uuid="three")), "tracked", {})
    assert [row["id"] for row in again if not row["stopped"]] == ["one"], "it comes back with its history"
    assert add_tracked(again, "symptom", "Itch", now()) == []


def test_own_things_that_were_removed_are_not_asked_about() -> None:
    gone = [tracked("one", deleted=True), tracked("two", kind="trigger", deleted=True)]
    assert [row for row in [*view(own=gone)["symptoms"], *view(own=gone)["triggers"]] if row["own"]] == []
    assert add_tracked(gone, "symptom", "One", now(uuid="new"))[0]["id"] == "new"


@pytest.mark.parametrize(("kind", "name"), [("symptom", ""), ("colour", "Blue")])
def test_own_things_without_a_name_or_of_another_kind_change_nothing(kind: str, name: str) -> None:
    assert add_tracked([], kind, name, now()) == []
