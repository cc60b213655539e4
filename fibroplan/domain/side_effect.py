"""Something unwanted that the person noticed: what, how strong, when, and whether a professional knows.

It is a note and no more: nothing is concluded about what caused it, and nothing is sent.
"""

from typing import Any, TypedDict

from fibroplan.domain.change import Change, change
from fibroplan.domain.dates import date_field, day_of_field
from fibroplan.domain.day import LAST_DAY, Now, day_words, local_day, local_minute, time_words
from fibroplan.domain.medicine import Medicine, by_name, medicine_named
from fibroplan.domain.numbers import clamp, round_near
from fibroplan.domain.profile import Profile
from fibroplan.domain.rating import LOW_MOOD_EFFECT
from fibroplan.domain.sleep import field_time, minute_of

MOST_SEVERE = 10
SIDE_EFFECT_DAYS = 90
"""How far back the page lists what was noted."""


class SideEffect(TypedDict):
    """One note; the fields are told in `fibroplan/store/tables.py`."""

    id: str
    deleted: bool
    medicine_id: str
    day: int
    minute: int | None
    effects: list[str]
    severity: int | None
    told: bool
    note: str
    note_other: str


class EffectName(TypedDict):
    """One entry of the tick list in the content."""

    id: str
    title: str


class EffectsContent(TypedDict):
    """`fibroplan.content.treatments`, as far as these rules read it."""

    effects: list[EffectName]


class EffectLine(TypedDict):
    """A note on the screen, with what its fields hold. `severity` -1 is not said."""

    id: str
    title: str
    detail: str
    medicine_id: str
    effects: list[dict[str, Any]]
    low_mood: bool
    severity: int
    told: bool
    note: str
    note_other: str
    date: str
    time: str
    problem: str
    """What does not fit yet; "" when all is well."""


class EffectsView(TypedDict):
    """What was noted, the latest first, and the medicines to choose from."""

    lines: list[EffectLine]
    medicines: list[dict[str, str]]


def side_effects_span(profile: Profile | None, now: Now) -> list[int]:
    """The first and last day of what `side_effects_view` reads; days to come too, as a date may be mistyped."""
    return [local_day(now, profile) - SIDE_EFFECT_DAYS, LAST_DAY]


def side_effects_view(
    treatments: EffectsContent,
    side_effects: list[SideEffect],
    medicines: list[Medicine],
    profile: Profile | None,
    now: Now,
) -> EffectsView:
    """The notes of the last months."""
    today = local_day(now, profile)
    rows = [row for row in side_effects if not row["deleted"]]
    ordered = sorted(rows, key=lambda row: [-row["day"], -minute_or(row["minute"]), row["id"]])
    return {
        "lines": [effect_line(row, treatments["effects"], medicines, today) for row in ordered],
        "medicines": [
            {"value": "", "label": "Not sure, or none"},
            *[{"value": row["id"], "label": row["name"]} for row in by_name(medicines)],
        ],
    }


def minute_or(minute: int | None) -> int:
    """A minute to sort by; an open one comes first in its day."""
    return -1 if minute is None else minute


def effect_line(row: SideEffect, names: list[EffectName], medicines: list[Medicine], today: int) -> EffectLine:
    """One note: "Dizzy, Sick" · "today, 8:05 · 6 of 10 · Pregabalin · a professional knows"."""
    ticked = [name["title"] for name in names if name["id"] in row["effects"]]
    medicine = medicine_named(medicines, row["medicine_id"])
    when = day_words(row["day"], today)
    severity = row["severity"]
    parts = [when if row["minute"] is None else f"{when}, {time_words(minute_or(row['minute']))}"]
    if severity is not None:
        parts.append(f"{severity} of {MOST_SEVERE}")
    if medicine is not None:
        parts.append(medicine["name"])
    if row["told"]:
        parts.append("a professional knows")
    return {
        "id": row["id"],
        "title": ", ".join(ticked) if len(ticked) > 0 else "Something you noticed",
        "detail": " · ".join(parts),
        "medicine_id": "" if medicine is None else medicine["id"],
        "effects": [
            {"value": each["id"], "label": each["title"], "chosen": each["id"] in row["effects"]} for each in names
        ],
        "low_mood": LOW_MOOD_EFFECT in row["effects"],
        "severity": -1 if severity is None else severity,
        "told": row["told"],
        "note": row["note"],
        "note_other": row["note_other"],
        "date": date_field(row["day"]),
        "time": field_time(row["minute"]),
        "problem": "This day is still to come. Please look at it again." if row["day"] > today else "",
    }


# ---- commands


def add_side_effect(medicine_id: str, effect: str, profile: Profile | None, now: Now) -> list[Change]:
    """Note something noticed just now; the first tick makes the note, and the rest of it can follow."""
    fields = {
        "deleted": False,
        "medicine_id": medicine_id,
        "day": local_day(now, profile),
        "minute": local_minute(now),
        "effects": [] if effect == "" else [effect],
    }
    return [change("side_effect", now["uuid"], fields)]


def toggle_effect(side_effects: list[SideEffect], id: str, effect: str) -> list[Change]:
    """Tick an effect, or take the tick away."""
    for row in side_effects:
        if row["id"] == id:
            others = [each for each in row["effects"] if each != effect]
            ticked = others if effect in row["effects"] else [*others, effect]
            return [change("side_effect", id, {"effects": ticked})]
    return []


def rate_side_effect(id: str, severity: float | None) -> list[Change]:
    """How strong it is, held between 0 and 10; None takes the number back."""
    held = None if severity is None else round_near(clamp(severity, 0, MOST_SEVERE))
    return [change("side_effect", id, {"severity": held})]


def set_side_effect(id: str, field: str, value: str) -> list[Change]:
    """Keep what was typed or picked: the note, the medicine, the date or the time.

    What is no date or time changes nothing; a day to come is kept, and the page says so.
    """
    if field in ("note", "medicine_id"):
        return [change("side_effect", id, {field: value})]
    if field == "time" and (value == "" or minute_of(value) is not None):
        return [change("side_effect", id, {"minute": minute_of(value)})]
    day = day_of_field(value) if field == "date" else None
    return [] if day is None else [change("side_effect", id, {"day": day})]


def tell_professional(id: str, told: bool) -> list[Change]:
    """Whether a professional was told."""
    return [change("side_effect", id, {"told": told})]


def remove_side_effect(id: str) -> list[Change]:
    """Take a note back."""
    return [change("side_effect", id, {"deleted": True})]
