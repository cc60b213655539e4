"""`make test`: install what the tests need, build, and run all of them."""

from __future__ import print_function

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
    "dbus-run-session": "dbus",
}
"""Programs the tests drive, and the Debian packages that bring them."""


def install_system():
    """Install missing browsers from the system's packages, saying which."""
    missing = sorted({package for program, package in SYSTEM.items() if not shutil.which(program)})
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


def main():
    install_system()
    setup.install("requirements-dev.txt")
    setup.build()
    command = [setup.PYTHON, "-m", "pytest"] + sys.argv[1:]
    sys.exit(subprocess.call(command, cwd=setup.ROOT, env=setup.environment()))


if __name__ == "__main__":
    main()
