"""Help now: the person's own part, numbers as phones dial them, and the calm card."""

from typing import Any

import pytest

from fibroplan.content.help import help_now
from fibroplan.domain.help import choose_region, dialled, help_view, support_card

TEXTS: Any = help_now()


def told(**answers: str) -> list[Any]:
    return [{"id": "help", "deleted": False, "answers": answers}]


def test_before_anything_was_told_nothing_is_claimed() -> None:
    view = help_view(TEXTS, [])
    assert (view["region"], view["call"], view["message"]) == ("", "", "")
    assert view["who"] == "your person"
    assert len(view["plan"]) == 6
    assert all(row["answer"] == "" for row in view["plan"])


def test_the_persons_contact_is_one_tap_away() -> None:
    view = help_view(TEXTS, told(name="Sam", phone="+44 (0)20 7946 0018"))
    assert view["call"] == "tel:+4402079460018"
    assert view["message"] == "sms:+4402079460018"
    assert view["who"] == "Sam"


@pytest.mark.parametrize(
    ("text", "number"),
    [("", ""), ("ask Sam", ""), ("7", ""), ("13 11 14", "131114"), ("*31#0123", "*31#0123"), ("0x<script>1", "01")],
)
def test_a_number_is_what_a_phone_can_dial(text: str, number: str) -> None:
    assert dialled(text) == number


def test_a_region_is_chosen_and_taken_back() -> None:
    (change,) = choose_region(told(name="Sam"), "uk")
    assert change["fields"]["answers"] == {"name": "Sam", "region": "uk"}
    (back,) = choose_region(told(name="Sam", region="uk"), "uk")
    assert back["fields"]["answers"] == {"name": "Sam", "region": ""}


def test_the_card_leads_to_the_persons_own_people_first() -> None:
    card = support_card(TEXTS, told(region="uk", name="Sam", phone="0123 45"), ["A"])
    assert card["title"] == "It sounds like things are very heavy."
    assert (card["call"], card["call_words"]) == ("tel:116123", "Call Samaritans")
    assert (card["message"], card["message_words"]) == ("sms:012345", "Message Sam")


def test_without_a_contact_it_leads_to_a_line_by_text() -> None:
    card = support_card(TEXTS, told(region="us"), ["B", "C"])
    assert (card["call"], card["message"]) == ("tel:988", "sms:988")
    assert card["message_words"] == "Text 988 Lifeline"


def test_without_a_region_it_leads_to_the_page_of_help() -> None:
    card = support_card(TEXTS, [], ["A", "C"])
    assert (card["call"], card["message"]) == ("/help-now/", "/help-now/")
    assert card["call_words"] == "Numbers to call"


def test_not_being_safe_has_words_and_lines_of_its_own() -> None:
    card = support_card(TEXTS, told(region="ie"), ["C"])
    assert card["title"] == "It sounds like you may not be safe."
    assert card["call"] == "tel:1800341900"
    assert card["message"] == "/help-now/"


def test_every_region_has_a_card_of_each_kind() -> None:
    for region in TEXTS["regions"]:
        for kinds in (["A"], ["C"]):
            card = support_card(TEXTS, told(region=region["id"]), kinds)
            assert card["call"] == "/help-now/" or card["call"].startswith("tel:")
            assert all(card.values())
