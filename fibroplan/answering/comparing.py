"""Two periods of one patient side by side, by the rules that draw the review."""

from typing import Any

from fibroplan.answering.desk import Desk
from fibroplan.domain.compare import Period, compare_view, period_of
from fibroplan.store import access
from fibroplan.store.tables import CheckIn, Night, Outcome, Pause, PlanVersion, Screening


def compared(desk: Desk, before_ago: int, after_ago: int, weeks: int) -> dict[str, Any]:
    """Two periods of so many weeks; each begins so many weeks ago."""
    before = period_of(before_ago, weeks, desk.profile, desk.today)
    after = period_of(after_ago, weeks, desk.profile, desk.today)
    rows: Any = {model: _of(desk, model, before, after) for model in (Outcome, Night, CheckIn)}
    view = compare_view(
        access.in_order(desk.sight.scopes),
        before,
        after,
        desk.rows(PlanVersion),
        rows[Outcome],
        desk.rows(Pause),
        rows[Night],
        rows[CheckIn],
        desk.rows(Screening),
        desk.today,
    )
    return {"compare": view}


def _of(desk: Desk, model: Any, *periods: Period) -> list[Any]:
    """The rows of both periods, each once; what lies between them is not read."""
    found = {}
    for period in periods:
        days = (period["first"], period["first"] + 7 * period["weeks"] - 1)
        for row in access.seen_rows(desk.connection, desk.sight, model.__table__, day=days):
            found[row["id"]] = row
    return list(found.values())
