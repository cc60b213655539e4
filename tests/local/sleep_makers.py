"""Random arguments for the rules of sleep, tips and the letter, by name."""

from collections.abc import Callable
from typing import Any

from fibroplan.content.letter import letter
from fibroplan.content.sleep import sleep
from fibroplan.content.tips import tips
from fibroplan.domain.outcome import by_key
from fibroplan.domain.sleep import night_efficiency, week_efficiency
from tests.domain.make import TEXTS, World

Make = Callable[[World], Any]
SLEEP, TIPS, LETTER = sleep(), tips(), letter()
CHANGES = [row["id"] for row in LETTER["accommodations"]]


def found_night(w: World) -> Any:
    return night_efficiency(w.some(None, w.night()))


def values(w: World) -> dict[str, str]:
    return {row["id"]: w.some(*TEXTS) for row in LETTER["fields"]}


def letter_page(w: World) -> Any:
    answers = {**values(w), "changes": w.rng.sample(CHANGES, 2), "region": "uk", "own": w.some("", "", *TEXTS)}
    return w.some([], [{"id": "letter", "deleted": w.some(False, False, True), "answers": w.some({}, answers)}])


GENERATORS: dict[str, Make] = {
    "before": lambda w: w.near(),
    "begun": lambda w: w.some(True, False),
    "change_id": lambda w: w.some(*CHANGES),
    "final_wake": lambda w: w.clock(),
    "habit": lambda w: w.some(*SLEEP["habits"]),
    "habit_id": lambda w: w.some("wind-down", "same-rise", "gone"),
    "into_bed": lambda w: w.clock(),
    "label": lambda w: w.some(*TEXTS),
    "labels": lambda w: {tag["id"]: tag["label"] for tag in TIPS["tags"]},
    "letter": lambda w: LETTER,
    "lines": lambda w: [w.some(*TEXTS) for _ in range(w.rng.randint(0, 3))],
    "marks": lambda w: by_key(w.outcomes),
    "name": lambda w: w.some("", "This week"),
    "night": lambda w: w.some(None, w.night()),
    "nights": lambda w: w.nights(),
    "nodded_off": lambda w: w.some(True, False),
    "other": lambda w: w.some(*TEXTS),
    "out_of_bed": lambda w: w.clock(),
    "paragraph": lambda w: w.some(*LETTER["paragraphs"]),
    "position": lambda w: w.some(0, 1, 2.5),
    "question": lambda w: w.some(*SLEEP["diary"]),
    "same": lambda w: w.some(*TEXTS),
    "sleep": lambda w: SLEEP,
    "sol": lambda w: w.rng.randint(-10, 300),
    "source": lambda w: w.some(*TEXTS),
    "text": lambda w: w.some("07:05", "23:59", "24:00", "", *TEXTS),
    "tip": lambda w: w.some(*TIPS["tips"]),
    "tip_id": lambda w: w.some("one-trip", "flare-box"),
    "tips": lambda w: TIPS,
    "title": lambda w: w.some(*TEXTS),
    "tried": lambda w: w.clock(),
    "trying_after": lambda w: w.rng.randint(0, 60),
    "waso": lambda w: w.rng.randint(-10, 300),
    "whole": lambda w: w.some(0, w.amount()),
}
OWN: dict[tuple[str, str], Make] = {
    ("choice_row", "chosen"): lambda w: w.some(True, False),
    ("choice_row", "words"): lambda w: w.some(*TEXTS),
    ("fraction", "part"): lambda w: w.amount(),
    ("habit_row", "first"): lambda w: w.today - w.rng.randint(0, 6),
    ("habit_words", "since"): lambda w: w.near(),
    ("is_told", "fields"): lambda w: LETTER["fields"],
    ("is_told", "values"): values,
    ("letter_block", "fields"): lambda w: LETTER["fields"],
    ("letter_block", "values"): values,
    ("letter_view", "writings"): letter_page,
    ("night_line", "found"): found_night,
    ("night_sums", "found"): found_night,
    ("set_night", "field"): lambda w: w.some("into_bed", "out_of_bed", "sol", "quality", "day"),
    ("set_night", "value"): lambda w: w.some(None, "", "07:05", "7", -3, 12, 12.5, 2000),
    ("span_words", "minutes"): lambda w: w.some(0, 59, 60, 61, w.rng.randint(0, 2000)),
    ("toggle_change", "writings"): letter_page,
    ("unusable_words", "found"): found_night,
    ("week_line", "found"): lambda w: week_efficiency(w.nights(), w.near()),
}
