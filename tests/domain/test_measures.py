"""Scores: each instrument within its range, in its direction, and with missing answers as its authors say."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fibroplan.content.instruments import instruments
from fibroplan.domain.acr2016 import acr_count
from fibroplan.domain.body import BODY_AREAS
from fibroplan.domain.instrument import instrument_by_id
from fibroplan.domain.measures import (
    SYMPTOMS,
    is_possible_answer,
    measure_least,
    measure_most,
    score_measure,
)

ALL: Any = {row["id"]: row for row in instruments()}
RANGES = {
    "phq4": (0, 12),
    "phq9": (0, 27),
    "gad7": (0, 21),
    "fiqr": (0, 100),
    "acr2016": (0, 31),
    "impact": (0, 10),
    "confidence": (0, 10),
    "change": (1, 7),
}
SUMS = [name for name in RANGES if name != "acr2016"]
MAY_LACK = {"fiqr": {str(number) for number in range(1, 10)}}
"""Questions of which one can be left open."""


def values(item: Any) -> list[int]:
    return [option["value"] for option in item["options"]] or list(range(item["low"], item["high"] + 1))


def whole(name: str) -> st.SearchStrategy[dict[str, int]]:
    """Every question answered."""
    return st.fixed_dictionaries({item["id"]: st.sampled_from(values(item)) for item in ALL[name]["items"]})


def score(name: str, answers: dict[str, Any]) -> Any:
    return score_measure(ALL[name], answers)


def test_the_ranges_are_those_of_the_authors() -> None:
    assert {name: (measure_least(row), measure_most(row)) for name, row in ALL.items()} == RANGES


@pytest.mark.parametrize("name", SUMS)
@given(data=st.data())
def test_a_score_lies_in_its_range_and_each_part_adds_to_it(name: str, data: st.DataObject) -> None:
    found = score(name, data.draw(whole(name)))
    least, most = RANGES[name]
    assert found["valid"]
    assert least <= found["score"] <= most
    assert sum(found["parts"].values()) == pytest.approx(found["score"])
    assert found["arithmetic"].count("; ") == len(found["parts"]) - (len(found["parts"]) == 1)


@pytest.mark.parametrize("name", SUMS)
@given(data=st.data())
def test_a_higher_answer_never_gives_a_lower_score(name: str, data: st.DataObject) -> None:
    answers = data.draw(whole(name))
    item = data.draw(st.sampled_from(ALL[name]["items"]))
    higher = {**answers, item["id"]: max(values(item))}
    assert score(name, higher)["score"] >= score(name, answers)["score"]
    assert score(name, {key: min(values(ALL[name]["items"][0])) for key in answers})["score"] == RANGES[name][0]


@pytest.mark.parametrize("name", SUMS)
@given(data=st.data())
def test_an_open_answer_is_no_zero(name: str, data: st.DataObject) -> None:
    """No total; but one question of the function of the FIQR counts as the mean of the others."""
    answers = data.draw(whole(name))
    item = data.draw(st.sampled_from(ALL[name]["items"]))["id"]
    left = {key: value for key, value in answers.items() if key != item}
    found = score(name, left)
    assert found == score(name, {**answers, item: None}), "null and not there are the same"
    if item in MAY_LACK.get(name, set()):
        others = [left[key] for key in MAY_LACK[name] - {item}]
        assert found["parts"]["function"] == pytest.approx(sum(others) / 8 * 9 / 3)
        assert "raised in proportion" in found["why"]
    else:
        assert (found["score"], found["valid"]) == (None, False)
        assert found["why"].startswith("There is no total: ")


AREAS = st.lists(st.sampled_from(BODY_AREAS), unique=True)
THREE, ONE = st.integers(0, 3), st.integers(0, 1)


@given(AREAS, st.tuples(THREE, THREE, THREE, ONE, ONE, ONE), st.integers(0, 400))
def test_the_count_of_2016_keeps_to_its_ranges_and_needs_both_halves(
    areas: list[str], symptoms: tuple[int, ...], months: int
) -> None:
    found = acr_count(areas, *symptoms, months=months)
    assert found["wpi"] == len(areas)
    assert found["sss"] == sum(symptoms) <= 12
    assert found["psd"] == found["wpi"] + found["sss"] <= 31
    assert 0 <= found["regions"] <= 5
    if found["pattern_met"]:
        assert months >= 3
        assert found["regions"] >= 4
        assert found["psd"] >= 12
    more = acr_count(BODY_AREAS, *symptoms, months=months)
    assert more["pattern_met"] >= (found["pattern_met"] and found["sss"] >= 5)
    answers: dict[str, Any] = {"areas": areas, **dict(zip(SYMPTOMS, symptoms, strict=True)), "months": 3}
    shown = score("acr2016", answers)
    assert (shown["score"], shown["parts"]) == (
        found["psd"],
        {"wpi": found["wpi"], "sss": found["sss"], "regions": found["regions"]},
    )
    for lacking in ("areas", *SYMPTOMS):
        assert not score("acr2016", {**answers, lacking: None})["valid"]
    assert score("acr2016", {**answers, "months": None})["valid"], "the sum needs no duration"


@pytest.mark.parametrize("value", [True, "2", 2.5, -1, 4, [], {}, ["2"]])
def test_what_is_no_answer_is_none(value: Any) -> None:
    item = ALL["phq4"]["items"][0]
    assert not is_possible_answer(item, value)
    assert not score("phq4", {"1": value, "2": 1, "3": 1, "4": 1})["valid"]


@pytest.mark.parametrize("value", [True, "neck", 3, ["chin"], [1], None, {}])
def test_what_is_no_list_of_areas_is_none(value: Any) -> None:
    assert not is_possible_answer(ALL["acr2016"]["items"][0], value)


def test_an_answer_between_the_options_is_none() -> None:
    months = next(row for row in ALL["acr2016"]["items"] if row["id"] == "months")
    assert [is_possible_answer(months, value) for value in range(4)] == [True, False, False, True]


def test_the_arithmetic_is_told_to_the_last_step() -> None:
    found = score("fiqr", {str(number): 5 for number in range(1, 22)})
    assert found["arithmetic"].split("; ")[-1] == "Total: 15 + 10 + 25 = 50"


def test_a_table_says_the_range() -> None:
    scoring = {**ALL["impact"]["scoring"], "table": [{"sum": 0, "score": 40.5}, {"sum": 30, "score": 77}]}
    row = {**ALL["impact"], "scoring": scoring}
    assert (measure_least(row), measure_most(row)) == (40.5, 77)


def test_an_instrument_that_is_not_there_is_none() -> None:
    assert instrument_by_id(list(ALL.values()), "gone") is None
