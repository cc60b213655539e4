"""Writes the drawing of every exercise: assets/drawings/<exercise>.svg, always the same for the same source.

    python scripts/make_drawings.py
    python scripts/make_drawings.py sheet drawings.png [exercise ...]

The poses are in fibroplan/content/drawings/scenes. The second form makes a contact sheet on the cards of the three
themes, to look at. CHROMIUM names another browser binary.
"""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from fibroplan.content.drawings.scenes import SCENES  # noqa: E402

FOLDER = ROOT / "assets" / "drawings"
CARDS = {"light": "#ffffff", "dark": "#1b2221", "dim": "#28201a"}


def drawings() -> dict[str, str]:
    """File name to text, for every exercise."""
    return {f"{name}.svg": scene.svg() for name, scene in SCENES.items()}


def write() -> None:
    """Every file; one that belongs to no exercise any more goes."""
    files = drawings()
    FOLDER.mkdir(parents=True, exist_ok=True)
    for file in FOLDER.glob("*.svg"):
        if file.name not in files:
            file.unlink()
    for name, text in files.items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
    print(f"{len(files)} drawings, {sum(map(len, files.values())) / 1024:.0f} KB")


def sheet(target: str, names: list[str]) -> None:
    """A contact sheet as PNG: each drawing on each card, at the width of a phone."""
    from playwright.sync_api import sync_playwright

    style = "body{margin:8px;font:13px sans-serif;display:grid;grid-template-columns:repeat(3,328px);gap:8px}"
    cells = ""
    for name in names or list(SCENES):
        for colour in CARDS.values():
            image = f"<img width='300' src='{(FOLDER / name).as_uri()}.svg'>"
            cells += f"<div style='background:{colour};color:#888;padding:14px'>{name}<br>{image}</div>"
    page_file = Path(target).with_suffix(".html")
    page_file.write_text(f"<style>{style}</style>{cells}", encoding="utf-8")
    with sync_playwright() as playwright:
        path = os.environ.get("CHROMIUM", "/usr/bin/chromium")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1020, "height": 400})
        page.goto(page_file.resolve().as_uri())
        page.screenshot(path=target, full_page=True)
        browser.close()
    page_file.unlink()


if __name__ == "__main__":
    match sys.argv[1:]:
        case []:
            write()
        case ["sheet", target, *names]:
            sheet(target, names)
        case _:
            sys.exit(__doc__)
