"""A session by its clock: seconds on the page, a killed app, a clock set back, and how it felt afterwards."""

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.people import begin, bring, plan_file, today, version
from tests.browser.phone import Phone, rows
from tests.server import Server

SHIFT = """
  const real = Date.now;
  Date.now = () => real() + Number(localStorage.getItem("shift") ?? 0);
"""
"""The phone's clock, set on by the minutes of a test."""


@pytest.fixture
def moving(phone: Phone, shared: Server) -> Page:
    """A phone with a plan, whose clock can be set."""
    page = phone.page
    page.context.add_init_script(SHIFT)
    begin(page, shared.url)
    walk = version(4, "morning", "March in place", 2, content_id="march-standing")
    bring(page, shared.url, plan_file(walk))
    return page


def set_clock(page: Page, minutes: float) -> None:
    page.evaluate("(ms) => localStorage.setItem('shift', ms)", int(minutes * 60_000))


def open_session(page: Page, shared: Server, item: str = "i1", part: str = "morning") -> None:
    page.goto(f"{shared.url}/today/session/?key={item}.{today()}.{part}")


def stored(phone: Phone, table: str) -> list[dict[str, Any]]:
    return rows(phone.page)[table]


def test_a_session_from_todays_menu_to_how_hard_it_was(phone: Phone, moving: Page, shared: Server) -> None:
    page = moving
    page.goto(f"{shared.url}/today/")
    page.get_by_role("button", name="More for Easy walk").click()
    page.get_by_test_id("session").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Easy walk")
    page.get_by_test_id("start-timer").click()
    clock = page.get_by_test_id("clock")
    expect(clock).to_have_text(re.compile("8:00|7:5."))
    expect(clock).to_have_text(re.compile("7:5[0-8]"))
    set_clock(page, 3)
    expect(clock).to_have_text(re.compile("4:5."))
    page.get_by_test_id("pause").click()
    set_clock(page, 30)
    expect(page.get_by_test_id("timer-words")).to_have_text("Paused. Take your time.")
    expect(clock).to_have_text(re.compile("4:[45]."))
    page.get_by_test_id("resume").click()
    expect(page.get_by_test_id("pause")).to_be_visible()
    set_clock(page, 31.5)
    expect(clock).to_have_text(re.compile("3:[0-2]."))
    page.get_by_test_id("finish").click()
    expect(page.get_by_text("4 and a half minutes done.")).to_be_visible()
    page.get_by_test_id("effort-3").click()
    expect(page.get_by_test_id("effort-3")).to_have_attribute("aria-pressed", "true")
    (outcome,) = stored(phone, "outcome")
    assert (outcome["mark"], outcome["amount"], outcome["effort"]) == ("partly", 4.5, 3)


def test_time_goes_on_while_the_app_is_killed(phone: Phone, moving: Page, shared: Server) -> None:
    open_session(moving, shared)
    moving.get_by_test_id("start-timer").click()
    expect(moving.get_by_test_id("clock")).to_be_visible()
    phone.kill()
    page = phone.reopen()
    page.context.add_init_script(SHIFT)
    open_session(page, shared)
    set_clock(page, 9)
    expect(page.get_by_test_id("timer-words")).to_have_text("That is your 8 minutes. Stop here, even on a good day.")
    expect(page.get_by_test_id("pause")).to_have_count(0)
    page.get_by_test_id("finish").click()
    expect(page.get_by_text("8 minutes done.")).to_be_visible()
    assert stored(phone, "outcome")[0]["mark"] == "done"


@pytest.mark.parametrize("minutes", [-5, 24 * 60])
def test_a_clock_that_jumps_is_said_and_nothing_is_guessed(
    phone: Phone, moving: Page, shared: Server, minutes: int
) -> None:
    open_session(moving, shared)
    moving.get_by_test_id("start-timer").click()
    expect(moving.get_by_test_id("clock")).to_have_text(re.compile("7:5."))
    set_clock(moving, minutes)
    expect(moving.get_by_test_id("timer-words")).to_have_text("The time is not known.")
    moving.get_by_test_id("finish").click()
    expect(moving.get_by_text("The timer does not know.")).to_be_visible()
    assert stored(phone, "outcome") == []
    moving.get_by_role("button", name="Less, How much did you do?").click()
    moving.get_by_test_id("keep-amount").click()
    expect(moving.get_by_text("7 minutes done.")).to_be_visible()


def test_a_drawing_when_to_stop_and_a_session_that_is_not_there(moving: Page, shared: Server) -> None:
    open_session(moving, shared, "i4")
    expect(moving.locator("img.picture")).to_have_attribute("src", "/drawings/march-standing.svg")
    moving.get_by_test_id("stop-rules").click()
    expect(moving.get_by_text("Pressure or pain in the chest")).to_be_visible()
    moving.goto(f"{shared.url}/today/session/?key=gone")
    expect(moving.get_by_text("This is not in your plan right now.")).to_be_visible()


def test_the_day_after_is_asked_once(phone: Phone, moving: Page, shared: Server) -> None:
    moving.goto(f"{shared.url}/today/?day={today() - 1}")
    moving.get_by_role("button", name="Easy walk, done").click()
    moving.goto(f"{shared.url}/today/")
    asked = moving.get_by_test_id("settle")
    expect(asked).to_contain_text("You did Easy walk yesterday.")
    asked.get_by_test_id("rise-3").click()
    asked.get_by_test_id("settled-day").click()
    expect(asked).to_have_count(0)
    (outcome,) = stored(phone, "outcome")
    assert json.dumps([outcome["settled"], outcome["rise"]]) == '["day", 3]'


def walked(back: int) -> dict[str, Any]:
    """A walk so many days ago, which settled well."""
    day = today() - back
    return {
        "id": f"i1.{day}.morning", "item_id": "i1", "day": day, "slot_id": "morning", "mark": "done", "amount": 8,
        "target": 8, "settled": "same", "rise": 1, "entered_day": day, "version_id": f"i1.{today() - 20}",
    }  # fmt: skip


def test_a_step_is_offered_with_its_arithmetic_and_taken_by_a_tap(phone: Phone, shared: Server) -> None:
    page = phone.page
    begin(page, shared.url)
    plan = plan_file()
    plan["rows"]["outcome"] = [walked(back) for back in range(1, 15)]
    bring(page, shared.url, plan)
    page.goto(f"{shared.url}/today/")
    offer = page.get_by_test_id("step-offer")
    expect(offer).to_contain_text("Easy walk: 8 → 9 minutes")
    expect(offer).to_contain_text("10 in 100 of 8 is 0.8. The next whole step is 9 minutes.")
    assert [row["target"] for row in stored(phone, "plan_version") if row["item_id"] == "i1"] == [8]
    offer.get_by_test_id("take-step").click()
    expect(offer).to_have_count(0)
    expect(page.get_by_test_id("item").filter(has_text="Easy walk")).to_contain_text("9 minutes")
    (step,) = stored(phone, "step")
    assert (step["choice"], step["before"], step["after"]) == ("take", 8, 9)
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_test_id("step-offer")).to_be_visible()
