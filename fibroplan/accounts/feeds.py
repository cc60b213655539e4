"""Calendar feeds: a random secret in an address, and the appointments that a calendar program finds there.

Whoever knows the address reads the appointments, so nothing in them tells of health unless the person chose that. The
secret is kept as its hash alone, is shown once, and dies when it is revoked or replaced.
"""

import secrets
from dataclasses import dataclass
from typing import Any

from anyio.to_thread import run_sync
from sqlalchemy import Connection

from fibroplan import errors
from fibroplan.accounts.accounts import TOKEN_BYTES, hashed_token
from fibroplan.clock import Clock, local_offset
from fibroplan.domain.calendar import calendar_file
from fibroplan.store import feeds, rows
from fibroplan.store.access import Actor
from fibroplan.store.accounts import CalendarFeed
from fibroplan.store.database import Database
from fibroplan.store.sessions import SignedIn
from fibroplan.store.tables import Appointment, Infusion
from fibroplan.store.writer import Writer

MOST_ROWS = 5_000
"""More than anybody's visits; a feed ends there."""


@dataclass(frozen=True, slots=True)
class FeedState:
    """Whether an account has a feed, and what it tells."""

    on: bool
    details: bool
    created_at: int


class Feeds:
    """The calendar feeds of one database."""

    def __init__(self, database: Database, writer: Writer, clock: Clock) -> None:
        self._database = database
        self._writer = writer
        self._clock = clock

    async def state(self, session: SignedIn) -> FeedState:
        """The feed of an account, without its secret."""

        def look() -> FeedState:
            with self._database.read() as connection:
                found = feeds.of_account(connection, session.account_id)
            return FeedState(False, False, 0) if found is None else FeedState(True, found.details, found.created_at)

        return await run_sync(look)

    async def make(self, session: SignedIn, details: bool) -> str:
        """A new secret; the one before it is dead. It is returned here and is nowhere else."""
        secret = secrets.token_urlsafe(TOKEN_BYTES)
        feed = CalendarFeed(
            account_id=session.account_id,
            token_hash=hashed_token(secret),
            details=details,
            created_at=self._clock.instant(),
        )
        await self._writer.run(lambda connection: feeds.put(connection, feed))
        return secret

    async def revoke(self, session: SignedIn) -> None:
        """End the feed of an account, at once."""
        await self._writer.run(lambda connection: feeds.drop(connection, session.account_id))

    async def text(self, secret: str) -> bytes:
        """The calendar file of a secret. Raises NotYours for one that is unknown, revoked or replaced."""
        digest, instant = hashed_token(secret), self._clock.instant()

        def read() -> bytes:
            with self._database.read() as connection:
                feed = feeds.of_token(connection, digest)
                if feed is None:
                    raise errors.NotYours()
                visits, sessions = (_rows(connection, feed.account_id, model) for model in (Appointment, Infusion))
            offsets = {row["id"]: shift for row in [*visits, *sessions] if (shift := _offset(row)) is not None}
            return calendar_file(visits, sessions, offsets, feed.details, instant).encode(errors="replace")

        return await run_sync(read)


def _rows(connection: Connection, account_id: str, model: type) -> list[Any]:
    table = model.__table__  # type: ignore[attr-defined]
    return rows.changed_since(connection, Actor(account_id), account_id, table, -1, MOST_ROWS)


def _offset(row: dict[str, Any]) -> int | None:
    """Minutes east of UTC of a row's zone on its day; None where it has no time or its zone is not known."""
    return None if row["minute"] is None else local_offset(row["zone"], row["day"], row["minute"])
