"""Bad input to the plan, one case after another: each has an answer in plain words, and nothing is lost by it."""

from fibroplan.content.screening import screening as safety
from fibroplan.domain.builder import (
    builder_ceiling,
    builder_dose,
    builder_next,
    builder_try,
    builder_weekday,
)
from fibroplan.domain.outcome import mark_done
from fibroplan.domain.plan import plan_on, stop_item
from fibroplan.domain.plan_view import plan_view
from fibroplan.domain.timer import finish_timer, timer_words
from fibroplan.domain.today import today_view
from tests.domain.make import ADDITIONS, LIBRARY, TUESDAY, applied, now, screening, version
from tests.domain.test_builder import Phone
from tests.domain.test_screening import Person
from tests.domain.test_timer import EASY, EIGHT, START, at, timer, view


def test_contradictory_answers():
    """Both are kept; the page says which two do not fit and waits."""
    person = Person().through(worse_later="yes", worse_long="yes")
    person.again()
    for _ in range(3):
        for name in ("drowsy", "fever"):
            person.say(name, "no")
        person.on()
    person.say("worse-later", "no")
    assert person.view["problems"] == [
        "You said that it lasts more than a day, but not that it comes after effort. Please look at both again."
    ]
    assert not person.view["can_next"]
    given = person.rows[-1]["answers"]["given"]
    assert (given["worse-later"], given["worse-long"]) == ("no", "yes")
    assert len(safety()["contradictions"]) == 2


def test_zero_days_chosen():
    phone = Phone().at_baseline("walk")
    phone.say(builder_next)
    for day in (0, 2, 4):
        phone.say(builder_weekday, day)
    assert (phone.view["sentence"], phone.view["can_next"]) == ("Pick at least one day.", False)
    assert phone.say(builder_next) == []


def test_a_dose_of_0():
    """Nothing is no dose: the smallest safe start stands in its place and says so; resting is a tap of its own."""
    phone = Phone().at_baseline("walk")
    phone.say(builder_dose, "walk", 0)
    dose = phone.view["activity"]["dose"]
    assert (dose["amount"], dose["words"]) == (5, "A small, safe start is 5 minutes. You can change it.")
    phone.say(builder_dose, "walk", 1)
    assert phone.view["activity"]["dose"]["less"] == 1, "the stepper goes no lower"
    phone.say(builder_try, 0, 0)
    assert phone.view["activity"]["tries"][0]["words"] == "not tried yet"


def test_10_hours():
    phone = Phone().at_baseline("walk")
    phone.say(builder_dose, "walk", 600)
    dose = phone.view["activity"]["dose"]
    assert dose["amount"] == 60
    assert dose["words"].endswith("One go here is at most 60 minutes. More can be split over the day.")
    phone.say(builder_try, 0, 600)
    assert phone.view["activity"]["dose"]["amount"] == 60
    assert phone.view["activity"]["tries"][0]["words"] == "600 minutes", "what was typed is kept"


def test_a_plan_with_nothing_in_it():
    phone = Phone()
    phone.start()
    assert (phone.view["can_next"], phone.view["sentence"]) == (False, "Pick one or two to begin with.")
    assert phone.finish() == []
    empty = today_view([], [], [], [screening()], None, None, now())
    assert (empty["has_plan"], empty["sentence"]) == (False, "Nothing planned. A calm day.")
    walk = version("walk", TUESDAY)
    stopped = applied([walk], stop_item([walk], "walk", None, now()), "plan_version", version())
    assert plan_on(stopped, TUESDAY) == []
    sentence = plan_view(stopped, [], [], None, now())["sentence"]
    assert sentence == "Your plan is empty. Start with one small thing."


def test_a_baseline_far_above_the_ceiling():
    phone = Phone().at_baseline("walk")
    phone.say(builder_try, 0, 40)
    phone.say(builder_ceiling, "walk", 10)
    dose = phone.view["activity"]["dose"]
    assert dose["amount"] == 10
    assert dose["words"].endswith("Your own most for a day is 10 minutes. So one go stays at 10 minutes.")
    assert phone.view["activity"]["tries"][0]["amount"] == 40, "what was tried is kept"


def test_a_clock_set_back_in_mid_session():
    """The time is not known then. It is said, the person is asked, and nothing is guessed or marked."""
    begun = timer()
    assert timer_words(begun, EIGHT, "8 minutes", EASY, START - 60_000, 0)["words"] == "The time is not known."
    assert timer_words(begun, EIGHT, "8 minutes", EASY, START + 60_000, 3000)["kind"] == "unknown"
    changes = finish_timer(begun, 8, "minutes", EIGHT, "walk.1", False, None, at(-60))
    assert [change["table"] for change in changes] == ["timer"]
    (ended,) = applied([begun], changes, "timer", {})
    assert view(f"walk.{TUESDAY}.morning", timer=ended)["stage"] == "ask"


def test_an_interrupted_wizard():
    """Every answer was kept: it goes on at the same page with the same answers, also after its choices were changed."""
    phone = Phone().at_baseline("walk", "stand")
    phone.say(builder_try, 0, 10)
    phone.say(builder_next)
    assert phone.start() == [], "taken up where it was left"
    assert (phone.view["step"], phone.view["title"]) == ("days", "Walk: which days?")
    assert phone.view["activity"]["tries"][0]["amount"] == 10
    assert phone.view["unfinished"]
    safe = Person()
    safe.say("under-18", "no")
    assert safe.standing["state"] == "unfinished"
    assert safe.view["asked"][0]["options"][1]["chosen"]


def test_a_library_item_that_a_later_version_removed():
    """Old plans keep working: it stays on Today, is marked, timed and changed, and says what became of it."""
    old = version("walk", content_id="laps-of-old", title="Laps")
    shown = today_view([old], [], [], [screening()], None, None, now())
    (row,) = [row for group in shown["groups"] for row in group["rows"]]
    assert (row["title"], row["dose"]) == ("Laps", "8 minutes")
    assert mark_done(row["item_id"], row["day"], row["slot_id"], 8, old["id"], None, now()) != []
    words = "The library no longer holds this one. Your plan keeps it. Do it the way you know."
    assert view(row["key"], content_id="laps-of-old", title="Laps")["how_to"] == words
    phone = Phone([old])
    phone.edit("walk")
    assert (phone.view["activity"]["title"], phone.view["activity"]["how_to"]) == ("Laps", words)
    phone.say(builder_dose, "laps-of-old", 4)
    phone.say(builder_next)
    phone.say(builder_next)
    assert phone.finish() != []
    assert plan_on(phone.versions, TUESDAY)[0]["target"] == 4


def test_a_draft_of_things_that_a_later_version_removed():
    """What is gone is left out; what is there can still be started, and what was added keeps its own words."""
    phone = Phone()
    phone.start()
    phone.toggle("walk")
    phone.drafts[0]["answers"]["also"] = [{**ADDITIONS[0], "content_id": "gone", "title": "An older way to relax"}]
    phone.library = [row for row in LIBRARY if row["id"] != "walk"]
    phone.drafts[0]["step"] = "preview"
    assert phone.view["doses"] == []
    assert [row["title"] for row in phone.view["also"]] == ["An older way to relax"]
    phone.finish()
    assert [row["title"] for row in plan_on(phone.versions, TUESDAY)] == ["An older way to relax"]
