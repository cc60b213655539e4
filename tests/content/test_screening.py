"""The safety check asks everything it has to, and its filters leave safe exercises for everyone."""

from itertools import combinations
from typing import Any, get_args

import pytest

from fibroplan.content.loader import exercises
from fibroplan.content.screening import FORMS, Effect, Filter, FilterFile, Screening, filters, screening
from tests.content.reading import refusal

CHECK = screening()
ROWS = filters()
QUESTIONS = {row["id"]: row for row in CHECK["questions"]}
FILTERS = list(get_args(Filter))
LIBRARY = {row["id"]: row for row in exercises()}


def forms_left(active: tuple[str, ...]) -> dict[str, list[str]]:
    """The forms of each exercise that stay under some filters; exercises without any are left out."""
    left = {name: set(FORMS) for name in LIBRARY}
    for row in ROWS:
        if row["filter"] in active:
            left[row["exercise_id"]] &= set(row["forms"])
    return {name: [form for form in FORMS if form in forms] for name, forms in left.items() if forms}


def test_the_fifteen_questions_and_the_age_stand_in_their_order() -> None:
    numbers = [row["number"] for row in CHECK["questions"]]
    assert numbers == sorted(numbers)
    assert set(numbers) == set(range(16))
    assert CHECK["questions"][0]["id"] == "under-18"


def test_six_answers_hold_the_plan_back() -> None:
    starred = [row["number"] for row in CHECK["questions"] if row["star"]]
    assert starred == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize(
    ("question", "effect"),
    [
        ("under-18", ["under-18"]),
        ("long-illness", ["light", "clinician-note"]),
        ("blood-pressure", ["no-breath-hold"]),
        ("pregnancy", ["pregnancy"]),
        ("bones-surgery", ["bone", "clinician-note"]),
        ("bendy-joints", ["hypermobility"]),
        ("falls", ["falls"]),
        ("drowsy", ["sedation"]),
        ("fever", ["fever"]),
        ("me-cfs", ["energy-limited", "specialist"]),
    ],
)
def test_each_other_yes_has_its_effect(question: str, effect: list[str]) -> None:
    assert QUESTIONS[question]["effect"] == effect


def test_malaise_after_effort_is_asked_in_three_questions_that_count_together() -> None:
    three = ["worse-later", "worse-long", "worse-mind"]
    assert all(QUESTIONS[name]["effect"] == [] and QUESTIONS[name]["number"] == 15 for name in three)
    assert [(row["when"], row["effect"]) for row in CHECK["combinations"]] == [
        (three[:2], ["energy-limited"]),
        (three, ["energy-limited", "specialist"]),
    ]


def test_not_sure_is_taken_as_yes() -> None:
    assert [row["id"] for row in CHECK["answers"] if row["counts_as_yes"]] == ["yes", "not-sure"]


def test_every_effect_has_words_and_every_ending_its_own() -> None:
    assert {row["effect"] for row in CHECK["notes"]} == set(get_args(Effect))
    endings = [row["id"] for row in CHECK["endings"]]
    assert endings[:2] == ["under-18", "hold"], "what weighs most comes first"
    assert len({row["title"] for row in CHECK["endings"]}) == len(endings) == 10


def test_a_sign_that_is_there_now_leads_to_the_emergency_number() -> None:
    hold = next(row for row in CHECK["endings"] if row["id"] == "hold")
    assert "emergency number" in hold["words"]
    assert "emergency number" in QUESTIONS["chest-pain"]["help"]


def test_energy_limited_mode_speaks_of_no_targets() -> None:
    words = [row["words"] for row in CHECK["endings"] if row["id"] == "energy-limited"]
    words += [row["words"] for row in CHECK["notes"] if row["effect"] == "energy-limited"]
    assert len(words) == 2
    assert all("no targets" in text.lower() for text in words)


def test_every_filter_has_rows_and_each_row_a_reason_and_evidence() -> None:
    assert {row["filter"] for row in ROWS} == set(FILTERS)
    assert all(row["reason"] and row["evidence"]["source"] for row in ROWS)
    pairs = [(row["filter"], row["exercise_id"]) for row in ROWS]
    assert len(pairs) == len(set(pairs))


@pytest.mark.parametrize(
    ("filter_name", "left_out"),
    [
        ("light", "stair-step water-jog wall-sit arm-hold"),
        ("no-breath-hold", "wall-sit arm-hold"),
        ("pregnancy", "glute-bridge heel-slide trunk-rolls wall-sit arm-hold"),
        ("bone", ""),
        ("hypermobility", ""),
        ("falls", "step-touch"),
    ],
)
def test_what_a_filter_leaves_out(filter_name: str, left_out: str) -> None:
    assert set(LIBRARY) - set(forms_left((filter_name,))) == set(left_out.split())


def test_energy_limited_mode_keeps_gentle_movement_and_breathing_alone() -> None:
    left = forms_left(("energy-limited",))
    assert {LIBRARY[name]["category"] for name in left} == {"mobility", "stretch", "mind-body", "core"}
    assert [name for name, forms in left.items() if "harder" in forms] == ["slow-breathing"]


def test_no_form_on_the_back_is_left_in_pregnancy() -> None:
    left = forms_left(("pregnancy",))
    lying = [name for name in left if LIBRARY[name]["position"] == "lying"]
    reasons = {row["exercise_id"]: row["reason"] for row in ROWS if row["filter"] == "pregnancy"}
    assert all("side" in reasons[name] or "sitting" in reasons[name] for name in lying)
    assert "easier" not in left["side-leg-lift"]


@pytest.mark.parametrize("name", ["calf-stretch", "chest-stretch", "hamstring-stretch"])
def test_stretches_stay_in_the_middle_for_bendy_joints(name: str) -> None:
    assert forms_left(("hypermobility",))[name] == ["easier"]


def test_unsteady_people_have_nothing_without_a_support() -> None:
    left = forms_left(("falls",))
    standing = [name for name in left if LIBRARY[name]["position"] == "standing" and left[name] != ["easier"]]
    free = [name for name in standing if LIBRARY[name]["equipment"] in ("none", "music")]
    assert free == ["indoor-walk"], "and that one is done where something firm is in reach"
    assert all("harder" not in left[name] for name in ("feet-together", "tandem-stand", "weight-shifts", "heel-raise"))


def test_any_set_of_filters_leaves_something_to_do() -> None:
    for many in range(len(FILTERS) + 1):
        for active in combinations(FILTERS, many):
            left = forms_left(active)
            assert len(left) >= 8
            assert {LIBRARY[name]["position"] for name in left} >= {"sitting", "lying"}


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda file: file["questions"][1].update(effect=["vertigo"]), "effect"),
        (lambda file: file["questions"][1].update(star=False), "changes nothing: chest-pain"),
        (lambda file: file["questions"][1].update(id="under-18"), "twice: under-18"),
        (lambda file: file["questions"][1].update(evidence="hearsay"), "hearsay"),
        (lambda file: file["questions"][1].pop("help"), "help"),
        (lambda file: file["combinations"][0].update(when=["worse-later", "worse"]), "no such question: worse"),
        (lambda file: file["contradictions"][0].update(yes="worse"), "no such question: worse"),
        (lambda file: file["notes"].pop(0), "without words: under-18"),
        (lambda file: file["endings"].append(dict(file["endings"][0])), "twice: under-18"),
        (lambda file: file.update(more="x"), "more"),
        (lambda file: file.pop("evidence"), "evidence"),
        (lambda file: file["evidence"]["pem"].update(source="a friend said so"), "source"),
    ],
)
def test_a_spoilt_check_is_refused_by_name(tmp_path: Any, spoil: Any, says: str) -> None:
    assert says in refusal(tmp_path, "screening", Screening, spoil)


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda file: file["filters"][0]["narrowings"][0]["exercises"].append("moon-walk"), "moon-walk"),
        (lambda file: file["filters"][0]["narrowings"][1]["exercises"].append("indoor-walk"), "twice: indoor-walk"),
        (lambda file: file["filters"][1]["narrowings"][4].update(forms=["start", "easier"]), "out of order"),
        (lambda file: file["filters"][0].update(filter="light"), "twice: light"),
        (lambda file: file["filters"][0].update(filter="tall"), "filter"),
        (lambda file: file["filters"][0]["narrowings"][0].update(reason=""), "reason"),
    ],
)
def test_spoilt_filters_are_refused_by_name(tmp_path: Any, spoil: Any, says: str) -> None:
    assert says in refusal(tmp_path, "screening_filters", FilterFile, spoil)
