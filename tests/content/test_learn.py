"""The cards of Learn are whole: every treatment with a label and sources, and regions set side by side."""

from typing import Any

import pytest

from fibroplan.content.learn import Learn, learn
from tests.content.reading import refusal

LEARN = learn()
CARDS = {card["id"]: card for card in LEARN["cards"]}

TREATMENTS = {
    *("aerobic", "strength", "mixed", "water", "stretching", "tai-chi"),
    *("cbt", "act", "counselling", "occupational-therapy", "sleep-therapy", "mindfulness", "multicomponent"),
    *("acupuncture", "hydrotherapy"),
    *("duloxetine", "milnacipran", "pregabalin", "gabapentin", "amitriptyline"),
    *("cyclobenzaprine", "cyclobenzaprine-tongue", "paracetamol", "ibuprofen", "naproxen", "ketamine-infusions"),
}
LABELS = {
    "aerobic": "Well supported. Many trials; average benefit small to moderate.",
    "strength": "Well supported. Many trials; average benefit small to moderate.",
    "mixed": "Well supported. Many trials; average benefit small to moderate.",
    "water": "Supported. Several trials, some low quality.",
    "tai-chi": "Supported. Several trials, some low quality.",
    "stretching": "Uncertain. Fine as warm-up or comfort.",
    "cbt": "Supported when taught as a course; single prompts are untested.",
    "act": "A structured 12-week app worked better than tracking in one large trial. "
    "These prompts are not that programme.",
    "sleep-therapy": "Supported for insomnia; needs care in some conditions.",
    "occupational-therapy": "Sensible practice; limited research.",
    "keeping-notes": "Helps conversations. Tracking alone improves few people.",
    "ketamine-infusions": "Not approved for fibromyalgia; studies small and short.",
}
SAID_OF = {
    "symptoms": 9,
    "causes": 6,
    "alongside": 5,
}


def test_every_treatment_has_a_card_with_a_label_and_a_source() -> None:
    assert set(CARDS) >= TREATMENTS
    for name in TREATMENTS:
        assert CARDS[name]["evidence"]["label"].endswith(".")
        assert CARDS[name]["evidence"]["source"]


@pytest.mark.parametrize("name", LABELS)
def test_the_labels_are_the_honest_ones(name: str) -> None:
    assert CARDS[name]["evidence"]["label"] == LABELS[name]


@pytest.mark.parametrize("topic", SAID_OF)
def test_each_topic_of_the_article_is_told(topic: str) -> None:
    assert len([card for card in LEARN["cards"] if card["topic"] == topic]) == SAID_OF[topic]


def test_a_card_is_one_idea_and_fits_a_foggy_head() -> None:
    for card in LEARN["cards"]:
        told = [card["words"], *(fact["text"] for fact in card["facts"])]
        assert len(" ".join(told).split()) <= 65, card["id"]
        assert len(card["facts"]) <= 4, card["id"]


def test_no_card_names_a_dose_or_tells_what_to_take() -> None:
    for card in LEARN["cards"]:
        words = " ".join([card["words"], *(fact["text"] for fact in card["facts"])]).lower()
        assert not [each for each in (" mg", "dose of", "take one", "ask for it", "we advise") if each in words]


def test_what_is_asked_as_a_myth_is_answered_first() -> None:
    myths = [card for card in LEARN["cards"] if card["topic"] == "questions"]
    assert len(myths) == 9
    assert all(card["title"].endswith("?") for card in myths)
    answered = [card["id"] for card in myths if card["words"].startswith(("No", "Yes"))]
    assert {card["id"] for card in myths} - set(answered) == {"moving-harm"}


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda file: file["cards"][1].update(id="what-it-is"), "twice: what-it-is"),
        (lambda file: file["cards"][0].update(topic="garden"), "no such topic: garden"),
        (lambda file: file["topics"].append({"id": "empty", "title": "Empty"}), "without a card: empty"),
        (lambda file: file["cards"][0].pop("facts"), "facts"),
        (lambda file: file["cards"][0]["facts"][0].update(evidence="none"), "none"),
        (lambda file: file["cards"][0].update(title="x" * 61), "title"),
        (
            lambda file: file["cards"][0]["regions"].append({"region": "us", "words": "FDA: no.", "evidence": "ema"}),
            "no comparison: what-it-is",
        ),
        (lambda file: file["regions"][0].update(id="mars"), "id"),
    ],
)
def test_a_spoilt_file_is_refused_by_name(tmp_path: Any, spoil: Any, says: str) -> None:
    assert says in refusal(tmp_path, "learn", Learn, spoil)
