"""The build's part of the phone's side, as a Reflex plugin.

It writes the phone's modules beside Reflex's own, transpiles `fibroplan.domain`, and after the build makes the
service worker and the Content-Security-Policy of each page.
"""

import base64
import functools
import gzip
import hashlib
import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

from reflex_base.plugins import Plugin

from fibroplan.content.additions import additions
from fibroplan.content.check_in import check_in
from fibroplan.content.flare import flare
from fibroplan.content.help import help_now
from fibroplan.content.infusion import infusion
from fibroplan.content.instruments import instruments
from fibroplan.content.learn import learn
from fibroplan.content.letter import letter
from fibroplan.content.loader import exercises
from fibroplan.content.measures import measures
from fibroplan.content.pictures import pictures
from fibroplan.content.redflags import redflags
from fibroplan.content.reflect import reflect
from fibroplan.content.relaxation import relaxation
from fibroplan.content.screening import filters, screening
from fibroplan.content.sleep import sleep
from fibroplan.content.tips import tips
from fibroplan.content.treatments import treatments
from fibroplan.local.chunks import CONFIG, travel_together
from fibroplan.local.lazy_socket import RUNTIME, load_socket_late
from fibroplan.local.schema import phone_schema
from fibroplan.local.sheets import lookups, sheets
from fibroplan.local.transpile import transpile

SOURCES = Path(__file__).parent / "js"
TARGET = Path("utils/fibroplan")
WORKBOX = ["workbox-precaching@7.4.1", "workbox-routing@7.4.1"]
PRECACHED = {".html", ".js", ".css", ".svg", ".png", ".ico", ".webmanifest", ".woff2"}
NOT_PRECACHED = ("external/", "screenshots/", "care", "__spa-fallback.html", "sw.js")
CONTENT: dict[str, Callable[[], Any]] = {
    "additions": additions,
    "exercises": exercises,
    "pictures": pictures,
    "screening": screening,
    "filters": filters,
    "flare": flare,
    "check_in": check_in,
    "redflags": redflags,
    "instruments": instruments,
    "letter": letter,
    "measures": measures,
    "learn": learn,
    "relaxation": relaxation,
    "sleep": sleep,
    "tips": tips,
    "help": help_now,
    "treatments": treatments,
    "infusion": infusion,
    "reflect": reflect,
}
"""Content that pages ask for by `local.content(name)`."""

NEEDS = {
    "library": ("exercises", "pictures", "filters"),
    "tips": ("tips",),
    "sleep": ("sleep",),
    "learn": ("learn",),
}
"""Page -> the content that it cannot be drawn without."""

POLICIES = "policies.json"
"""Written beside the built pages: path of a page -> its Content-Security-Policy."""


class LocalFirst(Plugin):
    """Patient pages that work without a network.

    Args:
        fiqr: Whether the phone's content has the FIQR.
    """

    def __init__(self, fiqr: bool = True) -> None:
        self.content = {**CONTENT, "instruments": functools.partial(instruments, fiqr)}

    def get_frontend_development_dependencies(self, **context: Any) -> list[str]:
        """The service worker's libraries; bundled by us, so they never reach a page."""
        return WORKBOX

    def get_static_assets(self, **context: Any) -> list[tuple[Path, str | bytes]]:
        """The phone's modules, its schema, its rules and its content."""
        files: list[tuple[Path, str | bytes]] = [
            (TARGET / source.name, source.read_text())
            for source in sorted(SOURCES.glob("*.js"))
            if source.name != "sw.js"
        ]
        files.append((TARGET / "schema.js", f"export default {json.dumps(phone_schema())};\n"))
        files.append(
            (
                TARGET / "sheets.js",
                f"export const sheets = {json.dumps(sheets())};\nexport const lookups = {json.dumps(lookups())};\n",
            )
        )
        files += [(TARGET / "rules" / name, code) for name, code in transpile().items()]
        for name, load in self.content.items():
            files.append(
                (TARGET / "content" / f"{name}.js", f"export default {json.dumps(load(), ensure_ascii=False)};\n")
            )
        return files

    def pre_compile(self, **context: Any) -> None:
        """Keep the websocket client off the pages that never connect, and what each page needs in few files."""
        context["add_modify_task"](RUNTIME, load_socket_late)
        context["add_modify_task"](CONFIG, travel_together)

    def post_build(self, **context: Any) -> None:
        """Make the service worker and the pages' security policies from what was built."""
        static = Path(context["static_dir"]).resolve()
        # Reflex copies its fallback after this hook; the worker's manifest must know the same file.
        shutil.copy(static / "__spa-fallback.html", static / "404.html")
        fetch_content(static)
        paint_first(static)
        (static.parent / POLICIES).write_text(json.dumps(policies(static), indent=1))
        bundle_worker(static, precache(static))


def fetch_content(static: Path) -> None:
    """Let a page that shows a long list fetch the list's content beside its modules, not after they have run."""
    scripts = "".join(path.read_text() for path in sorted((static / "assets").glob("*.js")))
    for page, names in NEEDS.items():
        asked = [rf'content/{name}\.js":\(\)=>\w+\(\(\)=>import\(`\./([\w-]+\.js)`' for name in names]
        files = [re.findall(each, scripts)[0] for each in asked]
        links = "".join(f'<link rel="modulepreload" href="/assets/{file}"/>' for file in files)
        for path in (static / page / "index.html", static / f"{page}.html"):
            path.write_text(path.read_text().replace("</head>", f"{links}</head>", 1))


def paint_first(static: Path) -> None:
    """Let each page's own words paint before its modules are fetched: they are needed for the first tap, not before."""
    for page in static.rglob("*.html"):
        text = page.read_text().replace('<link rel="modulepreload"', '<link fetchpriority="low" rel="modulepreload"')
        page.write_text(text)
        compressed = page.with_name(f"{page.name}.gz")
        if compressed.exists():
            compressed.write_bytes(gzip.compress(text.encode(), mtime=0))


def precache(static: Path) -> list[dict[str, str | None]]:
    """The service worker's manifest: every file of the patient's app, with what proves it whole."""
    entries: list[dict[str, str | None]] = []
    for file in sorted(static.rglob("*")):
        name = file.relative_to(static).as_posix()
        if file.suffix not in PRECACHED or name.startswith(NOT_PRECACHED) or _duplicate(file):
            continue
        digest = hashlib.sha256(file.read_bytes()).digest()
        revision = None if name.startswith("assets/") else digest.hex()[:16]
        integrity = "sha256-" + base64.b64encode(digest).decode()
        entries.append({"url": "/" + name, "revision": revision, "integrity": integrity})
    return entries


def _duplicate(file: Path) -> bool:
    # Reflex writes each page twice: today.html and today/index.html.
    return file.suffix == ".html" and file.with_suffix("").is_dir()


def bundle_worker(static: Path, entries: list[dict[str, str | None]]) -> None:
    """Bundle sw.js with the rolldown that ships with Vite."""
    web = static.parents[1]
    source = (SOURCES / "sw.js").read_text().replace("self.__PRECACHE", json.dumps(entries))
    (web / "sw.entry.js").write_text(source)
    target = static / "sw.js"
    command = ["node", "node_modules/rolldown/bin/cli.mjs", "sw.entry.js", "--file", str(target), "--format", "iife"]
    options = ["--minify", "--transform.define", "process.env.NODE_ENV:'production'"]
    subprocess.run([*command, *options], cwd=web, check=True, stdout=subprocess.DEVNULL)
    target.with_suffix(".js.gz").write_bytes(gzip.compress(target.read_bytes(), mtime=0))


INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.DOTALL)


def policies(static: Path) -> dict[str, str]:
    """A Content-Security-Policy for each page, naming its inline scripts by hash: no `unsafe-inline` scripts."""
    pages = {}
    for file in sorted(static.rglob("*.html")):
        scripts = sorted({_hash(script) for script in INLINE_SCRIPT.findall(file.read_text())})
        name = file.relative_to(static).as_posix()
        # The service worker fetches a page by its file's name, a person by its folder's.
        pages["/" + name] = pages["/" + name.removesuffix("index.html")] = policy(scripts)
    return pages


def policy(script_hashes: list[str]) -> str:
    """The policy of one page."""
    return "; ".join(
        [
            "default-src 'self'",
            f"script-src 'self' {' '.join(script_hashes)}".strip(),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "connect-src 'self'",
            "worker-src 'self'",
            "manifest-src 'self'",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        ]
    )


def _hash(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
