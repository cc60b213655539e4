"""Who may sign in, and where they are signed in. These tables never travel to a phone."""

from sqlalchemy import BigInteger
from sqlmodel import Field, SQLModel

PATIENT, THERAPIST, ADMINISTRATOR = "patient", "therapist", "administrator"
STAFF = (THERAPIST, ADMINISTRATOR)
"""Roles. A therapist sees what patients grant; an administrator looks after a clinic's accounts and sees no patient."""


def _instant() -> int:
    return Field(sa_type=BigInteger, description="ms since 1970-01-01 UTC, by the server's clock.")


class Account(SQLModel, table=True):
    """One person who has an account. A patient is an account whose rows carry its id."""

    id: str = Field(primary_key=True, max_length=64)
    email: str = Field(unique=True, max_length=254, description="Normalised; see accounts.email.")
    password: str = Field(max_length=255, description="An Argon2id hash with its parameters.")
    created_at: int = _instant()
    rev: int = Field(default=0, sa_type=BigInteger, description="The revision of the person's last accepted change.")
    role: str = Field(default=PATIENT, max_length=16, description="patient, therapist or administrator.")
    name: str = Field(default="", max_length=80, description="Of staff: as patients see it.")
    clinic_id: str = Field(default="", max_length=64, description="Of staff: where they work; empty once they left.")


class Session(SQLModel, table=True):
    """One browser that is signed in. The token itself is known to that browser alone."""

    token_hash: str = Field(primary_key=True, max_length=64, description="SHA-256 of the token, in hex.")
    id: str = Field(unique=True, max_length=64, description="What the person's list of sessions shows and revokes.")
    account_id: str = Field(foreign_key="account.id", ondelete="CASCADE", index=True, max_length=64)
    label: str = Field(default="", max_length=80, description="Browser and system in a few words.")
    created_at: int = _instant()
    seen_at: int = _instant()


class CalendarFeed(SQLModel, table=True):
    """The secret address under which a calendar program reads an account's appointments. One for each account."""

    __tablename__ = "calendar_feed"  # type: ignore[assignment]

    account_id: str = Field(primary_key=True, foreign_key="account.id", ondelete="CASCADE", max_length=64)
    token_hash: str = Field(unique=True, max_length=64, description="SHA-256 of the secret, in hex.")
    details: bool = Field(default=False, description="Whether who, where and what for are told; else `Appointment`.")
    created_at: int = _instant()
