"""The service worker's kill switch.

A worker that is wrong keeps serving a wrong app to phones that never ask the network again. With
`FIBROPLAN_SERVICE_WORKER=off` the server hands out a worker that takes the old one's place, empties its caches and
takes itself off the phone. What the person wrote is in the phone's database, which it does not touch.
"""

from starlette.requests import Request
from starlette.responses import Response

PATH = "/sw.js"

OFF = """// Takes the place of every earlier worker, empties the caches, and is gone.
addEventListener("install", () => self.skipWaiting());
addEventListener("activate", (event) => event.waitUntil(leave()));
async function leave() {
  await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
  await self.registration.unregister();
}
"""


async def worker_off(request: Request) -> Response:
    """Answers `/sw.js` while the service worker is switched off."""
    return Response(OFF, media_type="text/javascript", headers={"Cache-Control": "no-cache"})
