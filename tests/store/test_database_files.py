"""Database files: new, old, newer, damaged, foreign; backups and their return; the command that does it all."""

import io
import shutil
import sqlite3
import sys
import threading
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from fibroplan import errors
from fibroplan.__main__ import main
from fibroplan.clock import SystemClock
from fibroplan.store import backup, deployment, migrate
from fibroplan.store.database import Database
from fibroplan.store.migrate import open_database
from fibroplan.store.schema import METADATA

ARCHIVE = Path(__file__).parents[1] / "archive/server/v1.db"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A database of the present schema with something in it."""
    path = tmp_path / "data" / "fibroplan.db"
    path.parent.mkdir()
    shutil.copy(ARCHIVE, path)
    open_database(f"sqlite:///{path}").close()
    for copy in path.parent.glob("*.bak"):  # of the upgrade from the archive's schema
        copy.unlink()
    return path


def epoch(path: Path) -> str:
    database = open_database(f"sqlite:///{path}")
    with database.read() as connection:
        found = deployment.epoch(connection)
    database.close()
    return found


def test_a_new_database_keeps_the_promises_of_the_store(tmp_path: Path) -> None:
    database = open_database(f"sqlite:///{tmp_path}/deep/down/new.db")
    with database.read() as connection:
        pragma = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert pragma == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 10_000}
    database.close()


def test_the_migrations_make_exactly_the_schema(tmp_path: Path) -> None:
    database = open_database(f"sqlite:///{tmp_path}/new.db")
    with database.read() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []
    database.close()


def test_opening_twice_changes_nothing(path: Path) -> None:
    before = epoch(path)
    assert epoch(path) == before == "archive-epoch"
    assert not list(path.parent.glob("*.bak"))


def test_an_old_database_is_upgraded_with_a_copy_beside_it(path: Path, tmp_path: Path, monkeypatch) -> None:
    scripts = tmp_path / "migrations"
    shutil.copytree(migrate.SCRIPTS, scripts)
    head = migrate.head()
    (scripts / "versions" / "more.py").write_text(
        "from alembic import op\nimport sqlalchemy as sa\n"
        f"revision, down_revision = 'more', '{head}'\n"
        "def upgrade():\n    op.add_column('outcome', sa.Column('mood', sa.Integer()))\n"
    )
    monkeypatch.setattr(migrate, "SCRIPTS", scripts)
    database = open_database(f"sqlite:///{path}")
    with database.read() as connection:
        assert connection.exec_driver_sql("SELECT count(mood) FROM outcome").scalar() == 0
    database.close()
    [copy] = path.parent.glob(f"fibroplan.db.{head}-*.bak")
    monkeypatch.undo()
    assert epoch(copy) == "archive-epoch"
    with pytest.raises(errors.NewerDatabase, match=f"newer Fibroplan .schema more; this one knows {head}"):
        open_database(f"sqlite:///{path}")


def test_an_upgrade_that_breaks_leaves_the_database_as_it_was(path: Path, tmp_path: Path, monkeypatch) -> None:
    scripts = tmp_path / "migrations"
    shutil.copytree(migrate.SCRIPTS, scripts)
    (scripts / "versions" / "broken.py").write_text(
        f"from alembic import op\nrevision, down_revision = 'broken', '{migrate.head()}'\n"
        "def upgrade():\n    op.execute('DELETE FROM outcome')\n    op.execute('nonsense')\n"
    )
    monkeypatch.setattr(migrate, "SCRIPTS", scripts)
    with pytest.raises(Exception, match="nonsense"):
        open_database(f"sqlite:///{path}")
    monkeypatch.undo()
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT count(*) FROM outcome").fetchone() == (1,)
    assert epoch(path) == "archive-epoch"


def test_two_starts_at_once_make_one_database(tmp_path: Path) -> None:
    found: list[object] = []

    def start() -> None:
        try:
            database = open_database(f"sqlite:///{tmp_path}/both.db")
            with database.read() as connection:
                found.append(deployment.epoch(connection))
            database.close()
        except Exception as error:
            found.append(error)

    threads = [threading.Thread(target=start) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    assert len(set(map(str, found))) == 1, found


@pytest.mark.parametrize("damage", ["head", "middle", "short"])
def test_a_damaged_file_is_named_and_left_alone(path: Path, damage: str) -> None:
    whole = path.read_bytes()
    broken = {
        "head": b"this is no database" * 300,
        "middle": whole[:4096] + b"\xa5" * (len(whole) - 8192) + whole[-4096:],
        "short": whole[: len(whole) // 2],
    }[damage]
    path.write_bytes(broken)
    with pytest.raises(errors.CorruptDatabase, match="is damaged"):
        open_database(f"sqlite:///{path}")
    assert path.read_bytes() == broken


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recipes (name)")
    with pytest.raises(errors.ForeignDatabase, match="not a Fibroplan database"):
        open_database(f"sqlite:///{path}")
    with sqlite3.connect(path) as connection:
        assert [row[0] for row in connection.execute("SELECT name FROM sqlite_master")] == ["recipes"]


def test_memory_is_no_place_for_data() -> None:
    with pytest.raises(errors.DatabaseUnusable, match="must name a file"):
        Database("sqlite://")


def test_a_patient_that_does_not_exist_can_own_nothing(path: Path) -> None:
    database = open_database(f"sqlite:///{path}")
    with pytest.raises(Exception, match="FOREIGN KEY"), database.write() as connection:
        connection.exec_driver_sql("UPDATE outcome SET patient_id = 'nobody'")
    database.close()


def test_backup_and_restore(path: Path, tmp_path: Path) -> None:
    url, copy = f"sqlite:///{path}", tmp_path / "copies" / "one.db"
    backup.back_up(url, copy)
    with pytest.raises(errors.DatabaseUnusable, match="exists already"):
        backup.back_up(url, copy)
    with sqlite3.connect(path) as connection:
        connection.execute("DELETE FROM outcome")
    connection.close()
    aside = backup.restore(url, copy, SystemClock())
    assert aside is not None
    assert epoch(path) != "archive-epoch"
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT count(*) FROM outcome").fetchone() == (1,)
        assert connection.execute("SELECT rev FROM account").fetchone() == (7 + deployment.REVISION_GAP,)
    with sqlite3.connect(aside) as connection:
        assert connection.execute("SELECT count(*) FROM outcome").fetchone() == (0,)
    assert not list(path.parent.glob("*restoring*"))


@pytest.mark.parametrize("content", [b"no database at all" * 400, None])
def test_a_backup_that_cannot_be_used_replaces_nothing(path: Path, tmp_path: Path, content: bytes | None) -> None:
    bad = tmp_path / "bad.db"
    if content:
        bad.write_bytes(content)
    with pytest.raises(errors.DatabaseUnusable):
        backup.restore(f"sqlite:///{path}", bad, SystemClock())
    assert epoch(path) == "archive-epoch"
    assert not list(path.parent.glob("*restoring*"))


def test_the_command(path: Path, tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.setenv("FIBROPLAN_DATABASE_URL", f"sqlite:///{path}")

    def run(*arguments: str, typed: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        code = main(arguments)
        said = capsys.readouterr()
        return code, said.out, said.err

    assert run("migrate")[:2] == (0, f"The database is up to date (schema {migrate.head()}).\n")
    assert "ada@example.org" in run("accounts", "list")[1]
    assert run("accounts", "create", "Bob@Example.org", typed="a password for bob\n")[0] == 0
    assert run("accounts", "create", "bob@example.org", typed="a password for bob\n")[0] == 1
    assert "15 characters" in run("accounts", "create", "eve@example.org", typed="short\n")[2]
    assert run("backup", str(tmp_path / "b.db"))[0] == 0
    assert run("accounts", "delete", "bob@example.org", typed="no\n")[1].endswith("Nothing was deleted.\n")
    assert run("accounts", "delete", "bob@example.org", "--yes")[0] == 0
    assert "no account" in run("accounts", "delete", "bob@example.org", "--yes")[2]
    assert run("restore", str(tmp_path / "b.db"))[0] == 0
    assert "bob@example.org" in run("accounts", "list")[1]
    assert run("restore", "--mark")[0] == 0
    assert run("restore", str(tmp_path / "nowhere.db"))[2].startswith("fibroplan: There is no backup")
    monkeypatch.setenv("FIBROPLAN_PROXIES", "some")
    assert run("migrate")[2] == "fibroplan: FIBROPLAN_PROXIES must be a whole number, 0 or more.\n"
    with pytest.raises(SystemExit):
        run("--help")
    assert "backup" in capsys.readouterr().out
