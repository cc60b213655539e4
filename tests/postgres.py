"""A real PostgreSQL server for tests: a cluster of its own in a folder of its own, on a free port of loopback."""

import os
import pwd
import secrets
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Self

import pytest
from sqlalchemy import create_engine, text

from tests.server import free_port

USER = "postgres"
FAST = ["fsync=off", "full_page_writes=off", "synchronous_commit=off"]
"""The tests ask what PostgreSQL does with our statements, not what it does in a power cut."""


def programs() -> Path:
    """Where initdb and postgres are; fails with what to install."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb")) or [Path(shutil.which("initdb") or "/missing")]
    if not found[-1].exists():
        pytest.fail("PostgreSQL is missing. Install it: apt-get install postgresql  (make test does)")
    return found[-1].parent


class Postgres:
    """One running cluster."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="fibroplan-postgres-"))
        self.port = free_port()
        self.process: subprocess.Popen | None = None

    def start(self) -> Self:
        """Make the cluster and serve it. PostgreSQL refuses to run as root, so root runs it as its own user."""
        become = {"user": USER, "group": USER, "extra_groups": []} if os.geteuid() == 0 else {}
        if become:
            shutil.chown(self.folder, USER, pwd.getpwnam(USER).pw_gid)
        data = self.folder / "data"
        init = [programs() / "initdb", "-D", data, "-U", USER, "--auth=trust", "--encoding=UTF8", "--no-sync"]
        subprocess.run(init, check=True, stdout=subprocess.DEVNULL, cwd=self.folder, **become)  # type: ignore[call-overload]
        serve = [programs() / "postgres", "-D", data, "-p", str(self.port), "-k", self.folder, "-h", "127.0.0.1"]
        options = [part for setting in FAST for part in ("-c", setting)]
        log = (self.folder / "log").open("w")
        self.process = subprocess.Popen([*serve, *options], stdout=log, stderr=log, cwd=self.folder, **become)  # type: ignore[call-overload]
        self._wait()
        return self

    def _wait(self, seconds: float = 60) -> None:
        end = time.monotonic() + seconds
        ready = [programs() / "pg_isready", "-h", "127.0.0.1", "-p", str(self.port)]
        while subprocess.run(ready, stdout=subprocess.DEVNULL).returncode:
            assert time.monotonic() < end, (self.folder / "log").read_text()
            time.sleep(0.05)

    def new_database(self) -> str:
        """The address of a new, empty database."""
        name = f"t{secrets.token_hex(6)}"
        engine = create_engine(self._address(USER), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
        engine.dispose()
        return self._address(name)

    def _address(self, name: str) -> str:
        return f"postgresql+psycopg://{USER}@127.0.0.1:{self.port}/{name}"

    def stop(self) -> None:
        """Stop the server and forget the cluster."""
        if self.process:
            self.process.terminate()
            self.process.wait(30)
        shutil.rmtree(self.folder, ignore_errors=True)
