"""Random arguments for the word check and the page of help, by name."""

from collections.abc import Callable
from typing import Any

from fibroplan.content.help import help_now
from fibroplan.domain.support import words_of
from fibroplan.domain.support_phrases import BRIDGES, DYING, HARMING, IDIOMS, NOT, UNSAFE
from tests.domain.make import TEXTS, World

Make = Callable[[World], Any]
PHRASES = [*DYING, *HARMING, *UNSAFE, *IDIOMS]


def spoken(w: World) -> str:
    """A text of phrases of the list, words around them, and signs between."""
    parts = [w.some(*TEXTS, "Today", "self", "why", "don’t")]
    for _ in range(w.rng.randint(0, 4)):
        phrase = [w.some(*place) for place in w.some(*PHRASES)]
        parts += [w.some(*NOT, *BRIDGES, "Why", "the"), *phrase[: w.some(len(phrase), 9, 1)]]
    return w.some(" ", " ", "  ", ". ", "\n", "’ ").join(parts)


def words(w: World) -> Any:
    return [*words_of(spoken(w)), {"word": "myself", "first": True}]


HELP = help_now()


def told(w: World) -> Any:
    """The page of help and the plan for heavy hours, as far as the person filled them in."""
    answers = {"region": w.some("", "uk", "us", "gone"), "name": w.some(*TEXTS), "phone": w.some("", "+1 (2) 3", "x")}
    pages = [{"id": "help", "answers": w.some({}, answers, answers)}, {"id": "heavy-hours", "answers": {"signs": "x"}}]
    return [{**page, "deleted": w.some(False, False, True)} for page in pages[: w.rng.randint(0, 2)]]


GENERATORS: dict[str, Make] = {
    "about": lambda w: w.some("heavy", "unsafe"),
    "kinds": lambda w: w.some(["A"], ["B", "C"], ["C"]),
    "region": lambda w: w.some("uk", "other", "", "gone"),
    "masked": lambda w: w.some({}, {"0": True}),
    "phrase": lambda w: [["myself", "i"]],
    "phrases": lambda w: w.some(DYING, HARMING, UNSAFE),
}
OWN: dict[tuple[str, str], Make] = {
    ("choose_region", "writings"): told,
    ("dialled", "phone"): lambda w: w.some("+44 (0)20 7946 0018", "7", "*31#0123", *TEXTS),
    ("help_view", "texts"): lambda w: HELP,
    ("help_view", "writings"): told,
    ("lines_of", "texts"): lambda w: HELP,
    ("support_card", "texts"): lambda w: HELP,
    ("support_card", "writings"): told,
    ("holds", "words"): words,
    ("idioms_in", "words"): words,
    ("is_denied", "at"): lambda w: 0,
    ("is_denied", "words"): words,
    ("is_meant", "at"): lambda w: 0,
    ("is_meant", "words"): words,
    ("plain_words", "text"): spoken,
    ("possible", "words"): words,
    ("stands", "at"): lambda w: 0,
    ("stands", "words"): words,
    ("support_words", "text"): spoken,
    ("words_of", "text"): spoken,
}
