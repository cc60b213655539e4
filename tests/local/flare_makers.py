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


def energy(w: World) -> Any:
    return {
        "id": f"e{w.rng.randint(0, 99)}",
        "deleted": w.rng.random() < 0.05,
        "day": w.near(),
        "minute": w.rng.randint(0, 1439),
        "what": w.some(*TEXTS),
        "minutes": w.rng.randint(0, 1440),
        "cost": w.rng.randint(0, 10),
        "rest": w.some(True, False),
    }


def outcomes(w: World) -> Any:
    return [{**row, "effort": w.some(None, w.rng.randint(0, 10))} for row in w.outcomes]


def loads(w: World) -> Any:
    return [w.some(0, w.amount()) for _ in range(7)]


GENERATORS: dict[str, Make] = {
    "asked": lambda w: w.some({}, {"day3": "easing"}, {"day3": "same", "day7": "different"}, {"day7": "gone"}),
    "checks": lambda w: FLARE_TEXTS["checks"],
    "comfort": lambda w: w.some(*FLARE_TEXTS["comforts"]),
    "cost": lambda w: w.some(-1, 0, 5, 7.5, 10, 44),
    "energies": lambda w: [energy(w) for _ in range(w.rng.randint(0, 12))],
    "flare_id": lambda w: w.some(*(row["id"] for row in [*w.pauses, w.pause()])),
    "jumps": lambda w: w.rng.randint(0, 7),
    "load": lambda w: w.amount(),
    "loads": loads,
    "mine": page_map,
    "overshoot": lambda w: w.some(0, 1.2, w.rng.uniform(0, 3)),
    "texts": lambda w: FLARE_TEXTS,
    "writings": writings,
    "written": page_map,
}
OWN: dict[tuple[str, str], Make] = {
    ("add_energy", "rest"): lambda w: w.some(True, False),
    ("add_rest", "part"): lambda w: w.some("morning", "midday", "noon"),
    ("set_ceiling", "ceiling"): lambda w: w.some(None, -1, 0, w.amount(), 20_000),
    ("answer_check", "answer"): lambda w: w.some("easing", "different", "", *TEXTS),
    ("write_answer", "answer"): lambda w: w.some("yes", "", *TEXTS),
    ("day_load", "outcomes"): outcomes,
    ("energy_line", "row"): energy,
    ("load_words", "rest"): lambda w: w.some(0, 1, 30),
    ("pacing_view", "outcomes"): outcomes,
    ("page_answers", "id"): page_id,
    ("page_of", "question"): lambda w: w.some(*FLARE_TEXTS["plan"]["questions"]),
    ("write_answer", "id"): page_id,
    ("write_answer", "question"): lambda w: w.some("tell", "signs", "day3"),
}
