"""Progress on a phone without a network: each picture has its words and its table, and says what it stands on."""

import re
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.people import begin_with_plan, plan_file, today
from tests.browser.phone import Phone
from tests.browser.test_accessible import CUT_OFF, TARGETS, axe, violations
from tests.server import Server

__all__ = ["axe"]

DAYS = 60


def lived() -> dict[str, Any]:
    """Sixty days: every second night is short, and the day after it hurts more; a flare lies in between."""
    data = plan_file()
    check_ins, nights = [], []
    for back in range(1, DAYS + 1):
        day, short = today() - back, back % 2
        check_ins.append(
            {"id": f"{day}", "deleted": False, "day": day, "entered_day": day + (back == 4), "pain": 7 if short else 4,
             "fatigue": 5, "sleep": 3 if short else 7, "mood": 6, "fog": None, "symptoms": {"stiffness": 5},
             "mapped": True, "areas": ["neck"], "triggers": [], "note": "", "note_other": ""}
        )  # fmt: skip
        if back % 3 == 0:
            nights.append(
                {"id": f"{day}", "deleted": False, "day": day, "into_bed": 1350, "tried": 1380, "sol": 45, "waso": 60,
                 "awakenings": 1, "final_wake": 390, "out_of_bed": 420, "quality": 5, "nodded_off": False}
            )  # fmt: skip
    flare = {"id": "f", "deleted": False, "kind": "flare", "from_day": today() - 12, "until_day": today() - 9}
    data["rows"] |= {"check_in": check_ins, "night": nights, "pause": [{**flare, "item_ids": [], "reason": ""}]}
    return data


def lived_in(phone: Phone, url: str) -> Page:
    page = begin_with_plan(phone.page, url, lived())
    phone.context.set_offline(True)
    return page


def table_of(page: Page, chart: str) -> list[str]:
    """The lines of a chart's table, opened by keyboard."""
    part = page.locator("section").filter(has=page.get_by_role("heading", name=chart, exact=True))
    part.locator("summary").press("Enter")
    expect(part.locator("table")).to_be_visible()
    return part.locator("tbody tr").all_inner_texts()


def test_how_it_went_in_pictures_words_and_tables(phone: Phone, shared: Server) -> None:
    page = lived_in(phone, shared.url)
    page.get_by_role("link", name="Progress").click()
    expect(page.get_by_test_id("by-kind")).to_contain_text("Moving")
    page.get_by_role("link", name="How you felt").click()
    page.wait_for_url("**/progress/symptoms/")
    expect(page.get_by_role("img", name=re.compile("^Pain: 5.5 on average, from 4 to 7, on 60 days"))).to_be_visible()
    expect(page.get_by_role("img", name="Brain fog: Nothing noted in these weeks.")).to_be_visible()
    lines = table_of(page, "Pain")
    assert len(lines) == 12
    assert any("flare" in line for line in lines)
    assert any("plan changed: Easy walk, Sit to stand and Slow breathing" in line for line in lines)
    assert any("not noted" in line for line in lines), "weeks before the first day are gaps, not zeros"

    page.get_by_test_id("range").filter(has_text="4 weeks").click()
    page.wait_for_url("**/?weeks=4")
    expect(page.get_by_test_id("range").filter(has_text="4 weeks")).to_have_attribute("aria-pressed", "true")
    assert sum("filled in later" in line for line in table_of(page, "Mood")) == 1
    page.get_by_test_id("more-charts").click()
    expect(page.get_by_role("img", name=re.compile("^Stiffness: 5 on average"))).to_be_visible()
    expect(page.get_by_role("img", name=re.compile("^Areas that hurt: 1 on average"))).to_be_visible()

    page.goto(f"{shared.url}/progress/sleep/")
    expect(page.get_by_role("img", name=re.compile("^Sleep efficiency: 67.6 % on average"))).to_be_visible()
    assert any("few days" in line for line in table_of(page, "Time asleep"))


def test_what_changed_and_what_moved_together(phone: Phone, shared: Server) -> None:
    page = lived_in(phone, shared.url)
    page.goto(f"{shared.url}/progress/changes/")
    pain = page.get_by_test_id("change").filter(has_text=re.compile("^Pain"))
    expect(pain).to_contain_text(re.compile(r"5\.\d on average, 5\.\d before\."))
    expect(page.get_by_test_id("change").filter(has_text=re.compile("^Flares"))).to_contain_text(
        "4 days with a flare, 0 before."
    )
    pair = page.get_by_test_id("pair")
    expect(pair).to_have_count(1)
    expect(pair).to_contain_text("Sleep and pain moved together; not proof.")
    expect(pair).to_contain_text("Pain: 4 on average on 30 days with better sleep, 7 on 30 days with worse sleep.")
    page.locator("[data-testid=apart] > summary").click()
    expect(page.get_by_test_id("apart")).to_contain_text("Time asleep and pain: No clear link on 20 days.")


def test_with_too_few_days_nothing_is_claimed(phone: Phone, shared: Server) -> None:
    page = begin_with_plan(phone.page, shared.url)
    page.goto(f"{shared.url}/progress/symptoms/")
    expect(page.locator("main")).to_contain_text("How you felt will show here.")
    page.get_by_role("link", name="How am I today?").click()
    for score in ("pain-6", "sleep-3"):
        page.get_by_test_id(score).click()
    page.goto(f"{shared.url}/progress/changes/")
    pain = page.get_by_test_id("change").filter(has_text=re.compile("^Pain"))
    expect(pain).to_contain_text("Too few days to compare yet.")
    expect(page.get_by_test_id("pair")).to_have_count(0)
    page.locator("[data-testid=few] > summary").click()
    expect(page.get_by_test_id("few")).to_contain_text("Sleep and pain: 1 of 14 days so far.")


def test_pictures_are_accessible_and_whole(phone: Phone, shared: Server, axe: str) -> None:
    page = lived_in(phone, shared.url)
    problems: dict[str, list[str]] = {}
    for scheme, width in (("light", 320), ("dark", 360)):
        page.set_viewport_size({"width": width, "height": 740})
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        for part in ("", "symptoms/", "symptoms/?weeks=104", "sleep/", "changes/"):
            page.goto(f"{shared.url}/progress/{part}")
            expect(page.locator("[aria-busy=true]")).to_have_count(0)
            for summary in page.locator("main summary:visible").all():
                summary.click()
            shape = page.evaluate(CUT_OFF)
            found = violations(page, axe) + page.evaluate(TARGETS)
            found += [f"scrolls sideways: {shape['wide']}"] * (shape["scrolls"] or bool(shape["wide"]))
            if found:
                problems[f"{scheme} {part}"] = found
    assert problems == {}
