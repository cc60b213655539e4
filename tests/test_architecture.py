"""Imports point one way, one module reads the clock, and a patient's page needs no server. Read from the sources."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "fibroplan"

GROUND = {"clock", "errors", "config", "__version__"}
"""What everything on the server may use."""

MAY_IMPORT: dict[str, set[str]] = {
    "domain": {"domain"},
    "content": {"content", "domain"},
    "score": {"content", "domain", "errors"},
    "clock": set(),
    "errors": set(),
    "config": {"errors"},
    "store": {"store", "domain"} | GROUND,
    "sync": {"sync", "store", "domain"} | GROUND,
    "accounts": {"accounts", "store", "domain"} | GROUND,
    "answering": {"answering", "accounts", "sync", "store", "domain", "content"} | GROUND,
    "report": {"report", "store", "domain", "content"} | GROUND,
    "api": {"api", "accounts", "answering", "sync", "report", "store", "domain", "content"} | GROUND,
    "local": {"local", "domain", "content", "store"},
    "demo": {"demo", "accounts", "sync", "store", "domain", "content"} | GROUND,
    "ui": {"ui"},
    "patient": {"patient", "ui", "local", "domain", "store", "__version__"},
    "therapist": {"therapist", "ui", "local", "domain"},
}
"""Package or module -> what of ours it may import. The folder list of the design, as arrows."""

WIRING = {"__init__", "__main__", "fibroplan", "serve"}
"""The ends of all arrows: they join the parts and nothing imports them."""

OF_THE_STORE = {"local": {"fibroplan.store.tables", "fibroplan.store.synced"}, "patient": {"fibroplan.store.tables"}}
"""The phone's side knows the one schema of both sides, and nothing else of the server's store."""

NO_FRAMEWORK = {
    "domain": {
        "reflex",
        "sqlmodel",
        "sqlalchemy",
        "fastapi",
        "starlette",
        "pydantic",
        "datetime",
        "time",
        "os",
        "random",
    },
    "content": {"reflex", "sqlmodel", "sqlalchemy", "fastapi", "starlette"},
    "sync": {"reflex", "fastapi", "starlette"},
    "store": {"reflex", "fastapi", "starlette"},
    "accounts": {"reflex", "fastapi", "starlette"},
    "ui": {"sqlmodel", "sqlalchemy", "fastapi"},
    "patient": {"sqlmodel", "sqlalchemy", "fastapi"},
}
"""Layers that stay what they are: rules without a clock, a store without a web, screens without a database."""

READS_THE_CLOCK = {"now", "utcnow", "today", "time", "time_ns", "monotonic", "perf_counter", "localtime", "gmtime"}
CLOCKS = {"datetime", "date", "time"}
MAY_READ_THE_CLOCK = {"fibroplan/clock.py"}


def modules(folder: Path = PACKAGE) -> list[Path]:
    return sorted(path for path in folder.rglob("*.py") if "migrations" not in path.parts)


def part_of(path: Path) -> str:
    """The package or module of ours that a file belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Line and full name of everything that a file imports, wherever in the file."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno} imports relatively"
            whole = node.module or ""
            inside = whole == "fibroplan" or (PACKAGE.parent / Path(*whole.split("."))).is_dir()
            yield from ((node.lineno, f"{whole}.{name.name}" if inside else whole) for name in node.names)


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_imports_point_one_way(path: Path) -> None:
    part = part_of(path)
    if part in WIRING:
        return
    assert part in MAY_IMPORT, f"{part} is new: say in MAY_IMPORT what it may know"
    for line, name in imports(path):
        where = f"{path.relative_to(ROOT)}:{line} imports {name}"
        top, *rest = name.split(".")
        if top == "fibroplan":
            assert rest[0] in MAY_IMPORT[part], where
            allowed = OF_THE_STORE.get(part)
            assert allowed is None or rest[0] != "store" or any(name.startswith(each) for each in allowed), where
        assert top not in NO_FRAMEWORK.get(part, set()), where


def test_no_import_goes_round_in_a_circle_of_parts() -> None:
    """The table of arrows itself has no circle."""
    seen: dict[str, int] = {}

    def height(part: str, path: tuple[str, ...] = ()) -> int:
        assert part not in path, f"a circle: {' -> '.join((*path, part))}"
        if part not in seen:
            below = MAY_IMPORT.get(part, set()) - {part}
            seen[part] = 1 + max((height(each, (*path, part)) for each in below), default=0)
        return seen[part]

    for part in MAY_IMPORT:
        height(part)


def test_every_part_of_the_house_is_known() -> None:
    parts = {part_of(path) for path in modules()}
    assert parts - WIRING <= set(MAY_IMPORT)


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_one_module_reads_the_clock(path: Path) -> None:
    if path.relative_to(ROOT).as_posix() in MAY_READ_THE_CLOCK:
        return
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in READS_THE_CLOCK:
            owner = ast.unparse(node.func.value).split(".")[-1]
            assert owner not in CLOCKS, f"{path.relative_to(ROOT)}:{node.lineno} reads the clock: {ast.unparse(node)}"
        if isinstance(node, ast.ImportFrom) and node.module == "time":
            names = {name.name for name in node.names} & READS_THE_CLOCK
            assert not names, f"{path.relative_to(ROOT)}:{node.lineno} takes {names} from time"


PHONE_CLOCK = {"now.js"}
"""The phone's only reader of zone. The instant is read where a time limit or an order on one phone needs it."""


@pytest.mark.parametrize("path", sorted((PACKAGE / "local/js").glob("*.js")), ids=lambda path: path.name)
def test_one_module_of_the_phone_reads_the_zone(path: Path) -> None:
    code = path.read_text()
    if path.name in PHONE_CLOCK:
        return
    for word in ("getTimezoneOffset", "resolvedOptions", "new Date(", "toLocale", ".getHours", ".getDay("):
        assert word not in code, f"{path.name} reads the zone by {word}"


STATEFUL = {"State", "ComponentState", "event", "background", "redirect", "call_script", "toast", "upload_files"}
"""Names of `rx` that need Reflex's queue or its websocket."""

HEAVY = {
    "button",
    "heading",
    "text",
    "dialog",
    "card",
    "flex",
    "box",
    "container",
    "input",
    "select",
    "icon",
    "recharts",
}
"""Names of `rx` that bring Radix Themes, lucide or Recharts: 160 KB on every page for one of them."""


@pytest.mark.parametrize(
    "path",
    [*modules(PACKAGE / "patient"), *modules(PACKAGE / "ui")],
    ids=lambda path: path.relative_to(ROOT).as_posix(),
)
def test_a_patients_screen_needs_no_server_and_stays_light(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "rx":
            where = f"{path.relative_to(ROOT)}:{node.lineno} uses rx.{node.attr}"
            assert node.attr not in STATEFUL | HEAVY, where
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("reflex"):
            assert not {name.name for name in node.names} & STATEFUL, f"{path.relative_to(ROOT)}:{node.lineno}"


def test_the_settings_alone_read_the_environment() -> None:
    """Except the server's start, which sets what Reflex reads and where to listen."""
    for path in modules():
        if part_of(path) in {"config", "serve"}:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Attribute) and node.attr in {"environ", "getenv"}:
                raise AssertionError(f"{path.relative_to(ROOT)}:{node.lineno} reads the environment")


def test_modules_stay_small_enough_to_read() -> None:
    """Most have at most 250 lines; none is a book."""
    sizes = sorted((len(path.read_text().splitlines()), path.relative_to(PACKAGE).as_posix()) for path in modules())
    assert sizes[len(sizes) * 3 // 4][0] <= 250
    assert not [name for lines, name in sizes if lines > 600]


SHOUTS = ("TODO", "FIXME", "XXX", "HACK", "print(")


@pytest.mark.parametrize("path", sorted((PACKAGE / "local/js").glob("*.js")), ids=lambda path: path.name)
def test_the_phones_modules_are_finished_and_safe(path: Path) -> None:
    code = path.read_text()
    for word in (*SHOUTS, "eval(", "innerHTML", "document.write", "new Function", "ReflexEvent", "WebSocket"):
        assert word not in code, f"{path.name} holds {word}"
