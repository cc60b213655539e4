"""Draws the app's icons and store screenshots with a headless Chromium.

    python scripts/make_icons.py icons
    python scripts/make_icons.py screenshots http://localhost:8000

The SVG files in assets/icons are the source; every PNG and favicon.ico follows from them. Screenshots are taken of a
running app, best after `make demo`. CHROMIUM names another browser binary.
"""

import os
import struct
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ASSETS = Path(__file__).resolve().parent.parent / "assets"
ICONS = ASSETS / "icons"

PNGS = (
    ("icon.svg", "icon-192.png", 192),
    ("icon.svg", "icon-512.png", 512),
    ("maskable.svg", "maskable-512.png", 512),
    ("maskable.svg", "apple-touch-icon.png", 180),
    ("monochrome.svg", "monochrome-512.png", 512),
)
"""Source, file, pixels. iOS rounds the corners itself and knows no transparency: it gets the full square."""

FAVICON_SIZES = (16, 32, 48)

SHOTS = (
    ("today-narrow.jpg", "/today/", 360, 740, 3),
    ("progress-narrow.jpg", "/progress/", 360, 740, 3),
    ("today-wide.jpg", "/today/", 1280, 800, 1),
)
"""File, address, width and height in CSS pixels, device pixels for each. JPEG, which the service worker leaves out."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser without network chatter."""
    flags = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=flags
        )
        yield browser
        browser.close()


def rendered(browser: Browser, svg: Path, pixels: int) -> bytes:
    """One SVG as a PNG of the given size, with its transparency."""
    page = browser.new_page(viewport={"width": pixels, "height": pixels})
    page.set_content(f"<style>body{{margin:0}}svg{{display:block}}</style>{svg.read_text(encoding='utf-8')}")
    png = page.screenshot(omit_background=True)
    page.close()
    return png


def ico(pngs: dict[int, bytes]) -> bytes:
    """An .ico file that holds PNGs, by their size in pixels: a header, a directory, then the pictures."""
    offset = 6 + 16 * len(pngs)
    directory, pictures = b"", b""
    for pixels, png in pngs.items():
        directory += struct.pack("<BBBBHHII", pixels, pixels, 0, 0, 1, 32, len(png), offset + len(pictures))
        pictures += png
    return struct.pack("<HHH", 0, 1, len(pngs)) + directory + pictures


def make_icons() -> None:
    """Every PNG of the manifest, the touch icon and favicon.ico."""
    with chromium() as browser:
        for source, target, pixels in PNGS:
            (ICONS / target).write_bytes(rendered(browser, ICONS / source, pixels))
        icon = ICONS / "icon.svg"
        (ASSETS / "favicon.ico").write_bytes(ico({size: rendered(browser, icon, size) for size in FAVICON_SIZES}))


def make_screenshots(origin: str) -> None:
    """The pictures that an install dialog shows."""
    (ASSETS / "screenshots").mkdir(exist_ok=True)
    with chromium() as browser:
        for name, path, width, height, scale in SHOTS:
            page = browser.new_page(viewport={"width": width, "height": height}, device_scale_factor=scale)
            page.goto(origin.rstrip("/") + path)
            page.wait_for_selector("main h1")
            page.wait_for_timeout(1000)
            page.screenshot(path=ASSETS / "screenshots" / name, type="jpeg", quality=80)
            page.close()


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["icons"]:
            make_icons()
        case ["screenshots", origin]:
            make_screenshots(origin)
        case _:
            sys.exit(__doc__)
