"""Random arguments for the rules of charts over weeks, of what changed and of what moved together, by name."""

from collections.abc import Callable
from typing import Any

from fibroplan.domain import chart, plan
from fibroplan.domain.adherence import adherence_of, week_shares
from fibroplan.domain.outcome import by_key
from tests.domain import make
from tests.domain.make import TEXTS, World
from tests.local.check_in_makers import CHECK_IN, SYMPTOMS, check_in_of, check_ins, tracked
from tests.local.flare_makers import energy

Make = Callable[[World], Any]
AXES: list[Any] = [
    {"low": 0, "high": 10, "unit": "score", "ends": ["0", "10"]},
    {"low": 0, "high": 720, "unit": "minutes", "ends": ["0 h", "12 h"]},
    {"low": 0, "high": 100, "unit": "percent", "ends": ["0 %", "100 %"]},
]


def number(w: World) -> float:
    return w.some(0, 5, w.rng.randint(0, 10), round(w.rng.uniform(0, 12), 2))


def value(w: World) -> Any:
    day = w.today - w.rng.randint(-3, 120)
    return {"day": day, "value": number(w), "weight": w.some(1, 1, 510), "late": w.some(False, False, True)}


def values(w: World) -> Any:
    return [value(w) for _ in range(w.rng.randint(0, 30))]


def weeks(w: World) -> int | None:
    return w.some(None, *chart.CHART_RANGES, 5)


def frame(w: World) -> Any:
    return chart.frame_of(w.versions, w.pauses, weeks(w), w.profile, w.now)


def one_frame(w: World) -> Any:
    return chart.frame_of(w.versions, w.pauses, 12, w.profile, w.now)


def flares(w: World) -> Any:
    return [make.pause(w.near(), w.some(None, w.near()), "flare") for _ in range(w.rng.randint(0, 3))]


def series(w: World, flag: bool = False) -> Any:
    days = w.rng.sample(range(w.today - 40, w.today), w.rng.randint(0, 40))
    low, high = w.some((0, 1), (0, 3), (0, 10))
    return {
        "id": w.some("sleep", "pain"),
        **{name: w.some(*TEXTS) for name in ("title", "name", "more", "less")},
        "flag": flag,
        "values": {f"{day}": w.rng.randint(0, 1) if flag else w.rng.randint(low, high) for day in days},
    }


def scores(w: World, least: int = 0) -> list[float]:
    return [number(w) for _ in range(w.rng.randint(least, 25))]


def two_lists(args: list[Any]) -> tuple[list[float], list[float]]:
    """Two lists of the same length out of two that may differ."""
    length = min(len(args[0]), len(args[1]))
    return args[0][:length], args[1][:length]


def rank_agreement_fits(args: list[Any]) -> list[Any]:
    return list(two_lists(args))


def pairing_kind_fits(args: list[Any]) -> list[Any]:
    return [*two_lists(args), args[2]]


def halves_words_fits(args: list[Any]) -> list[Any]:
    """`halves_words` is asked about values that are not all the same."""
    xs, ys = two_lists(args[2:])
    return [{**args[0], "flag": False}, args[1], [0, *xs, 1], [3, *ys, 4]]


FITTED = {
    "rank_agreement": rank_agreement_fits,
    "pairing_kind": pairing_kind_fits,
    "halves_words": halves_words_fits,
}
"""Arguments that have to go together."""


def changes(w: World) -> Any:
    return {f"{w.near()}": [w.some(*TEXTS)] for _ in range(w.rng.randint(0, 4))}


def adherence(w: World) -> Any:
    items = plan.plan_items(w.versions)
    return adherence_of(week_shares(items, by_key(w.outcomes), w.pauses, w.near(), w.today), w.some(True, False))


GENERATORS: dict[str, Make] = {
    "axis": lambda w: w.some(*AXES),
    "flares": flares,
    "frame": frame,
    "size": lambda w: w.some(1, 7, 28),
    "thin": lambda w: w.some(True, False),
    "this_week": lambda w: w.today - w.rng.randint(0, 6),
    "weeks": weeks,
    "xs": scores,
    "ys": scores,
}
OWN: dict[tuple[str, str], Make] = {
    ("area_values", "rows"): check_ins,
    ("asleep_values", "nights"): lambda w: w.nights(),
    ("block_note", "changes"): changes,
    ("block_note", "first"): lambda w: w.near(),
    ("block_note", "last"): lambda w: w.near(),
    ("block_size", "weeks"): lambda w: w.some(*chart.CHART_RANGES),
    ("by_day", "values"): values,
    ("changes_view", "energies"): lambda w: [energy(w) for _ in range(w.rng.randint(0, 12))],
    ("chart_of", "id"): lambda w: "pain",
    ("chart_of", "values"): values,
    ("chart_point", "frame"): one_frame,
    ("chart_point", "index"): lambda w: w.rng.randint(0, 11),
    ("chart_point", "days"): lambda w: w.some(0, 1, 3, 7),
    ("chart_point", "late"): lambda w: w.some(0, 0, 1),
    ("chart_point", "mean"): number,
    ("is_solid", "days"): lambda w: w.some(0, 2, 3, 11, 12),
    ("is_solid", "late"): lambda w: w.some(0, 1),
    ("chart_points", "frame"): one_frame,
    ("chart_points", "values"): lambda w: [row for row in values(w) if w.today - 70 <= row["day"] < w.today],
    ("chart_summary", "values"): values,
    ("chart_of", "detail"): lambda w: w.some(*TEXTS),
    ("chart_of", "title"): lambda w: w.some(*TEXTS),
    ("day_count", "days"): lambda w: w.rng.randint(0, 3),
    ("days_noted", "days"): lambda w: w.rng.randint(0, 30),
    ("days_noted", "of"): lambda w: w.rng.randint(0, 84),
    ("ends_words", "high"): lambda w: w.some(*TEXTS),
    ("ends_words", "low"): lambda w: w.some(*TEXTS),
    ("energy_series", "first"): lambda w: w.today - 12,
    ("energy_series", "last"): lambda w: w.today,
    ("energy_series", "energies"): lambda w: [energy(w) for _ in range(w.rng.randint(0, 12))],
    ("felt_series", "values"): values,
    ("felt_series", "words"): lambda w: ["pain", "Pain", "pain", "more pain", "less pain"],
    ("sleep_series", "values"): values,
    ("asleep_series", "values"): values,
    ("halves_words", "one"): series,
    ("halves_words", "other"): series,
    ("has_kind", "kind"): lambda w: w.some("exercise", "tip", "custom"),
    ("in_flare", "flare"): lambda w: make.pause(w.near(), w.some(None, w.near()), "flare"),
    ("items_of", "kind"): lambda w: w.some("exercise", "tip", "custom"),
    ("kind_progress", "kind"): lambda w: w.some("exercise", "tip", "custom"),
    ("mean_of", "values"): lambda w: [value(w), *values(w)],
    ("middle_of", "values"): lambda w: scores(w, 1),
    ("moved", "after"): lambda w: w.amount(),
    ("moved", "before"): lambda w: w.amount(),
    ("moved", "unit"): lambda w: w.some("score", "minutes", "percent"),
    ("number_key", "value"): number,
    ("one_trigger", "id"): lambda w: w.some("stress", "own-trigger"),
    ("one_trigger", "marked"): check_ins,
    ("pairing", "days"): lambda w: [f"{day}" for day in range(w.today - 40, w.today)],
    ("pairing", "one"): lambda w: series(w, w.some(True, False)),
    ("pairing", "other"): series,
    ("pairing_kind", "flag"): lambda w: w.some(True, False),
    ("pairing_words", "days"): lambda w: w.rng.randint(0, 30),
    ("pairing_words", "kind"): lambda w: w.some("few", "apart", "up", "down"),
    ("pairing_words", "one"): series,
    ("pairing_words", "other"): series,
    ("place", "day"): lambda w: w.today + w.rng.randint(0, 80) + w.some(0, 0.5),
    ("place", "first"): lambda w: w.today,
    ("place", "last"): lambda w: w.today + 83,
    ("point_words", "days"): lambda w: w.rng.randint(1, 7),
    ("point_words", "unit"): lambda w: w.some("score", "minutes", "percent"),
    ("point_words", "value"): number,
    ("quality_values", "nights"): lambda w: w.nights(),
    ("ranks", "values"): scores,
    ("rounded", "unit"): lambda w: w.some("score", "minutes", "percent"),
    ("rounded", "value"): number,
    ("score_lines", "rows"): check_ins,
    ("score_values", "field"): lambda w: w.some("pain", "fog", "note"),
    ("score_values", "rows"): check_ins,
    ("share_text", "adherence"): adherence,
    ("share_values", "nights"): lambda w: w.nights(),
    ("sums_text", "adherence"): adherence,
    ("symptom_values", "rows"): check_ins,
    ("symptom_values", "symptom"): lambda w: w.some(*SYMPTOMS, "own"),
    ("trigger_series", "rows"): lambda w: [
        {**check_in_of(w, w.today - each), "triggers": w.rng.sample(["stress", "own-trigger"], w.rng.randint(0, 2))}
        for each in range(20)
    ],
    ("more_charts", "rows"): check_ins,
    ("says_symptom", "row"): lambda w: check_in_of(w, w.today),
    ("symptoms_view", "more"): lambda w: w.some(True, False),
    ("noted_symptoms", "entries"): lambda w: CHECK_IN["symptoms"]["entries"],
    ("noted_symptoms", "tracked"): tracked,
    ("value_lines", "id"): lambda w: "pain",
    ("value_lines", "unit"): lambda w: w.some("score", "minutes", "percent"),
    ("value_lines", "values"): lambda w: [value(w) for _ in range(w.rng.randint(0, 90))],
    ("value_text", "unit"): lambda w: w.some("score", "minutes", "percent"),
    ("value_text", "value"): number,
    ("week_of_shares", "shares"): lambda w: week_shares(
        plan.plan_items(w.versions), by_key(w.outcomes), w.pauses, w.near(), w.today
    ),
}
