"""Bringing a database to the schema of this Fibroplan, at every start, by one process at a time."""

import fcntl
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

from fibroplan import errors
from fibroplan.clock import Clock, SystemClock, stamp
from fibroplan.store import deployment
from fibroplan.store.database import Database, in_our_terms, sqlite_path

SCRIPTS = Path(__file__).parent / "migrations"
ADVISORY_LOCK = 7_264_001
CHECK_LIMIT = 256 * 1024 * 1024
"""Files up to this many bytes are checked for damage before they are used."""


def open_database(url: str, clock: Clock | None = None) -> Database:
    """A database that is up to date and sound. Makes it where it does not exist.

    Raises NewerDatabase, ForeignDatabase or CorruptDatabase with words that say what to do; the file is then as it was.
    """
    path = sqlite_path(url)
    if path is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
        _check(path)
    database = Database(url)
    try:
        with in_our_terms(database.engine), _one_at_a_time(database, path):
            _upgrade(database, path, clock or SystemClock())
    except BaseException:
        database.close()
        raise
    return database


def head() -> str:
    """The revision of the newest schema that this Fibroplan knows."""
    return ScriptDirectory(str(SCRIPTS)).get_current_head() or ""


def current(connection: Connection) -> str | None:
    """The revision of a database; None for an empty one."""
    return MigrationContext.configure(connection).get_current_revision()


def _check(path: Path) -> None:
    if not path.exists() or path.stat().st_size == 0:
        return
    try:
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as connection:
            quick = path.stat().st_size > CHECK_LIMIT
            found = connection.execute("PRAGMA schema_version" if quick else "PRAGMA quick_check(1)").fetchone()
        connection.close()
        sound = quick or found[0] == "ok"
    except sqlite3.OperationalError:
        sound = True  # locked, or of a mode that must be opened for writing first: the upgrade will tell
    except sqlite3.DatabaseError:
        sound = False
    if not sound:
        raise errors.CorruptDatabase(
            f"The database file {path} is damaged. It was left as it is. "
            "Please restore a backup with: python -m fibroplan restore <backup>"
        )


@contextmanager
def _one_at_a_time(database: Database, path: Path | None) -> Iterator[None]:
    if path is None:
        with database.engine.connect() as connection:
            connection.execute(text("SELECT pg_advisory_lock(:key)"), {"key": ADVISORY_LOCK})
            yield
            connection.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": ADVISORY_LOCK})
        return
    with path.with_name(path.name + ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _upgrade(database: Database, path: Path | None, clock: Clock) -> None:
    with database.engine.connect() as connection:
        found = current(connection)
        if found is None and inspect(connection).get_table_names():
            raise errors.ForeignDatabase(f"{database.url} is not a Fibroplan database. Nothing in it was changed.")
    if found == head():
        return
    if found is not None and found not in {
        script.revision for script in ScriptDirectory(str(SCRIPTS)).walk_revisions()
    }:
        raise errors.NewerDatabase(
            f"The database is of a newer Fibroplan (schema {found}; this one knows {head()}). "
            "Nothing in it was changed. Please start the newer Fibroplan."
        )
    if path is not None and found is not None:
        copy(path, path.with_name(f"{path.name}.{found}-{stamp(clock.instant()).replace(':', '')}.bak"))
    with database.write() as connection:
        config = Config()
        config.set_main_option("script_location", str(SCRIPTS))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        deployment.begin_first_epoch(connection)


def copy(source: Path, target: Path) -> None:
    """A consistent copy of a SQLite file, taken while others may be writing to it."""
    with sqlite3.connect(source) as reader, sqlite3.connect(target) as writer:
        reader.backup(writer)
        writer.execute("PRAGMA journal_mode=DELETE")  # one file, without a log beside it
    reader.close()
    writer.close()
