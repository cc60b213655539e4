"""What patients share: grants, and the codes by which they come about."""

from typing import Any

from sqlalchemy import JSON, BigInteger, Connection, delete, insert, select, update
from sqlmodel import Field, SQLModel

from fibroplan.clock import DAY
from fibroplan.store import audit
from fibroplan.store.accounts import Account
from fibroplan.store.audit import Event

CODE_LIVES = 2 * DAY

FROM_PATIENT, FROM_THERAPIST = "share", "invite"


class Grant(SQLModel, table=True):
    """One patient lets one therapist see some of their data until a moment. It is never changed, only ended."""

    __tablename__ = "care_grant"  # type: ignore[assignment]

    id: str = Field(primary_key=True, max_length=64)
    patient_id: str = Field(foreign_key="account.id", ondelete="CASCADE", index=True, max_length=64)
    therapist_id: str = Field(foreign_key="account.id", ondelete="CASCADE", index=True, max_length=64)
    clinic_id: str = Field(max_length=64, description="Where the therapist worked then; elsewhere it opens nothing.")
    scopes: list[str] = Field(sa_type=JSON)
    reflections: list[str] = Field(sa_type=JSON, description="Ids of the reflections that were chosen one by one.")
    until: int = Field(sa_type=BigInteger, description="ms since 1970: from then on it opens nothing.")
    consent_version: str = Field(max_length=16)
    consent_text: str = Field(max_length=4000, description="What the patient read and agreed to.")
    actor: str = Field(max_length=64, description="Who agreed: the patient's account.")
    created_at: int = Field(sa_type=BigInteger)
    revoked_at: int | None = Field(default=None, sa_type=BigInteger)
    revoked_by: str = Field(default="", max_length=64)


class ShareCode(SQLModel, table=True):
    """A code that becomes a grant, once. The code itself is known to those who hold it alone."""

    __tablename__ = "share_code"  # type: ignore[assignment]

    id: str = Field(primary_key=True, max_length=64)
    code_hash: str = Field(unique=True, max_length=64, description="SHA-256 of the code, in hex.")
    account_id: str = Field(foreign_key="account.id", ondelete="CASCADE", index=True, max_length=64)
    kind: str = Field(max_length=16, description="share: a patient's, with what is shared. invite: a therapist's.")
    terms: dict[str, Any] = Field(sa_type=JSON, description="Of a patient's: scopes, reflections, until, consent.")
    created_at: int = Field(sa_type=BigInteger)
    expires_at: int = Field(sa_type=BigInteger)


ACCOUNT = Account.__table__  # type: ignore[attr-defined]
GRANT = Grant.__table__  # type: ignore[attr-defined]
CODE = ShareCode.__table__  # type: ignore[attr-defined]


def add_code(connection: Connection, code: ShareCode) -> None:
    """Store a code, and forget those of the account that are too old."""
    old = (CODE.c.account_id == code.account_id, CODE.c.expires_at <= code.created_at)
    connection.execute(delete(CODE).where(*old))
    connection.execute(insert(CODE).values(**code.model_dump()))


def look_up(connection: Connection, code_hash: str, kind: str, now: int) -> dict | None:
    """The living code of a kind. None for one that is unknown, used, taken back or too old."""
    living = (CODE.c.code_hash == code_hash, CODE.c.kind == kind, CODE.c.expires_at > now)
    row = connection.execute(select(CODE).where(*living)).mappings().first()
    return dict(row) if row else None


def use_code(connection: Connection, code_id: str) -> None:
    """Use a code up."""
    connection.execute(delete(CODE).where(CODE.c.id == code_id))


def withdraw_code(connection: Connection, account_id: str, code_id: str) -> bool:
    """Take a code back before anybody has used it. False where the account has no such one."""
    own = (CODE.c.account_id == account_id, CODE.c.id == code_id)
    return connection.execute(delete(CODE).where(*own)).rowcount > 0


def codes(connection: Connection, account_id: str, now: int) -> list[dict]:
    """The codes of an account that nobody has used yet, the latest first."""
    living = (CODE.c.account_id == account_id, CODE.c.expires_at > now)
    found = connection.execute(select(CODE).where(*living).order_by(CODE.c.created_at.desc()))
    return [dict(row) for row in found.mappings()]


def begin(connection: Connection, grant: Grant) -> None:
    """Store a grant. Whoever begins one ends the earlier ones between the same two: one agreement at a time."""
    connection.execute(insert(GRANT).values(**grant.model_dump()))


def end(connection: Connection, now: int, by: str, **whose: str) -> list[dict]:
    """End the grants that are not ended yet and match `whose` (id, patient_id, therapist_id), and tell it.

    Returns what was ended; nothing where all had ended before.
    """
    matching = [GRANT.c.revoked_at.is_(None), *(GRANT.c[name] == value for name, value in whose.items())]
    found = [dict(row) for row in connection.execute(select(GRANT).where(*matching)).mappings()]
    if found:
        ids = [one["id"] for one in found]
        connection.execute(update(GRANT).where(GRANT.c.id.in_(ids)).values(revoked_at=now, revoked_by=by))
        told = [Event("ended", by, patient_id=one["patient_id"], detail={"grant": one["id"]}) for one in found]
        audit.tell(connection, now, told)
    return found


def was_of(connection: Connection, **whose: str) -> bool:
    """Whether there is a grant, ended or not, that matches `whose`."""
    matching = [GRANT.c[name] == value for name, value in whose.items()]
    return connection.execute(select(GRANT.c.id).where(*matching)).first() is not None


def living(now: int) -> tuple[Any, ...]:
    """The conditions under which a grant opens anything: not ended, not over, and its therapist still where they were.

    For a statement that joins GRANT with the therapist's ACCOUNT.
    """
    return (
        GRANT.c.therapist_id == ACCOUNT.c.id,
        GRANT.c.clinic_id == ACCOUNT.c.clinic_id,
        ACCOUNT.c.clinic_id != "",
        ACCOUNT.c.role == "therapist",
        GRANT.c.revoked_at.is_(None),
        GRANT.c.until > now,
    )


def of_patient(connection: Connection, patient_id: str) -> list[dict]:
    """Every grant that a patient ever gave, the latest first, with the therapist's name."""
    columns = (GRANT, ACCOUNT.c.name.label("therapist"), ACCOUNT.c.clinic_id.label("works_at"))
    mine = (GRANT.c.patient_id == patient_id, GRANT.c.therapist_id == ACCOUNT.c.id)
    found = connection.execute(select(*columns).where(*mine).order_by(GRANT.c.created_at.desc(), GRANT.c.id))
    return [dict(row) for row in found.mappings()]
