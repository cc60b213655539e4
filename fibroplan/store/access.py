"""The one door to patient data: every read of a synced table or of the history is built here.

Patients read themselves, whole. A therapist reads through a grant: `sight_of` finds what it opens, in the transaction
that reads, and `seen_rows` reads the tables and columns of its scopes alone. Nobody else reads anything. What is not
yours and what does not exist are the same error.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sqlalchemy import Connection, Dialect, Select, Table, TextClause, select, text

from fibroplan import errors
from fibroplan.store import grants
from fibroplan.store.grants import ACCOUNT, GRANT
from fibroplan.store.statements import PAIRS, Decoder, Read


@dataclass(frozen=True, slots=True)
class Actor:
    """Who asks: the account behind a session."""

    account_id: str


@dataclass(frozen=True, slots=True)
class Shared:
    """How a table is shared: with which scope, and what of it goes with another scope or stays with the patient."""

    scope: str
    withheld: dict[str, str] = field(default_factory=dict)
    """Column -> the scope that it goes with; "" for what nobody else ever sees."""
    chosen: str = ""
    """The column that the patient sets on the rows that are shared, one by one; "" for a table shared as a whole."""


ANY = "any"
"""Goes with every grant."""

_NOTES = {"note": "", "note_other": ""}

SHARED: dict[str, Shared] = {
    "profile": Shared(ANY, {"theme": "", "text_size": "", "fiqr": ""}),
    "plan_version": Shared("plan"),
    "outcome": Shared("plan", {**_NOTES, "after": "symptoms", "rise": "symptoms", "settled": "symptoms", "device": ""}),
    "pause": Shared("plan", {"reason": ""}),
    "screening": Shared("plan"),
    "rules": Shared("plan"),
    "step": Shared("plan"),
    "check_in": Shared("symptoms", _NOTES),
    "tracked": Shared("symptoms"),
    "night": Shared("sleep"),
    "measure": Shared("measures", {"at": "", "device": ""}),
    "instrument_file": Shared("measures"),
    "medicine": Shared("treatments", _NOTES),
    "medicine_change": Shared("treatments"),
    "intake": Shared("treatments", {"device": ""}),
    "side_effect": Shared("treatments", _NOTES),
    "course": Shared("treatments", _NOTES),
    "infusion": Shared("treatments", _NOTES),
    "rating": Shared("treatments", _NOTES),
    "reflection": Shared("reflections", {"words_other": "", "step": "", "return_day": ""}, chosen="shared"),
}
"""Table -> how it is shared. A table that is neither here nor in PRIVATE has not been thought about: a test says so."""

PRIVATE = frozenset({"draft", "goal", "timer", "energy", "writing", "appointment", "ending", "history", "text_key"})
"""Tables that stay with the patient, whatever was shared."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What a therapist may see of one patient, as one transaction saw it."""

    patient_id: str
    grant_id: str
    scopes: frozenset[str]
    reflections: frozenset[str]
    until: int
    rev: int
    """The patient's revision: nothing has changed while it is the same."""


def sight_of(connection: Connection, actor: Actor, patient_id: str, now: int) -> Sight:
    """What the patient's grant to this therapist opens. Raises NotYours."""
    found = sights_of(connection, actor, now, patient_id)
    if not found:
        raise errors.NotYours()
    return found[0]


def sights_of(connection: Connection, actor: Actor, now: int, patient_id: str | None = None) -> list[Sight]:
    """What every grant to this therapist opens, or the one of a patient."""
    patient = ACCOUNT.alias("patient")
    one = [] if patient_id is None else [GRANT.c.patient_id == patient_id]
    columns = (GRANT.c.patient_id, GRANT.c.id, GRANT.c.scopes, GRANT.c.reflections, GRANT.c.until, patient.c.rev)
    statement = (
        select(*columns)
        .join(ACCOUNT, GRANT.c.therapist_id == ACCOUNT.c.id)
        .join(patient, GRANT.c.patient_id == patient.c.id)
        .where(GRANT.c.therapist_id == actor.account_id, *grants.living(now), *one)
        .order_by(GRANT.c.created_at, GRANT.c.id)
    )
    return [
        Sight(who, grant, frozenset(scopes), frozenset(chosen), until, rev)
        for who, grant, scopes, chosen, until, rev in connection.execute(statement)
    ]


def seen_rows(connection: Connection, sight: Sight, table: Table, **between: tuple[int, int]) -> list[dict[str, Any]]:
    """The rows of a table that a grant opens, without those taken back; none where it does not open the table.

    Columns that it does not open hold what a new row would. between: column=(lowest, highest), both included.
    """
    shared = SHARED.get(str(table.name))
    if shared is None or shared.scope not in sight.scopes | {ANY}:
        return []
    hidden = {name for name, scope in shared.withheld.items() if scope not in sight.scopes}
    columns = [column for column in table.c if column.name not in hidden | _OF_THE_SERVER]
    within = [table.c[name].between(low, high) for name, (low, high) in between.items()]
    within += [table.c[shared.chosen].is_(True)] if shared.chosen else []
    statement = select(*columns).where(table.c.patient_id == sight.patient_id, table.c.deleted.is_(False), *within)
    blank = {name: _blank(table, name) for name in hidden}
    return [{**row, **blank} for row in connection.execute(statement.order_by(table.c.id)).mappings()]


_OF_THE_SERVER = {"patient_id", "rev", "field_revs", "extra"}


def _blank(table: Table, name: str) -> Any:
    """What a new row holds in a column; a column that is withheld has a default, or may be empty."""
    column = table.c[name]
    made: Any = column.default
    if made is None:
        assert column.nullable, f"{table.name}.{name} cannot be withheld"
        return None
    return made.arg(None) if made.is_callable else made.arg


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
