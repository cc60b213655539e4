"""Sleep over weeks: how long, how much of the time in bed, and how good the person found it."""

from typing import TypedDict

from fibroplan.domain.chart import (
    Axis,
    Chart,
    ChartRange,
    DayValue,
    chart_of,
    chart_ranges,
    frame_of,
)
from fibroplan.domain.day import Now
from fibroplan.domain.pause import Pause
from fibroplan.domain.plan import PlanVersion
from fibroplan.domain.profile import Profile
from fibroplan.domain.sleep import Night, night_efficiency

HOURS: Axis = {"low": 0, "high": 720, "unit": "minutes", "ends": ["0 h", "12 h"]}
SHARE: Axis = {"low": 0, "high": 100, "unit": "percent", "ends": ["0 %", "100 %"]}
QUALITY: Axis = {"low": 0, "high": 10, "unit": "score", "ends": ["0", "10"]}


class SleepTrend(TypedDict):
    """Charts of the sleep diary; `noted` counts the nights with a number."""

    ranges: list[ChartRange]
    weeks: int
    charts: list[Chart]
    noted: int


def sleep_trend(
    nights: list[Night],
    versions: list[PlanVersion],
    pauses: list[Pause],
    weeks: int | None,
    profile: Profile | None,
    now: Now,
) -> SleepTrend:
    """The sleep diary over so many weeks. Efficiency of several nights is one division of two sums."""
    frame = frame_of(versions, pauses, weeks, profile, now)
    rows = [row for row in nights if not row["deleted"]]
    share = "Time asleep divided by time in bed."
    charts = [
        chart_of("asleep", "Time asleep", "", asleep_values(rows), HOURS, frame),
        chart_of("efficiency", "Sleep efficiency", share, share_values(rows), SHARE, frame),
        chart_of("quality", "How good it was", "0 very bad · 10 very good", quality_values(rows), QUALITY, frame),
    ]
    ranges = chart_ranges(weeks)
    return {
        "ranges": ranges,
        "weeks": [each["weeks"] for each in ranges if each["chosen"]][0],
        "charts": charts,
        "noted": charts[0]["noted"] + charts[2]["noted"],
    }


def asleep_values(nights: list[Night]) -> list[DayValue]:
    """Minutes asleep of each night whose times fit together."""
    values: list[DayValue] = []
    for row in nights:
        found = night_efficiency(row)
        if found["kind"] == "ratio":
            values.append({"day": row["day"], "value": found["asleep"], "weight": 1, "late": False})
    return values


def share_values(nights: list[Night]) -> list[DayValue]:
    """Sleep efficiency of each night in per cent, weighted by the time in bed, so that sums are divided once."""
    values: list[DayValue] = []
    for row in nights:
        found = night_efficiency(row)
        if found["kind"] == "ratio":
            share = 100 * found["ratio"]
            values.append({"day": row["day"], "value": share, "weight": found["in_bed"], "late": False})
    return values


def quality_values(nights: list[Night]) -> list[DayValue]:
    """How good each night was, where that was said."""
    values: list[DayValue] = []
    for row in nights:
        value = row["quality"]
        if value is not None:
            values.append({"day": row["day"], "value": value, "weight": 1, "late": False})
    return values
