"""Everybody against every route: what is answered to whom. A route that is missing here fails.

The owner's every text is a canary. Whoever is refused learns nothing, and what is not theirs answers like what is not
there, to the byte.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from fibroplan.clock import DAY
from fibroplan.domain.sharing import CONSENT_VERSION
from tests.api.real_server import PASSWORD, RealServer
from tests.api.world import CANARY, PATIENTS, ROLES, SCOPED, World, readable

REFUSED = {401, 403, 404}
LIVING_PATIENTS = {"owner", "other"}
WORKING = {*SCOPED, "sees_all", "over", "ended", "stranger", "elsewhere", "moved"}
ADMINISTRATORS = {"administrator", "administrator_elsewhere"}
EVERYONE = set(ROLES)


@dataclass(frozen=True)
class Asked:
    """One route: how it is asked for what is the owner's, and who is not refused."""

    allowed: set[str]
    body: dict[str, Any] = field(default_factory=dict)
    path: dict[str, str] = field(default_factory=dict)
    """Parameter of the path -> name of one of the world's ids, or `role:` and a role, or a plain word after `=`."""
    shows: set[str] = field(default_factory=set)
    """Who may see canaries in the answer."""
    status: dict[str, int] = field(default_factory=dict)
    """What some are answered besides, where it is neither yes nor one of REFUSED."""


def sharing(world: World, **more: Any) -> dict[str, Any]:
    day = world.now // DAY + 5
    return {"scopes": ["plan"], "until_day": day, "offset": 0, "version": CONSENT_VERSION, **more}


CONFIRM = {"password": PASSWORD}
PROOF = {"ticket": "none", "code": "123456"}
STAFF = WORKING | ADMINISTRATORS
OWNER = {"owner"}
GRANTED = {*SCOPED, "sees_all", "elsewhere"}
"""Therapists with a grant that opens something. `elsewhere` works at another clinic, for which the grant was given."""
SEES_PLAN = {"sees_plan", "sees_all", "elsewhere"}
SEES_MEASURES = {"sees_measures", "sees_all", "elsewhere"}
SEES_FHIR = {*SEES_MEASURES, *SEES_PLAN, "sees_treatments"}
OF_OWNER = {"patient_id": "role:owner"}
NEW = {"title": "Walk", "unit": "minutes", "target": 5, "weekdays": [0], "part": "morning"}

MATRIX: dict[str, Asked] = {
    "POST /api/accounts": Asked(EVERYONE, {"email": "new@{mark}.org", **CONFIRM}),
    "DELETE /api/accounts": Asked(LIVING_PATIENTS, CONFIRM),
    "POST /api/session": Asked(EVERYONE, {"email": "other.{mark}@example.org", **CONFIRM}),
    "DELETE /api/session": Asked(EVERYONE),
    "GET /api/me": Asked(LIVING_PATIENTS),
    "GET /api/sessions": Asked(LIVING_PATIENTS),
    "DELETE /api/sessions": Asked(LIVING_PATIENTS),
    "DELETE /api/sessions/{session_id}": Asked(OWNER, path={"session_id": "session"}),
    "POST /api/password": Asked(LIVING_PATIENTS, {"current": PASSWORD, "password": "eight quiet steps a day"}),
    "POST /api/sync": Asked(
        OWNER, {"device": "d", "account": "{owner}", "ops": []}, shows=OWNER, status={"other": 409}
    ),
    "GET /api/export": Asked(LIVING_PATIENTS, shows=OWNER),
    "GET /api/instruments": Asked(LIVING_PATIENTS),
    "POST /api/report": Asked(LIVING_PATIENTS, {"zone": "UTC"}, shows=OWNER),
    "POST /api/fhir": Asked(LIVING_PATIENTS, {"zone": "UTC"}, shows=OWNER),
    "GET /api/calendar-feed": Asked(LIVING_PATIENTS),
    "POST /api/calendar-feed": Asked(LIVING_PATIENTS, {"details": True}),
    "DELETE /api/calendar-feed": Asked(LIVING_PATIENTS),
    "GET /api/calendar/{secret}": Asked(set(), path={"secret": "=a-secret-that-nobody-was-given.ics"}),
    "GET /api/grants": Asked(LIVING_PATIENTS, shows=OWNER),
    "POST /api/grants": Asked(LIVING_PATIENTS, {"code": "{invite}", "terms": True}),
    "POST /api/grants/codes": Asked(LIVING_PATIENTS, {"terms": True}),
    "DELETE /api/grants/codes/{code_id}": Asked(OWNER, path={"code_id": "code"}),
    "POST /api/grants/inviter": Asked(LIVING_PATIENTS, {"code": "{invite}"}),
    "DELETE /api/grants/{grant_id}": Asked(OWNER, path={"grant_id": "grant"}),
    "POST /api/grants/accept": Asked(WORKING, {"code": "{share}"}),
    "POST /api/grants/invitations": Asked(WORKING),
    "DELETE /api/grants/given/{grant_id}": Asked({"sees_all"}, path={"grant_id": "grant"}),
    "POST /api/care/join": Asked(EVERYONE, {"code": "{invitation}", "name": "Bo", **CONFIRM}),
    "POST /api/care/session": Asked(EVERYONE, {"email": "sees_all.{mark}@example.org", **CONFIRM}),
    "POST /api/care/session/{method}": Asked(set(), PROOF, path={"method": "=totp"}),
    "DELETE /api/care/session": Asked(EVERYONE),
    "GET /api/care/me": Asked(STAFF),
    "GET /api/care/patients": Asked(WORKING, shows=GRANTED),
    "GET /api/care/patients/{patient_id}": Asked(GRANTED, path=OF_OWNER, shows=GRANTED),
    "POST /api/care/patients/{patient_id}/reviewed": Asked(GRANTED, {"next_day": None}, path=OF_OWNER),
    "POST /api/care/patients/{patient_id}/report": Asked(GRANTED, path=OF_OWNER, shows=GRANTED),
    "POST /api/care/patients/{patient_id}/fhir": Asked(GRANTED, path=OF_OWNER, shows=SEES_FHIR),
    "GET /api/care/patients/{patient_id}/answers": Asked(GRANTED, path=OF_OWNER, shows=SEES_PLAN),
    "GET /api/care/patients/{patient_id}/beside": Asked(
        GRANTED, path=OF_OWNER, shows={*SEES_MEASURES, "sees_treatments", "sees_reflections"}
    ),
    "GET /api/care/patients/{patient_id}/compare": Asked(GRANTED, path=OF_OWNER),
    "POST /api/care/patients/{patient_id}/comments": Asked(SEES_PLAN, {"words": "Well paced."}, path=OF_OWNER),
    "POST /api/care/patients/{patient_id}/suggestions": Asked(SEES_PLAN, {"kind": "new", "fields": NEW}, path=OF_OWNER),
    "DELETE /api/care/patients/{patient_id}/suggestions/{suggestion_id}": Asked(
        set(), path={**OF_OWNER, "suggestion_id": "=another"}
    ),
    "POST /api/care/patients/{patient_id}/clearance": Asked(
        SEES_PLAN, {"limits": ""}, path=OF_OWNER, status=dict.fromkeys(SEES_PLAN, 400)
    ),
    "POST /api/care/patients/{patient_id}/measurements": Asked(
        SEES_MEASURES, {"kind": "sit_to_stand", "value": 9, "day": 20_000}, path=OF_OWNER
    ),
    "DELETE /api/care/patients/{patient_id}/measurements/{measure_id}": Asked(
        set(), path={**OF_OWNER, "measure_id": "=another"}
    ),
    "PUT /api/care/patients/{patient_id}/note": Asked(GRANTED, {"words": "Mine alone."}, path=OF_OWNER),
    "GET /api/care/sessions": Asked(STAFF),
    "DELETE /api/care/sessions": Asked(STAFF),
    "DELETE /api/care/sessions/{session_id}": Asked(set(), path={"session_id": "session"}),
    "GET /api/care/factors": Asked(STAFF),
    "POST /api/care/factors": Asked(STAFF, CONFIRM),
    "POST /api/care/factors/{method}": Asked(set(), PROOF, path={"method": "=totp"}),
    "DELETE /api/care/factors/passkeys/{passkey_id}": Asked({"sees_all"}, path={"passkey_id": "passkey"}),
    "POST /api/care/recovery": Asked(STAFF, CONFIRM),
    "GET /api/clinic": Asked(ADMINISTRATORS),
    "POST /api/clinic/invitations": Asked(ADMINISTRATORS, {"email": "a@b.org", "role": "therapist"}),
    "DELETE /api/clinic/invitations/{invitation_id}": Asked({"administrator"}, path={"invitation_id": "invitation"}),
    "DELETE /api/clinic/staff/{account_id}": Asked({"administrator"}, path={"account_id": "role:stranger"}),
    "GET /healthz": Asked(EVERYONE),
    "GET /readyz": Asked(EVERYONE),
    "GET /metrics": Asked(EVERYONE),
    "GET /api/openapi.json": Asked(EVERYONE),
}
"""Route -> who may. `{mark}` and the like in a body stand for what the world has made."""


def every(routes: Iterable[Any]) -> Iterator[Any]:
    """Routes, those of included routers among them."""
    for route in routes:
        inner = getattr(route, "original_router", None)
        yield from every(inner.routes) if inner else [route]


def routes(server: RealServer) -> set[str]:
    """Every route of the application, but for the one that answers whatever is not there."""
    found = {f"{method} {route.path}" for route in every(server.api.routes) for method in route.methods - {"HEAD"}}
    assert len(found) > 40
    return {each for each in found if not each.endswith("/api/{rest:path}")}


def test_every_route_is_in_the_matrix(server: RealServer) -> None:
    assert routes(server) == set(MATRIX)


def body_of(world: World, asked: Asked) -> dict[str, Any]:
    words = {"mark": world.mark, "owner": world.id("owner"), **world.codes}

    def said(value: Any) -> Any:
        return value.format(**words) if isinstance(value, str) else value

    body = {name: said(value) for name, value in asked.body.items() if name != "terms"}
    return sharing(world, **body) if "terms" in asked.body else body


def path_of(world: World, asked: Asked, path: str, nowhere: bool) -> str:
    for name, what in asked.path.items():
        known = what.removeprefix("=") if what.startswith("=") else None
        found = known or (world.id(what.removeprefix("role:")) if what.startswith("role:") else world.ids[what])
        path = path.replace(f"{{{name}}}", found if known or not nowhere else "nowhere")
    return path


@pytest.mark.parametrize("route", sorted(MATRIX))
def test_nobody_gets_what_is_not_theirs(server: RealServer, route: str) -> None:
    """Who is refused changes nothing, so they all ask in one world; whoever may ask has a world of their own."""
    asked, (method, path) = MATRIX[route], route.split(" ")
    common = World(server)
    for role in sorted(ROLES, key="owner".__eq__):
        world = World(server) if role in asked.allowed and method != "GET" else common
        answer = ask(world, role, asked, method, path)
        check(role, asked, answer)
        if role in asked.shows:
            assert CANARY in answer.text
        named = any(not what.startswith("=") for what in asked.path.values())
        if named and role not in asked.allowed:
            absent = ask(world, role, asked, method, path, nowhere=True)
            assert (answer.status_code, answer.content) == (absent.status_code, absent.content), role


def ask(world: World, role: str, asked: Asked, method: str, path: str, nowhere: bool = False) -> Any:
    """The answer about what is the owner's, or about what is not there."""
    with world.browser(role) as browser:
        sent = {} if method == "GET" else {"json": body_of(world, asked)}
        return browser.request(method, path_of(world, asked, path, nowhere), **sent)


def check(role: str, asked: Asked, answer: Any) -> None:
    where = f"{role}: {answer.status_code} {answer.text[:200]}"
    assert answer.status_code < 500, where
    if role in asked.status:
        assert answer.status_code == asked.status[role], where
    elif role in asked.allowed:
        assert answer.status_code < 400, where
    else:
        assert answer.status_code in REFUSED, where
        assert set(answer.json()) == {"code", "message"}, where
        assert "set-cookie" not in answer.headers, where
    if role not in asked.shows:
        assert CANARY not in answer.text, where
    if role in GRANTED:  # and then of the tables of their scopes alone
        assert set(re.findall(f"{CANARY}-([a-z_]+)", answer.text)) <= readable(role), where


@pytest.mark.parametrize("role", [*PATIENTS, "anonymous", "sees_all", "administrator"])
def test_what_is_not_there_answers_alike_to_all(server: RealServer, role: str) -> None:
    with World(server).browser(role) as browser:
        found = {(answer.status_code, answer.content) for answer in (browser.get("/api/none"), browser.get("/api/x/y"))}
    with World(server).browser("anonymous") as browser:
        answer = browser.get("/api/none")
    assert found == {(404, answer.content)}
