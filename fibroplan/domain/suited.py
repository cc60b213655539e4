"""The exercise library as one person's safety answers leave it: what stays out, what becomes gentler, and why."""

from typing import Any, TypedDict

from fibroplan.domain.exercise import VARIANTS, Exercise, Variant, variant_of
from fibroplan.domain.screening import Screening, energy_limited, standing


class Narrowing(TypedDict):
    """What one filter leaves of one exercise: the forms that stay (none: left out), and why."""

    filter: str
    exercise_id: str
    forms: list[str]
    reason: str


def suited(
    exercises: list[Exercise], screenings: list[Screening], filters: list[Narrowing], today: int
) -> list[Exercise]:
    """The exercises with the forms that every filter of the person leaves, and the reasons.

    A form that does not stay is replaced by one that does; an exercise without any keeps its place with no forms.
    Another form than the usual one may be done in another position, so none is named then. An exercise of which no
    more is left than another exercise is, is left out.
    """
    effects = standing(screenings, today)["effects"]
    narrow = [row for row in filters if row["filter"] in effects]
    energy = energy_limited(screenings)
    found = [
        suited_exercise(row, [each for each in narrow if each["exercise_id"] == row["id"]], energy) for row in exercises
    ]
    return [left_out(exercises[index], row) if is_double(row, found) else row for index, row in enumerate(found)]


def left_out(exercise: Exercise, narrowed: Exercise) -> Exercise:
    """An exercise under its own name, with no form that stays and with the reasons."""
    return {**exercise, "forms": [], "reasons": narrowed["reasons"], "energy": narrowed["energy"]}


def suited_exercise(exercise: Exercise, narrow: list[Narrowing], energy: bool) -> Exercise:
    """One exercise as its filters leave it."""
    forms = [form for form in VARIANTS if all(form in row["forms"] for row in narrow)]
    reasons = [row["reason"] for row in narrow]
    once = [words for index, words in enumerate(reasons) if words not in reasons[:index]]
    usual: Variant = variant_of(exercise, form_kept("start", forms))
    changed: Any = {
        **exercise,
        **usual,
        "position": exercise["position"] if "start" in forms or len(forms) == 0 else "",
        "easier": variant_of(exercise, form_kept("easier", forms)),
        "harder": variant_of(exercise, form_kept("harder", forms)),
        "forms": forms,
        "reasons": once,
        "energy": energy,
    }
    return changed


def is_double(exercise: Exercise, exercises: list[Exercise]) -> bool:
    """Whether what is left of an exercise is another exercise of the library, such as the easier form of a push-up."""
    if "start" in exercise["forms"] or len(exercise["forms"]) == 0:
        return False
    return any(row["title"] == exercise["title"] and "start" in row["forms"] for row in exercises)


def form_kept(form: str, forms: list[str]) -> str:
    """The form itself if it stays, else the gentlest that does."""
    return form if form in forms or len(forms) == 0 else forms[0]


def allowed(exercises: list[Exercise]) -> list[Exercise]:
    """The exercises that the safety answers leave in."""
    return [row for row in exercises if len(row["forms"]) > 0]
