"""The offline floor: what the web platform itself costs for a page of rows from IndexedDB.

No framework and no abstraction of ours, yet the same work in kind: a service worker serves the page, a module of
150 KB gz is evaluated, one day's rows are read by index and painted, and a tap is one durable transaction.
"""

import shutil
from pathlib import Path

from bench.floor.module import framework

HERE = Path(__file__).parent


def make(folder: Path) -> Path:
    """Write the floor's site into `folder`: page, module and service worker."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("index.html", "sw.js"):
        shutil.copy(HERE / name, folder / name)
    (folder / "floor.js").write_text(framework() + (HERE / "page.js").read_text())
    return folder
