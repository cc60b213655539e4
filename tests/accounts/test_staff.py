"""Staff over HTTP: invited, joined with a second factor, signed in, kept out. Nothing opens with a password alone."""

import re
import threading
from typing import Any

import pytest

from fibroplan.__main__ import main
from fibroplan.accounts import codes
from fibroplan.clock import DAY, HOUR, MINUTE
from fibroplan.store import audit
from tests.accounts.authenticator import Authenticator
from tests.api.care_people import (
    CLINIC,
    StaffBrowser,
    code_now,
    invited,
    joined,
    staff_browser,
)
from tests.api.real_server import PASSWORD, RealServer, running


def asked(server: RealServer, email: str, password: str = PASSWORD) -> Any:
    """The answer to the first step of a sign-in."""
    return staff_browser(server).post("/api/care/session", json={"email": email, "password": password})


def proved(client: StaffBrowser, method: str, ticket: str, **proof: Any) -> Any:
    return client.post(f"/api/care/session/{method}", json={"ticket": ticket, **proof})


def refused(answer: Any, status: int, code: str) -> None:
    assert (answer.status_code, answer.json()["code"]) == (status, code), answer.text
    assert "set-cookie" not in answer.headers


def told(server: RealServer, account: str) -> list[str]:
    """Kinds of what the audit tells of an account, in order."""
    with server.services.database.read() as connection:
        rows = connection.exec_driver_sql("SELECT kind FROM audit WHERE actor = ? ORDER BY seq", (account,))
        kinds = [row[0] for row in rows]
        assert audit.verify(connection).problems == []
    return kinds


def test_joining_signing_in_and_out(server: RealServer) -> None:
    client = joined(server)
    assert client.get("/api/care/me").json() == {
        "account": client.account,
        "email": client.email,
        "name": "Dr Ada Moss",
        "role": "therapist",
    }
    assert len(set(client.recovery)) == 10
    token = client.cookies["fibroplan-care"]
    assert client.delete("/api/care/session").status_code == 204
    assert client.get("/api/care/me").status_code == 401
    assert staff_browser(server, Cookie=f"fibroplan-care={token}").get("/api/care/me").status_code == 401
    first = asked(server, client.email.upper())
    assert (first.status_code, first.json()["methods"], first.json()["totp"]) == (200, ["totp", "recovery"], None)
    assert "set-cookie" not in first.headers
    answer = proved(client, "totp", first.json()["ticket"], code=code_now(server, client.secret))
    assert (answer.status_code, answer.json()["recovery"]) == (200, [])
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("fibroplan-care=")
    assert all(word in cookie for word in ("HttpOnly", "SameSite=strict", "Path=/", "Max-Age=43200"))
    assert told(server, client.account) == ["joined", "factor_added", "signed_in"]


def test_a_password_alone_opens_nothing(server: RealServer) -> None:
    client = joined(server)
    ticket = asked(server, client.email).json()["ticket"]
    for cookie in (f"fibroplan-care={ticket}", f"fibroplan={ticket}"):
        stranger = staff_browser(server, Cookie=cookie)
        assert stranger.get("/api/care/me").status_code == 401
        assert stranger.get("/api/me").status_code == 401
    body = {"email": client.email, "password": PASSWORD}
    for path in ("/api/session", "/api/accounts"):
        refused(server.browser().post(path, json=body), 403, "of_staff")
    wrong = {"email": client.email, "password": "not this one at all"}
    refused(server.browser().post("/api/session", json=wrong), 401, "bad_credentials")


def test_sessions_of_staff_and_patients_are_two_things(server: RealServer) -> None:
    client, patient = joined(server), server.signed_up()
    staff_token, own_token = client.cookies["fibroplan-care"], patient.cookies["fibroplan"]
    crossed = server.browser(Cookie=f"fibroplan={staff_token}; fibroplan-care={own_token}")
    for path in ("/api/me", "/api/export", "/api/grants", "/api/care/me", "/api/care/factors", "/api/clinic"):
        assert crossed.get(path).status_code == 401, path
    body = {"schema": 1, "device": "d", "account": client.account, "ops": []}
    assert crossed.post("/api/sync", json=body).status_code == 401


def test_a_stranger_cannot_learn_who_works_here(server: RealServer) -> None:
    client, patient = joined(server), server.signed_up()
    wrong = asked(server, client.email, "x" * 20)
    for email in ("nobody@example.org", "no address", patient.email):  # type: ignore[attr-defined]
        other = asked(server, email, PASSWORD)
        assert (other.status_code, other.content) == (wrong.status_code, wrong.content)
    refused(wrong, 401, "bad_credentials")


def test_a_code_works_once(server: RealServer) -> None:
    client = joined(server)
    code = code_now(server, client.secret)
    first, second = (asked(server, client.email).json()["ticket"] for _ in range(2))
    assert proved(client, "totp", first, code=code).status_code == 200
    refused(proved(client, "totp", second, code=code), 401, "second_factor")
    refused(proved(client, "totp", first, code=code_now(server, client.secret, 1)), 401, "second_factor")
    assert told(server, client.account)[-1] == "factor_refused"


def test_two_proofs_at_once_make_one_session(server: RealServer) -> None:
    client = joined(server)
    ticket, code = asked(server, client.email).json()["ticket"], code_now(server, client.secret)
    statuses: list[int] = []

    def go() -> None:
        statuses.append(proved(staff_browser(server), "totp", ticket, code=code).status_code)  # type: ignore[arg-type]

    threads = [threading.Thread(target=go) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(statuses) == [200, 401, 401, 401]


def test_a_ticket_has_five_tries_and_ten_minutes(server: RealServer) -> None:
    client = joined(server)
    ticket = asked(server, client.email).json()["ticket"]
    for _ in range(5):
        refused(proved(client, "totp", ticket, code="000000"), 401, "second_factor")
    refused(proved(client, "totp", ticket, code=code_now(server, client.secret)), 401, "second_factor")
    late = asked(server, client.email).json()["ticket"]
    server.clock.ahead = 10 * MINUTE
    try:
        refused(proved(client, "totp", late, code=code_now(server, client.secret)), 401, "second_factor")
    finally:
        server.clock.ahead = 0


@pytest.mark.parametrize(
    ("method", "proof"),
    [
        ("totp", {"code": ""}),
        ("totp", {"code": "12"}),
        ("passkey", {}),
        ("passkey", {"credential": {}}),
        ("passkey", {"credential": {"id": "x", "response": []}}),
        ("recovery", {"code": ""}),
        ("recovery", {"code": "0000-0000-0000-0000"}),
        ("nothing", {"code": "1"}),
        ("end_ticket", {"code": "1"}),
    ],
)
def test_what_is_no_second_factor_opens_nothing(server: RealServer, method: str, proof: dict) -> None:
    client = joined(server)
    ticket = asked(server, client.email).json()["ticket"]
    refused(proved(client, method, ticket, **proof), 401, "second_factor")
    refused(proved(client, method, "no ticket", **proof), 401, "second_factor")
    assert proved(client, "totp", ticket, code=code_now(server, client.secret)).status_code == 200


def test_second_factors_are_rate_limited(tmp_path) -> None:
    with running(tmp_path / "x.db", factor_limit="6/hour") as server:
        client = joined(server)
        for _ in range(5):
            ticket = asked(server, client.email).json()["ticket"]
            refused(proved(client, "totp", ticket, code="000000"), 401, "second_factor")
        ticket = asked(server, client.email).json()["ticket"]
        answer = proved(client, "totp", ticket, code=code_now(server, client.secret))
        refused(answer, 429, "too_many")
        assert int(answer.headers["Retry-After"]) >= 1


def test_recovery_codes_work_once_and_are_made_anew(server: RealServer) -> None:
    client = joined(server)
    code = client.recovery[3]
    first, second = (asked(server, client.email).json()["ticket"] for _ in range(2))
    assert proved(client, "recovery", first, code=code.lower().replace("-", " ")).status_code == 200
    refused(proved(client, "recovery", second, code=code), 401, "second_factor")
    assert client.get("/api/care/factors").json() == {"totp": True, "passkeys": [], "recovery_left": 9}
    refused(client.post("/api/care/recovery", json={"password": "x" * 20}), 401, "bad_credentials")
    fresh = client.post("/api/care/recovery", json={"password": PASSWORD}).json()["recovery"]
    assert client.get("/api/care/factors").json()["recovery_left"] == 10
    refused(proved(client, "recovery", second, code=client.recovery[4]), 401, "second_factor")
    assert proved(client, "recovery", second, code=fresh[0]).status_code == 200
    files = b"".join(path.read_bytes() for path in server.path.parent.iterdir())
    assert fresh[1].encode() not in files
    assert fresh[1].replace("-", "").encode() not in files
    assert codes.hashed_code(fresh[1]).encode() in files


def test_joining_and_signing_in_with_a_passkey(server: RealServer) -> None:
    code, email = invited(server)
    key, client = Authenticator(server.address), staff_browser(server)
    step = client.post("/api/care/join", json={"code": code, "name": "Dr Ada Moss", "password": PASSWORD}).json()
    made = proved(client, "passkey", step["ticket"], credential=key.make(step["passkey"]))
    assert (made.status_code, len(made.json()["recovery"])) == (200, 10)
    step = asked(server, email).json()
    assert step["methods"] == ["passkey", "recovery"]
    other = Authenticator(server.address)
    other.id = key.id
    refused(proved(client, "passkey", step["ticket"], credential=other.sign(step["passkey"])), 401, "second_factor")
    elsewhere = Authenticator("https://evil.example")
    elsewhere.id, elsewhere.key = key.id, key.key
    signed_elsewhere = elsewhere.sign(step["passkey"])
    refused(proved(client, "passkey", step["ticket"], credential=signed_elsewhere), 401, "second_factor")
    old = key.sign(asked(server, email).json()["passkey"])
    refused(proved(client, "passkey", step["ticket"], credential=old), 401, "second_factor")
    assert proved(client, "passkey", step["ticket"], credential=key.sign(step["passkey"])).status_code == 200
    cloned = asked(server, email).json()
    key.count = 0
    refused(proved(client, "passkey", cloned["ticket"], credential=key.sign(cloned["passkey"])), 401, "second_factor")


def test_factors_are_added_and_taken_off_but_never_the_last(server: RealServer) -> None:
    client, key = joined(server), Authenticator(server.address)
    refused(client.post("/api/care/factors", json={"password": "x" * 20}), 401, "bad_credentials")
    step = client.post("/api/care/factors", json={"password": PASSWORD}).json()
    stranger = joined(server)
    proof = {"ticket": step["ticket"], "credential": key.make(step["passkey"])}
    refused(stranger.post("/api/care/factors/passkey", json=proof), 401, "second_factor")
    assert client.post("/api/care/factors/passkey", json=proof).status_code == 204
    refused(client.post("/api/care/factors/passkey", json=proof), 401, "second_factor")
    [found] = client.get("/api/care/factors").json()["passkeys"]
    refused(stranger.delete(f"/api/care/factors/passkeys/{found['id']}"), 404, "not_found")
    assert client.delete(f"/api/care/factors/passkeys/{found['id']}").status_code == 204
    step = client.post("/api/care/factors", json={"password": PASSWORD}).json()
    nonsense = {"ticket": step["ticket"], "code": "1"}
    refused(client.post("/api/care/factors/recovery", json=nonsense), 401, "second_factor")
    newer = {"ticket": step["ticket"], "code": code_now(server, step["totp"]["secret"])}
    assert client.post("/api/care/factors/totp", json=newer).status_code == 204
    ticket = asked(server, client.email).json()["ticket"]
    refused(proved(client, "totp", ticket, code=code_now(server, client.secret)), 401, "second_factor")

    code, email = invited(server)
    only = staff_browser(server)
    step = only.post("/api/care/join", json={"code": code, "name": "Bo", "password": PASSWORD}).json()
    proved(only, "passkey", step["ticket"], credential=(mine := Authenticator(server.address)).make(step["passkey"]))
    [found] = only.get("/api/care/factors").json()["passkeys"]
    refused(only.delete(f"/api/care/factors/passkeys/{found['id']}"), 409, "last_factor")
    step = asked(server, email).json()
    assert proved(only, "passkey", step["ticket"], credential=mine.sign(step["passkey"])).status_code == 200


def test_whoever_stopped_half_way_goes_on_from_the_password(server: RealServer) -> None:
    code, email = invited(server)
    client = staff_browser(server)
    assert client.post("/api/care/join", json={"code": code, "name": "Bo", "password": PASSWORD}).status_code == 200
    step = asked(server, email).json()
    assert step["enrol"]
    proof = code_now(server, step["totp"]["secret"])
    assert len(proved(client, "totp", step["ticket"], code=proof).json()["recovery"]) == 10


def test_invitations_work_once_for_a_week(server: RealServer) -> None:
    body = {"name": "Bo", "password": PASSWORD}
    code, _ = invited(server)
    client = staff_browser(server)
    refused(client.post("/api/care/join", json={**body, "code": "7Q2M-0KXD-3FGH-9TNA"}), 404, "bad_code")
    refused(client.post("/api/care/join", json={**body, "code": code, "password": "short"}), 400, "weak_password")
    for name in ("", "   ", "x" * 81, "a\x00b"):
        refused(client.post("/api/care/join", json={**body, "code": code, "name": name}), 400, "bad_input")
    assert client.post("/api/care/join", json={**body, "code": code}).status_code == 200
    refused(client.post("/api/care/join", json={**body, "code": code}), 404, "bad_code")
    old, _ = invited(server)
    server.clock.ahead = 7 * DAY
    try:
        refused(client.post("/api/care/join", json={**body, "code": old}), 404, "bad_code")
    finally:
        server.clock.ahead = 0
    first, email = invited(server)
    invited(server, email=email)
    refused(client.post("/api/care/join", json={**body, "code": first}), 404, "bad_code")
    taken, _ = invited(server, email=server.signed_up().email)  # type: ignore[attr-defined]
    refused(client.post("/api/care/join", json={**body, "code": taken}), 409, "could_not_create")


def test_invitations_are_rate_limited(tmp_path) -> None:
    with running(tmp_path / "x.db", code_limit="3/hour") as server:
        body = {"code": "7Q2M-0KXD-3FGH-9TNA", "name": "Bo", "password": PASSWORD}
        answers = [staff_browser(server).post("/api/care/join", json=body) for _ in range(4)]
        assert [answer.status_code for answer in answers] == [404, 404, 404, 429]


def test_a_session_of_staff_ends_after_half_an_hour_idle_and_after_twelve_hours(server: RealServer) -> None:
    idle, busy = joined(server), joined(server)
    try:
        for minutes in range(0, 12 * 60, 29):
            server.clock.ahead = minutes * MINUTE
            assert busy.get("/api/care/me").status_code == 200, minutes
        assert idle.get("/api/care/me").status_code == 401
        server.clock.ahead = 12 * HOUR
        assert busy.get("/api/care/me").status_code == 401
        server.clock.ahead = 29 * MINUTE
        assert idle.get("/api/care/me").status_code == 200
        server.clock.ahead = 59 * MINUTE
        assert idle.get("/api/care/me").status_code == 401
    finally:
        server.clock.ahead = 0


def test_sessions_of_staff_are_listed_and_revoked(server: RealServer) -> None:
    client = joined(server)
    other = staff_browser(server)
    ticket = asked(server, client.email).json()["ticket"]
    assert proved(other, "totp", ticket, code=code_now(server, client.secret)).status_code == 200
    found = client.get("/api/care/sessions").json()["sessions"]
    assert [one["current"] for one in found].count(True) == 1
    [theirs] = [one["id"] for one in found if not one["current"]]
    stranger = joined(server)
    refused(stranger.delete(f"/api/care/sessions/{theirs}"), 404, "not_found")
    assert client.delete(f"/api/care/sessions/{theirs}").status_code == 204
    assert other.get("/api/care/me").status_code == 401
    assert client.delete("/api/care/sessions").status_code == 204
    assert client.get("/api/care/me").status_code == 200


def test_an_administrator_looks_after_accounts_of_one_clinic(server: RealServer) -> None:
    clinic = "Dale Clinic"
    boss, therapist = (
        joined(server, "administrator", clinic, "Cy Ode"),
        joined(server, "therapist", clinic, "Dr Bo Lee"),
    )
    elsewhere = joined(server, "administrator", "Other Clinic")
    refused(therapist.get("/api/clinic"), 401, "signed_out")
    made = boss.post("/api/clinic/invitations", json={"email": "New@Clinic.example", "role": "therapist"})
    assert made.status_code == 201
    assert made.json()["link"] == f"{server.address}/care/join/#{made.json()['code']}"
    for email, role, code in (("x", "therapist", "bad_email"), ("a@b.org", "patient", "bad_input")):
        refused(boss.post("/api/clinic/invitations", json={"email": email, "role": role}), 400, code)
    people = boss.get("/api/clinic").json()
    assert (people["clinic"], [one["name"] for one in people["staff"]]) == (clinic, ["Cy Ode", "Dr Bo Lee"])
    [invitation] = people["invitations"]
    assert (invitation["email"], set(invitation)) == ("new@clinic.example", {"id", "email", "role", "expires_at"})
    assert elsewhere.get("/api/clinic").json()["invitations"] == []
    refused(elsewhere.delete(f"/api/clinic/invitations/{invitation['id']}"), 404, "not_found")
    refused(elsewhere.delete(f"/api/clinic/staff/{therapist.account}"), 404, "not_found")
    assert boss.delete(f"/api/clinic/invitations/{invitation['id']}").status_code == 204
    refused(boss.delete(f"/api/clinic/invitations/{invitation['id']}"), 404, "not_found")
    body = {"code": made.json()["code"], "name": "Bo", "password": PASSWORD}
    refused(staff_browser(server).post("/api/care/join", json=body), 404, "bad_code")
    refused(boss.delete(f"/api/clinic/staff/{boss.account}"), 400, "bad_input")
    refused(boss.delete(f"/api/clinic/staff/{server.signed_up().account}"), 404, "not_found")  # type: ignore[attr-defined]


def test_who_has_left_is_out_at_once_and_may_come_back(server: RealServer) -> None:
    clinic = "Vale Clinic"
    boss, gone = joined(server, "administrator", clinic), joined(server, "therapist", clinic)
    half_way = asked(server, gone.email).json()["ticket"]
    assert boss.delete(f"/api/clinic/staff/{gone.account}").status_code == 204
    assert gone.get("/api/care/me").status_code == 401
    refused(asked(server, gone.email), 401, "bad_credentials")
    refused(proved(gone, "totp", half_way, code=code_now(server, gone.secret)), 401, "second_factor")
    assert [one["id"] for one in boss.get("/api/clinic").json()["staff"]] == [boss.account]
    code, _ = invited(server, clinic="New Clinic", email=gone.email)
    body = {"code": code, "name": "Dr Ada Moss", "password": "a wrong password here"}
    refused(staff_browser(server).post("/api/care/join", json=body), 409, "could_not_create")
    step = staff_browser(server).post("/api/care/join", json={**body, "password": PASSWORD}).json()
    assert not step["enrol"]
    assert proved(gone, "totp", step["ticket"], code=code_now(server, gone.secret)).status_code == 200
    assert gone.get("/api/care/me").json()["account"] == gone.account


def test_the_command_invites(
    server: RealServer, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FIBROPLAN_DATABASE_URL", f"sqlite:///{server.path}")
    monkeypatch.setenv("FIBROPLAN_ORIGINS", "https://plan.example.org")
    assert main(["accounts", "invite", "cli@clinic.example", "--role", "administrator", "--clinic", CLINIC]) == 0
    printed = capsys.readouterr().out
    found = re.search(r"code {2}(\S+)\nlink {2}https://plan\.example\.org/care/join/#(\S+)\n", printed)
    assert found is not None
    assert found[1] == found[2]
    step = staff_browser(server).post("/api/care/join", json={"code": found[1], "name": "Cy", "password": PASSWORD})
    assert step.status_code == 200
    assert main(["accounts", "invite", "no address", "--clinic", CLINIC]) == 1
    assert main(["accounts", "invite", "a@b.org", "--clinic", "  "]) == 1
    assert "Traceback" not in capsys.readouterr().err
