"""What professionals read off scores: the change between two, and the band of one. No screen of a patient shows it."""

from typing import Any, TypedDict


class ScoreChange(TypedDict):
    """From one score to a later one; below 0 where it fell. `percent` is of the earlier one, 0 where that was 0."""

    points: float
    percent: float
    enough_points: bool
    enough_percent: bool


def score_change(before: float, after: float, points: float, percent: float) -> ScoreChange:
    """The change between two scores, and whether it is as large as some points (> 0) or some per cent (> 0).

    Large enough is told in both directions. A billionth is forgiven, so that 7 to 4.9 is 30 %.
    """
    moved = after - before
    share = moved / before * 100 if before > 0 else 0.0
    return {
        "points": moved,
        "percent": share,
        "enough_points": abs(moved) >= points - 1e-9,
        "enough_percent": abs(share) >= percent - 1e-9,
    }


def band_of(bands: list[dict[str, Any]], score: float) -> str:
    """The label of the band that holds a score; a band begins `from` a number or `over` it. "" below all of them."""
    label = ""
    for band in bands:
        begins: float = band["from"] if "from" in band else band["over"]
        if score > begins or ("from" in band and score == begins):
            label = band["label"]
    return label
