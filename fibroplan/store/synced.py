"""What every table that travels has: the server's columns beside those of both sides, and how changes meet."""

from typing import Any, ClassVar

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel

FIRST_DAY, LAST_DAY = 10_957, 47_481
"""Days accepted by the store: 2000-01-01 to 2099-12-31, as days since 1970-01-01."""


def day_field(**kwargs: Any) -> Any:
    """A column for a day."""
    return Field(ge=FIRST_DAY, le=LAST_DAY, **kwargs)


def json_field(default: type) -> Any:
    """A column for a list or a dictionary, empty at first."""
    return Field(default_factory=default, sa_type=JSON)


class ServerColumns(SQLModel):
    """Columns that only the server keeps. (patient_id, id) is the key: an id of someone else's is never reachable."""

    patient_id: str = Field(primary_key=True, max_length=64, foreign_key="account.id", ondelete="CASCADE")
    rev: int = Field(default=0, description="The patient's revision at the last accepted change.")
    field_revs: dict[str, Any] = Field(
        default_factory=dict, sa_type=JSON, description="field -> [revision, device] of its last accepted change."
    )
    extra: dict[str, Any] = Field(
        default_factory=dict,
        sa_type=JSON,
        description="Fields of newer phones, kept so that they survive a round trip.",
    )


class Synced(ServerColumns):
    """A table that lives on the phone and on the server."""

    phone_indexes: ClassVar[tuple[str, ...]] = ()
    """Columns that the phone may query by. IndexedDB cannot index booleans or lists."""

    keep_both: ClassVar[tuple[str, ...]] = ()
    """Free text: a concurrent change keeps both; the earlier one moves to `<field>_other`."""

    packed: ClassVar[str] = ""
    """The column that keeps the row's answers as one text, JSON or sealed; the phone's rules see `answers` instead."""

    choose: ClassVar[bool] = False
    """Whether a concurrent change is put to the second writer instead of being merged."""

    named_by: ClassVar[tuple[str, ...]] = ()
    """Columns that make the id, parted by dots: two devices that mean the same meet in one row. () for any id."""

    own_writing: ClassVar[bool] = False
    """Reflections, plans and letters in the person's own words: left out of what is taken along unless they ask."""

    id: str = Field(primary_key=True, min_length=1, max_length=128)
    deleted: bool = False
