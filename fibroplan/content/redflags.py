"""Warning signs: fixed lists that say where to turn. They look at nothing the person entered and judge nothing."""

from typing import Any, Literal

from pydantic import Field, model_validator

from fibroplan.content.loader import About, Content, Evidence, Id, Line, Strict, Text, content, once


class Sign(Strict):
    """One sign. `help` may be empty; `today` marks what cannot wait in a list of things that can."""

    id: Id
    text: Text
    help: str = Field(max_length=400)
    today: bool


class SignList(Strict):
    """Signs that ask for the same thing. A list with a `filter` is shown to those it concerns alone."""

    id: Literal["emergency", "same-day", "rest", "pregnancy", "see-a-doctor"]
    title: Line
    words: Text
    filter: Literal["", "pregnancy"]
    signs: list[Sign] = Field(min_length=1)
    evidence: Evidence

    @model_validator(mode="after")
    def _once(self) -> "SignList":
        once(sign.id for sign in self.signs)
        return self


class RedFlags(Content):
    """Every list, the most urgent first."""

    about: About
    unsure: Text
    lists: list[SignList]

    @model_validator(mode="after")
    def _whole(self) -> "RedFlags":
        once(each.id for each in self.lists)
        if self.lists[0].id != "emergency":
            raise ValueError("the emergency list comes first")
        return self


def redflags(language: str = "en") -> dict[str, Any]:
    """The lists of warning signs."""
    return content("redflags", language, RedFlags)
