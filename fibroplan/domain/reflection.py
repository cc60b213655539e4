"""Reflections: one entry is one sheet of answers, by question. Private, unless it is shared by itself."""

from typing import Any, TypedDict

from fibroplan.domain.change import Change, change
from fibroplan.domain.day import Now, local_day
from fibroplan.domain.numbers import clamp
from fibroplan.domain.profile import Profile

READING = -1
"""The step of an entry that is read and not filled in."""


class Reflection(TypedDict):
    """One entry. `content_id` names its prompt or form; `step` is the page it was left at, READING once it is kept.

    `return_day` is the day from which its later questions are asked; None for none. `answers` is None where the text
    is sealed and was not opened here. `others` are the versions that other devices wrote at the same time.
    """

    id: str
    deleted: bool
    content_id: str
    day: int
    at: float
    step: int
    return_day: int | None
    shared: bool
    answers: dict[str, Any] | None
    others: list[dict[str, Any]]


def entry_of(entries: list[Reflection], id: str) -> Reflection | None:
    """An entry by its id; None where there is none, or it was let go."""
    found = [entry for entry in entries if entry["id"] == id and not entry["deleted"]]
    return found[0] if len(found) > 0 else None


def answers_in(entry: Reflection | None) -> dict[str, Any]:
    """The answers of an entry; none where there is no entry, or where it is sealed."""
    if entry is None:
        return {}
    answers = entry["answers"]
    return {} if answers is None else answers


def entry_id(content_id: str, asked: str, profile: Profile | None, now: Now) -> str:
    """The entry that an address means: the one that it names, or the day's own of this prompt or form."""
    return asked if asked != "" else f"{content_id}.{local_day(now, profile)}"


def write_reflection(
    entries: list[Reflection], id: str, content_id: str, field: str, answer: str, profile: Profile | None, now: Now
) -> list[Change]:
    """Keep what was written for a question; the other answers stay. The first answer makes the entry."""
    return with_answers(entries, id, content_id, {field: answer}, profile, now)


def rate_reflection(
    entries: list[Reflection],
    id: str,
    content_id: str,
    field: str,
    value: float | None,
    low: float,
    high: float,
    profile: Profile | None,
    now: Now,
) -> list[Change]:
    """Keep a number from low to high; one outside is held at the nearer end. None changes nothing."""
    if value is None:
        return []
    return with_answers(entries, id, content_id, {field: clamp(value, low, high)}, profile, now)


def choose_reflection(
    entries: list[Reflection], id: str, content_id: str, field: str, option: str, profile: Profile | None, now: Now
) -> list[Change]:
    """Choose one of several; the same again takes it back."""
    chosen = answers_in(entry_of(entries, id)).get(field, "")
    answer = "" if chosen == option else option
    return with_answers(entries, id, content_id, {field: answer}, profile, now)


def with_answers(
    entries: list[Reflection],
    id: str,
    content_id: str,
    answers: dict[str, Any],
    profile: Profile | None,
    now: Now,
) -> list[Change]:
    """The change that keeps answers beside those that are there."""
    entry = entry_of(entries, id)
    kept = {**answers_in(entry), **answers}
    return [change("reflection", id, {**begun(entry, content_id, profile, now), "answers": kept})]


def begun(entry: Reflection | None, content_id: str, profile: Profile | None, now: Now) -> dict[str, Any]:
    """What a new entry holds besides its answers; nothing for one that is there."""
    if entry is not None:
        return {}
    return {
        "deleted": False,
        "content_id": content_id,
        "day": local_day(now, profile),
        "at": now["instant"],
        "step": 0,
        "return_day": None,
        "shared": False,
        "others": [],
    }


def turn_page(
    entries: list[Reflection], id: str, content_id: str, step: int, profile: Profile | None, now: Now
) -> list[Change]:
    """Remember the page at which an entry is, so that it is resumed there. From 0."""
    entry = entry_of(entries, id)
    return [change("reflection", id, {**begun(entry, content_id, profile, now), "step": max(0, step)})]


def keep_reflection(entries: list[Reflection], id: str, return_day: int | None) -> list[Change]:
    """An entry is kept: from now on it is read. Where nothing was written, nothing is kept.

    `return_day` is the day from which its later questions are asked, None or -1 for none.
    """
    entry = entry_of(entries, id)
    if entry is None:
        return []
    back = None if return_day is None or return_day < 0 else return_day
    return [change("reflection", id, {"step": READING, "return_day": back})]


def share_reflection(entries: list[Reflection], id: str, shared: bool) -> list[Change]:
    """Share one entry with the therapists who may read chosen reflections, or take that back."""
    entry = entry_of(entries, id)
    return [] if entry is None else [change("reflection", id, {"shared": shared})]


def let_go_reflection(entries: list[Reflection], id: str) -> list[Change]:
    """Let an entry go, its words too. The store can take the last change back."""
    entry = entry_of(entries, id)
    if entry is None:
        return []
    return [change("reflection", id, {"deleted": True, "shared": False, "answers": {}, "others": []})]


def let_go_other(entries: list[Reflection], id: str) -> list[Change]:
    """Let the versions go that other devices wrote at the same time."""
    entry = entry_of(entries, id)
    return [] if entry is None else [change("reflection", id, {"others": []})]


def take_other(entries: list[Reflection], id: str, number: int) -> list[Change]:
    """Put another version, counted from 0, in the place of the answers, which then stand among the others."""
    entry = entry_of(entries, id)
    if entry is None or number < 0 or number >= len(entry["others"]):
        return []
    taken = entry["others"][number]
    rest = [other for index, other in enumerate(entry["others"]) if index != number]
    return [change("reflection", id, {"answers": taken, "others": [answers_in(entry), *rest]})]
