"""The phone's schema, read off the SQLModel classes: object stores, indexes, defaults."""

from typing import Any, get_args, get_origin

from fibroplan.store.synced import ServerColumns, Synced
from fibroplan.store.tables import REFLECTION_MAX, SYNCED

VERSION = 13
"""Version of the phone's database. Raise it when a table or an index is added."""

_MISSING = object()


def columns(model: type[Synced]) -> list[str]:
    """The columns that travel: all but the server's own."""
    return [name for name in model.model_fields if name not in ServerColumns.model_fields]


def defaults(model: type[Synced]) -> dict[str, Any]:
    """What a new row holds where nothing was said. Required columns have no default."""
    fields = ((name, model.model_fields[name]) for name in columns(model))
    return {name: field.get_default(call_default_factory=True) for name, field in fields if not field.is_required()}


_KINDS = {str: "text", int: "number", float: "number", bool: "flag", list: "list", dict: "map"}


def shape(model: type[Synced]) -> dict[str, list[Any]]:
    """Column -> [kind, longest text or 0, whether it may be null, kind of a list's members or ""]."""
    return {name: _shape(model.model_fields[name]) for name in columns(model)}


def _shape(field: Any) -> list[Any]:
    options = [kind for kind in get_args(field.annotation) if kind is not type(None)]
    nullable = type(None) in get_args(field.annotation)
    kind = options[0] if nullable else field.annotation
    members = get_args(kind)[:1] if get_origin(kind) is list else ()
    longest = next((mark.max_length for mark in field.metadata if hasattr(mark, "max_length")), 0)
    of = _KINDS[get_origin(members[0]) or members[0]] if members else ""
    return [_KINDS[get_origin(kind) or kind], longest, nullable, of]


def phone_schema() -> dict[str, Any]:
    """Everything that the phone's store needs to know, as JSON."""
    return {
        "version": VERSION,
        "tables": {str(model.__tablename__): list(model.phone_indexes) for model in SYNCED},
        "defaults": {str(model.__tablename__): defaults(model) for model in SYNCED},
        "shapes": {str(model.__tablename__): shape(model) for model in SYNCED},
        "packed": {
            str(model.__tablename__): {"column": model.packed, "most": REFLECTION_MAX}
            for model in SYNCED
            if model.packed
        },
    }
