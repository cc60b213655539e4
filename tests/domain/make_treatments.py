"""Rows of treatments to test with, by hand with sensible defaults."""

from typing import Any

from tests.domain.make import TUESDAY

HOUR_MS = 3_600_000


def at(day: int = TUESDAY, hour: float = 12) -> float:
    """An instant in ms: when clocks in UTC show `hour` on a day."""
    return (day * 24 + hour) * HOUR_MS


def medicine(id: str = "m1", **fields: Any) -> Any:
    row = {
        "id": id, "deleted": False, "name": "Pregabalin", "content_id": "pregabalin", "form": "capsule",
        "strength": "75 mg", "purpose": "", "prescriber": "", "schedule": "One with food",
        "slots": ["morning", "bedtime"], "from_day": None, "until_day": None, "note": "", "note_other": "",
    }  # fmt: skip
    return {**row, **fields}


def intake(
    day: int = TUESDAY, slot_id: str = "morning", mark: str = "taken", medicine_id: str = "m1", **more: Any
) -> Any:
    row = {
        "id": f"{medicine_id}.{day}.{slot_id}", "deleted": False, "medicine_id": medicine_id, "day": day,
        "slot_id": slot_id, "minute": None, "mark": mark, "reason": "", "zone": "UTC", "at": 0, "entered_day": day,
        "device": "phone",
    }  # fmt: skip
    return {**row, **more}


def medicine_change(day: int = TUESDAY, what: str = "Half of it", why: str = "Too sleepy", **fields: Any) -> Any:
    row = {"id": f"c{day}", "deleted": False, "medicine_id": "m1", "day": day, "what": what, "why": why}
    return {**row, **fields}


def side_effect(id: str = "s1", day: int = TUESDAY, **fields: Any) -> Any:
    row = {
        "id": id, "deleted": False, "medicine_id": "m1", "day": day, "minute": 485, "effects": ["dizzy"],
        "severity": 6, "told": False, "note": "", "note_other": "",
    }  # fmt: skip
    return {**row, **fields}


def course(id: str = "k1", **fields: Any) -> Any:
    row = {
        "id": id, "deleted": False, "treatment": "Ketamine", "content_id": "ketamine-infusions", "clinic": "",
        "reason": "", "planned": None, "follow_ups": "", "keeps_drug": False, "from_day": TUESDAY, "until_day": None,
        "note": "", "note_other": "",
    }  # fmt: skip
    return {**row, **fields}


def infusion(id: str = "i1", day: int = TUESDAY, **fields: Any) -> Any:
    row = {
        "id": id, "deleted": False, "course_id": "k1", "day": day, "minute": 570, "zone": "UTC", "status": "planned",
        "started_at": None, "ended_at": None, "drug": "", "escort": False, "ride": False, "ate": False, "note": "",
        "note_other": "",
    }  # fmt: skip
    return {**row, **fields}


def done(id: str = "i1", day: int = TUESDAY, hour: float = 11, **fields: Any) -> Any:
    """A session that ended at an hour of its day."""
    return infusion(id, day, status="done", ended_at=at(day, hour), **fields)


def rating(point: str = "before", infusion_id: str = "i1", day: int = TUESDAY, **fields: Any) -> Any:
    row = {
        "id": f"{infusion_id}.{point}", "deleted": False, "infusion_id": infusion_id, "point": point, "day": day,
        "at": 0, "by": "self", "pain": None, "tenderness": None, "fatigue": None, "mood": None, "sleep": None,
        "hold_seconds": None, "blood_pressure": "", "effects": {}, "note": "", "note_other": "",
    }  # fmt: skip
    return {**row, **fields}


def worked() -> list[Any]:
    """The worked session of the vectors."""
    pains = {"before": 8, "m20": 4, "m60": 3, "m120": 4, "d1": 6, "d2": 7, "d3": 8}
    return [rating(point, pain=pain) for point, pain in pains.items()]


def appointment(id: str = "a1", day: int = TUESDAY + 1, **fields: Any) -> Any:
    row = {
        "id": id, "deleted": False, "profession": "physiotherapist", "who": "", "place": "", "course_id": "",
        "day": day, "minute": 570, "length": 0, "zone": "UTC", "status": "planned", "questions": "",
        "questions_other": "", "note": "",
        "note_other": "",
    }  # fmt: skip
    return {**row, **fields}
