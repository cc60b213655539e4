"""Instruments that a clinic gives, as event handlers of the settings. They report to `instruments_progress`."""

from typing import Any

from fibroplan.local.account import Progress
from fibroplan.local.page import Memory
from fibroplan.local.var import action, handler

_MODULE = "instruments.js"

instruments_progress = Memory("instruments", {"busy": False, "problem": "", "done": ""}, Progress)
"""How the last file went."""

clinic_instruments = action("onClinicInstruments", _MODULE)
"""Bring in those that the server of the account offers."""


def instrument_file(input_id: str) -> Any:
    """`on_change` of the file input with that id: keep the instrument in the file."""
    return handler("onInstrumentFile", input_id, module=_MODULE)
