"""What the builder adds from the other libraries: relaxation, sleep habits, tips, and whatever joins them."""

import pytest

from fibroplan.content.additions import additions
from fibroplan.domain.addition import ADDITION_LABELS, add_rows, addition_groups
from fibroplan.domain.builder import builder_also, builder_back, builder_finish, builder_next
from fibroplan.domain.habit import habit_item, in_plan, tip_item
from fibroplan.domain.plan import plan_on
from fibroplan.domain.today import today_view
from tests.domain.make import ADDITIONS, FILTERS, LIBRARY, TUESDAY, exercise, now, screening, version
from tests.domain.test_builder import Phone


def also(phone, kind, content_id):
    return phone.keep(builder_also(phone.drafts, phone.versions, ADDITIONS, kind, content_id, None, now()))


def libraries(phone):
    return {group["kind"]: group for group in phone.view["libraries"]}


def test_a_plan_of_other_things_alone():
    phone = Phone()
    phone.start()
    assert list(libraries(phone)) == ["relax", "reflect", "sleep", "tip"]
    assert not phone.view["can_next"]
    also(phone, "relax", "sweep")
    also(phone, "tip", "one-trip")
    assert libraries(phone)["relax"]["words"] == "1 picked"
    assert (phone.view["chosen"], phone.view["pages"], phone.view["can_next"]) == (2, 3, True)
    phone.say(builder_next)
    view = phone.view
    assert (view["step"], view["page"], view["doses"]) == ("preview", 3, [])
    assert [(row["title"], row["words"]) for row in view["also"]] == [
        ("From feet to head", "5 minutes · Every day · evening"),
        ("One trip", "tip to try · Every day · morning"),
    ]
    assert [row["title"] for row in view["week"][0]["rows"]] == ["One trip", "From feet to head"]
    assert all(day["rest"] for day in view["week"]), "relaxing is rest"
    assert view["can_finish"]
    phone.say(builder_back)
    assert phone.view["step"] == "choose"
    phone.say(builder_next)
    phone.finish()
    sweep, tip = plan_on(phone.versions, TUESDAY)
    assert (sweep["kind"], sweep["item_id"], sweep["target"], sweep["floor"]) == ("relax", "relax-sweep", 5, 2)
    assert (tip["kind"], tip["item_id"], tip["ask_day"]) == ("tip", tip_item("one-trip"), TUESDAY + 7)
    assert not phone.view["unfinished"]


def test_beside_an_exercise():
    phone = Phone()
    phone.start()
    phone.toggle("walk")
    also(phone, "sleep", "wind-down")
    assert phone.view["sentence"] == "2 picked. You can add more later."
    phone.say(builder_next)
    assert phone.view["step"] == "baseline"
    phone.say(builder_next)
    phone.say(builder_next)
    assert [row["words"] for row in phone.view["also"]] == ["sleep habit · Once a week · bedtime"]
    phone.say(builder_back)
    assert phone.view["step"] == "days"
    phone.finish()
    assert [row["item_id"] for row in plan_on(phone.versions, TUESDAY)] == ["new-0", habit_item("wind-down")]
    titles = [row["title"] for group in phone_today(phone)["groups"] for row in group["rows"]]
    assert titles[-1] == "Wind down"


def test_a_library_without_rows_is_left_out():
    groups = addition_groups([ADDITIONS[0]], [ADDITIONS[0]], [], TUESDAY)
    assert [(group["kind"], group["words"]) for group in groups] == [(ADDITIONS[0]["kind"], "1 picked")]


def phone_today(phone):
    return today_view(phone.versions, [], [], phone.checks, None, None, now())


def test_letting_it_go_again_and_what_changes_nothing():
    phone = Phone([version("relax-sweep", kind="relax", content_id="sweep")])
    assert also(phone, "relax", "song") != [], "a draft begins with it"
    phone.start()
    rows = {row["content_id"]: row for row in libraries(phone)["relax"]["rows"]}
    assert (rows["sweep"]["in_plan"], rows["song"]["chosen"]) == (True, True)
    assert rows["song"]["detail"] == "4 minutes · 3 times a week · bedtime"
    assert also(phone, "relax", "sweep") == [], "it is in the plan"
    assert also(phone, "relax", "gone") == []
    also(phone, "relax", "song")
    assert phone.view["chosen"] == 0
    phone.edit("relax-sweep")
    assert also(phone, "relax", "song") == [], "one item is changed at a time"
    assert phone.view["activity"]["dose"]["amount"] == 8
    assert phone.view["activity"]["how_to"] == ""
    assert not phone.view["activity"]["effort"]
    assert phone.view["title"] == "Relax-sweep: what feels fine?"
    assert phone.view["sentence"] == "There is nothing to reach. You can set the length on the last page."


def test_more_than_a_small_start_is_not_taken():
    eight = [exercise(f"e{number}") for number in range(8)]
    phone = Phone(library=eight)
    phone.start()
    for row in eight:
        phone.toggle(row["id"])
    assert also(phone, "relax", "song") == []
    phone.toggle("e7")
    also(phone, "relax", "song")
    assert phone.view["full"]
    assert phone.toggle("e7") == []


def test_one_that_was_stopped_is_taken_up_again_and_one_that_is_there_stays():
    stopped = version("relax-sweep", kind="relax", content_id="sweep", schedule="none", target=9)
    (change,) = add_rows([ADDITIONS[0]], [stopped], 3, None, now())
    assert (change["id"], change["fields"]["schedule"]) == (f"relax-sweep.{TUESDAY}", "weekdays")
    there = version("relax-sweep", kind="relax", content_id="sweep")
    assert add_rows([ADDITIONS[0]], [there], 3, None, now()) == []


def test_the_safety_check_comes_before_these_too():
    phone = Phone(hold=True)
    phone.start()
    also(phone, "tip", "one-trip")
    assert phone.finish() == []


def test_an_older_draft_knows_of_no_other_library():
    phone = Phone()
    phone.start()
    phone.drafts[0]["answers"].pop("also")
    assert (phone.view["chosen"], phone.view["full"]) == (0, False)


@pytest.mark.parametrize("row", additions(), ids=lambda row: f"{row['kind']}-{row['content_id']}")
def test_every_row_of_the_libraries_can_be_added(row):
    phone = Phone()
    phone.start()
    phone.keep(builder_also(phone.drafts, [], additions(), row["kind"], row["content_id"], None, now()))
    arguments = (phone.drafts, [], LIBRARY, [screening()], FILTERS, None, None, now())
    phone.keep(builder_finish(*arguments))
    made = in_plan(phone.versions, f"{row['kind']}-{row['content_id']}", TUESDAY)
    assert made is not None
    assert (made["kind"], made["content_id"], made["title"]) == (row["kind"], row["content_id"], row["title"])
    assert row["kind"] in ADDITION_LABELS
