"""The rows of another app's table, each with what is wrong with it, and the days that come out of them.

A missing value stays missing. A row with anything wrong in it is not used at all.
"""

from typing import TypedDict

from fibroplan.domain.csv import CsvRow
from fibroplan.domain.csv_columns import DAY_COLUMN, NOTE_COLUMN, ImportColumn
from fibroplan.domain.csv_values import read_day, read_number
from fibroplan.domain.numbers import number_words, round_near, total

MEANS = ["mean", "highest", "last"]
"""What counts where a day has several ratings."""

NOTE_LETTERS = 10_000
"""Longest note, as the store keeps it."""


class ImportEntry(TypedDict):
    """One row that was read: its day, its ratings by column target, its note, or what is wrong with it.

    `key` is all that it says, in one text: two rows with the same are twins. It is "" for a row that says nothing.
    """

    line: int
    day: int
    ratings: dict[str, float]
    note: str
    key: str
    problem: str


class ImportDay(TypedDict):
    """One day out of all rows that are about it; `left` notes did not fit beside the others."""

    day: int
    ratings: dict[str, int]
    note: str
    left: int


class JoinedNotes(TypedDict):
    """Notes one below the other, and how many did not fit."""

    note: str
    left: int


def read_entry(row: CsvRow, columns: list[ImportColumn], order: str, today: int) -> ImportEntry:
    """One row of the file. A row with anything wrong in it is not used at all.

    Args:
        row: The row.
        columns: What its cells mean, in their order.
        order: "dmy" or "mdy" where dates can be read in two ways; "" takes none of them.
        today: The person's day; a day to come is none to bring in.
    """
    ratings: dict[str, float] = {}
    said: list[str] = []
    day = 0
    note = ""
    why = "A quote in it is never closed." if row["broken"] else ""
    if why == "" and any(cell != "" for cell in row["cells"][len(columns) :]):
        why = f"It has {len(row['cells'])} cells, and the table has {len(columns)} columns."
    for index, cell in enumerate(row["cells"][: len(columns)]):
        target = columns[index]["target"] if why == "" else ""
        if target == DAY_COLUMN:
            found = read_day(cell, order)
            day = found["day"]
            why = day_problem(found["kind"], day, today)
        elif target == NOTE_COLUMN:
            note = cell
            why = note_problem(cell)
        elif target != "":
            value = rating_in(cell, columns[index])
            if value is not None:
                ratings[target] = value
                said.append(f"{target}={number_words(value * 100)}")
            why = rating_problem(cell, columns[index])
    if why == "" and day == 0:
        why = "It has no date."
    key = "" if why != "" or (len(said) == 0 and note == "") else f"{day}|{'|'.join([*said, note])}"
    return {"line": row["line"], "day": day, "ratings": ratings, "note": note, "key": key, "problem": why}


def day_problem(kind: str, day: int, today: int) -> str:
    """What is wrong with a date; "" for nothing."""
    if kind == "empty":
        return "It has no date."
    if kind == "two":
        return "Its date can be read in two ways. Say whether the day or the month comes first."
    if kind == "range":
        return "There is no such day from 2000 to 2099."
    if kind == "none":
        return "Its date cannot be read."
    return "Its day is still to come." if day > today else ""


def note_problem(note: str) -> str:
    """What is wrong with a note; "" for nothing."""
    letters = list(note)
    if len(letters) > NOTE_LETTERS:
        return "Its note is longer than 10,000 letters."
    return "Its note holds a sign that cannot be kept." if "\u0000" in note else ""


def rating_in(cell: str, column: ImportColumn) -> float | None:
    """A rating of a cell on our scale, 0 to 10 and not rounded; None for an empty cell, or where something is wrong."""
    found = read_number(cell)
    most = found["of"] if found["of"] > 0 else column["most"]
    if found["kind"] != "number" or found["value"] < 0 or found["value"] > most:
        return None
    value = found["value"] / most * 10
    return 10 - value if column["turned"] else value


def rating_problem(cell: str, column: ImportColumn) -> str:
    """What is wrong with a rating; "" for nothing, and for an empty cell."""
    found = read_number(cell)
    if found["kind"] == "none":
        return f"{column['name']} is no number."
    most = found["of"] if found["of"] > 0 else column["most"]
    if found["kind"] == "number" and (found["value"] < 0 or found["value"] > most):
        return f"{column['name']} is outside 0 to {number_words(most)}."
    return ""


# ---- the days


def import_days(entries: list[ImportEntry], mean: str) -> list[ImportDay]:
    """The days of the rows that can be used, the earliest first; `mean` says what counts where a day has several.

    Rows that say the same as one before count once. Notes of a day stand one below the other, each once.
    """
    by_day: dict[str, list[ImportEntry]] = {}
    for entry in entries:
        if entry["key"] != "":
            name = f"{entry['day']}"
            if name not in by_day:
                by_day[name] = []
            by_day[name].append(entry)
    days: list[ImportDay] = []
    for name in sorted(by_day):
        rows = without_twins(by_day[name])
        ratings: dict[str, list[float]] = {}
        for row in rows:
            for target in sorted(row["ratings"]):
                if target not in ratings:
                    ratings[target] = []
                ratings[target].append(row["ratings"][target])
        notes = joined_notes([row["note"] for row in rows])
        days.append(
            {
                "day": rows[0]["day"],
                "ratings": {target: one_of(ratings[target], mean) for target in sorted(ratings)},
                "note": notes["note"],
                "left": notes["left"],
            }
        )
    return sorted(days, key=lambda row: row["day"])


def without_twins(entries: list[ImportEntry]) -> list[ImportEntry]:
    """The rows of one day, without those that say the same as one before."""
    seen: dict[str, bool] = {}
    found: list[ImportEntry] = []
    for entry in entries:
        if entry["key"] not in seen:
            seen[entry["key"]] = True
            found.append(entry)
    return found


def joined_notes(notes: list[str]) -> JoinedNotes:
    """Notes one below the other, each once, as many as a day can hold."""
    seen: dict[str, bool] = {"=": True}
    kept: list[str] = []
    letters = 0
    left = 0
    for note in notes:
        if f"={note}" not in seen:
            seen[f"={note}"] = True
            size = len(list(note))
            if letters + size + 1 > NOTE_LETTERS:
                left += 1
            else:
                kept.append(note)
                letters += size + 1
    return {"note": "\n".join(kept), "left": left}


def one_of(values: list[float], mean: str) -> int:
    """One rating out of several of a day, 0 to 10 and whole."""
    if mean == "last":
        return round_near(values[-1])
    if mean == "highest":
        return round_near(sorted(values)[-1])
    return round_near(total(values) / len(values))
