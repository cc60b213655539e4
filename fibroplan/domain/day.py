"""Days as the person lives them.

A day is a number: days since 1970-01-01 in the civil calendar, with no zone in it. A zone is needed once, to tell
which day `now` belongs to; after that a day stays the day it was, wherever the person travels.
"""

from typing import TypedDict

from fibroplan.domain.profile import Profile, day_ends_at

WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
SHORT_WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


FIRST_DAY, LAST_DAY = 10_957, 47_481
"""2000-01-01 and 2099-12-31: the days that the store accepts."""


class Now(TypedDict):
    """The moment of a view or a command, read by `fibroplan/clock.py` or by the phone's store."""

    instant: float
    """Milliseconds since 1970-01-01 UTC, >= 0."""
    offset: int
    """Minutes east of UTC of the person's zone at that instant: -720 to 840."""
    zone: str
    """IANA name of that zone."""
    device: str
    uuid: str
    """A fresh id, for a row that the command may make."""


def local_day(now: Now, profile: Profile | None) -> int:
    """The day that `now` belongs to: until "my day ends at" it is still the day before.

    A clock far out of order gives the nearest day that the store accepts, so that a tick is kept and not refused.
    This is the one place where an instant becomes a day. Nothing else may use the setting, reminders least of all.
    """
    minutes = int(now["instant"] / 60000) + now["offset"] - day_ends_at(profile)
    return nearest_day(minutes // 1440)


def nearest_day(day: float) -> int:
    """The day that the store accepts nearest to one that was asked for, as an address may ask for anything."""
    return max(FIRST_DAY, min(int(day), LAST_DAY))


def local_minute(now: Now) -> int:
    """Minutes after midnight (0 to 1439) on the person's clock."""
    return (int(now["instant"] / 60000) + now["offset"]) % 1440


def weekday(day: int) -> int:
    """0 Monday to 6 Sunday."""
    return (day + 3) % 7


def week_of(day: int, first: int) -> int:
    """The first day of the week that holds `day`, in weeks that start on weekday `first` (0 Monday to 6 Sunday)."""
    return day - (weekday(day) - first) % 7


def day_number(year: int, month: int, date: int) -> int:
    """The day of a civil date of the Gregorian calendar (month 1 to 12, date 1 to 31).

    Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil.
    """
    shifted = year - 1 if month <= 2 else year
    era = shifted // 400
    year_of_era = shifted - era * 400
    month_from_march = month - 3 if month > 2 else month + 9
    day_of_year = (153 * month_from_march + 2) // 5 + date - 1
    day_of_era = year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year
    return era * 146097 + day_of_era - 719468


def civil(day: int) -> list[int]:
    """[year, month 1 to 12, date 1 to 31] of a day. Source: as `day_number`, civil_from_days."""
    shifted = day + 719468
    era = shifted // 146097
    day_of_era = shifted - era * 146097
    year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36524 - day_of_era // 146096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    month_from_march = (5 * day_of_year + 2) // 153
    date = day_of_year - (153 * month_from_march + 2) // 5 + 1
    month = month_from_march + 3 if month_from_march < 10 else month_from_march - 9
    year = year_of_era + era * 400 + (1 if month <= 2 else 0)
    return [year, month, date]


def two_digits(value: int) -> str:
    """A number 0 to 99 in two digits: "07"."""
    return f"0{value}" if value < 10 else f"{value}"


def weekday_words(day: int) -> str:
    """ "Tuesday"."""
    return WEEKDAYS[weekday(day)]


def date_words(day: int) -> str:
    """ "24 November"."""
    parts = civil(day)
    return f"{parts[2]} {MONTHS[parts[1] - 1]}"


def day_words(day: int, today: int) -> str:
    """A day by its nearest name, inside a sentence: "today", "yesterday", "tomorrow", "Tuesday 24 November"."""
    if day == today:
        return "today"
    if day == today - 1:
        return "yesterday"
    if day == today + 1:
        return "tomorrow"
    return f"{weekday_words(day)} {date_words(day)}"


def time_words(minute: int) -> str:
    """A time of day, given in minutes after midnight (0 to 1439): "8:05"."""
    return f"{minute // 60}:{two_digits(minute % 60)}"
