"""Reflections: the prompts by skill, the guided forms, the words of the quiet anchor and of privacy.

One file describes every form; `fibroplan.domain.reflect_form` draws any of them. Own wording throughout.
"""

from typing import Any, Literal

from pydantic import Field, model_validator

from fibroplan.content.loader import About, Content, Evidence, Id, Line, Strict, Text, content, once

PROMPTS = 42

Kind = Literal[
    "text", "line", "percent", "scale", "dial", "choice", "day", "minutes", "item", "menu", "target", "anchor", "echo"
]
"""What a field asks for. The last four: an idea from a list, the drawn target, the timed anchor, and an earlier answer
read again."""

CHOOSES = {"choice", "menu", "target", "anchor"}
"""Kinds that have options."""


class Skill(Strict):
    """One skill, with its prompts and forms."""

    id: Id
    title: Line
    words: Text
    evidence: Evidence


class Prompt(Strict):
    """One question to write about; `number` asks for a number too."""

    id: Id
    skill: Id
    text: Text
    number: Literal["", "percent", "scale"]


class Option(Strict):
    """One of several to choose; `words` say more, or for an idea where it can be done."""

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    label: Line
    words: str = Field(max_length=200)


class FormField(Strict):
    """One question of a form. `of` names the answer that an echo reads again."""

    id: Id
    kind: Kind
    text: Text
    help: str = Field(max_length=200)
    options: list[Option]
    low: str = Field(max_length=40)
    high: str = Field(max_length=40)
    of: str

    @model_validator(mode="after")
    def _whole(self) -> "FormField":
        if (self.kind in CHOOSES) != bool(self.options):
            raise ValueError(f"{self.id}: a {self.kind} has {'no' if self.options else 'its'} options")
        if (self.kind == "echo") != bool(self.of):
            raise ValueError(f"{self.id}: an echo names what it reads again")
        once(option.id for option in self.options)
        return self


class FormPage(Strict):
    """One screen of a form. A `later` one is asked after it was done."""

    title: str = Field(max_length=60)
    later: bool
    fields: list[FormField] = Field(min_length=1, max_length=3)


class Form(Strict):
    """One guided form; `minutes` is about how long it takes."""

    id: Id
    skill: Id
    title: Line
    words: Text
    minutes: int = Field(ge=1, le=15)
    pages: list[FormPage] = Field(min_length=1)
    evidence: Evidence

    @model_validator(mode="after")
    def _whole(self) -> "Form":
        fields = [field for page in self.pages for field in page.fields]
        once(field.id for field in fields)
        later = [page.later for page in self.pages]
        if later != sorted(later) or later[0]:
            raise ValueError(f"{self.id}: what is asked later comes last")
        seen: set[str] = set()
        for field in fields:
            if field.of and field.of not in seen:
                raise ValueError(f"{self.id}: {field.id} reads what was not asked yet")
            seen.add(field.id)
        return self


class Guide(Strict):
    """Words of the quiet anchor, shown from a second on."""

    from_second: int = Field(ge=0, le=179)
    words: Text


class Balance(Strict):
    """The three kinds of things of a day."""

    title: Line
    words: Text
    pleasant: Line
    restful: Line
    needed: Line


class Guard(Strict):
    """What keeps a small test inside the plan."""

    inside: Text
    hold: Text
    flare: Text
    more: Text
    other: Line
    other_words: Text


class Private(Strict):
    """Who reads an entry, in plain words."""

    off: Text
    on: Text
    more: Text


class Reflect(Content):
    """Everything of the reflections."""

    about: About
    skills: list[Skill]
    prompts: list[Prompt] = Field(min_length=PROMPTS, max_length=PROMPTS)
    forms: list[Form]
    guides: list[Guide] = Field(min_length=1)
    balance: Balance
    guard: Guard
    private: Private

    @model_validator(mode="after")
    def _whole(self) -> "Reflect":
        once(row.id for row in self.skills)
        once(row.id for row in [*self.prompts, *self.forms])
        known = {skill.id for skill in self.skills}
        used = {row.skill for row in [*self.prompts, *self.forms]}
        if wrong := sorted(used ^ known):
            raise ValueError(f"a skill that is empty or not there: {', '.join(wrong)}")
        seconds = [guide.from_second for guide in self.guides]
        if seconds != sorted(set(seconds)) or seconds[0] != 0:
            raise ValueError("the words of the anchor begin at 0 and go on in order")
        return self


def reflect(language: str = "en") -> dict[str, Any]:
    """The prompts by skill, the guided forms, and the words around them."""
    return content("reflect", language, Reflect)
