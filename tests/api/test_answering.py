"""What a therapist writes: it reaches the person's phone, changes nothing by itself, is told, and is theirs alone."""

from typing import Any

import httpx
import pytest

from fibroplan.domain.day import week_of
from tests.api.care_people import CLINIC, StaffBrowser, joined, op, sent, shared
from tests.api.real_server import RealServer, batch
from tests.domain.make import version

AUTHOR = f"Dr Ada Moss, {CLINIC}"
ALL = ("plan", "symptoms", "sleep", "measures")


class Pair:
    """A patient with a walk in the plan, and a therapist who sees it."""

    def __init__(self, server: RealServer, *scopes: str) -> None:
        self.server = server
        self.patient: Any = server.signed_up()
        self.therapist = joined(server)
        self.today = server.clock.instant() // 86_400_000
        self.sent("plan_version", version(from_day=self.today - 40))
        self.grant = shared(server, self.patient, self.therapist, *(scopes or ALL))

    def sent(self, table: str, row: Any) -> str:
        fields = {name: value for name, value in row.items() if name != "id"}
        return sent(self.patient, op(table, row["id"], **fields))[0]["status"]

    def post(self, what: str, body: Any, by: StaffBrowser | None = None, method: str = "POST") -> httpx.Response:
        path = f"/api/care/patients/{self.patient.account}/{what}"
        return (by or self.therapist).request(method, path, json=body)

    def made(self, what: str, body: Any, by: StaffBrowser | None = None) -> str:
        answer = self.post(what, body, by)
        assert answer.status_code == 201, answer.text
        return answer.json()["id"]

    def desk(self, by: StaffBrowser | None = None) -> Any:
        answer = (by or self.therapist).get(f"/api/care/patients/{self.patient.account}/answers")
        assert answer.status_code == 200, answer.text
        return answer.json()

    def phone(self, table: str) -> list[dict[str, Any]]:
        """The rows of a table as a new phone pulls them."""
        pulled = self.patient.post("/api/sync", json=batch(self.patient)).json()
        return [{"id": row["id"], **row["fields"]} for row in pulled["rows"] if row["table"] == table]


@pytest.fixture
def pair(server: RealServer) -> Pair:
    return Pair(server)


def dose(target: float, seen: float = 8) -> dict[str, Any]:
    return {"kind": "item", "item_id": "walk", "fields": {"target": target}, "was": {"target": seen}, "why": "Calm."}


def test_a_comment_reaches_the_phone_and_its_reading_the_therapist(pair: Pair) -> None:
    made = pair.made("comments", {"words": "  Well paced this week.  ", "item_id": "walk"})
    [row] = pair.phone("comment")
    assert (row["id"], row["words"], row["author"]) == (made, "Well paced this week.", AUTHOR)
    assert (row["item_id"], row["day"], row["read_day"]) == ("walk", week_of(pair.today, 0), None)
    assert pair.desk()["comments"][0]["unread"]
    assert sent(pair.patient, op("comment", made, read_day=pair.today))[0]["status"] == "applied"
    [line] = pair.desk()["comments"]
    assert not line["unread"]
    assert line["about"].startswith("Walk, week of")


@pytest.mark.parametrize(
    ("body", "words"),
    [({"words": "   "}, "write something"), ({"words": "x" * 10_001}, "The most is 10,000 characters"), ({}, "")],
)
def test_a_comment_that_cannot_be_sent_is_answered_in_plain_words(pair: Pair, body: Any, words: str) -> None:
    answer = pair.post("comments", body)
    assert answer.status_code in (400, 413, 422)
    assert words in answer.json()["message"]
    assert pair.phone("comment") == []


def test_a_comment_of_10_000_characters_is_kept_whole(pair: Pair) -> None:
    words = "ש" * 9_999 + "."
    pair.made("comments", {"words": words})
    assert pair.phone("comment")[0]["words"] == words


def test_a_suggestion_changes_nothing_until_it_is_taken(pair: Pair) -> None:
    made = pair.made("suggestions", dose(9))
    assert [row["target"] for row in pair.phone("plan_version")] == [8]
    [row] = pair.phone("suggestion")
    assert (row["fields"], row["why"], row["answer"]) == ({"target": 9}, "Calm.", "")
    assert row["was"] == {"target": 8, "title": "Walk"}
    [line] = pair.desk()["suggestions"]
    assert (line["open"], line["title"], line["state"]) == (True, "Walk", "Waits for an answer")
    assert sent(pair.patient, op("suggestion", made, answer="declined", answered_day=pair.today))
    assert pair.desk()["suggestions"][0]["state"] == "They left it, today"


def test_a_suggestion_about_what_was_changed_meanwhile_is_not_sent(pair: Pair) -> None:
    """The therapist looked at 8; the person has made it 10 since. The second sees both."""
    assert pair.sent("plan_version", version(from_day=pair.today, target=10)) == "applied"
    answer = pair.post("suggestions", dose(9))
    assert (answer.status_code, answer.json()["code"]) == (409, "changed_meanwhile")
    assert pair.phone("suggestion") == []
    pair.made("suggestions", dose(9, seen=10))


def test_two_therapists_suggest_at_once_and_each_sees_their_own(pair: Pair) -> None:
    other = joined(pair.server, name="Dr Bo Lind")
    shared(pair.server, pair.patient, other, "plan")
    pair.made("suggestions", dose(9))
    pair.made("suggestions", dose(6), other)
    assert {row["fields"]["target"] for row in pair.phone("suggestion")} == {9, 6}
    assert [line["lines"][0]["suggested"] for line in pair.desk()["suggestions"]] == ["9 minutes"]
    assert [line["lines"][0]["suggested"] for line in pair.desk(other)["suggestions"]] == ["6 minutes"]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (dose(8), "change something"),
        (dose(0), "amount"),
        ({**dose(9), "item_id": "swim"}, "not in the plan"),
        ({**dose(9), "fields": {"ceiling": 4}, "was": {"ceiling": 0}}, "most on one day"),
        ({**dose(9), "fields": {"weekdays": []}}, "one day"),
        ({"kind": "new", "fields": {"title": "", "target": 5}}, "what it is"),
        ({"kind": "new", "fields": {"title": "Swim", "target": 5, "weekdays": [0]}}, "cannot be suggested"),
        ({"kind": "rules", "constants": {"step_percent": 50}}, "limits"),
        ({"kind": "rules", "constants": {"unknown": 5}}, "cannot be suggested"),
        ({"kind": "rules"}, "change something"),
        ({"kind": "window", "fields": {"into_bed": 0, "out_of_bed": 300, "clear": []}}, "under 5 h 30"),
        ({"kind": "window", "fields": {"into_bed": 1400, "out_of_bed": 420, "clear": []}}, "whole list"),
        ({"kind": "window"}, "both times"),
        ({**dose(9), "was": {"target": "much"}}, ""),
        ({"kind": "poem"}, ""),
    ],
)
def test_what_cannot_be_suggested_is_said_in_plain_words(pair: Pair, body: Any, words: str) -> None:
    answer = pair.post("suggestions", body)
    assert answer.status_code in (400, 422), answer.text
    assert words in answer.json()["message"]
    assert pair.phone("suggestion") == []


def test_constants_and_a_sleep_window_are_suggested_within_their_limits(pair: Pair) -> None:
    pair.made("suggestions", {"kind": "rules", "constants": {"step_percent": 5}, "was": {"step_percent": 10}})
    clear = [guard["id"] for guard in pair.desk()["guards"]]
    fields = {"into_bed": 1400, "out_of_bed": 420, "clear": clear}
    pair.made("suggestions", {"kind": "window", "fields": fields})
    assert {row["kind"] for row in pair.phone("suggestion")} == {"rules", "window"}


def test_a_suggestion_is_taken_back_while_it_waits(pair: Pair) -> None:
    made, answered = pair.made("suggestions", dose(9)), pair.made("suggestions", dose(6))
    sent(pair.patient, op("suggestion", answered, answer="accepted", answered_day=pair.today))
    assert pair.post(f"suggestions/{made}", None, method="DELETE").status_code == 204
    assert pair.post(f"suggestions/{answered}", None, method="DELETE").status_code == 400
    other = joined(pair.server)
    shared(pair.server, pair.patient, other, "plan")
    assert pair.post(f"suggestions/{answered}", None, other, "DELETE").status_code == 404
    assert {row["id"]: row["answer"] for row in pair.phone("suggestion")} == {made: "withdrawn", answered: "accepted"}


def test_a_safety_check_that_waits_is_cleared_once(pair: Pair) -> None:
    assert pair.post("clearance", {"limits": ""}).status_code == 400
    answers = {"given": {"chest": "yes"}, "at": 0, "effects": [], "hold": True, "limits": ""}
    pair.sent("screening", {"id": "s", "day": pair.today, "answers": answers, "finished": True})
    assert pair.desk()["safety"]["waits"]
    assert pair.post("clearance", {"limits": " No jumping. "}).status_code == 204
    [row] = pair.phone("screening")
    assert (row["cleared_by"], row["cleared_day"]) == (AUTHOR, pair.today)
    assert row["answers"] == {**answers, "limits": "No jumping."}
    assert pair.post("clearance", {"limits": ""}).status_code == 400


def test_a_measurement_stands_beside_the_persons_own_and_is_taken_back_by_its_writer(pair: Pair) -> None:
    body = {"kind": "ppt", "site": "left knee", "value": 180.5, "day": pair.today}
    first = pair.made("measurements", body)
    pair.made("measurements", {**body, "value": 200, "day": pair.today - 7})
    [series] = pair.desk()["series"]
    assert series["points"] == [200, 180.5]
    assert len(pair.phone("clinic_measure")) == 2
    other = joined(pair.server)
    shared(pair.server, pair.patient, other, "measures")
    assert pair.post(f"measurements/{first}", None, other, "DELETE").status_code == 404
    assert pair.post(f"measurements/{first}", None, method="DELETE").status_code == 204
    assert pair.desk()["series"][0]["points"] == [200]
    for wrong in ({"site": ""}, {"kind": "mood"}, {"value": 9_000}, {"day": pair.today + 3}):
        assert pair.post("measurements", {**body, **wrong}).status_code == 400


def test_own_notes_are_seen_by_nobody_else_and_never_overwritten_unseen(pair: Pair) -> None:
    first = pair.post("note", {"words": "canary: asks about work", "seen": 0}, method="PUT")
    assert pair.desk()["note"] == {"words": "canary: asks about work", "seen": first.json()["seen"]}
    late = pair.post("note", {"words": "another page of mine", "seen": 0}, method="PUT")
    assert (late.status_code, late.json()["code"]) == (409, "changed_meanwhile")
    kept = pair.post("note", {"words": "both", "seen": first.json()["seen"]}, method="PUT")
    assert kept.status_code == 200
    other = joined(pair.server)
    shared(pair.server, pair.patient, other, *ALL)
    assert pair.desk(other)["note"] == {"words": "", "seen": 0}
    long = pair.post("note", {"words": "x" * 100_001, "seen": kept.json()["seen"]}, method="PUT")
    assert (long.status_code, "100,000" in long.json()["message"]) == (400, True)
    assert "canary" not in pair.patient.get("/api/export").text
    assert "canary" not in pair.patient.post("/api/sync", json=batch(pair.patient)).text


def test_the_patient_is_told_of_everything_that_was_written(pair: Pair) -> None:
    pair.made("comments", {"words": "Hello"})
    pair.made("suggestions", dose(9))
    told = [(look["kind"], look["what"], look["who"]) for look in pair.patient.get("/api/grants").json()["looks"]]
    assert ("wrote", "comment", AUTHOR) in told
    assert ("wrote", "suggestion", AUTHOR) in told


def test_nothing_is_written_after_a_grant_has_ended(pair: Pair) -> None:
    assert pair.patient.delete(f"/api/grants/{pair.grant}").status_code in (200, 204)
    for what, body in (("comments", {"words": "Hello"}), ("suggestions", dose(9)), ("note", {"words": "x"})):
        method = "PUT" if what == "note" else "POST"
        assert pair.post(what, body, method=method).status_code == 404
    assert pair.phone("comment") == pair.phone("suggestion") == []


def test_a_phone_cannot_write_as_a_therapist(pair: Pair) -> None:
    """A row that the person made up, or brought from an export, is not among the therapist's own."""
    forged = {"therapist_id": pair.therapist.account, "author": AUTHOR, "day": pair.today, "words": "made up", "at": 1}
    assert sent(pair.patient, op("comment", "forged", **forged))[0]["status"] == "applied"
    made = pair.made("comments", {"words": "Mine"})
    sent(pair.patient, op("comment", made, author="Somebody else"))
    assert pair.desk()["comments"] == []
    body = {**batch(pair.patient), "device": f"care:{pair.therapist.account}"}
    assert pair.patient.post("/api/sync", json=body).status_code == 400


def test_a_suggestion_for_sleep_needs_sleep_to_be_shared(server: RealServer) -> None:
    pair = Pair(server, "plan")
    assert not pair.desk()["can_sleep"]
    body = {"kind": "window", "fields": {"into_bed": 1400, "out_of_bed": 420, "clear": []}}
    assert pair.post("suggestions", body).status_code == 404
    assert pair.post("measurements", {"kind": "sit_to_stand", "value": 9, "day": pair.today}).status_code == 404


def test_two_periods_are_compared_and_odd_ones_are_not(pair: Pair) -> None:
    path = f"/api/care/patients/{pair.patient.account}/compare"
    view = pair.therapist.get(path).json()["compare"]
    assert [line["label"] for line in view["lines"]][:2] == [
        "Adherence, raw",
        "Adherence, adjusted for flares and rest",
    ]
    assert pair.therapist.get(f"{path}?weeks=8&before=51&after=0").json()["compare"]["lines"]
    for odd in ("weeks=3", "before=-1", "after=9999", "before=soon"):
        assert pair.therapist.get(f"{path}?{odd}").status_code in (400, 422)


def test_an_outcome_whose_name_says_another_day_is_refused(pair: Pair) -> None:
    """Its days are looked for by its name; and two devices that mean the same have to meet in one row."""
    row = {"item_id": "walk", "day": pair.today, "slot_id": "morning", "mark": "done"}
    assert pair.sent("outcome", {"id": f"walk.{pair.today - 1}.morning", **row}) == "rejected"
    assert pair.sent("outcome", {"id": f"walk.{pair.today}.morning", **row}) == "applied"
    assert pair.sent("outcome", {"id": f"walk.{pair.today}.morning", **row, "day": pair.today - 1}) == "rejected"
    assert pair.sent("outcome", {"id": f"walk.{pair.today}.morning", **row, "mark": "skipped"}) == "applied"


def test_what_was_changed_on_a_later_day_is_told_and_nothing_else_of_the_history(pair: Pair) -> None:
    day = pair.today - 3
    row = {"item_id": "walk", "day": day, "slot_id": "morning", "mark": "done", "amount": 8.0, "note": "canary"}
    assert pair.sent("outcome", {"id": f"walk.{day}.morning", **row}) == "applied"
    path = f"/api/care/patients/{pair.patient.account}/beside"
    assert pair.therapist.get(path).json()["edits"] == []
    pair.sent("outcome", {"id": f"walk.{day}.morning", "mark": "partly", "amount": 4.0, "note": "canary again"})
    pair.sent("outcome", {"id": f"walk.{day}.morning", "note": "canary once more"})
    answer = pair.therapist.get(path)
    [edit] = answer.json()["edits"]
    assert (edit["title"], edit["words"]) == ("Walk", "done, 8 minutes → partly done, 4 minutes")
    assert "changed on" in edit["when"]
    assert "canary" not in answer.text


def test_changes_are_not_told_where_the_plan_is_not_shared(server: RealServer) -> None:
    pair = Pair(server, "measures")
    row = {"item_id": "walk", "day": pair.today - 3, "slot_id": "morning", "mark": "done"}
    for mark in ("done", "skipped"):
        pair.sent("outcome", {"id": f"walk.{pair.today - 3}.morning", **row, "mark": mark})
    assert pair.therapist.get(f"/api/care/patients/{pair.patient.account}/beside").json()["edits"] == []
