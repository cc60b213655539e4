"""Random arguments for the rules of the plan that nothing is a target in, and of what other libraries add to it."""

from collections.abc import Callable
from typing import Any

from fibroplan.content.sleep import sleep
from fibroplan.domain.addition import addition_item
from fibroplan.domain.sleep import field_time
from fibroplan.domain.suited import suited_exercise
from fibroplan.domain.today_row import unplanned_row
from tests.domain.make import ADDITIONS, FILTERS, LIBRARY, TEXTS, World

Make = Callable[[World], Any]
GUARDS = sleep()["window"]["guards"]
RELAXATION = {"care": "Stop when you like.", "exercises": [{"id": "walk", "text": "Slowly."}]}


def some_additions(w: World) -> Any:
    return w.rng.sample(ADDITIONS, w.rng.randint(0, 3))


def an_addition(w: World) -> Any:
    return w.some(*ADDITIONS)


def checks(w: World) -> Any:
    return sorted(w.screenings(), key=lambda row: [row["day"], row["id"]])


def window(w: World) -> Any:
    """A sleep window, which may lack something or lie outside its bounds."""
    whole = {
        "into_bed": w.some(None, 1320, 1410, 60, w.rng.randint(0, 1439)),
        "out_of_bed": w.some(None, 390, 390, w.rng.randint(0, 1439)),
        "by": w.some("", "Dr Rivera", "Dr Rivera"),
        "from_day": w.near(),
        "clear": clear(w),
    }
    kept = {name: whole[name] for name in whole if w.rng.random() < 0.9}
    return w.some(None, {"id": "sleep-window", "deleted": w.rng.random() < 0.1, "constants": kept})


def clear(w: World) -> Any:
    return w.some([row["id"] for row in GUARDS], ["flare"], [])


def a_row(w: World) -> Any:
    row: Any = unplanned_row([], w.outcome(), w.today)
    return {**row, "kind": w.some("exercise", "custom", "rest"), "status": "open"}


def a_time(w: Any) -> str:
    """What a time field may give."""
    return w.some("", "half past", "23:30", "24:00", field_time(w.rng.randint(0, 1439)))


GENERATORS: dict[str, Make] = {
    "additions": lambda w: ADDITIONS,
    "agreed": lambda w: w.some(True, True, False),
    "by": lambda w: w.some("", "Dr Rivera"),
    "clear": clear,
    "guards": lambda w: GUARDS,
    "window": window,
    "easy": lambda w: w.some(*TEXTS),
    "relaxation": lambda w: RELAXATION,
}
OWN: dict[tuple[str, str], Make] = {
    **{(name, "rules"): window for name in ("window_of", "window_view", "window_problem", "set_window")},
    **{(name, "rules"): window for name in ("entry_problem", "enter_window")},
    **{(name, part): a_time for name in ("entry_problem", "enter_window") for part in ("into_bed", "out_of_bed")},
    ("bound_problem", "minutes"): lambda w: w.rng.randint(0, 1439),
    ("own_words", "pages"): lambda w: [
        {"id": name, "text": "", "example": "", "answer": w.some("", *TEXTS)} for name in ("signs", "first-day")
    ],
    ("waiting_row", "row"): a_row,
    ("window_minutes", "into_bed"): lambda w: w.rng.randint(0, 1439),
    ("window_minutes", "out_of_bed"): lambda w: w.rng.randint(0, 1439),
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
    ("left_out", "narrowed"): lambda w: suited_exercise(w.some(*LIBRARY), FILTERS[:1], False),
    ("reason_to_wait", "last"): lambda w: w.some(None, w.screening()),
}
