"""A therapist's answers in the browser: what the forms of `/care/<patient>/` send, and drafts of what was typed."""

from typing import Any, TypedDict

from fibroplan.local.account import Progress
from fibroplan.local.care import _IDLE
from fibroplan.local.page import Memory
from fibroplan.local.var import handler, hook

_MODULE = "answer.js"

progress = Memory("care-answer", _IDLE, Progress)


class Line(TypedDict):
    """One thing that would change."""

    label: str
    seen: str
    mine: str
    suggested: str


class Sent(TypedDict):
    """A suggestion that was sent, and what became of it."""

    id: str
    title: str
    why: str
    lines: list[Line]
    open: bool
    state: str


class Said(TypedDict):
    """A comment that was sent."""

    id: str
    about: str
    words: str
    unread: bool


class Planned(TypedDict):
    """A thing of the plan."""

    id: str
    words: str


class RuleNow(TypedDict):
    """A constant as it holds for this person."""

    name: str
    label: str
    value: float
    least: float
    most: float


class Guard(TypedDict):
    """A reason to ask first."""

    id: str
    text: str


class KindOf(TypedDict):
    """A measurement of the clinic."""

    id: str
    label: str
    unit: str


class Series(TypedDict):
    """One measurement at one place over time."""

    key: str
    title: str
    words: str
    points: list[float | None]
    lines: list[str]


class Safety(TypedDict):
    """Where the safety check stands."""

    state: str
    waits: bool
    cleared: str


class Band(TypedDict):
    """Where a number lies in a published set of bands."""

    key: str
    title: str
    band: str
    source: str


class Edit(TypedDict):
    """Something that was changed on a later day."""

    key: str
    title: str
    words: str
    when: str


class OwnNote(TypedDict):
    """The therapist's own note."""

    words: str
    seen: int


class DeskData(TypedDict):
    """What the server says of answering; see `fibroplan/answering/desk.py`."""

    can_plan: bool
    can_sleep: bool
    can_measure: bool
    items: list[Planned]
    comments: list[Said]
    suggestions: list[Sent]
    rules: list[RuleNow]
    guards: list[Guard]
    safety: Safety
    kinds: list[KindOf]
    series: list[Series]
    note: OwnNote


def drafts(patient: Any, ready: Any) -> Any:
    """Brings back what was typed and not sent; the value is nothing. `ready`: the forms are on the page."""
    return hook("useDrafts", patient, ready, type_=str, module=_MODULE)


def sends(name: str, patient: Any) -> Any:
    """`on_submit` of a form about a patient. name: of the function in answer.js."""
    return handler(name, patient, module=_MODULE)


def withdraw_suggestion(patient: Any, suggestion_id: Any) -> Any:
    """Take a suggestion back."""
    return handler("onCareWithdrawSuggestion", patient, suggestion_id, module=_MODULE)


def take_measure_back(patient: Any, measure_id: Any) -> Any:
    """Take back what one entered oneself."""
    return handler("onCareMeasureBack", patient, measure_id, module=_MODULE)


def take(patient: Any, what: str) -> Any:
    """Take a file of what is shared; `what`: report or fhir."""
    return handler("onCareTake", patient, what, module=_MODULE)
