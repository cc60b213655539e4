"""What a caseload says of rows, with the rows behind it. Each reason is tried on both sides of its limit."""

from collections.abc import Iterator
from typing import Any

import pytest

from fibroplan.accounts import caseload
from fibroplan.clock import DAY
from fibroplan.store.access import Sight
from tests.api.care_people import joined, op, sent, shared
from tests.api.real_server import RealServer

TODAY = 20_700


def week(adjusted: float | None, overshoot: float = 0.8, first: int = TODAY) -> dict[str, Any]:
    return {"adjusted": adjusted, "raw": adjusted, "overshoot": overshoot, "first_day": first}


def pains(*values: tuple[int, int | None]) -> list[Any]:
    return [{"day": TODAY - ago, "pain": pain} for ago, pain in values]


@pytest.mark.parametrize(
    ("check_ins", "words"),
    [
        ([], "no entry in two weeks"),
        (pains((20, 5)), "no entry in two weeks"),
        (pains((3, None), (20, 5)), "no entry in two weeks"),
        (pains((3, 4)), "pain 4.0, nothing before"),
        (pains((0, 5), (13, 5), (14, 4), (27, 4)), "pain 4.0 → 5.0, more"),
        (pains((0, 3), (14, 4)), "pain 4.0 → 3.0, less"),
        (pains((0, 4), (1, 5), (14, 4)), "pain 4.0 → 4.5, steady"),
        (pains((28, 9), (0, 4), (14, 4), (-1, 9)), "pain 4.0 → 4.0, steady"),
    ],
)
def test_the_direction_of_pain_in_words(check_ins: list[Any], words: str) -> None:
    assert caseload.direction(check_ins, TODAY) == words


@pytest.mark.parametrize(
    ("shares", "falls"),
    [
        ([0.8, 0.8, 0.8, 0.8, 0.5, 0.5, 0.1], True),
        ([0.8, 0.8, 0.8, 0.8, 0.55, 0.55, 0.1], True),
        ([0.8, 0.8, 0.8, 0.8, 0.6, 0.6, 0.0], False),
        ([0.5, 0.5, 0.5, 0.5, 0.8, 0.8, 0.8], False),
        ([None, None, None, None, 0.1, 0.1, 0.1], False),
        ([0.9, 0.9, 0.9, 0.9, None, None, 0.1], False),
        ([0.9], False),
    ],
)
def test_falling_is_told_of_whole_weeks_alone(shares: list[float | None], falls: bool) -> None:
    assert bool(caseload._falling([week(one) for one in shares])) == falls


def test_over_doing_is_told_of_this_week_and_the_last() -> None:
    assert caseload._over_doing([week(1, 1.3), week(1, 1.2), week(1, 1.0)]) is None
    words, behind = caseload._over_doing([week(1, 1.0), week(1, 1.5, TODAY), week(1, 1.0)]) or ("", "")
    assert (words, behind) == ("Did more than planned", "150 % of the plan, week of 4 September")


def test_silence_is_told_after_two_weeks() -> None:
    now = TODAY * DAY
    assert caseload._silent(None, now) is None
    assert caseload._silent(now - 14 * DAY + 1, now) is None
    assert caseload._silent(now - 14 * DAY, now) == ("Nothing has come in", "for 14 days, last on 21 August")


def measure(day: int, answer: int, instrument: str = "phq9") -> dict[str, Any]:
    return {"instrument": instrument, "day": day, "answers": {"9": answer}}


def test_question_nine_is_told_with_its_answer_and_day() -> None:
    assert caseload._item9([measure(TODAY, 0), measure(TODAY, 3, "gad7")]) is None
    found = caseload._item9([measure(TODAY - 20, 1), measure(TODAY - 2, 2)])
    assert found == ("Answered question 9 of the PHQ-9", "answer 2 of 3, 2 September")


def test_a_safety_check_that_waits_for_a_clinician_is_told() -> None:
    def check(day: int, **more: Any) -> dict[str, Any]:
        answers = {"hold": True, "effects": []}
        whole = {
            "id": str(day),
            "day": day,
            "finished": True,
            "answers": answers,
            "cleared_by": "",
            "cleared_day": None,
        }
        return {**whole, "deleted": False, **more}

    assert caseload._red_flag([]) is None
    assert caseload._red_flag([check(TODAY, finished=False)]) is None
    assert caseload._red_flag([check(TODAY, cleared_by="Dr A", cleared_day=TODAY)]) is None
    assert caseload._red_flag([check(TODAY - 5), check(TODAY, answers={"hold": False})]) is None
    assert caseload._red_flag([check(TODAY)]) is not None


def test_the_order_is_that_of_the_reasons_and_then_the_name() -> None:
    def one(name: str, *reasons: str) -> dict[str, Any]:
        return {"name": name, "patient": name, "stands_out": [{"reason": reason} for reason in reasons]}

    rows = [one("b"), one("a"), one("c", "silent"), one("d", "item9", "silent"), one("e", "over_doing")]
    ordered = sorted(rows, key=lambda row: (caseload._weight(row), row["name"]))
    assert [row["name"] for row in ordered] == ["d", "e", "c", "a", "b"]


def patients(therapist: Any) -> list[dict[str, Any]]:
    return therapist.get("/api/care/patients").json()["patients"]


def test_what_is_new_is_counted_from_the_last_look_and_from_shared_tables_alone(server: RealServer) -> None:
    therapist, patient = joined(server), server.signed_up()
    shared(server, patient, therapist, "plan")
    today = server.clock.instant() // DAY
    sent(patient, op("pause", "p", from_day=today))
    (one,) = patients(therapist)
    assert (one["looked_at"], one["new"], one["flare"]) == (None, 0, "")
    therapist.get(f"/api/care/patients/{one['patient']}")
    sent(patient, op("pause", "q", from_day=today, kind="flare"), op("check_in", str(today), day=today, pain=3))
    (one,) = patients(therapist)
    assert one["looked_at"] is not None
    assert one["new"] == 1, "the check-in is not shared"
    assert one["flare"].startswith("Flare since ")
    assert one["symptoms"] == ""


def test_a_review_is_noted_for_its_therapist_alone(server: RealServer) -> None:
    therapist, other, patient = joined(server), joined(server), server.signed_up()
    for each in (therapist, other):
        shared(server, patient, each, "plan")
    (one,) = patients(therapist)
    today = server.clock.instant() // DAY
    address = f"/api/care/patients/{one['patient']}/reviewed"
    assert therapist.post(address, json={"next_day": today - 1}).status_code == 204
    assert therapist.post(address, json={"next_day": 5}).status_code == 400
    (mine,), (theirs,) = patients(therapist), patients(other)
    assert mine["due"]
    assert mine["reviewed_at"] is not None
    assert not theirs["due"]
    assert theirs["reviewed_at"] is None
    assert therapist.post("/api/care/patients/nobody/reviewed", json={"next_day": None}).status_code == 404


@pytest.fixture
def clock(server: RealServer) -> Iterator[Any]:
    """The server's clock, put right again after a test."""
    yield server.clock
    server.clock.ahead = 0


def test_a_page_that_asks_again_is_one_look(server: RealServer, clock: Any) -> None:
    therapist, patient = joined(server), server.signed_up()
    shared(server, patient, therapist, "plan")
    for _ in range(3):
        patients(therapist)
    looks = [one for one in patient.get("/api/grants").json()["looks"] if one["kind"] == "looked"]
    assert len(looks) == 1
    clock.ahead += 11 * 60_000
    patients(therapist)
    looks = [one for one in patient.get("/api/grants").json()["looks"] if one["kind"] == "looked"]
    assert len(looks) == 2


def test_a_page_that_asks_by_itself_keeps_no_session_alive(server: RealServer, clock: Any) -> None:
    therapist = joined(server)
    for _ in range(4):
        clock.ahead += 10 * 60_000
        answer = therapist.get("/api/care/me", headers={"X-Fibroplan-News": "1"})
    assert answer.status_code == 401
    therapist = joined(server)
    for _ in range(4):
        clock.ahead += 10 * 60_000
        assert therapist.get("/api/care/me").status_code == 200


def test_nothing_stands_out_of_what_is_not_shared() -> None:
    found = caseload.Bulk({}, {}, {"a": []}, {"a": []}, {"a": []}, {"a": []}, {}, {}, {})
    sight = Sight("a", "g", frozenset({"sleep"}), frozenset(), 0, 0)
    assert caseload.stands_out(found, sight, [], TODAY, TODAY * DAY) == []
