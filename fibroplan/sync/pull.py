"""What a phone has not seen yet, a page at a time, in the order of the patient's revisions."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

from fibroplan.store import rows
from fibroplan.store.access import Actor
from fibroplan.sync.operations import TableSpec, specs

Row = dict[str, Any]


@dataclass(slots=True)
class Page:
    """Some changed rows. `rev` is the cursor for the next pull; nothing at or below it is left out."""

    rows: list[Row] = field(default_factory=list)
    rev: int = 0
    more: bool = False


def changes(connection: Connection, actor: Actor, patient_id: str, since: int, rev: int, limit: int) -> Page:
    """The next page after revision `since`. rev: the patient's own, the cursor where this page is the last."""
    found: list[tuple[TableSpec, Row]] = []
    for spec in specs().values():
        page = rows.changed_since(connection, actor, patient_id, spec.table, since, limit + 1)
        found.extend((spec, row) for row in page)
    return page_of(found, rev, limit)


def page_of(found: Iterable[tuple[TableSpec, Row]], rev: int, limit: int) -> Page:
    """The first `limit` rows of what was found, as they travel."""
    ordered = sorted(found, key=lambda one: one[1]["rev"])
    kept = ordered[:limit]
    more = len(ordered) > limit
    return Page([travelling(spec, row) for spec, row in kept], kept[-1][1]["rev"] if more else rev, more)


def travelling(spec: TableSpec, row: Row) -> Row:
    """A row as phones see it: every field that travels, and those of newer phones beside them."""
    return {"table": spec.name, "id": row["id"], "rev": row["rev"], "fields": shown(spec, row)}


def shown(spec: TableSpec, row: Row) -> Row:
    """The fields of a row that a phone keeps."""
    fields = {name: row[name] for name in spec.fields}
    if row["extra"]:
        fields.update((name, value) for name, value in row["extra"].items() if name not in spec.known)
    return fields
