"""The app object: pages, API and lifespan. Wiring only."""

import reflex as rx

from fibroplan.api.app import create_api
from fibroplan.patient.builder import builder_page
from fibroplan.patient.plan import plan_page
from fibroplan.patient.progress import progress_page
from fibroplan.patient.settings import settings_page
from fibroplan.patient.today import today_page
from fibroplan.patient.welcome import welcome_page
from fibroplan.ui import tokens

BEFORE_PAINT = f"""
window.fibroplanShow = (theme, size) => {{
  try {{ localStorage.setItem("{tokens.THEME_KEY}", theme); localStorage.setItem("{tokens.TEXT_SIZE_KEY}", size); }} catch (_) {{}}
  ({tokens.APPLY})(theme, size);
}};
{tokens.BEFORE_PAINT}
"""

PAGES = {
    "/": (welcome_page, "Fibroplan"),
    "/today": (today_page, "Today"),
    "/plan": (plan_page, "Your plan"),
    "/plan/new": (builder_page, "Build your plan"),
    "/progress": (progress_page, "Your 12 weeks"),
    "/settings": (settings_page, "Settings"),
}
"""The patient's screens by address."""

api = create_api()
app = rx.App(
    enable_state=False,
    toaster=None,
    reset_style=False,
    stylesheets=[tokens.STYLESHEET],
    head_components=[rx.el.script(BEFORE_PAINT)],
    api_transformer=[api],
)
app.app_wraps.pop((5, "Overlay"))
app.register_lifespan_task(api.state.services.lifespan)
for route, (page, title) in PAGES.items():
    app.add_page(page, route=route, title=title if route == "/" else f"{title} · Fibroplan")
