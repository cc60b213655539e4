// Records of another app: read on the phone, looked at first, brought in whole or not at all, and taken back.
// What a row means, what is wrong with it and what would change are rules of the domain; here is the file and the store.
import schema from "./schema.js";
import * as database from "./database.js";
import { form, handOver, stop } from "./form.js";
import { Refused } from "./http.js";
import { quietly } from "./events.js";
import { remember, useQuery } from "./hooks.js";
import { changed } from "./live.js";
import { now } from "./now.js";
import { refuse } from "./shape.js";
import { different, rows as stored, travelling, write } from "./store.js";

const MOST_BYTES = 40_000_000;
const MOST_ROWS = 500_000;
const BATCH = 4000; // rows between two signs of life
const LONG_MS = 120_000;
const KEPT = 5; // imports that can be taken back
const RECORD = "import:";
const CHECK_INS = "check_in";
const SAMPLES = 3;
const LETTERS = 40; // of a sample

const FAULT = "This did not work. Nothing was changed. Please try again.";
/** A step of the import; what goes wrong in it has nothing to do with a connection. */
const step = (work) =>
  form("csv-progress", async () => {
    try {
      return await work();
    } catch (error) {
      if (error instanceof Refused) throw error;
      console.error("not imported", error?.name ?? "");
      return stop(FAULT);
    }
  });

const rules = async () => {
  const [csv, columns, entries, changes, words] = await Promise.all([
    import("./rules/csv.js"),
    import("./rules/csv_columns.js"),
    import("./rules/csv_entries.js"),
    import("./rules/csv_import.js"),
    import("./rules/csv_words.js"),
  ]);
  return { ...csv, ...columns, ...entries, ...changes, ...words };
};

// ---- what is in hand: the file's rows stay out of every store
let held = null;
const START = { order: "", mean: "mean", over: false };

const show = (fields) => {
  held = { ...held, ...fields };
  const { table, targets, columns, order, shown, mean, over, report, lines } = held;
  const sample = (index) => table.rows.slice(0, SAMPLES).map(({ cells }) => (cells[index] ?? "").slice(0, LETTERS)).filter(Boolean).join(" · ");
  remember("csv", {
    step: report ? "report" : "columns",
    targets,
    columns: columns.map((column, index) => ({ ...column, index, sample: sample(index), rated: held.rated(column.target) })),
    rows: table.rows.length,
    asks: shown === "both" || shown === "",
    order,
    mean,
    over,
    lines: lines ?? [],
    days: report?.changes ?? 0,
    problems: report?.problems.slice(0, held.most) ?? [],
    more: Math.max(0, (report?.problems.length ?? 0) - held.most),
  });
};

const empty = () => {
  held = null;
  remember("csv", null);
};

const breathe = () => new Promise((resolve) => setTimeout(resolve));
const progress = (done) => remember("csv-progress", { busy: true, problem: "", done });

/** The text of a file: UTF-8, UTF-16 by its mark, or what older programs write. */
function decoded(bytes) {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** `inputId` names the file input. */
export const onCsvFile = (inputId) =>
  step(async () => {
    const input = document.getElementById(inputId);
    const file = input?.files?.[0];
    if (!file) return "";
    empty();
    if (file.size > MOST_BYTES) stop("This file is too large. Nothing was changed.");
    progress("Reading the file");
    const bytes = new Uint8Array(await file.arrayBuffer());
    input.value = "";
    const rule = await rules();
    await breathe();
    const table = rule.import_table(rule.csv_table(decoded(bytes)));
    if (!table.rows.length) stop("There are no rows in this file. Nothing was changed.");
    if (table.rows.length > MOST_ROWS) stop("There are too many rows in this file. Nothing was changed.");
    const words = (await import("./content/check_in.js")).default;
    const tracked = database.started() ? await stored({ all: "tracked" }) : [];
    const columns = rule.guess_columns(table);
    held = { table, ...START, rated: rule.is_rated, most: rule.PROBLEMS_SHOWN };
    show({ columns, targets: rule.import_targets(words, tracked), shown: rule.day_order(rule.day_cells(table, columns)) });
    return "";
  });

/** A choice about a column: its target, its scale, or whether it is turned. */
export const onCsvColumn = (index, field, flag) =>
  quietly(async (value) => {
    const rule = await rules();
    const chosen = field === "most" ? Number(value) : field === "turned" ? flag : value;
    const one = (column, place) => (place === index ? { ...column, [field]: chosen } : column);
    const columns = field === "target" ? rule.choose_target(held.columns, index, chosen) : held.columns.map(one);
    show({ columns, report: null, shown: rule.day_order(rule.day_cells(held.table, columns)) });
  });

/** A choice about the whole file: order, mean, or whether the file counts over what is there. */
export const onCsvChoice = (name, flag) => quietly((value) => show({ [name]: flag ?? value, report: null }));

const presentRows = async (tx) => (await tx.objectStore(CHECK_INS).getAll()).filter((row) => !row.deleted);

/** The dry run. */
export const onCsvLook = step(async () => {
  const rule = await rules();
  const { table, columns, order, shown, mean, over } = held;
  const problem = rule.columns_problem(columns);
  if (problem) stop(problem);
  const profile = database.started() ? await stored({ one: ["profile", "me"] }) : null;
  const { local_day: localDay } = await import("./rules/day.js");
  const today = localDay(now(profile?.zone ?? ""), profile);
  const used = rule.order_used(order, shown);
  const entries = [];
  for (let at = 0; at < table.rows.length; at += BATCH) {
    progress(`${at} of ${table.rows.length} rows`);
    await breathe();
    for (const row of table.rows.slice(at, at + BATCH)) entries.push(rule.read_entry(row, columns, used, today));
  }
  const days = rule.import_days(entries, mean);
  await breathe();
  const there = database.started() ? await stored({ all: CHECK_INS }) : [];
  const changes = rule.import_changes(days, there, over);
  const report = { ...rule.import_report(entries, days, changes, there), changes: changes.length };
  show({ days, report, lines: rule.report_words(report, over) });
  document.getElementById("main")?.focus({ preventScroll: true });
  window.scrollTo(0, 0);
  return "";
});

export const onCsvBack = () => show({ report: null });

// Many changes in one transaction, sent to the store without waiting for each.
async function applyMany(tx, changes) {
  const store = tx.objectStore(CHECK_INS);
  const outbox = tx.objectStore("_outbox");
  const [rows, waiting] = await Promise.all([store.getAll(), outbox.getAll()]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const last = new Map(waiting.filter(({ table }) => table === CHECK_INS).map((operation) => [operation.id, operation]));
  const asked = [];
  const inverse = [];
  for (const { table, id, fields } of changes) {
    const old = byId.get(id);
    const before = old ?? { ...schema.defaults[table], id, _rev: 0, deleted: true };
    const news = different(before, fields);
    if (!Object.keys(news).length) continue;
    refuse(table, news);
    const row = { ...before, ...news };
    const sent = old ? news : travelling(row);
    const grows = last.get(id);
    const at = Date.now();
    asked.push(store.put(row));
    if (grows && !grows.sent) asked.push(outbox.put({ ...grows, fields: { ...grows.fields, ...sent }, at }));
    else asked.push(outbox.add({ op: crypto.randomUUID(), table, id, fields: sent, base: before._rev ?? 0, at, sent: 0 }));
    inverse.push({ table, id, fields: Object.fromEntries(Object.keys(news).map((key) => [key, before[key] ?? null])) });
  }
  await Promise.all(asked);
  return inverse;
}

/** Bring the days in: all of them, or none. */
export const onCsvWrite = step(async () => {
  const rule = await rules();
  const { days, over } = held;
  await database.start();
  progress("Keeping the days");
  let count = 0;
  const kept = await write(["_meta"], async (tx) => {
    const changes = rule.import_changes(days, await presentRows(tx), over);
    const before = await applyMany(tx, changes);
    count = changes.length;
    const meta = tx.objectStore("_meta");
    const records = await importKeys(meta);
    for (const { key } of records.slice(0, Math.max(0, records.length - KEPT + 1))) await meta.delete(key);
    const at = Date.now();
    const key = `${RECORD}${at}.${crypto.randomUUID().slice(0, 8)}`;
    const wrote = new Set(before.map(({ id }) => id));
    if (count) await meta.put({ key, at, changes: changes.filter(({ id }) => wrote.has(id)), before });
    return before;
  }, LONG_MS);
  if (!kept) stop("Your phone's storage did not take it. Nothing was changed. Free some space and try again.");
  empty();
  changed([CHECK_INS]);
  return count === 1 ? "1 day was brought in." : `${count} days were brought in.`;
});


const importKeys = (meta) => meta.getAll(IDBKeyRange.bound(RECORD, `${RECORD}\uffff`));

/** Take an import back; what the person has changed since stays. */
export const onCsvUndo = (id) =>
  step(async () => {
    const rule = await rules();
    progress("Taking it back");
    let count = 0;
    const kept = await write(["_meta"], async (tx) => {
      const meta = tx.objectStore("_meta");
      const record = await meta.get(id);
      if (!record) return [];
      const changes = rule.undo_changes(record.changes, record.before, await presentRows(tx));
      count = changes.length;
      const inverse = await applyMany(tx, changes);
      await meta.delete(id);
      return inverse;
    }, LONG_MS);
    if (!kept) stop("It could not be taken back yet. Nothing was changed. Please try again.");
    changed([CHECK_INS]);
    return count === 1 ? "1 day is as it was." : `${count} days are as they were.`;
  });

const records = () =>
  database.transact(["_meta", "profile"], "readonly", async (tx) => {
    const found = await importKeys(tx.objectStore("_meta"));
    const profile = await tx.objectStore("profile").get("me");
    return [found.map(({ key, at, changes }) => ({ id: key, at, days: changes.length })), profile ?? null];
  });

/** The imports that can be taken back, in words. */
export const useImports = () =>
  useQuery("imports", [CHECK_INS], async () => {
    const [found, profile] = await records();
    if (!found.length) return [];
    return (await rules()).import_lines(found, profile, now(profile?.zone ?? ""));
  });

/** Every row that cannot be used, as a file. */
export const onCsvProblems = quietly(() => {
  const lines = held.report.problems.map(({ line, why }) => `${line},"${why.replaceAll('"', '""')}"`);
  handOver(new Blob([["line,why", ...lines, ""].join("\n")], { type: "text/csv" }), "fibroplan-rows-left-out.csv");
});
