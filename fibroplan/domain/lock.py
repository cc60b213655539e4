"""The lock on reflections, as the screens tell it. The keys themselves are the affair of local/js/lock.js."""

from typing import TypedDict


class TextKey(TypedDict):
    """One way to a key that seals texts; `kind` is passphrase, or device for the phone's own unlock."""

    id: str
    deleted: bool
    key_id: str
    kind: str
    device: str


class LockView(TypedDict):
    """Whether a lock is set, whether it is open on this page, and by what it can be opened.

    `partly`: some texts were locked with another passphrase, which was not given yet. `shut`: nothing can be read now.
    """

    on: bool
    open: bool
    shut: bool
    partly: bool
    by_device: bool
    words: str


def lock_view(keys: list[TextKey], opened: list[str], device: str) -> LockView:
    """The lock, from its rows and the keys that are open on this page; `device` is this phone."""
    rows = [row for row in keys if not row["deleted"]]
    is_open = any(row["key_id"] in opened for row in rows)
    partly = is_open and any(row["key_id"] not in opened for row in rows)
    words = "No lock" if len(rows) == 0 else "Unlocked on this page" if is_open else "Locked"
    return {
        "on": len(rows) > 0,
        "open": is_open,
        "shut": len(rows) > 0 and not is_open,
        "partly": partly,
        "by_device": any(row["kind"] == "device" and row["device"] == device for row in rows),
        "words": words,
    }
