"""Without a network: cold start, tap, Progress and the long lists, on a slow phone, beside the offline floor.

Both apps are installed on phones of their own, with two years of data; then their servers are gone. Every cold start
is a new browser on the same profile. Ours and the floor take turns, so that a slow minute of the machine meets both.
"""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Playwright, sync_playwright

from bench import floor
from bench.app import CHART, CONTROLLED, LISTS, LOCAL_DAY, PICTURES, TICK, TODAY, fill, served
from bench.figures import Figure, median
from bench.people import DAYS, PER_DAY
from bench.phone import LIMIT_MS, SLOWER, phone
from bench.site import Site

STARTS = 7
TAPS = 20
PRACTICE = 4
"""Taps before those that count, so that both pages' code is as warm as after a minute of use."""
REST_MS = 300
"""Between a browser's start and the navigation, and between two taps."""
MORE = "/more/"
"""Where each list is one tap away."""
AWAITED = (TODAY, CHART, *LISTS.values(), *PICTURES.values())


class Installed(NamedTuple):
    """An app on a phone, whose server is gone."""

    url: str
    profile: Path


class Phones(NamedTuple):
    """Ours and the floor's."""

    ours: Installed
    floor: Installed


def installed_floor(playwright: Playwright, work: Path) -> Installed:
    """The floor on a phone, with as many rows as ours has outcomes."""
    with Site(floor.make(work / "floor")) as site, phone(playwright, work / "floor-phone", AWAITED) as opened:
        opened.page.goto(site.url)
        opened.page.evaluate(CONTROLLED)
        today = opened.page.evaluate(LOCAL_DAY)
        opened.page.evaluate("([today, days, perDay]) => fill(today, days, perDay)", [today, DAYS, PER_DAY])
        opened.opened(site.url, TODAY.name)
        return Installed(site.url + "/", work / "floor-phone")


def installed_ours(playwright: Playwright, work: Path) -> Installed:
    """Our app on a phone."""
    with served(work / "server") as server, phone(playwright, work / "our-phone", AWAITED) as opened:
        fill(opened, server.url)
        return Installed(server.url, work / "our-phone")


@contextlib.contextmanager
def prepared(work: Path) -> Iterator[tuple[Playwright, Phones]]:
    """Both phones, installed and cut off; prepared once however many parts are measured on them."""
    with sync_playwright() as playwright:
        yield playwright, Phones(installed_ours(playwright, work), installed_floor(playwright, work))


def cold_start(playwright: Playwright, app: Installed, path: str, name: str) -> float:
    """Milliseconds from the navigation to `name` painted, in a new browser without a network."""
    with phone(playwright, app.profile, AWAITED) as opened:
        opened.slow_down()
        opened.page.wait_for_timeout(REST_MS)
        return opened.opened(app.url + path, name)


def starts(playwright: Playwright, phones: Phones, paths: dict[str, str]) -> tuple[dict[str, float], float]:
    """Medians of cold starts to each path's element, and of the floor's."""
    ours: dict[str, list[float]] = {name: [] for name in paths}
    floors: list[float] = []
    for _ in range(STARTS):
        floors.append(cold_start(playwright, phones.floor, "", TODAY.name))
        for name, path in paths.items():
            ours[name].append(cold_start(playwright, phones.ours, path, name))
    return {name: median(times) for name, times in ours.items()}, median(floors)


NAMED = {
    TODAY.name: ("cold start, Today's rows", "/today/"),
    CHART.name: ("cold start, Progress chart", "/progress/"),
    **{awaited.name: (f"cold start, Progress {awaited.name}", path) for path, awaited in PICTURES.items()},
}


def measure_starts(playwright: Playwright, phones: Phones, names: list[str]) -> list[Figure]:
    """Figures of cold starts to `names`: Today's rows, the chart of Progress, its other screens."""
    ours, floored = starts(playwright, phones, {name: NAMED[name][1] for name in names})
    note = f"CPU {SLOWER}x slower, median of {STARTS}"
    return [
        Figure(f"offline {NAMED[name][0]}", time, "ms", floored, "offline floor", most=2, of_ratio=True, note=note)
        for name, time in ours.items()
    ]


def list_opened(playwright: Playwright, app: Installed, path: str, name: str) -> float:
    """Milliseconds from the tap on a list's row in More to the list painted, in a new browser without a network."""
    with phone(playwright, app.profile, AWAITED) as opened:
        opened.slow_down()
        opened.page.goto(app.url + MORE, timeout=LIMIT_MS)
        link = f'main a[href="{path}"]'
        opened.page.wait_for_selector(link, timeout=LIMIT_MS)
        opened.page.wait_for_timeout(REST_MS)
        return opened.opened_by_tap(link, name)


def measure_lists(playwright: Playwright, phones: Phones) -> list[Figure]:
    """Figures of each list: opened by a tap inside the app, and as the page that a cold start goes to."""
    taken: dict[str, list[list[float]]] = {path: [[], []] for path in LISTS}
    floors: list[float] = []
    for _ in range(STARTS):
        floors.append(cold_start(playwright, phones.floor, "", TODAY.name))
        for path, awaited in LISTS.items():
            taken[path][0].append(list_opened(playwright, phones.ours, path, awaited.name))
            taken[path][1].append(cold_start(playwright, phones.ours, path, awaited.name))
    note = f"CPU {SLOWER}x slower, median of {STARTS}"
    floored = median(floors)
    made: list[Figure] = []
    for path, awaited in LISTS.items():
        for words, most, values in zip(("opened by a tap", "cold start"), (1, 2), taken[path], strict=True):
            name = f"offline {words}, list of {awaited.name}"
            made.append(
                Figure(name, median(values), "ms", floored, "offline floor", most=most, of_ratio=True, note=note)
            )
    return made


def measure_taps(playwright: Playwright, phones: Phones) -> list[Figure]:
    """Figures of a tap on a row's tick: until the change is painted, and until it is durable."""
    taken: dict[str, dict[str, list[float]]] = {app: {"painted": [], "durable": []} for app in ("ours", "floor")}
    with (
        phone(playwright, phones.ours.profile, AWAITED) as ours,
        phone(playwright, phones.floor.profile, AWAITED) as floored,
    ):
        ours.opened(phones.ours.url + "/today/", TODAY.name)
        floored.opened(phones.floor.url, TODAY.name)
        slowness = ours.slowness()
        for number in range(PRACTICE + TAPS):
            for app, opened, other, tick in (("ours", ours, floored, TICK), ("floor", floored, ours, "input")):
                other.slow_down(1)  # being slowed down keeps a core busy, which the other phone needs
                opened.slow_down()
                opened.page.wait_for_timeout(REST_MS)
                times = opened.tapped(number % PER_DAY, tick)
                for name, values in taken[app].items():
                    if number >= PRACTICE:
                        values.append(times[name])
    note = f"CPU {SLOWER}x slower (measured {slowness:.1f}x), median of {TAPS}"
    return [
        Figure(
            f"tap to {name}",
            median(values),
            "ms",
            median(taken["floor"][name]),
            "offline floor",
            most=3,
            of_ratio=True,
            note=note,
        )
        for name, values in taken["ours"].items()
    ]
