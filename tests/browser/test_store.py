"""A database that is slow, hung, lost or damaged: never shown as empty, recovered where nothing can be lost."""

from playwright.sync_api import Page, expect

from tests.browser.people import begin_with_plan, expect_done, expect_synced, open_row, open_today, sign_up, tick
from tests.browser.phone import Phone, rows
from tests.server import Server

SLOW_TO_OPEN = """
const listen = IDBOpenDBRequest.prototype.addEventListener;
const gate = new Promise((open) => (window.letThrough = open));
EventTarget.prototype.addEventListener = ((original) => function (type, listener, ...rest) {
  if (!(this instanceof IDBOpenDBRequest) || type !== "success") return original.call(this, type, listener, ...rest);
  return original.call(this, type, (event) => gate.then(() => listener.call(this, event)), ...rest);
})(EventTarget.prototype.addEventListener);
window.seen = "";
new MutationObserver(() => (window.seen += document.querySelector("main")?.innerText ?? "")).observe(
  document, {subtree: true, childList: true, characterData: true});
"""
"""Opening a database takes until the test says so. All that the screen ever said is kept in `seen`."""

HANG = """
const never = () => Object.create(IDBOpenDBRequest.prototype, {
  addEventListener: {value: () => {}}, removeEventListener: {value: () => {}},
});
const hung = (name) => name.startsWith("fibroplan-") && name.endsWith(sessionStorage.getItem("hung") ?? "-");
const open = IDBFactory.prototype.open;
IDBFactory.prototype.open = function (name, ...rest) {
  return hung(name) && sessionStorage.getItem("how") !== "requests" ? never() : open.call(this, name, ...rest);
};
for (const kind of [IDBObjectStore, IDBIndex])
  for (const call of ["get", "getAll", "count", "put", "add", "openCursor"]) {
    const original = kind.prototype[call];
    if (!original) continue;
    kind.prototype[call] = function (...values) {
      const store = this.objectStore ?? this;
      if (!hung(store.transaction.db.name)) return original.apply(this, values);
      return never();
    };
  }
"""
"""Databases whose name ends as `sessionStorage.hung` says never answer: neither opening nor any request settles."""

KEEP_HANDLES = """
window.handles = [];
const open = IDBFactory.prototype.open;
IDBFactory.prototype.open = function (...values) {
  const request = open.apply(this, values);
  request.addEventListener("success", () => window.handles.push(request.result));
  return request;
};
"""

EMPTY_WORDS = ["There is no plan yet", "Nothing is on this phone yet", "Your weeks will show here"]


def hang(page: Page, generation: str = ".1", how: str = "open") -> None:
    """From now on that generation of the store answers nothing in this tab."""
    page.evaluate(f"sessionStorage.setItem('hung', '{generation}'); sessionStorage.setItem('how', '{how}')")


def test_loading_is_never_shown_as_empty(phone: Phone, shared: Server) -> None:
    page = begin_with_plan(phone.page, shared.url)
    phone.context.add_init_script(SLOW_TO_OPEN)
    for route in ("today", "plan", "progress"):
        page.goto(f"{shared.url}/{route}/")
        expect(page.locator("[aria-busy=true]")).to_be_visible()
        page.wait_for_timeout(500)  # a screen that would give up early has given up by now
        assert not any(words in page.locator("main").inner_text() for words in EMPTY_WORDS)
        page.evaluate("letThrough()")
        expect(page.locator("main")).to_contain_text("Easy walk")
        seen = page.evaluate("seen")
        assert not any(words in seen for words in EMPTY_WORDS)


def test_a_hung_store_that_holds_nothing_of_its_own_is_replaced(phone: Phone, shared: Server) -> None:
    """Everything in it is on the server: a new generation is made and filled again."""
    page = begin_with_plan(phone.page, shared.url)
    tick(page, "Easy walk")
    sign_up(page, shared.url, "hung@example.org")
    phone.context.add_init_script(HANG)
    page.reload()
    hang(page)
    page.goto(f"{shared.url}/today/")
    expect(page.get_by_test_id("item").first).to_be_visible(timeout=14_000)
    expect_done(page, "Easy walk")
    expect_synced(page)
    assert page.evaluate("JSON.parse(localStorage['fibroplan.store']).generation") == 2
    tick(page, "Sit to stand")
    expect_synced(page)


def test_a_replaced_store_is_not_shown_as_empty_without_a_network(phone: Phone, server: Server) -> None:
    """The store hung, the server is away: the plan is on its way, it is not gone."""
    page = begin_with_plan(phone.page, server.url)
    sign_up(page, server.url, "away@example.org")
    phone.context.add_init_script(HANG)
    page.reload()
    expect_synced(page)
    hang(page)
    server.kill()
    page.goto(f"{server.url}/today/")
    expect(page.get_by_test_id("storage")).to_contain_text("on its way to this phone", timeout=14_000)
    assert not any(words in page.locator("main").inner_text() for words in EMPTY_WORDS)
    server.start()
    page.goto(f"{server.url}/today/")
    expect(page.get_by_test_id("item").first).to_be_visible()
    expect(page.get_by_test_id("storage")).to_have_text("")


def test_a_hung_store_with_something_only_here_is_said_plainly(phone: Phone, shared: Server) -> None:
    page = begin_with_plan(phone.page, shared.url)
    phone.context.add_init_script(HANG)
    page.reload()
    hang(page)
    page.goto(f"{shared.url}/today/")
    expect(page.get_by_test_id("storage")).to_contain_text("storage does not answer", timeout=14_000)
    assert not any(words in page.locator("main").inner_text() for words in EMPTY_WORDS)
    assert page.evaluate("JSON.parse(localStorage['fibroplan.store']).generation") == 1
    page.evaluate("sessionStorage.clear()")
    open_today(page, shared.url)
    expect(page.get_by_test_id("storage")).to_have_text("")


def test_what_is_typed_stays_while_the_store_hangs(phone: Phone, shared: Server) -> None:
    phone.context.add_init_script(HANG)
    page = begin_with_plan(phone.page, shared.url)
    open_row(page, "Easy walk")
    hang(page, how="requests")
    page.get_by_label("Note").fill("Still here")
    expect(page.get_by_test_id("storage")).to_contain_text("Your words are still on the screen", timeout=14_000)
    expect(page.get_by_label("Note")).to_have_value("Still here")
    expect(page.get_by_test_id("save-status")).not_to_contain_text("Saved")
    page.evaluate("sessionStorage.clear()")
    open_today(page, shared.url)  # closed and opened again: the words are saved then
    open_row(page, "Easy walk")
    expect(page.get_by_label("Note")).to_have_value("Still here")


def test_a_lost_handle_is_opened_again(phone: Phone, shared: Server) -> None:
    """Systems close the databases of apps in the background; the next tap works."""
    phone.context.add_init_script(KEEP_HANDLES)
    page = begin_with_plan(phone.page, shared.url)
    page.evaluate("handles.forEach((handle) => handle.close())")
    tick(page, "Easy walk")
    page.evaluate("handles.forEach((handle) => { handle.close(); handle.dispatchEvent(new Event('close')); })")
    tick(page, "Sit to stand")
    assert len([row for row in rows(page)["outcome"] if row["mark"] == "done"]) == 2
    expect(page.get_by_test_id("storage")).to_have_text("")


WITHOUT_OUTCOMES = """async () => {
  const answer = (asked) => new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
  const [{ name, version }] = await indexedDB.databases();
  const whole = await answer(indexedDB.open(name));
  const kept = {};
  for (const table of whole.objectStoreNames) {
    const store = whole.transaction(table).objectStore(table);
    const indexes = [...store.indexNames].map((index) => [index, store.index(index).keyPath]);
    kept[table] = { options: { keyPath: store.keyPath, autoIncrement: store.autoIncrement }, indexes,
                    rows: await answer(store.getAll()) };
  }
  whole.close();
  await answer(indexedDB.deleteDatabase(name));
  delete kept.outcome;
  const asked = indexedDB.open(name, version);
  asked.onupgradeneeded = () => {
    for (const [table, { options, indexes, rows }] of Object.entries(kept)) {
      const store = asked.result.createObjectStore(table, options);
      indexes.forEach(([index, path]) => store.createIndex(index, path));
      rows.forEach((row) => store.put(row));
    }
  };
  (await answer(asked)).close();
}"""
"""The same database, of the same version, with one of its tables gone."""


def test_a_damaged_store_is_said_and_not_overwritten(phone: Phone, shared: Server) -> None:
    """A part of the database is gone: plain words, no trace, and the rest stays as it is."""
    page = begin_with_plan(phone.page, shared.url)
    page.goto(f"{shared.url}/manifest.webmanifest")  # a page without the app, so that nothing holds the database
    page.evaluate(WITHOUT_OUTCOMES)
    page.goto(f"{shared.url}/today/")
    expect(page.get_by_test_id("storage")).to_contain_text("What you saved before is kept.")
    assert not any(words in page.locator("main").inner_text() for words in EMPTY_WORDS)
    assert len(rows(page)["plan_version"]) == 3


def test_a_row_that_cannot_be_understood_does_not_lock_the_person_out(phone: Phone, shared: Server) -> None:
    page = begin_with_plan(phone.page, shared.url)
    page.evaluate(
        """async () => {
          const [{name}] = await indexedDB.databases();
          await new Promise((resolve) => {
            const asked = indexedDB.open(name);
            asked.onsuccess = () => {
              const tx = asked.result.transaction("plan_version", "readwrite");
              tx.objectStore("plan_version").put({
                id: "bad", item_id: "bad", from_day: 20000, deleted: false, schedule: "weekdays",
                weekdays: [0, 1, 2, 3, 4, 5, 6],
              });
              tx.oncomplete = () => { asked.result.close(); resolve(); };
            };
          });
        }"""
    )
    page.reload()
    expect(page.get_by_test_id("storage")).to_contain_text("Something here cannot be shown")
    page.goto(f"{shared.url}/settings/")
    with page.expect_download() as download:
        page.get_by_test_id("export").click()
    assert "Easy walk" in download.value.path().read_text()
