"""Accounts, copies and deletion, as event handlers of the settings and welcome screens.

Each reports to a memory of its own: `{"busy", "problem", "done"}`.
"""

from typing import Any, TypedDict

from fibroplan.local.page import Memory
from fibroplan.local.var import action, handler

_MODULE = "account.js"


class Progress(TypedDict):
    """How a request to the server is going."""

    busy: bool
    problem: str
    """Plain words; empty if all is well."""
    done: str
    """What was done, in plain words."""


class Session(TypedDict):
    """A device that is signed in."""

    id: str
    label: str
    current: bool
    last_seen: str


def _progress(name: str) -> Memory:
    return Memory(name, {"busy": False, "problem": "", "done": ""}, Progress)


account_progress = _progress("account")
sign_out_progress = _progress("sign-out")
password_progress = _progress("password")
sessions_progress = _progress("sessions")
data_progress = _progress("data")
delete_progress = _progress("delete")
session_list = Memory("session-list", [], list[Session])

sign_up = action("onSignUp", _MODULE)
"""`on_submit` with email, password and again."""
sign_in = action("onSignIn", _MODULE)
"""`on_submit` with email and password."""
sign_out = action("onSignOut", _MODULE)
change_password = action("onPassword", _MODULE)
"""`on_submit` with current and password."""
list_sessions = action("onSessions", _MODULE)
export_data = action("onExport", _MODULE)
delete_here = action("onDeleteHere", _MODULE)
delete_everywhere = action("onDeleteEverywhere", _MODULE)
"""`on_submit` with password."""


def import_data(input_id: str) -> Any:
    """`on_change` of the file input with that id: bring an export back."""
    return handler("onImport", input_id, module=_MODULE)


def revoke_session(session_id: Any) -> Any:
    """Sign another device out."""
    return handler("onRevoke", session_id, module=_MODULE)
