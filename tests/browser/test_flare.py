"""A flare from its first tap to the way back: lighter, one's own plan in sight, asked twice, moved back, and ended."""

from typing import Any

from playwright.sync_api import expect

from tests.browser.people import begin_with_plan, checked, open_today, plan_file, today, version
from tests.browser.phone import Phone, rows
from tests.server import Server

FIRST_DAY = "Warm pack, soup from the freezer"


def hard_days() -> dict[str, Any]:
    """A plan, a flare since four days, its plan written on a good day, and one comfort kept close."""
    data = plan_file()
    flare = {"id": "f", "kind": "flare", "from_day": today() - 4, "until_day": None, "item_ids": [], "reason": ""}
    data["rows"]["pause"] = [{**flare, "deleted": False}]
    data["rows"]["writing"] = [
        {"id": "flare-plan", "deleted": False, "answers": {"first-day": FIRST_DAY}},
        {"id": "comforts", "deleted": False, "answers": {"warmth": "yes"}},
    ]
    return data


def test_a_flare_from_its_questions_to_the_way_back(phone: Phone, shared: Server) -> None:
    page = begin_with_plan(phone.page, shared.url, hard_days())
    main = page.get_by_role("main")
    walk = page.get_by_test_id("item").filter(has_text="Easy walk")
    expect(walk).to_contain_text("1 minute · lighter for the flare")
    expect(page.get_by_test_id("flare-own")).to_contain_text(FIRST_DAY)
    expect(page.get_by_test_id("flare-own")).to_contain_text("Warmth")
    asked = page.get_by_test_id("flare-check")
    expect(asked).to_contain_text("Day 3")
    expect(page.get_by_test_id("step-offer")).to_have_count(0)
    asked.get_by_role("button", name="It is easing").click()
    page.wait_for_url("**/flare/")
    expect(asked).to_have_count(0)
    page.get_by_test_id("flare-earlier").locator("summary").click()
    page.get_by_test_id("flare-earlier").locator("input").fill("6")
    page.get_by_test_id("flare-move").click()
    expect(page.locator("h1")).to_have_text("Flare, day 7")
    expect(asked).to_contain_text("Day 7")
    page.get_by_test_id("flare-end").click()
    page.wait_for_url("**/today/")
    expect(walk).to_contain_text("8 minutes")
    offer = page.get_by_test_id("step-offer")
    expect(offer).to_contain_text("Your flare lasted 6 days. 70 in 100 of 8, rounded down, is 5 minutes.")
    assert [row["target"] for row in rows(page)["plan_version"] if row["item_id"] == "i1"] == [8]
    page.goto(f"{shared.url}/progress/?week={today() - 3}")
    expect(page.get_by_test_id("figure")).to_contain_text("planned things")
    main.locator("summary", has_text="Show as a table").first.click()
    expect(main).to_contain_text("With rest and flares counted")


def test_a_flare_leaves_one_gentle_reminder(phone: Phone, shared: Server) -> None:
    data = hard_days()
    data["rows"]["screening"] = [checked(day=today() - 200, id=f"{today() - 200}")]
    tip = version(9, "morning", "Small laundry loads", 1, "tip", kind="tip", ask_day=today())
    data["rows"]["plan_version"].append(tip)
    page = begin_with_plan(phone.page, shared.url, data)
    expect(page.get_by_test_id("flare-check")).to_be_visible()
    for other in ("safety-note", "tip-question", "settle", "step-offer"):
        expect(page.get_by_test_id(other)).to_have_count(0)
    page.locator("button[data-testid=flare]").click()
    expect(page.get_by_test_id("safety-note")).to_contain_text("Half a year has gone by.")


def test_one_tap_from_another_screen_and_one_back(phone: Phone, shared: Server) -> None:
    page = begin_with_plan(phone.page, shared.url)
    page.goto(f"{shared.url}/sleep/")
    button = page.locator("button[data-testid=flare]")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    open_today(page, shared.url)
    expect(page.get_by_test_id("flare-note")).to_contain_text("day 1")
    button.click()
    expect(page.get_by_test_id("flare-note")).to_have_count(0)
    assert [row["deleted"] for row in rows(page)["pause"]] == [True], "a flare tapped by mistake leaves nothing"
