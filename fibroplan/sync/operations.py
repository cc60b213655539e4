"""What a phone sends: parsing, and validation of each operation alone.

The rules of a field are those of its SQLModel class, compiled once. A body that is no batch at all raises Malformed;
an operation that cannot be used becomes a `Rejection` and leaves the others untouched.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from typing import Annotated, Any

import orjson
from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic_core import PydanticUndefined
from sqlalchemy import JSON, Table
from typing_extensions import TypedDict

from fibroplan import errors
from fibroplan.store.access import STAFF
from fibroplan.store.synced import ServerColumns, Synced
from fibroplan.store.tables import SYNCED

SCHEMA = 1
"""The shape of rows that this server speaks. Older and newer phones are understood as well."""

MIN_SCHEMA = 1
"""Phones below this are asked to update. They keep recording."""

OPS_MAX = 200
PAGE_MAX = 1000
VALUE_MAX = 50_000
"""Most characters of a list, of a dictionary, or of all fields that this server does not know, as JSON."""

DEPTH_MAX = 20
REV_MAX = 2**53 - 1
TEXT_MAX = 64
ROW_ID_MAX = 128
NAME_MAX = 64
EXTRA_MAX = 50


@dataclass(frozen=True, slots=True)
class TableSpec:
    """How one synced table is read, checked and merged."""

    name: str
    table: Table
    fields: tuple[str, ...]
    """Every field that travels, `id` and `deleted` included."""
    known: frozenset[str]
    required: frozenset[str]
    nested: frozenset[str]
    """Fields that hold lists or dictionaries."""
    validator: TypeAdapter
    keep_both: frozenset[str]
    kept: frozenset[str]
    """The second versions of the fields in keep_both."""
    room: dict[str, int]
    """The longest text of each of them, in characters."""
    choose: bool
    named_by: Callable[[dict[str, Any]], tuple[Any, ...]] | None
    """The values of a row that make its id, parted by dots; None for any id."""

    plain: dict[str, Any]
    """What a new row has in the fields that it need not name, but for those that hold lists or dictionaries."""
    made: dict[str, Callable[[], Any]]
    """What makes the rest of them."""

    def defaults(self) -> dict[str, Any]:
        """A fresh dictionary of the fields that a new row need not name."""
        return {**self.plain, **{name: make() for name, make in self.made.items()}}


@dataclass(slots=True)
class Operation:
    """A valid operation: some fields of one row, as a phone set them."""

    op: str
    spec: TableSpec
    id: str
    fields: dict[str, Any]
    extra: dict[str, Any]
    base: int
    """The revision that the phone knew when the person wrote."""
    at: float
    """The phone's clock, ms since 1970: information, never order."""


@dataclass(slots=True)
class Rejection:
    """An operation that cannot be used, and why, in plain words."""

    op: str
    code: str
    message: str
    spec: TableSpec | None = None
    """The table, where it is known. Then `id` is the row that the operation was about."""
    id: str = ""


@dataclass(slots=True)
class Batch:
    """One request of one phone."""

    schema: int
    device: str
    account: str
    since: int
    epoch: str
    limit: int
    ops: list[Operation | Rejection]


@cache
def specs() -> dict[str, TableSpec]:
    """Every synced table by name."""
    return {spec.name: spec for spec in map(_spec, SYNCED)}


def _spec(model: type[Synced]) -> TableSpec:
    table: Table = model.__table__  # type: ignore[attr-defined]
    fields = {name: info for name, info in model.model_fields.items() if name not in ServerColumns.model_fields}
    rules: Any = {n: Annotated[i.annotation, "", *i.metadata] for n, i in fields.items()}
    shape: Any = TypedDict(str(table.name), rules, total=False)  # type: ignore[operator]
    shape.__pydantic_config__ = ConfigDict(strict=True, extra="allow", allow_inf_nan=False)
    return TableSpec(
        name=str(table.name),
        table=table,
        fields=tuple(fields),
        known=frozenset(fields),
        required=frozenset(
            n for n, i in fields.items() if n != "id" and i.default is PydanticUndefined and i.default_factory is None
        ),
        nested=frozenset(n for n in fields if isinstance(table.c[n].type, JSON)),
        validator=TypeAdapter(shape),
        keep_both=frozenset(model.keep_both),
        kept=frozenset(f"{name}_other" for name in model.keep_both),
        room={f"{name}_other": _longest(model, f"{name}_other") for name in model.keep_both},
        choose=model.choose,
        named_by=itemgetter(*model.named_by) if model.named_by else None,
        plain={n: i.default for n, i in fields.items() if n != "id" and i.default is not PydanticUndefined},
        made={n: i.default_factory for n, i in fields.items() if i.default_factory is not None},  # type: ignore[misc]
    )


def _longest(model: type[Synced], column: str) -> int:
    return next(mark.max_length for mark in model.model_fields[column].metadata if hasattr(mark, "max_length"))


def parse(body: bytes) -> Batch:
    """The batch in a request body. Raises Malformed where it is none."""
    try:
        sent, careful = orjson.loads(body), False
    except orjson.JSONDecodeError:
        # JavaScript can write text that is not Unicode (half of an emoji). One such note must not block the rest.
        sent, careful = _parse_loosely(body), True
    if not isinstance(sent, dict):
        raise errors.Malformed()
    ops = sent.get("ops", [])
    if not isinstance(ops, list) or len(ops) > OPS_MAX:
        raise errors.Malformed(f"A batch holds a list of at most {OPS_MAX} operations.")
    careful = careful or b"\\u0000" in body
    device = _text(sent, "device")
    if device.startswith(STAFF):
        raise errors.Malformed("A phone cannot have that name.")
    return Batch(
        schema=_whole(sent, "schema", SCHEMA, 1, 1_000_000),
        device=device,
        account=_text(sent, "account"),
        since=_whole(sent, "since", 0, 0, REV_MAX),
        epoch=_text(sent, "epoch", ""),
        limit=_whole(sent, "limit", PAGE_MAX, 1, PAGE_MAX),
        ops=[judge(one, careful) for one in ops],
    )


def _parse_loosely(body: bytes) -> Any:
    def refuse(_: str) -> None:
        raise errors.Malformed()

    try:
        return json.loads(body, parse_constant=refuse)
    except (ValueError, RecursionError) as error:
        raise errors.Malformed() from error


def _whole(sent: dict, name: str, default: int, low: int, high: int) -> int:
    value = sent.get(name, default)
    if type(value) is not int or not low <= value <= high:
        raise errors.Malformed(f"{name} must be a whole number from {low} to {high}.")
    return value


def _text(sent: dict, name: str, default: str | None = None) -> str:
    value = sent.get(name, default)
    if type(value) is not str or len(value) > TEXT_MAX or not _storable(value):
        raise errors.Malformed(f"{name} must be a text of at most {TEXT_MAX} characters.")
    return value


def _storable(value: str) -> bool:
    return value.isascii() and value.isprintable()


def judge(sent: Any, careful: bool = False) -> Operation | Rejection:
    """One operation as it was sent.

    careful: also look for characters that no database can hold. Left out where the body cannot contain them.
    """
    if not isinstance(sent, dict):
        return Rejection("", "bad_operation", "This entry could not be read.")
    op, name, row_id, fields = sent.get("op"), sent.get("table"), sent.get("id"), sent.get("fields")
    if type(op) is not str or not 0 < len(op) <= TEXT_MAX or not _storable(op):
        return Rejection("", "bad_operation", "This entry could not be read.")
    spec = specs().get(name) if type(name) is str else None
    if spec is None:
        return Rejection(op, "unknown_table", "The server does not know this kind of entry yet.")
    if type(row_id) is not str or not 0 < len(row_id) <= ROW_ID_MAX or not _storable(row_id):
        return Rejection(op, "bad_id", "This entry has a name that we cannot use.")
    if type(fields) is not dict or not fields:
        return Rejection(op, "bad_operation", "This entry says nothing.", spec, row_id)
    base, at = sent.get("base", 0), sent.get("at", 0)
    if type(base) is not int or not 0 <= base <= REV_MAX:
        return Rejection(op, "bad_operation", "This entry could not be read.", spec, row_id)
    if type(at) not in (int, float) or not -1e14 <= at <= 1e14:
        at = 0  # a broken clock is no reason to lose an entry
    if careful and (bad := _unstorable(fields)):
        return Rejection(op, "bad_value", bad, spec, row_id)
    return _judge_fields(op, spec, row_id, fields, base, float(at))


def _judge_fields(op: str, spec: TableSpec, row_id: str, fields: dict, base: int, at: float) -> Operation | Rejection:
    if fields.get("id", row_id) != row_id or not fields.keys().isdisjoint(ServerColumns.model_fields):
        return Rejection(op, "bad_field", "This entry tries to set something that belongs to the server.", spec, row_id)
    try:
        values = spec.validator.validate_python(fields)
    except ValidationError as error:
        return Rejection(op, "bad_value", plain_words(error), spec, row_id)
    values.pop("id", None)
    extra = {}
    if not values.keys() <= spec.known:
        extra = {name: values.pop(name) for name in list(values) if name not in spec.known}
        if len(extra) > EXTRA_MAX or any(len(n) > NAME_MAX or not _storable(n) for n in extra) or not _fits(extra):
            return Rejection(op, "bad_value", "This entry holds too much that the server does not know.", spec, row_id)
    for name in spec.nested:
        if name in values and not _fits(values[name]):
            return Rejection(op, "bad_value", f"There is too much in {_label(name)}.", spec, row_id)
    return Operation(op, spec, row_id, values, extra, base, at)


def _fits(value: Any) -> bool:
    if _depth(value) > DEPTH_MAX:
        return False
    try:
        return len(orjson.dumps(value)) <= VALUE_MAX
    except orjson.JSONEncodeError:
        return False


def _depth(value: Any, level: int = 0) -> int:
    if level > DEPTH_MAX or not isinstance(value, dict | list):
        return level
    inner = value.values() if isinstance(value, dict) else value
    return max((_depth(one, level + 1) for one in inner), default=level)


def _unstorable(fields: dict) -> str:
    """Plain words for a text with characters that cannot be saved; empty where every text can be."""
    try:
        text = json.dumps(fields, ensure_ascii=False)
        text.encode()
        if "\\u0000" in text:
            raise ValueError
    except (ValueError, RecursionError):
        return "There is a character in the text that cannot be saved."
    return ""


def plain_words(error: ValidationError) -> str:
    """The first fault of an operation, for the person who wrote it. Never quotes the value."""
    first = error.errors(include_url=False, include_input=False)[0]
    label, limits = _label(str(first["loc"][0])), first.get("ctx", {})
    match first["type"]:
        case "string_too_long":
            return f"The {label} is too long. The most is {_figure(limits['max_length'])} characters."
        case "greater_than_equal":
            return f"The {label} is too low. The least is {_figure(limits['ge'])}."
        case "less_than_equal":
            return f"The {label} is too high. The most is {_figure(limits['le'])}."
        case _:
            return f"The {label} is not something we can save."


def _figure(number: float) -> str:
    return f"{number:,.0f}"


def _label(field: str) -> str:
    words = field if field.isascii() and len(field) <= NAME_MAX else "entry"
    return _LABELS.get(words, words.replace("_", " "))


_LABELS = {
    "from_day": "start date",
    "until_day": "end date",
    "day": "date",
    "entered_day": "date of the entry",
    "anchor_day": "first date",
    "after": "score afterwards",
    "note_other": "second note",
    "item_ids": "list of items",
    "words": "text",
    "why": "reason",
}
