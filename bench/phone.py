"""A phone: a real Chromium with a profile of its own on disk, slowed down as a cheap phone is."""

import contextlib
import json
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import BrowserContext, CDPSession, ConsoleMessage, Page, Playwright

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDTH, HEIGHT = 360, 740
MARKS = (Path(__file__).parent / "marks.js").read_text()
SLOWER = 4
"""How many times slower the page's main thread runs. Service workers run at full speed, ours and the floor's."""
LIMIT_MS = 30_000
LOOPS = 6
LOOP = """() => {
  const begin = performance.now();
  let sum = 0;
  for (let i = 0; i < 2e7; i++) sum += i % 7;
  return performance.now() - begin;
}"""


class Awaited(NamedTuple):
    """What a page is for: at least `least` elements that match `selector`."""

    name: str
    selector: str
    least: int


class Phone:
    """One browser and its first tab."""

    def __init__(self, context: BrowserContext) -> None:
        self.context = context
        self.page: Page = context.pages[0]
        self.session: CDPSession = context.new_cdp_session(self.page)

    def slow_down(self, times: float = SLOWER) -> None:
        """Throttle the page's main thread; 1 is full speed."""
        self.session.send("Emulation.setCPUThrottlingRate", {"rate": times})

    def await_on_every_page(self, awaited: Sequence[Awaited] = ()) -> None:
        """Note on every page from now on when these are painted, and how long taps take."""
        wanted = json.dumps([entry._asdict() for entry in awaited])
        self.context.add_init_script(f"globalThis.benchAwaits = {wanted};\n{MARKS}")

    def told(self, name: str, act: Any) -> Any:
        """What the page tells of `name` after `act()`."""

        def about(message: ConsoleMessage) -> bool:
            return message.text.startswith(f"bench {name} ")

        with self.page.expect_console_message(about, timeout=LIMIT_MS) as message:
            act()
        return json.loads(message.value.text.split(" ", 2)[2])

    def opened(self, url: str, name: str) -> float:
        """Milliseconds from the navigation's start until `name` is painted."""
        return self.told(name, lambda: self.page.goto(url, wait_until="commit", timeout=LIMIT_MS))

    def tapped(self, position: int, tick: str) -> dict[str, float]:
        """Tap the tick of the row at `position`; milliseconds to `painted` and to `durable`."""
        point = self.page.evaluate("([position, tick]) => benchTap(position, tick)", [position, tick])
        return self.told("tap", lambda: self.page.mouse.click(point["x"], point["y"]))

    def opened_by_tap(self, selector: str, name: str) -> float:
        """Milliseconds from the tap on the element `selector` until `name` is painted, on the same page of the app."""
        painted = self.told(name, lambda: self.page.click(selector))
        return painted - self.page.evaluate("benchTappedAt")

    def slowness(self) -> float:
        """How much slower the throttled page really is, by a loop of fixed work at both speeds."""
        self.slow_down(1)
        fast = min(self.page.evaluate(LOOP) for _ in range(LOOPS))
        self.slow_down()
        return min(self.page.evaluate(LOOP) for _ in range(LOOPS)) / fast


@contextlib.contextmanager
def phone(playwright: Playwright, profile: Path, awaited: Sequence[Awaited] = ()) -> Iterator[Phone]:
    """A browser opened on a profile folder, closed in order afterwards so that all of it is on disk."""
    if not CHROMIUM:
        raise SystemExit("fibroplan: the benchmark needs Chromium. Install it (Debian: apt-get install chromium).")
    context = playwright.chromium.launch_persistent_context(
        str(profile),
        executable_path=CHROMIUM,
        headless=True,
        args=FLAGS,
        viewport={"width": WIDTH, "height": HEIGHT},
        device_scale_factor=2,
        has_touch=True,
    )
    try:
        opened = Phone(context)
        opened.await_on_every_page(awaited)
        yield opened
    finally:
        context.close()
