"""A therapist answers, and the person takes it, changes it or leaves it on the phone, without a network too."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.care import Therapist, therapist
from tests.browser.people import begin_with_plan, open_today, sign_up, sync_now
from tests.browser.phone import Phone
from tests.browser.test_accessible import axe, violations
from tests.browser.test_sharing import anew, choose, make_code
from tests.server import Server

__all__ = ["axe"]


@contextmanager
def desk(phone: Phone, server: Server, name: str) -> Iterator[tuple[Page, Page, Therapist]]:
    """The phone of somebody who shares, the therapist's page about them, and the therapist."""
    page = begin_with_plan(phone.page, server.url)
    sign_up(page, server.url, f"{name}@example.org")
    sync_now(page)
    page.goto(f"{server.url}/share/")
    choose(page, "Plan and what I did", "Sleep", "Measures")
    with therapist(server) as ada:
        patient = ada.accept(make_code(page))
        page.context.add_cookies([{"name": "fibroplan-care", "value": ada.token, "url": server.url}])
        care = page.context.new_page()
        care.goto(f"{server.url}/care/{patient}/")
        care.get_by_test_id("tab-talk").click()
        yield page, care, ada


def suggest(care: Page, amount: str, why: str = "") -> None:
    """Suggest another amount of the walk."""
    form = care.get_by_test_id("form-item")
    if not form.is_visible():
        care.get_by_test_id("suggest-item").locator("summary").click()
    form.get_by_label("What", exact=True).select_option(index=1)
    form.get_by_label("Amount for one go").fill(amount)
    form.get_by_label("Why, in words for the patient").fill(why)
    form.get_by_role("button", name="Send").click()
    expect(form.get_by_label("Amount for one go")).to_have_value("")


def test_words_and_a_suggestion_from_the_desk_to_the_phone_and_back(phone: Phone, server: Server) -> None:
    with desk(phone, server, "answers") as (page, care, ada):
        form = care.get_by_test_id("form-comment")
        form.get_by_label("Your words").fill("You held back on Tuesday.\nWell paced.")
        care.reload()  # nothing that was typed is lost
        care.get_by_test_id("tab-talk").click()
        expect(form.get_by_label("Your words")).to_have_value("You held back on Tuesday.\nWell paced.")
        form.get_by_role("button", name="Send").click()
        expect(care.get_by_test_id("comments-sent")).to_contain_text("Not read yet")
        expect(form.get_by_label("Your words")).to_have_value("")
        suggest(care, "9", "Two calm weeks.")
        suggest(care, "6")
        expect(care.get_by_test_id("suggestions-sent").locator("> li")).to_have_count(2)

        open_today(page, server.url)
        sync_now(page)
        expect(page.get_by_test_id("therapist-news")).to_be_visible()
        server.kill()
        page = anew(phone)
        open_today(page, server.url)
        expect(page.get_by_test_id("therapist-news")).to_contain_text("1 comment and 2 suggestions")
        page.get_by_test_id("therapist-news").click()
        expect(page.get_by_test_id("comment")).to_contain_text("Well paced.")
        page.get_by_test_id("read").click()
        cards = page.get_by_test_id("suggestion")
        expect(cards.first).to_contain_text("now 8 minutes → 6 minutes")
        cards.last.get_by_test_id("accept").click()
        expect(cards).to_have_count(1)
        # The other one was made for the plan as it was: both are shown, and the person chooses.
        expect(cards).to_contain_text("You have changed this yourself since.")
        expect(cards).to_contain_text("now 9 minutes → 6 minutes")
        cards.get_by_test_id("change-amount").click()
        page.get_by_label("How much would be right?").fill("7")
        cards.get_by_test_id("take-other").click()
        expect(page.locator("main")).not_to_contain_text("You have changed this yourself since.")
        open_today(page, server.url)
        expect(page.locator("main")).to_contain_text("7 minutes")
        expect(page.get_by_test_id("therapist-news")).to_have_count(0)

        server.start()
        sync_now(page)
        page.context.add_cookies([{"name": "fibroplan-care", "value": ada.token, "url": server.url}])
        care = page.context.new_page()
        care.goto(f"{server.url}/care/")
        care.get_by_test_id("case").locator("a").first.click()
        care.get_by_test_id("tab-talk").click()
        sent = care.get_by_test_id("suggestions-sent")
        expect(sent).to_contain_text("They took it with another amount")
        expect(sent).to_contain_text("They took it, today")
        expect(care.get_by_test_id("comments-sent")).to_contain_text("Read")


def test_measurements_and_own_notes_and_what_cannot_be_read(phone: Phone, server: Server, axe: str) -> None:
    with desk(phone, server, "desk") as (page, care, _):
        form = care.get_by_test_id("form-item")
        care.get_by_test_id("suggest-item").locator("summary").click()
        form.get_by_label("What", exact=True).select_option(index=1)
        form.get_by_label("Amount for one go").fill("a lot")
        form.get_by_role("button", name="Send").click()
        expect(care.locator("main")).to_contain_text("is not a number that we can read. Nothing was sent.")
        expect(form.get_by_label("Amount for one go")).to_have_value("a lot")
        assert violations(care, axe) == []

        care.get_by_test_id("tab-review").click()
        care.get_by_test_id("compare").locator("summary").click()
        expect(care.get_by_test_id("compared")).to_contain_text("Adherence, raw")
        care.get_by_label("The first begins").select_option("51")
        with care.expect_download() as taken:
            care.get_by_test_id("take-report").click()
        assert taken.value.suggested_filename == "fibroplan-report.pdf"
        assert violations(care, axe) == []

        care.get_by_test_id("tab-measured").click()
        care.get_by_test_id("enter-measure").locator("summary").click()
        measure = care.get_by_test_id("form-measure")
        measure.get_by_label("What", exact=True).select_option("ppt")
        measure.get_by_label("Value").fill("180,5")
        measure.get_by_label("Day").fill("2026-01-09")
        measure.get_by_role("button", name="Keep").click()
        expect(care.locator("main")).to_contain_text("where on the body")
        measure.get_by_label("Where on the body").fill("left knee")
        measure.get_by_role("button", name="Keep").click()
        expect(care.get_by_test_id("clinic-series")).to_contain_text("Pressure pain threshold, left knee")
        expect(care.get_by_test_id("clinic-series")).to_contain_text("180.5 kPa")
        assert violations(care, axe) == []

        care.get_by_test_id("tab-note").click()
        care.get_by_test_id("form-note").get_by_label("Notes").fill("Ask about work.")
        care.get_by_test_id("form-note").get_by_role("button", name="Keep").click()
        expect(care.locator("main")).to_contain_text("Nobody else sees it.")
        care.reload()
        care.get_by_test_id("tab-note").click()
        expect(care.get_by_test_id("form-note").get_by_label("Notes")).to_have_value("Ask about work.")

        sync_now(page)
        page.goto(f"{server.url}/measures/")
        expect(page.locator("main")).to_contain_text("Pressure pain threshold, left knee")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_screen_of_what_a_therapist_wrote_can_be_used_by_everybody(
    phone: Phone, server: Server, axe: str, scheme: Any
) -> None:
    with desk(phone, server, f"screen-{scheme}") as (page, care, _):
        suggest(care, "9", "Two calm weeks.")
        care.get_by_test_id("form-comment").get_by_label("Your words").fill("Well paced.")
        care.get_by_test_id("form-comment").get_by_role("button", name="Send").click()
        expect(care.get_by_test_id("comments-sent")).to_be_visible()
        page.emulate_media(color_scheme=scheme)
        open_today(page, server.url)
        sync_now(page)
        page.goto(f"{server.url}/from-therapist/")
        expect(page.get_by_test_id("suggestion")).to_be_visible()
        expect(page.get_by_test_id("comment")).to_be_visible()
        assert violations(page, axe) == []
