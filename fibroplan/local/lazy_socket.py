"""Reflex's websocket client, loaded by the pages that open a websocket and by no other: those of staff.

Reflex's runtime imports it at its top, 13 KB packed, on every page. A patient's page never connects, so the import
moves to where a connection is begun.
"""

RUNTIME = "utils/state.js"
"""Reflex's runtime, in the folder of the web app."""

CHANGES = (
    (
        'import io from "socket.io-client";\n',
        'let io = null;\nconst loadSocket = async () => (io ??= (await import("socket.io-client")).default);\n',
    ),
    # Two calls may wait for the same module: the first one back makes the socket.
    (
        "  const session_token = getToken();\n",
        "  await loadSocket();\n  if (socket.current) return;\n  const session_token = getToken();\n",
    ),
    # A patient's page works without a server and never tries for one; nor does one where nobody is signed in yet.
    (
        """  const cookie = document.cookie
    .split("; ")
    .find((row) => row.startsWith("backend-enabled="));
  return cookie !== undefined && cookie.split("=")[1] == "false";
""",
        """  return !/^\\/care\\/(?!sign-in|join)/.test(location.pathname);
""",
    ),
    # The server is the one that the page came from, at its port too.
    (
        "    endpoint.hostname = frontend_hostname;\n",
        "    endpoint.hostname = frontend_hostname;\n    endpoint.port = window.location.port;\n",
    ),
    (
        '      endpoint.port = ""; // Assume websocket is on https port via load balancer.\n',
        "      // Its port is that of the page.\n",
    ),
    # Warming a transport up is for a client that is there already.
    ("    if (\n      socketStarted ||\n", "    if (\n      !io ||\n      socketStarted ||\n"),
)
"""What stands in the runtime of the pinned Reflex, and what takes its place."""


class RuntimeChanged(RuntimeError):
    """Reflex's runtime is another than the one that `CHANGES` was written for."""


def load_socket_late(runtime: str) -> str:
    """Reflex's runtime with the websocket client loaded late; what was changed before stays as it is.

    Raises RuntimeChanged where a place is not found exactly once: look at the new Reflex, then mend `CHANGES`.
    """
    for early, late in CHANGES:
        if late in runtime:
            continue
        if runtime.count(early) != 1:
            raise RuntimeChanged(f"{RUNTIME} has another form than expected, near: {early.strip()}")
        runtime = runtime.replace(early, late)
    return runtime
