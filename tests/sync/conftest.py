from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.postgres import Postgres
from tests.sync.phones import Phone, Server, memory_folder


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def sync_server(request: pytest.FixtureRequest) -> Iterator[Server]:
    """One server on each kind of database."""
    with memory_folder() as folder, ExitStack() as ends:
        place: Path | str = Path(folder) / "sync.db"
        if request.param == "postgresql":
            postgres = Postgres().start()
            ends.callback(postgres.stop)
            place = postgres.new_database()
        server = Server(place)
        yield server
        server.database.close()


@pytest.fixture
def pair(sync_server: Server) -> tuple[Phone, Phone]:
    """Two phones of one person."""
    account, token = sync_server.account()
    return Phone(sync_server, account, token), Phone(sync_server, account, token)
