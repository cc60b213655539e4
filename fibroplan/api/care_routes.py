"""Signing in as staff, second factors and sessions of staff, over HTTP."""

from typing import Any

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field
from starlette.responses import JSONResponse

from fibroplan.accounts.reviewing import day_of
from fibroplan.accounts.staff import Begun
from fibroplan.api import requests
from fibroplan.api.account_routes import Confirmation, Credentials, SessionList
from fibroplan.api.services import Services
from fibroplan.store.accounts import THERAPIST
from fibroplan.store.sessions import SignedIn
from fibroplan.store.synced import FIRST_DAY, LAST_DAY


class Joining(BaseModel):
    """Making the account that one was invited to."""

    code: str
    name: str = Field(examples=["Dr Ada Moss"])
    password: str


class Proof(BaseModel):
    """A ticket and what proves that it is you: the six digits, the passkey's answer, or a recovery code."""

    ticket: str
    code: str = ""
    credential: dict[str, Any] | None = None


class Reviewed(BaseModel):
    """When to look again, in days since 1970-01-01; null for no plan."""

    next_day: int | None = Field(default=None, ge=FIRST_DAY, le=LAST_DAY)


class StaffMe(BaseModel):
    """Who is signed in."""

    account: str
    email: str
    name: str
    role: str


def care_routes(services: Services) -> APIRouter:
    """The routes of staff."""
    router = APIRouter(prefix="/api/care")

    def where(request: Request) -> str:
        return requests.place(request, services.settings.proxies)

    async def who(request: Request, *roles: str) -> SignedIn:
        by_hand = requests.is_by_hand(request)
        return await services.staff.signed_in(requests.care_token(request), *roles, by_hand=by_hand)

    def begun(request: Request, found: Begun) -> Response:
        response = JSONResponse({"account": found.entry.account_id, "recovery": found.recovery})
        requests.give_care_token(request, response, found.entry)
        return response

    @router.post("/join")
    async def join(request: Request, body: Joining) -> Response:
        """Make the account of an invitation. The answer says how to set a second factor up."""
        requests.require_safe_connection(request)
        await services.limits.code(where(request))
        asked = await services.staff.join(body.code, body.name, body.password, requests.origin(request))
        return JSONResponse(asked)

    @router.post("/session")
    async def sign_in(request: Request, body: Credentials) -> Response:
        """Prove the password. The answer asks for the second factor; nothing is open yet."""
        requests.require_safe_connection(request)
        await services.limits.sign_in(where(request), body.email)
        return JSONResponse(await services.staff.sign_in(body.email, body.password, requests.origin(request)))

    @router.post("/session/{method}")
    async def prove(request: Request, method: str, body: Proof) -> Response:
        """Prove the second factor, or set it up. The session token is new, and is in the cookie alone."""
        requests.require_safe_connection(request)
        ticket = await services.staff.take_ticket(body.ticket)
        await services.limits.factor(ticket["account_id"])
        answer = body.credential if method == "passkey" else body.code
        origin, label = requests.origin(request), requests.label(request)
        return begun(request, await services.staff.prove(ticket, method, answer, origin, label))

    @router.delete("/session", status_code=204)
    async def sign_out(request: Request) -> Response:
        """Sign out. Harmless where there is no session."""
        token = requests.care_token(request)
        if token:
            await services.accounts.sign_out(token)
        response = Response(status_code=204)
        requests.take_care_token(request, response)
        return response

    @router.get("/me", response_model=StaffMe)
    async def me(request: Request) -> Response:
        """Who is signed in."""
        session = await who(request)
        shown = {"account": session.account_id, "email": session.email, "name": session.name, "role": session.role}
        return JSONResponse(shown)

    @router.get("/sessions", response_model=SessionList)
    async def list_sessions(request: Request) -> Response:
        """Where the account is signed in."""
        session = await who(request)
        return JSONResponse({"sessions": await services.accounts.sessions(session)})

    @router.delete("/sessions/{session_id}", status_code=204)
    async def revoke(request: Request, session_id: str) -> Response:
        """Sign out one other place."""
        session = await who(request)
        await services.accounts.revoke(session, session_id)
        return Response(status_code=204)

    @router.delete("/sessions", status_code=204)
    async def revoke_others(request: Request) -> Response:
        """Sign out everywhere else."""
        session = await who(request)
        await services.accounts.revoke_others(session)
        return Response(status_code=204)

    @router.get("/factors")
    async def factors(request: Request) -> Response:
        """The second factors of the account."""
        session = await who(request)
        return JSONResponse(await services.staff.factors(session))

    @router.post("/factors")
    async def begin_factor(request: Request, body: Confirmation) -> Response:
        """Ask to set one more second factor up, for the password once more."""
        session = await who(request)
        await services.limits.sign_in(where(request), session.email)
        return JSONResponse(await services.staff.begin_factor(session, body.password, requests.origin(request)))

    @router.post("/factors/{method}", status_code=204)
    async def add_factor(request: Request, method: str, body: Proof) -> Response:
        """Set one more second factor up."""
        session = await who(request)
        await services.limits.factor(session.account_id)
        answer = body.credential if method == "passkey" else body.code
        await services.staff.add_factor(session, body.ticket, method, answer, requests.origin(request))
        return Response(status_code=204)

    @router.delete("/factors/passkeys/{passkey_id}", status_code=204)
    async def remove_passkey(request: Request, passkey_id: str) -> Response:
        """Take a passkey off."""
        session = await who(request)
        await services.staff.remove_passkey(session, passkey_id)
        return Response(status_code=204)

    @router.post("/recovery")
    async def new_recovery(request: Request, body: Confirmation) -> Response:
        """New recovery codes, in the place of the old ones, for the password once more."""
        session = await who(request)
        await services.limits.sign_in(where(request), session.email)
        return JSONResponse({"recovery": await services.staff.new_recovery(session, body.password)})

    @router.get("/patients")
    async def patients(request: Request) -> Response:
        """The caseload, those who stand out first. Each patient is told that the overview was looked at."""
        session = await who(request, THERAPIST)
        return JSONResponse({"patients": await services.reviewing.patients(session)})

    @router.get("/patients/{patient_id}")
    async def review(request: Request, patient_id: str, week: str = "") -> Response:
        """The review of one patient, of what is shared. The patient is told. `week`: a day, since 1970-01-01."""
        session = await who(request, THERAPIST)
        return JSONResponse(await services.reviewing.review(session, patient_id, day_of(week)))

    @router.post("/patients/{patient_id}/reviewed", status_code=204)
    async def reviewed(request: Request, patient_id: str, body: Reviewed) -> Response:
        """Note that a patient was reviewed, and when to look again. Nobody but the therapist sees it."""
        session = await who(request, THERAPIST)
        await services.reviewing.reviewed(session, patient_id, body.next_day)
        return Response(status_code=204)

    return router
