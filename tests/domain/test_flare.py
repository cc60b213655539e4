"""A flare on the screens: its questions, its plan, its comforts."""

from typing import Any

from fibroplan.content.flare import flare as flare_texts
from fibroplan.domain.adherence import week_adherence
from fibroplan.domain.flare import COMFORTS, FLARE_PLAN, answer_check, flare_now, flare_view
from fibroplan.domain.pause import end_flare, start_flare
from fibroplan.domain.writing import page_answers, write_answer
from tests.domain.make import TUESDAY, applied, now, outcome, pause, version

TEXTS: Any = flare_texts()
NEW = {"deleted": False, "answers": {}}


def view(pauses=(), writings=(), moment=None):
    return flare_view(TEXTS, list(pauses), list(writings), None, moment or now())


def flare(days: int, **fields: Any) -> Any:
    """A flare whose day number is `days` today."""
    return pause(TUESDAY - days + 1, None, "flare", id="f", **fields)


def test_every_screen_knows_whether_a_flare_is_on():
    assert not flare_now([], None, now())["on"]
    assert flare_now([flare(1)], None, now())["on"]


def test_a_good_day_asks_nothing():
    shown = view()
    assert (shown["on"], shown["day"], shown["asks"], shown["said"]) == (False, 0, [], "")
    assert (shown["title"], shown["words"]) == ("Your flare plan", "")
    assert len(shown["pages"]) == len(TEXTS["plan"]["questions"])
    assert not shown["written"]


def test_the_third_and_the_seventh_day_ask_once_each():
    def due(day: int, writings: Any = ()) -> list[int]:
        return [check["day"] for check in view([flare(day)], writings)["asks"]]

    assert [due(day) for day in (1, 2, 3, 4, 6, 7, 12)] == [[], [], [3], [3], [3], [7], [7]]
    answered = applied([], answer_check([], "f", 3, "same"), "writing", NEW)
    assert due(3, answered) == []
    assert due(7, answered) == [7]
    both = applied(answered, answer_check(answered, "f", 7, "easing"), "writing", NEW)
    assert due(9, both) == []
    assert page_answers(both, "flare-checks-f") == {"day3": "same", "day7": "easing"}


def test_what_follows_an_answer_is_the_latest_ones():
    answered = applied([], answer_check([], "f", 3, "different"), "writing", NEW)
    shown = view([flare(4)], answered)
    assert "warning signs" in shown["said"]
    assert shown["look"]
    later = applied(answered, answer_check(answered, "f", 7, "worse"), "writing", NEW)
    shown = view([flare(8)], later)
    assert shown["said"].startswith("Please call your clinician")
    assert not shown["look"]
    assert view([pause(TUESDAY, None, "flare", id="another")], later)["said"] == "", "each flare has its own answers"


def test_the_plan_is_what_the_person_wrote():
    rows = applied([], write_answer([], FLARE_PLAN, "tell", "Sam"), "writing", NEW)
    rows = applied(rows, write_answer(rows, FLARE_PLAN, "signs", "Bad sleep"), "writing", NEW)
    shown = view([flare(2)], rows)
    assert shown["written"]
    assert {page["id"]: page["answer"] for page in shown["pages"] if page["answer"]} == {
        "tell": "Sam",
        "signs": "Bad sleep",
    }
    assert (shown["title"], shown["words"]) == ("Flare, day 2", "It began yesterday. Rest counts.")
    gone = applied(rows, write_answer(rows, FLARE_PLAN, "tell", ""), "writing", NEW)
    assert page_answers(gone, FLARE_PLAN) == {"tell": "", "signs": "Bad sleep"}
    assert page_answers([{**rows[0], "deleted": True}], FLARE_PLAN) == {}


def test_what_is_kept_close_stands_apart():
    last = TEXTS["comforts"][-1]["id"]
    rows = applied([], write_answer([], COMFORTS, last, "yes"), "writing", NEW)
    shown = view([], rows)
    assert [(row["id"], row["mine"]) for row in shown["close"]] == [(last, True)]
    assert len(shown["comforts"]) == len(TEXTS["comforts"]) - 1
    back = applied(rows, write_answer(rows, COMFORTS, last, ""), "writing", NEW)
    assert view([], back)["close"] == []


def test_a_flare_told_of_later_is_kind_in_the_adjusted_figure_alone():
    """Eight minutes are planned, the floor is four: a flare of three days, on which four minutes were done."""
    plan = [version()]
    monday = TUESDAY - 1
    did = [outcome(day=day, mark="partly", amount=4) for day in (monday, TUESDAY)]

    def figures(pauses: Any) -> tuple[float, float]:
        raw = week_adherence(plan, did, pauses, monday, TUESDAY, False)
        adjusted = week_adherence(plan, did, pauses, monday, TUESDAY, True)
        return raw["ratio"], adjusted["ratio"]

    empty = {"deleted": False, "item_ids": [], "reason": ""}
    assert figures([]) == (0.5, 0.5)
    flares = applied([], start_flare([], TUESDAY, None, now(uuid="f")), "pause", empty)
    assert figures(flares) == (0.5, 0.75)
    moved = applied(flares, start_flare(flares, monday, None, now()), "pause", empty)
    assert figures(moved) == (0.5, 1)
    ended = applied(moved, end_flare(moved, None, None, now()), "pause", empty)
    assert figures(ended) == (0.5, 0.75), "the day it ended on is an ordinary day again"


def test_today_says_the_most_of_it_in_a_line():
    assert (view([flare(1)])["own_words"], view([flare(1)])["close_words"]) == ("", "")
    page = {"id": FLARE_PLAN, **NEW, "answers": {"tell": "Sam"}}
    assert view([flare(1)], [page])["own_words"] == "Sam"
    page = {**page, "answers": {"signs": "Heavy arms", "first-day": "Warm pack, soup"}}
    close = {"id": COMFORTS, **NEW, "answers": {"warmth": "yes", "cool": "yes"}}
    shown = view([flare(1)], [page, close])
    assert shown["own_words"] == "Warm pack, soup"
    assert shown["close_words"] == "Warmth and Something cool"
