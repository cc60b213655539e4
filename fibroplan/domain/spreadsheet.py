"""Rows as a spreadsheet shows them: dates and times that it knows, names beside ids, the latest day last."""

from typing import Any, TypedDict

from fibroplan.domain.dates import date_field
from fibroplan.domain.sleep import field_time


class SheetColumn(TypedDict):
    """One column. `kind` says how its values are shown, and `field` is the row's field that it shows.

    Kinds: day (days since 1970), clock (minutes after midnight), instant (ms since 1970), flag, name (of what the id
    in the field stands for), plain (as it is).
    """

    field: str
    kind: str


def sheet_rows(columns: list[SheetColumn], rows: list[dict[str, Any]], names: dict[str, str]) -> list[list[Any]]:
    """The cells of rows, in the order of the columns.

    Args:
        columns: What to show.
        rows: Rows of one table.
        names: What an id stands for, by the id; of an unknown one the cell is empty.
    """
    return [[sheet_cell(row.get(column["field"]), column["kind"], names) for column in columns] for row in rows]


def sheet_order(columns: list[SheetColumn], rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows that were not taken away, by their first day, those without one first; then by their id."""
    days = [column["field"] for column in columns if column["kind"] == "day"]
    kept = [row for row in rows if is_kept(row)]
    if len(days) == 0:
        return sorted(kept, key=lambda row: row["id"])
    first = days[0]
    return sorted(kept, key=lambda row: [day_or_none(row.get(first)), row["id"]])


def is_kept(row: dict[str, Any]) -> bool:
    """Whether a row was not taken away."""
    deleted: bool = row["deleted"]
    return not deleted


def day_or_none(day: int | None) -> int:
    """A day to sort by: 0 where there is none."""
    return 0 if day is None else day


def sheet_cell(value: Any, kind: str, names: dict[str, str]) -> Any:
    """One cell: a text, or the value itself where a spreadsheet can read it. Nothing is shown as an empty text."""
    if value is None:
        return ""
    if kind == "name":
        return names.get(value, "")
    if kind == "day":
        return date_field(value)
    if kind == "clock":
        return field_time(value)
    if kind == "instant":
        return iso_instant(value)
    if kind == "flag":
        flag: bool = value
        return "yes" if flag else "no"
    return value


def iso_instant(instant: float) -> str:
    """An instant (ms since 1970, 0 for none) in UTC, to the minute: "2026-11-24 09:05"; "" for none."""
    if instant <= 0:
        return ""
    minutes = int(instant / 60000)
    return f"{date_field(minutes // 1440)} {field_time(minutes % 1440)}"


def sheet_names(rows: list[dict[str, Any]], key: str, name: str) -> dict[str, str]:
    """What the ids of a table stand for: the field `key` to the field `name`. Of two with the same, the later row."""
    found: dict[str, str] = {}
    for row in rows:
        id: str = row[key]
        found[id] = row[name]
    return found
