"""What the rules and screens of infusions read of the content."""

from typing import TypedDict


class ScoreName(TypedDict):
    """A score with what its two ends mean."""

    id: str
    low: str
    high: str


class InfusionEffect(TypedDict):
    """One effect to tick, 0 to 3."""

    id: str
    title: str
    kind: str


class ToldWords(TypedDict):
    """A heading, words, and how well they are supported."""

    title: str
    words: str
    evidence: dict[str, str]


class RestWords(TypedDict):
    """The card of the hours after an infusion."""

    title: str
    words: str
    points: list[dict[str, str]]
    help_title: str
    help_words: str
    signs: list[dict[str, str]]
    paused: str
    evidence: dict[str, str]


class InfusionContent(TypedDict):
    """`fibroplan.content.infusion`; these rules read the first three, the pages the rest."""

    scores: list[ScoreName]
    effects: list[InfusionEffect]
    ready: list[dict[str, str]]
    about: ToldWords
    clinic_decides: str
    begin: str
    treatment: str
    ketamine: ToldWords
    at_home: ToldWords
    differ: str
    examples: dict[str, str]
    levels: list[str]
    hold: str
    drowsy: str
    bladder: ToldWords
    mood: ToldWords
    rest: RestWords


def infusion_words(infusion: InfusionContent) -> InfusionContent:
    """The words around an infusion, for a page that needs nothing else of it."""
    return infusion
