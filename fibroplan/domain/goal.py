"""What matters to the person, in their own words: one goal, `main`, with the area of life that it belongs to."""

from typing import TypedDict

from fibroplan.domain.change import Change, change

GOAL_ID = "main"
AREAS = ["people", "work", "play", "health"]
AREA_LABELS = {
    "people": "People I love",
    "work": "Work and learning",
    "play": "Joy and rest",
    "health": "Body and mind",
}


class Goal(TypedDict):
    """A row of what matters."""

    id: str
    deleted: bool
    area: str
    words: str
    why: str


class GoalArea(TypedDict):
    """An area of life to choose."""

    value: str
    label: str
    chosen: bool


def goal_of(goals: list[Goal]) -> Goal:
    """The goal; empty before there is one."""
    empty: Goal = {"id": GOAL_ID, "deleted": False, "area": "", "words": "", "why": ""}
    found = [row for row in goals if row["id"] == GOAL_ID and not row["deleted"]]
    return found[0] if len(found) > 0 else empty


def goal_areas(goals: list[Goal]) -> list[GoalArea]:
    """The areas of life, the chosen one marked."""
    area = goal_of(goals)["area"]
    return [{"value": name, "label": AREA_LABELS[name], "chosen": name == area} for name in AREAS]


def set_goal(words: str) -> list[Change]:
    """Keep what matters, in the person's own words (the field holds them to 500 characters)."""
    return [change("goal", GOAL_ID, {"deleted": False, "words": words})]


def set_goal_area(goals: list[Goal], area: str) -> list[Change]:
    """Choose an area of life, or let it go again."""
    if area not in AREAS:
        return []
    same = goal_of(goals)["area"] == area
    return [change("goal", GOAL_ID, {"deleted": False, "area": "" if same else area})]
