"""Random arguments for the rules of the plan that nothing is a target in, and of what other libraries add to it."""

from collections.abc import Callable
from typing import Any

from fibroplan.domain.addition import addition_item
from tests.domain.make import ADDITIONS, TEXTS, World

Make = Callable[[World], Any]
RELAXATION = {"care": "Stop when you like.", "exercises": [{"id": "walk", "text": "Slowly."}]}


def some_additions(w: World) -> Any:
    return w.rng.sample(ADDITIONS, w.rng.randint(0, 3))


def an_addition(w: World) -> Any:
    return w.some(*ADDITIONS)


def checks(w: World) -> Any:
    return sorted(w.screenings(), key=lambda row: [row["day"], row["id"]])


GENERATORS: dict[str, Make] = {
    "additions": lambda w: ADDITIONS,
    "easy": lambda w: w.some(*TEXTS),
    "relaxation": lambda w: RELAXATION,
}
OWN: dict[tuple[str, str], Make] = {
    ("add_rows", "rows"): some_additions,
    ("addition_groups", "chosen"): some_additions,
    ("addition_item", "row"): an_addition,
    ("addition_row", "chosen"): lambda w: [addition_item(row) for row in some_additions(w)],
    ("addition_row", "row"): an_addition,
    ("addition_version", "row"): an_addition,
    ("addition_words", "row"): an_addition,
    ("builder_also", "content_id"): lambda w: w.some("sweep", "song", "one-trip", "gone"),
    ("builder_also", "kind"): lambda w: w.some("relax", "tip", "sleep"),
    ("carried", "last"): lambda w: w.some(None, w.screening()),
    ("held_on_day", "checks"): checks,
    ("is_limiting", "screening_row"): lambda w: w.screening(),
    ("reason_to_wait", "last"): lambda w: w.some(None, w.screening()),
}
