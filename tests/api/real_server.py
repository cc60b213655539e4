"""A real server on a real port and file, for tests."""

import secrets
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import uvicorn

from fibroplan.api.app import create_api
from fibroplan.api.services import Services
from fibroplan.clock import SystemClock
from fibroplan.config import Settings

PASSWORD = "seven quiet steps a day"
FREE = {
    **dict.fromkeys(("sign_in_limit", "sign_up_limit", "code_limit", "factor_limit"), "10000/minute"),
    "sync_limit": "100000/minute",
}


class ShiftedClock(SystemClock):
    """The machine's clock, moved by some milliseconds."""

    ahead = 0

    def instant(self) -> int:
        return super().instant() + self.ahead


class RealServer:
    """uvicorn in a thread."""

    def __init__(self, path: Path, app: Any = None, **settings: Any) -> None:
        self.path = path
        self.clock = ShiftedClock()
        given = {"database_url": f"sqlite:///{path}", "log_level": "WARNING", **FREE, **settings}
        self.api = create_api(Settings(**given), self.clock)
        self.services: Services = self.api.state.services
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        config = uvicorn.Config(
            app(self.api) if app else self.api, port=self.port, log_level="error", timeout_graceful_shutdown=1
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, daemon=True)

    def start(self) -> None:
        self._thread.start()
        while not self._server.started:
            assert self._thread.is_alive()
            time.sleep(0.01)

    def stop(self) -> None:
        self._server.should_exit = True
        self._thread.join(10)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def browser(self, **headers: str) -> httpx.Client:
        """Something that keeps cookies and speaks like our own pages."""
        return httpx.Client(base_url=self.address, headers={"X-Fibroplan": "1", **headers}, timeout=20, verify=False)

    def signed_up(self) -> httpx.Client:
        """A browser with a new account. `client.account` is its id, `client.email` its address."""
        client = self.browser()
        email = f"{secrets.token_hex(6)}@example.org"
        answer = client.post("/api/accounts", json={"email": email, "password": PASSWORD})
        assert answer.status_code == 201, answer.text
        client.account = answer.json()["account"]  # type: ignore[attr-defined]
        client.email = email  # type: ignore[attr-defined]
        return client


@contextmanager
def running(path: Path, app: Any = None, **settings: Any) -> Iterator[RealServer]:
    """A server for the time of a block."""
    server = RealServer(path, app, **settings)
    server.start()
    try:
        yield server
    finally:
        server.stop()


def batch(client: httpx.Client, *ops: dict, **changes: Any) -> dict:
    """The body of a sync."""
    account = client.account  # type: ignore[attr-defined]
    return {
        "schema": 1,
        "device": "d",
        "account": account,
        "since": 0,
        "epoch": "",
        "limit": 1000,
        "ops": ops,
        **changes,
    }


def tick(day: int = 20_000, **fields: Any) -> dict:
    """An operation."""
    given = {"item_id": "walk", "day": day, "slot_id": "morning", **fields}
    return {
        "op": secrets.token_hex(8),
        "table": "outcome",
        "id": f"walk.{day}.morning",
        "fields": given,
        "base": 0,
        "at": 1,
    }
