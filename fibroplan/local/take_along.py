"""What a person takes along, as event handlers of its screens; all report to one memory, `progress` and `bar`."""

from typing import Any, TypedDict

from fibroplan.local.account import Progress
from fibroplan.local.page import Memory
from fibroplan.local.var import action, handler

_MODULE = "take_along.js"


class Bar(TypedDict):
    """How far something is; `of` 0 where nobody knows."""

    at: int
    of: int


progress = Memory("take-along", {"busy": False, "problem": "", "done": ""}, Progress)
"""How it went, in words."""
bar = Memory("take-along-progress", None, Bar)
"""Null unless something takes long."""

stop = action("onStopMaking", _MODULE)
"""Stop what is being made."""
report_pdf = action("onReportPdf", _MODULE)
"""The one-page report as a PDF, made by the server."""
fhir = action("onFhir", _MODULE)
"""A FHIR R4 bundle, made by the server."""


def spreadsheets(own_writing: Any) -> Any:
    """One CSV for each table in a zip, made on the phone. own_writing: whether reflections and letters go in."""
    return handler("onSpreadsheets", own_writing, module=_MODULE)
