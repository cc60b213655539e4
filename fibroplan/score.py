"""Scores answers that are given as JSON, with the code of the app: what `python -m fibroplan score` runs."""

from pathlib import Path
from typing import Any

from fibroplan import errors
from fibroplan.content.instruments import FOLDER, SHIPPED, clinic_files, clinic_instrument, read_instrument
from fibroplan.content.loader import ContentError
from fibroplan.content.plain_json import NotPlain, plain_json
from fibroplan.domain.acr2016 import acr_count
from fibroplan.domain.body import BODY_AREAS
from fibroplan.domain.instrument import Instrument, instrument_of
from fibroplan.domain.instrument_check import ACR_RANGES, is_id, is_number, is_whole
from fibroplan.domain.measures import is_possible_answer, score_measure
from fibroplan.domain.sleep import minute_of, sleep_efficiency

INPUT_MOST = 64_000
"""Most bytes of answers that are read."""

SLEEP, ACR = "sleep", "acr2016"
TIMES = ("into_bed", "tried", "final_wake", "out_of_bed")
AWAKE = ("sol", "waso")
MONTHS_MOST, MINUTES_MOST = 1_200, 1_440
SLEEP_WORDS = {
    "order": "The times do not follow one another: into_bed, tried, final_wake, out_of_bed.",
    "awake": "More minutes awake than there are between tried and final_wake.",
}


def scored(name: str, data: bytes, folder: Path | None = None) -> dict[str, Any]:
    """The score of some answers.

    Args:
        name: `sleep`, or the id of an instrument of the app or of a clinic's folder.
        data: The answers as JSON: the clock times of a night for `sleep`, the counts for `acr2016`, and
            `{"answers": {"1": 5, "2": null}}` for all others, where null and a question that is not there are missing.
        folder: A clinic's folder of instruments.

    Raises:
        errors.BadAnswers: They cannot be scored; the message is one plain line.
    """
    score = {SLEEP: _sleep, ACR: _acr}.get(name)
    instrument = None if score else _instrument(name, folder)
    try:
        sent = plain_json(data, INPUT_MOST)
    except NotPlain as error:
        raise errors.BadAnswers(f"The answers cannot be read: {error}.") from error
    if not isinstance(sent, dict):
        raise errors.BadAnswers("The answers have to be a JSON object.")
    return _plain(score(sent) if score else _answers(instrument, sent))  # type: ignore[arg-type]


def _instrument(name: str, folder: Path | None) -> Instrument:
    if name in SHIPPED:
        return instrument_of(read_instrument(FOLDER / f"{name}.json"))
    try:
        for path in clinic_files(folder) if folder else ():
            file = clinic_instrument(path)
            if file["id"] == name:
                return instrument_of(file)
    except ContentError as error:
        raise errors.BadAnswers(f"A file of the clinic cannot be used: {error}") from error
    raise errors.BadAnswers(f"There is no such instrument. There are: {', '.join(sorted((*SHIPPED, SLEEP)))}.")


def _answers(instrument: Instrument, sent: dict[str, Any]) -> dict[str, Any]:
    _names(sent, ("answers",))
    answers = sent["answers"]
    if not isinstance(answers, dict):
        raise errors.BadAnswers("answers has to be an object: question to answer.")
    items = {item["id"]: item for item in instrument["items"]}
    for name, value in answers.items():
        if name not in items:
            raise errors.BadAnswers(f"{_shown(name)} is no question of {instrument['id']}.")
        if value is not None and not is_possible_answer(items[name], value):
            item = items[name]
            raise errors.BadAnswers(f"The answer to {name} has to be {_range(item['low'], item['high'])}, or null.")
    return dict(score_measure(instrument, answers))


def _acr(sent: dict[str, Any]) -> dict[str, Any]:
    _names(sent, tuple(ACR_RANGES))
    areas = sent["areas"]
    if not isinstance(areas, list):
        raise errors.BadAnswers("areas has to be a list of names.")
    for area in areas:
        if not isinstance(area, str) or area not in BODY_AREAS:
            raise errors.BadAnswers(f"{_shown(area)} is no area. There are: {', '.join(BODY_AREAS)}.")
    if len(set(areas)) < len(areas):
        raise errors.BadAnswers("An area stands twice.")
    for name, most in ACR_RANGES.items():
        if most and not is_whole(sent[name], 0, most):
            raise errors.BadAnswers(f"{name} has to be {_range(0, most)}.")
    if not is_number(sent["months"]) or not 0 <= sent["months"] <= MONTHS_MOST:
        raise errors.BadAnswers(f"months has to be a number from 0 to {MONTHS_MOST}.")
    return dict(acr_count(**sent))


def _sleep(sent: dict[str, Any]) -> dict[str, Any]:
    _names(sent, (*TIMES, *AWAKE))
    for name in TIMES:
        if not isinstance(sent[name], str) or minute_of(sent[name]) is None:
            raise errors.BadAnswers(f'{name} has to be a clock time such as "22:30".')
    for name in AWAKE:
        if not is_whole(sent[name], 0, MINUTES_MOST):
            raise errors.BadAnswers(f"{name} has to be minutes, {_range(0, MINUTES_MOST)}.")
    found = sleep_efficiency(**{name: minute_of(sent[name]) for name in TIMES}, **{name: sent[name] for name in AWAKE})
    if found["kind"] != "ratio":
        raise errors.BadAnswers(SLEEP_WORDS[found["kind"]])
    return {"tst": found["asleep"], "tib": found["in_bed"], "efficiency": found["ratio"] * 100}


def _names(sent: dict[str, Any], names: tuple[str, ...]) -> None:
    """Every name has to be there, and no other."""
    for name in names:
        if name not in sent:
            raise errors.BadAnswers(f"{name} is missing.")
    for name in sent:
        if name not in names:
            raise errors.BadAnswers(f"{_shown(name)} is not known here. There are: {', '.join(names)}.")


def _shown(name: Any) -> str:
    """A name from outside, where it is one: never a line break or a page of text."""
    return name if is_id(name) else "One name"


def _range(low: int, high: int) -> str:
    return f"a whole number from {low} to {high}"


def _plain(value: Any) -> Any:
    """Figures with at most three decimals."""
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, float):
        rounded = round(value, 3)
        return int(rounded) if rounded.is_integer() else rounded
    return value
