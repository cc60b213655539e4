"""The person's own calendar: a file made on the phone, and the secret address of a feed for those with an account."""

from typing import Any, TypedDict

from fibroplan.domain.calendar import calendar_file
from fibroplan.local.page import Memory
from fibroplan.local.var import action, handler, rule_var

_MODULE = "calendar.js"


class CalendarState(TypedDict):
    """How it stands: `state` is "", busy, on or off (the feed, once asked); words for what went wrong, or was done."""

    state: str
    problem: str
    done: str


state = Memory("calendar", {"state": "", "problem": "", "done": ""}, CalendarState)
link = Memory("calendar-link", "")
"""The address of the feed, while it can be shown: just after it was made."""

look_feed = action("onLookFeed", _MODULE)
"""Ask the server whether there is a feed."""
end_feed = action("onEndFeed", _MODULE)
"""End the feed at once."""


def save_file(details: Any) -> Any:
    """An event handler that makes a calendar file of the appointments and hands it over as a download."""
    return handler("onSaveCalendar", rule_var(calendar_file), details, module=_MODULE)


def make_feed(details: Any) -> Any:
    """An event handler that makes a feed, or gives it a new address."""
    return handler("onMakeFeed", details, module=_MODULE)


def copy_link(address: Any) -> Any:
    """An event handler that copies the address of the feed."""
    return handler("onCopyFeed", address, module=_MODULE)
