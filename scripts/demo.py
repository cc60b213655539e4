"""`make demo`: the app with twelve weeks of made-up people, in a database of its own that is made anew each time."""

from __future__ import print_function

import os
import subprocess
import sys

import run
import setup

FILE = os.path.join("data", "demo.db")


def main():
    port = run.free_port()
    setup.install()
    setup.build()
    if not os.path.isdir(os.path.join(setup.ROOT, "data")):
        os.mkdir(os.path.join(setup.ROOT, "data"))
    made = subprocess.call([setup.PYTHON, "-m", "fibroplan.demo", FILE], cwd=setup.ROOT, env=setup.environment())
    if made:
        sys.exit(made)
    run.serve(port, FIBROPLAN_DATABASE_URL="sqlite:///" + FILE)


if __name__ == "__main__":
    main()
