from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from fibroplan.clock import DAY
from tests.api.real_server import RealServer, running
from tests.report import people


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealServer]:
    with running(tmp_path_factory.mktemp("report") / "report.db") as server:
        yield server


@pytest.fixture(scope="session")
def today(server: RealServer) -> int:
    """Today by the server's clock, in UTC, for a person whose day ends at three."""
    return (server.clock.instant() - DAY // 8) // DAY


@pytest.fixture(scope="session")
def person(server: RealServer, today: int) -> httpx.Client:
    """A browser of somebody with two years of everything."""
    client: Any = server.signed_up()
    people.put(server, client.account, people.whole(today))
    return client
