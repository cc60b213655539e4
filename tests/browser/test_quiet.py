"""A patient's page talks to its own server alone, opens no websocket and queues no event."""

import re
from pathlib import Path

import pytest

from fibroplan.fibroplan import PAGES
from tests.browser.people import begin_with_plan, open_row, open_today, sign_up, tick, write_note
from tests.browser.phone import Phone
from tests.server import ROOT, Server

WEB = ROOT / ".web"
PAGE_MODULES = sorted((WEB / "app" / "routes").rglob("*.jsx")) + sorted((WEB / "app_components").rglob("*.jsx"))
PAGE_MODULES = [path for path in PAGE_MODULES if "therapist" not in path.parts]
"""Pages of staff are live: they may say that their connection is lost."""
STATEFUL = ["ReflexEvent(", "addEvents(", "useContext(EventLoopContext)"]
"""How Reflex queues an event for its websocket. (The names alone stand in the imports of every module.)"""


def test_no_websocket_and_no_other_origin(phone: Phone, shared: Server) -> None:
    """Every screen, with and without an account, with taps, typing and sync."""
    page = begin_with_plan(phone.page, shared.url)
    tick(page, "Easy walk")
    open_row(page, "Easy walk")
    write_note(page, "quiet")
    sign_up(page, shared.url, "quiet@example.org")
    for route in PAGES:
        page.goto(f"{shared.url}{route.rstrip('/')}/")
        page.wait_for_load_state("networkidle")
    open_today(page, shared.url)
    page.wait_for_timeout(2_500)  # Reflex tries a websocket again every two seconds
    assert phone.sockets == []
    assert {request for request in phone.requests if not _is_ours(request, shared.url)} == set()
    assert not [request for request in phone.requests if "/_event" in request or "/ping" in request]


def _is_ours(request: str, url: str) -> bool:
    address = request.split(" ", 1)[1]
    return address.startswith((f"{url}/", "data:", f"blob:{url}")) or address == url


@pytest.mark.parametrize("module", PAGE_MODULES, ids=lambda path: path.relative_to(WEB).as_posix())
def test_no_page_queues_an_event(module: Path) -> None:
    code = module.read_text()
    assert not [word for word in STATEFUL if word in code]


def test_no_built_page_queues_an_event() -> None:
    """In what the browser is given, too: the chunks that the pages name as their own."""
    assert PAGE_MODULES
    chunks = [path for path in (WEB / "build/client/assets").glob("*.js") if "index-" in path.name]
    assert len(chunks) >= len(PAGES)
    assert not [path.name for path in chunks if re.search(r"_handlers|ReflexEvent\(", path.read_text())]


def test_no_rejection_goes_unhandled(phone: Phone, server: Server) -> None:
    """An unhandled rejection would reach Reflex's queue. The server dies under every kind of call."""
    page = begin_with_plan(phone.page, server.url)
    sign_up(page, server.url, "calm@example.org")
    page.evaluate("window.unhandled = 0; addEventListener('unhandledrejection', () => window.unhandled++)")
    server.kill()
    page.get_by_test_id("devices").locator("summary").click()
    page.get_by_role("button", name="Show them").click()
    page.get_by_test_id("sign-out").click()
    page.get_by_role("link", name="Today").click()
    tick(page, "Easy walk")
    page.wait_for_timeout(1_000)
    assert page.evaluate("window.unhandled") == 0
