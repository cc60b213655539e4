"""What the columns of another app's table mean: a first guess by their names, and the order of their dates."""

from typing import TypedDict

from fibroplan.domain.csv import CsvRow
from fibroplan.domain.csv_values import DAY_ORDERS, order_shown, pieces_of, read_day, read_number

DAY_COLUMN, NOTE_COLUMN = "day", "note"
SYMPTOM_PREFIX = "symptom:"
"""Before the id of a symptom, as what a column means; without a prefix it is one of `DAY_SCORES`."""

SCALES = [10, 100, 5, 4, 3]
"""The highest value of another app's scale; the lowest is 0."""

GUESSES = {
    "date": "day", "day": "day", "datum": "day", "timestamp": "day", "datetime": "day", "time": "day",
    "pain": "pain", "schmerz": "pain", "schmerzen": "pain", "douleur": "pain",
    "fatigue": "fatigue", "tired": "fatigue", "tiredness": "fatigue", "exhaustion": "fatigue",
    "sleep": "sleep", "schlaf": "sleep", "sommeil": "sleep",
    "mood": "mood", "stimmung": "mood", "humeur": "mood",
    "fog": "fog", "concentration": "fog", "memory": "fog",
    "note": "note", "notes": "note", "comment": "note", "comments": "note", "journal": "note",
    "stiffness": "symptom:stiffness", "anxiety": "symptom:anxiety", "worry": "symptom:anxiety",
    "headache": "symptom:headache", "migraine": "symptom:headache", "numbness": "symptom:numbness",
    "tingling": "symptom:numbness", "tenderness": "symptom:tenderness", "balance": "symptom:balance",
    "dizziness": "symptom:balance", "sensitivity": "symptom:sensitivity",
}  # fmt: skip
"""A word of a column's name -> what the column may mean; the person decides."""


class ImportTable(TypedDict):
    """The rows of a file after its header; a file without one has "Column 1" and so on for names."""

    names: list[str]
    rows: list[CsvRow]


class ImportColumn(TypedDict):
    """What a column means: `target` as in `GUESSES` or "" for nothing; `most` as in `SCALES`.

    `turned` is true where a high value of the file is a low one here, as with "energy" and fatigue.
    """

    name: str
    target: str
    most: int
    turned: bool


def import_table(rows: list[CsvRow]) -> ImportTable:
    """The names of the columns and the rows below them. A first row that holds a date is no header."""
    if len(rows) == 0:
        return {"names": [], "rows": []}
    first = rows[0]["cells"]
    if any(read_day(cell, "dmy")["kind"] == "day" for cell in first):
        return {"names": [f"Column {index + 1}" for index in range(len(first))], "rows": rows}
    names = [name if name != "" else f"Column {index + 1}" for index, name in enumerate(first)]
    return {"names": names, "rows": rows[1:]}


def guess_columns(table: ImportTable) -> list[ImportColumn]:
    """A first guess at each column, by the words of its name, or at the date by what stands below; each target once."""
    columns: list[ImportColumn] = []
    taken: list[str] = []
    for index, name in enumerate(table["names"]):
        cells = [row["cells"][index] for row in table["rows"] if index < len(row["cells"])]
        target = ""
        for piece in pieces_of(name):
            found = GUESSES.get(piece["word"], "")
            if target == "" and found not in taken:
                target = found
        if target == "" and DAY_COLUMN not in taken and any(is_day(cell) for cell in cells[:1]):
            target = DAY_COLUMN
        taken.append(target)
        rated = target != DAY_COLUMN and target != NOTE_COLUMN
        most = guess_scale(cells) if rated else SCALES[0]
        columns.append({"name": name, "target": target, "most": most, "turned": False})
    return columns


def is_day(cell: str) -> bool:
    """Whether a cell names a day, whichever comes first in it."""
    return read_day(cell, "dmy")["kind"] == "day" or read_day(cell, "mdy")["kind"] == "day"


def guess_scale(cells: list[str]) -> int:
    """The scale of some ratings: 0 to 10, or 0 to 100 where more than a third are above 10.

    A single slip must not turn every other rating into a small one.
    """
    found = [read_number(cell) for cell in cells]
    plain = [read["value"] for read in found if read["kind"] == "number" and read["of"] == 0]
    return 100 if len([value for value in plain if value > 10]) * 3 > len(plain) else 10


def day_order(cells: list[str]) -> str:
    """Which comes first in the dates of a column: "dmy", "mdy", "both" (it is mixed), or "" (they do not show it)."""
    shown = {order_shown(cell): True for cell in cells}
    orders = [order for order in DAY_ORDERS if order in shown]
    return "both" if len(orders) == 2 else orders[0] if len(orders) == 1 else ""


def order_used(chosen: str, shown: str) -> str:
    """The order in which dates are read: the one the person chose, or the one that all dates of the column show."""
    if chosen in DAY_ORDERS:
        return chosen
    return shown if shown in DAY_ORDERS else ""


def day_cells(table: ImportTable, columns: list[ImportColumn]) -> list[str]:
    """The cells of the column that is the date; none without one."""
    found = [index for index, column in enumerate(columns) if column["target"] == DAY_COLUMN]
    return [row["cells"][found[0]] for row in table["rows"] if len(found) > 0 and found[0] < len(row["cells"])]
