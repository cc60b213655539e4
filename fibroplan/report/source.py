"""The rows that reports are made from, read through the access filter: the same views as on the phone's screens."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, Table

from fibroplan.clock import offset
from fibroplan.content.instruments import instruments
from fibroplan.domain.day import Now
from fibroplan.domain.profile import Profile
from fibroplan.domain.progress import progress_span
from fibroplan.domain.report import ReportView, report_view
from fibroplan.store.access import Actor, Sight, seen_rows
from fibroplan.store.rows import Row, kept_rows
from fibroplan.store.synced import Synced
from fibroplan.store.tables import (
    Appointment,
    CheckIn,
    Course,
    Goal,
    Infusion,
    InstrumentFile,
    Measure,
    Medicine,
    Night,
    Outcome,
    Pause,
    PlanVersion,
    Writing,
)
from fibroplan.store.tables import Profile as ProfileTable

Reader = Callable[..., list[Row]]
"""Gives the rows of a table that were not taken back; within day=(first, last) if that is said."""


def own(connection: Connection, actor: Actor, patient_id: str) -> Reader:
    """A patient's own reading: everything. Raises NotYours, when it is used, for anybody else."""

    def read(table: Table, **between: tuple[int, int]) -> list[Row]:
        return kept_rows(connection, actor, patient_id, table, **between)

    return read


def shared(connection: Connection, sight: Sight) -> Reader:
    """A therapist's reading: what the grant opens, and nothing of a table that it does not."""

    def read(table: Table, **between: tuple[int, int]) -> list[Row]:
        return seen_rows(connection, sight, table, **between)

    return read


class Source:
    """One patient's rows, as one reader may see them."""

    def __init__(self, read: Reader, patient_id: str, instant: int, zone: str) -> None:
        """zone: the reader's IANA zone, for a patient who chose none of their own; instant in ms since 1970."""
        self._read = read
        self.patient_id = patient_id
        self.profile: Profile | None = next((row for row in self.rows(ProfileTable)), None)  # type: ignore[assignment]
        chosen = (self.profile["zone"] if self.profile else "") or zone
        self.now: Now = {
            "instant": instant,
            "offset": offset(chosen, instant),
            "zone": chosen,
            "device": "",
            "uuid": "",
        }

    def rows(self, model: type[Synced], days: list[int] | None = None) -> list[Row]:
        """The rows of a table that were not taken back; of some days alone if first and last are given."""
        table: Table = model.__table__  # type: ignore[attr-defined]
        return self._read(table) if days is None else self._read(table, day=(days[0], days[1]))

    def report(self) -> ReportView:
        """The one-page report."""
        lately = progress_span(self.profile, self.now)
        rows: Any = self.rows
        return report_view(
            goals=rows(Goal),
            versions=rows(PlanVersion),
            outcomes=rows(Outcome, lately),
            pauses=rows(Pause),
            nights=rows(Night, lately),
            felt=rows(CheckIn, lately),
            measures=rows(Measure),
            instruments=instruments(),
            files=rows(InstrumentFile),
            medicines=rows(Medicine),
            courses=rows(Course),
            infusions=rows(Infusion, lately),
            appointments=rows(Appointment),
            writings=rows(Writing),
            profile=self.profile,
            now=self.now,
        )
