"""Medicines by how regulators see them, what can be ticked as a side effect, and when to call for help.

What a medicine is and what each region says about it stands in the learn cards; here it is put in its group, so that
one truth has one place. Nothing here advises, doses or compares.
"""

from typing import Any, Literal

from pydantic import model_validator

from fibroplan.content.learn import learn
from fibroplan.content.loader import About, Content, ContentError, Evidence, Id, Line, Strict, Text, content, once


class Group(Strict):
    """Medicines of one standing; the heading says which."""

    id: Literal["approved", "off-label", "counter", "not-approved"]
    title: Line
    words: Text


class Named(Strict):
    """A medicine that the learn cards tell of, by the id of its card, with the static cautions that go with it."""

    id: Id
    group: Literal["approved", "off-label", "counter", "not-approved"]
    cautions: list[Id]


class Caution(Strict):
    """A caution that is the same for everyone who has the medicine."""

    id: Id
    title: Line
    words: Text
    points: list[Text]
    evidence: Evidence


class Tick(Strict):
    """One entry of the list of side effects."""

    id: Id
    title: Line


class Sign(Strict):
    """One sign of the emergency card."""

    id: Id
    text: Text


class Emergency(Strict):
    """Signs that call for help at once."""

    title: Line
    words: Text
    signs: list[Sign]
    evidence: Evidence


class Reason(Strict):
    """A reason for leaving a time out, to be picked if one likes."""

    id: Id
    text: Line


class Treatments(Content):
    """Everything about medicines."""

    about: About
    no_advice: Text
    leaflet: Text
    unnoted: Text
    groups: list[Group]
    medicines: list[Named]
    cautions: list[Caution]
    effects: list[Tick]
    reasons: list[Reason]
    emergency: Emergency

    @model_validator(mode="after")
    def _whole(self) -> "Treatments":
        for rows in (self.groups, self.medicines, self.cautions, self.effects, self.reasons, self.emergency.signs):
            once(row.id for row in rows)
        known = {each.id for each in self.cautions}
        if lost := sorted({name for row in self.medicines for name in row.cautions} - known):
            raise ValueError(f"no such caution: {', '.join(lost)}")
        return self


def treatments(language: str = "en") -> dict[str, Any]:
    """The medicines with the words of their learn cards, their groups, cautions and side effects."""
    found = content("treatments", language, Treatments)
    told = learn(language)
    cards = {card["id"]: card for card in told["cards"]}
    return {
        **found,
        "conflict": told["words"]["conflict"],
        "regions": told["regions"],
        "medicines": [{**_card(cards, row["id"]), **row} for row in found["medicines"]],
    }


def _card(cards: dict[str, dict[str, Any]], name: str) -> dict[str, Any]:
    if name not in cards:
        raise ContentError(f"treatments: there is no learn card {name}")
    return {key: cards[name][key] for key in ("title", "words", "regions", "evidence")}
