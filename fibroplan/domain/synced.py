"""Words for where the person's data is."""

from fibroplan.domain.day import Now, local_day
from fibroplan.domain.profile import Profile


def clock_words(minute: int) -> str:
    """Minutes after midnight (0 to 1439) as "9:05"."""
    rest = minute % 60
    padding = "0" if rest < 10 else ""
    return f"{minute // 60}:{padding}{rest}"


def synced_words(at: float, profile: Profile | None, now: Now) -> str:
    """When the last sync was, in the person's own time: "synced at 9:05", or the day if it was not today.

    `at` is the instant in ms since 1970 UTC; 0 means never.
    """
    if at == 0:
        return "not synced yet"
    then: Now = {"instant": at, "offset": now["offset"], "zone": now["zone"], "device": "", "uuid": ""}
    days = local_day(now, profile) - local_day(then, profile)
    if days <= 0:
        return f"synced at {clock_words((int(at / 60000) + now['offset']) % 1440)}"
    return "synced yesterday" if days == 1 else f"synced {days} days ago"
