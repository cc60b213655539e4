"""What the builder's answers amount to: an activity, its dose, and the plan version that they would make."""

from typing import Any

from fibroplan.domain.dose import Dose, baseline_dose, default_dose, energy_dose, held_dose, own_dose
from fibroplan.domain.draft import Answers, Detail
from fibroplan.domain.exercise import LACKING, Exercise, exercise_named, stand_in, variant_of
from fibroplan.domain.plan import EFFORT_KINDS, PlanVersion, item_named, plan_items, plan_on
from fibroplan.domain.rules import Rules

OWN_START = 5
"""What a thing of the person's own starts at, in its unit, when nothing is known (docs/clinical-review.md [E])."""


def is_in_plan(versions: list[PlanVersion], content_id: str, today: int) -> bool:
    """Whether an activity of the library is in the plan today."""
    return any(version["content_id"] == content_id for version in plan_on(versions, today))


def known_item(answers: Answers, versions: list[PlanVersion], content_id: str) -> str:
    """The item that an activity already has in the plan's history, or ""."""
    if answers["mode"] == "edit":
        return answers["item_id"]
    found = [item["item_id"] for item in plan_items(versions) if item["versions"][-1]["content_id"] == content_id]
    return found[0] if len(found) > 0 else ""


def activity_of(
    answers: Answers, versions: list[PlanVersion], exercises: list[Exercise], content_id: str
) -> Exercise | None:
    """The activity as the library has it; one that the library lacks is read from the item being edited."""
    exercise = exercise_named(exercises, content_id)
    if exercise is not None:
        return exercise
    energy = any(row["energy"] for row in exercises)
    if answers["mode"] != "edit":
        return own_activity(answers, content_id, energy)
    known = item_named(versions, answers["item_id"])["versions"]
    if len(known) == 0:
        return None
    last = known[-1]
    way: Any = {
        "title": last["title"],
        "start": last["target"],
        "unit": last["unit"],
        "sets": last["sets"],
        "each_side": last["each_side"],
    }
    how_to = LACKING if last["kind"] == "exercise" and last["content_id"] != "" else ""
    return {**stand_in(content_id, way), "how_to": how_to, "energy": energy and last["kind"] in EFFORT_KINDS}


def own_activity(answers: Answers, content_id: str, energy: bool) -> Exercise | None:
    """A thing of the person's own, by the name it has in the draft; None if that has no words."""
    if content_id not in answers["details"] or answers["details"][content_id]["title"] == "":
        return None
    detail = answers["details"][content_id]
    way: Any = {"title": detail["title"], "start": OWN_START, "unit": detail["unit"], "sets": 1, "each_side": False}
    return {**stand_in(content_id, way), "energy": energy}


def dose_of(exercise: Exercise, detail: Detail, rules: Rules | None) -> Dose:
    """The dose that the answers about an activity lead to, held at the person's own most for a day."""
    unit = variant_of(exercise, detail["variant"])["unit"]
    dose = free_dose(exercise, detail, rules)
    held = held_dose(dose, unit, detail["ceiling"], len(detail["slots"]))
    return {**held, "floor": min(detail["floor"], held["target"]) if detail["floor"] > 0 else held["floor"]}


def free_dose(exercise: Exercise, detail: Detail, rules: Rules | None) -> Dose:
    """The dose that the answers about an activity lead to, before it is held anywhere."""
    way = variant_of(exercise, detail["variant"])
    given = [amount for amount in detail["tries"] if amount > 0]
    if exercise["energy"]:
        start = default_dose(exercise["category"], way["start"], way["unit"], rules)["target"]
        return energy_dose(detail["own"] if detail["own"] > 0 else start, way["unit"], rules)
    if detail["own"] > 0:
        return own_dose(detail["own"], way["unit"], rules)
    if detail["not_sure"] or len(given) == 0:
        return default_dose(exercise["category"], way["start"], way["unit"], rules)
    return baseline_dose(given, detail["settled"], way["unit"], rules)


def version_fields(
    answers: Answers,
    versions: list[PlanVersion],
    exercises: list[Exercise],
    rules: Rules | None,
    content_id: str,
    today: int,
) -> dict[str, Any] | None:
    """The fields of the plan version that the answers about an activity make; None for an unknown activity.

    "Every n days" is counted from today, or goes on as it was where an edit leaves it alone.
    """
    exercise = activity_of(answers, versions, exercises, content_id)
    if exercise is None or content_id not in answers["details"]:
        return None
    detail = answers["details"][content_id]
    way = variant_of(exercise, detail["variant"])
    dose = dose_of(exercise, detail, rules)
    own = exercise_named(exercises, content_id) is None
    goes = len(detail["slots"])
    history = item_named(versions, answers["item_id"])["versions"] if answers["mode"] == "edit" else []
    last = history[-1] if len(history) > 0 else None
    goes_on = last is not None and last["schedule"] == "every" and last["every_days"] == detail["every_days"]
    untouched = last is not None and last["variant"] == detail["variant"] and last["target"] == dose["target"]
    return {
        "kind": ("custom" if own else "exercise") if last is None else last["kind"],
        "content_id": ("" if own else content_id) if last is None else last["content_id"],
        "variant": detail["variant"],
        "title": way["title"],
        "unit": way["unit"],
        "target": dose["target"],
        "floor": last["floor"] if last is not None and untouched and detail["floor"] == 0 else dose["floor"],
        "ceiling": dose["target"] * goes if exercise["energy"] and detail["ceiling"] == 0 else detail["ceiling"],
        "sets": way["sets"],
        "each_side": way["each_side"],
        "tries": [amount for amount in detail["tries"] if amount > 0],
        "dose_rule": last["dose_rule"] if last is not None and untouched else dose["rule"],
        "schedule": detail["schedule"],
        "weekdays": detail["weekdays"] if detail["schedule"] == "weekdays" else [],
        "every_days": detail["every_days"] if detail["schedule"] == "every" else 1,
        "anchor_day": last["anchor_day"] if last is not None and goes_on else today,
        "times_per_week": detail["times_per_week"],
        "slots": detail["slots"],
    }


def draft_versions(
    answers: Answers, versions: list[PlanVersion], exercises: list[Exercise], rules: Rules | None, today: int
) -> list[PlanVersion]:
    """The versions that `builder_finish` would write, as rows."""
    planned: list[PlanVersion] = []
    for index, content_id in enumerate(answers["chosen"]):
        fields = version_fields(answers, versions, exercises, rules, content_id, today)
        if fields is not None:
            row: Any = {
                "id": content_id,
                "deleted": False,
                "item_id": content_id,
                "from_day": today,
                "position": index,
                **fields,
            }
            planned.append(row)
    return planned
