"""Worked examples of each rule, in Python. tests/local/test_transpile.py runs the same files in Node."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.domain.rules import rules
from tests.local.node import canonical

FILES = sorted((Path(__file__).parents[1] / "vectors").glob("*.json"))
CASES = [(file.stem, case) for file in FILES for case in json.loads(file.read_text())["cases"]]


@pytest.mark.parametrize(("file", "case"), CASES, ids=[f"{file}: {case['why']}" for file, case in CASES])
def test_vector(file: str, case: dict[str, Any]):
    assert canonical(rules()[case["rule"]](*case["args"])) == canonical(case["expected"]), f"{file}: {case['why']}"
