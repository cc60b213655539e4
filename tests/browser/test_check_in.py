"""The check-in on a phone without a network: few taps, nothing made up, a body to tap, and days that were late."""

import re
import time
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.people import begin_with_plan, plan_file, today, until
from tests.browser.phone import Phone, rows
from tests.browser.test_accessible import CUT_OFF, TARGETS, axe, violations
from tests.server import Server

__all__ = ["axe"]

SCORES = ("pain", "fatigue", "sleep", "mood", "fog")
MOST_TAPS = 4
MOST_SECONDS = 20


class Finger:
    """Taps as a person does, and counts them."""

    def __init__(self) -> None:
        self.taps = 0
        self.began = time.monotonic()

    def tap(self, control: Locator) -> None:
        control.tap()
        self.taps += 1

    @property
    def seconds(self) -> float:
        return time.monotonic() - self.began


def yesterday(**fields: Any) -> dict[str, Any]:
    """What a person noted the day before."""
    day = today() - 1
    row = {"id": f"{day}", "deleted": False, "day": day, "entered_day": day, "mapped": False, "areas": []}
    scores = {"pain": 6, "fatigue": 5, "sleep": 4, "mood": 6, "fog": 3}
    return {**row, **scores, "symptoms": {}, "triggers": [], "note": "", "note_other": "", **fields}


def with_yesterday(phone: Phone, url: str) -> Page:
    """A phone with a plan and yesterday's check-in, on Today, without a network from here on."""
    data = plan_file()
    data["rows"]["check_in"] = [yesterday()]
    page = begin_with_plan(phone.page, url, data)
    phone.context.set_offline(True)
    return page


def noted(page: Page, day: int | None = None) -> dict[str, Any] | None:
    """The phone's row of a day's check-in."""
    wanted = today() if day is None else day
    return next((row for row in rows(page)["check_in"] if row["day"] == wanted), None)


def test_a_whole_check_in_takes_four_taps_and_twenty_seconds(phone: Phone, shared: Server) -> None:
    """From Today, with two scores that changed and three that did not; then once more, without any change."""
    page = with_yesterday(phone, shared.url)
    finger = Finger()
    finger.tap(page.get_by_test_id("check-in"))
    finger.tap(page.get_by_test_id("pain-7"))
    finger.tap(page.get_by_test_id("sleep-2"))
    finger.tap(page.get_by_test_id("check-in"))
    expect(page.get_by_test_id("fog").locator("input:checked")).to_have_count(1)
    assert finger.taps <= MOST_TAPS
    assert finger.seconds <= MOST_SECONDS
    kept = noted(page)
    assert kept is not None
    assert {field: kept[field] for field in SCORES} == {"pain": 7, "fatigue": 5, "sleep": 2, "mood": 6, "fog": 3}
    assert kept["entered_day"] == kept["day"] == today()
    expect(page.get_by_test_id("save-status")).to_contain_text("Saved on this phone")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_test_id("check-in")).to_have_text("The rest as last time")
    expect(page.get_by_test_id("pain").locator("input:checked")).to_have_count(1)
    until(lambda: (noted(page) or {})["fog"] is None)


def test_what_was_not_said_is_missing_and_can_be_taken_back(phone: Phone, shared: Server) -> None:
    page = begin_with_plan(phone.page, shared.url)
    page.goto(f"{shared.url}/check-in/")
    expect(page.get_by_test_id("check-in")).to_have_text("Not now")
    page.get_by_test_id("pain-0").click()
    expect(page.get_by_test_id("check-in")).to_have_text("Done")
    until(lambda: noted(page))
    assert [(noted(page) or {})[field] for field in SCORES] == [0, None, None, None, None]
    page.get_by_role("button", name="Take back Pain").click()
    expect(page.get_by_test_id("pain").locator("input:checked")).to_have_count(0)
    until(lambda: (noted(page) or {})["pain"] is None)


def test_a_day_is_filled_in_later_and_says_so(phone: Phone, shared: Server) -> None:
    page = with_yesterday(phone, shared.url)
    page.goto(f"{shared.url}/check-in/")
    page.get_by_test_id("day").last.click()
    page.wait_for_url(f"**/check-in/?day={today() - 2}")
    expect(page.locator("header")).to_contain_text("What you note now is marked as filled in later.")
    page.get_by_test_id("mood-5").click()
    expect(page.locator("header")).to_contain_text("Filled in later, and marked so.")
    late = noted(page, today() - 2)
    assert late is not None
    assert (late["mood"], late["entered_day"]) == (5, today())
    page.goto(f"{shared.url}/check-in/?day={today() - 3}")
    expect(page.locator("header")).to_contain_text("This day can be looked at.")
    expect(page.get_by_test_id("check-in")).to_have_count(0)


def test_the_body_is_marked_by_tap_by_keyboard_and_in_the_list(phone: Phone, shared: Server) -> None:
    page = with_yesterday(phone, shared.url)
    page.goto(f"{shared.url}/check-in/")
    page.locator("[data-testid=body] > summary").click()
    expect(page.locator("[role=checkbox][data-testid^=area-]")).to_have_count(19)
    jaw = page.get_by_test_id("area-left_jaw")
    jaw.tap()
    expect(jaw).to_have_attribute("aria-checked", "true")
    neck = page.get_by_role("checkbox", name="Neck")
    neck.focus()
    page.keyboard.press("Space")
    expect(neck).to_have_attribute("aria-checked", "true")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("area-upper_back")).to_have_attribute("aria-checked", "true")
    page.locator("[data-testid=area-list] > summary").click()
    page.get_by_test_id("area-list").get_by_label("Right lower leg").click()
    expect(page.get_by_test_id("area-right_lower_leg")).to_have_attribute("aria-checked", "true")
    page.get_by_test_id("area-list").get_by_label("Left jaw").click()
    expect(jaw).to_have_attribute("aria-checked", "false")
    until(lambda: (noted(page) or {}).get("areas") == ["neck", "upper_back", "right_lower_leg"])
    page.get_by_test_id("no-area").click()
    expect(page.locator("[role=checkbox][aria-checked=true]")).to_have_count(0)
    assert (noted(page) or {})["mapped"] is True


def test_every_area_can_be_hit_by_a_finger(phone: Phone, shared: Server) -> None:
    """The middle of each drawn area marks it and no other, and each is at least 24 px wide and high."""
    page = begin_with_plan(phone.page, shared.url)
    page.goto(f"{shared.url}/check-in/")
    page.locator("[data-testid=body] > summary").click()
    for area in page.locator("[role=checkbox][data-testid^=area-]").all():
        area.scroll_into_view_if_needed()
        box = area.locator("path").last.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 24
        area.tap()
        expect(area).to_have_attribute("aria-checked", "true")
    until(lambda: len((noted(page) or {})["areas"]) == 19)


def test_more_for_those_who_want_it(phone: Phone, shared: Server) -> None:
    """A symptom of the list, one's own symptom and trigger, a note; all there after a kill, and let go again."""
    page = with_yesterday(phone, shared.url)
    page.goto(f"{shared.url}/check-in/")
    page.locator("[data-testid=symptoms] > summary").click()
    page.get_by_test_id("symptom").filter(has_text="Stiffness").click()
    page.get_by_test_id("stiffness-6").click()
    page.get_by_test_id("own-symptom").fill("  Itchy skin ")
    page.get_by_test_id("add-symptom").click()
    page.get_by_test_id("symptom").filter(has_text="Itchy skin").click()
    own = page.get_by_test_id("symptoms").get_by_role("group", name="Itchy skin")
    own.get_by_text("4", exact=True).click()
    page.locator("[data-testid=triggers] > summary").click()
    page.get_by_test_id("trigger").filter(has_text="Weather").click()
    page.get_by_test_id("own-trigger").fill("<b>Cats</b> 🐈")
    page.get_by_test_id("add-trigger").click()
    page.get_by_test_id("trigger").filter(has_text="<b>Cats</b> 🐈").click()
    page.get_by_test_id("note").fill("A long day")
    expect(page.get_by_test_id("save-status")).to_contain_text("Saved")
    until(lambda: (noted(page) or {}).get("note") == "A long day")

    page = phone.reopen()
    phone.context.set_offline(True)
    page.goto(f"{shared.url}/check-in/")
    expect(page.get_by_test_id("symptoms").locator("> summary")).to_contain_text("2 noted")
    expect(page.get_by_test_id("triggers").locator("> summary")).to_contain_text("2 marked")
    expect(page.get_by_test_id("note")).to_have_value("A long day")
    kept = noted(page)
    assert kept is not None
    assert sorted(kept["symptoms"].values()) == [4, 6]
    page.locator("[data-testid=symptoms] > summary").click()
    page.get_by_test_id("symptom").filter(has_text="Itchy skin").click()
    page.get_by_test_id("stop").click()
    until(lambda: [row["stopped"] for row in rows(page)["tracked"] if row["kind"] == "symptom"] == [True])
    expect(page.get_by_test_id("symptoms")).to_contain_text("Itchy skin")  # it was noted today


def test_everything_opened_is_accessible_and_whole(phone: Phone, shared: Server, axe: str) -> None:
    page = with_yesterday(phone, shared.url)
    problems: dict[str, list[str]] = {}
    for scheme, width in (("light", 320), ("dark", 360)):
        page.set_viewport_size({"width": width, "height": 740})
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.goto(f"{shared.url}/check-in/")
        for name in ("symptoms", "body", "area-list", "triggers"):
            page.locator(f"[data-testid={name}] > summary").click()
        page.get_by_test_id("symptom").first.click()
        page.get_by_test_id("pain-3").click()
        expect(page.get_by_role("button", name=re.compile("Take back Pain"))).to_be_visible()
        shape = page.evaluate(CUT_OFF)
        found = violations(page, axe) + page.evaluate(TARGETS)
        found += [f"scrolls sideways: {shape['wide']}"] * (shape["scrolls"] or bool(shape["wide"]))
        if found:
            problems[scheme] = found
    assert problems == {}
