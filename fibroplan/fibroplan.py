"""The app object: pages, API and lifespan. Wiring only."""

import reflex as rx

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

app = rx.App(
    enable_state=False,
    toaster=None,
    reset_style=False,
    stylesheets=[tokens.STYLESHEET],
    head_components=[rx.el.script(BEFORE_PAINT)],
)
app.app_wraps.pop((5, "Overlay"))
app.add_page(welcome_page, route="/", title="Fibroplan")
app.add_page(settings_page, route="/settings", title="Settings · Fibroplan")
app.add_page(today_page, route="/today", title="Today · Fibroplan")
