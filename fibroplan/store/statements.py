"""Statements for the hot path: written once, compiled once for each kind of database, then given to the driver itself.

SQLAlchemy spends more on preparing a small statement, and on a result that is read once, than SQLite spends on running
it. What is left of its work here is what the schema needs: JSON and booleans, in both directions. Errors are the
driver's own; `Database` says them in our terms.
"""

from collections.abc import Callable, Sequence
from contextlib import closing
from operator import itemgetter
from typing import Any

import orjson
from sqlalchemy import JSON, Boolean, ClauseElement, Column, Connection, Dialect, Table

from fibroplan.store.database import dump_json

Row = dict[str, Any]


class Write:
    """An insert or update of many rows, given as dictionaries that name every column."""

    def __init__(self, build: Callable[[Dialect], ClauseElement], columns: Sequence[Column]) -> None:
        self._build = build
        self._names = [str(column.name) for column in columns]
        self._nested = {str(column.name) for column in columns if isinstance(column.type, JSON)}
        self._compiled: dict[str, tuple[str, list[str], bool]] = {}

    def run(self, connection: Connection, rows: Sequence[Row]) -> None:
        """Write all rows in one call."""
        sql, names, positional = self._compiled.get(connection.dialect.name) or self._compile(connection.dialect)
        pick = itemgetter(*names)
        nested = [place for place, name in enumerate(names) if name in self._nested]
        made: list[Any] = []
        for row in rows:
            values = list(pick(row))
            for place in nested:
                values[place] = dump_json(values[place])
            made.append(tuple(values) if positional else dict(zip(names, values, strict=True)))
        with closing(connection.connection.cursor()) as cursor:
            cursor.executemany(sql, made)

    def _compile(self, dialect: Dialect) -> tuple[str, list[str], bool]:
        compiled: Any = self._build(dialect).compile(dialect=dialect, column_keys=self._names)
        order = compiled.positiontup
        made = str(compiled), list(order or compiled.params), order is not None
        self._compiled[dialect.name] = made
        return made


class Read:
    """A query with one parameter, `keys`, that returns columns of the schema."""

    def __init__(self, build: Callable[[Dialect], ClauseElement]) -> None:
        self._build = build
        self._compiled: dict[str, tuple[str, bool]] = {}

    def run(self, connection: Connection, keys: Any) -> Sequence[Any]:
        """The rows as the driver gives them."""
        dialect = connection.dialect
        found = self._compiled.get(dialect.name)
        if found is None:
            compiled: Any = self._build(dialect).compile(dialect=dialect)
            found = self._compiled[dialect.name] = (str(compiled), compiled.positiontup is not None)
        sql, positional = found
        text = dump_json(keys)
        with closing(connection.connection.cursor()) as cursor:
            cursor.execute(sql, (text,) if positional else {"keys": text})
            return cursor.fetchall()


class Decoder:
    """Turns what a driver returns for all columns of a table into plain values."""

    def __init__(self, table: Table) -> None:
        self._names = [str(column.name) for column in table.c]
        self._nested = [str(column.name) for column in table.c if isinstance(column.type, JSON)]
        self._flags = [str(column.name) for column in table.c if isinstance(column.type, Boolean)]

    def row(self, values: Sequence[Any]) -> Row:
        """One row as a dictionary."""
        row = dict(zip(self._names, values, strict=True))
        for name in self._flags:
            row[name] = bool(row[name])
        for name in self._nested:
            if isinstance(row[name], str):
                row[name] = orjson.loads(row[name])
        return row


PAIRS = {
    "sqlite": ("json_each(:keys) AS k", "json_extract(k.value, '$[0]')", "json_extract(k.value, '$[1]')"),
    "postgresql": ("json_array_elements(CAST(:keys AS json)) AS k(value)", "k.value->>0", "k.value->>1"),
}
"""A list of pairs as a table, and its two columns."""

TEXTS = {
    "sqlite": "SELECT value FROM json_each(:keys)",
    "postgresql": "SELECT value FROM json_array_elements_text(CAST(:keys AS json))",
}
"""A list of texts as a table."""
