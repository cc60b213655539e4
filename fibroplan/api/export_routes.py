"""Everything that the server holds about a person, in one file."""

import orjson
from anyio.to_thread import run_sync
from fastapi import APIRouter, Request
from starlette.responses import Response

from fibroplan.api import requests
from fibroplan.api.services import Services
from fibroplan.clock import stamp
from fibroplan.store import rows
from fibroplan.store.access import Actor
from fibroplan.store.sessions import SignedIn
from fibroplan.sync.operations import specs
from fibroplan.sync.pull import Page, changes

EXPORT_VERSION = 1
PAGE = 1000


def export_routes(services: Services) -> APIRouter:
    """The route of the export."""
    router = APIRouter()

    @router.get("/api/export")
    async def export(request: Request) -> Response:
        """All rows and their whole history, as JSON. A phone can import it."""
        session = await services.accounts.signed_in(requests.token(request))
        made_at = services.clock.instant()
        body = await run_sync(_export, services, session, made_at)
        name = f"fibroplan-{stamp(made_at)[:10]}.json"
        headers = {"Content-Disposition": f"attachment; filename={name}"}
        return Response(body, headers=headers, media_type="application/json")

    return router


def _export(services: Services, session: SignedIn, made_at: int) -> bytes:
    patient = session.account_id
    actor = Actor(patient)
    found: dict[str, list] = {name: [] for name in specs()}
    with services.database.read() as connection:
        page = Page(more=True)
        while page.more:
            page = changes(connection, actor, patient, page.rev, session.rev, PAGE)
            for row in page.rows:
                found[row["table"]].append(row["fields"])
        history = list(rows.history_of(connection, actor, patient))
    return orjson.dumps({"fibroplan_export": EXPORT_VERSION, "made_at": made_at, "rows": found, "history": history})
