"""Reflections: saved while written, resumed, set aside, searched, and locked so that nobody reads them in the store."""

import json
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.people import begin, begin_with_plan, bring, ready_offline, today, until
from tests.browser.phone import Phone, rows
from tests.server import Server

PASSPHRASE = "four quiet words here"
SECRET = "The stairs felt like a mountain"
HTML = '<img src=x onerror="window.bad=1"><script>window.bad=1</script><b>bold</b>'
LONG = "pain and rest " * 3571 + "endpoi"


def entry(number: int, **fields: Any) -> dict[str, Any]:
    """One entry of a made-up person, answered to the first prompt."""
    day = today() - number
    row = {"id": f"first-sign.{day}.{number}", "content_id": "first-sign", "day": day, "at": 1e12 + number, "step": -1}
    more = {"return_day": None, "shared": False, "words": json.dumps({"words": f"Entry {number} {SECRET}"})}
    return {**row, **more, "words_other": "", "deleted": False, **fields}


def write(page: Page, url: str, text: str, form: str = "first-sign") -> None:
    """Write to the first question of a form, and wait until the screen says that it is saved."""
    page.goto(f"{url}/reflect/write/?form={form}")
    page.get_by_test_id("words").first.fill(text)
    expect(page.get_by_test_id("save-status").first).to_contain_text("Saved")


def words(page: Page) -> str:
    """Everything that the store keeps of reflections, as one text."""
    return json.dumps([rows(page)["reflection"], rows(page)["_outbox"]])


def set_lock(page: Page, url: str) -> None:
    """Set the lock."""
    page.goto(f"{url}/reflect/lock/")
    page.get_by_test_id("passphrase").fill(PASSPHRASE)
    page.get_by_test_id("again").fill(PASSPHRASE)
    page.get_by_test_id("understood").check()
    page.get_by_test_id("set-lock").click()
    expect(page.get_by_test_id("lock-now")).to_be_visible()


def unlock(page: Page, passphrase: str = PASSPHRASE) -> None:
    """Type the passphrase on the screen that asks for it."""
    form = page.get_by_test_id("unlock-form")
    form.get_by_test_id("passphrase").fill(passphrase)
    form.get_by_test_id("unlock").click()


def test_a_text_is_saved_while_written_and_resumed_after_a_kill(phone: Phone, shared: Server) -> None:
    page = begin_with_plan(phone.page, shared.url)
    write(page, shared.url, "Stairs, then the bus", form="thought-record")
    page.get_by_test_id("next").click()
    page.get_by_test_id("back").wait_for()
    until(lambda: rows(page)["reflection"][0]["step"] == 1)
    page.get_by_test_id("words").first.fill("I will never manage")
    until(lambda: "I will never manage" in words(page), 0.5 + 5)
    page = phone.reopen()
    page.goto(f"{shared.url}/reflect/")
    page.get_by_test_id("place").first.click()
    expect(page.get_by_test_id("words").first).to_have_value("I will never manage")
    page.get_by_test_id("back").click()
    expect(page.get_by_test_id("words").first).to_have_value("Stairs, then the bus")


def test_not_today_is_neutral(phone: Phone, shared: Server) -> None:
    page = begin_with_plan(phone.page, shared.url)
    page.goto(f"{shared.url}/reflect/")
    asked = page.get_by_test_id("prompt").inner_text()
    page.get_by_test_id("not-today").click()
    expect(page.locator("main")).not_to_contain_text(asked.split("\n")[0])
    assert not rows(page)["reflection"]
    page.goto(f"{shared.url}/reflect/write/?form=first-sign")
    page.get_by_test_id("not-today").click()
    page.wait_for_url("**/reflect/")
    assert not rows(page)["reflection"]


def test_what_was_written_is_searched_without_a_network(phone: Phone, server: Server) -> None:
    page = phone.page
    begin(page, server.url)
    bring(page, server.url, {"fibroplan_export": 1, "rows": {"reflection": [entry(n) for n in range(60)]}})
    ready_offline(page)
    server.kill()
    page.goto(f"{server.url}/reflect/history/")
    expect(page.locator("main")).to_contain_text("60 entries")
    page.get_by_test_id("reflect-search").fill("entry 47")
    expect(page.get_by_test_id("entry")).to_have_count(1)
    page.get_by_test_id("entry").click()
    expect(page.get_by_test_id("answers")).to_contain_text(f"Entry 47 {SECRET}")
    write(page, server.url, "Offline words", form="stopped-early")
    page.get_by_test_id("keep").click()
    expect(page.get_by_test_id("answers")).to_contain_text("Offline words")


def test_pasted_html_is_text_and_fifty_thousand_characters_are_kept(page: Page, shared: Server) -> None:
    begin_with_plan(page, shared.url)
    write(page, shared.url, HTML + LONG)
    page.get_by_test_id("keep").click()
    expect(page.get_by_test_id("answers")).to_contain_text("<script>window.bad=1</script><b>bold</b>")
    page.goto(f"{shared.url}/reflect/history/")
    expect(page.get_by_test_id("entry")).to_contain_text("<img")
    assert page.evaluate("window.bad") is None
    assert "endpoi" in words(page)


def test_a_heavy_text_brings_the_calm_card(page: Page, shared: Server) -> None:
    begin_with_plan(page, shared.url)
    write(page, shared.url, "I want to die")
    expect(page.get_by_test_id("support-card")).to_be_visible()


def test_a_locked_text_is_unreadable_until_the_passphrase_is_given(phone: Phone, shared: Server) -> None:
    page = begin_with_plan(phone.page, shared.url)
    write(page, shared.url, SECRET)
    page.get_by_test_id("keep").click()
    expect(page.get_by_test_id("answers")).to_contain_text(SECRET)
    set_lock(page, shared.url)
    assert SECRET not in words(page)
    page.goto(f"{shared.url}/reflect/write/?form=stopped-early")  # a page that is loaded anew knows no key
    unlock(page)
    page.get_by_test_id("words").first.fill("Written while open")
    expect(page.get_by_test_id("save-status").first).to_contain_text("Saved")
    assert "Written while open" not in words(page) + page.evaluate("JSON.stringify(localStorage)")
    page = phone.reopen()
    page.goto(f"{shared.url}/reflect/history/")
    expect(page.get_by_test_id("unlock-form")).to_be_visible()
    expect(page.locator("main")).not_to_contain_text(SECRET)
    unlock(page, "not the passphrase at all")
    expect(page.locator("main")).to_contain_text("That is not the passphrase")
    unlock(page)
    expect(page.locator("main")).to_contain_text(SECRET)
    expect(page.locator("main")).to_contain_text("Written while open")
    page.goto(f"{shared.url}/reflect/lock/")
    unlock(page)
    page.get_by_test_id("lock-off").locator("summary").click()
    page.get_by_test_id("off-form").get_by_test_id("passphrase").fill(PASSPHRASE)
    page.get_by_test_id("take-off").click()
    expect(page.get_by_test_id("set-lock")).to_be_visible()
    assert SECRET in words(page)


def test_the_phones_own_unlock_opens_the_texts(phone: Phone, shared: Server) -> None:
    page = begin_with_plan(phone.page, shared.url)
    session = phone.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    made = {"protocol": "ctap2", "ctap2Version": "ctap2_1", "transport": "internal", "hasResidentKey": True}
    able = {"hasUserVerification": True, "isUserVerified": True, "hasPrf": True, "automaticPresenceSimulation": True}
    session.send("WebAuthn.addVirtualAuthenticator", {"options": {**made, **able}})
    write(page, shared.url, SECRET)
    set_lock(page, shared.url)
    page.get_by_test_id("own-unlock").locator("summary").click()
    form = page.get_by_test_id("device-form")
    form.get_by_test_id("passphrase").fill(PASSPHRASE)
    form.get_by_test_id("add-device").click()
    expect(page.locator("main")).to_contain_text("own unlock opens them now too")
    page.goto(f"{shared.url}/reflect/history/")
    page.get_by_test_id("unlock-device").click()
    expect(page.locator("main")).to_contain_text(SECRET)
    assert SECRET not in words(page)
