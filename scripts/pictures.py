"""`make pictures`: the README's pictures, taken of the made-up people in a real browser."""

from __future__ import print_function

import subprocess
import sys

import setup
import test


def main():
    test.install_system()
    setup.install("requirements-dev.txt")
    setup.build()
    command = [setup.PYTHON, "-m", "tests.pictures"]
    sys.exit(subprocess.call(command, cwd=setup.ROOT, env=setup.environment()))


if __name__ == "__main__":
    main()
