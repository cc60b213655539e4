"""What passes over the websocket of staff: a stamp, which tells nobody anything, and changes when something changed."""

import asyncio
import inspect
import re
from typing import Any

import pytest

from fibroplan.accounts.accounts import hashed_token
from fibroplan.accounts.reviewing import Reviewing
from fibroplan.api.sockets import Sockets
from fibroplan.store import grants, rows
from fibroplan.therapist import live
from tests.api.real_server import RealServer
from tests.api.world import CANARY, ROLES, STAFF, World

SIGNED_IN = STAFF - {"idle"}
HANDLERS = {"Live.watch"}
"""Every handler of ours that a websocket can call. One that is not here has not been tried with everybody."""
OF_REFLEX = {"Live.setvar"}
"""Comes with every state: it sets what the caller's own page shows, and a stamp opens nothing."""


def stamp(server: RealServer, token: str) -> str:
    return stamp_of(server, hashed_token(token))


def stamp_of(server: RealServer, digest: str) -> str:
    reviewing: Reviewing = server.services.reviewing
    return asyncio.run(reviewing.stamp(digest))


def test_every_state_handler_is_tried_here() -> None:
    import fibroplan.fibroplan  # noqa: F401 - makes every state known

    found = set()
    for state in [live.Live, *live.Live.__subclasses__()]:
        found |= {f"{state.__name__}.{name}" for name in state.event_handlers if name in vars(state)}
    assert found == HANDLERS | OF_REFLEX
    ours = [one for one in _states() if one.__module__.startswith("fibroplan.")]
    assert {one.__name__ for one in ours} == {each.split(".")[0] for each in HANDLERS}


def _states() -> list[Any]:
    import reflex as rx

    todo, found = [rx.State], []
    while todo:
        one = todo.pop()
        found.append(one)
        todo += one.__subclasses__()
    return found


def test_state_holds_no_row_of_anybody() -> None:
    """What Reflex keeps, in memory or in Redis, is this and no more."""
    assert set(live.Live.vars) - set(live.rx.State.vars) == {"stamp"}
    assert not [name for name in inspect.signature(live.Live.watch.fn).parameters if name != "self"]


@pytest.mark.parametrize("role", ROLES)
def test_a_stamp_tells_nothing(server: RealServer, role: str) -> None:
    world = World(server)
    token = world.tokens.get(role, "") if role != "crossed" else world.tokens["owner"]
    found = stamp(server, token)
    assert stamp_of(server, token) == "", "a token itself opens nothing"
    assert bool(found) == (role in SIGNED_IN)
    assert re.fullmatch(r"[0-9a-f]{16}|", found)
    assert CANARY not in found
    assert stamp(server, token) == found


def test_a_stamp_changes_with_rows_and_with_grants_and_with_nobody_elses(server: RealServer) -> None:
    world = World(server)
    roles = ("sees_all", "sees_sleep", "stranger", "ended", "administrator")
    before = {role: stamp(server, world.tokens[role]) for role in roles}
    with server.services.database.write() as connection:
        rows.advance(connection, [(world.id("owner"), 2)])
    after = {role: stamp(server, world.tokens[role]) for role in roles}
    assert {role for role in roles if before[role] != after[role]} == {"sees_all", "sees_sleep"}
    with server.services.database.write() as connection:
        assert grants.end(connection, world.now, world.id("owner"), id=world.ids["grant"])
    last = {role: stamp(server, world.tokens[role]) for role in roles}
    assert {role for role in roles if last[role] != after[role]} == {"sees_all"}


async def opened(cookies: str, host: str, scheme: str = "ws") -> tuple[list[Any], list[Any]]:
    """What passes to the application, and what is sent back, when a websocket is asked for."""
    inner: list[Any] = []
    sent: list[Any] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        inner.append(scope)

    async def send(message: Any) -> None:
        sent.append(message)

    headers = [(b"host", host.encode()), (b"cookie", cookies.encode()), (b"cookie", b"other=1")]
    scope = {"type": "websocket", "scheme": scheme, "path": "/_event/", "query_string": b"", "headers": headers}
    await Sockets(app)({**scope, "server": ("x", 1)}, None, send)  # type: ignore[arg-type]
    return inner, sent


@pytest.mark.parametrize(
    ("cookies", "host", "token"),
    [
        ("fibroplan-care=plain", "localhost:8000", "plain"),
        ("fibroplan-care=plain", "127.0.0.1:1", "plain"),
        ("a=b; __Host-fibroplan-care=safe; fibroplan-care=plain", "plan.example.org", "safe"),
    ],
)
def test_a_websocket_of_staff_is_known_by_a_hash_alone(cookies: str, host: str, token: str) -> None:
    inner, sent = asyncio.run(opened(cookies, host))
    assert not sent
    said = [value for name, value in inner[0]["headers"] if name == b"cookie"]
    assert said == [hashed_token(token).encode()]
    assert token.encode() not in [value for _, value in inner[0]["headers"]]


@pytest.mark.parametrize(
    ("cookies", "host", "scheme"),
    [
        ("", "localhost", "ws"),
        ("fibroplan=a-patients", "localhost:8000", "ws"),
        ("fibroplan-care=plain", "plan.example.org", "ws"),
        ("fibroplan-care=plain", "localhost", "wss"),
        ("=;;;", "localhost", "ws"),
    ],
)
def test_no_other_websocket_is_opened(cookies: str, host: str, scheme: str) -> None:
    inner, sent = asyncio.run(opened(cookies, host, scheme))
    assert not inner
    assert sent == [{"type": "websocket.close", "code": 1008}]
