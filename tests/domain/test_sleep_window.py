"""A sleep window is entered by a therapist within bounds, shown as it was entered, and left when a guard holds."""

import pytest

from fibroplan.content.sleep import sleep
from fibroplan.domain.sleep_entry import enter_window, entry_problem
from fibroplan.domain.sleep_window import (
    LEAST_WINDOW,
    PROBLEMS,
    end_window,
    set_window,
    window_of,
    window_problem,
    window_reasons,
    window_view,
)
from tests.domain.make import TUESDAY, applied, night, now, pause, screening
from tests.domain.make_treatments import done

GUARDS = sleep()["window"]["guards"]
CLEAR = [row["id"] for row in GUARDS]
HALF_PAST_ELEVEN, HALF_PAST_SIX = 23 * 60 + 30, 6 * 60 + 30


def row(**fields):
    window = {"into_bed": HALF_PAST_ELEVEN, "out_of_bed": HALF_PAST_SIX, "by": "Dr Rivera", "clear": CLEAR}
    return {"id": "sleep-window", "deleted": False, "constants": {**window, "from_day": TUESDAY - 7, **fields}}


def problem(
    rules=None, into_bed=HALF_PAST_ELEVEN, out_of_bed=HALF_PAST_SIX, by="Dr Rivera", clear=CLEAR, resting=False
):
    return window_problem(rules, into_bed, out_of_bed, by, clear, GUARDS, resting, TUESDAY)


def view(rules, nights=(), pauses=(), checks=(), resting=False):
    return window_view(rules, GUARDS, list(nights), list(pauses), list(checks), resting, TUESDAY)


def test_it_is_kept_and_shown_as_it_was_entered():
    changes = set_window(None, HALF_PAST_ELEVEN, HALF_PAST_SIX, "Dr Rivera", CLEAR, GUARDS, [], None, now())
    (kept,) = applied([], changes, "rules", {"constants": {}})
    assert view(kept) == {
        "words": "Bed from 23:30. Up at 6:30.",
        "by_words": "Entered by Dr Rivera, 24 November.",
        "asks": [],
    }
    (gone,) = applied([kept], end_window(), "rules", {})
    assert view(gone)["words"] == ""
    assert view(None)["words"] == "", "none is ever made up"


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"by": ""}, "who"),
        ({"into_bed": None}, "time"),
        ({"out_of_bed": None}, "time"),
        ({"into_bed": HALF_PAST_SIX - LEAST_WINDOW + 1}, "short"),
        ({"into_bed": HALF_PAST_SIX}, "short"),
        ({"into_bed": 18 * 60}, "long"),
        ({"clear": CLEAR[1:]}, "guards"),
        ({"rules": row(), "out_of_bed": HALF_PAST_SIX + 15}, "rise"),
        ({"rules": row(from_day=TUESDAY - 6), "into_bed": HALF_PAST_ELEVEN + 15}, "soon"),
        ({"rules": row(), "into_bed": HALF_PAST_ELEVEN + 31}, "much"),
        ({"rules": row(), "into_bed": HALF_PAST_ELEVEN - 31}, "much"),
    ],
)
def test_what_is_out_of_bounds_gets_words_and_changes_nothing(fields, why):
    assert problem(**fields) == PROBLEMS[why]
    given = {"rules": None, "into_bed": HALF_PAST_ELEVEN, "out_of_bed": HALF_PAST_SIX, "by": "Dr Rivera"}
    whole = {**given, "clear": CLEAR, **fields}
    assert set_window(*whole.values(), GUARDS, [], None, now()) == []


def test_after_an_infusion_it_stays_as_it_is_and_says_so():
    given = (None, HALF_PAST_ELEVEN, HALF_PAST_SIX, "Dr Rivera", CLEAR, GUARDS)
    assert set_window(*given, [done(hour=11)], None, now()) == []
    assert set_window(*given, [done(day=TUESDAY - 2)], None, now()) != []
    assert problem(resting=True) == PROBLEMS["rest"]
    infused = "You had an infusion or sedation in the last 24 hours."
    assert view(row(), resting=True)["asks"] == [infused]
    assert view(row(), checks=[screening(effects=["sedation"])], resting=True)["asks"] == [infused], "said once"


def test_what_is_within_its_bounds_is_kept():
    assert problem(into_bed=HALF_PAST_SIX - LEAST_WINDOW) == ""
    assert problem(row(), HALF_PAST_ELEVEN + 30) == ""
    assert problem(row(from_day=TUESDAY)) == "", "the same again is no change"
    assert problem({**row(), "deleted": True}, out_of_bed=7 * 60) == "", "after an end it begins anew"


def test_a_row_that_is_not_whole_is_none():
    assert window_of({"id": "sleep-window", "deleted": False, "constants": {}}) is None
    for fields in ({"by": ""}, {"into_bed": None}, {"out_of_bed": None}, {"into_bed": HALF_PAST_SIX - 60}):
        assert window_of(row(**fields)) is None


def test_what_speaks_against_it_today_is_said_beside_it():
    found = view(
        row(), [night(nodded_off=True)], [pause(kind="flare")], [screening(effects=["falls", "pregnancy", "sedation"])]
    )
    assert found["asks"] == [
        "You nodded off while driving, or nearly.",
        "You fall easily, or you are frail.",
        "You are pregnant.",
        "You are in a flare now.",
        "You had an infusion or sedation in the last 24 hours.",
    ]
    assert window_reasons([], [], [], False, TUESDAY) == []


def entered(into_bed="23:30", out_of_bed="06:30", by="Dr Rivera", agreed=True, rules=None):
    given = (sleep(), rules, into_bed, out_of_bed, by, agreed, [], None, now())
    return entry_problem(*given), enter_window(*given)


def test_a_therapist_enters_it_once_both_have_gone_through_the_list():
    problem, changes = entered()
    assert problem == ""
    (kept,) = applied([], changes, "rules", {"constants": {}})
    assert view(kept)["words"] == "Bed from 23:30. Up at 6:30."
    assert kept["constants"]["clear"] == [row["id"] for row in GUARDS]


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"into_bed": ""}, "time"),
        ({"out_of_bed": "half past six"}, "time"),
        ({"by": ""}, "who"),
        ({"agreed": False}, "guards"),
        ({"into_bed": "02:00"}, "short"),
    ],
)
def test_what_is_lacking_is_said_and_nothing_is_kept(fields, why):
    assert entered(**fields) == (PROBLEMS[why], [])
