"""Synchronisation over HTTP. The protocol is described in fibroplan/sync/README.md."""

import gzip
from typing import Any

import orjson
from anyio.to_thread import run_sync
from fastapi import APIRouter, Request
from starlette.responses import Response

from fibroplan.accounts.accounts import hashed_token
from fibroplan.api import metrics, requests
from fibroplan.api.services import Services
from fibroplan.errors import FibroplanError, SignedOut
from fibroplan.sync import operations, push

LONG = 32_000
"""Bytes: a body from here on is parsed, and an answer compressed, away from the event loop."""


def sync_routes(services: Services) -> APIRouter:
    """The route of synchronisation."""
    router = APIRouter()

    @router.post("/api/sync")
    async def sync(request: Request) -> Response:
        """Send operations and receive what changed since a revision."""
        token = requests.token(request)
        if not token:
            raise SignedOut()
        token_hash = hashed_token(token)
        await services.limits.sync(token_hash)
        body = await request.body()
        batch = operations.parse(body) if len(body) < LONG else await run_sync(operations.parse, body)
        answer = await _answered(services, push.Request(token_hash, batch, services.clock.instant()))
        metrics.count_operations([result["status"] for result in answer["results"]])
        return await _response(request, orjson.dumps(answer))

    return router


async def _answered(services: Services, wanted: push.Request) -> Any:
    if wanted.batch.ops:
        return await services.writer.submit(wanted)

    def look() -> Any:
        with services.database.read() as connection:
            return push.look(connection, wanted)

    answer = await run_sync(look) or await services.writer.submit(wanted)
    if isinstance(answer, FibroplanError):
        raise answer
    return answer


async def _response(request: Request, body: bytes) -> Response:
    headers = {}
    if len(body) >= LONG and "gzip" in request.headers.get("accept-encoding", ""):
        body = await run_sync(gzip.compress, body, 5)
        headers = {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
    return Response(body, headers=headers, media_type="application/json")
