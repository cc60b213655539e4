"""What a therapist reads: everyone who shares, and the review of one. Each look is told before it is made."""

from typing import Any

from anyio.to_thread import run_sync
from sqlalchemy import Connection

from fibroplan import errors
from fibroplan.accounts.staff import title
from fibroplan.clock import Clock, offset
from fibroplan.domain.day import Now
from fibroplan.domain.profile import Profile
from fibroplan.domain.review import Review, review_span, review_view
from fibroplan.domain.sharing import SCOPES
from fibroplan.store import access, audit, clinics
from fibroplan.store.access import Actor, Sight
from fibroplan.store.audit import LOOKED, Event
from fibroplan.store.database import Database
from fibroplan.store.sessions import SignedIn
from fibroplan.store.tables import CheckIn, Night, Outcome, Pause, PlanVersion, Screening
from fibroplan.store.tables import Profile as ProfileTable
from fibroplan.store.writer import Writer

OVERVIEW, REVIEW = "caseload", "review"
"""What was looked at, as the patient is told it."""


class Reviewing:
    """Reading by therapists of one database. A grant is looked up in the transaction that reads."""

    def __init__(self, database: Database, writer: Writer, clock: Clock) -> None:
        self._database = database
        self._writer = writer
        self._clock = clock

    async def patients(self, session: SignedIn) -> list[dict[str, Any]]:
        """Everyone who shares with this therapist: id, name, scopes, and until when (ms since 1970), by name."""
        now, actor = self._clock.instant(), Actor(session.account_id)

        def tell(connection: Connection) -> None:
            self._tell(connection, session, access.sights_of(connection, actor, now), OVERVIEW, now)

        def look() -> list[dict[str, Any]]:
            with self._database.read() as connection:
                return [_overview(connection, sight) for sight in access.sights_of(connection, actor, now)]

        await self._writer.run(tell)
        return sorted(await run_sync(look), key=lambda one: (one["name"].casefold(), one["patient"]))

    async def review(self, session: SignedIn, patient_id: str, week: int | None) -> Review:
        """The review of one patient, by the rule that made the patient's own preview. Raises NotYours.

        week: any day of the week whose days are listed; None for the patient's present one.
        """
        now, actor = self._clock.instant(), Actor(session.account_id)

        def tell(connection: Connection) -> None:
            sight = access.sight_of(connection, actor, patient_id, now)
            self._tell(connection, session, [sight], REVIEW, now)

        def look() -> Review:
            with self._database.read() as connection:
                return review_of(connection, access.sight_of(connection, actor, patient_id, now), week, now)

        await self._writer.run(tell)
        return await run_sync(look)

    @staticmethod
    def _tell(connection: Connection, session: SignedIn, sights: list[Sight], what: str, now: int) -> None:
        name = title(session.name, clinics.clinic_name(connection, session.clinic_id))
        audit.tell(
            connection,
            now,
            [
                Event(LOOKED, session.account_id, name, sight.patient_id, {"what": what, "scopes": in_order(sight)})
                for sight in sights
            ],
        )


def in_order(sight: Sight) -> list[str]:
    """The scopes that are open, in the order in which they are shown."""
    return [scope["name"] for scope in SCOPES if scope["name"] in sight.scopes]


def review_of(connection: Connection, sight: Sight, week: int | None, now: int) -> Review:
    """The review from the rows that a grant opens. now: ms since 1970; the patient's own zone tells which day it is."""
    profile = _profile(connection, sight)
    moment = _moment(profile, now)
    first, last = review_span(profile, moment)

    def rows(model: Any, **between: tuple[int, int]) -> Any:
        return access.seen_rows(connection, sight, model.__table__, **between)

    return review_view(
        in_order(sight),
        versions=rows(PlanVersion),
        outcomes=rows(Outcome, day=(first, last)),
        pauses=rows(Pause),
        nights=rows(Night, day=(first, last)),
        check_ins=rows(CheckIn, day=(first, last)),
        screenings=rows(Screening),
        week=week,
        profile=profile,
        now=moment,
    )


def _overview(connection: Connection, sight: Sight) -> dict[str, Any]:
    profile = _profile(connection, sight)
    name = profile["name"] if profile else ""
    return {"patient": sight.patient_id, "name": name, "scopes": in_order(sight), "until": sight.until}


def _profile(connection: Connection, sight: Sight) -> Profile | None:
    found: Any = access.seen_rows(connection, sight, ProfileTable.__table__)  # type: ignore[attr-defined]
    return found[0] if found else None


def _moment(profile: Profile | None, now: int) -> Now:
    zone = profile["zone"] if profile else ""
    return {"instant": now, "offset": offset(zone, now), "zone": zone, "device": "", "uuid": ""}


def day_of(text: str) -> int | None:
    """A day from an address; None where there is none. Raises Malformed for anything but a whole number."""
    if not text:
        return None
    if not text.isascii() or not text.isdecimal() or len(text) > 6:
        raise errors.Malformed()
    return int(text)
