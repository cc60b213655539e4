"""A tick on the screen survives the death of the browser at that very moment."""

from playwright.sync_api import expect

from tests.browser.people import (
    answer_safety_page,
    begin,
    begin_with_plan,
    expect_done,
    open_row,
    open_today,
    outcome,
    plan_file,
    tick,
    today,
    unsent,
    until,
    version,
    write_note,
)
from tests.browser.phone import Phone, rows
from tests.server import Server

DEATHS = 8


def test_a_tick_that_is_shown_survives_the_killing_of_the_browser(phone: Phone, shared: Server) -> None:
    """Again and again: tick, SIGKILL to every process of the browser, open it, look."""
    titles = [f"Small thing {number}" for number in range(10, 10 + DEATHS)]
    more = [version(10 + place, "morning", title, 3) for place, title in enumerate(titles)]
    page = begin_with_plan(phone.page, shared.url, plan_file(*more))
    for place, title in enumerate(titles):
        tick(page, title)
        page = phone.reopen()
        open_today(page, shared.url)
        expect_done(page, title)
        found = rows(page)
        kept = outcome(found, f"i{10 + place}")
        assert kept is not None
        assert kept["mark"] == "done"
        assert kept["id"] in [operation["id"] for operation in unsent(found)]
    assert len([row for row in rows(page)["outcome"] if row["mark"] == "done"]) == DEATHS


def test_the_first_minute_survives_the_killing_of_the_browser(phone: Phone, shared: Server) -> None:
    """The way to a new store is as durable as the store: killed right after the very first answers."""
    page = phone.page
    begin(page, shared.url)
    page.get_by_test_id("to-safety").click()
    answer_safety_page(page)
    page = phone.reopen()
    page.goto(f"{shared.url}/safety/")
    expect(page.get_by_test_id("safety-next")).to_be_enabled()
    assert len(rows(page)["screening"]) == 1


def test_a_note_that_is_said_to_be_saved_survives_the_killing_of_the_browser(phone: Phone, shared: Server) -> None:
    page = begin_with_plan(phone.page, shared.url)
    open_row(page, "Easy walk")
    for number in range(3):
        text = f"Legs heavy, sun warm. {number}"
        write_note(page, text)
        page = phone.reopen()
        open_today(page, shared.url)
        open_row(page, "Easy walk")
        expect(page.get_by_label("Note")).to_have_value(text)
        found = rows(page)
        assert (outcome(found, "i1") or {})["note"] == text
        assert f"i1.{today()}.morning" in [operation["id"] for operation in unsent(found)]


def test_an_older_text_that_a_killed_browser_remembers_never_replaces_a_newer_one(phone: Phone, shared: Server) -> None:
    """What localStorage forgot to forget: the text as it was typed before, put back after a newer one was saved."""
    page = begin_with_plan(phone.page, shared.url)
    open_row(page, "Easy walk")
    remember = 'setTimeout(() => { window.older ??= localStorage["fibroplan.typing"] })'
    page.evaluate(f'document.addEventListener("input", () => {remember})')
    write_note(page, "older")
    write_note(page, "newer")
    until(lambda: page.evaluate("localStorage['fibroplan.typing'] ?? null") is None)
    page.evaluate("localStorage['fibroplan.typing'] = window.older")
    page.reload()
    until(lambda: page.evaluate("localStorage['fibroplan.typing'] ?? null") is None)
    kept = outcome(rows(page), "i1")
    assert kept is not None
    assert kept["note"] == "newer"
