"""The FHIR bundle is valid R4, holds what the screens say, and leaves out what it says it leaves out."""

import json
from collections import Counter
from typing import Any

import httpx
import pytest
from fhir.resources.R4B import get_fhir_model_class
from fhir.resources.R4B.bundle import Bundle

from fibroplan.report.codes import CONCEPTS, CONFIRMED, LOINC, OWN, UCUM
from tests.api.real_server import RealServer
from tests.report import people
from tests.report.people import SECRET

KINDS = {
    *("CodeSystem", "Patient", "CarePlan", "Goal", "Observation", "QuestionnaireResponse"),
    *("MedicationStatement", "Appointment", "Procedure"),
}


@pytest.fixture(scope="module")
def made(person: httpx.Client) -> dict[str, Any]:
    answer = person.post("/api/fhir", json={"zone": "UTC"})
    assert answer.status_code == 200, answer.text[:300]
    assert answer.headers["Content-Type"] == "application/fhir+json"
    assert answer.headers["Content-Disposition"] == "attachment; filename=fibroplan-fhir.json"
    return answer.json()


def resources(made: dict[str, Any], kind: str = "") -> list[dict[str, Any]]:
    found = [entry["resource"] for entry in made["entry"]]
    return [each for each in found if not kind or each["resourceType"] == kind]


def named(response: dict[str, Any]) -> str:
    return response["identifier"]["value"]


def observations(made: dict[str, Any], code: str) -> list[dict[str, Any]]:
    return [
        each
        for each in resources(made, "Observation")
        if any(coding["system"] == OWN and coding["code"] == code for coding in each["code"]["coding"])
    ]


def test_the_bundle_and_every_resource_are_valid(made: dict[str, Any]) -> None:
    """R4B, which is R4 for every resource that is used here."""
    Bundle.model_validate({**made, "entry": made["entry"][:50]})
    for resource in resources(made):
        get_fhir_model_class(resource["resourceType"]).model_validate(resource)
    assert {each["resourceType"] for each in resources(made)} == KINDS


def test_references_lead_to_resources_of_the_bundle_and_ids_are_unique(made: dict[str, Any]) -> None:
    urls = [entry["fullUrl"] for entry in made["entry"]]
    assert len(urls) == len(set(urls))
    assert all(entry["fullUrl"] == f"urn:uuid:{entry['resource']['id']}" for entry in made["entry"])

    def references(value: Any) -> set[str]:
        if isinstance(value, dict):
            here = {value["reference"]} if "reference" in value else set()
            return here.union(*(references(each) for each in value.values()))
        return set().union(*(references(each) for each in value)) if isinstance(value, list) else set()

    assert references(made) <= set(urls)


def test_the_same_rows_are_the_same_resources_in_every_bundle(person: httpx.Client, made: dict[str, Any]) -> None:
    again = person.post("/api/fhir", json={"zone": "Asia/Tokyo"}).json()
    assert [entry["fullUrl"] for entry in again["entry"]][:200] == [entry["fullUrl"] for entry in made["entry"]][:200]


def test_codes_are_confirmed_ones_or_our_own(made: dict[str, Any]) -> None:
    codings = [coding for each in resources(made, "Observation") for coding in each["code"]["coding"]]
    assert {coding["system"] for coding in codings} == {OWN, LOINC}
    assert {coding["code"] for coding in codings if coding["system"] == LOINC} == {
        code for code, _ in CONFIRMED.values()
    }
    (system,) = resources(made, "CodeSystem")
    assert {row["code"] for row in system["concept"]} == set(CONCEPTS)
    assert {coding["code"] for coding in codings if coding["system"] == OWN} <= set(CONCEPTS)
    assert "LOINC" in system["copyright"]
    assert "snomed" not in json.dumps(made).lower()


def test_pain_has_its_loinc_code_and_a_score_without_a_judgement(made: dict[str, Any]) -> None:
    pains = [each for each in observations(made, "pain") if "partOf" not in each]
    assert len(pains) > 600
    assert pains[0]["code"]["coding"][0]["code"] == "72514-3"
    assert all(0 <= each["valueQuantity"]["value"] <= 10 for each in pains)
    assert {each["valueQuantity"]["system"] for each in pains} == {UCUM}
    assert not [each for each in resources(made) if "interpretation" in each or each["resourceType"] == "Condition"]


def test_what_was_not_said_is_not_there(made: dict[str, Any]) -> None:
    fog, pain = observations(made, "fog"), observations(made, "pain")
    assert 0 < len(fog) < len(pain)
    assert all(each["valueQuantity"]["value"] == 3 for each in fog)


def test_adherence_is_told_twice_for_every_week(made: dict[str, Any]) -> None:
    raw, adjusted = observations(made, "adherence-raw"), observations(made, "adherence-adjusted")
    assert 100 <= len(raw) <= 106
    assert len(adjusted) <= len(raw)
    assert all(each["valueQuantity"]["code"] == "%" and 0 <= each["valueQuantity"]["value"] <= 100 for each in raw)
    assert raw[0]["note"][0]["text"].endswith("planned")


def test_the_plan_is_the_persons_own_and_says_when(made: dict[str, Any]) -> None:
    (plan,) = resources(made, "CarePlan")
    assert (plan["intent"], plan["status"]) == ("plan", "active")
    assert len(plan["activity"]) == 8
    detail = plan["activity"][0]["detail"]
    assert detail["scheduledTiming"]["repeat"]["when"] == ["MORN"]
    assert detail["quantity"]["code"] == "min"
    assert [goal["description"]["text"] for goal in resources(made, "Goal")] == ["Work in the garden with my daughter"]


def test_a_night_is_a_filled_in_diary_with_two_figures(made: dict[str, Any]) -> None:
    diary = [each for each in resources(made, "QuestionnaireResponse") if named(each) == "sleep-diary"]
    assert len(diary) == people.DAYS
    answers = {item["linkId"]: item["answer"][0] for item in diary[0]["item"]}
    assert answers["into_bed"] == {"valueTime": "22:30:00"}
    assert answers["sol"] == {"valueInteger": 45}
    assert observations(made, "sleep-duration")[0]["valueQuantity"]["value"] == 345
    assert observations(made, "sleep-efficiency")[0]["valueQuantity"]["value"] == 67.6


def test_questionnaires_that_were_finished_with_their_scores_and_without_their_words(made: dict[str, Any]) -> None:
    answered = {named(each): each for each in resources(made, "QuestionnaireResponse") if named(each) != "sleep-diary"}
    assert set(answered) == {"gad7", "phq9", "acr2016"}
    assert answered["phq9"]["item"] == [{"linkId": "1", "answer": [{"valueInteger": 1}]}]
    areas = {item["linkId"]: item["answer"] for item in answered["acr2016"]["item"]}["areas"]
    assert [each["valueString"] for each in areas] == ["Neck", "Chest"]
    scores = observations(made, "measure")
    assert sorted((each["code"]["text"], each["valueQuantity"]["value"]) for each in scores) == [
        ("ACR2016", 11),
        ("GAD7", 6),
        ("GAD7", 9),
    ]
    assert all((each["code"]["coding"][0]["code"] == "70274-6") == (each["code"]["text"] == "GAD7") for each in scores)


def test_medicines_sessions_and_visits_in_the_persons_words(made: dict[str, Any]) -> None:
    medicines = {each["medicationCodeableConcept"]["text"]: each for each in resources(made, "MedicationStatement")}
    statuses = {name: each["status"] for name, each in medicines.items()}
    assert statuses == {"Pregabalin": "active", "Vitamin D": "completed", "Coming": "intended"}
    assert medicines["Pregabalin"]["dosage"] == [{"text": "Capsule · 75 mg · One with food"}]
    assert "dosage" not in medicines["Vitamin D"]
    assert Counter(each["status"] for each in resources(made, "Procedure")) == Counter(
        {"completed": 1, "preparation": 1, "not-done": 1}
    )
    visits = resources(made, "Appointment")
    assert sorted(each["status"] for each in visits) == ["booked", "cancelled", "fulfilled", "proposed"]
    booked = next(each for each in visits if each["status"] == "booked")
    assert booked["minutesDuration"] == 30
    assert booked["start"].endswith("T09:30:00Z")
    assert booked["end"].endswith("T10:00:00Z")
    effects = observations(made, "side-effect")
    assert {each["valueString"] for each in effects} == {"dizzy, noted with Pregabalin in mind", "not said"}
    assert len(observations(made, "hold")) == 1


def test_symptoms_of_ones_own_keep_their_names(made: dict[str, Any]) -> None:
    assert {each["code"]["text"] for each in observations(made, "symptom")} == {"Stiffness", "Cold toes"}
    areas = observations(made, "painful-areas")[0]
    assert (areas["valueInteger"], areas["component"][0]["valueString"]) == (2, "Left jaw")


def test_notes_letters_and_names_are_left_out_and_it_says_so(made: dict[str, Any]) -> None:
    said = json.dumps(made)
    assert SECRET not in said
    assert "Robin" not in said
    assert "Dr Rivera" not in said
    assert made["meta"]["tag"][0]["code"] == "without-own-writing"
    assert made["meta"]["security"][0]["code"] == "R"


def test_with_nothing_recorded_it_is_valid_too(server: RealServer) -> None:
    made = server.signed_up().post("/api/fhir", json={}).json()
    Bundle.model_validate(made)
    assert [each["resourceType"] for each in resources(made)] == ["CodeSystem", "Patient"]


@pytest.mark.parametrize(
    ("schedule", "says"),
    [
        ({"schedule": "every", "every_days": 3}, {"frequency": 1, "period": 3, "periodUnit": "d", "when": ["MORN"]}),
        ({"schedule": "times", "times_per_week": 2}, {"frequency": 2, "period": 1, "periodUnit": "wk"}),
        (
            {"weekdays": [4, 0], "slots": [{"id": "at480", "part": "time", "minute": 480}]},
            {"dayOfWeek": ["mon", "fri"], "frequency": 1, "period": 1, "periodUnit": "d"},
        ),
        ({"weekdays": []}, None),
    ],
)
def test_every_rhythm_has_its_words(server: RealServer, today: int, schedule: dict[str, Any], says: Any) -> None:
    client: Any = server.signed_up()
    made = people.whole(today)
    first = {**made["plan_version"][0], "title": "", "unit": "steps", **schedule}
    people.put(server, client.account, {name: [first] if name == "plan_version" else [] for name in made})
    (plan,) = resources(client.post("/api/fhir", json={}).json(), "CarePlan")
    get_fhir_model_class("CarePlan").model_validate(plan)
    detail = plan["activity"][0]["detail"]
    assert detail["code"]["text"] == "not named"
    assert detail.get("scheduledTiming", {}).get("repeat") == says
    assert ("scheduledString" in detail) == (says is None)


def test_a_plan_of_things_that_were_all_stopped_is_completed(server: RealServer, today: int) -> None:
    client: Any = server.signed_up()
    made = people.whole(today)
    stopped = {**made["plan_version"][0], "schedule": "none"}
    people.put(server, client.account, {name: [stopped] if name == "plan_version" else [] for name in made})
    (plan,) = resources(client.post("/api/fhir", json={}).json(), "CarePlan")
    assert plan["status"] == "completed"
    assert "activity" not in plan
