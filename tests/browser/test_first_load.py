"""A page carries its own rules and no other page's; the service worker has all of them. Read from the built app."""

import ast
import gzip
import re
import subprocess
from pathlib import Path

import pytest

from fibroplan.local.plugin import NEEDS
from tests.browser.static import BUILT
from tests.server import ROOT

DOMAIN = ROOT / "fibroplan/domain"
CARRIES = {"today": "today", "plan": "plan_view", "plan/new": "builder_view", "progress": "progress"}
"""Page -> the module of the domain that is its alone."""


def marks(module: str) -> set[str]:
    """Texts that this module alone says, long enough to be known again when minified."""
    said: dict[str, set[str]] = {}
    for path in DOMAIN.glob("*.py"):
        nodes = list(ast.walk(ast.parse(path.read_text())))
        documents = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
        texts = [node for node in nodes if isinstance(node, ast.Constant) and id(node) not in documents]
        said[path.stem] = {str(node.value) for node in texts if len(str(node.value)) >= 10 and node.value}
    others = {text for name, texts in said.items() if name != module for text in texts}
    return {text for text in said[module] if text.isascii() and '"' not in text and "\n" not in text} - others


def scripts(page: str) -> str:
    """All JavaScript that a page loads before a tap."""
    html = (BUILT / page / "index.html").read_text()
    head = re.findall(r'<link rel="modulepreload" href="([^"]+)"', html) + re.findall(
        r'import[^;]*?"([^"]+\.js)"', html
    )
    todo, code = {name.rsplit("/", 1)[-1] for name in head}, dict[str, str]()
    while todo:
        name = todo.pop()
        code[name] = (BUILT / "assets" / name).read_text()
        static = re.findall(r'(?:from|import)\s*"\./([^"]+\.js)"', code[name])
        todo |= {found for found in static if found not in code}
    return "\n".join(code.values())


@pytest.mark.parametrize("page", CARRIES)
def test_a_page_carries_its_own_rules_alone(page: str) -> None:
    code = scripts(page)
    for other, module in CARRIES.items():
        known = marks(module)
        assert len(known) >= 3, f"{module} says too little to be known again"
        found = {text for text in known if text in code}
        carried = len(found) > len(known) / 2  # a screen may say a word of another's rules
        assert carried == (page == other), f"/{page}/ and {module}: {sorted(found)}"


def test_the_service_worker_has_every_rule() -> None:
    worker = (BUILT / "sw.js").read_text()
    code = ""
    for path in (BUILT / "assets").glob("*.js"):
        assert path.name in worker, f"{path.name} is not precached"
        code += path.read_text()
    for module in CARRIES.values():
        known = marks(module)
        assert sum(text in code for text in known) > len(known) / 2


IMPORT = re.compile(r'import\s*(?:\w+,?\s*)?(?:\{([^}]*)\})?[^"\']*["\']([^"\']+)["\']')
WEB = ROOT / ".web"
MOST_RULES = 15_000
"""Bytes of rules that a page may load, minified and packed. What a page costs does not grow with the domain."""


def rules_of(route: Path) -> dict[str, set[str]]:
    """The rules that a page's modules import by name: module -> names."""
    todo, seen, named = [route], {route}, dict[str, set[str]]()
    while todo:
        for names, target in IMPORT.findall(todo.pop().read_text()):
            if target.startswith("$/utils/fibroplan/rules/"):
                module = Path(target).stem
                named.setdefault(module, set()).update(name.split(" as ")[0].strip() for name in names.split(","))
            elif target.startswith(("$/utils/components/", "$/app_components/")):
                found = next(WEB.glob(f"{target[2:]}.js*"))
                if found not in seen:
                    seen.add(found)
                    todo.append(found)
    return named


def packed(named: dict[str, set[str]], folder: Path) -> int:
    """Bytes of these rules with all they call, as the build would bundle them."""
    lines = [f'export {{{",".join(sorted(names))}}} from "{WEB}/utils/fibroplan/rules/{module}.js";'
             for module, names in sorted(named.items())]  # fmt: skip
    entry, bundle = folder / "entry.js", folder / "bundle.js"
    entry.write_text("\n".join(lines))
    command = ["node", "node_modules/rolldown/bin/cli.mjs", str(entry), "--file", str(bundle), "--minify"]
    subprocess.run(command, cwd=WEB, check=True, capture_output=True)
    return len(gzip.compress(bundle.read_bytes(), 9))


@pytest.mark.parametrize("route", sorted((WEB / "app/routes").glob("*._index.jsx")), ids=lambda path: path.name)
def test_the_rules_of_a_page_are_small(route: Path, tmp_path: Path) -> None:
    named = rules_of(route)
    assert not named or 0 < packed(named, tmp_path) <= MOST_RULES


@pytest.mark.parametrize("page", NEEDS)
def test_a_long_list_is_fetched_beside_the_pages_own_modules(page: str) -> None:
    html = (BUILT / page / "index.html").read_text()
    early = re.findall(r'<link fetchpriority="low" rel="modulepreload" href="/assets/([^"]+)"', html)
    code = scripts(page)
    for name in NEEDS[page]:
        assert [file for file in early if re.search(rf'content/{name}\.js":[^,]*`\./{re.escape(file)}`', code)], name
