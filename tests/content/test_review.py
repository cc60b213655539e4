"""The clinical review stays true: its numbers are the code's, and it names every content file and source."""

import importlib
import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.content.reading import CONTENT, FILES

REVIEW = (Path(__file__).parents[2] / "docs" / "clinical-review.md").read_text(encoding="utf-8")
NUMBERS = re.findall(r"^\| `(\w+)\.([A-Z_]+)` \| ([^|]+) \|", REVIEW, re.M)


def said(value: Any) -> str:
    """A constant as the review writes it."""
    if not isinstance(value, dict):
        return str(value)
    parts = [f"{each['amount']} {each['unit']}" if isinstance(each, dict) else str(each) for each in value.values()]
    return ", ".join(f"{name} {part}" for name, part in zip(value, parts, strict=True))


@pytest.mark.parametrize(("module", "name", "value"), NUMBERS, ids=lambda each: each)
def test_each_number_is_the_one_in_the_code(module: str, name: str, value: str) -> None:
    assert said(getattr(importlib.import_module(f"fibroplan.domain.{module}"), name)) == value.strip()


def test_every_content_file_is_reviewed() -> None:
    assert len(NUMBERS) >= 31
    for path in FILES:
        assert f"`{path.name}`" in REVIEW


def test_every_study_that_the_content_names_is_in_the_review() -> None:
    sources = re.findall(r'"source": "([^"]+)"', "".join(path.read_text(encoding="utf-8") for path in FILES))
    named = {
        each for source in sources for each in re.findall(r"[A-Z][a-zé]+ (?:and [A-Z][a-z]+ )?(?:19|20)\d\d", source)
    }
    assert len(named) >= 10
    assert sorted(each for each in named if each.split()[0] not in REVIEW or each.split()[-1] not in REVIEW) == []


def test_what_is_not_checked_waits_for_a_clinician() -> None:
    rows = [line for line in REVIEW.splitlines() if re.search(r"\| \[[KE]\] \| [^|]+\|$", line)]
    assert len(rows) > 40
    assert [line for line in rows if "awaiting" not in line] == []


def test_the_files_say_when_they_were_last_held_against_their_sources() -> None:
    days = [json.loads(path.read_text(encoding="utf-8"))["as_of"] for path in CONTENT.glob("*_en.json")]
    assert all(re.fullmatch(r"20\d\d-\d\d-\d\d", day) for day in days)
