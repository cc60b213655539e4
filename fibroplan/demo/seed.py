"""Makes the database of the made-up people, through the doors that everybody's data comes in by."""

import asyncio
import itertools
import random
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from fibroplan import errors
from fibroplan.accounts import codes, passwords, totp
from fibroplan.accounts.sharing import Sharing
from fibroplan.accounts.staff import RECOVERY_CODES
from fibroplan.clock import DAY, SystemClock
from fibroplan.demo.people import ADMINISTRATOR, CLINIC, MADE_UP, THERAPIST, Person, cast
from fibroplan.demo.weeks import DEVICE, Change, Weeks
from fibroplan.domain.sharing import CONSENT_VERSION
from fibroplan.store import clinics, deployment, factors, sessions
from fibroplan.store.accounts import ADMINISTRATOR as ADMINISTRATOR_ROLE
from fibroplan.store.accounts import PATIENT as PATIENT_ROLE
from fibroplan.store.accounts import THERAPIST as THERAPIST_ROLE
from fibroplan.store.accounts import Account, Session
from fibroplan.store.database import Database
from fibroplan.store.migrate import open_database
from fibroplan.store.sessions import SignedIn
from fibroplan.store.writer import Writer
from fibroplan.sync import operations, push

PASSWORD = "all of this is made up"
SECRET = "MADEUPMADEUPMADEUPMADEUPMADEUP23"
"""Of the therapist's and the administrator's time-based codes. It is printed, and guards nothing but made-up data."""

STAFF = (
    (THERAPIST, "Dr Ida Falk (made up)", THERAPIST_ROLE),
    (ADMINISTRATOR, "Sal Roe (made up)", ADMINISTRATOR_ROLE),
)
SHARED_FOR_DAYS = 180
OPS_A_TIME = 150


class Then:
    """A clock that is set: the weeks are made in the order in which they happened."""

    def __init__(self, instant: int) -> None:
        self.now = instant

    def instant(self) -> int:
        return self.now

    def elapsed(self) -> float:
        return self.now / 1000


def make(path: Path, now: int | None = None, told: Callable[[int, int], None] = lambda done, of: None) -> None:
    """Make the file anew; one that is there is replaced.

    now: ms since 1970 of the last moment; None for the present one. told: how many people are done, and of how many.
    """
    for old in (path, Path(f"{path}-wal"), Path(f"{path}-shm")):
        old.unlink(missing_ok=True)
    until = SystemClock().instant() if now is None else now
    database = open_database(f"sqlite:///{path}")
    try:
        asyncio.run(_Making(database, until // DAY, until).all(told))
    finally:
        database.close()


def is_made_up(path: Path) -> bool:
    """Whether a file holds nobody but made-up people."""
    database = Database(f"sqlite:///{path}")
    try:
        with database.read() as connection:
            return all(one["id"].startswith(MADE_UP) for one in sessions.accounts(connection))
    except (errors.FibroplanError, SQLAlchemyError):
        return False
    finally:
        database.close()


class _Making:
    def __init__(self, database: Database, today: int, until: int) -> None:
        self.database, self.today, self.until = database, today, until
        self.clock = Then(until)
        self.chance = random.Random("made up")
        self.writer = Writer(database, push.sync)
        self.sharing = Sharing(database, self.writer, self.clock)

    async def all(self, told: Callable[[int, int], None]) -> None:
        """Staff, patients, consent, and what was recorded."""
        people = list(cast())
        secret = await passwords.hashed(PASSWORD)
        try:
            therapist = await self.writer.run(lambda c: self._staff(c, secret))
            epoch = await self.writer.run(deployment.epoch)
            for done, person in enumerate(people, start=1):
                weeks = Weeks(person, self.today)
                self.clock.now = self.at(weeks.first)
                session = await self.writer.run(partial(self._patient, person=person, secret=secret))
                await self._share(person, session, therapist)
                await self.writer.run(partial(self._record, weeks=weeks, session=session, epoch=epoch))
                told(done, len(people))
        finally:
            self.writer.close()

    def at(self, day: int) -> int:
        """Noon of a day, or the last moment where the day is not over."""
        return min(day * DAY + DAY // 2, self.until)

    def _staff(self, connection: Connection, secret: str) -> SignedIn:
        self.clock.now = self.at(self.today - 100)
        clinic = clinics.Clinic(id="made-up-clinic", name=CLINIC, created_at=self.clock.now)
        clinics.add_clinic(connection, clinic)
        for email, name, role in STAFF:
            account = Account(
                id=f"{MADE_UP}{role}",
                email=email,
                password=secret,
                created_at=self.clock.now,
                role=role,
                name=name,
                clinic_id=clinic.id,
            )
            sessions.add_account(connection, account)
            factors.set_totp(connection, factors.Totp(account_id=account.id, secret=SECRET, created_at=self.clock.now))
            hashes = [codes.hashed_code(codes.new_code()) for _ in range(RECOVERY_CODES)]
            factors.set_recovery(connection, account.id, hashes)
        return self._begun(connection, f"{MADE_UP}{THERAPIST_ROLE}", THERAPIST_ROLE)

    def _patient(self, connection: Connection, person: Person, secret: str) -> SignedIn:
        # The sixty cannot be signed in as: nobody knows a password whose hash is no hash.
        password = secret if person.number == 0 else ""
        account = Account(id=person.account_id, email=person.email, password=password, created_at=self.clock.now)
        sessions.add_account(connection, account)
        return self._begun(connection, account.id, PATIENT_ROLE)

    def _begun(self, connection: Connection, account_id: str, role: str) -> SignedIn:
        digest = f"{self.chance.getrandbits(256):064x}"  # no token has this hash
        session = Session(
            token_hash=digest,
            id=digest[:16],
            account_id=account_id,
            label="A made-up phone",
            created_at=self.clock.now,
            seen_at=self.clock.now,
        )
        sessions.begin(connection, session, role)
        return sessions.living(connection, [digest], self.clock.now)[digest]

    async def _share(self, person: Person, patient: SignedIn, therapist: SignedIn) -> None:
        terms = {
            "scopes": list(person.shares),
            "until_day": self.today + SHARED_FOR_DAYS,
            "offset": 0,
            "version": CONSENT_VERSION,
        }
        made = await self.sharing.offer(patient, terms, "")
        await self.sharing.accept(therapist, made["code"])

    def _record(self, connection: Connection, weeks: Weeks, session: SignedIn, epoch: str) -> None:
        """What the phone sent, day by day, in the requests in which it would have sent it."""
        rev = 0
        for day, changes in itertools.groupby(weeks.changes(), key=lambda one: one.day):
            self.clock.now, sent = self.at(day), list(changes)
            for start in range(0, len(sent), OPS_A_TIME):
                body = self._body(session.account_id, epoch, rev, sent[start : start + OPS_A_TIME])
                request = push.Request(session.token_hash, operations.parse(body), self.clock.now)
                (answer,) = push.sync(connection, [request])
                if isinstance(answer, Exception):
                    raise answer
                wrong = [one for one in answer["results"] if one["status"] != "applied"]
                if wrong:
                    raise ValueError(f"{weeks.person.kind}: {wrong[0]}")
                rev = answer["rev"]

    def _body(self, account: str, epoch: str, since: int, changes: Any) -> bytes:
        ops = [self._op(change, since) for change in changes]
        head = {"schema": 1, "device": DEVICE, "account": account, "epoch": epoch, "since": since}
        return orjson.dumps({**head, "ops": ops})

    def _op(self, change: Change, base: int) -> dict[str, Any]:
        return {
            "op": f"{self.chance.getrandbits(128):032x}",
            "table": change.table,
            "id": change.id,
            "fields": change.fields,
            "base": base,
            "at": self.clock.now,
        }


def code_now() -> str:
    """The six digits that an authenticator app would show for the made-up staff."""
    return totp.code_of(SECRET, totp.step_at(SystemClock().instant()))
