"""Reads the content files and refuses one that is not whole.

A content file names each evidence label, frequency and caution once; the loader puts them in place, so that every
entry stands alone. Evidence tags: [V] checked at the source, [K] common knowledge of the field, [E] expert practice.
The exercises are modelled here; the other files in a module of their own name.
"""

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

Unit = Literal["minutes", "seconds", "times", "steps", "songs", "breaths"]
Category = Literal["aerobic", "water", "strength", "core", "balance", "mobility", "stretch", "mind-body"]
Position = Literal["standing", "sitting", "lying", "hands and knees", "in water"]
Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=64)]
Line = Annotated[str, Field(min_length=2, max_length=60)]
"""A title or a label: it fits on a row of the screen."""
Text = Annotated[str, Field(min_length=2, max_length=400)]


class Strict(BaseModel):
    """No field too many, no value of another type."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Evidence(Strict):
    """How well something is supported: the words for the screen, and where they come from."""

    label: Text
    source: str = Field(pattern=r"^.{10,}\[[VKE]\]$")


class Content(Strict):
    """One content file with its evidence put in place."""

    as_of: str = Field(pattern=r"^\d{4}-\d\d-\d\d$", description="When it was last held against its sources.")


class About(Strict):
    """What a whole file is about: its title, an opening word and how well it is supported."""

    title: Line
    words: Text
    evidence: Evidence


class Variant(Strict):
    """Another form of an exercise with the dose to begin with when nothing is known."""

    title: str = Field(min_length=3, max_length=60)
    start: int | float = Field(gt=0, le=60)
    unit: Unit
    sets: int = Field(ge=1, le=3)
    each_side: bool


class Frequency(Strict):
    """Days a week: a suggestion with its range and where it comes from."""

    days: int = Field(ge=1, le=7)
    low: int = Field(ge=1, le=7)
    high: int = Field(ge=1, le=7)
    source: str = Field(pattern=r"\[[VKE]\]$")

    @model_validator(mode="after")
    def _within_range(self) -> "Frequency":
        if not self.low <= self.days <= self.high:
            raise ValueError(f"{self.days} days is outside {self.low} to {self.high}")
        return self


class Exercise(Variant):
    """One exercise of the library. The dose is the default for a person without a baseline."""

    id: str = Field(pattern=r"^[a-z]+(-[a-z]+)*$", max_length=64)
    category: Category
    position: Position
    equipment: str = Field(min_length=1)
    easier: Variant
    harder: Variant
    how_to: str = Field(min_length=20, max_length=400)
    caution: str
    evidence: str = Field(min_length=1)
    frequency: Frequency


class ExerciseFile(Strict):
    """The file as a reviewer sees it, before references are put in place."""

    as_of: str = Field(pattern=r"^\d{4}-\d\d-\d\d$", description="When it was last held against its sources.")
    evidence: dict[str, str]
    frequencies: dict[str, Frequency]
    cautions: dict[str, str]
    exercises: list[dict[str, Any]] = Field(min_length=12)


class ContentError(ValueError):
    """A content file is not whole; the message names the file and the entry."""


def read_content(path: Path, model: type[Content]) -> dict[str, Any]:
    """One content file as its model, with the label and source of its evidence in every entry that names them.

    Raises:
        ContentError: when the file is not JSON, an entry is wrong or evidence is named that the file does not have.
    """
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        evidence = raw.pop("evidence")
        return model.model_validate(_with_evidence(raw, evidence)).model_dump()
    except KeyError as error:
        raise ContentError(f"{path.name}: no such reference or field: {error}") from error
    except ValueError as error:
        raise ContentError(f"{path.name}: {error}") from error


@cache
def _content(name: str, language: str, model: type[Content]) -> str:
    return json.dumps(read_content(Path(__file__).with_name(f"{name}_{language}.json"), model))


def content(name: str, language: str, model: type[Content]) -> dict[str, Any]:
    """A content file by its name; a fresh copy each time, so that no caller changes another's."""
    return json.loads(_content(name, language, model))


def once(ids: Iterable[str]) -> None:
    """Refuse ids that stand twice, with a ValueError that names them."""
    found = list(ids)
    if twice := sorted({each for each in found if found.count(each) > 1}):
        raise ValueError(f"id stands twice: {', '.join(twice)}")


def read_exercises(path: Path) -> list[dict[str, Any]]:
    """The exercises of one file, in its order, validated.

    Raises:
        ContentError: when the file is not JSON, an entry is wrong, a reference leads nowhere or an id stands twice.
    """
    try:
        file = ExerciseFile.model_validate(json.loads(path.read_text(encoding="utf-8")))
        found = [Exercise.model_validate(_in_place(entry, file)) for entry in file.exercises]
        once(exercise.id for exercise in found)
    except KeyError as error:
        raise ContentError(f"{path.name}: no such reference or field: {error}") from error
    except ValueError as error:
        raise ContentError(f"{path.name}: {error}") from error
    return [exercise.model_dump() for exercise in found]


@cache
def _exercises(language: str) -> str:
    return json.dumps(read_exercises(Path(__file__).with_name(f"exercises_{language}.json")))


def exercises(language: str = "en") -> list[dict[str, Any]]:
    """Every exercise of the library; a fresh copy each time, so that no caller changes another's."""
    return json.loads(_exercises(language))


def _in_place(entry: dict[str, Any], file: ExerciseFile) -> dict[str, Any]:
    return {
        **entry,
        "evidence": file.evidence[entry["evidence"]],
        "frequency": file.frequencies[entry["frequency"]].model_dump(),
        "caution": " ".join(file.cautions[each] for each in entry["caution"]),
    }


def _with_evidence(value: Any, evidence: dict[str, Any]) -> Any:
    if isinstance(value, list):
        return [_with_evidence(each, evidence) for each in value]
    if not isinstance(value, dict):
        return value
    return {
        name: evidence[str(each)] if name == "evidence" else _with_evidence(each, evidence)
        for name, each in value.items()
    }
