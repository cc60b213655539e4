"""A server process that is meant to be killed: `python batch_server.py <database> <port>`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import uvicorn  # noqa: E402

from fibroplan.api.app import create_api  # noqa: E402
from fibroplan.config import Settings  # noqa: E402

if __name__ == "__main__":
    settings = Settings(database_url=f"sqlite:///{sys.argv[1]}", log_level="ERROR", sync_limit="1000000/minute")
    uvicorn.run(create_api(settings), port=int(sys.argv[2]), log_level="error")
