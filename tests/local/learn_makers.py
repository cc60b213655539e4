"""Random arguments for the rules of Learn, by name."""

from collections.abc import Callable
from typing import Any

from fibroplan.content.learn import learn
from tests.domain.make import World

Make = Callable[[World], Any]
LEARN = learn()
IDS = [card["id"] for card in LEARN["cards"]]


def marks(w: World) -> Any:
    """Marks of some cards among other pages."""
    pages = [{"id": "letter", "deleted": False, "answers": {"own": "Dear Ms Park"}}]
    chosen = w.rng.sample(IDS, w.rng.randint(0, 4))
    return [
        *pages,
        *({"id": f"read.{card}", "deleted": w.some(True, False), "answers": {"card": card}} for card in chosen),
    ]


GENERATORS: dict[str, Make] = {
    "card_id": lambda w: w.some("", "gone", *IDS),
    "learn": lambda w: LEARN,
    "topic_id": lambda w: w.some("", "gone", *[topic["id"] for topic in LEARN["topics"]]),
}
OWN: dict[tuple[str, str], Make] = {
    ("each_once", "texts"): lambda w: [w.some("a", "b", "é", "") for _ in range(w.rng.randint(0, 5))],
    ("learn_open", "card"): lambda w: w.some(*LEARN["cards"]),
    ("learn_open", "read"): lambda w: w.rng.sample(IDS, 3),
    ("learn_row", "card"): lambda w: w.some(*LEARN["cards"]),
    ("learn_row", "read"): lambda w: w.rng.sample(IDS, 3),
    ("learn_topic", "cards"): lambda w: LEARN["cards"],
    ("learn_topic", "heading"): lambda w: w.some(*LEARN["topics"]),
    ("learn_topic", "read"): lambda w: w.rng.sample(IDS, 3),
    ("learn_view", "writings"): marks,
    ("mark_read", "read"): lambda w: w.some(True, False),
    ("read_cards", "writings"): marks,
}
