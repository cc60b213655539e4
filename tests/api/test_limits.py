"""What counts in memory, without a server."""

import threading
import time

from limits import parse
from limits.strategies import SlidingWindowCounterRateLimiter

from fibroplan.api import limits


def test_many_tries_share_one_sweep() -> None:
    limiter = SlidingWindowCounterRateLimiter(limits.Memory())
    time.sleep(0.05)
    before = set(threading.enumerate())
    many = parse("100000/minute")
    for number in range(300):
        assert limiter.hit(many, "sync", str(number % 7))
        if number % 30 == 0:
            time.sleep(0.02)
    begun = set(threading.enumerate()) - before
    assert len(begun) <= 1
    assert all(one.daemon for one in begun), "a server must be able to stop"


def test_what_has_run_out_does_not_count_before_it_is_swept() -> None:
    limiter = SlidingWindowCounterRateLimiter(limits.Memory())
    few = parse("2/second")
    assert [limiter.hit(few, "code", "a") for _ in range(3)] == [True, True, False]
    time.sleep(2.1)
    assert limiter.hit(few, "code", "a")


def test_a_sweep_forgets_what_has_run_out(monkeypatch) -> None:
    monkeypatch.setattr(limits, "SWEEP_SECONDS", 0.05)
    memory = limits.Memory()
    limiter = SlidingWindowCounterRateLimiter(memory)
    assert limiter.hit(parse("2/second"), "code", "a")

    def held(name: str) -> bool:
        return any(f"/code/{name}/" in key for key in list(memory.storage))

    assert held("a")
    deadline = time.monotonic() + 20
    while held("a") and time.monotonic() < deadline:
        time.sleep(0.2)
        limiter.hit(parse("2/second"), "code", "b")
    assert not held("a")
