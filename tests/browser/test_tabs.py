"""Several tabs are one phone."""

from playwright.sync_api import expect

from tests.browser.people import (
    begin_with_plan,
    expect_done,
    expect_synced,
    first_activity,
    open_row,
    open_today,
    pass_safety_check,
    sign_up,
    sync_now,
    tick,
    written,
)
from tests.browser.phone import Phone, rows
from tests.server import Server

SYNC = "POST {url}/api/sync"


def syncs(phone: Phone, url: str) -> int:
    """How often any tab has asked the server."""
    return phone.requests.count(SYNC.format(url=url))


def test_a_tick_shows_in_every_tab(phone: Phone, shared: Server) -> None:
    first = begin_with_plan(phone.page, shared.url)
    second, plan = phone.tab(), phone.tab()
    open_today(second, shared.url)
    plan.goto(f"{shared.url}/settings/")
    tick(first, "Easy walk")
    expect_done(second, "Easy walk")
    tick(second, "Sit to stand")
    expect_done(first, "Sit to stand")
    plan.get_by_label("Dark", exact=True).click()
    expect(first.locator("html")).to_have_attribute("data-theme", "dark")


def test_a_reopened_database_is_live_in_an_old_tab(phone: Phone, shared: Server) -> None:
    """A note written in one tab is in the other one's row."""
    first = begin_with_plan(phone.page, shared.url)
    second = phone.tab()
    open_today(second, shared.url)
    open_row(first, "Easy walk")
    first.get_by_label("Note").fill("Seen in both")
    expect(first.get_by_test_id("save-status")).to_contain_text("Saved")
    open_row(second, "Easy walk")
    expect(second.get_by_label("Note")).to_have_value("Seen in both")


def test_one_tab_syncs_for_all(phone: Phone, server: Server) -> None:
    """A change is sent once, a network that comes back is used once, and every tab says the same truth."""
    first = begin_with_plan(phone.page, server.url)
    sign_up(first, server.url, "tabs@example.org")
    tabs = [first, phone.tab(), phone.tab()]
    for tab in tabs:
        open_today(tab, server.url)
        expect_synced(tab)
    before = syncs(phone, server.url)
    tick(tabs[1], "Easy walk")
    expect_synced(tabs[1])
    for tab in tabs:
        expect_done(tab, "Easy walk")
        expect_synced(tab)
    assert syncs(phone, server.url) == before + 1
    first.wait_for_timeout(2500)  # longer than syncs count as one
    before = syncs(phone, server.url)
    for tab in tabs:
        sync_now(tab)
    for tab in tabs:
        expect_synced(tab)
    first.wait_for_timeout(700)
    assert syncs(phone, server.url) == before + 1
    ops = [row["op"] for row in written(server, "tabs@example.org")["history"]]
    assert len(ops) == len(set(ops))


def test_every_tab_knows_that_the_server_is_gone(phone: Phone, server: Server) -> None:
    """No tab says that it is syncing while another has found that it cannot be."""
    first = begin_with_plan(phone.page, server.url)
    sign_up(first, server.url, "gone@example.org")
    second = phone.tab()
    for tab in (first, second):
        open_today(tab, server.url)
        expect_synced(tab)
    server.kill()
    tick(first, "Easy walk")
    for tab in (first, second):
        expect(tab.get_by_test_id("sync-status")).to_contain_text("1 change waits for a connection")


def test_signing_out_in_one_tab_clears_the_others(phone: Phone, shared: Server) -> None:
    first = begin_with_plan(phone.page, shared.url)
    sign_up(first, shared.url, "leaving@example.org")
    second = phone.tab()
    open_today(second, shared.url)
    first.get_by_test_id("sign-out").click()
    expect(first.get_by_test_id("start")).to_be_visible()
    expect(second.get_by_test_id("start")).to_be_visible()
    assert first.evaluate("indexedDB.databases().then((all) => all.length)") == 0


def test_two_tabs_begin_one_store(phone: Phone, shared: Server) -> None:
    """The first action in two tabs at once makes one database."""
    first, second = phone.page, phone.tab()
    for tab in (first, second):
        tab.goto(shared.url)
        expect(tab.get_by_test_id("start")).to_be_visible()
    first.evaluate("document.querySelector('[data-testid=start]').click()")
    first.wait_for_url("**/plan/new/")
    pass_safety_check(first)
    first_activity(first)
    expect(second.get_by_test_id("open-today")).to_be_visible()
    second.goto(f"{shared.url}/plan/new/")
    expect(second.get_by_test_id("next")).to_be_enabled()
    assert len(rows(second)["draft"]) == 1
    assert second.evaluate("indexedDB.databases().then((all) => all.length)") == 1
