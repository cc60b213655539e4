"""Fibroplan as the benchmark meets it: served as `make run` serves it, and a phone that holds two years of data."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from bench.people import PER_DAY, two_years
from bench.phone import Awaited, Phone
from tests.server import Server

TODAY = Awaited("rows", "[data-testid=item]", PER_DAY)
CHART = Awaited("chart", "[data-testid=heatmap]", 1)
LISTS = {
    "/library/": Awaited("library", "[data-testid=exercise]", 44),
    "/tips/": Awaited("tips", "[data-testid=tip]", 43),
    "/sleep/": Awaited("habits", "[data-testid=habit-choice]", 16),
}
"""The long lists: every exercise, every tip beside the one of today, every sleep habit."""
PICTURES = {
    "/progress/symptoms/?weeks=104": Awaited("felt", "[data-testid=line-chart]", 5),
    "/progress/sleep/?weeks=104": Awaited("slept", "[data-testid=line-chart]", 3),
    "/progress/timeline/?weeks=104": Awaited("timeline", "[data-testid=lane]", 3),
    "/progress/changes/": Awaited("changes", "[data-testid=change]", 5),
}
"""The other screens of Progress, over two years where they can show as much."""
TICK = "button"
"""The first button of a row is its tick."""

STORE = "fibroplan-00000000-0000-4000-8000-000000000000"
LOCAL_DAY = "Math.floor((Date.now() / 60_000 - new Date().getTimezoneOffset() - 180) / 1440)"
"""Today as days since 1970-01-01, with a day that ends at three in the night."""

CONTROLLED = """() => navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller
  || new Promise((found) => navigator.serviceWorker.addEventListener("controllerchange", found))).then(() => true)"""

CLAIM = """(name) => localStorage.setItem("fibroplan.store",
  JSON.stringify({ name, generation: 1, account: null, only_here: true }))"""

FILL = """async ({ name, rows }) => {
  const wait = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  while (!(await indexedDB.databases()).some((found) => found.name === name))
    await new Promise((resolve) => setTimeout(resolve, 50));
  const db = await wait(indexedDB.open(name));
  const tables = Object.keys(rows);
  const tx = db.transaction(tables, "readwrite");
  for (const table of tables) for (const row of rows[table]) tx.objectStore(table).put({ ...row, _rev: 0 });
  await new Promise((resolve, reject) => { tx.oncomplete = resolve; tx.onabort = () => reject(tx.error); });
  db.close();
}"""


@contextlib.contextmanager
def served(folder: Path) -> Iterator[Server]:
    """The built app on a free port of loopback, with an empty database."""
    server = Server(folder)
    try:
        yield server.start()
    finally:
        server.kill()


def fill(phone: Phone, url: str) -> None:
    """Install the app on a phone and give it two years of data, as rows that wait for no sync."""
    page = phone.page
    page.goto(f"{url}/today/")
    page.evaluate(CONTROLLED)
    page.evaluate(CLAIM, STORE)
    page.reload()
    rows = two_years(page.evaluate(LOCAL_DAY))["rows"]
    page.evaluate(FILL, {"name": f"{STORE}.1", "rows": rows})
    phone.opened(f"{url}/today/", TODAY.name)
