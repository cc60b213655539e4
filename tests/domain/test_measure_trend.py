"""Measures over weeks: a point for each time, numbers without a verdict, and none before its support page was read."""

from typing import Any

from fibroplan.domain.chart import HEIGHT
from fibroplan.domain.measure_trend import measure_trend
from tests.domain.make import TUESDAY, now, pause, version
from tests.domain.test_measure_take import ALL, Person


def taken(name: str, *values: int, day: int = TUESDAY) -> list[Any]:
    """Rows of one time that an instrument was taken."""
    person = Person(day)
    person.take(name, *values)
    person.finish(name)
    return person.rows


def view(rows: list[Any], weeks: int | None = None, pauses: Any = (), versions: Any = ()) -> Any:
    return measure_trend(rows, ALL, [], list(versions), list(pauses), weeks, None, now())


def test_a_point_for_each_time_within_the_range_of_the_measure() -> None:
    rows = [
        *taken("phq4", 3, 3, 3, 3, day=TUESDAY - 28),
        *taken("phq4", 1, 0, 0, 2),
        *taken("phq4", 1, 1, 1, 1, day=TUESDAY - 300),
    ]
    (chart,) = view(rows, 12, [pause(TUESDAY, None, "flare")], [version("walk", TUESDAY - 28)])["charts"]
    assert [point["words"] for point in chart["points"]] == ["12 of 12", "3 of 12"]
    assert [point["y"] for point in chart["points"]] == [0, HEIGHT * 3 // 4]
    assert [point["also"] for point in chart["points"]] == ["plan changed: Walk", "flare"]
    assert chart["summary"] == "3 of 12 on 24 November. Taken 2 times in these weeks."
    assert chart["detail"] == "A lower number means less trouble."
    assert (chart["low"], chart["high"]) == ("0", "12")
    assert len(view(rows, 52)["charts"][0]["points"]) == 3


def test_an_answer_in_words_stays_in_words() -> None:
    (chart,) = view(taken("change", 2))["charts"]
    assert chart["summary"].endswith("on 24 November. Taken once in these weeks.")
    assert not chart["summary"][0].isdigit()
    assert (chart["detail"], chart["low"], chart["high"]) == ("", "", "")


def test_nothing_is_shown_before_the_support_page_was_read() -> None:
    (row,) = taken("phq9", 0, 0, 0, 0, 0, 0, 0, 0, 1)
    done = {**row, "finished": 1, "score": 1}
    assert view([{**done, "support_read": False}])["charts"] == []
    (chart,) = view([{**done, "support_read": True}])["charts"]
    assert chart["points"][0]["words"] == "1 of 27"


def test_what_is_not_finished_has_no_number_or_was_removed_is_left_out() -> None:
    (row,) = taken("phq4", 1, 1, 1, 1)
    for gone in ({"finished": None}, {"score": None}, {"deleted": True}):
        assert view([{**row, **gone}])["charts"] == []
    assert (view([])["charts"], view([])["weeks"]) == ([], 12)
