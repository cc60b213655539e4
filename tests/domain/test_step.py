"""Steps: an offer with its arithmetic, never more than the cap, never two things at once, never without a tap."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fibroplan.domain.plan import COPIED, item_named, version_on
from fibroplan.domain.rules import CONSTANTS, constant
from fibroplan.domain.step import decide_step, next_amount, offer_of, spacing_of, staged, step_offers, step_span
from fibroplan.domain.step_check import check_of, decided, dose_since, last_flare, median
from fibroplan.domain.step_rules import part_of, step_up
from tests.domain.make import TUESDAY, UNITS, applied, changed_rules, now, outcome, pause, step, version

AMOUNTS = st.one_of(
    st.integers(1, 200),
    st.sampled_from([0.5, 1.5, 2.5, 3.5, 4.5, 4.75, 5.5, 7.5]),
    st.floats(0.5, 500, allow_nan=False).map(lambda value: round(value, 2)),
)


def walked(days: list[int] | range, rise: int | None = 1, settled: str = "same", **fields: Any) -> list[Any]:
    """Sessions so many days ago, each with how it settled."""
    return [outcome(day=TUESDAY - back, rise=rise, settled=settled, **fields) for back in days]


def offers(
    outcomes: list[Any], *, pauses: Any = (), steps: Any = (), rules: Any = None, limited: bool = False, **fields: Any
) -> list[Any]:
    """What is offered on Tuesday for a daily walk of 8 minutes."""
    versions = [version(**fields)]
    return step_offers(versions, outcomes, list(pauses), list(steps), rules, limited, None, now())["offers"]


def one(*args: Any, **fields: Any) -> Any:
    (offer,) = offers(*args, **fields)
    return offer


DAILY = range(1, 15)


def test_two_good_weeks_bring_the_offer_of_a_step_with_its_arithmetic() -> None:
    offer = one(walked(DAILY))
    assert (offer["kind"], offer["before"], offer["after"]) == ("step", 8, 9)
    assert offer["heading"] == "Walk: 8 → 9 minutes"
    assert offer["words"] == (
        "You did 14 of 14. Symptoms mostly rose by 1 of 10. It settled within a day. "
        "10 in 100 of 8 is 0.8. The next whole step is 9 minutes."
    )
    assert (offer["take_words"], offer["stay_words"]) == ("Go up to 9 minutes", "Stay at 8 minutes")


def test_a_small_dose_grows_by_half_a_minute_and_says_so() -> None:
    offer = one(walked(DAILY, amount=3, target=3), target=3)
    assert offer["after"] == 3.5
    assert offer["words"].endswith("Under 5, one step is half a minute more.")


@pytest.mark.parametrize(
    ("why", "sessions"),
    [
        ("under 70 % done", walked(range(1, 10))),
        ("nobody knows how it settled", walked(DAILY, rise=None, settled="")),
        ("one answer is not enough", [*walked([1]), *walked(range(2, 15), rise=None, settled="")]),
        ("the person would rather not say", walked(DAILY, settled="unsaid")),
        ("nothing was done", []),
        ("skipped", walked(DAILY, mark="skipped", amount=None)),
    ],
)
def test_no_step_without_two_good_weeks(why: str, sessions: list[Any]) -> None:
    assert [row["kind"] for row in offers(sessions, from_day=TUESDAY - 20)] == [], why


def test_excused_days_leave_both_sides() -> None:
    ill = walked(range(1, 6), None, "", mark="skipped", amount=None, skip_reason="ill")
    assert one([*walked(range(6, 15)), *ill])["kind"] == "step"


def test_never_in_a_flare_and_never_in_energy_limited_mode() -> None:
    assert offers(walked(DAILY), limited=True) == []
    assert offers(walked(DAILY), pauses=[pause(TUESDAY, None, "flare")]) == []
    assert offers(walked(DAILY), pauses=[pause(TUESDAY - 3, TUESDAY, "flare", item_ids=["other"])]) == []


@pytest.mark.parametrize(
    ("why", "fields"),
    [
        ("not an exercise", {"kind": "custom"}),
        ("stopped", {"schedule": "none"}),
        ("no days", {"weekdays": []}),
        ("a dose of nothing", {"target": 0}),
        ("too seldom to be checked", {"schedule": "every", "every_days": 15}),
        ("at the person's ceiling", {"ceiling": 8}),
        ("not begun yet", {"from_day": TUESDAY + 3}),
        ("the dose is new", {"from_day": TUESDAY - 13}),
    ],
)
def test_nothing_is_offered(why: str, fields: dict[str, Any]) -> None:
    assert offers(walked(DAILY), **fields) == [], why


def test_a_resting_item_and_a_change_that_is_planned_are_left_alone() -> None:
    assert offers(walked(DAILY), pauses=[pause(item_ids=["walk"])]) == []
    versions = [version(), version(from_day=TUESDAY + 3, target=6)]
    assert step_offers(versions, walked(DAILY), [], [], None, False, None, now())["offers"] == []


def test_the_ceiling_and_the_thirty_minutes_hold_a_step() -> None:
    offer = one(walked(DAILY), ceiling=8.5)
    assert offer["after"] == 8.5
    assert offer["words"].endswith("It goes no further than 8 and a half minutes.")
    assert one(walked(DAILY, amount=29, target=29), target=29)["after"] == 30
    assert offers(walked(DAILY, amount=30, target=30), target=30) == []
    assert next_amount(version(target=100, unit="times"), None, None) == 110


def test_free_days_are_checked_against_their_number_a_week() -> None:
    free = {"schedule": "times", "times_per_week": 3}
    assert one(walked([1, 3, 6, 8, 11]), **free)["kind"] == "step"
    assert offers(walked([1, 3, 6, 8]), **free) == []
    ill = walked([9], None, "", mark="skipped", amount=None, skip_reason="ill")
    assert one([*walked([1, 3, 6, 8]), *ill], **free)["words"].startswith("You did 4 of 5.")
    assert check_of(item_named([version(**free)], "walk"), ill * 9, [], None, TUESDAY - 9, TUESDAY - 9)["planned"] == 0


def test_a_rise_of_three_or_four_or_two_days_to_settle_holds_the_dose() -> None:
    for sessions in (walked(DAILY, 3), walked(DAILY, 4), walked(DAILY, 1, "two"), walked(DAILY, 2, "waiting")):
        offer = one(sessions)
        assert (offer["kind"], offer["before"], offer["after"], offer["stages"]) == ("hold", 8, 8, [])
        assert offer["heading"] == "Walk: stay at 8 minutes"
        assert offer["take_words"] == ""


def test_one_strong_answer_among_many_holds_the_dose() -> None:
    assert one([*walked([1], 5), *walked(range(2, 15))])["kind"] == "hold"


def test_the_second_hold_in_a_row_is_a_step_back() -> None:
    before = step(day=TUESDAY - 14, kind="hold", choice="stay", before=8, after=8)
    offer = one(walked(DAILY, 3), steps=[before])
    assert (offer["kind"], offer["after"], offer["heading"]) == ("back", 6, "Walk: 8 → 6 minutes")
    assert "20 in 100 less than 8, rounded down, is 6 minutes." in offer["words"]
    assert one(walked(DAILY, 3), steps=[{**before, "after": 10}])["kind"] == "hold", "that was another dose"


def test_strong_worsening_steps_back_by_thirty_without_waiting() -> None:
    offer = one([*walked([1], 6), *walked([3], 1, "longer")], from_day=TUESDAY - 5)
    assert (offer["kind"], offer["after"]) == ("back", 5)
    assert offer["words"].startswith("It was hard afterwards 2 times.")
    assert offer["words"].endswith("Go easier too: so easy that you can chat.")
    assert offers(walked([1], 6), from_day=TUESDAY - 5) == [], "once may be anything"
    assert one(walked([1], 6))["words"].startswith("It was hard afterwards once."), "half of the answers of two weeks"


def test_at_the_smallest_dose_there_is_no_less() -> None:
    offer = one(walked([1, 2], 7, target=1, amount=1), target=1)
    assert (offer["kind"], offer["after"], offer["stages"]) == ("hold", 1, [])
    assert "smallest amount already" in offer["words"]


def test_a_break_of_a_week_two_or_more() -> None:
    assert offers(walked([7])) == []
    offer = one(walked([8]))
    assert (offer["kind"], offer["after"]) == ("layoff", 6)
    assert offer["words"] == (
        "It has been 8 days. 75 in 100 of 8, rounded down, is 6 minutes. Build up again from there."
    )
    assert one(walked([15]))["after"] == 4
    assert one(walked([29]))["after"] == 4
    offer = one(walked([30]))
    assert (offer["baseline"], offer["take_words"], offer["heading"]) == (True, "", "Walk: a new start")
    assert one([], from_day=TUESDAY - 40)["baseline"], "planned for long and never done"
    assert offers([], from_day=TUESDAY - 20) == [], "a starting dose is small already"
    assert offers(walked([13]), schedule="times", times_per_week=1) == [], "weekly things have a week between them"
    assert one(walked([14]), schedule="every", every_days=3)["after"] == 6


def test_a_break_counts_from_the_dose_that_was_done() -> None:
    versions = [version(), version(from_day=TUESDAY - 15, target=6)]
    assert step_offers(versions, walked([29]), [], [], None, False, None, now())["offers"][0]["after"] == 4
    versions[1]["unit"] = "times"
    assert step_offers(versions, walked([16]), [], [], None, False, None, now())["offers"][0]["after"] == 3
    versions[1] = version(from_day=TUESDAY - 15, target=4)
    assert step_offers(versions, walked([16]), [], [], None, False, None, now())["offers"] == [], "small enough"
    assert offers(walked([20]), steps=[step(day=TUESDAY - 13, choice="stay")]) == [], "decided already"
    assert offers(walked([9], target=1, amount=1), target=1) == [], "no smaller start"


def test_back_from_a_short_flare_in_a_week() -> None:
    offer = one(walked([8]), pauses=[pause(TUESDAY - 5, TUESDAY - 1, "flare")], from_day=TUESDAY - 60)
    assert (offer["kind"], offer["after"]) == ("return", 5)
    assert offer["words"] == (
        "Your flare lasted 5 days. 70 in 100 of 8, rounded down, is 5 minutes. From 1 December it is 8 minutes again."
    )
    assert offer["stages"] == [{"from_day": 0, "target": 5}, {"from_day": TUESDAY + 7, "target": 8}]


def test_back_from_a_long_flare_in_two_weeks() -> None:
    offer = one(walked([3]), pauses=[pause(TUESDAY - 12, TUESDAY - 1, "flare"), pause(TUESDAY - 50, TUESDAY - 40)])
    assert [stage["target"] for stage in offer["stages"]] == [4, 6, 8]
    assert offer["stages"][2]["from_day"] == TUESDAY + 14


def test_a_flare_that_asks_for_no_return() -> None:
    assert offers(walked([3]), pauses=[pause(TUESDAY - 2, TUESDAY - 1, "flare")]) == [], "too short"
    assert offers(walked([1]), pauses=[pause(TUESDAY - 9, TUESDAY - 2, "flare")]) == [], "under way again"
    long_ago = [pause(TUESDAY - 30, TUESDAY - 20, "flare")]
    assert last_flare([*long_ago, pause(TUESDAY - 40, TUESDAY - 35, "flare")], "walk", TUESDAY) == [
        TUESDAY - 30,
        TUESDAY - 20,
    ]
    assert offers(walked([6]), pauses=long_ago) == []
    assert offers(walked([9], target=1, amount=1), pauses=[pause(TUESDAY - 9, TUESDAY - 2, "flare")], target=1) == []


def test_the_gentler_of_two_starts_is_offered() -> None:
    offer = one(walked([20]), pauses=[pause(TUESDAY - 5, TUESDAY - 1, "flare")])
    assert (offer["kind"], offer["after"]) == ("layoff", 4)


def test_days_of_a_flare_say_nothing_about_the_dose() -> None:
    flare = [pause(TUESDAY - 10, TUESDAY - 9, "flare")]
    assert offers(walked(DAILY), pauses=flare) == [], "the two weeks begin after it"
    item = item_named([version()], "walk")
    check = check_of(item, walked(DAILY), flare, None, TUESDAY - 14, TUESDAY - 1)
    assert (check["planned"], check["answers"]) == (12, 12)


def test_only_one_is_shown_at_a_time() -> None:
    versions = [version(), version("stand", unit="times", target=5)]
    outcomes = [*walked(DAILY), *walked(DAILY, item_id="stand", target=5, amount=5)]
    shown = step_offers(versions, outcomes, [], [], None, False, None, now())
    assert [offer["heading"] for offer in shown["offers"]] == ["Stand: 5 → 6 times", "Walk: 8 → 9 minutes"]
    assert (len(shown["shown"]), shown["more_words"]) == (1, "1 more after this")
    assert step_span(None, now()) == [TUESDAY - 42, TUESDAY]


# ---- decisions


def decide(choice: str, outcomes: list[Any], pauses: Any = (), item_id: str = "walk") -> list[Any]:
    return decide_step([version()], outcomes, list(pauses), [], None, False, item_id, choice, None, now())


def test_a_tap_writes_the_choice_and_when_taken_one_field_of_the_plan() -> None:
    row, edit = decide("take", walked(DAILY))
    assert (row["table"], row["id"]) == ("step", f"walk.{TUESDAY}")
    assert row["fields"]["choice"] == "take"
    assert (row["fields"]["before"], row["fields"]["after"]) == (8, 9)
    assert edit["id"] == f"walk.{TUESDAY}"
    before = version()
    changed = {name for name in COPIED if edit["fields"][name] != before[name]}
    assert changed == {"target", "dose_rule"}


def test_staying_and_asking_leave_the_plan_alone() -> None:
    for choice in ("stay", "ask"):
        (row,) = decide(choice, walked(DAILY))
        assert (row["fields"]["kind"], row["fields"]["choice"]) == ("step", choice)
    assert decide("later", walked(DAILY)) == []
    assert decide("take", walked(DAILY), item_id="gone") == []
    assert decide("take", walked([1])) == [], "the offer has gone"
    assert len(decide("take", walked(DAILY, 3))) == 1, "a hold changes nothing"


def test_a_return_is_written_as_one_version_after_another() -> None:
    changes = decide("take", walked([13]), [pause(TUESDAY - 12, TUESDAY - 1, "flare")])
    versions = applied([version()], changes, "plan_version", {})
    item = item_named(versions, "walk")
    assert [version_on(item, TUESDAY + day)["target"] for day in (-1, 0, 6, 7, 13, 14)] == [8, 4, 4, 6, 6, 8]
    assert step_offers(versions, [], [], [], None, False, None, now(TUESDAY + 5))["offers"] == []
    assert staged([], "gone", "return", [{"from_day": 0, "target": 1}, {"from_day": 9, "target": 2}], None, now()) == []


def test_after_a_decision_the_next_check_is_two_weeks_later() -> None:
    outcomes = [outcome(day=TUESDAY + day, rise=0, settled="same") for day in range(-14, 15)]
    steps = [step(choice="stay")]
    for days in range(14):
        assert step_offers([version()], outcomes, [], steps, None, False, None, now(TUESDAY + days))["offers"] == []
    assert step_offers([version()], outcomes, [], steps, None, False, None, now(TUESDAY + 14))["offers"]
    gone = [step(choice="stay", deleted=True)]
    assert step_offers([version()], outcomes, [], gone, None, False, None, now())["offers"]


def test_a_dose_is_as_old_as_its_last_change() -> None:
    versions = [version(), version(from_day=TUESDAY - 9, position=3), version(from_day=TUESDAY + 9, target=3)]
    assert dose_since(item_named(versions, "walk"), [], TUESDAY) == TUESDAY - 200, "its place in the day is no dose"
    for other in ({"target": 9}, {"unit": "times"}, {"sets": 2}, {"content_id": "march"}, {"variant": "harder"}):
        versions[1] = version(from_day=TUESDAY - 9, **other)
        assert dose_since(item_named(versions, "walk"), [], TUESDAY) == TUESDAY - 9
    assert dose_since(item_named(versions, "walk"), [step(day=TUESDAY - 4)], TUESDAY) == TUESDAY - 4


# ---- what a therapist may change


def test_constants_are_changed_for_one_person_within_limits() -> None:
    assert constant(None, "step_percent") == 10
    assert constant(changed_rules(step_percent=5), "step_percent") == 5
    assert constant(changed_rules(most_percent=100), "most_percent") == 20, "the cap cannot be raised"
    assert constant(changed_rules(step_percent="much"), "step_percent") == 10
    assert constant(changed_rules(step_percent=None), "step_percent") == 10
    assert one(walked(range(1, 8)), rules=changed_rules(check_days=7), from_day=TUESDAY - 7)["kind"] == "step"
    assert all(low <= value <= high for value, low, high in CONSTANTS.values())
    assert one(walked(DAILY), rules=changed_rules(step_percent=1))["after"] == 9
    assert offers(walked(DAILY, amount=5, target=5), target=5, rules=changed_rules(most_percent=5)) == []


# ---- properties

PEOPLE = st.one_of(
    st.none(),
    st.dictionaries(st.sampled_from(sorted(CONSTANTS)), st.floats(-50, 500)).map(lambda given: changed_rules(**given)),
)


@given(AMOUNTS, st.sampled_from(UNITS), PEOPLE)
def test_a_step_never_exceeds_its_cap(amount: float, unit: str, rules: Any) -> None:
    raised = step_up(amount, unit, rules)
    assert raised >= amount
    if amount >= 5:
        assert raised <= amount * 1.2 + 1e-6
    else:
        assert raised <= amount + (0.5 if unit in ("minutes", "songs") else 1)


@given(AMOUNTS, st.sampled_from(UNITS), st.floats(0, 300), PEOPLE)
def test_a_step_stays_under_the_ceiling(amount: float, unit: str, ceiling: float, rules: Any) -> None:
    after = next_amount(version(target=amount, unit=unit, ceiling=ceiling), None, rules)
    assert after <= max(amount, ceiling if ceiling > 0 else 1e9)


@given(AMOUNTS, st.sampled_from(UNITS), st.sampled_from(["back_percent", "strong_back_percent"]), PEOPLE)
def test_step_back_then_recovery_returns_to_no_more_than_before(
    amount: float, unit: str, size: str, rules: Any
) -> None:
    after = part_of(amount, 100 - constant(rules, size), unit)
    assert 0 < after <= amount
    taken = step(kind="back", choice="take", before=amount, after=after)
    assert next_amount(version(target=after, unit=unit), taken, rules) <= max(amount, after)


@given(
    st.lists(
        st.tuples(st.integers(0, 45), st.sampled_from(["", "same", "two", "longer"]), st.sampled_from([None, 0, 2, 6]))
    ),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 12)), max_size=2),
    st.lists(st.tuples(st.integers(0, 30), st.sampled_from(["hold", "back", "step"])), max_size=2),
    st.sampled_from([1, 3, 8, 12]),
    PEOPLE,
)
def test_no_tap_ever_changes_two_things(days: Any, flares: Any, decisions: Any, target: float, rules: Any) -> None:
    versions = [version(target=target, sets=2)]
    outcomes = [outcome(day=TUESDAY - back, settled=settled, rise=rise) for back, settled, rise in dict.fromkeys(days)]
    pauses = [pause(TUESDAY - back, TUESDAY - back + length, "flare") for back, length in flares]
    steps = [step(day=TUESDAY - back, kind=kind, before=target) for back, kind in decisions]
    shown = step_offers(versions, outcomes, pauses, steps, rules, False, None, now())["offers"]
    changes = decide_step(versions, outcomes, pauses, steps, rules, False, "walk", "take", None, now())
    for change in changes:
        if change["table"] == "plan_version":
            other = {name for name in COPIED if change["fields"][name] != versions[0][name]}
            assert other <= {"target", "dose_rule"}
            assert change["fields"]["target"] <= max(target * 1.2, target + 0.5)
    assert bool(shown) == bool(changes)


def test_small_parts() -> None:
    assert [median([]), median([3]), median([4, 1]), median([5, 1, 3])] == [0, 3, 2.5, 3]
    assert decided([], "walk") is None
    assert [spacing_of(version(schedule="times", times_per_week=n)) for n in (1, 2, 3, 7)] == [7, 4, 3, 1]
    assert offer_of({"item_id": "walk", "versions": []}, [], [], [], None, TUESDAY) is None
