"""What a page knows besides rows: its address, what it remembers while open, and the app's honest state."""

import dataclasses
from typing import Any, TypedDict

from fibroplan.local.plugin import CONTENT
from fibroplan.local.rule import Source
from fibroplan.local.var import action, handler, hook


class Status(TypedDict):
    """The app's state, as far as it is known now."""

    store: str
    """ok, hung, broken, newer, or filling: whether the phone's storage answers, and holds the account's rows."""
    unreadable: bool
    """Something on this page could not be read or worked out."""
    save: str
    """empty, saving, saved or problem."""
    saveProblem: str
    """full, long, locked, number, hung or broken."""
    saveMost: str
    """The most characters, where a text was too long."""
    sync: str
    """phone (no account), waiting, syncing, synced, signed_out or problem."""
    syncedAt: int
    problem: str
    update: bool
    """A new version is installed and waits for a tap."""
    offlineReady: bool
    """The service worker controls this page."""


class Outbox(TypedDict):
    """What waits to be sent, and what the server would not take."""

    waiting: int
    rejected: list[dict[str, Any]]


status = hook("useStatus", type_=Status)
outbox = hook("useOutbox", type_=Outbox)
rejected = Source({"rejected": True}, list[dict[str, Any]])
"""Changes that the server would not take, as an argument of a view."""
started = hook("useStarted", type_=bool)
"""Whether the person has begun on this phone; null until known."""

zones = hook("useZones", type_=list[dict[str, str]])
"""Every time zone this phone knows, as options."""

undo = action("onUndo")
"""Take the last change back."""


install = action("onInstall", "app.js")
"""Show the browser's own question whether to put the app on the home screen."""

update = action("onUpdate", "app.js")
"""Change over to the new version that waits."""


def printed(name: str) -> Any:
    """Content drawn into a page when it is built: for what must be there even where the phone's storage is not."""
    return CONTENT[name]()


def param(name: str, fallback: str = "") -> Any:
    """A text of the query string."""
    return hook("useParam", name, fallback, type_=str)


def param_number(name: str) -> Any:
    """A number of the query string; null without one."""
    return hook("useParam", name, None, True, type_=int)


def go(path: Any) -> Any:
    """An event handler that opens a page of the app."""
    return handler("onGo", path)


def decide(operation: Any, keep: bool) -> Any:
    """An event handler for a change that the server would not take: send it again on top, or let it go."""
    return handler("onDecide", operation, keep, module="app.js")


class Unkept(TypedDict):
    """A text of an earlier visit that the store did not take."""

    key: str
    text: str
    at: float


def save_text(name: str, text: Any) -> Any:
    """An event handler that gives the person a text as a file of that name."""
    return handler("onSaveText", name, text, module="share.js")


def let_go(text: Any) -> Any:
    """An event handler that lets a text go that could not be kept."""
    return handler("onLetGo", text)


def not_meant(card: Any) -> Any:
    """An event handler of the calm card: in this field, these words bring none again."""
    return handler("onNotMeant", card)


def share(title: str, text: Any) -> Any:
    """An event handler that hands a text to another app, or copies it; `shared` says what came of it."""
    return handler("onShare", title, text, module="share.js")


def start(path: str) -> Any:
    """An event handler that begins on this phone, without an account, and opens a page."""
    return handler("onStart", path)


def remember(values: "dict[Memory, Any]") -> Any:
    """An event handler that remembers several values at once."""
    return handler("onRememberAll", {memory.name: value for memory, value in values.items()})


@dataclasses.dataclass(frozen=True, eq=False)
class Memory:
    """A value that a page remembers while it is open, such as which sheet is shown. Never stored."""

    name: str
    fallback: Any
    type: Any = None

    @property
    def value(self) -> Any:
        """The remembered value."""
        return hook("useMemory", self.name, self.fallback, type_=self.type or type(self.fallback))

    def set(self, value: Any) -> Any:
        """An event handler that remembers a value."""
        return handler("onRemember", self.name, value)

    @property
    def typed(self) -> Any:
        """An `on_change` handler that remembers what is typed."""
        return handler("onTyped", self.name)

    @property
    def typed_number(self) -> Any:
        """An `on_change` handler that remembers the number that is typed."""
        return handler("onTypedNumber", self.name)


unkept = Memory("unkept", None, Unkept)
"""A text of an earlier visit that could not be kept; null for none."""

installable = Memory("installable", False)
"""Whether the browser offers to install the app."""

shared = Memory("shared", "")
"""What came of sharing, in words."""
