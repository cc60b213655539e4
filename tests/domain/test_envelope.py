"""Where effort costs days nothing that takes it is a target, on any screen; what was planned stays in the store."""

from fibroplan.domain.adherence import week_adherence
from fibroplan.domain.envelope import within_envelope
from fibroplan.domain.pacing import effort_overshoot
from fibroplan.domain.plan_view import plan_view
from fibroplan.domain.progress import progress_view
from fibroplan.domain.screening import no_steps
from fibroplan.domain.today import today_view
from tests.domain.make import TUESDAY, now, outcome, screening, slot, version

MONDAY = TUESDAY - 1
LIMITED = screening(TUESDAY - 1, effects=["energy-limited"])
PLAN = [version(), version("rest", kind="rest", unit="minutes")]


def today(checks, day=None, outcomes=()):
    return today_view(PLAN, list(outcomes), [], checks, day, None, now())


def rows(view):
    return {row["title"]: row for group in view["groups"] for row in group["rows"]}


def test_without_such_a_check_the_plan_is_as_it_is():
    assert within_envelope(PLAN, []) == PLAN
    assert within_envelope(PLAN, [screening(effects=["light"])]) == PLAN
    assert within_envelope(PLAN, [{**LIMITED, "deleted": True}]) == PLAN


def test_today_offers_up_to_so_much_and_asks_for_nothing_but_rest():
    view = today([LIMITED])
    walk = rows(view)["Walk"]
    assert (walk["dose"], walk["detail"], walk["optional"]) == ("up to 8 minutes", "when you like", True)
    assert (rows(view)["Rest"]["dose"], rows(view)["Rest"]["optional"]) == ("8 minutes", False)
    assert view["planned"] == 1
    every = [outcome("walk", TUESDAY - back) for back in range(1, 7)]
    assert "Walk" in rows(today([LIMITED], outcomes=every)), "however often it was done this week"


def test_days_before_the_check_keep_what_they_asked_for():
    before = rows(today([LIMITED], TUESDAY - 2))["Walk"]
    assert (before["dose"], before["optional"]) == ("8 minutes", False)
    over = [LIMITED, screening(TUESDAY, effects=[])]
    assert rows(today(over))["Walk"]["dose"] == "8 minutes", "a later check may say otherwise"
    assert rows(today(over, MONDAY))["Walk"]["dose"] == "up to 8 minutes"


def test_the_plan_names_no_number_of_days():
    words = {row["title"]: row for row in plan_view(PLAN, [], [LIMITED], None, now())["active"]}
    assert (words["Walk"]["dose"], words["Walk"]["schedule_words"]) == ("up to 8 minutes", "When you like · morning")
    assert words["Rest"]["schedule_words"] == "Every day · morning"


def test_progress_counts_nothing_against_a_target():
    shown = progress_view([version()], [outcome(day=MONDAY)], [], [LIMITED], None, None, now())
    assert shown["sentence"] == "Nothing planned this week."
    assert not shown["raw"]["known"]
    assert shown["weeks"][-1]["cells"][0]["level"] == 4, "what was done is still seen"
    assert shown["by_item"][0]["detail"] == "up to 8 minutes"
    lines = shown["days"][0]["lines"]
    assert [line["words"] for line in lines] == ["8 minutes done"]
    held = within_envelope([version()], [LIMITED])
    assert week_adherence(held, [outcome(day=TUESDAY)], [], TUESDAY, TUESDAY, False)["kind"] == "nothing_planned"
    assert effort_overshoot(within_envelope([version()], [screening(1, effects=["energy-limited"])]), [], [], 5) == 0


def test_the_most_of_a_day_is_all_that_was_planned_for_it():
    twice = version(slots=[slot("morning"), slot("evening")])
    assert [row["ceiling"] for row in within_envelope([twice], [LIMITED])] == [0, 16]
    assert [row["ceiling"] for row in within_envelope([{**twice, "ceiling": 5}], [LIMITED])] == [5, 5]
    assert [row["ceiling"] for row in within_envelope([{**twice, "slots": []}], [LIMITED])] == [0, 8]


def test_a_version_begun_after_the_check_and_a_stop():
    later = version("walk", TUESDAY, target=5)
    found = within_envelope([version(), later, version("off", TUESDAY, schedule="none")], [LIMITED])
    assert [(row["from_day"], row["schedule"], row["target"]) for row in found if row["item_id"] == "walk"] == [
        (TUESDAY - 200, "weekdays", 8),
        (TUESDAY, "times", 5),
        (MONDAY, "times", 8),
    ]
    assert [row["schedule"] for row in found if row["item_id"] == "off"] == ["none"]


def test_nothing_steps_up_there_nor_where_exercise_waits():
    assert no_steps([LIMITED])
    assert no_steps([screening(hold=True)])
    assert not no_steps([screening(hold=True, cleared_by="Dr Rivera", cleared_day=TUESDAY)])
    assert not no_steps([])
