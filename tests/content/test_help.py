"""The numbers of help are those of their services, every region is whole, and it is said plainly who sees what."""

from typing import Any

import pytest

from fibroplan.content.help import Help, help_now
from tests.content.reading import refusal

TEXTS = help_now()
REGIONS = {row["id"]: row for row in TEXTS["regions"]}
LINES = {line["id"]: line for row in TEXTS["regions"] for line in row["lines"]}


def test_the_emergency_numbers() -> None:
    numbers = {name: row["emergency"] for name, row in REGIONS.items()}
    assert numbers == {"us": "911", "ca": "911", "uk": "999", "ie": "112", "au": "000", "other": "112"}


def test_the_lines_of_crisis() -> None:
    assert (LINES["us-988"]["call"], LINES["us-988"]["text"]) == ("988", "988")
    assert (LINES["ca-988"]["call"], LINES["ca-988"]["text"]) == ("988", "988")
    assert LINES["uk-samaritans"]["call"] == LINES["ie-samaritans"]["call"] == "116 123"
    assert LINES["au-lifeline"]["call"] == "13 11 14"
    assert LINES["other-list"]["web"] == "https://findahelpline.com"


def test_it_is_said_who_sees_what_and_that_nobody_watches() -> None:
    said = " ".join(point["text"] for point in TEXTS["watch"]["points"])
    for words in (
        "Nobody watches Fibroplan live",
        "tells nobody",
        "on the server too",
        "when you have shared that one",
    ):
        assert words in said


def test_there_are_steps_that_ask_less_than_a_call() -> None:
    assert {"text", "sit"} <= {point["id"] for point in TEXTS["gentle"]["points"]}


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda file: file["regions"].reverse(), "comes last"),
        (lambda file: file["regions"][1].update(id="us"), "twice: us"),
        (lambda file: file["regions"][0]["lines"][0].update(call="", text=""), "us-988 leads nowhere"),
        (lambda file: file["regions"][0]["lines"][0].update(call="nine"), "call"),
        (lambda file: file["regions"][0]["lines"][2].update(web="http://x.com"), "web"),
        (lambda file: file["regions"][0]["lines"].pop(), "us has no line for one kind"),
        (lambda file: file["regions"][0]["lines"][0].update(id="us-text"), "twice: us-text"),
        (lambda file: file["cards"][0].update(score=3), "score"),
    ],
)
def test_a_spoilt_file_is_refused_by_name(tmp_path: Any, spoil: Any, says: str) -> None:
    assert says in refusal(tmp_path, "help", Help, spoil)
