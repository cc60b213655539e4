"""Measures on a phone without a network: resumed where left, support before any number, and a clinic's own."""

import json
import re
from typing import Any

from playwright.sync_api import Page, expect

from fibroplan.content.instruments import FOLDER
from tests.browser.people import begin_with_plan, until
from tests.browser.phone import Phone, rows
from tests.browser.test_accessible import CUT_OFF, TARGETS, axe, violations
from tests.server import Server

__all__ = ["axe"]

CLINIC = {**json.loads((FOLDER / "confidence.json").read_text(encoding="utf-8")), "id": "sure", "title": "Clinic's own"}


def taken(page: Page, name: str) -> dict[str, Any]:
    """The row of an instrument."""
    (row,) = [each for each in rows(page)["measure"] if each["instrument"] == name]
    return row


def at_question(page: Page, place: int, count: int) -> None:
    expect(page.get_by_text(f"Step {place} of {count}")).to_be_attached()


def check(page: Page, axe: str, problems: dict[str, list[str]], what: str) -> None:
    shape = page.evaluate(CUT_OFF)
    found = violations(page, axe) + page.evaluate(TARGETS)
    found += [f"scrolls sideways: {shape['wide']}"] * (shape["scrolls"] or bool(shape["wide"]))
    if found:
        problems[what] = found


def test_support_comes_before_any_number_offline_and_through_a_cold_start(
    phone: Phone, shared: Server, axe: str
) -> None:
    page = begin_with_plan(phone.page, shared.url)
    phone.context.set_offline(True)
    problems: dict[str, list[str]] = {}
    page.goto(f"{shared.url}/measures/")
    page.get_by_test_id("measure").filter(has_text="PHQ-9").click()
    expect(page.get_by_text("Nobody watches them live.")).to_be_visible()
    page.get_by_test_id("begin-measure").click()
    for place in range(1, 6):
        at_question(page, place, 9)
        page.get_by_test_id("option").nth(1).click()
    at_question(page, 6, 9)
    check(page, axe, problems, "a question")

    page = phone.reopen()
    phone.context.set_offline(True)
    page.goto(f"{shared.url}/measures/take/?of=phq9")
    for place in range(6, 9):
        at_question(page, place, 9)
        page.get_by_test_id("option").nth(0).click()
    at_question(page, 9, 9)
    page.get_by_test_id("option").nth(2).click()
    expect(page.get_by_test_id("support-page")).to_be_visible()
    expect(page.get_by_test_id("support-help")).to_have_attribute("href", re.compile("/help-now/"))
    check(page, axe, problems, "the support page")
    expect(page.get_by_test_id("support-onward")).to_be_disabled()
    for address in ("/measures/", "/measures/?of=phq9", "/measures/take/?of=phq9"):
        page.goto(f"{shared.url}{address}")
        expect(page.locator("main [aria-busy=true]")).to_have_count(0)
        expect(page.locator("main")).not_to_contain_text("of 27")
    expect(page.get_by_test_id("finish-measure")).to_have_count(0)
    assert (taken(page, "phq9")["score"], taken(page, "phq9")["support_read"]) == (None, False)

    page.get_by_test_id("support-seen").click()
    page.get_by_test_id("support-onward").click()
    expect(page.get_by_test_id("answer")).to_have_count(9)
    check(page, axe, problems, "the end")
    page.get_by_test_id("finish-measure").click()
    expect(page.get_by_test_id("measure-number")).to_have_text("7 of 27")
    expect(page.get_by_test_id("result-help")).to_be_visible()
    page.get_by_test_id("measure-sums").locator("summary").click()
    expect(page.get_by_test_id("measure-sums")).to_contain_text("1 + 1 + 1 + 1 + 1 + 0 + 0 + 0 + 2 = 7")
    check(page, axe, problems, "the result")
    page.goto(f"{shared.url}/measures/")
    expect(page.get_by_test_id("measure").filter(has_text="PHQ-9")).to_contain_text("Today: 7 of 27")
    assert taken(page, "phq9")["score"] == 7
    assert problems == {}


def test_areas_by_keyboard_a_change_of_mind_and_what_is_left_open(phone: Phone, shared: Server, axe: str) -> None:
    page = begin_with_plan(phone.page, shared.url)
    page.goto(f"{shared.url}/measures/take/?of=acr2016")
    for name in ("neck", "left_jaw"):
        page.get_by_test_id(f"area-{name}").press("Enter")
        expect(page.get_by_test_id(f"area-{name}")).to_have_attribute("aria-checked", "true")
    page.get_by_test_id("area-list").locator("summary").click()
    page.get_by_role("button", name="Chest", exact=True).press("Enter")
    expect(page.get_by_role("button", name="Chest", exact=True)).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_test_id("area-chest")).to_have_attribute("aria-checked", "true")
    problems: dict[str, list[str]] = {}
    check(page, axe, problems, "areas")
    page.get_by_test_id("areas-done").press("Enter")
    for place in range(2, 8):
        at_question(page, place, 8)
        page.get_by_test_id("option").nth(1).press("Enter")
    at_question(page, 8, 8)
    page.get_by_test_id("leave-open").click()
    expect(page.get_by_text("1 question is open.")).to_be_visible()
    page.get_by_test_id("answer").nth(1).click()
    at_question(page, 2, 8)
    page.get_by_test_id("option").nth(3).click()
    page.get_by_test_id("finish-measure").click()
    expect(page.get_by_test_id("measure-number")).to_have_text("11 of 31")
    assert taken(page, "acr2016")["parts"] == {"wpi": 3, "sss": 8, "regions": 1}
    expect(page.locator("main")).not_to_contain_text(re.compile("pattern|diagnos|you have", re.IGNORECASE))
    assert problems == {}


def give(page: Page, data: bytes | dict[str, Any]) -> None:
    """Choose an instrument file in the settings."""
    buffer = data if isinstance(data, bytes) else json.dumps(data).encode()
    page.get_by_test_id("instrument-file").set_input_files(
        {"name": "clinic.json", "mimeType": "application/json", "buffer": buffer}
    )


def test_the_fiqr_behind_its_setting_and_a_clinics_own_file(phone: Phone, shared: Server) -> None:
    page = begin_with_plan(phone.page, shared.url)
    page.goto(f"{shared.url}/measures/")
    expect(page.get_by_test_id("measure").first).to_be_visible()
    expect(page.get_by_test_id("measure").filter(has_text="FIQR")).to_have_count(0)
    phone.context.set_offline(True)
    page.goto(f"{shared.url}/settings/")
    page.get_by_test_id("fiqr").click()
    expect(page.get_by_test_id("fiqr")).to_be_checked()
    for data, words in (
        (b"{", "This file cannot be read. Nothing was changed."),
        (b" " * 50_000, "This file is empty or too large. Nothing was changed."),
        ({**CLINIC, "items": []}, "This file cannot be used. items: at least one is needed."),
        ({**CLINIC, "id": "phq9"}, "Its id is that of a measure which comes with the app."),
    ):
        give(page, data)
        expect(page.get_by_text(words)).to_be_visible()
    assert rows(page)["instrument_file"] == []
    give(page, CLINIC)
    expect(page.get_by_test_id("clinic-file")).to_contain_text("Clinic's own")

    page.goto(f"{shared.url}/measures/?of=fiqr")
    page.get_by_test_id("notice").locator("summary").click()
    expect(page.get_by_test_id("notice")).to_contain_text("Bennett")
    expect(page.get_by_test_id("notice")).to_contain_text("CC BY 2.0")
    page.goto(f"{shared.url}/measures/take/?of=sure")
    for place in (1, 2):
        at_question(page, place, 2)
        page.get_by_test_id("option").nth(6 + place).click()
    page.get_by_test_id("finish-measure").click()
    expect(page.get_by_test_id("measure-number")).to_have_text("7.5 of 10")
    page.goto(f"{shared.url}/settings/")
    page.get_by_test_id("drop-instrument").click()
    expect(page.get_by_test_id("clinic-file")).to_have_count(0)
    page.goto(f"{shared.url}/measures/")
    expect(page.get_by_text("Taken before, Today")).to_be_visible()
    until(lambda: taken(page, "sure")["score"] == 7.5)
