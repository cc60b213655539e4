"""What a therapist reads over HTTP: exactly the patient's own preview, by scope, told to the patient, ended at once."""

from typing import Any

import httpx
import pytest

from fibroplan.domain.review import review_preview
from fibroplan.store import audit
from tests.api.care_people import CLINIC, joined, op, sent, shared
from tests.api.real_server import RealServer
from tests.domain.make import night, outcome, pause, version

UNSENT = ("id", "patient_id")


def filled(server: RealServer, patient: httpx.Client) -> dict[str, list[Any]]:
    """Rows of the last days, sent as a phone does; they are returned as the phone holds them."""
    today = server.clock.instant() // 86_400_000
    check_in = {"id": f"{today}", "deleted": False, "day": today, "pain": 4, "mood": 7, "note": "secret"}
    rows: dict[str, list[Any]] = {
        "profile": [{"id": "me", "name": "Ada", "zone": "UTC"}],
        "plan_version": [version(from_day=today - 40), version("stand", from_day=today - 3, title="Stand")],
        "outcome": [outcome(day=today - ago, effort=4, after=6, settled="day", note="secret") for ago in range(5)],
        "pause": [pause(today - 9, today - 8, "flare", reason="secret")],
        "night": [night(today - ago) for ago in range(3)],
        "check_in": [check_in],
    }
    for table, held in rows.items():
        ops = [op(table, row["id"], **{name: row[name] for name in row if name not in UNSENT}) for row in held]
        assert {one["status"] for one in sent(patient, *ops)} == {"applied"}, table
    return rows


def preview(server: RealServer, rows: dict[str, list[Any]], *scopes: str) -> Any:
    """What the phone shows before anything is shared."""
    draft: Any = {"id": "share", "deleted": False, "step": "", "answers": {"scopes": list(scopes)}}
    none = {"fatigue": None, "sleep": None, "fog": None}
    profile: Any = {"week_start": 0, "day_ends_at": 180, "deleted": False, **rows["profile"][0]}
    now: Any = {"instant": server.clock.instant(), "offset": 0, "zone": "UTC", "device": "", "uuid": ""}
    return review_preview(
        draft,
        rows["plan_version"],
        rows["outcome"],
        rows["pause"],
        rows["night"],
        [{**none, **row} for row in rows["check_in"]],  # type: ignore[typeddict-item]
        [],
        profile,
        now,
    )


@pytest.mark.parametrize("scopes", [("plan",), ("symptoms",), ("sleep",), ("plan", "symptoms", "sleep")])
def test_a_therapist_sees_exactly_the_patients_preview(server: RealServer, scopes: tuple[str, ...]) -> None:
    patient, therapist = server.signed_up(), joined(server)
    rows = filled(server, patient)
    shared(server, patient, therapist, *scopes)
    found = therapist.get(f"/api/care/patients/{patient.account}")  # type: ignore[attr-defined]
    assert found.status_code == 200
    assert found.json()["review"] == preview(server, rows, *scopes)
    assert "secret" not in found.text


def test_everyone_who_shares_is_listed_by_name(server: RealServer) -> None:
    therapist = joined(server)
    for name in ("bea", "Ada", "Cy"):
        patient = server.signed_up()
        sent(patient, op("profile", "me", name=name))
        shared(server, patient, therapist, "plan")
    assert [one["name"] for one in therapist.get("/api/care/patients").json()["patients"]] == ["Ada", "bea", "Cy"]
    assert joined(server).get("/api/care/patients").json() == {"patients": []}


def test_the_patient_is_told_who_looked_at_what(server: RealServer) -> None:
    patient, therapist = server.signed_up(), joined(server)
    shared(server, patient, therapist, "plan", "sleep")
    therapist.get("/api/care/patients")
    therapist.get(f"/api/care/patients/{patient.account}")  # type: ignore[attr-defined]
    therapist.get("/api/care/patients/nobody")
    told = patient.get("/api/grants").json()["looks"][:2]
    assert [(one["kind"], one["what"], one["who"], one["scopes"]) for one in told] == [
        ("looked", "review", f"Dr Ada Moss, {CLINIC}", ["plan", "sleep"]),
        ("looked", "caseload", f"Dr Ada Moss, {CLINIC}", ["plan", "sleep"]),
    ]
    with server.services.database.read() as connection:
        assert audit.verify(connection).problems == []


def test_nothing_is_read_after_an_ending_was_answered(server: RealServer) -> None:
    patient, therapist = server.signed_up(), joined(server)
    grant = shared(server, patient, therapist, "plan")
    address = f"/api/care/patients/{patient.account}"  # type: ignore[attr-defined]
    assert therapist.get(address).status_code == 200
    assert patient.delete(f"/api/grants/{grant}").status_code == 204
    gone, never = therapist.get(address), therapist.get("/api/care/patients/nobody")
    assert (gone.status_code, gone.content) == (never.status_code, never.content) == (404, never.content)
    assert therapist.get("/api/care/patients").json() == {"patients": []}
    assert patient.get("/api/grants").json()["looks"][0]["kind"] == "ended"


@pytest.mark.parametrize("week", ["soon", "-1", "1.5", "9999999", "²"])
def test_a_week_that_is_no_day_is_malformed(server: RealServer, week: str) -> None:
    patient, therapist = server.signed_up(), joined(server)
    shared(server, patient, therapist, "plan")
    address = f"/api/care/patients/{patient.account}"  # type: ignore[attr-defined]
    answer = therapist.get(address, params={"week": week})
    assert (answer.status_code, answer.json()["code"]) == (400, "malformed")
    today = server.clock.instant() // 86_400_000
    earlier = therapist.get(address, params={"week": str(today - 7)}).json()["review"]["progress"]["week"]
    assert earlier + 7 == therapist.get(address).json()["review"]["progress"]["week"]


@pytest.mark.parametrize(("scope", "kinds"), [("plan", {"CarePlan"}), ("symptoms", {"Observation"})])
def test_a_therapist_takes_files_of_what_is_shared_and_of_nothing_else(
    server: RealServer, scope: str, kinds: set[str]
) -> None:
    patient, therapist = server.signed_up(), joined(server)
    filled(server, patient)
    shared(server, patient, therapist, scope)
    path = f"/api/care/patients/{patient.account}"  # type: ignore[attr-defined]
    pdf = therapist.post(f"{path}/report")
    assert pdf.headers["content-type"] == "application/pdf"
    assert pdf.content.startswith(b"%PDF")
    bundle = therapist.post(f"{path}/fhir")
    found = {entry["resource"]["resourceType"] for entry in bundle.json()["entry"]}
    assert kinds <= found
    assert ("CarePlan" in found) == (scope == "plan")
    assert "secret" not in bundle.text
    told = [look["what"] for look in patient.get("/api/grants").json()["looks"]]
    assert {"report", "fhir"} <= set(told)
