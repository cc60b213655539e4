"""An item of the plan taken into the builder. It stands apart, since Today needs this of the builder alone."""

from fibroplan.domain.change import Change
from fibroplan.domain.day import Now, local_day
from fibroplan.domain.draft import Answers, Detail, answers_of, saved
from fibroplan.domain.plan import PlanVersion, item_named, schedule_before_stop, version_on
from fibroplan.domain.profile import Profile

TRIES = 3
"""On how many ordinary days the baseline is tried (docs/clinical-review.md [E])."""


def builder_edit(versions: list[PlanVersion], item_id: str, profile: Profile | None, now: Now) -> list[Change]:
    """Open one item of the plan in the builder, with its present answers. An unknown item changes nothing."""
    item = item_named(versions, item_id)
    version = version_on(item, local_day(now, profile))
    if version is None and len(item["versions"]) > 0:
        version = item["versions"][0]
    if version is None:
        return []
    tries: list[float] = [0, 0, 0]
    for index, amount in enumerate(version["tries"][:TRIES]):
        tries[index] = amount
    detail: Detail = {
        "title": "",
        "unit": "",
        "floor": 0,
        "ceiling": version["ceiling"],
        "variant": version["variant"],
        "tries": tries,
        "not_sure": version["dose_rule"] == "default",
        "settled": version["dose_rule"] != "baseline_50",
        "own": version["target"],
        "schedule": schedule_before_stop(item) if version["schedule"] == "none" else version["schedule"],
        "weekdays": version["weekdays"],
        "every_days": version["every_days"],
        "times_per_week": version["times_per_week"],
        "slots": version["slots"],
    }
    name = item_id if version["content_id"] == "" else version["content_id"]
    empty = answers_of([])
    answers: Answers = {**empty, "mode": "edit", "item_id": item_id, "chosen": [name], "details": {name: detail}}
    return saved("baseline", answers)
