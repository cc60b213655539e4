"""Dates as a date field of a page holds them."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fibroplan.domain.dates import date_field, day_of_field
from fibroplan.domain.day import FIRST_DAY, LAST_DAY


@given(st.integers(FIRST_DAY, LAST_DAY))
def test_every_day_of_the_store_goes_into_the_field_and_back(day: int) -> None:
    text = date_field(day)
    assert text == (datetime.date(1970, 1, 1) + datetime.timedelta(day)).isoformat()
    assert day_of_field(text) == day


@pytest.mark.parametrize(
    "text",
    [
        *("", "2026", "24.11.2026", "11/24/2026", "2026-11-4", "2026-02-30", "2026-13-01", "2026-00-10", "2026-01-00"),
        *("1999-12-31", "2100-01-01", "2026-11-32", "２０２６-11-24", "2026/11/24", "x026-11-24", "2026-11-24 "),
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert day_of_field(text) is None


def test_no_date_is_an_empty_field() -> None:
    assert date_field(None) == ""
