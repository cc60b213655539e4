"""Sharing over HTTP: a patient's codes and grants, and a therapist's."""

from typing import Any

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field
from starlette.responses import JSONResponse

from fibroplan.api import requests
from fibroplan.api.services import Services
from fibroplan.store.accounts import THERAPIST


class Sharing(BaseModel):
    """What is shared, until the end of which day, and which words were agreed to."""

    scopes: list[str] = Field(examples=[["plan", "sleep"]])
    reflections: list[str] = []
    until_day: int = Field(description="Days since 1970-01-01, in the person's own zone.")
    offset: int = Field(description="Minutes east of UTC of that zone.")
    version: str = Field(description="Of the words that were shown.")


class Giving(Sharing):
    """A therapist's code, and what is shared."""

    code: str


class Code(BaseModel):
    """A code as it was read, typed or scanned."""

    code: str


def grant_routes(services: Services) -> APIRouter:
    """The routes of sharing."""
    router = APIRouter(prefix="/api/grants")

    def where(request: Request) -> str:
        return requests.place(request, services.settings.proxies)

    def terms(body: Sharing) -> dict[str, Any]:
        return body.model_dump(exclude={"code"})

    # ---- the patient's side

    @router.get("")
    async def listed(request: Request) -> Response:
        """What the patient shares and shared, open codes, and who looked at what."""
        session = await services.accounts.signed_in(requests.token(request))
        return JSONResponse(await services.sharing.listed(session))

    @router.post("/codes", status_code=201)
    async def offer(request: Request, body: Sharing) -> Response:
        """Make a code. Whoever uses it first, and is a therapist, sees what it says."""
        session = await services.accounts.signed_in(requests.token(request))
        await services.limits.code(where(request), session.account_id)
        return JSONResponse(await services.sharing.offer(session, terms(body), requests.origin(request)), 201)

    @router.delete("/codes/{code_id}", status_code=204)
    async def withdraw(request: Request, code_id: str) -> Response:
        """Take a code back that nobody has used."""
        session = await services.accounts.signed_in(requests.token(request))
        await services.sharing.withdraw(session, code_id)
        return Response(status_code=204)

    @router.post("/inviter")
    async def inviter(request: Request, body: Code) -> Response:
        """Who a therapist's code is from."""
        session = await services.accounts.signed_in(requests.token(request))
        await services.limits.code(where(request), session.account_id)
        return JSONResponse(await services.sharing.inviter(body.code))

    @router.post("", status_code=201)
    async def give(request: Request, body: Giving) -> Response:
        """Share with the therapist whose code it is."""
        session = await services.accounts.signed_in(requests.token(request))
        await services.limits.code(where(request), session.account_id)
        return JSONResponse(await services.sharing.give(session, body.code, terms(body)), 201)

    @router.delete("/{grant_id}", status_code=204)
    async def end(request: Request, grant_id: str) -> Response:
        """End a grant, at once."""
        session = await services.accounts.signed_in(requests.token(request))
        await services.sharing.end(session, grant_id)
        return Response(status_code=204)

    # ---- the therapist's side

    @router.post("/accept", status_code=201)
    async def accept(request: Request, body: Code) -> Response:
        """Use a patient's code."""
        session = await services.staff.signed_in(requests.care_token(request), THERAPIST)
        await services.limits.code(where(request), session.account_id)
        return JSONResponse(await services.sharing.accept(session, body.code), 201)

    @router.post("/invitations", status_code=201)
    async def invite(request: Request) -> Response:
        """Make a code that a patient can use to choose what to share."""
        session = await services.staff.signed_in(requests.care_token(request), THERAPIST)
        await services.limits.code(where(request), session.account_id)
        return JSONResponse(await services.sharing.invite(session, requests.origin(request)), 201)

    @router.delete("/given/{grant_id}", status_code=204)
    async def give_back(request: Request, grant_id: str) -> Response:
        """End a grant that one was given, as when a patient is discharged."""
        session = await services.staff.signed_in(requests.care_token(request), THERAPIST)
        await services.sharing.end(session, grant_id)
        return Response(status_code=204)

    return router
