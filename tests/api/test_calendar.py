"""The calendar feed: a secret address that tells nothing of health unless asked to, and can be ended at once."""

import logging
import sqlite3
from contextlib import closing
from typing import Any

import httpx
import pytest
from icalendar import Calendar

from fibroplan.api.headers import SecurityHeaders
from tests.api.real_server import PASSWORD, RealServer, batch, running

VISIT = {"profession": "pain", "who": "Dr Canary", "place": "Canary Ward", "day": 20_782, "minute": 570,
         "zone": "Europe/Berlin", "length": 30, "questions": "Canary?", "status": "planned"}  # fmt: skip
SESSION = {"course_id": "k1", "day": 20_789, "minute": None, "zone": "Nowhere/Else", "drug": "canary"}


def visit(client: httpx.Client, **fields: Any) -> dict:
    ops = [
        {
            "op": f"visit{len(fields)}",
            "table": "appointment",
            "id": "a1",
            "fields": {**VISIT, **fields},
            "base": 0,
            "at": 1,
        },
        {"op": f"session{len(fields)}", "table": "infusion", "id": "i1", "fields": SESSION, "base": 0, "at": 1},
    ]
    answer = client.post("/api/sync", json=batch(client, *ops)).json()
    assert [one["status"] for one in answer["results"]] == ["applied", "applied"], answer
    return answer


def made(client: httpx.Client, details: bool = False) -> str:
    answer = client.post("/api/calendar-feed", json={"details": details})
    assert answer.status_code == 201, answer.text
    return answer.json()["path"]


def events(answer: httpx.Response) -> dict[str, Any]:
    assert answer.status_code == 200, answer.text
    return {str(event["UID"]): event for event in Calendar.from_ical(answer.content).walk("VEVENT")}


def program(server: RealServer) -> httpx.Client:
    """A calendar program: no cookie, no header of ours."""
    return httpx.Client(base_url=server.address, headers={"User-Agent": "Calendar/1"})


def test_a_calendar_program_finds_the_visits_and_nothing_of_health(server: RealServer) -> None:
    client = server.signed_up()
    visit(client)
    answer = program(server).get(made(client))
    found = events(answer)
    assert {uid: str(event["SUMMARY"]) for uid, event in found.items()} == {
        "a1@appointments.invalid": "Appointment", "i1@appointments.invalid": "Appointment",
    }  # fmt: skip
    assert found["a1@appointments.invalid"].decoded("DTSTART").isoformat() == "2026-11-25T08:30:00+00:00"
    for word in ("canary", "pain", "infusion", "fibro"):
        assert word not in answer.text.lower()
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Robots-Tag"] == "noindex"


def test_details_are_told_where_they_were_chosen(server: RealServer) -> None:
    client = server.signed_up()
    visit(client)
    found = events(program(server).get(made(client, details=True)))
    event = found["a1@appointments.invalid"]
    assert (str(event["SUMMARY"]), str(event["LOCATION"])) == ("Pain specialist, Dr Canary", "Canary Ward")
    assert str(found["i1@appointments.invalid"]["SUMMARY"]) == "Infusion"


def test_what_changes_and_what_is_taken_out_is_seen_at_the_next_look(server: RealServer) -> None:
    client = server.signed_up()
    visit(client)
    path = made(client)
    visit(client, deleted=True)
    assert list(events(program(server).get(path))) == ["i1@appointments.invalid"]


def test_another_address_and_an_end_make_the_one_before_dead_at_once(server: RealServer) -> None:
    client = server.signed_up()
    assert client.get("/api/calendar-feed").json() == {"on": False, "details": False, "created_at": 0}
    first, second = made(client), made(client, details=True)
    state = client.get("/api/calendar-feed").json()
    assert (state["on"], state["details"]) == (True, True)
    assert [program(server).get(path).status_code for path in (first, second)] == [404, 200]
    assert client.delete("/api/calendar-feed").status_code == 204
    assert client.delete("/api/calendar-feed").status_code == 204
    dead = program(server).get(second)
    assert (dead.status_code, dead.json()["code"]) == (404, "not_found")
    assert client.get("/api/calendar-feed").json()["on"] is False


def test_one_persons_feed_holds_nothing_of_another(server: RealServer) -> None:
    one, other = server.signed_up(), server.signed_up()
    visit(one)
    assert events(program(server).get(made(other))) == {}
    assert len(events(program(server).get(made(one)))) == 2


def test_a_feed_ends_with_its_account(server: RealServer) -> None:
    client = server.signed_up()
    path = made(client)
    assert client.request("DELETE", "/api/accounts", json={"password": PASSWORD}).status_code == 204
    assert program(server).get(path).status_code == 404


def test_the_secret_is_long_and_its_hash_alone_is_kept(server: RealServer) -> None:
    client = server.signed_up()
    path = made(client)
    secret = path.removeprefix("/api/calendar/").removesuffix(".ics")
    assert len(secret) == 43
    with closing(sqlite3.connect(server.path)) as database:
        dump = "\n".join(database.iterdump())
    assert secret not in dump
    assert "calendar_feed" in dump


def test_the_secret_is_in_no_log_and_no_figure(
    server: RealServer, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    from fibroplan.api.logs import Lines

    monkeypatch.setattr(logging.getLogger("fibroplan"), "propagate", True)
    logging.getLogger("fibroplan").setLevel("INFO")
    client = server.signed_up()
    path = made(client)
    with caplog.at_level(logging.DEBUG):
        program(server).get(path)
        program(server).get(path + "x?canary=1")
    logging.getLogger("fibroplan").setLevel("WARNING")
    said = [Lines().format(record) + record.getMessage() for record in caplog.records if "fibroplan" in record.name]
    assert any("/api/calendar/{secret}" in line for line in said)
    everything = "\n".join(said) + client.get("/metrics").text
    assert path.removesuffix(".ics").rsplit("/", 1)[-1] not in everything
    assert "canary" not in everything


@pytest.mark.parametrize("secret", ["", "x", "x" * 5_000, "%00", "..%2f..%2fme", "a b.ics", "ü.ics"])
def test_a_bad_address_finds_nothing(server: RealServer, secret: str) -> None:
    answer = program(server).get(f"/api/calendar/{secret}")
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


@pytest.mark.parametrize("body", [{}, {"details": "yes"}, {"details": None}, {"details": 1}])
def test_a_feed_is_made_with_a_plain_choice(server: RealServer, body: dict) -> None:
    client = server.signed_up()
    answer = client.post("/api/calendar-feed", json=body)
    assert answer.status_code in (201, 400)
    assert (answer.status_code == 201) == (body.get("details") in ("yes", 1)), "yes and 1 are read as yes"
    assert server.browser().get("/api/calendar-feed").status_code == 401


def test_looks_are_limited_and_so_are_guesses(tmp_path: Any) -> None:
    with running(tmp_path / "x.db", calendar_limit="3/hour") as server:
        client = server.signed_up()
        path = made(client)
        looks = [program(server).get(path) for _ in range(4)]
        assert [look.status_code for look in looks] == [200, 200, 200, 429]
        assert int(looks[-1].headers["Retry-After"]) > 0
        guesses = [program(server).get(f"/api/calendar/guess{number}") for number in range(4)]
        assert [guess.status_code for guess in guesses] == [404, 404, 404, 429]


def test_behind_the_apps_own_headers_a_feed_is_kept_nowhere(tmp_path: Any) -> None:
    with running(tmp_path / "x.db", app=SecurityHeaders) as server:
        answer = program(server).get(made(server.signed_up()))
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
