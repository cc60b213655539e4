// React's side: what `fibroplan.local` in Python compiles to.
import { useSyncExternalStore } from "react";
import { useLocation } from "react-router";
import { query } from "./live.js";
import * as statuses from "./status.js";
import * as store from "./store.js";
import * as database from "./database.js";

const nothing = () => null;
const never = () => () => {};

/** The live value of something that reads the store; null until a read has returned. */
export function useQuery(key, tables, run, aside = false) {
  const live = query(key, tables, run, aside);
  return useSyncExternalStore(live.subscribe, live.snapshot, nothing);
}

/** Rows of a table; null until a read has returned. */
export function useRows(source) {
  return useQuery(JSON.stringify(source), store.tablesOf([source]), () => store.rows(source));
}

/** The live value of a pure function over rows; null until a read has returned. */
export function useView(name, rule, sources, aside = false) {
  const key = name + JSON.stringify(sources); // the name is said: a minified function has lost its own
  return useQuery(key, [...store.tablesOf(sources), "profile"], () => store.compute(rule, sources), aside);
}

/** The same of something that the page is not for: when it changes, it is read once the rest has been painted. */
export const useAside = (name, rule, sources) => useView(name, rule, sources, true);

const initial = statuses.current();
export const useStatus = () => useSyncExternalStore(statuses.subscribe, statuses.current, () => initial);

const waitingAndRejected = () =>
  database.transact(["_outbox", "_rejected"], "readonly", async (tx) => {
    const found = [tx.objectStore("_outbox").count(), tx.objectStore("_rejected").getAll()];
    const [waiting, rejected] = await Promise.all(found);
    return { waiting, rejected };
  });
export const useOutbox = () => useQuery("_outbox", ["_outbox", "_rejected"], waitingAndRejected, true);

/** A text or a number of the query string. */
export function useParam(name, fallback, numeric = false) {
  const text = new URLSearchParams(useLocation().search).get(name);
  // The prerendered page knows no query string; the first paint must agree with it.
  const mounted = useSyncExternalStore(never, () => true, () => false);
  if (!mounted || text === null || text === "") return fallback;
  if (!numeric) return text;
  return Number.isInteger(Number(text)) && Math.abs(Number(text)) < 1e5 ? Number(text) : fallback;
}

// ---- what a page remembers while it is open: which sheet, which week
const memory = new Map();
const readers = new Set();
export function remember(name, value) {
  memory.set(name, value);
  for (const reader of readers) reader();
}
const subscribe = (reader) => {
  readers.add(reader);
  return () => readers.delete(reader);
};
export function useMemory(name, fallback) {
  return useSyncExternalStore(subscribe, () => (memory.has(name) ? memory.get(name) : fallback), () => fallback);
}

database.whenStore(() => readers.forEach((reader) => reader()));

/** Whether the person has begun on this phone; null until known. */
export const useStarted = () => useSyncExternalStore(subscribe, database.started, nothing);

const zones = () => {
  if (typeof Intl.supportedValuesOf !== "function") return [];
  return Intl.supportedValuesOf("timeZone").map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }));
};
let zoneList;
/** Every zone this phone knows; empty until the page is alive. */
const NO_ZONES = [];
export const useZones = () => useSyncExternalStore(never, () => (zoneList ??= zones()), () => NO_ZONES);
