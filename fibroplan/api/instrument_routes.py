"""The instruments that a clinic offers to the phones of its people: the files of its folder that are whole."""

import logging
from pathlib import Path
from typing import Any

import orjson
from anyio.to_thread import run_sync
from fastapi import APIRouter, Request
from starlette.responses import Response

from fibroplan.api import requests
from fibroplan.api.services import Services
from fibroplan.content.instruments import clinic_files, clinic_instrument
from fibroplan.content.loader import ContentError

LOG = logging.getLogger("fibroplan.instruments")


def instrument_routes(services: Services) -> APIRouter:
    """The route of the clinic's instruments."""
    router = APIRouter()

    @router.get("/api/instruments")
    async def instruments(request: Request) -> Response:
        """Every file that can be used, for whoever is signed in: a licence may not allow more."""
        await services.accounts.signed_in(requests.token(request))
        found = await run_sync(offered, services.settings.instruments)
        return Response(orjson.dumps({"instruments": found}), media_type="application/json")

    return router


def offered(folder: str) -> list[dict[str, Any]]:
    """The files of a folder that are whole; each of the others is told in the log, by its name and field."""
    found = []
    for path in clinic_files(Path(folder)) if folder else ():
        try:
            found.append(clinic_instrument(path))
        except ContentError as error:
            LOG.warning("left out: %s", error)
    return found
