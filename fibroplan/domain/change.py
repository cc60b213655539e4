"""A change: what a command asks the store to write."""

from typing import Any, TypedDict


class Change(TypedDict):
    """The changed fields of one row. The store adds the row if it is new and merges the fields if it is not."""

    table: str
    id: str
    fields: dict[str, Any]


def change(table: str, id: str, fields: dict[str, Any]) -> Change:
    """One change of one row."""
    return {"table": table, "id": id, "fields": fields}


def settle_text(table: str, id: str, field: str, text: str) -> list[Change]:
    """Keep one text of a field where two devices wrote at once: the given one stays and the other goes."""
    return [change(table, id, {field: text, f"{field}_other": ""})]
