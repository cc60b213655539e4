"""The calendar feed over HTTP: the person's own routes, and the one that their calendar program asks."""

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field
from starlette.responses import JSONResponse

from fibroplan import errors
from fibroplan.api import requests
from fibroplan.api.services import Services

ENDING = ".ics"
HEADERS = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex", "Content-Disposition": "inline"}


class NewFeed(BaseModel):
    """What a new feed tells."""

    details: bool = Field(description="With whom, where and what to ask; else `Appointment` alone.")


class FeedState(BaseModel):
    """The feed of the account. `created_at`: ms since 1970-01-01 UTC, 0 without one."""

    on: bool
    details: bool
    created_at: int


class FeedAddress(BaseModel):
    """Where a calendar program finds the feed. It is told once."""

    path: str


def calendar_routes(services: Services) -> APIRouter:
    """The routes of the calendar feed."""
    router = APIRouter()

    @router.get("/api/calendar-feed", response_model=FeedState)
    async def state(request: Request) -> Response:
        """Whether there is a feed, and what it tells."""
        session = await services.accounts.signed_in(requests.token(request))
        found = await services.feeds.state(session)
        return JSONResponse({"on": found.on, "details": found.details, "created_at": found.created_at})

    @router.post("/api/calendar-feed", status_code=201, response_model=FeedAddress)
    async def make(request: Request, body: NewFeed) -> Response:
        """Make the feed, or give it a new address. The address before it is dead."""
        session = await services.accounts.signed_in(requests.token(request))
        await services.limits.calendar(session.token_hash)
        secret = await services.feeds.make(session, body.details)
        return JSONResponse({"path": f"/api/calendar/{secret}{ENDING}"}, 201)

    @router.delete("/api/calendar-feed", status_code=204)
    async def revoke(request: Request) -> Response:
        """End the feed. Harmless where there is none."""
        session = await services.accounts.signed_in(requests.token(request))
        await services.feeds.revoke(session)
        return Response(status_code=204)

    @router.get("/api/calendar/{secret}")
    async def read(request: Request, secret: str) -> Response:
        """The appointments, for a calendar program. Whoever knows the address may ask; no cookie is looked at."""
        known = secret.removesuffix(ENDING)
        await services.limits.calendar(known)
        try:
            text = await services.feeds.text(known)
        except errors.NotYours:
            await services.limits.calendar_guess(requests.place(request, services.settings.proxies))
            raise
        return Response(text, headers=HEADERS, media_type="text/calendar; charset=utf-8")

    return router
