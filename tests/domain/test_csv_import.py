"""Bringing records in: every row with what is wrong with it, nothing half, and the way back."""

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fibroplan.content.check_in import check_in
from fibroplan.domain.csv import csv_table
from fibroplan.domain.csv_columns import guess_columns, import_table
from fibroplan.domain.csv_entries import import_days, joined_notes, read_entry
from fibroplan.domain.csv_import import import_changes, import_report, undo_changes
from fibroplan.domain.csv_words import (
    choose_target,
    columns_problem,
    import_lines,
    import_targets,
    is_rated,
    report_words,
)
from tests.domain import make
from tests.domain.make import TUESDAY, now

EMPTY: dict[str, Any] = {
    "pain": None, "fatigue": None, "sleep": None, "mood": None, "fog": None, "symptoms": {}, "mapped": False,
    "areas": [], "triggers": [], "note": "", "note_other": "", "entered_day": 0,
}  # fmt: skip


def looked(text: str, there: Any = (), order: str = "", mean: str = "mean", over: bool = False, **columns: Any) -> Any:
    """The dry run of a file: report, changes and days."""
    table = import_table(csv_table(text))
    meant: Any = [{**column, **columns.get(column["target"], {})} for column in guess_columns(table)]
    entries = [read_entry(row, meant, order, TUESDAY) for row in table["rows"]]
    days = import_days(entries, mean)
    changes = import_changes(days, list(there), over)
    return import_report(entries, days, changes, list(there)), changes, days


def why(text: str, **options: Any) -> list[str]:
    report, _, _ = looked(text, **options)
    return [row["why"] for row in report["problems"]]


def written(rows: Any, changes: Any) -> tuple[list[Any], list[Any]]:
    """The rows after some changes, and what would undo them, as the phone's store does it."""
    held = {row["id"]: row for row in rows}
    before = []
    for each in changes:
        old = held.get(each["id"])
        base = old or {**EMPTY, "id": each["id"], "deleted": True}
        before.append({**each, "fields": {name: base.get(name) for name in each["fields"]}})
        held[each["id"]] = {**base, **each["fields"]}
    return list(held.values()), before


# ---- one row


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("03/04/2026,1,1,x", "Its date can be read in two ways. Say whether the day or the month comes first."),
        (",1,1,x", "It has no date."),
        ("soon,1,1,x", "Its date cannot be read."),
        ("30/02/2026,1,1,x", "There is no such day from 2000 to 2099."),
        ("25/11/2026,1,1,x", "Its day is still to come."),
        ("24/11/2026,bad,1,x", "Pain is no number."),
        ("24/11/2026,11,1,x", "Pain is outside 0 to 10."),
        ("24/11/2026,-1,1,x", "Pain is outside 0 to 10."),
        ("24/11/2026,6/5,1,x", "Pain is outside 0 to 5."),
        ("24/11/2026,1,1,x,more", "It has 5 cells, and the table has 4 columns."),
        ('24/11/2026,1,1,"x', "A quote in it is never closed."),
        ("24/11/2026,1,1," + "x" * 10_001, "Its note is longer than 10,000 letters."),
        ("24/11/2026,1,1,a\u0000b", "Its note holds a sign that cannot be kept."),
    ],
)
def test_a_row_that_cannot_be_used_says_why_and_the_others_come_in(row: str, words: str) -> None:
    report, changes, _ = looked(f"Date,Pain,Mood,Note\n23/11/2026,3,4,ok\n{row}\n22/11/2026,5,6,ok", order="")
    assert report["problems"] == [{"line": 3, "why": words}]
    assert [each["id"] for each in changes] == [f"{TUESDAY - 2}", f"{TUESDAY - 1}"]


def test_a_row_with_a_date_alone_and_short_rows_are_no_problem() -> None:
    report, changes, _ = looked("Date,Pain,Note\n2026-11-24\n2026-11-23,,\n2026-11-22,4,,,\n")
    assert (report["problems"], report["empty"], report["good"]) == ([], 2, 1)
    assert changes[0]["fields"] == {"deleted": False, "day": TUESDAY - 2, "entered_day": TUESDAY - 2, "pain": 4}


def test_a_row_that_ends_before_its_date_has_none() -> None:
    assert why("Pain,Date\n4\n5,2026-11-24") == ["It has no date."]


def test_ratings_are_brought_to_our_scale_and_turned_where_high_means_less() -> None:
    text = "Date,Pain,Fatigue,Mood\n2026-11-24,40,3,1/5"
    _, changes, _ = looked(text, pain={"most": 100}, fatigue={"most": 4, "turned": True}, mood={"turned": True})
    assert [changes[0]["fields"][name] for name in ("pain", "fatigue", "mood")] == [4, 3, 8]


def test_html_and_formulas_are_letters_like_any_other() -> None:
    note = "<script>alert(1)</script> =SUM(A1)"
    _, changes, _ = looked(f"Date,Note\n2026-11-24,{note}")
    assert changes[0]["fields"]["note"] == note


# ---- the days


def test_several_ratings_of_a_day_become_one_and_twins_count_once() -> None:
    text = "Date,Pain,Note\n2026-11-24,2,a\n2026-11-24,2,a\n2026-11-24,7,b\n2026-11-24,4,a"
    results = {mean: looked(text, mean=mean) for mean in ("mean", "highest", "last")}
    assert {mean: found[1][0]["fields"]["pain"] for mean, found in results.items()} == {
        "mean": 4,
        "highest": 7,
        "last": 4,
    }
    report, changes, _ = results["mean"]
    assert (report["twins"], report["days"], changes[0]["fields"]["note"]) == (1, 1, "a\nb")


def test_notes_that_do_not_fit_are_counted_and_nothing_is_cut() -> None:
    assert joined_notes(["a" * 6000, "b" * 6000, "", "a" * 6000]) == {"note": "a" * 6000, "left": 1}
    text = "Date,Note\n2026-11-24," + "a" * 6000
    there = [make.check_in_row(TUESDAY, note="b" * 6000)]
    report, changes, _ = looked(text, there)
    assert (report["notes_left"], changes) == (1, [])


# ---- beside what is there


def test_what_the_person_noted_is_kept_unless_they_say_so() -> None:
    there = [make.check_in_row(TUESDAY, pain=3, mood=None, symptoms={"stiffness": 2}, note="mine")]
    text = "Date,Pain,Mood,Stiffness,Headache,Note\n2026-11-24,8,6,9,4,theirs"
    report, changes, _ = looked(text, there)
    assert changes == [
        {
            "table": "check_in",
            "id": f"{TUESDAY}",
            "fields": {"mood": 6, "symptoms": {"stiffness": 2, "headache": 4}, "note": "mine\ntheirs"},
        }
    ]
    assert (report["added"], report["filled"], report["differ"]) == (0, 1, 2)
    _, over, _ = looked(text, there, over=True)
    assert (over[0]["fields"]["pain"], over[0]["fields"]["symptoms"]["stiffness"]) == (8, 9)


def test_the_same_file_twice_changes_nothing() -> None:
    text = "Date,Pain,Stiffness,Note\n2026-11-24,8,3,x\n2026-11-23,2,,y"
    _, changes, _ = looked(text)
    rows, _ = written([], changes)
    report, again, _ = looked(text, rows)
    assert again == []
    assert (report["same"], report["differ"], report["added"], report["filled"]) == (2, 0, 0, 0)


# ---- undo

SCORE = st.none() | st.integers(0, 10)


@given(
    st.lists(st.tuples(st.integers(0, 6), SCORE, SCORE, st.sampled_from(["", "a", "b"])), max_size=12), st.integers()
)
def test_an_undo_gives_back_every_day_as_it_was(rows: list[Any], seed: int) -> None:
    rng = random.Random(seed)
    there = [
        make.check_in_row(TUESDAY - back, pain=rng.choice([None, 4]), note=rng.choice(["", "mine"]))
        for back in range(3)
    ]
    entries: list[Any] = []
    for at, (back, pain, stiff, note) in enumerate(rows):
        given = (("pain", pain), ("symptom:stiffness", stiff))
        ratings = {name: float(value) for name, value in given if value is not None}
        key = f"{at}" if note or ratings else ""
        row = {"line": at, "day": TUESDAY - back, "note": note, "problem": "", "ratings": ratings, "key": key}
        entries.append(row)
    changes = import_changes(import_days(entries, "mean"), there, rng.choice([True, False]))
    after, before = written(there, changes)
    undone, _ = written(after, undo_changes(changes, before, [row for row in after if not row["deleted"]]))
    held = {row["id"]: row for row in undone}
    assert all(held[row["id"]] == row for row in there)
    assert all(row["deleted"] for row in undone if row["id"] not in {each["id"] for each in there})


def test_what_was_changed_since_an_import_stays() -> None:
    _, changes, _ = looked("Date,Pain,Mood\n2026-11-24,8,6\n2026-11-23,1,1\n2026-11-22,2,2")
    rows, before = written([], changes)
    rows = [{**row, "pain": 5} if row["day"] == TUESDAY else row for row in rows if row["day"] != TUESDAY - 1]
    back = undo_changes(changes, before, rows)
    assert [each["id"] for each in back] == [f"{TUESDAY - 2}", f"{TUESDAY}"], "a day that is gone stays gone"
    assert back[1]["fields"] == {"mood": None}, "the day stays with what the person said"
    assert back[0]["fields"] == {"deleted": True, "pain": None, "mood": None}
    gone = [{**rows[0], "pain": 9, "mood": "x", "symptoms": 3, "deleted": 1}]
    assert undo_changes(changes[:1], before[:1], gone) == []


# ---- words


def test_a_column_can_mean_each_thing_once() -> None:
    own = [make.tracked("own", "symptom", name="Jaw click"), make.tracked("t", "trigger", name="Noise"),
           make.tracked("old", "symptom", name="Old", stopped=True)]  # fmt: skip
    targets = import_targets(check_in(), own)
    assert [row["label"] for row in targets[:3]] == ["Leave it out", "The date", "Pain"]
    assert [row["label"] for row in targets[-2:]] == ["Jaw click", "A note"]
    assert targets[-2]["value"] == "symptom:own"
    columns = guess_columns(import_table(csv_table("Date,Pain,Worst\n2026-11-24,1,2")))
    moved = choose_target(columns, 2, "pain")
    assert [column["target"] for column in moved] == ["day", "", "pain"]
    assert [column["target"] for column in choose_target(moved, 2, "")] == ["day", "", ""]


def test_some_meanings_are_ratings() -> None:
    assert [is_rated(target) for target in ("pain", "symptom:own", "day", "note", "")] == [
        True,
        True,
        False,
        False,
        False,
    ]


def test_what_lacks_before_the_rows_can_be_looked_at_is_told() -> None:
    columns = guess_columns(import_table(csv_table("Date,Pain\n2026-11-24,1")))
    assert columns_problem(columns) == ""
    assert columns_problem(columns[1:]) == "Say which column is the date."
    assert columns_problem(columns[:1]) == "Say what at least one more column is."


def test_the_dry_run_is_told_in_words() -> None:
    there = [make.check_in_row(TUESDAY, pain=3), make.check_in_row(TUESDAY - 1, pain=1)]
    text = "Date,Pain,Note\n" + "\n".join(
        [
            "2026-11-24,8,x",
            "2026-11-24,8,x",
            "2026-11-23,1,",
            "2026-11-20,2,",
            "2026-11-19,,",
            "soon,1,",
            "2026-11-18,2,",
        ]
    )
    report, _, _ = looked(text, there)
    assert report_words(report, False) == [
        "7 rows were read.",
        "They tell of 4 days, 18 November 2026 to 24 November 2026.",
        "2 days are new.",
        "1 day that is there gets something more.",
        "1 day stays as it is.",
        "1 rating differs from yours. Yours are kept.",
        "1 row says the same as one before, and counts once.",
        "1 row has a date and nothing else.",
        "1 row cannot be used. All others can.",
    ]
    assert "1 rating differs from yours. The file counts." in report_words(report, True)
    report, _, _ = looked("Date,Note\nsoon,x\n" + f"2026-11-24,{'a' * 6000}\n2026-11-24,{'b' * 6000}")
    assert "1 note does not fit, and will be left out." in report_words(report, False)
    assert report_words(looked("Date,Pain\n2026-11-24,1")[0], False)[-1] == "1 day is new."
    assert report_words(looked("Date,Pain\nsoon,1")[0], False) == [
        "1 row was read.",
        "1 row cannot be used. All others can.",
    ]


def test_imports_that_can_be_taken_back_are_told_the_latest_first() -> None:
    moment = now()
    records: Any = [
        {"id": "a", "at": moment["instant"] - 86_400_000, "days": 1},
        {"id": "b", "at": moment["instant"], "days": 30},
    ]
    assert import_lines(records, None, moment) == [
        {"id": "b", "label": "30 days, brought in today"},
        {"id": "a", "label": "1 day, brought in yesterday"},
    ]
