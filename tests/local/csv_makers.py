"""Random arguments for the rules of another app's records, by name."""

from collections.abc import Callable
from typing import Any

from fibroplan.content.check_in import check_in
from fibroplan.domain import csv, csv_columns, csv_entries, csv_import
from tests.domain.make import TEXTS, World
from tests.local.check_in_makers import check_ins, tracked

Make = Callable[[World], Any]
WORDS = check_in()
DATES = [
    *("2026-11-24", "24/11/2026", "11/24/2026", "03/04/2026", "24.11.26", "24 Nov 2026", "November 24, 2026 8:00"),
    *("2026-11-24T08:30:00Z", "20261124", "Di., 24. Dez. 2025", "30/02/2026", "31.11.2026", "24-Nov-26", "13/13/2026"),
    *("", " ", "today", "1/2", "99999999999", "0000-00-00", "1/1/1999", "4 mai 2026", "5/5/2026", "Monday"),
]
NUMBERS = [
    *("", "7", "7.5", "7,5", " 8 ", "7/10", "70 %", "70%%", "3/0", "1/2/3", "-1", "11", "1e3", "x", "10", "."),
    *("4\u00a0", "1.2.3", "1234567890123"),
]
CELLS = [*DATES, *NUMBERS, *TEXTS, "\u0000", "a;b", "=1+1", "<b>x</b>"]
PAIN = {"name": "Pain", "target": "pain", "most": 10, "turned": True}
TARGETS = ["day", "pain", "sleep", "note", "symptom:stiffness", "symptom:own", "", ""]


def a_line(w: World) -> str:
    cells = [w.some(*CELLS) for _ in range(w.rng.randint(0, 5))]
    quoted = [f'"{cell}"' if w.some(True, False, False) else cell for cell in cells]
    return w.some(",", ",", ";").join(quoted) + w.some("", "", "", '"', '""', '"x""y"')


def lines(w: World) -> list[str]:
    return [a_line(w) for _ in range(w.rng.randint(0, 8))]


def rows(w: World) -> Any:
    return csv.csv_rows(lines(w), ",")


def table(w: World) -> Any:
    return csv_columns.import_table(rows(w))


def columns(w: World) -> Any:
    return [
        {"name": w.some(*TEXTS), "target": target, "most": w.some(10, 100, 5), "turned": w.some(True, False)}
        for target in w.rng.sample(TARGETS, w.rng.randint(0, len(TARGETS)))
    ]


def cells(w: World) -> list[str]:
    return [w.some(*w.some(DATES, NUMBERS)) for _ in range(w.rng.randint(0, 6))]


def entries(w: World) -> Any:
    """Rows that mostly can be used: a few days, some of them twice."""
    made = []
    for line in range(w.rng.randint(0, 12)):
        day = w.some("2026-11-20", "2026-11-21", "19.11.2026", "x")
        given = [day, w.some(*NUMBERS), w.some(*NUMBERS), w.some(*TEXTS)]
        names = ("day", "pain", "symptom:stiffness", "note")
        meant: Any = [{"name": name, "target": name, "most": 10, "turned": False} for name in names]
        made.append(csv_entries.read_entry({"line": line, "cells": given, "broken": False}, meant, "dmy", 30_000))
    return made


def entry(w: World) -> Any:
    return w.some(*(entries(w) or [{"line": 1, "day": 0, "ratings": {}, "note": "", "key": "", "problem": "No."}]))


def days(w: World) -> Any:
    found = csv_entries.import_days(entries(w), w.some("mean", "last", "highest"))
    near = [row["day"] for row in check_ins(w)]
    return [{**row, "day": w.some(row["day"], *near)} for row in found]


def a_day(w: World) -> Any:
    return w.some(*(days(w) or [{"day": w.today, "ratings": {"pain": 3}, "note": "x", "left": 0}]))


def written(w: World) -> Any:
    """What an import wrote, with what was there before, and the days as they are now."""
    there = check_ins(w)
    changes = csv_import.import_changes(days(w), there, w.some(True, False))
    held: dict[str, Any] = {row["id"]: row for row in there}
    empty = {"pain": None, "fatigue": None, "sleep": None, "mood": None, "fog": None, "symptoms": {}, "note": ""}
    before = [
        {**row, "fields": {name: held.get(row["id"], {**empty, "deleted": True}).get(name) for name in row["fields"]}}
        for row in changes
    ]
    now = {**held}
    for row in changes:
        if w.rng.random() < 0.9:
            now[row["id"]] = {**empty, "id": row["id"], "areas": [], **held.get(row["id"], {}), **row["fields"]}
        if row["id"] in now and w.rng.random() < 0.2:
            now[row["id"]] = {**now[row["id"]], "pain": 9}
    LAST.update(changes=changes, before=before, check_ins=list(now.values()))
    return changes


LAST: dict[str, Any] = {}


def report(w: World) -> Any:
    found, there = entries(w), check_ins(w)
    whole = csv_entries.import_days(found, "mean")
    return csv_import.import_report(found, whole, csv_import.import_changes(whole, there, False), there)


GENERATORS: dict[str, Make] = {
    "cells": cells,
    "mean": lambda w: w.some("mean", "highest", "last"),
    "over": lambda w: w.some(True, False),
}
OWN: dict[tuple[str, str], Make] = {
    **{(rule, "text"): (lambda w: w.some(*DATES, *TEXTS)) for rule in ("read_day", "order_shown", "pieces_of")},
    **{(rule, "text"): (lambda w: w.some(*NUMBERS, *TEXTS)) for rule in ("read_number", "decimal_of")},
    **{(rule, "text"): (lambda w: w.some("\n", "\r\n", "\r").join(lines(w))) for rule in ("csv_table", "csv_lines")},
    **{(rule, "days"): days for rule in ("import_changes", "import_report", "differing", "notes_left")},
    **{(rule, "columns"): columns for rule in ("read_entry", "choose_target", "columns_problem", "day_cells")},
    **{(rule, "entries"): entries for rule in ("import_days", "import_report", "without_twins")},
    **{(rule, "table"): table for rule in ("guess_columns", "day_cells")},
    **{(rule, "note"): (lambda w: w.some(*TEXTS, "\u0000", "a" * 10_001)) for rule in ("note_problem", "note_goes_in")},
    **{(rule, "cell"): (lambda w: w.some(*CELLS)) for rule in ("is_day", "rating_in", "rating_problem")},
    **{(rule, "column"): (lambda w: w.some(*columns(w), PAIN)) for rule in ("rating_in", "rating_problem")},
    **{(rule, "numbers"): (lambda w: [piece(w) for _ in range(3)]) for rule in ("day_of_three",)},
    ("choose_target", "index"): lambda w: w.rng.randint(0, 7),
    ("choose_target", "target"): lambda w: w.some(*TARGETS),
    ("counted", "number"): lambda w: w.rng.randint(0, 2),
    ("counted", "one"): lambda w: "day",
    ("counted", "many"): lambda w: "days",
    ("csv_rows", "lines"): lines,
    ("csv_rows", "separator"): lambda w: w.some(",", ";"),
    ("csv_separator", "line"): a_line,
    ("day_fields", "row"): a_day,
    ("day_fields", "there"): lambda w: w.some(None, *check_ins(w)),
    ("day_label", "day"): lambda w: w.near(),
    ("day_of_three", "order"): lambda w: w.some("", "dmy", "mdy"),
    ("day_problem", "kind"): lambda w: w.some("day", "empty", "none", "range", "two"),
    ("day_problem", "day"): lambda w: w.near(),
    ("day_read", "date"): lambda w: w.rng.randint(0, 32),
    ("day_read", "month"): lambda w: w.rng.randint(0, 13),
    ("day_read", "year"): lambda w: w.some(999, 1999, 2000, 2026, 2099, 2100),
    ("import_changes", "check_ins"): lambda w: check_ins(w),
    ("import_lines", "records"): lambda w: [
        {"id": f"import:{at}", "at": w.now["instant"] - at * 40_000_000, "days": at}
        for at in range(w.rng.randint(0, 3))
    ],
    ("import_report", "changes"): lambda w: csv_import.import_changes(days(w), check_ins(w), False),
    ("import_table", "rows"): rows,
    ("import_targets", "tracked"): lambda w: tracked(w),
    ("import_targets", "words"): lambda w: WORDS,
    ("is_alike", "one"): lambda w: w.some(None, 1, 2, "", "a", True, False, {}, {"a": 1}, [1]),
    ("is_alike", "other"): lambda w: w.some(None, 1, 2, "", "a", True, False, {}, {"a": 1}, {"a": None}, {"b": 1}, [1]),
    ("is_rated", "target"): lambda w: w.some(*TARGETS),
    ("joined_notes", "notes"): lambda w: [w.some(*TEXTS, "b" * 6000, "c" * 6000) for _ in range(w.rng.randint(0, 5))],
    ("month_named", "word"): lambda w: w.some("november", "nov", "mai", "mar", "no", "déc", "märz", "monday", ""),
    ("note_goes_in", "there"): lambda w: w.some(*TEXTS),
    ("numbers_first", "pieces"): lambda w: [piece(w)],
    ("one_of", "values"): lambda w: [w.some(0, 3.25, 7, 10) for _ in range(w.rng.randint(1, 4))],
    ("order_used", "chosen"): lambda w: w.some("", "dmy", "mdy", "x"),
    ("order_used", "shown"): lambda w: w.some("", "dmy", "mdy", "both"),
    ("quoted_row", "first"): lambda w: w.rng.randint(0, 3),
    ("quoted_row", "lines"): lines,
    ("quoted_row", "separator"): lambda w: w.some(",", ";"),
    ("read_day", "order"): lambda w: w.some("", "dmy", "mdy"),
    ("read_entry", "order"): lambda w: w.some("", "dmy", "mdy"),
    ("read_entry", "row"): lambda w: {
        "line": 3,
        "cells": [w.some(*CELLS) for _ in range(4)],
        "broken": w.some(False, False, False, True),
    },
    ("read_entry", "today"): lambda w: w.some(20_781, 40_000),
    ("report_words", "report"): report,
    ("symptom_named", "target"): lambda w: w.some(*TARGETS, "symptom:", "xsymptom:a"),
    ("undo_changes", "before"): lambda w: LAST["before"],
    ("undo_changes", "changes"): written,
    ("undo_changes", "check_ins"): lambda w: LAST["check_ins"],
}


def piece(w: World) -> Any:
    """A number of a date."""
    size = w.some(1, 2, 2, 4)
    return {"value": w.rng.randint(1, 31) if size < 4 else w.some(2025, 2026), "size": size, "word": ""}
