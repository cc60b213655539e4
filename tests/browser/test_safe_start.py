"""From the welcome to a plan: the safety check first, and few taps."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.finger import Finger
from tests.browser.people import (
    answer_safety_page,
    begin,
    begin_with_plan,
    first_activity,
    next_safety_page,
    pass_safety_check,
    ready_offline,
    today,
)
from tests.browser.phone import Phone, rows
from tests.server import Server

MOST_TAPS = 12
MOST_SECONDS = 180


def test_from_the_welcome_to_a_plan_in_few_taps_and_without_the_server(phone: Phone, server: Server) -> None:
    """The shortest path with the whole check: few taps beyond the choices, under three minutes, and no network."""
    page = phone.page
    finger = Finger(page)
    page.goto(server.url)
    finger.read("main")
    finger.tap("start")
    page.wait_for_url("**/plan/new/")
    ready_offline(page)
    server.kill()
    expect(page.get_by_test_id("gate")).to_be_visible()
    finger.read()
    finger.tap("to-safety")
    for _ in range(4):
        expect(page.get_by_test_id("question").first).to_be_visible()
        finger.read()
        page.get_by_test_id("safety-rest").click()
        finger.answer()
        finger.tapped()
        next_safety_page(page)
    finger.read()
    finger.tap("safety-go")
    expect(page.get_by_test_id("goal")).to_be_visible()
    finger.read()
    finger.tap("next")
    page.get_by_test_id("activity").first.click()
    finger.read()
    finger.answer()
    for _ in range(3):
        finger.tap("next")
        finger.read()
    expect(page.get_by_test_id("effort")).to_contain_text("in the week")
    finger.tap("finish")
    page.wait_for_url("**/today/")
    expect(page.get_by_test_id("item").first).to_be_visible()
    assert finger.taps <= MOST_TAPS
    assert finger.seconds < MOST_SECONDS, f"{finger.seconds:.0f} seconds"
    found = rows(page)
    assert len(found["plan_version"]) == 1
    assert [row["finished"] for row in found["screening"]] == [True]


def test_a_starred_answer_holds_the_plan_back_until_a_clinician_said_ok(phone: Phone, shared: Server) -> None:
    page = phone.page
    begin(page, shared.url)
    page.get_by_test_id("to-safety").click()
    for _ in range(4):
        answer_safety_page(page, Pressure="Yes", chest="Yes")
        next_safety_page(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Please ask a clinician first")
    page.goto(f"{shared.url}/plan/new/")
    expect(page.get_by_test_id("gate")).to_contain_text("wait a little")
    page = phone.reopen()
    page.goto(f"{shared.url}/safety/")
    page.get_by_test_id("cleared-by").fill("Dr Rivera")
    page.get_by_test_id("clear").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you, that is noted")
    expect(page.locator("main")).to_contain_text("Dr Rivera said that it is OK, today.")
    page.get_by_test_id("safety-go").click()
    first_activity(page)
    assert [(row["cleared_by"], row["cleared_day"]) for row in rows(page)["screening"]] == [("Dr Rivera", today())]


def test_the_check_is_taken_up_where_it_was_left(phone: Phone, shared: Server) -> None:
    page = phone.page
    begin(page, shared.url)
    page.get_by_test_id("to-safety").click()
    answer_safety_page(page)
    next_safety_page(page)
    answer_safety_page(page)
    page = phone.reopen()
    page.goto(f"{shared.url}/plan/new/")
    expect(page.get_by_test_id("to-safety")).to_have_text("Go on with the check")
    page.get_by_test_id("to-safety").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Heart and breath")
    expect(page.get_by_test_id("safety-next")).to_be_enabled()


@pytest.mark.parametrize(
    ("asked", "answer", "title"),
    [("under 18", "Yes", "Fibroplan is made for adults"), ("infusion", "Yes", "Today is a rest day")],
)
def test_who_cannot_start_now_is_told_kindly(phone: Phone, shared: Server, asked: str, answer: str, title: str) -> None:
    page = phone.page
    begin(page, shared.url)
    page.get_by_test_id("to-safety").click()
    for _ in range(1 if asked == "under 18" else 4):
        answer_safety_page(page, **{asked: answer})
        next_safety_page(page)
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    page.goto(f"{shared.url}/plan/new/")
    expect(page.get_by_test_id("gate")).to_be_visible()


def test_energy_limited_has_no_targets(phone: Phone, shared: Server) -> None:
    page = phone.page
    begin(page, shared.url)
    pass_safety_check(page, **{"After effort": "Yes", "more than 24 hours": "Yes"})
    first_activity(page)
    expect(page.locator("main")).to_contain_text("no targets")
    page.get_by_test_id("next").click()
    expect(page.get_by_test_id("dose")).to_contain_text("up to")
    expect(page.get_by_test_id("try")).to_have_count(0)
    for _ in range(2):
        page.get_by_test_id("next").click()
    page.get_by_test_id("finish").click()
    page.wait_for_url("**/today/")
    (version,) = rows(page)["plan_version"]
    assert (version["dose_rule"], version["schedule"]) == ("energy", "times")
    assert version["ceiling"] == version["target"]


def test_the_library_is_searched_filtered_and_added_from(phone: Phone, shared: Server) -> None:
    page = begin_with_plan(phone.page, shared.url)
    page.goto(f"{shared.url}/library/")
    exercises = page.get_by_test_id("exercise")
    expect(exercises).to_have_count(44)
    page.get_by_test_id("search").fill("Bridge")
    expect(exercises).to_have_count(1)
    drawing = exercises.first.locator("img")
    expect(drawing).to_have_attribute("loading", "lazy")
    assert drawing.get_attribute("alt")
    page.wait_for_function("document.querySelector('[data-testid=exercise] img').naturalWidth > 0")
    page.get_by_test_id("search").fill("")
    page.get_by_test_id("library-position").select_option("lying")
    expect(exercises).to_have_count(8)
    page.get_by_role("button", name="More about Glute bridge").click()
    page.get_by_test_id("library-add").click()
    page.wait_for_url("**/plan/new/")
    expect(page.get_by_test_id("next")).to_be_enabled()


def test_a_thing_of_ones_own(phones: Callable[..., Phone], shared: Server) -> None:
    page = begin_with_plan(phones().page, shared.url)
    page.goto(f"{shared.url}/plan/new/")
    page.get_by_test_id("next").click()
    page.get_by_test_id("own").locator("summary").click()
    page.get_by_test_id("own-words").fill("Sit in the garden")
    page.get_by_test_id("own-add").click()
    expect(page.get_by_label("Sit in the garden")).to_be_checked()
    for _ in range(2):
        page.get_by_test_id("next").click()
    page.get_by_test_id("kind").filter(has_text="Every few days").click()  # today is one of them, whatever day it is
    page.get_by_test_id("next").click()
    page.get_by_test_id("finish").click()
    page.wait_for_url("**/today/")
    expect(page.get_by_test_id("item").filter(has_text="Sit in the garden").first).to_be_visible()
