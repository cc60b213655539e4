"""Measure what is asked for, print it, and write it down if asked to."""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from bench import caseload, first_load, offline, reflect, server, take_along
from bench.app import CHART, PICTURES, TODAY
from bench.figures import Figure, markdown, table

PARTS = ("first-load", "cold-start", "tap", "progress", "lists", "reflect", "take-along", "sync")
LONG = ("caseload",)
"""Measured where it is asked for by name: it fills a database with millions of rows first."""
OFFLINE = ("cold-start", "tap", "progress", "lists")
HERE = Path(__file__).parent
CACHE = HERE / ".cache"
RESULTS = HERE / "results.md"


def measure_offline(parts: list[str], work: Path) -> list[Figure]:
    """The parts that need phones without a network, on the same two phones."""
    starts = (("cold-start", TODAY), ("progress", CHART), *(("progress", picture) for picture in PICTURES.values()))
    wanted = [awaited.name for part, awaited in starts if part in parts]
    with offline.prepared(work) as (playwright, phones):
        made = offline.measure_starts(playwright, phones, wanted) if wanted else []
        made += offline.measure_lists(playwright, phones) if "lists" in parts else []
        return made + (offline.measure_taps(playwright, phones) if "tap" in parts else [])


def measure(parts: list[str], work: Path) -> tuple[list[Figure], str]:
    """The figures of the parts, and the comparison of first loads."""
    made: list[Figure] = []
    comparison = ""
    if "first-load" in parts:
        print("fibroplan: first loads", flush=True)
        made, comparison = first_load.measure(work, CACHE)
    if set(parts) & set(OFFLINE):
        print("fibroplan: cold starts and taps without a network", flush=True)
        made += measure_offline(parts, work)
    if "reflect" in parts:
        print("fibroplan: reflections", flush=True)
        made += reflect.measure(work)
    if "take-along" in parts:
        print("fibroplan: what is taken along", flush=True)
        made += take_along.measure(work)
    if "sync" in parts:
        print("fibroplan: sync", flush=True)
        made += server.measure()
    if "caseload" in parts:
        print("fibroplan: caseload (filling a database takes some minutes)", flush=True)
        made += caseload.main()
    return made, comparison


SPIN = "import time; end = time.monotonic() + 1\nwhile time.monotonic() < end: pass\nprint(time.process_time())"
FREE = 0.9


def busy() -> str:
    """A warning where other programs keep the processors busy: a second's work on each tells what is left for us."""
    count = os.cpu_count() or 1
    spins = [subprocess.Popen([sys.executable, "-c", SPIN], stdout=subprocess.PIPE, text=True) for _ in range(count)]
    free = sum(float(spin.communicate()[0]) for spin in spins) / count
    if free >= FREE:
        return ""
    return f"Other programs took {1 - free:.0%} of this machine as the run began: its figures are not to be relied on."


def main() -> None:
    """The command line: parts to measure (all of them if none is named), and `--write`."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="part", help=", ".join(PARTS + LONG))
    parser.add_argument("--write", action="store_true", help="write bench/results.md too")
    asked = parser.parse_args()
    warning = busy()
    if unknown := set(asked.parts) - set(PARTS + LONG):
        parser.error(f"there is no part {', '.join(sorted(unknown))}; the parts are {', '.join(PARTS + LONG)}")
    with tempfile.TemporaryDirectory(prefix="fibroplan-bench-") as work:
        made, comparison = measure(asked.parts or list(PARTS), Path(work))
    print("\n" + table(made))
    if comparison:
        print("\n" + comparison)
    if warning:
        print("\n" + warning)
    if asked.write:
        parts = ["# Figures", "Made by `make bench`; see README.md.", markdown(made), comparison, warning]
        RESULTS.write_text("\n\n".join(filter(None, parts)) + "\n")


if __name__ == "__main__":
    main()
