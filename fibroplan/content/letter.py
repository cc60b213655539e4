"""A letter to an employer: paragraphs with fields to fill in, changes to choose from, and notes by region."""

import re
from typing import Any, Literal

from pydantic import Field, computed_field, model_validator

from fibroplan.content.loader import About, Content, Evidence, Id, Line, Strict, Text, content, once

FIELD = re.compile(r"\{([a-z_]+)\}")
"""A place in a paragraph: the id of a field, or `changes` for the chosen changes as a list."""


class LetterField(Strict):
    """One field to fill in. A paragraph that names an optional field left empty is left out."""

    id: str = Field(pattern=r"^[a-z_]+$")
    label: Line
    help: str = Field(max_length=400)
    optional: bool


class Part(Strict):
    """A piece of a paragraph: words, or the place of a field."""

    text: str
    field: str


class Paragraph(Strict):
    """One paragraph of the letter."""

    id: Id
    text: Text

    @computed_field
    @property
    def parts(self) -> list[Part]:
        """The paragraph as words and places, in their order."""
        pieces = FIELD.split(self.text)
        return [
            Part(text="" if at % 2 else each, field=each if at % 2 else "") for at, each in enumerate(pieces) if each
        ]


class Accommodation(Strict):
    """One change at work to ask for, and its words in the letter."""

    id: Id
    title: Line
    text: Text
    evidence: Evidence


class Region(Strict):
    """What to know in one region. Not legal advice."""

    id: Literal["us", "uk", "eu", "other"]
    title: Line
    words: Text
    evidence: Evidence


class Letter(Content):
    """The whole letter with what belongs to it."""

    about: About
    legal: Text
    privacy: Text
    fields: list[LetterField]
    paragraphs: list[Paragraph]
    choose: Text
    accommodations: list[Accommodation]
    regions: list[Region]

    @model_validator(mode="after")
    def _whole(self) -> "Letter":
        for rows in (self.fields, self.paragraphs, self.accommodations, self.regions):
            once(row.id for row in rows)
        named = {each for row in self.paragraphs for each in FIELD.findall(row.text)}
        known = {field.id for field in self.fields} | {"changes"}
        if wrong := sorted(named ^ known):
            raise ValueError(f"a field without a place, or a place without a field: {', '.join(wrong)}")
        return self


def letter(language: str = "en") -> dict[str, Any]:
    """The employer letter: fields, paragraphs in their order, changes to choose from and notes by region."""
    return content("letter", language, Letter)
