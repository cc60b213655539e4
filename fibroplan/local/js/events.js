// What a tap does. Every function catches its own failures: an unhandled rejection would reach Reflex's queue.
import { act, firstWritten, put, tablesOf, typedFields, undoLast } from "./store.js";
import { start, started, storeName } from "./database.js";
import { remember } from "./hooks.js";
import { seal, sealingKey, unseal } from "./packing.js";
import { report } from "./status.js";

export const quietly = (work) => (...args) => {
  Promise.resolve()
    .then(() => work(...args))
    .catch((error) => console.error(error?.name ?? "error"));
};

async function ready() {
  if (!started()) await start();
}

const TOAST_MS = 15_000; // its undo is also where the thing itself is, so nobody has to be quick
const TOAST_AFTER_MS = 100; // what was tapped is painted first, then the words about it
let fading = null;
function say(text) {
  clearTimeout(fading);
  remember("toast", { text, at: Date.now() });
  fading = setTimeout(hush, TOAST_MS);
}
export const hush = () => remember("toast", null);

const finish = (ok, { go, toast, close, open, top, leaves }) => {
  if (!ok) return;
  // A button that goes away while it has the focus makes browsers lay the page out twice.
  if (leaves) document.querySelector("button:focus:not(:focus-visible)")?.blur();
  if (toast) setTimeout(say, TOAST_AFTER_MS, toast);
  if (close) remember(close, "");
  if (open) remember(open, firstWritten());
  if (top) {
    window.scrollTo(0, 0);
    document.getElementById("main")?.focus({ preventScroll: true });
  }
  if (go) {
    navigate(go);
    if (toast) setTimeout(say, 250, toast); // said on the page it leads to
  }
};

/** Run a command: a pure function that says which rows change. Its now is when the person did it, not when it runs. */
export const onCommand = (rule, sources, after = {}) => {
  const run = quietly(async (event, at) => {
    await ready();
    if (due.size) await flush(); // what was typed before a tap is saved before it
    const ok = await act(rule, sources, { event, at });
    finish(ok, after);
    if (ok) lookThrough(JSON.stringify(sources), saidIn(sources, event));
  });
  return (event) => run(event, Date.now());
};

export const onPut = (table, id, fields, after = {}) =>
  quietly(async () => {
    await ready();
    finish(await put(table, id, fields), after);
  });

export const onForm = (table, id, fixed) =>
  quietly(async (data) => {
    await ready();
    await put(table, id, { ...data, ...fixed });
  });

export const onField = (table, id, name, fixed) =>
  quietly(async (value) => {
    await ready();
    await put(table, id, { ...fixed, [name]: value });
  });

// ---- text is saved while it is written: at most AUTOSAVE_MS after the last key, and before the page goes away
// A page may go away before a database can answer. So every text is put down in localStorage first, which waits for
// nobody, and taken out once it is in the store; what is still there when the app opens again is saved then.
const AUTOSAVE_MS = 400;
const JOURNAL = "fibroplan.typing";
const due = new Map();
const saving = new Set();
const unsaved = new Set(); // texts that the store did not take: they are on the screen only

function journal(change) {
  try {
    const texts = JSON.parse(localStorage.getItem(JOURNAL)) ?? {};
    change(texts);
    if (Object.keys(texts).length) localStorage.setItem(JOURNAL, JSON.stringify(texts));
    else localStorage.removeItem(JOURNAL);
    return texts;
  } catch {
    return {}; // no localStorage, or it is full: the autosave alone has to do
  }
}
const write = (key, text) => journal((texts) => (texts[key] = { store: storeName(), ...text }));
const takeOut = (key, text) => {
  if (latest.get(key) === text.at) latest.delete(key);
  journal((texts) => texts[key]?.at === text.at && delete texts[key]);
};
let lastTyped = 0;
const latest = new Map(); // key -> when its newest text was typed, until it is in the store

// A text that will be sealed in the store is put down sealed too, a moment after its key was pressed.
function putDown(key, text) {
  latest.set(key, text.at);
  const by = sealingKey(tablesOf(text.sources));
  if (!by) return write(key, text);
  const { event, ...rest } = text;
  seal(by, key, event).then((sealed) => latest.get(key) === text.at && write(key, { ...rest, sealed }), () => {});
}

/** What was put down; null where it is sealed and not open here. */
const putDownText = async (key, text) => ("sealed" in text ? unseal(key, text.sealed) : text.event);

export const onTyping = (key, name, rule, sources) => (event) => {
  const text = { rule: name, sources, event, at: (lastTyped = Math.max(Date.now(), lastTyped + 1)) };
  clearTimeout(due.get(key)?.timer);
  report({ save: "saving" }); // "saved" was about the text as it was before
  putDown(key, text);
  const save = async () => {
    clearTimeout(due.get(key)?.timer);
    due.delete(key);
    const work = ready().then(() => act(rule, sources, { event, at: text.at, key })).catch(() => false);
    saving.add(work);
    const ok = await work;
    saving.delete(work);
    if (ok) unsaved.delete(key);
    else unsaved.add(key);
    if (ok) takeOut(key, text);
    if (ok) lookThrough(key, [event]);
    if (due.size) report({ save: "saving" });
  };
  due.set(key, { save, timer: setTimeout(save, AUTOSAVE_MS) });
};

// ---- the word check of what was saved: never before, and never in its way
const SHORTEST = 4; // letters; no word of the check is shorter
const saidIn = (sources, event) => sources.flatMap((s) => (s.typed ? [event] : s.form ? [event?.[s.form]] : []));
const lookThrough = quietly(async (field, said) => {
  const texts = said.filter((each) => typeof each === "string");
  if (texts.some((each) => each.length >= SHORTEST)) await (await import("./support.js")).check(field, texts.join(". "));
});
/** "Not what I meant", on the card. */
export const onNotMeant = (card) => quietly(async () => (await import("./support.js")).notMeant(card));

/** Save the texts that an earlier page was not given the time to save. */
export const catchUp = quietly(async () => {
  const texts = () => Object.entries(journal(() => {}));
  if (!texts().length) return;
  // Typed on any page, so the rule is known by its name alone: this loads all of them.
  const rules = await import("./rules/index.js");
  const whole = (source) => (source.span ? { ...source, range: rules[source.span[2]] } : source);
  const stored = storeName() ? await typedFields() : {};
  for (const [key, text] of texts()) {
    if (due.has(key)) continue;
    const newer = !(stored[key] >= text.at); // a killed browser may remember a text that a later one has replaced
    const event = await putDownText(key, text);
    if (newer && event === null) continue; // until it is unlocked
    const ours = newer && text.store === storeName();
    const ok = !ours || (await act(rules[text.rule], text.sources.map(whole), { event, at: text.at, key }).catch(() => false));
    if (ok) takeOut(key, text);
    else remember("unkept", { key, text: event, at: text.at });
  }
});

/** Save what is still being typed; resolves when it is in the store, or could not be. */
export async function flush() {
  await Promise.all([...[...due.values()].map(({ save }) => save()), ...saving]);
}
/** Whether some text is on the screen only. */
export const typing = () => due.size + saving.size + unsaved.size > 0;

export const onUndo = quietly(async () => {
  hush();
  await undoLast();
});

/** Let a text go that could not be kept. */
export const onLetGo = ({ key, at }) => () => {
  remember("unkept", null);
  takeOut(key, { at });
};

export const onRemember = (name, value) => () => remember(name, value);
export const onRememberAll = (values) => () => {
  for (const [name, value] of Object.entries(values)) remember(name, value);
};
export const onTyped = (name) => (value) => remember(name, value);

// Not a number while none is given: the store refuses that with words, rather than guess at one.
export const onTypedNumber = (name) => (value) => remember(name, Number(String(value).replace(",", ".").trim() || NaN));

let router = null;
export const useRouterFrom = (navigate) => (router = navigate);
export function navigate(path) {
  if (router) router(path);
  else location.assign(path);
}
export const onGo = (path) => () => navigate(path);

/** Begin on this phone: the store is made, whole, before the page changes. */
export const onStart = (path) =>
  quietly(async () => {
    try {
      await start();
      remember("started", true);
      navigate(path);
    } catch {
      /* the page says that the storage does not answer */
    }
  });

if (typeof window !== "undefined") {
  window.addEventListener("pagehide", flush);
  window.addEventListener("beforeunload", (event) => unsaved.size && event.preventDefault());
  catchUp();
  window.addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return;
    unsaved.clear(); // not refused: the page was left, and its texts were put down
    catchUp();
  });
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && flush());
}
