"""Random arguments for the rules of the check-in, by name."""

from collections.abc import Callable
from typing import Any

from fibroplan.domain.body import BODY_AREAS
from tests.domain.make import World

Make = Callable[[World], Any]


def areas(w: World) -> list[str]:
    return w.rng.sample([*BODY_AREAS, "tail"], w.rng.randint(0, 20))


GENERATORS: dict[str, Make] = {
    "areas": areas,
}
OWN: dict[tuple[str, str], Make] = {
    ("with_area", "area"): lambda w: w.some(*BODY_AREAS, "tail"),
}
