from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from tests.api.real_server import RealServer, running
from tests.postgres import Postgres

OF_ACCESS = {"test_matrix", "test_grants", "test_reviewing", "test_answering"}
"""Who may read and write what is asked on both kinds of database; the rest on one."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "server" in metafunc.fixturenames:
        both = metafunc.module.__name__.rpartition(".")[2] in OF_ACCESS
        kinds = ["sqlite", "postgresql"] if both else ["sqlite"]
        metafunc.parametrize("server", kinds, indirect=True, scope="session")


@pytest.fixture(scope="session")
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealServer]:
    with ExitStack() as ends:
        settings = {}
        if request.param == "postgresql":
            postgres = Postgres().start()
            ends.callback(postgres.stop)
            settings = {"database_url": postgres.new_database()}
        yield ends.enter_context(running(tmp_path_factory.mktemp("api") / "api.db", **settings))
