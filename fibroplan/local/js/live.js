// Live queries: run once however many components read them, and again when a table they read has changed,
// here or in another tab.
import { report } from "./status.js";
import { Filling, Leaving, NoStore, whenStore } from "./database.js";

const KEEP_MS = 10_000; // a query outlives its last reader this long, for going back and forth
const queries = new Map();
const unreadable = new Set(); // queries that could not be answered the last time
const LOADING = null; // a list is loading until a read has returned, never empty by default

const channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("fibroplan");
if (channel) channel.onmessage = ({ data }) => refresh(data);

/** Tell every reader, in every tab, that these tables have changed. */
export function changed(tables) {
  refresh(tables);
  channel?.postMessage(tables);
}

function refresh(tables) {
  for (const query of queries.values()) if (!tables || query.tables.some((t) => tables.includes(t))) query.refresh();
}

// What a page is for is read and painted first; what stands beside it, after that. A page in the background paints no
// frames.
let hurried = 0; // queries that somebody waits for, being read
const frame = () =>
  new Promise((resolve) => {
    setTimeout(resolve, 250);
    requestAnimationFrame(() => setTimeout(resolve));
  });
async function painted() {
  while (hurried) await frame();
  await frame();
}

class Query {
  constructor(key, tables, run, aside) {
    Object.assign(this, { key, tables, run, aside, value: LOADING, text: "", readers: new Set(), running: false, again: false });
  }
  /** Begin to read before anybody has subscribed: while the page is still being hydrated. */
  prime() {
    this.refresh(true);
    setTimeout(() => !this.readers.size && queries.get(this.key) === this && queries.delete(this.key), KEEP_MS);
  }
  async refresh(first = false) {
    if (!this.readers.size && !first) {
      this.text = ""; // stale; read again when somebody comes back
      return;
    }
    if (this.running) {
      this.again = true;
      return;
    }
    this.running = true;
    do {
      if (this.aside && this.value !== LOADING) await painted();
      this.again = false;
      hurried += !this.aside;
      try {
        this.settle(await this.run());
        this.readable(true);
      } catch (error) {
        if (![NoStore, Filling, Leaving].some((kind) => error instanceof kind)) this.readable(false);
        setTimeout(() => this.value === LOADING && this.refresh(), 3000);
      } finally {
        hurried -= !this.aside;
      }
    } while (this.again);
    this.running = false;
  }
  readable(can) {
    if (can) unreadable.delete(this.key);
    else unreadable.add(this.key);
    report({ unreadable: unreadable.size > 0 });
  }
  settle(value) {
    const text = JSON.stringify(value);
    if (text === this.text) return;
    Object.assign(this, { text, value });
    for (const reader of this.readers) reader();
  }
  subscribe = (reader) => {
    this.readers.add(reader);
    if (this.readers.size === 1 && !this.running && !this.text) this.refresh();
    return () => {
      this.readers.delete(reader);
      setTimeout(() => {
        if (this.readers.size || queries.get(this.key) !== this) return;
        queries.delete(this.key);
        this.readable(true);
      }, KEEP_MS);
    };
  };
  snapshot = () => this.value;
}

whenStore(() => refresh());

export function query(key, tables, run, aside) {
  let found = queries.get(key);
  if (!found) {
    queries.set(key, (found = new Query(key, tables, run, aside)));
    if (typeof window !== "undefined") found.prime();
  }
  return found;
}

if (typeof window !== "undefined") {
  const wake = () => document.visibilityState === "visible" && refresh();
  document.addEventListener("visibilitychange", wake); // a message may have been lost in the background
  window.addEventListener("pageshow", (event) => event.persisted && refresh());
  const minute = () => {
    wake(); // views depend on the time of day, and an open page lives through midnight
    setTimeout(minute, 60_000 - (Date.now() % 60_000) + 50);
  };
  setTimeout(minute, 60_000 - (Date.now() % 60_000) + 50);
}
