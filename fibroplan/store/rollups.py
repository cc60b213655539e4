"""Weekly adherence, kept so that a caseload need not read every outcome.

The transaction that changes a row drops the weeks which that row can touch, so that a figure that stands is right.
What was dropped is worked out by the domain's one rule when it is next read, and `keep` keeps it. A figure belongs to
seven days and to the last of them that has come: a change of zone or of the week's beginning asks for others, and
makes none of them wrong. See docs/decisions/0007-weekly-rollups.md.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, delete

from fibroplan.clock import offset
from fibroplan.domain.adherence import Share, adherence_of, overshoot, week_shares
from fibroplan.domain.day import LAST_DAY, local_day, week_of
from fibroplan.domain.envelope import within_envelope
from fibroplan.domain.outcome import by_key
from fibroplan.domain.plan import plan_items
from fibroplan.domain.profile import week_start
from fibroplan.store import rows, sessions
from fibroplan.store.access import Sight, seen_profiles, seen_rows, seen_weeks
from fibroplan.store.statements import Row, Write
from fibroplan.store.tables import Outcome, Pause, PlanVersion, Screening
from fibroplan.store.weeks import WeekRollup

ROLLUP = WeekRollup.__table__  # type: ignore[attr-defined]

SPANS: dict[str, tuple[str, str]] = {
    "outcome": ("day", "day"),
    "plan_version": ("from_day", ""),
    "pause": ("from_day", "until_day"),
    "screening": ("day", ""),
}
"""Table -> the columns that hold the first and the last day it can tell of; "" for all days after the first."""

Key = tuple[str, str, str]
"""A table, a patient and the id of a row."""

_dropping = Write(
    lambda _: delete(ROLLUP).where(
        ROLLUP.c.patient_id == bindparam("patient"), ROLLUP.c.first_day.between(bindparam("low"), bindparam("high"))
    ),
    [],
)


def drop(connection: Connection, history: Iterable[Row], changed: Mapping[Key, Row]) -> None:
    """Forget the weeks that accepted operations can touch. The caller holds the patients' accounts locked.

    history: what was accepted. changed: the rows as they have become.
    """
    touched: dict[Key, tuple[int, int]] = {}
    for entry in history:
        if entry["kind"] in SPANS:
            key = entry["kind"], entry["patient_id"], entry["row_id"]
            low, high = _span(SPANS[entry["kind"]], entry["before"], changed[key])
            earlier = touched.get(key, (low, high))
            touched[key] = min(low, earlier[0]), max(high, earlier[1])
    spans = _merged((patient, low - 6, high) for (_, patient, _), (low, high) in touched.items())
    if spans:
        _dropping.run(connection, [{"patient": who, "low": low, "high": high} for who, low, high in spans])


def _merged(spans: Iterable[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """Spans of days of each patient, those that meet as one: a day's ticks are one statement."""
    merged: list[tuple[str, int, int]] = []
    for who, low, high in sorted(spans):
        if merged and merged[-1][0] == who and low <= merged[-1][2] + 1:
            merged[-1] = who, merged[-1][1], max(high, merged[-1][2])
        else:
            merged.append((who, low, high))
    return merged


def _span(columns: tuple[str, str], before: Row, row: Row) -> tuple[int, int]:
    """The days that a row tells of, before and after a change."""
    first, last = columns
    states = [row, {**row, **before}]
    ends = [LAST_DAY if not last or state[last] is None else state[last] for state in states]
    return min(state[first] for state in states), max(ends)


def weeks(
    connection: Connection, sights: Sequence[Sight], now: int, count: int
) -> tuple[dict[str, list[Row]], list[Row]]:
    """The last `count` weeks of each patient whose plan is shared, earliest first; the last one holds their today.

    now: ms since 1970. Figures that do not stand are worked out here, from the rows: those are returned beside, for
    `keep`.
    """
    found: dict[str, list[Row]] = {}
    made: list[Row] = []
    for sight, wanted, standing in _wanted(connection, sights, now, count):
        if len(standing) < len(wanted):
            lacking = [(first, through) for first, through in wanted if first not in standing]
            fresh = figures(connection, sight, lacking)
            made.extend(fresh)
            standing.update((row["first_day"], row) for row in fresh)
        found[sight.patient_id] = [standing[first] for first, _ in wanted]
    return found, made


def keep(connection: Connection, sights: Sequence[Sight], made: Sequence[Row]) -> int:
    """Keep figures that were worked out for these sights, in the caller's write transaction: how many were kept.

    Those of a patient who has changed something since are let go; so are those whose account another transaction
    holds: nobody waits for this.
    """
    held = sessions.hold(connection, {row["patient_id"] for row in made}) if made else {}
    seen = {sight.patient_id: sight.rev for sight in sights}
    standing = [row for row in made if held.get(row["patient_id"]) == seen.get(row["patient_id"], -1)]
    if standing:
        rows.save(connection, ROLLUP, standing)
    return len(standing)


def _wanted(
    connection: Connection, sights: Sequence[Sight], now: int, count: int
) -> list[tuple[Sight, list[tuple[int, int]], dict[int, Row]]]:
    """Of each patient whose plan is shared: the weeks with the last day of each that has come, and what stands."""
    shared = [sight for sight in sights if "plan" in sight.scopes]
    profiles = seen_profiles(connection, shared)
    calendar = _Calendar(now, count)
    wanted = {sight.patient_id: calendar.weeks(profiles.get(sight.patient_id)) for sight in shared}
    if not wanted:
        return []
    days = [first for mine in wanted.values() for first, _ in mine]
    standing: dict[str, dict[int, Row]] = {patient: {} for patient in wanted}
    asked = {patient: dict(mine) for patient, mine in wanted.items()}
    for row in seen_weeks(connection, shared, min(days), max(days)):
        patient, first = row["patient_id"], row["first_day"]
        if asked[patient].get(first) == row["through_day"]:
            standing[patient][first] = row
    return [(sight, wanted[sight.patient_id], standing[sight.patient_id]) for sight in shared]


class _Calendar:
    """The last weeks of everybody: most live in a few zones, and a zone is looked up once."""

    def __init__(self, now: int, count: int) -> None:
        self._now, self._count = now, count
        self._known: dict[tuple[str, int, int], list[tuple[int, int]]] = {}

    def weeks(self, profile: Any) -> list[tuple[int, int]]:
        """The first day of each week, and the last day of it that has come. profile: None for nothing said."""
        ends_at = profile["day_ends_at"] if profile else -1
        key = (profile["zone"] if profile else "", week_start(profile), ends_at)
        if key not in self._known:
            self._known[key] = self._weeks_until(profile)
        return self._known[key]

    def _weeks_until(self, profile: Any) -> list[tuple[int, int]]:
        zone = profile["zone"] if profile else ""
        moment: Any = {"instant": self._now, "offset": offset(zone, self._now), "zone": zone, "device": "", "uuid": ""}
        today = local_day(moment, profile)
        this = week_of(today, week_start(profile))
        return [(first, min(first + 6, today)) for first in range(this - 7 * (self._count - 1), this + 1, 7)]


def figures(connection: Connection, sight: Sight, wanted: Sequence[tuple[int, int]]) -> list[Row]:
    """The figures of some weeks, from the rows, as the domain works them out. wanted: first and last day of each."""
    days = (min(first for first, _ in wanted), max(first for first, _ in wanted) + 6)

    def seen(model: Any, **between: tuple[int, int]) -> Any:
        return seen_rows(connection, sight, model.__table__, **between)

    items = plan_items(within_envelope(seen(PlanVersion), seen(Screening)))
    found, pauses = by_key(seen(Outcome, day=days)), seen(Pause)
    return [
        figure(sight.patient_id, week_shares(items, found, pauses, first, through), first, through)
        for first, through in wanted
    ]


def figure(patient_id: str, shares: list[Share], first: int, through: int) -> Row:
    """One row of the table."""
    raw, adjusted = adherence_of(shares, False), adherence_of(shares, True)
    return {
        "patient_id": patient_id,
        "first_day": first,
        "through_day": through,
        "raw_done": raw["done"],
        "raw_planned": raw["planned"],
        "adjusted_done": adjusted["done"],
        "adjusted_planned": adjusted["planned"],
        "excused": adjusted["excused"],
        "overshoot": overshoot(shares),
    }
