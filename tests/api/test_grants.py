"""Sharing over HTTP: codes, grants, endings, and what a patient is told. Codes are used once, by the right person."""

import threading
from typing import Any

import httpx
import pytest
from sqlalchemy import text

from fibroplan.clock import DAY
from fibroplan.domain.sharing import consent_words
from fibroplan.store import access, audit
from fibroplan.store.access import Actor
from tests.api.care_people import (
    CLINIC,
    StaffBrowser,
    invited,
    joined,
    op,
    sent,
    shared,
    staff_browser,
    terms,
)
from tests.api.real_server import RealServer, running


def refused(answer: httpx.Response, status: int, code: str) -> None:
    assert (answer.status_code, answer.json()["code"]) == (status, code), answer.text


def sees(server: RealServer, therapist: StaffBrowser, patient: httpx.Client) -> frozenset[str] | None:
    """The scopes that are open now; None where nothing is."""
    with server.services.database.read() as connection:
        found = access.sights_of(connection, Actor(therapist.account), server.clock.instant(), patient.account)  # type: ignore[attr-defined]
    return found[0].scopes if found else None


def listed(patient: httpx.Client) -> dict[str, Any]:
    return patient.get("/api/grants").json()


def test_a_patients_code_becomes_a_grant_that_ends_at_once(server: RealServer) -> None:
    patient, therapist = server.signed_up(), joined(server)
    made = patient.post("/api/grants/codes", json=terms(server, "plan", "sleep")).json()
    assert made["link"] == f"http://127.0.0.1:{server.port}/care/accept/#{made['code']}"
    assert made["qr"]["path"].startswith("M")
    assert [one["id"] for one in listed(patient)["codes"]] == [made["id"]]
    answer = therapist.post("/api/grants/accept", json={"code": made["code"].lower().replace("-", " ")})
    assert (answer.status_code, answer.json()["patient"]) == (201, patient.account)  # type: ignore[attr-defined]
    assert sees(server, therapist, patient) == {"plan", "sleep"}
    [grant] = listed(patient)["grants"]
    today = server.clock.instant() // DAY
    assert (grant["therapist"], grant["clinic"], grant["living"]) == ("Dr Ada Moss", CLINIC, True)
    assert grant["consent"] == consent_words(["plan", "sleep"], today + 28)
    assert grant["until"] == (today + 29) * DAY
    assert listed(patient)["codes"] == []
    assert patient.delete(f"/api/grants/{grant['id']}").status_code == 204
    assert sees(server, therapist, patient) is None
    assert patient.delete(f"/api/grants/{grant['id']}").status_code == 204
    [grant] = listed(patient)["grants"]
    assert (grant["living"], grant["ended_at"] is not None) == (False, True)
    kinds = [one["kind"] for one in listed(patient)["looks"]]
    assert kinds == ["ended", "shared", "code_made"]
    assert listed(patient)["looks"][1]["who"] == f"Dr Ada Moss, {CLINIC}"
    with server.services.database.read() as connection:
        assert audit.verify(connection).problems == []


def test_a_therapists_invitation_is_looked_at_then_answered(server: RealServer) -> None:
    patient, therapist = server.signed_up(), joined(server)
    code = therapist.post("/api/grants/invitations").json()["code"]
    assert patient.post("/api/grants/inviter", json={"code": code}).json() == {
        "therapist": "Dr Ada Moss",
        "clinic": CLINIC,
    }
    assert sees(server, therapist, patient) is None
    refused(patient.post("/api/grants", json={**terms(server), "code": code}), 400, "bad_share")
    answer = patient.post("/api/grants", json={**terms(server, "symptoms"), "code": code})
    assert answer.status_code == 201
    assert sees(server, therapist, patient) == {"symptoms"}
    refused(patient.post("/api/grants", json={**terms(server, "plan"), "code": code}), 404, "bad_code")
    refused(patient.post("/api/grants/inviter", json={"code": code}), 404, "bad_code")
    other = joined(server)
    refused(other.delete(f"/api/grants/given/{answer.json()['grant']}"), 404, "not_found")
    assert therapist.delete(f"/api/grants/given/{answer.json()['grant']}").status_code == 204
    assert sees(server, therapist, patient) is None


def test_a_new_agreement_takes_the_place_of_the_one_before(server: RealServer) -> None:
    patient, therapist = server.signed_up(), joined(server)
    first = shared(server, patient, therapist, "plan", "sleep")
    second = shared(server, patient, therapist, "symptoms")
    assert sees(server, therapist, patient) == {"symptoms"}
    assert {one["id"]: one["living"] for one in listed(patient)["grants"]} == {first: False, second: True}


def test_codes_that_do_not_work_are_never_told_apart(server: RealServer) -> None:
    patient, therapist = server.signed_up(), joined(server)
    make = lambda: patient.post("/api/grants/codes", json=terms(server, "plan", days=1)).json()  # noqa: E731
    used, withdrawn, old = make(), make(), make()
    assert therapist.post("/api/grants/accept", json={"code": used["code"]}).status_code == 201
    assert patient.delete(f"/api/grants/codes/{withdrawn['id']}").status_code == 204
    mine = therapist.post("/api/grants/invitations").json()["code"]
    answers = [
        therapist.post("/api/grants/accept", json={"code": code})
        for code in (used["code"], withdrawn["code"], "7Q2M-0KXD-3FGH-9TNA", "", "\U0001f642", "x" * 9_999, mine)
    ]
    server.clock.ahead = 2 * DAY
    try:
        late = joined(server)
        answers.append(late.post("/api/grants/accept", json={"code": old["code"]}))
    finally:
        server.clock.ahead = 0
    assert {(answer.status_code, answer.content) for answer in answers} == {(404, answers[0].content)}
    refused(answers[0], 404, "bad_code")


def test_two_therapists_with_one_code_get_one_grant(server: RealServer) -> None:
    patient = server.signed_up()
    therapists = [joined(server) for _ in range(3)]
    code = patient.post("/api/grants/codes", json=terms(server, "plan")).json()["code"]
    statuses: list[int] = []

    def go(therapist: StaffBrowser) -> None:
        statuses.append(therapist.post("/api/grants/accept", json={"code": code}).status_code)

    threads = [threading.Thread(target=go, args=(one,)) for one in therapists]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(statuses) == [201, 404, 404]
    assert len(listed(patient)["grants"]) == 1


def test_codes_are_rate_limited(tmp_path) -> None:
    with running(tmp_path / "x.db", code_limit="4/hour") as server:
        therapist = joined(server)
        guesses = [therapist.post("/api/grants/accept", json={"code": f"{n}"}).status_code for n in range(5)]
        assert guesses == [404, 404, 404, 404, 429]


@pytest.mark.parametrize(
    "changes",
    [
        {"scopes": []},
        {"scopes": ["plan", "plan"]},
        {"scopes": ["sleep", "plan"]},
        {"scopes": ["everything"]},
        {"reflections": ["x" * 129]},
        {"reflections": ["r"] * 501},
        {"until_day": 0},
        {"until_day": 47_000},
        {"until_day": 10**15},
        {"offset": 10_000},
        {"version": "2020-01"},
    ],
)
def test_terms_that_cannot_be_used_are_refused_in_words(server: RealServer, changes: dict) -> None:
    patient = server.signed_up()
    answer = patient.post("/api/grants/codes", json={**terms(server, "plan"), **changes})
    refused(answer, 400, "bad_share")
    assert answer.json()["message"].endswith(".")
    assert listed(patient)["codes"] == []


@pytest.mark.parametrize(
    "body", [{}, {"scopes": "plan"}, {"scopes": [1], "until_day": "soon"}, {"code": 5}, {"code": []}]
)
def test_bodies_of_the_wrong_shape_are_malformed(server: RealServer, body: dict) -> None:
    patient = server.signed_up()
    refused(patient.post("/api/grants/codes", json=body), 400, "malformed")
    refused(patient.post("/api/grants", json=body), 400, "malformed")
    refused(patient.post("/api/grants/inviter", json={"code": None}), 400, "malformed")


def test_a_grant_is_over_at_the_end_of_its_day(server: RealServer) -> None:
    patient, therapist = server.signed_up(), joined(server)
    now = server.clock.instant()
    today = now // DAY
    made = patient.post("/api/grants/codes", json=terms(server, "plan", days=0)).json()
    therapist.post("/api/grants/accept", json={"code": made["code"]})
    try:
        server.clock.ahead = (today + 1) * DAY - now - 5_000
        assert sees(server, therapist, patient) == {"plan"}
        server.clock.ahead += 5_001
        assert sees(server, therapist, patient) is None
        assert [one["living"] for one in listed(patient)["grants"]] == [False]
    finally:
        server.clock.ahead = 0


def test_a_phones_word_that_a_grant_ends_takes_effect_with_its_sync(server: RealServer) -> None:
    """As it is queued without a network: an operation like any other, each once, for one's own grants alone."""
    patient, therapist, other = server.signed_up(), joined(server), server.signed_up()
    grant = shared(server, patient, therapist, "plan")
    day = server.clock.instant() // DAY
    assert sent(other, op("ending", grant, day=day))[0]["status"] == "applied"
    assert sees(server, therapist, patient) == {"plan"}
    ending = op("ending", grant, day=day)
    assert sent(patient, ending)[0]["status"] == "applied"
    assert sees(server, therapist, patient) is None
    assert sent(patient, ending)[0]["status"] == "duplicate"
    assert [one["kind"] for one in listed(patient)["looks"]].count("ended") == 1
    again = shared(server, patient, therapist, "plan")
    assert sent(patient, op("ending", again, day=day, deleted=True))[0]["status"] == "applied"
    assert sees(server, therapist, patient) == {"plan"}


def test_who_leaves_the_clinic_sees_nobody_any_more(server: RealServer) -> None:
    clinic = "Moor Clinic"
    boss, therapist = joined(server, "administrator", clinic), joined(server, clinic=clinic)
    patient = server.signed_up()
    shared(server, patient, therapist, "plan")
    waiting = therapist.post("/api/grants/invitations").json()["code"]
    assert boss.delete(f"/api/clinic/staff/{therapist.account}").status_code == 204
    assert sees(server, therapist, patient) is None
    refused(patient.post("/api/grants", json={**terms(server, "plan"), "code": waiting}), 404, "bad_code")
    [grant] = listed(patient)["grants"]
    assert not grant["living"]
    assert listed(patient)["looks"][0]["kind"] == "ended"


def test_a_therapist_at_another_clinic_sees_nobody_of_the_first(server: RealServer) -> None:
    """Even where nobody had told that they left: the grant names the clinic."""
    patient, therapist = server.signed_up(), joined(server, clinic="First Clinic")
    shared(server, patient, therapist, "plan")
    invited(server, clinic="Second Clinic")
    with server.services.database.write() as connection:
        moved = "UPDATE account SET clinic_id = (SELECT id FROM clinic WHERE name = 'Second Clinic') WHERE id = :who"
        connection.execute(text(moved), {"who": therapist.account})
    assert sees(server, therapist, patient) is None
    assert [one["living"] for one in listed(patient)["grants"]] == [False]


def test_what_is_not_yours_and_what_is_not_there_are_the_same(server: RealServer) -> None:
    patient, other, therapist = server.signed_up(), server.signed_up(), joined(server)
    grant = shared(server, patient, therapist, "plan")
    code = patient.post("/api/grants/codes", json=terms(server, "plan")).json()["id"]
    for theirs, nowhere in (
        (f"/api/grants/{grant}", "/api/grants/none"),
        (f"/api/grants/codes/{code}", "/api/grants/codes/none"),
    ):
        one, two = other.delete(theirs), other.delete(nowhere)
        assert (one.status_code, one.content) == (two.status_code, two.content) == (404, two.content)
    assert sees(server, therapist, patient) == {"plan"}
    assert [one["id"] for one in listed(patient)["codes"]] == [code]


def test_nobody_but_a_therapist_uses_a_patients_code(server: RealServer) -> None:
    patient, other, boss = server.signed_up(), server.signed_up(), joined(server, "administrator")
    code = patient.post("/api/grants/codes", json=terms(server, "plan")).json()["code"]
    for client in (other, boss, patient, staff_browser(server)):
        refused(client.post("/api/grants/accept", json={"code": code}), 401, "signed_out")
        refused(client.post("/api/grants/invitations"), 401, "signed_out")
    refused(patient.post("/api/grants/inviter", json={"code": code}), 404, "bad_code")
    assert joined(server).post("/api/grants/accept", json={"code": code}).status_code == 201


def test_deleting_the_account_ends_everything(server: RealServer) -> None:
    from tests.api.real_server import PASSWORD

    patient, therapist = server.signed_up(), joined(server)
    shared(server, patient, therapist, "plan")
    code = patient.post("/api/grants/codes", json=terms(server, "plan")).json()["code"]
    assert patient.request("DELETE", "/api/accounts", json={"password": PASSWORD}).status_code == 204
    assert sees(server, therapist, patient) is None
    refused(therapist.post("/api/grants/accept", json={"code": code}), 404, "bad_code")
    with server.services.database.read() as connection:
        left = text("SELECT 1 FROM care_grant WHERE patient_id = :who")
        assert not list(connection.execute(left, {"who": patient.account}))  # type: ignore[attr-defined]
        assert audit.verify(connection).problems == []


def test_a_code_is_stored_hashed_and_is_in_no_log(server: RealServer, capfd: pytest.CaptureFixture[str]) -> None:
    patient = server.signed_up()
    code = patient.post("/api/grants/codes", json=terms(server, "plan")).json()["code"]
    files = b"".join(path.read_bytes() for path in server.path.parent.iterdir())
    assert code.encode() not in files
    assert code not in capfd.readouterr().err
