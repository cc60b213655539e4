"""The report as a PDF and the FHIR bundle, made of what the server holds about a person, for that person alone."""

from collections.abc import Callable

import orjson
from anyio.to_thread import run_sync
from fastapi import APIRouter, Request
from pydantic import BaseModel, Field
from starlette.responses import Response

from fibroplan.api import requests
from fibroplan.api.services import Services
from fibroplan.report.fhir import bundle
from fibroplan.report.pdf import report_pdf
from fibroplan.report.source import Source
from fibroplan.store.access import Actor


class Wanted(BaseModel):
    """Where the person is, for a person who chose no zone of their own."""

    zone: str = Field(default="", max_length=64, examples=["Europe/Berlin"])


def report_routes(services: Services) -> APIRouter:
    """The routes of what is taken along. They read, and are asked by POST so that nothing stands in an address."""
    router = APIRouter()

    async def made(request: Request, wanted: Wanted, make: Callable[[Source], bytes], name: str, kind: str) -> Response:
        session = await services.accounts.signed_in(requests.token(request))
        instant = services.clock.instant()

        def work() -> bytes:
            with services.database.read() as connection:
                actor = Actor(session.account_id)
                return make(Source(connection, actor, session.account_id, instant, wanted.zone))

        body = await run_sync(work)
        return Response(body, headers={"Content-Disposition": f"attachment; filename={name}"}, media_type=kind)

    @router.post("/api/report")
    async def report(request: Request, wanted: Wanted) -> Response:
        """The one-page report of the last four weeks, as a PDF."""
        return await made(
            request, wanted, lambda source: report_pdf(source.report()), "fibroplan-report.pdf", "application/pdf"
        )

    @router.post("/api/fhir")
    async def fhir(request: Request, wanted: Wanted) -> Response:
        """A FHIR R4 bundle. It leaves out notes, reflections, letters, drafts and the name."""
        kind = "application/fhir+json"
        return await made(request, wanted, lambda source: orjson.dumps(bundle(source)), "fibroplan-fhir.json", kind)

    return router
