"""The API as one application, alone or with Reflex's own application mounted in it.

Reflex does not run the lifespan of what it is mounted in. There, register `api.state.services.lifespan` as one of its
lifespan tasks; without that the database is opened by the first request.
"""

from fastapi import FastAPI
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from fibroplan import __version__, errors
from fibroplan.api import failures, logs
from fibroplan.api.account_routes import account_routes
from fibroplan.api.answer_routes import answer_routes
from fibroplan.api.calendar_routes import calendar_routes
from fibroplan.api.care_routes import care_routes
from fibroplan.api.clinic_routes import clinic_routes
from fibroplan.api.export_routes import export_routes
from fibroplan.api.grant_routes import grant_routes
from fibroplan.api.guard import OURS, Guard
from fibroplan.api.health_routes import health_routes
from fibroplan.api.instrument_routes import instrument_routes
from fibroplan.api.report_routes import report_routes
from fibroplan.api.services import Services
from fibroplan.api.sync_routes import sync_routes
from fibroplan.clock import Clock, SystemClock
from fibroplan.config import Settings

ROUTES = (
    sync_routes,  # asked for most, so looked at first
    account_routes,
    export_routes,
    report_routes,
    calendar_routes,
    grant_routes,
    instrument_routes,
    care_routes,
    answer_routes,
    clinic_routes,
    health_routes,
)


class _Opened:
    """Opens the services before the first request, where no lifespan has done so."""

    def __init__(self, app: ASGIApp, services: Services) -> None:
        self._app = app
        self._services = services

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not self._services.ready and scope["type"] == "http" and scope["path"].startswith(OURS):
            self._services.open()
        await self._app(scope, receive, send)


def create_api(settings: Settings | None = None, clock: Clock | None = None) -> FastAPI:
    """The application of one server. `app.state.services` is what it works with."""
    settings, clock = settings or Settings.from_environment(), clock or SystemClock()
    logs.configure(settings.log_level)
    services = Services(settings, clock)
    app = FastAPI(
        title="Fibroplan",
        version=__version__,
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=services.lifespan,
    )
    app.state.services = services
    failures.install(app)
    app.add_middleware(_Opened, services=services)
    app.add_middleware(Guard, settings=settings, clock=clock)
    for routes in ROUTES:
        app.include_router(routes(services))

    @app.api_route("/api/{rest:path}", methods=["GET", "POST", "PUT", "PATCH", "DELETE"], include_in_schema=False)
    async def nothing(rest: str) -> Response:
        raise errors.NotYours()

    return app
