"""How the person felt, over weeks: a chart of each score, and of what else they noted."""

from typing import TypedDict

from fibroplan.domain.body import known_areas
from fibroplan.domain.chart import Axis, Chart, ChartRange, DayValue, Frame, chart_of, chart_ranges, frame_of
from fibroplan.domain.check_in import CheckIn, Tracked, is_late_entry, score_of, symptom_of
from fibroplan.domain.check_in_view import CheckInContent, NamedThing, in_name_order
from fibroplan.domain.day import Now
from fibroplan.domain.pause import Pause
from fibroplan.domain.plan import PlanVersion
from fibroplan.domain.profile import Profile

SCALE: Axis = {"low": 0, "high": 10, "unit": "score", "ends": ["0", "10"]}
AREAS_AXIS: Axis = {"low": 0, "high": 19, "unit": "score", "ends": ["0", "19"]}


class SymptomsView(TypedDict):
    """Charts of the five scores; `more` of everything else, if it was asked for and noted (`has_more`).

    `noted` counts days with any check-in.
    """

    ranges: list[ChartRange]
    weeks: int
    sentence: str
    scores: list[Chart]
    has_more: bool
    more: list[Chart]
    noted: int


def symptoms_view(
    check_in: CheckInContent,
    check_ins: list[CheckIn],
    tracked: list[Tracked],
    versions: list[PlanVersion],
    pauses: list[Pause],
    weeks: int | None,
    more: bool,
    profile: Profile | None,
    now: Now,
) -> SymptomsView:
    """How it went over so many weeks; flares are shaded and changes of the plan marked. `more`: beyond the scores."""
    frame = frame_of(versions, pauses, weeks, profile, now)
    rows = [row for row in check_ins if not row["deleted"]]
    scores = [
        chart_of(
            each["id"],
            each["title"],
            ends_words(each["low"], each["high"]),
            score_values(rows, each["id"]),
            SCALE,
            frame,
        )
        for each in check_in["scores"]
    ]
    days = len([row for row in rows if row["day"] >= frame["first"] and row["day"] <= frame["today"]])
    ranges = chart_ranges(weeks)
    return {
        "ranges": ranges,
        "weeks": [each["weeks"] for each in ranges if each["chosen"]][0],
        "sentence": days_noted(days, frame["today"] - frame["first"] + 1),
        "scores": scores,
        "has_more": any(row["mapped"] or says_symptom(check_in, tracked, row) for row in rows),
        "more": more_charts(check_in, tracked, rows, frame) if more else [],
        "noted": days,
    }


def more_charts(check_in: CheckInContent, tracked: list[Tracked], rows: list[CheckIn], frame: Frame) -> list[Chart]:
    """Charts of the symptoms beyond the five scores and of the body map, as far as they were noted."""
    words = check_in["symptoms"]
    ends = ends_words(words["low"], words["high"])
    symptoms = [
        chart_of(each["id"], each["title"], ends, symptom_values(rows, each["id"]), SCALE, frame)
        for each in noted_symptoms(words["entries"], tracked)
    ]
    areas = chart_of("areas", "Areas that hurt", "Of the 19 on the body map.", area_values(rows), AREAS_AXIS, frame)
    return [chart for chart in [*symptoms, areas] if chart["noted"] > 0]


def says_symptom(check_in: CheckInContent, tracked: list[Tracked], row: CheckIn) -> bool:
    """Whether any symptom beyond the five scores was noted on a day."""
    named = noted_symptoms(check_in["symptoms"]["entries"], tracked)
    return any(symptom_of(row, each["id"]) is not None for each in named)


def ends_words(low: str, high: str) -> str:
    """What the ends of a scale mean: "0 none · 10 worn out"."""
    return f"0 {low} · 10 {high}"


def days_noted(days: int, of: int) -> str:
    """ "Noted on 21 of 26 days."."""
    return f"Noted on {days} of {of} days."


def noted_symptoms(entries: list[NamedThing], tracked: list[Tracked]) -> list[NamedThing]:
    """Every symptom that may have been noted: those of the content, and the person's own, let go or not."""
    own = [row for row in tracked if row["kind"] == "symptom" and not row["deleted"]]
    named: list[NamedThing] = [{"id": row["id"], "title": row["name"]} for row in in_name_order(own)]
    return [*entries, *named]


def score_values(rows: list[CheckIn], field: str) -> list[DayValue]:
    """One of the five scores, on the days on which it was said."""
    values: list[DayValue] = []
    for row in rows:
        value = score_of(row, field)
        if value is not None:
            values.append({"day": row["day"], "value": value, "weight": 1, "late": is_late_entry(row)})
    return values


def symptom_values(rows: list[CheckIn], symptom: str) -> list[DayValue]:
    """One symptom, on the days on which it was said."""
    values: list[DayValue] = []
    for row in rows:
        value = symptom_of(row, symptom)
        if value is not None:
            values.append({"day": row["day"], "value": value, "weight": 1, "late": is_late_entry(row)})
    return values


def area_values(rows: list[CheckIn]) -> list[DayValue]:
    """How many areas hurt, on the days on which the body map was filled in."""
    mapped = [row for row in rows if row["mapped"]]
    return [
        {"day": row["day"], "value": len(known_areas(row["areas"])), "weight": 1, "late": is_late_entry(row)}
        for row in mapped
    ]
