"""The service worker: the whole app, versioned, honest about networks, and removable."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from fibroplan.content.loader import exercises
from fibroplan.fibroplan import PAGES
from tests.browser.conftest import OPEN_DOORS
from tests.browser.people import begin_with_plan, expect_done, open_row, open_today, tick, until
from tests.browser.phone import Phone
from tests.browser.static import BUILT, Site, next_version
from tests.server import Server

LOOK_FOR_UPDATE = (
    "navigator.serviceWorker.getRegistration().then((found) => found.update()).then(() => true, () => false)"
)
CACHED = """async () => {
  const found = {};
  for (const name of await caches.keys())
    for (const {url} of await (await caches.open(name)).keys()) {
      const answer = await (await caches.open(name)).match(url);
      const html = (answer.headers.get("Content-Type") ?? "").startsWith("text/html");
      found[new URL(url).pathname] = html ? await answer.text() : "";
    }
  return found;
}"""
VERSION = "document.documentElement.dataset.version ?? 'first'"


@pytest.fixture
def site() -> Iterator[Site]:
    serving = Site()
    yield serving
    serving.close()


def test_the_precache_holds_every_page_and_all_that_pages_need() -> None:
    script = (BUILT / "sw.js").read_text()
    kept = set(re.findall(r"url:\s*[\"'`]([^\"'`]+)[\"'`]", script))
    for route in PAGES:
        assert ("/404.html" if route == "/404" else f"{route.rstrip('/')}/index.html") in kept
    needed: set[str] = set()
    for name in kept:
        assert (BUILT / name[1:]).is_file()
        if name.endswith(".html"):
            needed |= set(
                re.findall(
                    r'(?:src|href)="(/[^"]+\.(?:js|css|woff2|svg|png|webmanifest))"', (BUILT / name[1:]).read_text()
                )
            )
    assert needed <= kept
    assert {f"/drawings/{row['id']}.svg" for row in exercises()} <= kept, "each page loads its own; offline has all"
    assert not [name for name in kept if name.startswith(("/api", "/care", "/screenshots"))]


def test_no_answer_of_the_api_is_kept(phone: Phone, shared: Server) -> None:
    page = begin_with_plan(phone.page, shared.url)
    page.evaluate("fetch('/api/me').then((answer) => answer.text())")
    page.evaluate("fetch('/healthz').then((answer) => answer.text())")
    page.goto(f"{shared.url}/healthz")
    open_today(page, shared.url)
    assert not [path for path in page.evaluate(CACHED) if path.startswith(("/api", "/healthz"))]


def test_a_new_version_waits_for_a_tap_and_loses_no_text(phone: Phone, site: Site, tmp_path: Path) -> None:
    page = begin_with_plan(phone.page, site.url)
    other = phone.tab()
    open_today(other, site.url)
    page.evaluate("window.sameLife = true")
    site.folder = next_version(tmp_path / "second")
    assert page.evaluate(LOOK_FOR_UPDATE)
    expect(page.get_by_test_id("update")).to_be_visible()
    open_row(page, "Easy walk")
    page.get_by_label("Note").fill("Half a sen")
    open_row(other, "Sit to stand")
    other.get_by_label("Note").fill("And the oth")
    assert page.evaluate("window.sameLife") is True
    assert page.evaluate(VERSION) == "first"
    other.evaluate("document.activeElement.blur()")
    page.get_by_test_id("update").click()
    for tab, title, text in ((page, "Easy walk", "Half a sen"), (other, "Sit to stand", "And the oth")):
        until(lambda tab=tab: _version(tab) == "second")
        open_row(tab, title)
        expect(tab.get_by_label("Note")).to_have_value(text)
        expect(tab.get_by_test_id("update")).to_have_count(0)


def _version(page: Page) -> str:
    try:
        return page.evaluate(VERSION)
    except Exception:  # it is just being loaded anew
        return ""


def test_a_version_that_is_not_whole_is_not_taken(phone: Phone, site: Site, tmp_path: Path) -> None:
    """One file of the new version comes from somewhere else: the app stays as it is, and goes on working."""
    page = begin_with_plan(phone.page, site.url)
    before = page.evaluate(CACHED)
    site.folder = next_version(tmp_path / "broken", whole=False)
    page.evaluate(LOOK_FOR_UPDATE)
    until(
        lambda: page.evaluate(
            "navigator.serviceWorker.getRegistration().then((found) => !found.installing && !found.waiting)"
        )
    )
    expect(page.get_by_test_id("update")).to_have_count(0)
    page.reload()
    tick(page, "Easy walk")
    assert page.evaluate(CACHED).keys() == before.keys()


def test_a_captive_portal_never_takes_the_place_of_the_app(phone: Phone, site: Site) -> None:
    page = begin_with_plan(phone.page, site.url)
    site.portal = True
    phone.close()
    page = phone.open().page
    for route in PAGES:
        if route == "/404":
            continue
        page.goto(f"{site.url}{route.rstrip('/')}/?from=hotel")
        expect(page.locator("main")).to_be_visible()
        assert "hotel" not in page.content().replace("from=hotel", "").lower()
    open_today(page, site.url)
    assert page.evaluate(LOOK_FOR_UPDATE) is False
    tick(page, "Easy walk")
    assert not [path for path, text in page.evaluate(CACHED).items() if "hotel" in text.lower()]
    site.portal = False
    open_today(page, site.url)
    expect_done(page, "Easy walk")


def test_the_kill_switch_takes_the_worker_away_and_nothing_else(phone: Phone, server: Server) -> None:
    page = begin_with_plan(phone.page, server.url)
    tick(page, "Easy walk")
    assert page.evaluate(CACHED)
    server.stop()
    server.settings = {**OPEN_DOORS, "FIBROPLAN_SERVICE_WORKER": "off"}
    server.start()
    page.evaluate(LOOK_FOR_UPDATE)
    until(lambda: not _registered(page))
    open_today(page, server.url)
    expect_done(page, "Easy walk")
    # A page that began before the worker was gone keeps it until the app is left and opened again.
    until(lambda: _opened_without_worker(page, server.url))
    expect_done(page, "Easy walk")
    assert page.evaluate("caches.keys()") == []
    server.stop()
    server.settings = OPEN_DOORS
    server.start()
    open_today(page, server.url)
    until(lambda: page.evaluate("navigator.serviceWorker.controller !== null"))


def _opened_without_worker(page: Page, url: str) -> bool:
    page.goto("about:blank")
    open_today(page, url)
    return page.evaluate("navigator.serviceWorker.controller") is None


def _registered(page: Page) -> bool:
    try:
        return page.evaluate("navigator.serviceWorker.getRegistrations().then((found) => found.length > 0)")
    except Exception:  # it is just being loaded anew
        return True


def test_the_app_can_be_installed(phone: Phone, shared: Server) -> None:
    """As Chromium judges it, and every icon is as large as the manifest says."""
    page = begin_with_plan(phone.page, shared.url)
    devtools = phone.context.new_cdp_session(page)
    found = devtools.send("Page.getAppManifest")
    assert found["errors"] == []
    problems = devtools.send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert [problem for problem in problems if problem["errorId"] != "in-incognito"] == []
    manifest = json.loads(found["data"])
    for key in ("id", "name", "short_name", "description", "start_url", "scope", "display", "lang", "dir", "categories",
                "icons", "screenshots", "shortcuts", "background_color", "theme_color"):  # fmt: skip
        assert manifest[key]
    assert manifest["start_url"].split("?")[0].endswith("/")
    assert {"any", "maskable"} <= {icon["purpose"] for icon in manifest["icons"]}
    pictures = [
        *manifest["icons"],
        *manifest["screenshots"],
        *(icon for cut in manifest["shortcuts"] for icon in cut["icons"]),
    ]
    for picture in pictures:
        size = page.evaluate(
            "(src) => new Promise((done, not) => { const it = new Image(); it.src = src; it.onerror = not;"
            " it.onload = () => done(`${it.naturalWidth}x${it.naturalHeight}`); })",
            picture["src"],
        )
        assert picture["sizes"] in (size, "any")
    for cut in manifest["shortcuts"]:
        page.goto(shared.url + cut["url"])
        expect(page.locator("main h1")).to_be_visible()
