"""The database: one engine, read and write transactions, and errors in Fibroplan's own terms."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Connection as SQLiteConnection
from typing import Any

import orjson
from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError

from fibroplan import errors

BUSY_TIMEOUT = 10.0
"""Seconds that a writer waits for another process before it gives up with StoreBusy."""


PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "cache_size=-32000",
    "wal_autocheckpoint=4000",
)
"""The first four are promises. The cache (32 MB) and the longer log (16 MB) spare the disk pages that change often."""


def dump_json(value: Any) -> str:
    """JSON text of a column."""
    return orjson.dumps(value).decode()


def sqlite_path(url: str) -> Path | None:
    """The file of a SQLite address; None for any other database."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return None
    if not parsed.database or parsed.database == ":memory:":
        raise errors.DatabaseUnusable("FIBROPLAN_DATABASE_URL must name a file: data in memory would be lost.")
    return Path(parsed.database)


def make_engine(url: str) -> Engine:
    """An engine with the promises of the store: every commit is on the disk, and foreign keys hold."""
    if sqlite_path(url) is None:
        return create_engine(url, json_serializer=dump_json, json_deserializer=orjson.loads, pool_pre_ping=True)
    engine = create_engine(
        url, json_serializer=dump_json, json_deserializer=orjson.loads, connect_args={"timeout": BUSY_TIMEOUT}
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: SQLiteConnection, _record: Any) -> None:
    connection.isolation_level = None  # BEGIN is ours: the driver's own would start every write as a read
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    driver: Any = connection.connection.driver_connection
    driver.execute("BEGIN IMMEDIATE" if writes else "BEGIN")


def translated(error: Exception) -> Exception | None:
    """The Fibroplan error for an error of the driver, bare or as SQLAlchemy hands it on; None where none fits."""
    words = str(getattr(error, "orig", error)).lower()
    if "disk is full" in words or "no space left" in words:
        return errors.StoreFull()
    if "locked" in words or "busy" in words or "i/o error" in words or "readonly" in words:
        return errors.StoreBusy()
    if "malformed" in words or "not a database" in words:
        return errors.CorruptDatabase(
            "The database file is damaged. Please restore a backup with: python -m fibroplan restore"
        )
    return None


@contextmanager
def in_our_terms(engine: Engine) -> Iterator[None]:
    """Turns database errors into Fibroplan's own, where there is one that says more."""
    driver: Any = engine.dialect.loaded_dbapi
    try:
        yield
    except (DBAPIError, driver.Error) as error:
        known = translated(error)
        if known is None:
            raise
        raise known from error


class Database:
    """An open database. Safe to use from several threads."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.engine = make_engine(url)
        self._writing = self.engine.execution_options(writes=True)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection that sees one state of the database."""
        with in_our_terms(self.engine), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that holds the write lock from its start. Commits at the end, rolls back on any error."""
        with in_our_terms(self.engine), self._writing.connect() as connection, connection.begin():
            yield connection

    def close(self) -> None:
        """Give every connection back."""
        self.engine.dispose()
