"""Random arguments for the rules of sharing, by name."""

from collections.abc import Callable
from typing import Any

from fibroplan.domain.sharing import SCOPES
from tests.domain.make import World

Make = Callable[[World], Any]
NAMES = [scope["name"] for scope in SCOPES]


def some_scopes(w: World) -> list[str]:
    return [w.some(*NAMES, "unknown") for _ in range(w.rng.randint(0, 6))]


GENERATORS: dict[str, Make] = {"scopes": some_scopes}
OWN: dict[tuple[str, str], Make] = {
    ("known_scopes", "chosen"): some_scopes,
    ("toggled", "chosen"): some_scopes,
    ("toggled", "name"): lambda w: w.some(*NAMES, "unknown"),
    ("share_form", "chosen"): some_scopes,
    ("share_form", "until"): lambda w: w.some("", "soon", f"{w.today + 14}", f"{w.today + 28}", f"{w.today + 84}"),
    ("consent_words", "until_day"): lambda w: w.near(),
    ("until_of", "until_day"): lambda w: w.near(),
    ("until_of", "offset"): lambda w: w.some(-720, 0, 330, 840),
}
