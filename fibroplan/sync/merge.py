"""What one operation does to one row. Pure: no database, no clock, the same answer every time.

A change is *concurrent* when the field was last changed by another device at a revision that the writer did not know.
What happens then is declared on the model: the last accepted wins (the prior stays in the history), both texts are
kept, or the writer is asked. The server's order decides, never a phone's clock.
"""

from dataclasses import dataclass
from typing import Any

from fibroplan.store.access import EVERY
from fibroplan.sync.operations import Operation

SERVER = ""
"""The device of a change that no phone made."""

Row = dict[str, Any]


@dataclass(slots=True)
class Merged:
    """An accepted operation: the new row, and the changed fields before and after, for the history."""

    row: Row
    before: dict[str, Any]
    after: dict[str, Any]


@dataclass(slots=True)
class Refused:
    """An operation that cannot be merged. `code` and `message` are for the person who wrote it."""

    code: str
    message: str


CHANGED_ELSEWHERE = Refused("changed_elsewhere", "This was changed on another device. Please choose which one to keep.")

OTHER_NAME = Refused("bad_id", "This entry says another day or thing than its name.")


def merge(row: Row | None, operation: Operation, patient_id: str, device: str, rev: int) -> Merged | Refused:
    """Apply an operation to the row as it stands (None: there is none yet), giving it revision `rev`.

    The row that was passed in is not changed.
    """
    if row is None:
        return _create(operation, patient_id, device, rev)
    named_by = operation.spec.named_by
    if named_by is not None and named_by({**row, **operation.fields}) != named_by(row):
        return OTHER_NAME
    news = _news(row, operation, device)
    if operation.spec.choose and _clashes(row, operation, news, device):
        return CHANGED_ELSEWHERE
    changes = dict(operation.fields)
    revs = {**row["field_revs"], **{field: [rev, device] for field in (*operation.fields, *operation.extra)}}
    for field in news & (operation.spec.keep_both | operation.spec.kept):
        kept = _keep_both(row, changes, field, operation.spec.room.get(f"{field}_other", 0))
        if kept is None:
            return CHANGED_ELSEWHERE
        if kept:
            changes.update(kept)
            revs[f"{field}_other"] = [rev, SERVER]
    if row["deleted"] and "deleted" not in changes and _is_news(row, "deleted", operation.base, device):
        changes["deleted"] = False  # an edit made without knowing of the removal brings the row back
        revs["deleted"] = [rev, SERVER]
    before = {field: row[field] for field in changes}
    before.update({field: row["extra"][field] for field in operation.extra if field in row["extra"]})
    merged = {**row, **changes, "rev": rev, "field_revs": revs, "extra": {**row["extra"], **operation.extra}}
    return Merged(merged, before, {**changes, **operation.extra})


def _create(operation: Operation, patient_id: str, device: str, rev: int) -> Merged | Refused:
    spec = operation.spec
    if not spec.required <= operation.fields.keys():
        return Refused("incomplete", "Part of this entry is not here. Its beginning may not have been saved.")
    row = spec.defaults()
    row.update(operation.fields)
    if spec.named_by is not None and operation.id != "{}.{}.{}".format(*spec.named_by(row)):
        return OTHER_NAME
    row["id"] = operation.id
    row["patient_id"] = patient_id
    row["rev"] = rev
    row["field_revs"] = {EVERY: [rev, device]}
    row["extra"] = operation.extra
    return Merged(row, {}, {**operation.fields, **operation.extra})


def _is_news(row: Row, field: str, base: int, device: str) -> bool:
    """Whether another device changed a field since `base`."""
    revs = row["field_revs"]
    changed, by = revs.get(field) or revs[EVERY]
    return changed > base and by != device


def _news(row: Row, operation: Operation, device: str) -> set[str]:
    """The fields of an operation that another device has set to something else without the writer's knowledge."""
    return {
        field
        for field, value in operation.fields.items()
        if row[field] != value and _is_news(row, field, operation.base, device)
    }


def _clashes(row: Row, operation: Operation, news: set[str], device: str) -> bool:
    """Whether the writer must choose. A removal concerns every field, and every field concerns a removed row."""
    if operation.fields.get("deleted") and not row["deleted"]:
        return any(changed > operation.base and by != device for changed, by in row["field_revs"].values())
    return bool(news) or (bool(row["deleted"]) and _is_news(row, "deleted", operation.base, device))


def _keep_both(row: Row, changes: dict[str, Any], field: str, room: int) -> dict[str, Any] | None:
    """The change that keeps an earlier text beside the new one; empty where nothing would be lost.

    None: there is no room for both, or the text is a second version that the writer has not seen. Then the person
    is asked, so that no words disappear.
    """
    earlier, later = row[field], changes[field]
    if _contains(later, earlier):
        return {}
    other = f"{field}_other"
    if other not in row:
        return None
    standing = changes.get(other, row[other])
    if _contains(standing, earlier):
        return {}
    both = f"{standing}\n\n{earlier}" if standing else earlier
    return {other: both} if len(both) <= room else None


def _contains(text: str, part: str) -> bool:
    """Whether the words of `part` stand in `text`, one after the other. An empty part always does."""
    return f" {' '.join(part.split())} ".replace("  ", " ") in f" {' '.join(text.split())} "
