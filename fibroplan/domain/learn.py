"""Learn: short cards by topic, one card with its sources, and the person's own marks of what they have read."""

from typing import TypedDict

from fibroplan.domain.change import Change, change
from fibroplan.domain.writing import Writing

READ_PREFIX = "read."
"""Before the id of a card in the id of its mark: each mark is a row of its own, so two phones never undo each other."""


class LearnFact(TypedDict):
    """One thing that is known, with its label and source."""

    text: str
    evidence: dict[str, str]


class LearnSays(TypedDict):
    """What one region says."""

    region: str
    words: str
    evidence: dict[str, str]


class LearnCard(TypedDict):
    """One card of the content."""

    id: str
    topic: str
    title: str
    words: str
    facts: list[LearnFact]
    find: str
    regions: list[LearnSays]
    evidence: dict[str, str]


class LearnHeading(TypedDict):
    """A topic of the content."""

    id: str
    title: str


class LearnPlace(TypedDict):
    """A region of the content."""

    id: str
    title: str


class LearnContent(TypedDict):
    """`fibroplan.content.learn`, as far as the page shows it."""

    about: dict[str, str]
    words: dict[str, str]
    regions: list[LearnPlace]
    topics: list[LearnHeading]
    cards: list[LearnCard]


class LearnRow(TypedDict):
    """One card in a list. `find` is all that a search looks through; `label` says how well supported it is."""

    content_id: str
    name: str
    label: str
    find: str
    read: bool


class LearnTopic(TypedDict):
    """A topic with its cards."""

    content_id: str
    name: str
    count: str
    rows: list[LearnRow]


class LearnSide(TypedDict):
    """One region beside the others."""

    name: str
    words: str


class LearnOpen(TypedDict):
    """One card, whole. `next_id` is the card after it in its topic, "" after the last one."""

    content_id: str
    name: str
    words: str
    facts: list[str]
    sides: list[LearnSide]
    label: str
    sources: list[str]
    read: bool
    topic_id: str
    topic_name: str
    next_id: str
    next_name: str


class LearnView(TypedDict):
    """The page: the topics, or the one that was asked for, or one card. Searching happens on the page over `rows`."""

    title: str
    sub: str
    conflict: str
    private: str
    none: str
    none_words: str
    topics: list[LearnTopic]
    topic: LearnTopic | None
    card: LearnOpen | None
    rows: list[LearnRow]


def learn_view(learn: LearnContent, topic_id: str, card_id: str, writings: list[Writing]) -> LearnView:
    """The cards with the person's marks. An unknown topic or card shows the topics."""
    read = read_cards(writings)
    topics = [learn_topic(heading, learn["cards"], read) for heading in learn["topics"]]
    cards = [card for card in learn["cards"] if card["id"] == card_id]
    chosen = [topic for topic in topics if topic["content_id"] == topic_id]
    shown = learn_open(learn, cards[0], read) if len(cards) > 0 else None
    topic = chosen[0] if len(chosen) > 0 else None
    title = learn["about"]["title"]
    if shown is not None:
        title = shown["name"]
    elif topic is not None:
        title = topic["name"]
    return {
        "title": title,
        "sub": learn["about"]["words"] if shown is None and topic is None else "",
        "conflict": learn["words"]["conflict"],
        "private": learn["words"]["private"],
        "none": learn["words"]["none"],
        "none_words": learn["words"]["none_words"],
        "topics": topics,
        "topic": topic,
        "card": shown,
        "rows": [learn_row(card, read) for card in learn["cards"]],
    }


def learn_topic(heading: LearnHeading, cards: list[LearnCard], read: list[str]) -> LearnTopic:
    """A topic with the cards that stand under it."""
    rows = [learn_row(card, read) for card in cards if card["topic"] == heading["id"]]
    return {
        "content_id": heading["id"],
        "name": heading["title"],
        "count": "1 card" if len(rows) == 1 else f"{len(rows)} cards",
        "rows": rows,
    }


def learn_row(card: LearnCard, read: list[str]) -> LearnRow:
    """A card as a list shows it; a search looks through all of its words."""
    words = [card["title"], card["words"], *[fact["text"] for fact in card["facts"]], card["find"]]
    return {
        "content_id": card["id"],
        "name": card["title"],
        "label": card["evidence"]["label"],
        "find": " ".join(words),
        "read": card["id"] in read,
    }


def learn_open(learn: LearnContent, card: LearnCard, read: list[str]) -> LearnOpen:
    """One card with every source it rests on, each named once."""
    places = {place["id"]: place["title"] for place in learn["regions"]}
    mine = [each for each in learn["cards"] if each["topic"] == card["topic"]]
    following: list[LearnCard] = []
    for index, each in enumerate(mine):
        if each["id"] == card["id"]:
            following = mine[index + 1 :]
    given = [card["evidence"], *[fact["evidence"] for fact in card["facts"]]]
    return {
        "content_id": card["id"],
        "name": card["title"],
        "words": card["words"],
        "facts": [fact["text"] for fact in card["facts"]],
        "sides": [{"name": places[says["region"]], "words": says["words"]} for says in card["regions"]],
        "label": card["evidence"]["label"],
        "sources": each_once(
            [*[evidence["source"] for evidence in given], *[says["evidence"]["source"] for says in card["regions"]]]
        ),
        "read": card["id"] in read,
        "topic_id": card["topic"],
        "topic_name": "".join([topic["title"] for topic in learn["topics"] if topic["id"] == card["topic"]]),
        "next_id": "" if len(following) == 0 else following[0]["id"],
        "next_name": "" if len(following) == 0 else following[0]["title"],
    }


def each_once(texts: list[str]) -> list[str]:
    """The texts in their order, each where it first stands."""
    found: list[str] = []
    for text in texts:
        if text not in found:
            found.append(text)
    return found


def read_cards(writings: list[Writing]) -> list[str]:
    """The ids of the cards that are marked as read."""
    marks = [row["answers"].get("card", "") for row in writings if not row["deleted"]]
    return [card for card in marks if card != ""]


def mark_read(card_id: str, read: bool) -> list[Change]:
    """Mark a card as read, or take the mark away. It is the person's own, and asks for nothing."""
    return [change("writing", f"{READ_PREFIX}{card_id}", {"deleted": not read, "answers": {"card": card_id}})]
