"""The quiet anchor: one to three minutes with what is here, worked out from when it began. Nothing is counted."""

from typing import TypedDict

from fibroplan.domain.numbers import clamp, round_down
from fibroplan.domain.timer import BACK_MS, seconds_words

SHORTEST, LONGEST = 60, 180
"""Seconds that an anchor may take (docs/clinical-review.md [E])."""


class Guide(TypedDict):
    """Words that are shown from a second on."""

    from_second: int
    words: str


class AnchorNow(TypedDict):
    """What the anchor shows: `kind` is ready, going or over; `share` is how much has passed, 0 to 100."""

    kind: str
    clock: str
    words: str
    share: int


def anchor_seconds(chosen: str) -> int:
    """The length that was chosen, in seconds; a minute where none was."""
    return int(clamp({"60": 60, "120": 120, "180": 180}.get(chosen, SHORTEST), SHORTEST, LONGEST))


def anchor_now(guides: list[Guide], began: float, seconds: int, instant: float, back: float) -> AnchorNow:
    """The anchor at an instant in ms; `began` 0 is not begun, `back` by how much the clock went back meanwhile.

    The words of the longest anchor are spread over a shorter one. With a clock that was changed it is simply over.
    """
    if began <= 0:
        return {"kind": "ready", "clock": seconds_words(seconds), "words": "", "share": 0}
    passed = (instant - began) / 1000
    if passed < -1 or passed >= seconds or back > BACK_MS:
        return {"kind": "over", "clock": seconds_words(0), "words": "", "share": 100}
    spread = max(0, passed) * LONGEST / seconds
    said = [guide["words"] for guide in guides if guide["from_second"] <= spread]
    return {
        "kind": "going",
        "clock": seconds_words(seconds - max(0, passed)),
        "words": said[-1] if len(said) > 0 else "",
        "share": round_down(100 * max(0, passed) / seconds),
    }
