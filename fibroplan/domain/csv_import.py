"""Records of another app, brought into the check-ins.

Nothing is written before the person has seen what would be: `import_report` is the dry run of the same changes. What
the person noted themselves is kept, unless they say otherwise, and an import can be taken back.
"""

from typing import Any, TypedDict

from fibroplan.domain.change import Change, change
from fibroplan.domain.check_in import CheckIn
from fibroplan.domain.csv_columns import SYMPTOM_PREFIX
from fibroplan.domain.csv_entries import ImportDay, ImportEntry, note_problem
from fibroplan.domain.day import civil, date_words
from fibroplan.domain.instrument_check import is_number


class ImportProblem(TypedDict):
    """A row that cannot be used, and why."""

    line: int
    why: str


class ImportReport(TypedDict):
    """The dry run. Nothing was written."""

    rows: int
    good: int
    empty: int
    twins: int
    """Rows that say the same as one before."""
    days: int
    first: str
    last: str
    added: int
    """Days that are new."""
    filled: int
    """Days that are there and get something more."""
    same: int
    """Days that stay as they are."""
    differ: int
    """Values that differ from what is there."""
    notes_left: int
    """Notes that do not fit."""
    problems: list[ImportProblem]


def import_changes(days: list[ImportDay], check_ins: list[CheckIn], over: bool) -> list[Change]:
    """The changes that bring some days in. What is there is kept, unless `over` says that the file counts.

    A note is added below the one that is there. A day that gets nothing new is no change.
    """
    held = {f"{row['day']}": row for row in check_ins}
    changes: list[Change] = []
    for row in days:
        name = f"{row['day']}"
        fields = day_fields(row, held.get(name), over)
        if len(sorted(fields)) > 0:
            begun: dict[str, Any] = {"deleted": False, "day": row["day"], "entered_day": row["day"]}
            changes.append(change("check_in", name, fields if name in held else {**begun, **fields}))
    return changes


def day_fields(row: ImportDay, there: CheckIn | None, over: bool) -> dict[str, Any]:
    """The fields of a day that change; none where all of it is there."""
    held: dict[str, Any] = {} if there is None else {**there}
    before: dict[str, Any] = {} if there is None else {**there["symptoms"]}
    fields: dict[str, Any] = {}
    symptoms: dict[str, Any] = {**before}
    more = False
    for target in sorted(row["ratings"]):
        value = row["ratings"][target]
        name = symptom_named(target)
        now_there = before.get(name) if name != "" else held.get(target)
        if now_there is None or (over and now_there != value):
            if name == "":
                fields[target] = value
            else:
                symptoms[name] = value
                more = True
    if more:
        fields["symptoms"] = symptoms
    note = "" if there is None else there["note"]
    if note_goes_in(row["note"], note):
        fields["note"] = row["note"] if note == "" else f"{note}\n{row['note']}"
    return fields


def note_goes_in(note: str, there: str) -> bool:
    """Whether a note says something new and fits below what is there."""
    return note != "" and note not in there and note_problem(f"{there}\n{note}") == ""


def notes_left(days: list[ImportDay], check_ins: list[CheckIn]) -> int:
    """How many notes do not fit, beside each other or below what the person wrote."""
    held = {f"{row['day']}": row["note"] for row in check_ins}
    count = 0
    for row in days:
        there = held.get(f"{row['day']}", "")
        count += row["left"]
        if row["note"] not in there and not note_goes_in(row["note"], there):
            count += 1
    return count


def symptom_named(target: str) -> str:
    """The id of a symptom that a target names; "" for another target."""
    parts = target.split(SYMPTOM_PREFIX)
    return parts[1] if len(parts) == 2 and parts[0] == "" else ""


def differing(days: list[ImportDay], check_ins: list[CheckIn]) -> int:
    """How many ratings of the file differ from what the person has."""
    held = {f"{row['day']}": row for row in check_ins}
    count = 0
    for row in days:
        there = held.get(f"{row['day']}")
        if there is not None:
            kept: dict[str, Any] = {**there}
            for target in sorted(row["ratings"]):
                name = symptom_named(target)
                value = there["symptoms"].get(name, None) if name != "" else kept.get(target)
                if value is not None and value != row["ratings"][target]:
                    count += 1
    return count


def import_report(
    entries: list[ImportEntry], days: list[ImportDay], changes: list[Change], check_ins: list[CheckIn]
) -> ImportReport:
    """The dry run in figures, and every row that cannot be used with its line and why."""
    there = {f"{row['day']}": True for row in check_ins}
    keys = [entry["key"] for entry in entries if entry["key"] != ""]
    seen: dict[str, bool] = {}
    for key in keys:
        seen[key] = True
    filled = len([row for row in changes if row["id"] in there])
    return {
        "rows": len(entries),
        "good": len(keys),
        "empty": len([entry for entry in entries if entry["key"] == "" and entry["problem"] == ""]),
        "twins": len(keys) - len(sorted(seen)),
        "days": len(days),
        "first": day_label(days[0]["day"]) if len(days) > 0 else "",
        "last": day_label(days[-1]["day"]) if len(days) > 0 else "",
        "added": len(changes) - filled,
        "filled": filled,
        "same": len(days) - len(changes),
        "differ": differing(days, check_ins),
        "notes_left": notes_left(days, check_ins),
        "problems": [{"line": entry["line"], "why": entry["problem"]} for entry in entries if entry["problem"] != ""],
    }


def day_label(day: int) -> str:
    """A day with its year: "24 November 2026"."""
    return f"{date_words(day)} {civil(day)[0]}"


# ---- undo


KEPT_FIELDS = ["day", "entered_day"]
"""What a day keeps when an import is taken back."""


def undo_changes(changes: list[Change], before: list[Change], check_ins: list[CheckIn]) -> list[Change]:
    """The changes that take an import back, field by field; what the person has changed since is left as it is.

    Args:
        changes: What the import wrote.
        before: What was there, for each of these changes; `deleted` is true for a day that was new.
        check_ins: The days as they are now.
    """
    held = {row["id"]: row for row in check_ins}
    found: list[Change] = []
    for index, wrote in enumerate(changes):
        there = held.get(wrote["id"])
        if there is not None:
            current: dict[str, Any] = {**there}
            prior = before[index]["fields"]
            names = [name for name in sorted(wrote["fields"]) if name not in KEPT_FIELDS]
            same = [name for name in names if is_alike(current.get(name), wrote["fields"][name])]
            whole = len(same) == len(names)
            back = {name: prior[name] for name in same if name in prior and (whole or name != "deleted")}
            if len(same) > 0:
                found.append(change("check_in", wrote["id"], back))
    return found


def is_alike(one: Any, other: Any) -> bool:
    """Whether two values of a field are the same; symptoms are compared one by one."""
    if isinstance(one, dict) and isinstance(other, dict):
        left: dict[str, Any] = one
        right: dict[str, Any] = other
        names = sorted(left)
        return len(names) == len(sorted(right)) and all(
            name in right and is_alike(left[name], right[name]) for name in names
        )
    if isinstance(one, str):
        text: str = one
        return isinstance(other, str) and text == other
    if isinstance(one, bool):
        flag: bool = one
        return isinstance(other, bool) and flag == other
    if isinstance(one, (list, dict)) or not is_number(one) or not is_number(other):
        return False
    number: float = one
    return number == other
