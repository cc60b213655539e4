"""Who did what with whose data, for ever: rows are added and never changed, and each is chained to the one before.

A row's hash covers its content, its number and the hash of the row before, so that `verify` finds any row that was
edited, removed or moved. The head, kept apart, tells when rows are missing at the end. Somebody who can rewrite the
whole chain and its head can be found out only by a head that was noted elsewhere: `audit verify --expect`.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import orjson
from sqlalchemy import JSON, BigInteger, Connection, Index, insert, select, update
from sqlmodel import Field, SQLModel

GENESIS = "0" * 64
PAGE = 5_000

LOOKED = "looked"
"""The kind of every reading of a patient's data by somebody else."""


class Audit(SQLModel, table=True):
    """One thing that happened. Has no foreign keys: it outlives the accounts that it names by their ids."""

    __table_args__ = (Index("ix_audit_patient", "patient_id", "seq"),)

    seq: int = Field(primary_key=True, sa_type=BigInteger, sa_column_kwargs={"autoincrement": False})
    at: int = Field(sa_type=BigInteger, description="ms since 1970, by the server's clock.")
    actor: str = Field(max_length=64, description="The account that did it; empty for the command line.")
    actor_name: str = Field(max_length=210, description="Of staff: name and clinic as they were.")
    kind: str = Field(max_length=32)
    patient_id: str = Field(max_length=64, description="Whose data it was about; empty for none.")
    detail: dict[str, Any] = Field(sa_type=JSON)
    prev: str = Field(max_length=64)
    hash: str = Field(max_length=64)


class AuditHead(SQLModel, table=True):
    """The end of the chain. One row, id 1; who adds to the chain holds it locked."""

    __tablename__ = "audit_head"  # type: ignore[assignment]

    id: int = Field(primary_key=True)
    seq: int = Field(sa_type=BigInteger)
    hash: str = Field(max_length=64)


AUDIT = Audit.__table__  # type: ignore[attr-defined]
HEAD = AuditHead.__table__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Event:
    """Something to be told."""

    kind: str
    actor: str = ""
    actor_name: str = ""
    patient_id: str = ""
    detail: dict[str, Any] = field(default_factory=dict)


def tell(connection: Connection, now: int, events: Iterable[Event]) -> None:
    """Add to the chain, in the caller's write transaction: what is told and its telling stand or fall together."""
    head = connection.execute(select(HEAD.c.seq, HEAD.c.hash).where(HEAD.c.id == 1).with_for_update()).first()
    if head is None:
        connection.execute(insert(HEAD).values(id=1, seq=0, hash=GENESIS))
    seq, last = head or (0, GENESIS)
    rows = []
    for event in events:
        row = {
            "seq": seq + 1,
            "at": now,
            "actor": event.actor,
            "actor_name": event.actor_name,
            "kind": event.kind,
            "patient_id": event.patient_id,
            "detail": event.detail,
            "prev": last,
        }
        seq, last = seq + 1, digest(row)
        rows.append({**row, "hash": last})
    if rows:
        connection.execute(insert(AUDIT), rows)
        connection.execute(update(HEAD).where(HEAD.c.id == 1).values(seq=seq, hash=last))


def digest(row: dict[str, Any]) -> str:
    """The hash of a row: SHA-256 over everything in it but the hash itself."""
    covered = [row[name] for name in ("seq", "at", "actor", "actor_name", "kind", "patient_id", "detail", "prev")]
    return hashlib.sha256(orjson.dumps(covered, option=orjson.OPT_SORT_KEYS)).hexdigest()


@dataclass(frozen=True, slots=True)
class Finding:
    """What `verify` found: the head of the chain, and everything that is wrong with it, in words."""

    seq: int
    head: str
    problems: list[str]


def verify(connection: Connection, expect: str = "") -> Finding:
    """Walk the whole chain. expect: a head that was noted earlier, which must still be a link of it."""
    problems: list[str] = []
    seq, last, seen = 0, GENESIS, expect in ("", GENESIS)
    for row in _walk(connection):
        if row["seq"] != seq + 1:
            problems.append(f"between row {seq} and row {row['seq']} rows are missing")
        if row["prev"] != last:
            problems.append(f"row {row['seq']} does not follow the row before it")
        if digest(row) != row["hash"]:
            problems.append(f"row {row['seq']} was changed")
        seq, last = row["seq"], row["hash"]
        seen = seen or last == expect
    head = connection.execute(select(HEAD.c.seq, HEAD.c.hash).where(HEAD.c.id == 1)).first()
    if (seq, last) != (tuple(head) if head else (0, GENESIS)):
        problems.append("the end of the chain is not where it was: rows at the end are missing or were added")
    if not seen:
        problems.append("the head that was noted is no link of the chain")
    return Finding(seq, last, problems)


def _walk(connection: Connection) -> Iterable[dict[str, Any]]:
    after = -(2**62)
    while True:
        page = connection.execute(select(AUDIT).where(AUDIT.c.seq > after).order_by(AUDIT.c.seq).limit(PAGE))
        rows = [dict(row) for row in page.mappings()]
        if not rows:
            return
        yield from rows
        after = rows[-1]["seq"]


def about(connection: Connection, patient_id: str, limit: int, before: int = 0) -> list[dict[str, Any]]:
    """What happened with a patient's data, the latest first. before: a row's number, to read on from there."""
    mine = [AUDIT.c.patient_id == patient_id, *([AUDIT.c.seq < before] if before else [])]
    found = connection.execute(select(AUDIT).where(*mine).order_by(AUDIT.c.seq.desc()).limit(limit))
    return [dict(row) for row in found.mappings()]
