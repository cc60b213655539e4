"""The screen of one session of a course: what to have ready, its times, and how the person was at each time point."""

from typing import Any, TypedDict

from fibroplan.domain.appointment import when_words
from fibroplan.domain.course import READY, Course, clock_of, course_named, times_problem
from fibroplan.domain.course_view import has_bladder
from fibroplan.domain.dates import date_field
from fibroplan.domain.day import Now, local_day
from fibroplan.domain.infusion_words import InfusionContent, InfusionEffect, ScoreName
from fibroplan.domain.numbers import number_words, round_near
from fibroplan.domain.profile import Profile
from fibroplan.domain.rating import (
    BEFORE,
    POINT_LABELS,
    POINTS,
    SCORE_LABELS,
    SCORES,
    SLEEP_POINTS,
    Rating,
    change_sum,
    change_words,
    needs_mood_card,
    pain_at,
    percent_change,
    point_now,
    rating_summary,
    ratings_of,
)
from fibroplan.domain.resting import Infusion, InfusionRest, resting_after_infusion
from fibroplan.domain.sleep import field_time
from fibroplan.domain.timer import Timer


class PointRow(TypedDict):
    """One time point: what was noted, the change of pain from before, and its arithmetic."""

    point: str
    label: str
    words: str
    pain: str
    change: str
    sum: str
    filled: bool
    now: bool


class ScoreRow(TypedDict):
    """A score to give; `value` -1 is not given."""

    field: str
    label: str
    low: str
    high: str
    value: int


class EffectRow(TypedDict):
    """An effect to tick."""

    id: str
    title: str
    level: int


class InfusionSessionView(TypedDict):
    """A session; `found` is False where there is none of this id.

    `points` are those filled in, `choices` all of them. `hold` -1 was not measured.
    """

    found: bool
    id: str
    course_id: str
    treatment: str
    day: int
    when: str
    date: str
    time: str
    status: str
    started: str
    ended: str
    has_ended: bool
    problem: str
    ready: list[dict[str, Any]]
    keeps_drug: bool
    drug: str
    note: str
    note_other: str
    points: list[PointRow]
    choices: list[dict[str, str]]
    point: str
    label: str
    scores: list[ScoreRow]
    hold: int
    hold_slot: str
    hold_day: int
    timer: Timer | None
    timer_id: str
    effects: list[EffectRow]
    blood_pressure: str
    point_note: str
    point_note_other: str
    figures: list[str]
    low_mood: bool
    bladder: bool
    rest: InfusionRest
    words: InfusionContent


def timers_span(profile: Profile | None, now: Now) -> list[int]:
    """The first and last day of the timers that `infusion_view` reads: a hold may begin before midnight."""
    today = local_day(now, profile)
    return [today - 1, today]


def infusion_view(
    infusion: InfusionContent,
    session: Infusion | None,
    courses: list[Course],
    ratings: list[Rating],
    timers: list[Timer],
    point: str,
    profile: Profile | None,
    now: Now,
) -> InfusionSessionView:
    """One session, open at a time point; "" opens the one that it is now.

    `session` is the row and `ratings` those of this session.
    """
    today = local_day(now, profile)
    row = blank_infusion() if session is None else session
    course = course_named(courses, row["course_id"]) if row["course_id"] != "" else None
    found = ratings_of(ratings, row["id"])
    due = point_now(row, today, now)
    chosen = point if point in POINTS else due if due != "" else BEFORE
    rating = found.get(chosen)
    effects: dict[str, int] = {} if rating is None else rating["effects"]
    seconds = None if rating is None else rating["hold_seconds"]
    slot = f"hold-{chosen}"
    watches = [each for each in timers if each["item_id"] == row["id"] and each["slot_id"] == slot]
    timer = watches[-1] if len(watches) > 0 else None
    points = [point_row(each, found, due) for each in POINTS]
    return {
        "found": session is not None,
        "id": row["id"],
        "course_id": row["course_id"],
        "treatment": "" if course is None else course["treatment"],
        "day": row["day"],
        "when": when_words(row["day"], row["minute"], today),
        "date": date_field(row["day"]),
        "time": field_time(row["minute"]),
        "status": row["status"],
        "started": clock_of(row["started_at"], now["offset"]),
        "ended": clock_of(row["ended_at"], now["offset"]),
        "has_ended": row["ended_at"] is not None,
        "problem": times_problem(row, now),
        "ready": ready_rows(infusion["ready"], row),
        "keeps_drug": course is not None and course["keeps_drug"],
        "drug": row["drug"],
        "note": row["note"],
        "note_other": row["note_other"],
        "points": [each for each in points if each["filled"]],
        "choices": [{"value": each["point"], "label": choice_words(each)} for each in points],
        "point": chosen,
        "label": POINT_LABELS[chosen],
        "scores": score_rows(infusion["scores"], rating, chosen),
        "hold": -1 if seconds is None else round_near(seconds),
        "hold_slot": slot,
        "hold_day": today,
        "timer": timer,
        "timer_id": "" if timer is None else timer["id"],
        "effects": [
            {"id": each["id"], "title": each["title"], "level": effects.get(each["id"], 0)}
            for each in infusion["effects"]
        ],
        "blood_pressure": "" if rating is None else rating["blood_pressure"],
        "point_note": "" if rating is None else rating["note"],
        "point_note_other": "" if rating is None else rating["note_other"],
        "figures": figure_words(ratings, row["id"], infusion["effects"]),
        "low_mood": any(
            needs_mood_card([row], each["day"], each["mood"], each["effects"]) and each["point"] != BEFORE
            for each in ratings
            if each["infusion_id"] == row["id"] and not each["deleted"]
        ),
        "bladder": has_bladder(infusion["effects"], ratings, row["id"]),
        "rest": resting_after_infusion([row], now),
        "words": infusion,
    }


def blank_infusion() -> Infusion:
    """A session of nothing."""
    return {
        "id": "",
        "deleted": True,
        "course_id": "",
        "day": 20_000,
        "minute": None,
        "zone": "",
        "status": "cancelled",
        "started_at": None,
        "ended_at": None,
        "drug": "",
        "escort": False,
        "ride": False,
        "ate": False,
        "note": "",
        "note_other": "",
    }


def ready_rows(ready: list[dict[str, str]], row: Infusion) -> list[dict[str, Any]]:
    """What to have ready, with its ticks."""
    held = {"escort": row["escort"], "ride": row["ride"], "ate": row["ate"]}
    return [
        {"id": each["id"], "text": each["text"], "ticked": held[each["id"]]} for each in ready if each["id"] in READY
    ]


def choice_words(row: PointRow) -> str:
    """A point to choose: "20 minutes after · now", "Day 2 · noted"."""
    if row["now"]:
        return f"{row['label']} · now"
    return f"{row['label']} · noted" if row["filled"] else row["label"]


def score_rows(scores: list[ScoreName], rating: Rating | None, point: str) -> list[ScoreRow]:
    """The scores to give at a point: sleep where a night lies before it."""
    given: dict[str, Any] = {} if rating is None else {**rating}
    rows: list[ScoreRow] = []
    for score in scores:
        if score["id"] in SCORES and (score["id"] != "sleep" or point in SLEEP_POINTS):
            value = given.get(score["id"])
            rows.append(
                {
                    "field": score["id"],
                    "label": SCORE_LABELS[score["id"]],
                    "low": score["low"],
                    "high": score["high"],
                    "value": -1 if value is None else value,
                }
            )
    return rows


def point_row(point: str, found: dict[str, Rating], due: str) -> PointRow:
    """One point in words: "Pain 4 · tenderness 3 · held 25 s", and its change of pain."""
    rating = found.get(point)
    before, pain = pain_at(found, BEFORE), pain_at(found, point)
    is_after = point != BEFORE
    return {
        "point": point,
        "label": POINT_LABELS[point],
        "words": "" if rating is None else rating_words(rating),
        "pain": "" if pain is None else f"{pain}",
        "change": change_words(percent_change(before, pain)) if is_after else "",
        "sum": change_sum(before, pain) if is_after else "",
        "filled": rating is not None,
        "now": point == due,
    }


def rating_words(rating: Rating) -> str:
    """What was noted at a point."""
    given: dict[str, Any] = {**rating}
    parts: list[str] = []
    for score in SCORES:
        value = given.get(score)
        if value is not None:
            parts.append(f"{SCORE_LABELS[score]} {number_words(value)}")
    held = rating["hold_seconds"]
    if held is not None:
        parts.append(f"Held {number_words(held)} s")
    return " · ".join(parts)


def figure_words(ratings: list[Rating], infusion_id: str, effects: list[InfusionEffect]) -> list[str]:
    """The figures of a session in sentences, as a clinic may ask for them; nothing is read into them."""
    summary = rating_summary(ratings, infusion_id, [effect["id"] for effect in effects])
    lines: list[str] = []
    half = summary["middle"]
    if half is not None:
        points = "1 point" if summary["points"] == 1 else f"{summary['points']} points"
        lines.append(f"Pain after, middle of {points}: {number_words(half)}.")
    if summary["back"] != "":
        lines.append(f"Pain was back near what it was before: {POINT_LABELS[summary['back']]}.")
    for effect in effects:
        level = summary["effects"].get(effect["id"], 0)
        if level > 0:
            lines.append(f"{effect['title']}: {level} of 3 at most.")
    return lines
