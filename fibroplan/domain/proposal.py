"""What the builder's answers amount to: an activity, its dose, and the plan version that they would make."""

from typing import Any

from fibroplan.domain.dose import Dose, baseline_dose, default_dose, own_dose
from fibroplan.domain.draft import Answers, Detail
from fibroplan.domain.exercise import Exercise, exercise_named, stand_in, variant_of
from fibroplan.domain.plan import PlanVersion, item_named, plan_items, plan_on


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
    if exercise is not None or answers["mode"] != "edit":
        return exercise
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
    return stand_in(content_id, way)


def dose_of(exercise: Exercise, detail: Detail) -> Dose:
    """The dose that the answers about an activity lead to."""
    way = variant_of(exercise, detail["variant"])
    given = [amount for amount in detail["tries"] if amount > 0]
    if detail["own"] > 0:
        return own_dose(detail["own"], way["unit"])
    if detail["not_sure"] or len(given) == 0:
        return default_dose(exercise["category"], way["start"], way["unit"])
    return baseline_dose(given, detail["settled"], way["unit"])


def version_fields(
    answers: Answers, versions: list[PlanVersion], exercises: list[Exercise], content_id: str, today: int
) -> dict[str, Any] | None:
    """The fields of the plan version that the answers about an activity make; None for an unknown activity.

    "Every n days" is counted from today, or goes on as it was where an edit leaves it alone.
    """
    exercise = activity_of(answers, versions, exercises, content_id)
    if exercise is None or content_id not in answers["details"]:
        return None
    detail = answers["details"][content_id]
    way = variant_of(exercise, detail["variant"])
    dose = dose_of(exercise, detail)
    history = item_named(versions, answers["item_id"])["versions"] if answers["mode"] == "edit" else []
    last = history[-1] if len(history) > 0 else None
    goes_on = last is not None and last["schedule"] == "every" and last["every_days"] == detail["every_days"]
    untouched = last is not None and last["variant"] == detail["variant"] and last["target"] == dose["target"]
    return {
        "kind": "exercise" if last is None else last["kind"],
        "content_id": content_id if last is None else last["content_id"],
        "variant": detail["variant"],
        "title": way["title"],
        "unit": way["unit"],
        "target": dose["target"],
        "floor": last["floor"] if last is not None and untouched else dose["floor"],
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
    answers: Answers, versions: list[PlanVersion], exercises: list[Exercise], today: int
) -> list[PlanVersion]:
    """The versions that `builder_finish` would write, as rows."""
    planned: list[PlanVersion] = []
    for index, content_id in enumerate(answers["chosen"]):
        fields = version_fields(answers, versions, exercises, content_id, today)
        if fields is not None:
            row: Any = {
                "id": content_id,
                "deleted": False,
                "item_id": content_id,
                "from_day": today,
                "ceiling": 0,
                "position": index,
                **fields,
            }
            planned.append(row)
    return planned
