"""Scores of instruments, with their arithmetic. The instrument says how; nothing here knows one by its name.

A missing answer is missing, never a zero: a part of a score bears as many as its instrument allows, and is then raised
in proportion; beyond that it has no value, and what needs it has none either.
"""

from typing import Any, TypedDict

from fibroplan.domain.acr2016 import REGIONS_MOST, SSS_MOST, WPI_MOST, regions_with_pain
from fibroplan.domain.body import BODY_AREAS, known_areas
from fibroplan.domain.instrument import Instrument, MeasureItem, MeasurePart
from fibroplan.domain.instrument_check import is_whole
from fibroplan.domain.numbers import number_words, total

SYMPTOMS = ["fatigue", "unrefreshed", "cognitive", "headache", "abdominal_pain", "depression"]
"""The questions of the symptom severity scale (SSS)."""


class MeasureScore(TypedDict):
    """What came out. `score` is None unless `valid`; `parts` hold None where they have no value.

    `arithmetic` has one step after another, with "; " between; `why` says what was missing, or that nothing was.
    """

    score: float | None
    valid: bool
    parts: dict[str, Any]
    arithmetic: str
    why: str


class PartScore(TypedDict):
    """One part: its value, unless too many of its answers lack, with its arithmetic."""

    value: float | None
    words: str
    lacking: int


def is_possible_answer(item: MeasureItem, value: Any) -> bool:
    """Whether a value can be the answer to a question: a value of its scale, or a list of areas of the body."""
    if item["areas"]:
        if not isinstance(value, list):
            return False
        areas: list[Any] = value
        return all(isinstance(area, str) and area in BODY_AREAS for area in areas)
    if not is_whole(value, item["low"], item["high"]):
        return False
    return len(item["options"]) == 0 or any(option["value"] == value for option in item["options"])


def answer_to(item: MeasureItem, answers: dict[str, Any]) -> Any:
    """The answer to a question, or None: left open, or nothing that can be an answer."""
    value = answers.get(item["id"])
    return value if is_possible_answer(item, value) else None


def score_measure(instrument: Instrument, answers: dict[str, Any]) -> MeasureScore:
    """The score of some answers, by the id of the question.

    Sum: each part is the sum of its answers (turned round where the question is `reverse`), raised by all ÷ answered
    where some may lack, and divided; the total is the sum of its parts, or what the table gives for that sum.
    """
    if instrument["scoring"]["rule"] == "acr2016":
        return score_acr(instrument, answers)
    scoring = instrument["scoring"]
    parts: dict[str, Any] = {}
    steps: list[str] = []
    without: list[str] = []
    raised: list[str] = []
    for part in scoring["parts"]:
        found = part_score(part, instrument["items"], answers)
        name = part["id"]
        parts = {**parts, name: found["value"]}
        if found["value"] is None:
            alone = len(scoring["parts"]) == 1
            without.append(open_words(found["lacking"]) if alone else lacks_words(part, found["lacking"]))
        else:
            steps.append(f"{part['label']}: {found['words']}")
            if found["lacking"] > 0:
                raised.append(f"{lacks_words(part, found['lacking'])}: the others are raised in proportion")
    values = [parts[name] for name in scoring["total"] if parts[name] is not None]
    if len(values) < len(scoring["total"]):
        return no_score(parts, "; ".join(steps), f"There is no total: {', '.join(without)}.")
    score = total(values)
    if len(values) > 1:
        steps.append(f"Total: {' + '.join([number_words(value) for value in values])} = {number_words(score)}")
    if len(scoring["table"]) > 0:
        looked_up = table_score(instrument, score)
        if looked_up is None:
            return no_score(parts, "; ".join(steps), "There is no total: the table has no line for this sum.")
        steps.append(f"By the table, {number_words(score)} is {number_words(looked_up)}")
        score = looked_up
    why = "Every question is answered." if len(raised) == 0 else f"{'; '.join(raised)}."
    return {"score": score, "valid": True, "parts": parts, "arithmetic": "; ".join(steps), "why": why}


def no_score(parts: dict[str, Any], arithmetic: str, why: str) -> MeasureScore:
    """The result where there is no total."""
    return {"score": None, "valid": False, "parts": parts, "arithmetic": arithmetic, "why": why}


def answers_words(number: int) -> str:
    """ "1 answer", "3 answers"."""
    return "1 answer" if number == 1 else f"{number} answers"


def lacks_words(part: MeasurePart, lacking: int) -> str:
    """Which part lacks how many answers."""
    return f"{part['label']} lacks {answers_words(lacking)}"


def open_words(number: int) -> str:
    """ "1 answer is open", "3 answers are open"."""
    return f"{answers_words(number)} {'is' if number == 1 else 'are'} open"


def part_score(part: MeasurePart, items: list[MeasureItem], answers: dict[str, Any]) -> PartScore:
    """The value of one part of a score, >= 0."""
    values: list[float] = []
    for item in items:
        answer: float | None = answer_to(item, answers)
        if item["id"] in part["items"] and answer is not None:
            values.append(item["low"] + item["high"] - answer if item["reverse"] else answer)
    asked = len(part["items"])
    lacking = asked - len(values)
    if lacking > part["may_lack"]:
        return {"value": None, "words": "", "lacking": lacking}
    found = total(values)
    value = found * asked / len(values) / part["divide"]
    words = " + ".join([number_words(each) for each in values])
    divided = "" if part["divide"] == 1 else f" ÷ {number_words(part['divide'])}"
    raised = "" if lacking == 0 else f" × {asked} ÷ {len(values)}"
    if len(values) > 1 and divided + raised != "":
        words = f"({words})"
    sum_words = f"{words}{raised}{divided}"
    ends = "" if sum_words == number_words(value) else f" = {number_words(value)}"
    return {"value": value, "words": f"{sum_words}{ends}", "lacking": lacking}


def table_score(instrument: Instrument, sum: float) -> float | None:
    """What the table gives for a sum, or None."""
    for step in instrument["scoring"]["table"]:
        if step["sum"] == sum:
            return step["score"]
    return None


def measure_most(instrument: Instrument) -> float:
    """The highest score that answers can give; the lowest is `measure_least`."""
    return measure_end(instrument, True)


def measure_least(instrument: Instrument) -> float:
    """The lowest score that answers can give."""
    return measure_end(instrument, False)


def measure_end(instrument: Instrument, high: bool) -> float:
    """The highest or the lowest score that answers can give."""
    scoring = instrument["scoring"]
    if scoring["rule"] == "acr2016":
        return WPI_MOST + SSS_MOST if high else 0
    if len(scoring["table"]) > 0:
        scores = sorted([step["score"] for step in scoring["table"]])
        return scores[-1] if high else scores[0]
    ends: list[float] = []
    for part in scoring["parts"]:
        of = [item for item in instrument["items"] if item["id"] in part["items"] and part["id"] in scoring["total"]]
        ends.append(total([item["high"] if high else item["low"] for item in of]) / part["divide"])
    return total(ends)


def score_acr(instrument: Instrument, answers: dict[str, Any]) -> MeasureScore:
    """The count of the 2016 criteria: areas (WPI), symptoms (SSS), their sum, and regions with pain.

    Whether the pattern is met is left to `acr2016.is_acr_pattern`, for professionals.
    """
    by_id = {item["id"]: answer_to(item, answers) for item in instrument["items"]}
    areas: list[str] | None = by_id["areas"]
    symptoms = [by_id[name] for name in SYMPTOMS if by_id[name] is not None]
    wpi = None if areas is None else len(known_areas(areas))
    sss = None if len(symptoms) < len(SYMPTOMS) else total(symptoms)
    regions = None if areas is None else regions_with_pain(areas)
    parts: dict[str, Any] = {"wpi": wpi, "sss": sss, "regions": regions}
    steps: list[str] = []
    if wpi is not None:
        steps.append(f"Areas (WPI): {wpi} of {WPI_MOST}")
        steps.append(f"Parts of the body with pain: {regions} of {REGIONS_MOST}")
    if sss is not None:
        added = " + ".join([number_words(each) for each in symptoms])
        steps.append(f"Symptoms (SSS): {added} = {number_words(sss)} of {SSS_MOST}")
    if wpi is None or sss is None:
        lacks = "the areas are not answered" if wpi is None else open_words(len(SYMPTOMS) - len(symptoms))
        return no_score(parts, "; ".join(steps), f"There is no total: {lacks}.")
    steps.append(f"Together: {wpi} + {number_words(sss)} = {number_words(wpi + sss)}")
    why = "Every question that counts is answered."
    return {"score": wpi + sss, "valid": True, "parts": parts, "arithmetic": "; ".join(steps), "why": why}
