"""What changed in four weeks, as text: numbers beside numbers, nothing where there is nothing, no verdict."""

from typing import Any

from fibroplan.content.check_in import check_in
from fibroplan.domain.changes_view import changes_view, moved
from tests.domain.make import TUESDAY, check_in_row, night, now, outcome, pause, tracked, version

MONDAY = TUESDAY - 1


def view(**given: Any) -> Any:
    tables = ("check_ins", "tracked", "nights", "energies", "versions", "outcomes", "pauses", "screenings")
    rows = {name: list(given.get(name, [])) for name in tables}
    return changes_view(check_in(), **rows, profile=None, now=now())  # type: ignore[arg-type]


def lines(**given: Any) -> dict[str, tuple[str, str]]:
    return {row["id"]: (row["words"], row["detail"]) for row in view(**given)["lines"]}


def pains(after: int, before: int, days: int = 20) -> list[Any]:
    recent = [check_in_row(TUESDAY - each, pain=after) for each in range(days)]
    return recent + [check_in_row(MONDAY - 22 - each, pain=before) for each in range(days)]


def test_nothing_noted_says_nothing() -> None:
    shown = view()
    assert (shown["lines"], shown["pairs"], shown["apart"], shown["few"]) == ([], [], [], [])
    assert shown["least"] == 14


def test_a_score_now_and_before() -> None:
    detail = "Noted on 20 days, and on 20 in the 4 weeks before."
    assert lines(check_ins=pains(4, 6)) == {"pain": ("4 on average, 6 before. 2 lower.", detail)}
    assert lines(check_ins=pains(6, 4))["pain"][0] == "6 on average, 4 before. 2 higher."
    assert lines(check_ins=pains(0, 0))["pain"][0] == "0 on average, 0 before. The same."


def test_too_few_days_are_not_compared() -> None:
    assert lines(check_ins=pains(4, 6, 11))["pain"] == (
        "Too few days to compare yet.", "Noted on 11 days, and on 11 in the 4 weeks before."
    )  # fmt: skip
    assert lines(check_ins=pains(4, 6, 12))["pain"][0].startswith("4 on average")
    assert lines(check_ins=[check_in_row(TUESDAY, pain=3, deleted=True)]) == {}


def test_the_difference_is_that_of_the_numbers_shown() -> None:
    assert moved(4.46, 3.74, "score") == "0.8 higher."
    assert moved(4.44, 4.36, "score") == "The same."
    assert moved(368.4, 357.6, "minutes") == "10 min more."
    assert moved(300, 420, "minutes") == "2 h 0 min less."
    assert moved(70.1, 71.2, "percent") == "1.1 % lower."


def test_nights_are_told_by_their_sums() -> None:
    nights = [night(TUESDAY - each) for each in range(12)] + [night(MONDAY - 22 - each) for each in range(12)]
    found = lines(nights=nights)
    assert found["asleep"][0] == "5 h 45 min on average, 5 h 45 min before. The same."
    assert found["efficiency"][0] == "67.6 % on average, 67.6 % before. The same."


def test_the_plan_the_flares_and_what_is_new() -> None:
    versions = [version("walk", TUESDAY - 200), version("stand", TUESDAY - 3, title="Sit to stand")]
    done = [outcome("walk", TUESDAY - each) for each in range(0, 20, 2)]
    flares = [pause(TUESDAY - 2, None, "flare"), pause(MONDAY - 30, MONDAY - 29, "flare")]
    found = lines(versions=versions, outcomes=done, pauses=flares)
    sums = "10 of 27, and 0 of 28 before, with rest and flares counted."
    assert found["plan"] == ("37 % done, 0 % done before.", sums)
    assert found["flares"] == ("3 days with a flare, 2 before.", "")
    assert found["changes"] == ("Sit to stand.", "")
    once = lines(pauses=[pause(TUESDAY, None, "flare")])
    assert once["flares"][0] == "1 day with a flare, 0 before."
    new = lines(versions=[version("walk", TUESDAY - 3)])
    assert new["plan"][0] == "0 % done, nothing planned before."
    assert "none before" in new["plan"][1]


def test_sleep_and_pain_side_by_side() -> None:
    rows = [check_in_row(TUESDAY - each, sleep=each % 10, pain=10 - each % 10) for each in range(30)]
    shown = view(check_ins=rows, nights=[night(TUESDAY - each) for each in range(5)])
    (found,) = [row for row in shown["pairs"] if row["key"] == "sleep-pain"]
    assert found["words"].startswith("Sleep and pain moved together; not proof.")
    assert {row["key"] for row in shown["few"]} == {"asleep-pain"}, "pairs without any day are not listed"


def test_energy_and_the_plan_by_day() -> None:
    rows = [check_in_row(TUESDAY - each, fatigue=each % 5) for each in range(30)]
    spent = [
        {"id": f"{each}", "deleted": False, "day": TUESDAY - each, "minute": 600, "what": "Work", "minutes": 60,
         "cost": 1 + each % 5, "rest": False} for each in range(20)
    ]  # fmt: skip
    done = [outcome("walk", TUESDAY - each, amount=8 * (each % 5) / 4) for each in range(30)]
    shown = view(check_ins=rows, energies=spent, versions=[version("walk")], outcomes=done)
    told = {row["key"]: row["days"] for row in shown["pairs"]}
    assert told == {"energy-fatigue": 20, "plan-fatigue": 30}


def test_triggers_count_on_days_on_which_something_was_marked() -> None:
    rows = [
        check_in_row(TUESDAY - each, pain=7 if each % 2 else 3, triggers=["stress"] if each % 2 else ["own"])
        for each in range(20)
    ]
    quiet = [check_in_row(TUESDAY - 20 - each, pain=9) for each in range(20)]
    rare = [check_in_row(TUESDAY - 50, pain=1, triggers=["weather"])]
    own = [tracked("own", kind="trigger", name="Cats"), tracked("gone", kind="trigger", deleted=True)]
    found = {row["key"]: row for row in view(check_ins=[*rows, *quiet, *rare], tracked=own)["pairs"]}
    assert set(found) == {"stress-pain", "own-pain"}
    assert (found["stress-pain"]["kind"], found["own-pain"]["kind"], found["own-pain"]["days"]) == ("up", "down", 21)
    assert "“Stress” and pain moved together; not proof." in found["stress-pain"]["words"]
