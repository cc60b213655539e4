"""The settings: what they are now, and changing one of them."""

from typing import Any, TypedDict

from fibroplan.domain.change import Change, change
from fibroplan.domain.day import WEEKDAYS, Now, day_words, local_day, time_words
from fibroplan.domain.profile import Profile, day_ends_at, week_start

THEMES = ["system", "light", "dark", "dim"]
THEME_LABELS = {"system": "As on this phone", "light": "Light", "dark": "Dark", "dim": "Dim"}
TEXT_SIZES = [100, 115, 130, 150, 175, 200]
"""Per cent of the usual size."""

DAY_ENDS = [0, 60, 120, 180, 240, 300, 360]
"""Midnight to 6:00, in minutes after midnight."""

NAME_MAX = 80
"""Longest name, in characters; the field on the screen holds it."""

RANGES = {"week_start": [0, 6], "day_ends_at": [0, 720], "text_size": [100, 200]}
"""Lowest and highest of each setting that is a number."""


class Choice(TypedDict):
    """One thing to choose: `value` is what `change_setting` takes."""

    value: str
    label: str
    chosen: bool


class NumberChoice(TypedDict):
    """One number to choose: `value` is what `change_setting` takes."""

    value: int
    label: str
    chosen: bool


class SettingsView(TypedDict):
    """Every setting as it holds now; an empty zone follows the phone."""

    name: str
    zone: str
    zone_words: str
    week_start: int
    day_ends_at: int
    theme: str
    text_size: int
    themes: list[Choice]
    text_sizes: list[NumberChoice]
    week_starts: list[NumberChoice]
    day_ends: list[NumberChoice]
    today_words: str


def settings_view(profile: Profile | None, now: Now) -> SettingsView:
    """The settings with their choices."""
    theme = "system" if profile is None else profile["theme"]
    size = 100 if profile is None else profile["text_size"]
    ends = day_ends_at(profile)
    today = local_day(now, profile)
    own_zone = "" if profile is None else profile["zone"]
    return {
        "name": "" if profile is None else profile["name"],
        "zone": own_zone,
        "zone_words": f"{now['zone']}, as on this phone" if own_zone == "" else own_zone,
        "week_start": week_start(profile),
        "day_ends_at": ends,
        "theme": theme,
        "text_size": size,
        "themes": [{"value": name, "label": THEME_LABELS[name], "chosen": name == theme} for name in THEMES],
        "text_sizes": [
            {"value": percent, "label": f"{percent} %", "chosen": percent == size} for percent in TEXT_SIZES
        ],
        "week_starts": [
            {"value": index, "label": WEEKDAYS[index], "chosen": index == week_start(profile)} for index in [0, 6, 5]
        ],
        "day_ends": [
            {"value": minute, "label": "Midnight" if minute == 0 else time_words(minute), "chosen": minute == ends}
            for minute in DAY_ENDS
        ],
        "today_words": f"Right now it is {day_words(today, -1)} for you.",
    }


def change_setting(field: str, value: Any) -> list[Change]:
    """Set one field of the profile. A value outside its choices or range changes nothing.

    Args:
        field: name, zone, week_start, day_ends_at, theme or text_size.
        value: text for name, zone and theme; a number for the others (week_start 0 to 6, day_ends_at 0 to 720
            minutes, text_size 100 to 200 per cent).
    """
    if isinstance(value, str):
        fits = field in ("name", "zone") or (field == "theme" and value in THEMES)
    else:
        fits = value is not None and field in RANGES and is_within(value, RANGES[field])
    return [change("profile", "me", {field: value})] if fits else []


def is_within(value: float, ends: list[int]) -> bool:
    """Whether a value is a whole number from the first of the ends to the second."""
    return int(value) == value and ends[0] <= value and value <= ends[1]
