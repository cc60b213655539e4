"""Random arguments for the rules of the report and of spreadsheets, by name."""

from collections.abc import Callable
from typing import Any

from fibroplan.domain.adherence import adherence_of, week_shares
from fibroplan.domain.check_in import DAY_SCORES
from fibroplan.domain.outcome import by_key
from fibroplan.domain.plan import plan_items
from fibroplan.domain.progress import WEEKS, figure_of
from fibroplan.domain.report import PART_NAMES
from tests.domain.make import TEXTS, World
from tests.domain.make_treatments import appointment, course, infusion, medicine

Make = Callable[[World], Any]
KINDS = ["day", "clock", "instant", "flag", "name", "plain"]
FIELDS = {"day": "day", "clock": "minute", "instant": "at", "flag": "told", "name": "item_id", "plain": "note"}


def felt(w: World) -> Any:
    return [
        {"deleted": w.some(False, False, True), "day": w.today - w.rng.randint(-1, 60)}
        | {name: w.some(None, w.rng.randint(0, 10)) for name in DAY_SCORES}
        for _ in range(w.rng.randint(0, 15))
    ]


def medicines(w: World) -> Any:
    made = [medicine(f"m{at}", name=w.some(*TEXTS), schedule=w.some(*TEXTS)) for at in range(w.rng.randint(0, 7))]
    return [{**row, "deleted": w.some(False, True), "until_day": w.some(None, w.near())} for row in made]


def infusions(w: World) -> Any:
    return [
        infusion(f"i{at}", w.near(), status=w.some("done", "planned"), minute=w.some(None, 5))
        for at in range(w.rng.randint(0, 5))
    ]


def visits(w: World) -> Any:
    asked = w.some("", "One?", "One?\nTwo?\n\nThree?\nFour?\nFive?\nSix?", *TEXTS)
    return [
        appointment(f"a{at}", w.near(), who=w.some(*TEXTS), questions=asked, deleted=w.some(False, True))
        for at in range(w.rng.randint(0, 4))
    ]


def columns(w: World) -> Any:
    return [{"field": FIELDS[kind], "kind": kind} for kind in w.rng.sample(KINDS, w.rng.randint(1, len(KINDS)))]


def sheet_row(w: World) -> Any:
    row = {
        "id": f"r{w.rng.randint(0, 9)}",
        "deleted": w.some(True, False, False),
        "day": w.some(None, w.near()),
        "minute": w.some(None, w.rng.randint(0, 1439)),
        "at": w.some(0, w.now["instant"]),
        "told": w.some(True, False),
        "item_id": w.some("walk", "gone"),
        "note": w.some(*TEXTS),
    }
    return {name: row[name] for name in row if name in ("id", "deleted") or w.rng.random() < 0.9}


def value_of(w: World) -> Any:
    """A value and its kind go together; the kind is drawn after it."""
    return w.some(None, w.near(), w.near())


def weeks_of_shares(w: World) -> Any:
    first = w.today - 7 * WEEKS
    return [
        week_shares(plan_items(w.versions), by_key(w.outcomes), w.pauses, first + 7 * at, w.today)
        for at in range(WEEKS)
    ]


def report_page(w: World) -> Any:
    answers = {"without": w.rng.sample([*PART_NAMES, "gone"], w.rng.randint(0, 3))}
    return w.some([], [{"id": "report", "deleted": False, "answers": w.some({}, answers)}])


GENERATORS: dict[str, Make] = {
    "columns": columns,
    "felt": felt,
    "part_id": lambda w: w.some(*PART_NAMES, "gone"),
}
OWN: dict[tuple[str, str], Make] = {
    **{("report_view", name): make for name, make in (("medicines", medicines), ("infusions", infusions))},
    ("report_view", "appointments"): visits,
    ("report_view", "courses"): lambda w: w.some([], [course()], [course(deleted=True)]),
    ("report_view", "writings"): report_page,
    ("report_view", "nights"): lambda w: w.nights(),
    ("treatments_part", "medicines"): medicines,
    ("treatments_part", "infusions"): infusions,
    ("treatments_part", "courses"): lambda w: w.some([], [course()], [course(deleted=True)]),
    ("treatments_part", "first"): lambda w: w.today - 20,
    ("visit_part", "appointments"): visits,
    ("toggle_report_part", "writings"): report_page,
    ("parts_without", "writings"): report_page,
    ("starts", "first"): lambda w: w.near(),
    ("report_part", "id"): lambda w: w.some(*PART_NAMES),
    ("report_part", "columns"): lambda w: w.some([], ["Amount", "Days"]),
    ("report_part", "rows"): lambda w: w.some([], [{"name": "Walk", "words": ["8 minutes"]}]),
    ("report_part", "note"): lambda w: w.some(*TEXTS),
    ("of_four", "shares"): weeks_of_shares,
    ("weeks_part", "shares"): weeks_of_shares,
    ("weeks_part", "first"): lambda w: w.today - w.rng.randint(0, 27),
    ("report_weeks", "shares"): weeks_of_shares,
    ("report_weeks", "first"): lambda w: w.today - w.rng.randint(0, 27),
    ("plan_part", "shares"): weeks_of_shares,
    ("felt_part", "first"): lambda w: w.today - w.rng.randint(0, 27),
    ("sleep_part", "first"): lambda w: w.today - w.rng.randint(0, 27),
    ("of_percent_words", "figure"): lambda w: figure_of(
        adherence_of([share for week in weeks_of_shares(w) for share in week], w.some(True, False))
    ),
    ("days_count", "days"): lambda w: w.rng.randint(0, 3),
    ("felt_values", "field"): lambda w: w.some(*DAY_SCORES),
    ("felt_values", "first"): lambda w: w.today - 30,
    ("felt_values", "last"): lambda w: w.today,
    ("most_of", "found"): lambda w: [[1.0] * w.rng.randint(0, 4) for _ in range(w.rng.randint(0, 3))],
    ("mean_words", "values"): lambda w: [w.rng.randint(0, 10) for _ in range(w.rng.randint(0, 6))],
    ("mean_words", "most"): lambda w: w.rng.randint(0, 6),
    ("shortened", "text"): lambda w: w.some(*TEXTS, "🚶🏽‍♀️" * 60, "x" * 160, "x" * 161),
    ("day_or_none", "day"): lambda w: w.some(None, w.near()),
    ("is_kept", "row"): sheet_row,
    ("iso_instant", "instant"): lambda w: w.some(0, -5, w.now["instant"], w.now["instant"] + 0.5),
    ("sheet_cell", "kind"): lambda w: w.some("day", "plain"),
    ("sheet_cell", "names"): lambda w: {"walk": "Easy walk"},
    ("sheet_cell", "value"): value_of,
    ("sheet_names", "key"): lambda w: "id",
    ("sheet_names", "name"): lambda w: "note",
    ("sheet_names", "rows"): lambda w: [{"id": w.some("a", "b"), "note": w.some(*TEXTS)} for _ in range(3)],
    ("sheet_order", "rows"): lambda w: [sheet_row(w) for _ in range(w.rng.randint(0, 6))],
    ("sheet_rows", "names"): lambda w: {"walk": "Easy walk"},
    ("sheet_rows", "rows"): lambda w: [sheet_row(w) for _ in range(w.rng.randint(0, 6))],
}
