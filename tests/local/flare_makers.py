"""Random arguments for the rules of flares and pacing, by name."""

from collections.abc import Callable
from typing import Any

from fibroplan.content.flare import flare
from tests.domain.make import TEXTS, World

Make = Callable[[World], Any]
FLARE_TEXTS = flare()


def page_map(w: World) -> Any:
    return w.some({}, {"tell": w.some(*TEXTS)}, {"warmth": "yes", "signs": w.some(*TEXTS)})


def page_id(w: World) -> str:
    return w.some("flare-plan", "comforts", *(f"flare-checks-{row['id']}" for row in w.pauses))


def writings(w: World) -> Any:
    checks = [
        {"id": f"flare-checks-{row['id']}", "deleted": w.some(False, False, True), "answers": {"day3": "worse"}}
        for row in w.pauses
    ]
    return [{"id": page_id(w), "deleted": False, "answers": page_map(w)}, *checks]


GENERATORS: dict[str, Make] = {
    "answer": lambda w: w.some("easing", "different", "", *TEXTS),
    "asked": lambda w: w.some({}, {"day3": "easing"}, {"day3": "same", "day7": "different"}, {"day7": "gone"}),
    "checks": lambda w: FLARE_TEXTS["checks"],
    "comfort": lambda w: w.some(*FLARE_TEXTS["comforts"]),
    "flare_id": lambda w: w.some(*(row["id"] for row in [*w.pauses, w.pause()])),
    "mine": page_map,
    "texts": lambda w: FLARE_TEXTS,
    "writings": writings,
    "written": page_map,
}
OWN: dict[tuple[str, str], Make] = {
    ("page_answers", "id"): page_id,
    ("page_of", "question"): lambda w: w.some(*FLARE_TEXTS["plan"]["questions"]),
    ("write_answer", "id"): page_id,
    ("write_answer", "question"): lambda w: w.some("tell", "signs", "day3"),
}
