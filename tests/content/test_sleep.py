"""The sleep content is whole, modest about itself, and computes no sleep window."""

import re
from typing import Any

import pytest

from fibroplan.content.sleep import Sleep, sleep
from tests.content.reading import refusal

SLEEP = sleep()
HABITS = {row["id"]: row for row in SLEEP["habits"]}


def test_sixteen_habits_of_which_six_are_part_of_insomnia_therapy() -> None:
    assert len(HABITS) == 16
    strong = [place for place, row in enumerate(SLEEP["habits"], start=1) if row["strong"]]
    assert strong == [1, 2, 3, 4, 5, 12]


def test_strong_habits_name_the_therapy_and_the_others_say_how_little_is_known() -> None:
    for habit in SLEEP["habits"]:
        assert habit["evidence"]["label"].startswith("Part of insomnia therapy" if habit["strong"] else "Reasonable.")


def test_the_checklist_says_that_it_is_weak_alone() -> None:
    assert SLEEP["about"]["evidence"]["label"].startswith("Weak alone.")
    assert "AASM" in SLEEP["about"]["evidence"]["source"]


def test_getting_up_has_another_way_for_sore_nights() -> None:
    (variant,) = HABITS["up-when-annoyed"]["variants"]
    assert variant["situation"] == "sore"
    assert "propped up" in variant["text"]


def test_energy_limited_mode_is_not_told_to_rest_less() -> None:
    adapted = {
        name for name, row in HABITS.items() for each in row["variants"] if each["situation"] == "energy-limited"
    }
    assert adapted == {"short-early-rest", "bed-for-sleep"}


def test_six_signs_for_a_doctor() -> None:
    assert len(SLEEP["doctor"]["points"]) == 6


def test_the_message_on_drowsy_driving_says_not_to_drive_and_whom_to_ask() -> None:
    words = SLEEP["driving"]["title"] + SLEEP["driving"]["words"]
    assert "do not drive" in words
    assert "doctor" in words


def test_the_diary_asks_for_what_sleep_efficiency_needs() -> None:
    assert [row["id"] for row in SLEEP["diary"]] == [
        *(
            "into-bed",
            "tried-sleep",
            "fell-asleep",
            "woke-times",
            "awake-minutes",
            "last-wake",
            "out-of-bed",
            "quality",
        ),
    ]
    assert [row["id"] for row in SLEEP["diary"] if row["answer"] == "time"] == [
        *("into-bed", "tried-sleep", "last-wake", "out-of-bed"),
    ]


def test_efficiency_is_defined_and_not_graded() -> None:
    efficiency = SLEEP["efficiency"]
    assert "divided by the time in bed" in efficiency["words"]
    assert "add up all nights first" in efficiency["week"]
    assert "not a grade" in efficiency["guide"]
    assert not re.search(
        r"\b(bad|poor|normal|healthy|abnormal)\b",
        " ".join(each for each in efficiency.values() if isinstance(each, str)),
    )


def test_a_sleep_window_is_never_made_up_and_has_twelve_guards() -> None:
    assert "never makes them up" in SLEEP["window"]["words"]
    assert len(SLEEP["window"]["guards"]) == 12
    assert not re.search(r"\d+ (hours|minutes) in bed", str(SLEEP["window"]["words"]))


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda file: file["habits"].pop(), "habits"),
        (lambda file: file["habits"][0].update(id="wind-down"), "twice: wind-down"),
        (lambda file: file["habits"][0].update(title="x" * 61), "title"),
        (lambda file: file["habits"][2]["variants"][0].update(situation="rainy"), "situation"),
        (lambda file: file["diary"][0].update(answer="colour"), "answer"),
        (lambda file: file["window"].pop("guards"), "guards"),
        (lambda file: file["doctor"].update(evidence="none"), "none"),
        (lambda file: file.update(as_of="last week"), "as_of"),
    ],
)
def test_a_spoilt_file_is_refused_by_name(tmp_path: Any, spoil: Any, says: str) -> None:
    assert says in refusal(tmp_path, "sleep", Sleep, spoil)
