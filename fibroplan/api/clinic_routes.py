"""What a clinic's administrator does, over HTTP. Every answer is about staff; no patient is in any of them."""

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel
from starlette.responses import JSONResponse

from fibroplan.api import requests
from fibroplan.api.services import Services
from fibroplan.store.accounts import ADMINISTRATOR
from fibroplan.store.sessions import SignedIn


class Inviting(BaseModel):
    """Who is invited, as what: therapist or administrator."""

    email: str
    role: str


def clinic_routes(services: Services) -> APIRouter:
    """The routes of administrators."""
    router = APIRouter(prefix="/api/clinic")

    async def administrator(request: Request) -> SignedIn:
        by_hand = requests.is_by_hand(request)
        return await services.staff.signed_in(requests.care_token(request), ADMINISTRATOR, by_hand=by_hand)

    @router.get("")
    async def people(request: Request) -> Response:
        """Who works at the clinic, and who is invited to."""
        return JSONResponse(await services.clinic.people(await administrator(request)))

    @router.post("/invitations", status_code=201)
    async def invite(request: Request, body: Inviting) -> Response:
        """Invite somebody. The code is in this answer alone."""
        session = await administrator(request)
        made = await services.clinic.invite(session, body.email, body.role, requests.origin(request))
        return JSONResponse(made, 201)

    @router.delete("/invitations/{invitation_id}", status_code=204)
    async def withdraw(request: Request, invitation_id: str) -> Response:
        """Take an invitation back."""
        await services.clinic.withdraw(await administrator(request), invitation_id)
        return Response(status_code=204)

    @router.delete("/staff/{account_id}", status_code=204)
    async def remove(request: Request, account_id: str) -> Response:
        """Note that somebody has left."""
        await services.clinic.remove(await administrator(request), account_id)
        return Response(status_code=204)

    return router
