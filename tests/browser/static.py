"""A second, tiny server of the built pages: for versions that differ, and for networks that lie."""

import base64
import hashlib
import shutil
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tests.server import ROOT

BUILT = ROOT / ".web/build/client"
PORTAL = b"<!DOCTYPE html><title>Hotel</title><h1>Welcome to the hotel. Please sign in to the network.</h1>"


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *args: object, site: "Site", **kwargs: object) -> None:
        self.site = site
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        self.directory = str(self.site.folder)  # now: browsers open connections long before they ask
        if self.site.portal:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(PORTAL)))
            self.end_headers()
            self.wfile.write(PORTAL)
        else:
            super().do_GET()

    def do_POST(self) -> None:
        self.do_GET()

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


class Site:
    """One address that serves whichever version it is given, or a captive portal's page for everything."""

    def __init__(self, folder: Path = BUILT) -> None:
        self.folder = folder
        self.portal = False
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, site=self))
        self.url = f"http://localhost:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()


def next_version(folder: Path, *, whole: bool = True) -> Path:
    """A copy of the build in which Today says that it is the second. Not `whole`: it promises what is not there."""
    shutil.copytree(BUILT, folder)
    page, worker = folder / "today/index.html", folder / "sw.js"
    old = page.read_bytes()
    new = old.replace(b"<html ", b'<html data-version="second" ', 1)
    assert new != old
    if whole:
        page.write_bytes(new)
    script = worker.read_text()
    for before, after in zip(_proofs(old), _proofs(new), strict=True):
        assert before in script
        script = script.replace(before, after)
    worker.write_text(script)
    for packed in folder.rglob("*.gz"):
        packed.unlink()
    return folder


def _proofs(content: bytes) -> tuple[str, str]:
    digest = hashlib.sha256(content).digest()
    return digest.hex()[:16], base64.b64encode(digest).decode()
