"""Random arguments for the rules of the timeline and of measures over weeks, by name."""

from collections.abc import Callable
from typing import Any

from fibroplan.domain import chart, measure_trend, timeline
from tests.domain.make import TEXTS, World
from tests.local import measure_makers, treatment_makers

Make = Callable[[World], Any]


def a_moment(w: World) -> Any:
    day = w.near()
    row = timeline.moment(w.some(*TEXTS), w.some("plan", "flare"), w.some(*TEXTS), day, w.some(*TEXTS))
    return w.some(row, {**row, "long": True, "until": day + w.rng.randint(0, 9)})


def frame(w: World) -> Any:
    return chart.frame_of(w.versions, w.pauses, w.some(4, 12, 52), w.profile, w.now)


def points(w: World) -> Any:
    instrument = w.some(*measure_makers.OFFERED)
    made = [measure_makers.a_measure(w) for _ in range(w.rng.randint(1, 4))]
    return [measure_trend.measure_point(row, instrument, [], {}, frame(w)) for row in made]


GENERATORS: dict[str, Make] = {
    "medicine_changes": treatment_makers.changes,
    "lane": lambda w: w.some("plan", "flare"),
    "moments": lambda w: [a_moment(w) for _ in range(w.rng.randint(1, 6))],
}
OWN: dict[tuple[str, str], Make] = {
    ("bar_of", "frame"): frame,
    ("bar_of", "row"): a_moment,
    ("lane_of", "frame"): frame,
    ("lanes_of", "frame"): frame,
    ("measure_chart", "frame"): frame,
    ("measure_chart", "instrument"): lambda w: w.some(*measure_makers.OFFERED),
    ("measure_chart", "points"): points,
    ("measure_point", "changes"): lambda w: w.some({}, {f"{w.today}": ["Easy walk"]}),
    ("measure_point", "frame"): frame,
    ("measure_point", "instrument"): lambda w: w.some(*measure_makers.OFFERED),
    ("shown_measures", "frame"): frame,
    ("shown_measures", "instrument"): lambda w: w.some(*measure_makers.OFFERED),
    ("moment", "key"): lambda w: w.some(*TEXTS),
    ("moment", "title"): lambda w: w.some(*TEXTS),
    ("moment", "words"): lambda w: w.some(*TEXTS),
    ("moment_line", "row"): a_moment,
    ("moment_words", "row"): a_moment,
}
