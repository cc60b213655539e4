"""WebKit: a page may be left at any moment, and the next one shows everything that was saved.

Each session is a browser that has never seen the app. Every second one signs in to an account and is filled by sync,
the others begin on the phone alone. The moments run from 0 to 1000 ms.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.engines import people
from tests.engines.walk import KINDS, Walk
from tests.engines.webkit import SELENIUM_WARNS, Display, DriverLost, WebKit
from tests.server import Server

SESSIONS = 30
AT_ONCE = 2
PAGES = ("/today/", "/settings/", "/plan/", "/progress/")
ROUNDS = 3
LOST = 3

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.filterwarnings(SELENIUM_WARNS)]

Session = Callable[[int, Walk, str, Path], None]


def _moment(number: int) -> float:
    return number * 1000 / (SESSIONS - 1)


def _email(number: int, url: str) -> str:
    return people.account(url) if number % 2 else ""


def _leaves_early(number: int, walk: Walk, url: str, plan_file: Path) -> None:
    """Leaves the page on which the store is made, then a page that is just loading, then one that is writing."""
    moment, kind = _moment(number), KINDS[number % 3]
    email = _email(number, url)
    walk.enter(email)
    page = walk.leave(kind, PAGES[number % 4], moment)
    walk.enter_again(page, email, plan_file)
    walk.arrive(PAGES[(number + 1) % 4])
    walk.leave(KINDS[(number + 1) % 3], "/today/", 1000 - moment)
    walk.go("/today/")
    walk.until(lambda page: page["items"], "the plan")
    walk.watch()
    walk.tick_all(every=40)
    walk.check(walk.leave(kind, "/today/", moment / 2), "after ticking")


def _leaves_while_writing(number: int, walk: Walk, url: str, plan_file: Path) -> None:
    """Reloads (and leaves in the other ways) while ticks are being written, several times."""
    moment = _moment(number)
    email = _email(number, url)
    walk.enter(email)
    page = walk.until(lambda page: page["path"] != "/", "the page after the start")
    walk.enter_again(page, email, plan_file)
    walk.go("/today/")
    walk.until(lambda page: page["items"], "the plan")
    for each in range(ROUNDS):
        walk.watch()
        walk.tick_all(every=15 + 40 * each)
        kind = KINDS[number % 3] if each == 1 else "reload"
        page = walk.leave(kind, "/today/", moment / 3 + 20 * each)
        walk.check(page, f"round {each}")


def _one(session: Session, number: int, display: Display, url: str, plan_file: Path) -> Walk:
    browser = WebKit(display)
    walk = Walk(browser, url)
    try:
        session(number, walk, url, plan_file)
        walk.saved = len(walk.shown())
    except AssertionError as stuck:
        walk.problems.append(str(stuck))
    finally:
        browser.close()
    walk.problems = [f"session {number} ({_moment(number):.0f} ms): {problem}" for problem in walk.problems]
    return walk


def _run(session: Session, display: Display, url: str, plan_file: Path) -> tuple[list[Walk], list[str]]:
    lost: list[str] = []

    def one(number: int) -> Walk:
        try:
            return _one(session, number, display, url, plan_file)
        except DriverLost as reason:
            lost.append(f"session {number}, {reason}")
            return _one(session, number, display, url, plan_file)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(one, range(SESSIONS))), lost


@pytest.mark.parametrize("session", [_leaves_early, _leaves_while_writing])
def test_left_at_any_moment(
    session: Session,
    display: Display,
    server: Server,
    plan_file: Path,
    record_testsuite_property: Callable[[str, object], None],
) -> None:
    """No screen stays blank or empty, and no entry that was shown as saved is missing."""
    walks, lost = _run(session, display, server.url, plan_file)
    problems = [problem for walk in walks for problem in walk.problems]
    saved = sum(walk.saved for walk in walks)
    figures = {
        "sessions": len(walks),
        "sessions lost by the driver and walked again": "; ".join(lost) or 0,
        "entries shown as saved": saved,
        "sessions that said the storage does not answer": sum(walk.hung for walk in walks),
        "slowest screen in seconds": round(max(walk.slowest for walk in walks), 1),
    }
    for name, figure in figures.items():
        record_testsuite_property(f"{session.__name__}: {name}", figure)
    assert not problems, "\n".join(problems)
    assert len(lost) <= LOST, "the driver loses too many sessions for this to prove anything"
    assert saved > SESSIONS, "the walks ticked too little to prove anything"
