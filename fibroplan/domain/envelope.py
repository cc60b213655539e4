"""The plan of somebody whom effort costs days: nothing that takes energy is a target (NICE NG206 [V]).

What the person planned stays as it is in the store. Screens that ask, count or compare read it through
`within_envelope`, so that it is offered on every day, up to its amount, and asked for on none.
"""

from typing import Any

from fibroplan.domain.plan import EFFORT_KINDS, ENERGY_RULE, PlanVersion, plan_items, version_on
from fibroplan.domain.screening import Screening, checked
from fibroplan.domain.words import dose_words


def within_envelope(versions: list[PlanVersion], screenings: list[Screening]) -> list[PlanVersion]:
    """The versions, each as it holds on the days from which a check of safety said that effort costs days.

    Where a check changes this, the version in effect goes on as another from that day; no day before it changes.
    """
    checks = sorted([row for row in screenings if not row["deleted"]], key=lambda row: [row["day"], row["id"]])
    if not any(is_limiting(row) for row in checks):
        return versions
    found: list[PlanVersion] = []
    for item in plan_items(versions):
        found.extend([held_on_day(version, version["from_day"], checks) for version in item["versions"]])
        for row in checks:
            base = version_on(item, row["day"])
            if base is not None and base["from_day"] < row["day"]:
                found.append(held_on_day(base, row["day"], checks))
    return found


def held_on_day(version: PlanVersion, day: int, checks: list[Screening]) -> PlanVersion:
    """A version from a day on, with or without its targets; `checks` are in their order."""
    limited = False
    for row in checks:
        if row["day"] <= day:
            limited = is_limiting(row)
    moved: PlanVersion = {**version, "from_day": day}
    if not limited or version["kind"] not in EFFORT_KINDS or version["schedule"] == "none":
        return moved
    free: dict[str, Any] = {
        "dose_rule": ENERGY_RULE,
        "schedule": "times",
        "times_per_week": 0,
        "ceiling": ceiling_of(version),
    }
    eased: Any = {**moved, **free}
    return eased


def is_limiting(screening_row: Screening) -> bool:
    """Whether a check says that effort costs the person days."""
    return "energy-limited" in checked(screening_row)["effects"]


def ceiling_of(version: PlanVersion) -> float:
    """The most of a version on one day: the person's own, or its planned goes together."""
    return version["ceiling"] if version["ceiling"] > 0 else version["target"] * max(1, len(version["slots"]))


def planned_words(version: PlanVersion, amount: float) -> str:
    """An amount of a version as it is asked for: "8 minutes", or "up to 8 minutes" where it is no target."""
    words = dose_words(amount, version["unit"], version["sets"], version["each_side"])
    return f"up to {words}" if version["dose_rule"] == ENERGY_RULE else words
