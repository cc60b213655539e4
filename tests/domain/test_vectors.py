"""Worked examples of each rule, in Python. tests/local/test_transpile.py runs the same files in Node."""

import json
from pathlib import Path
from typing import Any

import pytest

from fibroplan.content.instruments import instruments
from tests.domain.rules import rules
from tests.local.node import canonical

FILES = sorted((Path(__file__).parents[1] / "vectors").glob("*.json"))
INSTRUMENTS = {row["id"]: row for row in instruments()}


def with_instruments(argument: Any) -> Any:
    """An argument, with the instrument that it names in its place."""
    named = isinstance(argument, dict) and list(argument) == ["$instrument"]
    return INSTRUMENTS[argument["$instrument"]] if named else argument


CASES = [
    (file.stem, {**case, "args": [with_instruments(each) for each in case["args"]]})
    for file in FILES
    for case in json.loads(file.read_text())["cases"]
]


@pytest.mark.parametrize(("file", "case"), CASES, ids=[f"{file}: {case['why']}" for file, case in CASES])
def test_vector(file: str, case: dict[str, Any]):
    assert canonical(rules()[case["rule"]](*case["args"])) == canonical(case["expected"]), f"{file}: {case['why']}"
