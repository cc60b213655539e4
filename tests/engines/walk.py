"""One person's way through the app in one browser session, and what every screen showed on it.

The browser is anything with `open(url)`, `run(script, *args)` and `choose_file(selector, path)`.
"""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from tests.engines.people import PASSWORD

BLANK_SECONDS = 15
"""A screen that shows neither rows nor a plain sentence for this long counts as blank."""

HUNG = "storage does not answer"
EMPTY = "Nothing is on this phone yet"

LOOK = """
const main = document.querySelector("main");
if (!main || location.href === "about:blank") return null;
const alive = (node) => Object.keys(node).some((key) => key.startsWith("__reactProps"));
const items = [...document.querySelectorAll("[data-testid=item]")].map((item) => {
  const tick = item.querySelector("button");
  return { title: tick.getAttribute("aria-label").split(",")[0], ticked: tick.getAttribute("aria-pressed") === "true" };
});
return {
  path: location.pathname, born: performance.timeOrigin, alive: alive(main), text: main.innerText.trim(), items,
  loading: Boolean(main.querySelector("[aria-busy=true]")),
  sync: document.querySelector("[data-testid=sync-status]")?.innerText ?? "",
  trouble: document.querySelector("[data-testid=storage]")?.innerText ?? "",
  start: Boolean(document.querySelector("[data-testid=start]")), begun: Boolean(localStorage["fibroplan.store"]),
};
"""

# Whatever the screen shows as ticked is remembered beyond the page, up to the moment it goes away.
WATCH = """
if (!window.watching) {
  const note = () => {
    const shown = new Set(JSON.parse(sessionStorage.shown ?? "[]"));
    for (const item of document.querySelectorAll("[data-testid=item]")) {
      const tick = item.querySelector("button");
      if (tick.getAttribute("aria-pressed") === "true") shown.add(tick.getAttribute("aria-label").split(",")[0]);
    }
    sessionStorage.shown = JSON.stringify([...shown]);
  };
  window.watching = new MutationObserver(note);
  watching.observe(document.body, { subtree: true, childList: true, attributes: true });
  note();
}
"""

TICK_ALL = """
const [every] = arguments;
const open = () => [...document.querySelectorAll("[data-testid=item] button[aria-pressed=false]")][0];
const tap = () => { const next = open(); if (next) { next.click(); setTimeout(tap, every); } };
tap();
"""

LEAVE = """
const [kind, path, after] = arguments;
setTimeout(() => {
  if (kind === "reload") return location.reload();
  if (kind === "address") return location.assign(path);
  const link = document.body.appendChild(document.createElement("a"));
  link.href = path;
  link.click();
}, after);
"""
SIGN_IN = """
const form = document.querySelector("[data-testid=sign-in]");
[form.elements.email.value, form.elements.password.value] = arguments;
form.requestSubmit();
"""
KINDS = ("address", "reload", "link")


class Browser(Protocol):
    """What a walk needs of a browser."""

    refused: str
    """Why the last script that could not run could not."""

    def open(self, url: str) -> None: ...
    def run(self, script: str, *args: Any) -> Any: ...
    def choose_file(self, selector: str, path: Path) -> None: ...


class Stuck(AssertionError):
    """A screen stayed blank, or never came to what was waited for."""


class Walk:
    """A walk through one session. `problems` collects what must never be."""

    def __init__(self, browser: Browser, url: str) -> None:
        self.browser = browser
        self.url = url
        self.problems: list[str] = []
        self.slowest = 0.0
        self.hung = False
        self.saved = 0

    # ---- looking
    def until(
        self, happened: Callable[[dict[str, Any]], Any], what: str, seconds: float = BLANK_SECONDS
    ) -> dict[str, Any]:
        """Watch the page until something has happened; Stuck if it does not."""
        began = time.monotonic()
        seen: dict[str, Any] | None = None
        while time.monotonic() - began < seconds:
            seen = self.browser.run(LOOK)
            if seen and HUNG in seen["trouble"]:
                self.hung = True
            if seen and seen["begun"] and EMPTY in seen["text"]:
                self.problems.append(f"{what}: said to be empty before a read: {seen}")
            if seen and happened(seen):
                self.slowest = max(self.slowest, time.monotonic() - began)
                return seen
            time.sleep(0.03)
        where = self.browser.run("return `${location.href} ${document.readyState} ${document.body?.innerHTML.length}`")
        refused = self.browser.refused
        raise Stuck(f"{what}: not within {seconds} s; the screen: {seen}; at {where}; last refusal: {refused}")

    def settled(self, born: float = 0) -> dict[str, Any]:
        """The page once it shows what it holds; `born` is when the page that was left was loaded."""
        return self.until(
            lambda page: page["alive"] and page["born"] > born and page["text"] and not page["loading"],
            "a screen that is not blank",
        )

    # ---- doing
    def go(self, path: str) -> dict[str, Any]:
        born = (self.browser.run(LOOK) or {"born": 0})["born"]
        self.browser.open(self.url + path)
        return self.settled(born)

    def arrive(self, path: str) -> None:
        """Open a page and return as soon as there is something of it, alive or not."""
        born = self.browser.run("return performance.timeOrigin") or 0
        self.browser.open(self.url + path)
        self.until(lambda page: page["born"] > born, "the beginning of a page")

    def leave(self, kind: str, path: str, after: float) -> dict[str, Any]:
        """Leave the page by a full navigation, `after` ms from now; the next page once it is settled."""
        born = self.browser.run("return performance.timeOrigin")
        self.browser.run(LEAVE, kind, path, after)
        return self.settled(born)

    def present(self, testid: str) -> None:
        """Wait until the page has this control."""
        there = "return Boolean(document.querySelector(`[data-testid=${arguments[0]}]`))"
        self.until(lambda _: self.browser.run(there, testid), testid)

    def tap(self, testid: str) -> None:
        self.browser.run("document.querySelector(`[data-testid=${arguments[0]}]`)?.click()", testid)

    def begin(self) -> None:
        """Start on this phone; returns at once after the tap."""
        self.go("/")
        self.tap("start")

    def sign_in(self, email: str) -> None:
        """Sign in on the welcome screen; returns at once after the tap."""
        self.go("/")
        self.tap("have-account")
        self.present("sign-in")
        self.browser.run(SIGN_IN, email, PASSWORD)

    def enter(self, email: str) -> None:
        """Sign in, or without an email begin on the phone alone; returns at once after the tap."""
        if email:
            self.sign_in(email)
        else:
            self.begin()

    def enter_again(self, page: dict[str, Any], email: str, file: Path) -> None:
        """See to it that the person is in with a plan; on `page` their tap may not have had its effect yet."""
        if not page["begun"]:
            self.enter(email)
            self.until(lambda page: page["path"] != "/", "the page after the start")
        if not email:
            self.bring(file)

    def until_offline_ready(self) -> None:
        """Wait until the service worker controls the page, so that every page is on the phone."""
        controlled = "return Boolean(navigator.serviceWorker.controller)"
        self.until(lambda _: self.browser.run(controlled), "the service worker")

    def bring(self, file: Path) -> None:
        """Import a plan in the settings."""
        if (self.browser.run(LOOK) or {}).get("path") != "/settings/":
            self.go("/settings/")
        self.present("import")
        self.browser.choose_file("[data-testid=import]", file)
        self.until(lambda page: "entries were brought in" in page["text"], "an import")

    def tick_all(self, every: float) -> None:
        """Tap every open item, one each `every` ms; returns at once."""
        self.browser.run(TICK_ALL, every)

    def watch(self) -> None:
        self.browser.run(WATCH)

    def shown(self) -> list[str]:
        """Everything that the screen has shown as ticked in this session."""
        return self.browser.run("return JSON.parse(sessionStorage.shown ?? '[]')") or []

    def check(self, page: dict[str, Any], where: str) -> None:
        """Everything that was shown as ticked is ticked, and a plan that is here is drawn."""
        ticked = {item["title"] for item in page["items"] if item["ticked"]}
        lost = sorted(set(self.shown()) - ticked)
        if not page["items"]:
            self.problems.append(f"{where}: an empty screen: {page}")
        elif lost:
            self.problems.append(f"{where}: lost {lost}")
