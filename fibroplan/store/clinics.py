"""Clinics, who works there, and who is invited to: the server's own tables and their statements."""

from sqlalchemy import BigInteger, Connection, delete, insert, select, update
from sqlmodel import Field, SQLModel

from fibroplan.clock import DAY
from fibroplan.store.accounts import STAFF, Account

INVITATION_LIVES = 7 * DAY


class Clinic(SQLModel, table=True):
    """A place where therapists work."""

    id: str = Field(primary_key=True, max_length=64)
    name: str = Field(unique=True, max_length=120)
    created_at: int = Field(sa_type=BigInteger)


class Invitation(SQLModel, table=True):
    """An account that staff may make for themselves, once. The code itself is known to who was invited alone."""

    id: str = Field(primary_key=True, max_length=64)
    code_hash: str = Field(unique=True, max_length=64, description="SHA-256 of the code, in hex.")
    email: str = Field(max_length=254)
    role: str = Field(max_length=16, description="therapist or administrator.")
    clinic_id: str = Field(foreign_key="clinic.id", ondelete="CASCADE", max_length=64)
    invited_by: str = Field(default="", max_length=64, description="An account; empty for the command line.")
    created_at: int = Field(sa_type=BigInteger)
    expires_at: int = Field(sa_type=BigInteger)


ACCOUNT = Account.__table__  # type: ignore[attr-defined]
CLINIC = Clinic.__table__  # type: ignore[attr-defined]
INVITATION = Invitation.__table__  # type: ignore[attr-defined]


def clinic_named(connection: Connection, name: str) -> dict | None:
    """The clinic of a name."""
    row = connection.execute(select(CLINIC).where(CLINIC.c.name == name)).mappings().first()
    return dict(row) if row else None


def clinic_name(connection: Connection, clinic_id: str) -> str:
    """What a clinic is called; empty where there is none."""
    return connection.execute(select(CLINIC.c.name).where(CLINIC.c.id == clinic_id)).scalar() or ""


def add_clinic(connection: Connection, clinic: Clinic) -> None:
    """Store a new clinic."""
    connection.execute(insert(CLINIC).values(**clinic.model_dump()))


def invite(connection: Connection, invitation: Invitation) -> None:
    """Store an invitation, in the place of earlier ones of the clinic to the same address."""
    same = (INVITATION.c.email == invitation.email, INVITATION.c.clinic_id == invitation.clinic_id)
    connection.execute(delete(INVITATION).where(*same))
    connection.execute(insert(INVITATION).values(**invitation.model_dump()))


def invitation(connection: Connection, code_hash: str, now: int) -> dict | None:
    """The invitation of a code. None for one that is unknown, used, withdrawn or too old."""
    living = (INVITATION.c.code_hash == code_hash, INVITATION.c.expires_at > now)
    row = connection.execute(select(INVITATION).where(*living)).mappings().first()
    return dict(row) if row else None


def take_invitation(connection: Connection, code_hash: str, now: int) -> dict | None:
    """Use an invitation up, as `invitation`."""
    found = invitation(connection, code_hash, now)
    if not connection.execute(delete(INVITATION).where(INVITATION.c.code_hash == code_hash)).rowcount:
        return None
    return found


def withdraw_invitation(connection: Connection, clinic_id: str, invitation_id: str) -> bool:
    """Take an invitation of a clinic back. False where the clinic has no such one."""
    own = (INVITATION.c.clinic_id == clinic_id, INVITATION.c.id == invitation_id)
    return connection.execute(delete(INVITATION).where(*own)).rowcount > 0


def invitations(connection: Connection, clinic_id: str, now: int) -> list[dict]:
    """The open invitations of a clinic, the latest first."""
    living = (INVITATION.c.clinic_id == clinic_id, INVITATION.c.expires_at > now)
    found = connection.execute(select(INVITATION).where(*living).order_by(INVITATION.c.created_at.desc()))
    return [dict(row) for row in found.mappings()]


def staff(connection: Connection, clinic_id: str) -> list[dict]:
    """Who works at a clinic, by name."""
    columns = (ACCOUNT.c.id, ACCOUNT.c.name, ACCOUNT.c.email, ACCOUNT.c.role, ACCOUNT.c.created_at)
    works = (ACCOUNT.c.clinic_id == clinic_id, ACCOUNT.c.clinic_id != "", ACCOUNT.c.role.in_(STAFF))
    found = connection.execute(select(*columns).where(*works).order_by(ACCOUNT.c.name, ACCOUNT.c.id))
    return [dict(row) for row in found.mappings()]


def leave(connection: Connection, clinic_id: str, account_id: str) -> bool:
    """Note that somebody works at a clinic no longer. False where they do not."""
    works = (ACCOUNT.c.id == account_id, ACCOUNT.c.clinic_id == clinic_id, ACCOUNT.c.role.in_(STAFF))
    return connection.execute(update(ACCOUNT).where(*works).values(clinic_id="")).rowcount > 0
