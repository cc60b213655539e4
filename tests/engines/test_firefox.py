"""Firefox: leaving a page at any moment, a killed browser, and a cold start with the server dead."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.engines import people
from tests.engines.firefox import Firefox
from tests.engines.walk import KINDS, Walk
from tests.server import Server

MOMENTS = (0, 120, 300, 550, 1000)

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def firefox(tmp_path: Path) -> Iterator[Callable[[str], Firefox]]:
    """Starts Firefox with the profile of this name."""
    running: list[Firefox] = []

    def start(name: str) -> Firefox:
        running.append(Firefox(tmp_path / name))
        return running[-1]

    yield start
    for each in running:
        each.close()


@pytest.mark.parametrize("number", range(len(MOMENTS)))
def test_left_at_any_moment(number: int, firefox: Callable[[str], Firefox], server: Server, plan_file: Path) -> None:
    """Leaving while the store is made, and while it is written: nothing shown as saved is missing."""
    walk = Walk(firefox("phone"), server.url)
    moment, kind = MOMENTS[number], KINDS[number % 3]
    email = people.account(server.url) if number % 2 else ""
    walk.enter(email)
    walk.enter_again(walk.leave(kind, "/settings/", moment), email, plan_file)
    walk.go("/today/")
    walk.until(lambda page: page["items"], "the plan")
    for every in (15, 60):
        walk.watch()
        walk.tick_all(every)
        walk.check(walk.leave(kind, "/today/", moment / 2), f"ticking every {every} ms")
    assert not walk.problems
    assert walk.shown() or not moment


def test_cold_start_without_a_server(firefox: Callable[[str], Firefox], mortal_server: Server) -> None:
    """Firefox and the server are killed; Firefox alone is opened again, at a deep address with a query."""
    walk = Walk(firefox("phone"), mortal_server.url)
    walk.enter(people.account(mortal_server.url))
    walk.until(lambda page: page["items"], "the plan")
    walk.until_offline_ready()
    walk.watch()
    walk.tick_all(every=30)
    walk.until(lambda page: all(item["ticked"] for item in page["items"]), "every tick")
    shown = walk.shown()
    walk.browser.kill()
    mortal_server.kill()

    cold = Walk(firefox("phone"), mortal_server.url)
    for path in ("/today/?from=icon", "/plan/", "/progress/", "/settings/", "/today/"):
        cold.go(path)
    page = cold.until(lambda page: page["items"], "the plan without a network")
    assert sorted(item["title"] for item in page["items"] if item["ticked"]) == sorted(shown)
    assert not cold.problems
