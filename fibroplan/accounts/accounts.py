"""What can be done with an account. Every answer is the same for an unknown address as for a wrong password."""

import hashlib
import secrets
from dataclasses import dataclass

from anyio.to_thread import run_sync
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from fibroplan import errors
from fibroplan.accounts import emails, passwords
from fibroplan.clock import Clock
from fibroplan.store import sessions
from fibroplan.store.accounts import PATIENT, Account, Session
from fibroplan.store.database import Database
from fibroplan.store.sessions import SignedIn
from fibroplan.store.writer import Writer

TOKEN_BYTES = 32


def hashed_token(token: str) -> str:
    """What is stored of a session token."""
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()


async def new_account(email: str, password: str, clock: Clock) -> Account:
    """An account that is not stored yet. Both are taken as they are: normalised, and accepted."""
    digest = await passwords.hashed(password)
    return Account(id=secrets.token_hex(16), email=email, password=digest, created_at=clock.instant())


@dataclass(frozen=True, slots=True)
class Entry:
    """A session that has just begun: the token goes to the browser and is nowhere else."""

    token: str
    account_id: str
    email: str


def new_session(account_id: str, label: str, now: int) -> tuple[str, Session]:
    """The token of a session that is not stored yet, and what is stored of it."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    session = Session(
        token_hash=hashed_token(token),
        id=secrets.token_hex(8),
        account_id=account_id,
        label=label,
        created_at=now,
        seen_at=now,
    )
    return token, session


def shown_sessions(found: list[dict], session: SignedIn) -> list[dict]:
    """Sessions as their owner sees them."""
    return [
        {
            "id": one["id"],
            "label": one["label"],
            "created_at": one["created_at"],
            "seen_at": one["seen_at"],
            "current": one["token_hash"] == session.token_hash,
        }
        for one in found
    ]


class Accounts:
    """Accounts and sessions of one database."""

    def __init__(self, database: Database, writer: Writer, clock: Clock) -> None:
        self._database = database
        self._writer = writer
        self._clock = clock

    async def sign_up(self, email: object, password: object, label: str, old_token: str = "") -> Entry:
        """Make an account and begin a session.

        A taken address whose password matches is a sign-in. Otherwise CouldNotCreate, which names no reason. Both
        ways cost one password hash. Raises BadEmail and WeakPassword.
        """
        address = emails.normalised(email)
        secret = passwords.accepted(password, address)
        known = await self._by_email(address)
        if known is None:
            account = await new_account(address, secret, self._clock)
            return await self._begin(account.id, address, label, old_token, account)
        if not await passwords.matches(known["password"], secret):
            raise errors.CouldNotCreate()
        if known["role"] != PATIENT:
            raise errors.OfStaff()
        return await self._begin(known["id"], address, label, old_token)

    async def sign_in(self, email: object, password: object, label: str, old_token: str = "") -> Entry:
        """Begin a session, always with a new token. Raises BadCredentials, with the same work for every reason."""
        try:
            known = await self._by_email(emails.normalised(email))
        except errors.BadEmail:
            known = None
        right = await passwords.matches(known["password"] if known else passwords.NOBODY, password)
        if known is None or not right:
            raise errors.BadCredentials()
        if known["role"] != PATIENT:
            raise errors.OfStaff()
        if passwords.outdated(known["password"]):
            better = await passwords.hashed(passwords.accepted(password))
            await self._writer.run(lambda c: sessions.set_password(c, known["id"], better))
        return await self._begin(known["id"], known["email"], label, old_token)

    async def sign_out(self, token: str) -> None:
        """End the session of a token."""
        await self._writer.run(lambda c: sessions.end(c, hashed_token(token)))

    async def signed_in(self, token: str) -> SignedIn:
        """The living session of a token. Raises SignedOut."""
        if not token:
            raise errors.SignedOut()
        digest, now = hashed_token(token), self._clock.instant()

        def look() -> SignedIn | None:
            with self._database.read() as connection:
                return sessions.living(connection, [digest], now).get(digest)

        session = await run_sync(look)
        if session is None or session.role != PATIENT:
            raise errors.SignedOut()
        if session.stale(now):
            await self._writer.run(lambda c: sessions.touch(c, [session], now))
        return session

    async def sessions(self, session: SignedIn) -> list[dict]:
        """The living sessions of the account, as its owner sees them."""

        def look() -> list[dict]:
            with self._database.read() as connection:
                return sessions.listed(connection, session.account_id, self._clock.instant(), session.role)

        return shown_sessions(await run_sync(look), session)

    async def revoke(self, session: SignedIn, session_id: str) -> None:
        """End one session of the account. Raises NotYours for any other."""
        if not await self._writer.run(lambda c: sessions.revoke(c, session.account_id, session_id)):
            raise errors.NotYours()

    async def revoke_others(self, session: SignedIn) -> None:
        """End every session of the account but this one."""
        await self._writer.run(lambda c: sessions.revoke_all(c, session.account_id, session.token_hash))

    async def change_password(self, session: SignedIn, old: object, new: object, label: str) -> Entry:
        """Replace the password, end every session and begin a new one. Raises BadCredentials and WeakPassword."""
        secret = passwords.accepted(new, session.email)
        await self._confirm(session, old)
        digest = await passwords.hashed(secret)

        def replace(connection: Connection) -> None:
            sessions.set_password(connection, session.account_id, digest)
            sessions.revoke_all(connection, session.account_id)

        await self._writer.run(replace)
        return await self._begin(session.account_id, session.email, label)

    async def delete(self, session: SignedIn, password: object) -> None:
        """Forget the account and everything in it, at once. Raises BadCredentials."""
        await self._confirm(session, password)
        await self._writer.run(lambda c: sessions.delete_account(c, session.account_id))

    async def _confirm(self, session: SignedIn, password: object) -> None:
        known = await self._by_email(session.email)
        if known is None or not await passwords.matches(known["password"], password):
            raise errors.BadCredentials("The password is not right.")

    async def _by_email(self, address: str) -> dict | None:
        def look() -> dict | None:
            with self._database.read() as connection:
                return sessions.account_by_email(connection, address)

        return await run_sync(look)

    async def _begin(
        self, account_id: str, email: str, label: str, old_token: str = "", new: Account | None = None
    ) -> Entry:
        token, session = new_session(account_id, label, self._clock.instant())

        def begin(connection: Connection) -> None:
            if new is not None:
                sessions.add_account(connection, new)
            if old_token:
                sessions.end(connection, hashed_token(old_token))
            sessions.begin(connection, session)

        try:
            await self._writer.run(begin)
        except IntegrityError as error:
            # Two sign-ups of one address at the same moment, or a sign-in while the account is being deleted.
            raise errors.CouldNotCreate() if new else errors.BadCredentials() from error
        return Entry(token, account_id, email)
