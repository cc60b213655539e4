"""Random arguments for the rules of the check-in, by name."""

from collections.abc import Callable
from typing import Any

from fibroplan.content.check_in import check_in
from fibroplan.domain.body import BODY_AREAS, known_areas
from fibroplan.domain.check_in import DAY_SCORES, score_offers
from tests.domain import make
from tests.domain.make import TEXTS, World

Make = Callable[[World], Any]
CHECK_IN = check_in()
SYMPTOMS = [row["id"] for row in CHECK_IN["symptoms"]["entries"]]
TRIGGERS = [row["id"] for row in CHECK_IN["triggers"]["entries"]]


def areas(w: World) -> list[str]:
    return w.rng.sample([*BODY_AREAS, "tail"], w.rng.randint(0, 20))


def rated(w: World) -> int | None:
    return w.some(None, 0, w.rng.randint(0, 10), w.rng.randint(0, 10))


def check_in_of(w: World, day: int) -> Any:
    return make.check_in_row(
        day,
        deleted=w.rng.random() < 0.05,
        **{field: rated(w) for field in DAY_SCORES},
        symptoms={name: rated(w) for name in w.rng.sample([*SYMPTOMS, "own"], w.rng.randint(0, 5))},
        mapped=w.some(True, False),
        areas=areas(w) if w.rng.random() < 0.5 else [],
        triggers=w.rng.sample([*TRIGGERS, "own-trigger"], w.rng.randint(0, 4)),
        note=w.some(*TEXTS),
        entered_day=day + w.some(0, 0, 1, 2),
    )


def check_ins(w: World) -> Any:
    return [check_in_of(w, day) for day in w.rng.sample(range(w.today - 30, w.today + 2), w.rng.randint(0, 25))]


def tracked(w: World) -> Any:
    own = [("own", "symptom"), ("own-trigger", "trigger"), ("other", "symptom"), ("more", "trigger")]
    return [
        make.tracked(id, kind, name=w.some(*TEXTS), stopped=w.some(True, False), deleted=w.rng.random() < 0.1)
        for id, kind in w.rng.sample(own, w.rng.randint(0, 4))
    ]


def maybe_check_in(w: World) -> Any:
    return w.some(None, check_in_of(w, w.today))


def score(w: World) -> str:
    return w.some(*DAY_SCORES, "note")


GENERATORS: dict[str, Make] = {
    "answered": lambda w: w.rng.randint(0, 5),
    "areas": areas,
    "check_in": lambda w: CHECK_IN,
    "check_ins": check_ins,
    "count": lambda w: w.rng.randint(0, 3),
    "left": lambda w: w.rng.randint(0, 2),
    "listed": lambda w: CHECK_IN["triggers"]["entries"],
    "mapped": lambda w: w.some(True, False),
    "none": lambda w: w.some(True, False),
    "offer": lambda w: w.some(-1, 0, 4),
    "offers": lambda w: score_offers(check_ins(w), w.nights(), w.today),
    "own": lambda w: w.some(True, False),
    "symptom": lambda w: w.some(*SYMPTOMS, "own", "gone"),
    "tracked": tracked,
    "trigger": lambda w: w.some(*TRIGGERS, "own-trigger"),
    "word": lambda w: w.some("noted", "marked"),
}
OWN: dict[tuple[str, str], Make] = {
    ("add_tracked", "kind"): lambda w: w.some("symptom", "trigger", "colour"),
    ("add_tracked", "name"): lambda w: w.some(*TEXTS),
    ("area_words", "areas"): lambda w: known_areas(areas(w)[: w.rng.randint(0, 20)]),
    ("asked_symptoms", "row"): maybe_check_in,
    ("check_in_day", "day"): lambda w: w.some(None, w.near()),
    ("check_in_span", "day"): lambda w: w.some(None, w.near()),
    ("check_in_view", "day"): lambda w: w.some(None, w.near(4), w.near()),
    ("day_choice", "chosen"): lambda w: w.today - w.rng.randint(0, 3),
    ("day_note", "row"): maybe_check_in,
    ("is_late_entry", "row"): lambda w: check_in_of(w, w.today),
    ("mark_area", "area"): lambda w: w.some(*BODY_AREAS, "tail"),
    ("noted", "fields"): lambda w: w.some({}, {"pain": 3}),
    ("open_scores", "row"): maybe_check_in,
    ("rate_score", "field"): score,
    ("rate_score", "value"): lambda w: w.some(None, -3, 0, 4, 4.5, 77),
    ("rate_symptom", "value"): lambda w: w.some(None, -3, 0, 4, 4.5, 77),
    ("score_of", "field"): score,
    ("score_of", "row"): maybe_check_in,
    ("score_row", "row"): maybe_check_in,
    ("score_row", "score"): lambda w: w.some(*CHECK_IN["scores"]),
    ("symptom_of", "row"): maybe_check_in,
    ("symptom_row", "before"): maybe_check_in,
    ("symptom_row", "row"): maybe_check_in,
    ("symptom_row", "symptom"): lambda w: w.some(*CHECK_IN["symptoms"]["entries"]),
    ("symptom_row", "words"): lambda w: CHECK_IN["symptoms"],
    ("trigger_row", "marked"): lambda w: w.rng.sample(TRIGGERS, 2),
    ("trigger_rows", "row"): maybe_check_in,
    ("value_words", "value"): rated,
    ("with_area", "area"): lambda w: w.some(*BODY_AREAS, "tail"),
}
