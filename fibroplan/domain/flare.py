"""Flare mode on the screens: whether it is on, and what it asks on its third and seventh day."""

from typing import TypedDict

from fibroplan.domain.day import Now, local_day
from fibroplan.domain.pause import Pause, flare_on
from fibroplan.domain.profile import Profile


class FlareNow(TypedDict):
    """Whether a flare is on today."""

    on: bool


def flare_now(pauses: list[Pause], profile: Profile | None, now: Now) -> FlareNow:
    """What the flare button of every screen shows."""
    return {"on": flare_on(pauses, local_day(now, profile)) is not None}
