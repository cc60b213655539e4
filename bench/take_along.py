"""What a person takes along, out of two years: spreadsheets and the full copy on the phone, the PDF from the server."""

import time
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench.app import TODAY, fill, served
from bench.figures import Figure, median
from bench.phone import LIMIT_MS, SLOWER, Phone, phone
from tests.browser.people import expect_synced, sign_up

TIMES = 3
MADE = (
    ("spreadsheets of two years", "/take-along/", "spreadsheets", 5),
    ("full copy of two years", "/take-along/", "full-copy", 5),
    ("PDF of the report", "/report/", "report-pdf", 2),
)
"""What is made, on which screen, by which button, and within how many seconds."""


def making(opened: Phone, url: str, button: str) -> float:
    """Seconds from the tap on a button until the file is there."""
    page = opened.page
    page.goto(url)
    page.get_by_test_id(button).wait_for()
    page.wait_for_timeout(500)
    began = time.perf_counter()
    with page.expect_download(timeout=LIMIT_MS):
        page.get_by_test_id(button).click()
    return time.perf_counter() - began


def measure(work: Path) -> list[Figure]:
    """One figure for each, on a slow phone whose two years are on the server too."""
    with (
        sync_playwright() as playwright,
        served(work / "along-server") as server,
        phone(playwright, work / "along-phone", (TODAY,)) as opened,
    ):
        fill(opened, server.url)
        sign_up(opened.page, server.url, "along@example.org")
        expect_synced(opened.page)
        opened.slow_down()
        return [
            Figure(
                name,
                median([making(opened, server.url + path, button) for _ in range(TIMES)]),
                "s",
                most=most,
                note=f"CPU {SLOWER}x slower, median of {TIMES}",
            )
            for name, path, button, most in MADE
        ]
