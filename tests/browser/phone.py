"""A phone: a real Chromium with a profile of its own on disk, which can be killed and opened again."""

import os
import shutil
import signal
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Error, Page, Playwright, expect

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SIZE = {"width": 360, "height": 740}
PATIENCE_MS = 20_000
"""How long a condition is waited for before a test gives up: long, since a busy machine is no fault of the app."""

expect.set_options(timeout=PATIENCE_MS)

READ_STORE = """async () => {
  const found = (await indexedDB.databases()).map(({name}) => name).filter((name) => name.startsWith("fibroplan-"));
  if (!found.length) return null;
  const newest = found.sort((a, b) => Number(a.split(".").at(-1)) - Number(b.split(".").at(-1))).at(-1);
  const db = await new Promise((resolve, reject) => {
    const opening = indexedDB.open(newest);
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  try {
    const tables = [...db.objectStoreNames];
    const read = (table) => new Promise((resolve, reject) => {
      const asked = db.transaction(table).objectStore(table).getAll();
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
    return Object.fromEntries(await Promise.all(tables.map(async (table) => [table, await read(table)])));
  } finally {
    db.close();
  }
}"""
"""Every row of the phone's database, read without the app's own code."""


class Phone:
    """One person's phone."""

    def __init__(self, playwright: Playwright, profile: Path, **options: Any) -> None:
        self.playwright = playwright
        self.profile = profile
        self.options = options
        self.context: BrowserContext
        self.requests: list[str] = []
        self.errors: list[str] = []
        self.sockets: list[str] = []
        self.open()

    def open(self) -> "Phone":
        """Start the browser with what its profile holds."""
        self.context = self.playwright.chromium.launch_persistent_context(
            str(self.profile),
            executable_path=CHROMIUM,
            headless=True,
            args=FLAGS,
            **{"viewport": SIZE, "has_touch": True, "reduced_motion": "reduce", **self.options},
        )
        self.context.set_default_timeout(PATIENCE_MS)
        self.context.on("request", lambda request: self.requests.append(f"{request.method} {request.url}"))
        self.context.on("weberror", lambda error: self.errors.append(str(error.error)))
        self.context.on("page", self._watch)
        for page in self.context.pages:
            self._watch(page)
        return self

    def _watch(self, page: Page) -> None:
        page.on("websocket", lambda socket: self.sockets.append(socket.url))

    @property
    def page(self) -> Page:
        """The first tab."""
        return self.context.pages[0]

    def tab(self) -> Page:
        """One more tab."""
        return self.context.new_page()

    def close(self) -> None:
        """Close the browser as a person does."""
        with suppress(Error):
            self.context.close()

    def kill(self) -> None:
        """SIGKILL to the browser and all its processes, at once: what is not on disk is gone."""
        doomed = list(self._processes())
        for number in doomed:
            with suppress(ProcessLookupError):
                os.kill(number, signal.SIGKILL)
        end = time.monotonic() + 5
        while any(_alive(number) for number in doomed) and time.monotonic() < end:
            time.sleep(0.01)
        with suppress(Error):
            self.context.close()

    def reopen(self) -> Page:
        """Kill the browser and open it again."""
        self.kill()
        return self.open().page

    def _processes(self) -> Iterator[int]:
        """The browser's own process first, then its children, by the folder they were started with."""
        children: list[int] = []
        mine = str(self.profile).encode()
        for folder in Path("/proc").iterdir():
            if not folder.name.isdigit():
                continue
            try:
                command = (folder / "cmdline").read_bytes()
            except OSError:
                continue
            if mine not in command:
                continue
            if b"--type=" in command:
                children.append(int(folder.name))
            else:
                yield int(folder.name)
        yield from children


def _alive(number: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{number}/status").read_text()
    except OSError:
        return False


def rows(page: Page) -> dict[str, list[dict[str, Any]]]:
    """What the phone's database holds: object store -> rows."""
    found = page.evaluate(READ_STORE)
    assert found is not None, "there is no database on this phone"
    return found
