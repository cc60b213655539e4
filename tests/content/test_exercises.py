"""The exercise library is whole, kind, plain and says nothing that is known to be wrong."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from fibroplan.content import loader

KEYS = {
    *("id", "title", "category", "position", "equipment", "unit", "start", "sets", "each_side"),
    *("easier", "harder", "how_to", "caution", "evidence", "frequency"),
}
VARIANT_KEYS = {"title", "start", "unit", "sets", "each_side"}
FILE = Path(loader.__file__).with_name("exercises_en.json")

UNKIND = re.compile(r"\b(fail\w*|miss(ed|es|ing)?|streaks?|complian\w+|only|should|must|lazy|excuses?)\b", re.I)

WRONG = re.compile(
    r"ketamine|cure[sd]?\b|heal(s|ed)?\b|reset|pain memory|threshold|fibro frog|middle east|ACR recommends"
    r"|guarantee|will (get better|improve|help|reduce|stop)|no pain,? no gain|push through|graded|detox"
    r"|pain receptors|damag|per ?cent|%|treats?\b|therapy|maximum heart rate|Borg|RPE",
    re.I,
)
"""Claims of the source article that turned out wrong, promises, trade-marked scales, and doctrine we do not hold."""

EVERY = loader.exercises()


def _texts(exercise: dict[str, Any]) -> list[str]:
    variants = [exercise[name]["title"] for name in ("easier", "harder")]
    return [
        exercise["title"],
        exercise["how_to"],
        exercise["caution"],
        exercise["evidence"],
        exercise["equipment"],
        *variants,
    ]


def _sentences(text: str) -> list[str]:
    return [sentence for sentence in re.split(r"[.;:!?]\s*", text) if sentence.strip()]


def _syllables(word: str) -> int:
    trimmed = re.sub(r"(?<=[^aeiouyl])e$|(?<=[^td])ed$|es$", "", word.lower())
    return max(1, len(re.findall(r"[aeiouy]+", trimmed)))


def _grade(text: str) -> float:
    """Flesch-Kincaid grade; 6 is about age 11."""
    words = re.findall(r"[A-Za-z']+", text)
    per_sentence = len(words) / len(_sentences(text))
    return 0.39 * per_sentence + 11.8 * sum(map(_syllables, words)) / len(words) - 15.59


def test_library_has_every_item_with_exactly_the_agreed_keys() -> None:
    assert len(EVERY) == 44
    assert all(set(exercise) == KEYS for exercise in EVERY)
    assert all(set(exercise[name]) == VARIANT_KEYS for exercise in EVERY for name in ("easier", "harder"))
    assert len({exercise["id"] for exercise in EVERY}) == 44


@pytest.mark.parametrize("exercise", EVERY, ids=lambda each: each["id"])
def test_words_are_plain_and_kind(exercise: dict[str, Any]) -> None:
    for text in _texts(exercise):
        assert not UNKIND.search(text), text
        assert not WRONG.search(text), text
        assert all(len(sentence.split()) <= 20 for sentence in _sentences(text)), text
    assert 2 <= len(_sentences(exercise["how_to"])) <= 5
    assert _grade(exercise["how_to"]) <= 5.5
    if exercise["caution"]:
        assert _grade(exercise["caution"]) <= 8


@pytest.mark.parametrize("exercise", EVERY, ids=lambda each: each["id"])
def test_doses_begin_small(exercise: dict[str, Any]) -> None:
    """The defaults without a baseline: a few minutes, a handful of times, ten seconds."""
    most = {"minutes": 5, "seconds": 10, "times": 8, "steps": 5, "songs": 1, "breaths": 5}
    assert exercise["start"] * exercise["sets"] <= most[exercise["unit"]]
    if exercise["easier"]["unit"] == exercise["unit"]:
        easier = exercise["easier"]["start"] * exercise["easier"]["sets"]
        assert easier <= max(exercise["start"] * exercise["sets"], 6)


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("fall", "stair-step heel-raise feet-together tandem-stand weight-shifts"),
        ("Never go in alone", "water-walk water-jog water-arms water-kicks water-float"),
        (
            "pregnancy",
            "glute-bridge clam-shell brace-breathe heel-slide bird-dog cat-cow trunk-rolls hamstring-stretch",
        ),
        ("middle of the range", "calf-stretch chest-stretch hamstring-stretch"),
        ("high blood pressure", "wall-sit arm-hold"),
        ("not a workout", "arm-hold"),
    ],
)
def test_cautions_stand_where_they_belong(words: str, ids: str) -> None:
    assert {exercise["id"] for exercise in EVERY if words in exercise["caution"]} == set(ids.split())


def test_stretching_alone_is_labelled_uncertain_and_exercise_well_supported() -> None:
    labels = {exercise["category"]: exercise["evidence"] for exercise in EVERY if exercise["id"] != "arm-hold"}
    assert labels["stretch"].startswith("Uncertain")
    assert labels["aerobic"].startswith("Well supported")
    assert labels["strength"].startswith("Well supported")


def test_every_source_is_tagged_and_names_a_study_or_says_it_is_practice() -> None:
    for exercise in EVERY:
        source = exercise["frequency"]["source"]
        assert re.search(r"(\d{4}.*\[[VK]\]|\[E\])$", source), source


def test_a_caller_cannot_change_anothers_copy() -> None:
    loader.exercises()[0]["title"] = "changed"
    assert loader.exercises()[0]["title"] == "Indoor lap walk"


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda file: file["exercises"][0].update(unit="miles"), "unit"),
        (lambda file: file["exercises"][0].update(start=-1), "start"),
        (lambda file: file["exercises"][0].update(note="more"), "note"),
        (lambda file: file["exercises"][0].pop("how_to"), "how_to"),
        (lambda file: file["exercises"][0].pop("evidence"), "evidence"),
        (lambda file: file["exercises"][0].update(caution=["none of these"]), "none of these"),
        (lambda file: file["exercises"][1].update(id=file["exercises"][0]["id"]), "indoor-walk"),
        (lambda file: file["frequencies"]["aerobic"].update(days=6), "outside 2 to 5"),
        (lambda file: file["frequencies"]["aerobic"].update(source="somebody said so"), "source"),
        (lambda file: file.update(exercises=file["exercises"][:5]), "exercises"),
    ],
)
def test_a_spoilt_file_is_refused_by_name(tmp_path: Path, spoil: Any, says: str) -> None:
    file = json.loads(FILE.read_text(encoding="utf-8"))
    spoil(file)
    path = tmp_path / "exercises_xx.json"
    path.write_text(json.dumps(file), encoding="utf-8")
    with pytest.raises(loader.ContentError, match=rf"exercises_xx(?s:.*){says}"):
        loader.read_exercises(path)


def test_a_file_that_is_not_json_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("{", encoding="utf-8")
    with pytest.raises(loader.ContentError, match=r"x\.json"):
        loader.read_exercises(tmp_path / "x.json")
