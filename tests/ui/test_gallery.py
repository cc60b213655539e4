"""The gallery in a real browser: axe, targets, reflow, keyboard, and the few scripts of the controls.

The gallery is built as a small Reflex app of its own, so that it sees the same compiler and stylesheet as the product.
"""

import functools
import http.server
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ROOT = Path(__file__).resolve().parents[2]
AXE = "axe-core@4.14.1"
PAGES = ("today", "builder", "progress", "controls")
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]

CONFIG = """
import os
os.environ.setdefault("REFLEX_USE_NPM", "1")
import reflex as rx
config = rx.Config(app_name="gallery", telemetry_enabled=False, show_built_with_reflex=False,
                   disable_plugins=[rx.plugins.SitemapPlugin])
"""
APP = """
import reflex as rx
from fibroplan.ui import gallery, tokens
app = rx.App(enable_state=False, toaster=None, stylesheets=[tokens.STYLESHEET], reset_style=False, html_lang="en",
             head_components=[rx.el.script(tokens.BEFORE_PAINT)])
app.app_wraps.pop((5, "Overlay"), None)
for route, page in {"today": gallery.today, "builder": gallery.builder, "progress": gallery.progress,
                    "controls": gallery.everything}.items():
    app.add_page(page, route=route, title=route)
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The gallery, compiled for production, with axe beside it."""
    home = tmp_path_factory.mktemp("gallery")
    (home / "gallery").mkdir()
    (home / "gallery/__init__.py").touch()
    (home / "gallery/gallery.py").write_text(APP, encoding="utf-8")
    (home / "rxconfig.py").write_text(CONFIG, encoding="utf-8")
    (home / "assets").symlink_to(ROOT / "assets")
    tools = Path(sys.executable).parent
    path = f"{tools}{os.pathsep}{os.environ['PATH']}"
    here = {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT), "REFLEX_TELEMETRY_ENABLED": "false"}

    def run(*command: str) -> None:
        done = subprocess.run(command, cwd=home, env=here, capture_output=True, text=True, timeout=300, check=False)
        assert done.returncode == 0, done.stdout + done.stderr

    run(str(tools / "reflex"), "export", "--frontend-only", "--no-zip", "--env", "prod")
    run("npm", "pack", AXE, "--silent")
    run("tar", "xzf", f"{AXE.replace('@', '-')}.tgz", "package/axe.min.js")
    return home


@pytest.fixture(scope="module")
def origin(built: Path) -> Iterator[str]:
    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            """Requests are not news."""

    handler = functools.partial(Quiet, directory=str(built / ".web/build/client"))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=FLAGS
        )
        yield running
        running.close()


def _open(
    browser: Browser,
    origin: str,
    path: str,
    theme: str = "light",
    size: int = 100,
    width: int = 360,
    forced: bool = False,
) -> Page:
    page = browser.new_page(
        viewport={"width": width, "height": 740}, forced_colors="active" if forced else "none", locale="en-GB"
    )
    page.context.add_cookies([{"name": "backend-enabled", "value": "false", "url": origin}])
    page.add_init_script(
        f'localStorage.setItem("fibroplan-theme", "{theme}"); localStorage.setItem("fibroplan-text-size", "{size}")'
    )
    page.goto(f"{origin}/{path}/", wait_until="networkidle")
    return page


def _violations(page: Page, built: Path) -> list[str]:
    page.evaluate((built / "package/axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate("axe.run({rules: {'target-size': {enabled: true}}})")["violations"]
    return [f"{each['id']}: {node['target']}" for each in found for node in each["nodes"]]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(
    ("theme", "size", "width", "forced"),
    [
        ("light", 100, 360, False),
        ("dark", 100, 320, False),
        ("dim", 200, 360, False),
        ("light", 200, 320, False),
        ("dark", 100, 768, False),
        ("light", 100, 360, True),
    ],
)
def test_axe_finds_nothing_and_nothing_runs_off_the_side(
    browser: Browser, origin: str, built: Path, path: str, theme: str, size: int, width: int, forced: bool
) -> None:
    page = _open(browser, origin, path, theme, size, width, forced)
    assert _violations(page, built) == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.close()


@pytest.mark.parametrize("path", PAGES)
def test_every_target_is_48_px_high(browser: Browser, origin: str, path: str) -> None:
    page = _open(browser, origin, path)
    small = page.evaluate(
        """() => [...document.querySelectorAll("button, main a, nav a, summary, select, textarea, input, label")]
            .filter(e => !e.matches("label") || e.querySelector("input"))
            .filter(e => e.checkVisibility() && !(e.matches("input") && e.closest("label")) && !e.matches("dialog *"))
            .map(e => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])
            .filter(([_, box]) => box.height < 48 || box.width < 48).map(([html, box]) => html + " " + box.height)"""
    )
    assert small == []
    page.close()


def test_theme_and_text_size_are_there_before_the_first_paint(browser: Browser, origin: str) -> None:
    page = _open(browser, origin, "today", "dim", 150)
    look = page.evaluate(
        "[document.documentElement.dataset.theme, getComputedStyle(document.body).backgroundColor,"
        " getComputedStyle(document.documentElement).fontSize, getComputedStyle(document.documentElement).colorScheme]"
    )
    assert look == ["dim", "rgb(29, 23, 19)", "25.5px", "dark"]
    page.close()


def test_moving_inside_the_app_puts_focus_on_the_new_page(browser: Browser, origin: str) -> None:
    page = _open(browser, origin, "today")
    assert page.evaluate("document.activeElement.tagName") == "BODY"
    page.get_by_role("link", name="Progress").click()
    page.get_by_role("heading", name="Your 12 weeks").wait_for()
    assert page.evaluate("document.activeElement.id") == "main"
    page.close()


def test_first_tab_stop_skips_to_the_page_and_focus_is_never_hidden(browser: Browser, origin: str) -> None:
    page = _open(browser, origin, "controls")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the page"
    hidden = []
    for _ in range(45):
        page.keyboard.press("Tab")
        hidden += page.evaluate(
            """() => { const e = document.activeElement, box = e.getBoundingClientRect(),
                bar = document.querySelector(".tabs").getBoundingClientRect();
                return e === document.body || e.closest(".tabs, .toasts") || box.top < bar.top ? [] : [e.outerHTML] }"""
        )
    assert hidden == []
    page.close()


def test_minus_and_plus_do_what_dragging_does(browser: Browser, origin: str) -> None:
    page = _open(browser, origin, "controls")
    pain = page.get_by_test_id("pain")
    page.get_by_role("button", name="More, Pain now").click()
    assert pain.input_value() == "5"
    page.get_by_role("button", name="Less, Pain now").click(click_count=2)
    assert pain.input_value() == "3"
    assert page.locator(".slider output").get_attribute("data-value") == "3"
    page.get_by_role("button", name="Less, Minutes walked").click()
    assert page.get_by_test_id("walked").input_value() == "7"
    page.close()


def test_a_sheet_holds_focus_and_gives_it_back(browser: Browser, origin: str, built: Path) -> None:
    page = _open(browser, origin, "controls")
    page.get_by_test_id("open-sheet").click()
    assert page.get_by_role("dialog", name="Easy walk").is_visible()
    assert _violations(page, built) == []
    page.keyboard.press("Escape")
    assert not page.get_by_role("dialog", name="Easy walk").is_visible()
    assert page.evaluate("document.activeElement.dataset.testid") == "open-sheet"
    page.get_by_test_id("open-sheet").click()
    page.get_by_role("button", name="Close").last.click()
    assert not page.get_by_role("dialog", name="Easy walk").is_visible()
    page.close()


def test_no_compiled_page_queues_an_event(built: Path) -> None:
    """Pages are compiled into both folders; Reflex's own frame (root.jsx) is not a page."""
    compiled = [
        path for folder in ("app/routes", "app_components") for path in (built / ".web" / folder).rglob("*.jsx")
    ]
    assert any("stepUp()" in path.read_text(encoding="utf-8") for path in compiled)
    assert not [path.name for path in compiled if "ReflexEvent(" in path.read_text(encoding="utf-8")]
