// Instruments that a clinic gives: a file chosen on the phone, or those of the server. Only whole ones are kept.
import * as database from "./database.js";
import { form, stop } from "./form.js";
import { call } from "./http.js";
import { putAll } from "./store.js";

const MOST = 40_000; // letters of a file: it travels in sync as one value
const FULL = "Your phone's storage did not take it. Nothing was changed. Please try again.";

/** The change that keeps an instrument; stops with plain words for a file that cannot be used. */
async function kept(file) {
  const { instrument_problems: problems } = await import("./rules/instrument_check.js");
  const [problem] = problems(file);
  if (problem) stop(`This file cannot be used. ${problem}.`);
  const own = (await import("./content/instruments.js")).default;
  if (file.id === "fiqr" || own.some(({ id }) => id === file.id))
    stop("This file cannot be used. Its id is that of a measure which comes with the app.");
  return { table: "instrument_file", id: file.id, fields: { deleted: false, file } };
}

async function keep(files) {
  const changes = [];
  for (const file of files) changes.push(await kept(file));
  await database.start();
  if (!(await putAll(changes))) stop(FULL);
}

/** `inputId` names the file input. */
export const onInstrumentFile = (inputId) =>
  form("instruments", async () => {
    const input = document.getElementById(inputId);
    const chosen = input?.files?.[0];
    if (!chosen) return "";
    const text = chosen.size > 4 * MOST ? "" : await chosen.text();
    input.value = ""; // the same file can be chosen again once it is mended
    if (!text || text.length > MOST) stop("This file is empty or too large. Nothing was changed.");
    let file;
    try {
      file = JSON.parse(text);
    } catch {
      stop("This file cannot be read. Nothing was changed. It has to be a JSON file from your clinic.");
    }
    await keep([file]);
    return `${file.title} is among your measures now.`;
  });

/** Those that the clinic's server offers. */
export const onClinicInstruments = form("instruments", async () => {
  const { instruments } = await call("GET", "/api/instruments");
  await keep(instruments);
  if (!instruments.length) return "Your clinic offers none at the moment.";
  return instruments.length === 1 ? "1 measure was brought in." : `${instruments.length} measures were brought in.`;
});
