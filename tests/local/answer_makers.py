"""Random arguments for the rules of what therapists write and measure, and of what they see beside the plan."""

from collections.abc import Callable
from typing import Any

from fibroplan.domain import clinic_measure, suggestion
from fibroplan.domain.rules import CONSTANTS
from fibroplan.domain.sleep_window import WINDOW_ID
from tests.domain.make import TEXTS, World
from tests.local import measure_makers, reflect_makers, sharing_makers, treatment_makers
from tests.local.sleep_makers import SLEEP

Make = Callable[[World], Any]
CLEAR = [guard["id"] for guard in SLEEP["window"]["guards"]]
AUTHOR = "Dr Ada Moss, Hill Clinic"


def item_fields(w: World) -> dict[str, Any]:
    every = {
        "target": w.some(0, 0.5, 8, 9.5, 20_000),
        "ceiling": w.some(0, 4, 30, 20_000),
        "schedule": w.some("weekdays", "every", "times"),
        "weekdays": w.some([], [0, 2]),
        "every_days": w.some(1, 2),
        "times_per_week": w.some(1, 3),
    }
    names = [name for name in every if w.rng.random() < 0.4]
    return {name: every[name] for name in names}


def new_fields(w: World) -> dict[str, Any]:
    every = {
        "title": w.some("", "Swim", "x" * 121, TEXTS[2]),
        "unit": w.some("minutes", "times", "habit"),
        "target": w.some(0, 5, 2.5),
        "weekdays": w.some([], [1, 3]),
        "part": w.some("morning", "bedtime", "noon"),
    }
    return {name: value for name, value in every.items() if w.rng.random() < 0.95}


def rule_fields(w: World) -> dict[str, Any]:
    names = w.rng.sample(sorted(CONSTANTS), w.rng.randint(0, 3))
    return {name: w.some(CONSTANTS[name][0], CONSTANTS[name][1], CONSTANTS[name][2], 500) for name in names}


def window_fields(w: World) -> dict[str, Any]:
    times = {"into_bed": w.some(1380, 0), "out_of_bed": w.some(420, 300), "clear": w.some([], CLEAR)}
    return w.some({}, times, times)


MADE = {"item": item_fields, "new": new_fields, "rules": rule_fields, "window": window_fields}
LAST: dict[str, str] = {}


def kind(w: World) -> str:
    LAST["kind"] = w.some(*suggestion.SUGGESTION_KINDS)
    return LAST["kind"]


def fields(w: World) -> dict[str, Any]:
    """Of the kind that was made just before."""
    return MADE[LAST["kind"]](w)


def a_suggestion(w: World) -> Any:
    known = w.some(*suggestion.SUGGESTION_KINDS)
    was = item_fields(w) if known == "item" else MADE[known](w)
    return {
        "id": w.some("s1", "s2"),
        "deleted": w.rng.random() < 0.1,
        "therapist_id": "t",
        "author": w.some(AUTHOR, ""),
        "kind": known,
        "item_id": w.item_id() if known == "item" else "",
        "fields": MADE[known](w),
        "was": {**was, "title": w.some(*TEXTS)} if known == "item" else was,
        "why": w.some(*TEXTS),
        "at": w.now["instant"] - w.rng.randint(0, 9),
        "answer": w.some("", "", "accepted", "changed", "withdrawn", "other"),
        "answered_day": w.some(None, w.near()),
    }


def suggestions(w: World) -> list[Any]:
    return [a_suggestion(w) for _ in range(w.rng.randint(0, 4))]


def comments(w: World) -> list[Any]:
    return [a_comment(w) for _ in range(w.rng.randint(0, 3))]


def a_comment(w: World) -> Any:
    return {
        "id": w.some("c1", "c2", "c3"),
        "deleted": w.rng.random() < 0.1,
        "therapist_id": "t",
        "author": AUTHOR,
        "item_id": w.some("", w.item_id()),
        "day": w.near(),
        "words": w.some(*TEXTS),
        "at": w.now["instant"] - w.rng.randint(0, 9),
        "read_day": w.some(None, w.near()),
    }


def window_row(w: World) -> Any:
    held = {"into_bed": 1380, "out_of_bed": 420, "by": AUTHOR, "from_day": w.near(), "clear": CLEAR}
    return w.some(None, None, {"id": WINDOW_ID, "deleted": w.some(False, False, True), "constants": held})


def a_version(w: World) -> Any:
    return w.version("walk")


def lines(w: World) -> Any:
    return suggestion.item_lines(item_fields(w), item_fields(w), a_version(w))


def clinic_row(w: World) -> Any:
    return {
        "id": w.some("m1", "m2", "m3"),
        "deleted": w.rng.random() < 0.1,
        "author": AUTHOR,
        "kind": w.some(*[row["id"] for row in clinic_measure.CLINIC_KINDS], "unknown"),
        "site": w.some("", "left knee", TEXTS[2]),
        "day": w.near(),
        "value": w.some(0, 7, 180.5),
    }


def clinic_rows(w: World) -> list[Any]:
    return [clinic_row(w) for _ in range(w.rng.randint(0, 5))]


def some_measures(w: World) -> list[Any]:
    return [measure_makers.a_measure(w) for _ in range(w.rng.randint(0, 5))]


def finished(w: World) -> Any:
    return {**measure_makers.a_measure(w), "finished": 1, "deleted": False}


def share_scopes(w: World) -> list[str]:
    return [name for name in ("measures", "treatments", "reflections", "plan") if w.rng.random() < 0.7]


def share_chosen(w: World) -> Any:
    return {"id": "share", "deleted": False, "step": "", "answers": {"scopes": share_scopes(w)}}


def a_period(w: World) -> Any:
    return {"first": w.today - 7 * w.rng.randint(0, 20), "weeks": w.some(2, 4)}


def some_check_ins(w: World) -> Any:
    return sharing_makers.check_ins(w)


BESIDE = ("beside_view", "beside_preview")
PERIODS = ("period_words", "period_adherence", "period_symptom", "period_sleep")
BOTH = ("accept_suggestion", "from_therapist")
GENERATORS: dict[str, Make] = {
    "clinic": clinic_rows,
    "comments": comments,
    "suggestion_id": lambda w: w.some("s1", "s2", "s3"),
    "suggestions": suggestions,
    "window": window_row,
}
OWN: dict[tuple[str, str], Make] = {
    ("suggested_version", "fields"): new_fields,
    ("suggestion_lines", "kind"): kind,
    ("suggestion_lines", "fields"): fields,
    ("suggestion_lines", "was"): fields,
    ("suggestion_lines", "version"): lambda w: w.some(None, a_version(w), a_version(w)),
    ("new_line", "label"): lambda w: w.some(*TEXTS),
    ("new_line", "words"): lambda w: w.some(*TEXTS),
    ("item_lines", "fields"): item_fields,
    ("item_lines", "was"): item_fields,
    ("item_lines", "version"): a_version,
    ("most_words", "ceiling"): lambda w: w.some(0, w.amount()),
    ("window_times", "into_bed"): lambda w: w.rng.randint(0, 1439),
    ("window_times", "out_of_bed"): lambda w: w.rng.randint(0, 1439),
    ("window_said", "fields"): window_fields,
    ("has_crossed", "lines"): lines,
    ("suggestion_title", "suggestion"): a_suggestion,
    ("suggestion_problem", "kind"): lambda w: w.some(kind(w), kind(w), kind(w)),
    ("suggestion_problem", "fields"): fields,
    ("suggestion_problem", "author"): lambda w: w.some("", AUTHOR),
    ("suggestion_problem", "resting"): lambda w: w.some(True, False),
    ("item_problem", "fields"): item_fields,
    ("item_problem", "version"): a_version,
    ("any_weekday", "weekdays"): lambda w: w.some([], [0, 6], [7], [-1]),
    ("new_problem", "fields"): new_fields,
    ("rules_problem", "fields"): lambda w: {**rule_fields(w), **w.some({}, {"unknown": 3})},
    ("accept_suggestion", "amount"): lambda w: w.some(None, None, 3, 12),
    ("with_floor", "fields"): item_fields,
    ("answered", "answer"): lambda w: w.some("accepted", "declined"),
    ("suggestion_card", "suggestion"): a_suggestion,
    ("suggestion_card", "resting"): lambda w: w.some(True, False),
    ("comment_line", "comment"): a_comment,
    ("answered_line", "suggestion"): a_suggestion,
    **{(rule, "rules"): (lambda w: w.some(None, {"id": "me", "deleted": False, "constants": {}})) for rule in BOTH},
    ("clinic_kind", "kind"): lambda w: w.some("ppt", "unknown"),
    ("clinic_problem", "kind"): lambda w: w.some("ppt", "sit_to_stand", "unknown"),
    ("clinic_problem", "site"): lambda w: w.some("", "left knee"),
    ("clinic_problem", "value"): lambda w: w.some(-1, 0, 12.5, 9_000),
    ("clinic_series", "rows"): clinic_rows,
    ("series_of", "kind"): lambda w: w.some(*clinic_measure.CLINIC_KINDS),
    ("series_of", "site"): lambda w: w.some("", "left knee"),
    ("series_of", "rows"): lambda w: [clinic_row(w) for _ in range(w.rng.randint(1, 4))],
    **{(rule, "measures"): some_measures for rule in (*BESIDE, "review_measures")},
    **{(rule, "texts"): (lambda w: reflect_makers.WORDS) for rule in (*BESIDE, "review_entry")},
    ("beside_view", "scopes"): share_scopes,
    ("beside_preview", "draft"): share_chosen,
    ("review_measures", "instruments"): lambda w: measure_makers.OFFERED,
    ("review_measure", "last"): finished,
    ("review_measure", "instrument"): lambda w: w.some(None, *measure_makers.OFFERED),
    ("review_points", "found"): treatment_makers.found_ratings,
    ("review_entry", "entry"): reflect_makers.entry,
    ("period_of", "ago"): lambda w: w.rng.randint(0, 30),
    ("period_of", "weeks"): lambda w: w.some(2, 4, 8),
    **{("compare_view", name): a_period for name in ("before", "after")},
    **{(rule, "period"): a_period for rule in PERIODS},
    **{(rule, "check_ins"): some_check_ins for rule in ("compare_view", "period_symptom")},
    ("compare_view", "scopes"): sharing_makers.some_scopes,
    ("period_adherence", "adjusted"): lambda w: w.some(True, False),
    ("period_symptom", "name"): lambda w: w.some(*sharing_makers.SCORES),
    **{("compare_line", name): (lambda w: w.some(None, 0, 41.26, 80)) for name in ("before", "after")},
    ("compare_line", "label"): lambda w: w.some(*TEXTS),
    **{(rule, "unit"): (lambda w: w.some("%", "of 10")) for rule in ("compare_line", "compared_words")},
    ("compared_words", "value"): lambda w: w.some(None, 0, 41.26),
}


def with_row(args: list[Any]) -> list[Any]:
    """`review_measure` is asked about a row that is among the rest."""
    return [[*[row for row in args[0] if row["id"] != args[1]["id"]], args[1]], *args[1:]]


FITTED = {"review_measure": with_row}
