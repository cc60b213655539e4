"""A made-up person with medicines, an infusion of this morning, and visits."""

from typing import Any

from fibroplan.clock import HOUR, SystemClock
from tests.browser.people import plan_file, today
from tests.domain import make_treatments as rows


def treatments_file(ended: float | None = None) -> dict[str, Any]:
    """An export that holds a plan and some weeks of treatments.

    ended: When the last infusion ended, in ms; None is two hours ago.
    """
    day, instant = today(), SystemClock().instant()
    over = instant - 2 * HOUR if ended is None else ended
    noted = [
        rows.intake(day - back, part, mark)
        for back in range(1, 9)
        for part, mark in (("morning", "taken"), ("bedtime", "late" if back % 3 else "skipped"))
    ]
    points = {"before": 8, "end": 5, "m20": 4, "m60": 3, "m120": 4}
    file = plan_file()
    file["rows"] |= {
        "medicine": [
            rows.medicine(purpose="Nerve pain at night", prescriber="Dr Rivera", from_day=day - 60),
            rows.medicine("m2", name="Naproxen", content_id="naproxen", form="tablet", strength="250 mg", slots=[]),
            rows.medicine("m3", name="Amitriptyline", content_id="amitriptyline", until_day=day - 20),
        ],
        "intake": [rows.intake(day), *noted],
        "medicine_change": [rows.medicine_change(day - 20, "From 50 mg to 75 mg", "My doctor and I agreed on it")],
        "side_effect": [rows.side_effect(day=day - 2, effects=["sleepy", "dizzy"], told=True)],
        "course": [rows.course(treatment="Ketamine infusions", planned=6, clinic="North clinic", from_day=day - 20)],
        "infusion": [
            rows.done("i0", day - 14) | {"ended_at": instant - 14 * 24 * HOUR},
            rows.infusion("i1", day, status="done", ended_at=over, started_at=over - HOUR, escort=True, ride=True),
            rows.infusion("i2", day + 14),
        ],
        "rating": [
            rows.rating(point, pain=pain, day=day, tenderness=5 if point == "before" else None, hold_seconds=None)
            for point, pain in points.items()
        ],
        "appointment": [
            rows.appointment(day=day + 1, who="Ms Lind", place="Room 3", questions="Is swimming all right?\nHow long?"),
            rows.appointment("a2", day + 15, profession="infusion", course_id="k1", minute=None),
            rows.appointment("a3", day - 30, profession="doctor", status="done", note="Come back in May."),
        ],
    }
    return file
