from collections.abc import Iterator

import pytest

from tests.api.real_server import RealServer, running


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealServer]:
    with running(tmp_path_factory.mktemp("api") / "api.db") as server:
        yield server
