"""A server and phones for the tests of sync: a real database, and a model of what a phone does with it."""

import json
import secrets
import tempfile
from pathlib import Path
from typing import Any

import orjson

from fibroplan.accounts.accounts import hashed_token
from fibroplan.store import sessions
from fibroplan.store.accounts import Account, Session
from fibroplan.store.migrate import open_database
from fibroplan.sync import operations, push

NOON = 1_790_000_000_000
"""The server's clock, ms."""


def memory_folder() -> tempfile.TemporaryDirectory:
    """A folder in memory where there is one: the tests of logic need not wait for a disk."""
    return tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None)


class Server:
    """A database and the functions that the route calls, without HTTP."""

    def __init__(self, place: Path | str) -> None:
        """`place` is a SQLite file, or the address of a database."""
        self.path = place
        self.database = open_database(place if isinstance(place, str) else f"sqlite:///{place}")
        self.now = NOON

    def account(self) -> tuple[str, str]:
        """A new account with a session: (account id, token)."""
        account, token = secrets.token_hex(8), secrets.token_urlsafe(16)
        with self.database.write() as connection:
            sessions.add_account(connection, Account(id=account, email=account, password="", created_at=self.now))
        self.session(account, token)
        return account, token

    def session(self, account: str, token: str) -> None:
        """Another session of an account."""
        digest = hashed_token(token)
        with self.database.write() as connection:
            sessions.begin(
                connection,
                Session(token_hash=digest, id=digest[:12], account_id=account, created_at=self.now, seen_at=self.now),
            )

    def send(self, token: str, body: bytes) -> Any:
        """What POST /api/sync answers; an error is raised."""
        request = push.Request(hashed_token(token), operations.parse(body), self.now)
        answer = None
        if not request.batch.ops:
            with self.database.read() as connection:
                answer = push.look(connection, request)
        if answer is None:
            with self.database.write() as connection:
                [answer] = push.sync(connection, [request])
        if isinstance(answer, Exception):
            raise answer
        return orjson.loads(orjson.dumps(answer))

    def rows(self, sql: str, *values: Any) -> list[Any]:
        """What stands in the database; JSON as text, whatever the driver gives."""
        with self.database.read() as connection:
            if connection.dialect.name == "postgresql":
                sql = sql.replace("?", "%s")
            found = connection.exec_driver_sql(sql, values).mappings()
            return [
                {name: json.dumps(v) if isinstance(v, dict | list) else v for name, v in row.items()} for row in found
            ]


class Phone:
    """One browser: rows as the server last told them, and an outbox whose changes lie over them."""

    def __init__(self, server: Server, account: str, token: str, device: str = "") -> None:
        self.server, self.account, self.token = server, account, token
        self.device = device or secrets.token_hex(4)
        self.known: dict[tuple[str, str], dict] = {}
        self.revs: dict[tuple[str, str], int] = {}
        self.outbox: list[dict] = []
        self.rejected: dict[str, dict] = {}
        self.written: set[str] = set()
        self.cursor, self.epoch = 0, ""
        self.answers: list[dict] = []

    def write(self, table: str, row_id: str, base: int | None = None, **fields: Any) -> str:
        """Change a row. Returns the operation's id."""
        op = secrets.token_hex(8)
        known = self.revs.get((table, row_id), 0) if base is None else base
        self.outbox.append({"op": op, "table": table, "id": row_id, "fields": fields, "base": known, "at": 1})
        self.written.add(op)
        return op

    def tick(self, day: int = 20_000, item: str = "walk", **fields: Any) -> str:
        """Record something for one occurrence."""
        given = {"item_id": item, "day": day, "slot_id": "morning", **fields}
        return self.write("outcome", f"{item}.{day}.morning", **given)

    def body(self, count: int = 200, limit: int = 1000, **changes: Any) -> bytes:
        """The next request."""
        whole = {
            "schema": 1,
            "device": self.device,
            "account": self.account,
            "since": self.cursor,
            "epoch": self.epoch,
            "limit": limit,
            "ops": self.outbox[:count],
            **changes,
        }
        return json.dumps(whole).encode()

    def sync(self, count: int = 200, limit: int = 1000, **changes: Any) -> dict:
        """One request and what a phone does with its answer."""
        answer = self.server.send(self.token, self.body(count, limit, **changes))
        self.take(answer)
        return answer

    def take(self, answer: dict) -> None:
        """Settle the outbox, then show the new rows."""
        self.answers.append(answer)
        waiting = {op["op"]: op for op in self.outbox}
        for result in answer["results"]:
            op = waiting.pop(result["op"], None) if result["status"] != "retry" else None
            if op is None:
                continue
            self.outbox.remove(op)
            if result["status"] == "rejected":
                self.rejected[op["op"]] = {**op, **result}
                if result["current"]:
                    self._show(result["current"])
        if answer["resync"]:
            self.known, self.revs = {}, {}
            self.cursor, self.epoch = 0, answer["epoch"]
            return
        for row in answer["rows"]:
            self._show(row)
        assert answer["rev"] >= self.cursor, "the cursor went back"
        self.cursor, self.epoch = answer["rev"], answer["epoch"]

    def _show(self, row: dict) -> None:
        key = (row["table"], row["id"])
        if row["rev"] >= self.revs.get(key, 0):
            self.known[key], self.revs[key] = row["fields"], row["rev"]

    def settle(self) -> None:
        """Synchronise until there is nothing to do."""
        while True:
            answer = self.sync()
            if not self.outbox and not answer["more"]:
                return

    def view(self) -> dict[tuple[str, str], dict]:
        """What the person sees."""
        seen = {key: dict(fields) for key, fields in self.known.items()}
        for op in self.outbox:
            seen.setdefault((op["table"], op["id"]), {}).update(op["fields"])
        return seen

    def row(self, day: int = 20_000, item: str = "walk") -> dict:
        """What the person sees of one occurrence."""
        return self.view()["outcome", f"{item}.{day}.morning"]

    def restarted(self) -> "Phone":
        """The same phone after its app was killed: what was on its disk."""
        again = Phone(self.server, self.account, self.token, self.device)
        for name in ("outbox", "cursor", "epoch", "rejected"):
            setattr(again, name, json.loads(json.dumps(getattr(self, name))))
        again.known, again.revs, again.written = dict(self.known), dict(self.revs), set(self.written)
        return again
