"""Accounts of therapists and clinic administrators: joining by invitation, and signing in with a second factor.

A right password, or an accepted invitation, gives a ticket and no session. The ticket becomes a session once a second
factor was proved: a time-based code, a passkey, or a recovery code. Whoever has no second factor yet sets one up.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from anyio.to_thread import run_sync
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from fibroplan import errors
from fibroplan.accounts import codes, emails, passkeys, passwords, totp
from fibroplan.accounts.accounts import Entry, hashed_token, new_account, new_session
from fibroplan.clock import Clock
from fibroplan.store import audit, clinics, factors, sessions
from fibroplan.store.accounts import STAFF
from fibroplan.store.audit import Event
from fibroplan.store.database import Database
from fibroplan.store.sessions import SignedIn
from fibroplan.store.writer import Writer

RECOVERY_CODES = 10
NAME_MAX = 80


@dataclass(frozen=True, slots=True)
class Begun:
    """A session that has just begun. `recovery`: codes to be written down, where they were made now; else empty."""

    entry: Entry
    recovery: list[str]


class Staff:
    """Sign-in of staff on one database."""

    def __init__(self, database: Database, writer: Writer, clock: Clock) -> None:
        self._database = database
        self._writer = writer
        self._clock = clock

    # ---- the first factor

    async def join(self, code: object, name: object, password: object, origin: str) -> dict[str, Any]:
        """Make the account that an invitation is for. Returns a ticket to set a second factor up.

        Whoever has worked at another clinic keeps the account, with its password. Raises BadCode, BadInput,
        WeakPassword and CouldNotCreate; the invitation can then be used again.
        """
        called = " ".join(name.split()) if isinstance(name, str) else ""
        if not called or len(called) > NAME_MAX or not called.isprintable():
            raise errors.BadInput(f"Please give your name, as patients know you. The most is {NAME_MAX} letters.")
        secret = passwords.accepted(password)
        digest, now = codes.hashed_code(code), self._clock.instant()
        fresh = await new_account("", secret, self._clock)
        known = await self._read(lambda c: self._invited(c, digest, now))
        rejoins = known is not None and known["role"] in STAFF and not known["clinic_id"]
        if known and not (rejoins and await passwords.matches(known["password"], secret)):
            raise errors.CouldNotCreate()

        def make(connection: Connection) -> str:
            invitation = clinics.take_invitation(connection, digest, now)
            if invitation is None:
                raise errors.BadCode()
            account_id = known["id"] if known else fresh.id
            works = {"name": called, "role": invitation["role"], "clinic_id": invitation["clinic_id"]}
            if known:
                sessions.change_account(connection, account_id, **works)
            else:
                whole = {**fresh.model_dump(), **works, "email": invitation["email"]}
                sessions.add_account(connection, type(fresh)(**whole))
            told = Event("joined", account_id, self._title(connection, works), detail={"role": works["role"]})
            audit.tell(connection, now, [told])
            return account_id

        try:
            account_id = await self._writer.run(make)
        except IntegrityError as error:
            raise errors.CouldNotCreate() from error
        return await self._ticket(account_id, origin)

    async def sign_in(self, email: object, password: object, origin: str) -> dict[str, Any]:
        """Prove the password. Returns a ticket. Raises BadCredentials, with the same work for every reason."""
        try:
            address = emails.normalised(email)
        except errors.BadEmail:
            address = ""
        known = await self._read(lambda c: sessions.account_by_email(c, address))
        right = await passwords.matches(known["password"] if known else passwords.NOBODY, password)
        if known is None or not right or known["role"] not in STAFF or not known["clinic_id"]:
            raise errors.BadCredentials()
        return await self._ticket(known["id"], origin)

    async def _ticket(self, account_id: str, origin: str) -> dict[str, Any]:
        now, token = self._clock.instant(), secrets.token_urlsafe(32)
        ticket = factors.Ticket(
            token_hash=hashed_token(token),
            account_id=account_id,
            secret=totp.new_secret(),
            challenge=secrets.token_hex(32),
            expires_at=now + factors.TICKET_LIVES,
        )

        def make(connection: Connection) -> dict[str, Any]:
            factors.add_ticket(connection, ticket, now)
            account = sessions.account_by_id(connection, account_id)
            if account is None:
                raise errors.BadCredentials()
            return self._asked(connection, account, ticket, origin)

        return {"ticket": token, **await self._writer.run(make)}

    def _asked(
        self, connection: Connection, account: dict, ticket: factors.Ticket, origin: str, more: bool = False
    ) -> dict[str, Any]:
        """What the browser needs for the second step. more: one more factor beside those that the account has."""
        keys = [one["id"] for one in factors.passkeys(connection, account["id"])]
        timed = factors.totp(connection, account["id"]) is not None
        challenge = bytes.fromhex(ticket.challenge)
        if keys and not more or timed and not more:
            methods = [*(["passkey"] if keys else []), *(["totp"] if timed else []), "recovery"]
            asked = passkeys.request(origin, challenge, keys) if keys else None
            return {"enrol": False, "methods": methods, "passkey": asked, "totp": None}
        address = totp.address(ticket.secret, account["email"])
        return {
            "enrol": True,
            "methods": ["passkey", "totp"],
            "passkey": passkeys.creation(origin, account["id"], account["email"], account["name"], challenge, keys),
            "totp": {"secret": ticket.secret, "qr": codes.qr(address)},
        }

    # ---- the second factor

    async def take_ticket(self, token: object) -> dict[str, Any]:
        """Count one try of a ticket and return it. Raises SecondFactor."""
        digest = hashed_token(token) if isinstance(token, str) else ""
        found = await self._writer.run(lambda c: factors.try_ticket(c, digest, self._clock.instant()))
        if found is None:
            raise errors.SecondFactor()
        return found

    async def prove(self, ticket: dict[str, Any], method: str, answer: object, origin: str, label: str) -> Begun:
        """Turn a ticket into a session. method: totp, passkey or recovery. Raises SecondFactor, told to the audit."""
        now = self._clock.instant()

        def work(connection: Connection) -> Begun:
            account = sessions.account_by_id(connection, ticket["account_id"])
            if account is None or not account["clinic_id"]:
                raise errors.SecondFactor()
            enrolled = self._enrolled(connection, account["id"])
            check = _CHECKS.get(method) if enrolled else _SETTERS.get(method)
            if check is None or not factors.end_ticket(connection, ticket["token_hash"]):
                raise errors.SecondFactor()
            check(connection, ticket, answer, origin, now)
            recovery = [] if enrolled else _new_recovery(connection, account["id"])
            token, session = new_session(account["id"], label, now)
            sessions.begin(connection, session, account["role"])
            self._tell(connection, now, account, "signed_in" if enrolled else "factor_added", method)
            return Begun(Entry(token, account["id"], account["email"]), recovery)

        try:
            return await self._writer.run(work)
        except errors.SecondFactor:
            await self._writer.run(lambda c: self._tell_refused(c, now, ticket["account_id"], method))
            raise

    async def signed_in(self, token: str, *roles: str, by_hand: bool = True) -> SignedIn:
        """The living session of somebody who has one of the roles (any of staff). Raises SignedOut.

        by_hand: False where a page asked by itself, which keeps no session alive.
        """
        digest, now = hashed_token(token), self._clock.instant()
        session = await self._read(lambda c: staff_session(c, digest, now, roles)) if token else None
        if session is None:
            raise errors.SignedOut()
        if by_hand and session.stale(now):
            await self._writer.run(lambda c: sessions.touch(c, [session], now))
        return session

    # ---- looking after one's factors

    async def factors(self, session: SignedIn) -> dict[str, Any]:
        """The second factors of an account."""

        def look(connection: Connection) -> dict[str, Any]:
            return {
                "totp": factors.totp(connection, session.account_id) is not None,
                "passkeys": [
                    {"id": one["id"], "label": one["label"], "created_at": one["created_at"]}
                    for one in factors.passkeys(connection, session.account_id)
                ],
                "recovery_left": factors.recovery_left(connection, session.account_id),
            }

        return await self._read(look)

    async def begin_factor(self, session: SignedIn, password: object, origin: str) -> dict[str, Any]:
        """A ticket to add one more factor, for the password once more. Raises BadCredentials."""
        await self._confirm(session, password)
        now, token = self._clock.instant(), secrets.token_urlsafe(32)
        ticket = factors.Ticket(
            token_hash=hashed_token(token),
            account_id=session.account_id,
            secret=totp.new_secret(),
            challenge=secrets.token_hex(32),
            expires_at=now + factors.TICKET_LIVES,
        )

        def make(connection: Connection) -> dict[str, Any]:
            factors.add_ticket(connection, ticket, now)
            account = sessions.account_by_id(connection, session.account_id)
            return self._asked(connection, account or {}, ticket, origin, more=True)

        return {"ticket": token, **await self._writer.run(make)}

    async def add_factor(self, session: SignedIn, token: object, method: str, answer: object, origin: str) -> None:
        """Set up what `begin_factor` asked for. Raises SecondFactor."""
        ticket = await self.take_ticket(token)
        now = self._clock.instant()

        def work(connection: Connection) -> None:
            mine = ticket["account_id"] == session.account_id
            if not mine or method not in _SETTERS or not factors.end_ticket(connection, ticket["token_hash"]):
                raise errors.SecondFactor()
            _SETTERS[method](connection, ticket, answer, origin, now)
            audit.tell(connection, now, [Event("factor_added", session.account_id, detail={"method": method})])

        await self._writer.run(work)

    async def remove_passkey(self, session: SignedIn, passkey_id: str) -> None:
        """Take a passkey off. Raises NotYours, and LastFactor where nothing else is left."""
        now = self._clock.instant()

        def work(connection: Connection) -> None:
            if not factors.remove_passkey(connection, session.account_id, passkey_id):
                raise errors.NotYours()
            if not self._enrolled(connection, session.account_id):
                raise errors.LastFactor()
            audit.tell(connection, now, [Event("factor_removed", session.account_id, detail={"method": "passkey"})])

        await self._writer.run(work)

    async def new_recovery(self, session: SignedIn, password: object) -> list[str]:
        """New recovery codes, in the place of the old ones, for the password once more. Raises BadCredentials."""
        await self._confirm(session, password)
        now = self._clock.instant()

        def work(connection: Connection) -> list[str]:
            audit.tell(connection, now, [Event("recovery_made", session.account_id)])
            return _new_recovery(connection, session.account_id)

        return await self._writer.run(work)

    # ---- helpers

    async def _confirm(self, session: SignedIn, password: object) -> None:
        known = await self._read(lambda c: sessions.account_by_id(c, session.account_id))
        if known is None or not await passwords.matches(known["password"], password):
            raise errors.BadCredentials("The password is not right.")

    async def _read(self, work: Callable[[Connection], Any]) -> Any:
        def look() -> Any:
            with self._database.read() as connection:
                return work(connection)

        return await run_sync(look)

    @staticmethod
    def _invited(connection: Connection, digest: str, now: int) -> dict | None:
        """The account that has the address of an invitation already. Raises BadCode."""
        invitation = clinics.invitation(connection, digest, now)
        if invitation is None:
            raise errors.BadCode()
        return sessions.account_by_email(connection, invitation["email"])

    @staticmethod
    def _enrolled(connection: Connection, account_id: str) -> bool:
        return bool(factors.totp(connection, account_id) or factors.passkeys(connection, account_id))

    @staticmethod
    def _title(connection: Connection, account: dict[str, Any]) -> str:
        return title(account["name"], clinics.clinic_name(connection, account["clinic_id"]))

    def _tell(self, connection: Connection, now: int, account: dict[str, Any], kind: str, method: str) -> None:
        told = Event(kind, account["id"], self._title(connection, account), detail={"method": method})
        audit.tell(connection, now, [told])

    def _tell_refused(self, connection: Connection, now: int, account_id: str, method: str) -> None:
        known = method if method in _CHECKS else "unknown"
        audit.tell(connection, now, [Event("factor_refused", account_id, detail={"method": known})])


def title(name: str, clinic: str) -> str:
    """How somebody of a care team is called: "Dr Ada Moss, Hill Clinic"."""
    return ", ".join(part for part in (name, clinic) if part)


def staff_session(connection: Connection, token_hash: str, now: int, roles: tuple[str, ...] = ()) -> SignedIn | None:
    """The living session of somebody who works at a clinic, in one of the roles (any of staff). None without one."""
    session = sessions.living(connection, [token_hash], now).get(token_hash)
    fits = session is not None and session.role in (roles or STAFF) and session.clinic_id
    return session if fits else None


# ---- one function for each way to prove or to set up a second factor; each raises SecondFactor


def _check_totp(connection: Connection, ticket: dict, answer: object, _: str, now: int) -> None:
    known = factors.totp(connection, ticket["account_id"])
    step = totp.step_of(known["secret"], answer, now) if known else None
    if step is None or not factors.use_step(connection, ticket["account_id"], step):
        raise errors.SecondFactor()


def _check_passkey(connection: Connection, ticket: dict, answer: object, origin: str, _: int) -> None:
    known = factors.passkeys(connection, ticket["account_id"])
    proof = passkeys.signed(answer, bytes.fromhex(ticket["challenge"]), origin, known)
    factors.count_passkey(connection, proof.id, proof.sign_count)


def _check_recovery(connection: Connection, ticket: dict, answer: object, _: str, __: int) -> None:
    if not factors.use_recovery(connection, ticket["account_id"], codes.hashed_code(answer)):
        raise errors.SecondFactor()


def _set_totp(connection: Connection, ticket: dict, answer: object, _: str, now: int) -> None:
    step = totp.step_of(ticket["secret"], answer, now)
    if step is None:
        raise errors.SecondFactor()
    one = factors.Totp(account_id=ticket["account_id"], secret=ticket["secret"], used_step=step, created_at=now)
    factors.set_totp(connection, one)


def _set_passkey(connection: Connection, ticket: dict, answer: object, origin: str, now: int) -> None:
    proof = passkeys.made(answer, bytes.fromhex(ticket["challenge"]), origin)
    one = factors.Passkey(
        id=proof.id,
        account_id=ticket["account_id"],
        public_key=proof.public_key,
        sign_count=proof.sign_count,
        label="Passkey",
        created_at=now,
    )
    try:
        factors.add_passkey(connection, one)
    except IntegrityError as error:
        raise errors.SecondFactor() from error


_CHECKS = {"totp": _check_totp, "passkey": _check_passkey, "recovery": _check_recovery}
_SETTERS = {"totp": _set_totp, "passkey": _set_passkey}


def _new_recovery(connection: Connection, account_id: str) -> list[str]:
    made = [codes.new_code() for _ in range(RECOVERY_CODES)]
    factors.set_recovery(connection, account_id, [codes.hashed_code(one) for one in made])
    return made
