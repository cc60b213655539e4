"""The safety check: what it asks, what it holds back, and for how long."""

import pytest

from fibroplan.content.screening import screening as content
from fibroplan.domain.safety_check import (
    SAFETY_PARTS,
    SAFETY_TITLES,
    effects_of,
    safety_again,
    safety_answer,
    safety_back,
    safety_clear,
    safety_next,
    safety_rest,
    safety_view,
    safety_well,
)
from fibroplan.domain.screening import REPEAT_DAYS, energy_limited, latest, reason_to_wait, safety_now, standing
from tests.domain.make import TUESDAY, applied, now, screening, version

CHECK = content()
NO = {row["id"]: "no" for row in CHECK["questions"]}
PAGES = {row["id"]: at for at, parts in enumerate(SAFETY_PARTS) for row in CHECK["questions"] if row["part"] in parts}


class Person:
    """Someone who answers, with what the store does."""

    def __init__(self, *rows):
        self.rows, self.day = list(rows), TUESDAY

    def keep(self, changes):
        defaults = {"day": 0, "answers": {}, "finished": False, "cleared_by": "", "cleared_day": None}
        self.rows = applied(self.rows, changes, "screening", defaults)
        return changes

    def say(self, question, answer):
        return self.keep(safety_answer(self.rows, question, answer, None, now(self.day)))

    def on(self):
        return self.keep(safety_next(self.rows, CHECK, None, now(self.day)))

    def back(self):
        return self.keep(safety_back(self.rows))

    def again(self):
        return self.keep(safety_again(self.rows, CHECK, None, now(self.day)))

    def clear(self, who="Dr Rivera", day=None, limits=""):
        return self.keep(safety_clear(self.rows, who, day or f"{self.day}", limits, None, now(self.day)))

    def well(self, effect):
        return self.keep(safety_well(self.rows, CHECK, effect, None, now(self.day)))

    def through(self, **yes):
        """Answer every page, no to all but what is given."""
        for _ in SAFETY_PARTS:
            for row in self.view["asked"]:
                self.say(row["id"], yes.get(row["id"].replace("-", "_"), "no"))
            for row in self.view["asked"]:  # some come up by a yes
                self.say(row["id"], yes.get(row["id"].replace("-", "_"), "no"))
            self.on()
        return self

    @property
    def view(self):
        return safety_view(self.rows, CHECK, None, now(self.day))

    @property
    def standing(self):
        return standing(self.rows, self.day)


def test_the_way_through_with_nothing_to_report():
    person = Person()
    assert person.standing["state"] == "none"
    assert (person.view["step"], person.view["page"], person.view["pages"]) == ("ask", 1, 4)
    assert person.view["sentence"] == CHECK["about"]["words"]
    assert person.view["checked_words"] == ""
    assert not person.view["can_next"]
    assert person.on() == []
    person.say("under-18", "no")
    assert person.standing["state"] == "unfinished"
    assert person.on() == [], "two answers are open"
    person.through()
    assert person.standing == {"state": "open", "effects": [], "energy_limited": False}
    assert (person.view["step"], person.view["ending"]["id"], person.view["notes"]) == ("end", "clear", [])
    assert person.view["checked_words"] == "Last looked at on 24 November."
    assert [row["id"] for row in person.rows] == [f"{TUESDAY}"]
    assert person.on() == []
    assert person.back() == []


def test_every_question_is_on_one_page_and_every_page_has_a_name():
    assert sorted(PAGES) == sorted(NO)
    assert len(SAFETY_TITLES) == len(SAFETY_PARTS)


def test_back_keeps_the_answers():
    person = Person()
    assert person.back() == []
    for name in ("under-18", "drowsy", "fever"):
        person.say(name, "no")
    assert person.back() == []
    person.on()
    assert person.view["title"] == "Heart and breath"
    assert person.view["sentence"] == "Pick what fits. You can look back at any time."
    person.say("chest-pain", "no")
    person.back()
    assert [option["chosen"] for option in person.view["asked"][0]["options"]] == [False, True, False]
    person.on()
    assert person.view["asked"][0]["options"][1]["chosen"]


@pytest.mark.parametrize("question", [row["id"] for row in CHECK["questions"] if row["star"]])
def test_a_starred_answer_holds_the_plan_back_until_a_clinician_said_ok(question):
    person = Person().through(**{question.replace("-", "_"): "not-sure"})
    assert (person.standing["state"], person.view["ending"]["id"]) == ("hold", "hold")
    assert [row["value"] for row in person.view["days"]][:2] == [f"{TUESDAY}", f"{TUESDAY - 1}"]
    assert person.clear(who="") == []
    assert person.clear(day=f"{TUESDAY + 1}") == []
    assert person.clear(day="soon") == []
    assert person.standing["state"] == "hold"
    person.clear(day=f"{TUESDAY - 3}", limits="No stairs")
    assert (person.standing["state"], person.view["ending"]["id"]) == ("open", "cleared")
    assert person.view["cleared_words"] == "Dr Rivera said that it is OK, Saturday 21 November."
    assert person.rows[0]["answers"]["limits"] == "No stairs"
    person.again()
    assert person.standing["state"] == "unfinished", "what a clinician said was about the check before"
    assert person.clear() == []


def test_nobody_to_clear():
    assert Person().clear() == []


@pytest.mark.parametrize(
    ("question", "effects"), [(row["id"], row["effect"]) for row in CHECK["questions"] if row["effect"]]
)
def test_the_others_filter_the_library_or_wait(question, effects):
    person = Person().through(**{question.replace("-", "_"): "yes"})
    assert person.standing["effects"] == effects
    wait = {"under-18", "fever", "sedation"} & set(effects)
    assert person.standing["state"] == (wait.pop() if wait else "open")
    if person.standing["state"] == "open":
        assert person.view["ending"]["id"] == ("energy-limited" if "energy-limited" in effects else "adapted")
        assert [row["effect"] for row in person.view["notes"]] == [
            row["effect"] for row in CHECK["notes"] if row["effect"] in effects
        ]


def test_under_18_ends_at_once_kindly():
    person = Person()
    for name, answer in (("under-18", "yes"), ("drowsy", "no"), ("fever", "no")):
        person.say(name, answer)
    person.on()
    assert (person.view["title"], person.view["step"]) == ("Fibroplan is made for adults", "end")


def test_fever_waits_until_well():
    person = Person().through(fever="yes")
    assert person.well("light") == []
    person.well("fever")
    assert person.standing["state"] == "open"
    assert Person().well("fever") == []


def test_sedation_waits_for_a_day_and_a_night():
    person = Person().through(drowsy="yes")
    assert not person.view["rested"]
    assert person.well("sedation") == []
    person.day += 1
    assert person.view["rested"]
    person.well("sedation")
    assert person.standing["state"] == "open"


@pytest.mark.parametrize(
    ("yes", "limited", "specialist"),
    [
        (["worse-later"], False, False),
        (["worse-later", "worse-mind"], False, False),
        (["worse-later", "worse-long"], True, False),
        (["worse-later", "worse-long", "worse-mind"], True, True),
        (["me-cfs"], True, True),
    ],
)
def test_worse_after_effort(yes, limited, specialist):
    person = Person().through(**{name.replace("-", "_"): "yes" for name in yes})
    assert person.standing["state"] == "open"
    assert (person.standing["energy_limited"], energy_limited(person.rows)) == (limited, limited)
    assert (person.view["specialist"] != "") == specialist


def test_what_makes_no_sense_after_a_no_is_not_asked_and_a_contradiction_asks_again():
    person = Person().through(worse_later="yes", worse_long="yes")
    person.again()
    for _ in range(3):
        for name in ("drowsy", "fever"):
            person.say(name, "no")
        person.on()
    assert person.view["title"] == "After effort"
    person.say("worse-later", "no")
    assert [row["id"] for row in person.view["asked"]] == ["worse-later", "worse-long", "me-cfs"]
    assert person.view["problems"] == [CHECK["contradictions"][0]["words"]]
    assert not person.view["can_next"]
    assert person.on() == []
    assert person.standing["energy_limited"], "until the new check is finished"
    person.say("worse-long", "no")
    assert [row["id"] for row in person.view["asked"]] == ["worse-later", "me-cfs"]
    person.on()
    assert person.standing == {"state": "open", "effects": [], "energy_limited": False}


def test_it_is_asked_again_after_half_a_year_with_the_last_answers():
    person = Person().through(falls="yes")
    person.day += REPEAT_DAYS - 1
    assert person.standing["state"] == "open"
    person.day += 1
    assert (person.standing["state"], person.view["ending"]["id"]) == ("repeat", "repeat")
    assert person.standing["effects"] == ["falls"]
    person.again()
    assert person.standing["state"] == "unfinished"
    assert [row["id"] for row in person.rows] == [f"{TUESDAY}", f"{TUESDAY + REPEAT_DAYS}"]
    given = person.rows[1]["answers"]["given"]
    assert given["falls"] == "yes"
    assert not {"drowsy", "fever"} & set(given), "today is another day"
    person.through(falls="yes")
    assert person.standing == {"state": "open", "effects": ["falls"], "energy_limited": False}


def test_answering_after_the_end_begins_a_new_check_and_a_clock_set_back_loses_nothing():
    person = Person().through(falls="yes")
    person.day -= 30
    person.say("falls", "no")
    assert (person.standing["state"], person.standing["effects"]) == ("unfinished", ["falls"])
    assert [row["day"] for row in person.rows] == [TUESDAY]
    person.through()
    assert person.standing["state"] == "open"


def test_a_row_that_lacks_answers_and_a_deleted_one():
    assert standing([screening()], TUESDAY)["state"] == "open"
    assert standing([screening(deleted=True)], TUESDAY)["state"] == "none"
    wild = screening(finished=False, at=40)
    assert safety_view([wild], CHECK, None, now())["page"] == 4


def test_each_effect_stands_once():
    assert effects_of(CHECK, {**NO, "worse-later": "yes", "worse-long": "yes", "worse-mind": "yes"}) == [
        "energy-limited",
        "specialist",
    ]


PLAN = [version()]


@pytest.mark.parametrize(
    ("check", "wait", "title", "words"),
    [
        ([], False, "Time for your safety check", "A few questions keep your plan safe"),
        ([screening(finished=False)], False, "Time for your safety check", "go on where you stopped"),
        ([screening(TUESDAY - REPEAT_DAYS)], False, "Time for your safety check", "Half a year has gone by."),
        ([screening(hold=True)], True, "Exercise waits for now", "see a clinician first"),
        ([screening(effects=["fever"])], True, "Exercise waits for now", "until you are well"),
        ([screening(TUESDAY - REPEAT_DAYS, effects=["sedation"])], True, "Exercise waits for now", "a rest day"),
        ([screening()], False, "", ""),
    ],
)
def test_today_says_when_exercise_waits_and_when_the_check_is_due(check, wait, title, words):
    said = safety_now(PLAN, check, None, now())
    assert (said["wait"], said["title"]) == (wait, title)
    assert words in said["words"]
    assert safety_now([], check, None, now())["words"] == "", "without a plan there is nothing to hold back"


def test_what_held_the_plan_back_holds_until_the_new_check_is_finished():
    person = Person().through(chest_pain="yes")
    assert person.standing["state"] == "hold"
    person.again()
    assert reason_to_wait(latest(person.rows)) == "hold"
    person.through()
    assert reason_to_wait(latest(person.rows)) == ""
    cleared = Person().through(chest_pain="yes")
    cleared.clear()
    cleared.again()
    assert reason_to_wait(latest(cleared.rows)) == "", "a clinician said that it is OK"
    first = Person().through(chest_pain="yes")
    first.say("chest-pain", "no")
    assert reason_to_wait(latest(first.rows)) == "hold", "an answer after the end begins a new check"


def test_no_to_all_the_others_leaves_what_was_answered():
    person = Person()
    person.say("fever", "yes")
    person.keep(safety_rest(person.rows, CHECK, None, now()))
    given = person.rows[0]["answers"]["given"]
    assert given == {"under-18": "no", "drowsy": "no", "fever": "yes"}
    assert person.view["can_next"]
    fresh = Person()
    fresh.keep(safety_rest([], CHECK, None, now()))
    assert fresh.view["can_next"], "it begins a check as well"
    for _ in SAFETY_PARTS:
        fresh.keep(safety_rest(fresh.rows, CHECK, None, now()))
        fresh.on()
    assert fresh.standing == {"state": "open", "effects": [], "energy_limited": False}
