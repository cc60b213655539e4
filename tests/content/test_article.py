"""The patient article that the product began from has 25 errors and hazards.

For each of them: the wrong statement stands nowhere, neither in the content nor in the app's own words, and the right
one is told by a card of Learn. The table is told in docs/clinical-review.md.
"""

import re
from typing import Any, NamedTuple

import pytest

from fibroplan.content.learn import learn
from tests.content.reading import PUBLISHED, app_texts, every_text, texts

LEARN = learn()


class Row(NamedTuple):
    """One error. `wrong` finds it, as `said` shows; `right` are words of the card named `card`."""

    about: str
    wrong: str
    said: str
    card: str
    right: str


ROWS = [
    Row(
        "the direction of the pain threshold",
        r"(heighten|high|rais|increas|elevat)\w* (pain )?threshold",
        "People with fibromyalgia have heightened pain thresholds.",
        "more-sensitive",
        "Many people have a lower pain threshold. Less pressure, heat or cold is needed before it hurts.",
    ),
    Row(
        "a lower threshold, or strength, as a gain of ketamine",
        r"lower\w* (the )?pain thresholds? \(p|lower\w* (the )?pain thresholds? (after|with|from)|"
        r"strength (rose|grew|improved|went up)",
        "Lower pain threshold (P=0.02) after ketamine.",
        "ketamine-muscles",
        "In one small study of 11 people, tenderness fell for a short time. Muscle strength did not change. "
        "Muscles could hold on a little longer, for a short time.",
    ),
    Row(
        "fibro fog",
        r"\bfibro ?frog|\bfrog\b",
        "This is called fibro frog.",
        "fibro-fog",
        "Fibro fog Trouble with memory",
    ),
    Row(
        "middle age",
        r"middle[- ]east",
        "Most cases are in the middle east.",
        "who",
        "Most often it is found in middle age. It can begin at any age, in children too. It occurs all over the world.",
    ),
    Row(
        "ketamine as a better care of pain",
        r"(ketamine|infusions?)\b[^.]*\b(better pain|helps|eases|relieves|works|manages)|better pain management",
        "Ketamine provides patients with better pain management.",
        "ketamine-infusions",
        "Ketamine is not approved for fibromyalgia, nor for any long-term pain.",
    ),
    Row(
        "ketamine among the medicines for fibromyalgia",
        r"medic\w+, including ketamine|turn(s|ed|ing)? down (the )?(pain|volume)|pain volume",
        "Many medications, including ketamine, turn down pain volume.",
        "ketamine-infusions",
        "It is not one of the medicines for fibromyalgia.",
    ),
    Row(
        "how many told of relief for days",
        r"most (people|patients|individuals|ketamine)[^.]*relief|relief for (2|two)(–|-| to )",
        "Most ketamine-exposed individuals had relief for 2–7 days.",
        "ketamine-studies",
        "In one study, 6 of 11 people told of relief for some days. They could feel which drug they had.",
    ),
    Row(
        "a lasting gain in the study of 1997",
        r"(lasting|lasted|sustained) (improvement|benefit)s?\b(?! of)(?=[^.]*(120|1997|FIQ))|\bresponders?\b",
        "Lasting improvement to 120 minutes in responders.",
        "ketamine-studies",
        "In a study of 18 people, relief was short, and came to some of them.",
    ),
    Row(
        "doses and rounds of ketamine",
        r"\d ?(mg|milligrams?|µg)\b|mg/kg|(4|four)(–|-| to )(6|six) (sessions|infusions|treatments)|"
        r"every (3|three)(–|-| to )(5|five) weeks|(next|optimal) dose|recommended interval",
        "Give 0.5 mg/kg in one hour, 4 to 6 infusions.",
        "ketamine-infusions",
        "Your clinic decides doses and dates. Fibroplan keeps your notes, and sells nothing.",
    ),
    Row(
        "pills as a burden, ketamine as the way out",
        r"sick of|tired of (daily )?(pills|tablets)|daily pills|alternative medicine",
        "Sick of daily pills? Looking for alternative medicine?",
        "ketamine-safety",
        "This decision belongs with a pain specialist and your usual doctor. Tell them about heart disease, high blood "
        "pressure, liver disease, or high pressure in eye or brain. Tell them about psychosis, pregnancy, bladder "
        "trouble, or past trouble with drugs or drink.",
    ),
    Row(
        "the bladder",
        r"(ketamine|infusions?)\b[^.]*\b(safe|harmless|gentle)\b|no side effects",
        "Infusions are safe.",
        "ketamine-safety",
        "Pain on passing water, urgency or blood: tell the clinic at once. Ketamine can harm the bladder.",
    ),
    Row(
        "ketamine at home",
        r"(take|use|try|order) ketamine|ketamine (lozenges|troches|by post)|at-home ketamine",
        "You can take ketamine at home.",
        "ketamine-at-home",
        "The FDA warned in 2023: mixed ketamine products are not reviewed, and at home nobody watches over you. A "
        "nasal spray of its sister drug is approved for depression, in a clinic. It is not for fibromyalgia.",
    ),
    Row(
        "a reset of the nerves",
        r"\breset|rewir|breakthrough|most potent",
        "The most potent NMDA antagonist appears to reset altered pain receptors.",
        "ketamine-muscles",
        "Ketamine blocks NMDA receptors. Whether that changes fibromyalgia in the long run is unproven.",
    ),
    Row(
        "receptors of pain in the brain",
        r"pain receptor|pain memory|memory of pain",
        "Pain receptors in the brain form a kind of pain memory.",
        "what-it-is",
        "The nervous system handles signals in another way. Doctors call this nociplastic pain.",
    ),
    Row(
        "a mechanism told as a benefit",
        r"default mode|\bDMN\b|\bBDNF\b|ruminat|brain chemical",
        "It inhibits the default mode network and raises BDNF.",
        "ketamine-studies",
        "No study shows lasting benefit.",
    ),
    Row(
        "history told as advertising",
        r"veterinar|\b196[0-9]\b|youngster",
        "Created in 1963, it was used in veterinary practice.",
        "ketamine-infusions",
        "It is a hospital anaesthetic for all ages.",
    ),
    Row(
        "painkillers without prescription",
        r"(paracetamol|acetaminophen|ibuprofen|naproxen|painkillers?|NSAIDs?)\b[^.]*\b(beneficial|helps?|works?)\b",
        "Ibuprofen and naproxen may be beneficial.",
        "ibuprofen",
        "In six small trials, these did no better than dummy tablets in fibromyalgia. They may be used for other "
        "pains.",
    ),
    Row(
        "which medicines are approved",
        r"(gabapentin|amitriptyline|ketamine|ibuprofen|naproxen|paracetamol|acetaminophen) is approved|three approved",
        "Gabapentin is approved for fibromyalgia.",
        "cyclobenzaprine-tongue",
        "FDA: approved for fibromyalgia in 2025.",
    ),
    Row(
        "what comes first",
        r"combin\w+ medic\w+ with self-care|(?<!without )medic\w+ (come first|first, )",
        "Treatments typically combine medicine with self-care.",
        "what-comes-first",
        "Learning about it, and care without medicines. Medicines come in if pain or sleep need them. You and your "
        "doctor decide together.",
    ),
    Row(
        "the size of the benefit",
        r"most effective|(?<!not )(?<!un)proven(?! to cause)",
        "Self-care, exercise and CBT are most effective.",
        "what-comes-first",
        "Moving, talking therapy and self-care have the best support. The average benefit is small to moderate. "
        "Not everyone responds.",
    ),
    Row(
        "women and men",
        r"women (are|get|suffer|have)[^.]*more often|mostly women|women's (illness|disease)|illness of women",
        "Women get it much more often.",
        "who",
        "It is more often diagnosed in women. In men it is often overlooked.",
    ),
    Row(
        "counselling and ACT",
        r"self-confidence|accept(ing)? what (you|one) (can ?not|can't|cannot) control",
        "ACT means to accept what you can't control; counselling boosts self-confidence.",
        "act",
        "Making room for what can't be forced away, while doing more of what matters.",
    ),
    Row(
        "how serious it is",
        r"harmless|not (a )?serious|(?<!not )life-threatening|(?<!not )damages? (the |your )?(joints|organs)",
        "It is harmless. It damages joints.",
        "how-serious",
        "It is real, it lasts, and it can be disabling. It does not damage joints or organs. In itself it is not "
        "life-threatening. New symptoms still deserve a check.",
    ),
    Row(
        "risks as causes",
        r"caused by|because of (trauma|weight|obesity|strain)|(trauma|obesity|PTSD|weight|strain) causes?\b",
        "Fibromyalgia is caused by trauma.",
        "why-it-starts",
        "What follows is linked with fibromyalgia, not proven to cause it.",
    ),
    Row(
        "a call to buy",
        r"schedule your|our specialists|book (now|your|an)|call us",
        "Schedule your appointment with our specialists.",
        "ketamine-infusions",
        "Fibroplan keeps your notes, and sells nothing.",
    ),
]
EVERY = [*every_text(), *app_texts(), *((path.name, text) for path in PUBLISHED for text in texts(path))]


def told(card: dict[str, Any]) -> str:
    """All words of a card, in the order of the screen."""
    parts = [card["title"], card["words"], *(fact["text"] for fact in card["facts"])]
    return " ".join([*parts, *(says["words"] for says in card["regions"])])


CARDS = {card["id"]: told(card) for card in LEARN["cards"]}


def test_the_whole_table_is_here() -> None:
    assert len(ROWS) == 25
    assert len({row.about for row in ROWS}) == 25
    assert len(EVERY) > 2000, "the texts were not found"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.about)
def test_the_wrong_statement_stands_nowhere_and_the_right_one_is_told(row: Row) -> None:
    pattern = re.compile(row.wrong, re.I)
    assert pattern.search(row.said), "the search would not find it"
    assert [(file, text) for file, text in EVERY if pattern.search(text)] == []
    assert row.right in CARDS[row.card]


STATUS = {
    "pregabalin": "FDA: approved",
    "duloxetine": "FDA: approved",
    "milnacipran": "FDA: approved",
    "cyclobenzaprine-tongue": "FDA: approved",
    "cyclobenzaprine": "FDA: not approved for fibromyalgia. Used off-label",
    "amitriptyline": "FDA: not approved for fibromyalgia. Used off-label",
    "gabapentin": "FDA: not approved for fibromyalgia. Used off-label",
    "paracetamol": "FDA: sold without prescription, not approved",
    "ibuprofen": "FDA: sold without prescription, not approved",
    "naproxen": "FDA: sold without prescription, not approved",
    "ketamine-infusions": "FDA: not approved for any long-term pain. Use is off-label",
}


def test_each_medicine_of_the_article_has_its_status_in_every_region() -> None:
    medicines = {card["id"]: card for card in LEARN["cards"] if card["topic"] in ("medicines", "offered")}
    assert {name for name, card in medicines.items() if card["regions"]} == set(STATUS)
    for name, status in STATUS.items():
        says = {row["region"]: row["words"] for row in medicines[name]["regions"]}
        assert list(says) == ["us", "uk", "eu"]
        assert says["us"].startswith(status)
        assert says["uk"].startswith("NICE: ")
        assert says["eu"] == "EMA: not approved for fibromyalgia."


def test_ketamine_stands_apart_from_the_medicines() -> None:
    assert {card["topic"] for card in LEARN["cards"] if "ketamine" in card["id"]} == {"offered"}


@pytest.mark.parametrize("name", ["pregabalin", "gabapentin", "paracetamol", "ibuprofen", "naproxen"])
def test_what_regions_say_against_each_other_stands_side_by_side(name: str) -> None:
    (says,) = [row["words"] for card in LEARN["cards"] if card["id"] == name for row in card["regions"][1:2]]
    assert says == "NICE: not to be started for this kind of pain."
