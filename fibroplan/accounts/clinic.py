"""Looking after a clinic's accounts: who is invited, who works there, who has left. No patient is seen here."""

import secrets
from collections.abc import Callable
from typing import Any

from anyio.to_thread import run_sync
from sqlalchemy import Connection

from fibroplan import errors
from fibroplan.accounts import codes, emails
from fibroplan.accounts.staff import title
from fibroplan.clock import Clock
from fibroplan.store import audit, clinics, grants, sessions
from fibroplan.store.accounts import STAFF
from fibroplan.store.audit import Event
from fibroplan.store.clinics import Clinic, Invitation
from fibroplan.store.database import Database
from fibroplan.store.sessions import SignedIn
from fibroplan.store.writer import Writer

CLINIC_MAX = 120


def clinic_of_name(connection: Connection, name: str, now: int) -> str:
    """The id of the clinic with this name, which is made where there is none. Raises BadInput."""
    called = " ".join(name.split())
    if not called or len(called) > CLINIC_MAX or not called.isprintable():
        raise errors.BadInput(f"Please give the clinic a name. The most is {CLINIC_MAX} letters.")
    known = clinics.clinic_named(connection, called)
    if known:
        return known["id"]
    clinic = Clinic(id=secrets.token_hex(8), name=called, created_at=now)
    clinics.add_clinic(connection, clinic)
    return clinic.id


def invite(connection: Connection, now: int, email: object, role: str, clinic_id: str, by: str = "") -> str:
    """Invite somebody to make an account. Returns the code, which is told to nobody else.

    by: the administrator's account; empty for the command line. Raises BadEmail and BadInput.
    """
    if role not in STAFF:
        raise errors.BadInput(f"The role is one of: {', '.join(STAFF)}.")
    code = codes.new_code()
    invitation = Invitation(
        id=secrets.token_hex(8),
        code_hash=codes.hashed_code(code),
        email=emails.normalised(email),
        role=role,
        clinic_id=clinic_id,
        invited_by=by,
        created_at=now,
        expires_at=now + clinics.INVITATION_LIVES,
    )
    clinics.invite(connection, invitation)
    audit.tell(connection, now, [Event("invited", by, detail={"role": role, "clinic": clinic_id})])
    return code


class ClinicAdmin:
    """What an administrator does. The session given is that of an administrator of the clinic."""

    def __init__(self, database: Database, writer: Writer, clock: Clock) -> None:
        self._database = database
        self._writer = writer
        self._clock = clock

    async def invite(self, session: SignedIn, email: object, role: str, origin: str) -> dict[str, str]:
        """Invite to one's own clinic. Returns the code and a link that holds it."""
        now = self._clock.instant()

        def work(connection: Connection) -> str:
            return invite(connection, now, email, role, session.clinic_id, session.account_id)

        code = await self._writer.run(work)
        return {"code": code, "link": f"{origin}/care/join/#{code}"}

    async def people(self, session: SignedIn) -> dict[str, Any]:
        """Who works at the clinic, and who is invited to."""
        now = self._clock.instant()

        def look(connection: Connection) -> dict[str, Any]:
            open_ = clinics.invitations(connection, session.clinic_id, now)
            shown = ("id", "email", "role", "expires_at")
            return {
                "clinic": clinics.clinic_name(connection, session.clinic_id),
                "staff": clinics.staff(connection, session.clinic_id),
                "invitations": [{name: one[name] for name in shown} for one in open_],
            }

        return await self._read(look)

    async def withdraw(self, session: SignedIn, invitation_id: str) -> None:
        """Take an invitation back. Raises NotYours."""
        now = self._clock.instant()

        def work(connection: Connection) -> None:
            if not clinics.withdraw_invitation(connection, session.clinic_id, invitation_id):
                raise errors.NotYours()
            audit.tell(connection, now, [Event("invitation_withdrawn", session.account_id)])

        await self._writer.run(work)

    async def remove(self, session: SignedIn, account_id: str) -> None:
        """Note that somebody has left: their sessions and every grant to them end at once.

        Raises NotYours; and BadInput for oneself, so that no clinic is left without an administrator by a slip.
        """
        if account_id == session.account_id:
            raise errors.BadInput("You cannot take yourself off. Please ask another administrator.")
        now = self._clock.instant()

        def work(connection: Connection) -> None:
            gone = sessions.account_by_id(connection, account_id)
            if gone is None or not clinics.leave(connection, session.clinic_id, account_id):
                raise errors.NotYours()
            sessions.revoke_all(connection, account_id)
            grants.end(connection, now, session.account_id, therapist_id=account_id)
            clinic = clinics.clinic_name(connection, session.clinic_id)
            told = Event("left", session.account_id, title(gone["name"], clinic), detail={"account": account_id})
            audit.tell(connection, now, [told])

        await self._writer.run(work)

    async def _read(self, work: Callable[[Connection], Any]) -> Any:
        def look() -> Any:
            with self._database.read() as connection:
                return work(connection)

        return await run_sync(look)
