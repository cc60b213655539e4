"""The words of the daily check-in: five scores, more symptoms, the body map and what was part of a day."""

from typing import Any

from pydantic import Field, model_validator

from fibroplan.content.loader import About, Content, Evidence, Id, Line, Strict, Text, content, once


class Score(Strict):
    """One of the five scores from 0 to 10, with what its ends mean."""

    id: Id
    title: Line
    low: Line
    high: Line
    evidence: Evidence


class Named(Strict):
    """One symptom or trigger."""

    id: Id
    title: Line


class Symptoms(Strict):
    """Symptoms beyond the five scores; all are rated between the same ends."""

    title: Line
    words: Text
    low: Line
    high: Line
    entries: list[Named] = Field(min_length=8)
    evidence: Evidence


class Body(Strict):
    """What is said with the body map."""

    title: Line
    words: Text
    as_list: Line
    none: Line
    evidence: Evidence


class Triggers(Strict):
    """What may have been part of a day."""

    title: Line
    words: Text
    entries: list[Named] = Field(min_length=8)
    evidence: Evidence


class CheckIn(Content):
    """Everything that the check-in says."""

    about: About
    scores: list[Score] = Field(min_length=5, max_length=5)
    symptoms: Symptoms
    body: Body
    triggers: Triggers

    @model_validator(mode="after")
    def _whole(self) -> "CheckIn":
        once(row.id for row in [*self.scores, *self.symptoms.entries, *self.triggers.entries])
        return self


def check_in(language: str = "en") -> dict[str, Any]:
    """Scores, symptoms, the body map's words and triggers."""
    return content("check_in", language, CheckIn)
