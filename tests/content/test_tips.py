"""The tips are whole and tagged, and the walk through a workspace names the usual numbers."""

from typing import Any

import pytest

from fibroplan.content.tips import Tips, tips
from tests.content.reading import refusal

TIPS = tips()
LIBRARY = {row["id"]: row for row in TIPS["tips"]}


def test_forty_two_tips_with_titles_that_fit_a_row() -> None:
    assert len(LIBRARY) == 42
    assert len({row["title"] for row in TIPS["tips"]}) == 42
    assert max(len(row["title"]) for row in TIPS["tips"]) <= 40


@pytest.mark.parametrize(
    ("tag", "many"),
    [("home", 16), ("kitchen", 6), ("desk", 14), ("standing", 7), ("driving", 4), ("fog", 9), ("flare", 7)],
)
def test_each_tag_finds_its_tips(tag: str, many: int) -> None:
    assert len([row for row in TIPS["tips"] if tag in row["tags"]]) == many


def test_every_tag_has_a_label() -> None:
    assert [row["id"] for row in TIPS["tags"]] == ["home", "kitchen", "desk", "standing", "driving", "fog", "flare"]


def test_the_library_does_not_promise_less_pain() -> None:
    assert TIPS["about"]["evidence"]["label"] == "Sensible practice; limited research."
    assert {row["evidence"]["label"] for row in TIPS["tips"]} == {
        *("Sensible practice; limited research.", "Usual workplace advice; limited research.", "A safety rule."),
        *("Comfort. Little research.", "Comfort. Check your skin."),
    }


def test_drowsy_driving_and_infusions_ask_for_a_day() -> None:
    assert "24 hours" in LIBRARY["no-drowsy-driving"]["text"]
    assert LIBRARY["no-drowsy-driving"]["evidence"]["label"] == "A safety rule."


def test_the_walk_has_eight_steps_with_the_usual_numbers() -> None:
    steps = {row["id"]: row["question"] + " " + row["change"] for row in TIPS["walk"]["steps"]}
    assert list(steps) == ["chair", "elbows", "mouse", "screen", "light", "calls", "breaks", "eyes"]
    assert "90 to 110 degrees" in steps["elbows"]
    assert "arm's length" in steps["screen"]
    assert "eye level" in steps["screen"]
    assert "20 to 30 minutes" in steps["breaks"]
    assert "20 minutes" in steps["eyes"]
    assert "20 seconds" in steps["eyes"]


def test_a_trial_week_ends_with_a_question_and_two_ways() -> None:
    assert TIPS["trial"]["question"].endswith("?")
    assert TIPS["trial"]["keep"] != TIPS["trial"]["let_go"]


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda file: file["tips"][0].update(tags=[]), "tags"),
        (lambda file: file["tips"][0].update(tags=["garden"]), "tags"),
        (lambda file: file["tips"][1].update(id="sit-for-jobs"), "twice: sit-for-jobs"),
        (lambda file: file["tips"][0].pop("text"), "text"),
        (lambda file: file["tags"].pop(), "without a label: flare"),
        (lambda file: file["walk"]["steps"][0]["tips"].append("levitate"), "no such tip: levitate"),
        (lambda file: file["walk"].update(steps=file["walk"]["steps"][:3]), "steps"),
    ],
)
def test_a_spoilt_file_is_refused_by_name(tmp_path: Any, spoil: Any, says: str) -> None:
    assert says in refusal(tmp_path, "tips", Tips, spoil)
