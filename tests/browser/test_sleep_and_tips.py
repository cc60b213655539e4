"""Sleep, tips and the letter on a phone: few taps, nothing lost, and the question at the end of a tip's week."""

import re

from playwright.sync_api import Page, expect

from tests.browser.finger import Finger
from tests.browser.people import begin, begin_with_plan, open_today, plan_file, today, until, version
from tests.browser.phone import Phone, rows
from tests.browser.test_accessible import CUT_OFF, TARGETS, axe, violations
from tests.server import Server

__all__ = ["axe"]

DIARY_SECONDS = 30


def fill_night(page: Page, url: str, day: int, **minutes: int) -> None:
    """A whole night, typed."""
    page.goto(f"{url}/sleep/?day={day}")
    page.get_by_test_id("fill-night").click()
    for field, text in (("into_bed", "22:30"), ("tried", "23:00"), ("final_wake", "06:30"), ("out_of_bed", "07:00")):
        page.get_by_test_id(field).fill(text)
    for field, value in minutes.items():
        page.locator(f"input[name={field}]").fill(str(value))


def nights(page: Page) -> dict[int, dict]:
    return {row["day"]: row for row in rows(page)["night"]}


def test_a_night_in_one_tap_after_the_first(phone: Phone, shared: Server) -> None:
    page = begin_with_plan(phone.page, shared.url)
    fill_night(page, shared.url, today() - 1, sol=45, waso=60)
    expect(page.get_by_text("67.6 %").first).to_be_visible()
    phone.context.set_offline(True)
    page = phone.reopen()
    open_today(page, shared.url)
    finger = Finger(page)
    finger.tap(page.get_by_role("navigation", name="Main").get_by_role("link", name="More"))
    finger.tap("sleep")
    expect(page.get_by_test_id("same-night")).to_be_visible()
    finger.read("main h1, main .head .sub, main h2, [data-testid=same-night], [data-testid=fill-night]")
    finger.tap("same-night")
    expect(page.get_by_test_id("night-words")).to_have_text("5 h 45 min asleep, 8 h 30 min in bed")
    assert finger.seconds < DIARY_SECONDS, f"{finger.seconds:.0f} seconds from Today"
    assert nights(page)[today()]["sol"] == 45
    expect(page.get_by_test_id("week").first).to_contain_text("67.6 %")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_test_id("same-night")).to_be_visible()


def test_times_that_do_not_fit_are_kept_and_get_kind_words(phone: Phone, shared: Server) -> None:
    page = begin_with_plan(phone.page, shared.url)
    fill_night(page, shared.url, today(), sol=400, waso=200)
    expect(page.get_by_text("These times do not fit together. Please look at them again.")).to_be_visible()
    page.goto(f"{shared.url}/sleep/")
    page.get_by_test_id("change-night").click()
    expect(page.get_by_test_id("into_bed")).to_have_value("22:30")
    expect(page.locator("input[name=sol]")).to_have_value("400")
    page.locator("input[name=sol]").fill("45")
    page.locator("input[name=waso]").fill("60")
    expect(page.get_by_text("67.6 %").first).to_be_visible()


def test_nodding_off_at_the_wheel_brings_the_message(phone: Phone, shared: Server) -> None:
    page = begin_with_plan(phone.page, shared.url)
    page.goto(f"{shared.url}/sleep/")
    page.get_by_test_id("nodded-off").click()
    expect(page.get_by_test_id("drowsy")).to_contain_text("Please do not drive for now")
    page.reload()
    expect(page.get_by_test_id("drowsy")).to_contain_text("Please do not drive for now")
    page.get_by_test_id("nodded-off").click()
    expect(page.get_by_test_id("drowsy")).to_have_text("")


def test_a_habit_is_ticked_here_and_seen_on_today(phone: Phone, shared: Server) -> None:
    page = begin_with_plan(phone.page, shared.url)
    page.goto(f"{shared.url}/sleep/")
    page.get_by_test_id("choose-habits").locator("> summary").click()
    page.get_by_test_id("habit-choice").first.click()
    ticked = page.get_by_test_id("habit").locator("button.tick")
    ticked.click()
    expect(ticked).to_have_attribute("aria-pressed", "true")
    open_today(page, shared.url)
    assert [row["mark"] for row in rows(page)["outcome"]] == ["done"]
    expect(page.locator("main")).not_to_contain_text("1 time")


def test_a_tip_is_found_tried_and_asked_about(phone: Phone, shared: Server) -> None:
    tip = version(9, "morning", "Small laundry loads", 1, "tip", kind="tip", ask_day=today())
    page = begin_with_plan(phone.page, shared.url, plan_file(tip))
    page.get_by_test_id("keep-tip").click()
    expect(page.get_by_test_id("tip-question")).to_have_count(0)
    page.goto(f"{shared.url}/tips/")
    page.get_by_test_id("tip-search").fill("bags LIGHT")
    expect(page.get_by_test_id("tip")).to_have_count(1)
    page.get_by_test_id("try-tip").click()
    expect(page.get_by_test_id("tip")).to_contain_text("On your plan")
    (row,) = [each for each in rows(page)["plan_version"] if each["content_id"] == "light-bags"]
    assert row["ask_day"] == today() + 7
    page.get_by_test_id("tip-search").fill("zebra")
    expect(page.get_by_text("No tip fits yet.")).to_be_visible()


def test_the_walk_through_the_workspace_is_one_question_at_a_time(phone: Phone, shared: Server) -> None:
    page = begin_with_plan(phone.page, shared.url)
    page.goto(f"{shared.url}/tips/")
    page.get_by_test_id("walk").click()
    page.get_by_test_id("walk-not-yet").click()
    expect(page.get_by_text("put a box under your feet")).to_be_visible()
    page.get_by_test_id("walk-next").click()
    for _ in range(7):
        page.get_by_test_id("walk-yes").click()
    expect(page.get_by_text("That is it.")).to_be_visible()
    page.get_by_test_id("walk-leave").click()
    expect(page.get_by_test_id("walk")).to_be_visible()


def test_a_letter_is_kept_as_it_is_typed(phone: Phone, shared: Server) -> None:
    begin(phone.page, shared.url)
    page = phone.page
    page.goto(f"{shared.url}/letter/")
    page.locator("[name=employer]").fill("Ms Park")
    expect(page.get_by_test_id("letter")).to_contain_text("Dear Ms Park,")
    until(lambda: rows(page)["writing"])
    page = phone.reopen()
    page.goto(f"{shared.url}/letter/")
    expect(page.get_by_test_id("letter")).to_contain_text("Dear Ms Park,")
    page.emulate_media(media="print")
    expect(page.get_by_test_id("letter")).to_be_visible()
    expect(page.locator("h1")).to_be_hidden()


def test_more_leads_everywhere(phone: Phone, shared: Server) -> None:
    page = begin_with_plan(phone.page, shared.url)
    page.get_by_role("navigation", name="Main").get_by_role("link", name="More").click()
    for address in page.locator("main a.card").evaluate_all("(links) => links.map((link) => link.href)"):
        page.goto(address)
        expect(page.locator("main h1")).not_to_have_text(re.compile("Nothing here"))
        expect(page.locator("[aria-busy=true]")).to_have_count(0)


def test_what_opens_on_these_screens_is_accessible(phone: Phone, shared: Server, axe: str) -> None:
    page = begin_with_plan(phone.page, shared.url)
    page.set_viewport_size({"width": 320, "height": 740})
    fill_night(page, shared.url, today(), sol=45, waso=60)
    problems = {}
    for route in ("sleep", "tips", "letter", "more"):
        if route != "sleep":
            page.goto(f"{shared.url}/{route}/")
        expect(page.locator("[aria-busy=true]")).to_have_count(0)
        for summary in page.locator("main summary:visible").all():
            summary.click()
        page.evaluate("fibroplanShow('system', 200)")
        shape = page.evaluate(CUT_OFF)
        found = violations(page, axe) + page.evaluate(TARGETS)
        found += [f"scrolls sideways: {shape['wide']}"] * (shape["scrolls"] or bool(shape["wide"]))
        if found:
            problems[route] = found
    assert problems == {}


def test_a_sleep_window_is_entered_with_the_therapist_and_put_away(phone: Phone, shared: Server) -> None:
    page = begin_with_plan(phone.page, shared.url)
    phone.context.set_offline(True)
    page.goto(f"{shared.url}/sleep/")
    page.get_by_test_id("window").locator("summary").first.click()
    page.get_by_test_id("window-entry").locator("summary").click()
    expect(page.get_by_test_id("window-problem")).to_have_text("Please give both times.")
    page.get_by_label("Bed from").fill("23:30")
    page.get_by_label("Up at", exact=True).fill("04:30")
    page.get_by_label("Entered by").fill("Dr Rivera")
    expect(page.get_by_test_id("window-problem")).to_contain_text("under 5 h 30 min")
    page.get_by_label("Up at", exact=True).fill("06:30")
    expect(page.get_by_test_id("window-problem")).to_contain_text("go through the whole list")
    expect(page.get_by_test_id("keep-window")).to_be_disabled()
    page.get_by_test_id("window-agreed").click()
    expect(page.get_by_test_id("window-problem")).to_have_text("")
    page.get_by_test_id("keep-window").click()
    expect(page.get_by_test_id("sleep-window")).to_contain_text("Bed from 23:30. Up at 6:30.")
    expect(page.get_by_test_id("sleep-window")).to_contain_text("Entered by Dr Rivera")
    page.get_by_test_id("end-window").click()
    expect(page.get_by_test_id("sleep-window")).to_have_count(0)
