"""Two to four phones, one server and every misfortune of a network, in any order: they end with the same view."""

import json
import secrets
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from fibroplan.store.migrate import open_database
from tests.sync.phones import Phone, Server, memory_folder

FOLDER = memory_folder()
SERVER = Server(Path(FOLDER.name) / "phones.db")

which = st.integers(0, 3)
days = st.integers(20_000, 20_002)
words = st.sampled_from(["good", "sore knee", "slept 🙂", "تعب", "line\ntwo", ""])


class Phones(RuleBasedStateMachine):
    """The model: phones that hold what was written until an answer says what became of it."""

    @initialize(devices=st.integers(2, 4))
    def begin(self, devices: int) -> None:
        self.account, self.token = SERVER.account()
        self.stranger = Phone(SERVER, *SERVER.account())
        self.stranger.tick(note="a stranger's words", item="stranger")
        self.stranger.settle()
        self.phones = [Phone(SERVER, self.account, self.token) for _ in range(devices)]
        self.late: list[bytes] = []
        self.written: set[str] = set()
        self.accepted: set[str] = set()
        self.cursors = [0] * devices

    def phone(self, number: int) -> Phone:
        return self.phones[number % len(self.phones)]

    @rule(number=which, day=days, mark=st.sampled_from(["done", "partly", "skipped", ""]))
    def tick(self, number: int, day: int, mark: str) -> None:
        self.phone(number).tick(day, mark=mark)

    @rule(number=which, day=days, text=words)
    def note(self, number: int, day: int, text: str) -> None:
        self.phone(number).tick(day, note=text)

    @rule(number=which, dose=st.integers(1, 4), only_target=st.booleans())
    def plan(self, number: int, dose: int, only_target: bool) -> None:
        fields: dict[str, Any] = {"target": dose}
        if not only_target:
            fields |= {"item_id": "walk", "from_day": 20_000, "title": f"Walk {dose}"}
        self.phone(number).write("plan_version", "walk.20000", **fields)

    @rule(number=which, day=days)
    def remove(self, number: int, day: int) -> None:
        self.phone(number).tick(day, deleted=True)

    @rule(number=which)
    def remove_plan(self, number: int) -> None:
        self.phone(number).write("plan_version", "walk.20000", deleted=True)

    @rule(number=which, day=days)
    def impossible(self, number: int, day: int) -> None:
        self.phone(number).tick(day, effort=99)

    @rule(number=which, count=st.integers(0, 4), limit=st.integers(1, 3))
    def push(self, number: int, count: int, limit: int) -> None:
        self.arrive(self.phone(number), self.phone(number).body(count, limit))

    @rule(number=which, count=st.integers(1, 4))
    def lose_the_answer(self, number: int, count: int) -> None:
        body = self.phone(number).body(count)
        self.note_answer(SERVER.send(self.token, body))
        self.late.append(body)

    @rule(number=which, count=st.integers(1, 4))
    def lose_the_request_for_now(self, number: int, count: int) -> None:
        self.late.append(self.phone(number).body(count))

    @precondition(lambda self: self.late)
    @rule(data=st.data())
    def an_old_request_arrives(self, data: st.DataObject) -> None:
        self.note_answer(SERVER.send(self.token, data.draw(st.sampled_from(self.late))))

    @rule(number=which)
    def sent_twice(self, number: int) -> None:
        body = self.phone(number).body()
        self.note_answer(SERVER.send(self.token, body))
        self.arrive(self.phone(number), body)

    @rule(number=which)
    def restart(self, number: int) -> None:
        place = number % len(self.phones)
        self.phones[place] = self.phones[place].restarted()

    @rule()
    def the_server_restarts(self) -> None:
        SERVER.database.close()
        SERVER.database = open_database(f"sqlite:///{SERVER.path}")

    @precondition(lambda self: len(self.phones) < 4)
    @rule()
    def another_sign_in(self) -> None:
        self.phones.append(Phone(SERVER, self.account, self.token))
        self.cursors.append(0)

    @rule(number=which, keep=st.booleans())
    def decide(self, number: int, keep: bool) -> None:
        phone = self.phone(number)
        for op in [op for op in phone.rejected.values() if op["code"] == "changed_elsewhere" and not op.get("let_go")]:
            op["let_go"] = True
            if keep:
                phone.write(op["table"], op["id"], **op["fields"])

    def arrive(self, phone: Phone, body: bytes) -> None:
        answer = SERVER.send(self.token, body)
        self.note_answer(answer)
        phone.take(answer)

    def note_answer(self, answer: dict) -> None:
        for result in answer["results"]:
            if result["status"] == "applied":
                assert result["op"] not in self.accepted, "applied twice"
                self.accepted.add(result["op"])
        assert all("stranger" not in row["id"] for row in answer["rows"])

    @invariant()
    def cursors_never_go_back(self) -> None:
        for place, phone in enumerate(getattr(self, "phones", [])):
            assert phone.cursor >= self.cursors[place]
            self.cursors[place] = phone.cursor

    def teardown(self) -> None:
        if not hasattr(self, "phones"):
            return
        for _ in range(2):
            for phone in self.phones:
                while True:
                    self.arrive(phone, phone.body(3, 2))
                    if not phone.outbox and not phone.answers[-1]["more"]:
                        break
        views = [phone.view() for phone in self.phones]
        assert all(view == views[0] for view in views), "the views differ"
        fresh = Phone(SERVER, self.account, self.token)
        fresh.settle()
        assert fresh.view() == views[0], "a new phone sees something else"
        history = SERVER.rows("SELECT * FROM history WHERE patient_id = ? ORDER BY rev", self.account)
        assert sorted(entry["op"] for entry in history) == sorted(self.accepted)
        assert [entry["rev"] for entry in history] == list(range(1, len(history) + 1))
        for phone in self.phones:
            assert phone.written <= self.accepted | phone.rejected.keys(), "something vanished"
        assert replayed(history, views[0]) == views[0], "the history tells another story"
        self.stranger.sync()
        assert list(self.stranger.view()) == [("outcome", "stranger.20000.morning")]


def replayed(history: list[Any], view: dict) -> dict:
    """The rows that the history alone makes, in the fields that it ever set."""
    rows: dict[tuple[str, str], dict] = {}
    for entry in history:
        row = rows.setdefault((entry["kind"], entry["row_id"]), {})
        before, after = json.loads(entry["before"]), json.loads(entry["after"])
        assert all(row.get(name, value) == value for name, value in before.items()), "the history has a gap"
        row.update(after)
    return {key: {**view.get(key, {"not": "there"}), **row} for key, row in rows.items()}


TestConvergence = Phones.TestCase
TestConvergence.settings = settings(
    max_examples=50, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
)


def test_a_long_offline_stretch_on_two_phones() -> None:
    account, token = SERVER.account()
    phones = [Phone(SERVER, account, token) for _ in range(2)]
    for place, phone in enumerate(phones):
        for day in range(300):
            phone.tick(20_000 + day, note=secrets.token_hex(4), mark=("done", "skipped")[place])
    for phone in (*phones, phones[0]):
        phone.settle()
    assert phones[0].view() == phones[1].view()
    assert all(row["note_other"] for row in phones[0].view().values())
