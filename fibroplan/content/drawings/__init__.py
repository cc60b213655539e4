"""The drawings of the exercises. The files in assets/drawings are written by scripts/make_drawings.py; here is what a
page needs: where each lies, and what it says to a person who does not see it."""

import json
from functools import cache
from pathlib import Path
from typing import TypedDict


class Drawing(TypedDict):
    """`src` is a path on this site, `alt` the text alternative, frame by frame."""

    src: str
    alt: str


@cache
def _alternatives(language: str) -> dict[str, str]:
    return json.loads(Path(__file__).with_name(f"alt_{language}.json").read_text(encoding="utf-8"))


def drawing(exercise_id: str, language: str = "en") -> Drawing:
    """The drawing of one exercise.

    Raises:
        KeyError: when the library has no drawing of that name.
    """
    return {"src": f"/drawings/{exercise_id}.svg", "alt": _alternatives(language)[exercise_id]}
