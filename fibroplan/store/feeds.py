"""Calendar feeds in the database: one secret address for each account that wants one. The secret itself is not here."""

from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select

from fibroplan.store.accounts import CalendarFeed

FEED = CalendarFeed.__table__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Feed:
    """The feed of an account. `created_at` in ms."""

    account_id: str
    details: bool
    created_at: int


def put(connection: Connection, feed: CalendarFeed) -> None:
    """Store the feed of an account. The one before it is forgotten, so that its address is dead."""
    drop(connection, feed.account_id)
    connection.execute(insert(FEED).values(**feed.model_dump()))


def drop(connection: Connection, account_id: str) -> None:
    """Forget the feed of an account. Harmless where there is none."""
    connection.execute(delete(FEED).where(FEED.c.account_id == account_id))


def of_account(connection: Connection, account_id: str) -> Feed | None:
    """The feed of an account."""
    return _first(connection, FEED.c.account_id == account_id)


def of_token(connection: Connection, token_hash: str) -> Feed | None:
    """The feed whose secret has this hash."""
    return _first(connection, FEED.c.token_hash == token_hash)


def _first(connection: Connection, where: object) -> Feed | None:
    columns = (FEED.c.account_id, FEED.c.details, FEED.c.created_at)
    row = connection.execute(select(*columns).where(where)).first()  # type: ignore[arg-type]
    return None if row is None else Feed(*row)
