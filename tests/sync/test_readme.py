"""The promises name tests that exist."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_every_promise_names_a_test_that_exists() -> None:
    text = (ROOT / "fibroplan/sync/README.md").read_text().split("## The protocol")[0]
    promises = re.split(r"\n\d+\. ", text)[1:]
    assert len(promises) == 16
    tests = "\n".join(path.read_text() for path in (ROOT / "tests").glob("*/test_*.py"))
    for promise in promises:
        named = re.findall(r"`(test_\w+|Test\w+)`", promise)
        assert named, promise
        for name in named:
            assert f"def {name}(" in tests or f"{name} = " in tests, name
