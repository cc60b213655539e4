"""The sync status is true in each state, and says what to do where there is something to do."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.people import (
    begin_with_plan,
    expect_synced,
    open_today,
    sign_up,
    sync_now,
    tick,
    tick_of,
    unfold,
    written,
)
from tests.browser.phone import Phone, rows
from tests.browser.static import PORTAL
from tests.server import Server


@pytest.fixture
def email(request: pytest.FixtureRequest) -> str:
    """An address of this test's own."""
    return f"{abs(hash(request.node.nodeid))}@example.org"


@pytest.fixture
def synced(phone: Phone, shared: Server, email: str) -> Page:
    """A phone that is bound to an account, on Today, with nothing waiting."""
    page = begin_with_plan(phone.page, shared.url)
    sign_up(page, shared.url, email)
    open_today(page, shared.url)
    expect_synced(page)
    return page


def says(page: Page, words: str) -> None:
    """The status contains these words."""
    expect(page.get_by_test_id("sync-status")).to_contain_text(words)


def test_without_an_account_it_is_on_this_phone(phone: Phone, shared: Server) -> None:
    page = begin_with_plan(phone.page, shared.url)
    tick(page, "Easy walk")
    expect(page.get_by_test_id("sync-status")).to_have_text("Saved on this phone")
    assert not [request for request in phone.requests if "/api/" in request]


def test_before_anything_is_kept_nothing_is_said_to_be_saved(phone: Phone, shared: Server) -> None:
    phone.page.goto(f"{shared.url}/today/")
    says(phone.page, "Nothing is saved yet")


def test_it_says_syncing_while_a_request_is_under_way_and_synced_after_the_answer(
    synced: Page, shared: Server, email: str
) -> None:
    held: list[Route] = []
    synced.context.route("**/api/sync", lambda route: held.append(route))
    tick(synced, "Easy walk")
    says(synced, "syncing")
    assert written(shared, email)["outcome"] == []
    synced.wait_for_timeout(300)
    assert "synced at" not in synced.get_by_test_id("sync-status").inner_text()
    synced.context.unroute("**/api/sync")
    for route in held:
        route.continue_()
    expect_synced(synced)
    assert len(written(shared, email)["outcome"]) == 1


def test_without_a_network_it_counts_what_waits(synced: Page) -> None:
    synced.context.set_offline(True)
    tick(synced, "Easy walk")
    says(synced, "1 change waits for a connection")
    tick(synced, "Sit to stand")
    says(synced, "2 changes wait for a connection")
    synced.context.set_offline(False)
    expect_synced(synced)
    assert rows(synced)["_outbox"] == []


ANSWERS = [
    (500, {"code": "broken", "message": "The server has a problem."}, "not synced: The server has a problem."),
    (429, {"code": "too_many", "message": "Too many requests."}, "not synced: Too many requests."),
    (401, {"code": "signed_out", "message": "Please sign in."}, "sign in again to sync"),
    (200, PORTAL.decode(), "1 change waits for a connection"),
    (502, "<h1>Bad gateway</h1>", "1 change waits for a connection"),
    (200, {"nothing": "we know"}, "1 change waits"),
]
"""Status and body of an answer, and what is then said: broken, busy, signed out, a portal, a gateway, nonsense."""


def answering(answer: dict[str, Any]) -> Callable[[Route], None]:
    """The same answer to every request."""
    return lambda route: route.fulfill(**answer)


def test_an_answer_that_is_no_success_is_never_shown_as_one(synced: Page, shared: Server, email: str) -> None:
    before = len(written(shared, email)["history"])
    for number, (status, body, words) in enumerate(ANSWERS, 1):
        kind = "application/json" if isinstance(body, dict) else "text/html"
        text = json.dumps(body) if isinstance(body, dict) else body
        answer = {"status": status, "body": text, "content_type": kind}
        synced.context.route("**/api/sync", answering(answer))
        unfold(synced, "Easy walk")
        tick_of(synced, "Easy walk").click()
        says(synced, words)
        assert "synced at" not in synced.get_by_test_id("sync-status").inner_text()
        assert len(rows(synced)["_outbox"]) == 1
        synced.context.unroute("**/api/sync")
        sync_now(synced)
        expect_synced(synced)
        assert len(written(shared, email)["history"]) == before + number


def test_a_lost_answer_is_asked_for_again_and_applied_once(synced: Page, shared: Server, email: str) -> None:
    """The server took it, the answer never came: the same operation goes out again and counts once."""

    def lose(route: Route) -> None:
        route.fetch()
        route.abort()

    synced.context.route("**/api/sync", lose)
    tick(synced, "Easy walk")
    says(synced, "1 change waits")
    assert len(written(shared, email)["outcome"]) == 1
    synced.context.unroute("**/api/sync")
    sync_now(synced)
    expect_synced(synced)
    assert rows(synced)["_outbox"] == []
    ops = [row["op"] for row in written(shared, email)["history"]]
    assert len(ops) == len(set(ops))


def test_a_change_that_could_not_be_saved_is_not_said_to_be_saved(phone: Phone, shared: Server) -> None:
    phone.context.add_init_script(
        "const put = IDBObjectStore.prototype.put; IDBObjectStore.prototype.put = function (...values) {"
        " if (window.faulty) throw new DOMException('no', 'QuotaExceededError'); return put.apply(this, values); };"
    )
    page = begin_with_plan(phone.page, shared.url)
    page.evaluate("window.faulty = true")
    tick_of(page, "Easy walk").click()
    expect(page.get_by_test_id("storage")).to_contain_text("could not be saved")
