"""One question of a measure at a time, and the end where all answers are looked over."""

from typing import Any, TypedDict

from fibroplan.domain.body import AREA_WORDS, BODY_AREAS
from fibroplan.domain.instrument import Instrument, MeasureItem
from fibroplan.domain.measure_take import END, Measure, areas_in
from fibroplan.domain.measures import answer_to

LONG_WORDS = 120
"""Letters of a group's words from which on they are shown in full once."""


class MeasureChoice(TypedDict):
    """One answer to pick. `value` is the number; `area` the name of an area, else ""."""

    value: int
    area: str
    label: str
    chosen: bool


class MeasureAsked(TypedDict):
    """The question that is asked now. `kind` is options, numbers or areas; `onward` goes on without a new answer.

    `words` are those of its group; long ones stand in full once, and then in `again`, for those who ask.
    """

    id: str
    kind: str
    words: str
    again: str
    text: str
    help: str
    place: int
    count: int
    choices: list[MeasureChoice]
    low_words: str
    high_words: str
    areas: list[str]
    marks: dict[str, bool]
    back: str
    onward: str


class MeasureAnswer(TypedDict):
    """A question with its answer, before the end."""

    id: str
    text: str
    answer: str


class MeasureEnd(TypedDict):
    """The end of the questions: what was answered, and whether there is anything to finish."""

    answers: list[MeasureAnswer]
    open_words: str
    can_finish: bool


def asked_now(instrument: Instrument | None, row: Measure | None) -> MeasureAsked:
    """The question where the person stands: the first one of a measure that is not begun."""
    if instrument is None:
        return no_question()
    items = instrument["items"]
    at = "" if row is None else row["at"]
    found = [index for index, item in enumerate(items) if item["id"] == at]
    place = found[0] if len(found) > 0 else 0
    item = items[place]
    answers: dict[str, Any] = {} if row is None else row["answers"]
    kind = "areas" if item["areas"] else "options" if len(item["options"]) > 0 else "numbers"
    answered = answer_to(item, answers) is not None
    folded = place > 0 and items[place - 1]["words"] == item["words"] and len(list(item["words"])) > LONG_WORDS
    next_id = items[place + 1]["id"] if place + 1 < len(items) else END
    return {
        "id": item["id"],
        "kind": kind,
        "words": "" if folded else item["words"],
        "again": item["words"] if folded else "",
        "text": item["text"],
        "help": item["help"],
        "place": place + 1,
        "count": len(items),
        "choices": measure_choices(item, answers, areas_in(row, item["id"])),
        "low_words": item["low_words"],
        "high_words": item["high_words"],
        "areas": areas_in(row, item["id"]),
        "marks": {area: area in areas_in(row, item["id"]) for area in BODY_AREAS},
        "back": items[place - 1]["id"] if place > 0 else "",
        "onward": next_id if answered and kind != "areas" else "",
    }


def no_question() -> MeasureAsked:
    """Where nothing is asked."""
    return {
        "id": "",
        "kind": "",
        "words": "",
        "again": "",
        "text": "",
        "help": "",
        "place": 0,
        "count": 0,
        "choices": [],
        "low_words": "",
        "high_words": "",
        "areas": [],
        "marks": {},
        "back": "",
        "onward": "",
    }


def measure_choices(item: MeasureItem, answers: dict[str, Any], areas: list[str]) -> list[MeasureChoice]:
    """The answers to pick, the given one marked."""
    if item["areas"]:
        return [{"value": 0, "area": area, "label": AREA_WORDS[area], "chosen": area in areas} for area in BODY_AREAS]
    answer: float | None = answer_to(item, answers)
    if len(item["options"]) > 0:
        return [
            {
                "value": row["value"],
                "area": "",
                "label": row["label"],
                "chosen": answer is not None and answer == row["value"],
            }
            for row in item["options"]
        ]
    return [
        {"value": value, "area": "", "label": f"{value}", "chosen": answer is not None and answer == value}
        for value in range(item["low"], item["high"] + 1)
    ]


def measure_end_view(instrument: Instrument | None, row: Measure | None) -> MeasureEnd:
    """All questions with their answers, before they are added up."""
    answers: list[MeasureAnswer] = []
    left = 0
    if instrument is not None and row is not None:
        for item in instrument["items"]:
            said = answer_words(item, row["answers"], areas_in(row, item["id"]))
            if said == "":
                left += 1
            answers.append({"id": item["id"], "text": item["text"], "answer": "Left open" if said == "" else said})
    words = "" if left == 0 else "1 question is open." if left == 1 else f"{left} questions are open."
    return {"answers": answers, "open_words": words, "can_finish": left < len(answers)}


def answer_words(item: MeasureItem, answers: dict[str, Any], areas: list[str]) -> str:
    """An answer in words; "" for an open one."""
    answer: float | None = None if item["areas"] else answer_to(item, answers)
    if item["areas"] and answer_to(item, answers) is not None:
        return "No area" if len(areas) == 0 else ", ".join([AREA_WORDS[area] for area in areas])
    return "".join(
        [row["label"] for row in measure_choices(item, answers, areas) if row["chosen"] and answer is not None]
    )
