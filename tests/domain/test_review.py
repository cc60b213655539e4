"""What a therapist sees: every part by its scope, and nothing of what is not shared."""

from typing import Any

import pytest

from fibroplan.domain.review import review_preview, review_span, review_view
from fibroplan.domain.sharing import SCOPES
from tests.domain.make import TUESDAY, night, now, outcome, pause, version

NAMES = [scope["name"] for scope in SCOPES]


def check_in(day: int = TUESDAY, **scores: Any) -> Any:
    none = dict.fromkeys(("pain", "fatigue", "sleep", "mood", "fog"))
    return {"id": f"{day}", "deleted": False, "day": day, **none, **scores}


def view(*scopes: str, **rows: Any) -> Any:
    given: dict[str, Any] = {
        name: [] for name in ("versions", "outcomes", "pauses", "nights", "check_ins", "screenings")
    }
    return review_view(list(scopes), week=None, profile=None, now=now(), **{**given, **rows})


FULL: dict[str, Any] = {
    "versions": [version()],
    "outcomes": [outcome(effort=4, after=6, settled="day", rise=1, note="secret")],
    "pauses": [pause(TUESDAY - 3, None, "flare")],
    "nights": [night()],
    "check_ins": [check_in(pain=5)],
    "screenings": [],
}


@pytest.mark.parametrize("scope", NAMES)
def test_each_scope_opens_its_own_parts(scope: str) -> None:
    shown = view(scope, **FULL)
    assert (shown["has_plan"], shown["has_symptoms"], shown["has_sleep"]) == (
        scope == "plan",
        scope == "symptoms",
        scope == "sleep",
    )
    assert bool(shown["plan"]) == bool(shown["sessions"]) == bool(shown["rests"]) == (scope == "plan")
    assert shown["progress"]["has_plan"] == (scope == "plan")
    assert bool(shown["trends"]) == bool(shown["symptom_weeks"]) == (scope == "symptoms")
    assert bool(shown["nights"]) == bool(shown["sleep_weeks"]) == (scope == "sleep")
    assert len(shown["shared"]) == 1
    assert len(shown["withheld"]) == len(NAMES) - 1


def test_how_one_felt_after_goes_with_symptoms_and_notes_stay() -> None:
    [line] = view("plan", **FULL)["sessions"]
    assert line["words"] == "8 minutes of 8 minutes, effort 4 of 10"
    [line] = view("plan", "symptoms", **FULL)["sessions"]
    assert line["words"] == (
        "8 minutes of 8 minutes, effort 4 of 10, symptoms after 6 of 10, settled within a day, rose by 1"
    )
    assert "secret" not in str(view(*NAMES, **FULL))


def test_twelve_weeks_are_read() -> None:
    monday = TUESDAY - 1
    assert review_span(None, now()) == [monday - 77, monday + 6]


def test_the_plan_and_its_changes() -> None:
    rows = [
        version(from_day=TUESDAY - 40, target=8),
        version(from_day=TUESDAY - 20, target=10, ceiling=20),
        version(from_day=TUESDAY - 10, target=10, ceiling=20, position=3),
        version(from_day=TUESDAY + 3, target=12),
        version("bath", TUESDAY - 5, unit="habit", title="Warm bath"),
        version("stand", TUESDAY - 9, schedule="none"),
        version("gone", TUESDAY - 9, deleted=True),
    ]
    shown = view("plan", versions=rows)
    assert [(line["title"], line["words"], line["detail"]) for line in shown["plan"]] == [
        ("Warm bath", "sleep habit", "Since 19 November"),
        ("Walk", "10 minutes, at most 20 minutes a day", "Since 14 November. In a flare 4 minutes"),
    ]
    assert [(line["title"], line["words"], line["detail"]) for line in shown["history"]] == [
        ("Warm bath", "sleep habit", "19 November"),
        ("Stand", "stopped", "15 November"),
        ("Walk", "8 minutes → 10 minutes, at most 20 minutes a day", "4 November"),
        ("Walk", "8 minutes", "15 October"),
    ]


def test_what_was_recorded_in_words() -> None:
    rows = [
        outcome(day=TUESDAY, mark="skipped", skip_reason="ill", amount=None),
        outcome(day=TUESDAY - 1, mark="skipped", amount=None),
        outcome(day=TUESDAY - 2, mark="partly", amount=4, entered_day=TUESDAY),
        outcome(day=TUESDAY - 3, mark="done", amount=None),
        outcome("bath", TUESDAY - 4, mark="partly", amount=1),
        outcome("gone", TUESDAY - 5, amount=3),
        outcome(day=TUESDAY - 6, mark=""),
        outcome(day=TUESDAY - 7, deleted=True),
    ]
    shown = view("plan", versions=[version(), version("bath", unit="habit", title="Bath")], outcomes=rows)
    assert [(line["title"], line["words"], line["detail"]) for line in shown["sessions"]] == [
        ("Walk", "skipped: I was ill", "Tuesday 24 November"),
        ("Walk", "skipped", "Monday 23 November"),
        ("Walk", "4 minutes of 8 minutes", "Sunday 22 November, filled in on 24 November"),
        ("Walk", "done", "Saturday 21 November"),
        ("Bath", "partly done", "Friday 20 November"),
        ("Something not planned", "3 times of 8 times", "Thursday 19 November"),
    ]


def test_flares_and_pauses() -> None:
    rows = [
        pause(TUESDAY - 2, None, "flare"),
        pause(TUESDAY - 9, TUESDAY - 9),
        pause(TUESDAY - 20, TUESDAY - 18),
        pause(TUESDAY - 30, deleted=True),
    ]
    assert [(line["title"], line["words"], line["detail"]) for line in view("plan", pauses=rows)["rests"]] == [
        ("Flare", "22 November, still on", ""),
        ("Pause", "15 November, to 15 November", "1 day"),
        ("Pause", "4 November, to 6 November", "3 days"),
    ]


def test_symptoms_by_week_are_means_and_gaps_stay_gaps() -> None:
    rows = [
        check_in(TUESDAY, pain=4, mood=7),
        check_in(TUESDAY - 1, pain=7, fatigue=0),
        check_in(TUESDAY - 14, pain=8),
        {**check_in(TUESDAY - 15, pain=1), "deleted": True},
    ]
    shown = view("symptoms", check_ins=rows)
    this_week = shown["symptom_weeks"][-1]
    assert (this_week["pain"], this_week["fatigue"], this_week["mood"]) == ("5.5 of 10", "0 of 10", "7 of 10")
    assert (this_week["days"], shown["symptom_weeks"][-2]["pain"]) == ("2 of 7", "no entry")
    pain, fatigue, fog, _ = shown["trends"]
    assert pain["points"][-3:] == [8, None, 5.5]
    assert (pain["words"], fatigue["words"], fog["words"]) == ("8 → 5.5 of 10", "0 → 0 of 10", "no entry")


def test_nights_with_their_figures() -> None:
    rows = [
        night(TUESDAY, quality=6, nodded_off=True),
        night(TUESDAY - 1, tried=None, awakenings=0),
        {**night(TUESDAY - 2), "deleted": True},
    ]
    shown = view("sleep", nights=rows)
    assert [(line["words"], line["detail"]) for line in shown["nights"]] == [
        ("67 %, 5.8 hours asleep", "quality 6 of 10, awake 2 times and nodded off in the day"),
        ("some times are not filled in", ""),
    ]
    assert shown["sleep_weeks"][-1]["words"] == "67 %: 5.8 of 8.5 hours in bed"
    assert shown["sleep_weeks"][-1]["nights"] == "1 of 7"
    assert shown["sleep_weeks"][0]["words"] == "no entry"
    assert shown["sleep_points"][0] is None
    assert shown["sleep_points"][-1] == pytest.approx(345 / 510)


def test_the_preview_is_what_the_therapist_sees() -> None:
    draft: Any = {"id": "share", "deleted": False, "step": "", "answers": {"scopes": ["plan", "sleep"]}}
    assert review_preview(draft, profile=None, now=now(), **FULL) == view("plan", "sleep", **FULL)
    assert review_preview(None, profile=None, now=now(), **FULL) == view(**FULL)
