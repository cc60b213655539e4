// The phone's database: one per person, opened late, never waited for without a limit.
//
// A page that is left may be kept for the way back, with its unfinished transactions: WebKit then lets every later
// call on that database wait for ever, in every page of the session (docs/decisions/0004). So a page that goes away
// ends its transactions, every call has a time limit, and a store that answers nothing all the same is replaced if it
// holds nothing that is only here, or said plainly if it does.
import { openDB, deleteDB } from "idb";
import schema from "./schema.js";
import { device, keepDevice } from "./now.js";
import { report } from "./status.js";

const OPEN_MS = 4000;
const CALL_MS = 5000;
const FIND_MS = 2000;
const REGISTRY = "fibroplan.store";
const GONE = "fibroplan.gone";
const STORE_NAME = /^(fibroplan-[0-9a-f-]{36})\.(\d+)$/;
const RETRIES = 3;
const HUNG_RETRIES = 2;

/** The store answers nothing within its time limit. */
export class StoreHung extends Error {}
/** There is no store yet: the person has not started on this phone. */
export class NoStore extends Error {}
/** The account's rows are on their way to a store made for them: it is not empty, it is not read yet. */
export class Filling extends Error {}
/** The page is going away: what was not committed is not saved. */
export class Leaving extends Error {}

const BEAT_MS = 250;
/** The promise, or StoreHung. Time that the page slept through, as phones make it, does not count. */
export const limited = (promise, ms, what) => {
  let beats = Math.ceil(ms / BEAT_MS);
  let timer;
  const limit = new Promise((_, reject) => {
    timer = setInterval(() => --beats <= 0 && reject(new StoreHung(what)), BEAT_MS);
  });
  promise.catch(() => {}); // it may settle after its limit; nobody listens any more
  return Promise.race([promise, limit]).finally(() => clearInterval(timer));
};

// ---- which database: {name, generation, account, only_here, filling}
let memoryRegistry = null; // where localStorage is denied, the choice lasts for the page
export function registry() {
  try {
    return JSON.parse(localStorage.getItem(REGISTRY));
  } catch {
    return memoryRegistry;
  }
}
export function register(entry) {
  memoryRegistry = entry;
  try {
    if (entry) localStorage.setItem(REGISTRY, JSON.stringify(entry));
    else localStorage.removeItem(REGISTRY);
  } catch {
    /* kept in memory */
  }
}
const amend = (fields) => register({ ...registry(), ...fields });
const fullName = ({ name, generation }) => `${name}.${generation}`;

// Told when the store that this page works with has become another one, or has become known.
const listeners = new Set();
export const whenStore = (listener) => listeners.add(listener);
const tell = () => listeners.forEach((listener) => listener());

// ---- a browser that is killed forgets its last seconds of localStorage, but no committed store: so look for one
let searching = null;
let searched = false;
const find = () => (searching ??= search().catch(() => {}).finally(() => {
  searched = true;
  tell();
}));

function gone() {
  try {
    return JSON.parse(localStorage.getItem(GONE)) ?? [];
  } catch {
    return [];
  }
}

async function search() {
  if (registry() || !indexedDB.databases) return;
  const names = (await limited(indexedDB.databases(), FIND_MS, "find")).map((each) => STORE_NAME.exec(each.name));
  const candidates = names.filter((match) => match && !gone().includes(match[0])).sort((a, b) => b[2] - a[2]);
  for (const [full, name, generation] of candidates) {
    const entry = { name, generation: Number(generation), account: null, only_here: true };
    try {
      const { db, mark } = await openNamed(full);
      db.close();
      if (mark?.left) continue;
      keepDevice(mark?.device);
      return register({ ...entry, account: mark?.account ?? null });
    } catch {
      return register(entry); // it does not answer: said plainly, and looked at again when the app is reopened
    }
  }
}

/** Make the person's store, on their first action. Returns at once if there is one. */
export async function start(account = null) {
  await find();
  const fresh = !registry();
  if (fresh) register({ name: `fibroplan-${crypto.randomUUID()}`, generation: 1, account, only_here: false });
  await connect();
  navigator.storage?.persist?.()?.catch?.(() => {}); // may never settle in Firefox: asked for, not awaited
  return fresh;
}

// What the store says of itself, so that it can be found again and never be taken for another account's.
const mark = (fields) =>
  transact(["_meta"], "readwrite", async (tx) => {
    const meta = tx.objectStore("_meta");
    await meta.put({ ...(await meta.get("store")), ...fields, key: "store" });
  });

/** Whether the person has begun on this phone; null until known. */
export const started = () => (registry() ? true : searched ? false : null);

// ---- connection
let handle = null; // Promise of an open database
let handleName = "";

// ---- leaving the page
const LEAVING_MS = 500;
const live = new Set(); // transactions that are under way
const ended = new WeakSet(); // those that ended because the page went away
let leaving = false;
let departures = 0;

function track(tx) {
  live.add(tx);
  tx.done.catch(() => {}).finally(() => live.delete(tx));
  return tx;
}

function leave() {
  leaving = true;
  departures += 1;
  setTimeout(stay, LEAVING_MS); // where the page lives on after all
  for (const tx of live) {
    try {
      tx.abort();
      ended.add(tx);
    } catch {
      /* it is being committed already, which needs no page */
    }
  }
  drop();
}
const stay = () => (leaving = false);

function upgrade(db, from, _to, tx) {
  track(tx);
  // Stores are only ever added or re-indexed; rows are never rewritten here, so an old app can be restored.
  for (const [table, indexes] of Object.entries(schema.tables)) {
    const store = db.objectStoreNames.contains(table) ? null : db.createObjectStore(table, { keyPath: "id" });
    if (store) for (const index of indexes) store.createIndex(index, index);
  }
  if (from < 1) {
    const outbox = db.createObjectStore("_outbox", { keyPath: "seq", autoIncrement: true });
    outbox.createIndex("row", ["table", "id"]);
    db.createObjectStore("_rejected", { keyPath: "op" });
    db.createObjectStore("_meta", { keyPath: "key" });
    tx.objectStore("_meta").put({ key: "store", account: registry()?.account ?? null, device: device() });
  }
}

function drop() {
  const old = handle;
  handle = null;
  old?.then((db) => db.close()).catch(() => {});
}

/** Open a store and read what it says of itself: only one that answers counts as open. */
async function openNamed(name) {
  const opening = openDB(name, schema.version, {
    upgrade,
    blocking: drop, // another tab upgrades: let go, reopen on the next call
    terminated: drop, // iOS drops handles of apps in the background
  });
  const probe = async () => {
    const db = await opening;
    const tx = track(db.transaction(["_meta", "_outbox", "_rejected"]));
    const counts = ["_outbox", "_rejected"].map((store) => tx.objectStore(store).count());
    const [mark, ...waiting] = await Promise.all([tx.objectStore("_meta").get("store"), ...counts]);
    return { db, mark, waiting: waiting.some(Boolean) };
  };
  try {
    return await limited(probe(), OPEN_MS, "open");
  } catch (error) {
    opening.then((db) => db.close()).catch(() => {}); // it may open after its limit
    throw error;
  }
}

async function connectNow(entry) {
  try {
    return await openNamed(fullName(entry));
  } catch (error) {
    if (!(error instanceof StoreHung) || entry.only_here) throw error;
    // It holds nothing that is only here: a new generation, filled again by sync.
    const next = { ...entry, generation: entry.generation + 1, filling: Boolean(entry.account) };
    register(next);
    handleName = fullName(next);
    setTimeout(tell);
    return openNamed(handleName);
  }
}

async function opened(entry) {
  const { db, mark, waiting } = await connectNow(entry);
  // What a killed browser forgot of its localStorage, the store knows.
  if (waiting) onlyHere(true);
  if (mark?.account && registry() && !account()) {
    amend({ account: mark.account });
    setTimeout(tell);
  }
  report({ store: filling() ? "filling" : "ok" });
  return db;
}

async function connect() {
  if (!registry()) await find();
  const entry = registry();
  if (!entry) throw new NoStore();
  if (handle && handleName === fullName(entry)) return handle;
  drop(); // another tab may have changed over to a new generation
  handleName = fullName(entry);
  const opening = opened(entry);
  const before = departures;
  handle = opening;
  try {
    return await opening;
  } catch (error) {
    if (handle === opening) handle = null;
    if (departures > before) throw new Leaving();
    report({ store: error?.name === "VersionError" ? "newer" : error instanceof StoreHung ? "hung" : "broken" });
    throw error;
  }
}

const lostHandle = (error) =>
  ["InvalidStateError", "UnknownError", "TransactionInactiveError"].includes(error?.name) || error instanceof StoreHung;

// What takes longer than any other call, and is known to: the others of this page wait for its end, not for a limit.
let long = null;

/**
 * Run `work(transaction)` and return its value once the transaction is durable. A lost handle is reopened and
 * the work is run again; nothing is reported as done before the commit. `ms` is the time limit of a call that is long.
 */
export async function transact(tables, mode, work, ms) {
  if (!ms) return long ? long.then(() => attempted(tables, mode, work, CALL_MS)) : attempted(tables, mode, work, CALL_MS);
  const call = attempted(tables, mode, work, ms);
  const over = call.catch(() => {}).then(() => long === over && (long = null));
  long = over;
  return call;
}

async function attempted(tables, mode, work, ms) {
  for (let attempt = 1; ; attempt++) {
    if (leaving) throw new Leaving();
    let tx;
    try {
      const db = await connect();
      const run = async () => {
        tx = track(db.transaction(tables, mode, { durability: "strict" }));
        let value;
        try {
          value = await work(tx);
        } catch (error) {
          try {
            tx.abort();
          } catch {
            /* already over */
          }
          throw error;
        }
        // What was read is known before its transaction has ended; what was written is kept only then.
        if (mode !== "readonly") await tx.done;
        return value;
      };
      return await limited(run(), ms, mode);
    } catch (error) {
      if (tx && ended.has(tx)) throw new Leaving();
      const hung = error instanceof StoreHung;
      if (hung) report({ store: "hung" });
      if (!lostHandle(error) || attempt >= (hung ? HUNG_RETRIES : RETRIES)) {
        if (error?.name === "NotFoundError") report({ store: "broken" }); // a part of the store is gone
        throw error;
      }
      drop();
    }
  }
}

/** Whether the store holds changes that are nowhere else; a value is remembered, before the first such write. */
export function onlyHere(value) {
  const entry = registry();
  if (value === undefined) return Boolean(entry?.only_here);
  if (entry && entry.only_here !== value) amend({ only_here: value });
}

/** Whether the account's rows are still on their way to this store. */
export const filling = () => Boolean(registry()?.filling);
export function fill(value) {
  if (filling() === value) return;
  amend({ filling: value });
  report({ store: value ? "filling" : "ok" });
  tell();
}

/** Bind the store to an account: from now on it syncs there, and nowhere else. */
export async function bind(account) {
  await mark({ account });
  amend({ account });
}
export const account = () => registry()?.account ?? null;
export const storeName = () => registry()?.name ?? "";

/** Take the store off this phone. A store that will not go is left behind empty-handed: no name leads to it. */
export async function wipe() {
  const entry = registry();
  if (!entry) return;
  await mark({ left: true }).catch(() => {});
  drop();
  register(null);
  const names = Array.from({ length: entry.generation }, (_, i) => fullName({ ...entry, generation: i + 1 }));
  try {
    localStorage.setItem(GONE, JSON.stringify([...gone().slice(-20), ...names]));
  } catch {
    /* the mark inside says it too */
  }
  await Promise.all(names.map((name) => limited(deleteDB(name), OPEN_MS, "delete").catch(() => {})));
  tell();
}

if (typeof window !== "undefined") {
  window.addEventListener("pagehide", leave);
  window.addEventListener("pageshow", stay);
  if (!registry()) find();
  else searched = true;
  // Another tab has signed out, deleted, or begun: nothing of the earlier store stays on this screen.
  window.addEventListener("storage", ({ key, oldValue, newValue }) => {
    if (key !== REGISTRY) return;
    const nameIn = (text) => (text ? JSON.parse(text).name : "");
    if (nameIn(oldValue) === nameIn(newValue)) return;
    memoryRegistry = null;
    if (oldValue) location.assign("/");
    else tell();
  });
}

// The store is opened while the page is still being put together.
if (typeof window !== "undefined" && registry()) connect().catch(() => {});
