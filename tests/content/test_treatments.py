"""Treatments: every medicine of the article with its standing in three regions; nothing that advises or promises."""

import json
import re
from typing import Any

import pytest

from fibroplan.content.infusion import Infusions, infusion
from fibroplan.content.learn import learn
from fibroplan.content.loader import ContentError
from fibroplan.content.treatments import Treatments, treatments
from fibroplan.domain.course import READY
from fibroplan.domain.rating import LOW_MOOD_EFFECT, SCORES
from tests.content.reading import app_texts, every_text, refusal

TREATMENTS, INFUSION = treatments(), infusion()
MEDICINES = {row["id"]: row for row in TREATMENTS["medicines"]}

BANNED = {
    "cure": r"\bcur(e|es|ed|ing|able)\b",
    "reset": r"\breset",
    "rewire": r"\bre-?wir",
    "breakthrough": r"\bbreak-?through",
    "responder": r"\bresponders?\b",
    "optimal dose": r"\b(optimal|best|right) dose",
    "next dose due": r"\bnext (dose|infusion) (is )?(due|at|in|on)\b|\bdose (is )?due\b",
    "recommended interval": r"\brecommended (interval|schedule|frequency|dose)",
}
"""What nobody may read about a treatment, anywhere in the app."""

SAID = {
    "cure": "It cures pain.",
    "reset": "It resets your nerves.",
    "rewire": "It re-wires the brain.",
    "breakthrough": "A break-through in care.",
    "responder": "You are a responder.",
    "optimal dose": "Find your optimal dose.",
    "next dose due": "Your next dose is due at 9.",
    "recommended interval": "Keep to the recommended interval.",
}


@pytest.mark.parametrize("word", BANNED)
def test_no_text_of_the_app_holds_a_banned_word(word: str) -> None:
    pattern = re.compile(BANNED[word], re.I)
    assert pattern.search(SAID[word])
    assert [row for row in [*every_text(), *app_texts()] if pattern.search(row[1])] == []


def test_every_medicine_of_the_article_is_there_with_three_regions_side_by_side() -> None:
    assert set(MEDICINES) == {
        *("paracetamol", "ibuprofen", "naproxen", "milnacipran", "duloxetine", "amitriptyline", "cyclobenzaprine"),
        *("cyclobenzaprine-tongue", "pregabalin", "gabapentin", "ketamine-infusions"),
    }
    for row in MEDICINES.values():
        assert {says["region"] for says in row["regions"]} == {"us", "eu", "uk"}
        assert all(says["evidence"]["source"] for says in row["regions"])
        assert row["evidence"]["label"]


@pytest.mark.parametrize("name", ["pregabalin", "duloxetine", "milnacipran", "cyclobenzaprine-tongue"])
def test_what_is_approved_is_approved_in_the_united_states_and_not_by_the_ema(name: str) -> None:
    says = {row["region"]: row["words"] for row in MEDICINES[name]["regions"]}
    assert MEDICINES[name]["group"] == "approved"
    assert "approved for fibromyalgia in 20" in says["us"]
    assert "not approved" in says["eu"]


@pytest.mark.parametrize("name", ["amitriptyline", "cyclobenzaprine", "gabapentin"])
def test_off_label_says_so(name: str) -> None:
    assert MEDICINES[name]["group"] == "off-label"
    assert "off-label" in {row["region"]: row["words"] for row in MEDICINES[name]["regions"]}["us"]


@pytest.mark.parametrize("name", ["paracetamol", "ibuprofen", "naproxen"])
def test_what_is_sold_without_prescription_says_how_weak_the_evidence_is(name: str) -> None:
    assert MEDICINES[name]["group"] == "counter"
    assert "not to be started" in {row["region"]: row["words"] for row in MEDICINES[name]["regions"]}["uk"]


def test_ketamine_stands_apart_from_the_medicines() -> None:
    apart = [row["id"] for row in MEDICINES.values() if row["group"] == "not-approved"]
    assert apart == ["ketamine-infusions"]
    group = next(row for row in TREATMENTS["groups"] if row["id"] == "not-approved")
    assert group["title"] == "Offered by some clinics, not approved"
    assert INFUSION["ketamine"]["words"].startswith("Ketamine is not approved for fibromyalgia.")
    assert INFUSION["ketamine"]["evidence"]["label"] == "Not approved for fibromyalgia; studies small and short."


def test_the_words_are_those_of_the_learn_cards() -> None:
    cards = {card["id"]: card for card in learn()["cards"]}
    for row in MEDICINES.values():
        assert {key: row[key] for key in ("title", "words", "regions", "evidence")} == {
            key: cards[row["id"]][key] for key in ("title", "words", "regions", "evidence")
        }


def test_the_cautions_are_the_static_ones_and_go_with_their_medicines() -> None:
    assert [row["id"] for row in TREATMENTS["cautions"]] == ["suddenly", "tonmya", "ketamine"]
    suddenly = [name for name, row in MEDICINES.items() if "suddenly" in row["cautions"]]
    assert set(suddenly) == {
        *("pregabalin", "gabapentin", "duloxetine", "milnacipran", "amitriptyline", "cyclobenzaprine-tongue"),
    }
    tonmya = next(row for row in TREATMENTS["cautions"] if row["id"] == "tonmya")
    for word in ("pregnant", "MAO", "serotonin", "heart", "thyroid", "liver", "numb"):
        assert word in " ".join(tonmya["points"])


def test_the_emergency_card_has_its_seven_signs() -> None:
    said = " ".join(row["text"] for row in TREATMENTS["emergency"]["signs"])
    assert len(TREATMENTS["emergency"]["signs"]) == 7
    for word in ("face", "breathing", "seizure", "Fainting", "ending your life", "Fever", "Yellow", "Blood"):
        assert word in said


def test_nothing_doses_advises_or_checks_what_goes_together() -> None:
    texts = [text for file, text in every_text() if file in ("treatments_en.json", "infusion_en.json")]
    wrong = re.compile(
        r"\d ?(mg|µg|ml|drops)\b|take (it|one|two|your)\b|\b(double|skip|raise|lower|taper) (a|the|your) dose|"
        r"interacts? with|do not combine|\b(try|ask for|switch to) (pregabalin|duloxetine|ketamine)",
        re.I,
    )
    assert [text for text in texts if wrong.search(text)] == []
    assert "gives no doses and no advice" in TREATMENTS["no_advice"]
    assert "leaflet" in TREATMENTS["leaflet"]
    assert "pharmacist" in TREATMENTS["leaflet"]


def test_the_course_has_no_number_of_sessions_and_no_interval() -> None:
    texts = [text for file, text in every_text() if file == "infusion_en.json"]
    assert [text for text in texts if re.search(r"\d+ (sessions|infusions|weeks)|every \d|\d to \d", text)] == []
    assert INFUSION["clinic_decides"].startswith("Your clinic decides doses and dates.")
    assert INFUSION["differ"] == "Feelings can differ because you know you had the drug."


def test_the_card_of_the_day_after_holds_every_rule_and_sign() -> None:
    rest = INFUSION["rest"]
    said = " ".join(row["text"] for row in rest["points"])
    assert "24 hours" in rest["words"]
    assert "night's sleep" in rest["words"]
    for word in (
        "drive",
        "machines",
        "heights",
        "hot fat",
        "money or law",
        "alcohol",
        "steady",
        "children",
        "sleeping",
    ):
        assert word in said
    signs = " ".join(row["text"] for row in rest["signs"])
    for word in ("breathing", "woken", "Chest", "headache", "do not settle", "harming"):
        assert word in signs


def test_rules_and_words_know_the_same_scores_and_ticks() -> None:
    assert [row["id"] for row in INFUSION["scores"]] == SCORES
    assert [row["id"] for row in INFUSION["ready"]] == READY
    assert LOW_MOOD_EFFECT in [row["id"] for row in INFUSION["effects"]]
    assert [row["id"] for row in INFUSION["effects"] if row["kind"] == "bladder"] == [
        *("bladder-often", "bladder-urgent", "bladder-pain", "bladder-blood"),
    ]


@pytest.mark.parametrize(
    ("name", "model", "spoil", "says"),
    [
        (
            "treatments",
            Treatments,
            lambda file: file["medicines"][0].update(cautions=["none"]),
            "no such caution: none",
        ),
        ("treatments", Treatments, lambda file: file["medicines"][0].update(group="best"), "group"),
        (
            "treatments",
            Treatments,
            lambda file: file["effects"].append({"id": "dizzy", "title": "Dizzy"}),
            "twice: dizzy",
        ),
        ("treatments", Treatments, lambda file: file["emergency"].update(evidence="none"), "none"),
        ("treatments", Treatments, lambda file: file.pop("leaflet"), "leaflet"),
        ("infusion", Infusions, lambda file: file["levels"].pop(), "levels go from 0 to 3"),
        ("infusion", Infusions, lambda file: file["effects"][0].update(kind="magic"), "kind"),
        ("infusion", Infusions, lambda file: file["rest"]["points"].append(file["rest"]["points"][0]), "twice"),
        ("infusion", Infusions, lambda file: file.update(dose="20"), "dose"),
    ],
)
def test_a_spoilt_file_is_refused_by_name(tmp_path: Any, name: str, model: Any, spoil: Any, says: str) -> None:
    assert says in refusal(tmp_path, name, model, spoil)


def test_a_medicine_without_a_learn_card_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    told = json.loads(json.dumps(learn()))
    told["cards"] = [card for card in told["cards"] if card["id"] != "naproxen"]
    monkeypatch.setattr("fibroplan.content.treatments.learn", lambda language: told)
    with pytest.raises(ContentError, match="no learn card naproxen"):
        treatments()
