"""Rows as a spreadsheet shows them."""

from typing import Any

import pytest

from fibroplan.domain.spreadsheet import iso_instant, sheet_cell, sheet_names, sheet_order, sheet_rows
from tests.domain.make import TUESDAY

DAY: Any = {"field": "day", "kind": "day"}


@pytest.mark.parametrize(
    ("value", "kind", "shown"),
    [
        (TUESDAY, "day", "2026-11-24"),
        (425, "clock", "07:05"),
        (0, "clock", "00:00"),
        ((TUESDAY * 1440 + 545) * 60_000, "instant", "2026-11-24 09:05"),
        (0, "instant", ""),
        (True, "flag", "yes"),
        (False, "flag", "no"),
        ("walk", "name", "Easy walk"),
        ("gone", "name", ""),
        (2.5, "plain", 2.5),
        (0, "plain", 0),
        ([1, 2], "plain", [1, 2]),
        ("=1+1", "plain", "=1+1"),
        (None, "plain", ""),
        (None, "day", ""),
    ],
)
def test_a_cell_says_what_a_person_reads(value: Any, kind: str, shown: Any) -> None:
    assert sheet_cell(value, kind, {"walk": "Easy walk"}) == shown


def test_an_instant_before_time_is_none() -> None:
    assert iso_instant(-1) == ""


def test_rows_come_by_their_day_and_deleted_ones_not_at_all() -> None:
    rows: Any = [
        {"id": "b", "deleted": False, "day": 20_002},
        {"id": "a", "deleted": False, "day": 20_002},
        {"id": "c", "deleted": False, "day": None},
        {"id": "d", "deleted": True, "day": 20_000},
        {"id": "e", "deleted": False, "day": 20_001},
    ]
    assert [row["id"] for row in sheet_order([DAY], rows)] == ["c", "e", "a", "b"]
    assert [row["id"] for row in sheet_order([], rows)] == ["a", "b", "c", "e"]


def test_a_field_that_an_old_row_does_not_have_is_empty() -> None:
    columns: Any = [DAY, {"field": "new", "kind": "plain"}]
    assert sheet_rows(columns, [{"id": "a", "day": TUESDAY}], {}) == [["2026-11-24", ""]]


def test_the_latest_name_is_the_one_that_is_said() -> None:
    rows = [{"item_id": "walk", "title": "Walk"}, {"item_id": "walk", "title": "Longer walk"}]
    assert sheet_names(rows, "item_id", "title") == {"walk": "Longer walk"}
