"""What is known about fibromyalgia and what is done about it: short cards, each with its sources."""

from typing import Any, Literal

from pydantic import Field, model_validator

from fibroplan.content.loader import About, Content, Evidence, Id, Line, Strict, Text, content, once

Place = Literal["us", "uk", "eu"]


class Words(Strict):
    """What the screen says around the cards."""

    conflict: Text
    private: Text
    none: Line
    none_words: Text


class Region(Strict):
    """Where a regulator or a guideline speaks."""

    id: Place
    title: Line


class Topic(Strict):
    """A heading with the cards below it."""

    id: Id
    title: Line


class Fact(Strict):
    """One thing that is known, with where it comes from."""

    text: Text
    evidence: Evidence


class Says(Strict):
    """What one region says; where regions differ, all of them stand side by side."""

    region: Place
    words: Text
    evidence: Evidence


class Card(Strict):
    """One idea. `words` come first; `evidence` is how well supported the whole is; `find` helps the search alone."""

    id: Id
    topic: Id
    title: Line
    words: Text
    facts: list[Fact]
    find: str = Field(max_length=200)
    regions: list[Says]
    evidence: Evidence


class Learn(Content):
    """All cards by topic."""

    about: About
    words: Words
    regions: list[Region]
    topics: list[Topic]
    cards: list[Card]

    @model_validator(mode="after")
    def _whole(self) -> "Learn":
        once(card.id for card in self.cards)
        once(topic.id for topic in self.topics)
        once(region.id for region in self.regions)
        topics = {topic.id for topic in self.topics}
        if lost := sorted({card.topic for card in self.cards} - topics):
            raise ValueError(f"no such topic: {', '.join(lost)}")
        if bare := sorted(topics - {card.topic for card in self.cards}):
            raise ValueError(f"a topic without a card: {', '.join(bare)}")
        for card in self.cards:
            once(f"{card.id} {says.region}" for says in card.regions)
            if len(card.regions) == 1:
                raise ValueError(f"one region alone is no comparison: {card.id}")
        return self


def learn(language: str = "en") -> dict[str, Any]:
    """The cards, their topics, and the regions that are set side by side."""
    return content("learn", language, Learn)
