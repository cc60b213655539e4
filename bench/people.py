"""A made-up person with two years of data: the same rows for the same last day, every time.

Eight occurrences are planned each day. About one in thirty was left without a record, the way a person does;
the plan was edited every few weeks, one item was taken up and stopped, and pauses and flares lie in between. Most days
have a check-in and a night of the sleep diary.
The rows are those of an export, so an app that can read its own export can read this person.
"""

import random
from typing import Any

from fibroplan.local.schema import phone_schema

DAYS = 731
PER_DAY = 8
SEED = 2
EDIT_EVERY = 56
"""Days after which one item after another gets a new version."""
PAUSES = ((40, 6), (155, 4), (290, 9), (420, 5), (600, 7))
FLARES = ((21, 3), (77, 5), (120, 2), (200, 6), (255, 3), (333, 4), (390, 8), (470, 3), (555, 5), (640, 2), (700, 4))
"""First day of each, counted from the beginning, and its length in days."""

ITEMS = (
    ("walk", "Gentle walk", "minutes", 5, "morning", "exercise"),
    ("shoulders", "Shoulder rolls", "times", 6, "morning", "exercise"),
    ("breathing", "Calm breathing", "breaths", 10, "morning", "exercise"),
    ("sit-to-stand", "Sit to stand", "times", 4, "midday", "exercise"),
    ("rest", "Planned rest", "minutes", 10, "midday", "tip"),
    ("stretch", "Calf stretch", "seconds", 20, "evening", "exercise"),
    ("notice", "Notice one good thing", "times", 1, "evening", "reflection"),
    ("wind-down", "Wind down before bed", "minutes", 15, "bedtime", "sleep"),
)
STOPPED = ("dance", "Dance to a song", "songs", 1, "midday", "exercise")
STOPPED_AFTER = 430
WORDS = (
    "a calm slow day",
    "my legs were heavy",
    "so I sat in the sun",
    "and it helped a little",
    "more than last week",
)

Rows = dict[str, list[dict[str, Any]]]


def two_years(today: int) -> dict[str, Any]:
    """The person's export, in which `today` (days since 1970-01-01) is the last planned day and has no record yet."""
    chance = random.Random(SEED)
    first = today - DAYS + 1
    rows: Rows = {
        "profile": [row("profile", id="me", name="Robin", zone="", theme="light")],
        "plan_version": versions(first),
        "pause": intervals(first),
        "outcome": [],
        "draft": [],
        "check_in": [],
        "night": [],
    }
    planned = {item[0]: item for item in (*ITEMS, STOPPED)}
    for day in range(first, today):
        for item_id in planned:
            outcome = recorded(chance, rows["plan_version"], item_id, day, first)
            if outcome:
                rows["outcome"].append(outcome)
    diary = random.Random(SEED)
    for day in range(first, today):
        felt(diary, rows, day)
    return {"fibroplan_export": 1, "rows": rows}


DEFAULTS: dict[str, dict[str, Any]] = phone_schema()["defaults"]


def row(table: str, **fields: Any) -> dict[str, Any]:
    """A row with the defaults of its table."""
    return {**DEFAULTS[table], "deleted": False, **fields}


def versions(first: int) -> list[dict[str, Any]]:
    """Every version of every item: a first one, and an edit of one item after another."""
    made = [version(item, position, first, first, 0) for position, item in enumerate(ITEMS)]
    for step in range(1, DAYS // EDIT_EVERY + 1):
        for position in range(step % 2, PER_DAY, 2):
            day = first + step * EDIT_EVERY + position
            made.append(version(ITEMS[position], position, day, first, step))
    every_third_day = {"schedule": "every", "every_days": 3}
    made.append({**version(STOPPED, PER_DAY, first, first, 0), **every_third_day})
    made.append({**version(STOPPED, PER_DAY, first + STOPPED_AFTER, first, 0), "schedule": "none"})
    return made


def version(item: tuple[Any, ...], position: int, day: int, first: int, step: int) -> dict[str, Any]:
    """One version; each step asks for a little more."""
    item_id, title, unit, start, part, kind = item
    slot = {"id": part, "part": part, "minute": -1}
    target = start if unit in ("times", "songs") and start == 1 else round(start * (1 + 0.1 * step))
    return row(
        "plan_version",
        id=f"{item_id}.{day}",
        item_id=item_id,
        from_day=day,
        kind=kind,
        title=title,
        unit=unit,
        target=target,
        floor=max(1, target // 2),
        schedule="weekdays",
        weekdays=list(range(7)),
        anchor_day=first,
        slots=[slot],
        position=position,
    )


def intervals(first: int) -> list[dict[str, Any]]:
    """Pauses and flares, all of them over."""
    made = []
    for kind, spans in (("pause", PAUSES), ("flare", FLARES)):
        for begin, length in spans:
            day = first + begin
            made.append(row("pause", id=f"{kind}-{begin}", kind=kind, from_day=day, until_day=day + length - 1))
    return made


SYMPTOMS = ("stiffness", "anxiety", "headache", "numbness", "tenderness")
AREAS = ("neck", "left_shoulder", "right_shoulder", "lower_back", "left_hip", "right_upper_leg")


def felt(chance: random.Random, rows: Rows, day: int) -> None:
    """A check-in on nine days of ten and a night on eight: pain goes up and down, and short nights go with it."""
    pain = 4 + (day % 23 > 17) + chance.randint(-1, 2)
    scores = {
        "pain": pain,
        "fatigue": pain,
        "sleep": 9 - pain,
        "mood": chance.randint(3, 7),
        "fog": chance.randint(2, 6),
    }
    symptoms = {name: chance.randint(0, 7) for name in SYMPTOMS}
    noted, slept, late = chance.random(), chance.random(), chance.random()
    if noted < 0.9:
        more = {"symptoms": symptoms, "mapped": True, "areas": list(AREAS[: pain - 1])}
        entered = day + (1 if late < 0.05 else 0)
        rows["check_in"].append(row("check_in", id=f"{day}", day=day, entered_day=entered, **scores, **more))
    if slept < 0.8:
        times = {"into_bed": 1350, "tried": 1380, "final_wake": 420 - 10 * pain, "out_of_bed": 430}
        rows["night"].append(row("night", id=f"{day}", day=day, sol=20, waso=10 * pain, quality=9 - pain, **times))


def recorded(
    chance: random.Random, plan: list[dict[str, Any]], item_id: str, day: int, first: int
) -> dict[str, Any] | None:
    """What the person recorded for an item on a day, if anything."""
    current = [entry for entry in plan if entry["item_id"] == item_id and entry["from_day"] <= day][-1]
    throw, effort, late, note = chance.random(), chance.randint(2, 7), chance.random(), chance.random()
    length = chance.randint(1, 6)
    every = current["every_days"] if current["schedule"] == "every" else 1
    if current["schedule"] == "none" or (day - first) % every or throw > 0.97:
        return None
    slot = current["slots"][0]["id"]
    mark = "done" if throw < 0.74 else "partly" if throw < 0.85 else "skipped"
    amount = {"done": current["target"], "partly": max(1, current["target"] // 2), "skipped": None}[mark]
    return row(
        "outcome",
        id=f"{item_id}.{day}.{slot}",
        item_id=item_id,
        day=day,
        slot_id=slot,
        mark=mark,
        amount=amount,
        target=current["target"],
        effort=effort if mark != "skipped" else None,
        skip_reason=["ill", "rest", "busy", ""][effort % 4] if mark == "skipped" else "",
        note=" ".join(WORDS[(day + i) % len(WORDS)] for i in range(length)) if note < 0.08 else "",
        version_id=current["id"],
        zone="Europe/London",
        at=float(day * 86_400_000 + 10 * 3_600_000),
        entered_day=day + (1 if late < 0.05 else 0),
        device="phone",
    )
