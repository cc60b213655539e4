"""Learn: topics, one card with every source, and marks that are the person's own."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from fibroplan.content.learn import learn
from fibroplan.domain.learn import each_once, learn_view, mark_read, read_cards

LEARN: Any = learn()
IDS = [card["id"] for card in LEARN["cards"]]


def view(topic: str = "", card: str = "", marks: Any = ()) -> Any:
    return learn_view(LEARN, topic, card, list(marks))


def marked(card: str, read: bool = True) -> Any:
    (change,) = mark_read(card, read)
    return {"id": change["id"], **change["fields"]}


def test_the_topics_hold_every_card_once() -> None:
    shown = view()
    assert (shown["title"], shown["topic"], shown["card"]) == ("Learn", None, None)
    assert sorted(row["content_id"] for topic in shown["topics"] for row in topic["rows"]) == sorted(IDS)
    counts = {topic["content_id"]: topic["count"] for topic in shown["topics"]}
    assert counts["body"] == "2 cards"
    assert learn_view({**LEARN, "cards": LEARN["cards"][:1]}, "", "", [])["topics"][0]["count"] == "1 card"


def test_a_topic_and_a_card_by_their_address() -> None:
    assert view("medicines")["title"] == "Medicines"
    assert view("medicines")["sub"] == ""
    assert view("medicines", "gone")["topic"]["name"] == "Medicines"
    assert view("gone", "gone")["title"] == "Learn"
    assert view("medicines", "aerobic")["title"] == "Walking, cycling and the like"


def test_a_card_names_each_of_its_sources_once() -> None:
    card = view(card="pregabalin")["card"]
    assert [side["name"] for side in card["sides"]] == ["United States", "United Kingdom", "Europe"]
    assert card["sides"][0]["words"] == "FDA: approved for fibromyalgia in 2007."
    assert card["sides"][1]["words"] == "NICE: not to be started for this kind of pain."
    assert len(card["sources"]) == len(set(card["sources"])) == 5
    assert card["label"] == "Approved for fibromyalgia in the United States."


def test_the_next_card_is_the_next_of_its_topic() -> None:
    first = view(card="acupuncture")["card"]
    assert (first["next_id"], first["topic_name"]) == ("hydrotherapy", "Needles and warm water")
    last = view(card="hydrotherapy")["card"]
    assert (last["next_id"], last["next_name"]) == ("", "")


def test_a_mark_is_set_and_taken_away_and_touches_nothing_else() -> None:
    letter = {"id": "letter", "deleted": False, "answers": {"own": "Dear Ms Park"}}
    rows = [letter, marked("aerobic"), marked("water", False)]
    assert read_cards(rows) == ["aerobic"]
    assert view(card="aerobic", marks=rows)["card"]["read"]
    assert not view(card="water", marks=rows)["card"]["read"]
    assert [row["content_id"] for row in view(marks=rows)["rows"] if row["read"]] == ["aerobic"]
    assert marked("aerobic")["id"] != marked("water")["id"]


def test_a_search_looks_through_all_words_and_what_people_call_it() -> None:
    found = {row["content_id"] for row in view()["rows"] if "threshold" in row["find"]}
    assert found >= {"more-sensitive", "takes-more"}
    assert [row["content_id"] for row in view()["rows"] if "Lyrica" in row["find"]] == ["pregabalin"]


@given(st.lists(st.text(max_size=2)))
def test_each_once_keeps_the_order_and_drops_the_doubles(texts: list[str]) -> None:
    assert each_once(texts) == list(dict.fromkeys(texts))
