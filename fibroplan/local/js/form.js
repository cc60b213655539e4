// Forms and buttons that take a while: busy while they do, and their problem in plain words if they could not.
import * as database from "./database.js";
import { Refused } from "./http.js";
import { remember } from "./hooks.js";
import { quietly } from "./events.js";

const OFFLINE = "There is no connection right now. Nothing is lost. Please try again when you are online.";
const HUNG = "Your phone's storage does not answer right now. Nothing was changed. Please try again.";
const words = (error) =>
  error instanceof Refused ? error.message : error instanceof database.StoreHung ? HUNG : OFFLINE;

/** A handler that says in the memory `name` how it goes: `{busy, problem, done}`. */
export const form = (name, work) =>
  quietly(async (data) => {
    remember(name, { busy: true, problem: "", done: "" });
    try {
      const done = await work(data ?? {});
      remember(name, { busy: false, problem: "", done: done ?? "" });
    } catch (error) {
      remember(name, { busy: false, problem: words(error), done: "" });
    }
  });

/** End a form with words for the person. */
export const stop = (message) => {
  throw new Refused(0, "", message);
};

/** Give the person a file. */
export function handOver(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
