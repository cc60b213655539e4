// Accounts, copies and deletion, as the person sees them.
import schema from "./schema.js";
import * as database from "./database.js";
import { call, Refused } from "./http.js";
import { remember } from "./hooks.js";
import { flush, navigate } from "./events.js";
import { form, handOver, stop } from "./form.js";
import { fits } from "./shape.js";
import { putAll, travelling, unsettled } from "./store.js";
import { report } from "./status.js";
import { syncNow } from "./sync.js";

const PORTION = 250; // rows in one transaction of an import

async function enter(account, email) {
  const held = database.account();
  if (held && held !== account) {
    await call("DELETE", "/api/session").catch(() => {});
    stop("This phone holds the data of another account. Sign that account out first.");
  }
  if (await database.start(account)) database.fill(true);
  else await database.bind(account);
  await keepEmail(email);
  report({ sync: "syncing" });
  await syncNow().catch(() => {});
}

const keepEmail = (email) =>
  database.transact(["_meta"], "readwrite", (tx) => tx.objectStore("_meta").put({ key: "email", value: email }));

export const onSignUp = form("account", async ({ email, password, again }) => {
  if (again !== undefined && again !== password) stop("The two passwords differ. Please type the same one twice.");
  const me = await call("POST", "/api/accounts", { email, password });
  await enter(me.account, me.email);
  navigate("/settings/");
  return "Your copy is kept on the server now.";
});

export const onSignIn = form("account", async ({ email, password }) => {
  const me = await call("POST", "/api/session", { email, password });
  await enter(me.account, me.email);
  navigate("/today/");
});

/** Sign out. What was not sent yet is sent first; if that cannot be done, nothing is thrown away. */
export const onSignOut = form("sign-out", async () => {
  await flush();
  await syncNow().catch(() => {});
  const { waiting, refused } = await unsettled();
  if (waiting) {
    const things = waiting === 1 ? "1 change is" : `${waiting} changes are`;
    stop(`${things} only on this phone and could not be sent. Go online first, or export your data below.`);
  }
  if (refused) stop("Some changes need a look first. They are on this page.");
  await call("DELETE", "/api/session").catch((error) => {
    if (!(error instanceof Refused && error.status === 401)) throw error;
  });
  await leave();
});

async function leave() {
  await database.wipe();
  try {
    for (const key of ["fibroplan-theme", "fibroplan-text-size"]) localStorage.removeItem(key);
  } catch {
    /* nothing was kept */
  }
  location.assign("/");
}

export const onPassword = form("password", async ({ current: old, password }) => {
  await call("POST", "/api/password", { current: old, password });
  return "Your password is changed. Other devices are signed out.";
});

export const onSessions = form("sessions", async () => {
  const { sessions } = await call("GET", "/api/sessions");
  remember("session-list", sessions);
});

export const onRevoke = (id) =>
  form("sessions", async () => {
    await call("DELETE", `/api/sessions/${id}`);
    const { sessions } = await call("GET", "/api/sessions");
    remember("session-list", sessions);
    return "That device is signed out.";
  });

// ---- export and import

export async function exported() {
  const tables = Object.keys(schema.tables);
  return database.transact([...tables, "_rejected"], "readonly", async (tx) => {
    const rows = {};
    for (const table of tables) rows[table] = (await tx.objectStore(table).getAll()).map(travelling);
    const rejected = await tx.objectStore("_rejected").getAll();
    return { fibroplan_export: 1, made_at: Date.now(), rows, rejected };
  });
}

export const onExport = form("data", async () => {
  const text = JSON.stringify(await exported(), null, 1);
  handOver(new Blob([text], { type: "application/json" }), "fibroplan-my-data.json");
  return "Your data is in the file fibroplan-my-data.json.";
});

/** Bring an export back: every row that differs becomes a change like any other. */
export async function imported(text, told = () => {}) {
  let data;
  try {
    data = JSON.parse(text);
  } catch {
    stop("This file cannot be read. Nothing was changed. Please choose a file that Fibroplan exported.");
  }
  if (data?.fibroplan_export !== 1 || !data.rows || typeof data.rows !== "object")
    stop("This is not a file that Fibroplan exported. Nothing was changed.");
  const changes = [];
  for (const [table, rows] of Object.entries(data.rows)) {
    if (!schema.tables[table] || !Array.isArray(rows)) continue;
    for (const row of rows) {
      if (!row?.id || !fits(table, row))
        stop("This file holds something that Fibroplan cannot read. Nothing was changed.");
      const { id, ...fields } = row;
      changes.push({ table, id, fields });
    }
  }
  await database.start();
  // In portions: other tabs stay alive, and a phone that is full keeps what it could take.
  for (let at = 0; at < changes.length; at += PORTION) {
    told(at, changes.length);
    if (!(await putAll(changes.slice(at, at + PORTION))))
      stop(`Your phone's storage took ${at} of ${changes.length} entries. Free some space and bring the file in again.`);
  }
  return changes.length;
}

/** `inputId` names the file input: its change event carries a path, not the file. */
export const onImport = (inputId) => form("data", async () => {
  const file = document.getElementById(inputId)?.files?.[0];
  if (!file) return "";
  const told = (at, of) => remember("data", { busy: true, problem: "", done: `${at} of ${of} entries` });
  const count = await imported(await file.text(), told);
  return `${count} entries were brought in.`;
});

// ---- deletion
export const onDeleteHere = form("delete", async () => {
  if (database.account()) await call("DELETE", "/api/session").catch(() => {}); // offline: the cookie alone shows nothing
  await leave();
});

export const onDeleteEverywhere = form("delete", async ({ password }) => {
  await call("DELETE", "/api/accounts", { password });
  await leave();
});

