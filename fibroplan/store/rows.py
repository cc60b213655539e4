"""Rows of synced tables as plain dictionaries, read and written in bulk."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache

from sqlalchemy import Connection, Dialect, Insert, Table, bindparam, insert, update
from sqlalchemy.dialects import postgresql, sqlite

from fibroplan.store.access import Actor, patient_rows
from fibroplan.store.history import History
from fibroplan.store.sessions import ACCOUNT
from fibroplan.store.statements import Row, Write

HISTORY: Table = History.__table__  # type: ignore[attr-defined]


def _upsert(table: Table) -> Callable[[Dialect], Insert]:
    def build(dialect: Dialect) -> Insert:
        statement = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}[dialect.name](table)
        changed = {column.name: statement.excluded[column.name] for column in table.c if not column.primary_key}
        return statement.on_conflict_do_update(index_elements=list(table.primary_key), set_=changed)

    return build


@cache
def _saving(table: Table) -> Write:
    return Write(_upsert(table), list(table.c))


def save(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Write whole rows, new or changed, in one statement."""
    _saving(table).run(connection, rows)


_recording = Write(lambda _: insert(HISTORY), list(HISTORY.c))


def record(connection: Connection, entries: Sequence[Row]) -> None:
    """Add to the history, in one statement."""
    _recording.run(connection, entries)


_advancing = Write(
    lambda _: update(ACCOUNT).where(ACCOUNT.c.id == bindparam("account")).values(rev=bindparam("to")), []
)


def advance(connection: Connection, revisions: Iterable[tuple[str, int]]) -> None:
    """Set the revisions of accounts. The caller holds their rows locked."""
    _advancing.run(connection, [{"account": account, "to": rev} for account, rev in revisions])


def changed_since(
    connection: Connection, actor: Actor, patient_id: str, table: Table, since: int, limit: int
) -> list[Row]:
    """The rows of one table that changed after a revision, in the order of their revisions."""
    statement = patient_rows(actor, patient_id, table).where(table.c.rev > since).order_by(table.c.rev).limit(limit)
    return [dict(row) for row in connection.execute(statement).mappings()]


def kept_rows(
    connection: Connection, actor: Actor, patient_id: str, table: Table, **between: tuple[int, int]
) -> list[Row]:
    """The rows of one table that were not taken back, by their id. between: column=(lowest, highest), both included."""
    within = [table.c[name].between(low, high) for name, (low, high) in between.items()]
    statement = patient_rows(actor, patient_id, table).where(table.c.deleted.is_(False), *within).order_by(table.c.id)
    return [dict(row) for row in connection.execute(statement).mappings()]


def history_of(connection: Connection, actor: Actor, patient_id: str) -> Iterable[Row]:
    """Every accepted operation of a patient, in order."""
    columns = [column for column in HISTORY.c if column.name != "patient_id"]
    names = [str(column.name) for column in columns]
    statement = patient_rows(actor, patient_id, HISTORY).with_only_columns(*columns).order_by(HISTORY.c.rev)
    return (dict(zip(names, row, strict=True)) for row in connection.execute(statement))
