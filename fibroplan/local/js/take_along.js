// Taking it along: spreadsheets made on the phone, with no network; a PDF and a bundle from the server for those who sync.
import * as database from "./database.js";
import { BYTE_ORDER_MARK, lines } from "./csv.js";
import { flush } from "./events.js";
import { form, handOver, stop } from "./form.js";
import { remember } from "./hooks.js";
import { fetchFile } from "./http.js";
import { now } from "./now.js";
import { unsettled } from "./store.js";
import { syncNow } from "./sync.js";
import { zip } from "./zip.js";

const NAME = "take-along";
const SLOW_MS = 700; // quicker work shows no bar: it would but flicker
const PORTION = 500; // rows between two looks at the screen and at "stop"
const PRIVATE = "Reflections, plans and letters are left out.";
const pause = () => new Promise((resolve) => setTimeout(resolve));

let running = null;
/** Stop what is being made. */
export const onStopMaking = () => running?.abort();

/** Work that can be stopped, and that shows how far it is once it takes long. */
const watched = (work) =>
  form(NAME, async () => {
    running?.abort();
    const control = (running = new AbortController());
    const { signal } = control;
    let progress = { at: 0, of: 0 };
    let slow = false;
    const show = () => slow && remember("take-along-progress", progress);
    const timer = setTimeout(() => show((slow = true)), SLOW_MS);
    const told = async (at, of) => {
      show((progress = { at, of }));
      await pause();
      signal.throwIfAborted();
    };
    try {
      return await work({ told, signal });
    } catch (error) {
      if (signal.aborted) return "Stopped. Nothing was made.";
      throw error;
    } finally {
      clearTimeout(timer);
      if (running === control) remember("take-along-progress", (running = null));
    }
  });

/** All rows of the tables that are asked for, as one moment shows them. */
const snapshot = (tables) =>
  database.transact([...new Set([...tables, "profile"])], "readonly", async (tx) => {
    const found = await Promise.all(tables.map((table) => tx.objectStore(table).getAll()));
    const zone = await tx.objectStore("profile").get("me").then((row) => row?.zone);
    return { moment: now(zone), rows: Object.fromEntries(tables.map((table, at) => [table, found[at]])) };
  });

/** One CSV for each table and a word about them, in one zip. */
export const onSpreadsheets = (ownWriting) =>
  watched(async ({ told }) => {
    const [{ sheets, lookups }, rules, days, dates] = await Promise.all([
      import("./sheets.js"),
      import("./rules/spreadsheet.js"),
      import("./rules/day.js"),
      import("./rules/dates.js"),
    ]);
    await flush();
    const tables = sheets.filter((sheet) => ownWriting || !sheet.own_writing);
    const { moment, rows } = await snapshot(tables.map((sheet) => sheet.table));
    const profile = (rows.profile ?? []).find((row) => row.id === "me" && !row.deleted) ?? null;
    const today = days.local_day(moment, profile);
    const names = Object.fromEntries(
      Object.entries(lookups).map(([field, [table, id, name]]) => [field, rules.sheet_names(rows[table], id, name)]),
    );
    const of = Object.values(rows).reduce((sum, found) => sum + found.length, 0);
    const encoder = new TextEncoder();
    const files = [{ name: "read-me.txt", bytes: encoder.encode(about(tables, dates.date_field(today), ownWriting)) }];
    let at = 0;
    for (const { table, columns } of tables) {
      const ordered = rules.sheet_order(columns, rows[table]);
      const called = Object.assign({}, ...columns.filter(({ kind }) => kind === "name").map(({ field }) => names[field]));
      const parts = [BYTE_ORDER_MARK, lines([columns.map((column) => column.heading)])];
      for (let from = 0; from < ordered.length; from += PORTION) {
        parts.push(lines(rules.sheet_rows(columns, ordered.slice(from, from + PORTION), called)));
        await told(at + from, of);
      }
      at += rows[table].length;
      files.push({ name: `${table}.csv`, bytes: encoder.encode(parts.join("")) });
    }
    const name = `fibroplan-${dates.date_field(today)}-spreadsheets.zip`;
    handOver(zip(files, days.civil(today)), name);
    return `Your spreadsheets are in the file ${name}.`;
  });

function about(tables, day, ownWriting) {
  const told = tables.flatMap(({ table, about, columns }) => [
    "",
    `${table}.csv`,
    about,
    ...columns.filter((column) => column.about).map((column) => `  ${column.heading}: ${column.about}`),
  ]);
  const left = ["Left out: what was deleted, and the history of changes.", ...(ownWriting ? [] : [PRIVATE])];
  const head = [`Fibroplan, ${day}. Each file is one kind of entry; any spreadsheet opens it.`, ...left];
  const safe = "A text that begins like a formula has an apostrophe before it, so that nothing runs.";
  return [...head, safe, ...told, ""].join("\r\n");
}

/** A file that the server makes from what it holds: first everything is sent. */
const made = (path, name) =>
  watched(async ({ signal }) => {
    if (!database.account()) stop("This needs a copy on the server. You can make one under Settings.");
    await flush();
    await syncNow().catch(() => {});
    const { waiting } = await unsettled();
    if (waiting) stop("Some changes could not be sent yet, so the server cannot make it. Please try again when online.");
    signal.throwIfAborted();
    handOver(await fetchFile(path, { zone: now("").zone }, signal), name);
    return `It is in the file ${name}.`;
  });

export const onReportPdf = made("/api/report", "fibroplan-report.pdf");
export const onFhir = made("/api/fhir", "fibroplan-fhir.json");
