"""Pages to stand beside ours on a first load: a static page, and blank Reflex apps with and without Radix Themes.

The blank apps hold no state: with it a page opens a websocket, and without a backend it shows an error, which would
count against them.
"""

import json
import os
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

CONFIG = """import reflex as rx

config = rx.Config(app_name="blank", telemetry_enabled=False, show_built_with_reflex=False, {plugins})
"""
APP = """import reflex as rx

app = rx.App(enable_state=False)


@app.add_page
def index():
    return {page}
"""
NO_SITEMAP = "disable_plugins=[rx.plugins.SitemapPlugin]"
BLANK = {
    "blank Reflex": {
        "rxconfig.py": CONFIG.format(plugins=NO_SITEMAP),
        "blank/blank.py": APP.format(page='rx.el.main(rx.el.h1("Blank"))'),
        "blank/__init__.py": "",
    },
    "blank Reflex, Radix Themes": {
        "rxconfig.py": CONFIG.format(plugins=f"plugins=[rx.plugins.RadixThemesPlugin()], {NO_SITEMAP}"),
        "blank/blank.py": APP.format(page='rx.el.main(rx.container(rx.heading("Blank"), rx.button("Begin")))'),
        "blank/__init__.py": "",
    },
}
STATIC_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="Ten check items.">
<title>Today</title>
<link rel="icon" href="data:,">
<style>body {{ font: 1.1rem sans-serif; margin: 1rem }} label {{ display: block; padding: 1rem 0 }}</style>
</head>
<body>
<main>
<h1>Today</h1>
{items}
</main>
</body>
</html>
"""
ICON = "<svg xmlns='http://www.w3.org/2000/svg'/>"


def static_page(folder: Path) -> Path:
    """A page of ten check items without a line of JavaScript."""
    folder.mkdir(parents=True, exist_ok=True)
    items = "\n".join(f'<label><input type="checkbox"> Item {number}</label>' for number in range(1, 11))
    (folder / "index.html").write_text(STATIC_PAGE.format(items=items))
    return folder


def blank_app(name: str, cache: Path) -> Path:
    """The built pages of a blank Reflex app, kept in `cache` until Reflex or the app's sources change."""
    sources = BLANK[name]
    folder = cache / name.lower().replace(", ", "-").replace(" ", "-")
    built = folder / ".web/build/client"
    stamp, wanted = folder / "built-from.json", json.dumps([version("reflex"), sources])
    if stamp.exists() and stamp.read_text() == wanted and built.is_dir():
        return built
    print(f"fibroplan: building a {name} app to compare with (about half a minute the first time)", flush=True)
    shutil.rmtree(folder, ignore_errors=True)
    for path, text in sources.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    command = [str(Path(sys.executable).parent / "reflex"), "export", "--frontend-only", "--no-zip"]
    with (folder / "build.log").open("w") as log:
        environment = {**os.environ, "PATH": path, "REFLEX_USE_NPM": "1"}
        code = subprocess.call(command, cwd=folder, env=environment, stdout=log, stderr=subprocess.STDOUT)
    if code or not built.is_dir():
        raise SystemExit(f"fibroplan: the {name} app was not built; its log is {folder / 'build.log'}")
    (built / "favicon.ico").write_text(ICON)  # a browser asks for it, and a page is not to be blamed for the answer
    stamp.write_text(wanted)
    return built
