"""Sessions and accounts in the database: the statements, and how long a session lives."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, Dialect, TextClause, delete, insert, select, text, update

from fibroplan import errors
from fibroplan.clock import DAY, HOUR, MINUTE
from fibroplan.store.accounts import PATIENT, Account, Session
from fibroplan.store.statements import TEXTS, Read


@dataclass(frozen=True, slots=True)
class Lifetime:
    """How long a session lives, in ms."""

    idle: int
    """It ends this long after it was last seen."""
    absolute: int
    """It ends this long after it began, however often it is seen."""
    touch_every: int
    """`seen_at` is written no more often than this, so that most requests only read."""


OF_PATIENTS = Lifetime(idle=30 * DAY, absolute=90 * DAY, touch_every=HOUR)
OF_STAFF = Lifetime(idle=30 * MINUTE, absolute=12 * HOUR, touch_every=MINUTE)


def lifetime(role: str) -> Lifetime:
    """How long a session of an account with this role lives."""
    return OF_PATIENTS if role == PATIENT else OF_STAFF


ACCOUNT = Account.__table__  # type: ignore[attr-defined]
SESSION = Session.__table__  # type: ignore[attr-defined]


@dataclass(slots=True)
class SignedIn:
    """A living session and its account, as one transaction saw them."""

    session_id: str
    token_hash: str
    account_id: str
    email: str
    rev: int
    seen_at: int
    created_at: int
    role: str
    name: str
    clinic_id: str
    epoch: str
    """Of the database, not of the session: what the revision counts in."""

    def lives(self, now: int) -> bool:
        """Whether the session has not ended by itself."""
        limit = lifetime(self.role)
        return self.seen_at > now - limit.idle and self.created_at > now - limit.absolute

    def stale(self, now: int) -> bool:
        """Whether it is time to note again that the session was seen."""
        return now - self.seen_at >= lifetime(self.role).touch_every


_COLUMNS = (
    "s.id, s.token_hash, a.id, a.email, a.rev, s.seen_at, s.created_at, a.role, a.name, a.clinic_id, "
    "(SELECT epoch FROM deployment)"
)


def _living(lock: bool) -> Read:
    def build(dialect: Dialect) -> TextClause:
        # Accounts are locked in one order, so that two writers never wait for each other. SQLite locks by itself.
        locked = " FOR UPDATE OF a" if lock and dialect.name == "postgresql" else ""
        return text(
            f"SELECT {_COLUMNS} FROM session AS s JOIN account AS a ON a.id = s.account_id "
            f"WHERE s.token_hash IN ({TEXTS[dialect.name]}) ORDER BY a.id{locked}"
        )

    return Read(build)


_reading, _locking = _living(lock=False), _living(lock=True)


def living(connection: Connection, hashes: Iterable[str], now: int, lock: bool = False) -> dict[str, SignedIn]:
    """The living sessions among some token hashes, by hash.

    now: ms. lock: hold the accounts' rows until the end of the transaction, so that their revisions are the caller's.
    """
    rows = (_locking if lock else _reading).run(connection, list(hashes))
    found = (SignedIn(*row) for row in rows)
    return {one.token_hash: one for one in found if one.lives(now)}


def hold(connection: Connection, accounts: Iterable[str]) -> dict[str, int]:
    """Lock accounts' rows until the end of the transaction, those that nobody else holds: revisions by account."""
    free = select(ACCOUNT.c.id, ACCOUNT.c.rev).where(ACCOUNT.c.id.in_(sorted(accounts)))
    return {
        row.id: row.rev for row in connection.execute(free.order_by(ACCOUNT.c.id).with_for_update(skip_locked=True))
    }


def hold_one(connection: Connection, account_id: str) -> int:
    """Lock an account's row until the end of the transaction, and wait for whoever holds it: its revision.

    Raises NotYours where the account is gone.
    """
    rev = connection.execute(select(ACCOUNT.c.rev).where(ACCOUNT.c.id == account_id).with_for_update()).scalar()
    if rev is None:
        raise errors.NotYours()
    return rev


def touch(connection: Connection, sessions: Iterable[SignedIn], now: int) -> None:
    """Note that sessions were seen, where the last note is old."""
    stale = [session.token_hash for session in sessions if session.stale(now)]
    if stale:
        connection.execute(update(SESSION).where(SESSION.c.token_hash.in_(stale)).values(seen_at=now))


def begin(connection: Connection, session: Session, role: str = PATIENT) -> None:
    """Store a new session and forget those of the account that have ended."""
    limit, now = lifetime(role), session.seen_at
    ended = (SESSION.c.seen_at <= now - limit.idle) | (SESSION.c.created_at <= now - limit.absolute)
    connection.execute(delete(SESSION).where(SESSION.c.account_id == session.account_id, ended))
    connection.execute(insert(SESSION).values(**session.model_dump()))


def end(connection: Connection, token_hash: str) -> None:
    """Forget the session of a token."""
    connection.execute(delete(SESSION).where(SESSION.c.token_hash == token_hash))


def revoke(connection: Connection, account_id: str, session_id: str) -> bool:
    """Forget one session of an account by its id. False where the account has no such session."""
    own = (SESSION.c.account_id == account_id, SESSION.c.id == session_id)
    return connection.execute(delete(SESSION).where(*own)).rowcount > 0


def revoke_all(connection: Connection, account_id: str, except_hash: str = "") -> None:
    """Forget every session of an account, but for one."""
    own = (SESSION.c.account_id == account_id, SESSION.c.token_hash != except_hash)
    connection.execute(delete(SESSION).where(*own))


def listed(connection: Connection, account_id: str, now: int, role: str = PATIENT) -> list[dict]:
    """The living sessions of an account, the latest first."""
    limit = lifetime(role)
    rows = connection.execute(
        select(SESSION)
        .where(
            SESSION.c.account_id == account_id,
            SESSION.c.seen_at > now - limit.idle,
            SESSION.c.created_at > now - limit.absolute,
        )
        .order_by(SESSION.c.seen_at.desc(), SESSION.c.id)
    )
    return [dict(row) for row in rows.mappings()]


def account_by_email(connection: Connection, email: str) -> dict | None:
    """The account with a normalised address."""
    row = connection.execute(select(ACCOUNT).where(ACCOUNT.c.email == email)).mappings().first()
    return dict(row) if row else None


def account_by_id(connection: Connection, account_id: str) -> dict | None:
    """The account with an id."""
    row = connection.execute(select(ACCOUNT).where(ACCOUNT.c.id == account_id)).mappings().first()
    return dict(row) if row else None


def accounts(connection: Connection) -> list[dict]:
    """Every account, the oldest first."""
    return [dict(row) for row in connection.execute(select(ACCOUNT).order_by(ACCOUNT.c.created_at)).mappings()]


def add_account(connection: Connection, account: Account) -> None:
    """Store a new account. Raises IntegrityError where the address is taken."""
    connection.execute(insert(ACCOUNT).values(**account.model_dump()))


def set_password(connection: Connection, account_id: str, password_hash: str) -> None:
    """Replace the password of an account."""
    connection.execute(update(ACCOUNT).where(ACCOUNT.c.id == account_id).values(password=password_hash))


def change_account(connection: Connection, account_id: str, **values: str) -> None:
    """Change some columns of an account."""
    connection.execute(update(ACCOUNT).where(ACCOUNT.c.id == account_id).values(**values))


def delete_account(connection: Connection, account_id: str) -> None:
    """Forget an account and, by its foreign keys, everything that belongs to it."""
    connection.execute(delete(ACCOUNT).where(ACCOUNT.c.id == account_id))
