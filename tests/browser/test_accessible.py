"""Every screen for everybody: axe finds nothing, the keyboard reaches everything, nothing is cut off or too small."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from fibroplan.fibroplan import PAGES
from tests.browser.people import (
    begin,
    begin_with_plan,
    expect_done,
    first_activity,
    open_row,
    open_today,
    tick,
    tick_of,
    today,
)
from tests.browser.phone import Phone
from tests.server import Server

AXE = "axe-core@4.14.1"
CACHE = Path(__file__).parent / ".cache"
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
LOOKS = {
    "light 360": {"color_scheme": "light", "width": 360, "text": 100},
    "dark 320": {"color_scheme": "dark", "width": 320, "text": 100},
    "large text 320": {"color_scheme": "light", "width": 320, "text": 200},
    "dark large text 360": {"color_scheme": "dark", "width": 360, "text": 200},
}
TARGETS = """() => {
  const tooSmall = [];
  for (const element of document.querySelectorAll("a[href], button, input, select, textarea, summary, [role=button]")) {
    const label = element.closest("label");
    const inLabel = label && element.matches("input[type=radio], input[type=checkbox]");
    const box = (inLabel ? label : element).getBoundingClientRect();
    if (!box.width || !box.height || element.closest("[hidden], .vh, .skip") || element.matches(".skip, .vh")) continue;
    if (getComputedStyle(element).visibility === "hidden") continue;
    const inline = element.matches("p a, li a") && getComputedStyle(element).display === "inline";
    const least = inline ? 44 : 48;
    if (box.height < least - 0.5 || box.width < least - 0.5)
      tooSmall.push(`${element.outerHTML.slice(0, 120)} is ${Math.round(box.width)} x ${Math.round(box.height)}`);
  }
  return tooSmall;
}"""
CUT_OFF = """() => {
  const room = document.documentElement.clientWidth;
  const wide = [...document.querySelectorAll("main *")].filter((element) => {
    const box = element.getBoundingClientRect();
    for (let parent = element.parentElement; parent.id !== "main"; parent = parent.parentElement)
      if (getComputedStyle(parent).overflowX !== "visible") return false;
    return box.width && box.right > room + 1;
  });
  const scrolls = document.documentElement.scrollWidth > room + 1;
  return {scrolls, wide: wide.slice(0, 5).map((element) => element.outerHTML.slice(0, 120))};
}"""
ROUTES = [*(route for route in PAGES if route != "/404"), "/nothing-here"]


@pytest.fixture(scope="session")
def axe() -> str:
    """axe-core, installed once by the npm that comes with the project's Node."""
    script = CACHE / "node_modules/axe-core/axe.min.js"
    if not script.exists():
        CACHE.mkdir(exist_ok=True)
        npm = Path(sys.executable).with_name("npm")
        subprocess.run([str(npm), "install", "--prefix", str(CACHE), "--no-audit", "--no-fund", AXE], check=True)
    return script.read_text()


@pytest.fixture(scope="module")
def lived_in(playwright: object, shared: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Phone]:
    """A phone with a plan, ticks, a note and a flare, for every test here that changes nothing."""
    phone = Phone(playwright, tmp_path_factory.mktemp("lived-in"), timezone_id="UTC")  # type: ignore[arg-type]
    page = begin_with_plan(phone.page, shared.url)
    for ago in (3, 1):
        open_today(page, shared.url, f"?day={today() - ago}")
        tick(page, "Easy walk")
    page.goto(f"{shared.url}/plan/new/")
    first_activity(page)
    yield phone
    phone.close()


def show(page: Page, look: dict, address: str) -> None:
    """The screen at that address in that look, settled."""
    page.set_viewport_size({"width": look["width"], "height": 740})
    page.emulate_media(color_scheme=look["color_scheme"], reduced_motion="reduce")
    page.goto(address)
    expect(page.locator("main h1")).to_be_visible()
    expect(page.locator("[aria-busy=true]")).to_have_count(0)
    if look["text"] != 100:
        page.evaluate(f"fibroplanShow('system', {look['text']})")
    page.evaluate("document.fonts.ready.then(() => true)")


def violations(page: Page, axe: str) -> list[str]:
    """What axe finds, one line each."""
    page.evaluate(axe)
    found = page.evaluate("(rules) => axe.run(document, rules)", RULES)
    assert len(found["passes"]) > 10, "axe has looked at nothing"
    return [
        f"{each['id']}: {node['target']} {node['failureSummary']}"
        for each in found["violations"]
        for node in each["nodes"]
    ]


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS.keys())
def test_every_screen_is_accessible_and_whole(lived_in: Phone, shared: Server, axe: str, look: dict) -> None:
    """axe finds nothing, nothing scrolls sideways or is cut off, and every target can be hit."""
    page = lived_in.tab()
    problems = {}
    for route in ROUTES:
        show(page, look, f"{shared.url}{route.rstrip('/')}/")
        found = violations(page, axe)
        shape = page.evaluate(CUT_OFF)
        found += [f"scrolls sideways: {shape['wide']}"] * (shape["scrolls"] or bool(shape["wide"]))
        found += page.evaluate(TARGETS)
        if found:
            problems[route] = found
    page.close()
    assert problems == {}


def open_parts(page: Page, url: str) -> Iterator[str]:
    """Today with everything opened, and each page of the plan builder."""
    open_today(page, url)
    open_row(page, "Easy walk")
    page.get_by_test_id("skip").locator("summary").click()
    yield "a row with all that can be said about it"
    page.get_by_test_id("flare").click()
    expect(page.get_by_test_id("flare")).to_have_attribute("aria-pressed", "true")
    yield "a flare, and what was just done"
    page.goto(f"{url}/plan/")
    page.get_by_role("button", name="Change Easy walk").click()
    yield "an item of the plan"
    page.goto(f"{url}/library/")
    page.get_by_role("button", name="More about Neck").first.click()
    yield "an exercise of the library"
    page.goto(f"{url}/plan/new/")
    first_activity(page)
    for step in ("baseline", "days", "preview"):
        page.get_by_test_id("next").click()
        if step == "baseline":
            page.get_by_test_id("not-sure").click()
        else:
            expect(
                page.get_by_test_id("part").first if step == "days" else page.get_by_test_id("finish")
            ).to_be_visible()
        yield f"the builder's page {step}"
    page.goto(f"{url}/settings/")
    for summary in page.locator("summary").all():
        summary.click()
    yield "settings with every part opened"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_opens_on_a_screen_is_accessible_too(
    phones: Callable[..., Phone], shared: Server, axe: str, scheme: str
) -> None:
    page = begin_with_plan(phones(color_scheme=scheme, viewport={"width": 320, "height": 740}).page, shared.url)
    problems = {}
    for part in open_parts(page, shared.url):
        shape = page.evaluate(CUT_OFF)
        found = violations(page, axe) + page.evaluate(TARGETS)
        found += [f"scrolls sideways: {shape['wide']}"] * (shape["scrolls"] or bool(shape["wide"]))
        if found:
            problems[part] = found
    assert problems == {}


def _focused(page: Page) -> str:
    return page.evaluate(
        "() => { const it = document.activeElement; return it === document.body ? '' :"
        " (it.getAttribute('aria-label') ?? it.innerText ?? '') + '|' + it.tagName + '|' + (it.name ?? ''); }"
    )


@pytest.mark.parametrize("route", ROUTES)
def test_the_keyboard_reaches_every_control_and_shows_where_it_is(lived_in: Phone, shared: Server, route: str) -> None:
    page = lived_in.tab()
    show(page, LOOKS["light 360"], f"{shared.url}{route.rstrip('/')}/")
    page.evaluate("document.activeElement.blur()")
    count = page.evaluate(
        "[...document.querySelectorAll('a[href], button:not([disabled]), input, select, textarea, summary')]"
        ".filter((it) => it.checkVisibility() && it.tabIndex >= 0).length"
    )
    seen, unseen = [], []
    page.keyboard.press("Tab")
    assert "Skip to the page" in _focused(page)
    for _ in range(count + 5):
        where = _focused(page)
        if not where:
            break
        seen.append(where)
        outlined = page.evaluate(
            "() => { const it = document.activeElement;"
            " const shown = [it, it.closest('label'), it.nextElementSibling, it.parentElement].filter(Boolean);"
            " return shown.map((each) => getComputedStyle(each)).some(({outlineStyle, outlineWidth, boxShadow}) =>"
            " (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || boxShadow !== 'none'); }"
        )
        if not outlined:
            unseen.append(where)
        page.keyboard.press("Tab")
    radios = page.evaluate("new Set([...document.querySelectorAll('input[type=radio]')].map((it) => it.name)).size")
    grouped = page.evaluate("document.querySelectorAll('input[type=radio]').length")
    page.close()
    assert unseen == []
    assert len(seen) >= count - grouped + radios


def test_a_tick_and_a_note_by_keyboard_alone(phone: Phone, shared: Server) -> None:
    page = begin_with_plan(phone.page, shared.url)
    tick_of(page, "Easy walk").press("Enter")
    expect_done(page, "Easy walk")
    page.get_by_role("button", name="More for Sit to stand").press("Enter")
    expect(page.get_by_label("Note")).to_be_visible()
    for _ in range(12):
        if page.evaluate("document.activeElement.name") == "note":
            break
        page.keyboard.press("Tab")
    page.keyboard.type("By keyboard")
    expect(page.get_by_test_id("save-status")).to_contain_text("Saved")


def test_a_way_to_another_screen_moves_the_focus_and_names_the_page(lived_in: Phone, shared: Server) -> None:
    page = lived_in.tab()
    open_today(page, shared.url)
    for name, title in (("Plan", "Your plan"), ("Progress", "weeks"), ("Today", "Today")):
        page.get_by_role("navigation").get_by_role("link", name=name).click()
        page.wait_for_url(f"**/{name.lower()}/")
        expect(page).to_have_title(re.compile(title))
        assert page.evaluate("document.activeElement.closest('main') !== null")
        assert page.get_by_role("navigation").locator("[aria-current=page]").inner_text() == name
    page.close()


def test_an_empty_phone_is_accessible(phone: Phone, shared: Server, axe: str) -> None:
    """Before anything is there, and just after the start."""
    problems = {}
    for route in ROUTES:
        phone.page.goto(f"{shared.url}{route.rstrip('/')}/")
        expect(phone.page.locator("main h1")).to_be_visible()
        if found := violations(phone.page, axe):
            problems[route] = found
    begin(phone.page, shared.url)
    expect(phone.page.locator("[aria-busy=true]")).to_have_count(0)
    if found := violations(phone.page, axe):
        problems["the builder's first page"] = found
    assert problems == {}
