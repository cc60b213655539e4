"""Accounts over HTTP: what works, and what a stranger can learn (nothing)."""

import hashlib
import statistics
import time

import httpx
import pytest

from fibroplan import errors
from fibroplan.accounts import emails, passwords
from fibroplan.clock import DAY
from tests.api.real_server import PASSWORD, RealServer, batch, tick

NEW = "eight quiet steps a day"


def sign_in(server: RealServer, email: str, password: str = PASSWORD) -> httpx.Response:
    return server.browser().post("/api/session", json={"email": email, "password": password})


def test_signing_up_in_and_out(server: RealServer) -> None:
    client = server.signed_up()
    assert client.get("/api/me").json() == {"account": client.account, "email": client.email}  # type: ignore[attr-defined]
    token = client.cookies["fibroplan"]
    assert client.delete("/api/session").status_code == 204
    assert client.get("/api/me").status_code == 401
    assert server.browser(Cookie=f"fibroplan={token}").get("/api/me").status_code == 401
    assert client.delete("/api/session").status_code == 204
    assert sign_in(server, client.email.upper()).status_code == 200  # type: ignore[attr-defined]


def test_the_cookie_on_this_machine_and_over_https(server: RealServer) -> None:
    body = {"email": "cookies@example.org", "password": PASSWORD}
    plain = server.browser().post("/api/accounts", json=body).headers["Set-Cookie"]
    assert plain.startswith("fibroplan=")
    assert "HttpOnly" in plain
    assert "SameSite=lax" in plain
    assert "Secure" not in plain
    for headers in ({"X-Forwarded-Proto": "https"}, {"Origin": "https://plan.example.org", "Host": "plan.example.org"}):
        secure = server.browser(**headers).post("/api/session", json=body).headers["Set-Cookie"]
        assert secure.startswith("__Host-fibroplan=")
        assert all(word in secure for word in ("HttpOnly", "Secure", "Path=/", "SameSite=lax"))
        assert "Domain" not in secure


def test_the_plain_cookie_counts_on_this_machine_alone(server: RealServer) -> None:
    token = server.signed_up().cookies["fibroplan"]
    plain = {"Cookie": f"fibroplan={token}"}
    assert server.browser(**plain).get("/api/me").status_code == 200
    assert server.browser(**plain, Host="plan.example.org").get("/api/me").status_code == 401
    assert server.browser(**plain, **{"X-Forwarded-Proto": "https"}).get("/api/me").status_code == 401
    assert server.browser(Cookie=f"__Host-fibroplan={token}", Host="x.org").get("/api/me").status_code == 200


@pytest.mark.parametrize("path", ["/api/accounts", "/api/session"])
def test_no_token_is_given_in_the_clear(server: RealServer, path: str) -> None:
    client = server.browser(Host="192.168.1.20:8000")
    answer = client.post(path, json={"email": "clear@example.org", "password": PASSWORD})
    assert (answer.status_code, answer.json()["code"]) == (403, "needs_https")


def test_tokens_are_new_each_time_long_and_stored_hashed(server: RealServer) -> None:
    client = server.signed_up()
    first = client.cookies["fibroplan"]
    client.post("/api/session", json={"email": client.email, "password": PASSWORD})  # type: ignore[attr-defined]
    second = client.cookies["fibroplan"]
    assert first != second
    assert len(second) >= 43
    assert server.browser(Cookie=f"fibroplan={first}").get("/api/me").status_code == 401
    chosen = server.browser(Cookie="fibroplan=chosen-by-somebody")
    chosen.post("/api/session", json={"email": client.email, "password": PASSWORD})  # type: ignore[attr-defined]
    assert server.browser(Cookie="fibroplan=chosen-by-somebody").get("/api/me").status_code == 401
    files = b"".join(path.read_bytes() for path in server.path.parent.iterdir())
    assert second.encode() not in files
    assert hashlib.sha256(second.encode()).hexdigest().encode() in files
    assert PASSWORD.encode() not in files


def test_a_stranger_cannot_learn_who_has_an_account(server: RealServer) -> None:
    known, unknown = server.signed_up().email, "nobody@example.org"  # type: ignore[attr-defined]
    wrong, missing = sign_in(server, known, "x" * 20), sign_in(server, unknown, "x" * 20)
    assert (wrong.status_code, wrong.content) == (missing.status_code, missing.content)
    assert sign_in(server, "no address", "x").content == missing.content
    taken = server.browser().post("/api/accounts", json={"email": known, "password": "another password here"})
    assert (taken.status_code, taken.json()["code"]) == (409, "could_not_create")
    assert "exists" not in taken.text
    assert "set-cookie" not in taken.headers

    def seconds(email: str) -> float:
        began = time.perf_counter()
        sign_in(server, email, "y" * 20)
        return time.perf_counter() - began

    spent = [(seconds(known), seconds(unknown)) for _ in range(7)]
    ratio = statistics.median(one for one, _ in spent) / statistics.median(other for _, other in spent)
    assert 0.4 < ratio < 2.5
    assert not passwords.outdated(passwords.NOBODY)


def test_signing_up_again_with_the_right_password_is_signing_in(server: RealServer) -> None:
    client, again = server.signed_up(), server.browser()
    answer = again.post("/api/accounts", json={"email": client.email, "password": PASSWORD})  # type: ignore[attr-defined]
    assert (answer.status_code, answer.json()["account"]) == (201, client.account)  # type: ignore[attr-defined]
    assert again.get("/api/me").status_code == 200


def test_changing_the_password_ends_every_other_session(server: RealServer) -> None:
    client = server.signed_up()
    email = client.email  # type: ignore[attr-defined]
    other = server.browser()
    other.post("/api/session", json={"email": email, "password": PASSWORD})
    old = client.cookies["fibroplan"]
    wrong = client.post("/api/password", json={"current": "not this one at all", "password": NEW})
    assert (wrong.status_code, wrong.json()["code"]) == (401, "bad_credentials")
    weak = client.post("/api/password", json={"current": PASSWORD, "password": "short"})
    assert (weak.status_code, weak.json()["code"]) == (400, "weak_password")
    assert client.post("/api/password", json={"current": PASSWORD, "password": NEW}).status_code == 200
    assert client.cookies["fibroplan"] != old
    assert client.get("/api/me").status_code == 200
    assert other.get("/api/me").status_code == 401
    assert sign_in(server, email).status_code == 401
    assert sign_in(server, email, NEW).status_code == 200


def test_sessions_are_listed_and_revoked(server: RealServer) -> None:
    client = server.signed_up()
    body = {"email": client.email, "password": PASSWORD}  # type: ignore[attr-defined]
    agent = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36"
    others = [server.browser(**{"User-Agent": agent}) for _ in range(3)]
    for other in others:
        other.post("/api/session", json=body)
    found = client.get("/api/sessions").json()["sessions"]
    assert sorted(one["label"] for one in found) == ["Browser", *["Chrome on Android"] * 3]
    assert [one["current"] for one in found].count(True) == 1
    mine = others[0].get("/api/sessions").json()["sessions"]
    [own] = [one["id"] for one in mine if one["current"]]
    assert client.delete(f"/api/sessions/{own}").status_code == 204
    assert [other.get("/api/me").status_code for other in others] == [401, 200, 200]
    stranger = server.signed_up()
    [theirs] = [one["id"] for one in stranger.get("/api/sessions").json()["sessions"]]
    not_ours, nowhere = client.delete(f"/api/sessions/{theirs}"), client.delete("/api/sessions/nowhere")
    assert (not_ours.status_code, not_ours.content) == (nowhere.status_code, nowhere.content) == (404, nowhere.content)
    assert client.delete("/api/sessions").status_code == 204
    assert [other.get("/api/me").status_code for other in others] == [401] * 3
    assert client.get("/api/me").status_code == 200


def test_deleting_forgets_everything_at_once(server: RealServer) -> None:
    client = server.signed_up()
    client.post("/api/sync", json=batch(client, tick(note="to be forgotten")))
    wrong = client.request("DELETE", "/api/accounts", json={"password": "not this one at all"})
    assert wrong.status_code == 401
    assert client.request("DELETE", "/api/accounts", json={"password": PASSWORD}).status_code == 204
    assert client.get("/api/me").status_code == 401
    assert sign_in(server, client.email).status_code == 401  # type: ignore[attr-defined]
    with server.services.database.read() as connection:
        for table in ("account", "session", "outcome", "history"):
            column = {"account": "id", "session": "account_id"}.get(table, "patient_id")
            rows = connection.exec_driver_sql(f"SELECT 1 FROM {table} WHERE {column} = ?", (client.account,))  # type: ignore[attr-defined]
            assert not list(rows)


def test_a_session_ends_after_thirty_idle_days_and_after_ninety(server: RealServer) -> None:
    idle, busy = server.signed_up(), server.signed_up()
    try:
        for days, expected in ((29, 200), (58, 200), (87, 200), (90, 401)):
            server.clock.ahead = days * DAY
            assert busy.get("/api/me").status_code == expected
        server.clock.ahead = 30 * DAY
        assert idle.get("/api/me").status_code == 401
    finally:
        server.clock.ahead = 0


@pytest.mark.parametrize(
    ("address", "spelling"),
    [
        ("A.B@Example.ORG", "a.b@example.org"),
        (" ada@x.de ", "ada@x.de"),
        ("ａda@x.de", "ada@x.de"),
        ("jörg@bücher.de",) * 2,
    ],
)
def test_addresses_have_one_spelling(address: str, spelling: str) -> None:
    assert emails.normalised(address) == spelling


@pytest.mark.parametrize(
    "address",
    ["", "ada", "@x.de", "ada@", "ada@x", "a@b@x.de", "a b@x.de", "a\x00@x.de", "x" * 65 + "@x.de", "ada@-x.de",
     "a@x..de", "a@" + "x" * 260 + ".de", None, 5, ["a@x.de"]],
)  # fmt: skip
def test_what_cannot_be_an_address_is_refused(address: object) -> None:
    with pytest.raises(errors.BadEmail):
        emails.normalised(address)


@pytest.mark.parametrize(
    "password",
    ["x" * 14, "", None, 5, "123456789012345", "Password Password", "a" * 40, "\ud800" * 20, "ada@example.org"],
)
def test_weak_passwords_are_refused_in_plain_words(password: object) -> None:
    with pytest.raises(errors.WeakPassword) as found:
        passwords.accepted(password, "ada@example.org")
    assert found.value.message.endswith(".")


def test_long_passwords_of_any_characters_are_whole(server: RealServer) -> None:
    long = "🙂 é ' \" \\ <script> " * 12
    email = "long@example.org"
    assert server.browser().post("/api/accounts", json={"email": email, "password": long}).status_code == 201
    assert sign_in(server, email, long).status_code == 200
    assert sign_in(server, email, long[:-1]).status_code == 401
    with pytest.raises(errors.WeakPassword):
        passwords.accepted("many words " * 100)


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"email": "a@b.org"},
        {"email": 1, "password": 2},
        {"email": None, "password": None},
        {"email": {}, "password": []},
    ],
)
def test_bodies_of_the_wrong_shape_are_malformed(server: RealServer, body: dict) -> None:
    for path in ("/api/accounts", "/api/session"):
        answer = server.browser().post(path, json=body)
        assert (answer.status_code, answer.json()["code"]) == (400, "malformed")


def test_hashes_of_older_parameters_are_renewed_at_sign_in(server: RealServer) -> None:
    from argon2 import PasswordHasher

    client = server.signed_up()
    old = PasswordHasher(time_cost=1, memory_cost=8_192, parallelism=1).hash(PASSWORD)
    with server.services.database.write() as connection:
        connection.exec_driver_sql("UPDATE account SET password = ? WHERE id = ?", (old, client.account))  # type: ignore[attr-defined]
    assert sign_in(server, client.email).status_code == 200  # type: ignore[attr-defined]
    with server.services.database.read() as connection:
        stored = connection.exec_driver_sql("SELECT password FROM account WHERE id = ?", (client.account,)).scalar()  # type: ignore[attr-defined]
    assert not passwords.outdated(str(stored))
    assert "m=47104" in str(stored)
    assert "argon2id" in str(stored)
    assert sign_in(server, client.email).status_code == 200  # type: ignore[attr-defined]


def test_two_sign_ups_of_one_address_at_once_make_one_account(server: RealServer) -> None:
    import threading

    statuses: list[int] = []

    def go(number: int) -> None:
        body = {"email": "race@example.org", "password": f"a long password {number}"}
        statuses.append(server.browser().post("/api/accounts", json=body).status_code)

    threads = [threading.Thread(target=go, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(statuses) == [201, 409, 409, 409]
