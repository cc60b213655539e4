"""The phone's side: Vars and event handlers over the browser's own database. No websocket, no queue."""

from fibroplan.local.page import (
    Memory,
    decide,
    go,
    outbox,
    param,
    param_number,
    rejected,
    start,
    started,
    status,
    undo,
    update,
    zones,
)
from fibroplan.local.rule import Source, content, do, do_while_typing, form_value, settings, span, typed, typed_number, view
from fibroplan.local.table import Local, UnindexedQuery, UnknownColumn

__all__ = [
    "Local",
    "Memory",
    "Source",
    "UnindexedQuery",
    "UnknownColumn",
    "content",
    "decide",
    "do",
    "do_while_typing",
    "form_value",
    "go",
    "outbox",
    "param",
    "param_number",
    "rejected",
    "settings",
    "span",
    "start",
    "started",
    "status",
    "typed",
    "typed_number",
    "undo",
    "update",
    "view",
    "zones",
]
