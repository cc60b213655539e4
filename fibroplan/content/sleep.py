"""Sleep habits to choose from, the words of the sleep diary, and what to tell a doctor.

A checklist alone is weak, and says so. A sleep window is entered by a therapist; nothing here computes one.
"""

from typing import Any, Literal

from pydantic import Field, model_validator

from fibroplan.content.loader import About, Content, Evidence, Id, Line, Strict, Text, content, once


class HabitVariant(Strict):
    """Another way of a habit: for days when getting up would stir up pain, or in energy-limited mode."""

    situation: Literal["sore", "energy-limited"]
    text: Text


class Habit(Strict):
    """One sleep habit. `strong` ones are part of insomnia therapy; the others are reasonable on their own."""

    id: Id
    title: Line
    text: Text
    strong: bool
    variants: list[HabitVariant]
    evidence: Evidence


class DiaryQuestion(Strict):
    """One question of the sleep diary: a clock time, an amount of minutes or times, or 0 to 10."""

    id: Id
    answer: Literal["time", "minutes", "times", "scale"]
    text: Text
    help: str = Field(max_length=400)


class Point(Strict):
    """One line of a list."""

    id: Id
    text: Text


class Driving(Strict):
    """The weekly question about drowsy driving, and the message after a yes."""

    question: Text
    title: Line
    words: Text
    evidence: Evidence


class Efficiency(Strict):
    """What sleep efficiency means here."""

    title: Line
    words: Text
    asleep: Text
    in_bed: Text
    week: Text
    clocks: Text
    other: Text
    guide: Text
    unusable: Text
    evidence: Evidence


class Window(Strict):
    """A sleep window that a therapist entered: what to say with it, and when to ask first."""

    title: Line
    words: Text
    ask_first: Text
    guards: list[Point]
    evidence: Evidence


class DoctorFlags(Strict):
    """What is worth showing to a doctor."""

    title: Line
    words: Text
    points: list[Point]
    evidence: Evidence


class Sleep(Content):
    """Everything about sleep."""

    about: About
    choose: Text
    tick: Text
    habits: list[Habit] = Field(min_length=16)
    doctor: DoctorFlags
    driving: Driving
    diary: list[DiaryQuestion]
    same_as_yesterday: Line
    efficiency: Efficiency
    window: Window

    @model_validator(mode="after")
    def _whole(self) -> "Sleep":
        for rows in (self.habits, self.diary, self.doctor.points, self.window.guards):
            once(row.id for row in rows)
        return self


def sleep(language: str = "en") -> dict[str, Any]:
    """The sleep checklist, diary questions, definitions and messages."""
    return content("sleep", language, Sleep)
