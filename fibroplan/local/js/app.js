// What runs once for the whole app: the service worker, the theme, and the way to other pages.
import { useEffect } from "react";
import { useLocation, useNavigate } from "react-router";
import { flush, hush, quietly, typing, useRouterFrom } from "./events.js";
import { remember, useView } from "./hooks.js";
import { report } from "./status.js";
import { begin, decide } from "./sync.js";

if (typeof window !== "undefined") begin();

/** Placed once in every page's shell. */
export function useApp(name, settingsView, sources) {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  useRouterFrom(navigate);
  useEffect(hush, [pathname]); // what was done on another page is no longer in hand
  const settings = useView(name, settingsView, sources);
  useEffect(() => {
    if (settings) window.fibroplanShow?.(settings.theme, settings.text_size);
  }, [settings?.theme, settings?.text_size]);
  return settings;
}

// ---- the service worker
let waiting = null;
let asked = false;

/** Change to the new version: typed text is saved first, then the page is loaded anew. */
export const onUpdate = quietly(async () => {
  await flush();
  asked = true;
  waiting?.postMessage("activate");
});

const found = (worker) => {
  waiting = worker;
  report({ update: true });
};

/** Whether somebody is in the middle of a form, such as a new password. */
function writing() {
  const field = document.activeElement;
  return document.visibilityState === "visible" && field?.matches("input, textarea") && field.value !== field.defaultValue;
}

async function register() {
  const container = navigator.serviceWorker;
  const controlled = Boolean(container.controller);
  report({ offlineReady: controlled });
  container.addEventListener("controllerchange", () => {
    report({ offlineReady: true });
    if (!controlled && !asked) return; // the first worker of this page: nothing to change over from
    flush();
    // Another tab may have changed over: this page is loaded anew unless somebody is writing in it.
    const again = () => (typing() || (!asked && writing()) ? setTimeout(again, 200) : location.reload());
    setTimeout(again, 50);
  });
  const registration = await container.register("/sw.js", { updateViaCache: "none" });
  if (registration.waiting && controlled) found(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const worker = registration.installing;
    worker?.addEventListener("statechange", () => {
      if (worker.state === "installed" && container.controller) found(worker);
    });
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") registration.update().catch(() => {}); // offline: later
  });
}

if (typeof window !== "undefined" && "serviceWorker" in navigator && process.env.NODE_ENV === "production") {
  const begin = () => register().catch(() => report({ offlineReady: false }));
  if (document.readyState === "complete") begin();
  else window.addEventListener("load", begin);
}

export const onDecide = (op, keep) => quietly(() => decide(op, keep));

// ---- installing
let offered = null; // the browser's own offer, kept for the person's tap
if (typeof window !== "undefined")
  window.addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    offered = event;
    remember("installable", true);
  });

export const onInstall = quietly(async () => {
  await offered?.prompt();
  offered = null;
  remember("installable", false);
});
