"""The person's own settings, and what holds while they have chosen nothing."""

from typing import TypedDict


class Profile(TypedDict):
    """How one person wants the app to behave; the one row `me`."""

    id: str
    deleted: bool
    name: str
    zone: str
    week_start: int
    day_ends_at: int
    theme: str
    text_size: int
    fiqr: bool


DEFAULT_DAY_ENDS_AT = 180
"""03:00, in minutes after midnight: someone awake at one in the night is still in the day they lived."""


def wants_fiqr(profile: Profile | None) -> bool:
    """Whether the person has put the FIQR among their measures."""
    return profile is not None and profile["fiqr"]


def day_ends_at(profile: Profile | None) -> int:
    """Minutes after midnight (0 to 720) that still belong to the day before."""
    return DEFAULT_DAY_ENDS_AT if profile is None else profile["day_ends_at"]


def week_start(profile: Profile | None) -> int:
    """The first day of the person's week: 0 Monday to 6 Sunday."""
    return 0 if profile is None else profile["week_start"]
