"""The staff's side in the browser: what the server answers, asked anew each time, and what a tap sends.

Nothing of it is kept on the computer, and nothing of a patient passes through Reflex's own state: one way in, over
HTTP, through the access filter.
"""

from typing import Any, TypedDict

from fibroplan.local.account import Progress
from fibroplan.local.page import Memory
from fibroplan.local.var import action, handler, hook

_MODULE = "care.js"
_IDLE = {"busy": False, "problem": "", "done": ""}


class Answer(TypedDict):
    """What the server said last.

    `state`: loading; ok; gone (not yours, or no longer); offline (shown as it was, if anything was); refused.
    """

    state: str
    data: dict[str, Any]
    problem: str


class Square(TypedDict):
    """A QR code: modules on a side, and the path that draws the dark ones."""

    size: int
    path: str


class Timed(TypedDict):
    """Time-based codes that are being set up."""

    secret: str
    qr: Square


class Ticket(TypedDict):
    """A right password, or an accepted invitation, that waits for its second factor."""

    ticket: str
    enrol: bool
    methods: list[str]
    passkey: dict[str, Any]
    totp: Timed


class Invited(TypedDict):
    """A code that was just made for somebody. It is in no other place."""

    code: str
    link: str
    qr: Square


ticket = Memory("care-ticket", None, Ticket)
recovery = Memory("care-recovery", [], list[str])
"""Recovery codes that were just made: shown once."""
door_progress = Memory("care-door", _IDLE, Progress)
own_progress = Memory("care-own", _IDLE, Progress)
clinic_progress = Memory("care-clinic", _IDLE, Progress)
accept_progress = Memory("care-accept", _IDLE, Progress)
invited = Memory("care-invited", None, Invited)
accepted = Memory("care-accepted", None, dict[str, Any])
code_in_link = hook("useCodeInLink", type_=str, module=_MODULE)
"""The code after the # of the link that led here; taken out of the address at once."""
case_keys = hook("useCaseKeys", type_=str, module=_MODULE)
"""Arrows and the slash on the caseload; the value is nothing."""
patient = hook("usePatient", type_=str, module=_MODULE)
"""The patient of this page's address; empty in the prerendered page."""

sign_in = action("onCareSignIn", _MODULE)
"""`on_submit` with email and password."""
join = action("onCareJoin", _MODULE)
"""`on_submit` with code, name and password."""
prove = action("onCareCode", _MODULE)
"""`on_submit` with code: the six digits."""
recover = action("onCareRecovery", _MODULE)
"""`on_submit` with recovery: a recovery code."""
use_passkey = action("onCarePasskey", _MODULE)
start_again = action("onCareAgain", _MODULE)
go_in = action("onCareIn", _MODULE)
"""Recovery codes are written down: on to the work."""
sign_out = action("onCareOut", _MODULE)
sign_out_others = action("onCareOutOthers", _MODULE)
new_recovery = action("onCareNewRecovery", _MODULE)
"""`on_submit` with password."""
add_factor = action("onCareAddFactor", _MODULE)
"""`on_submit` with password: one more second factor."""
accept = action("onCareAccept", _MODULE)
"""`on_submit` with code: what a patient gave."""
invite_patient = action("onCareInvitePatient", _MODULE)
invite_staff = action("onCareInviteStaff", _MODULE)
"""`on_submit` with email and role."""


def answer(path: Any, stamp: Any = "") -> Any:
    """The server's answer to a GET; asked again when `stamp` changes, and blank as soon as it is no longer given."""
    return hook("useAnswer", path, stamp, type_=Answer, module=_MODULE)


class Case(TypedDict):
    """One patient of the caseload, as it is drawn."""

    patient: str
    name: str
    flare: str
    symptoms: str
    synced: str
    """When something came in last, in words."""
    points: list[float | None]
    """Adjusted adherence of nine weeks, 0 to 1; None with nothing planned."""
    raw_points: list[float | None]
    words: str
    """This week, in words and figures."""
    new: str
    due: bool
    stands_out: list[dict[str, str]]
    withheld: str


class Cases(TypedDict):
    """The part of the caseload that is wanted."""

    rows: list[Case]
    count: str
    more: bool


def cases(answer: Any, text: Any, only: Any, order: Any, pages: Any) -> Any:
    """What of a caseload is wanted: by name, by what stands out, in an order, some at a time."""
    return hook("useCases", answer, text, only, order, pages, type_=Cases, module=_MODULE)


def revoke(session_id: Any) -> Any:
    """Sign out one other place."""
    return handler("onCareRevoke", session_id, module=_MODULE)


def remove_passkey(passkey_id: Any) -> Any:
    """Take a passkey off."""
    return handler("onCareRemovePasskey", passkey_id, module=_MODULE)


def give_back(grant_id: Any) -> Any:
    """End a grant that one was given."""
    return handler("onCareGiveBack", grant_id, module=_MODULE)


def reviewed(patient_id: Any, weeks: int) -> Any:
    """Note that a patient was reviewed; `weeks`: when to look again, 0 for no plan."""
    return handler("onCareReviewed", patient_id, weeks, module=_MODULE)


def withdraw(invitation_id: Any) -> Any:
    """Take an invitation of staff back."""
    return handler("onCareWithdraw", invitation_id, module=_MODULE)


def remove(account_id: Any) -> Any:
    """Note that somebody has left the clinic."""
    return handler("onCareRemove", account_id, module=_MODULE)
