"""The safety check before a plan, and which exercises each answer leaves out or makes gentler.

The questions are in our own words; what they ask about follows the published logic of pre-participation screening
(Riebe 2015) and of post-exertional malaise (NICE NG206). The check diagnoses nothing: it holds a plan back until a
clinician has been asked, or narrows the library.
"""

from typing import Any, Literal

from pydantic import Field, model_validator

from fibroplan.content.loader import About, Content, Evidence, Id, Line, Strict, Text, content, exercises, once

Effect = Literal[
    "under-18",
    "sedation",
    "fever",
    "energy-limited",
    "specialist",
    "clinician-note",
    "light",
    "no-breath-hold",
    "pregnancy",
    "bone",
    "hypermobility",
    "falls",
]
"""What a yes does. The last six and `energy-limited` are filters of the library."""

Filter = Literal["energy-limited", "light", "no-breath-hold", "pregnancy", "bone", "hypermobility", "falls"]
Form = Literal["easier", "start", "harder"]
FORMS: list[Form] = ["easier", "start", "harder"]


class Answer(Strict):
    """One of the answers to every question, and whether it counts as a yes."""

    id: Id
    label: Line
    counts_as_yes: bool


class Question(Strict):
    """One question. A yes to a starred one holds the plan back until a clinician has said that it is OK.

    `number` is the question's place in the reviewed list (0 is the age); several may share one.
    """

    id: Id
    number: int = Field(ge=0, le=15)
    part: Literal["age", "heart", "health", "today", "energy"]
    text: Text
    help: str = Field(max_length=400)
    star: bool
    effect: list[Effect]
    evidence: Evidence


class Combination(Strict):
    """What yes to every one of several questions does, beyond what each does alone."""

    when: list[Id] = Field(min_length=2)
    effect: list[Effect] = Field(min_length=1)
    evidence: Evidence


class Contradiction(Strict):
    """Two answers that do not fit together, and the words that ask again."""

    yes: Id
    no: Id
    words: Text


class Note(Strict):
    """What an effect means for the plan, in words that stand beside it."""

    effect: Effect
    title: Line
    words: Text
    evidence: Evidence


class Ending(Strict):
    """How the check ends: kind words and what the button says. The weightiest that holds comes first."""

    id: Literal[
        "under-18", "hold", "fever", "sedation", "energy-limited", "specialist", "adapted", "clear", "cleared", "repeat"
    ]
    title: Line
    words: Text
    action: Line


class Clearance(Strict):
    """What is recorded when a clinician has said that it is OK."""

    title: Line
    who: Line
    day: Line
    limits: Line


class Screening(Content):
    """The whole check."""

    about: About
    privacy: Text
    answers: list[Answer] = Field(min_length=2)
    questions: list[Question]
    combinations: list[Combination]
    contradictions: list[Contradiction]
    notes: list[Note]
    endings: list[Ending]
    clearance: Clearance

    @model_validator(mode="after")
    def _whole(self) -> "Screening":
        known = [question.id for question in self.questions]
        once(known)
        once(answer.id for answer in self.answers)
        once(note.effect for note in self.notes)
        once(ending.id for ending in self.endings)
        named = [each for row in self.combinations for each in row.when]
        named += [each for row in self.contradictions for each in (row.yes, row.no)]
        if lost := sorted(set(named) - set(known)):
            raise ValueError(f"no such question: {', '.join(lost)}")
        caused = {each for row in [*self.questions, *self.combinations] for each in row.effect}
        if unsaid := sorted(caused - {note.effect for note in self.notes}):
            raise ValueError(f"an effect without words: {', '.join(unsaid)}")
        if idle := sorted(row.id for row in self.questions if not self._does_something(row)):
            raise ValueError(f"a question that changes nothing: {', '.join(idle)}")
        return self

    def _does_something(self, question: Question) -> bool:
        return bool(question.star or question.effect or any(question.id in row.when for row in self.combinations))


class Narrowing(Strict):
    """What one filter leaves of some exercises: the forms that stay (none: left out), and why, in one line."""

    exercises: list[Id] = Field(min_length=1)
    forms: list[Form]
    reason: Text


class FilterGroup(Strict):
    """Everything one filter does."""

    filter: Filter
    evidence: Evidence
    narrowings: list[Narrowing] = Field(min_length=1)

    @model_validator(mode="after")
    def _once(self) -> "FilterGroup":
        once(each for row in self.narrowings for each in row.exercises)
        return self


class FilterFile(Content):
    """The filters as a reviewer sees them."""

    filters: list[FilterGroup]

    @model_validator(mode="after")
    def _whole(self) -> "FilterFile":
        once(group.filter for group in self.filters)
        known = {exercise["id"] for exercise in exercises()}
        named = {each for group in self.filters for row in group.narrowings for each in row.exercises}
        if lost := sorted(named - known):
            raise ValueError(f"no such exercise: {', '.join(lost)}")
        for group in self.filters:
            for row in group.narrowings:
                if row.forms != [form for form in FORMS if form in row.forms]:
                    raise ValueError(f"{group.filter}: forms out of order or twice: {', '.join(row.forms)}")
        return self


def screening(language: str = "en") -> dict[str, Any]:
    """The safety check: questions in their order, what the answers do, and the words at the end."""
    return content("screening", language, Screening)


def filters(language: str = "en") -> list[dict[str, Any]]:
    """One row for each exercise that a filter touches: filter, exercise_id, forms that stay, reason and evidence.

    An exercise without a row for a filter keeps all its forms. Of several filters the forms common to all stay.
    """
    file = content("screening_filters", language, FilterFile)
    return [
        {
            "filter": group["filter"],
            "exercise_id": exercise,
            "forms": row["forms"],
            "reason": row["reason"],
            "evidence": group["evidence"],
        }
        for group in file["filters"]
        for row in group["narrowings"]
        for exercise in row["exercises"]
    ]
