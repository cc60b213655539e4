"""WebKit: a store that hangs, a browser that is killed, and no server."""

import json
import time
from pathlib import Path

import pytest

from tests.engines import people
from tests.engines.walk import HUNG, Walk
from tests.engines.webkit import SELENIUM_WARNS, Display, WebKit
from tests.server import Server

TRIES = 6
KILLS = 2

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.filterwarnings(SELENIUM_WARNS)]

# A page that never ends its transactions, left by an ordinary navigation: WebKit keeps it for the way back, and
# whatever waits for that store waits for ever. The app's own pages end theirs (docs/decisions/0004).
HANG = """
const { name, generation } = JSON.parse(localStorage["fibroplan.store"]);
indexedDB.open(`${name}.${generation}`).onsuccess = ({ target: { result: db } }) => {
  const store = db.transaction([...db.objectStoreNames], "readwrite").objectStore("_meta");
  const again = () => { store.put({ key: "held" }).onsuccess = again; };
  again();
  setTimeout(() => location.assign("/today/"), 100);
};
"""


def _generation(walk: Walk) -> int:
    return json.loads(walk.browser.run("return localStorage['fibroplan.store']"))["generation"]


def _hang(walk: Walk) -> None:
    """Leave the store held by a page that is kept for the way back."""
    walk.browser.open(f"{walk.url}/healthz")
    end = time.monotonic() + 5
    while walk.browser.run("return location.pathname") != "/healthz" and time.monotonic() < end:
        time.sleep(0.03)
    walk.browser.run(HANG)
    walk.until(lambda page: page["path"] == "/today/", "the app after the page that holds its store")


def _phone_with_plan(walk: Walk, plan_file: Path) -> None:
    walk.begin()
    walk.until(lambda page: page["path"] != "/", "the page after the start")
    walk.bring(plan_file)
    walk.go("/today/")
    walk.until(lambda page: page["items"], "the plan")
    walk.watch()
    walk.tick_all(every=30)
    walk.until(lambda page: page["items"] and all(item["ticked"] for item in page["items"]), "every tick")


def test_hung_store_of_an_account_is_filled_anew(display: Display, server: Server) -> None:
    """Everything is on the server: a store that does not answer is replaced, and every row comes back."""
    browser = WebKit(display)
    walk = Walk(browser, server.url)
    try:
        walk.enter(people.account(server.url))
        walk.until(lambda page: page["items"] and "synced" in page["sync"], "the plan")
        for _ in range(TRIES):
            _hang(walk)
            page = walk.until(lambda page: page["items"], "the plan, again", 25)
            assert len(page["items"]) == len(people.TITLES)
            if _generation(walk) > 1:
                break
        else:
            pytest.fail("the store was never held: this engine has changed, look at docs/decisions/0004 again")
        walk.go("/plan/")
        walk.until(lambda page: f"{len(people.TITLES)} things" in page["text"], "the plan on another page")
    finally:
        browser.close()


def test_hung_store_of_a_phone_alone_is_said_plainly(
    display: Display, server: Server, plan_file: Path, tmp_path: Path
) -> None:
    """Nothing is anywhere else: the store is kept, the screen says what to do, and doing it helps."""
    browser = WebKit(display, tmp_path / "phone")
    walk = Walk(browser, server.url)
    try:
        _phone_with_plan(walk, plan_file)
        shown = walk.shown()
        for _ in range(TRIES):
            _hang(walk)
            page = walk.until(lambda page: HUNG in page["trouble"] or page["items"], "words or rows", 15)
            if HUNG in page["trouble"]:
                break
        else:
            pytest.fail("the store was never held: this engine has changed, look at docs/decisions/0004 again")
        assert _generation(walk) == 1
    finally:
        browser.kill()
    _opened_again(display, server.url, tmp_path / "phone", shown)


def _opened_again(display: Display, url: str, profile: Path, shown: list[str], path: str = "/today/") -> None:
    browser = WebKit(display, profile)
    walk = Walk(browser, url)
    try:
        walk.go(path)
        page = walk.until(lambda page: page["items"], "the plan after opening again")
        assert sorted(item["title"] for item in page["items"] if item["ticked"]) == sorted(shown)
        assert not walk.problems
    finally:
        browser.close()


@pytest.mark.parametrize("number", range(KILLS))
def test_saved_survives_the_death_of_the_browser(
    number: int, display: Display, server: Server, plan_file: Path, tmp_path: Path
) -> None:
    """SIGKILL to every process of WebKit, right after the screen has shown the last tick."""
    browser = WebKit(display, tmp_path / "phone")
    walk = Walk(browser, server.url)
    try:
        _phone_with_plan(walk, plan_file)
        shown = walk.shown()
    finally:
        browser.kill()
    _opened_again(display, server.url, tmp_path / "phone", shown)


def test_without_a_server(display: Display, mortal_server: Server, plan_file: Path, tmp_path: Path) -> None:
    """Reloads, ticks and a cold start at a deep address, with the server dead."""
    browser = WebKit(display, tmp_path / "phone")
    walk = Walk(browser, mortal_server.url)
    try:
        _phone_with_plan(walk, plan_file)
        walk.until_offline_ready()
        mortal_server.kill()
        for path in ("/plan/", "/progress/?week=1", "/settings/", "/today/"):
            walk.go(path)
        page = walk.until(lambda page: page["items"], "the plan without a network")
        first = page["items"][0]["title"]
        walk.browser.run("document.querySelector('[data-testid=item] button').click()")  # takes its tick back
        walk.until(lambda page: {"title": first, "ticked": False} in page["items"], "a tick taken back")
        page = walk.leave("reload", "/today/", 0)
        shown = sorted(item["title"] for item in page["items"] if item["ticked"])
        assert shown == sorted(set(people.TITLES) - {first})
    finally:
        browser.kill()
    _opened_again(display, mortal_server.url, tmp_path / "phone", shown, "/today/?from=icon")
