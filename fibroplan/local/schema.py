"""The phone's schema, read off the SQLModel classes: object stores, indexes, defaults."""

from typing import Any

from fibroplan.store.tables import SYNCED, ServerColumns, Synced

VERSION = 1
"""Version of the phone's database. Raise it when a table or an index is added."""

_MISSING = object()


def columns(model: type[Synced]) -> list[str]:
    """The columns that travel: all but the server's own."""
    return [name for name in model.model_fields if name not in ServerColumns.model_fields]


def defaults(model: type[Synced]) -> dict[str, Any]:
    """What a new row holds where nothing was said. Required columns have no default."""
    fields = ((name, model.model_fields[name]) for name in columns(model))
    return {name: field.get_default(call_default_factory=True) for name, field in fields if not field.is_required()}


def phone_schema() -> dict[str, Any]:
    """Everything that the phone's store needs to know, as JSON."""
    return {
        "version": VERSION,
        "tables": {str(model.__tablename__): list(model.phone_indexes) for model in SYNCED},
        "defaults": {str(model.__tablename__): defaults(model) for model in SYNCED},
    }
