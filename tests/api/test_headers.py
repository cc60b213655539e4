"""Security and caching headers around any application."""

import asyncio

import httpx
import pytest
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route

from fibroplan.api.headers import STRICT_POLICY, SecurityHeaders


async def page(_):
    return HTMLResponse("<p>")


async def script(_):
    return PlainTextResponse("x", headers={"Cache-Control": "max-age=5"})


PAGES = {"/today/": page, "/other/": page, "/assets/x.js": script, "/sw.js": script, "/api/me": script}
APP = SecurityHeaders(
    Starlette(routes=[Route(path, endpoint) for path, endpoint in PAGES.items()]),
    {"/today/": "script-src 'sha256-x'"},
    default_policy="script-src 'none'",
)


def get(path: str, scheme: str = "http") -> httpx.Headers:
    async def call() -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(APP), base_url=f"{scheme}://x") as client:
            return await client.get(path)

    return asyncio.run(call()).headers


@pytest.mark.parametrize(
    ("path", "caching"),
    [
        ("/today/", "no-cache"),
        ("/sw.js", "no-cache"),
        ("/assets/x.js", "public, max-age=31536000, immutable"),
        ("/assets/missing.js", "no-cache"),
        ("/api/me", "no-store"),
    ],
)
def test_what_may_be_kept(path: str, caching: str) -> None:
    headers = get(path)
    assert headers["Cache-Control"] == caching
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize(
    ("path", "policy"),
    [
        ("/today/", "script-src 'sha256-x'"),
        ("/other/", "script-src 'none'"),
        ("/api/me", STRICT_POLICY),
        ("/sw.js", None),
    ],
)
def test_what_may_run(path: str, policy: str | None) -> None:
    assert get(path).get("Content-Security-Policy") == policy


def test_https_is_remembered_where_it_was_used() -> None:
    assert "Strict-Transport-Security" in get("/today/", "https")
    assert "Strict-Transport-Security" not in get("/today/")


def test_websockets_pass_untouched() -> None:
    seen = []

    async def inner(scope, receive, send):
        seen.append((receive, send))

    asyncio.run(SecurityHeaders(inner)({"type": "websocket", "path": "/_event"}, len, print))  # type: ignore[arg-type]
    assert seen == [(len, print)]
