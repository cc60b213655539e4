// Sharing with a therapist: what the server says, and the last thing it said for when there is no network.
import { useEffect } from "react";
import { form } from "./form.js";
import { account, transact } from "./database.js";
import { quietly } from "./events.js";
import { remember, useMemory, useStatus } from "./hooks.js";
import { call, Refused } from "./http.js";
import { changed } from "./live.js";

const META = "_meta";
const KEY = "sharing";

/** Ask the server when the page opens, and after each sync, which may have ended something. */
export function useAsked() {
  const { sync, syncedAt } = useStatus();
  useEffect(() => quietly(refresh)(), [sync === "phone", sync === "signed_out", syncedAt]);
  useEffect(takeCode, []);
  return useMemory("sharing-trouble", "");
}

/** Keep what the server says, for every tab and for when there is no network. */
async function refresh() {
  if (!account()) return;
  try {
    const value = { ...(await call("GET", "/api/grants")), at: Date.now() };
    await transact([META], "readwrite", (tx) => tx.objectStore(META).put({ key: KEY, value }));
    changed([META]);
    remember("sharing-trouble", "");
  } catch (error) {
    remember("sharing-trouble", error instanceof Refused ? error.message : "offline");
  }
}

/** A therapist's code stands after the # of a link. It is taken out of the address, so that nobody finds it there. */
function takeCode() {
  const code = decodeURIComponent(location.hash.slice(1));
  if (!/^[0-9a-z-]{16,24}$/i.test(code)) return;
  history.replaceState(history.state, "", location.pathname + location.search);
  remember("their-code", code);
}

/** Make a code of what is chosen. */
export const onOffer = (terms) =>
  form("share", async () => {
    remember("my-code", null);
    remember("my-code", await call("POST", "/api/grants/codes", terms));
    await refresh();
  });

/** Take a code back that nobody has used. */
export const onWithdraw = (id) =>
  form("share", async () => {
    await call("DELETE", `/api/grants/codes/${id}`);
    remember("my-code", null);
    await refresh();
    return "The code works no more.";
  });

/** Who a therapist's code is from. */
export const onInviter = form("their", async ({ code }) => {
  remember("inviter", null);
  const found = await call("POST", "/api/grants/inviter", { code });
  remember("inviter", { ...found, code });
});

/** Share with the therapist whose code it is. */
export const onGive = (code, terms) =>
  form("share", async () => {
    const made = await call("POST", "/api/grants", { code, ...terms });
    remember("inviter", null);
    remember("their-code", "");
    await refresh();
    return `${made.therapist} can see it now. You can end this at any time.`;
  });
