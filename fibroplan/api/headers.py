"""Headers of every response: what may run in a page, and what may be kept.

A pure ASGI wrapper for any application. Websockets pass through untouched.
"""

from collections.abc import Mapping

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

YEAR = 31_536_000

STRICT_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
"""For whatever is not a page: nothing may run in it."""

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


class SecurityHeaders:
    """Adds the headers that a response does not carry yet.

    policies: Content-Security-Policy of each page, by its path (`/today/`). Made at build, because each page's inline
        scripts are allowed by their hashes. A page without an entry gets `default_policy`.
    default_policy: for every other HTML response; empty sends none.
    """

    def __init__(self, app: ASGIApp, policies: Mapping[str, str] | None = None, default_policy: str = "") -> None:
        self._app = app
        self._policies = dict(policies or {})
        self._default = default_policy

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._add(scope, message)
            await send(message)

        await self._app(scope, receive, with_headers)

    def _add(self, scope: Scope, message: Message) -> None:
        headers = MutableHeaders(raw=message.setdefault("headers", []))
        for name, value in ALWAYS.items():
            headers.setdefault(name, value)
        headers["Cache-Control"] = caching(scope["path"], message["status"])
        if policy := self._policy(scope["path"], headers.get("content-type", "")):
            headers.setdefault("Content-Security-Policy", policy)
        if scope["scheme"] == "https":
            headers.setdefault("Strict-Transport-Security", f"max-age={YEAR}; includeSubDomains")

    def _policy(self, path: str, kind: str) -> str:
        if path.startswith("/api/"):
            return STRICT_POLICY
        if not kind.startswith("text/html"):
            return ""
        slashed = path if path.endswith("/") else f"{path}/"
        return self._policies.get(path) or self._policies.get(slashed) or self._default


def caching(path: str, status: int) -> str:
    """How long a response may be kept. Built assets carry a hash in their names and never change."""
    if path.startswith("/api/"):
        return "no-store"
    if path.startswith("/assets/") and status in (200, 206, 304):
        return f"public, max-age={YEAR}, immutable"
    return "no-cache"
