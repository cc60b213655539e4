"""What the library page shows of each exercise besides its words: the drawing, and what a search finds it by."""

from typing import Any

from fibroplan.content.drawings import drawing
from fibroplan.content.loader import exercises


def pictures(language: str = "en") -> list[dict[str, Any]]:
    """One row for each exercise: id, `src` and `alt` of its drawing, and `find`, its words in small letters."""
    return [{"id": each["id"], **drawing(each["id"], language), "find": _words(each)} for each in exercises(language)]


def _words(each: dict[str, Any]) -> str:
    said = [each["title"], each["easier"]["title"], each["harder"]["title"]]
    return " · ".join([*said, each["category"], each["position"], each["equipment"]]).lower()
