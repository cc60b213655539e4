"""The only reader of time and zone. Everything else is given a `Clock`, so that tests can choose the moment."""

import time
from datetime import UTC, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

SECOND = 1_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR
"""Lengths in milliseconds."""


class Clock(Protocol):
    """Where instants come from."""

    def instant(self) -> int:
        """Milliseconds since 1970-01-01 UTC. May jump: never used for order."""
        ...

    def elapsed(self) -> float:
        """Seconds since some fixed moment. Never jumps back: for durations."""
        ...


class SystemClock:
    """The machine's own clock."""

    def instant(self) -> int:
        return time.time_ns() // 1_000_000

    def elapsed(self) -> float:
        return time.perf_counter()


def offset(zone: str, instant: int) -> int:
    """Minutes east of UTC in an IANA zone at an instant (ms). An unknown zone counts as UTC."""
    try:
        info = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return 0
    shift = datetime.fromtimestamp(instant / SECOND, tz=UTC).astimezone(info).utcoffset()
    return 0 if shift is None else int(shift.total_seconds() // 60)


def local_offset(zone: str, day: int, minute: int) -> int | None:
    """Minutes east of UTC in an IANA zone when its clocks show a minute of a day (days since 1970-01-01).

    A time that the clocks skip or show twice is read with the offset before the change. None for an unknown zone.
    """
    try:
        info = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
    shown = datetime(1970, 1, 1, tzinfo=info) + timedelta(days=day, minutes=minute)
    shift = shown.utcoffset()
    return None if shift is None else int(shift.total_seconds() // 60)


def stamp(instant: int) -> str:
    """An instant (ms) as ISO 8601 in UTC, for logs and file names."""
    return datetime.fromtimestamp(instant / SECOND, tz=UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
