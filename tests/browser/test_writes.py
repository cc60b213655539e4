"""A write is the row and its operation together, or neither; and a write that did not happen is said."""

import pytest
from playwright.sync_api import expect

from tests.browser.people import begin_with_plan, expect_done, open_row, open_today, outcome, tick, tick_of, write_note
from tests.browser.phone import Phone, rows
from tests.server import Server

BREAK_THE_OUTBOX = """
const add = IDBObjectStore.prototype.add;
IDBObjectStore.prototype.add = function (...values) {
  if (this.name !== "_outbox" || !window.faulty) return add.apply(this, values);
  if (window.faulty === "abort") {
    const request = add.apply(this, values);
    this.transaction.abort();
    return request;
  }
  throw new DOMException("no room", window.faulty);
};
"""
"""The row is written already when its operation cannot be."""


@pytest.mark.parametrize("fault", ["abort", "QuotaExceededError", "UnknownError"])
def test_a_row_is_never_written_without_its_operation(phone: Phone, shared: Server, fault: str) -> None:
    phone.context.add_init_script(BREAK_THE_OUTBOX)
    page = begin_with_plan(phone.page, shared.url)
    before = rows(page)
    page.evaluate(f"window.faulty = '{fault}'")
    tick_of(page, "Easy walk").click()
    expect(page.get_by_test_id("storage")).to_contain_text("could not be saved")
    expect_done(page, "Easy walk", False)
    after = rows(page)
    assert after == before
    page.evaluate("window.faulty = ''")
    tick(page, "Easy walk")
    expect(page.get_by_test_id("storage")).not_to_contain_text("could not be saved")
    found = rows(page)
    assert (outcome(found, "i1") or {})["mark"] == "done"
    assert len(found["_outbox"]) == len(before["_outbox"]) + 1


def test_text_that_could_not_be_saved_stays_in_its_field(phone: Phone, shared: Server) -> None:
    phone.context.add_init_script(BREAK_THE_OUTBOX)
    page = begin_with_plan(phone.page, shared.url)
    open_row(page, "Easy walk")
    page.evaluate("window.faulty = 'QuotaExceededError'")
    page.get_by_label("Note").fill("What I wanted to say")
    expect(page.get_by_test_id("storage")).to_contain_text("your phone is full")
    expect(page.get_by_test_id("save-status")).not_to_contain_text("Saved")
    expect(page.get_by_label("Note")).to_have_value("What I wanted to say")
    assert outcome(rows(page), "i1") is None
    page.evaluate("window.faulty = ''")
    write_note(page, "What I wanted to say.")
    assert (outcome(rows(page), "i1") or {})["note"] == "What I wanted to say."


def test_a_full_phone_is_said_and_nothing_is_lost(phone: Phone, shared: Server) -> None:
    """The browser's real quota, reached."""
    page = begin_with_plan(phone.page, shared.url)
    tick(page, "Easy walk")
    phone.close()
    page = phone.open().page
    devtools = phone.context.new_cdp_session(page)
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": shared.url, "quotaSize": 1})
    open_today(page, shared.url)
    before = rows(page)
    open_row(page, "Sit to stand")
    page.get_by_label("Note").fill("Too much for this phone. " * 100)
    expect(page.get_by_test_id("storage")).to_contain_text("your phone is full")
    expect(page.get_by_label("Note")).to_have_value("Too much for this phone. " * 100)
    assert rows(page) == before
    expect_done(page, "Easy walk")
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": shared.url})
    page.reload()  # Chromium remembers for a while that there was no room
    expect_done(page, "Easy walk")


def test_saved_is_not_said_of_text_that_is_not_saved_yet(phone: Phone, shared: Server) -> None:
    """Whatever stood in the status before: from the first key until the commit it does not say saved."""
    page = begin_with_plan(phone.page, shared.url)
    open_row(page, "Easy walk")
    write_note(page, "First")
    page.get_by_label("Note").press("End")
    page.get_by_label("Note").press("!")
    assert "Saved" not in page.get_by_test_id("save-status").inner_text()
    expect(page.get_by_test_id("save-status")).to_contain_text("Saved")
    assert (outcome(rows(page), "i1") or {})["note"] == "First!"
