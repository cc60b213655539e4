"""Help now: numbers by region, steps that ask less, a plan for heavy hours, who sees what, and the card's words."""

from typing import Any, Literal

from pydantic import Field, model_validator

from fibroplan.content.loader import About, Content, Evidence, Id, Line, Strict, Text, content, once

DIALLED = r"^[0-9][0-9 -]*$"
"""A number as people write it; empty where there is none."""


class HelpLine(Strict):
    """One service: a number to call, one to text (with the word to begin with), or a page of the web."""

    id: Id
    title: Line
    words: Text
    call: str = Field(pattern=rf"{DIALLED}|^$")
    text: str = Field(pattern=rf"{DIALLED}|^$")
    write: str = Field(pattern=r"^[A-Z]*$")
    web: str = Field(pattern=r"^https://[a-z.]+$|^$")
    about: Literal["heavy", "unsafe", "both"]
    evidence: Evidence

    @model_validator(mode="after")
    def _reachable(self) -> "HelpLine":
        if not (self.call or self.text or self.web):
            raise ValueError(f"{self.id} leads nowhere")
        return self


class HelpRegion(Strict):
    """The numbers of one part of the world."""

    id: Literal["us", "ca", "uk", "ie", "au", "other"]
    title: Line
    emergency: str = Field(pattern=DIALLED)
    lines: list[HelpLine] = Field(min_length=1)

    @model_validator(mode="after")
    def _both_kinds(self) -> "HelpRegion":
        kinds = {line.about for line in self.lines}
        if "both" not in kinds and kinds != {"heavy", "unsafe"}:
            raise ValueError(f"{self.id} has no line for one kind of trouble")
        return self


class Danger(Strict):
    """What stands above everything else."""

    title: Line
    words: Text
    evidence: Evidence


class Point(Strict):
    """One line of a list."""

    id: Id
    text: Text


class Gentle(Strict):
    """Steps that ask less than a call."""

    title: Line
    evidence: Evidence
    points: list[Point] = Field(min_length=3)


class Contact(Strict):
    """The words around the person's own contact."""

    title: Line
    words: Text
    name: Line
    phone: Line
    none: Text


class HelpQuestion(Strict):
    """One question of the plan for heavy hours."""

    id: Id
    text: Text
    example: Text


class HelpPlan(Strict):
    """The plan for heavy hours, in the person's own words."""

    title: Line
    words: Text
    evidence: Evidence
    questions: list[HelpQuestion] = Field(min_length=6)


class Watch(Strict):
    """Who sees what, said plainly."""

    title: Line
    points: list[Point] = Field(min_length=4)


class Card(Strict):
    """What is said after the word check has found something."""

    id: Literal["heavy", "unsafe"]
    title: Line
    words: Text
    evidence: Evidence


class Help(Content):
    """Everything of the page `/help-now/`."""

    about: About
    danger: Danger
    where: Line
    regions: list[HelpRegion]
    gentle: Gentle
    contact: Contact
    plan: HelpPlan
    watch: Watch
    cards: list[Card]

    @model_validator(mode="after")
    def _whole(self) -> "Help":
        for rows in (self.regions, self.gentle.points, self.plan.questions, self.watch.points, self.cards):
            once(row.id for row in rows)
        once(line.id for region in self.regions for line in region.lines)
        if self.regions[-1].id != "other":
            raise ValueError("the region for everywhere else comes last")
        return self


def help_now(language: str = "en") -> dict[str, Any]:
    """Numbers by region, steps that ask less, the plan for heavy hours, who sees what, and the card's words."""
    return content("help", language, Help)
