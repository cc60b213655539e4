"""A real Chromium as a phone, and a real server that can be killed."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, sync_playwright

from tests.browser.phone import Phone
from tests.server import Server

OPEN_DOORS = {f"FIBROPLAN_{name}_LIMIT": "1000/minute" for name in ("SIGN_UP", "SIGN_IN", "CODE", "FACTOR")}
"""The tests are one place from which many people sign up."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test of this folder needs a browser and the built app."""
    for item in items:
        if "/tests/browser/" in str(item.path):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    """Runs an event loop in this thread, so it ends with each module: other tests run loops of their own."""
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for every test that neither kills it nor counts its rows; each account there is new."""
    running = Server(tmp_path_factory.mktemp("shared"), **OPEN_DOORS).start()
    yield running
    running.stop()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A server of its own with an empty database, for a test that kills it."""
    running = Server(tmp_path / "server", **OPEN_DOORS).start()
    yield running
    running.stop()


@pytest.fixture
def phones(playwright: Playwright, tmp_path: Path) -> Iterator[Callable[..., Phone]]:
    """Makes phones. The same name opens the same profile again."""
    made: list[Phone] = []

    def make(name: str = "phone", **options: object) -> Phone:
        made.append(Phone(playwright, tmp_path / name, **{"timezone_id": "UTC", **options}))
        return made[-1]

    yield make
    for phone in made:
        phone.close()
    problems = [error for phone in made for error in phone.errors]
    assert not problems, f"a page threw: {problems}"


@pytest.fixture
def phone(phones: Callable[..., Phone]) -> Phone:
    """One phone."""
    return phones()


@pytest.fixture
def page(phone: Phone) -> Page:
    """One phone's first tab."""
    return phone.page
