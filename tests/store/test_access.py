"""The one door to patient data."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import JSON, Boolean, Float, Integer

from fibroplan import errors
from fibroplan.domain.sharing import SCOPES
from fibroplan.store import access, clinics, grants, rows, sessions
from fibroplan.store.access import Actor
from fibroplan.store.accounts import Account
from fibroplan.store.database import Database
from fibroplan.store.migrate import open_database
from fibroplan.store.schema import METADATA
from fibroplan.store.tables import SYNCED, Outcome
from tests.postgres import Postgres

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
    own = {"sessions.py", "deployment.py", "clinics.py", "factors.py", "grants.py", "audit.py", "feeds.py", "marks.py"}
    for name in own:
        code = (PACKAGE / "store" / name).read_text()
        assert "store.tables" not in code, f"{name} knows the patients' tables"
        assert "store.history" not in code, f"{name} knows the patients' history"
    allowed = {"access.py", *own}
    found = [
        path.name
        for folder in MAY_BUILD_SQL
        for path in (PACKAGE / folder).glob("*.py")
        if any(one.endswith(" select") for one in sql_in(path)) and path.name not in allowed
    ]
    assert found == []


def test_every_table_of_a_patient_is_shared_with_a_scope_or_stays_private() -> None:
    names = {str(model.__tablename__) for model in SYNCED} | {"history"}
    assert access.SHARED.keys() | access.PRIVATE | access.WRITTEN.keys() == names
    assert not access.SHARED.keys() & access.PRIVATE
    assert not access.WRITTEN.keys() & (access.PRIVATE | access.SHARED.keys())
    scopes = {scope["name"] for scope in SCOPES}
    for table, shared in access.SHARED.items():
        assert shared.scope in scopes | {access.ANY}
        columns = METADATA.tables[table].c.keys()
        assert shared.withheld.keys() <= set(columns)
        assert set(shared.withheld.values()) <= scopes | {""}


class Shared:
    """A database in which a patient has a row in every table and shares some scopes with a therapist."""

    def __init__(self, url: str) -> None:
        self.database = open_database(url)
        with self.database.write() as connection:
            clinics.add_clinic(connection, clinics.Clinic(id="c", name="Hill", created_at=1))
            for who in ("patient", "other"):
                sessions.add_account(connection, Account(id=who, email=who, password="", created_at=1, rev=7))
            staff = {"password": "", "created_at": 1, "clinic_id": "c"}
            sessions.add_account(connection, Account(id="t", email="t", role="therapist", **staff))
            sessions.add_account(connection, Account(id="boss", email="b", role="administrator", **staff))
            for model in SYNCED:
                for who in ("patient", "other"):
                    rows.save(connection, model.__table__, [full_row(model, who)])  # type: ignore[attr-defined]

    def grant(self, *scopes: str, **changes: Any) -> None:
        given = {
            "id": "g",
            "patient_id": "patient",
            "therapist_id": "t",
            "clinic_id": "c",
            "reflections": [],
            "until": 100,
        }
        consent = {"consent_version": "1", "consent_text": "I do", "actor": "patient", "created_at": 1}
        with self.database.write() as connection:
            connection.exec_driver_sql("DELETE FROM care_grant")
            grants.begin(connection, grants.Grant(**{**given, **consent, "scopes": list(scopes), **changes}))

    def seen(self, actor: str = "t", patient: str = "patient", now: int = 50) -> dict[str, list[dict]]:
        with self.database.read() as connection:
            sight = access.sight_of(connection, Actor(actor), patient, now)
            tables = [model.__table__ for model in SYNCED]  # type: ignore[attr-defined]
            return {str(table.name): access.seen_rows(connection, sight, table) for table in tables}


_FULL: dict[type, Any] = {JSON: ["x"], Boolean: True, Integer: 3, Float: 3.0}


def full_row(model: Any, who: str) -> dict[str, Any]:
    """A row with something in every column."""
    row = {"patient_id": who, "rev": 3, "field_revs": {}, "extra": {"secret": 1}, "id": f"{who}-row", "deleted": False}
    for column in model.__table__.c:
        if column.name not in row:
            value = next((value for kind, value in _FULL.items() if isinstance(column.type, kind)), "words")
            row[column.name] = value
    return row


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def new_database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Makes an empty database of a kind."""
    if request.param == "sqlite":
        yield lambda: f"sqlite:///{tmp_path_factory.mktemp('access') / 's.db'}"
        return
    postgres = Postgres().start()
    yield postgres.new_database
    postgres.stop()


@pytest.fixture
def shared(new_database: Any) -> Iterator[Shared]:
    made = Shared(new_database())
    yield made
    made.database.close()


SUBSETS = [(), *((scope["name"],) for scope in SCOPES), ("plan", "symptoms"), tuple(scope["name"] for scope in SCOPES)]


@pytest.mark.parametrize("scopes", SUBSETS, ids=lambda scopes: "+".join(scopes) or "none")
def test_a_grant_opens_its_scopes_and_nothing_else(shared: Shared, scopes: tuple[str, ...]) -> None:
    shared.grant(*scopes)
    whole = {str(model.__tablename__): full_row(model, "patient") for model in SYNCED}
    for name, found in shared.seen().items():
        how = access.SHARED.get(name)
        opened = how is not None and how.scope in {*scopes, access.ANY}
        assert [row["id"] for row in found] == (["patient-row"] if opened else []), name
        for row in found:
            assert not row.keys() & {"patient_id", "rev", "field_revs", "extra"}
            for column, scope in (how.withheld if how else {}).items():
                assert (row[column] == whole[name][column]) == (scope in scopes), f"{name}.{column}"


def test_rows_taken_back_are_not_read(shared: Shared) -> None:
    shared.grant("plan", "sleep")
    table = Outcome.__table__  # type: ignore[attr-defined]
    with shared.database.write() as connection:
        sight = access.sight_of(connection, Actor("t"), "patient", 50)
        assert len(access.seen_rows(connection, sight, table)) == 1
        connection.exec_driver_sql("UPDATE outcome SET deleted = true")
        assert access.seen_rows(connection, sight, table) == []


ITEMS = ["walk", "walk-2", "tip-one-trip", "a.b", "extra-1", "extra-2", "extras", "é", "z", "Walk", "~", "1"]
DAYS = st.integers(20_000, 20_400)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    keys=st.sets(st.tuples(st.sampled_from(ITEMS), DAYS, st.sampled_from(["morning", "at420"])), max_size=40),
    asked=st.tuples(DAYS, DAYS),
)
def test_outcomes_of_some_days_are_all_found_whatever_their_items_are_called(
    shared: Shared, keys: set[tuple[str, int, str]], asked: tuple[int, int]
) -> None:
    """They are looked for by their names, so that years that have gone by cost nothing."""
    shared.grant("plan")
    table: Any = Outcome.__table__  # type: ignore[attr-defined]
    first, last = min(asked), max(asked)
    made = [
        {**full_row(Outcome, "patient"), "id": f"{item}.{day}.{slot}", "item_id": item, "day": day, "slot_id": slot}
        for item, day, slot in sorted(keys)
    ]
    with shared.database.write() as connection:
        connection.exec_driver_sql("DELETE FROM outcome WHERE patient_id = 'patient'")
        if made:
            rows.save(connection, table, made)
        sight = access.sight_of(connection, Actor("t"), "patient", 50)
        found = access.seen_rows(connection, sight, table, day=(first, last))
    assert sorted(row["id"] for row in found) == sorted(row["id"] for row in made if first <= row["day"] <= last)


@pytest.mark.parametrize(
    "changes",
    [
        {"until": 50},
        {"revoked_at": 40, "revoked_by": "patient"},
        {"clinic_id": "another"},
        {"therapist_id": "boss"},
        {"therapist_id": "other"},
        {"patient_id": "other"},
    ],
)
def test_a_grant_that_is_over_ended_or_of_somebody_else_opens_nothing(shared: Shared, changes: dict) -> None:
    shared.grant("plan", "sleep", **changes)
    for actor in ("t", "boss", "other", "patient", "nobody"):
        with pytest.raises(errors.NotYours):
            shared.seen(actor, "patient")


def test_no_grant_and_no_such_patient_are_the_same_error(shared: Shared) -> None:
    shared.grant("plan")
    assert shared.seen()["outcome"]
    for patient in ("other", "nobody", "t", ""):
        with pytest.raises(errors.NotYours) as found:
            shared.seen("t", patient)
        assert found.value.message == errors.NotYours.words
