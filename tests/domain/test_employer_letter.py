"""The letter to an employer, filled in bit by bit."""

from typing import Any

from fibroplan.content.letter import letter
from fibroplan.domain.letter import LETTER, letter_view, toggle_change
from fibroplan.domain.writing import write_answer
from tests.domain.make import applied, now

CONTENT: Any = letter()


def written(**answers: Any) -> list[Any]:
    return [{"id": LETTER, "deleted": False, "answers": answers}]


def view(rows: Any = ()) -> Any:
    return letter_view(CONTENT, list(rows), None, now())


def test_an_empty_letter_shows_what_is_open_and_names_no_illness() -> None:
    shown = view()
    assert shown["open"] == [
        *("Who is it to?", "Your name", "What makes work hard?"),
        *("When do you want to start?", "When do you want to look at it again?"),
    ]
    assert "Dear [Who is it to?]," in shown["text"]
    assert shown["text"].startswith("24 November 2026\n\n")
    assert "These changes would help me: [Your changes]" in shown["text"]
    assert "I have" not in shown["text"]
    assert "fibromyalgia" not in shown["text"].lower()


def test_answers_stand_in_their_places_and_optional_ones_bring_their_paragraph() -> None:
    rows = written(employer="Ms Park", condition="fibromyalgia", date="1 May", region="uk")
    shown = view(rows)
    assert shown["text"].startswith("1 May\n\nDear Ms Park,")
    assert "I have fibromyalgia." in shown["text"]
    assert [row["label"] for row in shown["regions"] if row["chosen"]] == ["United Kingdom"]
    assert [row["label"] for row in shown["fields"] if row["name"] in ("job", "name")] == [
        *("Your name", "Your job (if you like)"),
    ]


def test_chosen_changes_are_listed_in_the_order_of_the_template() -> None:
    rows: Any = []
    for each in ("parking", "flexible-start", "perch-seat", "perch-seat"):
        rows = applied(rows, toggle_change(rows, each), "writing", {"answers": {}})
    shown = view(rows)
    assert [row["name"] for row in shown["changes"] if row["chosen"]] == ["flexible-start", "parking"]
    listed = (
        "me: \n- A flexible start time, as mornings can be slow.\n- A parking space close to the door.\n\nI suggest"
    )
    assert listed in shown["text"]


def test_own_words_take_the_place_of_the_form_and_give_it_back() -> None:
    rows: Any = written(employer="Ms Park")
    own = applied(rows, write_answer(rows, LETTER, "own", "Dear all"), "writing", {})
    assert view(own)["text"] == "Dear all"
    assert view(own)["open"] == []
    back = applied(own, write_answer(own, LETTER, "own", ""), "writing", {})
    assert view(back)["text"] == view(rows)["text"]
