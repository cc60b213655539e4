"""Rows of synced tables as plain dictionaries, read and written in bulk."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Insert, Table, bindparam, insert, update
from sqlalchemy.dialects import postgresql, sqlite

from fibroplan.store.access import Actor, patient_rows
from fibroplan.store.history import History
from fibroplan.store.sessions import ACCOUNT

HISTORY: Table = History.__table__  # type: ignore[attr-defined]

Row = dict[str, Any]


@cache
def _upsert(table: Table, dialect: str) -> Insert:
    make = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}[dialect]
    statement = make(table)
    changed = {column.name: statement.excluded[column.name] for column in table.c if not column.primary_key}
    return statement.on_conflict_do_update(index_elements=list(table.primary_key), set_=changed)


def save(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Write whole rows, new or changed, in one statement."""
    connection.execute(_upsert(table, connection.dialect.name), rows)


def record(connection: Connection, entries: Sequence[Row]) -> None:
    """Add to the history, in one statement."""
    connection.execute(insert(HISTORY), entries)


_advance = update(ACCOUNT).where(ACCOUNT.c.id == bindparam("account")).values(rev=bindparam("to"))


def advance(connection: Connection, revisions: Iterable[tuple[str, int]]) -> None:
    """Set the revisions of accounts. The caller holds their rows locked."""
    connection.execute(_advance, [{"account": account, "to": rev} for account, rev in revisions])


def changed_since(
    connection: Connection, actor: Actor, patient_id: str, table: Table, since: int, limit: int
) -> list[Row]:
    """The rows of one table that changed after a revision, in the order of their revisions."""
    statement = patient_rows(actor, patient_id, table).where(table.c.rev > since).order_by(table.c.rev).limit(limit)
    return [dict(row) for row in connection.execute(statement).mappings()]


def history_of(connection: Connection, actor: Actor, patient_id: str) -> Iterable[Row]:
    """Every accepted operation of a patient, in order."""
    statement = patient_rows(actor, patient_id, HISTORY).order_by(HISTORY.c.rev)
    columns = [column.name for column in HISTORY.c if column.name != "patient_id"]
    names = [str(name) for name in columns]
    return (
        dict(zip(names, row, strict=True))
        for row in connection.execute(statement.with_only_columns(*(HISTORY.c[name] for name in columns)))
    )
