"""The one-page report: whole weeks, both figures, no judgement, and what is left out."""

from typing import Any

import pytest

from fibroplan.content.instruments import FOLDER, instruments, read_instrument
from fibroplan.domain.report import MOST_LETTERS, PART_NAMES, report_view, shortened, toggle_report_part
from tests.domain.make import TUESDAY, applied, goal, night, now, outcome, pause, profile, version
from tests.domain.make_treatments import appointment, course, done, infusion, medicine

MONDAY = TUESDAY - 1


def view(day: int = TUESDAY, **fields: Any) -> Any:
    nothing: dict[str, Any] = {
        name: []
        for name in (
            *("goals", "versions", "outcomes", "pauses", "nights", "felt", "measures", "files", "medicines"),
            *("courses", "infusions", "appointments", "writings"),
        )
    }
    return report_view(**{**nothing, "instruments": instruments(), "profile": None, "now": now(day), **fields})


def part(shown: Any, name: str) -> Any:
    return next((each for each in shown["parts"] if each["id"] == name), None)


def lines(shown: Any, name: str) -> dict[str, list[str]]:
    return {row["name"]: row["words"] for row in part(shown, name)["rows"]}


def felt(ago: int, **fields: Any) -> Any:
    nothing = dict.fromkeys(("pain", "fatigue", "fog", "sleep", "mood"))
    return {"deleted": False, "day": TUESDAY - ago, **nothing, **fields}


def test_with_nothing_there_is_nothing_to_report() -> None:
    shown = view()
    assert (shown["empty"], shown["parts"], shown["who"]) == (True, [], "")
    assert len(shown["weeks"]) == 12
    assert [choice["id"] for choice in shown["choices"]] == list(PART_NAMES)


def test_four_whole_weeks_of_the_persons_own_the_last_one_up_to_today() -> None:
    assert view()["period"] == "2 November 2026 to 24 November 2026"
    sunday = view(profile=profile(week_start=6, name="Robin"))
    assert (sunday["period"], sunday["who"]) == ("1 November 2026 to 24 November 2026", "Robin")


def test_both_figures_are_named_and_flares_and_rest_are_counted_in_days() -> None:
    walk = version("walk", TUESDAY - 100)
    outcomes = [outcome("walk", MONDAY - ago) for ago in range(10)]
    pauses = [
        pause(TUESDAY - 16, TUESDAY - 15, "flare"),
        pause(TUESDAY - 12, TUESDAY - 12),
        pause(TUESDAY + 3, TUESDAY + 9, "flare"),
    ]
    shown = view(versions=[walk], outcomes=outcomes, pauses=pauses)
    assert lines(shown, "weeks") == {
        "Done, of what was planned": ["10 of 23 (43 %)"],
        "With flares and rest counted": ["10 of 22 (45 %)"],
        "On the flare plan": ["2 days"],
        "Plan paused": ["1 day"],
    }
    assert [week["flare"] for week in shown["weeks"]] == [*[False] * 8, True, True, False, False]
    assert shown["weeks"][-1]["words"] == "Week of 23 November: 1 of 2"
    assert lines(view(versions=[walk], outcomes=outcomes), "weeks") == {
        "Done, of what was planned": ["10 of 23 (43 %)"]
    }


def test_a_week_with_nothing_planned_is_no_zero() -> None:
    weeks = view(versions=[version("walk", MONDAY)])["weeks"]
    assert [week["known"] for week in weeks] == [*[False] * 11, True]
    assert weeks[0]["words"] == "Week of 7 September: nothing planned"


def test_the_plan_says_amount_days_and_what_was_done_and_counts_the_rest() -> None:
    items = [version(f"i{at}", TUESDAY - 40, title=f"Thing {at}", position=at) for at in range(8)]
    shown = part(view(versions=items, outcomes=[outcome("i0", TUESDAY)]), "plan")
    assert shown["rows"][0] == {"name": "Thing 0", "words": ["8 minutes", "Every day", "1 of 23"]}
    assert (len(shown["rows"]), shown["note"]) == (6, "And 2 more.")
    assert part(view(versions=items[:6]), "plan")["note"] == ""


def test_means_of_check_ins_beside_those_before_and_too_few_give_none() -> None:
    days = [felt(ago, pain=4 + ago % 2, mood=6) for ago in range(10)] + [felt(30, pain=8), felt(31, pain=9)]
    days += [felt(1, fog=2), {**felt(2, pain=10), "deleted": True}, felt(60, fatigue=5)]
    shown = view(felt=days)
    assert lines(shown, "felt") == {
        "Pain": ["4.5", "2 days noted"],
        "Brain fog": ["1 day noted", "none noted"],
        "Mood (10 is best)": ["6", "none noted"],
    }
    assert part(shown, "felt")["note"] == "Means of 0 to 10. From 10 days, and 2 days before."
    assert part(view(felt=[felt(60, pain=3)]), "felt") is None


def test_a_mean_from_fewer_days_than_the_others_says_so() -> None:
    days = [felt(ago, pain=5, fog=3 if ago < 4 else None) for ago in range(8)]
    assert lines(view(felt=days), "felt")["Brain fog"] == ["3 (4 days)", "none noted"]


def test_sleep_divides_the_sums() -> None:
    nights = [night(TUESDAY), night(TUESDAY - 1, sol=0, waso=0), night(TUESDAY - 2, out_of_bed=None), night(1)]
    assert lines(view(nights=nights), "sleep") == {
        "A night, from 2 nights": ["6 h 38 min asleep, 8 h 30 min in bed: 77.9 % of the time in bed"]
    }
    assert "A night, from 1 night" in lines(view(nights=nights[:1]), "sleep")


def measure(name: str, ago: int, score: float | None, **fields: Any) -> Any:
    row = {"id": f"{name}.{ago}", "deleted": False, "instrument": name, "title": name, "version": 1}
    row |= {"day": TUESDAY - ago, "answers": {}, "score": score, "parts": {}, "at": "end", "support_read": False}
    return {**row, "started": 0, "finished": 1, "device": "", **fields}


def test_the_latest_score_of_each_measure_beside_the_one_before() -> None:
    rows = [
        *(measure("gad7", ago, score) for ago, score in ((60, 12), (3, 6), (33, 9))),
        *(measure("phq4", ago, None) for ago in (3,)),
        *(measure("change", ago, 2) for ago in (400,)),
        measure("impact", 1, 4, finished=None),
        measure("phq9", 2, 20, answers={"9": 1}),
        measure("phq9", 40, 8, answers={"9": 1}, support_read=True),
    ]
    shown = view(measures=rows)
    instrument = {row["id"]: row["title"] for row in instruments()}
    assert lines(shown, "measures") == {
        instrument["phq4"]: ["No total (21 November)", ""],
        instrument["change"]: ["Much better (20 October 2025)", ""],
        instrument["gad7"]: ["6 of 21 (21 November)", "9 of 21 (22 October)"],
    }
    assert part(shown, "measures")["note"] == "And 1 more."
    assert "20" not in str(part(view(measures=rows[-2:]), "measures")), "its support page waits to be read"
    assert part(view(measures=[measure("gad7", 1, 3, deleted=True)]), "measures") is None


def test_a_clinics_own_measure_is_told_by_its_title() -> None:
    file = {**read_instrument(FOLDER / "confidence.json"), "id": "sure", "title": "A measure of the clinic"}
    given = [{"id": "sure", "deleted": False, "file": file}]
    assert list(lines(view(measures=[measure("sure", 1, 9)], files=given), "measures")) == ["A measure of the clinic"]


def test_medicines_in_the_words_of_their_label_and_sessions_that_took_place() -> None:
    medicines = [
        medicine("m1", name="Vitamin D", form="", strength="", schedule=""),
        medicine("m2"),
        medicine("m3", name="Old", until_day=TUESDAY - 1),
        *(medicine(f"x{at}", name=f"Y{at}") for at in range(5)),
    ]
    infusions = [done("a", TUESDAY - 3), done("b", TUESDAY - 9), infusion("c", TUESDAY + 3), done("d", TUESDAY - 60)]
    shown = view(medicines=medicines, courses=[course(), course("k2")], infusions=infusions)
    assert lines(shown, "treatments") == {
        "Pregabalin": ["Capsule · 75 mg · One with food"],
        "Vitamin D": [],
        **{f"Y{at}": ["Capsule · 75 mg · One with food"] for at in range(3)},
        "Ketamine": ["15 November, 21 November"],
    }
    assert part(shown, "treatments")["note"] == "And 2 more."


def test_the_next_visit_with_what_to_ask() -> None:
    visits = [
        appointment("late", TUESDAY + 9),
        appointment("next", TUESDAY + 1, who="Dr Rivera", minute=None, questions="One?\n\nTwo?"),
        appointment("was", TUESDAY - 1),
        appointment("off", TUESDAY, status="cancelled"),
        appointment("gone", TUESDAY, deleted=True),
    ]
    assert lines(view(appointments=visits), "visit") == {
        "Tomorrow": ["Physiotherapist, Dr Rivera"],
        "One?": [],
        "Two?": [],
    }
    many = appointment(questions="\n".join(f"Question {at}?" for at in range(6)))
    assert part(view(appointments=[many]), "visit")["note"] == "And 2 more."
    assert part(view(appointments=visits[2:]), "visit") is None


def test_what_matters_stands_first_and_a_long_text_ends_with_dots() -> None:
    assert part(view(goals=[goal(words="Garden")]), "goal")["rows"] == [{"name": "Garden", "words": []}]
    assert part(view(goals=[goal(words="")]), "goal") is None
    assert shortened("é" * MOST_LETTERS) == "é" * MOST_LETTERS
    assert shortened("é" * (MOST_LETTERS + 1)) == "é" * MOST_LETTERS + "..."


def test_a_part_is_left_out_and_taken_in_again() -> None:
    rows: list[Any] = []
    for name in ("goal", "treatments"):
        rows = applied(rows, toggle_report_part(rows, name), "writing", {"answers": {}})
    shown = view(goals=[goal(words="Garden")], medicines=[medicine()], writings=rows)
    assert shown["parts"] == []
    assert not shown["empty"], "there is something: it is left out"
    assert shown["left_out"].startswith("Left out: What matters to me, Medicines and treatments, notes")
    assert [choice["shown"] for choice in shown["choices"]][:2] == [False, True]
    rows = applied(rows, toggle_report_part(rows, "goal"), "writing", {"answers": {}})
    assert part(view(goals=[goal(words="Garden")], writings=rows), "goal") is not None
    rows = applied(rows, toggle_report_part(rows, "weeks"), "writing", {"answers": {}})
    assert view(writings=rows)["weeks"] == []
    assert toggle_report_part(rows, "nothing of the kind") == []


@pytest.mark.parametrize("word", ["failed", "missed", "only", "should", "poor", "good", "better", "worse", "normal"])
def test_it_judges_nothing(word: str) -> None:
    shown = view(
        versions=[version()], felt=[felt(ago, pain=9) for ago in range(9)], nights=[night()], medicines=[medicine()]
    )
    assert word not in str(shown).lower().split()
