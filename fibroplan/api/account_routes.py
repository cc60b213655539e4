"""Accounts and sessions over HTTP."""

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field
from starlette.responses import JSONResponse

from fibroplan.accounts.accounts import Entry
from fibroplan.api import requests
from fibroplan.api.services import Services


class Credentials(BaseModel):
    """Who signs up or in."""

    email: str = Field(examples=["ada@example.org"])
    password: str = Field(examples=["seven quiet steps a day"])


class Confirmation(BaseModel):
    """The password once more, before something that cannot be undone."""

    password: str


class NewPassword(BaseModel):
    """The present password and the next one."""

    current: str
    password: str


class Me(BaseModel):
    """The account behind the session."""

    account: str
    email: str


class SessionRow(BaseModel):
    """One browser that is signed in. Instants are ms since 1970-01-01 UTC."""

    id: str
    label: str
    created_at: int
    seen_at: int
    current: bool


class SessionList(BaseModel):
    """Every browser that is signed in to the account, the latest first."""

    sessions: list[SessionRow]


def account_routes(services: Services) -> APIRouter:
    """The routes of accounts and sessions."""
    router = APIRouter()

    async def begun(request: Request, entry: Entry, status: int = 200) -> Response:
        response = JSONResponse({"account": entry.account_id, "email": entry.email}, status)
        requests.give_token(request, response, entry)
        return response

    def where(request: Request) -> str:
        return requests.place(request, services.settings.proxies)

    @router.post("/api/accounts", status_code=201, response_model=Me)
    async def sign_up(request: Request, body: Credentials) -> Response:
        """Make an account and sign in. A known address with its right password is a sign-in."""
        requests.require_safe_connection(request)
        await services.limits.sign_up(where(request))
        await services.limits.sign_in(where(request), body.email)
        entry = await services.accounts.sign_up(
            body.email, body.password, requests.label(request), requests.token(request)
        )
        return await begun(request, entry, 201)

    @router.delete("/api/accounts", status_code=204)
    async def delete(request: Request, body: Confirmation) -> Response:
        """Delete the account with everything in it, at once and for good."""
        session = await services.accounts.signed_in(requests.token(request))
        await services.limits.sign_in(where(request), session.email)
        await services.accounts.delete(session, body.password)
        response = Response(status_code=204)
        requests.take_token(request, response)
        return response

    @router.post("/api/session", response_model=Me)
    async def sign_in(request: Request, body: Credentials) -> Response:
        """Sign in. The session token is new, and is in the cookie alone."""
        requests.require_safe_connection(request)
        await services.limits.sign_in(where(request), body.email)
        entry = await services.accounts.sign_in(
            body.email, body.password, requests.label(request), requests.token(request)
        )
        return await begun(request, entry)

    @router.delete("/api/session", status_code=204)
    async def sign_out(request: Request) -> Response:
        """Sign out. Harmless where there is no session."""
        token = requests.token(request)
        if token:
            await services.accounts.sign_out(token)
        response = Response(status_code=204)
        requests.take_token(request, response)
        return response

    @router.get("/api/me", response_model=Me)
    async def me(request: Request) -> Response:
        """Who is signed in."""
        session = await services.accounts.signed_in(requests.token(request))
        return JSONResponse({"account": session.account_id, "email": session.email})

    @router.get("/api/sessions", response_model=SessionList)
    async def list_sessions(request: Request) -> Response:
        """Where the account is signed in."""
        session = await services.accounts.signed_in(requests.token(request))
        return JSONResponse({"sessions": await services.accounts.sessions(session)})

    @router.delete("/api/sessions", status_code=204)
    async def revoke_others(request: Request) -> Response:
        """Sign out everywhere else."""
        session = await services.accounts.signed_in(requests.token(request))
        await services.accounts.revoke_others(session)
        return Response(status_code=204)

    @router.delete("/api/sessions/{session_id}", status_code=204)
    async def revoke(request: Request, session_id: str) -> Response:
        """Sign out one other place."""
        session = await services.accounts.signed_in(requests.token(request))
        await services.accounts.revoke(session, session_id)
        return Response(status_code=204)

    @router.post("/api/password", response_model=Me)
    async def change_password(request: Request, body: NewPassword) -> Response:
        """Change the password. Every other session ends, and this one gets a new token."""
        requests.require_safe_connection(request)
        session = await services.accounts.signed_in(requests.token(request))
        await services.limits.sign_in(where(request), session.email)
        entry = await services.accounts.change_password(session, body.current, body.password, requests.label(request))
        return await begun(request, entry)

    return router
