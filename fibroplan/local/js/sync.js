// Sync: send what waits in the outbox, take what is new. One tab at a time, never without a time limit.
//
// Nothing leaves the outbox before its receipt is here. A rejected operation moves to `_rejected`, where the
// person sees it, and blocks nothing behind it. Rows shown are the server's rows with waiting changes on top.
import schema from "./schema.js";
import { account, fill, filling, onlyHere, storeName, transact, whenStore } from "./database.js";
import { changed } from "./live.js";
import { report } from "./status.js";
import { device } from "./now.js";
import { different, enqueue, travelling, whenWritten } from "./store.js";
import { call, Refused } from "./http.js";

const BATCH = 200;
const PAGE = 500;
const FIRST_DELAY = 1000;
const LONGEST_DELAY = 5 * 60_000;
const IDLE_MS = 5 * 60_000;
const LEASE_MS = 60_000;
const TOGETHER_MS = 2000;
const SOON_MS = 600;
const ROOM = 900_000; // bytes of operations in one request; the server refuses more than 1 MB

// A page that is loaded anew in its tab is the same tab: it asks for itself, and never leaves it at its own last sync.
const TAB = tab();
function tab() {
  try {
    return (sessionStorage["fibroplan.tab"] ??= crypto.randomUUID());
  } catch {
    return crypto.randomUUID?.() ?? ""; // no sessionStorage, or no page
  }
}

let delay = 0;
let timer = null;
let running = null;
let again = false;

/** Ask for a sync soon; many calls become one. */
export function sync(after = SOON_MS) {
  clearTimeout(timer);
  timer = setTimeout(() => syncNow().catch(() => {}), after);
}

// What one tab learns of the server, every tab says.
const channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("fibroplan sync");
if (channel)
  channel.onmessage = ({ data }) => {
    if (data.store === storeName()) report(data.status);
  };
function say(status) {
  report(status);
  channel?.postMessage({ store: storeName(), status });
}

/** Sync now, or join the sync that is running and run once more. Resolves when nothing waits or it could not be sent. */
export function syncNow() {
  if (running) {
    again = true;
    return running;
  }
  running = alone(rounds).catch(failed).finally(() => (running = null));
  return running;
}

async function alone(work) {
  if (!account()) return report({ sync: "phone" });
  const asked = Date.now();
  // What makes one tab sync often makes all of them: a tab that comes after another has nothing left to do.
  const done = async () => {
    const { at = 0, by, waiting } = await lastSync();
    const together = by !== TAB && at >= asked - TOGETHER_MS && at <= Date.now() && !waiting && !again && !filling();
    if (together) say({ sync: "synced", syncedAt: at, problem: "" });
    return together;
  };
  const once = async () => ((await done()) ? sync(IDLE_MS) : work());
  if (navigator.locks) return navigator.locks.request(`sync ${storeName()}`, once);
  // Without Web Locks a lease keeps most tabs apart; the server's receipts make the rest harmless.
  const key = `fibroplan.lease.${storeName()}`;
  if (Number(localStorage.getItem(key)) > Date.now()) return sync(2000);
  localStorage.setItem(key, String(Date.now() + LEASE_MS));
  try {
    return await work();
  } finally {
    localStorage.removeItem(key);
  }
}

const lastSync = () =>
  transact(["_outbox", "_meta"], "readonly", async (tx) => {
    const [mark, waiting] = await Promise.all([tx.objectStore("_meta").get("sync"), tx.objectStore("_outbox").count()]);
    return { at: mark?.at, by: mark?.by, waiting };
  });

async function rounds() {
  say({ sync: "syncing" });
  let more = true;
  while (more) {
    again = false;
    more = (await round()) || again;
  }
  delay = 0;
  say({ sync: "synced", syncedAt: Date.now(), problem: "" });
  sync(IDLE_MS);
}

function failed(error) {
  if (error instanceof Refused && error.status === 401) return say({ sync: "signed_out", problem: "" });
  if (error instanceof Refused && error.code === "other_account") return say({ sync: "problem", problem: error.message });
  const offline = !(error instanceof Refused);
  say({ sync: offline ? "waiting" : "problem", problem: offline ? "" : error.message });
  delay = Math.min(LONGEST_DELAY, (delay || FIRST_DELAY) * 2);
  sync(Math.max(error.retryAfter ?? 0, delay * (0.5 + Math.random())));
}

/** One request: a batch up, a page down. Returns whether there is more to do. */
async function round() {
  const begun = Date.now();
  const { ops, waiting, cursor, epoch } = await takeBatch();
  const reply = await call("POST", "/api/sync", {
    schema: schema.version, device: device(), account: account(), since: cursor, epoch, limit: PAGE,
    ops: ops.map(({ op, table, id, fields, base, at }) => ({ op, table, id, fields, base, at })),
  });
  const anew = await settle(ops, reply, cursor, begun);
  return anew || reply.more || reply.resync || waiting > ops.length;
}

async function takeBatch() {
  return transact(["_outbox", "_meta"], "readwrite", async (tx) => {
    const outbox = tx.objectStore("_outbox");
    const waiting = await outbox.getAll(null, BATCH + 1);
    const ops = [];
    let size = 0;
    for (const op of waiting.slice(0, BATCH)) {
      size += 4 * JSON.stringify(op).length;
      if (ops.length && size > ROOM) break;
      ops.push(op);
    }
    // Marked as sent before they are, so that nothing is added to an operation the server may have seen.
    for (const op of ops) if (!op.sent) await outbox.put({ ...op, sent: 1 });
    const { cursor = 0, epoch = "" } = (await tx.objectStore("_meta").get("sync")) ?? {};
    return { ops, waiting: waiting.length, cursor, epoch };
  });
}

/** Returns whether to ask anew: the answer came too late for a store replaced meanwhile, or the server is owed more. */
async function settle(ops, reply, asked, at) {
  const bySeq = new Map(ops.map((op) => [op.op, op]));
  const tables = Object.keys(schema.tables);
  const touched = new Set(["_outbox"]);
  let owed = false; // whether a restored server is owed changes that it forgot
  const late = await transact([...tables, "_outbox", "_rejected", "_meta"], "readwrite", async (tx) => {
    // A store that hung may have been replaced by an empty one, which needs every row and not the newest alone.
    const { cursor = 0, rebuilding = false } = (await tx.objectStore("_meta").get("sync")) ?? {};
    if (cursor !== asked) return true;
    const outbox = tx.objectStore("_outbox");
    for (const result of reply.results) {
      const op = bySeq.get(result.op);
      if (!op || result.status === "retry") continue;
      await outbox.delete(op.seq);
      if (result.status !== "rejected") continue;
      const { code, message } = result;
      await tx.objectStore("_rejected").put({ ...op, code, message, current: result.current ? fieldsOf(result.current) : null });
      touched.add("_rejected");
      if (schema.tables[op.table]) {
        touched.add(op.table);
        if (result.current) await show(tx, op.table, op.id, result.current.rev ?? 0, fieldsOf(result.current));
        else await tx.objectStore(op.table).delete(op.id);
      }
    }
    if (reply.resync) await doubt(tx, tables, reply.epoch);
    else {
      for (const row of reply.rows) {
        if (!schema.tables[row.table]) continue; // a newer server's table; asked for again after the update
        touched.add(row.table);
        owed = (await show(tx, row.table, row.id, row.rev, row.fields)) || owed;
      }
      const lost = rebuilding && !reply.more ? await returnLost(tx, tables) : [];
      for (const table of lost) touched.add(table);
      owed ||= lost.length > 0;
      const rest = rebuilding && reply.more ? { rebuilding } : {};
      await tx.objectStore("_meta").put({ key: "sync", cursor: reply.rev, epoch: reply.epoch, at, by: TAB, ...rest });
    }
    // Said inside the transaction: another tab's write comes after it, and says the opposite.
    const left = (await outbox.count()) + (await tx.objectStore("_rejected").count());
    onlyHere(left > 0);
    return false;
  }).catch((error) => {
    onlyHere(true);
    throw error;
  });
  if (late) return true;
  if (!reply.more && !reply.resync) fill(false);
  changed([...touched]);
  return owed;
}

const fieldsOf = ({ fields, ...row }) => fields ?? row;

/** The server's row with this phone's waiting changes on top. */
async function show(tx, table, id, rev, fields) {
  const store = tx.objectStore(table);
  const row = { ...schema.defaults[table], ...fields, id, _rev: rev };
  const held = await store.get(id);
  const forgotten = held?._doubted && held._rev > rev;
  if (forgotten) {
    // The server was put back to before this row's last change: that is sent again.
    await enqueue(tx, table, id, different(row, travelling(held)), rev);
  }
  for (const op of await tx.objectStore("_outbox").index("row").getAll(IDBKeyRange.only([table, id])))
    Object.assign(row, op.fields);
  await store.put(row);
  return forgotten;
}

// ---- a server that was restored from a backup may lack what it once took: until it shows a row, the row is in doubt
async function doubt(tx, tables, epoch) {
  for (const table of tables)
    for (const row of await tx.objectStore(table).getAll())
      if (row._rev > 0) await tx.objectStore(table).put({ ...row, _doubted: true });
  await tx.objectStore("_meta").put({ key: "sync", cursor: 0, epoch, rebuilding: true });
}

/** Send what the server did not show again as if it were new; returns the tables that held such rows. */
async function returnLost(tx, tables) {
  const touched = [];
  for (const table of tables)
    for (const held of await tx.objectStore(table).getAll()) {
      if (!held._doubted) continue;
      const row = travelling(held);
      await enqueue(tx, table, row.id, row, 0);
      await tx.objectStore(table).put({ ...row, _rev: 0 });
      touched.push(table);
    }
  return touched;
}

/** Send a rejected change again on top of what the server has now, or let it go. */
export async function decide(op, keep) {
  onlyHere(true);
  await transact([...Object.keys(schema.tables), "_outbox", "_rejected"], "readwrite", async (tx) => {
    const rejected = await tx.objectStore("_rejected").get(op);
    if (!rejected) return;
    await tx.objectStore("_rejected").delete(op);
    if (!keep || !schema.tables[rejected.table]) return;
    const { table, id, fields } = rejected;
    const row = { ...schema.defaults[table], ...(await tx.objectStore(table).get(id)), ...fields, id };
    await tx.objectStore(table).put({ _rev: 0, ...row });
    await tx.objectStore("_outbox").add({
      op: crypto.randomUUID(), table, id, fields, base: row._rev ?? 0, at: Date.now(), sent: 0,
    });
  });
  changed([...Object.keys(schema.tables), "_outbox", "_rejected"]);
  sync(0);
}

/** Sync from now on, on this page: after each write, when the network is back, when the page is looked at again. */
export function begin() {
  whenWritten(() => sync());
  const fresh = () => {
    delay = 0;
    sync(0);
  };
  window.addEventListener("online", fresh);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && fresh());
  whenStore(() => account() && sync(0));
  if (account()) report({ sync: "waiting" }); // until the first answer
  sync(1000);
}
