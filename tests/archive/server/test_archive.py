"""Every database that was ever released opens, for ever, and holds what was in it."""

import shutil
from pathlib import Path

import pytest

from fibroplan.accounts.accounts import hashed_token
from fibroplan.store.migrate import head, open_database
from fibroplan.sync import operations, push

NOW = 1_795_000_000_000
FILES = sorted(Path(__file__).parent.glob("v*.db"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_released_database_opens_and_syncs(file: Path, tmp_path: Path) -> None:
    path = tmp_path / "fibroplan.db"
    shutil.copy(file, path)
    database = open_database(f"sqlite:///{path}")
    body = b'{"device": "new", "account": "archive-account", "ops": []}'
    request = push.Request(hashed_token("a token of the archive"), operations.parse(body), NOW + 1)
    with database.read() as connection:
        answer = push.look(connection, request)
        assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() == head()
        assert connection.exec_driver_sql("SELECT count(*) FROM history").scalar() == 7
    database.close()
    assert isinstance(answer, dict)
    assert (answer["rev"], answer["epoch"]) == (7, "archive-epoch")
    rows = {(row["table"], row["id"]): row["fields"] for row in answer["rows"]}
    assert len(rows) == 5
    assert rows["profile", "me"]["name"] == "Ada 🙂"
    plan = rows["plan_version", "walk.20770"]
    assert (plan["tries"], plan["weekdays"]) == ([3, 4.5], [0, 2, 4])
    outcome = rows["outcome", "walk.20770.morning"]
    assert (outcome["note"], outcome["note_other"]) == ("My knee hurt.", "مشيت قليلا")
    assert (outcome["amount"], outcome["weather"]) == (3.5, {"sun": [1]})
    assert rows["pause", "p1"]["deleted"] is True


def test_there_is_a_file_of_every_schema() -> None:
    assert FILES
