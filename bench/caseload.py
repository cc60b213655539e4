"""What a caseload costs: a therapist with 60 patients and one with 1,000, two years of eight things a day.

The rows are put into the database by SQL, as sync would have left them: 5.8 million outcomes. Beside each figure stands
the plain statement over the weekly figures, in the same run and on the same database.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, text

from bench.figures import Figure
from fibroplan.accounts.caseload import caseload
from fibroplan.accounts.reviewing import review_of
from fibroplan.clock import DAY, SystemClock
from fibroplan.store import access, rollups
from fibroplan.store.access import Actor
from fibroplan.store.database import Database
from fibroplan.store.migrate import open_database

PATIENTS = 1_000
FEW = 60
YEARS = 2
ITEMS = 8
TIMES = 7
LONG_YEARS, SHORT_YEARS = 10, 1
"""Of two patients more, who have used the app for so long."""

Dates = dict[str, int]


def numbers(name: str, first: str, last: str) -> str:
    """A table of whole numbers, in the SQL of both databases."""
    return f"{name}(n) AS (SELECT {first} UNION ALL SELECT n + 1 FROM {name} WHERE n < {last})"


def fill(connection: Connection, now: int) -> None:
    """Therapists, patients, grants, plans, outcomes and check-ins."""
    today = now // DAY
    empty = "CAST('{}' AS JSON)" if connection.dialect.name == "postgresql" else "'{}'"
    no = "false" if connection.dialect.name == "postgresql" else "0"
    list_ = "CAST('[0,1,2,3,4,5,6]' AS JSON)" if connection.dialect.name == "postgresql" else "'[0,1,2,3,4,5,6]'"
    slot = '[{"id":"morning","part":"morning","minute":-1}]'
    slots = f"CAST('{slot}' AS JSON)" if connection.dialect.name == "postgresql" else f"'{slot}'"
    none = "CAST('[]' AS JSON)" if connection.dialect.name == "postgresql" else "'[]'"
    server = f"1, {empty}, {empty}, {no}"
    people = numbers("people", "1", str(PATIENTS + 2))
    things = numbers("things", "0", str(ITEMS - 1))
    long, short = PATIENTS + 1, PATIENTS + 2
    begin = (
        f"CASE people.n WHEN {long} THEN {today - 365 * LONG_YEARS} WHEN {short} THEN {today - 365 * SHORT_YEARS} "
        f"ELSE {today - 365 * YEARS} END"
    )
    run = connection.exec_driver_sql
    run(
        f"INSERT INTO clinic (id, name, created_at) VALUES ('c', 'Clinic', {now})",
    )
    staff = "'', 0, 0, 'therapist', 'Dr'"
    run(
        "INSERT INTO account (id, email, password, created_at, rev, role, name, clinic_id) "
        f"VALUES ('few', 'few@x', {staff}, 'c'), ('all', 'all@x', {staff}, 'c'), ('long', 'long@x', {staff}, 'c')"
    )
    run(
        f"WITH RECURSIVE {people} INSERT INTO account (id, email, password, created_at, rev, role, name, clinic_id) "
        "SELECT 'p' || n, 'p' || n || '@x', '', 0, 1, 'patient', '', '' FROM people"
    )
    for therapist, where in (
        ("few", f"n <= {min(FEW, PATIENTS)}"),
        ("all", f"n <= {PATIENTS}"),
        ("long", f"n > {PATIENTS}"),
    ):
        run(
            f"WITH RECURSIVE {people} INSERT INTO care_grant (id, patient_id, therapist_id, clinic_id, scopes, "
            "reflections, until, consent_version, consent_text, actor, created_at, revoked_at, revoked_by) "
            f"SELECT '{therapist}' || n, 'p' || n, '{therapist}', 'c', {scopes(connection)}, {none}, {now + 90 * DAY}, "
            f"'v', '', 'p' || n, 1, NULL, '' FROM people WHERE {where}"
        )
    run(
        f"WITH RECURSIVE {people} INSERT INTO profile (patient_id, id, rev, field_revs, extra, deleted, name, zone, "
        "week_start, day_ends_at, theme, text_size, fiqr) "
        f"SELECT 'p' || n, 'me', {server}, 'Patient ' || n, 'UTC', 0, 180, 'system', 100, {no} FROM people"
    )
    run(
        f"WITH RECURSIVE {people}, {things} INSERT INTO plan_version (patient_id, id, rev, field_revs, extra, deleted, "
        "item_id, from_day, kind, content_id, variant, title, unit, target, floor, ceiling, sets, each_side, tries, "
        "dose_rule, schedule, weekdays, every_days, anchor_day, times_per_week, slots, ask_day, position) "
        f"SELECT 'p' || people.n, 'i' || things.n || '.1', {server}, 'i' || things.n, {begin}, "
        f"'exercise', '', 'start', "
        f"'Thing ' || things.n, 'minutes', 10, 5, 0, 1, {no}, {none}, '', 'weekdays', {list_}, 1, 10957, 3, {slots}, "
        "NULL, things.n FROM people CROSS JOIN things"
    )
    for therapist_days, whose in (
        (numbers("days", str(today - 365 * YEARS), str(today)), f"people.n <= {PATIENTS}"),
        (numbers("days", str(today - 365 * LONG_YEARS), str(today)), f"people.n = {long}"),
        (numbers("days", str(today - 365 * SHORT_YEARS), str(today)), f"people.n = {short}"),
    ):
        run(
            f"WITH RECURSIVE {people}, {things}, {therapist_days} INSERT INTO outcome (patient_id, id, "
            f"rev, field_revs, "
            "extra, deleted, item_id, day, slot_id, mark, amount, target, effort, after, skip_reason, "
            "note, note_other, "
            "version_id, zone, at, settled, rise, entered_day, device) "
            f"SELECT 'p' || people.n, 'i' || things.n || '.' || days.n || '.morning', {server}, 'i' || "
            f"things.n, days.n, "
            "'morning', CASE WHEN (people.n + things.n + days.n) % 5 = 0 THEN 'skipped' ELSE 'done' END, 10, 10, 3, 2, "
            f"'', '', '', 'i' || things.n || '.1', 'UTC', 0, '', NULL, days.n, 'd' "
            f"FROM people CROSS JOIN days CROSS JOIN things WHERE {whose}"
        )
    run(
        f"WITH RECURSIVE {people}, {numbers('days', str(today - 60), str(today))} INSERT INTO "
        f"check_in (patient_id, id, "
        "rev, field_revs, extra, deleted, day, pain, fatigue, sleep, mood, fog, symptoms, mapped, "
        "areas, triggers, note, "
        "note_other, entered_day) "
        f"SELECT 'p' || people.n, '' || days.n, {server}, days.n, (people.n + days.n) % 11, 5, 5, 5, 5, {empty}, {no}, "
        f"{none}, {none}, '', '', days.n FROM people CROSS JOIN days"
    )
    run("ANALYZE")


def scopes(connection: Connection) -> str:
    """All that a therapist's page shows, as a literal."""
    literal = '\'["plan","symptoms","sleep"]\''
    return f"CAST({literal} AS JSON)" if connection.dialect.name == "postgresql" else literal


@contextmanager
def sqlite() -> Iterator[Database]:
    """A new SQLite file."""
    with tempfile.TemporaryDirectory() as folder:
        database = open_database(f"sqlite:///{Path(folder) / 'caseload.db'}")
        yield database
        database.close()


def timed(*works: Callable[[], Any]) -> list[float]:
    """The median milliseconds of each, taken in turns."""
    taken: list[list[float]] = [[] for _ in works]
    for _ in range(TIMES):
        for times, work in zip(taken, works, strict=True):
            began = time.perf_counter()
            work()
            times.append((time.perf_counter() - began) * 1e3)
    return [statistics.median(times) for times in taken]


def measure(database: Database, name: str) -> list[Figure]:
    """The figures on one database."""
    now = SystemClock().instant()
    with database.write() as connection:
        fill(connection, now)
    made: list[Figure] = []
    with database.read() as connection:
        sights = {who: access.sights_of(connection, Actor(who), now) for who in ("few", "all", "long")}
        began = time.perf_counter()
        _, fresh = rollups.weeks(connection, sights["all"], now, 12)
        first = time.perf_counter() - began
        _, more = rollups.weeks(connection, sights["long"], now, 12)
    with database.write() as connection:
        rollups.keep(connection, [*sights["all"], *sights["long"]], [*fresh, *more])
    made.append(Figure(f"{name}: first caseload of {PATIENTS:,}, nothing kept", first, "s"))
    today = now // DAY
    raw = text(
        "SELECT patient_id, first_day, raw_done, raw_planned, adjusted_done, adjusted_planned FROM week_rollup "
        "WHERE patient_id IN (SELECT patient_id FROM care_grant WHERE therapist_id = :who) AND first_day > :first"
    )

    one_raw = text(
        "SELECT first_day, raw_done, raw_planned, adjusted_done, adjusted_planned FROM week_rollup "
        "WHERE patient_id = :who AND first_day > :first"
    )

    def ours(who: str, count: int) -> Callable[[], Any]:
        def work() -> Any:
            with database.read() as connection:
                return rollups.weeks(connection, sights[who], now, count)

        return work

    def plain(who: str, count: int) -> Callable[[], Any]:
        def work() -> Any:
            with database.read() as connection:
                return connection.execute(raw, {"who": who, "first": today - 7 * count}).fetchall()

        return work

    def whole(who: str) -> Callable[[], Any]:
        def work() -> Any:
            with database.read() as connection:
                return caseload(connection, who, sights[who], now)

        return work

    for who, many in (("few", FEW), ("all", PATIENTS)):
        own, floor, page = timed(ours(who, 8), plain(who, 8), whole(who))
        label = f"{name}: caseload of {many:,}, eight weeks"
        made.append(Figure(label, own, "ms", floor, "raw SQL over the weekly figures", most=3, of_ratio=True))
        made.append(Figure(f"{name}: caseload of {many:,}, all of its page", page, "ms", most=1_000))

    long_, short = sights["long"]  # in the order of their grants

    def review(sight: Any) -> Callable[[], Any]:
        def work() -> Any:
            with database.read() as connection:
                return review_of(connection, sight, None, now)

        return work

    of_short, of_long = timed(review(short), review(long_))
    label = f"{name}: review of one patient, {LONG_YEARS} years"
    made.append(Figure(label, of_long, "ms", of_short, f"{SHORT_YEARS} year", most=1.1, of_ratio=True))

    def one(sight: Any) -> Callable[[], Any]:
        def work() -> Any:
            with database.read() as connection:
                return rollups.weeks(connection, [sight], now, 12)

        return work

    def one_plain() -> Any:
        with database.read() as connection:
            given = {"who": long_.patient_id, "first": today - 7 * 12}
            return connection.execute(one_raw, given).fetchall()

    own, floor = timed(one(long_), one_plain)
    label = f"{name}: twelve weeks of one patient"
    made.append(Figure(label, own, "ms", floor, "raw SQL over the weekly figures", most=3, of_ratio=True))
    return made


@contextmanager
def postgresql() -> Iterator[Database]:
    """A new PostgreSQL server of its own."""
    from tests.postgres import Postgres

    server = Postgres().start()
    try:
        database = open_database(server.new_database())
        yield database
        database.close()
    finally:
        server.stop()


def main() -> list[Figure]:
    """All figures, on both kinds of database."""
    made: list[Figure] = []
    for name, opened in (("SQLite", sqlite), ("PostgreSQL", postgresql)):
        with opened() as database:
            made += measure(database, name)
    return made


if __name__ == "__main__":
    from bench.figures import table

    if len(sys.argv) > 1:
        PATIENTS = int(sys.argv[1])
    print(table(main()))
