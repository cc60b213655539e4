"""Every accepted operation, for ever: the receipt, the audit trail and the safety net in one row."""

from typing import Any

from sqlalchemy import JSON, BigInteger, UniqueConstraint
from sqlmodel import Field, SQLModel


class History(SQLModel, table=True):
    """One accepted operation. It is also the receipt: an operation that has a row here is never applied again."""

    __table_args__ = (UniqueConstraint("patient_id", "op"),)

    patient_id: str = Field(primary_key=True, max_length=64, foreign_key="account.id", ondelete="CASCADE")
    rev: int = Field(primary_key=True, sa_type=BigInteger, description="The patient's revision that it made.")
    op: str = Field(max_length=64, description="The operation's id, given by the phone.")
    actor: str = Field(max_length=64, description="The account that sent it.")
    device: str = Field(max_length=64)
    at: int = Field(sa_type=BigInteger, description="ms since 1970, by the server's clock.")
    phone_at: float = Field(description="ms since 1970, by the phone's clock; information, never order.")
    kind: str = Field(max_length=32, description="The table of the row that changed.")
    row_id: str = Field(max_length=128)
    before: dict[str, Any] = Field(sa_type=JSON, description="The changed fields as they were; empty for a new row.")
    after: dict[str, Any] = Field(sa_type=JSON, description="The changed fields as they became.")
