"""Records of another app, as event handlers of the page that brings them in. They report to `csv_progress`."""

from typing import Any, TypedDict

from fibroplan.local.account import Progress
from fibroplan.local.page import Memory
from fibroplan.local.var import action, handler, hook

_MODULE = "import.js"


class CsvColumn(TypedDict):
    """One column of the file, with a few of its values and what it means; see `domain/csv_columns.py`."""

    index: int
    name: str
    sample: str
    target: str
    rated: bool
    most: int
    turned: bool


class CsvProblem(TypedDict):
    """A row that cannot be used."""

    line: int
    why: str


class CsvTarget(TypedDict):
    """What a column can mean."""

    value: str
    label: str


class CsvInHand(TypedDict):
    """The file in hand. `step` is columns or report; `asks` when the order of its dates does not show."""

    step: str
    targets: list[CsvTarget]
    columns: list[CsvColumn]
    rows: int
    asks: bool
    order: str
    mean: str
    over: bool
    lines: list[str]
    days: int
    problems: list[CsvProblem]
    more: int


class ImportLine(TypedDict):
    """An import that can be taken back."""

    id: str
    label: str


in_hand = Memory("csv", None, CsvInHand)
"""The file that was chosen; null without one. Its rows are held by the page alone."""

csv_progress = Memory("csv-progress", {"busy": False, "problem": "", "done": ""}, Progress)

imports = hook("useImports", type_=list[ImportLine], module=_MODULE)
"""The imports that can be taken back; null until known."""

look = action("onCsvLook", _MODULE)
"""The dry run."""
back = action("onCsvBack", _MODULE)
"""From the dry run to the columns."""
bring_in = action("onCsvWrite", _MODULE)
"""Bring in what the dry run has shown."""
save_problems = action("onCsvProblems", _MODULE)
"""Every row that cannot be used, as a file."""


def csv_file(input_id: str) -> Any:
    """`on_change` of the file input with that id: read the file."""
    return handler("onCsvFile", input_id, module=_MODULE)


def column(index: Any, field: str, flag: Any = None) -> Any:
    """A choice about a column: `target` and `most` take what the event says, `turned` the flag."""
    return handler("onCsvColumn", index, field, flag, module=_MODULE)


def choose(name: str, flag: Any = None) -> Any:
    """A choice about the file: `order` and `mean` take what the event says, `over` the flag."""
    return handler("onCsvChoice", name, flag, module=_MODULE)


def take_back(id: Any) -> Any:
    """Take an import back."""
    return handler("onCsvUndo", id, module=_MODULE)
