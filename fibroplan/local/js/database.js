// The phone's database: one per person, opened late, never waited for without a limit.
//
// WebKit can leave a whole browser session with a database whose every call waits for ever, when the page
// was left while the database was first being created. So: it is created on the person's first action, every
// call has a time limit, and a store that answers nothing is replaced if it holds nothing that is only here,
// or said plainly if it does.
import { openDB, deleteDB } from "idb";
import schema from "./schema.js";
import { report } from "./status.js";

const OPEN_MS = 4000;
const CALL_MS = 5000;
const REGISTRY = "fibroplan.store";
const RETRIES = 3;
const HUNG_RETRIES = 2;

/** The store answers nothing within its time limit. */
export class StoreHung extends Error {}
/** There is no store yet: the person has not started on this phone. */
export class NoStore extends Error {}

export const limited = (promise, ms, what) => {
  let timer;
  const limit = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new StoreHung(what)), ms);
  });
  promise.catch(() => {}); // it may settle after its limit; nobody listens any more
  return Promise.race([promise, limit]).finally(() => clearTimeout(timer));
};

// ---- which database: {name, generation, account, only_here}
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

/** Make the person's store, on their first action. Returns at once if there is one. */
export async function start(account = null) {
  if (!registry()) register({ name: `fibroplan-${crypto.randomUUID()}`, generation: 1, account, only_here: false });
  await connect();
  navigator.storage?.persist?.()?.catch?.(() => {}); // may never settle in Firefox: asked for, not awaited
}

/** Whether the person has begun on this phone. */
export const started = () => Boolean(registry());

// ---- connection
let handle = null; // Promise of an open database
let handleName = "";

function upgrade(db, from) {
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
  }
}

function drop() {
  const old = handle;
  handle = null;
  old?.then((db) => db.close()).catch(() => {});
}

async function openNamed(name) {
  const opening = openDB(name, schema.version, {
    upgrade,
    blocking: drop, // another tab upgrades: let go, reopen on the next call
    terminated: drop, // iOS drops handles of apps in the background
  });
  const db = await limited(opening, OPEN_MS, "open");
  await limited(db.get("_meta", "probe"), OPEN_MS, "probe");
  return db;
}

async function connectNow(entry) {
  try {
    return await openNamed(fullName(entry));
  } catch (error) {
    if (error?.name === "VersionError") throw error;
    if (!(error instanceof StoreHung) || entry.only_here) throw error;
    // It holds nothing that is only here: a new generation, filled again by sync.
    const next = { ...entry, generation: entry.generation + 1 };
    register(next);
    return openNamed(fullName(next));
  }
}

async function connect() {
  const entry = registry();
  if (!entry) throw new NoStore();
  if (handle && handleName === entry.name) return handle;
  handleName = entry.name;
  const opening = connectNow(entry);
  handle = opening;
  try {
    const db = await opening;
    report({ store: "ok" });
    return db;
  } catch (error) {
    if (handle === opening) handle = null;
    report({ store: error?.name === "VersionError" ? "newer" : error instanceof StoreHung ? "hung" : "broken" });
    throw error;
  }
}

const lostHandle = (error) =>
  ["InvalidStateError", "UnknownError", "TransactionInactiveError"].includes(error?.name) || error instanceof StoreHung;

/**
 * Run `work(transaction)` and return its value once the transaction is durable. A lost handle is reopened and
 * the work is run again; nothing is reported as done before the commit.
 */
export async function transact(tables, mode, work) {
  for (let attempt = 1; ; attempt++) {
    try {
      const db = await connect();
      const run = async () => {
        const tx = db.transaction(tables, mode, { durability: "strict" });
        tx.done.catch(() => {}); // its failure reaches us through the await below
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
        await tx.done;
        return value;
      };
      return await limited(run(), CALL_MS, mode);
    } catch (error) {
      const hung = error instanceof StoreHung;
      if (hung) report({ store: "hung" });
      if (!lostHandle(error) || attempt >= (hung ? HUNG_RETRIES : RETRIES)) throw error;
      drop();
    }
  }
}

/** Remember whether the store holds changes that are nowhere else; set before the first such write. */
export function onlyHere(value) {
  const entry = registry();
  if (entry && entry.only_here !== value) amend({ only_here: value });
}

/** Bind the store to an account: from now on it syncs there, and nowhere else. */
export const bind = (account) => amend({ account });
export const account = () => registry()?.account ?? null;
export const storeName = () => registry()?.name ?? "";

/** Take the store off this phone. A store that will not go is left behind empty-handed: no name leads to it. */
export async function wipe() {
  const entry = registry();
  drop();
  register(null);
  if (entry) await limited(deleteDB(fullName(entry)), OPEN_MS, "delete").catch(() => {});
}
