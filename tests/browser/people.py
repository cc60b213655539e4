"""What people do: begin with a made-up plan, tick, write."""

import json
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from typing import Any

from playwright.sync_api import Locator, Page, expect

from fibroplan.clock import DAY, MINUTE, SystemClock
from tests.browser.phone import PATIENCE_MS, rows
from tests.server import Server

DAY_ENDS_AT = 180
PASSWORD = "four quiet words here"


def today() -> int:
    """Today's day number on the tests' phones: their zone is UTC, and their day ends at three in the night."""
    return (SystemClock().instant() - DAY_ENDS_AT * MINUTE) // DAY


def version(number: int, part: str, title: str, target: float, unit: str = "minutes", **fields: Any) -> dict[str, Any]:
    """One item of a made-up plan: every day, since twenty days."""
    begun = today() - 20
    return {
        "id": f"i{number}.{begun}", "item_id": f"i{number}", "from_day": begun, "kind": "exercise", "content_id": "",
        "variant": "start", "title": title, "unit": unit, "target": target, "floor": 1, "ceiling": 0, "sets": 1,
        "each_side": False, "tries": [], "dose_rule": "", "schedule": "weekdays", "weekdays": [0, 1, 2, 3, 4, 5, 6],
        "every_days": 1, "anchor_day": begun, "times_per_week": 3,
        "slots": [{"id": part, "part": part, "minute": -1}], "position": number, "deleted": False, **fields,
    }  # fmt: skip


def plan_file(*more: dict[str, Any]) -> dict[str, Any]:
    """An export that holds a plan of three things."""
    versions = [
        version(1, "morning", "Easy walk", 8),
        version(2, "midday", "Sit to stand", 5, "times"),
        version(3, "bedtime", "Slow breathing", 4),
        *more,
    ]
    return {"fibroplan_export": 1, "rows": {"plan_version": versions, "screening": [checked()]}}


def checked(**fields: Any) -> dict[str, Any]:
    """A safety check of yesterday with nothing to report."""
    day = today() - 1
    row = {"id": f"{day}", "deleted": False, "day": day, "answers": {}, "finished": True}
    return {**row, "cleared_by": "", "cleared_day": None, **fields}


def bring(page: Page, url: str, data: dict[str, Any] | str) -> None:
    """Bring an export to the phone, through Settings."""
    page.goto(f"{url}/settings/")
    text = data if isinstance(data, str) else json.dumps(data)
    page.get_by_test_id("import").set_input_files(
        {"name": "export.json", "mimeType": "application/json", "buffer": text.encode()}
    )
    expect(page.get_by_text("entries were brought in")).to_be_visible()


def begin(page: Page, url: str) -> None:
    """Start on this phone, without an account."""
    page.goto(url)
    page.get_by_test_id("start").click()
    page.wait_for_url("**/plan/new/")


def pass_safety_check(page: Page, **yes: str) -> None:
    """Answer the safety check that stands before the builder: no to everything but what is given, by question id."""
    page.get_by_test_id("to-safety").click()
    page.wait_for_url("**/safety/")
    for _ in range(4):
        answer_safety_page(page, **yes)
        next_safety_page(page)
    page.get_by_test_id("safety-go").click()
    page.wait_for_url("**/plan/new/")


def answer_safety_page(page: Page, **yes: str) -> None:
    """Answer every question of one page; `yes` maps some words of a question to the answer's words."""
    asked = page.get_by_test_id("question")
    expect(asked.first).to_be_visible()
    number = 0
    while number < asked.count():
        words = asked.nth(number).locator("legend").inner_text()
        answer = next((given for part, given in yes.items() if part in words), "No")
        button = asked.nth(number).get_by_role("button", name=answer, exact=True)
        button.click()
        expect(button).to_have_attribute("aria-pressed", "true")
        number += 1
    expect(page.get_by_test_id("safety-next")).to_be_enabled()


def next_safety_page(page: Page) -> None:
    """Go on, and wait until the next page is there: a question read on one page and answered on the next is wrong."""
    title = page.get_by_role("heading", level=1)
    words = title.inner_text()
    page.get_by_test_id("safety-next").click()
    expect(title).not_to_have_text(words)


def first_activity(page: Page) -> None:
    """Pick the first activity of the builder, past the page that asks what matters."""
    page.get_by_test_id("goal").or_(page.get_by_test_id("activity").first).wait_for()
    if page.get_by_test_id("goal").is_visible():
        page.get_by_test_id("next").click()
    page.get_by_test_id("activity").first.click()
    expect(page.get_by_test_id("next")).to_be_enabled()


def begin_with_plan(page: Page, url: str, data: dict[str, Any] | None = None) -> Page:
    """A phone with a plan, on Today, ready to work without a network."""
    begin(page, url)
    bring(page, url, data or plan_file())
    ready_offline(page)
    open_today(page, url)
    return page


def ready_offline(page: Page) -> None:
    """Wait until the service worker controls the page."""
    until(lambda: page.evaluate("navigator.serviceWorker.controller !== null"))


def open_today(page: Page, url: str, query: str = "") -> None:
    """Open Today and wait for its rows."""
    page.goto(f"{url}/today/{query}")
    expect(page.get_by_test_id("item").first).to_be_attached()


def tick_of(page: Page, title: str) -> Locator:
    """The round button before a row."""
    return page.get_by_test_id("item").filter(has_text=title).locator("button.tick")


def unfold(page: Page, title: str) -> None:
    """Open what is done and folded away, if the row is in there."""
    row = page.get_by_test_id("item").filter(has_text=title)
    expect(row.first).to_be_attached()
    if not row.first.is_visible():
        page.locator("[data-testid=folded] > summary").click()


def tick(page: Page, title: str) -> None:
    """Mark a row done, and wait until the screen says so."""
    unfold(page, title)
    tick_of(page, title).click()
    expect_done(page, title)


def expect_done(page: Page, title: str, done: bool = True) -> None:
    """The screen says that the row is done."""
    expect(tick_of(page, title)).to_have_attribute("aria-pressed", "true" if done else "false")


def open_row(page: Page, title: str) -> None:
    """Open what can be said about a row besides done."""
    unfold(page, title)
    page.get_by_role("button", name=f"More for {title}").click()
    expect(page.get_by_label("Note")).to_be_visible()


def write_note(page: Page, text: str) -> None:
    """Write into the open row's note and wait until the screen says that it is saved."""
    note = page.get_by_label("Note")
    if not note.is_visible():  # its row has just been marked, and folded away with it
        page.locator("[data-testid=folded] > summary").click()
    note.fill(text)
    expect(page.get_by_test_id("save-status")).to_contain_text("Saved")


def until(condition: Callable[[], Any], seconds: float = PATIENCE_MS / 1000) -> None:
    """Wait for something that no screen shows, such as a row in a database."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.05)


def unsent(found: dict[str, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    """Operations in the outbox."""
    return found["_outbox"]


def outcome(found: dict[str, list[dict[str, Any]]], item: str, day: int | None = None) -> dict[str, Any] | None:
    """The outcome of an item on a day (today if none is given); None without one."""
    wanted = today() if day is None else day
    matching = [row for row in found["outcome"] if row["item_id"] == item and row["day"] == wanted]
    return matching[0] if matching else None


def sign_up(page: Page, url: str, email: str, password: str = PASSWORD) -> None:
    """Keep a copy and sync: make an account from Settings, and wait until everything is there."""
    page.goto(f"{url}/settings/")
    page.get_by_test_id("make-account").locator("summary").click()
    form = page.get_by_test_id("sign-up")
    form.locator("[name=email]").fill(email)
    form.locator("[name=password]").fill(password)
    form.locator("[name=again]").fill(password)
    form.get_by_role("button", name="Keep a copy and sync").click()
    expect_synced(page)


def sign_in(page: Page, url: str, email: str, password: str = PASSWORD) -> None:
    """Sign in on a phone that holds nothing, from the first screen."""
    page.goto(url)
    page.get_by_test_id("have-account").click()
    fill_sign_in(page, email, password)
    page.wait_for_url("**/today/")


def fill_sign_in(page: Page, email: str, password: str = PASSWORD) -> None:
    """Send the sign-in form that is on the screen."""
    form = page.get_by_test_id("sign-in").first
    form.locator("[name=email]").fill(email)
    form.locator("[name=password]").fill(password)
    form.get_by_role("button", name="Sign in").click()


def expect_synced(page: Page) -> None:
    """Everything is on the server, and the screen says so: its words may still be those of an earlier sync."""
    for _ in range(2):
        expect(page.get_by_test_id("sync-status")).to_contain_text("synced at")
        until(lambda: unsent(rows(page)) == [])


def sync_now(page: Page) -> None:
    """What the browser says when the network is back."""
    page.evaluate("dispatchEvent(new Event('online'))")


def written(server: Server, email: str) -> dict[str, Any]:
    """What the server's own database holds of an account: synced rows by table, and the operations accepted."""
    with closing(sqlite3.connect(server.database)) as database:
        database.row_factory = sqlite3.Row
        (account,) = [row["id"] for row in database.execute("SELECT id FROM account WHERE email = ?", [email])]
        found: dict[str, Any] = {
            table: [dict(row) for row in database.execute(f"SELECT * FROM {table} WHERE patient_id = ?", [account])]
            for table in ("profile", "plan_version", "outcome", "pause", "draft", "history")
        }
    return found
