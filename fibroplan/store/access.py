"""The one door to patient data: every read of a synced table or of the history is built here.

Patients read themselves. Whoever adds another way in (a grant to a therapist) adds it to `may_read` and nowhere else.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, Select, Table, TextClause, select, text

from fibroplan import errors
from fibroplan.store.database import dump_json


@dataclass(frozen=True, slots=True)
class Actor:
    """Who asks: the account behind a session."""

    account_id: str


def may_read(actor: Actor, patient_id: str) -> bool:
    """Whether an actor may read the rows of a patient."""
    return actor.account_id == patient_id


def patient_rows(actor: Actor, patient_id: str, table: Table) -> Select:
    """The rows of one table that belong to one patient. Raises NotYours, in the same words as for no such patient."""
    if not may_read(actor, patient_id):
        raise errors.NotYours()
    return select(table).where(table.c.patient_id == patient_id)


def patient_rows_by_key(
    connection: Connection, table: Table, column: str, keys: Iterable[tuple[Actor, str, str]]
) -> list[dict]:
    """The rows whose (patient, column) is among the keys, for several actors in one statement.

    keys: (actor, patient id, value) each. Raises NotYours if one of them is not the actor's to read.
    """
    wanted = []
    for actor, patient_id, value in keys:
        if not may_read(actor, patient_id):
            raise errors.NotYours()
        wanted.append((patient_id, value))
    statement = _by_key(table, column, connection.dialect.name)
    return [dict(row) for row in connection.execute(statement, {"keys": dump_json(wanted)}).mappings()]


_statements: dict[tuple[str, str, str], TextClause] = {}

_KEYS = {
    "sqlite": ("json_each(:keys) AS k", "json_extract(k.value, '$[0]')", "json_extract(k.value, '$[1]')"),
    "postgresql": ("json_array_elements(CAST(:keys AS json)) AS k(value)", "k.value->>0", "k.value->>1"),
}
"""A list of pairs as a table. The cross join makes SQLite look each pair up instead of walking the table."""


def _by_key(table: Table, column: str, dialect: str) -> TextClause:
    found = _statements.get((table.name, column, dialect))
    if found is None:
        keys, patient, value = _KEYS[dialect]
        names = ", ".join(f't."{item.name}"' for item in table.c)
        sql = (
            f'SELECT {names} FROM {keys} CROSS JOIN "{table.name}" AS t '
            f'WHERE t.patient_id = {patient} AND t."{column}" = {value}'
        )
        found = _statements[(table.name, column, dialect)] = text(sql).columns(*table.c)  # type: ignore[assignment]
    return found  # type: ignore[return-value]
