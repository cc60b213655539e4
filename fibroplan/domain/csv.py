"""A table out of a text with separators (CSV), as other apps export it: RFC 4180, and what is met besides.

A quoted cell may hold separators and line breaks. A quote that is never closed breaks its own line and no other.
"""

from typing import TypedDict

SEPARATORS = [",", ";", "\t", "|"]
MOST_LINES_IN_CELL = 40
"""A quoted cell that is still open after so many lines was never closed."""


class CsvRow(TypedDict):
    """One row. `line` counts from 1; `broken` says that a quote in it is never closed."""

    line: int
    cells: list[str]
    broken: bool


class QuotedRow(TypedDict):
    """A row with quotes in it, and how many lines it takes; 0 where a quote is never closed."""

    cells: list[str]
    taken: int


def csv_table(text: str) -> list[CsvRow]:
    """The rows of a text, its separator found in the first line that is not empty. Empty lines are left out."""
    lines = csv_lines(text)
    filled = [line for line in lines[:MOST_LINES_IN_CELL] if line != ""]
    return csv_rows(lines, csv_separator(filled[0]) if len(filled) > 0 else ",")


def csv_lines(text: str) -> list[str]:
    """The lines of a text, whichever way they end."""
    return "\n".join("\n".join(text.split("\r\n")).split("\r")).split("\n")


def csv_separator(line: str) -> str:
    """The sign that separates the cells of a line: the one that stands in it most often; a comma where none does."""
    best = ","
    for sign in SEPARATORS:
        if len(line.split(sign)) > len(line.split(best)):
            best = sign
    return best


def csv_rows(lines: list[str], separator: str) -> list[CsvRow]:
    """The rows of some lines, one for each line but for cells that go over several; none for an empty line."""
    rows: list[CsvRow] = []
    skip = 0
    for index, line in enumerate(lines):
        if skip > 0:
            skip -= 1
        elif '"' in line:
            found = quoted_row(lines, index, separator)
            broken = found["taken"] == 0
            rows.append({"line": index + 1, "cells": [line] if broken else found["cells"], "broken": broken})
            skip = 0 if broken else found["taken"] - 1
        elif line != "":
            rows.append({"line": index + 1, "cells": line.split(separator), "broken": False})
    return rows


def quoted_row(lines: list[str], first: int, separator: str) -> QuotedRow:
    """The row that begins at a line, its quotes taken off; two quotes in a quoted cell are one that was meant."""
    cells: list[str] = []
    cell: list[str] = []
    quoted = False
    ended = False
    for offset, line in enumerate(lines[first : first + MOST_LINES_IN_CELL]):
        if offset > 0:
            cell.append("\n")
        for letter in list(line):
            if quoted and letter != '"':
                cell.append(letter)
            elif quoted:
                quoted = False
                ended = True
            elif letter == separator:
                cells.append("".join(cell))
                cell = []
                ended = False
            elif letter == '"' and (ended or len(cell) == 0):
                if ended:
                    cell.append('"')
                quoted = True
                ended = False
            elif ended and offset > 0 and letter != " ":
                return {"cells": [], "taken": 0}  # the quote of a later row, taken for the end of this one
            else:
                cell.append(letter)
        if not quoted:
            return {"cells": [*cells, "".join(cell)], "taken": offset + 1}
    return {"cells": [], "taken": 0}
