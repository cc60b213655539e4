"""Names that the stylesheet, the settings page and the script before the first paint agree on.

The colours live in `assets/fibroplan.css`, once; this module names the ways to choose among them.
"""

import json
from typing import Final

STYLESHEET: Final = "/fibroplan.css"
"""The one stylesheet, for `rx.App(stylesheets=[STYLESHEET], reset_style=False)`."""

FONT: Final = "/fonts/atkinson-hyperlegible-next-latin.woff2"
"""Atkinson Hyperlegible Next, Latin, weights 200 to 800; SIL Open Font License 1.1 (assets/fonts/OFL.txt)."""

THEMES: Final = ("system", "light", "dark", "dim")
"""Values of `data-theme` on <html>; `system` follows prefers-color-scheme."""

THEME_KEY: Final = "fibroplan-theme"
TEXT_SIZE_KEY: Final = "fibroplan-text-size"
"""localStorage keys that `BEFORE_PAINT` reads; the settings page writes them beside the profile row."""

PAPER: Final = {"light": "#f7f5f0", "dark": "#121716", "dim": "#1d1713"}
"""Page background of each theme, for `<meta name=theme-color>` and the manifest."""

APPLY: Final = f"""\
function(theme, size) {{
  var root = document.documentElement, paper = {json.dumps(PAPER)};
  root.dataset.theme = theme || "system";
  var scale = Math.min(2, Math.max(1, (+size || 100) / 100));
  root.style.setProperty("--text-size", scale);
  root.toggleAttribute("data-large", matchMedia("(max-width: " + 17 * scale + "em)").matches);
  var dark = matchMedia("(prefers-color-scheme: dark)").matches;
  var meta = document.querySelector("meta[name=theme-color]");
  if (meta) meta.content = paper[theme] || paper[dark ? "dark" : "light"];
}}"""
"""A JavaScript function (theme, size in per cent) that puts both on <html>; used before paint and by the settings.

It also marks windows that hold fewer than 17 widths of the base letter (`data-large`): there the foot of a page
scrolls with it instead of lying over what one reads.
"""

BEFORE_PAINT: Final = f"""\
try {{
  ({APPLY})(localStorage.getItem("{THEME_KEY}"), localStorage.getItem("{TEXT_SIZE_KEY}"));
}} catch (_) {{}}"""
"""An inline script for <head>: the saved theme and text size, before anything is drawn."""
