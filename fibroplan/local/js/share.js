// Handing a text to another app. Where the phone offers no sharing, the text is copied.
import { quietly } from "./events.js";
import { handOver } from "./form.js";
import { remember } from "./hooks.js";
import { compute } from "./store.js";

/** Offer a text to the phone's own sharing; says in the memory `shared` what came of it. */
export const onShare = (title, text) =>
  quietly(async () => {
    remember("shared", "");
    try {
      if (navigator.share) return await navigator.share({ title, text });
      await navigator.clipboard.writeText(text);
      remember("shared", "Copied. You can paste it into a message.");
    } catch (error) {
      if (error?.name !== "AbortError") remember("shared", "This phone does not allow it. You can print it.");
    }
  });

/** Give the person a text as a file. */
export const onSaveText = (name, text) => () => handOver(new Blob([text], { type: "text/plain" }), name);

/** Give the person what a rule makes of the rows, as a file. */
export const onSaveComputed = (name, rule, sources) =>
  quietly(async () => handOver(new Blob([await compute(rule, sources)], { type: "text/plain" }), name));
