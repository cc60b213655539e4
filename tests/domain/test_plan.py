"""The plan: versions in time, edits that leave the past alone, stopping and taking up again."""

from hypothesis import given
from hypothesis import strategies as st

from fibroplan.domain.plan import (
    add_item,
    edit_item,
    has_plan,
    next_position,
    plan_items,
    plan_on,
    restore_item,
    schedule_before_stop,
    stop_item,
    version_on,
)
from tests.domain.make import TUESDAY, applied, now, version

DEFAULTS = version()


def after(versions, changes):
    return applied(versions, changes, "plan_version", DEFAULTS)


def test_a_version_holds_until_the_next():
    (item,) = plan_items([version("walk", TUESDAY, target=10), version("walk", TUESDAY - 10, target=8)])
    assert version_on(item, TUESDAY - 11) is None
    assert version_on(item, TUESDAY - 1)["target"] == 8
    assert version_on(item, TUESDAY)["target"] == 10


def test_deleted_versions_are_not_there():
    assert plan_items([version("walk", deleted=True)]) == []


def test_the_plan_of_a_day_is_in_the_persons_order():
    versions = [version("b", position=2), version("a", position=3), version("gone", schedule="none")]
    assert [row["item_id"] for row in plan_on(versions, TUESDAY)] == ["b", "a"]


def test_has_plan():
    assert not has_plan([], TUESDAY)
    assert has_plan([version()], TUESDAY)
    assert has_plan([version("walk", TUESDAY + 3)], TUESDAY), "a plan that begins on Friday"
    assert not has_plan([version("walk", schedule="none")], TUESDAY)
    assert not has_plan([version("walk", TUESDAY + 3, schedule="none")], TUESDAY)


def test_a_new_item_begins_today_at_the_earliest():
    (change,) = add_item("walk", {"title": "Walk"}, TUESDAY - 5, None, now())
    assert change["id"] == f"walk.{TUESDAY}"
    assert change["fields"] == {"title": "Walk", "item_id": "walk", "from_day": TUESDAY}
    assert add_item("walk", {}, TUESDAY + 5, None, now())[0]["fields"]["from_day"] == TUESDAY + 5


def test_an_edit_makes_a_version_with_everything_else_as_it_was():
    (change,) = edit_item([version(target=8)], "walk", {"target": 10}, 0, None, now())
    assert change["id"] == f"walk.{TUESDAY}"
    assert change["fields"]["target"] == 10
    assert change["fields"]["title"] == "Walk"
    assert change["fields"]["deleted"] is False


def test_a_second_edit_of_one_day_changes_that_days_version():
    today = version("walk", TUESDAY)
    assert edit_item([version(), today], "walk", {"target": 9}, 0, None, now()) == [
        {"table": "plan_version", "id": today["id"], "fields": {"target": 9}}
    ]


def test_an_edit_takes_the_place_of_what_was_planned_for_later():
    later = version("walk", TUESDAY + 7, target=12)
    versions = after([version(), later], edit_item([version(), later], "walk", {"target": 9}, 0, None, now()))
    assert plan_on(versions, TUESDAY + 8)[0]["target"] == 9


def test_a_version_that_was_replaced_can_come_back_on_its_day():
    versions = [version(), version("walk", TUESDAY + 7, target=12)]
    versions = after(versions, edit_item(versions, "walk", {"target": 9}, 0, None, now()))
    versions = after(versions, edit_item(versions, "walk", {"target": 15}, 0, None, now(TUESDAY + 7)))
    assert plan_on(versions, TUESDAY + 7)[0]["target"] == 15


def test_an_item_that_has_not_begun_can_be_edited():
    versions = [version("walk", TUESDAY + 7)]
    versions = after(versions, edit_item(versions, "walk", {"target": 9}, 0, None, now()))
    assert plan_on(versions, TUESDAY)[0]["target"] == 9


def test_an_unknown_item_gives_no_change():
    assert edit_item([], "walk", {"target": 9}, 0, None, now()) == []
    assert stop_item([], "walk", None, now()) == []
    assert restore_item([], "walk", None, now()) == []


def test_stopping_and_taking_up_again():
    versions = [version(schedule="every", every_days=2)]
    versions = after(versions, stop_item(versions, "walk", None, now()))
    assert plan_on(versions, TUESDAY) == []
    assert len(plan_on(versions, TUESDAY - 1)) == 1
    versions = after(versions, restore_item(versions, "walk", None, now(TUESDAY + 3)))
    assert plan_on(versions, TUESDAY + 2) == []
    assert plan_on(versions, TUESDAY + 3)[0]["schedule"] == "every"


def test_an_item_stopped_on_its_first_day_knows_what_was_meant():
    for fields, meant in [
        ({"weekdays": [1]}, "weekdays"),
        ({"weekdays": [], "every_days": 2}, "every"),
        ({"weekdays": []}, "times"),
    ]:
        (item,) = plan_items([version("walk", TUESDAY, schedule="none", **fields)])
        assert schedule_before_stop(item) == meant


def test_a_new_position_is_after_all_others():
    assert next_position([]) == 1
    assert next_position([version(position=2.5), version(position=1)]) == 3.5


@given(
    target=st.floats(1, 100),
    schedule=st.sampled_from(["weekdays", "every", "times", "none"]),
    from_day=st.integers(TUESDAY - 400, TUESDAY + 400),
    later=st.integers(1, 30),
    command=st.sampled_from(["edit", "stop", "restore"]),
)
def test_no_command_changes_a_day_that_has_passed(target, schedule, from_day, later, command):
    versions = [
        version("walk", TUESDAY - 100),
        version("walk", TUESDAY - 20, schedule="none"),
        version("walk", TUESDAY + later),
        version("stand", TUESDAY - 50),
    ]
    days = range(TUESDAY - 120, TUESDAY)
    before = [plan_on(versions, day) for day in days]
    if command == "edit":
        changes = edit_item(versions, "walk", {"target": target, "schedule": schedule}, from_day, None, now())
    else:
        changes = (stop_item if command == "stop" else restore_item)(versions, "walk", None, now())
    versions = after(versions, changes)
    assert [plan_on(versions, day) for day in days] == before
