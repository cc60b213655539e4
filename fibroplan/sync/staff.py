"""What a therapist writes into a patient's record: judged and merged like a phone's operation, and kept in the history.

It reaches the phone with the next sync, and works there without a network like everything else.
"""

import uuid
from typing import Any

from sqlalchemy import Connection

from fibroplan import errors
from fibroplan.store import access, rollups, rows, sessions
from fibroplan.store.access import Actor, Sight
from fibroplan.sync.merge import Merged, merge
from fibroplan.sync.operations import Rejection, judge


def write(
    connection: Connection, actor: Actor, sight: Sight, scope: str, table: str, row_id: str, fields: Any, now: int
) -> int:
    """Set some fields of one row as this therapist, in the caller's write transaction: the patient's new revision.

    scope: what the grant must open. Raises NotYours where it does not, BadSuggestion for what cannot be kept.
    """
    rev = sessions.hold_one(connection, sight.patient_id)
    op = str(uuid.uuid4())
    operation = judge({"op": op, "table": table, "id": row_id, "fields": fields, "base": rev, "at": now}, careful=True)
    if isinstance(operation, Rejection):
        raise errors.BadSuggestion(operation.message)
    row = access.row_to_change(connection, sight, scope, operation.spec.table, row_id)
    device = access.staff_device(actor.account_id)
    merged = merge(row, operation, sight.patient_id, device, rev + 1)
    if not isinstance(merged, Merged):
        raise errors.BadSuggestion(merged.message)
    entry = {
        "patient_id": sight.patient_id,
        "rev": rev + 1,
        "op": op,
        "actor": actor.account_id,
        "device": device,
        "at": now,
        "phone_at": float(now),
        "kind": table,
        "row_id": row_id,
        "before": merged.before,
        "after": merged.after,
    }
    rows.save(connection, operation.spec.table, [merged.row])
    rollups.drop(connection, [entry], {(table, sight.patient_id, row_id): merged.row})
    rows.record(connection, [entry])
    rows.advance(connection, [(sight.patient_id, rev + 1)])
    return rev + 1
