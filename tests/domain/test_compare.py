"""Two periods side by side: the figures of each, their difference, and no verdict."""

from typing import Any

import pytest

from fibroplan.domain.compare import compare_line, compare_view, period_of
from tests.domain.make import TUESDAY, night, outcome, version

MONDAY = TUESDAY - 1
BEFORE, AFTER = period_of(3, 2, None, TUESDAY), period_of(1, 2, None, TUESDAY)
ALL = ["plan", "symptoms", "sleep"]


def check_in(day: int, pain: int | None, **more: Any) -> Any:
    scores = dict.fromkeys(("fatigue", "sleep", "mood", "fog"))
    return {"id": f"{day}", "deleted": False, "day": day, "pain": pain, **scores, **more}


def compared(scopes: list[str]) -> Any:
    outcomes = [outcome(day=MONDAY - 21 + day) for day in range(7)] + [
        outcome(day=MONDAY - 7 + day) for day in range(8)
    ]
    nights = [night(MONDAY - 20), night(MONDAY - 3, waso=0)]
    check_ins = [check_in(MONDAY - 20, 7), check_in(MONDAY - 3, 4), check_in(MONDAY - 2, 9, deleted=True)]
    return compare_view(scopes, BEFORE, AFTER, [version()], outcomes, [], nights, check_ins, [], TUESDAY)


def test_whole_weeks_are_compared_and_days_to_come_count_for_nothing() -> None:
    view = compared(ALL)
    assert (view["before"], view["after"]) == ("2 November to 15 November", "16 November to 29 November")
    lines = {line["label"]: (line["before"], line["after"], line["change"]) for line in view["lines"]}
    assert lines["Adherence, raw"] == ("50 %", "88.9 %", "38.9 more")
    assert lines["Pain"] == ("7 of 10", "4 of 10", "3 less")
    assert lines["Foggy head"] == ("no entry", "no entry", "")
    assert lines["Sleep efficiency"][2].endswith("more")


@pytest.mark.parametrize(("scope", "many"), [("plan", 2), ("symptoms", 4), ("sleep", 1), ("treatments", 0)])
def test_what_is_not_shared_is_not_compared(scope: str, many: int) -> None:
    assert len(compared([scope])["lines"]) == many


def test_nothing_planned_and_nothing_said_is_no_figure() -> None:
    later = period_of(-3, 2, None, TUESDAY)
    view = compare_view(ALL, BEFORE, later, [], [], [], [], [], [], TUESDAY)
    assert {line["before"] for line in view["lines"]} == {line["after"] for line in view["lines"]} == {"no entry"}


def test_the_same_is_said_to_be_the_same() -> None:
    assert compare_line("Pain", "of 10", 4, 4.01)["change"] == "the same"
