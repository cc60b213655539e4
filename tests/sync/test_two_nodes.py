"""Two servers over one PostgreSQL: the row lock keeps one line of revisions per patient, whoever writes."""

import threading

import pytest

from tests.postgres import Postgres
from tests.sync.phones import Phone, Server

EACH = 40


@pytest.fixture(scope="module")
def nodes():
    postgres = Postgres().start()
    address = postgres.new_database()
    servers = Server(address), Server(address)
    yield servers
    for server in servers:
        server.database.close()
    postgres.stop()


def test_two_servers_give_every_change_a_revision_of_its_own(nodes: tuple[Server, Server]) -> None:
    account, token = nodes[0].account()
    phones = [Phone(node, account, token) for node in nodes]
    faults: list[BaseException] = []

    def work(number: int) -> None:
        try:
            for turn in range(EACH):
                phones[number].tick(20_000 + turn, item=f"i{turn % 3}", note=f"{number}.{turn}")
                phones[number].sync()
        except BaseException as fault:
            faults.append(fault)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    assert faults == []
    for phone in phones:
        phone.settle()
    revisions = [row["rev"] for row in nodes[0].rows("SELECT rev FROM history WHERE patient_id = ?", account)]
    assert sorted(revisions) == list(range(1, 2 * EACH + 1))
    assert phones[0].view() == phones[1].view()
    assert len(phones[0].view()) == EACH


def test_two_starts_at_once_make_one_database() -> None:
    postgres = Postgres().start()
    address, opened = postgres.new_database(), list[Server]()
    threads = [threading.Thread(target=lambda: opened.append(Server(address))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    assert len(opened) == 4
    for server in opened:
        server.database.close()
    postgres.stop()
