"""Learn on a phone: found by a word, read offline with its sources, marked for oneself."""

from playwright.sync_api import Page, expect

from tests.browser.people import begin_with_plan, today
from tests.browser.phone import Phone, rows
from tests.browser.test_accessible import CUT_OFF, TARGETS, axe, violations
from tests.server import Server

__all__ = ["axe"]


def marks(page: Page) -> dict[str, bool]:
    """Every mark there ever was: the card -> whether it is set."""
    found = [row for row in rows(page)["writing"] if row["id"].startswith("read.")]
    return {row["answers"]["card"]: not row["deleted"] for row in found}


def test_a_card_is_found_read_and_marked_without_a_network(phone: Phone, shared: Server, axe: str) -> None:
    page = begin_with_plan(phone.page, shared.url)
    phone.context.set_offline(True)
    page = phone.reopen()
    page.goto(f"{shared.url}/learn/")
    expect(page.get_by_test_id("topic")).to_have_count(10)
    page.get_by_test_id("learn-search").fill("zebra")
    expect(page.get_by_text("No card fits yet.")).to_be_visible()
    page.get_by_test_id("learn-search").fill("LYRICA")
    expect(page.get_by_test_id("learn-card")).to_have_count(1)
    page.get_by_test_id("learn-card").click()
    expect(page.locator("h1")).to_have_text("Pregabalin")
    sides = page.get_by_test_id("sides").locator(".card")
    first, second = sides.nth(0).bounding_box(), sides.nth(1).bounding_box()
    assert first is not None
    assert second is not None
    assert first["y"] == second["y"], "the two stand side by side"
    expect(sides.nth(0)).to_contain_text("FDA: approved for fibromyalgia in 2007.")
    expect(sides.nth(1)).to_contain_text("NICE: not to be started for this kind of pain.")
    page.get_by_test_id("sources").locator("summary").click()
    expect(page.get_by_test_id("sources")).to_contain_text("21 June 2007 [V]")

    page.get_by_test_id("read").click()
    expect(page.get_by_test_id("read")).to_have_attribute("aria-pressed", "true")
    page = phone.reopen()
    page.goto(f"{shared.url}/learn/?topic=medicines")
    row = page.get_by_test_id("learn-card").filter(has_text="Pregabalin")
    expect(row).to_contain_text("read")
    row.click()
    page.get_by_test_id("read").click()
    expect(page.get_by_test_id("read")).to_have_attribute("aria-pressed", "false")
    assert marks(page) == {"pregabalin": False}
    page.get_by_test_id("learn-next").click()
    expect(page.locator("h1")).to_have_text("Cyclobenzaprine under the tongue")

    page.set_viewport_size({"width": 320, "height": 740})
    for query in ("", "?topic=medicines", "?card=pregabalin", "?card=nothing-of-the-kind"):
        page.goto(f"{shared.url}/learn/{query}")
        expect(page.locator("[aria-busy=true]")).to_have_count(0)
        page.evaluate("fibroplanShow('system', 200)")
        shape = page.evaluate(CUT_OFF)
        assert violations(page, axe) + page.evaluate(TARGETS) == [], query
        assert not shape["scrolls"], shape
        assert not shape["wide"], shape


def test_a_mark_asks_for_nothing_on_today(phone: Phone, shared: Server) -> None:
    """Reading is no task: it counts nowhere and is not on the plan."""
    page = begin_with_plan(phone.page, shared.url)
    page.goto(f"{shared.url}/learn/?card=who")
    page.get_by_test_id("read").click()
    expect(page.get_by_test_id("read")).to_have_attribute("aria-pressed", "true")
    assert [row for row in rows(page)["outcome"] if row["day"] == today()] == []
    assert len(rows(page)["plan_version"]) == 3
