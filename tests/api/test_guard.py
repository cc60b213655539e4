"""Who may send what: sizes, other sites, malformed bodies. Every refusal is JSON in plain words."""

import json
import logging
import socket
import time

import httpx
import pytest

from tests.api.real_server import PASSWORD, RealServer, batch, running, tick

ROUTES = [
    ("POST", "/api/accounts"),
    ("DELETE", "/api/accounts"),
    ("POST", "/api/session"),
    ("DELETE", "/api/session"),
    ("DELETE", "/api/sessions"),
    ("DELETE", "/api/sessions/x"),
    ("POST", "/api/password"),
    ("POST", "/api/calendar-feed"),
    ("POST", "/api/sync"),
]


def refused(answer: httpx.Response, status: int, code: str) -> None:
    assert (answer.status_code, answer.json()["code"]) == (status, code), answer.text
    assert set(answer.json()) == {"code", "message"}
    assert answer.json()["message"].endswith(".")
    assert "Traceback" not in answer.text


@pytest.mark.parametrize(("method", "path"), ROUTES)
@pytest.mark.parametrize(
    "headers",
    [
        {"X-Fibroplan": ""},
        {"X-Fibroplan": "1", "Origin": "https://evil.example"},
        {"X-Fibroplan": "1", "Origin": "null"},
        {"X-Fibroplan": "1", "Sec-Fetch-Site": "cross-site"},
        {"X-Fibroplan": "1", "Sec-Fetch-Site": "same-site"},
    ],
)
def test_another_site_changes_nothing(server: RealServer, method: str, path: str, headers: dict) -> None:
    refused(server.browser(**headers).request(method, path, content=b"{}"), 403, "cross_site")


def test_our_own_pages_and_listed_origins_are_let_in(server: RealServer, tmp_path) -> None:
    own = server.browser(**{"Origin": server.address, "Sec-Fetch-Site": "same-origin"})
    refused(own.post("/api/session", json={"email": "nobody@example.org", "password": "x"}), 401, "bad_credentials")
    with running(tmp_path / "x.db", origins=("https://plan.example.org",)) as other:
        listed, own = (other.browser(Origin=origin) for origin in ("https://plan.example.org", other.address))
        body = {"email": "nobody@example.org", "password": "x"}
        refused(listed.post("/api/session", json=body), 401, "bad_credentials")
        refused(own.post("/api/session", json=body), 403, "cross_site")


@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_a_body_over_the_limit_is_refused(server: RealServer, method: str, path: str) -> None:
    refused(server.browser().request(method, path, content=b"x" * 1_000_001), 413, "too_large")


def raw_head(server: RealServer, length: str) -> bytes:
    lines = ("POST /api/sync HTTP/1.1", f"Host: 127.0.0.1:{server.port}", "X-Fibroplan: 1", length, "", "")
    return "\r\n".join(lines).encode()


def test_a_body_over_the_limit_is_not_read_to_its_end(server: RealServer) -> None:
    chunk, sent = b"10000\r\n" + b" " * 65_536 + b"\r\n", 0
    with socket.create_connection(("127.0.0.1", server.port), 5) as raw:
        raw.sendall(raw_head(server, "Transfer-Encoding: chunked"))
        try:
            while sent < 50_000_000:
                raw.sendall(chunk)
                sent += 65_536
        except OSError:
            pass
    assert sent < 50_000_000, "the server read on"


def test_a_body_that_is_declared_too_large_is_refused_unread(server: RealServer) -> None:
    with socket.create_connection(("127.0.0.1", server.port), 5) as raw:
        raw.sendall(raw_head(server, "Content-Length: 999999999"))
        assert b"413" in raw.recv(4096)


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"null", b'"x"', b"\xff", b'{"ops": NaN}', b"[" * 200_000, b'{"ops": "\\ud800"}', b"\x00" * 99],
)
@pytest.mark.parametrize(
    ("method", "path"), [route for route in ROUTES if "session" not in route[1] or route[0] == "POST"]
)
def test_a_malformed_body_is_refused(server: RealServer, method: str, path: str, body: bytes) -> None:
    answer = server.signed_in.request(method, path, content=body)  # type: ignore[attr-defined]
    refused(answer, 400, "malformed")


@pytest.fixture(autouse=True, scope="module")
def _someone(server: RealServer) -> None:
    server.signed_in = server.signed_up()  # type: ignore[attr-defined]


def test_a_route_that_does_not_exist(server: RealServer) -> None:
    refused(server.browser().get("/api/nothing/here"), 404, "not_found")
    refused(server.browser().put("/api/sync", content=b"{}"), 404, "not_found")


def test_a_fault_of_ours_shows_no_trace_and_logs_no_words(
    server: RealServer, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("a secret note")

    client = server.signed_up()
    monkeypatch.setattr("fibroplan.sync.push.merge", broken)
    monkeypatch.setattr(logging.getLogger("fibroplan"), "propagate", True)
    answer = client.post("/api/sync", json=batch(client, tick(note="a secret note")))
    refused(answer, 500, "server_fault")
    assert "secret" not in answer.text + caplog.text
    assert "RuntimeError" in str([record.__dict__ for record in caplog.records])


def test_logs_and_figures_hold_nothing_personal(
    server: RealServer, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    from fibroplan.api.logs import Lines

    monkeypatch.setattr(logging.getLogger("fibroplan"), "propagate", True)
    logging.getLogger("fibroplan").setLevel("INFO")
    client = server.signed_up()
    client.post("/api/sync?canary=canary", json=batch(client, tick(note="canary")))
    client.get("/api/sessions?canary=canary")
    client.request("DELETE", "/api/sessions/canary")

    def lines() -> list[str]:
        return [Lines().format(record) for record in caplog.records if record.name.startswith("fibroplan")]

    end = time.monotonic() + 5  # a request's line is written after its answer
    while not any(json.loads(line).get("path") == "/api/sessions/{session_id}" for line in lines()):
        assert time.monotonic() < end, lines()
        time.sleep(0.01)
    logging.getLogger("fibroplan").setLevel("WARNING")
    everything = "\n".join(lines()) + client.get("/metrics").text
    for word in ("canary", client.email, client.account, "127.0.0.1", PASSWORD, *client.cookies.values()):  # type: ignore[attr-defined]
        assert word not in everything
    assert 'fibroplan_sync_operations_total{status="applied"}' in everything
    assert 'route="/api/sync"' in everything


def test_health(server: RealServer, monkeypatch: pytest.MonkeyPatch) -> None:
    client = server.browser()
    assert client.get("/healthz").text == "ok\n"
    assert client.get("/readyz").status_code == 200

    def broken(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("fibroplan.store.deployment.epoch", broken)
    assert client.get("/readyz").status_code == 503


def test_the_description_names_every_route(server: RealServer) -> None:
    paths = server.browser().get("/api/openapi.json").json()["paths"]
    assert {path for _, path in ROUTES if path != "/api/sessions/x"} <= paths.keys()
    assert {"/api/me", "/api/export"} <= paths.keys()


def test_too_many_tries_are_slowed_down(tmp_path) -> None:
    limits = {"sign_in_limit": "3/hour", "sign_up_limit": "2/hour", "sync_limit": "2/hour"}  # no machine is so slow
    with running(tmp_path / "limits.db", **limits) as server:
        client = server.signed_up()
        for _ in range(2):
            assert client.post("/api/sync", json=batch(client)).status_code == 200
        answer = client.post("/api/sync", json=batch(client))
        refused(answer, 429, "too_many")
        assert 1 <= int(answer.headers["Retry-After"]) <= 7201
        body = {"email": "ada@example.org", "password": "x"}
        answers = [server.browser().post("/api/session", json=body).status_code for _ in range(4)]
        assert answers == [401, 401, 401, 429]
        other = {"email": "bob@example.org", "password": "x"}
        assert server.browser().post("/api/session", json=other).status_code == 401
        server.signed_up()
        assert server.browser().post("/api/accounts", json=body).status_code == 429


def test_the_place_of_a_request_is_read_through_trusted_proxies_alone(tmp_path) -> None:
    with running(tmp_path / "proxy.db", proxies=1, sign_in_limit="1/hour") as server:
        body = {"email": "ada@example.org", "password": "x"}

        def from_place(chain: str) -> int:
            return server.browser(**{"X-Forwarded-For": chain}).post("/api/session", json=body).status_code

        assert [from_place("1.1.1.1"), from_place("1.1.1.1"), from_place("9.9.9.9, 2.2.2.2")] == [401, 429, 401]
        assert from_place("8.8.8.8, 2.2.2.2") == 429
        assert server.browser().post("/api/session", json=body).status_code == 401


def test_the_database_is_opened_by_the_first_request_where_no_lifespan_runs(tmp_path) -> None:
    def wrap(app):
        async def mounted(scope, receive, send):
            if scope["type"] != "lifespan":
                await app(scope, receive, send)

        return mounted

    with running(tmp_path / "lazy.db", app=wrap) as server:
        assert not server.services.ready
        assert server.browser().get("/readyz").status_code == 200
        server.services.open()
        server.services.close()
        server.services.close()
