"""Random arguments for the rules of sharing and of the review, by name."""

from collections.abc import Callable
from typing import Any

from fibroplan.domain.review import review_span
from fibroplan.domain.sharing import SCOPES
from fibroplan.domain.sharing_view import LOOK_WORDS
from tests.domain.make import TEXTS, World

Make = Callable[[World], Any]
NAMES = [scope["name"] for scope in SCOPES]
GRANTS = ["g1", "g2", "g3"]


def some_scopes(w: World) -> list[str]:
    return [w.some(*NAMES, "unknown") for _ in range(w.rng.randint(0, 6))]


def instant(w: World) -> float:
    return w.now["instant"] + w.rng.randint(-100, 100) * 3_600_000


def grant(w: World) -> dict[str, Any]:
    return {
        "id": w.some(*GRANTS),
        "therapist": w.some(*TEXTS),
        "clinic": w.some("", "Hill Clinic"),
        "scopes": some_scopes(w),
        "until": instant(w),
        "consent": w.some(*TEXTS),
        "created_at": instant(w),
        "living": w.some(True, True, False),
    }


def look(w: World) -> dict[str, Any]:
    return {
        "seq": w.rng.randint(1, 99),
        "at": instant(w),
        "who": w.some(*TEXTS),
        "kind": w.some("looked", *LOOK_WORDS),
        "what": w.some("", "review", "caseload", "unknown"),
        "scopes": some_scopes(w),
    }


def sharing(w: World) -> Any:
    codes = [{"id": "c", "scopes": some_scopes(w), "expires_at": instant(w)} for _ in range(w.rng.randint(0, 2))]
    grants = [grant(w) for _ in range(w.rng.randint(0, 3))]
    return w.some(None, {"at": instant(w), "grants": grants, "codes": codes, "looks": [look(w)]})


def check_in(w: World, day: int) -> dict[str, Any]:
    scores = {name: w.some(None, 0, 3, 7, 10) for name in ("pain", "fatigue", "sleep", "mood", "fog")}
    return {"id": f"{day}", "deleted": w.rng.random() < 0.1, "day": day, **scores}


def check_ins(w: World) -> list[dict[str, Any]]:
    days = w.rng.sample(range(w.today - 90, w.today + 2), w.rng.randint(0, 20))
    return [check_in(w, day) for day in days]


def firsts(w: World) -> list[int]:
    first = review_span(w.profile, w.now)[0]
    return [first + 7 * week for week in range(12)]


def until(w: World) -> str:
    return w.some("", "soon", f"{w.today + 14}", f"{w.today + 28}", f"{w.today + 84}")


def share_draft(w: World) -> Any:
    answers = w.some({}, {"scopes": some_scopes(w)}, {"scopes": some_scopes(w), "until": until(w)})
    return w.some(None, {"id": "share", "deleted": w.some(False, False, True), "step": "", "answers": answers})


DRAFTED = ("drafted_scopes", "drafted_until", "choose_scope", "choose_until", "share_form", "review_preview")
SCORES = ("pain", "fatigue", "sleep", "mood", "fog")
GENERATORS: dict[str, Make] = {"scopes": some_scopes}
OWN: dict[tuple[str, str], Make] = {
    ("known_scopes", "chosen"): some_scopes,
    ("toggled", "chosen"): some_scopes,
    ("toggled", "name"): lambda w: w.some(*NAMES, "unknown"),
    ("choose_until", "until"): until,
    ("choose_scope", "name"): lambda w: w.some(*NAMES, "unknown"),
    ("drafted", "until"): until,
    **{(rule, "draft"): share_draft for rule in DRAFTED},
    ("review_preview", "check_ins"): check_ins,
    ("consent_words", "until_day"): lambda w: w.near(),
    ("until_of", "until_day"): lambda w: w.near(),
    ("until_of", "offset"): lambda w: w.some(-720, 0, 330, 840),
    ("grant_row", "grant"): grant,
    ("grant_row", "endings"): lambda w: w.rng.sample(GRANTS, w.rng.randint(0, 3)),
    ("grant_row", "waiting"): lambda w: w.rng.sample(GRANTS, w.rng.randint(0, 3)),
    ("look_row", "look"): look,
    ("instant_words", "at"): instant,
    ("last_day_words", "until"): instant,
    ("sharing_view", "sharing"): sharing,
    ("sharing_view", "endings"): lambda w: [
        {"id": name, "deleted": w.some(True, False), "day": w.near()} for name in w.rng.sample(GRANTS, 2)
    ],
    ("sharing_view", "waiting"): lambda w: [{"id": name} for name in w.rng.sample(GRANTS, w.rng.randint(0, 2))],
    ("end_sharing", "grant_id"): lambda w: w.some(*GRANTS),
    ("review_view", "check_ins"): check_ins,
    ("review_late", "outcome"): lambda w: w.outcome(),
    ("scoped_outcome", "outcome"): lambda w: w.outcome(),
    ("scoped_outcome", "symptoms"): lambda w: w.some(True, False),
    ("review_dose", "version"): lambda w: w.version("walk"),
    ("review_plan_line", "version"): lambda w: w.version("walk"),
    ("review_mean", "values"): lambda w: [w.some(0, 1, 2.5, 10) for _ in range(w.rng.randint(0, 4))],
    ("review_week_values", "rows"): check_ins,
    ("review_week_values", "name"): lambda w: w.some(*SCORES),
    ("review_week_values", "first"): lambda w: w.near(),
    ("review_score", "value"): lambda w: w.some(None, 0, 2.25, 10),
    ("review_symptom_week", "rows"): check_ins,
    ("review_symptom_week", "first"): lambda w: w.near(),
    ("review_trend", "rows"): check_ins,
    ("review_trend", "firsts"): firsts,
    ("review_trend", "name"): lambda w: w.some(*SCORES),
    ("review_trend", "label"): lambda w: w.some(*TEXTS),
    ("review_trends", "rows"): check_ins,
    ("review_trends", "firsts"): firsts,
    ("review_sleep_point", "first"): lambda w: w.near(),
    ("review_sleep_week", "first"): lambda w: w.near(),
    ("review_sessions", "outcomes"): lambda w: w.outcomes,
    ("review_outcome", "outcome"): lambda w: {**w.outcome(), "effort": w.some(None, 4), "after": w.some(None, 6)},
    ("review_outcome", "unit"): lambda w: w.some("minutes", "times", "habit", "tip"),
}
