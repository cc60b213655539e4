"""Whether the server lives, whether it can work, and its figures."""

from anyio.to_thread import run_sync
from fastapi import APIRouter
from starlette.responses import PlainTextResponse, Response

from fibroplan.api import metrics
from fibroplan.api.failures import failure
from fibroplan.api.services import Services
from fibroplan.errors import StoreBusy
from fibroplan.store import deployment


def health_routes(services: Services) -> APIRouter:
    """The routes that machines ask."""
    router = APIRouter(include_in_schema=False)

    @router.get("/healthz")
    async def healthz() -> Response:
        """The process answers."""
        return PlainTextResponse("ok\n")

    @router.get("/readyz")
    async def readyz() -> Response:
        """The database answers as well."""

        def look() -> None:
            with services.database.read() as connection:
                deployment.epoch(connection)

        try:
            await run_sync(look)
        except Exception:
            return failure(StoreBusy())
        return PlainTextResponse("ready\n")

    @router.get("/metrics")
    async def figures() -> Response:
        """Figures for Prometheus, without personal data."""
        return Response(metrics.text(), media_type="text/plain; version=0.0.4; charset=utf-8")

    return router
