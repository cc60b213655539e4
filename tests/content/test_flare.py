"""Flare mode is kind, safe with heat, and offers the way back without taking it."""

from typing import Any

import pytest

from fibroplan.content.flare import Flare, flare
from tests.content.reading import refusal

FLARE = flare()


def test_comforts_are_there_for_lying_and_for_sitting() -> None:
    positions = [row["position"] for row in FLARE["comforts"]]
    assert len(positions) >= 12
    assert positions.count("lying") >= 3
    assert positions.count("sitting") >= 3


@pytest.mark.parametrize("name", ["warmth", "cool"])
def test_warm_and_cold_packs_name_a_layer_a_time_and_numb_skin(name: str) -> None:
    (comfort,) = [row for row in FLARE["comforts"] if row["id"] == name]
    assert "minutes" in comfort["text"]
    assert "cloth" in comfort["text"]
    assert "numb" in comfort["caution"]


def test_the_flare_plan_asks_what_a_flare_plan_holds() -> None:
    assert [row["id"] for row in FLARE["plan"]["questions"]] == [
        *("signs", "first-day", "keep", "drop", "hand-over", "tell", "comfort", "agreed", "call", "restart"),
    ]
    assert all(row["text"].endswith("?") for row in FLARE["plan"]["questions"])
    assert "good day" in FLARE["plan"]["words"]


def test_it_asks_on_days_3_and_7() -> None:
    assert [row["day"] for row in FLARE["checks"]] == [3, 7]


def test_something_new_leads_to_the_warning_signs() -> None:
    for check in FLARE["checks"]:
        words = {row["id"]: row["words"] for row in check["answers"]}
        assert "warning signs" in words["different"]
        assert "clinician" in words["worse"]


def test_the_return_is_an_offer_of_three_ways() -> None:
    back = FLARE["back"]
    assert [row["id"] for row in back["choices"]] == ["gentle", "light", "usual"]
    assert "offer" in back["words"]
    assert "half to two thirds" in back["choices"][0]["words"]
    assert "one or two weeks" in back["choices"][0]["words"]


def test_the_start_blames_nobody() -> None:
    assert "not your fault" in FLARE["about"]["words"]
    assert "Rest counts" in FLARE["start"]["words"]


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda file: file["comforts"][0].update(position="upside down"), "position"),
        (lambda file: file["comforts"][0].update(id="cool"), "twice: cool"),
        (lambda file: file["checks"][0]["answers"].pop(), "day 3"),
        (lambda file: file["checks"][1].update(day=3), "twice: 3"),
        (lambda file: file["back"]["choices"][0].update(id="fast"), "choices"),
        (lambda file: file["plan"]["questions"][1].update(id="signs"), "twice: signs"),
        (lambda file: file["start"].pop("earlier"), "earlier"),
    ],
)
def test_a_spoilt_file_is_refused_by_name(tmp_path: Any, spoil: Any, says: str) -> None:
    assert says in refusal(tmp_path, "flare", Flare, spoil)
