"""Sharing as a patient does it: chosen, seen before it is given, given by a code, ended in one tap, offline too."""

import sqlite3
from contextlib import closing

from playwright.sync_api import Page, expect

from tests.browser.care import CLINIC, NAME, therapist
from tests.browser.people import begin_with_plan, expect_synced, open_today, sign_up, sync_now, tick, until
from tests.browser.phone import Phone
from tests.server import Server


def grants(server: Server) -> list[tuple[str, bool]]:
    """(scopes, still on) of every grant in the server's database."""
    with closing(sqlite3.connect(server.database)) as database:
        rows = database.execute("SELECT scopes, revoked_at IS NULL FROM care_grant ORDER BY created_at").fetchall()
    return [(row[0], bool(row[1])) for row in rows]


def choose(page: Page, *labels: str) -> None:
    for label in labels:
        scope = page.get_by_test_id("scope").and_(page.get_by_label(label))
        scope.click()
        expect(scope).to_be_checked()


def anew(phone: Phone) -> Page:
    """The app closed and opened again. Not killed: a browser may then forget its newest cookies, the session's too."""
    phone.close()
    return phone.open().page


def make_code(page: Page) -> str:
    page.get_by_test_id("make-code").click()
    return page.get_by_test_id("my-code").inner_text()


def test_sharing_from_the_choice_to_its_end_without_a_network(phone: Phone, server: Server) -> None:
    page = begin_with_plan(phone.page, server.url)
    tick(page, "Easy walk")
    page.goto(f"{server.url}/share/")
    expect(page.locator("main")).to_contain_text("Sharing needs an account")
    sign_up(page, server.url, "sharing@example.org")

    page.goto(f"{server.url}/share/")
    expect(page.locator("main")).to_contain_text("Nobody. Your data is yours alone.")
    expect(page.get_by_test_id("make-code")).to_have_count(0)
    choose(page, "Plan and what I did", "Sleep")
    expect(page.locator("main")).to_contain_text("I share with one therapist: Plan and what I did, Sleep.")

    page.get_by_test_id("preview").click()
    review = page.get_by_test_id("review")
    expect(review.get_by_test_id("shared")).to_have_text("Plan and what I did, Sleep")
    expect(review.get_by_test_id("withheld")).to_contain_text("Symptoms")
    expect(review).to_contain_text("Easy walk")
    expect(review).not_to_contain_text("Symptoms over twelve weeks")
    page.get_by_role("link", name="Back to sharing").click()

    code = make_code(page)
    with therapist(server) as ada:
        ada.accept(code)
        page.goto(f"{server.url}/share/")
        grant = page.get_by_test_id("grant")
        expect(grant).to_contain_text(f"{NAME}, {CLINIC}")
        expect(grant).to_contain_text("Plan and what I did and Sleep")
        assert grants(server) == [('["plan","sleep"]', True)]

        server.kill()
        page = anew(phone)
        page.goto(f"{server.url}/share/")
        expect(page.locator("main")).to_contain_text("There is no connection right now.")
        page.get_by_test_id("end-sharing").click()
        expect(page.get_by_test_id("grant")).to_contain_text("This will end as soon as you are online.")
        page = anew(phone)
        page.goto(f"{server.url}/share/")
        expect(page.get_by_test_id("grant")).to_contain_text("This will end as soon as you are online.")
        assert grants(server) == [('["plan","sleep"]', True)]

        server.start()
        open_today(page, server.url)  # any screen will do
        sync_now(page)
        until(lambda: grants(server) == [('["plan","sleep"]', False)], 20)
    page.goto(f"{server.url}/share/")
    expect(page.locator("main")).to_contain_text("Nobody. Your data is yours alone.")
    expect(page.get_by_test_id("looks")).to_contain_text("Sharing ended")
    expect(page.get_by_test_id("looks")).to_contain_text(NAME)


def test_a_therapists_link_and_a_code_that_is_taken_back(phone: Phone, shared: Server) -> None:
    page = begin_with_plan(phone.page, shared.url)
    sign_up(page, shared.url, "invited@example.org")
    with therapist(shared) as ada:
        made = ada.http.post("/api/grants/invitations").json()
        page.goto(f"{shared.url}/share/#{made['code']}")
        expect(page.get_by_label("The code")).to_have_value(made["code"])
        assert made["code"] not in page.url
        page.get_by_role("button", name="Who is it from?").click()
        expect(page.get_by_test_id("inviter")).to_contain_text(f"From {NAME}, {CLINIC}")
        choose(page, "Symptoms")
        page.get_by_test_id("give").click()
        expect(page.get_by_test_id("grant")).to_contain_text("Symptoms")
        page.get_by_test_id("end-sharing").click()
        expect(page.get_by_test_id("grant")).to_have_count(0)
        expect_synced(page)

        code = make_code(page)
        page.get_by_test_id("withdraw").click()
        expect(page.locator("main")).to_contain_text("The code works no more.")
        assert ada.http.post("/api/grants/accept", json={"code": code}).status_code == 404
        page.get_by_text("I have a code from a therapist").click()
        page.get_by_label("The code").fill(made["code"])
        page.get_by_role("button", name="Who is it from?").click()
        expect(page.get_by_test_id("their-code")).to_contain_text("This code does not work.")
