"""What each table looks like as a spreadsheet, read off the SQLModel classes. A new table comes by itself."""

import re
from typing import Any

from fibroplan.local.schema import columns
from fibroplan.store.synced import LAST_DAY, Synced
from fibroplan.store.tables import SYNCED

KINDS = {LAST_DAY: "day", 1439: "clock", 1e14: "instant"}
"""The highest value that a column accepts tells what its numbers mean."""

NAMES = {
    "item_id": ("plan_version", "item_id", "title", "thing of the plan"),
    "medicine_id": ("medicine", "id", "name", "medicine"),
    "course_id": ("course", "id", "treatment", "course"),
}
"""A column that holds an id -> the table that it points into, the id there, the name there, and the name's heading."""

PLAIN = {"sol": "minutes to fall asleep", "waso": "minutes awake in the night", "tried": "tried to sleep"}
"""Headings where the column's own name says little."""

LAST = ("zone", "at", "entered_day", "device", "position")
"""What few people look for stands at the end, with the ids."""


def sheets() -> list[dict[str, Any]]:
    """Every table that travels: its name, what it holds, whether it holds the person's own writing, its columns."""
    return [
        {
            "table": str(model.__tablename__),
            "about": first_sentence(model.__doc__ or ""),
            "own_writing": model.own_writing,
            "columns": sheet_columns(model),
        }
        for model in SYNCED
    ]


def lookups() -> dict[str, list[str]]:
    """Column with an id -> table, its id and its name there."""
    return {field: list(where[:3]) for field, where in NAMES.items()}


def sheet_columns(model: type[Synced]) -> list[dict[str, str]]:
    """The columns of a table in the order that a person reads: the day, names, what was noted, and ids at the end."""
    fields = [name for name in columns(model) if name != "deleted"]
    days = [name for name in fields if kind(model, name) == "day" and name not in LAST]
    ids = [name for name in fields if name == "id" or name.endswith("_id") or name in LAST]
    others = [name for name in fields if name not in {*days, *ids}]
    named = [
        {"field": name, "kind": "name", "heading": NAMES[name][3], "about": f"What {name} stands for."}
        for name in fields
        if name in NAMES and NAMES[name][0] != model.__tablename__
    ]
    shown = {name: sheet_column(model, name) for name in fields}
    return [*(shown[name] for name in days), *named, *(shown[name] for name in [*others, *ids])]


def sheet_column(model: type[Synced], name: str) -> dict[str, str]:
    """One column with its heading; times of no zone of the person's own say so."""
    what = kind(model, name)
    heading = PLAIN.get(name, name.replace("_", " ")) + (" (UTC)" if what == "instant" else "")
    return {"field": name, "kind": what, "heading": heading, "about": model.model_fields[name].description or ""}


def kind(model: type[Synced], name: str) -> str:
    """How the values of a column are shown; see `fibroplan.domain.spreadsheet`."""
    field = model.model_fields[name]
    if field.annotation is bool:
        return "flag"
    highest = next((mark.le for mark in field.metadata if hasattr(mark, "le")), 0)
    return KINDS.get(highest, "plain")


def first_sentence(text: str) -> str:
    """The first sentence of a docstring, in one line."""
    return re.split(r"(?<=\.)\s", " ".join(text.split()), maxsplit=1)[0]
