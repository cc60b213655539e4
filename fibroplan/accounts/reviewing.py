"""What a therapist reads: everyone who shares, and the review of one. Each look is told before it is made."""

import hashlib
from typing import Any

from anyio.to_thread import run_sync
from sqlalchemy import Connection

from fibroplan import errors
from fibroplan.accounts import caseload
from fibroplan.accounts.staff import staff_session, title
from fibroplan.clock import MINUTE, Clock, offset
from fibroplan.domain.day import Now
from fibroplan.domain.profile import Profile
from fibroplan.domain.review import Review, review_span, review_view
from fibroplan.store import access, audit, clinics, rollups
from fibroplan.store.access import Actor, Sight
from fibroplan.store.audit import LOOKED, Event
from fibroplan.store.database import Database
from fibroplan.store.sessions import SignedIn
from fibroplan.store.tables import CheckIn, Night, Outcome, Pause, PlanVersion, Screening
from fibroplan.store.tables import Profile as ProfileTable
from fibroplan.store.writer import Writer

OVERVIEW, REVIEW = "caseload", "review"
"""What was looked at, as the patient is told it."""

LOOK_LASTS = 10 * MINUTE
"""Asking again within this is the same look."""

Look = tuple[str, str, str]
"""A session, a grant, and what was looked at."""
Looks = set[Look]


class Reviewing:
    """Reading by therapists of one database. A grant is looked up in the transaction that reads."""

    def __init__(self, database: Database, writer: Writer, clock: Clock) -> None:
        self._database = database
        self._writer = writer
        self._clock = clock
        self._looks: dict[Look, int] = {}

    async def patients(self, session: SignedIn) -> list[dict[str, Any]]:
        """The caseload: everybody who shares with this therapist, those who stand out first."""
        now, actor = self._clock.instant(), Actor(session.account_id)

        def tell(connection: Connection) -> Looks:
            return self._tell(connection, session, access.sights_of(connection, actor, now), OVERVIEW, now)

        def look() -> tuple[list[dict[str, Any]], list[Sight], list[dict[str, Any]]]:
            with self._database.read() as connection:
                sights = access.sights_of(connection, actor, now)
                entries, made = caseload.caseload(connection, actor.account_id, sights, now)
                return entries, sights, made

        self._note(await self._writer.run(tell), now)
        entries, sights, made = await run_sync(look)
        if made:
            await self._writer.run(lambda connection: rollups.keep(connection, sights, made))
        return entries

    async def reviewed(self, session: SignedIn, patient_id: str, next_day: int | None) -> None:
        """Note that a patient was reviewed, and when to look again. Raises NotYours."""
        now, actor = self._clock.instant(), Actor(session.account_id)
        await self._writer.run(lambda c: caseload.note_reviewed(c, actor, patient_id, next_day, now))

    async def review(self, session: SignedIn, patient_id: str, week: int | None) -> dict[str, Any]:
        """The patient's name, and the review by the rule that made the patient's own preview. Raises NotYours.

        week: any day of the week whose days are listed; None for the patient's present one.
        """
        now, actor = self._clock.instant(), Actor(session.account_id)

        def tell(connection: Connection) -> Looks:
            sight = access.sight_of(connection, actor, patient_id, now)
            caseload.look(connection, actor.account_id, sight, now)
            return self._tell(connection, session, [sight], REVIEW, now)

        def look() -> dict[str, Any]:
            with self._database.read() as connection:
                sight = access.sight_of(connection, actor, patient_id, now)
                profile = profile_of(connection, sight)
                name = profile["name"] if profile else ""
                return {"name": name, "review": review_of(connection, sight, week, now)}

        self._note(await self._writer.run(tell), now)
        return await run_sync(look)

    async def took(self, session: SignedIn, patient_id: str, what: str) -> None:
        """Tell the patient that a file of what they share was taken: "report" or "fhir". Raises NotYours."""
        now, actor = self._clock.instant(), Actor(session.account_id)

        def tell(connection: Connection) -> None:
            sight = access.sight_of(connection, actor, patient_id, now)
            name = title(session.name, clinics.clinic_name(connection, session.clinic_id))
            detail = {"what": what, "scopes": access.in_order(sight.scopes)}
            audit.tell(connection, now, [Event(LOOKED, session.account_id, name, patient_id, detail)])

        await self._writer.run(tell)

    async def stamp(self, digest: str) -> str:
        """A text that changes when anything changes that the bearer of a session may see. Empty where there is none.

        digest: the hash of the session's token. The stamp says nothing by itself: not how many patients there are,
        nor what changed.
        """
        now = self._clock.instant()

        def look() -> str:
            with self._database.read() as connection:
                session = staff_session(connection, digest, now)
                if session is None:
                    return ""
                sights = access.sights_of(connection, Actor(session.account_id), now)
                seen = [(one.grant_id, sorted(one.scopes), sorted(one.reflections), one.rev) for one in sights]
                return hashlib.sha256(repr((session.session_id, session.role, seen)).encode()).hexdigest()[:16]

        return await run_sync(look)

    def _tell(self, connection: Connection, session: SignedIn, sights: list[Sight], what: str, now: int) -> Looks:
        """Tell each patient of the look. A page that stays open asks again and again; that is one look.

        Returns what was told, to be noted once it is on the disk.
        """
        name = title(session.name, clinics.clinic_name(connection, session.clinic_id))
        asked = {(session.session_id, sight.grant_id, what): sight for sight in sights}
        fresh = {look: sight for look, sight in asked.items() if now - self._looks.get(look, 0) >= LOOK_LASTS}
        audit.tell(
            connection,
            now,
            [
                Event(
                    LOOKED,
                    session.account_id,
                    name,
                    sight.patient_id,
                    {"what": what, "scopes": access.in_order(sight.scopes)},
                )
                for sight in fresh.values()
            ],
        )
        return set(fresh)

    def _note(self, looks: Looks, now: int) -> None:
        """Remember what was told. Forgotten when the server stops: then it is told again."""
        lasting = {look: at for look, at in self._looks.items() if now - at < LOOK_LASTS}
        self._looks = {**lasting, **dict.fromkeys(looks, now)}


def review_of(connection: Connection, sight: Sight, week: int | None, now: int) -> Review:
    """The review from the rows that a grant opens. now: ms since 1970; the patient's own zone tells which day it is."""
    profile = profile_of(connection, sight)
    moment = moment_of(profile, now)
    first, last = review_span(profile, moment)

    def rows(model: Any, **between: tuple[int, int]) -> Any:
        return access.seen_rows(connection, sight, model.__table__, **between)

    return review_view(
        access.in_order(sight.scopes),
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


def profile_of(connection: Connection, sight: Sight) -> Profile | None:
    """The patient's own settings, as far as a therapist needs them; None where nothing was said."""
    found: Any = access.seen_rows(connection, sight, ProfileTable.__table__)  # type: ignore[attr-defined]
    return found[0] if found else None


def moment_of(profile: Profile | None, now: int) -> Now:
    """The moment in the patient's own zone. now: ms since 1970."""
    zone = profile["zone"] if profile else ""
    return {"instant": now, "offset": offset(zone, now), "zone": zone, "device": "", "uuid": ""}


def day_of(text: str) -> int | None:
    """A day from an address; None where there is none. Raises Malformed for anything but a whole number."""
    if not text:
        return None
    if not text.isascii() or not text.isdecimal() or len(text) > 6:
        raise errors.Malformed()
    return int(text)
