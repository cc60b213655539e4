"""What moved together: at least 14 days with both, never called proof, and the same numbers as a textbook's."""

import math
import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fibroplan.domain.together import (
    LEAST_DAYS,
    NOT_PROOF,
    TOGETHER_FROM,
    pairing,
    rank_agreement,
    ranks,
)

SCORES = st.integers(0, 10)


def series(values: dict[int, float] | list[float], id: str = "sleep", flag: bool = False) -> Any:
    by_day = dict(enumerate(values)) if isinstance(values, list) else values
    words = {"title": id.capitalize(), "name": id, "more": f"more {id}", "less": f"less {id}"}
    return {"id": id, **words, "flag": flag, "values": {f"{day}": value for day, value in by_day.items()}}


def pair(xs: Any, ys: Any, flag: bool = False) -> Any:
    return pairing(series(xs, "sleep", flag), series(ys, "pain"), [f"{day}" for day in range(100)])


def spearman(xs: list[float], ys: list[float]) -> float:
    """Pearson's correlation of the mid-ranks, worked out another way."""

    def mid(values: list[float]) -> list[float]:
        return [
            sum(each < value for each in values) + (sum(each == value for each in values) + 1) / 2 for value in values
        ]

    a, b = mid(xs), mid(ys)
    mean_a, mean_b = sum(a) / len(a), sum(b) / len(b)
    top = sum((p - mean_a) * (q - mean_b) for p, q in zip(a, b, strict=True))
    bottom = math.sqrt(sum((p - mean_a) ** 2 for p in a) * sum((q - mean_b) ** 2 for q in b))
    return top / bottom if bottom else 0


def test_equal_values_share_their_rank() -> None:
    assert ranks([3, 1, 3, 8]) == [2.5, 1, 2.5, 4]
    assert ranks([]) == []
    assert rank_agreement([], []) == [0, 0, 0]


@given(st.lists(st.tuples(SCORES, SCORES), min_size=1, max_size=60))
def test_the_rank_correlation_is_the_textbooks(pairs: list[tuple[int, int]]) -> None:
    xs, ys = [float(x) for x, _ in pairs], [float(y) for _, y in pairs]
    together, squares, others = rank_agreement(xs, ys)
    root = math.sqrt(squares * others)
    assert (together / root if root else 0) == pytest.approx(spearman(xs, ys), abs=1e-9)


@given(st.lists(st.tuples(SCORES, SCORES), min_size=LEAST_DAYS, max_size=60))
def test_it_is_said_where_the_link_is_clear_alone(pairs: list[tuple[int, int]]) -> None:
    xs, ys = [float(x) for x, _ in pairs], [float(y) for _, y in pairs]
    found, link = pair(xs, ys), spearman(xs, ys)
    if abs(abs(link) - TOGETHER_FROM) > 1e-9:
        assert found["kind"] == ("apart" if abs(link) < TOGETHER_FROM else "up" if link > 0 else "down")
    assert (NOT_PROOF in found["words"]) == (found["kind"] in ("up", "down"))
    assert (found["detail"] != "") == (found["kind"] in ("up", "down"))


@pytest.mark.parametrize("days", [0, 1, LEAST_DAYS - 1])
def test_fewer_than_fourteen_days_say_nothing(days: int) -> None:
    found = pair(list(range(days)), list(range(days)))
    assert (found["kind"], found["words"]) == ("few", f"{days} of 14 days so far.")


def test_days_count_where_both_were_noted() -> None:
    sleep = {day: day % 10 for day in range(20)}
    pain = {day: 10 - day % 10 for day in range(7, 40)}
    assert pair(sleep, pain)["days"] == 13
    pain[6] = 4
    found = pair(sleep, pain)
    assert (found["kind"], found["days"]) == ("down", 14)
    assert found["words"] == (
        "Sleep and pain moved together; not proof. Days with more sleep were often days with less pain."
    )


def test_the_arithmetic_is_two_means() -> None:
    found = pair([1, 9] * 7, [6, 3] * 7)
    assert found["detail"] == "Pain: 3 on average on 7 days with more sleep, 6 on 7 days with less sleep."
    top_heavy = pair([9] * 10 + [1] * 4, [3] * 10 + [7] * 4)
    assert top_heavy["detail"] == "Pain: 3 on average on 10 days with more sleep, 7 on 4 days with less sleep."


def test_what_never_changes_moves_with_nothing() -> None:
    assert pair([5] * 20, list(range(20)))["kind"] == "apart"
    assert pair(list(range(20)), [5] * 20)["words"] == "No clear link on 20 days."


def test_something_that_was_there_or_not_needs_five_days_of_each() -> None:
    pain = [8, 3, 3, 3] * 5
    assert pair([1, 0, 0, 0] * 5, pain, flag=True)["kind"] == "up"
    rare = pair([1, 1, 1, 1, *[0] * 16], pain, flag=True)
    assert (rare["kind"], rare["words"]) == ("few", "Too few days with it, or without it, so far.")
    found = pair([1, 0, 0, 0] * 5, pain, flag=True)
    assert found["detail"] == "Pain: 8 on average on 5 days with more sleep, 3 on 15 days with less sleep."


def test_chance_alone_is_seldom_told() -> None:
    """Of a thousand pairs of random fortnights few pass; of random twelve weeks hardly one."""
    rng = random.Random(14)

    def told(days: int) -> int:
        draws = [[float(rng.randint(0, 10)) for _ in range(days)] for _ in range(400)]
        return sum(pair(draws[at], draws[at + 1])["kind"] in ("up", "down") for at in range(0, 400, 2))

    assert told(14) <= 24
    assert told(84) == 0
