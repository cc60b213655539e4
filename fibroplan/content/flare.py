"""Flare mode: comforts to choose from, the questions of a flare plan, and the words on the way through and back."""

from typing import Any, Literal

from pydantic import Field, model_validator

from fibroplan.content.loader import About, Content, Evidence, Id, Line, Strict, Text, content, once


class Comfort(Strict):
    """One thing that may ease a hard hour. `caution` may be empty."""

    id: Id
    position: Literal["lying", "sitting", "any"]
    title: Line
    text: Text
    caution: str = Field(max_length=400)
    evidence: Evidence


class PlanQuestion(Strict):
    """One question of the flare plan, written on a good day in the person's own words."""

    id: Id
    text: Text
    example: Text


class FlarePlan(Strict):
    """The person's own plan for a flare."""

    title: Line
    words: Text
    questions: list[PlanQuestion]
    evidence: Evidence


class Start(Strict):
    """What is said when a flare begins, and when its first day is moved back."""

    title: Line
    words: Text
    earlier: Text


class CheckAnswer(Strict):
    """One answer to a flare check, and what is said after it."""

    id: Literal["easing", "same", "worse", "different"]
    label: Line
    words: Text


class Check(Strict):
    """The question of one day of a flare, counted from its first."""

    day: int = Field(ge=1)
    title: Line
    question: Text
    answers: list[CheckAnswer]
    evidence: Evidence

    @model_validator(mode="after")
    def _whole(self) -> "Check":
        if [answer.id for answer in self.answers] != ["easing", "same", "worse", "different"]:
            raise ValueError(f"day {self.day}: the four answers are easing, same, worse and different")
        return self


class Choice(Strict):
    """One way back into the plan."""

    id: Literal["gentle", "light", "usual"]
    label: Line
    words: Text


class Return(Strict):
    """The end of a flare: an offer with three ways, taken by a tap alone."""

    title: Line
    words: Text
    choices: list[Choice]
    evidence: Evidence


class Flare(Content):
    """Everything about a flare."""

    about: About
    start: Start
    comforts: list[Comfort] = Field(min_length=8)
    plan: FlarePlan
    checks: list[Check]
    back: Return

    @model_validator(mode="after")
    def _whole(self) -> "Flare":
        once(row.id for row in self.comforts)
        once(row.id for row in self.plan.questions)
        once(row.id for row in self.back.choices)
        once(str(row.day) for row in self.checks)
        return self


def flare(language: str = "en") -> dict[str, Any]:
    """The comfort list, the questions of the flare plan, the checks on days 3 and 7, and the words of the return."""
    return content("flare", language, Flare)
