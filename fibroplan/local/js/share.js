// Handing a text to another app. Where the phone offers no sharing, the text is copied.
import { quietly } from "./events.js";
import { remember } from "./hooks.js";

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
