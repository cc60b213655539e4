// A row's answers as the one text that is kept of them: JSON, or sealed where the person has set a lock. Rules see
// `answers` (null where they are sealed and not open on this page) and `others`, what other devices wrote at once.
//
// WebCrypto answers later, and IndexedDB ends a transaction that waits for anything else. So texts are sealed and opened
// between transactions and remembered here: one that meets a text it does not know is ended by Unready, what it lacks
// is made, and it is run again. Keys are in memory alone and cannot be read out, by our own scripts neither.
import schema from "./schema.js";
import { longer, TooLong } from "./shape.js";

const MARK = "fp1"; // fp1.<key id>.<iv>.<sealed>, the last two in base64url
const BETWEEN = "\n\n"; // JSON and sealed texts hold no line end
const KEYS = "text_key";
const AES = "AES-GCM";

/** The person has set a lock, and it is not open on this page. */
export class Locked extends Error {}

/** A text has to be sealed or opened first: `make` does it. */
class Unready extends Error {
  constructor(make) {
    super("unready");
    this.make = make;
  }
}

const keys = new Map(); // key id -> CryptoKey
const opened = new Map(); // sealed text -> answers
const sealed = new Map(); // what it is about, its key, and JSON -> sealed text
let sealing = ""; // the key that new texts are sealed with, as the store was last read; "" for no lock
let plainly = false; // while the lock is taken off

/** Whether a table keeps its rows' answers as a text, and which tables such a row needs read with it. */
export const packs = (table) => Boolean(schema.packed[table]);
export const withKeys = (tables) => (tables.some(packs) ? [...tables, KEYS] : tables);

/** Run work that may meet texts which are not ready; it is run again once they are. */
export async function whenReady(work) {
  for (;;) {
    try {
      const value = await work();
      sealed.clear();
      return value;
    } catch (error) {
      if (!(error instanceof Unready)) throw error;
      await error.make();
    }
  }
}

// ---- keys
export const isOpen = (id) => keys.has(id);
export const openKeys = () => [...keys.keys()];
export function openWith(id, key) {
  keys.set(id, key);
}
/** Forget the keys and every text that they opened. */
export function close() {
  for (const memory of [keys, opened, sealed]) memory.clear();
}
/** Write texts as they are while `work` runs: the lock is being taken off. */
export async function unsealed(work) {
  plainly = true;
  try {
    return await work();
  } finally {
    plainly = false;
  }
}

/** The key that texts are sealed with, looked up in the transaction that writes; "" without a lock. */
async function keyOf(tx) {
  const rows = (await tx.objectStore(KEYS).getAll()).filter((row) => !row.deleted);
  const ids = rows.map((row) => row.key_id).sort();
  return (sealing = ids.find(isOpen) ?? ids[0] ?? "");
}

// ---- sealing and opening
const utf8 = new TextEncoder();
const BASE = { alphabet: "base64url", omitPadding: true };
export function toText(bytes) {
  if (bytes.toBase64) return bytes.toBase64(BASE);
  let letters = "";
  for (let at = 0; at < bytes.length; at += 0x8000) letters += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
export function toBytes(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text, BASE);
  const letters = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at++) bytes[at] = letters.charCodeAt(at);
  return bytes;
}

/** Seal a text. What it is about is sealed in: a text that is put elsewhere does not open. */
export async function seal(id, about, text) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const how = { name: AES, iv, additionalData: utf8.encode(about) };
  const bytes = await crypto.subtle.encrypt(how, keys.get(id), utf8.encode(text));
  return [MARK, id, toText(iv), toText(new Uint8Array(bytes))].join(".");
}

/** What was sealed; null if it is not whole, not of this place, or its key is not open. */
export async function unseal(about, text) {
  const [, id, iv, bytes] = text.split(".");
  try {
    const how = { name: AES, iv: toBytes(iv), additionalData: utf8.encode(about) };
    return new TextDecoder().decode(await crypto.subtle.decrypt(how, keys.get(id), toBytes(bytes)));
  } catch {
    return null;
  }
}

const isSealed = (text) => text.startsWith(`${MARK}.`);
/** Whether a text is sealed with a key that is not open. */
export const isClosed = (text) => isSealed(text ?? "") && !keys.has(text.split(".")[1]);
const aboutRow = (table, id) => `${table} ${id}`;
const openAll = (missing) =>
  Promise.all(
    missing.map(async ([about, text]) => {
      const json = await unseal(about, text);
      opened.set(text, json === null ? null : parsed(json));
    }),
  );

function parsed(json) {
  try {
    const value = JSON.parse(json);
    if (value && typeof value === "object" && !Array.isArray(value)) return value;
  } catch {
    /* a text that is no JSON is shown as it is */
  }
  return { words: json };
}

/** The answers in a text; null where it cannot be opened. Those that could be, but are not yet, go to `missing`. */
function answersIn(about, text, missing) {
  if (!text) return {};
  if (!isSealed(text)) return parsed(text);
  if (opened.has(text)) return opened.get(text);
  if (keys.has(text.split(".")[1])) missing.push([about, text]);
  return null;
}

const columnsOf = (table) => [schema.packed[table].column, `${schema.packed[table].column}_other`];
const othersIn = (about, text, missing) =>
  text ? text.split(BETWEEN).map((each) => answersIn(about, each, missing)).filter(Boolean) : [];

/** Rows with their answers, as rules see them. */
export async function unpacked(tx, table, rows) {
  if (!packs(table)) return rows;
  await keyOf(tx);
  const [column, other] = columnsOf(table);
  const missing = [];
  const whole = rows.map((row) => {
    const about = aboutRow(table, row.id);
    return { ...row, answers: answersIn(about, row[column], missing), others: othersIn(about, row[other], missing) };
  });
  if (missing.length) throw new Unready(() => openAll(missing));
  return whole;
}

/** Rows without their texts: enough to say that they are there. */
export const outlined = (rows) => rows.map((row) => ({ ...row, answers: null, others: [] }));

/**
 * The fields of a change as the store keeps them. `before` is the row as it stands. What has to be sealed first goes to
 * `lacking`: `lack` then ends the transaction.
 */
export async function packed(tx, table, before, fields, lacking) {
  if (!packs(table)) return fields;
  const [column, other] = columnsOf(table);
  if (!["answers", "others", "shared", column, other].some((name) => name in fields)) return fields;
  const about = aboutRow(table, before.id);
  const key = (await keyOf(tx)) && !(fields.shared ?? before.shared) && !plainly ? sealing : "";
  const { answers, others, ...rest } = fields;
  const stored = [column, other].map((name) => rest[name] ?? before[name] ?? "");
  const missing = [];
  const held = answersIn(about, stored[0], missing);
  const beside = others ?? othersIn(about, stored[1], missing);
  if (missing.length) throw new Unready(() => openAll(missing));
  if (held === null && !fields.deleted) {
    if (answers || "shared" in fields || others) throw new Locked(); // a text that is closed is never written over
    return rest;
  }
  const text = (each, was) => textOf(table, about, key, each, was, lacking);
  rest[column] = text(answers ?? held, stored[0]);
  if (others || stored[1]) rest[other] = beside.map((each) => text(each, "")).join(BETWEEN);
  return rest;
}

/** End a transaction that lacks sealed texts. */
export function lack(lacking) {
  if (lacking.length) throw new Unready(() => Promise.all(lacking.map((make) => make())));
}

function textOf(table, about, key, answers, stored, lacking) {
  const json = Object.keys(answers ?? {}).length ? JSON.stringify(answers) : "";
  const { column, most } = schema.packed[table];
  if (longer(json, most)) throw new TooLong(column, most);
  if (!key || !json) return json;
  if (stored.startsWith(`${MARK}.${key}.`) && JSON.stringify(opened.get(stored)) === json) return stored;
  const name = `${about} ${key} ${json}`;
  if (sealed.has(name)) return sealed.get(name);
  if (!keys.has(key)) throw new Locked();
  lacking.push(async () => {
    const text = await seal(key, about, json);
    sealed.set(name, text);
    opened.set(text, answers);
    opened.delete(stored);
  });
  return "";
}

/** The key that what is typed for these tables is sealed with until it is in the store; "" where it stays plain. */
export const sealingKey = (tables) => (tables.some(packs) && keys.has(sealing) ? sealing : "");
