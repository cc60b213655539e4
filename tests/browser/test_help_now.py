"""Help is two taps away from everywhere, with no network and no data; the calm card blocks nothing and tells nobody."""

from typing import Any

from playwright.sync_api import Page, expect

from fibroplan.fibroplan import PAGES
from tests.browser.people import begin_with_plan, open_row, open_today, outcome, unfold, until, write_note
from tests.browser.phone import Phone, rows
from tests.server import Server


def test_help_is_two_taps_from_every_screen_and_stands_at_the_same_place(phone: Phone, shared: Server) -> None:
    """Before anything is on the phone, and without a connection once it was opened."""
    page = phone.page
    for route in PAGES:
        page.goto(f"{shared.url}{route.rstrip('/')}/")
        help_link = page.get_by_test_id("help-now").last
        expect(help_link).to_have_attribute("href", "/help-now/")
        after = "(link) => link.closest('main') && !link.closest('details') && link.closest('main > .spread') !== null"
        assert help_link.evaluate(after), route
    begin_with_plan(page, shared.url)
    page.get_by_role("navigation", name="Main").get_by_role("link", name="More").click()
    page.get_by_test_id("help-now").first.click()
    page.wait_for_url("**/help-now/")
    phone.context.set_offline(True)
    page = phone.reopen()
    page.goto(f"{shared.url}/today/")
    page.get_by_test_id("help-now").click()
    expect(page.get_by_test_id("emergency")).to_have_count(4)
    page.get_by_test_id("region").filter(has_text="Kingdom").click()
    expect(page.get_by_test_id("emergency")).to_have_count(1)
    expect(page.get_by_test_id("emergency")).to_have_attribute("href", "tel:999")
    expect(page.get_by_role("link", name="Call 116 123")).to_have_attribute("href", "tel:116123")
    expect(page.get_by_text("Nobody watches Fibroplan live")).to_be_visible()
    assert page.get_by_test_id("signs").count() == 5


def test_a_contact_that_is_no_number_gets_kind_words(phone: Phone, shared: Server) -> None:
    page = begin_with_plan(phone.page, shared.url)
    page.goto(f"{shared.url}/help-now/")
    page.get_by_test_id("own-person").locator("summary").click()
    page.get_by_label("Their name").fill("Sam")
    page.get_by_label("Their number").fill("on the fridge")
    expect(page.get_by_text("This holds no number to call yet.")).to_be_visible()
    page.get_by_label("Their number").fill("+44 20 7946 0018")
    expect(page.get_by_test_id("call-person")).to_have_attribute("href", "tel:+442079460018")
    expect(page.get_by_test_id("call-person")).to_have_text("Call Sam")


def log_of(page: Page) -> dict[str, Any]:
    return next((row for row in rows(page)["_meta"] if row["key"] == "support"), {})


def test_heavy_words_bring_a_calm_card_after_they_are_saved(phone: Phone, shared: Server) -> None:
    page = begin_with_plan(phone.page, shared.url)
    open_row(page, "Easy walk")
    before = len(phone.requests)
    write_note(page, "This pain is killing me")
    write_note(page, "I want to die")
    card = page.get_by_test_id("support-card")
    expect(card).to_contain_text("very heavy")
    kept = outcome(rows(page), "i1")
    assert kept is not None
    assert kept["note"] == "I want to die"
    expect(page.get_by_label("Note")).to_be_focused()
    page.get_by_label("Note").press_sequentially(" of shame")
    expect(card).to_have_count(0)
    write_note(page, "I want to die")
    page.get_by_test_id("support-close").click()
    expect(card).to_have_count(0)
    write_note(page, "I want to die.")
    page.get_by_test_id("support-fine").click()
    until(lambda: log_of(page).get("fine"))
    write_note(page, "I want to die. It is a line of a song.")
    write_note(page, "He hits me")
    expect(card).to_contain_text("may not be safe")
    assert log_of(page)["shown"] > 0
    told = [row for table, found in rows(page).items() if table != "_meta" for row in found]
    assert "support" not in str(told)
    assert all("/assets/" in request for request in phone.requests[before:]), phone.requests[before:]

    page = phone.reopen()
    open_today(page, shared.url)
    unfold(page, "Easy walk")
    open_row(page, "Easy walk")
    write_note(page, "I want to die. A song.")
    expect(page.get_by_test_id("support-card")).to_have_count(0)
    write_note(page, "I want to die. He hits me.")
    expect(page.get_by_test_id("support-card")).to_contain_text("may not be safe")
