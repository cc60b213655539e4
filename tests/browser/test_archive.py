"""Every store that a released version has left on a phone is opened, for ever, with all that is in it."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.people import open_row, open_today, tick
from tests.browser.phone import Phone, rows
from tests.server import Server

ARCHIVE = sorted((Path(__file__).parents[1] / "archive/phone").glob("*.json"))

PUT_BACK = """async ({version, stores, rows}) => {
  const name = "fibroplan-00000000-0000-4000-8000-000000000001";
  localStorage["fibroplan.store"] = JSON.stringify({name, generation: 1, account: null, only_here: true});
  const db = await new Promise((resolve, reject) => {
    const opening = indexedDB.open(`${name}.1`, version);
    opening.onupgradeneeded = () => {
      for (const [store, {keyPath, autoIncrement, indexes}] of Object.entries(stores)) {
        const made = opening.result.createObjectStore(store, {keyPath, autoIncrement});
        for (const index of indexes) made.createIndex(index.name, index.keyPath);
      }
    };
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  const writing = db.transaction(Object.keys(rows), "readwrite");
  for (const [store, held] of Object.entries(rows)) for (const row of held) writing.objectStore(store).put(row);
  await new Promise((resolve) => { writing.oncomplete = resolve; });
  db.close();
}"""
"""The store of a dump, made as that version made it, without the app's own code."""


@pytest.mark.parametrize("dump", ARCHIVE, ids=lambda path: path.stem)
def test_a_store_of_an_earlier_version_opens_with_everything_in_it(dump: Path, phone: Phone, shared: Server) -> None:
    """Nothing of it is lost, and it can be worked with."""
    held = json.loads(dump.read_text())
    page = phone.page
    page.route("**/blank", lambda route: route.fulfill(body="<title>blank</title>", content_type="text/html"))
    page.goto(f"{shared.url}/blank")
    page.evaluate(PUT_BACK, held)

    day = held["rows"]["outcome"][0]["day"]
    open_today(page, shared.url, f"?day={day}")
    open_row(page, "Easy walk")
    expect(page.get_by_label("Note")).to_have_value(held["rows"]["outcome"][0]["note"])
    tick(page, "Slow breathing")
    found = rows(page)
    assert set(held["stores"]) < set(found)
    for table, before in held["rows"].items():
        if not table.startswith("_"):
            after = {row["id"]: row for row in found[table]}
            assert all({**after[row["id"]], **row} == after[row["id"]] for row in before), table
    waiting = {operation["op"] for operation in found["_outbox"]}
    assert {operation["op"] for operation in held["rows"]["_outbox"]} <= waiting
