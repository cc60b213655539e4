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
    Another form than the usual one may be done in another position, so none is named then.
    """
    effects = standing(screenings, today)["effects"]
    narrow = [row for row in filters if row["filter"] in effects]
    energy = energy_limited(screenings)
    return [
        suited_exercise(row, [each for each in narrow if each["exercise_id"] == row["id"]], energy) for row in exercises
    ]


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


def form_kept(form: str, forms: list[str]) -> str:
    """The form itself if it stays, else the gentlest that does."""
    return form if form in forms or len(forms) == 0 else forms[0]


def allowed(exercises: list[Exercise]) -> list[Exercise]:
    """The exercises that the safety answers leave in."""
    return [row for row in exercises if len(row["forms"]) > 0]
