"""Beside the plan: measures, treatments and chosen reflections, each with its scope alone."""

from typing import Any

import pytest

from fibroplan.content.instruments import instruments
from fibroplan.content.reflect import reflect
from fibroplan.domain.review_beside import beside_preview, beside_view
from tests.domain.make import TUESDAY
from tests.domain.test_clinic_measures import measured

NOW: Any = {"instant": TUESDAY * 86_400_000 + 43_200_000, "offset": 0, "zone": "UTC", "device": "d", "uuid": "u"}
TEXTS: Any = reflect()
PROMPT = TEXTS["prompts"][0]["id"]


def taken(instrument: str, day: int, score: float | None, **more: Any) -> Any:
    row = {"id": f"{instrument}.{day}", "deleted": False, "instrument": instrument, "title": "Copied", "version": 1}
    given = {"answers": {}, "score": score, "parts": {}, "at": "end", "support_read": True, "started": 0}
    return {**row, "day": day, **given, "finished": 1, "device": "", **more}


def medicine(id: str, name: str, first: int | None, until: int | None, **more: Any) -> Any:
    texts = dict.fromkeys(("content_id", "form", "strength", "purpose", "prescriber", "note", "note_other"), "")
    row = {"id": id, "deleted": False, "name": name, **texts, "schedule": "slots", "slots": ["evening"]}
    return {**row, "from_day": first, "until_day": until, **more}


def infusion(id: str, day: int, **more: Any) -> Any:
    row = {"id": id, "deleted": False, "course_id": "", "day": day, "status": "done", "minute": None}
    return {**row, **more}


def rated(infusion_id: str, point: str, pain: int | None) -> Any:
    row = {"id": f"{infusion_id}.{point}", "deleted": False, "infusion_id": infusion_id, "point": point, "pain": pain}
    scores = dict.fromkeys(("tenderness", "mood", "fatigue", "sleep", "fog", "hold_seconds", "stiffness", "sitting"))
    return {**row, **scores, "effects": {}, "at": 0, "note": "", "note_other": ""}


def entry(id: str, day: int, shared: bool = True, **more: Any) -> Any:
    row = {"id": id, "deleted": False, "content_id": PROMPT, "day": day, "at": day, "step": -1, "return_day": None}
    return {**row, "shared": shared, "answers": {"words": f"Said {id}"}, "others": [], **more}


ROWS: dict[str, Any] = {
    "measures": [
        taken("phq4", TUESDAY, 4), taken("phq4", TUESDAY - 30, 6), taken("old-scale", TUESDAY - 9, 3),
        taken("gad7", TUESDAY, None, finished=None), taken("fiqr", TUESDAY - 50, 41.5),
        taken("phq9", TUESDAY, 3, deleted=True),
    ],
    "instruments": instruments(),
    "clinic": [measured()],
    "medicines": [
        medicine("m1", "Amitriptyline", TUESDAY - 60, None), medicine("m2", "Ibuprofen", None, TUESDAY - 2),
        medicine("m3", "Gone", None, None, deleted=True), medicine("m4", "Both", TUESDAY - 9, TUESDAY - 3),
        medicine("m5", "Unknown", None, None),
    ],
    "medicine_changes": [
        {"id": "x", "deleted": False, "medicine_id": "m1", "day": TUESDAY - 5, "what": "now 20 mg", "why": ""}
    ],
    "side_effects": [
        {"id": "e", "deleted": False, "medicine_id": "m1", "day": TUESDAY - 4, "words": "dry mouth", "strength": 2}
    ],
    "courses": [],
    "infusions": [infusion("s1", TUESDAY - 8), infusion("s2", TUESDAY - 1), infusion("s3", TUESDAY, deleted=True)],
    "ratings": [rated("s1", "before", 7), rated("s1", "d1", 4), rated("s3", "before", 5)],
    "entries": [
        entry("a", TUESDAY), entry("b", TUESDAY - 1, False), entry("c", TUESDAY - 2, answers=None),
        entry("d", TUESDAY, deleted=True), entry("e", TUESDAY - 3, content_id="gone"),
    ],
    "texts": TEXTS,
    "profile": None,
    "now": NOW,
}  # fmt: skip
ALL = ["measures", "treatments", "reflections"]


def test_measures_stand_with_their_numbers_and_how_they_moved() -> None:
    view = beside_view(ALL, **ROWS)
    by_id = {row["id"]: row for row in view["measures"]}
    assert by_id.keys() == {"phq4", "old-scale", "fiqr"}
    assert by_id["phq4"]["trend"] == "2 lower than on 25 October."
    assert [row["words"] for row in by_id["phq4"]["times"]] == ["4 of 12", "6 of 12"]
    assert (by_id["phq4"]["latest"], len(by_id["phq4"]["points"])) == (4, 2)
    assert (by_id["old-scale"]["title"], by_id["old-scale"]["trend"], by_id["old-scale"]["points"]) == (
        "Copied",
        "",
        [],
    )
    assert by_id["fiqr"]["times"][0]["words"] == "41.5 of 100"
    assert view["clinic"][0]["title"] == "Pressure pain threshold, left knee"


def test_treatments_stand_in_time_without_a_word_about_cause() -> None:
    view = beside_view(ALL, **ROWS)
    assert [(row["name"], row["when"]) for row in view["medicines"]] == [
        ("Amitriptyline", "since 25 September"),
        ("Ibuprofen", "until 22 November"),
        ("Both", "since 15 November, until 21 November"),
        ("Unknown", ""),
    ]
    assert [row["words"] for row in view["moments"]] == [
        "Infusion",
        "side effect, Amitriptyline in mind",
        "Amitriptyline: now 20 mg",
        "Infusion",
    ]
    [session] = view["sessions"]
    assert session["points"][0] == "Before: Pain 7"
    assert session["points"][1].startswith("The day after: Pain 4 · ")


def test_chosen_reflections_are_read_and_no_others() -> None:
    view = beside_view(ALL, **ROWS)
    assert [row["key"] for row in view["entries"]] == ["a", "c", "e"]
    assert view["entries"][0]["lines"][0]["answer"] == "Said a"
    assert (view["entries"][1]["lines"], view["entries"][2]["title"]) == ([], "A reflection")


@pytest.mark.parametrize("scope", ALL)
def test_what_is_not_shared_is_empty(scope: str) -> None:
    view: Any = beside_view([scope], **ROWS)
    opened = {"measures": ("measures", "clinic"), "treatments": ("medicines", "moments", "sessions")}
    mine = opened.get(scope, ("entries",))
    for part in ("measures", "clinic", "medicines", "moments", "sessions", "entries"):
        assert bool(view[part]) == (part in mine), part
    draft: Any = {"id": "share", "deleted": False, "step": "", "answers": {"scopes": [scope]}}
    assert beside_preview(draft, **ROWS) == view
