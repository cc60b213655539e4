"""The first load of Today: what travels, and what Lighthouse says, beside a static page and blank Reflex apps."""

import json
import os
import subprocess
import sys
from collections import defaultdict
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from playwright.sync_api import Playwright, sync_playwright

from bench.app import served
from bench.figures import Figure, median
from bench.peers import BLANK, blank_app, static_page
from bench.phone import CHROMIUM, FLAGS, LIMIT_MS
from bench.site import Site

LIGHTHOUSE = "13.5.0"
RUNS = 3
SETTLE_MS = 1500
"""How long the page is watched after its last request, for what it loads late."""
KB = 1000
TEXT = ("Document", "Script", "Stylesheet")
OURS, STATIC = "Fibroplan /today/", "static page"
PLAIN, RADIX = BLANK
NAMES = (STATIC, PLAIN, OURS, RADIX)


def measure(work: Path, cache: Path) -> tuple[list[Figure], str]:
    """Figures of the first load, and the table of all pages."""
    with ExitStack() as stack:
        urls = {OURS: stack.enter_context(served(work / "first-load")).url + "/today/"}
        folders = {STATIC: static_page(work / "static"), **{name: blank_app(name, cache / "peers") for name in BLANK}}
        urls |= {name: stack.enter_context(Site(folder)).url + "/" for name, folder in folders.items()}
        with sync_playwright() as playwright:
            wire = {name: transferred(playwright, urls[name]) for name in NAMES}
        audits = audited({name: urls[name] for name in NAMES}, cache / "lighthouse")
    return figures(wire, audits), comparison(wire, audits)


def transferred(playwright: Playwright, url: str) -> dict[str, float]:
    """KB of each kind of resource as they travelled, without headers, on a first visit of a new browser."""
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
    try:
        page = browser.new_page()
        session = page.context.new_cdp_session(page)
        responses: dict[str, tuple[str, float]] = {}
        finished: dict[str, float] = {}
        session.on("Network.responseReceived", lambda event: responses.update({event["requestId"]: kind_of(event)}))
        session.on("Network.loadingFinished", lambda event: finished.update({event["requestId"]: total(event)}))
        session.send("Network.enable")
        page.goto(url, wait_until="networkidle", timeout=LIMIT_MS)
        page.wait_for_timeout(SETTLE_MS)
        displays = page.evaluate("[...document.fonts].map((font) => font.display)")
    finally:
        browser.close()
    sizes: dict[str, float] = defaultdict(float)
    for request, (kind, head) in responses.items():
        sizes[kind] += (finished.get(request, head) - head) / KB
    sizes["blocking fonts"] = sum(display in ("block", "auto") for display in displays)
    return sizes


def kind_of(event: dict[str, Any]) -> tuple[str, float]:
    """The kind of a resource, and the bytes of its answer's head."""
    return event["type"], event["response"]["encodedDataLength"]


def total(event: dict[str, Any]) -> float:
    """The bytes of a whole answer, head and packed body."""
    return event["encodedDataLength"]


def audited(urls: dict[str, str], folder: Path) -> dict[str, dict[str, Any]]:
    """Medians of what Lighthouse says of each page."""
    install(folder)
    pages = [{"name": name, "url": url} for name, url in urls.items()]
    task = json.dumps({"chrome": CHROMIUM, "flags": FLAGS, "runs": RUNS, "pages": pages})
    script = str(Path(__file__).parent / "lighthouse.mjs")
    output = subprocess.run(
        [tool("node"), script, task], cwd=folder, env=environment(), check=True, stdout=subprocess.PIPE
    )
    runs: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for answer in map(json.loads, output.stdout.decode().splitlines()):
        runs[answer.pop("name")].append(answer)
    return {name: middle(answers) for name, answers in runs.items()}


def middle(answers: list[dict[str, Any]]) -> dict[str, Any]:
    """The median of each number; of the lost points, all that were ever seen."""
    numbers = {key: median(answer[key] for answer in answers) for key in answers[0] if key != "lost"}
    return {**numbers, "lost": sorted({audit for answer in answers for audit in answer["lost"]})}


def install(folder: Path) -> None:
    """Lighthouse, in a folder of its own."""
    if (folder / "node_modules/lighthouse/package.json").exists():
        return
    print("fibroplan: installing Lighthouse (about half a minute the first time)", flush=True)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "package.json").write_text('{"private": true}')
    options = ["--no-audit", "--no-fund", "--loglevel=error"]
    command = [tool("npm"), "install", *options, f"lighthouse@{LIGHTHOUSE}", "chrome-launcher"]
    subprocess.run(command, cwd=folder, env=environment(), check=True, stdout=subprocess.DEVNULL)


def tool(name: str) -> str:
    """A program of the virtual environment."""
    return str(Path(sys.executable).parent / name)


def environment() -> dict[str, str]:
    """The environment of Node and its tools."""
    return {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}


def figures(wire: dict[str, dict[str, float]], audits: dict[str, dict[str, Any]]) -> list[Figure]:
    """What has a target."""
    ours, plain, static = audits[OURS], audits[PLAIN], audits[STATIC]
    sizes = wire[OURS]
    blocking = int(sizes["blocking fonts"])
    fonts = "none blocks" if not blocking else f"{blocking} may block the text"
    parts = ", ".join(f"{kind.lower()} {sizes[kind]:.1f}" for kind in TEXT)
    made = [
        Figure("first load, HTML+JS+CSS gz", text(sizes), "KB", text(wire[PLAIN]), PLAIN, most=200, note=parts),
        Figure("first load, fonts", sizes["Font"], "KB", most=36, note=fonts),
    ]
    for key, least in (("performance", 95), ("accessibility", 100), ("best-practices", 100)):
        note = ", ".join(ours["lost"]) if key == "best-practices" else ""
        made.append(Figure(f"Lighthouse {key}", ours[key], "", plain[key], PLAIN, least=least, note=note))
    for key in ("fcp", "lcp"):
        name = f"Lighthouse {key.upper()}"
        made.append(
            Figure(name, ours[key] / 1000, "s", plain[key] / 1000, PLAIN, note=f"static {static[key] / 1000:.2f} s")
        )
    made.append(Figure("Lighthouse TBT", ours["tbt"], "ms", plain["tbt"], PLAIN))
    return made


def text(sizes: dict[str, float]) -> float:
    """KB of HTML, JavaScript and CSS."""
    return sum(sizes[kind] for kind in TEXT)


def comparison(wire: dict[str, dict[str, float]], audits: dict[str, dict[str, Any]]) -> str:
    """All pages side by side."""
    head = "| first load | perf | a11y | best pr. | FCP s | LCP s | TBT ms | HTML+JS+CSS KB gz | fonts KB |"
    lines = [head, "|---|--:|--:|--:|--:|--:|--:|--:|--:|"]
    for name in NAMES:
        audit = audits[name]
        scores = " | ".join(f"{audit[key]:.0f}" for key in ("performance", "accessibility", "best-practices"))
        times = f"{audit['fcp'] / 1000:.2f} | {audit['lcp'] / 1000:.2f} | {audit['tbt']:.0f}"
        lines.append(f"| {name} | {scores} | {times} | {text(wire[name]):.1f} | {wire[name]['Font']:.1f} |")
    return "\n".join(lines)
