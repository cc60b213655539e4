"""The person's own order of the plan."""

from fibroplan.domain.change import Change, change
from fibroplan.domain.day import Now, local_day
from fibroplan.domain.plan import PlanVersion, plan_items, plan_on, version_on
from fibroplan.domain.profile import Profile


def move_item(
    versions: list[PlanVersion], item_id: str, other_id: str, below: bool, profile: Profile | None, now: Now
) -> list[Change]:
    """Put an item right above another one, or right below it. Unknown or stopped items change nothing.

    The order is no part of what was planned on a day: it is changed in place, in the versions of today and later, so
    that neither days that have passed nor plans for later are touched.
    """
    today = local_day(now, profile)
    order = [row["item_id"] for row in plan_on(versions, today)]
    if item_id == other_id or item_id not in order or other_id not in order:
        return []
    moved: list[str] = []
    for name in order:
        if name == other_id:
            moved.extend([name, item_id] if below else [item_id, name])
        elif name != item_id:
            moved.append(name)
    places = {name: index + 1 for index, name in enumerate(moved)}
    changes: list[Change] = []
    for item in plan_items(versions):
        current = version_on(item, today)
        for version in item["versions"]:
            now_or_later = version["from_day"] > today or (current is not None and current["id"] == version["id"])
            place = places.get(item["item_id"], 0)
            if place > 0 and now_or_later and version["position"] != place:
                changes.append(change("plan_version", version["id"], {"position": place}))
    return changes
