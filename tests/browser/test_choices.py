"""What two devices wrote at once, and what the server would not take: in sight, and the person's choice."""

import json
from collections.abc import Callable

from playwright.sync_api import Page, Route, expect

from tests.browser.people import (
    begin_with_plan,
    expect_done,
    expect_synced,
    open_row,
    open_today,
    outcome,
    ready_offline,
    sign_in,
    sign_up,
    sync_now,
    tick,
    until,
    write_note,
    written,
)
from tests.browser.phone import Phone, rows
from tests.server import Server


def two_phones(phones: Callable[..., Phone], server: Server, email: str) -> tuple[Page, Page]:
    """Two phones of one person, both with the plan on Today."""
    first = begin_with_plan(phones("first").page, server.url)
    sign_up(first, server.url, email)
    open_today(first, server.url)
    expect_synced(first)
    second = phones("second").page
    sign_in(second, server.url, email)
    expect(second.get_by_test_id("item").first).to_be_visible()
    expect_synced(second)
    ready_offline(second)
    return first, second


def test_notes_of_two_devices_are_both_kept_and_choosable(phones: Callable[..., Phone], server: Server) -> None:
    first, second = two_phones(phones, server, "notes@example.org")
    for page, text in ((first, "From the sofa"), (second, "From the garden")):
        page.context.set_offline(True)
        open_row(page, "Easy walk")
        write_note(page, text)
    first.context.set_offline(False)
    sync_now(first)
    expect_synced(first)
    second.context.set_offline(False)
    sync_now(second)
    expect_synced(second)
    expect(second.locator("main")).to_contain_text("You wrote on two devices. Both are here.")
    kept = outcome(rows(second), "i1") or {}
    assert {kept["note"], kept["note_other"]} == {"From the sofa", "From the garden"}
    second.get_by_role("button", name="Keep both").click()
    expect(second.locator("main")).not_to_contain_text("You wrote on two devices")
    until(lambda: (outcome(rows(second), "i1") or {})["note_other"] == "")
    expect_synced(second)
    (there,) = written(server, "notes@example.org")["outcome"]
    assert "From the sofa" in there["note"]
    assert "From the garden" in there["note"]
    sync_now(first)
    until(lambda: (outcome(rows(first), "i1") or {})["note"] == there["note"])


def test_the_same_tick_on_two_devices_is_one_outcome(phones: Callable[..., Phone], server: Server) -> None:
    first, second = two_phones(phones, server, "ticks@example.org")
    for page in (first, second):
        page.context.set_offline(True)
        tick(page, "Easy walk")
        page.context.set_offline(False)
        sync_now(page)
        expect_synced(page)
    assert len(written(server, "ticks@example.org")["outcome"]) == 1
    for page in (first, second):
        expect_done(page, "Easy walk")
        assert rows(page)["_rejected"] == []


def _stop(page: Page, url: str, title: str) -> None:
    page.goto(f"{url}/plan/")
    page.get_by_role("button", name=f"Change {title}").click()
    page.get_by_test_id("stop").click()
    expect(page.get_by_test_id("stopped")).to_be_visible()


def _conflict(phones: Callable[..., Phone], server: Server, email: str) -> tuple[Page, Page]:
    """One phone stops an item; the other, not knowing, stops it, takes it up again, and ticks something else."""
    first, second = two_phones(phones, server, email)
    second.context.set_offline(True)
    _stop(second, server.url, "Easy walk")
    second.get_by_test_id("stopped").locator("summary").click()
    second.get_by_test_id("take-up").click()
    expect(second.get_by_test_id("plan-item")).to_have_count(3)
    open_today(second, server.url)
    tick(second, "Slow breathing")
    _stop(first, server.url, "Easy walk")
    expect_synced(first)
    second.context.set_offline(False)
    sync_now(second)
    expect(second.get_by_test_id("sync-status")).to_contain_text("Some changes need a look")
    # What was refused blocked nothing behind it.
    assert [row["item_id"] for row in written(server, email)["outcome"]] == ["i3"]
    assert rows(second)["_outbox"] == []
    second.get_by_role("link", name="Some changes need a look").click()
    for words in ("another device", "Yours: ", "The other: ", "Easy walk"):
        expect(second.get_by_test_id("rejected")).to_contain_text(words)
    return first, second


def _today_versions(server: Server, email: str) -> list[str]:
    versions = sorted(written(server, email)["plan_version"], key=lambda row: row["from_day"])
    return [row["schedule"] for row in versions if row["item_id"] == "i1"]


def test_use_mine_sends_a_refused_change_again(phones: Callable[..., Phone], server: Server) -> None:
    first, second = _conflict(phones, server, "mine@example.org")
    assert _today_versions(server, "mine@example.org")[-1] == "none"
    second.get_by_test_id("keep-mine").click()
    expect(second.get_by_test_id("rejected")).to_have_count(0)
    expect_synced(second)
    assert _today_versions(server, "mine@example.org")[-1] == "weekdays"
    open_today(first, server.url)
    expect(first.get_by_test_id("item").filter(has_text="Easy walk")).to_be_visible()


def test_keep_the_other_lets_a_refused_change_go(phones: Callable[..., Phone], server: Server) -> None:
    _, second = _conflict(phones, server, "other@example.org")
    second.get_by_role("button", name="Keep the other").click()
    expect(second.get_by_test_id("rejected")).to_have_count(0)
    open_today(second, server.url)
    expect(second.get_by_test_id("item").filter(has_text="Easy walk")).to_have_count(0)
    assert rows(second)["_rejected"] == []
    assert _today_versions(server, "other@example.org")[-1] == "none"


def test_signing_out_waits_for_a_decision(phones: Callable[..., Phone], server: Server) -> None:
    """A refused change is on this phone alone: signing out does not throw it away."""
    _, second = _conflict(phones, server, "decide@example.org")
    second.get_by_test_id("sign-out").click()
    expect(second.locator("main")).to_contain_text("Some changes need a look first")
    assert len(rows(second)["_rejected"]) == 1


def test_a_refused_value_is_said_in_plain_words_and_blocks_nothing(phone: Phone, server: Server) -> None:
    """The server does not take one operation of a batch: it stays in sight, and the rest goes through."""
    page = begin_with_plan(phone.page, server.url)
    sign_up(page, server.url, "value@example.org")

    def spoil(route: Route) -> None:
        body = route.request.post_data_json
        for operation in body["ops"]:
            if operation["id"].startswith("i1."):
                operation["fields"]["amount"] = -5
        route.continue_(post_data=json.dumps(body))

    open_today(page, server.url)
    phone.context.set_offline(True)
    tick(page, "Easy walk")
    tick(page, "Sit to stand")
    phone.context.route("**/api/sync", spoil)
    phone.context.set_offline(False)
    sync_now(page)
    expect(page.get_by_test_id("sync-status")).to_contain_text("Some changes need a look")
    phone.context.unroute("**/api/sync")
    assert [row["item_id"] for row in written(server, "value@example.org")["outcome"]] == ["i2"]
    page.get_by_role("link", name="Some changes need a look").click()
    words = page.get_by_test_id("rejected").inner_text()
    assert "Traceback" not in words
    assert "bad_value" not in words
    assert "amount" in words.lower()
