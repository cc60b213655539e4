"""A real Chromium as a phone, and a real server that can be killed."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, sync_playwright

from tests.server import Server

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SIZE = {"width": 360, "height": 740}


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A server with an empty database."""
    running = Server(tmp_path / "server").start()
    yield running
    running.stop()


@pytest.fixture
def phones(playwright: Playwright, tmp_path: Path) -> Iterator[Callable[..., BrowserContext]]:
    """Makes phones: each a browser with a profile of its own, kept on disk so that it can be killed and opened again."""
    opened: list[BrowserContext] = []

    def make(name: str = "phone", **options: object) -> BrowserContext:
        context = playwright.chromium.launch_persistent_context(
            str(tmp_path / name),
            executable_path=CHROMIUM,
            headless=True,
            args=FLAGS,
            viewport=SIZE,
            device_scale_factor=2,
            has_touch=True,
            **options,  # type: ignore[arg-type] - Playwright's options are typed one by one
        )
        context.set_default_timeout(10_000)
        opened.append(context)
        return context

    yield make
    for context in opened:
        try:
            context.close()
        except Exception:  # noqa: BLE001, S110 - a phone that a test has killed is closed already
            pass


@pytest.fixture
def page(phones: Callable[..., BrowserContext]) -> Page:
    """One phone's first tab."""
    return phones().pages[0]
