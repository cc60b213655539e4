"""Websockets: staff's alone, and known there by the hash of their session.

Reflex keeps a websocket's headers in its state and shows them to the page's own scripts. So the cookie, which scripts
must not see, ends here: behind this stands its hash, which opens nothing.
"""

from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Receive, Scope, Send

from fibroplan.accounts.accounts import hashed_token
from fibroplan.api import requests

REFUSED = 1008
"""Close code of RFC 6455: the policy does not allow it."""


class Sockets:
    """ASGI middleware. A websocket that comes without a session of staff is refused before it is opened."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket":
            await self._app(scope, receive, send)
            return
        token = requests.care_token(HTTPConnection(scope))
        if not token:
            await send({"type": "websocket.close", "code": REFUSED})
            return
        kept = [(name, value) for name, value in scope["headers"] if name != b"cookie"]
        headers = [*kept, (b"cookie", hashed_token(token).encode())]
        await self._app({**scope, "headers": headers}, receive, send)
