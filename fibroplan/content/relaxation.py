"""Relaxation: a few quiet minutes with nothing to reach. What takes muscle work is in the exercise library."""

from typing import Any, Literal

from pydantic import Field, model_validator

from fibroplan.content.loader import About, Content, Evidence, Id, Line, Strict, Text, content, once


class Relaxing(Strict):
    """One way to relax: minutes to begin with, days a week (7: every day), and the part of the day it suits."""

    id: Id
    title: Line
    text: Text
    minutes: int = Field(ge=1, le=10)
    times: int = Field(ge=1, le=7)
    part: Literal["morning", "midday", "evening", "bedtime"]
    evidence: Evidence


class Relaxation(Content):
    """Everything about relaxation; `care` is said where one is done."""

    about: About
    care: Text
    exercises: list[Relaxing] = Field(min_length=8)

    @model_validator(mode="after")
    def _whole(self) -> "Relaxation":
        once(row.id for row in self.exercises)
        return self


def relaxation(language: str = "en") -> dict[str, Any]:
    """Ways to relax, with what supports them and a word of care."""
    return content("relaxation", language, Relaxation)
