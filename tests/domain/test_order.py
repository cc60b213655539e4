"""The person's own order, a few things on a day of low energy, and things that nobody planned."""

import pytest

from fibroplan.domain.adherence import week_adherence
from fibroplan.domain.order import move_item
from fibroplan.domain.today import part_now, set_low_energy, today_view
from fibroplan.domain.unplanned import add_unplanned, library_titles
from tests.domain.make import LIBRARY, TUESDAY, applied, now, outcome, pause, profile, slot, version

FIVE = [version(name, position=place) for place, name in enumerate(("a", "b", "c", "d", "e"))]


def titles(shown) -> list[list[str]]:
    return [[row["item_id"] for row in group["rows"]] for group in shown["groups"]]


def view(versions, outcomes=(), pauses=(), moment=None, low=None, day=None):
    return today_view(list(versions), list(outcomes), list(pauses), [], day, None, moment or now(), low)


def test_next_is_the_first_thing_from_now_on():
    day = [version("m"), version("n", slots=[slot("midday")]), version("e", slots=[slot("evening")])]
    assert titles(view(day, moment=now(hour=9))) == [["m"], ["n"], ["e"]]
    assert titles(view(day, moment=now(hour=13))) == [["n"], ["m"], ["e"]]
    assert titles(view(day, moment=now(hour=22))) == [["m"], ["n"], ["e"]], "all have passed: the first of all"
    done = [outcome("n", slot_id="midday")]
    shown = view(day, done, moment=now(hour=13))
    assert titles(shown) == [["e"], ["m"]]
    assert (shown["folded_words"], [row["item_id"] for row in shown["folded"]]) == ("1 done", ["n"])


@pytest.mark.parametrize(
    ("hour", "part"),
    [
        (2, "bedtime"),
        (4, "morning"),
        (11, "morning"),
        (12, "midday"),
        (17, "evening"),
        (21, "bedtime"),
        (23, "bedtime"),
    ],
)
def test_the_part_of_the_day_it_is(hour: int, part: str):
    assert part_now(None, now(hour=hour)) == part


def test_a_day_that_ends_at_noon_is_night_until_then():
    assert part_now(profile(day_ends_at=720), now(hour=11)) == "bedtime"


def test_what_is_optional_stands_last_and_what_is_done_folds_away():
    plan = [version("swim", schedule="times"), version("walk")]
    shown = view(plan)
    assert [group["label"] for group in shown["groups"]] == ["Next · morning", "If you feel like it"]
    mixed = [outcome("a"), outcome("b", mark="skipped", amount=None), outcome("c", mark="partly", amount=1)]
    shown = view(FIVE, mixed, [pause(item_ids=["d"])])
    assert shown["folded_words"] == "2 done, 1 skipped and 1 resting"
    assert titles(shown) == [["e"]]
    assert view(FIVE, mixed, day=TUESDAY - 1)["folded"] == [], "another day is shown whole"


def test_low_energy_holds_three_things_at_most_for_today():
    (change,) = set_low_energy(True, None, now())
    low = {"id": change["id"], "deleted": False, "step": "", "answers": change["fields"]["answers"]}
    shown = view([*FIVE, version("swim", schedule="times")], low=low)
    assert titles(shown) == [["a", "b", "c"]]
    assert (shown["hidden"], shown["low_energy"], shown["many"]) == (3, True, True)
    assert shown["sentence"] == "A few small things. The rest can wait."
    two = view(FIVE[:2], low=low)
    assert (titles(two), two["hidden"], two["many"]) == ([["a", "b"]], 0, False)
    assert two["sentence"] == "2 small things. Rest counts too."
    assert view([], low=low)["groups"] == []
    assert not view(FIVE, low=low, moment=now(TUESDAY + 1))["low_energy"], "tomorrow is a new day"
    assert not view(FIVE, low=low, day=TUESDAY - 1)["low_energy"]
    (change,) = set_low_energy(False, None, now())
    assert not view(FIVE, low={**low, "answers": change["fields"]["answers"]})["low_energy"]


def test_things_are_moved_up_and_down_without_dragging():
    rows = [row for group in view(FIVE)["groups"] for row in group["rows"]]
    assert [(row["above"], row["below"]) for row in rows] == [
        ("", "b"),
        ("a", "c"),
        ("b", "d"),
        ("c", "e"),
        ("d", ""),
    ]
    plan = applied(FIVE, move_item(FIVE, "c", "b", False, None, now()), "plan_version", version())
    assert titles(view(plan)) == [["a"], ["c", "b", "d", "e"]]
    plan = applied(plan, move_item(plan, "a", "c", True, None, now()), "plan_version", version())
    assert titles(view(plan)) == [["c"], ["a", "b", "d", "e"]]


def test_only_neighbours_of_the_same_place_in_the_day_change_places():
    plan = [
        version("a"),
        version("o", schedule="times", position=2),
        version("b", position=3),
        version("n", slots=[slot("midday")]),
    ]
    rows = {row["item_id"]: row for group in view(plan)["groups"] for row in group["rows"]}
    assert (rows["a"]["below"], rows["b"]["above"]) == ("b", "a"), "past what is optional"
    assert (rows["o"]["above"], rows["o"]["below"]) == ("", "")
    assert (rows["n"]["above"], rows["n"]["below"]) == ("", "")
    assert (rows["b"]["below"], rows["a"]["above"]) == ("", "")


def test_a_move_touches_the_order_of_today_and_later_alone():
    plan = [*FIVE, version("a", TUESDAY - 9, position=0), version("a", TUESDAY + 5, position=0, target=9)]
    changes = move_item(plan, "a", "b", True, None, now())
    assert {row["id"] for row in changes if row["id"].startswith("a.")} == {f"a.{TUESDAY - 9}", f"a.{TUESDAY + 5}"}
    assert all(set(row["fields"]) == {"position"} for row in changes)
    assert move_item(plan, "a", "a", True, None, now()) == []
    assert move_item(plan, "a", "gone", True, None, now()) == []
    assert move_item(plan, "gone", "a", True, None, now()) == []
    to_come = [*FIVE, version("f", TUESDAY + 5)]
    assert "f" not in {row["id"].split(".")[0] for row in move_item(to_come, "a", "b", True, None, now())}


def test_something_unplanned_is_kept_beside_the_plan():
    plan = [version()]
    did = applied([], add_unplanned("Danced", 20, None, None, now(uuid="u")), "outcome", outcome(mark=""))
    (row,) = view(plan, did)["folded"]
    assert (row["title"], row["dose"], row["detail"], row["status"]) == ("Danced", "20 minutes", "done", "unplanned")
    assert (view(plan, did)["planned"], view(plan, did)["done"]) == (1, 0)
    for adjusted in (False, True):
        figure = week_adherence(plan, did, [], TUESDAY - 1, TUESDAY, adjusted)
        assert (figure["done"], figure["planned"]) == (0, 2), "it is counted neither for nor against"


def test_something_unplanned_without_minutes_or_for_another_day():
    (change,) = add_unplanned("Sang", None, TUESDAY - 2, None, now(hour=18, uuid="u"))
    assert change["id"] == f"extra-u.{TUESDAY - 2}.evening"
    assert (change["fields"]["amount"], change["fields"]["target"], change["fields"]["note"]) == (None, 0, "Sang")
    (row,) = [
        row
        for group in view([], applied([], [change], "outcome", outcome()), day=TUESDAY - 2)["groups"]
        for row in group["rows"]
    ]
    assert (row["title"], row["dose"], row["detail"], row["late"]) == ("Sang", "", "done · filled in later", True)
    assert add_unplanned("", 5, None, None, now()) == []
    assert add_unplanned("x", 5, TUESDAY + 9, None, now())[0]["fields"]["day"] == TUESDAY
    assert add_unplanned("x", 9999, None, None, now())[0]["fields"]["amount"] == 1440
    assert add_unplanned("x", -1, None, None, now())[0]["fields"]["amount"] is None


def test_the_library_lends_its_names():
    assert library_titles(LIBRARY[:1]) == [{"id": "walk", "title": "Walk"}]
