"""With the server killed, everything works from a cold start; when it is back, everything arrives once."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from fibroplan.fibroplan import PAGES
from tests.browser.people import (
    begin_with_plan,
    expect_done,
    expect_synced,
    first_activity,
    open_row,
    open_today,
    outcome,
    pass_safety_check,
    ready_offline,
    sign_up,
    tick,
    today,
    unsent,
    until,
    write_note,
    written,
)
from tests.browser.phone import Phone, rows
from tests.server import Server


def read(heading: str) -> Callable[[Page], None]:
    """The screen of that heading, with its rows read: nothing says "One moment" or that nothing is here."""

    def shows(page: Page) -> None:
        expect(page.locator("h1")).to_contain_text(heading)
        expect(page.locator("main [aria-busy=true]")).to_have_count(0)
        expect(page.locator("main")).not_to_contain_text("Nothing is on this phone yet")
        expect(page.get_by_test_id("sync-status")).to_contain_text("Saved on this phone")

    return shows


SHOWS: dict[str, Callable[[Page], None]] = {
    "/": lambda page: expect(page.get_by_test_id("open-today")).to_be_visible(),
    "/today": lambda page: expect_done(page, "Easy walk"),
    "/plan": lambda page: expect(page.get_by_test_id("plan-item").first).to_contain_text("Easy walk"),
    "/plan/new": lambda page: expect(page.get_by_test_id("next")).to_be_enabled(),
    "/safety": lambda page: expect(page.locator("main")).to_contain_text("Last looked at"),
    "/library": lambda page: expect(page.get_by_test_id("exercise").first).to_be_visible(),
    "/progress": lambda page: expect(page.locator("main")).to_contain_text("Easy walk"),
    "/flare": lambda page: expect(page.get_by_label("What are your first signs of a flare?")).to_have_value(
        "Heavy arms"
    ),
    "/today/session": read("Session"),
    "/today/add": read("What did you do?"),
    "/check-in": read("How are you today?"),
    "/progress/symptoms": read("How you felt"),
    "/progress/sleep": read("How you slept"),
    "/progress/measures": read("Your measures"),
    "/progress/timeline": read("Timeline"),
    "/progress/changes": read("What changed"),
    "/pacing": read("Pacing"),
    "/sleep": read("Sleep"),
    "/tips": read("Tips"),
    "/reflect": read("Reflect"),
    "/reflect/write": lambda page: expect(page.locator("main")).to_contain_text("There is nothing at this address"),
    "/reflect/history": read("What I wrote"),
    "/reflect/lock": read("A lock for reflections"),
    "/letter": read("A letter to your employer"),
    "/share": read("Sharing"),
    "/share/preview": read("What they would see"),
    "/from-therapist": read("From your therapist"),
    "/learn": read("Learn"),
    "/measures": read("Measures"),
    "/measures/take": read("Measures"),
    "/help-now": lambda page: expect(page.get_by_test_id("help-line").first).to_contain_text("988 Lifeline"),
    "/report": read("One page for a visit"),
    "/take-along": read("Take it along"),
    "/treatments": read("Treatments"),
    "/treatments/medicine": read("A medicine"),
    "/treatments/effects": read("Side effects"),
    "/treatments/about": lambda page: expect(page.get_by_test_id("medicine-card")).to_have_count(11),
    "/treatments/infusion": read("Infusions"),
    "/treatments/infusion/session": read("Session"),
    "/appointments": read("Appointments"),
    "/more": read("More"),
    "/import": read("Records of another app"),
    "/settings": lambda page: expect(page.get_by_label("What may we call you?")).to_have_value("Ada"),
}
"""What a person sees of their own on each screen."""

WITHOUT_DATA = {"/404"}
QUERIES = ["", "?utm=1&name=%C3%A9%20a", "?day="]


def test_every_route_opens_cold_without_the_server(phone: Phone, server: Server) -> None:
    """A new browser process, no server, every screen in a new tab, at deep links with query strings too."""
    assert set(SHOWS) == set(PAGES) - WITHOUT_DATA, "a screen was added: say here what of a person's own it shows"
    page = begin_with_plan(phone.page, server.url)
    tick(page, "Easy walk")
    page.goto(f"{server.url}/settings/")
    page.get_by_label("What may we call you?").fill("Ada")
    page.goto(f"{server.url}/flare/")
    page.get_by_label("What are your first signs of a flare?").fill("Heavy arms")
    until(lambda: rows(page)["writing"] and rows(page)["profile"])
    page.goto(f"{server.url}/plan/new/")
    first_activity(page)
    phone.close()
    server.kill()
    phone.open()
    for route, shows in SHOWS.items():
        for query in QUERIES:
            tab = phone.tab()
            address = f"{server.url}{route.rstrip('/')}/{query}"
            answer = tab.goto(address)
            assert answer is not None
            assert answer.from_service_worker
            shows(tab)
            if route != "/":
                expect(tab.locator("button[data-testid=flare]")).to_be_visible()  # one tap from every screen
            assert tab.url == address
            tab.close()
    tab = phone.tab()
    tab.goto(f"{server.url}/today/?day={today() - 1}")
    expect(tab.get_by_test_id("item").first).to_be_visible()
    expect_done(tab, "Easy walk", False)
    tab.goto(f"{server.url}/today")  # without the slash, as people type it
    expect_done(tab, "Easy walk")
    tab.goto(f"{server.url}/nothing/here/")
    expect(tab.locator("h1")).to_be_visible()


def test_all_that_was_done_offline_arrives_exactly_once(phone: Phone, server: Server) -> None:
    """Ticks, partly, a skip with its reason, a note, a flare, a plan edit and a setting, through a cold start."""
    page = begin_with_plan(phone.page, server.url)
    sign_up(page, server.url, "ada@example.org")
    before = len(written(server, "ada@example.org")["history"])
    server.kill()

    open_today(page, server.url)
    tick(page, "Easy walk")
    open_row(page, "Sit to stand")
    page.get_by_label("How much did you do?").fill("2")
    page.get_by_test_id("partly").click()
    expect(page.get_by_test_id("item").filter(has_text="Sit to stand")).to_contain_text("2 times done")
    write_note(page, "Slow, but it went.")
    page.get_by_role("button", name="Close Sit to stand").click()
    open_row(page, "Slow breathing")
    page.get_by_test_id("skip").locator("summary").click()
    page.get_by_role("button", name="I was ill").click()
    expect(page.get_by_test_id("item").filter(has_text="Slow breathing")).to_contain_text("I was ill")
    expect(page.get_by_test_id("sync-status")).to_contain_text("Saved on this phone")

    phone.close()
    page = phone.open().page
    open_today(page, server.url, f"?day={today() - 2}")
    tick(page, "Easy walk")
    open_today(page, server.url)
    expect_done(page, "Easy walk")
    page.get_by_test_id("flare").click()
    expect(page.get_by_test_id("flare")).to_have_attribute("aria-pressed", "true")
    page.goto(f"{server.url}/plan/")
    page.get_by_role("button", name="Change Slow breathing").click()
    page.get_by_test_id("stop").click()
    expect(page.get_by_test_id("stopped")).to_be_visible()
    page.goto(f"{server.url}/settings/")
    page.get_by_label("What may we call you?").fill("Ada 🌿")
    until(lambda: rows(page)["profile"])
    expect(page.get_by_test_id("sync-status")).to_contain_text("for a connection")
    waiting = unsent(rows(page))

    phone.close()
    server.start()
    page = phone.open().page
    open_today(page, server.url)
    expect_synced(page)
    here, there = rows(page), written(server, "ada@example.org")
    assert here["_outbox"] == []
    assert here["_rejected"] == []
    ops = [row["op"] for row in there["history"]]
    assert len(ops) == len(set(ops)) == before + len(waiting)
    assert {operation["op"] for operation in waiting} <= set(ops)
    marks = {(row["item_id"], row["day"]): row["mark"] for row in there["outcome"]}
    assert marks == {
        ("i1", today()): "done",
        ("i2", today()): "partly",
        ("i3", today()): "skipped",
        ("i1", today() - 2): "done",
    }
    assert [row["note"] for row in there["outcome"] if row["note"]] == ["Slow, but it went."]
    assert [row["kind"] for row in there["pause"] if not row["deleted"]] == ["flare"]
    assert [row["schedule"] for row in there["plan_version"] if row["from_day"] == today()] == ["none"]
    assert [row["name"] for row in there["profile"]] == ["Ada 🌿"]
    assert (outcome(here, "i2") or {})["_rev"] > 0


def test_the_plan_builder_works_and_resumes_without_the_server(phone: Phone, server: Server) -> None:
    """Three answers, a cold start in the middle, and the plan is on Today."""
    page = phone.page
    page.goto(server.url)
    page.get_by_test_id("start").click()
    page.wait_for_url("**/plan/new/")
    ready_offline(page)
    server.kill()
    pass_safety_check(page)
    first_activity(page)
    page.get_by_test_id("next").click()
    page.get_by_test_id("not-sure").click()
    expect(page.get_by_test_id("not-sure")).to_have_attribute("aria-pressed", "true")
    page = phone.reopen()
    page.goto(f"{server.url}/plan/new/")
    expect(page.get_by_test_id("not-sure")).to_have_attribute("aria-pressed", "true")
    page.get_by_test_id("next").click()
    expect(page.get_by_test_id("part").first).to_be_visible()
    page.get_by_test_id("next").click()
    page.get_by_test_id("finish").click()
    page.wait_for_url("**/today/")
    assert len(rows(page)["plan_version"]) == 1
    page.goto(f"{server.url}/plan/")
    expect(page.get_by_test_id("plan-item")).to_have_count(1)


@pytest.mark.parametrize("how", ["reload", "leave", "close"])
def test_text_typed_at_the_last_moment_is_kept(phone: Phone, shared: Server, how: str) -> None:
    """The page goes away before the autosave was due."""
    page = begin_with_plan(phone.page, shared.url)
    open_row(page, "Easy walk")
    page.get_by_label("Note").fill("The last words")
    if how == "reload":
        page.reload()
    elif how == "leave":
        page.goto(f"{shared.url}/plan/")
    else:
        page = phone.tab()
        phone.context.pages[0].close()
    open_today(page, shared.url)
    open_row(page, "Easy walk")
    expect(page.get_by_label("Note")).to_have_value("The last words")
