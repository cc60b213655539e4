"""The screen of sharing: nothing is called ended that the server may still show."""

from typing import Any

from fibroplan.domain.sharing_view import end_sharing, sharing_view
from tests.domain.make import TUESDAY, now

NOW = now()
HOUR, DAY = 3_600_000, 86_400_000


def grant(**fields: Any) -> Any:
    row = {
        "id": "g",
        "therapist": "Dr Ada Moss",
        "clinic": "Hill Clinic",
        "scopes": ["plan", "sleep"],
        "until": (TUESDAY + 29) * DAY,
        "consent": "I share.",
        "created_at": 1,
        "living": True,
    }
    return {**row, **fields}


def look(**fields: Any) -> Any:
    row = {"seq": 7, "at": NOW["instant"] - HOUR, "who": "Dr Ada Moss", "kind": "looked", "what": "review"}
    return {**row, "scopes": [], **fields}


def view(grants: Any = (), endings: Any = (), waiting: Any = (), codes: Any = (), looks: Any = ()) -> Any:
    said = {"at": NOW["instant"], "grants": list(grants), "codes": list(codes), "looks": list(looks)}
    return sharing_view(said, list(endings), list(waiting), None, NOW)  # type: ignore[arg-type]


def ending(**fields: Any) -> Any:
    return {"id": "g", "deleted": False, "day": TUESDAY, **fields}


def test_before_the_server_was_asked_nothing_is_said() -> None:
    shown = sharing_view(None, [], [], None, NOW)
    assert (shown["checked"], shown["on"], shown["looks"]) == ("", [], [])


def test_a_grant_is_on_until_it_ends() -> None:
    [row] = view([grant()])["on"]
    assert (row["who"], row["what"], row["until"], row["state"]) == (
        "Dr Ada Moss, Hill Clinic",
        "Plan and what I did and Sleep",
        "until 22 December 2026",
        "on",
    )
    assert view([grant(clinic="")])["on"][0]["who"] == "Dr Ada Moss"
    for over in (grant(living=False), grant(until=NOW["instant"])):
        shown = view([over])
        assert (shown["on"], [one["state"] for one in shown["over"]]) == ([], ["over"])


def test_what_was_ended_without_a_network_waits_and_says_so() -> None:
    shown = view([grant()], [ending()], [{"id": "g"}])
    assert [one["state"] for one in shown["on"]] == ["waiting"]
    sent = view([grant()], [ending()], [{"id": "other"}])
    assert (sent["on"], [one["state"] for one in sent["over"]]) == ([], ["over"])
    taken_back = view([grant()], [ending(deleted=True)])
    assert [one["state"] for one in taken_back["on"]] == ["on"]
    assert end_sharing("g", None, NOW) == [{"table": "ending", "id": "g", "fields": {"day": TUESDAY}}]


def test_codes_are_shown_while_they_work() -> None:
    living = {"id": "c", "scopes": ["plan"], "expires_at": NOW["instant"] + HOUR}
    old = {"id": "d", "scopes": ["plan"], "expires_at": NOW["instant"]}
    [row] = view(codes=[living, old])["codes"]
    assert (row["id"], row["what"]) == ("c", "Plan and what I did")
    assert row["until"].startswith("works until 24 November 2026, ")


def test_who_looked_at_what_and_when() -> None:
    rows = [
        look(scopes=["plan"]),
        look(what="caseload"),
        look(what=""),
        look(kind="shared", what="", scopes=["sleep"]),
        look(kind="ended", what=""),
    ]
    assert [row["what"] for row in view(looks=rows)["looks"]] == [
        "looked at your page: Plan and what I did",
        "looked at the overview",
        "looked at your data",
        "You shared: Sleep",
        "Sharing ended",
    ]
    assert view(looks=rows)["looks"][0]["when"].startswith("24 November 2026, ")
