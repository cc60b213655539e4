"""`make check`: lint, types, architecture and unit tests, in under a minute."""

from __future__ import print_function

import os
import subprocess
import sys
import time

import setup

UNIT = ["tests/domain", "tests/content", "tests/ui", "tests/test_architecture.py"]


def main():
    setup.install("requirements-dev.txt")
    tool = lambda name: os.path.join(setup.BIN, name)  # noqa: E731 - one short name for three lines
    steps = [
        ("lint", [tool("ruff"), "check", "."]),
        ("format", [tool("ruff"), "format", "--check", "."]),
        ("types", [tool("pyright")]),
        ("unit tests", [setup.PYTHON, "-m", "pytest", "-q", "-x", "--no-header", "-m", "not slow", "-n", "2"] + UNIT),
    ]
    failed = []
    for name, command in steps:
        began = time.time()
        setup.say(name)
        if subprocess.call(command, cwd=setup.ROOT, env=setup.environment()):
            failed.append(name)
        setup.say("%s took %.1f s" % (name, time.time() - began))
    if failed:
        setup.stop("not in order: " + ", ".join(failed))
    setup.say("all in order")


if __name__ == "__main__":
    sys.exit(main())
