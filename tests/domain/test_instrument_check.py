"""Files of instruments that are spoilt: each is refused with the field and a few words."""

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest

from fibroplan.content.instruments import FOLDER
from fibroplan.domain.instrument import instrument_of
from fibroplan.domain.instrument_check import FILE_FIELDS, OPTIONAL_FIELDS, instrument_problems

PHQ9 = json.loads((FOLDER / "phq9.json").read_text(encoding="utf-8"))
ACR = json.loads((FOLDER / "acr2016.json").read_text(encoding="utf-8"))
FIQR = json.loads((FOLDER / "fiqr.json").read_text(encoding="utf-8"))
ID_WORDS = "small letters, digits, - and _, at most 32"


def told(change: Callable[[Any], None], file: Any = PHQ9) -> list[str]:
    spoilt = copy.deepcopy(file)
    change(spoilt)
    return instrument_problems(spoilt)


@pytest.mark.parametrize("file", [None, [], "phq9", 9, True])
def test_what_is_no_object_is_no_instrument(file: Any) -> None:
    assert instrument_problems(file) == ["file: this is no instrument"]


@pytest.mark.parametrize("name", sorted(FILE_FIELDS))
def test_every_field_is_asked_for_and_has_its_kind(name: str) -> None:
    lacking = told(lambda file: file.pop(name, None))
    assert lacking == ([] if name in OPTIONAL_FIELDS else [f"{name}: is needed"])
    for wrong in (None, -1.5, {} if FILE_FIELDS[name] != "group of fields" else []):
        assert told(lambda file, wrong=wrong: file.update({name: wrong})) == [
            f"{name}: has to be a {FILE_FIELDS[name]}"
        ]


def part(file: Any) -> Any:
    return file["scoring"]["parts"][0]


def scale(file: Any, **fields: Any) -> None:
    file["scales"]["days"] = {"low": 0, "high": 3, "low_words": "no", "high_words": "yes", **fields}


SPOILT: dict[str, tuple[Callable[[Any], Any], str]] = {
    "an unknown field": (lambda f: f.update(colour=1), "colour: is not known"),
    "another form": (lambda f: f.update(form=2), "form: this app reads form 1"),
    "an id of capitals": (lambda f: f.update(id="PHQ9"), f"id: {ID_WORDS}"),
    "an id too long": (lambda f: f.update(id="a" * 33), f"id: {ID_WORDS}"),
    "an unknown direction": (
        lambda f: f.update(direction="up"),
        "direction: is one of lower-better, higher-better, neither",
    ),
    "every no days": (lambda f: f.update(every_days=0), "every_days: is at least 1"),
    "an unknown licence": (
        lambda f: f["licence"].update(kind="mine"),
        "licence.kind: is one of own, free, attribution, clinic",
    ),
    "a licence without a notice": (lambda f: f["licence"].pop("notice"), "licence.notice: a text is needed"),
    "a scale named areas": (lambda f: f["scales"].update(areas={}), f"scales.areas: {ID_WORDS}; areas is taken"),
    "a scale without an end": (
        lambda f: scale(f, high=None),
        "scales.days: low and high are whole numbers from 0 to 1000",
    ),
    "a scale upside down": (lambda f: scale(f, high=0), "scales.days: low has to be below high"),
    "a scale too long for buttons": (
        lambda f: scale(f, high=11),
        "scales.days: without options a scale has at most 10 steps",
    ),
    "a scale without words": (lambda f: scale(f, low_words=""), "scales.days.low_words: a text is needed"),
    "an option twice": (
        lambda f: f["scales"]["days"]["options"][1].update(value=0),
        "scales.days.options.1.value: a whole number from 0 to 3, each once",
    ),
    "an option off the scale": (
        lambda f: f["scales"]["days"]["options"][3].update(value=4),
        "scales.days.options.3.value: a whole number from 0 to 3, each once",
    ),
    "an option without words": (
        lambda f: f["scales"]["days"]["options"][0].pop("label"),
        "scales.days.options.0.label: a text is needed",
    ),
    "a group without words": (lambda f: f["groups"][0].pop("words"), "groups.0.words: a text is needed"),
    "no questions": (lambda f: f.update(items=[]), "items: at least one is needed"),
    "a question that is none": (lambda f: f["items"].__setitem__(2, "Sleep?"), "items.2.id: a text is needed"),
    "a question without words": (lambda f: f["items"][2].update(text=""), "items.2.text: a text is needed"),
    "a question twice": (lambda f: f["items"][2].update(id="2"), "items.2.id: stands twice"),
    "a question with an odd id": (lambda f: f["items"][2].update(id="3 b"), f"items.2.id: {ID_WORDS}"),
    "a question on no scale": (lambda f: f["items"][2].update(scale="weeks"), "items.2.scale: is not among the scales"),
    "a question in no group": (lambda f: f["items"][2].update(group="days"), "items.2.group: is not among the groups"),
    "help that is no text": (lambda f: f["items"][2].update(help=1), "items.2.help: has to be a text"),
    "turned round by a word": (lambda f: f["items"][2].update(reverse="yes"), "items.2.reverse: has to be a yes or no"),
    "an unknown rule": (lambda f: f["scoring"].update(rule="irt"), "scoring.rule: is one of sum, acr2016"),
    "areas without their rule": (
        lambda f: f["items"][2].update(scale="areas"),
        "items.2.scale: areas goes with the rule acr2016",
    ),
    "no parts": (lambda f: f["scoring"].update(parts=[]), "scoring.parts: at least one is needed"),
    "a part without a label": (lambda f: part(f).pop("label"), "scoring.parts.0.label: a text is needed"),
    "a part of an unknown question": (
        lambda f: part(f)["items"].append("10"),
        "scoring.parts.0.items: is a list of questions, each once",
    ),
    "a part with a question twice": (
        lambda f: part(f)["items"].append("9"),
        "scoring.parts.0.items: is a list of questions, each once",
    ),
    "a part of nothing": (
        lambda f: part(f).update(items=[]),
        "scoring.parts.0.items: is a list of questions, each once",
    ),
    "a part of a word": (
        lambda f: part(f).update(items="9"),
        "scoring.parts.0.items: is a list of questions, each once",
    ),
    "divided by zero": (lambda f: part(f).update(divide=0), "scoring.parts.0.divide: has to be a number above 0"),
    "all may lack": (
        lambda f: part(f).update(may_lack=9),
        "scoring.parts.0.may_lack: is a whole number below the number of questions",
    ),
    "a total of nothing": (lambda f: f["scoring"].update(total=[]), "scoring.total: is a list of parts, each once"),
    "a total of an unknown part": (
        lambda f: f["scoring"].update(total=["sum"]),
        "scoring.total: is a list of parts, each once",
    ),
    "a table with a word": (
        lambda f: f["scoring"].update(table=[{"sum": "1", "score": 2}]),
        "scoring.table.0: sum and score have to be numbers of 0 or more",
    ),
    "a table that falls": (
        lambda f: f["scoring"].update(table=[{"sum": 1, "score": 2}, {"sum": 1, "score": 3}]),
        "scoring.table.1.sum: has to be higher than the one before",
    ),
    "support for an unknown question": (
        lambda f: f["support"][0].update(item="10"),
        "support.0.item: is not among the questions",
    ),
    "support from a word on": (
        lambda f: f["support"][0].update(least="1"),
        "support.0.least: has to be a whole number",
    ),
    "bands without a source": (lambda f: f["bands"][0].pop("source"), "bands.0.source: a text is needed"),
    "a band without words": (
        lambda f: f["bands"][0]["bands"][1].pop("label"),
        "bands.0.bands.1.label: a text is needed",
    ),
    "a band that begins nowhere": (
        lambda f: f["bands"][0]["bands"][1].pop("from"),
        "bands.0.bands.1.from: has to be a number",
    ),
    "a change without a source": (lambda f: f["change"][0].update(source=5), "change.0.source: a text is needed"),
}


@pytest.mark.parametrize("what", SPOILT)
def test_a_spoilt_field_is_named_alone(what: str) -> None:
    change, words = SPOILT[what]
    found = told(change)
    assert words in found
    assert all(problem.split(":")[0].startswith(words.split(":")[0].rsplit(".", 1)[0]) for problem in found), found


ACR_SPOILT: dict[str, tuple[Callable[[Any], Any], str]] = {
    "a question lacks": (lambda f: f["items"].pop(1), "items: fatigue is needed"),
    "one too many": (
        lambda f: f["items"].append({**f["items"][1], "id": "more"}),
        "items.8.id: the rule acr2016 does not know it",
    ),
    "areas on a scale": (
        lambda f: f["items"][0].update(scale="strength"),
        "items.0.scale: areas is for the areas, and for them alone",
    ),
    "a symptom by areas": (
        lambda f: f["items"][1].update(scale="areas"),
        "items.1.scale: areas is for the areas, and for them alone",
    ),
    "a symptom too high": (lambda f: f["items"][4].update(scale="strength"), "items.4.scale: goes from 0 to 1"),
    "a scale from one": (
        lambda f: f["scales"]["yes-no"].update(low=1, high=2, options=[{"value": 1, "label": "x"}]),
        "items.4.scale: goes from 0 to 1",
    ),
}


@pytest.mark.parametrize("what", ACR_SPOILT)
def test_the_questions_of_2016_are_fixed(what: str) -> None:
    change, words = ACR_SPOILT[what]
    assert words in told(change, ACR)


def test_an_instrument_has_its_scales_and_words_in_place_and_nothing_for_professionals() -> None:
    found: Any = instrument_of(FIQR)
    first = found["items"][0]
    assert (first["low"], first["high"], first["low_words"]) == (0, 10, "No difficulty")
    assert first["words"].startswith("For each of the following nine questions")
    assert [row["words"][-12:] for row in found["items"][9:11]] == ["past 7 days."] * 2
    assert not {"bands", "change"} & set(found)
    assert instrument_of(ACR)["items"][0]["areas"]
