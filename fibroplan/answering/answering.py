"""What a therapist writes: comments, suggestions, clearance, what was measured, and notes of their own.

Everything but the notes goes into the patient's record through `sync.staff`, and the patient is told of it in the same
transaction. Who may write is decided by the grant, looked up in the transaction that writes.
"""

import uuid
from collections.abc import Callable
from typing import Any

from anyio.to_thread import run_sync
from sqlalchemy import Connection

from fibroplan import errors
from fibroplan.accounts.staff import title
from fibroplan.answering.beside import beside_of
from fibroplan.answering.comparing import compared
from fibroplan.answering.desk import Desk, shown
from fibroplan.clock import Clock
from fibroplan.content.sleep import sleep
from fibroplan.domain.clinic_measure import clinic_problem
from fibroplan.domain.day import week_of
from fibroplan.domain.profile import week_start
from fibroplan.domain.screening import checked, is_cleared, latest
from fibroplan.domain.sleep_window import WINDOW_ID
from fibroplan.domain.suggestion import has_crossed, suggestion_lines, version_now
from fibroplan.domain.suggestion_check import suggestion_problem
from fibroplan.store import access, audit, clinics, marks
from fibroplan.store.access import Actor
from fibroplan.store.audit import Event
from fibroplan.store.database import Database
from fibroplan.store.marks import NOTE_LONGEST, CareNote
from fibroplan.store.sessions import SignedIn
from fibroplan.store.tables import (
    ClinicMeasure,
    PlanVersion,
    Screening,
    Suggestion,
)
from fibroplan.store.writer import Writer
from fibroplan.sync import staff as record

WROTE = "wrote"
"""The kind of everything that staff writes into a patient's record, in the audit."""


class Answering:
    """What therapists of one database write."""

    def __init__(self, database: Database, writer: Writer, clock: Clock) -> None:
        self._database = database
        self._writer = writer
        self._clock = clock

    async def desk(self, session: SignedIn, patient_id: str) -> dict[str, Any]:
        """What can be answered, and what was. Raises NotYours."""
        return await self._look(session, patient_id, shown)

    async def beside(self, session: SignedIn, patient_id: str) -> dict[str, Any]:
        """Measures, treatments and chosen reflections, as far as they are shared. Raises NotYours."""
        return await self._look(session, patient_id, beside_of)

    async def compare(self, session: SignedIn, patient_id: str, before: int, after: int, weeks: int) -> dict[str, Any]:
        """Two periods side by side; each begins so many weeks ago. Raises NotYours."""
        return await self._look(session, patient_id, lambda desk: compared(desk, before, after, weeks))

    async def _look(self, session: SignedIn, patient_id: str, work: Callable[[Desk], dict[str, Any]]) -> dict[str, Any]:
        def look() -> dict[str, Any]:
            with self._database.read() as connection:
                return work(Desk(connection, Actor(session.account_id), patient_id, self._clock.instant()))

        return await run_sync(look)

    async def comment(self, session: SignedIn, patient_id: str, item_id: str, day: int | None, words: str) -> str:
        """Write about a week, or about a thing of the plan in it. Raises NotYours and BadSuggestion."""

        def work(desk: Desk) -> tuple[str, Any]:
            if not words.strip():
                raise errors.BadSuggestion("Please write something first.")
            about = week_of(desk.today if day is None else day, week_start(desk.profile))
            return "comment", {"item_id": item_id, "day": about, "words": words.strip()}

        return await self._write(session, patient_id, "comment", "plan", work)

    async def suggest(self, session: SignedIn, patient_id: str, kind: str, item_id: str, asked: dict[str, Any]) -> str:
        """Suggest something. `asked`: `fields`, `was` as it was shown, `why`.

        Raises NotYours, BadSuggestion with words, and ChangedMeanwhile where `was` is no longer how it is.
        """

        def work(desk: Desk) -> tuple[str, Any]:
            if kind == "window" and not desk.opens("sleep"):
                raise errors.NotYours()
            versions, window = desk.rows(PlanVersion), desk.rules(WINDOW_ID)
            version = version_now(versions, item_id, desk.today)
            fields, was = asked["fields"], asked["was"]
            guards: Any = sleep()["window"]["guards"]
            given = (kind, item_id, fields, self._name(desk.connection, session), versions, window, guards)
            problem = _asked_rightly(lambda: suggestion_problem(*given, desk.resting, desk.today))
            if problem:
                raise errors.BadSuggestion(problem)
            now = (version, desk.rules("me"), window, desk.today)
            if kind != "new" and _asked_rightly(lambda: has_crossed(suggestion_lines(kind, fields, was, *now))):
                raise errors.ChangedMeanwhile()
            titled = {**was, "title": version["title"]} if version else was
            return "suggestion", {
                "kind": kind,
                "item_id": item_id,
                "fields": fields,
                "was": titled,
                "why": asked["why"].strip(),
            }

        return await self._write(session, patient_id, "suggestion", "plan", work)

    async def withdraw(self, session: SignedIn, patient_id: str, suggestion_id: str) -> None:
        """Take a suggestion back. Raises NotYours, and BadSuggestion where it was answered already."""

        def work(desk: Desk) -> tuple[str, Any]:
            mine = [row for row in desk.written(Suggestion) if row["id"] == suggestion_id]
            if not mine:
                raise errors.NotYours()
            if mine[0]["answer"]:
                raise errors.BadSuggestion("This was answered already.")
            return "withdrawn", {"answer": "withdrawn", "answered_day": desk.today}

        await self._write(session, patient_id, "suggestion", access.ANY, work, suggestion_id)

    async def clear(self, session: SignedIn, patient_id: str, limits: str) -> None:
        """Say that it is OK to be active, for the safety check that waits for it. Raises NotYours and BadSuggestion."""

        def work(desk: Desk) -> tuple[str, Any]:
            last = latest(desk.rows(Screening))
            if last is None or not last["finished"] or not checked(last)["hold"] or is_cleared(last):
                raise errors.BadSuggestion("No safety check waits for an OK.")
            return "clearance", {
                "cleared_by": self._name(desk.connection, session)[:120],
                "cleared_day": desk.today,
                "answers": {**last["answers"], "limits": limits.strip()[:500]},
            }

        def waiting(desk: Desk) -> str:
            last = latest(desk.rows(Screening))
            return last["id"] if last else "none"

        await self._write(session, patient_id, "screening", "plan", work, waiting)

    async def measure(self, session: SignedIn, patient_id: str, kind: str, site: str, value: float, day: int) -> str:
        """Enter what was measured. Raises NotYours and BadSuggestion."""

        def work(desk: Desk) -> tuple[str, Any]:
            problem = clinic_problem(kind, site.strip(), value, day, desk.today)
            if problem:
                raise errors.BadSuggestion(problem)
            return "measurement", {"kind": kind, "site": site.strip(), "value": float(value), "day": day}

        return await self._write(session, patient_id, "clinic_measure", "measures", work)

    async def take_measure_back(self, session: SignedIn, patient_id: str, measure_id: str) -> None:
        """Take back what one entered oneself. Raises NotYours."""

        def work(desk: Desk) -> tuple[str, Any]:
            mine = [row for row in desk.rows(ClinicMeasure) if row["id"] == measure_id]
            if not mine or mine[0]["therapist_id"] != session.account_id:
                raise errors.NotYours()
            return "measurement", {"deleted": True}

        await self._write(session, patient_id, "clinic_measure", "measures", work, measure_id)

    async def keep_note(self, session: SignedIn, patient_id: str, words: str, seen: int) -> int:
        """Keep the therapist's own note. `seen`: when the version that was before their eyes was kept.

        Returns the new time. Raises NotYours, and ChangedMeanwhile where another page of theirs has kept another.
        """
        now, actor = self._clock.instant(), Actor(session.account_id)

        def work(connection: Connection) -> int:
            access.sight_of(connection, actor, patient_id, now)
            if len(words) > NOTE_LONGEST:
                raise errors.BadSuggestion(f"The note is too long. The most is {NOTE_LONGEST:,} characters.")
            before = marks.note_about(connection, actor.account_id, patient_id)
            if before.changed_at != seen and before.words != words:
                raise errors.ChangedMeanwhile()
            at = max(now, before.changed_at + 1)
            note = CareNote(therapist_id=actor.account_id, patient_id=patient_id, words=words, changed_at=at)
            marks.keep_note(connection, note)
            return at

        return await self._writer.run(work)

    async def _write(
        self,
        session: SignedIn,
        patient_id: str,
        table: str,
        scope: str,
        work: Callable[[Desk], tuple[str, Any]],
        row: str | Callable[[Desk], str] = "",
    ) -> str:
        """Write one row and tell the patient. row: which one; a new one, signed and dated, where it is not said."""
        now, actor = self._clock.instant(), Actor(session.account_id)

        def write(connection: Connection) -> str:
            desk = Desk(connection, actor, patient_id, now)
            if scope != access.ANY and not desk.opens(scope):
                raise errors.NotYours()
            what, fields = work(desk)
            row_id = row(desk) if callable(row) else row
            name = self._name(connection, session)
            if not row_id:
                row_id = str(uuid.uuid4())
                signed = {"therapist_id": actor.account_id, "author": name}
                fields = {**signed, **fields, **({} if table == "clinic_measure" else {"at": float(now)})}
            record.write(connection, actor, desk.sight, scope, table, row_id, fields, now)
            audit.tell(connection, now, [Event(WROTE, actor.account_id, name, patient_id, {"what": what})])
            return row_id

        return await self._writer.run(write)

    @staticmethod
    def _name(connection: Connection, session: SignedIn) -> str:
        return title(session.name, clinics.clinic_name(connection, session.clinic_id))


def _asked_rightly(work: Callable[[], Any]) -> Any:
    """What a rule says about what was sent; a value of another kind than the rule reads is no suggestion at all."""
    try:
        return work()
    except (TypeError, KeyError, AttributeError) as error:
        raise errors.Malformed() from error
