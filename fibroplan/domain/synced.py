"""Words for where the person's data is."""

from fibroplan.domain.day import Now, local_day, local_minute, time_words
from fibroplan.domain.profile import Profile


def synced_words(at: float, profile: Profile | None, now: Now) -> str:
    """When the last sync was, in the person's own time: "synced at 9:05", or the day if it was not today.

    `at` is the instant in ms since 1970 UTC; 0 means never.
    """
    if at == 0:
        return "not synced yet"
    then: Now = {"instant": at, "offset": now["offset"], "zone": "", "device": "", "uuid": ""}
    days = local_day(now, profile) - local_day(then, profile)
    if days <= 0:
        return f"synced at {time_words(local_minute(then))}"
    return "synced yesterday" if days == 1 else f"synced {days} days ago"
