"""Bad input on the phone: each gets a clear answer, and nothing else is lost."""

import json
from datetime import datetime

import pytest
from playwright.sync_api import expect

from tests.browser.people import (
    begin_with_plan,
    expect_done,
    open_row,
    open_today,
    outcome,
    plan_file,
    sign_up,
    tick,
    until,
    write_note,
    written,
)
from tests.browser.phone import Phone, rows
from tests.server import Server

TEXTS = {
    "emoji": "👩🏽‍🦽 slow 🌙✨ 🏳️‍🌈",
    "right to left": "שלום עולם — مرحبا بالعالم",
    "combining": "Z̵̛͉a̷͚͒l̸g̷o e\u0301",
    "marks": "</textarea><script>alert(1)</script> &amp; \\n \"'`${x}`",
    "lines": "one\n\n  two\tthree",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_any_text_survives_the_phone_and_the_server(phone: Phone, server: Server, text: str) -> None:
    page = begin_with_plan(phone.page, server.url)
    open_row(page, "Easy walk")
    write_note(page, text)
    sign_up(page, server.url, "text@example.org")
    page = phone.reopen()
    open_today(page, server.url)
    open_row(page, "Easy walk")
    expect(page.get_by_label("Note")).to_have_value(text)
    assert [row["note"] for row in written(server, "text@example.org")["outcome"]] == [text]


def test_a_note_of_100_kilobytes_gets_kind_words_and_stays_on_the_screen(phone: Phone, shared: Server) -> None:
    page = begin_with_plan(phone.page, shared.url)
    open_row(page, "Easy walk")
    write_note(page, "Short")
    long = "A long day. " * 8_500
    page.get_by_label("Note").fill(long)
    expect(page.get_by_test_id("storage")).to_contain_text("10,000 letters")
    expect(page.get_by_test_id("save-status")).not_to_contain_text("Saved")
    assert page.get_by_label("Note").input_value() == long
    assert (outcome(rows(page), "i1") or {})["note"] == "Short"
    page.get_by_label("Note").fill("🌿" * 10_000)  # exactly as long as a note may be, as people count
    expect(page.get_by_test_id("save-status")).to_contain_text("Saved")
    expect(page.get_by_test_id("storage")).to_have_text("")
    assert (outcome(rows(page), "i1") or {})["note"] == "🌿" * 10_000


@pytest.mark.parametrize("year", [1970, 2099])
def test_a_wrong_clock_keeps_entries(phone: Phone, server: Server, year: int) -> None:
    page = begin_with_plan(phone.page, server.url)
    tick(page, "Easy walk")
    sign_up(page, server.url, "clock@example.org")
    page.clock.set_fixed_time(datetime.fromisoformat(f"{year}-06-15T12:00:00+00:00"))
    page.goto(f"{server.url}/today/")
    if year == 2099:
        tick(page, "Sit to stand")
        expect(page.get_by_test_id("sync-status")).to_contain_text("Saved on this phone")
    else:
        expect(page.locator("main h1")).to_be_visible()
    page.goto(f"{server.url}/settings/")
    page.get_by_label("What may we call you?").fill("Ada")
    until(lambda: rows(page)["profile"])
    page = phone.reopen()
    open_today(page, server.url)
    expect_done(page, "Easy walk")
    assert [row["name"] for row in rows(page)["profile"]] == ["Ada"]
    marked = [row for row in rows(page)["outcome"] if row["mark"] == "done"]
    assert len(marked) == (2 if year == 2099 else 1)


@pytest.mark.parametrize("amount", ["-5", "0", "1e9", "abc", "", "3,5"])
def test_any_amount_is_taken_calmly(phone: Phone, shared: Server, amount: str) -> None:
    """Negative, huge or no number at all: the stored amount is a sound one or the row stays as it was."""
    page = begin_with_plan(phone.page, shared.url)
    open_row(page, "Easy walk")
    field = page.get_by_label("How much did you do?")
    field.evaluate("(field) => { field.type = 'text'; }")
    field.fill(amount)
    page.get_by_test_id("partly").click()
    page.wait_for_timeout(300)
    kept = outcome(rows(page), "i1")
    if kept is not None and kept["mark"]:
        assert isinstance(kept["amount"], int | float)
        assert 0 <= kept["amount"] <= 100_000
    tick(page, "Sit to stand")


FILES = {
    "no JSON": "this is not JSON",
    "cut off": json.dumps(plan_file())[:200],
    "another file": '{"name": "something else"}',
    "null": "null",
    "a list": "[]",
    "rows are null": '{"fibroplan_export": 1, "rows": null}',
    "a row is null": '{"fibroplan_export": 1, "rows": {"outcome": [null]}}',
    "no id": '{"fibroplan_export": 1, "rows": {"outcome": [{"day": 20000}]}}',
    "a day that is a text": '{"fibroplan_export": 1, "rows": {"outcome": [{"id": "x", "item_id": "i", "slot_id": "s", "day": "today"}]}}',
    "part of a row": '{"fibroplan_export": 1, "rows": {"plan_version": [{"id": "x"}]}}',
    "slots that are numbers": json.dumps({**plan_file(), "rows": {"plan_version": [{**plan_file()["rows"]["plan_version"][0], "slots": [1, 2]}]}}),
    "an endless note": json.dumps({"fibroplan_export": 1, "rows": {"outcome": [{"id": "x", "item_id": "i", "slot_id": "s", "day": 20000, "note": "n" * 100_000}]}}),
}  # fmt: skip


@pytest.mark.parametrize("text", FILES.values(), ids=FILES.keys())
def test_a_wrong_file_is_refused_in_plain_words_and_changes_nothing(phone: Phone, shared: Server, text: str) -> None:
    page = phone.page
    page.goto(shared.url)
    page.get_by_test_id("start").click()
    page.wait_for_url("**/plan/new/")
    page.goto(f"{shared.url}/settings/")
    page.get_by_test_id("import").set_input_files(
        {"name": "wrong.json", "mimeType": "application/json", "buffer": text.encode()}
    )
    expect(page.locator("main")).to_contain_text("Nothing was changed")
    words = page.locator("main").inner_text()
    assert "TypeError" not in words
    assert "undefined" not in words
    assert rows(page)["_outbox"] == []


def test_a_table_of_a_newer_version_in_a_file_is_left_out(phone: Phone, shared: Server) -> None:
    """The rest of the file comes in."""
    data = plan_file()
    data["rows"]["moods"] = [{"id": "m1", "value": 3}]
    page = begin_with_plan(phone.page, shared.url, data)
    assert len(rows(page)["plan_version"]) == 3


@pytest.mark.parametrize(
    "query", ["?day=abc", "?day=1.5", "?day=-1", "?day=1e308", "?day=99999999999999999999", "?day=%00", "?day=NaN"]
)
def test_any_query_string_leads_to_a_screen(phone: Phone, shared: Server, query: str) -> None:
    page = begin_with_plan(phone.page, shared.url)
    page.goto(f"{shared.url}/today/{query}")
    expect(page.locator("[aria-busy=true]")).to_have_count(0)
    expect(page.get_by_role("link", name="The day before")).to_be_visible()
    expect(page.get_by_test_id("storage")).to_have_text("")
