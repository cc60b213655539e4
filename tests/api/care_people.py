"""Staff for tests: invited, joined and signed in over HTTP, as people do it."""

import secrets
from typing import Any

import httpx

from fibroplan.accounts import totp
from fibroplan.accounts.clinic import clinic_of_name, invite
from tests.api.real_server import PASSWORD, RealServer, batch

CLINIC = "Hill Clinic"


class StaffBrowser(httpx.Client):
    """A browser of somebody who works at a clinic."""

    account: str
    email: str
    secret: str
    recovery: list[str]


def invited(server: RealServer, role: str = "therapist", clinic: str = CLINIC, email: str = "") -> tuple[str, str]:
    """An invitation as the command line makes it: (code, address)."""
    address = email or f"{secrets.token_hex(6)}@clinic.example"
    with server.services.database.write() as connection:
        now = server.clock.instant()
        return invite(connection, now, address, role, clinic_of_name(connection, clinic, now)), address


def staff_browser(server: RealServer, **headers: str) -> StaffBrowser:
    """A browser that nobody has signed in with."""
    own = {"X-Fibroplan": "1", "Origin": server.address, **headers}
    return StaffBrowser(base_url=server.address, headers=own, timeout=20)


def joined(
    server: RealServer, role: str = "therapist", clinic: str = CLINIC, name: str = "Dr Ada Moss"
) -> StaffBrowser:
    """Somebody who has joined with time-based codes and is signed in."""
    code, email = invited(server, role, clinic)
    client = staff_browser(server)
    asked = client.post("/api/care/join", json={"code": code, "name": name, "password": PASSWORD})
    assert asked.status_code == 200, asked.text
    client.email, client.secret = email, asked.json()["totp"]["secret"]
    proof = {"ticket": asked.json()["ticket"], "code": code_now(server, client.secret, -1)}
    answer = client.post("/api/care/session/totp", json=proof)
    assert answer.status_code == 200, answer.text
    client.account, client.recovery = answer.json()["account"], answer.json()["recovery"]
    return client


def code_now(server: RealServer, secret: str, steps: int = 0) -> str:
    """The code that an authenticator app shows, some steps from now."""
    return totp.code_of(secret, totp.step_at(server.clock.instant()) + steps)


def terms(server: RealServer, *scopes: str, days: int = 28, **changes: Any) -> dict[str, Any]:
    """What a patient agrees to."""
    from fibroplan.domain.sharing import CONSENT_VERSION

    today = server.clock.instant() // 86_400_000
    return {"scopes": list(scopes), "until_day": today + days, "offset": 0, "version": CONSENT_VERSION, **changes}


def shared(server: RealServer, patient: httpx.Client, therapist: StaffBrowser, *scopes: str) -> str:
    """A grant by a patient's code: its id."""
    made = patient.post("/api/grants/codes", json=terms(server, *scopes))
    assert made.status_code == 201, made.text
    accepted = therapist.post("/api/grants/accept", json={"code": made.json()["code"]})
    assert accepted.status_code == 201, accepted.text
    return accepted.json()["grant"]


def sent(patient: httpx.Client, *ops: dict[str, Any]) -> list[dict[str, Any]]:
    """What became of operations that a phone sent."""
    return patient.post("/api/sync", json=batch(patient, *ops)).json()["results"]


def op(table: str, row_id: str, **fields: Any) -> dict[str, Any]:
    """An operation on any table."""
    return {"op": secrets.token_hex(8), "table": table, "id": row_id, "fields": fields, "base": 0, "at": 1}
