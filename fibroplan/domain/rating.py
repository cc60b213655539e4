"""How the person was before and after an infusion, at fixed time points: the raw points, and the change with its sums.

Nobody is sorted into those whom it helped and those whom it did not, no line is drawn through the points, and nothing
is foretold from them. Each point may stay empty.
"""

from typing import Any, TypedDict

from fibroplan.domain.change import Change, change
from fibroplan.domain.day import Now, local_day
from fibroplan.domain.numbers import clamp, number_words, round_near
from fibroplan.domain.profile import Profile
from fibroplan.domain.resting import MINUTE_MS, Infusion

BEFORE = "before"

POINT_MINUTES = {"end": 0, "m20": 20, "m40": 40, "m60": 60, "m80": 80, "m120": 120, "h3": 180}
"""Minutes after the end of the infusion. 20 to 80 and 120 minutes: Sörensen 1995 and 1997; 180: Noppers 2011 [V].
That they are counted from the end is our reading (docs/clinical-review.md [E])."""

POINT_DAYS = {
    "d1": 1, "d2": 2, "d3": 3, "d4": 4, "d5": 5, "d6": 6, "d7": 7,
    "w2": 14, "w3": 21, "w4": 28, "w5": 35, "w6": 42, "w7": 49, "w8": 56,
}  # fmt: skip
"""Days after the day of the infusion: the day after, days 2 to 7, and weekly to week 8 as in Noppers 2011 [V]."""

MINUTE_POINTS = ["end", "m20", "m40", "m60", "m80", "m120", "h3"]
DAY_POINTS = ["d1", "d2", "d3", "d4", "d5", "d6", "d7"]
WEEK_POINTS = ["w2", "w3", "w4", "w5", "w6", "w7", "w8"]
POINTS = [BEFORE, *MINUTE_POINTS, *DAY_POINTS, *WEEK_POINTS]
"""Every time point in its order."""

POINT_LABELS = {
    "before": "Before", "end": "At the end", "m20": "20 minutes after", "m40": "40 minutes after",
    "m60": "60 minutes after", "m80": "80 minutes after", "m120": "2 hours after", "h3": "3 hours after",
    "d1": "The day after", "d2": "Day 2", "d3": "Day 3", "d4": "Day 4", "d5": "Day 5", "d6": "Day 6", "d7": "Day 7",
    "w2": "Week 2", "w3": "Week 3", "w4": "Week 4", "w5": "Week 5", "w6": "Week 6", "w7": "Week 7", "w8": "Week 8",
}  # fmt: skip

SCORES = ["pain", "tenderness", "fatigue", "mood", "sleep"]
SCORE_LABELS = {"pain": "Pain", "tenderness": "Tenderness", "fatigue": "Tiredness", "mood": "Mood", "sleep": "Sleep"}
MOST_SCORE, MOST_LEVEL, MOST_HOLD = 10, 3, 3600
"""Scores go from 0 to 10, ticks of effects from 0 to 3, a timed hold to an hour of seconds."""

SLEEP_POINTS = [BEFORE, *DAY_POINTS, *WEEK_POINTS]
"""Where a night lies before the point."""

BACK_WITHIN = 1
"""Nearer than this to the score before, pain is said to be back there (docs/clinical-review.md [E])."""

LOW_MOOD = 3
"""A mood of 0 (very low) to 10 (very good) up to this counts as low (docs/clinical-review.md [E])."""

LOW_MOOD_DAYS = 7
"""Days after an infusion in which a low mood brings the way to help onto the screen."""

LOW_MOOD_EFFECT = "low-mood"


class Rating(TypedDict):
    """One time point of one infusion; the fields are told in `fibroplan/store/tables.py`."""

    id: str
    deleted: bool
    infusion_id: str
    point: str
    day: int
    at: float
    by: str
    pain: int | None
    tenderness: int | None
    fatigue: int | None
    mood: int | None
    sleep: int | None
    hold_seconds: float | None
    blood_pressure: str
    effects: dict[str, int]
    note: str
    note_other: str


def rating_key(infusion_id: str, point: str) -> str:
    """The name of one point: two devices that fill it in meet in one row."""
    return f"{infusion_id}.{point}"


def ratings_of(ratings: list[Rating], infusion_id: str) -> dict[str, Rating]:
    """The ratings of an infusion by their point."""
    return {row["point"]: row for row in ratings if row["infusion_id"] == infusion_id and not row["deleted"]}


def pain_at(found: dict[str, Rating], point: str) -> int | None:
    """The pain score of a point; None where there is none."""
    return found[point]["pain"] if point in found else None


def percent_change(before: float | None, value: float | None) -> float | None:
    """(value - before) / before in per cent; None where a score is missing, or was 0 before."""
    if before is None or value is None or before == 0:
        return None
    return (value - before) / before * 100


def change_words(percent: float | None) -> str:
    """A change with its sign and at most one decimal: "−62.5 %", "+25 %", "0 %"; "" for None."""
    if percent is None:
        return ""
    size = number_words(abs(percent))
    if size == "0":
        return "0 %"
    return f"−{size} %" if percent < 0 else f"+{size} %"


def change_sum(before: int | None, value: int | None) -> str:
    """The arithmetic of a change: "(4 − 8) ÷ 8 = −50 %"; "" where there is none."""
    percent = percent_change(before, value)
    if percent is None or before is None or value is None:
        return ""
    return f"({value} − {before}) ÷ {before} = {change_words(percent)}"


def back_at(found: dict[str, Rating]) -> str:
    """The first point after the infusion at which pain was back to nearly what it was before; "" for none."""
    before = pain_at(found, BEFORE)
    for point in POINTS:
        pain = pain_at(found, point)
        if point != BEFORE and before is not None and pain is not None and before - pain < BACK_WITHIN:
            return point
    return ""


def middle(values: list[int]) -> float | None:
    """The median; None of nothing."""
    ordered = sorted(values)
    count = len(ordered)
    if count == 0:
        return None
    return (ordered[(count - 1) // 2] + ordered[count // 2]) / 2


class RatingSummary(TypedDict):
    """A session for a clinician: pain before, the median after, when it was back, and the strongest of each effect."""

    before: int | None
    points: int
    middle: float | None
    back: str
    effects: dict[str, int]


def rating_summary(ratings: list[Rating], infusion_id: str, names: list[str]) -> RatingSummary:
    """The figures of one session: what was noted, and nothing read into it. `names` are the effects to look for."""
    found = ratings_of(ratings, infusion_id)
    after: list[int] = []
    effects: dict[str, int] = {}
    for point in POINTS:
        pain = pain_at(found, point)
        if pain is not None and point != BEFORE:
            after.append(pain)
        ticked: dict[str, int] = found[point]["effects"] if point in found and point != BEFORE else {}
        for name in names:
            effects[name] = max(effects.get(name, 0), ticked.get(name, 0))
    return {
        "before": pain_at(found, BEFORE),
        "points": len(after),
        "middle": middle(after),
        "back": back_at(found),
        "effects": effects,
    }


def point_now(infusion: Infusion, today: int, now: Now) -> str:
    """The time point that it is now; "" before the end, and after week 8. Minutes need the end that was told."""
    days = today - infusion["day"]
    ended = infusion["ended_at"]
    found = ""
    if ended is not None and now["instant"] >= ended and days < 1:
        for point in MINUTE_POINTS:
            if now["instant"] - ended >= POINT_MINUTES[point] * MINUTE_MS:
                found = point
    for point in [*DAY_POINTS, *WEEK_POINTS]:
        length = 1 if point in DAY_POINTS else 7
        if days >= POINT_DAYS[point] and days < POINT_DAYS[point] + length:
            found = point
    return found


# ---- support


def is_low_mood(mood: int | None, effects: dict[str, int]) -> bool:
    """Whether a mood score or a tick says that mood is low."""
    return (mood is not None and mood <= LOW_MOOD) or effects.get(LOW_MOOD_EFFECT, 0) > 0


def days_after_infusion(infusions: list[Infusion], day: int) -> int:
    """How many days ago the last infusion was on a day, from 0; -1 for none within LOW_MOOD_DAYS."""
    found = -1
    for infusion in infusions:
        days = day - infusion["day"]
        happened = infusion["status"] == "done" or infusion["ended_at"] is not None
        if happened and not infusion["deleted"] and days >= 0 and days <= LOW_MOOD_DAYS:
            found = days if found < 0 else min(found, days)
    return found


def needs_mood_card(infusions: list[Infusion], day: int, mood: int | None, effects: dict[str, int]) -> bool:
    """Whether a mood entry of a day stands within a week of an infusion and is low: then the way to help is shown."""
    return is_low_mood(mood, effects) and days_after_infusion(infusions, day) >= 0


# ---- commands


def new_rating(
    ratings: list[Rating], infusion_id: str, point: str, by: str, profile: Profile | None, now: Now
) -> dict[str, Any]:
    """What goes with every answer; when it was first given stays."""
    base: dict[str, Any] = {"deleted": False, "infusion_id": infusion_id, "point": point, "by": by}
    if point in ratings_of(ratings, infusion_id):
        return base
    return {**base, "day": local_day(now, profile), "at": now["instant"]}


def rate_point(
    ratings: list[Rating],
    infusion_id: str,
    point: str,
    field: str,
    value: float | None,
    by: str,
    profile: Profile | None,
    now: Now,
) -> list[Change]:
    """Keep a score of SCORES, 0 to 10, or the seconds of a timed hold; None takes it back. Others change nothing."""
    most = MOST_HOLD if field == "hold_seconds" else MOST_SCORE
    if point not in POINTS or infusion_id == "" or (field not in SCORES and field != "hold_seconds"):
        return []
    held = None if value is None else round_near(clamp(value, 0, most))
    base = new_rating(ratings, infusion_id, point, by, profile, now)
    return [change("rating", rating_key(infusion_id, point), {**base, field: held})]


def tick_effect(
    ratings: list[Rating],
    infusion_id: str,
    point: str,
    effect: str,
    level: int,
    by: str,
    profile: Profile | None,
    now: Now,
) -> list[Change]:
    """How strong an effect is, 0 (none) to 3 (a lot); the same level again takes it back to 0."""
    if point not in POINTS or infusion_id == "":
        return []
    found = ratings_of(ratings, infusion_id)
    before: dict[str, int] = found[point]["effects"] if point in found else {}
    held = max(0, min(level, MOST_LEVEL))
    ticked = 0 if before.get(effect, 0) == held else held
    base = new_rating(ratings, infusion_id, point, by, profile, now)
    return [change("rating", rating_key(infusion_id, point), {**base, "effects": {**before, effect: ticked}})]


def write_rating(
    ratings: list[Rating],
    infusion_id: str,
    point: str,
    field: str,
    value: str,
    by: str,
    profile: Profile | None,
    now: Now,
) -> list[Change]:
    """Keep the note of a point, or the blood pressure that the person was told."""
    if point not in POINTS or infusion_id == "" or field not in ("note", "blood_pressure"):
        return []
    base = new_rating(ratings, infusion_id, point, by, profile, now)
    return [change("rating", rating_key(infusion_id, point), {**base, field: value})]
