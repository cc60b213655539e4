"""A folder served over loopback as a good web server would: gzip, and assets that a browser may keep."""

import asyncio
import gzip
import mimetypes
import threading
from pathlib import Path
from types import TracebackType

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tests.server import free_port

PACKED = {".html", ".js", ".css", ".json", ".svg", ".txt"}
START_SECONDS = 10


class Site:
    """Serves a folder while the `with` block lasts; gone for the browser afterwards, as a phone without a network."""

    def __init__(self, folder: Path) -> None:
        self.files = {"/" + file.relative_to(folder).as_posix(): file for file in folder.rglob("*") if file.is_file()}
        self.port = free_port()
        self.url = f"http://localhost:{self.port}"
        app = Starlette(routes=[Route("/{path:path}", self.answer)])
        config = uvicorn.Config(
            app, host="127.0.0.1", port=self.port, log_level="error", access_log=False, lifespan="off"
        )
        self.server = uvicorn.Server(config)
        self.thread = threading.Thread(target=self.server.run, daemon=True)

    async def answer(self, request: Request) -> Response:
        """A file, packed if it is text."""
        path = request.url.path
        file = self.files.get(path) or self.files.get(path.rstrip("/") + "/index.html")
        if not file:
            return Response(status_code=404)
        body = await asyncio.to_thread(file.read_bytes)
        headers = {"Cache-Control": "public, max-age=31536000, immutable" if "/assets/" in path else "no-cache"}
        if file.suffix in PACKED:
            body = gzip.compress(body, 6)
            headers |= {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        return Response(body, headers=headers, media_type=kind)

    def __enter__(self) -> "Site":
        self.thread.start()
        waiter = threading.Event()
        for _ in range(START_SECONDS * 100):
            if self.server.started:
                return self
            waiter.wait(0.01)
        raise RuntimeError("the benchmark's own server did not start")

    def __exit__(self, *error: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.server.should_exit = True
        self.server.force_exit = True
        self.thread.join(START_SECONDS)
