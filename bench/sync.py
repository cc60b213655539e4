"""What synchronisation costs: POST /api/sync with 20 operations beside a bare endpoint that saves the same 20 rows.

The bare endpoint is Starlette and SQLAlchemy core and nothing else: no session, no receipts, no history, no merge. It
runs under the same server, over the same SQLite settings, on the event loop or in threads, whichever is faster for it.
Both are up during the whole run and measured in turn. Also: a new phone's first sync of two years, and a pull that
brings nothing. Run: python bench/sync.py
"""

import argparse
import asyncio
import gzip
import json
import os
import re
import secrets
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

LEVELS = (1, 16, 64)
ROUNDS = 2
SECONDS = 2.0
WARM = 0.5
BATCH = 20
PHONES = max(LEVELS)
OUTCOMES = 6_000
FIRST_DAY = 20_000


# ---- the two servers -------------------------------------------------------------------------------------------------


def bare_app(path: str, threads: bool) -> Any:
    """The floor: validate 20 rows, save them in one transaction, say so."""
    from pydantic import BaseModel, Field, TypeAdapter
    from sqlalchemy import Column, MetaData, Table
    from sqlalchemy.dialects.sqlite import insert
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import JSONResponse
    from starlette.routing import Route

    from fibroplan.store.database import Database
    from fibroplan.store.tables import NOTE_MAX, Outcome

    class CheckIn(BaseModel):
        id: str = Field(max_length=128)
        item_id: str = Field(max_length=64)
        day: int = Field(ge=10_957, le=47_481)
        slot_id: str = Field(max_length=40)
        mark: str = Field(max_length=16)
        amount: float | None = Field(ge=0, le=100_000)
        target: float = Field(ge=0, le=10_000)
        effort: int | None = Field(ge=0, le=10)
        after: int | None = Field(ge=0, le=10)
        note: str = Field(max_length=NOTE_MAX)
        version_id: str = Field(max_length=128)
        zone: str = Field(max_length=64)
        at: float = Field(ge=0, le=1e14)
        entered_day: int = Field(ge=10_957, le=47_481)
        device: str = Field(max_length=64)

    class Body(BaseModel):
        patient_id: str
        rows: list[CheckIn]

    columns = Outcome.__table__.c  # type: ignore[attr-defined]
    keys = [Column(name, columns[name].type, primary_key=True) for name in ("patient_id", "id")]
    others = [Column(name, columns[name].type) for name in CheckIn.model_fields if name != "id"]
    metadata = MetaData()
    table = Table("checkin", metadata, *keys, *others)
    statement = insert(table)
    statement = statement.on_conflict_do_update(
        index_elements=["patient_id", "id"], set_={c.name: statement.excluded[c.name] for c in others}
    )
    database = Database(f"sqlite:///{path}")
    metadata.create_all(database.engine)
    body_of = TypeAdapter(Body).validate_json

    def save(raw: bytes) -> JSONResponse:
        body = body_of(raw)
        with database.write() as connection:
            connection.execute(statement, [{"patient_id": body.patient_id, **row.model_dump()} for row in body.rows])
        return JSONResponse({"saved": len(body.rows)})

    async def on_loop(request: Request) -> JSONResponse:
        return save(await request.body())

    async def in_thread(request: Request) -> JSONResponse:
        from anyio.to_thread import run_sync

        return await run_sync(save, await request.body())

    return Starlette(routes=[Route("/save", in_thread if threads else on_loop, methods=["POST"])])


def our_app(path: str) -> Any:
    """Fibroplan's API with limits that a load test does not reach; they are counted all the same."""
    from fibroplan.api.app import create_api
    from fibroplan.config import Settings

    settings = Settings(database_url=f"sqlite:///{path}", sync_limit="100000000/minute", log_level="WARNING")
    return create_api(settings)


def serve(kind: str, path: str, port: int) -> None:
    """Run one server until it is told to stop."""
    import uvicorn

    app = our_app(path) if kind == "ours" else bare_app(path, threads=kind == "bare-threads")
    uvicorn.run(app, host="127.0.0.1", port=port, log_level="warning", access_log=False)


# ---- the load, in a process of its own -------------------------------------------------------------------------------


def fields_of(number: int, device: str) -> dict[str, Any]:
    """One check-in like those that people make."""
    day = FIRST_DAY + number // 8
    return {
        "item_id": f"item-{number % 8}",
        "day": day,
        "slot_id": "morning",
        "mark": "done",
        "amount": 10.0,
        "target": 12.0,
        "effort": number % 11,
        "after": number % 7,
        "note": "A short walk to the corner and back." if number % 5 == 0 else "",
        "version_id": f"item-{number % 8}.{FIRST_DAY}",
        "zone": "Europe/Berlin",
        "at": 1_790_000_000_000 + number,
        "entered_day": day,
        "device": device,
    }


MARK = "@@@@@@@@"
"""Stands in a prepared request where every sending has its own number, so that every row is new."""


def prepared(kind: str, phone: dict[str, str]) -> tuple[bytes, bytes]:
    """A request in two parts, between which the cursor goes."""
    rows = [{**fields_of(i, phone["device"]), "slot_id": f"{MARK}{i:02}"} for i in range(BATCH)]
    ids = [f"{row['item_id']}.{row['day']}.{row['slot_id']}" for row in rows]
    if kind != "ours":
        body = {
            "patient_id": phone["account"],
            "rows": [{"id": key, **row} for key, row in zip(ids, rows, strict=True)],
        }
        return json.dumps(body).encode(), b""
    ops = [
        {"op": f"{MARK}-{MARK}-{i:02}", "table": "outcome", "id": key, "fields": row, "base": 0, "at": 1}
        for i, (key, row) in enumerate(zip(ids, rows, strict=True))
    ]
    head = {"schema": 1, "device": phone["device"], "account": phone["account"], "epoch": phone["epoch"]}
    return json.dumps(head)[:-1].encode() + b', "since": ', b', "ops": ' + json.dumps(ops).encode() + b"}"


async def one_phone(kind: str, port: int, phone: dict, times: list, span: tuple[float, float]) -> None:
    """Send one request after the other until the time is up."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    path, since = ("/api/sync", phone.get("since", 0)) if kind == "ours" else ("/save", None)
    head = (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nX-Fibroplan: 1\r\nContent-Type: application/json\r\n"
        f"Cookie: fibroplan={phone['token']}\r\nContent-Length: "
    ).encode()
    parts, number = prepared(kind, phone), secrets.randbits(31)
    while (now := time.perf_counter()) < span[1]:
        number += 1
        own = b"%08x" % number
        before, after = (part.replace(MARK.encode(), own) for part in parts)
        body = before + str(since).encode() + after if kind == "ours" else before
        writer.write(head + str(len(body)).encode() + b"\r\n\r\n" + body)
        headers = await reader.readuntil(b"\r\n\r\n")
        length = int(re.search(rb"content-length: (\d+)", headers).group(1))  # type: ignore[union-attr]
        answer = await reader.readexactly(length)
        if not headers.startswith(b"HTTP/1.1 200"):
            raise SystemExit(f"{kind}: {headers!r} {answer[:300]!r}")
        if kind == "ours":
            if answer.count(b'"applied"') != BATCH:
                raise SystemExit(f"not applied: {answer[:300]!r}")
            since = int(re.search(rb'"rev":(\d+),"more"', answer).group(1))  # type: ignore[union-attr]
        done = time.perf_counter()
        if now >= span[0]:
            times.append(done - now)
    phone["since"] = since
    writer.close()


def load(kind: str, port: int, connections: int, phones: list[dict]) -> dict[str, Any]:
    """Requests a second, and how long they took, at a number of connections."""
    chosen = phones[:connections]
    times: list[float] = []

    async def run() -> None:
        began = time.perf_counter()
        span = (began + WARM, began + WARM + SECONDS)
        await asyncio.gather(*(one_phone(kind, port, phone, times, span) for phone in chosen))

    asyncio.run(run())
    ordered = sorted(times)
    return {
        "rate": len(times) / SECONDS,
        "p50": ordered[len(ordered) // 2] * 1e3,
        "p99": ordered[int(len(ordered) * 0.99)] * 1e3,
        "phones": chosen,
    }


# ---- the run ---------------------------------------------------------------------------------------------------------


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def start(kind: str, path: Path) -> tuple[subprocess.Popen, int]:
    """A server in a process of its own, answering."""
    port = free_port()
    command = [sys.executable, __file__, "serve", kind, str(path), str(port)]
    process = subprocess.Popen(command, env={**os.environ, "PYTHONPATH": str(ROOT)})
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), 0.2).close()
            return process, port
        except OSError:
            time.sleep(0.05)
    process.kill()
    raise SystemExit(f"{kind} did not start")


def stop(process: subprocess.Popen) -> None:
    process.terminate()
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        process.kill()


def make_phones(path: Path) -> list[dict[str, Any]]:
    """Accounts with a signed-in phone each, written straight into the database: hashing is measured elsewhere."""
    from fibroplan.accounts.accounts import hashed_token
    from fibroplan.clock import SystemClock
    from fibroplan.store import deployment, sessions
    from fibroplan.store.accounts import Account, Session
    from fibroplan.store.migrate import open_database

    database, now, made = open_database(f"sqlite:///{path}"), SystemClock().instant(), []
    with database.write() as connection:
        epoch = deployment.epoch(connection)
        for number in range(PHONES + 1):
            account, token = f"account-{number:04}", secrets.token_urlsafe(32)
            sessions.add_account(connection, Account(id=account, email=account, password="", created_at=now))
            digest = hashed_token(token)
            session = Session(token_hash=digest, id=digest[:16], account_id=account, created_at=now, seen_at=now)
            sessions.begin(connection, session)
            made.append({"account": account, "token": token, "device": f"device-{number:04}", "epoch": epoch})
    database.close()
    return made


def measure(kind: str, port: int, connections: int, phones: list[dict], scratch: Path) -> dict[str, Any]:
    """One measurement, made by a process of its own."""
    scratch.write_text(json.dumps(phones))
    command = [sys.executable, __file__, "load", kind, str(port), str(connections), str(scratch)]
    made = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    if made.returncode:
        raise SystemExit(made.stderr or made.stdout)
    result = json.loads(made.stdout)
    for phone, after in zip(phones, result.pop("phones"), strict=False):
        if kind == "ours":
            phone["since"] = after["since"]
    return result


def rss(process: subprocess.Popen) -> float:
    """Resident memory in MB (Linux)."""
    text = Path(f"/proc/{process.pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", text).group(1)) / 1024  # type: ignore[union-attr]


def call(port: int, phone: dict, body: dict) -> tuple[dict, int, float]:
    """One sync as a browser makes it: the answer, its bytes on the wire, its seconds."""
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/api/sync",
        json.dumps({"schema": 1, "device": phone["device"], "account": phone["account"], **body}).encode(),
        {"X-Fibroplan": "1", "Cookie": f"fibroplan={phone['token']}", "Accept-Encoding": "gzip"},
    )
    began = time.perf_counter()
    with urllib.request.urlopen(request) as response:
        raw = response.read()
        packed = response.headers.get("Content-Encoding") == "gzip"
    seconds = time.perf_counter() - began
    return json.loads(gzip.decompress(raw) if packed else raw), len(raw), seconds


def first_sync(port: int, phone: dict) -> dict[str, float]:
    """Two years of outcomes go up; then a new phone pulls them, and pulls again for nothing."""
    for begin in range(0, OUTCOMES, 200):
        rows = [fields_of(number, phone["device"]) for number in range(begin, begin + 200)]
        ops = [
            {
                "op": secrets.token_hex(16),
                "table": "outcome",
                "id": f"{row['item_id']}.{row['day']}.{row['slot_id']}",
                "fields": row,
            }
            for row in rows
        ]
        call(port, phone, {"since": begin, "epoch": phone["epoch"], "ops": ops})
    since, rows, size, seconds, pages, more = 0, 0, 0, 0.0, 0, True
    while more:
        answer, taken, spent = call(port, phone, {"since": since, "epoch": phone["epoch"], "ops": []})
        since, more = answer["rev"], answer["more"]
        rows, size, seconds, pages = rows + len(answer["rows"]), size + taken, seconds + spent, pages + 1
    assert rows == OUTCOMES, rows
    nothing = [call(port, phone, {"since": since, "epoch": phone["epoch"], "ops": []}) for _ in range(200)]
    return {
        "seconds": seconds,
        "bytes": size,
        "pages": pages,
        "nothing_ms": statistics.median(one[2] for one in nothing) * 1e3,
        "nothing_bytes": nothing[0][1],
    }


def main() -> dict[str, Any]:
    """Measure everything, print the table, and return its figures."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        phones = make_phones(place / "ours.db")
        bare = {kind: start(kind, place / f"{kind}.db") for kind in ("bare-loop", "bare-threads")}
        ours, port = start("ours", place / "ours.db")
        try:
            scratch = place / "phones.json"
            idle = rss(ours)
            fastest = max(bare, key=lambda kind: measure(kind, bare[kind][1], 16, phones, scratch)["rate"])
            rows = []
            for level in LEVELS:
                taken: dict[str, list[dict]] = {fastest: [], "ours": []}
                for _ in range(ROUNDS):
                    taken[fastest].append(measure(fastest, bare[fastest][1], level, phones, scratch))
                    taken["ours"].append(measure("ours", port, level, phones, scratch))
                floor, own = (max(taken[kind], key=lambda one: one["rate"]) for kind in (fastest, "ours"))
                rows.append({"connections": level, "floor": floor, "ours": own, "ratio": own["rate"] / floor["rate"]})
            pull = first_sync(port, phones[PHONES])
            pull |= {"rss_idle": idle, "rss": rss(ours)}
        finally:
            for process in (*(process for process, _ in bare.values()), ours):
                stop(process)
    print(f"POST /api/sync, {BATCH} operations; floor: {fastest}; best of {ROUNDS} rounds of {SECONDS} s")
    print("connections  floor req/s   p99 ms  ours req/s   p99 ms  ratio  (goal 0.50)")
    for row in rows:
        floor, own = row["floor"], row["ours"]
        print(
            f"{row['connections']:>11} {floor['rate']:>12,.0f} {floor['p99']:>8.1f} {own['rate']:>11,.0f} "
            f"{own['p99']:>8.1f} {row['ratio']:>6.2f}"
        )
    print(
        f"first sync of {OUTCOMES:,} outcomes: {pull['seconds']:.2f} s, {pull['bytes']:,} bytes, {pull['pages']} pages"
    )
    print(f"pull with nothing new: {pull['nothing_ms']:.2f} ms, {pull['nothing_bytes']} bytes")
    print(f"memory of the server: {pull['rss_idle']:.0f} MB at start, {pull['rss']:.0f} MB after the load")
    return {"sync": rows, "pull": pull}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", nargs="?", default="all", choices=("all", "serve", "load"))
    parser.add_argument("rest", nargs="*")
    given = parser.parse_args()
    if given.what == "serve":
        serve(given.rest[0], given.rest[1], int(given.rest[2]))
    elif given.what == "load":
        accounts = json.loads(Path(given.rest[3]).read_text())
        print(json.dumps(load(given.rest[0], int(given.rest[1]), int(given.rest[2]), accounts)))
    else:
        main()
