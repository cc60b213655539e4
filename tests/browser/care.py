"""A therapist beside the phones: joins by the command line's invitation and works over HTTP."""

import contextlib
import io
import os
import re
import secrets
from collections.abc import Iterator
from unittest import mock

import httpx

from fibroplan.__main__ import main
from fibroplan.accounts import totp
from fibroplan.clock import SystemClock
from tests.browser.people import PASSWORD
from tests.server import Server

CLINIC = "Hill Clinic"
NAME = "Dr Ada Moss"


def invite(server: Server, role: str = "therapist", clinic: str = CLINIC) -> tuple[str, str]:
    """An invitation by the command line: (code, address)."""
    email = f"{secrets.token_hex(4)}@clinic.example"
    printed = io.StringIO()
    database = {"FIBROPLAN_DATABASE_URL": f"sqlite:///{server.database}"}
    with mock.patch.dict(os.environ, database), contextlib.redirect_stdout(printed):
        assert main(["accounts", "invite", email, "--role", role, "--clinic", clinic]) == 0
    found = re.search(r"code {2}(\S+)", printed.getvalue())
    assert found
    return found[1], email


def code_now(secret: str, steps: int = 0) -> str:
    """The code that an authenticator app shows, some steps from now."""
    return totp.code_of(secret, totp.step_at(SystemClock().instant()) + steps)


class Therapist:
    """Somebody of the clinic who has joined, with a session."""

    def __init__(self, server: Server, role: str = "therapist", clinic: str = CLINIC, name: str = NAME) -> None:
        code, self.email = invite(server, role, clinic)
        self.http = httpx.Client(base_url=server.url, headers={"X-Fibroplan": "1", "Origin": server.url}, timeout=20)
        step = self.http.post("/api/care/join", json={"code": code, "name": name, "password": PASSWORD}).json()
        self.secret = step["totp"]["secret"]
        proof = {"ticket": step["ticket"], "code": code_now(self.secret, -1)}
        answer = self.http.post("/api/care/session/totp", json=proof)
        assert answer.status_code == 200, answer.text
        self.account, self.recovery = answer.json()["account"], answer.json()["recovery"]

    @property
    def token(self) -> str:
        """The session's token, for a browser's cookie."""
        return self.http.cookies["fibroplan-care"]

    def accept(self, code: str) -> str:
        """Use a patient's code. Returns the patient's account."""
        answer = self.http.post("/api/grants/accept", json={"code": code})
        assert answer.status_code == 201, answer.text
        return answer.json()["patient"]


@contextlib.contextmanager
def therapist(server: Server) -> Iterator[Therapist]:
    """A therapist for the time of a block."""
    one = Therapist(server)
    try:
        yield one
    finally:
        one.http.close()
