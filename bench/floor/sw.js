// Keeps the floor's three files, and answers from what it kept. About as small as a useful worker gets.
const NAME = "floor-1";
const FILES = ["/", "/floor.js"];

addEventListener("install", (event) => {
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(FILES)));
  self.skipWaiting();
});

addEventListener("activate", (event) => {
  const clean = async () => {
    for (const name of await caches.keys()) if (name !== NAME) await caches.delete(name);
    await clients.claim();
  };
  event.waitUntil(clean());
});

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || new URL(request.url).origin !== location.origin) return;
  const found = caches.match(request, { ignoreSearch: true, cacheName: NAME });
  event.respondWith(found.then((response) => response ?? fetch(request)));
});
