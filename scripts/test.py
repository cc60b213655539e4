"""`make test`: install what the tests need, build, and run all of them. With arguments: the tests they name."""

from __future__ import print_function

import glob
import os
import shutil
import subprocess
import sys

import setup

SYSTEM = {
    "chromium": "chromium",
    "firefox-esr": "firefox-esr",
    "WebKitWebDriver": "webkit2gtk-driver",
    "Xvfb": "xvfb",
}
"""Programs the tests drive, and the Debian packages that bring them."""

WEBKIT = ["python3-gi", "gir1.2-webkit2-4.1"]
"""What the system's own Python needs to open a WebKit window with a profile that is kept."""


POSTGRES = "postgresql"
"""The database server that the tests start beside SQLite; Debian keeps its programs out of PATH."""


def has_webkit():
    """Whether /usr/bin/python3 can drive WebKit."""
    code = "import gi; gi.require_version('WebKit2', '4.1')"
    return os.path.exists("/usr/bin/python3") and not subprocess.call(
        ["/usr/bin/python3", "-c", code], stderr=subprocess.DEVNULL
    )


def install_system():
    """Install missing browsers and PostgreSQL from the system's packages, saying which."""
    missing = sorted({package for program, package in SYSTEM.items() if not shutil.which(program)})
    missing += [] if has_webkit() else WEBKIT
    missing += [] if glob.glob("/usr/lib/postgresql/*/bin/initdb") or shutil.which("initdb") else [POSTGRES]
    if not missing:
        return
    words = " ".join(missing)
    if not shutil.which("apt-get"):
        setup.stop("please install these programs with your system's package manager: " + words)
    prefix = [] if os.geteuid() == 0 else ["sudo"]
    setup.say("installing from the system's packages: " + words)
    quiet = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    subprocess.check_call(prefix + ["apt-get", "update", "-q"], env=quiet, stdout=subprocess.DEVNULL)
    command = prefix + ["apt-get", "install", "-y", "-q", "--no-install-recommends"] + missing
    if subprocess.call(command, env=quiet, stdout=subprocess.DEVNULL):
        setup.stop("the system's packages could not be installed: " + words)


EVERYTHING = [
    "--numprocesses=3",
    "--dist=loadfile",
    "--no-loadscope-reorder",
    "--cov=fibroplan.domain",
    "--cov=fibroplan.sync",
    "--cov-branch",
    "--cov-fail-under=100",
    "--cov-report=term-missing:skip-covered",
    "--durations=15",
]
"""How all tests are run: three files at a time, since browsers mostly wait; every branch of the rules and of sync."""

LONGEST = ["engines", "browser"]
"""Folders whose files take minutes each: begun first, so that no worker is left alone with one at the end."""


def places():
    """What holds tests, the longest first."""
    folder = os.path.join(setup.ROOT, "tests")
    found = [
        name
        for name in sorted(os.listdir(folder))
        if name.startswith("test_") or os.path.isdir(os.path.join(folder, name))
    ]
    ordered = LONGEST + [name for name in found if name not in LONGEST and not name.startswith(("_", "."))]
    return [os.path.join("tests", name) for name in ordered]


def main():
    install_system()
    setup.install("requirements-dev.txt")
    setup.build()
    command = [setup.PYTHON, "-m", "pytest"] + (sys.argv[1:] or EVERYTHING + places())
    sys.exit(subprocess.call(command, cwd=setup.ROOT, env=setup.environment()))


if __name__ == "__main__":
    main()
