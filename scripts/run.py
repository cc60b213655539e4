"""`make run`: install, build, and serve the app on one port."""

from __future__ import print_function

import os
import signal
import socket
import subprocess
import sys

import setup


def port_is_taken(port):
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return True
    return False


def wanted_port():
    text = os.environ.get("PORT", "8000")
    if not text.isdigit() or not 0 < int(text) < 65536:
        setup.stop("PORT is %r. Please give a number between 1 and 65535." % text)
    return int(text)


def free_port():
    """The port to serve on. Stops with plain words where it is taken."""
    port = wanted_port()
    if port_is_taken(port):
        setup.stop("port %d is taken by another program. Stop it, or choose another: make run PORT=8010" % port)
    return port


def serve(port, **settings):
    """Serve what is built until told to stop."""
    environment = dict(setup.environment(), PORT=str(port), **settings)
    environment.setdefault("FIBROPLAN_ORIGINS", "http://localhost:%d,http://127.0.0.1:%d" % (port, port))
    server = subprocess.Popen([setup.PYTHON, "-m", "fibroplan.serve"], cwd=setup.ROOT, env=environment)

    def forward(number, _frame):
        server.send_signal(number)

    # Ctrl-C reaches the server too, as a member of the same group; we only wait for it to finish.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, forward)
    sys.exit(server.wait())


def main():
    port = free_port()
    setup.install()
    setup.build()
    serve(port)


if __name__ == "__main__":
    main()
