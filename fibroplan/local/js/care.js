// Staff: what the server answers, and what a tap sends. Answers live in the page's memory alone.
import { useEffect, useMemo, useSyncExternalStore } from "react";
import { form, stop } from "./form.js";
import { quietly } from "./events.js";
import { remember } from "./hooks.js";
import { call, Refused } from "./http.js";

const SIGN_IN = "/care/sign-in/";
const LOADING = { state: "loading", data: null, problem: "" };

// ---- answers
export const answers = new Map();
const readers = new Set();
const never = () => () => {};
const told = () => readers.forEach((reader) => reader());
const subscribe = (reader) => {
  readers.add(reader);
  return () => readers.delete(reader);
};

const NEWS = { "X-Fibroplan-News": "1" }; // asked by the page itself: keeps no session alive

async function ask(path, news) {
  try {
    answers.set(path, { state: "ok", data: await call("GET", path, undefined, news && NEWS), problem: "" });
  } catch (error) {
    if (error instanceof Refused && error.status === 401) return leave();
    // What is not given any more is not shown any more; without a network it is shown as it was, and said to be old.
    const gone = error instanceof Refused && [403, 404].includes(error.status);
    const state = gone ? "gone" : error instanceof Refused ? "refused" : "offline";
    const kept = state === "offline" ? (answers.get(path)?.data ?? null) : null;
    answers.set(path, { state, data: kept, problem: error instanceof Refused ? error.message : "" });
  }
  told();
}

/** Every answer on this page, anew. */
export const askAgain = () => Promise.all([...answers.keys()].map((path) => ask(path)));

/** Nobody is signed in any more: nothing stays on the screen. */
function leave() {
  answers.clear();
  told();
  const here = location.pathname + location.search;
  location.replace(`${SIGN_IN}?next=${encodeURIComponent(here)}`);
}

// Many parts of a page read the same answer: it is asked once for each stamp, and forgotten with its last reader.
const uses = new Map();
const stamps = new Map();
const again = () => document.visibilityState === "visible" && quietly(askAgain)();
if (typeof window !== "undefined") {
  window.addEventListener("online", again);
  document.addEventListener("visibilitychange", again);
}

function use(path) {
  uses.set(path, (uses.get(path) ?? 0) + 1);
  return () => {
    uses.set(path, uses.get(path) - 1);
    setTimeout(() => {
      if (uses.get(path)) return;
      for (const memory of [uses, stamps, answers]) memory.delete(path);
    });
  };
}

/** What the server says at a path; asked again when the stamp changes, and when the page is looked at again. */
export function useAnswer(path, stamp) {
  useEffect(() => use(path), [path]);
  useEffect(() => {
    if (path.endsWith("/") || stamps.get(path) === stamp) return;
    const news = stamps.has(path);
    stamps.set(path, stamp);
    quietly(ask)(path, news);
  }, [path, stamp]);
  return useSyncExternalStore(subscribe, () => answers.get(path) ?? LOADING, () => LOADING);
}

// ---- the caseload: looked through here, so that a search waits for nobody
const PAGE = 40;
const NAMES = { plan: "plan", symptoms: "symptoms" };
const percent = (share) => (share === null ? "nothing planned" : `${Math.round(share * 100)} %`);
const days = (at) => Math.floor((Date.now() - at) / 86_400_000);
const ago = (at) => (at === null ? "nothing yet" : days(at) < 1 ? "today" : days(at) === 1 ? "yesterday" : `${days(at)} days ago`);
const KINDS = {
  all: () => true,
  out: (one) => one.stands_out.length > 0,
  flare: (one) => Boolean(one.flare),
  new: (one) => one.new > 0 || one.looked_at === null,
  due: (one) => one.due,
};
const thisWeek = (one) => one.weeks.at(-1)?.adjusted ?? 2;
const ORDERS = {
  out: () => 0, // as the server has put them
  name: (a, b) => a.name.localeCompare(b.name),
  week: (a, b) => thisWeek(a) - thisWeek(b),
  sync: (a, b) => (a.last_sync ?? 0) - (b.last_sync ?? 0),
};

function drawn(one) {
  const week = one.weeks.at(-1);
  return {
    ...one,
    name: one.name || "No name given",
    synced: ago(one.last_sync),
    points: one.weeks.map(({ adjusted }) => adjusted),
    raw_points: one.weeks.map(({ raw }) => raw),
    words: week ? `This week ${percent(week.adjusted)} adjusted, ${percent(week.raw)} raw` : "The plan is not shared",
    new: one.looked_at === null ? "Not looked at yet" : one.new ? `${one.new} new` : "",
    withheld: Object.keys(NAMES).filter((name) => !one.scopes.includes(name)).map((name) => `${NAMES[name]} not shared`).join(", "),
  };
}

const NONE = { rows: [], count: "", more: false };
export function useCases(answer, text, only, order, pages) {
  return useMemo(() => {
    if (!answer?.data) return NONE;
    const part = text.trim().toLowerCase();
    const found = answer.data.patients
      .filter((one) => one.name.toLowerCase().includes(part) && (KINDS[only] ?? KINDS.all)(one))
      .sort(ORDERS[order] ?? ORDERS.out);
    const shown = found.slice(0, PAGE * pages);
    const count = found.length === 1 ? "1 person" : `${found.length} people`;
    return { rows: shown.map(drawn), count, more: shown.length < found.length };
  }, [answer, text, only, order, pages]);
}

/** Arrows go from one patient to the next; a slash goes to the search. */
export function useCaseKeys() {
  useEffect(() => {
    const move = (event) => {
      const typing = event.target.closest?.("input, select, textarea");
      if (event.key === "/" && !typing) {
        event.preventDefault();
        document.querySelector("[data-testid=case-search]")?.focus();
      }
      if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
      if (typing && event.target.tagName === "SELECT") return;
      const links = [...document.querySelectorAll("[data-testid=case] a")];
      const next = links.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
      if (!links[next]) return;
      event.preventDefault();
      links[next].focus();
    };
    document.addEventListener("keydown", move);
    return () => document.removeEventListener("keydown", move);
  }, []);
  return "";
}

const PATIENT = /^\/care\/([0-9A-Za-z_-]{1,64})\/?$/;
/** The patient in the address. */
export const usePatient = () =>
  useSyncExternalStore(never, () => PATIENT.exec(location.pathname)?.[1] ?? "", () => "");

// ---- codes in links stand after a #, which browsers send to nobody
let taken = "";
export function useCodeInLink() {
  useEffect(() => {
    const take = () => {
      const code = decodeURIComponent(location.hash.slice(1));
      if (!/^[0-9a-z-]{16,24}$/i.test(code)) return;
      taken = code;
      history.replaceState(history.state, "", location.pathname + location.search);
      told();
    };
    take();
    window.addEventListener("hashchange", take); // a second link, opened on the same page
    return () => window.removeEventListener("hashchange", take);
  }, []);
  return useSyncExternalStore(subscribe, () => taken, () => "");
}

// ---- signing in
let asked = null; // the ticket that waits for its second factor
let adding = false; // one more factor for somebody who is signed in
const shown = (ticket) => {
  asked = ticket;
  remember("care-ticket", ticket);
};

export const onCareSignIn = form("care-door", async ({ email, password }) => {
  shown(await call("POST", "/api/care/session", { email, password }));
});

export const onCareJoin = form("care-door", async ({ code, name, password, again }) => {
  if (password !== again) stop("The two passwords are not the same.");
  shown(await call("POST", "/api/care/join", { code, name, password }));
});

async function prove(method, proof) {
  const body = { ticket: asked.ticket, ...proof };
  if (adding) {
    await call("POST", `/api/care/factors/${method}`, body);
    adding = false;
    shown(null);
    await askAgain();
    return "It is set up.";
  }
  const begun = await call("POST", `/api/care/session/${method}`, body);
  shown(null);
  if (begun.recovery.length) remember("care-recovery", begun.recovery);
  else await goIn();
}

export const onCareCode = form("care-door", ({ code }) => prove("totp", { code }));
export const onCareRecovery = form("care-door", ({ recovery }) => prove("recovery", { code: recovery }));
export const onCareAgain = quietly(() => shown(null));

/** To where one was going, else to where one's work is. */
async function goIn() {
  remember("care-recovery", []);
  const wanted = new URLSearchParams(location.search).get("next") ?? "";
  const { role } = await call("GET", "/api/care/me");
  const home = role === "administrator" ? "/care/clinic/" : "/care/";
  location.assign(/^\/care\/[\w\-/?=&.]*$/.test(wanted) && wanted !== SIGN_IN ? wanted : home);
}
export const onCareIn = quietly(goIn);

// ---- passkeys: WebAuthn speaks in bytes, the server in base64url
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const known = (list) => (list ?? []).map((each) => ({ ...each, id: bytes(each.id) }));

async function made(options) {
  const publicKey = {
    ...options,
    challenge: bytes(options.challenge),
    user: { ...options.user, id: bytes(options.user.id) },
    excludeCredentials: known(options.excludeCredentials),
  };
  const { id, rawId, type, response } = await navigator.credentials.create({ publicKey });
  const said = { clientDataJSON: text(response.clientDataJSON), attestationObject: text(response.attestationObject) };
  return { id, rawId: text(rawId), type, response: said };
}

async function signed(options) {
  const publicKey = {
    ...options,
    challenge: bytes(options.challenge),
    allowCredentials: known(options.allowCredentials),
  };
  const { id, rawId, type, response } = await navigator.credentials.get({ publicKey });
  const said = Object.fromEntries(
    ["clientDataJSON", "authenticatorData", "signature", "userHandle"].map((name) => [
      name,
      response[name] ? text(response[name]) : null,
    ]),
  );
  return { id, rawId: text(rawId), type, response: said };
}

export const onCarePasskey = form("care-door", async () => {
  if (!window.PublicKeyCredential) stop("This browser has no passkeys. Please use the six digits.");
  const credential = await (asked.enrol ? made : signed)(asked.passkey).catch(() => null);
  if (!credential) stop("The passkey was not used. Please try again, or use the six digits.");
  return prove("passkey", { credential });
});

// ---- one's own account
export const onCareOut = form("care-own", async () => {
  await call("DELETE", "/api/care/session");
  answers.clear();
  for (const key of Object.keys(sessionStorage)) if (key.startsWith("care-draft:")) delete sessionStorage[key];
  location.assign(SIGN_IN);
});
export const onCareOutOthers = form("care-own", async () => {
  await call("DELETE", "/api/care/sessions");
  await askAgain();
  return "You are signed in here alone.";
});
export const onCareRevoke = (id) =>
  form("care-own", async () => {
    await call("DELETE", `/api/care/sessions/${id}`);
    await askAgain();
    return "That place is signed out.";
  });
export const onCareNewRecovery = form("care-own", async ({ password }) => {
  remember("care-recovery", (await call("POST", "/api/care/recovery", { password })).recovery);
  await askAgain();
});
export const onCareAddFactor = form("care-own", async ({ password }) => {
  const ticket = await call("POST", "/api/care/factors", { password });
  adding = true;
  shown(ticket);
});
export const onCareRemovePasskey = (id) =>
  form("care-own", async () => {
    await call("DELETE", `/api/care/factors/passkeys/${encodeURIComponent(id)}`);
    await askAgain();
    return "The passkey is taken off.";
  });

// ---- patients
export const onCareAccept = form("care-accept", async ({ code }) => {
  remember("care-accepted", await call("POST", "/api/grants/accept", { code }));
});
export const onCareGiveBack = (id) =>
  form("care-accept", async () => {
    await call("DELETE", `/api/grants/given/${id}`);
    remember("care-accepted", null);
    await askAgain();
    return "It is ended. The patient can read that you did so.";
  });
export const onCareInvitePatient = form("care-accept", async () => {
  remember("care-invited", null);
  remember("care-invited", await call("POST", "/api/grants/invitations"));
});

export const onCareReviewed = (patient, weeks) =>
  form("care-accept", async () => {
    const next_day = weeks ? Math.floor(Date.now() / 86_400_000) + 7 * weeks : null;
    await call("POST", `/api/care/patients/${patient}/reviewed`, { next_day });
    return weeks ? `Noted. It stands out again in ${weeks} weeks.` : "Noted.";
  });

// ---- the clinic
export const onCareInviteStaff = form("care-clinic", async ({ email, role }) => {
  remember("care-invited", null);
  remember("care-invited", { qr: null, ...(await call("POST", "/api/clinic/invitations", { email, role })) });
  await askAgain();
});
export const onCareWithdraw = (id) =>
  form("care-clinic", async () => {
    await call("DELETE", `/api/clinic/invitations/${id}`);
    remember("care-invited", null);
    await askAgain();
    return "The invitation works no more.";
  });
export const onCareRemove = (id) =>
  form("care-clinic", async () => {
    await call("DELETE", `/api/clinic/staff/${id}`);
    await askAgain();
    return "Their sessions and everything shared with them have ended.";
  });
