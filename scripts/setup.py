"""Bring a fresh clone to a runnable state: Python packages, npm packages, a production build.

Runs on whatever Python `make` finds, so it uses the standard library only and says plainly what is missing.
"""

from __future__ import print_function

import hashlib
import json
import os
import shutil
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
BIN = os.path.join(VENV, "Scripts" if os.name == "nt" else "bin")
PYTHON = os.path.join(BIN, "python")
STATIC = os.path.join(ROOT, ".web", "build", "client")
OLDEST = (3, 11)
BUILT_FROM = ("fibroplan", "assets", "rxconfig.py", "requirements.txt")


def say(words):
    print("fibroplan: " + words, flush=True)


def stop(words):
    print("fibroplan: " + words, file=sys.stderr, flush=True)
    sys.exit(1)


def find_python():
    """The path of a Python that is new enough."""
    for name in (sys.executable, "python3", "python3.14", "python3.13", "python3.12", "python3.11"):
        path = shutil.which(name) if name else None
        if not path:
            continue
        code = "import sys; sys.exit(sys.version_info < (%d, %d))" % OLDEST
        if subprocess.call([path, "-c", code]) == 0:
            return path
    return stop(
        "Python %d.%d or newer is needed, and this one is %s. Install a newer Python and run the command again."
        % (OLDEST + (sys.version.split()[0],))
    )


def digest(*names):
    """A hash over files and folders, by name and content."""
    total = hashlib.sha256()
    for name in names:
        path = os.path.join(ROOT, name)
        files = [path] if os.path.isfile(path) else []
        for folder, folders, here in os.walk(path):
            folders[:] = sorted(f for f in folders if f not in ("__pycache__", "external"))
            files += [os.path.join(folder, f) for f in sorted(here)]
        for file in files:
            total.update(os.path.relpath(file, ROOT).encode())
            with open(file, "rb") as content:
                total.update(content.read())
    return total.hexdigest()


def fresh(stamp, wanted):
    """Whether a stamp file says that this work is done already."""
    try:
        with open(stamp) as file:
            return json.load(file) == wanted
    except (OSError, ValueError):
        return False


def write_stamp(stamp, value):
    with open(stamp, "w") as file:
        json.dump(value, file)


def run_shown(command, log, **options):
    """Run a command with its output in a log file, and a dot every two seconds to show that it lives."""
    os.makedirs(os.path.dirname(log), exist_ok=True)
    with open(log, "w") as output:
        process = subprocess.Popen(command, cwd=ROOT, stdout=output, stderr=subprocess.STDOUT, **options)
        try:
            while True:
                try:
                    code = process.wait(2)
                    break
                except subprocess.TimeoutExpired:
                    print(".", end="", flush=True)
        except KeyboardInterrupt:
            process.terminate()
            process.wait()
            print()
            stop("stopped. Nothing is broken: run the command again to go on.")
    print(" done" if code == 0 else "")
    return code


def tail(log, lines=40):
    """The last lines of a log, for a person who has to know what went wrong."""
    with open(log) as output:
        print("".join(output.readlines()[-lines:]), file=sys.stderr)


def install(requirements="requirements.txt"):
    """Create .venv and install what `requirements` names, unless that is done already."""
    stamp = os.path.join(VENV, "installed-" + requirements + ".json")
    wanted = digest(requirements, "requirements.txt", "constraints.txt")
    if fresh(stamp, wanted):
        return
    if not os.path.exists(PYTHON):
        say("creating .venv")
        subprocess.check_call([find_python(), "-m", "venv", VENV])
    say("installing Python packages from %s (a minute or two the first time)" % requirements)
    log = os.path.join(VENV, "install.log")
    if run_shown([PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "-r", requirements], log):
        tail(log)
        stop("the Python packages could not be installed. Is there a network? The lines above say what went wrong.")
    write_stamp(stamp, wanted)


def environment():
    """The environment of everything that runs in .venv."""
    return dict(os.environ, PATH=BIN + os.pathsep + os.environ.get("PATH", ""), PYTHONUNBUFFERED="1")


def build():
    """Build the pages, unless the sources are those of the last build."""
    stamp = os.path.join(ROOT, ".web", "built-from.json")
    wanted = digest(*BUILT_FROM)
    if fresh(stamp, wanted) and os.path.exists(os.path.join(STATIC, "sw.js")):
        return
    say("building the pages (about half a minute the first time)")
    log = os.path.join(VENV, "build.log")  # not in .web, which the build makes anew
    command = [os.path.join(BIN, "reflex"), "export", "--frontend-only", "--no-zip"]
    if run_shown(command, log, env=environment()) or not os.path.exists(os.path.join(STATIC, "sw.js")):
        tail(log)
        stop("the build did not finish. Its last lines are above; the whole log is .venv/build.log")
    write_stamp(stamp, wanted)


if __name__ == "__main__":
    install(*sys.argv[1:2])
    build()
