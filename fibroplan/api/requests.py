"""What a request says about where it comes from: scheme, host, place, cookie and browser."""

import re
from typing import Literal

from starlette.requests import HTTPConnection, Request
from starlette.responses import Response

from fibroplan import errors
from fibroplan.accounts.accounts import Entry
from fibroplan.clock import SECOND
from fibroplan.store.sessions import OF_PATIENTS, OF_STAFF

SECURE_COOKIE = "__Host-fibroplan"
PLAIN_COOKIE = "fibroplan"
"""Over HTTP on this machine alone, where browsers refuse the other."""

CARE = "-care"
"""Staff have a cookie of their own: who works with patients and has a plan too is two people to this server."""

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


def is_https(request: HTTPConnection) -> bool:
    """Whether the browser speaks HTTPS, to this server or to a proxy before it."""
    headers = request.headers
    return (
        request.scope["scheme"] in ("https", "wss")
        or headers.get("x-forwarded-proto", "").split(",")[0].strip() == "https"
        or headers.get("origin", "").startswith("https://")
    )


def is_loopback(request: HTTPConnection) -> bool:
    """Whether the browser runs on this machine, by the address that it asked for."""
    return (request.url.hostname or "") in LOOPBACK


def place(request: Request, proxies: int) -> str:
    """The address that a request comes from, looking through `proxies` trusted proxies."""
    peer = request.client.host if request.client else ""
    if not proxies:
        return peer
    chain = [part.strip() for part in request.headers.get("x-forwarded-for", "").split(",") if part.strip()]
    return chain[-proxies] if len(chain) >= proxies else peer


def token(request: HTTPConnection) -> str:
    """The session token of a request; empty where there is none. The plain cookie counts on loopback HTTP alone."""
    return _token(request, "")


def care_token(request: HTTPConnection) -> str:
    """The session token of staff, as `token`."""
    return _token(request, CARE)


def is_by_hand(request: Request) -> bool:
    """Whether somebody's tap led here, and not a page that looks for news by itself."""
    return request.headers.get("x-fibroplan-news") != "1"


def _token(request: HTTPConnection, suffix: str) -> str:
    cookies, plain = request.cookies, PLAIN_COOKIE + suffix
    found = cookies.get(SECURE_COOKIE + suffix, "")
    if not found and plain in cookies and is_loopback(request) and not is_https(request):
        found = cookies[plain]
    return found


def origin(request: Request) -> str:
    """The address of the page that asks, as `https://plan.example.org`. The guard has found it to be one of ours."""
    return request.headers.get("origin") or f"{'https' if is_https(request) else 'http'}://{request.url.netloc}"


def require_safe_connection(request: Request) -> None:
    """Raises NeedsHttps where a cookie would travel in the clear."""
    if not is_https(request) and not is_loopback(request):
        raise errors.NeedsHttps()


def give_token(request: Request, response: Response, entry: Entry) -> None:
    """Set the session cookie."""
    _set_cookie(request, response, entry.token, "", OF_PATIENTS.absolute // SECOND, "lax")


def take_token(request: Request, response: Response) -> None:
    """Remove the session cookie."""
    _set_cookie(request, response, "", "", 0, "lax")


def give_care_token(request: Request, response: Response, entry: Entry) -> None:
    """Set the session cookie of staff."""
    _set_cookie(request, response, entry.token, CARE, OF_STAFF.absolute // SECOND, "strict")


def take_care_token(request: Request, response: Response) -> None:
    """Remove the session cookie of staff."""
    _set_cookie(request, response, "", CARE, 0, "strict")


def _set_cookie(
    request: Request, response: Response, value: str, suffix: str, seconds: int, samesite: Literal["lax", "strict"]
) -> None:
    secure = is_https(request)
    response.set_cookie(
        (SECURE_COOKIE if secure else PLAIN_COOKIE) + suffix,
        value,
        max_age=seconds,
        path="/",
        secure=secure,
        httponly=True,
        samesite=samesite,
    )


_BROWSERS = (("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("Chrom", "Chrome"),
             ("CriOS", "Chrome"), ("Safari", "Safari"))  # fmt: skip
_SYSTEMS = (("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac", "Mac"),
            ("Linux", "Linux"))  # fmt: skip


def label(request: Request) -> str:
    """The browser in a few words, so that a person knows their sessions apart."""
    agent = request.headers.get("user-agent", "")
    browser = next((name for mark, name in _BROWSERS if mark in agent), "Browser")
    system = next((name for mark, name in _SYSTEMS if re.search(rf"\b{mark}", agent)), "")
    return f"{browser} on {system}" if system else browser
