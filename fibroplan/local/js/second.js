// What a page shows this second, worked out anew each second from the clock: nothing is counted, so a locked screen
// or a killed app loses nothing. Rows are still read at the pace of live.js.
import { useSyncExternalStore } from "react";

let latest = 0; // the furthest that the phone's clock has been while this page was open
const second = () => {
  const at = Math.floor(Date.now() / 1000) * 1000;
  latest = Math.max(latest, at);
  return at;
};
const everySecond = (reader) => {
  const timer = setInterval(reader, 250); // often enough that no second is skipped
  document.addEventListener("visibilitychange", reader);
  return () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", reader);
  };
};

/** The value of a pure function of this second; null in the prerendered page. */
export function useSecond(rule, args) {
  const at = useSyncExternalStore(everySecond, second, () => 0);
  return at ? rule(...args, at, latest - at) : null;
}
