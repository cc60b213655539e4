"""Tables of other apps: their quotes, their dates in every form, their numbers."""

import csv as reference
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fibroplan.domain.csv import csv_table
from fibroplan.domain.csv_columns import day_cells, day_order, guess_columns, guess_scale, import_table, order_used
from fibroplan.domain.csv_values import order_shown, read_day, read_number
from fibroplan.domain.day import civil, day_number
from tests.domain.make import TUESDAY

CELL = st.text(alphabet='ab1,;"\n é😀', max_size=8)


def cells(text: str) -> list[list[str]]:
    return [row["cells"] for row in csv_table(text)]


# ---- the table


@given(st.lists(st.lists(CELL, min_size=2, max_size=4), min_size=1, max_size=6))
def test_what_a_spreadsheet_writes_is_read_as_it_was(rows: list[list[str]]) -> None:
    """Python's own writer, every cell in quotes, against ours."""
    rows = [["head", "er"], *rows]
    text = io.StringIO(newline="")
    reference.writer(text, quoting=reference.QUOTE_ALL, lineterminator="\r\n").writerows(rows)
    assert cells(text.getvalue()) == [[cell.replace("\r", "\n") for cell in row] for row in rows]


def test_quotes_separators_and_line_breaks_inside_a_cell() -> None:
    assert cells('a,b\n"x, ""y""","two\nlines"\n') == [["a", "b"], ['x, "y"', "two\nlines"]]
    assert cells('a;b\n5" tall;""\n') == [["a", "b"], ['5" tall', ""]], "a quote inside a plain cell is a letter"


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found(separator: str) -> None:
    assert cells(f"date{separator}pain{separator}note\n1{separator}2{separator}3") == [
        ["date", "pain", "note"],
        ["1", "2", "3"],
    ]


def test_lines_end_in_any_way_and_empty_ones_are_left_out() -> None:
    assert cells("\n\na,b\r\n1,2\r3,4\n\n") == [["a", "b"], ["1", "2"], ["3", "4"]]
    assert csv_table("") == csv_table("\n\r\n") == []


def test_a_quote_that_is_never_closed_breaks_its_own_line_alone() -> None:
    found = csv_table('a,b\n1,"open\n' + "2,x\n" * 100)
    assert [row["line"] for row in found if row["broken"]] == [2]
    assert len(found) == 102
    assert found[-1]["cells"] == ["2", "x"]
    assert csv_table('a,b\n1,"open at the end')[1]["broken"]


def test_a_quote_of_a_later_row_does_not_close_an_open_one():
    found = csv_table('a,b\n1,"open\n2,"closed"\n3,"over\ntwo" ,x')
    assert [row["line"] for row in found if row["broken"]] == [2]
    assert [row["cells"] for row in found[2:]] == [["2", "closed"], ["3", "over\ntwo ", "x"]]


# ---- days


@given(
    st.integers(10_957, 47_481), st.sampled_from(["{0}-{1:02}-{2:02}", "{2}.{1}.{0}", "{1}/{2}/{0}", "{0}{1:02}{2:02}"])
)
def test_every_day_is_read_back_in_each_form(day: int, form: str) -> None:
    year, month, date = civil(day)
    order = {"{2}.": "dmy", "{1}/": "mdy"}.get(form[:4], "")
    assert read_day(form.format(year, month, date), order) == {"kind": "day", "day": day}


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-24", "2026-11-24T08:30:00Z", "2026/11/24 8:30", "20261124", "24/11/2026", "24.11.2026 um 8:30",
        "11/24/2026", "24-11-26", "24 Nov 2026", "24-Nov-26", "Nov 24, 2026", "November 24th, 2026 at 8:30 PM",
        "Tue, 24 November 2026", "Dienstag, 24. November 2026", "24 novembre 2026", " 2026-11-24 ",
    ],
)  # fmt: skip
def test_a_day_is_read_in_many_forms(text: str) -> None:
    assert read_day(text, "") == {"kind": "day", "day": TUESDAY}


def test_a_date_that_can_be_read_in_two_ways_is_not_guessed() -> None:
    assert read_day("03/04/2026", "")["kind"] == "two"
    assert read_day("03/04/2026", "dmy")["day"] == day_number(2026, 4, 3)
    assert read_day("03/04/2026", "mdy")["day"] == day_number(2026, 3, 4)
    assert read_day("05/05/2026", "")["kind"] == "day", "both readings are the same"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", "empty"), ("  - ", "empty"), ("today", "none"), ("5", "none"), ("1/2", "none"), ("100/2/2026", "none"),
        ("1/2/345", "none"), ("Nov 2026", "none"), ("Nov", "none"), ("30 Feb 2026", "range"), ("31/11/2026", "range"),
        ("2026-13-01", "range"), ("2026-00-10", "range"), ("1999-12-31", "range"), ("2100-01-01", "range"),
        ("99999999", "range"), ("12345678901234567890", "none"), ("pain 3 4 2026", "none"),
    ],
)  # fmt: skip
def test_what_is_no_day_is_told_apart(text: str, kind: str) -> None:
    assert read_day(text, "dmy")["kind"] == kind


def test_a_column_shows_which_comes_first_or_that_it_is_mixed() -> None:
    assert day_order(["01/02/2026", "13/02/2026"]) == "dmy"
    assert day_order(["01/02/2026", "02/13/2026"]) == "mdy"
    assert day_order(["13/02/2026", "02/13/2026"]) == "both"
    assert day_order(["01/02/2026", "2026-13-01", "3 Mar 2026", "", "x"]) == ""
    assert order_shown("2026 13 13") == order_shown("13/13/2026") == ""
    assert [order_used(*pair) for pair in (("mdy", "dmy"), ("", "dmy"), ("", "both"), ("x", ""))] == [
        "mdy",
        "dmy",
        "",
        "",
    ]


# ---- ratings


@pytest.mark.parametrize(
    ("text", "value", "of"),
    [("7", 7, 0), ("7.5", 7.5, 0), ("7,5", 7.5, 0), (" 8 ", 8, 0), ("4\u00a0", 4, 0), ("7/10", 7, 10), ("3 / 5", 3, 5),
     ("70%", 70, 100), ("70 %", 70, 100), ("-1", -1, 0), ("007", 7, 0), (".5", 0.5, 0)],
)  # fmt: skip
def test_a_rating_is_read(text: str, value: float, of: float) -> None:
    assert read_number(text) == {"kind": "number", "value": value, "of": of}


@pytest.mark.parametrize(
    "text", ["x", "mild", "7 of 10", "1.2.3", "1/2/3", "3/0", "70%%", "1e3", ".", "-", "5-", "/", "%", "1" * 13, "٣"]
)
def test_what_is_no_rating_is_none(text: str) -> None:
    assert read_number(text)["kind"] == "none"


def test_an_empty_cell_is_missing_and_no_zero() -> None:
    assert read_number(" ")["kind"] == "empty"


# ---- the columns


def guessed(text: str) -> list[str]:
    return [column["target"] for column in guess_columns(import_table(csv_table(text)))]


def test_columns_are_guessed_by_their_names_each_once() -> None:
    names = "Date,Pain (0-10),Pain worst,Fatigue,Sleep quality,MOOD,Brain fog,Migraine,Notes,Steps"
    text = f"{names}\n2026-11-24,1,1,1,1,1,1,1,x,1"
    assert guessed(text) == ["day", "pain", "", "fatigue", "sleep", "mood", "fog", "symptom:headache", "note", ""]


def test_a_date_without_a_name_is_found_by_what_stands_below() -> None:
    assert guessed("When,How bad\n24/11/2026,3") == ["day", ""]
    assert guessed("A,B\nx,y") == ["", ""]
    nothing = import_table(csv_table("A,B\nx,y"))
    assert day_cells(nothing, guess_columns(nothing)) == []


def test_the_cells_of_the_date_are_those_below_it() -> None:
    table = import_table(csv_table("Pain,Date\n1,2026-11-24\n2"))
    assert day_cells(table, guess_columns(table)) == ["2026-11-24"]


def test_a_table_without_a_header_gets_names_and_loses_no_row() -> None:
    table = import_table(csv_table("2026-11-23,3\n2026-11-24,4"))
    assert (table["names"], len(table["rows"])) == (["Column 1", "Column 2"], 2)
    assert import_table(csv_table("Date,\n2026-11-24,4"))["names"] == ["Date", "Column 2"]
    assert import_table([]) == {"names": [], "rows": []}


def test_one_slip_does_not_turn_the_scale() -> None:
    assert guess_scale(["7", "8", "5", "x", "", "6", "4", "3", "2", "9", "1", "5", "999"]) == 10
    assert guess_scale(["70", "35", "8"]) == 100
    assert guess_scale(["70%", "7/10"]) == 10, "what says its own scale needs none"
    assert guess_scale([]) == 10
