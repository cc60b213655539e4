"""Charts over weeks: means by their weight, gaps where nothing was noted, hollow points, flares and plan changes."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fibroplan.content.check_in import check_in
from fibroplan.domain.chart import (
    CHART_RANGES,
    HEIGHT,
    WIDTH,
    chart_of,
    chart_span,
    chart_weeks,
    frame_of,
)
from fibroplan.domain.sleep_trend import sleep_trend
from fibroplan.domain.symptoms_view import symptoms_view
from tests.domain.make import TUESDAY, check_in_row, night, now, pause, profile, tracked, version

SCALE: Any = {"low": 0, "high": 10, "unit": "score", "ends": ["0", "10"]}
MONDAY = TUESDAY - 1


def value(day: int, number: float, **fields: Any) -> Any:
    return {"day": day, "value": number, "weight": 1, "late": False, **fields}


def chart(values: Any, weeks: int | None = 12, versions: Any = (), pauses: Any = (), **axis: Any) -> Any:
    frame = frame_of(list(versions), list(pauses), weeks, None, now())
    return chart_of("pain", "Pain", "", values, {**SCALE, **axis}, frame)


def symptoms(rows: Any, weeks: int | None = None, own: Any = (), more: bool = True) -> Any:
    return symptoms_view(check_in(), list(rows), list(own), [], [], weeks, more, None, now())  # type: ignore[arg-type]


# ---- days and blocks


@pytest.mark.parametrize(("asked", "weeks"), [(None, 12), (4, 4), (52, 52), (104, 104), (5, 12), (-1, 12)])
def test_a_chart_shows_the_weeks_that_it_can(asked: int | None, weeks: int) -> None:
    assert chart_weeks(asked) == weeks
    assert chart_span(None, now(), asked) == [MONDAY - 7 * (weeks - 1), MONDAY + 6]


def test_the_persons_week_decides_where_a_chart_begins() -> None:
    assert chart_span(profile(week_start=6), now(), 4)[0] == TUESDAY - 2 - 21


@pytest.mark.parametrize(("weeks", "points"), [(4, 23), (12, 12), (52, 52), (104, 26)])
def test_a_point_is_a_day_a_week_or_four_weeks(weeks: int, points: int) -> None:
    shown = chart([value(TUESDAY, 5)], weeks)
    assert len(shown["points"]) == points
    assert [point["y"] for point in shown["points"]][:-1] == [-1] * (points - 1), "no zero is made up"
    assert shown["points"][-1]["y"] == HEIGHT / 2
    assert [row["weeks"] for row in symptoms([], weeks)["ranges"] if row["chosen"]] == [weeks]


@given(st.sampled_from(CHART_RANGES), st.dictionaries(st.integers(TUESDAY - 800, TUESDAY + 9), st.floats(0, 10)))
def test_every_point_lies_in_the_plane_and_every_day_counts_once(weeks: int, days: dict[int, float]) -> None:
    shown = chart([value(day, number) for day, number in days.items()], weeks)
    first, _ = chart_span(None, now(), weeks)
    assert shown["noted"] == len([day for day in days if first <= day <= TUESDAY])
    for point in shown["points"]:
        assert 0 <= point["x"] <= WIDTH
        assert point["y"] == -1 or 0 <= point["y"] <= HEIGHT
    assert (shown["noted"] == 0) == all(point["y"] == -1 for point in shown["points"])


def test_a_week_is_the_mean_of_what_was_noted() -> None:
    shown = chart([value(MONDAY, 2), value(TUESDAY, 9)])
    assert shown["points"][-1]["words"] == "5.5, 2 days"
    assert shown["summary"] == "5.5 on average, from 2 to 9, on 2 days."
    assert chart([value(MONDAY, 2)])["points"][-1]["words"] == "2, 1 day"
    assert chart([value(MONDAY, 2)])["summary"] == "2, on 1 day."
    assert chart([])["summary"] == "Nothing noted in these weeks."
    assert chart([])["points"][-1]["words"] == "not noted"


def test_a_weight_makes_one_division_of_two_sums() -> None:
    shown = chart([value(MONDAY, 50, weight=600), value(TUESDAY, 100, weight=300)], unit="percent", high=100)
    assert shown["points"][-1]["words"] == "66.7 %, 2 days"


def test_a_thin_week_and_a_day_filled_in_later_are_hollow() -> None:
    days = [value(MONDAY - 7 + each, 5) for each in range(3)]
    assert [point["solid"] for point in chart([*days, value(MONDAY, 5)])["points"][-2:]] == [True, False]
    assert chart([value(MONDAY, 5)])["points"][-1]["also"] == "few days"
    daily = chart([value(MONDAY, 5, late=True), value(TUESDAY, 5)], 4)["points"][-2:]
    assert [(point["solid"], point["also"]) for point in daily] == [(False, "filled in later"), (True, "")]
    four_weeks = [value(TUESDAY - each, 5) for each in range(12)]
    assert chart(four_weeks, 104)["points"][-1]["solid"]
    assert not chart(four_weeks[1:], 104)["points"][-1]["solid"]


def test_points_are_named_with_their_year_where_it_is_another() -> None:
    assert chart([], 4)["points"][-1]["label"] == "Tuesday 24 November"
    assert chart([])["points"][-1]["label"] == "Week of 23 November"
    assert chart([], 104)["points"][0]["label"] == "4 weeks from 2 December 2024"
    assert (chart([], 104)["first"], chart([], 104)["last"]) == ("2 December 2024", "29 November")


# ---- flares and plan changes


def test_flares_are_bands_up_to_today_and_stand_in_the_table() -> None:
    flares = [
        pause(TUESDAY - 100, TUESDAY - 90, "flare"),
        pause(MONDAY - 14, MONDAY - 8, "flare"),
        pause(TUESDAY, None, "flare"),
        pause(TUESDAY - 30, TUESDAY - 20, "flare", deleted=True),
        pause(TUESDAY - 30, TUESDAY - 20, "pause"),
    ]
    shown = chart([], 4, pauses=flares)
    assert shown["bands"] == [{"x": 250, "width": 250}, {"x": 786, "width": 35}]
    assert [point["also"] for point in chart([], pauses=flares)["points"][-4:]] == ["", "flare", "", "flare"]
    assert chart([], pauses=[pause(TUESDAY + 1, None, "flare")])["bands"] == []


def test_changes_of_the_plan_are_marked_and_named() -> None:
    versions = [
        version("walk", MONDAY - 14, title="Easy walk", position=2),
        version("stand", MONDAY - 14, title="Sit to stand", position=1),
        version("walk", MONDAY - 12, title="Easy walk"),
        version("gone", MONDAY - 14, deleted=True),
        version("later", TUESDAY + 1),
        version("old", TUESDAY - 300),
    ]
    shown = chart([], versions=versions)
    assert shown["marks"] == [750, 774]
    assert shown["points"][-3]["also"] == "plan changed: Sit to stand and Easy walk"
    both = chart([value(MONDAY - 14, 3)], versions=versions, pauses=[pause(MONDAY - 14, MONDAY - 14, "flare")])
    assert both["points"][-3]["also"] == "flare, plan changed: Sit to stand and Easy walk, few days"


# ---- the pages


def test_the_five_scores_and_what_else_was_noted() -> None:
    rows = [
        check_in_row(
            TUESDAY, pain=6, symptoms={"stiffness": 4, "own": 2}, mapped=True, areas=["neck", "chest", "tail"]
        ),
        check_in_row(MONDAY, pain=4, symptoms={"stiffness": None}, entered_day=TUESDAY),
        check_in_row(MONDAY - 1, pain=10, deleted=True),
    ]
    shown = symptoms(rows, 4, [tracked("own", name="Itch", stopped=True), tracked("none", name="Cold feet")])
    assert shown["sentence"] == "Noted on 2 of 23 days."
    pain = shown["scores"][0]
    assert (pain["title"], pain["detail"], pain["noted"]) == ("Pain", "0 none · 10 the worst you can think of", 2)
    assert [point["also"] for point in pain["points"][-2:]] == ["filled in later", ""]
    assert [chart["noted"] for chart in shown["scores"]] == [2, 0, 0, 0, 0]
    assert [(chart["title"], chart["summary"]) for chart in shown["more"]] == [
        ("Stiffness", "4, on 1 day."),
        ("Itch", "2, on 1 day."),
        ("Areas that hurt", "2, on 1 day."),
    ]
    assert [(symptoms(rows, more=more)["has_more"], symptoms([], more=more)["has_more"]) for more in (True, False)] == [
        *((True, False), (True, False))
    ]
    assert symptoms(rows, more=False)["more"] == symptoms([])["more"] == []
    assert symptoms([check_in_row(TUESDAY, mapped=True)], more=False)["has_more"]


def test_a_body_without_pain_counts_as_none_and_a_map_left_open_does_not() -> None:
    rows = [check_in_row(TUESDAY, mapped=True), check_in_row(MONDAY, areas=["neck"])]
    (areas,) = symptoms(rows, 4)["more"]
    assert [point["y"] for point in areas["points"][-2:]] == [-1, HEIGHT]


def test_sleep_over_weeks() -> None:
    nights = [
        night(MONDAY, quality=4),
        night(TUESDAY, tried=1350, sol=0, waso=0, final_wake=420),
        night(TUESDAY - 3, tried=None),
        night(TUESDAY - 4, deleted=True),
    ]
    shown = sleep_trend(nights, [], [], None, None, now())
    asleep, efficiency, quality = shown["charts"]
    assert asleep["points"][-1]["words"] == "7 h 8 min, 2 days"
    assert efficiency["points"][-1]["words"] == f"{(345 + 510) / 1020 * 100:.1f} %, 2 days"
    assert quality["summary"] == "4, on 1 day."
    assert (shown["noted"], shown["weeks"]) == (3, 12)
