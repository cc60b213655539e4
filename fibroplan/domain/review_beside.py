"""What a therapist sees beside the plan: measures, treatments in time, and the reflections that were chosen.

The same function draws the patient's own preview; see `review`. Records alone: nothing says what caused what.
"""

from typing import TypedDict

from fibroplan.domain.clinic_measure import ClinicMeasure, ClinicSeries, clinic_series
from fibroplan.domain.course import Course
from fibroplan.domain.day import Now, date_words, day_words, local_day
from fibroplan.domain.draft import Draft
from fibroplan.domain.infusion_view import rating_words
from fibroplan.domain.instrument import Instrument
from fibroplan.domain.measure_history import DIRECTION_WORDS, finished_measures, measure_times, trend_words
from fibroplan.domain.measure_take import Measure
from fibroplan.domain.measures_view import heights, picture_words
from fibroplan.domain.medicine import Medicine, MedicineChange, medicine_words
from fibroplan.domain.profile import Profile
from fibroplan.domain.rating import BEFORE, POINT_LABELS, POINTS, Rating, change_sum, pain_at, ratings_of
from fibroplan.domain.reflect_form import AnswerLine, ReflectTexts, answer_lines, form_of
from fibroplan.domain.reflection import Reflection, answers_in
from fibroplan.domain.resting import Infusion
from fibroplan.domain.sharing import drafted_scopes, known_scopes
from fibroplan.domain.side_effect import SideEffect
from fibroplan.domain.timeline import (
    MomentLine,
    effect_moments,
    infusion_moments,
    medicine_change_moments,
    moment_line,
)

ENTRIES = 30
"""How many of the latest reflections are shown."""


class ReviewScore(TypedDict):
    """One time that a measure was taken."""

    key: str
    label: str
    words: str


class ReviewMeasure(TypedDict):
    """One measure: `trend` and `direction` in words, `points` heights 0 to 1, `latest` the last score or None."""

    id: str
    title: str
    trend: str
    direction: str
    points: list[float | None]
    picture: str
    times: list[ReviewScore]
    latest: float | None


class ReviewMedicine(TypedDict):
    """A medicine as its label says, and since when."""

    key: str
    name: str
    words: str
    when: str


class ReviewSession(TypedDict):
    """An infusion with what was noted before and after it, point by point."""

    key: str
    title: str
    points: list[str]


class ReviewEntry(TypedDict):
    """A reflection that was chosen, question by question."""

    key: str
    title: str
    day: str
    lines: list[AnswerLine]


class ReviewBeside(TypedDict):
    """Everything beside the plan. A part that is not shared is empty, and its `has_` is False."""

    has_measures: bool
    measures: list[ReviewMeasure]
    clinic: list[ClinicSeries]
    has_treatments: bool
    medicines: list[ReviewMedicine]
    moments: list[MomentLine]
    sessions: list[ReviewSession]
    has_reflections: bool
    entries: list[ReviewEntry]


def beside_view(
    scopes: list[str],
    measures: list[Measure],
    instruments: list[Instrument],
    clinic: list[ClinicMeasure],
    medicines: list[Medicine],
    medicine_changes: list[MedicineChange],
    side_effects: list[SideEffect],
    courses: list[Course],
    infusions: list[Infusion],
    ratings: list[Rating],
    entries: list[Reflection],
    texts: ReflectTexts,
    profile: Profile | None,
    now: Now,
) -> ReviewBeside:
    """The page beside the plan, of what some scopes open."""
    open_ = known_scopes(scopes)
    today = local_day(now, profile)
    has_measures = "measures" in open_
    has_treatments = "treatments" in open_
    has_reflections = "reflections" in open_
    taken: list[Measure] = [row for row in measures if has_measures and not row["deleted"]]
    shared: list[Reflection] = [row for row in entries if has_reflections and row["shared"] and not row["deleted"]]
    moments = [
        *medicine_change_moments(medicine_changes, medicines),
        *effect_moments(side_effects, medicines),
        *infusion_moments(infusions, courses),
    ]
    return {
        "has_measures": has_measures,
        "measures": review_measures(taken, instruments, today),
        "clinic": clinic_series(clinic) if has_measures else [],
        "has_treatments": has_treatments,
        "medicines": [review_medicine(row) for row in medicines if has_treatments and not row["deleted"]],
        "moments": [
            moment_line(row, today)
            for row in sorted(moments, key=lambda row: [-row["day"], row["key"]])
            if has_treatments
        ],
        "sessions": review_infusions(infusions, ratings, today) if has_treatments else [],
        "has_reflections": has_reflections,
        "entries": [
            review_entry(row, texts, today)
            for row in sorted(shared, key=lambda row: [-row["day"], -row["at"], row["id"]])[:ENTRIES]
        ],
    }


def beside_preview(
    draft: Draft | None,
    measures: list[Measure],
    instruments: list[Instrument],
    clinic: list[ClinicMeasure],
    medicines: list[Medicine],
    medicine_changes: list[MedicineChange],
    side_effects: list[SideEffect],
    courses: list[Course],
    infusions: list[Infusion],
    ratings: list[Rating],
    entries: list[Reflection],
    texts: ReflectTexts,
    profile: Profile | None,
    now: Now,
) -> ReviewBeside:
    """The same of what is chosen on the form of sharing."""
    return beside_view(
        drafted_scopes(draft),
        measures,
        instruments,
        clinic,
        medicines,
        medicine_changes,
        side_effects,
        courses,
        infusions,
        ratings,
        entries,
        texts,
        profile,
        now,
    )


def review_measures(measures: list[Measure], instruments: list[Instrument], today: int) -> list[ReviewMeasure]:
    """Every measure that was finished at least once; one without its instrument by the title that was copied in."""
    found: list[ReviewMeasure] = []
    seen: list[str] = []
    for row in sorted(measures, key=lambda row: [-row["day"], row["id"]]):
        if row["instrument"] not in seen and row["finished"] is not None:
            seen.append(row["instrument"])
            known = [each for each in instruments if each["id"] == row["instrument"]]
            found.append(review_measure(measures, row, known[0] if len(known) > 0 else None, today))
    return found


def review_measure(measures: list[Measure], last: Measure, instrument: Instrument | None, today: int) -> ReviewMeasure:
    """One measure. last: its latest finished row."""
    times = measure_times(measures, last["instrument"], instrument, today)
    points = heights(times)
    latest = finished_measures(measures, last["instrument"])[0]
    title = last["title"] if instrument is None else instrument["title"]
    return {
        "id": last["instrument"],
        "title": title,
        "trend": "" if instrument is None else trend_words(measures, instrument, today),
        "direction": "" if instrument is None else DIRECTION_WORDS.get(instrument["direction"], ""),
        "points": points if len(points) > 1 else [],
        "picture": picture_words(title, times),
        "times": [{"key": row["id"], "label": row["label"], "words": row["words"]} for row in times],
        "latest": latest["score"],
    }


def review_medicine(medicine: Medicine) -> ReviewMedicine:
    """A medicine in words."""
    first = medicine["from_day"]
    until = medicine["until_day"]
    begun = "" if first is None else f"since {date_words(first)}"
    ended = "" if until is None else f"until {date_words(until)}"
    return {
        "key": medicine["id"],
        "name": medicine["name"],
        "words": medicine_words(medicine),
        "when": f"{begun}, {ended}" if begun != "" and ended != "" else f"{begun}{ended}",
    }


def review_infusions(infusions: list[Infusion], ratings: list[Rating], today: int) -> list[ReviewSession]:
    """Infusions with their points, the latest first; one without a point is among the moments alone."""
    found: list[ReviewSession] = []
    for row in sorted(infusions, key=lambda row: [-row["day"], row["id"]]):
        points = review_points(ratings_of(ratings, row["id"]))
        if not row["deleted"] and len(points) > 0:
            found.append({"key": row["id"], "title": f"Infusion, {day_words(row['day'], today)}", "points": points})
    return found


def review_points(found: dict[str, Rating]) -> list[str]:
    """The points of one infusion in words, each with the change of pain and its sum."""
    before = pain_at(found, BEFORE)
    lines: list[str] = []
    for point in POINTS:
        if point in found:
            change = "" if point == BEFORE else change_sum(before, pain_at(found, point))
            lines.append(f"{POINT_LABELS[point]}: {rating_words(found[point])}{'' if change == '' else ' · '}{change}")
    return lines


def review_entry(entry: Reflection, texts: ReflectTexts, today: int) -> ReviewEntry:
    """A reflection, question by question; sealed ones have no lines."""
    form = form_of(texts, entry["content_id"])
    return {
        "key": entry["id"],
        "title": "A reflection" if form is None else form["title"],
        "day": day_words(entry["day"], today),
        "lines": [] if form is None else answer_lines(form["pages"], answers_in(entry), today),
    }
