// The service worker: the patient's app, whole and versioned, without a network.
// It caches no answer of the API and leaves everything that it did not precache alone.
import { cleanupOutdatedCaches, matchPrecache, precacheAndRoute } from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";

const NETWORK = /^\/(api|care|healthz|readyz|metrics|ping|_event|_upload)(\/|$)/;

addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
addEventListener("message", (event) => event.data === "activate" && self.skipWaiting());

cleanupOutdatedCaches();
precacheAndRoute(self.__PRECACHE, { directoryIndex: null, cleanURLs: false, ignoreURLParametersMatching: [/.*/] });

// Every page of the app, at any depth and with any query string.
async function page({ url }) {
  const path = url.pathname.endsWith("/") ? url.pathname : `${url.pathname}/`;
  return (
    (await matchPrecache(`${path}index.html`)) ??
    (await fetch(url, { credentials: "same-origin" }).catch(() => null)) ??
    (await matchPrecache("/404.html"))
  );
}
registerRoute(new NavigationRoute(page, { denylist: [NETWORK] }));
