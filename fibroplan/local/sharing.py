"""Sharing with a therapist, as Vars and event handlers of the screen `/share/`."""

from typing import Any, TypedDict

from fibroplan.domain.sharing_view import SharingData
from fibroplan.local.account import Progress
from fibroplan.local.page import Memory
from fibroplan.local.rule import Source
from fibroplan.local.var import action, handler, hook

_MODULE = "sharing.js"
_IDLE = {"busy": False, "problem": "", "done": ""}


class MyCode(TypedDict):
    """A code that was just made. It is in no other place."""

    id: str
    code: str
    link: str
    qr: dict[str, Any]


class Inviter(TypedDict):
    """Who a therapist's code is from."""

    therapist: str
    clinic: str
    code: str


said = Source({"kept": "sharing"}, SharingData)
"""What the server said last, as an argument of a view; null where it never was asked."""

unsent = Source({"waiting": "ending"}, list[dict[str, Any]])
"""Endings that the server does not know yet, as an argument of a view."""

trouble = hook("useAsked", type_=str, module=_MODULE)
"""Why the server could not be asked: "offline", or what it said; empty where it could. Reading it asks the server."""

my_code = Memory("my-code", None, MyCode)
their_code = Memory("their-code", "")
inviter = Memory("inviter", None, Inviter)
share_progress = Memory("share", _IDLE, Progress)
their_progress = Memory("their", _IDLE, Progress)

look_up = action("onInviter", _MODULE)
"""`on_submit` with code: who is it from?"""


def terms_of(form: Any) -> dict[str, Any]:
    """What the server needs of the form that the person has seen."""
    return {
        "scopes": form["scopes"],
        "until_day": form["until_day"],
        "offset": form["offset"],
        "version": form["version"],
    }


def offer(form: Any) -> Any:
    """Make a code of what is chosen."""
    return handler("onOffer", terms_of(form), module=_MODULE)


def withdraw(code_id: Any) -> Any:
    """Take a code back."""
    return handler("onWithdraw", code_id, module=_MODULE)


def give(code: Any, form: Any) -> Any:
    """Share with the therapist whose code it is."""
    return handler("onGive", code, terms_of(form), module=_MODULE)
