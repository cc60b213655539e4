"""Occupational tips for home, work and the road, and a walk through a workspace."""

from typing import Any, Literal

from pydantic import Field, model_validator

from fibroplan.content.loader import About, Content, Evidence, Id, Line, Strict, Text, content, once

Tag = Literal["home", "kitchen", "desk", "standing", "driving", "fog", "flare"]


class TagLabel(Strict):
    """A tag as the screen says it."""

    id: Tag
    label: Line


class Tip(Strict):
    """One tip: a short title for the plan, and the tip itself.

    `times` is how many days a week it goes on the plan for its trial week: 7 is every day, 1 a thing set up once.
    """

    id: Id
    title: Line
    text: Text
    tags: list[Tag] = Field(min_length=1)
    times: int = Field(ge=1, le=7)
    evidence: Evidence


class Trial(Strict):
    """The words for trying a tip for a week."""

    try_it: Line
    question: Text
    keep: Line
    let_go: Line
    thanks: Text


class Step(Strict):
    """One step of the walk: a question about the workspace, what to change after a no, and the tips that go with it."""

    id: Id
    title: Line
    question: Text
    change: Text
    tips: list[Id]
    evidence: Evidence


class Walk(Strict):
    """A walk through the workspace."""

    title: Line
    words: Text
    end: Text
    steps: list[Step] = Field(min_length=6, max_length=8)


class Tips(Content):
    """All tips with their tags."""

    about: About
    tags: list[TagLabel]
    trial: Trial
    tips: list[Tip]
    walk: Walk

    @model_validator(mode="after")
    def _whole(self) -> "Tips":
        once(tip.id for tip in self.tips)
        once(tag.id for tag in self.tags)
        once(step.id for step in self.walk.steps)
        named = {each for step in self.walk.steps for each in step.tips}
        if lost := sorted(named - {tip.id for tip in self.tips}):
            raise ValueError(f"no such tip: {', '.join(lost)}")
        if unsaid := sorted({tag for tip in self.tips for tag in tip.tags} - {tag.id for tag in self.tags}):
            raise ValueError(f"a tag without a label: {', '.join(unsaid)}")
        return self


def tips(language: str = "en") -> dict[str, Any]:
    """The tips, their tags, the words for a week's trial and the walk through a workspace."""
    return content("tips", language, Tips)
