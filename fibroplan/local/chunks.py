"""Which modules travel together: every page of a patient needs the same few, and one file is fetched sooner than ten.

A phone on a slow network waits a round trip for each handful of files, and small files pack worse than a large one.
"""

import json

CONFIG = "vite.config.js"
"""Vite's settings, in the folder of the web app."""

GROUPS = {
    "rules": r"utils\/fibroplan\/rules\/(step|settle|look|draft_edit|tips|ceiling|envelope|resting|occurrence)\.js$",
    "phone": r"utils\/fibroplan\/(sync|form|share|support|status|store|database|events|hooks|live)\.js$",
}
"""Name of a file -> the modules in it; with each comes what it imports."""

_PLACE = "          groups: [\n"


class ConfigChanged(RuntimeError):
    """Reflex's settings for Vite are others than the ones that `GROUPS` is put into."""


def travel_together(config: str) -> str:
    """Vite's settings with our groups first. Raises ConfigChanged where there is no place for them."""
    if config.count(_PLACE) != 1:
        raise ConfigChanged(f"{CONFIG} has another form than expected: look at the new Reflex")
    groups = "".join(f"            {{ name: {json.dumps(name)}, test: /{test}/ }},\n" for name, test in GROUPS.items())
    return config.replace(_PLACE, _PLACE + groups)
