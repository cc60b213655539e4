"""Pauses and flares: intervals in which the plan rests or grows lighter.

A pause takes its days out of the plan. A flare keeps the day and brings the floor dose of each item. Both may have
an open end, may be entered later for days that have passed, and hold for the whole plan or for some items.
"""

from typing import Any, TypedDict

from fibroplan.domain.change import Change, change
from fibroplan.domain.day import Now, local_day
from fibroplan.domain.profile import Profile


class Pause(TypedDict):
    """An interval, both ends included; `until_day` None is open. An empty `item_ids` is the whole plan."""

    id: str
    deleted: bool
    kind: str
    from_day: int
    until_day: int | None
    item_ids: list[str]
    reason: str


def covers(pause: Pause, item_id: str, day: int) -> bool:
    """Whether the interval holds for an item on a day; with item_id "" for anything at all on that day."""
    if pause["deleted"] or day < pause["from_day"]:
        return False
    until = pause["until_day"]
    if until is not None and day > until:
        return False
    return item_id == "" or len(pause["item_ids"]) == 0 or item_id in pause["item_ids"]


def pauses_between(pauses: list[Pause], first: int, last: int) -> list[Pause]:
    """The intervals that hold for any day between two: all that a view of these days needs."""
    begun = [row for row in pauses if not row["deleted"] and row["from_day"] <= last]
    return [row for row in begun if reaches(row, first)]


def reaches(pause: Pause, day: int) -> bool:
    """Whether an interval goes on until a day, or beyond."""
    until = pause["until_day"]
    return until is None or until >= day


def is_paused(pauses: list[Pause], item_id: str, day: int) -> bool:
    """Whether a pause takes the item out of the plan on a day."""
    return any(pause["kind"] == "pause" and covers(pause, item_id, day) for pause in pauses)


def is_resting(pauses: list[Pause], day: int) -> bool:
    """Whether a pause takes the whole plan out of a day."""
    return any(row["kind"] == "pause" and len(row["item_ids"]) == 0 and covers(row, "", day) for row in pauses)


def is_flare(pauses: list[Pause], item_id: str, day: int) -> bool:
    """Whether a flare makes the item lighter on a day; with item_id "" whether there is a flare at all."""
    return any(pause["kind"] == "flare" and covers(pause, item_id, day) for pause in pauses)


def flare_on(pauses: list[Pause], day: int) -> Pause | None:
    """The flare of a day: of several the one that began first."""
    found = [pause for pause in pauses if pause["kind"] == "flare" and covers(pause, "", day)]
    ordered = sorted(found, key=lambda row: [row["from_day"], row["id"]])
    return ordered[0] if len(ordered) > 0 else None


def start_flare(pauses: list[Pause], from_day: int | None, profile: Profile | None, now: Now) -> list[Change]:
    """Begin a flare for the whole plan, open-ended. None is today; a day to come is taken as today.

    A flare is often known for one only later, so `from_day` may have passed. A second tap changes nothing: a flare
    that is open already is moved back if the new day is earlier.
    """
    today = local_day(now, profile)
    day = today if from_day is None else min(from_day, today)
    current = flare_on(pauses, today)
    if current is not None:
        if day < current["from_day"]:
            return [change("pause", current["id"], {"from_day": day})]
        return []
    return [interval(now["uuid"], "flare", day, None, [], "")]


def end_flare(pauses: list[Pause], last_day: int | None, profile: Profile | None, now: Now) -> list[Change]:
    """End every flare of today after `last_day`; None is yesterday, so that today is an ordinary day again.

    A flare that would then have no day at all is taken away, as one that was tapped by mistake.
    """
    today = local_day(now, profile)
    return end_kind(pauses, "flare", today, today - 1 if last_day is None else last_day)


def start_pause(
    from_day: int | None,
    until_day: int | None,
    item_ids: list[str],
    reason: str,
    profile: Profile | None,
    now: Now,
) -> list[Change]:
    """Rest the whole plan, or some items, from a day (None: today; it may have passed) until a day (None: open)."""
    start = local_day(now, profile) if from_day is None else from_day
    end = until_day if until_day is None else max(until_day, start)
    return [interval(now["uuid"], "pause", start, end, item_ids, reason)]


def end_pause(pauses: list[Pause], id: str, last_day: int | None, profile: Profile | None, now: Now) -> list[Change]:
    """End one pause or flare after `last_day`; None is yesterday, so that the plan is back today."""
    last = local_day(now, profile) - 1 if last_day is None else last_day
    return [ended(pause, last) for pause in pauses if pause["id"] == id and not pause["deleted"]]


def end_kind(pauses: list[Pause], kind: str, day: int, last_day: int) -> list[Change]:
    """End what is of a kind and covers a day, after `last_day`."""
    return [ended(pause, last_day) for pause in pauses if pause["kind"] == kind and covers(pause, "", day)]


def ended(pause: Pause, last_day: int) -> Change:
    """The interval with a new last day; taken away if that lies before its first."""
    if last_day < pause["from_day"]:
        return change("pause", pause["id"], {"deleted": True})
    return change("pause", pause["id"], {"until_day": last_day})


def interval(id: str, kind: str, from_day: int, until_day: int | None, item_ids: list[str], reason: str) -> Change:
    """A new pause or flare."""
    fields: dict[str, Any] = {
        "kind": kind,
        "from_day": from_day,
        "until_day": until_day,
        "item_ids": item_ids,
        "reason": reason,
    }
    return change("pause", id, fields)
