from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sync.phones import Phone, Server, memory_folder


@pytest.fixture(scope="session")
def sync_server() -> Iterator[Server]:
    with memory_folder() as folder:
        server = Server(Path(folder) / "sync.db")
        yield server
        server.database.close()


@pytest.fixture
def pair(sync_server: Server) -> tuple[Phone, Phone]:
    """Two phones of one person."""
    account, token = sync_server.account()
    return Phone(sync_server, account, token), Phone(sync_server, account, token)
