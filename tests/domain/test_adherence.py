"""Adherence: its properties. The worked examples are in tests/vectors/adherence.json."""

import random

from hypothesis import assume, given
from hypothesis import strategies as st

from fibroplan.domain.adherence import adherence_of, overshoot, week_adherence, week_shares
from fibroplan.domain.day import week_of
from fibroplan.domain.outcome import by_key
from fibroplan.domain.plan import edit_item, plan_items
from fibroplan.domain.schedule import is_due
from tests.domain.make import TUESDAY, World, applied, outcome, pause, version

WORLDS = st.integers(0, 10**9).map(lambda seed: World(random.Random(seed)))
ADJUSTED = st.booleans()
CLOSE = 1e-9


def figures(world, first, adjusted, outcomes=None, pauses=None, versions=None):
    return week_adherence(
        world.versions if versions is None else versions,
        world.outcomes if outcomes is None else outcomes,
        world.pauses if pauses is None else pauses,
        first,
        world.today,
        adjusted,
    )


@given(WORLDS, st.integers(-21, 7), ADJUSTED)
def test_adherence_is_within_0_and_1_or_nothing_was_planned(world, back, adjusted):
    found = figures(world, world.today + back, adjusted)
    assert 0 <= found["done"] <= found["planned"] + CLOSE
    assert 0 <= found["ratio"] <= 1 + CLOSE
    assert (found["kind"] == "nothing_planned") == (found["planned"] == 0)
    assert found["excused"] >= 0


@given(WORLDS, st.integers(-21, 0), ADJUSTED, st.floats(0, 50), st.data())
def test_doing_more_never_lowers_it(world, back, adjusted, more, data):
    marked = [row for row in world.outcomes if row["mark"] in ("done", "partly") and row["amount"] is not None]
    assume(marked)
    chosen = data.draw(st.sampled_from(marked))
    raised = [{**row, "amount": row["amount"] + more} if row is chosen else row for row in world.outcomes]
    first = world.today + back
    before, after = figures(world, first, adjusted), figures(world, first, adjusted, outcomes=raised)
    assert after["done"] >= before["done"] - CLOSE
    assert after["ratio"] >= before["ratio"] - CLOSE


@given(WORLDS, st.integers(-21, 0), ADJUSTED)
def test_recording_something_open_as_done_never_lowers_it(world, back, adjusted):
    first = week_of(world.today + back, 0)
    walk = version("extra", world.today - 300, schedule=world.some("weekdays", "times"))
    versions = [*world.versions, walk]
    before = figures(world, first, adjusted, versions=versions)
    ticked = [*world.outcomes, outcome("extra", min(first + 2, world.today))]
    after = figures(world, first, adjusted, versions=versions, outcomes=ticked)
    assert after["ratio"] >= before["ratio"] - CLOSE


@given(WORLDS, st.integers(-21, 0), ADJUSTED)
def test_a_pause_where_nothing_was_planned_changes_nothing(world, back, adjusted):
    first = world.today + back
    items = plan_items(world.versions)
    free = [
        day
        for day in range(first, first + 7)
        if not any(row["schedule"] == "times" or is_due(row, day) for item in items for row in item["versions"])
    ]
    added = [pause(day, day) for day in free]
    before = figures(world, first, adjusted)
    assert figures(world, first, adjusted, pauses=[*world.pauses, *added]) == before


@given(WORLDS, st.integers(-28, -1), ADJUSTED, st.data())
def test_editing_the_plan_never_changes_a_past_week(world, back, adjusted, data):
    assume(world.items)
    first = week_of(world.today, 0) + 7 * (back // 7)
    item = data.draw(st.sampled_from(world.items))
    changes = edit_item(world.versions, item, {"target": 99, "schedule": "none"}, 0, world.profile, world.now)
    edited = applied(world.versions, changes, "plan_version", version())
    assume(first + 6 < world.today - 1)
    assert figures(world, first, adjusted, versions=edited) == figures(world, first, adjusted)


def test_raw_and_adjusted_of_a_flare_week():
    shares = week_shares(
        plan_items([version()]),
        by_key([outcome("walk", TUESDAY - 1, amount=4, target=4), outcome("walk", TUESDAY, amount=20)]),
        [pause(TUESDAY - 1, TUESDAY - 1, "flare")],
        TUESDAY - 1,
        TUESDAY,
    )
    assert adherence_of(shares, False)["done"] == 1.5
    assert adherence_of(shares, True)["done"] == 2
    assert overshoot(shares) == (0.5 + 2.5) / 2


def test_no_overshoot_of_nothing():
    assert overshoot([]) == 0


def test_a_week_to_come_asks_for_nothing():
    assert (
        week_adherence([version(), version("swim", schedule="times")], [], [], TUESDAY + 7, TUESDAY, False)["kind"]
        == "nothing_planned"
    )


def test_free_days_of_a_flare_count_against_the_floor_when_adjusted():
    swim = version("swim", schedule="times", times_per_week=1)
    done = [outcome("swim", TUESDAY - 7, amount=4, target=4)]
    flare = [pause(TUESDAY - 8, TUESDAY - 2, "flare")]
    assert week_adherence([swim], done, flare, TUESDAY - 8, TUESDAY, False)["ratio"] == 0.5
    assert week_adherence([swim], done, flare, TUESDAY - 8, TUESDAY, True)["ratio"] == 1


def test_a_free_day_done_while_resting_is_left_out_when_adjusted():
    swim = version("swim", schedule="times", times_per_week=7)
    done = [outcome("swim", TUESDAY - 7)]
    resting = [pause(TUESDAY - 7, TUESDAY - 7)]
    assert week_adherence([swim], done, resting, TUESDAY - 8, TUESDAY, True)["done"] == 0
    assert week_adherence([swim], done, resting, TUESDAY - 8, TUESDAY, False)["done"] == 1
