"""What stands before every API route: the size of bodies, requests from other sites, faults, counting and logging.

Touches paths under `/api/` and the health paths; everything else, websockets included, passes through.
"""

import logging
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from fibroplan import errors
from fibroplan.api import metrics
from fibroplan.api.failures import failure, unforeseen
from fibroplan.clock import Clock
from fibroplan.config import Settings

log = logging.getLogger("fibroplan.requests")

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
HEADER = "x-fibroplan"
"""A page of another site cannot send this header without asking first, and is never allowed to."""

OURS = ("/api/", "/healthz", "/readyz", "/metrics")


class Guard:
    """ASGI middleware."""

    def __init__(self, app: ASGIApp, settings: Settings, clock: Clock) -> None:
        self._app = app
        self._settings = settings
        self._clock = clock

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].startswith(OURS):
            await self._app(scope, receive, send)
            return
        began = self._clock.elapsed()
        status = 0

        async def watched(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._serve(scope, receive, watched)
        except errors.FibroplanError as error:
            await failure(error)(scope, receive, watched)
        except Exception as error:
            if status:
                raise  # the response is under way: the server can but cut it off
            await unforeseen(error, _shape(scope))(scope, receive, watched)
        seconds = self._clock.elapsed() - began
        metrics.count_request(scope, status, seconds)
        if log.isEnabledFor(logging.INFO):
            figures = {
                "method": scope["method"],
                "path": _shape(scope),
                "status": status,
                "ms": round(seconds * 1e3, 1),
            }
            log.info("request", extra=figures)

    async def _serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["method"] not in SAFE:
            headers = Headers(scope=scope)
            self._same_site(headers)
            receive = await self._whole_body(headers, receive)
        await self._app(scope, receive, send)

    def _same_site(self, headers: Headers) -> None:
        """Raises CrossSite unless one of our own pages, or a program without cookies of others, is asking."""
        origin = headers.get("origin", "")
        if headers.get(HEADER) != "1" or headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            raise errors.CrossSite()
        if origin and not self._own(origin.lower(), headers.get("host", "").lower()):
            raise errors.CrossSite()

    def _own(self, origin: str, host: str) -> bool:
        if self._settings.origins:
            return origin in self._settings.origins
        return urlsplit(origin).netloc == host

    async def _whole_body(self, headers: Headers, receive: Receive) -> Receive:
        """The body, read here up to the limit. Raises TooLarge as soon as it is passed, without reading on."""
        limit = self._settings.body_limit
        declared = headers.get("content-length", "")
        if declared.isdecimal() and int(declared) > limit:
            raise errors.TooLarge()
        parts, size, more = [], 0, True
        while more:
            message = await receive()
            if message["type"] == "http.disconnect":
                break
            part = message.get("body", b"")
            size += len(part)
            if size > limit:
                raise errors.TooLarge()
            parts.append(part)
            more = message.get("more_body", False)
        whole: Message = {"type": "http.request", "body": b"".join(parts), "more_body": False}
        given = False

        async def replay() -> Message:
            nonlocal given
            if given:
                return await receive()
            given = True
            return whole

        return replay


def _shape(scope: Scope) -> str:
    """The route of a request, without the ids in its path; never its query string."""
    return getattr(scope.get("route"), "path", "") or "other"
