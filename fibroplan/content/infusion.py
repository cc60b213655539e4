"""The words around a course of infusions: what it is, what to have ready, what to note, and the hours of rest after.

No dose, date, number of sessions or interval is in here, not even as an example.
"""

from typing import Any, Literal

from pydantic import model_validator

from fibroplan.content.loader import About, Content, Evidence, Id, Line, Strict, Text, content, once


class Told(Strict):
    """A heading, words and how well they are supported."""

    title: Line
    words: Text
    evidence: Evidence


class Examples(Strict):
    """What stands in empty fields, to be written over. Nothing of it is ever filled in."""

    treatment: Line
    planned: Line
    follow_ups: Line


class Ready(Strict):
    """One thing to have ready before a session."""

    id: Literal["escort", "ride", "ate"]
    text: Text


class Score(Strict):
    """What the two ends of a score mean."""

    id: Literal["pain", "tenderness", "fatigue", "mood", "sleep"]
    low: Line
    high: Line


class Effect(Strict):
    """Something to tick, from 0 to 3."""

    id: Id
    title: Line
    kind: Literal["body", "mind", "mood", "bladder"]


class Sign(Strict):
    """One line of the card."""

    id: Id
    text: Text


class Rest(Strict):
    """The card of the hours after an infusion, and the signs that call for help."""

    title: Line
    words: Text
    points: list[Sign]
    help_title: Line
    help_words: Text
    signs: list[Sign]
    paused: Text
    evidence: Evidence


class Infusions(Content):
    """Everything about a course of infusions."""

    about: About
    clinic_decides: Text
    begin: Line
    treatment: Line
    ketamine: Told
    at_home: Told
    differ: Text
    examples: Examples
    ready: list[Ready]
    scores: list[Score]
    effects: list[Effect]
    levels: list[Line]
    hold: Text
    drowsy: Text
    bladder: Told
    mood: Told
    rest: Rest

    @model_validator(mode="after")
    def _whole(self) -> "Infusions":
        for rows in (self.ready, self.scores, self.effects, self.rest.points, self.rest.signs):
            once(row.id for row in rows)
        if len(self.levels) != 4:
            raise ValueError("levels go from 0 to 3")
        return self


def infusion(language: str = "en") -> dict[str, Any]:
    """The words of the course, its time points' scores and effects, and the card of the hours after."""
    return content("infusion", language, Infusions)
