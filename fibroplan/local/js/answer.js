// A therapist's answers: what a form sends, and drafts of what was typed, so that a reload loses nothing.
import { useEffect } from "react";
import { answers, askAgain } from "./care.js";
import { form, handOver, stop } from "./form.js";
import { call, fetchFile } from "./http.js";

const DAY_MS = 86_400_000;
const path = (patient) => `/api/care/patients/${patient}`;
const desk = (patient) => answers.get(`${path(patient)}/answers`)?.data ?? null;

// ---- drafts: kept in this tab alone, for this therapist and this patient, until it is sent; signing out clears them
const KEPT = "care-draft:";
const account = () => answers.get("/api/care/me")?.data?.account ?? "";
const place = (patient, name) => `${KEPT}${account()}:${patient}:${name}`;
const fields = (element) => [...element.elements].filter((one) => one.name && one.type !== "submit");

function keep(patient, element) {
  const typed = fields(element).map((one) => [one.name, one.type === "checkbox" ? one.checked : one.value]);
  sessionStorage[place(patient, element.dataset.draft)] = JSON.stringify(Object.fromEntries(typed));
}

const begun = (element) =>
  fields(element).some((one) => one.type !== "select-one" && (one.type === "checkbox" ? one.checked : one.value !== one.defaultValue));

function bring(patient, element) {
  const typed = JSON.parse(sessionStorage[place(patient, element.dataset.draft)] ?? "{}");
  for (const one of fields(element)) {
    if (!(one.name in typed)) continue;
    if (one.type === "checkbox") one.checked = typed[one.name];
    else one.value = typed[one.name];
  }
}

function forget(patient, name) {
  delete sessionStorage[place(patient, name)];
  document.querySelector(`form[data-draft="${name}"]`)?.reset();
}

/** Brings back what was typed and not sent, and keeps what is typed. `ready`: the forms are on the page. */
export function useDrafts(patient, ready) {
  useEffect(() => {
    if (!ready || !patient) return undefined;
    if (!seen.has(patient)) seen.set(patient, desk(patient)?.note.seen ?? 0);
    for (const element of document.querySelectorAll("form[data-draft]"))
      if (begun(element)) keep(patient, element); // typed while the page was still being made ready
      else bring(patient, element);
    const typed = ({ target }) => {
      const element = target.closest?.("form[data-draft]");
      if (element) keep(patient, element);
    };
    document.addEventListener("input", typed);
    return () => document.removeEventListener("input", typed);
  }, [patient, ready]);
  return "";
}

// ---- what a form says
const text = (given) => (given ?? "").trim();

function figure(given, what) {
  const said = text(given).replace(",", ".");
  if (said === "") return undefined;
  if (!Number.isFinite(Number(said))) stop(`${what} is not a number that we can read. Nothing was sent.`);
  return Number(said);
}

const minute = (given) => {
  const [hour, minutes] = text(given).split(":").map(Number);
  return Number.isFinite(hour * 60 + minutes) ? hour * 60 + minutes : undefined;
};

const weekdays = (data, name) => [0, 1, 2, 3, 4, 5, 6].filter((day) => data[`${name}-${day}`]);
const given = (all) => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));

/** Sends one form; its draft is let go once the server has it. */
const sending = (name, work, done) => (patient) =>
  form("care-answer", async (data) => {
    try {
      await work(patient, data);
    } finally {
      await askAgain(); // what is refused because it was changed meanwhile is seen as it is now
    }
    forget(patient, name);
    return done;
  });

const SENT = "Sent. It reaches their phone with its next sync.";
const suggest = (patient, body) => call("POST", `${path(patient)}/suggestions`, body);

export const onCareComment = sending(
  "comment",
  (patient, data) =>
    call("POST", `${path(patient)}/comments`, { words: text(data["comment-words"]), item_id: text(data["comment-item"]) }),
  SENT,
);

export const onCareSuggestItem = sending(
  "item",
  (patient, data) => {
    const item = desk(patient).items.find(({ id }) => id === data["item-id"]) ?? stop("Please choose what it is about.");
    const chosen = weekdays(data, "item-day");
    const asked = given({
      target: figure(data["item-target"], "The amount"),
      ceiling: figure(data["item-ceiling"], "The most on one day"),
      ...(chosen.length ? { schedule: "weekdays", weekdays: chosen } : {}),
    });
    const was = Object.fromEntries(Object.keys(asked).map((name) => [name, item[name]]));
    const why = text(data["item-why"]);
    return suggest(patient, { kind: "item", item_id: item.id, fields: asked, was, why });
  },
  SENT,
);

export const onCareSuggestNew = sending(
  "new",
  (patient, data) =>
    suggest(patient, {
      kind: "new",
      fields: given({
        title: text(data["new-title"]),
        unit: data["new-unit"],
        target: figure(data["new-target"], "The amount"),
        weekdays: weekdays(data, "new-day"),
        part: data["new-part"],
      }),
      why: text(data["new-why"]),
    }),
  SENT,
);

export const onCareSuggestRule = sending(
  "rules",
  (patient, data) => {
    const rule = desk(patient).rules.find(({ name }) => name === data["rule-name"]) ?? stop("Please choose a figure.");
    const value = figure(data["rule-value"], "The new value") ?? stop("Please give the new value.");
    const why = text(data["rule-why"]);
    return suggest(patient, { kind: "rules", constants: { [rule.name]: value }, was: { [rule.name]: rule.value }, why });
  },
  SENT,
);

export const onCareSuggestWindow = sending(
  "window",
  (patient, data) => {
    const held = desk(patient);
    const clear = data["window-agreed"] ? held.guards.map(({ id }) => id) : [];
    const asked = given({ into_bed: minute(data["window-bed"]), out_of_bed: minute(data["window-up"]), clear });
    const was = held.window ? { into_bed: held.window.into_bed, out_of_bed: held.window.out_of_bed } : {};
    return suggest(patient, { kind: "window", fields: asked, was, why: text(data["window-why"]) });
  },
  SENT,
);

export const onCareWithdrawSuggestion = (patient, id) =>
  form("care-answer", async () => {
    await call("DELETE", `${path(patient)}/suggestions/${id}`).finally(askAgain);
    return "It is taken back.";
  });

export const onCareClear = sending(
  "clearance",
  (patient, data) => call("POST", `${path(patient)}/clearance`, { limits: text(data["clear-limits"]) }),
  "Noted. Their plan opens with the next sync.",
);

export const onCareMeasure = sending(
  "measure",
  (patient, data) => {
    const value = figure(data["measure-value"], "The value") ?? stop("Please give the value.");
    const day = Math.floor(Date.parse(data["measure-day"]) / DAY_MS);
    if (!Number.isFinite(day)) stop("Please give the day.");
    const body = { kind: data["measure-kind"], site: text(data["measure-site"]), value, day };
    return call("POST", `${path(patient)}/measurements`, body);
  },
  "Kept, beside what they measure themselves.",
);

export const onCareMeasureBack = (patient, id) =>
  form("care-answer", async () => {
    await call("DELETE", `${path(patient)}/measurements/${id}`).finally(askAgain);
    return "It is taken back.";
  });

// ---- a file of what is shared: for the letter, or for the clinic's own records
const NAMES = { report: "fibroplan-report.pdf", fhir: "fibroplan-fhir.json" };
export const onCareTake = (patient, what) =>
  form("care-accept", async () => {
    handOver(await fetchFile(`${path(patient)}/${what}`, {}, new AbortController().signal), NAMES[what]);
    return "It is in your downloads. The patient can read that you took it.";
  });

// ---- one's own notes: which version was before the writer's eyes, by patient
const seen = new Map();

export const onCareNote = (patient) =>
  form("care-answer", async (data) => {
    try {
      const kept = await call("PUT", `${path(patient)}/note`, { words: data["note-words"], seen: seen.get(patient) ?? 0 });
      seen.set(patient, kept.seen);
      delete sessionStorage[place(patient, "note")];
    } finally {
      await askAgain();
      seen.set(patient, desk(patient)?.note.seen ?? 0);
    }
    return "Kept. Nobody else sees it.";
  });
