"""The therapist's pages, walked as staff do: joining, signing in, a patient's code, the review, and its sudden end."""

import json
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from typing import Any

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.browser.care import CLINIC, NAME, code_now, invite, therapist
from tests.browser.people import PASSWORD
from tests.browser.phone import Phone
from tests.browser.test_accessible import CUT_OFF, TARGETS, axe, violations
from tests.server import Server

__all__ = ["axe"]

SOON_MS = 2_000
"""A revoked grant blanks every open page within this."""


@pytest.fixture
def page(phone: Phone) -> Page:
    """A browser on a desk."""
    phone.page.set_viewport_size({"width": 1280, "height": 800})
    return phone.page


class Patient:
    """Somebody with an account, over HTTP."""

    def __init__(self, server: Server, name: str = "Mara") -> None:
        self.server = server
        self.http = httpx.Client(base_url=server.url, headers={"X-Fibroplan": "1", "Origin": server.url}, timeout=20)
        self.email = f"{name.lower()}@patients.example"
        made = self.http.post("/api/accounts", json={"email": self.email, "password": PASSWORD})
        assert made.status_code in (200, 201), made.text
        self.account, self.since, self.epoch = made.json()["account"], 0, ""
        self.send("profile", "me", {"name": name, "zone": "UTC"})

    def send(self, table: str, row: str, fields: dict[str, Any]) -> None:
        op = {
            "op": f"{table}-{row}-{self.since}",
            "table": table,
            "id": row,
            "fields": fields,
            "base": self.since,
            "at": 1,
        }
        head = {"schema": 1, "device": "d", "account": self.account, "epoch": self.epoch, "since": self.since}
        answer = self.http.post("/api/sync", json={**head, "ops": [op]}).json()
        assert answer["results"][0]["status"] == "applied", answer
        self.since, self.epoch = answer["rev"], answer["epoch"]

    def code(self, *scopes: str) -> str:
        from fibroplan.clock import SystemClock
        from fibroplan.domain.sharing import CONSENT_VERSION

        day = SystemClock().instant() // 86_400_000 + 28
        terms = {"scopes": list(scopes), "until_day": day, "offset": 0, "version": CONSENT_VERSION}
        made = self.http.post("/api/grants/codes", json=terms)
        assert made.status_code == 201, made.text
        return made.json()["code"]

    def end(self) -> None:
        (grant,) = [one["id"] for one in self.http.get("/api/grants").json()["grants"]]
        assert self.http.delete(f"/api/grants/{grant}").status_code == 204


def join(page: Page, server: Server, role: str = "therapist") -> tuple[str, str]:
    """Join by an invitation of the command line. Returns the address and the secret of the time-based codes."""
    code, email = invite(server, role)
    page.goto(f"{server.url}/care/join/#{code}")
    expect(page.get_by_label("The code you were given")).to_have_value(code)
    assert code not in page.url
    page.get_by_label("Your name, as patients know you").fill(NAME)
    page.get_by_label("A password", exact=True).fill(PASSWORD)
    page.get_by_label("The same password again").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()
    secret = page.get_by_test_id("care-secret").inner_text()
    page.get_by_label("The six digits it shows now").fill(code_now(secret, -1))
    page.get_by_role("button", name="That is my code").click()
    expect(page.get_by_test_id("codes").locator("li")).to_have_count(10)
    page.get_by_test_id("care-written").click()
    page.wait_for_url(re.compile(r"/care/(clinic/)?$"))
    return email, secret


def test_from_the_invitation_to_the_review_and_its_end(page: Page, server: Server) -> None:
    join(page, server)
    expect(page.get_by_test_id("me")).to_have_text(NAME)
    expect(page.locator("main")).to_contain_text("Nobody shares with you yet.")
    expect(page.locator("main")).to_contain_text("not watched live")

    mara = Patient(server)
    code = mara.code("plan", "symptoms")
    page.goto(f"{server.url}/care/accept/#{code}")
    expect(page.get_by_label("The code")).to_have_value(code)
    page.get_by_role("button", name="Accept").click()
    page.get_by_test_id("accepted").get_by_role("link", name="See the plan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mara")
    review = page.get_by_test_id("review")
    expect(review.get_by_test_id("shared")).to_have_text("Plan and what I did, Symptoms")

    # Live: what the patient writes appears while the page is open.
    version = {"item_id": "walk", "from_day": 20_000, "title": "Walk to the river", "weekdays": list(range(7))}
    mara.send("plan_version", "walk.20000", {**version, "slots": [{"id": "morning", "part": "morning", "minute": -1}]})
    expect(review).to_contain_text("Walk to the river")

    # And what is shared no longer is gone at once, from a second page too.
    other = page.context.new_page()
    other.goto(f"{server.url}/care/")
    expect(other.get_by_test_id("patients")).to_contain_text("Mara")
    mara.end()
    expect(page.locator("main")).to_contain_text("not any more", timeout=SOON_MS)
    expect(page.locator("body")).not_to_contain_text("Walk to the river")
    expect(other.locator("main")).to_contain_text("Nobody shares with you yet.", timeout=SOON_MS)
    expect(other.locator("body")).not_to_contain_text("Mara")


def test_signing_in_takes_two_steps_and_leads_back(page: Page, server: Server) -> None:
    with therapist(server) as ada:
        page.goto(f"{server.url}/care/account/")
        page.wait_for_url("**/care/sign-in/?next=%2Fcare%2Faccount%2F")
        page.get_by_label("Email").fill(ada.email)
        page.get_by_label("Password").fill("not the password at all")
        page.get_by_role("button", name="Go on").click()
        expect(page.locator(".note")).to_be_visible()
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Go on").click()
        page.get_by_label("The six digits of your authenticator app").fill("000000")
        page.get_by_role("button", name="That is my code").click()
        expect(page.locator(".note")).to_be_visible()
        page.get_by_label("The six digits of your authenticator app").fill(code_now(ada.secret, 1))
        page.get_by_role("button", name="That is my code").click()
        page.wait_for_url("**/care/account/")
        expect(page.get_by_test_id("care-sessions").locator("li")).to_have_count(2)
        page.get_by_role("button", name="Sign out there").click()
        expect(page.get_by_test_id("care-sessions").locator("li")).to_have_count(1)
        page.get_by_test_id("care-sign-out").click()
        page.wait_for_url("**/care/sign-in/")
        page.goto(f"{server.url}/care/")
        page.wait_for_url("**/care/sign-in/**")


def test_a_recovery_code_opens_once(page: Page, server: Server) -> None:
    with therapist(server) as ada:

        def try_code(code: str) -> None:
            page.goto(f"{server.url}/care/sign-in/")
            page.get_by_label("Email").fill(ada.email)
            page.get_by_label("Password").fill(PASSWORD)
            page.get_by_role("button", name="Go on").click()
            page.get_by_text("I have none of these with me").click()
            page.get_by_label("A recovery code").fill(code)
            page.get_by_role("button", name="Use this code").click()

        try_code(ada.recovery[0])
        page.wait_for_url("**/care/")
        page.context.clear_cookies()
        try_code(ada.recovery[0])
        expect(page.locator(".note")).to_be_visible()
        assert "/care/sign-in/" in page.url


def test_a_session_that_is_ended_elsewhere_leaves_nothing_on_the_screen(page: Page, server: Server) -> None:
    join(page, server)
    expect(page.get_by_test_id("me")).to_have_text(NAME)
    with closing(sqlite3.connect(server.database)) as database:
        database.execute("DELETE FROM session WHERE account_id IN (SELECT id FROM account WHERE role = 'therapist')")
        database.commit()
    page.wait_for_url("**/care/sign-in/**", timeout=5_000)
    expect(page.locator("body")).not_to_contain_text(NAME)


def test_a_lost_connection_is_said_and_heals_itself(page: Page, server: Server) -> None:
    join(page, server)
    mara = Patient(server)
    page.goto(f"{server.url}/care/accept/#{mara.code('plan')}")
    page.get_by_role("button", name="Accept").click()
    page.get_by_role("link", name="See the plan").click()
    expect(page.get_by_test_id("review")).to_be_visible()
    server.kill()
    expect(page.get_by_test_id("live")).to_contain_text("The live connection is lost.", timeout=30_000)
    expect(page.get_by_test_id("review")).to_be_visible()
    server.start()
    expect(page.get_by_test_id("live")).not_to_contain_text("lost", timeout=60_000)
    version = {"item_id": "walk", "from_day": 20_000, "title": "Walk to the river", "weekdays": list(range(7))}
    mara.send("plan_version", "walk.20000", {**version, "slots": [{"id": "morning", "part": "morning", "minute": -1}]})
    expect(page.get_by_test_id("review")).to_contain_text("Walk to the river")


def test_an_administrator_looks_after_accounts_and_sees_no_patient(page: Page, server: Server) -> None:
    join(page, server, "administrator")
    expect(page.get_by_role("heading", level=1)).to_have_text(CLINIC)
    page.get_by_label("Email").fill("new@clinic.example")
    page.get_by_role("button", name="Invite").click()
    expect(page.get_by_test_id("staff-code")).to_be_visible()
    expect(page.get_by_test_id("invitations")).to_contain_text("new@clinic.example")
    page.get_by_role("button", name="Take it back").click()
    expect(page.locator("main")).to_contain_text("There are none.")
    with therapist(server) as ada:
        page.reload()
        leaves = page.get_by_test_id("staff").locator("li", has_text=ada.email)
        leaves.get_by_test_id("has-left").click()
        leaves.get_by_test_id("has-left-sure").click()
        expect(page.get_by_test_id("staff").locator("li")).to_have_count(1)
        assert ada.http.get("/api/care/me").status_code == 401
    mara = Patient(server)
    assert page.request.get(f"{server.url}/api/care/patients/{mara.account}").status in (401, 403, 404)


def test_wrong_codes_and_wrong_addresses_are_answered_alike(page: Page, server: Server) -> None:
    join(page, server)
    page.goto(f"{server.url}/care/accept/#abcd-efgh-jkmn-pqrs")
    page.get_by_role("button", name="Accept").click()
    expect(page.locator(".note")).to_be_visible()
    said = []
    for address in ("nobody", Patient(server, "Nia").account):
        page.goto(f"{server.url}/care/{address}/")
        expect(page.locator("main")).to_contain_text("Nothing to see here.")
        said.append(page.locator("main").inner_text())
    assert said[0] == said[1]


def test_nothing_of_a_patient_passes_the_websocket_or_stays_in_the_browser(page: Page, server: Server) -> None:
    frames: list[str] = []
    page.on("websocket", lambda ws: ws.on("framereceived", lambda data: frames.append(str(data))))
    join(page, server)
    mara = Patient(server, "Mirabel")
    page.goto(f"{server.url}/care/accept/#{mara.code('plan')}")
    page.get_by_role("button", name="Accept").click()
    page.get_by_role("link", name="See the plan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mirabel")
    page.wait_for_timeout(1_500)
    assert frames
    token = next(one["value"] for one in page.context.cookies() if one["name"] == "fibroplan-care")
    assert not [one for one in frames if "Mirabel" in one or token in one]
    kept = page.evaluate("JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)])")
    assert "Mirabel" not in json.dumps(kept)


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1280, "light")])
def test_every_page_of_staff_is_accessible_and_whole(
    phones: Callable[..., Phone], server: Server, axe: str, width: int, scheme: str
) -> None:
    page = phones(color_scheme=scheme, viewport={"width": width, "height": 740}).page
    found: dict[str, list[str]] = {}

    def look(name: str) -> None:
        shape = page.evaluate(CUT_OFF)
        wide = [f"scrolls sideways: {shape['wide']}"] * (shape["scrolls"] or bool(shape["wide"]))
        problems = violations(page, axe) + wide + page.evaluate(TARGETS)
        if problems:
            found[name] = problems

    page.goto(f"{server.url}/care/join/")
    look("join")
    join(page, server)
    expect(page.locator("main")).to_contain_text("Nobody shares with you yet.")
    look("nobody")
    mara = Patient(server)
    page.goto(f"{server.url}/care/accept/#{mara.code('plan', 'symptoms', 'sleep')}")
    look("accept")
    page.get_by_role("button", name="Accept").click()
    expect(page.get_by_test_id("accepted")).to_be_visible()
    look("accepted")
    page.goto(f"{server.url}/care/")
    expect(page.get_by_test_id("case")).to_have_count(1)
    look("caseload")
    page.get_by_test_id("case").get_by_role("link").click()
    expect(page.get_by_test_id("review")).to_be_visible()
    look("review")
    page.goto(f"{server.url}/care/account/")
    expect(page.get_by_test_id("care-sessions").locator("li")).to_have_count(1)
    for part in page.locator("summary").all():
        part.click()
    look("account")
    page.get_by_test_id("care-sign-out").click()
    page.wait_for_url("**/care/sign-in/")
    look("sign in")
    join(page, server, "administrator")
    expect(page.get_by_test_id("staff").locator("li")).to_have_count(2)
    look("clinic")
    assert found == {}


def test_a_caseload_is_searched_ordered_and_walked_by_keys(page: Page, server: Server) -> None:
    with therapist(server) as ada:
        for name in ("Bea", "Ana", "Cleo"):
            ada.accept(Patient(server, name).code("plan"))
        page.context.add_cookies([{"name": "fibroplan-care", "value": ada.token, "url": server.url}])
        page.goto(f"{server.url}/care/")
        names = page.get_by_test_id("case").get_by_role("link")
        expect(names).to_have_text(["Ana", "Bea", "Cleo"])
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        expect(names.nth(1)).to_be_focused()
        page.keyboard.press("/")
        expect(page.get_by_test_id("case-search")).to_be_focused()
        page.keyboard.type("cle")
        expect(names).to_have_text(["Cleo"])
        expect(page.get_by_test_id("case-count")).to_contain_text("1 person")
        page.get_by_test_id("case-search").fill("")
        page.get_by_test_id("case-only").select_option("flare")
        expect(names).to_have_count(0)
        page.get_by_test_id("case-only").select_option("new")
        expect(names).to_have_count(3)
        names.nth(0).click()
        expect(page.get_by_test_id("review")).to_be_visible()
        page.get_by_test_id("reviewed-2").click()
        expect(page.locator("main")).to_contain_text("It stands out again in 2 weeks.")
        page.goto(f"{server.url}/care/")
        page.get_by_test_id("case-only").select_option("new")
        expect(names).to_have_text(["Bea", "Cleo"])


def test_a_passkey_is_made_at_joining_and_opens_afterwards(page: Page, server: Server) -> None:
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    device.send(
        "WebAuthn.addVirtualAuthenticator",
        {"options": {**options, "isUserVerified": True, "automaticPresenceSimulation": True}},
    )
    code, email = invite(server)
    page.goto(f"{server.url}/care/join/#{code}")
    page.get_by_label("Your name, as patients know you").fill(NAME)
    page.get_by_label("A password", exact=True).fill(PASSWORD)
    page.get_by_label("The same password again").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()
    page.get_by_test_id("care-passkey").click()
    page.get_by_test_id("care-written").click()
    page.wait_for_url("**/care/")
    page.goto(f"{server.url}/care/account/")
    page.get_by_test_id("care-sign-out").click()
    page.wait_for_url("**/care/sign-in/")
    page.get_by_label("Email").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()
    page.get_by_test_id("care-passkey").click()
    page.wait_for_url("**/care/")
    expect(page.get_by_test_id("me")).to_have_text(NAME)
