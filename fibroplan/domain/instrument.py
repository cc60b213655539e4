"""An instrument: questions, their answers and the scoring, all from data.

An instrument is a JSON file. Those that come with the app stand in `fibroplan/content/instruments`; a clinic can load
others for which it holds a licence. `instrument_check.py` says whether a file is whole, for the server and the phone.
"""

from typing import Any, TypedDict

AREAS_SCALE = "areas"
"""The scale whose answer is a list of areas of the body; it is not described in the file."""


class MeasureOption(TypedDict):
    """One answer in words."""

    value: int
    label: str


class MeasureItem(TypedDict):
    """One question with its scale in place: an answer from `low` to `high`, or a list of areas of the body.

    With `options` the answers are those alone. `reverse` turns a value round before it is added.
    """

    id: str
    text: str
    help: str
    words: str
    areas: bool
    reverse: bool
    low: int
    high: int
    low_words: str
    high_words: str
    options: list[MeasureOption]


class MeasurePart(TypedDict):
    """One part of a score: the sum of its items, divided; `may_lack` answers can be missing."""

    id: str
    label: str
    items: list[str]
    divide: float
    may_lack: int


class MeasureStep(TypedDict):
    """One line of a table from sums to scores."""

    sum: float
    score: float


class MeasureScoring(TypedDict):
    """How a score comes about: the sum of the parts in `total`, looked up in `table` if that has lines."""

    rule: str
    parts: list[MeasurePart]
    total: list[str]
    table: list[MeasureStep]


class MeasureSupport(TypedDict):
    """An answer to `item` of at least `least` brings the support page before any total."""

    item: str
    least: int


class MeasureLicence(TypedDict):
    """Under which terms an instrument is here: own, free, attribution or clinic. `notice` is shown with it."""

    kind: str
    notice: str


class Instrument(TypedDict):
    """An instrument as the rules read it. `recall` says which time it asks about, `every_days` how often it is meant.

    `direction` is lower-better, higher-better or neither. `clinician` is true for one to take with a professional.
    """

    id: str
    version: int
    title: str
    about: str
    recall: str
    minutes: int
    every_days: int
    direction: str
    clinician: bool
    licence: MeasureLicence
    source: str
    items: list[MeasureItem]
    scoring: MeasureScoring
    support: list[MeasureSupport]


def instrument_of(file: Any) -> Instrument:
    """The instrument in a file that is whole, with its scales and the words of its groups put in place.

    What is for a professional alone (`bands`, `change`) is left out.
    """
    fields: dict[str, Any] = file
    words: dict[str, str] = {}
    groups: list[dict[str, Any]] = fields["groups"]
    for group in groups:
        name: str = group["id"]
        words = {**words, name: group["words"]}
    items: list[dict[str, Any]] = fields["items"]
    scoring: dict[str, Any] = fields["scoring"]
    return {
        "id": fields["id"],
        "version": fields["version"],
        "title": fields["title"],
        "about": fields["about"],
        "recall": fields["recall"],
        "minutes": fields["minutes"],
        "every_days": fields["every_days"],
        "direction": fields["direction"],
        "clinician": fields["clinician"],
        "licence": fields["licence"],
        "source": fields["source"],
        "items": [item_of(item, words, fields["scales"]) for item in items],
        "scoring": {
            "rule": scoring["rule"],
            "parts": scoring.get("parts", []),
            "total": scoring.get("total", []),
            "table": scoring.get("table", []),
        },
        "support": fields.get("support", []),
    }


def item_of(item: dict[str, Any], words: dict[str, str], scales: dict[str, Any]) -> MeasureItem:
    """A question of a file with its scale; `words` are those of the groups, by id."""
    scale: dict[str, Any] = scales.get(item["scale"], {})
    return {
        "id": item["id"],
        "text": item["text"],
        "help": item.get("help", ""),
        "words": words.get(item.get("group", ""), ""),
        "areas": item["scale"] == AREAS_SCALE,
        "reverse": item.get("reverse", False),
        "low": scale.get("low", 0),
        "high": scale.get("high", 0),
        "low_words": scale.get("low_words", ""),
        "high_words": scale.get("high_words", ""),
        "options": scale.get("options", []),
    }


def instrument_by_id(instruments: list[Instrument], id: str) -> Instrument | None:
    """The instrument of that id, or None."""
    found = [row for row in instruments if row["id"] == id]
    return found[0] if len(found) > 0 else None
