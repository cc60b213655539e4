"""A made-up person with two years of everything, put into a server's store as sync would leave it."""

import random
from typing import Any

from bench.people import two_years
from fibroplan.local.schema import phone_schema
from fibroplan.store import rows
from fibroplan.store.tables import SYNCED
from tests.api.real_server import RealServer
from tests.domain.make import goal, night
from tests.domain.make_treatments import (
    appointment,
    course,
    done,
    infusion,
    medicine,
    rating,
    side_effect,
    worked,
)

DEFAULTS: dict[str, dict[str, Any]] = phone_schema()["defaults"]
DAYS = 730
SECRET = "nobody reads this"
"""Stands in everything of the person's that is never taken along unasked."""


def check_in(day: int, **fields: Any) -> dict[str, Any]:
    """How one day was."""
    felt = {"pain": 5, "fatigue": 6, "sleep": 4, "mood": 6, "fog": None, **fields}
    return {**DEFAULTS["check_in"], "deleted": False, "id": f"{day}", "day": day, **felt}


def measure(name: str, day: int, score: float | None, answers: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """A questionnaire that was filled in."""
    known = {"id": f"{name}.{day}", "deleted": False, "instrument": name, "day": day, "finished": 1.0}
    return {**DEFAULTS["measure"], **known, "title": name.upper(), "score": score, "answers": answers, **fields}


def whole(today: int) -> dict[str, list[dict[str, Any]]]:
    """Every table of a person, two years of it, `today` its last day."""
    chance = random.Random(4)
    made: dict[str, list[dict[str, Any]]] = two_years(today)["rows"]
    made["goal"] = [goal(words="Work in the garden with my daughter", why=SECRET)]
    made["check_in"] = [
        check_in(
            today - ago,
            pain=chance.randint(2, 8),
            fog=chance.choice([None, 3]),
            symptoms={"stiffness": 3, "own": 2},
            mapped=True,
            areas=["left_jaw", "neck"],
            note=SECRET,
        )
        for ago in range(DAYS)
        if chance.random() < 0.9
    ]
    made["tracked"] = [{"id": "own", "deleted": False, "kind": "symptom", "name": "Cold toes", "stopped": False}]
    made["night"] = [night(today - ago, quality=5) for ago in range(DAYS)]
    made["medicine"] = [
        medicine(note=SECRET, purpose="Nerves"),
        medicine("m2", name="Vitamin D", form="", strength="", schedule="", from_day=today - 9, until_day=today - 2),
        medicine("m3", name="Coming", from_day=today + 9),
    ]
    made["side_effect"] = [
        side_effect(day=today - 3, note=SECRET),
        side_effect("s2", day=today, medicine_id="", effects=[], severity=None, minute=None),
    ]
    made["course"] = [course(from_day=today - 40, clinic=SECRET)]
    made["infusion"] = [
        done(day=today - 10, drug=SECRET),
        infusion("i2", day=today + 4),
        infusion("i3", day=today - 2, status="cancelled"),
    ]
    made["rating"] = [*worked(), rating("end", hold_seconds=12.5, pain=None, mood=6, tenderness=4, note=SECRET)]
    made["measure"] = [
        measure("gad7", today - 35, 9, {"1": 2, "2": 1}),
        measure("gad7", today - 5, 6, {"1": 1, "2": 0}),
        measure("phq9", today - 5, None, {"1": 1, "9": None}),
        measure("acr2016", today - 9, 11, {"areas": ["neck", "chest"], "fatigue": 2}),
        {**measure("impact", today, 3.5, {"1": 2.5}), "finished": None},
        measure("change", today - 1, 2, {}),
    ]
    made["appointment"] = [
        appointment(day=today + 6, who="Dr Rivera", length=30, questions="Is this usual?\nWhat about my sleep?"),
        appointment("a2", day=today + 9, minute=None, zone="Europe/Berlin", note=SECRET),
        appointment("a3", day=today - 9, status="done"),
        appointment("a4", day=today - 5, minute=None, status="cancelled"),
    ]
    made["writing"] = [{"id": "letter", "deleted": False, "answers": {"own": SECRET}}]
    for model in SYNCED:
        table = str(model.__tablename__)
        made[table] = [{**DEFAULTS[table], **row} for row in made.get(table, [])]
    return made


def put(server: RealServer, account: str, made: dict[str, list[dict[str, Any]]]) -> None:
    """Put rows into the store of an account."""
    with server.services.database.write() as connection:
        for model in SYNCED:
            table: Any = model.__table__  # type: ignore[attr-defined]
            known = {"patient_id": account, "rev": 1, "field_revs": {}, "extra": {}}
            found = [{**row, **known} for row in made[str(model.__tablename__)]]
            if found:
                rows.save(connection, table, found)
        rows.advance(connection, [(account, 1)])
