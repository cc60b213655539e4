"""Backing a database up and putting a backup back."""

import os
import sqlite3
from pathlib import Path

from fibroplan import errors
from fibroplan.clock import Clock, stamp
from fibroplan.store import deployment
from fibroplan.store.database import Database, sqlite_path
from fibroplan.store.migrate import copy, open_database


def _file(url: str) -> Path:
    path = sqlite_path(url)
    if path is None:
        raise errors.DatabaseUnusable("Please use pg_dump and pg_restore for PostgreSQL, then run: restore --mark")
    return path


def back_up(url: str, target: Path) -> None:
    """Write a consistent copy of the database to a new file, while the server runs. Raises DatabaseUnusable."""
    source = _file(url)
    if not source.exists():
        raise errors.DatabaseUnusable(f"There is no database at {source}.")
    if target.exists():
        raise errors.DatabaseUnusable(f"{target} exists already. Please give another name.")
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(target.name + ".part")
    try:
        copy(source, partial)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
    partial.rename(target)


def restore(url: str, backup: Path, clock: Clock) -> Path | None:
    """Put a backup in the place of the database, and return where the present one was moved to.

    The server must not run. The backup is checked, migrated and given a new epoch before anything is replaced, so that
    phones notice and send what they have. Raises CorruptDatabase, ForeignDatabase or NewerDatabase.
    """
    path = _file(url)
    if not backup.exists():
        raise errors.DatabaseUnusable(f"There is no backup at {backup}.")
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(path.name + ".restoring")
    fresh.unlink(missing_ok=True)
    try:
        copy(backup, fresh)
        mark(open_database(f"sqlite:///{fresh}", clock))
        aside = _set_aside(path, clock) if path.exists() else None
        fresh.rename(path)
    except sqlite3.DatabaseError as error:
        raise errors.CorruptDatabase(f"The backup {backup} is damaged.") from error
    finally:
        for leftover in path.parent.glob(fresh.name + "*"):
            leftover.unlink()
    return aside


def mark(database: Database) -> None:
    """Begin a new epoch in a database that was put back in time by other means, and close it."""
    with database.write() as connection:
        deployment.begin_next_epoch(connection)
    database.close()


def _set_aside(path: Path, clock: Clock) -> Path:
    aside = path.with_name(f"{path.name}.replaced-{stamp(clock.instant()).replace(':', '')}")
    for ending in ("", "-wal", "-shm"):
        part = path.with_name(path.name + ending)
        if part.exists():
            os.replace(part, aside.with_name(aside.name + ending))
    return aside
