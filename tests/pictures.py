"""Takes the README's pictures: the made-up patient's phone and the made-up therapist's desk. Run: make pictures"""

import tempfile
from pathlib import Path

from playwright.sync_api import Page, Playwright, expect, sync_playwright

from fibroplan.demo import people, seed
from tests.browser.phone import Phone
from tests.server import ROOT, Server

PICTURES = ROOT / "docs/pictures"
DESK = {"width": 1280, "height": 800}


def phone_pictures(playwright: Playwright, url: str, folder: Path) -> None:
    """Today and twelve weeks, as the patient sees them."""
    phone = Phone(playwright, folder / "phone")
    page = phone.page
    page.goto(url)
    page.get_by_test_id("have-account").click()
    form = page.get_by_test_id("sign-in")
    form.get_by_label("Email").fill(people.PATIENT)
    form.get_by_label("Password").fill(seed.PASSWORD)
    form.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/today/")
    for name, path, shown in (("today", "/today/", "item"), ("progress", "/progress/", "heatmap")):
        page.goto(url + path)
        expect(page.get_by_test_id(shown).first).to_be_visible()
        taken(page, name)
    phone.close()


def desk_pictures(playwright: Playwright, url: str, folder: Path) -> None:
    """The caseload and one review, as the therapist sees them."""
    phone = Phone(playwright, folder / "desk", viewport=DESK)
    page = phone.page
    page.goto(f"{url}/care/sign-in/")
    page.get_by_label("Email").fill(people.THERAPIST)
    page.get_by_label("Password").fill(seed.PASSWORD)
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("The six digits of your authenticator app").fill(seed.code_now())
    page.get_by_role("button", name="That is my code").click()
    expect(page.get_by_test_id("case").first).to_be_visible()
    taken(page, "caseload")
    page.get_by_test_id("case").get_by_role("link").first.click()
    expect(page.get_by_test_id("heatmap")).to_be_visible()
    taken(page, "review")
    phone.close()


def taken(page: Page, name: str) -> None:
    """One picture, once the page is at rest."""
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(500)
    page.screenshot(path=PICTURES / f"{name}.png")
    print(f"docs/pictures/{name}.png")


def main() -> None:
    """Take all of them."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        server = Server(Path(place) / "server")
        server.folder.mkdir()
        seed.make(server.database)
        server.start()
        try:
            with sync_playwright() as playwright:
                phone_pictures(playwright, server.url, Path(place))
                desk_pictures(playwright, server.url, Path(place))
        finally:
            server.stop()


if __name__ == "__main__":
    main()
