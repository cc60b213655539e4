"""Every text of the content is short, plain, kind, and says nothing that is known to be wrong."""

import json
import re
import statistics

import pytest

from fibroplan.content.flare import flare
from fibroplan.content.help import help_now
from fibroplan.content.infusion import infusion
from fibroplan.content.learn import learn
from fibroplan.content.letter import letter
from fibroplan.content.loader import exercises
from fibroplan.content.redflags import redflags
from fibroplan.content.reflect import reflect
from fibroplan.content.relaxation import relaxation
from fibroplan.content.screening import filters, screening
from fibroplan.content.sleep import sleep
from fibroplan.content.tips import tips
from fibroplan.content.treatments import treatments
from tests.content.reading import (
    CONTENT,
    EXCUSED,
    FILES,
    PUBLISHED,
    READ,
    app_texts,
    every_text,
    grade,
    sentences,
    syllables,
    texts,
    words,
)

EVERY = every_text()
LABELLED = [
    "screening",
    "screening_filters",
    "sleep",
    "tips",
    "flare",
    "redflags",
    "letter",
    "help",
    "learn",
    "reflect",
    "treatments",
    "infusion",
    "relaxation",
]
"""The files whose evidence is a label with its source."""

MEASURED = [text for _, text in EVERY if len(words(text)) >= 8]
"""Flesch-Kincaid says little about fewer words than these."""

UNKIND = re.compile(
    r"\b(fail\w*|missed|streaks?|complian\w+|non-?compliant|only|should|must|lazy|no excuses?|give up|weak-willed)\b",
    re.I,
)

NAMES = re.compile(
    r"threshold|ketamine|infusion (helps|eases)|NMDA|paracetamol|acetaminophen|ibuprofen|naproxen|painkiller|"
    r"over[- ]the[- ]counter|pregabalin|duloxetine|milnacipran|gabapentin|amitriptyline|cyclobenzaprine|approved|"
    r"\bwom[ae]n\b(?!'s Aid)",  # a helpline is called so
    re.I,
)
"""Words of medicines and of pain research: said where they are told with their sources, and nowhere else."""
MAY_NAME = {"learn_en.json", "treatments_en.json", "infusion_en.json"}
MEASURED = ("clinic_measure.py", "Pressure pain threshold")
"""What a clinic measures is called by its own name; nothing is said of what changes it."""

WRONG = {
    "a promise": r"\bcure|\bheals?\b|guarantee|will (get better|improve|help|reduce|stop|heal)|pain[- ]free",
    "a share of people who improve": r"\d+ ?(%|per ?cent)|out of (ten|10) people",
    "the best there is": r"best treatment|works for everyone",
    "a treatment claim": r"\btreats?\b|\bcures?\b|reduces? (your )?(pain|symptoms)|eases fibromyalgia",
    "a diagnosis": r"you have (fibromyalgia|ME/CFS)\.",
    "guidance that does not exist": r"ACR (recommends|guideline)",
    "graded or pushing": r"\bgraded\b|no pain,? no gain|push through|push yourself (hard|on)|beat your",
    "scales that are not ours": r"\bBorg\b|\bRPE\b|PAR-Q",
}
"""What is not ours to say, by what it would be. The errors of the patient article have a test of their own."""


def test_every_content_file_is_measured() -> None:
    assert {path.name for path in FILES} >= {f"{name}_en.json" for name in [*LABELLED, "exercises"]}
    every = {path for path in CONTENT.rglob("*.json") if path not in PUBLISHED}
    assert set(READ) == every
    assert all(len(texts(path)) > 5 for path in READ)


def test_the_median_grade_is_six_at_most_and_no_text_is_above_nine() -> None:
    assert statistics.median(grade(text) for text in MEASURED) <= 6
    assert [text for text in MEASURED if grade(text) > 9] == []


@pytest.mark.parametrize("path", READ, ids=lambda each: each.name)
def test_every_file_alone_is_as_plain(path) -> None:
    assert statistics.median(grade(text) for text in texts(path) if len(words(text)) >= 8) <= 6


def test_long_words_stand_where_there_is_no_shorter_one() -> None:
    found = {word.lower() for _, text in EVERY for word in words(text)}
    assert sorted(word for word in found if syllables(word) > 4) == []
    assert found >= EXCUSED, "a word is excused that no text uses"


def test_the_measure_tells_plain_from_hard() -> None:
    assert grade("The cat sat on the mat. It was warm and it went to sleep.") < 2
    assert grade("Multidisciplinary rehabilitation facilitates psychological adaptation to chronic conditions.") > 16
    assert [syllables(word) for word in ("knee", "table", "rested", "moved", "exercises", "therapy")] == [
        1,
        2,
        2,
        1,
        4,
        3,
    ]


def test_sentences_have_fewer_than_twenty_words() -> None:
    whole = [(file, each) for file, text in EVERY for each in re.split(r"(?<=[.!?])\s+", text)]
    assert [row for row in whole if len(row[1].split()) >= 20] == []
    assert all(sentences(text) for _, text in EVERY)


def test_no_unkind_word() -> None:
    assert [row for row in EVERY if UNKIND.search(row[1])] == []


@pytest.mark.parametrize("claim", WRONG, ids=str)
def test_no_wrong_statement(claim: str) -> None:
    pattern = re.compile(WRONG[claim], re.I)
    assert [row for row in EVERY if pattern.search(row[1])] == []


def test_medicines_are_named_where_their_sources_stand_and_nowhere_else() -> None:
    assert [row for row in EVERY if row[0] not in MAY_NAME and NAMES.search(row[1])] == []
    assert [row for row in app_texts() if NAMES.search(row[1])] == [MEASURED]


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        ("the best there is", "It works for everyone."),
        ("a promise", "Your pain will improve."),
        ("a share of people who improve", "70 % feel better."),
        ("a treatment claim", "It reduces pain."),
        ("graded or pushing", "Push through it."),
    ],
)
def test_the_wrong_statements_would_be_found(claim: str, said: str) -> None:
    assert re.search(WRONG[claim], said, re.I)


def test_stiff_punctuation_and_shouting_stay_out() -> None:
    assert [row for row in EVERY if re.search(r"!|\bN\.B\.|\be\.g\.|\bi\.e\.|--|\.\.\.", row[1])] == []
    assert [row for row in EVERY if row[1] != row[1].strip() or "  " in row[1]] == []


@pytest.mark.parametrize("name", LABELLED)
def test_every_entry_of_evidence_has_a_label_and_a_tagged_source_and_is_used(name: str) -> None:
    file = json.loads((CONTENT / f"{name}_en.json").read_text(encoding="utf-8"))
    evidence = file.pop("evidence")
    rest = json.dumps(file)
    for key, entry in evidence.items():
        assert set(entry) == {"label", "source"}
        assert re.search(r"\d{4}.*\[V\]$|\[[KE]\]$", entry["source"]), "a checked source names its year"
        assert f'"evidence": "{key}"' in rest, f"{key} is not used"


def test_what_can_be_put_on_a_plan_has_an_id_of_its_own() -> None:
    ids = [row["id"] for row in [*exercises(), *sleep()["habits"], *tips()["tips"], *relaxation()["exercises"]]]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    "read",
    [
        screening,
        filters,
        sleep,
        tips,
        flare,
        redflags,
        letter,
        help_now,
        learn,
        reflect,
        treatments,
        infusion,
        relaxation,
    ],
)
def test_a_caller_cannot_change_anothers_copy(read) -> None:
    first = read()
    first.clear()
    assert read() != first
