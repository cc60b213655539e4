"""The employer letter can be filled in, names no illness by itself, and is no legal advice."""

from typing import Any

import pytest

from fibroplan.content.letter import FIELD, Letter, letter
from tests.content.reading import refusal

LETTER = letter()
FIELDS = {row["id"]: row for row in LETTER["fields"]}


def filled(values: dict[str, str]) -> str:
    """The letter with some fields filled in, as the app puts it together."""
    parts = []
    for row in LETTER["paragraphs"]:
        named = FIELD.findall(row["text"])
        if any(name in FIELDS and FIELDS[name]["optional"] and not values.get(name) for name in named):
            continue
        parts.append(FIELD.sub(lambda found: values.get(found[1], ""), row["text"]))
    return "\n\n".join(parts)


def test_ten_changes_to_choose_from() -> None:
    assert [row["id"] for row in LETTER["accommodations"]] == [
        *("flexible-start", "remote-days", "micro-breaks", "perch-seat", "task-rotation", "parking", "written-steps"),
        *("light-noise", "phased-return", "treatment-shifts"),
    ]


def test_a_filled_letter_reads_whole() -> None:
    values = {name: f"<{name}>" for name in [*FIELDS, "changes"]}
    text = filled(values)
    assert all(value in text for value in values.values())
    assert "{" not in text


def test_what_is_optional_can_stay_out_and_the_illness_is() -> None:
    values = {name: f"<{name}>" for name, row in FIELDS.items() if not row["optional"]} | {"changes": "- A seat."}
    text = filled(values)
    assert "{" not in text
    assert "I have ." not in text
    assert "fibromyalgia" not in text.lower()
    assert FIELDS["condition"]["optional"]
    assert "not name your illness" in LETTER["privacy"]


def test_it_says_that_it_is_not_legal_advice() -> None:
    assert "not legal advice" in LETTER["legal"]
    assert all("not legal advice" in row["evidence"]["label"] for row in LETTER["regions"])


def test_each_region_names_its_law() -> None:
    words = {row["id"]: row["words"] + row["evidence"]["source"] for row in LETTER["regions"]}
    assert list(words) == ["us", "uk", "eu", "other"]
    assert "askjan.org" in words["us"]
    assert "Access to Work" in words["uk"]
    assert "2000/78" in words["eu"]


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda file: file["paragraphs"][0].update(text="On {weekday}"), "date, weekday"),
        (lambda file: file["fields"].append({"id": "age", "label": "Age", "help": "", "optional": True}), "age"),
        (lambda file: file["fields"][1].update(id="date"), "twice: date"),
        (lambda file: file["accommodations"][0].update(evidence="x"), "'x'"),
        (lambda file: file["regions"][0].update(id="mars"), "regions"),
        (lambda file: file.pop("legal"), "legal"),
    ],
)
def test_a_spoilt_file_is_refused_by_name(tmp_path: Any, spoil: Any, says: str) -> None:
    assert says in refusal(tmp_path, "letter", Letter, spoil)
