"""Relaxation promises comfort alone, and lets everyone stop."""

from typing import Any

import pytest

from fibroplan.content.additions import additions
from fibroplan.content.relaxation import Relaxation, relaxation
from tests.content.reading import refusal

RELAXATION = relaxation()


def test_nine_ways_of_a_few_minutes() -> None:
    assert len(RELAXATION["exercises"]) == 9
    assert all(row["minutes"] <= 5 for row in RELAXATION["exercises"])
    assert "Uncertain" in RELAXATION["about"]["evidence"]["label"]


def test_stopping_is_always_fine() -> None:
    assert "stop when you like" in RELAXATION["care"]


def test_the_builder_adds_from_every_library() -> None:
    kinds = [row["kind"] for row in additions()]
    assert {kind: kinds.count(kind) for kind in kinds} == {"relax": 9, "reflect": 11, "sleep": 16, "tip": 42}


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda file: file["exercises"][0].update(minutes=90), "minutes"),
        (lambda file: file["exercises"][0].update(id="held-up"), "twice: held-up"),
        (lambda file: file.pop("care"), "care"),
    ],
)
def test_a_spoilt_file_is_refused_by_name(tmp_path: Any, spoil: Any, says: str) -> None:
    assert says in refusal(tmp_path, "relaxation", Relaxation, spoil)
