"""Reflections on a slow phone: 2,000 sealed texts opened with the passphrase, and how soon a text is in the store."""

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from bench.app import FILL, LOCAL_DAY, STORE, TODAY, fill, served
from bench.figures import Figure, median
from bench.phone import LIMIT_MS, SLOWER, Awaited, Phone, phone

ENTRIES = 2_000
OPENINGS = 5
TEXTS = 5
PASSPHRASE = "four quiet words here"
SHOWN = Awaited("reflections", "[data-testid=entry]", 20)
WORDS = "The stairs felt like a mountain today, so I sat down half way and looked at the garden. "

WATCH = """() => {
  let typed = 0;
  addEventListener("input", () => (typed = performance.now()), { capture: true });
  const begin = IDBDatabase.prototype.transaction;
  globalThis.benchSaved = new Promise((saved) => {
    IDBDatabase.prototype.transaction = function (...args) {
      const tx = begin.apply(this, args);
      if (typed && args[1] === "readwrite") tx.addEventListener("complete", () => saved(performance.now() - typed));
      return tx;
    };
  });
}"""
"""Notes how long after the last letter the transaction that keeps it has ended."""


def entry(number: int, today: int) -> dict[str, Any]:
    """One text of some 400 letters, a few each day."""
    day = today - number // 3
    made = {
        "id": f"first-sign.{day}.{number}",
        "content_id": "first-sign",
        "day": day,
        "at": 1_700_000_000_000 + number,
    }
    words = json.dumps({"words": f"{number}. " + WORDS * 5})
    rest = {"words": words, "words_other": "", "shared": False, "return_day": None, "step": -1, "deleted": False}
    return {**made, **rest}


def lock(opened: Phone, url: str) -> None:
    """Write the texts and set a lock on them."""
    page = opened.page
    today = page.evaluate(LOCAL_DAY)
    rows = {"reflection": [entry(number, today) for number in range(ENTRIES)]}
    page.evaluate(FILL, {"name": f"{STORE}.1", "rows": rows})
    page.goto(f"{url}/reflect/lock/")
    page.get_by_test_id("passphrase").fill(PASSPHRASE)
    page.get_by_test_id("again").fill(PASSPHRASE)
    page.get_by_test_id("understood").check()
    page.get_by_test_id("set-lock").click()
    page.get_by_test_id("lock-now").wait_for(timeout=10 * LIMIT_MS)


def opening(opened: Phone, url: str) -> float:
    """Milliseconds from the tap on Unlock until the texts are painted."""
    page = opened.page
    opened.slow_down(1)
    page.goto(f"{url}/reflect/history/")
    page.get_by_test_id("unlock-form").get_by_test_id("passphrase").fill(PASSPHRASE)
    opened.slow_down()
    return opened.opened_by_tap("[data-testid=unlock]", SHOWN.name)


def saving(opened: Phone, url: str) -> float:
    """Milliseconds from the last letter of a text until it is durable."""
    page = opened.page
    page.goto(f"{url}/reflect/write/?form=first-sign")
    words = page.get_by_test_id("words").first
    words.wait_for()
    page.evaluate(WATCH)
    words.press_sequentially("A calm, slow day")
    return page.evaluate("benchSaved")


def measure(work: Path) -> list[Figure]:
    """Both figures, on a phone of their own."""
    with (
        sync_playwright() as playwright,
        served(work / "reflect-server") as server,
        phone(playwright, work / "reflect-phone", (TODAY, SHOWN)) as opened,
    ):
        fill(opened, server.url)
        opened.slow_down()
        saved = [saving(opened, server.url) for _ in range(TEXTS)]
        opened.slow_down(1)
        lock(opened, server.url)
        times = [opening(opened, server.url) for _ in range(OPENINGS)]
    slow = f"CPU {SLOWER}x slower"
    return [
        Figure("reflection, last letter to durable", median(saved), "ms", most=500, note=f"{slow}, median of {TEXTS}"),
        Figure(f"{ENTRIES:,} sealed reflections opened", median(times), "ms", most=1500, note=f"{slow}, of {OPENINGS}"),
    ]
