"""The audit chain: whatever is done to its rows is found."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fibroplan.__main__ import main
from fibroplan.store import audit
from fibroplan.store.audit import Event
from fibroplan.store.database import Database
from fibroplan.store.migrate import open_database

ROWS = 7


def filled(path: Path) -> Database:
    database = open_database(f"sqlite:///{path}")
    with database.write() as connection:
        for number in range(ROWS):
            event = Event("looked", f"a{number}", "Dr Ada Moss, Hill Clinic", f"p{number % 2}", {"what": "review"})
            audit.tell(connection, 1_000 + number, [event])
    return database


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A chain that nobody has touched."""
    path = tmp_path_factory.mktemp("whole") / "whole.db"
    filled(path).close()
    return path


def copy_of(path: Path, folder: Path) -> Database:
    return Database(f"sqlite:///{shutil.copy(path, folder / 'copy.db')}")


@pytest.fixture
def database(whole: Path, tmp_path: Path) -> Iterator[Database]:
    opened = copy_of(whole, tmp_path)
    yield opened
    opened.close()


def found(database: Database, expect: str = "") -> audit.Finding:
    with database.read() as connection:
        return audit.verify(connection, expect)


def spoil(database: Database, *statements: str) -> None:
    with database.write() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)


def test_a_whole_chain_is_whole(database: Database) -> None:
    finding = found(database)
    assert (finding.seq, finding.problems) == (ROWS, [])
    assert found(database, finding.head).problems == []
    assert found(database, "0" * 64).problems == []
    assert found(database, "f" * 64).problems == ["the head that was noted is no link of the chain"]


def test_an_empty_chain_is_whole(tmp_path: Path) -> None:
    database = open_database(f"sqlite:///{tmp_path}/e.db")
    assert found(database) == audit.Finding(0, audit.GENESIS, [])
    with database.write() as connection:
        audit.tell(connection, 1, [])
    assert found(database) == audit.Finding(0, audit.GENESIS, [])
    database.close()


CHANGES = [
    f"UPDATE audit SET {column} = {value} WHERE seq = 4"
    for column, value in {
        "at": "5",
        "actor": "'somebody'",
        "actor_name": "''",
        "kind": "'shared'",
        "patient_id": "'other'",
        "detail": "'{}'",
        "prev": "'0'",
        "hash": "'0'",
    }.items()
]


@pytest.mark.parametrize("statement", CHANGES)
def test_every_edited_column_is_found(database: Database, statement: str) -> None:
    spoil(database, statement)
    assert found(database).problems


@pytest.mark.parametrize("seq", range(1, ROWS + 1))
def test_every_removed_row_is_found(database: Database, seq: int) -> None:
    spoil(database, f"DELETE FROM audit WHERE seq = {seq}")
    assert found(database).problems


def test_removing_all_rows_is_found(database: Database) -> None:
    spoil(database, "DELETE FROM audit")
    assert found(database).problems


def test_rows_that_were_moved_or_renumbered_are_found(database: Database) -> None:
    spoil(database, "UPDATE audit SET seq = -3 WHERE seq = 3", "UPDATE audit SET seq = 3 WHERE seq = 5")
    spoil(database, "UPDATE audit SET seq = 5 WHERE seq = -3")
    assert found(database).problems
    spoil(database, "DELETE FROM audit WHERE seq = 4", "UPDATE audit SET seq = seq - 1 WHERE seq > 4")
    assert found(database).problems


def test_an_edited_row_with_a_fitting_hash_is_found_by_the_next(database: Database) -> None:
    with database.write() as connection:
        row = dict(connection.exec_driver_sql("SELECT * FROM audit WHERE seq = 3").mappings().one())
        forged = audit.digest({**row, "detail": {"what": "review"}, "kind": "x"})
        connection.exec_driver_sql("UPDATE audit SET kind = 'x', hash = ? WHERE seq = 3", (forged,))
    assert found(database).problems == ["row 4 does not follow the row before it"]


def test_a_chain_that_was_rewritten_whole_is_found_by_a_noted_head(database: Database) -> None:
    noted = found(database).head
    spoil(database, "DELETE FROM audit", "DELETE FROM audit_head")
    with database.write() as connection:
        audit.tell(connection, 1, [Event("looked")])
    assert found(database).problems == []
    assert found(database, noted).problems


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_nothing_that_is_done_to_rows_goes_unseen(whole: Path, data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        database = copy_of(whole, Path(folder))
        do_something(database, data)
        database.close()


def do_something(database: Database, data: st.DataObject) -> None:
    one, other = data.draw(st.permutations(range(1, ROWS + 1)))[:2]
    column = data.draw(st.sampled_from(["at", "actor", "actor_name", "kind", "patient_id", "detail", "prev", "hash"]))
    done = data.draw(st.sampled_from(["remove", "swap", "copy"]))
    with database.write() as connection:
        rows = {row.seq: dict(row._mapping) for row in connection.exec_driver_sql("SELECT * FROM audit")}
        if done == "remove":
            connection.exec_driver_sql(f"DELETE FROM audit WHERE seq = {one}")
        else:
            values = [(rows[other][column], one)] + ([(rows[one][column], other)] if done == "swap" else [])
            for value in values:
                connection.exec_driver_sql(f'UPDATE audit SET "{column}" = ? WHERE seq = ?', value)
        after = {row.seq: dict(row._mapping) for row in connection.exec_driver_sql("SELECT * FROM audit")}
    assert bool(found(database).problems) == (after != rows)


def test_a_patient_reads_what_is_about_them_alone(database: Database) -> None:
    with database.read() as connection:
        mine = audit.about(connection, "p1", 10)
        assert [row["seq"] for row in mine] == [6, 4, 2]
        assert [row["seq"] for row in audit.about(connection, "p1", 1, before=6)] == [4]
        assert audit.about(connection, "nobody", 10) == []


def test_what_is_told_falls_with_what_it_tells_of(database: Database) -> None:
    def fail_after_telling() -> None:
        with database.write() as connection:
            audit.tell(connection, 1, [Event("shared")])
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_after_telling()
    assert found(database).seq == ROWS


def test_the_command_says_whether_the_chain_is_whole(
    whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    database = copy_of(whole, tmp_path)
    monkeypatch.setenv("FIBROPLAN_DATABASE_URL", database.url)
    assert main(["audit", "verify"]) == 0
    told = capsys.readouterr().out
    assert told.startswith(f"The audit trail is whole: {ROWS} rows.")
    head = told.split()[-1]
    assert main(["audit", "verify", "--expect", head]) == 0
    spoil(database, "UPDATE audit SET at = 1 WHERE seq = 2")
    database.close()
    assert main(["audit", "verify"]) == 1
    assert "row 2 was changed" in capsys.readouterr().err
