"""Charts over time, as numbers: points that stand for days or weeks, flares as bands, changes of the plan as marks.

The same points draw the chart and fill its table. Where nothing was noted there is no point, and never a zero. A point
that stands on few days is told from the others, and is drawn hollow.
"""

from typing import TypedDict

from fibroplan.domain.day import Now, civil, date_words, local_day, week_of, weekday_words
from fibroplan.domain.numbers import clamp, number_words, round_near, total
from fibroplan.domain.pause import Pause
from fibroplan.domain.plan import PlanVersion
from fibroplan.domain.profile import Profile, week_start
from fibroplan.domain.sleep import span_words
from fibroplan.domain.words import list_words

CHART_RANGES = [4, 12, 52, 104]
"""How many weeks a chart may show; the last one holds today."""

RANGE_LABELS = {"4": "4 weeks", "12": "12 weeks", "52": "1 year", "104": "2 years"}

FEW_DAYS = 3
"""A week with fewer days noted than this is drawn hollow (docs/clinical-review.md [E])."""

WIDTH, HEIGHT = 1000, 360
"""The plane that points lie in: x grows with the days, y downwards."""

NO_POINT = -1
"""Stands for a y where there is no value."""


class DayValue(TypedDict):
    """One value of one day. `weight` is what it counts for in a mean, > 0; `late`: it was noted afterwards."""

    day: int
    value: float
    weight: float
    late: bool


class ChartPoint(TypedDict):
    """One day or several. `y` is -1 without a value; `solid` is False where it stands on few days, or was noted later.

    `also` tells of a flare, of changes of the plan, and of what is thin.
    """

    key: str
    x: int
    y: int
    solid: bool
    label: str
    words: str
    also: str


class ChartBand(TypedDict):
    """A flare, from `x` for `width`."""

    x: int
    width: int


class Chart(TypedDict):
    """One chart: its name, its summary in words, and what is drawn. `low` and `high` name the ends of its axis."""

    id: str
    title: str
    detail: str
    summary: str
    low: str
    high: str
    first: str
    last: str
    points: list[ChartPoint]
    bands: list[ChartBand]
    marks: list[int]
    noted: int


class ChartRange(TypedDict):
    """One choice of how far back a page shows."""

    weeks: int
    label: str
    chosen: bool


class Frame(TypedDict):
    """What all charts of a page share: days in blocks of `size`, flares, plan changes, and a note of each block."""

    first: int
    last: int
    size: int
    today: int
    bands: list[ChartBand]
    marks: list[int]
    notes: list[str]


class Axis(TypedDict):
    """How a value is drawn and said. `unit` is score, percent or minutes; `ends` name the lowest and the highest."""

    low: float
    high: float
    unit: str
    ends: list[str]


def chart_weeks(weeks: int | None) -> int:
    """The weeks that were asked for, if a chart can show them; twelve otherwise."""
    return 12 if weeks is None or weeks not in CHART_RANGES else weeks


def chart_span(profile: Profile | None, now: Now, weeks: int | None = None) -> list[int]:
    """The first and last day of a chart: whole weeks, and this one up to its end."""
    first = week_of(local_day(now, profile), week_start(profile))
    return [first - 7 * (chart_weeks(weeks) - 1), first + 6]


def chart_ranges(weeks: int | None) -> list[ChartRange]:
    """The choices of how far back."""
    chosen = chart_weeks(weeks)
    return [{"weeks": each, "label": RANGE_LABELS[f"{each}"], "chosen": each == chosen} for each in CHART_RANGES]


def block_size(weeks: int) -> int:
    """How many days one point stands for: a day in 4 weeks, a week up to a year, four weeks beyond."""
    return 1 if weeks == 4 else 28 if weeks == 104 else 7


def frame_of(
    versions: list[PlanVersion], pauses: list[Pause], weeks: int | None, profile: Profile | None, now: Now
) -> Frame:
    """The days of a page's charts, with the flares and the changes of the plan in them."""
    first, last = chart_span(profile, now, weeks)
    today = local_day(now, profile)
    flares = [row for row in pauses if row["kind"] == "flare" and not row["deleted"]]
    size = block_size(chart_weeks(weeks))
    changes = plan_changes(versions, first, today)
    days = [day for day in range(first, today + 1) if f"{day}" in changes]
    begins = [first + size * index for index in range((today - first) // size + 1)]
    return {
        "first": first,
        "last": last,
        "size": size,
        "today": today,
        "bands": flare_bands(flares, first, last, today),
        "marks": [place(day, first, last) for day in days],
        "notes": [block_note(flares, changes, day, day + size - 1, today) for day in begins],
    }


def place(day: float, first: int, last: int) -> int:
    """Where a day lies between the first and the last: 0 to 1000."""
    return round_near(WIDTH * (day - first) / (last + 1 - first))


def flare_bands(flares: list[Pause], first: int, last: int, today: int) -> list[ChartBand]:
    """The flares between two days, the open one up to today."""
    bands: list[ChartBand] = []
    for flare in sorted(flares, key=lambda row: [row["from_day"], row["id"]]):
        until = flare["until_day"]
        end = min(today if until is None else until, today, last)
        begin = max(flare["from_day"], first)
        if end >= begin:
            x = place(begin, first, last)
            bands.append({"x": x, "width": place(end + 1, first, last) - x})
    return bands


def plan_changes(versions: list[PlanVersion], first: int, last: int) -> dict[str, list[str]]:
    """What changed in the plan between two days: day -> the names of the items."""
    changes: dict[str, list[str]] = {}
    for row in sorted(versions, key=lambda row: [row["position"], row["id"]]):
        day = row["from_day"]
        if not row["deleted"] and day >= first and day <= last:
            names = changes.get(f"{day}", [])
            changes[f"{day}"] = [*names, row["title"]]
    return changes


# ---- one chart


def chart_of(id: str, title: str, detail: str, values: list[DayValue], axis: Axis, frame: Frame) -> Chart:
    """A chart of some values; those outside the frame's days are left out."""
    shown = [row for row in values if row["day"] >= frame["first"] and row["day"] <= frame["today"]]
    return {
        "id": id,
        "title": title,
        "detail": detail,
        "summary": chart_summary(shown, axis),
        "low": axis["ends"][0],
        "high": axis["ends"][1],
        "first": dated_words(frame["first"], frame["today"]),
        "last": dated_words(frame["last"], frame["today"]),
        "points": chart_points(shown, axis, frame),
        "bands": frame["bands"],
        "marks": frame["marks"],
        "noted": len(shown),
    }


def chart_points(values: list[DayValue], axis: Axis, frame: Frame) -> list[ChartPoint]:
    """A point for each day or block of days up to today: the mean of its days, each by its weight."""
    blocks = range(len(frame["notes"]))
    sums, weights = [0.0 for _ in blocks], [0.0 for _ in blocks]
    days, late = [0 for _ in blocks], [0 for _ in blocks]
    for row in values:
        index = (row["day"] - frame["first"]) // frame["size"]
        sums[index] += row["value"] * row["weight"]
        weights[index] += row["weight"]
        days[index] += 1
        late[index] += 1 if row["late"] else 0
    return [
        chart_point(
            axis["low"] if days[index] == 0 else sums[index] / weights[index],
            days[index],
            late[index],
            axis,
            frame,
            index,
        )
        for index in blocks
    ]


def chart_point(mean: float, days: int, late: int, axis: Axis, frame: Frame, index: int) -> ChartPoint:
    """One point: the mean of so many days, of which some were noted later."""
    first = frame["first"] + index * frame["size"]
    solid = is_solid(days, late, frame["size"])
    share = (clamp(mean, axis["low"], axis["high"]) - axis["low"]) / (axis["high"] - axis["low"])
    return {
        "key": f"{first}",
        "x": place(first + frame["size"] / 2, frame["first"], frame["last"]),
        "y": NO_POINT if days == 0 else round_near(HEIGHT - HEIGHT * share),
        "solid": solid,
        "label": block_label(first, frame["size"], frame["today"]),
        "words": "not noted" if days == 0 else point_words(mean, days, axis["unit"], frame["size"]),
        "also": also_words(frame["notes"][index], days > 0 and not solid, frame["size"]),
    }


def mean_of(values: list[DayValue]) -> float:
    """The mean of one value or more, each by its weight."""
    return total([row["value"] * row["weight"] for row in values]) / total([row["weight"] for row in values])


def is_solid(days: int, late: int, size: int) -> bool:
    """Whether a point stands on enough: three days of each week, or a day that was noted at once."""
    return late == 0 if size == 1 else days * 7 >= FEW_DAYS * size


def block_label(first: int, size: int, today: int) -> str:
    """The days of a point: "Tuesday 24 November", "Week of 23 November", "4 weeks from 2 December 2024"."""
    words = dated_words(first, today)
    if size == 1:
        return f"{weekday_words(first)} {words}"
    return f"Week of {words}" if size == 7 else f"4 weeks from {words}"


def point_words(value: float, days: int, unit: str, size: int) -> str:
    """A point's value: "6", or of several days "5.3, 6 days"."""
    words = value_text(value, unit)
    return words if size == 1 else f"{words}, {days} {'day' if days == 1 else 'days'}"


def rounded(value: float, unit: str) -> float:
    """A value >= 0 as its words say it: whole minutes, tenths of anything else."""
    return round_near(value) if unit == "minutes" else round_near(value * 10) / 10


def value_text(value: float, unit: str) -> str:
    """A value in its unit: "5.3", "82.5 %", "6 h 40 min"."""
    if unit == "minutes":
        return span_words(value)
    return f"{number_words(value)} %" if unit == "percent" else number_words(value)


def block_note(flares: list[Pause], changes: dict[str, list[str]], first: int, last: int, today: int) -> str:
    """What else was in some days: "flare, plan changed: Easy walk and Slow breathing"; "" for nothing."""
    names: list[str] = []
    for day in range(first, last + 1):
        names.extend([name for name in changes.get(f"{day}", []) if name not in names])
    words: list[str] = ["flare"] if any(in_flare(row, first, last, today) for row in flares) else []
    if len(names) > 0:
        words.append(f"plan changed: {list_words(names)}")
    return ", ".join(words)


def also_words(note: str, thin: bool, size: int) -> str:
    """The note of a block, and why its point is hollow."""
    if not thin:
        return note
    why = "filled in later" if size == 1 else "few days"
    return why if note == "" else f"{note}, {why}"


def in_flare(flare: Pause, first: int, last: int, today: int) -> bool:
    """Whether a flare lies in some days, none of them after today."""
    until = flare["until_day"]
    return flare["from_day"] <= min(last, today) and (until is None or until >= first)


def chart_summary(values: list[DayValue], axis: Axis) -> str:
    """A chart in words: "5.2 on average, from 3 to 8, on 61 days."."""
    if len(values) == 0:
        return "Nothing noted in these weeks."
    low = values[0]["value"]
    high = low
    for row in values:
        low = min(low, row["value"])
        high = max(high, row["value"])
    mean = value_text(mean_of(values), axis["unit"])
    if len(values) == 1:
        return f"{mean}, on 1 day."
    ends = f"from {value_text(low, axis['unit'])} to {value_text(high, axis['unit'])}"
    return f"{mean} on average, {ends}, on {len(values)} days."


def dated_words(day: int, today: int) -> str:
    """A date, with its year where that is another than today's: "7 September", "2 December 2024"."""
    year = civil(day)[0]
    return date_words(day) if year == civil(today)[0] else f"{date_words(day)} {year}"
