"""The warning signs are complete, ordered by how urgent they are, and judge nothing."""

import re
from typing import Any

import pytest

from fibroplan.content.redflags import RedFlags, redflags
from tests.content.reading import refusal

FLAGS = redflags()
LISTS = {row["id"]: row for row in FLAGS["lists"]}


def signs(name: str) -> set[str]:
    return {row["id"] for row in LISTS[name]["signs"]}


def test_the_lists_stand_in_the_order_of_their_urgency() -> None:
    assert list(LISTS) == ["emergency", "same-day", "rest", "pregnancy", "see-a-doctor"]


def test_every_sign_is_there() -> None:
    assert signs("emergency") == {"chest", "collapse", "stroke", "breath", "worst-headache"}
    assert signs("same-day") == {
        *("saddle", "bladder-bowel", "leg-weakness", "hot-joint", "calf", "fever", "weight-loss", "night-sweats"),
        *("head-injury", "palpitations"),
    }
    assert signs("rest") == {"joint-pain", "pain-up", "dizzy", "nausea"}
    assert len(signs("pregnancy")) == 7
    assert len(signs("see-a-doctor")) == 13


def test_an_emergency_names_the_numbers_and_a_way_not_to_drive() -> None:
    words = LISTS["emergency"]["words"]
    assert all(number in words for number in ("112", "911", "999"))
    assert "Do not drive" in words


@pytest.mark.parametrize("name", ["saddle", "bladder-bowel", "leg-weakness"])
def test_signs_of_a_pressed_spinal_cord_go_straight_to_an_emergency_department(name: str) -> None:
    (sign,) = [row for row in LISTS["same-day"]["signs"] if row["id"] == name]
    assert "straight to an emergency department" in sign["help"]


def test_signs_at_the_temple_cannot_wait() -> None:
    (sign,) = [row for row in LISTS["see-a-doctor"]["signs"] if row["id"] == "temple-jaw-sight"]
    assert sign["today"]
    assert "today" in sign["help"]


def test_the_pregnancy_list_is_for_those_it_concerns() -> None:
    assert [row["id"] for row in FLAGS["lists"] if row["filter"]] == ["pregnancy"]


def test_no_sign_is_scored_or_named_as_an_illness() -> None:
    for row in FLAGS["lists"]:
        for sign in row["signs"]:
            assert not re.search(
                r"\b(you (probably|may) have|risk score|likely|arteritis|stroke|clot)\b", sign["text"], re.I
            )


def test_the_emergency_list_says_today_throughout() -> None:
    assert all(sign["today"] for name in ("emergency", "same-day", "pregnancy") for sign in LISTS[name]["signs"])


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda file: file["lists"].reverse(), "emergency list comes first"),
        (lambda file: file["lists"][1].update(id="emergency"), "twice: emergency"),
        (lambda file: file["lists"][0]["signs"].append(dict(file["lists"][0]["signs"][0])), "twice: chest"),
        (lambda file: file["lists"][0].update(signs=[]), "signs"),
        (lambda file: file["lists"][0]["signs"][0].update(score=9), "score"),
        (lambda file: file["lists"][0].update(filter="falls"), "filter"),
    ],
)
def test_a_spoilt_file_is_refused_by_name(tmp_path: Any, spoil: Any, says: str) -> None:
    assert says in refusal(tmp_path, "redflags", RedFlags, spoil)
