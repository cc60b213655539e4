"""The app object: pages, API and lifespan. Wiring only."""

import json
import logging
from pathlib import Path

import reflex as rx
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.types import ASGIApp

from fibroplan.api.app import create_api
from fibroplan.api.headers import SecurityHeaders
from fibroplan.api.sockets import Sockets
from fibroplan.local import worker
from fibroplan.patient.about_medicines import about_medicines_page
from fibroplan.patient.appointments import appointments_page
from fibroplan.patient.bring import bring_page
from fibroplan.patient.builder import builder_page
from fibroplan.patient.changes import changes_page
from fibroplan.patient.check_in import check_in_page
from fibroplan.patient.course import course_page
from fibroplan.patient.flare import flare_page
from fibroplan.patient.from_therapist import from_therapist_page
from fibroplan.patient.help_now import help_page
from fibroplan.patient.infusion import infusion_page
from fibroplan.patient.learn import learn_page
from fibroplan.patient.letter import letter_page
from fibroplan.patient.library import library_page
from fibroplan.patient.lost import lost_page
from fibroplan.patient.measure_take import take_page
from fibroplan.patient.measures import measures_page
from fibroplan.patient.medicine import medicine_page
from fibroplan.patient.more import more_page
from fibroplan.patient.pacing import pacing_page
from fibroplan.patient.plan import plan_page
from fibroplan.patient.progress import progress_page
from fibroplan.patient.reflect import reflect_page
from fibroplan.patient.reflect_history import history_page
from fibroplan.patient.reflect_lock import lock_page
from fibroplan.patient.reflect_write import write_page
from fibroplan.patient.report import report_page
from fibroplan.patient.safety import safety_page
from fibroplan.patient.session import session_page
from fibroplan.patient.settings import settings_page
from fibroplan.patient.share import preview_page, share_page
from fibroplan.patient.side_effects import side_effects_page
from fibroplan.patient.sleep import sleep_page
from fibroplan.patient.take_along import take_along_page
from fibroplan.patient.timeline import timeline_page
from fibroplan.patient.tips import tips_page
from fibroplan.patient.today import today_page
from fibroplan.patient.treatments import treatments_page
from fibroplan.patient.trends import measure_trend_page, sleep_trend_page, symptoms_page
from fibroplan.patient.unplanned import unplanned_page
from fibroplan.patient.welcome import welcome_page
from fibroplan.therapist import live
from fibroplan.therapist.account import account_page
from fibroplan.therapist.caseload import accept_page, caseload_page
from fibroplan.therapist.clinic import clinic_page
from fibroplan.therapist.door import join_page, sign_in_page
from fibroplan.therapist.review import review_page
from fibroplan.ui import tokens

SHOW_AND_KEEP = f"""
window.fibroplanShow = (theme, size) => {{
  try {{
    localStorage.setItem("{tokens.THEME_KEY}", theme);
    localStorage.setItem("{tokens.TEXT_SIZE_KEY}", size);
  }} catch (_) {{}}
  ({tokens.APPLY})(theme, size);
}};
"""
"""The person's look, shown now and kept for the next page's first paint."""

DESCRIPTION = "A plan that bends with you: small steps for people who live with fibromyalgia. It works offline."
HEAD = [
    rx.el.meta(name="theme-color", content=tokens.PAPER["light"]),
    rx.el.script(SHOW_AND_KEEP + tokens.BEFORE_PAINT),
    rx.el.meta(name="viewport", content="width=device-width, initial-scale=1, viewport-fit=cover"),
    rx.el.link(rel="manifest", href="/manifest.webmanifest"),
    rx.el.link(rel="icon", href="/favicon.ico", sizes="32x32"),
    rx.el.link(rel="icon", href="/icons/icon.svg", type="image/svg+xml"),
    rx.el.link(rel="apple-touch-icon", href="/icons/apple-touch-icon.png"),
    rx.el.meta(name="apple-mobile-web-app-title", content="Fibroplan"),
    rx.el.meta(name="apple-mobile-web-app-capable", content="yes"),
    rx.el.meta(name="color-scheme", content="light dark"),
]

PAGES = {
    "/": (welcome_page, "Fibroplan"),
    "/today": (today_page, "Today"),
    "/today/session": (session_page, "Session"),
    "/today/add": (unplanned_page, "Something you did"),
    "/check-in": (check_in_page, "How are you?"),
    "/plan": (plan_page, "Your plan"),
    "/plan/new": (builder_page, "Build your plan"),
    "/safety": (safety_page, "A short safety check"),
    "/library": (library_page, "Exercise library"),
    "/progress": (progress_page, "Your 12 weeks"),
    "/progress/symptoms": (symptoms_page, "How you felt"),
    "/progress/sleep": (sleep_trend_page, "How you slept"),
    "/progress/measures": (measure_trend_page, "Your measures"),
    "/progress/timeline": (timeline_page, "Timeline"),
    "/progress/changes": (changes_page, "What changed"),
    "/pacing": (pacing_page, "Pacing"),
    "/flare": (flare_page, "Your flare plan"),
    "/sleep": (sleep_page, "Sleep"),
    "/tips": (tips_page, "Tips"),
    "/letter": (letter_page, "A letter to your employer"),
    "/learn": (learn_page, "Learn"),
    "/measures": (measures_page, "Measures"),
    "/measures/take": (take_page, "A measure"),
    "/share": (share_page, "Sharing"),
    "/share/preview": (preview_page, "What they would see"),
    "/from-therapist": (from_therapist_page, "From your therapist"),
    "/reflect": (reflect_page, "Reflect"),
    "/reflect/write": (write_page, "Reflect"),
    "/reflect/history": (history_page, "What I wrote"),
    "/reflect/lock": (lock_page, "A lock for reflections"),
    "/help-now": (help_page, "Help now"),
    "/report": (report_page, "One page for a visit"),
    "/take-along": (take_along_page, "Take it along"),
    "/treatments": (treatments_page, "Treatments"),
    "/treatments/medicine": (medicine_page, "A medicine"),
    "/treatments/effects": (side_effects_page, "Side effects"),
    "/treatments/about": (about_medicines_page, "About these medicines"),
    "/treatments/infusion": (course_page, "Infusions"),
    "/treatments/infusion/session": (infusion_page, "An infusion"),
    "/appointments": (appointments_page, "Appointments"),
    "/more": (more_page, "More"),
    "/import": (bring_page, "Records of another app"),
    "/settings": (settings_page, "Settings"),
    "/404": (lost_page, "Nothing here"),
}
"""The patient's screens by address."""

STAFF_PAGES = {
    "/care": (caseload_page, "Patients"),
    "/care/accept": (accept_page, "A patient shares with you"),
    "/care/account": (account_page, "Account"),
    "/care/clinic": (clinic_page, "Clinic"),
    "/care/[patient]": (review_page, "Review"),
}
"""The pages of staff who are signed in, by address. Each is live: it opens a websocket."""

DOORS = {"/care/sign-in": (sign_in_page, "Sign in"), "/care/join": (join_page, "Make your account")}
"""The ways in."""

STATIC = Path(".web/build/client")
POLICIES = Path(".web/build/policies.json")
"""Content-Security-Policy of each page, written by the build."""


def secured(inner: ASGIApp) -> ASGIApp:
    """The whole app behind its response headers."""
    policies = json.loads(POLICIES.read_text()) if POLICIES.exists() else {}
    return SecurityHeaders(Sockets(inner), policies, default_policy=policies.get("/404.html", ""))


def note_frontend_error(exception: Exception) -> None:
    """A fault of a page of staff: its kind is logged, its words are not, because they may hold what was on the page."""
    logging.getLogger("fibroplan.pages").error("page", extra={"kind": str(exception).partition(":")[0][:40]})


async def care_page(request: Request) -> Response:
    """A page of staff: one that was built, or for a patient's address the one that draws whatever its address says."""
    built = STATIC / "care" / request.path_params["name"] / "index.html"
    return FileResponse(built if built.is_file() else STATIC / "404.html", headers={"Cache-Control": "no-cache"})


async def with_slash(request: Request) -> Response:
    """Addresses of pages end with a slash."""
    return RedirectResponse(f"/care/{request.path_params['name']}/", 307)


api = create_api()
api.add_route("/care/{name:str}/", care_page, include_in_schema=False)
api.add_route("/care/{name:str}", with_slash, include_in_schema=False)
if not api.state.services.settings.service_worker:
    api.add_route(worker.PATH, worker.worker_off)
app = rx.App(
    frontend_exception_handler=note_frontend_error,
    toaster=None,
    reset_style=False,
    stylesheets=[tokens.STYLESHEET],
    head_components=HEAD,
    api_transformer=[api, secured],
)
app.app_wraps.pop((5, "Overlay"))
app.register_lifespan_task(api.state.services.lifespan)


async def stamp(session: str) -> str:
    """Ask for the stamp of a session, once the services are open."""
    return await api.state.services.reviewing.stamp(session) if api.state.services.ready else ""


live.Watch.ask = staticmethod(stamp)
for route, (page, title) in PAGES.items():
    app.add_page(page, route=route, title=title if route == "/" else f"{title} · Fibroplan", description=DESCRIPTION)
for route, (page, title) in {**STAFF_PAGES, **DOORS}.items():
    on_load = live.Live.watch if route in STAFF_PAGES else None
    app.add_page(page, route=route, title=f"{title} · Fibroplan", description=DESCRIPTION, on_load=on_load)
