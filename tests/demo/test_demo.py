"""The made-up people: always the same, marked as made up, and made through the doors that everybody's data comes by."""

import asyncio
import sqlite3
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from fibroplan.accounts import passwords, totp
from fibroplan.accounts.reviewing import Reviewing
from fibroplan.clock import SystemClock
from fibroplan.content.loader import exercises
from fibroplan.content.reflect import reflect
from fibroplan.content.relaxation import relaxation
from fibroplan.content.sleep import sleep
from fibroplan.content.tips import tips
from fibroplan.demo import people, seed
from fibroplan.demo.weeks import CALM, EXERCISES, Weeks
from fibroplan.store import audit, sessions
from fibroplan.store.accounts import THERAPIST
from fibroplan.store.migrate import open_database
from fibroplan.store.writer import Writer
from fibroplan.sync.push import sync

NOW = 1_795_604_400_000
TODAY = NOW // 86_400_000


@pytest.fixture(scope="module")
def made(tmp_path_factory: Any) -> Path:
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    told: list[tuple[int, int]] = []
    seed.make(path, NOW, lambda done, of: told.append((done, of)))
    assert told[-1] == (61, 61)
    return path


def rows(path: Path, sql: str) -> list[Any]:
    connection = sqlite3.connect(path)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def test_there_are_sixty_patients_of_many_kinds_beside_the_one_to_sign_in_as() -> None:
    cast = list(people.cast())
    assert Counter(one.kind for one in cast[1:]) == people.KINDS
    assert len({one.name for one in cast}) == len({one.email for one in cast}) == 61
    assert cast[0].email == people.PATIENT


def test_every_name_and_address_says_that_it_is_made_up(made: Path) -> None:
    for name, email in rows(made, "SELECT name, email FROM account"):
        assert email.endswith("@demo.example")
        assert name == "" or "made up" in name
    assert all("made up" in name for (name,) in rows(made, "SELECT name FROM profile"))
    assert all("made up" in name for (name,) in rows(made, "SELECT name FROM clinic"))


def test_the_same_weeks_are_made_every_time() -> None:
    for person in people.cast():
        assert list(Weeks(person, TODAY).changes()) == list(Weeks(person, TODAY).changes())


def test_nothing_is_recorded_on_a_day_that_has_not_come() -> None:
    for person in people.cast():
        weeks = Weeks(person, TODAY)
        changes = list(weeks.changes())
        assert max(one.day for one in changes) < TODAY, person.kind
        assert min(one.day for one in changes) == weeks.first
        assert all(one.fields.get("entered_day", 0) <= TODAY for one in changes)


def test_kinds_are_what_they_are_called(made: Path) -> None:
    by_kind: dict[str, list[Weeks]] = {}
    for person in people.cast():
        by_kind.setdefault(person.kind, []).append(Weeks(person, TODAY))

    def outcomes(weeks: Weeks, first: int, last: int) -> int:
        return sum(one.table == "outcome" and first <= one.day <= last for one in weeks.changes())

    for weeks in by_kind["silent"]:
        assert outcomes(weeks, TODAY - 21, TODAY) == 0 < outcomes(weeks, weeks.first, TODAY)
    for weeks in by_kind["fading"]:
        assert outcomes(weeks, TODAY - 21, TODAY) < outcomes(weeks, weeks.first, weeks.first + 21) / 2
    for weeks in by_kind["flaring"]:
        assert any(c.table == "pause" and c.fields.get("until_day", 0) is None for c in weeks.changes())
    for weeks in by_kind["energy-limited"]:
        kinds = {c.fields["kind"] for c in weeks.changes() if c.table == "plan_version"}
        assert "exercise" not in kinds
    for weeks in by_kind["over-doing"]:
        over = [c for c in weeks.changes() if c.fields.get("amount") and c.fields["amount"] > 1.2 * c.fields["target"]]
        assert len(over) > 5


def test_what_is_planned_is_in_the_libraries() -> None:
    known = {row["id"]: row["title"] for row in exercises()}
    assert all(known[content] == title for content, title, *_ in EXERCISES)
    calm = [relaxation()["exercises"], sleep()["habits"], tips()["tips"]]
    for found, (_, content, title, *_) in zip(calm, CALM, strict=False):
        assert {row["id"]: row["title"] for row in found}[content] == title
    prompts = {row["id"] for row in reflect()["prompts"]}
    used = {c.fields["content_id"] for c in Weeks(next(people.cast()), TODAY).changes() if c.table == "reflection"}
    assert used
    assert used <= prompts


def test_the_therapist_sees_everybody_by_consent_and_the_audit_trail_is_whole(made: Path) -> None:
    database = open_database(f"sqlite:///{made}")
    writer = Writer(database, sync)
    try:
        with database.write() as connection:
            account = sessions.account_by_email(connection, people.THERAPIST)
        assert account is not None
        assert account["role"] == THERAPIST
        clock = seed.Then(NOW)
        session: Any = type(
            "Session", (), {"session_id": "s", "account_id": account["id"], "name": "", "clinic_id": "made-up-clinic"}
        )
        shown = asyncio.run(Reviewing(database, writer, clock).patients(session))
        assert len(shown) == 61
        assert {tuple(one["scopes"]) for one in shown} == set(people.SHARES)
        with database.read() as connection:
            found = audit.verify(connection)
        assert not found.problems
        assert found.seq >= 2 * 61
    finally:
        writer.close()
        database.close()


def test_the_printed_password_and_digits_are_right(made: Path) -> None:
    for email in (people.PATIENT, people.THERAPIST, people.ADMINISTRATOR):
        ((stored,),) = rows(made, f"SELECT password FROM account WHERE email = '{email}'")
        assert asyncio.run(passwords.matches(stored, seed.PASSWORD))
    others = rows(made, "SELECT password FROM account WHERE role = 'patient' AND email != 'patient@demo.example'")
    assert {stored for (stored,) in others} == {""}
    assert totp.step_of(seed.SECRET, seed.code_now(), SystemClock().instant()) is not None


def test_a_file_with_real_people_is_never_replaced(tmp_path: Path, made: Path) -> None:
    assert seed.is_made_up(made)
    real = tmp_path / "real.db"
    open_database(f"sqlite:///{real}").close()
    connection = sqlite3.connect(real)
    connection.execute(
        "INSERT INTO account (id, email, password, created_at, rev) VALUES ('a', 'a@b.example', '', 1, 0)"
    )
    connection.commit()
    connection.close()
    before = real.read_bytes()
    command = [sys.executable, "-m", "fibroplan.demo", str(real)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 1
    assert "holds other data" in ran.stderr
    assert real.read_bytes() == before
    (tmp_path / "text.db").write_text("not a database")
    assert not seed.is_made_up(tmp_path / "text.db")
