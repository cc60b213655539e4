"""Makes `server/v1.db`, a small real database of the first schema. Run once for each released schema, never again.

python tests/archive/make_server_archive.py tests/archive/server/v1.db
"""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from fibroplan.accounts.accounts import hashed_token
from fibroplan.store import sessions
from fibroplan.store.accounts import Account, Session
from fibroplan.store.migrate import open_database
from fibroplan.sync import operations, push

NOW = 1_795_000_000_000
TOKEN = "a token of the archive"
PASSWORD_HASH = "$argon2id$v=19$m=47104,t=2,p=1$made$up"


def main(path: Path) -> None:
    """Write the file: one person with one row of every kind, an edit, and two texts side by side."""
    database = open_database(f"sqlite:///{path}")
    account = "archive-account"
    with database.write() as connection:
        sessions.add_account(
            connection, Account(id=account, email="ada@example.org", password=PASSWORD_HASH, created_at=NOW)
        )
        digest = hashed_token(TOKEN)
        sessions.begin(connection, Session(token_hash=digest, id="s1", account_id=account, created_at=NOW, seen_at=NOW))
    outcome = {"item_id": "walk", "day": 20_770, "slot_id": "morning"}
    plan = {"item_id": "walk", "from_day": 20_770, "title": "Walk", "weekdays": [0, 2, 4], "tries": [3, 4.5],
            "slots": [{"id": "morning", "part": "morning", "minute": -1}], "schedule": "weekdays"}  # fmt: skip
    sent = [
        ("one", "profile", "me", {"name": "Ada 🙂", "zone": "Asia/Kathmandu"}, 0),
        ("one", "plan_version", "walk.20770", plan, 0),
        ("one", "outcome", "walk.20770.morning", {**outcome, "mark": "done", "amount": 3.5, "note": "مشيت قليلا"}, 0),
        ("two", "outcome", "walk.20770.morning", {**outcome, "note": "My knee hurt.", "weather": {"sun": [1]}}, 0),
        ("one", "pause", "p1", {"kind": "flare", "from_day": 20_771, "item_ids": ["walk"]}, 0),
        ("one", "draft", "builder", {"step": "days", "answers": {"days": [1, 2]}}, 0),
        ("one", "pause", "p1", {"deleted": True}, 5),
    ]
    for number, (device, table, row, fields, base) in enumerate(sent):
        op = {"op": f"op-{number}", "table": table, "id": row, "fields": fields, "base": base, "at": NOW}
        body = json.dumps({"device": device, "account": account, "ops": [op]}).encode()
        with database.write() as connection:
            push.sync(connection, [push.Request(hashed_token(TOKEN), operations.parse(body), NOW)])
    with database.engine.connect() as connection:
        connection.exec_driver_sql("UPDATE deployment SET epoch = 'archive-epoch'")
        connection.commit()
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
