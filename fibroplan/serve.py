"""Serve the built app on one port: pages, API and service worker from one process."""

import contextlib
import os
import sys
from pathlib import Path
from typing import Any

import uvicorn

ROOT = Path(__file__).parents[1]
STATIC = ROOT / ".web/build/client"
PREBUILT = {
    # Reflex's own names for "serve what is built, compile nothing"; tied to the pinned version.
    "__REFLEX_MOUNT_FRONTEND_COMPILED_APP": "true",
    "__REFLEX_SKIP_COMPILE": "true",
    "REFLEX_ENV_MODE": "prod",
    "REFLEX_USE_NPM": "1",
}
GRACE_SECONDS = 5


class Server(uvicorn.Server):
    """Says in one line where the app is, once it answers."""

    async def startup(self, sockets: Any = None) -> None:
        """Start listening, and say so."""
        await super().startup(sockets)
        if self.started:
            print(f"Fibroplan is at http://localhost:{self.config.port}  (Ctrl-C stops it)", flush=True)


def main() -> None:
    """Run the server until it is told to stop. `HOST` and `PORT` say where."""
    os.environ.update(PREBUILT)
    os.chdir(ROOT)
    if not (STATIC / "sw.js").exists():
        sys.exit("fibroplan: the pages are not built yet. Run: make run")
    config = uvicorn.Config(
        "fibroplan.fibroplan:app",
        factory=True,
        host=os.environ.get("HOST", "127.0.0.1"),
        port=int(os.environ.get("PORT", "8000")),
        access_log=False,  # addresses and paths of patients are nobody's business
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
    with contextlib.suppress(KeyboardInterrupt):  # Ctrl-C: the server has stopped cleanly by then
        Server(config).run()


if __name__ == "__main__":
    main()
