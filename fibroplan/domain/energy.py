"""The activity diary: what was done or rested, for how long, and what it cost; and the load of a day."""

from typing import TypedDict

from fibroplan.domain.change import Change, change
from fibroplan.domain.day import Now, local_day, local_minute, time_words
from fibroplan.domain.numbers import clamp, number_words, round_near
from fibroplan.domain.outcome import Outcome
from fibroplan.domain.profile import Profile
from fibroplan.domain.words import amount_words

MOST_MINUTES, MOST_COST = 1440, 10
"""A line of the diary lasts a day at most; a cost is 0 (gave energy, or took none) to 10 (took all)."""


class Energy(TypedDict):
    """One line of the diary; the fields are told in `fibroplan/store/tables.py`."""

    id: str
    deleted: bool
    day: int
    minute: int
    what: str
    minutes: int
    cost: int
    rest: bool


class EnergyLine(TypedDict):
    """One line on the screen."""

    id: str
    words: str
    detail: str


def add_energy(
    what: str, minutes: float | None, cost: float, rest: bool, profile: Profile | None, now: Now
) -> list[Change]:
    """Note something just done, or a rest. Empty words change nothing; amounts are held within their bounds."""
    if what == "":
        return []
    fields = {
        "deleted": False,
        "day": local_day(now, profile),
        "minute": local_minute(now),
        "what": what,
        "minutes": 0 if minutes is None else round_near(clamp(minutes, 0, MOST_MINUTES)),
        "cost": 0 if rest else round_near(clamp(cost, 0, MOST_COST)),
        "rest": rest,
    }
    return [change("energy", now["uuid"], fields)]


def remove_energy(id: str) -> list[Change]:
    """Take a line out of the diary."""
    return [change("energy", id, {"deleted": True})]


def energy_lines(energies: list[Energy], day: int) -> list[EnergyLine]:
    """The lines of a day, the latest first."""
    mine = [row for row in energies if row["day"] == day and not row["deleted"]]
    return [energy_line(row) for row in sorted(mine, key=lambda row: [-row["minute"], row["id"]])]


def energy_line(row: Energy) -> EnergyLine:
    """One line in words: "14:05 · 15 minutes · cost 5 of 10"."""
    cost = "rest" if row["rest"] else f"cost {row['cost']} of {MOST_COST}"
    parts = [time_words(row["minute"])]
    if row["minutes"] > 0:
        parts.append(amount_words(row["minutes"], "minutes"))
    return {"id": row["id"], "words": row["what"], "detail": " · ".join([*parts, cost])}


def day_load(energies: list[Energy], outcomes: list[Outcome], day: int) -> float:
    """What a day cost: the costs of its diary and the efforts (0 to 10) noted after sessions, added. 0 or more.

    An activity that has no number adds nothing: nothing is guessed (docs/clinical-review.md [E]).
    """
    load = 0.0
    for row in energies:
        if row["day"] == day and not row["rest"] and not row["deleted"]:
            load += row["cost"]
    for outcome in outcomes:
        effort = outcome["effort"]
        if outcome["day"] == day and effort is not None and not outcome["deleted"]:
            load += effort if outcome["mark"] in ("done", "partly") else 0
    return load


def rest_minutes(energies: list[Energy], day: int) -> int:
    """Minutes of rest noted on a day."""
    minutes = 0
    for row in energies:
        if row["day"] == day and row["rest"] and not row["deleted"]:
            minutes += row["minutes"]
    return minutes


def load_words(load: float, rest: int) -> str:
    """A day in words: "12 points of energy, 30 minutes of rest", "nothing noted"."""
    parts: list[str] = []
    if load > 0:
        parts.append(f"{number_words(load)} {'point' if load == 1 else 'points'} of energy")
    if rest > 0:
        parts.append(f"{amount_words(rest, 'minutes')} of rest")
    return ", ".join(parts) if len(parts) > 0 else "nothing noted"
