"""Measures over weeks: a point for each time that one was taken, among flares and plan changes. No band, no verdict."""

from typing import TypedDict

from fibroplan.domain.chart import (
    HEIGHT,
    Chart,
    ChartPoint,
    ChartRange,
    Frame,
    block_note,
    chart_ranges,
    dated_words,
    frame_of,
    place,
    plan_changes,
)
from fibroplan.domain.day import Now
from fibroplan.domain.instrument import Instrument
from fibroplan.domain.measure_history import DIRECTION_WORDS, finished_measures, has_words_alone, measure_words
from fibroplan.domain.measure_take import InstrumentFile, Measure, known_instruments, waits_for_support
from fibroplan.domain.measures import measure_least, measure_most
from fibroplan.domain.numbers import clamp, number_words, round_near
from fibroplan.domain.pause import Pause
from fibroplan.domain.plan import PlanVersion
from fibroplan.domain.profile import Profile


class MeasureTrend(TypedDict):
    """A chart for each measure that was taken in these weeks."""

    ranges: list[ChartRange]
    weeks: int
    charts: list[Chart]


def measure_trend(
    measures: list[Measure],
    instruments: list[Instrument],
    files: list[InstrumentFile],
    versions: list[PlanVersion],
    pauses: list[Pause],
    weeks: int | None,
    profile: Profile | None,
    now: Now,
) -> MeasureTrend:
    """What came out over so many weeks. A number whose support page was not read yet is not shown."""
    frame = frame_of(versions, pauses, weeks, profile, now)
    flares = [row for row in pauses if row["kind"] == "flare" and not row["deleted"]]
    changes = plan_changes(versions, frame["first"], frame["today"])
    charts: list[Chart] = []
    for instrument in known_instruments(instruments, files, profile):
        rows = shown_measures(measures, instrument, frame)
        if len(rows) > 0:
            points = [measure_point(row, instrument, flares, changes, frame) for row in rows]
            charts.append(measure_chart(instrument, points, frame))
    ranges = chart_ranges(weeks)
    return {"ranges": ranges, "weeks": [each["weeks"] for each in ranges if each["chosen"]][0], "charts": charts}


def shown_measures(measures: list[Measure], instrument: Instrument, frame: Frame) -> list[Measure]:
    """The times of an instrument that have a number to show, the earliest first."""
    rows = [row for row in finished_measures(measures, instrument["id"]) if not row["deleted"]]
    inside = [row for row in rows if row["day"] >= frame["first"] and row["day"] <= frame["today"]]
    kept = [row for row in inside if row["score"] is not None and not waits_for_support(instrument, row)]
    return sorted(kept, key=lambda row: [row["day"], row["id"]])


def measure_point(
    measure: Measure, instrument: Instrument, flares: list[Pause], changes: dict[str, list[str]], frame: Frame
) -> ChartPoint:
    """One time that an instrument was taken."""
    day, score = measure["day"], measure["score"]
    least, most = measure_least(instrument), measure_most(instrument)
    share = 0.0 if score is None or most <= least else (clamp(score, least, most) - least) / (most - least)
    return {
        "key": measure["id"],
        "x": place(day + 0.5, frame["first"], frame["last"]),
        "y": round_near(HEIGHT - HEIGHT * share),
        "solid": True,
        "label": dated_words(day, frame["today"]),
        "words": measure_words(instrument, measure),
        "also": block_note(flares, changes, day, day, frame["today"]),
    }


def measure_chart(instrument: Instrument, points: list[ChartPoint], frame: Frame) -> Chart:
    """The chart of an instrument that was taken at least once."""
    words_alone = has_words_alone(instrument)
    latest = points[-1]
    times = "once" if len(points) == 1 else f"{len(points)} times"
    return {
        "id": instrument["id"],
        "title": instrument["title"],
        "detail": "" if words_alone else DIRECTION_WORDS[instrument["direction"]],
        "summary": f"{latest['words']} on {latest['label']}. Taken {times} in these weeks.",
        "low": "" if words_alone else number_words(measure_least(instrument)),
        "high": "" if words_alone else number_words(measure_most(instrument)),
        "first": dated_words(frame["first"], frame["today"]),
        "last": dated_words(frame["last"], frame["today"]),
        "points": points,
        "bands": frame["bands"],
        "marks": frame["marks"],
        "noted": len(points),
    }
