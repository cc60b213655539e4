"""Reflex's websocket client, loaded by the pages that open a websocket and by no other.

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
    # Warming a transport up is for a client that is there already.
    ("    if (\n      socketStarted ||\n", "    if (\n      !io ||\n      socketStarted ||\n"),
)
"""What stands in the runtime of the pinned Reflex, and what takes its place."""


class RuntimeChanged(RuntimeError):
    """Reflex's runtime is another than the one that `CHANGES` was written for."""


def load_socket_late(runtime: str) -> str:
    """Reflex's runtime with the websocket client loaded late; one that was changed before stays as it is.

    Raises RuntimeChanged where a place is not found exactly once: look at the new Reflex, then mend `CHANGES`.
    """
    if all(late in runtime for _, late in CHANGES):
        return runtime
    for early, late in CHANGES:
        if runtime.count(early) != 1:
            raise RuntimeChanged(f"{RUNTIME} has another form than expected, near: {early.strip()}")
        runtime = runtime.replace(early, late)
    return runtime
