"""Bad input on the phone: each gets a clear answer, and nothing else is lost."""

import json
from datetime import datetime

import pytest
from playwright.sync_api import expect

from tests.browser.people import (
    begin,
    begin_with_plan,
    expect_done,
    open_row,
    open_today,
    outcome,
    plan_file,
    sign_up,
    tick,
    today,
    unfold,
    until,
    write_note,
    written,
)
from tests.browser.phone import Phone, rows
from tests.server import Server

TEXTS = [
    "👩🏽‍🦽 slow 🌙✨ 🏳️‍🌈",
    "שלום עולם — مرحبا بالعالم",
    "Z̵̛͉a̷͚͒l̸g̷o e\u0301",
    "</textarea><script>alert(1)</script> &amp; \\n \"'`${x}`",
    "one\n\n  two\tthree",
]
"""Emoji of several parts, right to left, combining marks, what other programs would run, lines."""


def test_any_text_survives_the_phone_and_the_server(phone: Phone, shared: Server) -> None:
    """One day for each text; then another browser process."""
    page = begin_with_plan(phone.page, shared.url)
    for ago, text in enumerate(TEXTS):
        open_today(page, shared.url, f"?day={today() - ago}")
        open_row(page, "Easy walk")
        write_note(page, text)
    sign_up(page, shared.url, "text@example.org")
    page = phone.reopen()
    for ago, text in enumerate(TEXTS):
        open_today(page, shared.url, f"?day={today() - ago}")
        open_row(page, "Easy walk")
        expect(page.get_by_label("Note")).to_have_value(text)
    there = sorted(written(shared, "text@example.org")["outcome"], key=lambda row: -row["day"])
    assert [row["note"] for row in there] == TEXTS


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


def test_any_amount_is_taken_calmly(phone: Phone, shared: Server) -> None:
    """Negative, huge or no number at all: the stored amount is a sound one, or the row stays as it was."""
    page = begin_with_plan(phone.page, shared.url)
    open_row(page, "Easy walk")
    field = page.get_by_label("How much did you do?")
    for amount in ("-5", "0", "1e9", "abc", "", "3,5", "NaN", "Infinity"):
        unfold(page, "Easy walk")
        field.evaluate("(field) => { field.type = 'text'; }")
        field.fill(amount)
        page.get_by_test_id("partly").click()
        expect(page.get_by_test_id("save-status")).not_to_contain_text("saving")
        page.wait_for_timeout(100)
        kept = outcome(rows(page), "i1")
        if kept is not None and kept["mark"]:
            assert isinstance(kept["amount"], int | float), amount
            assert 0 <= kept["amount"] <= 100_000, amount
    assert outcome(rows(page), "i1") is not None
    field.evaluate("(field) => { field.type = 'text'; }")
    field.fill("three")
    page.get_by_test_id("partly").click()
    expect(page.get_by_test_id("storage")).to_contain_text("Please give a number")
    tick(page, "Sit to stand")
    expect(page.get_by_test_id("storage")).to_have_text("")


def holding(table: str, *found: object) -> str:
    """An export that holds these rows."""
    return json.dumps({"fibroplan_export": 1, "rows": {table: found}})


WALK = plan_file()["rows"]["plan_version"][0]
RECORD = {"id": "x", "item_id": "i", "slot_id": "s", "day": 20_000}
FILES = {
    "no JSON": "this is not JSON",
    "cut off": json.dumps(plan_file())[:200],
    "another file": '{"name": "something else"}',
    "null": "null",
    "a list": "[]",
    "rows are null": '{"fibroplan_export": 1, "rows": null}',
    "a row is null": holding("outcome", None),
    "no id": holding("outcome", {**RECORD, "id": ""}),
    "a day that is a text": holding("outcome", {**RECORD, "day": "today"}),
    "a day that is no number": holding("outcome", {**RECORD, "day": float("nan")}),
    "part of a row": holding("plan_version", {"id": "x"}),
    "slots that are numbers": holding("plan_version", {**WALK, "slots": [1, 2]}),
    "an endless note": holding("outcome", {**RECORD, "note": "n" * 100_000}),
}


def test_a_wrong_file_is_refused_in_plain_words_and_changes_nothing(phone: Phone, shared: Server) -> None:
    begin(phone.page, shared.url)
    page = phone.page
    for what, text in FILES.items():
        page.goto(f"{shared.url}/settings/")
        page.get_by_test_id("import").set_input_files(
            {"name": "wrong.json", "mimeType": "application/json", "buffer": text.encode()}
        )
        expect(page.locator("main"), what).to_contain_text("Nothing was changed")
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


def test_any_query_string_leads_to_a_screen(phone: Phone, shared: Server) -> None:
    page = begin_with_plan(phone.page, shared.url)
    for day in ("abc", "1.5", "-1", "1e308", "99999999999999999999", "%00", "NaN", "%F0%9F%8C%99"):
        page.goto(f"{shared.url}/today/?day={day}")
        expect(page.get_by_role("link", name="The day before"), day).to_be_visible()
        expect(page.locator("[aria-busy=true]")).to_have_count(0)
        expect(page.get_by_test_id("storage")).to_have_text("")
