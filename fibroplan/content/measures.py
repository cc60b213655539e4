"""The words around the measures: what they are, who sees the answers, and the support page."""

from typing import Any

from pydantic import Field, model_validator

from fibroplan.content.loader import About, Content, Evidence, Id, Line, Strict, Text, content, once


class SupportPoint(Strict):
    """One line of the support page."""

    id: Id
    text: Text


class Support(Strict):
    """The page that comes before any total when an answer asks for it."""

    title: Line
    words: Text
    points: list[SupportPoint] = Field(min_length=3)
    help: Line
    read: Line
    onward: Line
    later: Text
    evidence: Evidence

    @model_validator(mode="after")
    def _whole(self) -> "Support":
        once(point.id for point in self.points)
        return self


class Measures(Content):
    """Everything that is said around instruments, and nothing about one of them."""

    about: About
    verdict: Text
    sees: Text
    heavy: Text
    professional: Text
    support: Support


def measures(language: str = "en") -> dict[str, Any]:
    """The words of the measures' screen."""
    return content("measures", language, Measures)
