// Runs before every page's own scripts. Notes when what we wait for is painted and when writes are durable.
// Times are milliseconds since the navigation began; a message to the console tells the benchmark.
(() => {
  const say = (name, value) => console.debug(`bench ${name} ${JSON.stringify(value)}`);
  // After the frame that shows it: a frame's callbacks run before its layout and paint, a message after them.
  const painted = (then) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => then(performance.now());
      port2.postMessage(0);
    });
  const once = (ready, then) => {
    const look = () => ready() && (observer.disconnect(), painted(then));
    const observer = new MutationObserver(look);
    observer.observe(document, { subtree: true, childList: true, attributes: true });
    look();
  };

  // ---- the first paint of what a page is for
  for (const { name, selector, least } of globalThis.benchAwaits ?? [])
    once(() => document.querySelectorAll(selector).length >= least, (at) => say(name, at));

  // ---- a tap: from the browser's input event to the changed row painted, and to the transaction's end
  let tap = null;
  const commits = ["readwrite", "readwriteflush"];
  const begin = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (stores, mode, options) {
    const tx = begin.call(this, stores, mode, options);
    if (tap && commits.includes(mode)) tx.addEventListener("complete", () => note("durable", performance.now()));
    return tx;
  };
  const note = (name, at) => {
    if (!tap || tap[name]) return;
    tap[name] = at - tap.at;
    if (!tap.painted || !tap.durable) return;
    say("tap", tap);
    tap = null;
  };
  // ---- a list that is opened by a tap inside the app: when the tap was
  addEventListener("click", (event) => (globalThis.benchTappedAt = event.timeStamp), { capture: true });

  const state = (item) => {
    const marked = [item, ...item.querySelectorAll("[data-status],[aria-pressed],[aria-checked]")];
    return marked.map((e) => [e.dataset.status, e.getAttribute("aria-pressed"), e.getAttribute("aria-checked")].join()).join();
  };
  // A row keeps its title while a tap moves it, as what is done folds away: the fold is opened, so that it is painted.
  const items = () => [...document.querySelectorAll("[data-testid=item]")];
  const title = (item) => (item.querySelector(".t") ?? item).textContent;
  const titles = [];
  globalThis.benchTap = (position, tick) => {
    for (const fold of document.querySelectorAll("details:has([data-testid=item])")) fold.open = true;
    if (!titles.length) titles.push(...items().map(title));
    const item = () => items().find((each) => title(each) === titles[position]);
    const before = state(item());
    const target = item().querySelector(tick);
    target.scrollIntoView({ block: "center", behavior: "instant" });
    addEventListener(
      "click",
      (event) => {
        tap = { at: event.timeStamp };
        once(() => item() && state(item()) !== before, (at) => note("painted", at));
      },
      { capture: true, once: true },
    );
    const box = target.getBoundingClientRect();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
})();
