// Reading and writing the person's rows. A write is one transaction of the visible rows and the outbox.
import schema from "./schema.js";
import { transact, onlyHere, account, filling, Filling, StoreHung } from "./database.js";
import { changed } from "./live.js";
import { report } from "./status.js";
import { now } from "./now.js";
import { lack, Locked, outlined, packed, unpacked, whenReady, withKeys } from "./packing.js";
import { NoNumber, refuse, TooLong } from "./shape.js";

const OUTBOX = "_outbox";
const META = "_meta";
const same = (a, b) => a === b || JSON.stringify(a) === JSON.stringify(b);
const present = (rows) => rows.filter((row) => !row.deleted);

// ---- sources: how one argument of a view or a command is read, as emitted by Python
//   {lit} a value · {all: table} · {by: [table, index, value]} · {outline: table} without the texts that can be sealed
//   {span: [table, index, name of a rule, its sources], range: the rule}
//   {one: [table, id]} · {now} · {typed} the event's value · {form: name}
export const tablesOf = (sources) => {
  const tables = new Set();
  for (const s of sources) {
    const table = s.all ?? s.outline ?? (s.by ?? s.span ?? s.one)?.[0];
    if (table) tables.add(table);
    if (s.span) tables.add("profile");
    if (s.rejected) tables.add("_rejected");
    if (s.waiting) tables.add(OUTBOX);
    if (s.kept) tables.add(META);
  }
  return withKeys([...tables]);
};

const number = (text) => {
  const value = Number(String(text).replace(",", ".").trim());
  return String(text).trim() === "" || Number.isNaN(value) ? null : value;
};

async function read(tx, source, event, moment, profile) {
  const shown = (table, found) => unpacked(tx, table, present(found));
  if ("all" in source) return shown(source.all, await tx.objectStore(source.all).getAll());
  if (source.outline) return outlined(present(await tx.objectStore(source.outline).getAll()));
  if (source.by) {
    const [table, index, value] = source.by;
    return shown(table, await tx.objectStore(table).index(index).getAll(value));
  }
  if (source.one?.join() === "profile,me") return profile && !profile.deleted ? profile : null;
  if (source.one) {
    const row = await tx.objectStore(source.one[0]).get(source.one[1]);
    return (await shown(source.one[0], row ? [row] : []))[0] ?? null;
  }
  if (source.span) {
    const [table, index, , sources] = source.span;
    const args = await Promise.all(sources.map((each) => read(tx, each, event, moment, profile)));
    const [low, high] = source.range(...args);
    return shown(table, await tx.objectStore(table).index(index).getAll(IDBKeyRange.bound(low, high)));
  }
  if (source.rejected) return tx.objectStore("_rejected").getAll();
  if (source.kept) return (await tx.objectStore(META).get(source.kept))?.value ?? null;
  if (source.waiting) return (await tx.objectStore(OUTBOX).getAll()).filter(({ table }) => table === source.waiting);
  if (source.content) return loaded.get(source.content);
  if (source.now) return moment;
  if (source.typed) return source.typed === "number" ? number(event) : event;
  if (source.form) return event?.[source.form] ?? "";
  return source.lit;
}

// Content is loaded before the transaction begins: IndexedDB closes one that waits for anything else.
const loaded = new Map();
async function load(sources) {
  const lacking = sources.flatMap(({ content }) => (content && !loaded.has(content) ? [content] : []));
  // All at once: each of them is a question to the service worker.
  await Promise.all(lacking.map(async (name) => loaded.set(name, (await import(`./content/${name}.js`)).default)));
}

// The person's settings, as they were last read: days and zones hang on them, so that every other read would wait for
// them. They are believed, read beside the rest, and where they have changed the reads are done again.
let believed;

async function readAll(tx, sources, event, at) {
  const settings = () => tx.objectStore("profile").get("me");
  believed ??= { row: await settings() };
  for (;;) {
    const { row } = believed;
    const moment = now(row?.zone, at);
    const all = [settings(), ...sources.map((source) => read(tx, source, event, moment, row))];
    const [found, ...values] = await Promise.all(all);
    if (same(found, row)) return values;
    believed = { row: found };
  }
}

// Refuses a read while the account's rows are on their way, except of settings: signing in again is there.
// Asked inside the transaction, because opening may have found that a new store had to be made.
const whole = (sources) => {
  if (filling() && tablesOf(sources).some((table) => table !== "profile")) throw new Filling();
  return sources;
};

const readable = (sources) => [...new Set(["profile", ...tablesOf(sources)])];

/** The value of a pure function over rows, read in one transaction. */
export async function compute(rule, sources) {
  await load(sources);
  const run = async (tx) => rule(...(await readAll(tx, whole(sources))));
  return whenReady(() => transact(readable(sources), "readonly", run));
}

/** Rows of one source. */
export const rows = (source) =>
  whenReady(() => transact(readable([source]), "readonly", async (tx) => (await readAll(tx, whole([source])))[0]));

// ---- writes
/** The fields that differ from a row's. */
export const different = (row, fields) =>
  Object.fromEntries(Object.entries(fields).filter(([key, value]) => !same(row[key], value)));

/** A row without what the phone alone keeps beside it: its revision, and whether it is in doubt. */
export const travelling = ({ _rev, _doubted, ...row }) => row;

/** Add a change to the outbox, in the transaction that shows it. */
export async function enqueue(tx, table, id, fields, base) {
  await enqueueAfter(await lastOf(tx, table, id), tx, table, id, fields, base);
}

/** The newest operation on a row that waits in the outbox. */
const lastOf = async (tx, table, id) =>
  (await tx.objectStore(OUTBOX).index("row").openCursor(IDBKeyRange.only([table, id]), "prev"))?.value;

async function enqueueAfter(last, tx, table, id, fields, base) {
  const outbox = tx.objectStore(OUTBOX);
  // An operation that was never sent can still grow; one that was sent must stay what the server saw.
  if (last && !last.sent) await outbox.put({ ...last, fields: { ...last.fields, ...fields }, at: Date.now() });
  else await outbox.add({ op: crypto.randomUUID(), table, id, fields, base, at: Date.now(), sent: 0 });
}

/** Apply changes inside a transaction; returns the changes that would undo them. */
async function apply(tx, changes) {
  const undo = [];
  const lacking = [];
  for (const { table, id, fields } of changes) {
    const store = tx.objectStore(table);
    const [old, last] = await Promise.all([store.get(id), lastOf(tx, table, id)]);
    const before = old ?? { ...schema.defaults[table], id, _rev: 0, deleted: true };
    const news = different(before, await packed(tx, table, before, fields, lacking));
    if (!old || old.deleted) if (!("deleted" in fields)) news.deleted = false;
    if (old && !Object.keys(news).length) continue;
    refuse(table, news);
    const row = { ...before, ...news };
    // A new row travels whole, so that the server need not know the phone's defaults.
    const sent = old ? news : travelling(row);
    await Promise.all([store.put(row), enqueueAfter(last, tx, table, id, sent, before._rev ?? 0)]);
    const prior = Object.fromEntries(Object.keys(news).map((key) => [key, before[key]]));
    undo.unshift({ table, id, fields: prior });
  }
  lack(lacking);
  return undo;
}

const SLOW_MS = 100; // a write that takes no longer is told when it is done: nobody could read more
let onWrite = () => {};
export const whenWritten = (listener) => (onWrite = listener);
let lastUndo = [];
let written = "";

/**
 * Change rows in one transaction: all of it is kept, or nothing. `work(transaction)` does it and returns the changes that
 * would undo it; they are returned once the change is durable, or null where it is not kept. `ms` is its time limit.
 */
export async function write(tables, work, ms) {
  const all = Object.keys(schema.tables);
  const slow = setTimeout(() => report({ save: "saving", saveProblem: "", saveMost: "" }), SLOW_MS);
  const before = onlyHere();
  try {
    onlyHere(true); // before the write, so that a hung store is never taken for an empty one
    const run = async (tx) => {
      const inverse = await work(tx);
      // Readers may ask at once: IndexedDB lets them read after this transaction, whether it is kept or not.
      changed([...new Set(inverse.map((change) => change.table)), OUTBOX]);
      return inverse;
    };
    const undo = await whenReady(() => transact([...new Set([...all, ...tables, OUTBOX])], "readwrite", run, ms));
    clearTimeout(slow);
    onlyHere(true); // another tab's sync may have emptied the outbox just before
    report({ save: "saved", saveProblem: "" });
    onWrite();
    return undo;
  } catch (error) {
    clearTimeout(slow);
    const problem = problemOf(error);
    if (problem !== "hung") onlyHere(before); // nothing was written; a hung write may still come through
    report({ save: "problem", saveProblem: problem, saveMost: grouped(error?.most) });
    console.error("not saved", error?.name ?? "");
    return null;
  }
}

/** A number as people write it: "50,000"; "" for none. */
const grouped = (most) => String(most ?? "").replace(/\B(?=(\d{3})+$)/g, ",");

function problemOf(error) {
  if (error?.name === "QuotaExceededError") return "full";
  if (error instanceof TooLong) return "long";
  if (error instanceof NoNumber) return "number";
  if (error instanceof Locked) return "locked";
  if (error instanceof StoreHung || error instanceof Filling) return "hung";
  return "broken";
}

/** Change rows as a pure command says. The command sees rows as they are inside the transaction. */
export async function act(rule, sources, { event, at, key }) {
  await load(sources);
  const undo = await write([...tablesOf(sources), META], async (tx) => {
    if (key) await noteTyped(tx, { key, at });
    return apply(tx, rule(...(await readAll(tx, sources, event, at))));
  });
  if (undo?.length) lastUndo = undo;
  written = undo?.at(-1)?.id ?? "";
  return undo !== null;
}

// When the text of a field was typed that is in the store now: written with the text itself, so that a browser that is
// killed and remembers an older text in localStorage cannot put it over the newer one.
const MOST_FIELDS = 50;
async function noteTyped(tx, { key, at }) {
  const meta = tx.objectStore(META);
  const fields = { ...(await meta.get("typed"))?.fields, [key]: at };
  const newest = Object.entries(fields).sort((a, b) => b[1] - a[1]).slice(0, MOST_FIELDS);
  await meta.put({ key: "typed", fields: Object.fromEntries(newest) });
}
/** When each field's stored text was typed, in ms since 1970. */
export const typedFields = () =>
  transact([META], "readonly", async (tx) => (await tx.objectStore(META).get("typed"))?.fields ?? {});

/** The id of the first row that the last command wrote; "" if it wrote none. */
export const firstWritten = () => written;

/** Put fields into one row. */
export async function put(table, id, fields) {
  const undo = await write([table], (tx) => apply(tx, [{ table, id: id ?? crypto.randomUUID(), fields }]));
  if (undo?.length) lastUndo = undo;
  return undo !== null;
}

/** What was done cannot be taken back any more: it was written in another way. */
export const forgetUndo = () => (lastUndo = []);

/** Take the last change back, as a change of its own: history keeps both. */
export async function undoLast() {
  const changes = lastUndo;
  lastUndo = [];
  return changes.length ? (await write([], (tx) => apply(tx, changes))) !== null : true;
}

/** Write many rows at once, as an import does: those that differ become operations like any other. */
export const putAll = async (changes) => (await write([], (tx) => apply(tx, changes))) !== null;

export const unsent = () => transact([OUTBOX], "readonly", (tx) => tx.objectStore(OUTBOX).count());
/** Changes that the server has not taken: waiting, or refused and not decided yet. */
export const unsettled = () =>
  transact([OUTBOX, "_rejected"], "readonly", async (tx) => {
    const counts = await Promise.all([OUTBOX, "_rejected"].map((store) => tx.objectStore(store).count()));
    return { waiting: counts[0], refused: counts[1] };
  });
export const signedIn = () => Boolean(account());
