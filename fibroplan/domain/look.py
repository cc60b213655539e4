"""How the app looks for the person: theme and text size."""

from typing import TypedDict

from fibroplan.domain.profile import Profile


class Look(TypedDict):
    """What is put on the page before anything is drawn."""

    theme: str
    """system, light, dark or dim."""
    text_size: int
    """Per cent, 100 to 200."""


def look(profile: Profile | None) -> Look:
    """The person's theme and text size; before they choose, the phone's own theme and 100 %."""
    if profile is None:
        return {"theme": "system", "text_size": 100}
    return {"theme": profile["theme"], "text_size": profile["text_size"]}
