"""`make bench`: install, build, measure, print the table. Its parts are named in bench/README.md."""

from __future__ import print_function

import subprocess
import sys

import setup


def main():
    setup.install("requirements-dev.txt")
    setup.build()
    command = [setup.PYTHON, "-m", "bench"] + sys.argv[1:]
    sys.exit(subprocess.call(command, cwd=setup.ROOT, env=setup.environment()))


if __name__ == "__main__":
    main()
