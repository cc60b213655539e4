"""What the import of another app's records says: the choices for a column, and the dry run in plain words."""

from typing import TypedDict

from fibroplan.domain.check_in import Tracked
from fibroplan.domain.check_in_view import CheckInContent
from fibroplan.domain.csv_columns import DAY_COLUMN, NOTE_COLUMN, SYMPTOM_PREFIX, ImportColumn
from fibroplan.domain.csv_import import ImportReport
from fibroplan.domain.day import Now, day_words, local_day
from fibroplan.domain.profile import Profile

PROBLEMS_SHOWN = 50
"""How many rows that cannot be used stand on the screen; the file of the report has all."""


class ImportTarget(TypedDict):
    """What a column can mean."""

    value: str
    label: str


class ImportRecord(TypedDict):
    """An import that can be taken back: when it was (ms since 1970), and how many days it changed."""

    id: str
    at: float
    days: int


class ImportLine(TypedDict):
    """An import in words."""

    id: str
    label: str


def import_targets(words: CheckInContent, tracked: list[Tracked]) -> list[ImportTarget]:
    """What a column can mean: nothing, the date, the five scores, each symptom, the person's own, the note."""
    scores: list[ImportTarget] = [{"value": row["id"], "label": row["title"]} for row in words["scores"]]
    symptoms: list[ImportTarget] = [
        {"value": f"{SYMPTOM_PREFIX}{row['id']}", "label": row["title"]} for row in words["symptoms"]["entries"]
    ]
    own: list[ImportTarget] = [
        {"value": f"{SYMPTOM_PREFIX}{row['id']}", "label": row["name"]}
        for row in tracked
        if row["kind"] == "symptom" and not row["stopped"]
    ]
    nothing: ImportTarget = {"value": "", "label": "Leave it out"}
    date: ImportTarget = {"value": DAY_COLUMN, "label": "The date"}
    note: ImportTarget = {"value": NOTE_COLUMN, "label": "A note"}
    return [nothing, date, *scores, *symptoms, *own, note]


def is_rated(target: str) -> bool:
    """Whether a column with this meaning holds ratings."""
    return target != "" and target != DAY_COLUMN and target != NOTE_COLUMN


def choose_target(columns: list[ImportColumn], index: int, target: str) -> list[ImportColumn]:
    """The columns once one of them means something else; what means it already lets go of it."""
    found: list[ImportColumn] = []
    for place, column in enumerate(columns):
        if place == index:
            found.append({**column, "target": target})
        else:
            found.append({**column, "target": "" if column["target"] == target else column["target"]})
    return found


def columns_problem(columns: list[ImportColumn]) -> str:
    """What lacks before the rows can be looked at; "" for nothing."""
    targets = [column["target"] for column in columns]
    if DAY_COLUMN not in targets:
        return "Say which column is the date."
    if not any(target != "" and target != DAY_COLUMN for target in targets):
        return "Say what at least one more column is."
    return ""


def counted(number: int, one: str, many: str) -> str:
    """ "1 row", "3 rows"."""
    return f"1 {one}" if number == 1 else f"{number} {many}"


def report_words(report: ImportReport, over: bool) -> list[str]:
    """The dry run, a sentence a line. Nothing in it has been done yet."""
    lines = [f"{counted(report['rows'], 'row was', 'rows were')} read."]
    if report["days"] > 0:
        lines.append(f"They tell of {counted(report['days'], 'day', 'days')}, {report['first']} to {report['last']}.")
        lines.append(f"{counted(report['added'], 'day is', 'days are')} new.")
    if report["filled"] > 0:
        lines.append(
            f"{counted(report['filled'], 'day that is there gets', 'days that are there get')} something more."
        )
    if report["same"] > 0:
        lines.append(f"{counted(report['same'], 'day stays as it is', 'days stay as they are')}.")
    if report["differ"] > 0:
        differ = counted(report["differ"], "rating differs", "ratings differ")
        lines.append(f"{differ} from yours. {'The file counts.' if over else 'Yours are kept.'}")
    if report["twins"] > 0:
        one, many = "row says the same as one before, and counts", "rows say the same as others, and count"
        twins = counted(report["twins"], one, many)
        lines.append(f"{twins} once.")
    if report["empty"] > 0:
        lines.append(f"{counted(report['empty'], 'row has', 'rows have')} a date and nothing else.")
    if report["notes_left"] > 0:
        lines.append(f"{counted(report['notes_left'], 'note does', 'notes do')} not fit, and will be left out.")
    bad = len(report["problems"])
    if bad > 0:
        lines.append(f"{counted(bad, 'row cannot', 'rows cannot')} be used. All others can.")
    return lines


def import_lines(records: list[ImportRecord], profile: Profile | None, now: Now) -> list[ImportLine]:
    """The imports that can be taken back, the latest first."""
    found: list[ImportLine] = []
    for row in sorted(records, key=lambda row: -row["at"]):
        then: Now = {"instant": row["at"], "offset": now["offset"], "zone": "", "device": "", "uuid": ""}
        when = day_words(local_day(then, profile), local_day(now, profile))
        found.append({"id": row["id"], "label": f"{counted(row['days'], 'day', 'days')}, brought in {when}"})
    return found
