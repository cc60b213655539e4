"""A server that is killed in the middle of its work has lost nothing that it said was saved, and doubled nothing."""

import os
import random
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import httpx
import pytest

from fibroplan.clock import SystemClock
from tests.api.real_server import batch, tick
from tests.sync.phones import Server

KILLS = int(os.environ.get("FIBROPLAN_TEST_KILLS", "25"))
SENDERS = 3


class Doomed:
    """A server process on one database, started and killed over and over."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]

        script = Path(__file__).with_name("batch_server.py")
        self.nursery = subprocess.Popen(
            [sys.executable, str(script), str(path), str(self.port)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def start(self) -> None:
        assert self.nursery.stdin
        assert self.nursery.stdout
        self.nursery.stdin.write("start\n")
        self.nursery.stdin.flush()
        self.server = int(self.nursery.stdout.readline())
        for _ in range(1_000):
            try:
                socket.create_connection(("127.0.0.1", self.port), 0.2).close()
                return
            except OSError:
                time.sleep(0.01)
        raise AssertionError("the server did not start again")

    def kill(self) -> None:
        os.kill(self.server, signal.SIGKILL)

    def close(self) -> None:
        self.nursery.kill()
        self.nursery.communicate()


def prepared(path: Path) -> list[tuple[str, str]]:
    """A database with some people who are signed in."""
    server = Server(path)
    server.now = SystemClock().instant()
    people = [server.account() for _ in range(SENDERS)]
    server.database.close()
    return people


def send_until_killed(doomed: Doomed, person: tuple[str, str], days: range, acked: dict, unsure: list) -> None:
    account, token = person
    with httpx.Client(base_url=f"http://127.0.0.1:{doomed.port}", timeout=10, verify=False) as client:
        client.account = account  # type: ignore[attr-defined]
        client.headers.update({"X-Fibroplan": "1", "Cookie": f"fibroplan={token}"})
        for first in range(days.start, days.stop, 10):
            ops = [tick(day, note=f"day {day}") for day in range(first, first + 10)]
            try:
                answer = client.post("/api/sync", json=batch(client, *ops))
            except httpx.TransportError:
                unsure.append((person, ops))
                return
            assert answer.status_code == 200, answer.text
            for result in answer.json()["results"]:
                assert result["status"] == "applied"
                acked[account, result["op"]] = True


@pytest.mark.slow
def test_killed_in_the_middle_of_batches(tmp_path: Path) -> None:
    people = prepared(tmp_path / "killed.db")
    doomed = Doomed(tmp_path / "killed.db")
    try:
        kill_and_look(doomed, people)
    finally:
        doomed.close()


def kill_and_look(doomed: Doomed, people: list[tuple[str, str]]) -> None:
    acked: dict[tuple[str, str], bool] = {}
    waiting: list[tuple[tuple[str, str], list[dict]]] = []
    chance = random.Random(7)
    for kill in range(KILLS):
        doomed.start()
        days = range(11_000 + kill * 1_000, 11_000 + kill * 1_000 + 990)
        unsure: list = []
        threads = [
            threading.Thread(target=send_until_killed, args=(doomed, person, days, acked, unsure)) for person in people
        ]
        for thread in threads:
            thread.start()
        time.sleep(chance.uniform(0.02, 0.3))
        doomed.kill()
        for thread in threads:
            thread.join()
        waiting += unsure
    assert acked
    assert waiting, "no kill hit a request"

    doomed.start()
    with httpx.Client(base_url=f"http://127.0.0.1:{doomed.port}", timeout=20, verify=False) as client:
        for (account, token), ops in waiting:  # what a phone does: the same operations again
            client.account = account  # type: ignore[attr-defined]
            headers = {"X-Fibroplan": "1", "Cookie": f"fibroplan={token}"}
            results = client.post("/api/sync", json=batch(client, *ops), headers=headers).json()["results"]
            statuses = {result["status"] for result in results}
            assert len(statuses) == 1, "a batch was saved in part"
            assert statuses <= {"applied", "duplicate"}
            acked.update(((account, op["op"]), True) for op in ops)
    doomed.kill()

    with sqlite3.connect(doomed.path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        history = connection.execute("SELECT patient_id, op FROM history").fetchall()
        assert len(history) == len(set(history)), "doubled"
        assert acked.keys() == set(history), "lost"
        rows = connection.execute("SELECT patient_id, id FROM outcome").fetchall()
        assert len(rows) == len(history)
        for account, _ in people:
            revs = [
                row[0]
                for row in connection.execute("SELECT rev FROM history WHERE patient_id = ? ORDER BY rev", (account,))
            ]
            assert revs == list(range(1, len(revs) + 1))
            assert connection.execute("SELECT rev FROM account WHERE id = ?", (account,)).fetchone() == (len(revs),)
