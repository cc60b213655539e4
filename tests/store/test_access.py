"""The one door to patient data."""

import ast
from pathlib import Path

import pytest

from fibroplan import errors
from fibroplan.store import access
from fibroplan.store.access import Actor
from fibroplan.store.database import Database
from fibroplan.store.tables import Outcome

PACKAGE = Path(__file__).parents[2] / "fibroplan"
MAY_BUILD_SQL = ("store", "sync")
BUILDERS = frozenset(
    {"select", "insert", "update", "delete", "text", "exec_driver_sql", "scalars", "union", "literal_column"}
)


def test_nobody_reads_the_rows_of_somebody_else(tmp_path: Path) -> None:
    table = Outcome.__table__  # type: ignore[attr-defined]
    assert access.may_read(Actor("a"), "a")
    with pytest.raises(errors.NotYours):
        access.patient_rows(Actor("a"), "b", table)
    database = Database(f"sqlite:///{tmp_path}/x.db")
    with database.read() as connection:
        with pytest.raises(errors.NotYours):
            access.patient_rows_by_key(connection, table, [(Actor("a"), "b", "id")])
        with pytest.raises(errors.NotYours):
            access.receipts(connection, [(Actor("a"), "b", "op")])
    database.close()


def sql_in(path: Path) -> list[str]:
    """Where a module builds or runs SQL: imports of SQLAlchemy's builders, and calls that run statements."""
    found = []
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in ("sqlalchemy", "sqlmodel"):
            found += [f"{path}:{node.lineno} {alias.name}" for alias in node.names if alias.name in BUILDERS]
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "exec_driver_sql":
            found.append(f"{path}:{node.lineno} exec_driver_sql")
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "execute":
            found.append(f"{path}:{node.lineno} execute")
    return found


def test_sql_is_built_in_store_and_sync_alone() -> None:
    modules = [path for path in PACKAGE.rglob("*.py") if path.relative_to(PACKAGE).parts[0] not in MAY_BUILD_SQL]
    assert modules
    assert [found for path in modules for found in sql_in(path)] == []


def test_synced_tables_are_read_through_the_door_alone() -> None:
    """In store and sync, `select` stands in the door and in the modules of the server's own tables."""
    allowed = {"access.py", "sessions.py", "deployment.py"}
    found = [
        path.name
        for folder in MAY_BUILD_SQL
        for path in (PACKAGE / folder).glob("*.py")
        if any(one.endswith(" select") for one in sql_in(path)) and path.name not in allowed
    ]
    assert found == []
