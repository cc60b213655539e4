"""Browsers with other engines than Chromium's, and a real server."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.engines import people
from tests.engines.webkit import Display
from tests.server import Server

MANY = {"FIBROPLAN_SIGN_UP_LIMIT": "1000/minute", "FIBROPLAN_SIGN_IN_LIMIT": "1000/minute"}


@pytest.fixture(scope="session")
def display() -> Iterator[Display]:
    screen = Display()
    yield screen
    screen.close()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server for many people at once."""
    running = Server(tmp_path_factory.mktemp("server"), **MANY).start()
    yield running
    running.stop()


@pytest.fixture
def mortal_server(tmp_path: Path) -> Iterator[Server]:
    """A server of one's own, to be killed."""
    running = Server(tmp_path / "server", **MANY).start()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def plan_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return people.export_file(tmp_path_factory.mktemp("plan"))
