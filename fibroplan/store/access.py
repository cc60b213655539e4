"""The one door to patient data: every read of a synced table or of the history is built here.

Patients read themselves. Whoever adds another way in (a grant to a therapist) adds it to `may_read` and nowhere else.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from sqlalchemy import Connection, Dialect, Select, Table, TextClause, select, text

from fibroplan import errors
from fibroplan.store.statements import PAIRS, Decoder, Read


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


def patient_rows_by_key(connection: Connection, table: Table, keys: Iterable[tuple[Actor, str, str]]) -> list[dict]:
    """Whole rows of one table by their keys, for several actors in one statement.

    keys: (actor, patient id, row id) each. Raises NotYours if one of them is not the actor's to read.
    """
    read, decoder = _by_key(table)
    return [decoder.row(values) for values in read.run(connection, _allowed(keys))]


def receipts(connection: Connection, keys: Iterable[tuple[Actor, str, str]]) -> dict[tuple[str, str], int]:
    """The revisions of operations that were accepted before, by (patient id, operation id).

    keys: (actor, patient id, operation id) each. Raises NotYours if one of them is not the actor's to read.
    """
    return {(patient, op): rev for patient, op, rev in _receipts.run(connection, _allowed(keys))}


def _allowed(keys: Iterable[tuple[Actor, str, str]]) -> list[tuple[str, str]]:
    wanted = []
    for actor, patient_id, value in keys:
        if not may_read(actor, patient_id):
            raise errors.NotYours()
        wanted.append((patient_id, value))
    return wanted


def _by_pair(table: str, columns: Iterable[str], column: str) -> Read:
    """A query by (patient, column). The cross join makes SQLite look each pair up instead of walking the table."""

    def build(dialect: Dialect) -> TextClause:
        pairs, patient, value = PAIRS[dialect.name]
        chosen = ", ".join(f't."{name}"' for name in columns)
        return text(
            f'SELECT {chosen} FROM {pairs} CROSS JOIN "{table}" AS t '
            f'WHERE t.patient_id = {patient} AND t."{column}" = {value}'
        )

    return Read(build)


_receipts = _by_pair("history", ("patient_id", "op", "rev"), "op")


@cache
def _by_key(table: Table) -> tuple[Read, Decoder]:
    return _by_pair(table.name, [column.name for column in table.c], "id"), Decoder(table)
