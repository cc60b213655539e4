"""The plan builder: from the first choice to a plan, and back."""

import pytest

from fibroplan.content.loader import exercises
from fibroplan.domain.builder import (
    builder_back,
    builder_ceiling,
    builder_discard,
    builder_dose,
    builder_every,
    builder_finish,
    builder_floor,
    builder_next,
    builder_not_sure,
    builder_own,
    builder_part,
    builder_schedule,
    builder_settled,
    builder_start,
    builder_time,
    builder_times,
    builder_toggle,
    builder_try,
    builder_variant,
    builder_weekday,
)
from fibroplan.domain.builder_view import builder_view
from fibroplan.domain.draft_edit import builder_edit
from fibroplan.domain.effort import effort_words
from fibroplan.domain.exercise import (
    CATEGORIES,
    CATEGORY_LABELS,
    VARIANTS,
    frequency_words,
    suggested_weekdays,
    variant_of,
)
from fibroplan.domain.plan import plan_on
from fibroplan.domain.today import today_view
from tests.domain.make import (
    ADDITIONS,
    FILTERS,
    LIBRARY,
    TUESDAY,
    applied,
    changed_rules,
    draft,
    exercise,
    goal,
    now,
    screening,
    version,
)


def shown(drafts, versions=(), library=LIBRARY, checks=None, goals=(), rules=None):
    checks = [screening()] if checks is None else checks
    return builder_view(drafts, list(versions), library, ADDITIONS, checks, FILTERS, list(goals), rules, None, now())


class Phone:
    """What the store does with the builder's changes."""

    def __init__(self, versions=(), library=LIBRARY, effects=(), **check):
        self.drafts, self.versions, self.library = [], list(versions), library
        self.rules, self.goals, self.checks = None, [goal()], [screening(effects=list(effects), **check)]

    def keep(self, changes):
        self.drafts = applied(self.drafts, changes, "draft", {"step": "", "answers": {}})
        self.versions = applied(self.versions, changes, "plan_version", version())
        return changes

    def start(self):
        return self.keep(builder_start(self.drafts, self.goals))

    def edit(self, item_id):
        return self.keep(builder_edit(self.versions, item_id, None, now()))

    def toggle(self, content_id):
        arguments = (self.drafts, self.versions, self.library, self.checks, FILTERS, content_id, None, now())
        return self.keep(builder_toggle(*arguments))

    def own(self, words, unit="minutes", uuid="1"):
        return self.keep(builder_own(self.drafts, self.checks, words, unit, now(uuid=uuid)))

    def say(self, command, *arguments):
        return self.keep(command(self.drafts, *arguments))

    def finish(self, day=TUESDAY):
        arguments = (
            self.drafts,
            self.versions,
            self.library,
            self.checks,
            FILTERS,
            self.rules,
            None,
            now(day, uuid="new"),
        )
        return self.keep(builder_finish(*arguments))

    @property
    def view(self):
        return shown(self.drafts, self.versions, self.library, self.checks, self.goals, self.rules)

    def at_baseline(self, *names):
        self.start()
        for name in names:
            self.toggle(name)
        self.say(builder_next)
        return self


def test_from_nothing_to_a_plan():
    phone = Phone()
    phone.start()
    assert (phone.view["step"], phone.view["title"]) == ("choose", "What would you like to do?")
    assert phone.view["sentence"] == "Pick one or two to begin with."
    assert not phone.view["can_next"]
    assert phone.say(builder_next) == []
    phone.toggle("walk")
    phone.toggle("stand")
    assert phone.view["sentence"] == "2 picked. You can add more later."
    assert phone.view["pages"] == 7
    phone.say(builder_next)
    assert phone.view["title"] == "Walk: how much is comfortable now?"
    for number, amount in enumerate([12, 9, 10]):
        phone.say(builder_try, number, amount)
    assert phone.view["activity"]["dose"]["dose"] == "8 minutes"
    assert "80 in 100" in phone.view["activity"]["dose"]["words"]
    phone.say(builder_next)
    assert (phone.view["page"], phone.view["title"]) == (4, "Walk: which days?")
    phone.say(builder_weekday, 6)
    phone.say(builder_part, "evening")
    phone.say(builder_next)
    phone.say(builder_not_sure, LIBRARY)
    phone.say(builder_next)
    phone.say(builder_next)
    view = phone.view
    assert (view["step"], view["page"]) == ("preview", 7)
    assert [row["dose"] for row in view["doses"]] == ["8 minutes", "2 times"]
    assert view["doses"][0]["schedule_words"] == "Mon, Wed, Fri, Sun · morning and evening"
    assert [row["part"] for row in view["week"][1]["rows"]] == ["Morning", "Morning", "Evening"]
    assert view["week"][0]["day"] == TUESDAY
    assert view["effort_words"] == "About 65 minutes in the week. 3 rest days."
    phone.finish()
    walk, stand = plan_on(phone.versions, TUESDAY)
    assert (walk["item_id"], walk["target"], walk["floor"], walk["tries"]) == ("new-0", 8, 4, [12, 9, 10])
    assert (walk["dose_rule"], stand["dose_rule"], stand["variant"]) == ("baseline_80", "default", "easier")
    assert not phone.view["unfinished"]
    wednesday = today_view(phone.versions, [], [], [], TUESDAY + 1, None, now())
    assert wednesday["planned"] == 3


def test_every_page_can_be_left_and_taken_up_again_and_back_always_works():
    phone = Phone().at_baseline("walk", "stand")
    seen = []
    while phone.view["can_next"]:
        seen.append((phone.view["step"], phone.view["activity"]["content_id"]))
        phone.say(builder_next)
    assert phone.start() == [], "an unfinished draft is taken up again"
    while phone.view["can_back"]:
        phone.say(builder_back)
        assert (phone.view["step"], phone.view["activity"]["content_id"]) == (
            seen.pop() if seen else (phone.view["step"], "walk")
        )
    assert phone.view["step"] == "goal"
    assert phone.say(builder_back) == []


def test_letting_go():
    phone = Phone().at_baseline("walk")
    phone.keep(builder_discard())
    assert not phone.view["unfinished"]
    assert phone.versions == []
    assert phone.view["activity"]["title"] == ""


def test_choosing():
    phone = Phone([version("walk")])
    phone.start()
    labels = [group["label"] for group in phone.view["groups"]]
    assert labels[0] == "Loosen up"
    assert labels[-1] == "More", "a kind without a name of its own"
    choices = {row["content_id"]: row for group in phone.view["groups"] for row in group["choices"]}
    assert choices["walk"]["in_plan"]
    assert choices["walk"]["detail"] == "5 minutes · standing"
    assert choices["pool"]["detail"] == "5 minutes"
    assert phone.toggle("walk") == [], "it is in the plan already"
    assert phone.toggle("unheard of") == []
    phone.toggle("stand")
    phone.toggle("stand")
    assert phone.view["chosen"] == 0
    phone.toggle("stand")
    assert phone.view["chosen"] == 1, "with the answers it had"
    nine = [exercise(f"e{number}") for number in range(9)]
    full = Phone(library=nine)
    full.start()
    for row in nine:
        full.toggle(row["id"])
    assert (full.view["chosen"], full.view["full"]) == (8, True)


def test_tries_and_what_follows_from_them():
    phone = Phone().at_baseline("walk")
    first = phone.view["activity"]["tries"][0]
    assert (first["label"], first["words"], first["less"], first["more"]) == ("Day 1", "not tried yet", 0, 5)
    phone.say(builder_try, 0, 10)
    first = phone.view["activity"]["tries"][0]
    assert (first["words"], first["less"], first["more"]) == ("10 minutes", 9, 11)
    phone.say(builder_settled, False)
    assert phone.view["activity"]["dose"]["amount"] == 5
    phone.say(builder_not_sure, LIBRARY)
    assert phone.view["activity"]["dose"]["words"] == "A small, safe start is 5 minutes. You can change it."
    phone.say(builder_try, 1, -4)
    assert phone.view["activity"]["tries"][1]["amount"] == 0
    assert phone.say(builder_try, 3, 1) == []
    assert phone.say(builder_try, -1, 1) == []
    assert phone.say(builder_not_sure, []), "without the library too"


def test_when_even_the_smallest_start_is_too_much():
    phone = Phone().at_baseline("walk")
    phone.say(builder_try, 0, 0.5)
    assert phone.view["sentence"] == "Even the smallest start is more than that. The easier way may fit better."
    phone.say(builder_variant, "easier")
    assert phone.view["activity"]["title"] == "walk easier"
    assert phone.view["activity"]["tries"][0]["given"] is False
    assert phone.view["sentence"] == "Not your best day. Not a flare. Stop before it gets worse."
    phone.say(builder_variant, "harder")
    assert phone.view["activity"]["dose"]["dose"] == "5 minutes each side"
    assert phone.say(builder_variant, "hardest") == []


def test_days_and_times():
    phone = Phone().at_baseline("walk")
    phone.say(builder_next)
    assert phone.view["sentence"] == "2 to 5 days a week suits many people. Leave room for rest."
    for day in (0, 2, 4):
        phone.say(builder_weekday, day)
    assert phone.view["sentence"] == "Pick at least one day."
    assert not phone.view["can_next"]
    assert phone.say(builder_weekday, 7) == []
    assert phone.say(builder_weekday, -1) == []
    phone.say(builder_schedule, "every")
    assert phone.view["can_next"]
    phone.say(builder_every, 99)
    assert phone.view["activity"]["every_days"] == 14
    phone.say(builder_every, 0)
    assert phone.view["activity"]["every_days"] == 2
    assert phone.say(builder_schedule, "never") == []
    phone.say(builder_time, 485)
    assert [row["label"] for row in phone.view["activity"]["times"] if row["chosen"]] == ["8:05"]
    assert len(phone.view["activity"]["times"]) == 49
    phone.say(builder_part, "morning")
    assert [row["chosen"] for row in phone.view["activity"]["parts"]] == [False] * 4
    assert phone.say(builder_time, 485) == [], "one place in the day stays"
    assert phone.say(builder_time, 1440) == []
    assert phone.say(builder_time, -1) == []
    assert phone.say(builder_part, "noon") == []
    phone.say(builder_times, 9)
    assert phone.view["activity"]["times_per_week"] == 7
    phone.say(builder_part, "evening")
    assert [row["chosen"] for row in phone.view["activity"]["parts"]] == [False, False, True, False]
    phone.say(builder_times, 2)
    phone.say(builder_next)
    assert phone.view["any_day"] == ["Walk: 2 times a week · evening"]
    assert all(day["rows"] == [] for day in phone.view["week"])


def test_a_therapist_may_change_what_one_person_starts_with():
    phone = Phone().at_baseline("walk")
    for number, minutes in enumerate((12, 9, 10)):
        phone.say(builder_try, number, minutes)
    assert (phone.view["activity"]["dose"]["amount"], phone.view["activity"]["dose"]["words"][-10:]) == (
        8,
        "8 minutes.",
    )
    phone.rules = changed_rules(settled_percent=60, floor_percent=25)
    assert phone.view["activity"]["dose"]["words"] == (
        "You managed 12, 9 and 10. That is 10.3 on average. 60 in 100 of 10.3 is 6.2. "
        "Rounded down, you start at 6 minutes."
    )
    phone.say(builder_next)
    phone.finish()
    (walk,) = plan_on(phone.versions, TUESDAY)
    assert (walk["target"], walk["floor"], walk["dose_rule"]) == (6, 1, "baseline_80")


def test_a_dose_of_ones_own():
    phone = Phone().at_baseline("walk")
    phone.say(builder_dose, "walk", 3)
    assert phone.view["activity"]["dose"]["words"] == "You chose to start at 3 minutes."
    phone.say(builder_dose, "walk", 0)
    assert phone.view["activity"]["dose"]["amount"] == 5
    assert phone.say(builder_dose, "stand", 3) == []


def test_nothing_to_answer_about():
    phone = Phone()
    phone.start()
    for command, *arguments in [
        (builder_try, 0, 1),
        (builder_settled, True),
        (builder_weekday, 1),
        (builder_part, "morning"),
    ]:
        assert phone.say(command, *arguments) == []


def test_editing_one_item():
    phone = Phone([version(tries=[12, 9, 10], floor=3)])
    phone.edit("walk")
    assert (phone.view["mode"], phone.view["step"], phone.view["page"], phone.view["pages"]) == (
        "edit",
        "baseline",
        1,
        3,
    )
    assert not phone.view["can_back"]
    assert phone.say(builder_back) == []
    assert phone.view["activity"]["tries"][2]["amount"] == 10
    assert phone.toggle("stand") == []
    phone.say(builder_next)
    assert phone.view["can_back"]
    phone.say(builder_weekday, 6)
    phone.say(builder_next)
    assert phone.view["title"] == "Your change"
    phone.finish()
    assert len(phone.versions) == 2
    (now_version,) = plan_on(phone.versions, TUESDAY)
    assert now_version["weekdays"] == [0, 1, 2, 3, 4, 5]
    assert (now_version["floor"], now_version["dose_rule"]) == (3, "baseline_80"), "what was not touched stays"
    assert plan_on(phone.versions, TUESDAY - 1)[0]["weekdays"] == [0, 1, 2, 3, 4, 5, 6]


def test_starting_anew_while_an_edit_is_open():
    phone = Phone([version()])
    phone.edit("walk")
    assert phone.start()[0]["fields"]["step"] == "choose"


def test_editing_keeps_the_rhythm_of_every_n_days_unless_it_changes():
    phone = Phone([version(schedule="every", every_days=3, anchor_day=TUESDAY - 4)])
    phone.edit("walk")
    phone.finish()
    assert plan_on(phone.versions, TUESDAY)[0]["anchor_day"] == TUESDAY - 4
    phone.edit("walk")
    phone.say(builder_every, 2)
    phone.finish()
    assert plan_on(phone.versions, TUESDAY)[0]["anchor_day"] == TUESDAY


def test_editing_what_the_library_lacks():
    phone = Phone([version("own", kind="custom", title="Garden", tries=[1, 2, 3, 4])], library=[])
    phone.edit("own")
    assert phone.view["activity"]["title"] == "Garden"
    phone.say(builder_dose, "own", 6)
    phone.finish()
    (row,) = plan_on(phone.versions, TUESDAY)
    assert (row["title"], row["kind"], row["target"], row["floor"], row["dose_rule"]) == (
        "Garden",
        "custom",
        6,
        3,
        "own",
    )


def test_editing_a_thing_of_ones_own():
    phone = Phone([version("own", kind="custom", content_id="", title="Garden")])
    phone.edit("own")
    phone.say(builder_next)
    phone.say(builder_weekday, 0)
    phone.finish()
    (row,) = plan_on(phone.versions, TUESDAY)
    assert (row["title"], row["content_id"], row["weekdays"]) == ("Garden", "", [1, 2, 3, 4, 5, 6])


def test_editing_an_item_to_come_a_stopped_one_and_an_unknown_one():
    phone = Phone([version("walk", TUESDAY + 3), version("stand", schedule="none", weekdays=[3])])
    assert phone.edit("walk")[0]["fields"]["answers"]["chosen"] == ["walk"]
    phone.edit("stand")
    assert phone.view["activity"]["schedule"] == "weekdays"
    assert phone.edit("unheard of") == []


def test_what_was_stopped_is_taken_up_as_the_same_item():
    phone = Phone([version("walk"), version("walk", TUESDAY - 3, schedule="none")])
    phone.at_baseline("walk")
    phone.finish()
    (row,) = plan_on(phone.versions, TUESDAY)
    assert row["item_id"] == "walk"
    assert [item["id"] for item in phone.versions] == [f"walk.{day}" for day in (TUESDAY - 200, TUESDAY - 3, TUESDAY)]


def test_answers_about_things_that_are_gone_are_left_out():
    answers = {"mode": "new", "item_id": "", "chosen": ["gone", "walk"], "at": 5, "details": {}}
    detail = Phone().at_baseline("walk").drafts[0]["answers"]["details"]["walk"]
    drafts = draft("preview", **{**answers, "details": {"gone": detail}})
    assert builder_finish(drafts, [], LIBRARY, [screening()], FILTERS, None, None, now()) == []
    assert shown(drafts)["doses"] == []
    assert not shown(drafts)["can_finish"]
    assert shown(drafts)["effort_words"] == ""
    edited = draft("baseline", mode="edit", item_id="unheard of", chosen=["gone"], at=0, details={"gone": detail})
    assert shown(edited)["activity"]["title"] == ""
    old = draft("choose", chosen=["walk"])
    assert shown(old)["chosen"] == 0


def test_every_activity_of_the_library_can_be_begun_in_every_way():
    for row in exercises():
        for variant in VARIANTS:
            phone = Phone(library=exercises()).at_baseline(row["id"])
            phone.say(builder_variant, variant)
            phone.say(builder_next)
            phone.say(builder_next)
            assert phone.view["doses"][0]["too_much"] is False
            phone.finish()
            (begun,) = plan_on(phone.versions, TUESDAY)
            assert 0 < begun["floor"] <= begun["target"] <= variant_of(row, variant)["start"]
            assert len(begun["weekdays"]) == row["frequency"]["days"]
    groups = Phone(library=exercises())
    groups.start()
    groups = groups.view["groups"]
    assert [group["label"] for group in groups] == [CATEGORY_LABELS[category] for category in CATEGORIES]


@pytest.mark.parametrize(
    ("days", "weekdays"), [(1, [0]), (2, [0, 3]), (3, [0, 2, 4]), (5, [0, 1, 2, 4, 5]), (7, [0, 1, 2, 3, 4, 5, 6])]
)
def test_suggested_days_leave_rest_between(days, weekdays):
    assert suggested_weekdays(days) == weekdays


def test_how_often_it_suits():
    assert frequency_words(LIBRARY[0]) == "2 to 5 days a week suits many people."
    assert frequency_words(LIBRARY[3]) == "7 days a week suits many people."
    once = exercise(frequency={"days": 1, "low": 1, "high": 1, "source": "[E]"})
    assert frequency_words(once) == "1 day a week suits many people."


# ---- what matters, and what the safety check allows


def test_what_matters_is_asked_once():
    phone = Phone()
    phone.goals = []
    assert phone.view["step"] == "goal", "before anything is begun, too"
    phone.start()
    assert (phone.view["title"], phone.view["page"], phone.view["can_next"]) == ("What matters to you?", 1, True)
    assert phone.view["goal"] == ""
    phone.say(builder_next)
    assert phone.view["step"] == "choose"
    phone.say(builder_back)
    phone.goals = [goal()]
    assert phone.view["goal"] == "Garden"
    assert [row["chosen"] for row in phone.view["areas"]] == [False, False, True, False]


@pytest.mark.parametrize(
    ("check", "gate", "words"),
    [
        ([], "none", "A few questions keep your plan safe and help it fit you. They take about two minutes."),
        (
            [screening(finished=False)],
            "unfinished",
            "Your safety check is not finished yet. Your answers are still here.",
        ),
        ([screening(hold=True)], "hold", "Your safety check asks you to wait a little. See what it says."),
        (
            [screening(TUESDAY - 183)],
            "repeat",
            "Half a year has gone by. Please look at the check again. Your answers are still here.",
        ),
    ],
)
def test_nothing_is_added_before_the_safety_check_allows_it(check, gate, words):
    phone = Phone().at_baseline("walk")
    phone.checks = check
    view = phone.view
    assert (view["gate"], view["gate_words"], view["title"]) == (gate, words, "First, a short safety check")
    assert phone.finish() == []
    phone.versions = [version("walk")]
    phone.edit("walk")
    assert phone.view["gate"] == "", "what is in the plan may be changed"
    assert phone.finish() != []


def test_the_library_is_narrowed_by_the_answers():
    phone = Phone(effects=["light", "falls", "bone"])
    phone.start()
    assert phone.view["left_out"] == 1
    choices = [row["content_id"] for group in phone.view["groups"] for row in group["choices"]]
    assert "stretch" not in choices
    assert phone.toggle("stretch") == []
    phone.toggle("roll")
    phone.say(builder_next)
    activity = phone.view["activity"]
    assert [row["value"] for row in activity["variants"]] == ["easier"]
    assert (activity["reasons"], activity["title"]) == (["Hold on."], "roll easier")
    phone.say(builder_variant, "harder")
    assert phone.view["activity"]["title"] == "roll easier", "a way that does not stay is never taken"
    both = Phone(effects=["light", "falls"]).at_baseline("walk")
    assert [row["value"] for row in both.view["activity"]["variants"]] == ["start"]
    assert both.view["activity"]["reasons"] == ["Keep it light.", "Hold on."]


def test_what_was_picked_before_the_check_changed_is_not_added():
    phone = Phone().at_baseline("stretch")
    phone.checks = [screening(effects=["bone"])]
    assert phone.finish() == []
    phone.toggle("stretch")
    assert phone.view["chosen"] == 0, "it can be let go"


def test_energy_limited_has_no_targets():
    phone = Phone(effects=["energy-limited"]).at_baseline("walk")
    view = phone.view
    assert view["energy"]
    assert view["title"] == "Walk: what feels fine?"
    assert view["sentence"] == "There is no target. Stop while you still feel fine."
    dose = view["activity"]["dose"]
    assert (dose["dose"], dose["words"]) == (
        "up to 5 minutes",
        "Up to 5 minutes, if you like. Less is fine, and so is rest.",
    )
    phone.say(builder_dose, "walk", 3)
    phone.say(builder_next)
    assert phone.view["sentence"] == "It stands on every day and asks for nothing. Rest comes first."
    assert phone.view["activity"]["schedule"] == "times"
    phone.say(builder_next)
    assert phone.view["effort_words"] == "There is no amount to reach. Rest comes first."
    phone.finish()
    (row,) = plan_on(phone.versions, TUESDAY)
    assert (row["target"], row["ceiling"], row["dose_rule"], row["schedule"]) == (3, 3, "energy", "times")
    assert today_view(phone.versions, [], [], [], TUESDAY, None, now())["planned"] == 0, "nothing asks for it"


# ---- things of one's own, floors and ceilings


def test_a_thing_of_ones_own_is_added():
    phone = Phone()
    phone.start()
    assert phone.own("") == []
    assert phone.own("Garden", "laps") == []
    phone.own("Garden")
    phone.own("Stairs", "times", "2")
    assert phone.view["groups"][0]["label"] == "Your own"
    assert [row["detail"] for row in phone.view["groups"][0]["choices"]] == ["in minutes", "in times"]
    phone.toggle("own-2")
    assert phone.view["chosen"] == 1
    phone.say(builder_next)
    assert phone.view["activity"]["title"] == "Garden"
    phone.say(builder_next)
    phone.say(builder_next)
    phone.finish()
    (row,) = plan_on(phone.versions, TUESDAY)
    assert (row["title"], row["kind"], row["content_id"], row["target"]) == ("Garden", "custom", "", 5)
    phone.edit(row["item_id"])
    assert phone.own("More") == []
    limited = Phone(effects=["energy-limited"])
    limited.start()
    limited.own("Garden")
    limited.say(builder_next)
    assert limited.view["activity"]["dose"]["dose"] == "up to 5 minutes"


def test_a_baseline_far_above_ones_own_most_stays_there():
    phone = Phone().at_baseline("walk")
    phone.say(builder_try, 0, 40)
    phone.say(builder_ceiling, "walk", 10)
    dose = phone.view["activity"]["dose"]
    assert (dose["amount"], dose["ceiling_words"]) == (10, "At most 10 minutes on one day.")
    assert dose["words"].endswith("Your own most for a day is 10 minutes. So one go stays at 10 minutes.")
    phone.say(builder_next)
    phone.say(builder_part, "evening")
    phone.say(builder_next)
    assert phone.view["doses"][0]["amount"] == 5, "two goes share it"
    assert (phone.view["doses"][0]["ceiling_less"], phone.view["doses"][0]["ceiling_more"]) == (9, 11)
    phone.finish()
    assert plan_on(phone.versions, TUESDAY)[0]["ceiling"] == 10
    phone.edit("new-0")
    assert phone.view["activity"]["dose"]["ceiling"] == 10
    phone.say(builder_ceiling, "walk", -1)
    dose = phone.view["activity"]["dose"]
    assert (dose["ceiling"], dose["ceiling_words"]) == (0, "No most set.")


def test_ten_hours_are_held_at_one():
    phone = Phone().at_baseline("walk")
    phone.say(builder_dose, "walk", 600)
    dose = phone.view["activity"]["dose"]
    assert dose["amount"] == 60
    assert dose["words"].endswith("One go here is at most 60 minutes. More can be split over the day.")
    assert dose["ceiling_more"] == 60


def test_the_flare_version_is_ones_own():
    phone = Phone().at_baseline("walk")
    phone.say(builder_floor, "walk", 1)
    assert phone.view["activity"]["dose"]["floor_words"] == "On a flare day: 1 minute."
    phone.say(builder_floor, "walk", 90)
    assert phone.view["activity"]["dose"]["floor_words"] == "On a flare day: 5 minutes.", "never more than the dose"
    assert phone.say(builder_floor, "stand", 1) == []
    phone.finish()
    phone.edit("new-0")
    phone.say(builder_floor, "walk", 2)
    phone.finish()
    assert plan_on(phone.versions, TUESDAY)[0]["floor"] == 2


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"unit": "minutes", "target": 8}, "About 56 minutes in the week. No rest day yet."),
        (
            {"unit": "times", "target": 5, "each_side": True, "weekdays": [1]},
            "About 1 minute in the week. 6 rest days.",
        ),
        ({"unit": "laps", "weekdays": [0, 1, 2, 3, 4, 5]}, "About 0 minutes in the week. 1 rest day."),
    ],
)
def test_the_effort_of_a_week(fields, words):
    assert effort_words([version(**fields)], TUESDAY) == words
