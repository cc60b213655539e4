"""Server processes that are meant to be killed: `python batch_server.py <database> <port>`.

Each line on standard input starts one, as a fork of this process, so that a start costs no imports; its process id is
printed. The one before it must be dead.
"""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import uvicorn

from fibroplan.api.app import create_api
from fibroplan.config import Settings


def serve() -> None:
    """Be a server until killed."""
    settings = Settings(database_url=f"sqlite:///{sys.argv[1]}", log_level="ERROR", sync_limit="1000000/minute")
    uvicorn.run(create_api(settings), port=int(sys.argv[2]), log_level="error")


if __name__ == "__main__":
    for _ in sys.stdin:
        child = os.fork()
        if child == 0:
            serve()
            os._exit(0)
        sys.stdout.write(f"{child}\n")
        sys.stdout.flush()
        os.waitpid(child, 0)
