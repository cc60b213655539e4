"""What a clinic measures: kinds with unit and direction, what is kept, and how it moved."""

from typing import Any

import pytest

from fibroplan.domain.clinic_measure import CLINIC_KINDS, clinic_kind, clinic_problem, clinic_series
from tests.domain.make import TUESDAY


def measured(kind: str = "ppt", site: str = "left knee", value: float = 180, day: int = TUESDAY, **more: Any) -> Any:
    row = {"id": f"{kind}{site}{day}", "deleted": False, "author": "Dr Moss", "kind": kind, "site": site}
    return {**row, "day": day, "value": value, **more}


def test_each_kind_has_a_unit_and_a_direction() -> None:
    assert [row["id"] for row in CLINIC_KINDS] == [
        "ppt", "tolerance", "tenderness", "endurance", "sit_to_stand", "six_minutes"
    ]  # fmt: skip
    assert all(row["unit"] and row["better"].endswith("is better.") for row in CLINIC_KINDS)
    assert clinic_kind("mood") is None


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (("mood", "", 1, TUESDAY), "choose"),
        (("ppt", "", 1, TUESDAY), "where on the body"),
        (("ppt", "knee", -1, TUESDAY), "0 to 2,000"),
        (("tenderness", "knee", 11, TUESDAY), "0 to 10 (of 10)"),
        (("sit_to_stand", "", 9, TUESDAY + 1), "today or before"),
    ],
)
def test_what_is_not_kept_says_why(given: Any, words: str) -> None:
    assert words.replace(",", "") in clinic_problem(*given, TUESDAY).replace(",", "")


def test_what_is_kept() -> None:
    assert clinic_problem("sit_to_stand", "", 9, TUESDAY, TUESDAY) == ""
    assert clinic_problem("ppt", "left knee", 0, TUESDAY - 9, TUESDAY) == ""


def test_measurements_stand_by_kind_and_place_without_a_verdict() -> None:
    rows = [
        measured(value=200),
        measured(value=180, day=TUESDAY - 7),
        measured(site="right knee"),
        measured("six_minutes", "", 400),
        measured("six_minutes", "", 420, TUESDAY - 30),
        measured("mood", ""),
        measured(deleted=True, day=TUESDAY - 1),
    ]
    series = clinic_series(rows)
    assert [row["title"] for row in series] == [
        "Pressure pain threshold, left knee",
        "Pressure pain threshold, right knee",
        "Six-minute walk",
    ]
    assert series[0]["points"] == [180, 200]
    assert series[0]["words"] == "200 kPa, 20 more than on 17 November. More is better."
    assert series[0]["lines"][0] == "24 November: 200 kPa, Dr Moss"
    assert series[1]["words"] == "180 kPa. More is better."
    assert series[2]["words"] == "400 metres, 20 less than on 25 October. More is better."
    assert clinic_series([]) == []
