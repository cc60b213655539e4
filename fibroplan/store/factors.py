"""Second factors of staff, and the tickets of a sign-in that is half done."""

from sqlalchemy import BigInteger, Connection, LargeBinary, delete, func, insert, select, update
from sqlmodel import Field, SQLModel

from fibroplan.clock import MINUTE

TICKET_LIVES = 10 * MINUTE
TICKET_TRIES = 5


class Totp(SQLModel, table=True):
    """The time-based codes of one account (RFC 6238)."""

    account_id: str = Field(primary_key=True, max_length=64, foreign_key="account.id", ondelete="CASCADE")
    secret: str = Field(max_length=64, description="Base32.")
    used_step: int = Field(default=0, sa_type=BigInteger, description="The time step of the last code: used once.")
    created_at: int = Field(sa_type=BigInteger)


class Passkey(SQLModel, table=True):
    """One passkey or security key (WebAuthn)."""

    id: str = Field(primary_key=True, max_length=1400, description="The credential's id, base64url.")
    account_id: str = Field(foreign_key="account.id", ondelete="CASCADE", index=True, max_length=64)
    public_key: bytes = Field(sa_type=LargeBinary)
    sign_count: int = Field(default=0, sa_type=BigInteger)
    label: str = Field(default="", max_length=80)
    created_at: int = Field(sa_type=BigInteger)


class RecoveryCode(SQLModel, table=True):
    """One code for the day when phone and key are lost. It is forgotten when it is used."""

    __tablename__ = "recovery_code"  # type: ignore[assignment]

    account_id: str = Field(primary_key=True, max_length=64, foreign_key="account.id", ondelete="CASCADE")
    code_hash: str = Field(primary_key=True, max_length=64, description="SHA-256 of the code, in hex.")


class Ticket(SQLModel, table=True):
    """A right password, or an accepted invitation, that waits for its second factor. It opens nothing by itself."""

    token_hash: str = Field(primary_key=True, max_length=64)
    account_id: str = Field(foreign_key="account.id", ondelete="CASCADE", index=True, max_length=64)
    secret: str = Field(max_length=64, description="For time-based codes that are being set up.")
    challenge: str = Field(max_length=64, description="What a passkey has to sign, in hex.")
    tries: int = Field(default=0)
    expires_at: int = Field(sa_type=BigInteger)


TOTP = Totp.__table__  # type: ignore[attr-defined]
PASSKEY = Passkey.__table__  # type: ignore[attr-defined]
RECOVERY = RecoveryCode.__table__  # type: ignore[attr-defined]
TICKET = Ticket.__table__  # type: ignore[attr-defined]


def totp(connection: Connection, account_id: str) -> dict | None:
    """The time-based codes of an account."""
    row = connection.execute(select(TOTP).where(TOTP.c.account_id == account_id)).mappings().first()
    return dict(row) if row else None


def set_totp(connection: Connection, one: Totp) -> None:
    """Set the time-based codes of an account, in the place of earlier ones."""
    connection.execute(delete(TOTP).where(TOTP.c.account_id == one.account_id))
    connection.execute(insert(TOTP).values(**one.model_dump()))


def use_step(connection: Connection, account_id: str, step: int) -> bool:
    """Note that the code of a time step was used. False where it, or a later one, was used before."""
    earlier = (TOTP.c.account_id == account_id, TOTP.c.used_step < step)
    return connection.execute(update(TOTP).where(*earlier).values(used_step=step)).rowcount > 0


def passkeys(connection: Connection, account_id: str) -> list[dict]:
    """The passkeys of an account, the oldest first."""
    found = connection.execute(
        select(PASSKEY).where(PASSKEY.c.account_id == account_id).order_by(PASSKEY.c.created_at, PASSKEY.c.id)
    )
    return [dict(row) for row in found.mappings()]


def add_passkey(connection: Connection, one: Passkey) -> None:
    """Store a passkey. Raises IntegrityError where it is known already."""
    connection.execute(insert(PASSKEY).values(**one.model_dump()))


def count_passkey(connection: Connection, passkey_id: str, sign_count: int) -> None:
    """Note how often a passkey says that it has signed."""
    connection.execute(update(PASSKEY).where(PASSKEY.c.id == passkey_id).values(sign_count=sign_count))


def remove_passkey(connection: Connection, account_id: str, passkey_id: str) -> bool:
    """Forget one passkey of an account. False where it has no such one."""
    own = (PASSKEY.c.account_id == account_id, PASSKEY.c.id == passkey_id)
    return connection.execute(delete(PASSKEY).where(*own)).rowcount > 0


def set_recovery(connection: Connection, account_id: str, hashes: list[str]) -> None:
    """Set the recovery codes of an account, in the place of those that are left."""
    connection.execute(delete(RECOVERY).where(RECOVERY.c.account_id == account_id))
    connection.execute(insert(RECOVERY), [{"account_id": account_id, "code_hash": one} for one in hashes])


def use_recovery(connection: Connection, account_id: str, code_hash: str) -> bool:
    """Use a recovery code up. False where the account has no such one."""
    own = (RECOVERY.c.account_id == account_id, RECOVERY.c.code_hash == code_hash)
    return connection.execute(delete(RECOVERY).where(*own)).rowcount > 0


def recovery_left(connection: Connection, account_id: str) -> int:
    """How many recovery codes an account has left."""
    counted = select(func.count()).select_from(RECOVERY).where(RECOVERY.c.account_id == account_id)
    return connection.execute(counted).scalar_one()


def add_ticket(connection: Connection, ticket: Ticket, now: int) -> None:
    """Store a ticket and forget those that are too old."""
    connection.execute(delete(TICKET).where(TICKET.c.expires_at <= now))
    connection.execute(insert(TICKET).values(**ticket.model_dump()))


def try_ticket(connection: Connection, token_hash: str, now: int) -> dict | None:
    """The ticket of a token, with one more try counted. None where it is unknown, too old or used up."""
    open_ = (TICKET.c.token_hash == token_hash, TICKET.c.expires_at > now, TICKET.c.tries < TICKET_TRIES)
    if not connection.execute(update(TICKET).where(*open_).values(tries=TICKET.c.tries + 1)).rowcount:
        return None
    row = connection.execute(select(TICKET).where(TICKET.c.token_hash == token_hash)).mappings().one()
    return dict(row)


def end_ticket(connection: Connection, token_hash: str) -> bool:
    """Use a ticket up. False where somebody else has just done so."""
    return connection.execute(delete(TICKET).where(TICKET.c.token_hash == token_hash)).rowcount > 0
