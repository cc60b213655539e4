"""Ceilings, the energy diary, over-doing, planned rest, and the ups and downs of a week."""

from typing import Any

import pytest

from fibroplan.domain.ceiling import set_ceiling
from fibroplan.domain.energy import add_energy, remove_energy
from fibroplan.domain.pacing import add_rest, pacing_span, pacing_view
from fibroplan.domain.today import today_view
from tests.domain.make import TUESDAY, applied, now, outcome, pause, slot, version

LINE = {"deleted": False, "day": 0, "minute": 0, "what": "", "minutes": 0, "cost": 0, "rest": False}


def energy(day: int = TUESDAY, cost: int = 5, **fields: Any) -> Any:
    return {**LINE, "id": f"e{day}.{fields.get('minute', 0)}", "day": day, "cost": cost, "what": "Cooking", **fields}


def view(versions=(), outcomes=(), energies=(), pauses=()):
    return pacing_view(list(versions), list(outcomes), list(pauses), list(energies), [], None, now())


def walked(day: int, amount: float | None) -> Any:
    return outcome(day=day, amount=amount)


def test_the_span_is_two_weeks():
    assert pacing_span(None, now()) == [TUESDAY - 13, TUESDAY]


def test_a_limit_that_is_passed_is_told_and_not_praised():
    plan = [version(ceiling=10)]
    within = view(plan, [walked(TUESDAY, 10)])["limits"][0]
    assert (within["words"], within["over"]) == ("At most 10 minutes a day", "")
    twice = [walked(TUESDAY, 8), outcome(slot_id="evening", amount=None, target=8)]
    over = view(plan, twice)["limits"][0]
    assert over["over"] == "past your limit of 10 minutes"
    assert view([version()], twice)["limits"][0]["words"] == "No limit set"
    assert view([version()], twice)["limits"][0]["over"] == ""
    assert view(plan, [walked(TUESDAY - 1, 30), outcome(deleted=True, amount=30)])["limits"][0]["over"] == ""
    skipped = [outcome(mark="skipped", amount=None)]
    assert view(plan, skipped)["limits"][0]["over"] == ""


def test_today_says_that_a_limit_was_passed():
    plan = [version(ceiling=10, slots=[slot(), slot("evening")])]
    shown = today_view(plan, [outcome(amount=12)], [], [], None, None, now())
    assert [row["detail"] for row in shown["folded"]] == ["12 minutes done · past your limit of 10 minutes"]
    assert [row["detail"] for group in shown["groups"] for row in group["rows"]] == [""], "the open one says nothing"


def test_a_limit_holds_from_today_on_and_for_what_is_planned_later():
    plan = [version(), version("walk", TUESDAY + 3, target=9)]
    changes = set_ceiling(plan, "walk", 12, None, now())
    after = applied(plan, changes, "plan_version", version())
    assert [(row["from_day"], row["ceiling"], row["target"], row["deleted"]) for row in after] == [
        (TUESDAY - 200, 0, 8, False),
        (TUESDAY + 3, 12, 9, False),
        (TUESDAY, 12, 8, False),
    ]
    assert set_ceiling(plan, "walk", None, None, now()) == []
    assert set_ceiling(plan, "unknown", 5, None, now()) == []
    assert set_ceiling(plan, "walk", -3, None, now())[0]["fields"]["ceiling"] == 0


def test_over_doing_is_told_above_120_per_cent():
    plan = [version()]
    steady = [walked(TUESDAY - back, 9.6) for back in range(7)]
    assert view(plan, steady)["over"] == "", "120 % is not above 120 %"
    more = [walked(TUESDAY - back, 10) for back in range(7)]
    shown = view(plan, more)
    assert shown["over"] == "Steady beats burst. A smaller day is a good plan, too."
    assert shown["over_why"] == "The last 7 days held 125 % of your plan."
    assert view([version(kind="rest")], more)["over"] == "", "more rest is no over-doing"
    assert view([], more)["over"] == ""


@pytest.mark.parametrize(
    ("amounts", "jumps"),
    [
        ([4, 4, 6], 0),  # half as much again is not over half as much again
        ([4, 6.5, 4, 4], 1),
        ([4, 7, 4, 7], 2),
        ([2, 4, 7], 2),
        ([4, 0, 7, 4, 8], 2),  # the last day it was done counts
        ([7], 0),
    ],
)
def test_two_jumps_in_seven_days_are_told(amounts: list[float], jumps: int):
    """The last amount is today's."""
    days = range(TUESDAY - len(amounts) + 1, TUESDAY + 1)
    did = [walked(day, amount) for day, amount in zip(days, amounts, strict=True)]
    shown = view([version(target=20)], did)
    told = f"On {jumps} days you did over half as much again as the time before." if jumps >= 2 else ""
    assert shown["over_why"] == told
    assert (shown["over"] != "") == (jumps >= 2)


def test_the_diary_of_today_latest_first():
    early = energy(minute=600, minutes=15)
    late = energy(minute=845, rest=True, minutes=20, cost=0, what="Rest", id="r")
    shown = view(energies=[early, late, energy(TUESDAY - 1), energy(minute=1, deleted=True)])
    assert [(row["words"], row["detail"]) for row in shown["diary"]] == [
        ("Rest", "14:05 · 20 minutes · rest"),
        ("Cooking", "10:00 · 15 minutes · cost 5 of 10"),
    ]
    assert view(energies=[energy()])["diary"][0]["detail"] == "0:00 · cost 5 of 10"


def test_a_line_of_the_diary_is_held_within_its_bounds():
    (change,) = add_energy("Shower", 15, 5, False, None, now(uuid="e"))
    assert (change["table"], change["id"]) == ("energy", "e")
    assert change["fields"] == {**LINE, "day": TUESDAY, "minute": 720, "what": "Shower", "minutes": 15, "cost": 5}
    (change,) = add_energy("All of it", 9000, 44, False, None, now())
    assert (change["fields"]["minutes"], change["fields"]["cost"]) == (1440, 10)
    (change,) = add_energy("Rest", None, 8, True, None, now())
    assert (change["fields"]["minutes"], change["fields"]["cost"]) == (0, 0)
    assert add_energy("", 15, 5, False, None, now()) == []
    assert remove_energy("e") == [{"table": "energy", "id": "e", "fields": {"deleted": True}}]


def test_the_ups_and_downs_of_seven_days():
    diary = [energy(TUESDAY, 4), energy(TUESDAY - 1, 8), energy(TUESDAY - 2, 2), energy(TUESDAY - 9, 10)]
    diary.append(energy(TUESDAY - 1, 0, rest=True, minutes=30, minute=5))
    effort = [outcome(effort=4), outcome("a", effort=9, mark="skipped"), outcome("b", effort=9, deleted=True)]
    shown = view(outcomes=effort, energies=diary)
    assert [(day["load"], day["height"]) for day in shown["days"]][-3:] == [("2", 25), ("8", 100), ("8", 100)]
    assert shown["days"][-2]["words"] == "8 points of energy, 30 minutes of rest"
    assert shown["days"][0]["words"] == "nothing noted"
    assert shown["days"][-1]["label"] == "Tuesday 24 November"
    assert shown["words"] == "Your days went from 2 to 8 points. Closer together is easier."
    alike = [energy(TUESDAY - back, 4) for back in range(4)]
    assert view(energies=alike)["words"] == "These days are much alike. Steady is kind to your body."
    assert view()["words"] == "Note a few days, and the ups and downs show here."
    assert view(energies=[energy(cost=1)])["days"][-1]["words"] == "1 point of energy"


def test_a_rest_can_be_planned_and_a_flare_makes_it_no_shorter():
    (change,) = add_rest(20, "midday", None, now(uuid="r"))
    (rest,) = applied([], [change], "plan_version", {**version(), "slots": []})
    shown = view([rest])
    assert [(row["title"], row["words"]) for row in shown["rests"]] == [
        ("Planned rest", "20 minutes · Every day · midday")
    ]
    assert shown["limits"] == []
    flare = today_view([rest], [], [pause(TUESDAY, None, "flare")], [], None, None, now())
    assert flare["groups"][0]["rows"][0]["dose"] == "20 minutes"
    assert add_rest(None, "midday", None, now()) == []
    assert add_rest(20, "noon", None, now()) == []
    assert add_rest(9000, "midday", None, now())[0]["fields"]["target"] == 240
    assert add_rest(0, "midday", None, now())[0]["fields"]["target"] == 1
