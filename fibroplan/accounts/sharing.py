"""Sharing: a patient's code becomes a grant when a therapist uses it, and a therapist's when a patient does."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from anyio.to_thread import run_sync
from sqlalchemy import Connection

from fibroplan import errors
from fibroplan.accounts import codes
from fibroplan.accounts.staff import title
from fibroplan.clock import DAY, Clock
from fibroplan.domain import sharing as rules
from fibroplan.store import audit, clinics, grants, sessions
from fibroplan.store.accounts import THERAPIST
from fibroplan.store.audit import LOOKED, Event
from fibroplan.store.database import Database
from fibroplan.store.sessions import SignedIn
from fibroplan.store.writer import Writer

REFLECTIONS_MAX = 500
HISTORY_PAGE = 100
OFFSETS = (-12 * 60, 14 * 60)
"""Minutes west and east of UTC that a zone may be off."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What a patient agrees to share, checked."""

    scopes: list[str]
    reflections: list[str]
    until: int
    consent_version: str
    consent_text: str

    def as_json(self) -> dict[str, Any]:
        """As it is kept with a code."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


def accepted(sent: dict[str, Any], now: int) -> Terms:
    """What was sent, as terms. Raises BadShare.

    The words of the consent are made here, by the rule that made them on the phone; a phone that has shown an older
    version of them is refused, because nobody has read the words that would be kept.
    """
    scopes, chosen, day, offset = (sent.get(name) for name in ("scopes", "reflections", "until_day", "offset"))
    if not isinstance(scopes, list) or not scopes or not all(isinstance(one, str) for one in scopes):
        raise errors.BadShare()
    if rules.known_scopes(scopes) != scopes:
        raise errors.BadShare()
    picked = [] if chosen is None else chosen
    if not isinstance(picked, list) or len(picked) > REFLECTIONS_MAX or not all(_is_id(one) for one in picked):
        raise errors.BadShare()
    if type(day) is not int or type(offset) is not int or not OFFSETS[0] <= offset <= OFFSETS[1]:
        raise errors.BadShare()
    until = int(rules.until_of(day, offset))
    if not now < until <= now + (rules.LONGEST_DAYS + 1) * DAY:
        raise errors.BadShare()
    if sent.get("version") != rules.CONSENT_VERSION:
        raise errors.BadShare("The words about sharing have changed. Please load the page again and read them.")
    reflections = sorted(set(picked)) if "reflections" in scopes else []
    return Terms(scopes, reflections, until, rules.CONSENT_VERSION, rules.consent_words(scopes, day))


def _is_id(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= 128


class Sharing:
    """Grants and share codes of one database."""

    def __init__(self, database: Database, writer: Writer, clock: Clock) -> None:
        self._database = database
        self._writer = writer
        self._clock = clock

    async def offer(self, session: SignedIn, sent: dict[str, Any], origin: str) -> dict[str, Any]:
        """A patient's code: who uses it first sees what the terms say. Raises BadShare."""
        terms = accepted(sent, self._clock.instant())
        return await self._code(session, grants.FROM_PATIENT, terms.as_json(), f"{origin}/care/accept/#")

    async def invite(self, session: SignedIn, origin: str) -> dict[str, Any]:
        """A therapist's code: a patient who uses it chooses what to share."""
        return await self._code(session, grants.FROM_THERAPIST, {}, f"{origin}/share/#")

    async def _code(self, session: SignedIn, kind: str, terms: dict[str, Any], address: str) -> dict[str, Any]:
        now, code = self._clock.instant(), codes.new_code()
        row = grants.ShareCode(
            id=secrets.token_hex(8),
            code_hash=codes.hashed_code(code),
            account_id=session.account_id,
            kind=kind,
            terms=terms,
            created_at=now,
            expires_at=now + grants.CODE_LIVES,
        )
        patient = session.account_id if kind == grants.FROM_PATIENT else ""
        told = Event("code_made", session.account_id, patient_id=patient, detail={"code": row.id})

        def work(connection: Connection) -> None:
            grants.add_code(connection, row)
            audit.tell(connection, now, [told])

        await self._writer.run(work)
        # The code stands after a #, which browsers send to nobody.
        link = address + code
        return {"id": row.id, "code": code, "link": link, "qr": codes.qr(link), "expires_at": row.expires_at}

    async def withdraw(self, session: SignedIn, code_id: str) -> None:
        """Take a code back before anybody has used it. Raises NotYours."""
        now = self._clock.instant()

        def work(connection: Connection) -> None:
            if not grants.withdraw_code(connection, session.account_id, code_id):
                raise errors.NotYours()
            patient = session.account_id if session.role != THERAPIST else ""
            told = Event("code_withdrawn", session.account_id, patient_id=patient, detail={"code": code_id})
            audit.tell(connection, now, [told])

        await self._writer.run(work)

    async def accept(self, session: SignedIn, code: object) -> dict[str, Any]:
        """A therapist uses a patient's code. Returns the patient and the grant. Raises BadCode."""
        now = self._clock.instant()

        def work(connection: Connection) -> dict[str, Any]:
            found = grants.look_up(connection, codes.hashed_code(code), grants.FROM_PATIENT, now)
            if found is None or found["terms"]["until"] <= now:
                raise errors.BadCode()
            grants.use_code(connection, found["id"])
            return self._begin(connection, found["account_id"], session, Terms(**found["terms"]), now, session)

        return await self._writer.run(work)

    async def inviter(self, code: object) -> dict[str, str]:
        """Who a therapist's code is from: name and clinic. Raises BadCode."""
        now = self._clock.instant()

        def look(connection: Connection) -> dict[str, str]:
            therapist = self._therapist(connection, grants.look_up(connection, *_invite(code), now))
            clinic = clinics.clinic_name(connection, therapist["clinic_id"])
            return {"therapist": therapist["name"], "clinic": clinic}

        return await self._read(look)

    async def give(self, session: SignedIn, code: object, sent: dict[str, Any]) -> dict[str, Any]:
        """A patient uses a therapist's code. Returns the grant. Raises BadCode and BadShare."""
        now = self._clock.instant()
        terms = accepted(sent, now)

        def work(connection: Connection) -> dict[str, Any]:
            found = grants.look_up(connection, *_invite(code), now)
            therapist = self._therapist(connection, found)
            grants.use_code(connection, found["id"] if found else "")
            return self._begin(connection, session.account_id, therapist, terms, now, session)

        return await self._writer.run(work)

    async def end(self, session: SignedIn, grant_id: str) -> None:
        """End a grant, at once. A patient ends their own, a therapist one that they were given. Raises NotYours."""
        now = self._clock.instant()
        side = "therapist_id" if session.role == THERAPIST else "patient_id"

        def work(connection: Connection) -> None:
            whose = {"id": grant_id, side: session.account_id}
            if not grants.end(connection, now, session.account_id, **whose) and not grants.was_of(connection, **whose):
                raise errors.NotYours()  # ended before: no harm, and no second telling

        await self._writer.run(work)

    async def listed(self, session: SignedIn) -> dict[str, Any]:
        """What a patient shares and shared, the codes that are open, and who did what with it, the latest first."""
        now = self._clock.instant()

        def look(connection: Connection) -> dict[str, Any]:
            return {
                "grants": [_shown(connection, one, now) for one in grants.of_patient(connection, session.account_id)],
                "codes": [
                    {
                        "id": one["id"],
                        "created_at": one["created_at"],
                        "expires_at": one["expires_at"],
                        "scopes": one["terms"]["scopes"],
                    }
                    for one in grants.codes(connection, session.account_id, now)
                ],
                "looks": looks(audit.about(connection, session.account_id, HISTORY_PAGE)),
            }

        return await self._read(look)

    def _begin(
        self,
        connection: Connection,
        patient_id: str,
        therapist: SignedIn | dict[str, Any],
        terms: Terms,
        now: int,
        by: SignedIn,
    ) -> dict[str, Any]:
        account_id, name, clinic_id = (
            (therapist.account_id, therapist.name, therapist.clinic_id)
            if isinstance(therapist, SignedIn)
            else (therapist["id"], therapist["name"], therapist["clinic_id"])
        )
        grant = grants.Grant(
            id=secrets.token_hex(16),
            patient_id=patient_id,
            therapist_id=account_id,
            clinic_id=clinic_id,
            actor=patient_id,
            created_at=now,
            **terms.as_json(),
        )
        grants.end(connection, now, by.account_id, patient_id=patient_id, therapist_id=account_id)
        grants.begin(connection, grant)
        clinic = clinics.clinic_name(connection, clinic_id)
        told = Event(
            "shared",
            by.account_id,
            title(name, clinic),
            patient_id,
            {"grant": grant.id, "scopes": terms.scopes, "until": terms.until, "version": terms.consent_version},
        )
        audit.tell(connection, now, [told])
        return {"patient": patient_id, "grant": grant.id, "therapist": name, "clinic": clinic, "until": terms.until}

    @staticmethod
    def _therapist(connection: Connection, found: dict[str, Any] | None) -> dict[str, Any]:
        account = sessions.account_by_id(connection, found["account_id"]) if found else None
        if account is None or account["role"] != THERAPIST or not account["clinic_id"]:
            raise errors.BadCode()
        return account

    async def _read(self, work: Callable[[Connection], Any]) -> Any:
        def look() -> Any:
            with self._database.read() as connection:
                return work(connection)

        return await run_sync(look)


def _invite(code: object) -> tuple[str, str]:
    return codes.hashed_code(code), grants.FROM_THERAPIST


def _shown(connection: Connection, grant: dict[str, Any], now: int) -> dict[str, Any]:
    """A grant as its patient sees it."""
    there = grant["works_at"] == grant["clinic_id"]
    return {
        "id": grant["id"],
        "therapist": grant["therapist"],
        "clinic": clinics.clinic_name(connection, grant["clinic_id"]),
        "scopes": grant["scopes"],
        "reflections": grant["reflections"],
        "until": grant["until"],
        "consent": grant["consent_text"],
        "created_at": grant["created_at"],
        "ended_at": grant["revoked_at"],
        "living": grant["revoked_at"] is None and grant["until"] > now and there,
    }


def looks(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows of the audit as a patient reads them: who looked at what, when; and what was shared and ended."""
    told = (LOOKED, "wrote", "shared", "ended", "code_made", "code_withdrawn")
    return [
        {
            "seq": row["seq"],
            "at": row["at"],
            "who": row["actor_name"],
            "kind": row["kind"],
            "what": row["detail"].get("what", ""),
            "scopes": row["detail"].get("scopes", []),
        }
        for row in rows
        if row["kind"] in told
    ]
