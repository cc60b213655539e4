"""Weekly figures: after any sequence of changes, what stands is what the rows tell."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fibroplan.domain.adherence import overshoot, week_adherence, week_shares
from fibroplan.domain.envelope import within_envelope
from fibroplan.domain.outcome import by_key
from fibroplan.domain.plan import plan_items
from fibroplan.store import access, rollups
from fibroplan.store.access import Actor, Sight
from fibroplan.store.tables import Outcome, Pause, PlanVersion, Screening
from tests.sync.phones import NOON, Phone, Server

TODAY = NOON // 86_400_000
COUNT = 6

days = st.integers(TODAY - 7 * COUNT, TODAY + 3)
items = st.sampled_from(["walk", "stretch"])
open_days = st.none() | days


def change(table: str, row_id: st.SearchStrategy[str], **fields: st.SearchStrategy) -> st.SearchStrategy:
    """A change of any of the fields of a row."""
    return st.tuples(st.just(table), row_id, st.fixed_dictionaries({}, optional=fields))


PLAN = {
    "from_day": days,
    "item_id": items,
    "target": st.integers(0, 9),
    "floor": st.integers(0, 5),
    "schedule": st.sampled_from(["weekdays", "every", "times", "none"]),
    "weekdays": st.lists(st.integers(0, 6), max_size=7, unique=True),
    "every_days": st.integers(1, 4),
    "times_per_week": st.integers(1, 7),
    "deleted": st.booleans(),
}
OUTCOME = {
    "mark": st.sampled_from(["done", "partly", "skipped", ""]),
    "amount": st.none() | st.integers(0, 20),
    "target": st.integers(0, 9),
    "skip_reason": st.sampled_from(["ill", "busy", ""]),
    "deleted": st.booleans(),
}
PAUSE = {
    "kind": st.sampled_from(["pause", "flare"]),
    "from_day": days,
    "until_day": open_days,
    "item_ids": st.lists(items, max_size=1),
    "deleted": st.booleans(),
}
PROFILE = {
    "zone": st.sampled_from(["", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Europe/Berlin"]),
    "week_start": st.integers(0, 6),
    "day_ends_at": st.integers(0, 720),
    "deleted": st.booleans(),
}
SCREENING = {
    "day": days,
    "finished": st.booleans(),
    "answers": st.sampled_from([{"effects": []}, {"effects": ["energy-limited"]}]),
    "deleted": st.booleans(),
}


def ticks(item: str, day: int, fields: dict) -> tuple[str, str, dict]:
    return "outcome", f"{item}.{day}.morning", {"item_id": item, "day": day, "slot_id": "morning", **fields}


changes = st.one_of(
    st.builds(ticks, items, days, st.fixed_dictionaries({}, optional=OUTCOME)),
    change("plan_version", st.sampled_from(["v1", "v2", "v3"]), **PLAN),
    change("pause", st.sampled_from(["p1", "p2"]), **PAUSE),
    change("profile", st.just("me"), **PROFILE),
    change("screening", st.sampled_from(["s1", "s2"]), **SCREENING),
)
steps = st.tuples(st.lists(changes, min_size=1, max_size=4), st.booleans(), st.sampled_from([-1, 0, 0, 1, 9]))

FIRST: dict[str, dict[str, Any]] = {
    "plan_version": {"item_id": "walk", "from_day": TODAY - 30, "weekdays": [0, 2, 4]},
    "pause": {"from_day": TODAY - 10},
    "screening": {"day": TODAY - 10},
}
"""What a new row of a table cannot do without."""


def sight(patient: str, *scopes: str, rev: int = 0) -> Sight:
    return Sight(patient, "g", frozenset(scopes), frozenset(), 0, rev)


def told(server: Server, patient: str, first: int, through: int) -> dict[str, Any]:
    """The figures of one week from every row that the patient has."""
    with server.database.read() as connection:

        def whole(model: Any) -> Any:
            table = model.__table__
            return [
                dict(row) for row in connection.execute(access.patient_rows(Actor(patient), patient, table)).mappings()
            ]

        versions, outcomes, pauses = within_envelope(whole(PlanVersion), whole(Screening)), whole(Outcome), whole(Pause)
    raw, adjusted = (week_adherence(versions, outcomes, pauses, first, through, kind) for kind in (False, True))
    return {
        "patient_id": patient,
        "first_day": first,
        "through_day": through,
        "raw_done": raw["done"],
        "raw_planned": raw["planned"],
        "adjusted_done": adjusted["done"],
        "adjusted_planned": adjusted["planned"],
        "excused": raw["excused"],
        "overshoot": overshoot(week_shares(plan_items(versions), by_key(outcomes), pauses, first, through)),
    }


def differences(server: Server, patient: str) -> list[Any]:
    """What stands and is not what the rows tell."""
    standing = server.rows("SELECT * FROM week_rollup WHERE patient_id = ?", patient)
    return [row for row in standing if dict(row) != told(server, patient, row["first_day"], row["through_day"])]


def kept(server: Server, patient: str, now: int) -> list[dict]:
    """The weeks as they are read before and after they were kept; they are the same."""
    [account] = server.rows("SELECT rev FROM account WHERE id = ?", patient)
    mine = sight(patient, "plan", rev=account["rev"])
    with server.database.read() as connection:
        before, made = rollups.weeks(connection, [mine], now, COUNT)
    with server.database.write() as connection:
        assert rollups.keep(connection, [mine], made) == len(made)
    with server.database.read() as connection:
        assert rollups.weeks(connection, [mine], now, COUNT) == (before, [])
    return before[patient]


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(sequence=st.lists(steps, min_size=1, max_size=8))
def test_what_stands_is_what_the_rows_tell(sync_server: Server, sequence: list) -> None:
    phone = Phone(sync_server, *sync_server.account())
    made: set[tuple[str, str]] = set()
    for written, fills, shift in sequence:
        for table, row_id, fields in written:
            start = {} if (table, row_id) in made else FIRST.get(table, {})
            if start or fields:
                phone.write(table, row_id, **{**start, **fields})
                made.add((table, row_id))
        phone.settle()
        assert not phone.rejected
        assert differences(sync_server, phone.account) == []
        if fills:
            for row in kept(sync_server, phone.account, NOON + shift * 86_400_000):
                assert row == told(sync_server, phone.account, row["first_day"], row["through_day"])
            assert differences(sync_server, phone.account) == []


def test_days_that_meet_are_dropped_by_one_statement() -> None:
    spans = [("b", 1, 7), ("a", 20, 26), ("a", 3, 9), ("a", 4, 8), ("a", 10, 12), ("a", 14, 15)]
    assert rollups._merged(spans) == [("a", 3, 12), ("a", 14, 15), ("a", 20, 26), ("b", 1, 7)]


def test_a_safety_check_that_limits_effort_changes_what_stands(sync_server: Server) -> None:
    phone = planned(sync_server)
    assert kept(sync_server, phone.account, NOON)[-1]["raw_planned"] > 0
    phone.write("screening", "s", day=TODAY - 60, finished=True, answers={"effects": ["energy-limited"]})
    phone.settle()
    assert standing(sync_server, phone) == 0
    assert kept(sync_server, phone.account, NOON)[-1]["raw_planned"] == 0


def planned(server: Server) -> Phone:
    """A phone with a plan since long ago, and its weeks kept."""
    phone = Phone(server, *server.account())
    phone.write("plan_version", "walk.1", item_id="walk", from_day=TODAY - 60, weekdays=[0, 1, 2, 3, 4, 5, 6])
    phone.settle()
    kept(server, phone.account, NOON)
    return phone


def standing(server: Server, phone: Phone) -> int:
    return len(server.rows("SELECT 1 FROM week_rollup WHERE patient_id = ?", phone.account))


def test_a_change_drops_its_own_weeks_alone(sync_server: Server) -> None:
    phone, other = planned(sync_server), planned(sync_server)
    phone.tick(TODAY - 14)
    phone.settle()
    assert (standing(sync_server, phone), standing(sync_server, other)) == (COUNT - 1, COUNT)
    phone.write("check_in", str(TODAY), day=TODAY, pain=3)
    phone.settle()
    assert standing(sync_server, phone) == COUNT - 1


def test_a_row_changed_twice_in_one_batch_drops_the_days_between(sync_server: Server) -> None:
    phone = planned(sync_server)
    phone.write("pause", "p", from_day=TODAY - 40, until_day=TODAY)
    phone.settle()
    kept(sync_server, phone.account, NOON)
    phone.write("pause", "p", from_day=TODAY - 7)
    phone.write("pause", "p", until_day=TODAY - 34)
    phone.settle()
    assert standing(sync_server, phone) == 0


def test_weeks_are_read_where_the_plan_is_shared(sync_server: Server) -> None:
    phone = planned(sync_server)
    with sync_server.database.read() as connection:
        assert rollups.weeks(connection, [sight(phone.account, "symptoms")], NOON, COUNT) == ({}, [])
        assert rollups.weeks(connection, [], NOON, COUNT) == ({}, [])
        [mine] = rollups.weeks(connection, [sight(phone.account, "plan")], NOON, COUNT)[0].values()
    assert [row["first_day"] for row in mine] == [mine[0]["first_day"] + 7 * index for index in range(COUNT)]
    assert mine[-1]["through_day"] in range(mine[-1]["first_day"], mine[-1]["first_day"] + 7)


def test_figures_of_somebody_who_changed_something_meanwhile_are_let_go(sync_server: Server) -> None:
    phone = planned(sync_server)
    [account] = sync_server.rows("SELECT rev FROM account WHERE id = ?", phone.account)
    mine = sight(phone.account, "plan", rev=account["rev"])
    with sync_server.database.write() as connection:
        connection.execute(rollups.ROLLUP.delete())
    with sync_server.database.read() as connection:
        _, made = rollups.weeks(connection, [mine], NOON, COUNT)
    phone.tick(TODAY)
    phone.settle()
    with sync_server.database.write() as connection:
        assert rollups.keep(connection, [mine], made) == 0
        assert rollups.keep(connection, [mine], []) == 0
    assert standing(sync_server, phone) == 0


def test_a_refused_batch_and_a_lost_account_leave_no_weeks_behind(sync_server: Server) -> None:
    phone = planned(sync_server)
    phone.tick(TODAY, effort=99)
    phone.sync()
    assert standing(sync_server, phone) == COUNT
    with sync_server.database.write() as connection:
        sql = "DELETE FROM account WHERE id = ?"
        mark = "%s" if connection.dialect.name == "postgresql" else "?"
        connection.exec_driver_sql(sql.replace("?", mark), (phone.account,))
    assert standing(sync_server, phone) == 0
