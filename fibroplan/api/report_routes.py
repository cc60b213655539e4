"""The report as a PDF and the FHIR bundle, of what the server holds: for the person, and for who sees it by a grant."""

from collections.abc import Callable

import orjson
from anyio.to_thread import run_sync
from fastapi import APIRouter, Request
from pydantic import BaseModel, Field
from sqlalchemy import Connection
from starlette.responses import Response

from fibroplan.api import requests
from fibroplan.api.services import Services
from fibroplan.report.fhir import bundle
from fibroplan.report.pdf import report_pdf
from fibroplan.report.source import Source, own, shared
from fibroplan.store import access
from fibroplan.store.access import Actor
from fibroplan.store.accounts import THERAPIST


class Wanted(BaseModel):
    """Where the person is, for a person who chose no zone of their own."""

    zone: str = Field(default="", max_length=64, examples=["Europe/Berlin"])


Make = Callable[[Source], bytes]
PDF, FHIR = "application/pdf", "application/fhir+json"


def pdf_of(source: Source) -> bytes:
    """The one-page report."""
    return report_pdf(source.report())


def fhir_of(source: Source) -> bytes:
    """The bundle."""
    return orjson.dumps(bundle(source))


def report_routes(services: Services) -> APIRouter:
    """The routes of what is taken along. They read, and are asked by POST so that nothing stands in an address."""
    router = APIRouter()

    async def made(work: Callable[[Connection, int], bytes], name: str, kind: str) -> Response:
        instant = services.clock.instant()

        def read() -> bytes:
            with services.database.read() as connection:
                return work(connection, instant)

        body = await run_sync(read)
        return Response(body, headers={"Content-Disposition": f"attachment; filename={name}"}, media_type=kind)

    async def of_patient(
        request: Request, zone: str, make: Callable[[Source], bytes], name: str, kind: str
    ) -> Response:
        session = await services.accounts.signed_in(requests.token(request))
        who = session.account_id

        def work(connection: Connection, instant: int) -> bytes:
            return make(Source(own(connection, Actor(who), who), who, instant, zone))

        return await made(work, name, kind)

    async def for_therapist(request: Request, patient_id: str, what: str, make: Make, name: str, kind: str) -> Response:
        session = await services.staff.signed_in(requests.care_token(request), THERAPIST, by_hand=True)
        await services.reviewing.took(session, patient_id, what)

        def work(connection: Connection, instant: int) -> bytes:
            sight = access.sight_of(connection, Actor(session.account_id), patient_id, instant)
            return make(Source(shared(connection, sight), patient_id, instant, ""))

        return await made(work, name, kind)

    @router.post("/api/report")
    async def report(request: Request, wanted: Wanted) -> Response:
        """The one-page report of the last four weeks, as a PDF."""
        return await of_patient(request, wanted.zone, pdf_of, "fibroplan-report.pdf", PDF)

    @router.post("/api/fhir")
    async def fhir(request: Request, wanted: Wanted) -> Response:
        """A FHIR R4 bundle. It leaves out notes, reflections, letters, drafts and the name."""
        return await of_patient(request, wanted.zone, fhir_of, "fibroplan-fhir.json", FHIR)

    @router.post("/api/care/patients/{patient_id}/report")
    async def shared_report(request: Request, patient_id: str) -> Response:
        """The one-page report of what is shared, as a PDF. The patient is told."""
        return await for_therapist(request, patient_id, "report", pdf_of, "fibroplan-report.pdf", PDF)

    @router.post("/api/care/patients/{patient_id}/fhir")
    async def shared_fhir(request: Request, patient_id: str) -> Response:
        """A FHIR R4 bundle of what is shared. The patient is told."""
        return await for_therapist(request, patient_id, "fhir", fhir_of, "fibroplan-fhir.json", FHIR)

    return router
