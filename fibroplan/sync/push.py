"""Applying what phones send: several requests in one transaction, each operation judged alone.

Everything that a group of requests needs is read first, then judged in memory in the order of arrival, then written
in bulk: the rows, the history (which is also the receipt) and the revisions stand or fall together.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

from fibroplan import errors
from fibroplan.store import grants, rollups, rows, sessions
from fibroplan.store.access import Actor, patient_rows_by_key, receipts
from fibroplan.store.accounts import PATIENT
from fibroplan.store.sessions import SignedIn
from fibroplan.store.tables import Ending
from fibroplan.sync.merge import Merged, Refused, merge
from fibroplan.sync.operations import MIN_SCHEMA, Batch, Operation, Rejection, TableSpec
from fibroplan.sync.pull import Page, Row, changes, page_of, travelling

Answer = dict[str, Any]


@dataclass(slots=True)
class Request:
    """One call of POST /api/sync."""

    token_hash: str
    batch: Batch
    instant: int
    """The server's clock, ms since 1970."""


@dataclass(slots=True)
class _Group:
    """What is known and what has changed while a group of requests is judged."""

    sessions: dict[str, SignedIn]
    revs: dict[str, int] = field(default_factory=dict)
    rows: dict[tuple[str, str, str], Row] = field(default_factory=dict)
    receipts: dict[tuple[str, str], int] = field(default_factory=dict)
    changed: dict[str, dict[tuple[str, str], tuple[TableSpec, Row]]] = field(default_factory=dict)
    """By patient, then by table and row."""
    history: list[Row] = field(default_factory=list)


def sync(connection: Connection, requests: Sequence[Request]) -> list[Answer | errors.FibroplanError]:
    """Judge a group of requests in one write transaction and answer each, in order.

    An answer may be SignedOut or OtherAccount: then nothing of that request was applied.
    """
    now = max(request.instant for request in requests)
    living = sessions.living(connection, {request.token_hash for request in requests}, now, lock=True)
    group = _Group(living)
    group.revs = {session.account_id: session.rev for session in living.values()}
    before = dict(group.revs)
    admitted = [_admit(group, request) for request in requests]
    _load(connection, group, [one for one in admitted if isinstance(one, _Admitted)])
    judged = [_judge(group, one) if isinstance(one, _Admitted) else [] for one in admitted]
    _write(connection, group, before, now)
    sessions.touch(connection, living.values(), now)
    return [
        _answer(connection, group, one, results, before) if isinstance(one, _Admitted) else one
        for one, results in zip(admitted, judged, strict=True)
    ]


@dataclass(slots=True)
class _Admitted:
    session: SignedIn
    batch: Batch
    instant: int
    resync: bool


def _admit(group: _Group, request: Request) -> _Admitted | errors.FibroplanError:
    session = group.sessions.get(request.token_hash)
    if session is None or session.role != PATIENT:
        return errors.SignedOut()
    batch = request.batch
    if batch.account != session.account_id:
        return errors.OtherAccount()
    lost = batch.since > 0 and (batch.epoch != session.epoch or batch.since > session.rev)
    return _Admitted(session, batch, request.instant, lost)


def _load(connection: Connection, group: _Group, admitted: list[_Admitted]) -> None:
    sent: list[tuple[Actor, str, str]] = []
    wanted: dict[str, tuple[TableSpec, set[tuple[Actor, str, str]]]] = {}
    for one in admitted:
        patient = one.session.account_id
        actor = Actor(patient)
        for operation in () if one.resync else one.batch.ops:
            if isinstance(operation, Operation):
                sent.append((actor, patient, operation.op))
            if operation.spec is not None:
                keys = wanted.setdefault(operation.spec.name, (operation.spec, set()))[1]
                keys.add((actor, patient, operation.id))
    group.receipts = receipts(connection, sent) if sent else {}
    for spec, keys in wanted.values():
        for row in patient_rows_by_key(connection, spec.table, keys):
            group.rows[spec.name, row["patient_id"], row["id"]] = row


def _judge(group: _Group, one: _Admitted) -> list[Answer]:
    if one.resync:
        return [_result(operation.op, "retry", "resync") for operation in one.batch.ops]
    return [_apply(group, one, operation) for operation in one.batch.ops]


def _apply(group: _Group, one: _Admitted, operation: Operation | Rejection) -> Answer:
    patient, device = one.session.account_id, one.batch.device
    if isinstance(operation, Rejection):
        return _rejected(group, patient, operation, operation)
    receipt = group.receipts.get((patient, operation.op))
    if receipt is not None:
        return _result(operation.op, "duplicate", rev=receipt)
    key = (operation.spec.name, patient, operation.id)
    row, rev = group.rows.get(key), group.revs[patient] + 1
    merged = merge(row, operation, patient, device, rev)
    if not isinstance(merged, Merged):
        return _rejected(group, patient, operation, merged)
    group.revs[patient] = group.receipts[patient, operation.op] = rev
    group.rows[key] = merged.row
    group.changed.setdefault(patient, {})[operation.spec.name, operation.id] = (operation.spec, merged.row)
    group.history.append(
        {
            "patient_id": patient,
            "rev": rev,
            "op": operation.op,
            "actor": patient,
            "device": device,
            "at": one.instant,
            "phone_at": operation.at,
            "kind": operation.spec.name,
            "row_id": operation.id,
            "before": merged.before,
            "after": merged.after,
        }
    )
    return _result(operation.op, "applied", rev=rev)


def _rejected(group: _Group, patient: str, operation: Operation | Rejection, why: Rejection | Refused) -> Answer:
    """A refusal, with the row as the server has it, so that the phone can show what stands."""
    answer, spec = _result(operation.op, "rejected", why.code, why.message), operation.spec
    row = group.rows.get((spec.name, patient, operation.id)) if spec else None
    if spec and row:
        answer["current"] = travelling(spec, row)
    return answer


def _result(op: str, status: str, code: str = "", message: str = "", rev: int = 0) -> Answer:
    return {"op": op, "status": status, "code": code, "message": message, "rev": rev, "current": None}


def _write(connection: Connection, group: _Group, before: dict[str, int], now: int) -> None:
    if not group.history:
        return
    tables: dict[str, tuple[TableSpec, list[Row]]] = {}
    for changed in group.changed.values():
        for spec, row in changed.values():
            tables.setdefault(spec.name, (spec, []))[1].append(row)
    for spec, whole in tables.values():
        rows.save(connection, spec.table, whole)
        if spec.name == Ending.__tablename__:
            _end_grants(connection, whole, now)
    rollups.drop(connection, group.history, group.rows)
    rows.record(connection, group.history)
    rows.advance(connection, [(patient, rev) for patient, rev in group.revs.items() if rev > before[patient]])


def _end_grants(connection: Connection, endings: list[Row], now: int) -> None:
    """A patient's word that a grant ends takes effect in the transaction that accepts it."""
    for row in endings:
        if not row["deleted"]:
            grants.end(connection, now, row["patient_id"], id=row["id"], patient_id=row["patient_id"])


def _answer(
    connection: Connection, group: _Group, one: _Admitted, results: list[Answer], before: dict[str, int]
) -> Answer:
    patient, batch = one.session.account_id, one.batch
    if one.resync:
        page = Page(rev=0, more=True)
    elif batch.since == before[patient]:
        # The phone had seen everything, so what it lacks is what this group has just written.
        page = page_of(group.changed.get(patient, {}).values(), group.revs[patient], batch.limit)
    else:
        page = changes(connection, Actor(patient), patient, batch.since, group.revs[patient], batch.limit)
    return answer(one.session.epoch, patient, results, page, one.resync)


def answer(epoch: str, account: str, results: list[Answer], page: Page, resync: bool) -> Answer:
    """The body of a response."""
    return {
        "epoch": epoch,
        "account": account,
        "results": results,
        "rows": page.rows,
        "rev": page.rev,
        "more": page.more,
        "resync": resync,
        "min_schema": MIN_SCHEMA,
    }


def look(connection: Connection, request: Request) -> Answer | errors.FibroplanError | None:
    """Answer a request that sends nothing, without the write lock.

    None where the request must take the way of `sync` after all, because its session is to be noted as seen.
    """
    living = sessions.living(connection, [request.token_hash], request.instant)
    group = _Group(living)
    one = _admit(group, request)
    if not isinstance(one, _Admitted):
        return one
    if one.session.stale(request.instant):
        return None
    revs = {one.session.account_id: one.session.rev}
    group.revs = revs
    return _answer(connection, group, one, [], revs)
