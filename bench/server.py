"""The server's figures, as `bench.sync` measures them, in the common table."""

import contextlib
import io

from bench import sync
from bench.figures import Figure

LEAST = 0.5


def measure() -> list[Figure]:
    """Sync beside a bare endpoint, and what a new device costs."""
    with contextlib.redirect_stdout(io.StringIO()):  # its own table says the same
        result = sync.main()
    made = []
    for row in result["sync"]:
        ours, bare = row["ours"], row["floor"]
        made.append(
            Figure(
                f"sync of {sync.BATCH} operations, {row['connections']} connections",
                ours["rate"],
                "/s",
                bare["rate"],
                "bare endpoint",
                least=LEAST,
                of_ratio=True,
                note=f"p99 {ours['p99']:.0f} ms, bare {bare['p99']:.0f} ms",
            )
        )
    pull = result["pull"]
    outcomes = f"{sync.OUTCOMES:,} outcomes, {pull['pages']} pages"
    return [
        *made,
        Figure("first sync of a new device", pull["seconds"], "s", note=outcomes),
        Figure("first sync of a new device", pull["bytes"] / 1000, "KB", note="on the wire"),
        Figure("pull with nothing new", pull["nothing_ms"], "ms", note=f"{pull['nothing_bytes']} bytes"),
        Figure("memory of the server after the load", pull["rss"], "MB", note=f"{pull['rss_idle']:.0f} MB at start"),
    ]
