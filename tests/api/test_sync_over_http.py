"""Sync, export and what the server answers when it cannot save."""

import threading

import pytest

from fibroplan import errors
from fibroplan.store.tables import SYNCED
from tests.api.real_server import RealServer, batch, running, tick


def test_a_batch_is_saved_and_comes_back(server: RealServer) -> None:
    client = server.signed_up()
    text = "🙂 שלום مرحبا"
    answer = client.post("/api/sync", json=batch(client, tick(note=text))).json()
    assert answer["results"][0]["status"] == "applied"
    assert answer["rows"][0]["fields"]["note"] == text
    assert (answer["rev"], answer["more"], answer["resync"], answer["min_schema"]) == (1, False, False, 1)
    assert answer["account"] == client.account  # type: ignore[attr-defined]
    again = client.post("/api/sync", json=batch(client, since=1, epoch=answer["epoch"])).json()
    assert (again["rows"], again["rev"]) == ([], 1)


def test_a_note_of_100_kb_is_refused_in_plain_words(server: RealServer) -> None:
    client = server.signed_up()
    [result] = client.post("/api/sync", json=batch(client, tick(note="x" * 100_000))).json()["results"]
    assert result["message"] == "The note is too long. The most is 10,000 characters."


def test_sync_needs_a_session_of_the_phones_own_account(server: RealServer) -> None:
    client, other = server.signed_up(), server.signed_up()
    for ops in ([], [tick()]):
        answer = client.post("/api/sync", json={**batch(other), "ops": ops})
        assert (answer.status_code, answer.json()["code"]) == (409, "other_account")
        answer = server.browser().post("/api/sync", json={**batch(other), "ops": ops})
        assert (answer.status_code, answer.json()["code"]) == (401, "signed_out")
        stranger = server.browser(Cookie="fibroplan=no-such-token")
        assert stranger.post("/api/sync", json={**batch(other), "ops": ops}).status_code == 401


def test_a_long_answer_is_compressed_and_a_long_batch_parsed(server: RealServer) -> None:
    client = server.signed_up()
    ops = [tick(20_000 + day, note="a walk " * 20) for day in range(200)]
    answer = client.post("/api/sync", json=batch(client, *ops))
    assert answer.headers["Content-Encoding"] == "gzip"
    assert len(answer.json()["rows"]) == 200
    plain = client.post("/api/sync", json=batch(client), headers={"Accept-Encoding": "identity"})
    assert "Content-Encoding" not in plain.headers
    assert len(plain.json()["rows"]) == 200


def test_the_export_holds_rows_and_history_and_nobody_elses(server: RealServer) -> None:
    client, other = server.signed_up(), server.signed_up()
    other.post("/api/sync", json=batch(other, tick(note="theirs")))
    client.post("/api/sync", json=batch(client, tick(mark="done", mood=3), tick(20_001, note="mine")))
    answer = client.get("/api/export")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    export = answer.json()
    assert export["fibroplan_export"] == 1
    assert set(export["rows"]) == {str(model.__tablename__) for model in SYNCED}
    assert [row["note"] for row in export["rows"]["outcome"]] == ["", "mine"]
    assert export["rows"]["outcome"][0]["mood"] == 3
    assert [entry["rev"] for entry in export["history"]] == [1, 2]
    assert "theirs" not in answer.text
    assert server.browser().get("/api/export").status_code == 401


def test_an_export_taken_back_as_operations_gives_the_same_rows(server: RealServer) -> None:
    first, second = server.signed_up(), server.signed_up()
    first.post("/api/sync", json=batch(first, tick(mark="done", note="🙂", later=[1])))
    rows = first.get("/api/export").json()["rows"]
    ops = [
        {"op": f"import-{row['id']}", "table": table, "id": row["id"], "fields": row, "base": 0, "at": 0}
        for table, found in rows.items()
        for row in found
    ]
    second.post("/api/sync", json=batch(second, *ops))
    assert second.get("/api/export").json()["rows"] == rows


def test_requests_at_the_same_moment_are_all_saved(server: RealServer) -> None:
    client = server.signed_up()
    statuses: list[str] = []

    def send(day: int) -> None:
        answer = client.post("/api/sync", json=batch(client, tick(20_000 + day, mark="done"))).json()
        statuses.append(answer["results"][0]["status"])

    threads = [threading.Thread(target=send, args=(day,)) for day in range(40)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert statuses == ["applied"] * 40
    assert len(client.post("/api/sync", json=batch(client)).json()["rows"]) == 40


def test_one_broken_request_spoils_no_other_of_its_group(server: RealServer, monkeypatch: pytest.MonkeyPatch) -> None:
    from fibroplan.sync import push

    real, broken, other = push.merge, server.signed_up(), server.signed_up()

    def merge(row, operation, patient, device, rev):
        if patient == broken.account:  # type: ignore[attr-defined]
            raise RuntimeError
        return real(row, operation, patient, device, rev)

    monkeypatch.setattr(push, "merge", merge)
    found: list[int] = []
    senders = [
        threading.Thread(target=lambda c=c: found.append(c.post("/api/sync", json=batch(c, tick())).status_code))
        for c in (broken, other) * 8
    ]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    assert sorted(found) == [200] * 8 + [500] * 8


def test_a_full_disk_is_said_and_recovered_from(tmp_path) -> None:
    with running(tmp_path / "full.db") as server:
        client = server.signed_up()
        pages = server.services.database
        with pages.engine.connect() as connection:
            count = connection.exec_driver_sql("PRAGMA page_count").scalar()

        def limit(raw, *_):
            raw.execute(f"PRAGMA max_page_count={count + 2}")

        from sqlalchemy import event

        event.listen(pages.engine, "connect", limit)
        pages.engine.dispose()
        ops = [tick(20_000 + day, note="words " * 300) for day in range(30)]
        answer = client.post("/api/sync", json=batch(client, *ops))
        assert (answer.status_code, answer.json()["code"]) == (507, "store_full")
        assert int(answer.headers["Retry-After"]) > 0
        assert client.post("/api/sync", json=batch(client)).json()["rows"] == []
        event.remove(pages.engine, "connect", limit)
        pages.engine.dispose()
        answer = client.post("/api/sync", json=batch(client, *ops)).json()
        assert {result["status"] for result in answer["results"]} == {"applied"}


def test_a_locked_database_is_said_and_recovered_from(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fibroplan.store.database.BUSY_TIMEOUT", 0.2)
    with running(tmp_path / "busy.db") as server:
        client, op = server.signed_up(), tick()
        with server.services.database.write():
            answer = client.post("/api/sync", json=batch(client, op))
            assert (answer.status_code, answer.json()["code"]) == (503, "store_busy")
            assert client.post("/api/sync", json=batch(client)).status_code == 200
        assert client.post("/api/sync", json=batch(client, op)).json()["results"][0]["status"] == "applied"


def test_a_wrong_clock_of_the_server_changes_no_order(server: RealServer) -> None:
    client = server.signed_up()
    try:
        server.clock.ahead = 0
        client.post("/api/sync", json=batch(client, tick(mark="done")))
        server.clock.ahead = -3 * 86_400_000
        answer = client.post("/api/sync", json=batch(client, tick(mark="skipped"))).json()
    finally:
        server.clock.ahead = 0
    assert answer["rows"][0]["fields"]["mark"] == "skipped"
    assert answer["rev"] == 2


def test_every_error_has_a_status_a_code_and_plain_words() -> None:
    def tree(kind: type[errors.FibroplanError]) -> list[type[errors.FibroplanError]]:
        return [kind, *(below for child in kind.__subclasses__() for below in tree(child))]

    for kind in tree(errors.FibroplanError):
        assert 400 <= kind.status < 600
        assert kind.__name__ in (errors.__doc__ or "")
        assert all(len(sentence.split()) < 20 for sentence in kind.words.split(". "))
