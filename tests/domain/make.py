"""Rows to test with: by hand with sensible defaults, and at random."""

import random
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from fibroplan.content.screening import screening as safety
from fibroplan.domain.check_in import DAY_SCORES, CheckIn, Tracked
from fibroplan.domain.day import Now
from fibroplan.domain.exercise import Exercise
from fibroplan.domain.outcome import Outcome
from fibroplan.domain.pause import Pause
from fibroplan.domain.plan import PlanVersion, Slot
from fibroplan.domain.profile import Profile
from fibroplan.domain.rules import CONSTANTS
from fibroplan.domain.sleep import Night

TUESDAY = 20_781
"""Tuesday 24 November 2026."""

TEXTS = ["", "Easy walk", "שלום", "🚶🏽‍♀️ walk", "a \"b\" 'c' `d` ${e} \\ n", "x" * 200, "line\nbreak", "é"]
UNITS = ["minutes", "seconds", "times", "steps", "songs", "breaths", "habit", "tip", "unknown"]
PARTS = ["morning", "midday", "evening", "bedtime"]
OWN_ITEMS = ["sleep-wind-down", "tip-one-trip"]
"""Items with a natural key: a sleep habit and a tip."""

ZONES = ["UTC", "Europe/Berlin", "America/St_Johns", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu"]


def slot(part: str = "morning", minute: int = -1) -> Slot:
    return {"id": part if part != "time" else f"at{minute}", "part": part, "minute": minute}


def version(item_id: str = "walk", from_day: int = TUESDAY - 200, **fields: Any) -> PlanVersion:
    row: Any = {
        "id": f"{item_id}.{from_day}",
        "deleted": False,
        "item_id": item_id,
        "from_day": from_day,
        "kind": "exercise",
        "content_id": item_id,
        "variant": "start",
        "title": item_id.capitalize(),
        "unit": "minutes",
        "target": 8,
        "floor": 4,
        "ceiling": 0,
        "sets": 1,
        "each_side": False,
        "tries": [12, 9, 10],
        "dose_rule": "baseline_80",
        "schedule": "weekdays",
        "weekdays": [0, 1, 2, 3, 4, 5, 6],
        "every_days": 1,
        "anchor_day": from_day,
        "times_per_week": 3,
        "slots": [slot()],
        "ask_day": None,
        "position": 1,
        **fields,
    }
    return row


def outcome(item_id: str = "walk", day: int = TUESDAY, slot_id: str = "morning", **fields: Any) -> Outcome:
    row: Any = {
        "id": f"{item_id}.{day}.{slot_id}",
        "deleted": False,
        "item_id": item_id,
        "day": day,
        "slot_id": slot_id,
        "mark": "done",
        "amount": 8,
        "target": 8,
        "effort": None,
        "after": None,
        "skip_reason": "",
        "note": "",
        "note_other": "",
        "version_id": f"{item_id}.{TUESDAY - 200}",
        "zone": "UTC",
        "at": 0,
        "settled": "",
        "rise": None,
        "entered_day": day,
        "device": "phone",
        **fields,
    }
    return row


def pause(from_day: int = TUESDAY, until_day: int | None = None, kind: str = "pause", **fields: Any) -> Pause:
    row: Any = {
        "id": f"{kind}-{from_day}",
        "deleted": False,
        "kind": kind,
        "from_day": from_day,
        "until_day": until_day,
        "item_ids": [],
        "reason": "",
        **fields,
    }
    return row


def night(day: int = TUESDAY, **fields: Any) -> Night:
    """The worked night of the vectors: 345 minutes asleep of 510 in bed."""
    row: Any = {
        "id": f"{day}",
        "deleted": False,
        "day": day,
        "into_bed": 1350,
        "tried": 1380,
        "sol": 45,
        "awakenings": 2,
        "waso": 60,
        "final_wake": 390,
        "out_of_bed": 420,
        "quality": None,
        "nodded_off": False,
        **fields,
    }
    return row


def step(item_id: str = "walk", day: int = TUESDAY, kind: str = "step", choice: str = "take", **fields: Any) -> Any:
    row: Any = {"id": f"{item_id}.{day}", "deleted": False, "item_id": item_id, "day": day, "kind": kind}
    return {**row, "choice": choice, "before": 8, "after": 9, **fields}


def changed_rules(**constants: Any) -> Any:
    return {"id": "me", "deleted": False, "constants": constants}


def profile(**fields: Any) -> Profile:
    row: Any = {
        "id": "me",
        "deleted": False,
        "name": "",
        "zone": "",
        "week_start": 0,
        "day_ends_at": 180,
        "theme": "system",
        "text_size": 100,
        "fiqr": False,
        **fields,
    }
    return row


def now(day: int = TUESDAY, hour: float = 12, offset: int = 0, zone: str = "UTC", uuid: str = "fresh") -> Now:
    """The moment when a clock `offset` minutes east of UTC shows `hour` on civil day `day`."""
    instant = ((day * 24 + hour) * 60 - offset) * 60_000
    return {"instant": instant, "offset": offset, "zone": zone, "device": "phone", "uuid": uuid}


def now_in(zone: str, *civil: int, uuid: str = "fresh") -> Now:
    """The moment when clocks in a zone show year, month, date, hour, minute (the first, where they show it twice)."""
    then = datetime(*civil, tzinfo=ZoneInfo(zone))  # type: ignore[misc]
    return now_at(zone, then.timestamp() * 1000, uuid)


def now_at(zone: str, instant: float, uuid: str = "fresh") -> Now:
    """An instant as a person in a zone has it."""
    there = datetime.fromtimestamp(instant / 1000, UTC).astimezone(ZoneInfo(zone)).utcoffset()
    assert there is not None
    minutes = int(there.total_seconds() // 60)
    return {"instant": instant, "offset": minutes, "zone": zone, "device": "phone", "uuid": uuid}


def exercise(id: str = "walk", category: str = "aerobic", unit: str = "minutes", **fields: Any) -> Exercise:
    way = {"title": id.capitalize(), "start": 5, "unit": unit, "sets": 1, "each_side": False}
    row: Any = {
        **way,
        "id": id,
        "category": category,
        "position": "standing",
        "equipment": "",
        "easier": {**way, "title": f"{id} easier", "start": 2},
        "harder": {**way, "title": f"{id} harder", "start": 8, "each_side": True},
        "how_to": "Go easy.",
        "caution": "",
        "evidence": "E",
        "frequency": {"days": 3, "low": 2, "high": 5, "source": "[E]"},
        "forms": ["easier", "start", "harder"],
        "reasons": [],
        "energy": False,
        **fields,
    }
    return row


LIBRARY = [
    exercise("walk"),
    exercise("stand", "strength", "times"),
    exercise("stretch", "stretch", "seconds", start=20),
    exercise("roll", "mobility", "times", each_side=True, frequency={"days": 7, "low": 7, "high": 7, "source": "[E]"}),
    exercise("dance", "aerobic", "songs", start=1),
    exercise("pool", "water", position=""),
    exercise("puzzle", "unheard of", "unknown"),
]


ADDITIONS: Any = [
    {"kind": kind, "content_id": name, "title": title, "text": "Slowly.", "evidence": "E", **rest}
    for kind, name, title, rest in [
        ("relax", "sweep", "From feet to head", {"unit": "minutes", "amount": 5, "times": 7, "part": "evening"}),
        ("relax", "song", "One calm song", {"unit": "minutes", "amount": 4, "times": 3, "part": "bedtime"}),
        ("reflect", "kind-words", "Kind words", {"unit": "tip", "amount": 1, "times": 2, "part": "midday"}),
        ("sleep", "wind-down", "Wind down", {"unit": "habit", "amount": 1, "times": 1, "part": "bedtime"}),
        ("tip", "one-trip", "One trip", {"unit": "tip", "amount": 1, "times": 7, "part": "morning"}),
    ]
]
"""What a builder adds from made-up other libraries."""


def screening(day: int = TUESDAY, finished: bool = True, **fields: Any) -> Any:
    """A safety check; `given`, `effects`, `hold`, `at` and `limits` go into its answers."""
    inside = {name: fields.pop(name) for name in ("given", "effects", "hold", "at", "limits") if name in fields}
    row = {"id": f"{day}", "deleted": False, "day": day, "answers": inside, "finished": finished}
    return {**row, "cleared_by": "", "cleared_day": None, **fields}


def goal(**fields: Any) -> Any:
    """What matters, as the store would hold it."""
    return {"id": "main", "deleted": False, "area": "play", "words": "Garden", "why": "", **fields}


FILTERS = [
    {"filter": "light", "exercise_id": "walk", "forms": ["easier", "start"], "reason": "Keep it light."},
    {"filter": "falls", "exercise_id": "walk", "forms": ["start", "harder"], "reason": "Hold on."},
    {"filter": "falls", "exercise_id": "roll", "forms": ["easier"], "reason": "Hold on."},
    {"filter": "bone", "exercise_id": "stretch", "forms": [], "reason": "Leave the end."},
    {"filter": "energy-limited", "exercise_id": "dance", "forms": [], "reason": "Your energy first."},
    {"filter": "energy-limited", "exercise_id": "roll", "forms": ["easier"], "reason": "Gently."},
]  # fmt: skip
"""What some answers of the safety check leave of the made-up library."""

EFFECTS = ["light", "falls", "bone", "energy-limited", "specialist", "fever", "sedation", "under-18"]


def draft(step: str = "choose", **answers: Any) -> list[Any]:
    """The plan builder's draft, as the store would hold it."""
    return [{"id": "plan-builder", "deleted": False, "step": step, "answers": answers}]


def applied(rows: list[Any], changes: list[Any], table: str, defaults: dict[str, Any]) -> list[Any]:
    """The rows after the changes of one table, as the store would leave them."""
    found = {row["id"]: row for row in rows}
    for change in changes:
        if change["table"] == table:
            before = found.get(change["id"], {**defaults, "id": change["id"], "deleted": False})
            found[change["id"]] = {**before, **change["fields"]}
    return list(found.values())


def check_in_row(day: int = TUESDAY, **fields: Any) -> CheckIn:
    row: Any = {
        "id": f"{day}",
        "deleted": False,
        "day": day,
        **dict.fromkeys(DAY_SCORES),
        "symptoms": {},
        "mapped": False,
        "areas": [],
        "triggers": [],
        "note": "",
        "note_other": "",
        "entered_day": day,
        **fields,
    }
    return row


def tracked(id: str, kind: str = "symptom", **fields: Any) -> Tracked:
    row: Any = {"id": id, "deleted": False, "kind": kind, "name": id.capitalize(), "stopped": False, **fields}
    return row


class World:
    """A made-up person: a plan with edits, outcomes that mostly fit it, pauses, settings and a moment."""

    def __init__(self, rng: random.Random):
        self.rng = rng
        self.today = rng.randint(20_000, 22_000)
        self.items = [
            rng.choice(["walk", "stand", "stretch", "roll", "x-1", "7", *OWN_ITEMS]) for _ in range(rng.randint(0, 4))
        ]
        made = [self.version(item) for item in self.items for _ in range(rng.randint(1, 3))]
        self.versions = list({row["id"]: row for row in made}.values())
        self.outcomes = list({row["id"]: row for row in (self.outcome() for _ in range(rng.randint(0, 25)))}.values())
        self.pauses = [self.pause() for _ in range(rng.choice([0, 0, 1, 2, 4]))]
        self.steps = [self.step() for _ in range(rng.choice([0, 0, 1, 3]))]
        self.rules = rng.choice([None, changed_rules(), self.make_rules()])
        self.profile = self.make_profile() if rng.random() < 0.7 else None
        self.now = now(self.today, rng.uniform(0, 24), rng.choice([0, 60, -210, 840, -660, 345]), rng.choice(ZONES))
        self.now["instant"] = int(self.now["instant"])

    def some(self, *values: Any) -> Any:
        return self.rng.choice(values)

    def near(self, spread: int = 20) -> int:
        return self.today + self.rng.randint(-spread, min(spread, 8))

    def amount(self) -> float:
        return self.some(0, 0.5, 1, 2, 5, 7.5, 8, 10, 12.25, 100, round(self.rng.uniform(0, 60), 2))

    def slot(self) -> Slot:
        return slot(self.some(*PARTS)) if self.rng.random() < 0.8 else slot("time", self.rng.randint(0, 1439))

    def slots(self) -> list[Slot]:
        return list({row["id"]: row for row in (self.slot() for _ in range(self.rng.randint(0, 3)))}.values())

    def item_id(self) -> str:
        return self.some(*(self.items or ["walk"]), "unknown")

    def version(self, item_id: str) -> PlanVersion:
        rng = self.rng
        return version(
            item_id,
            self.near(90),
            deleted=rng.random() < 0.05,
            kind=self.some("exercise", "exercise", "tip"),
            content_id=self.some("walk", "stand", "roll", "", "gone"),
            variant=self.some("easier", "start", "harder"),
            title=self.some(*TEXTS),
            unit=self.some(*UNITS),
            target=self.amount(),
            floor=self.amount(),
            sets=self.some(1, 1, 2, 3),
            each_side=rng.random() < 0.3,
            tries=[self.amount() for _ in range(rng.randint(0, 3))],
            dose_rule=self.some("baseline_80", "baseline_50", "default", "own", ""),
            schedule=self.some("weekdays", "weekdays", "every", "times", "none"),
            weekdays=rng.sample(range(7), rng.randint(0, 7)),
            every_days=rng.randint(1, 5),
            anchor_day=self.near(40),
            times_per_week=rng.randint(1, 7),
            slots=self.slots(),
            ask_day=self.some(None, None, self.near()),
            position=self.some(0, 1, 2, 2.5, 3),
        )

    def outcome(self) -> Outcome:
        day = self.near()
        mark = self.some("done", "done", "partly", "skipped", "")
        return outcome(
            self.item_id(),
            day,
            self.some(*PARTS, "morning", "at480"),
            deleted=self.rng.random() < 0.05,
            mark=mark,
            amount=self.some(None, self.amount()) if mark in ("done", "partly") else None,
            target=self.amount(),
            skip_reason=self.some("", "ill", "rest", "busy", "unheard of") if mark == "skipped" else "",
            note=self.some(*TEXTS),
            note_other=self.some("", "", *TEXTS),
            settled=self.some("", "same", "day", "waiting", "two", "longer", "unsaid", "unheard of"),
            rise=self.some(None, 0, 1, 2, 3, 6),
            entered_day=day + self.some(0, 0, 1, 3),
        )

    def pause(self) -> Pause:
        start = self.near()
        until = self.some(None, start + self.rng.randint(0, 12))
        kind = self.some("pause", "flare")
        ids = self.some([], [], [self.item_id()])
        row = pause(start, until, kind, item_ids=ids, reason=self.some(*TEXTS), deleted=self.rng.random() < 0.05)
        row["id"] = f"{kind}-{start}-{self.rng.randint(0, 99)}"
        return row

    def clock(self) -> int | None:
        return self.some(None, self.rng.randint(0, 1439), self.rng.randint(0, 1439))

    def night(self, day: int | None = None) -> Night:
        usual = self.rng.random() < 0.6
        times = {} if usual else {name: self.clock() for name in ("into_bed", "tried", "final_wake", "out_of_bed")}
        return night(
            self.near() if day is None else day,
            sol=self.some(0, 15, 45, 600),
            waso=self.some(0, 30, 60),
            quality=self.some(None, 0, 7),
            nodded_off=self.rng.random() < 0.2,
            **times,
        )

    def nights(self) -> list[Night]:
        days = self.rng.sample(range(self.today - 20, self.today + 2), self.rng.randint(0, 10))
        return [self.night(day) for day in days]

    def step(self) -> Any:
        kind = self.some("step", "hold", "back", "layoff", "return")
        choice = self.some("take", "stay", "ask")
        amounts = {"before": self.amount(), "after": self.amount(), "deleted": self.rng.random() < 0.05}
        return step(self.item_id(), self.near(30), kind, choice, **amounts)

    def make_rules(self) -> Any:
        names = self.rng.sample(sorted(CONSTANTS), self.rng.randint(1, len(CONSTANTS)))
        return changed_rules(**{name: self.some(None, "ten", 0, 1, 10, 33, 60, 1000) for name in names})

    def make_profile(self) -> Profile:
        return profile(
            name=self.some(*TEXTS),
            zone=self.some("", *ZONES),
            week_start=self.rng.randint(0, 6),
            day_ends_at=self.some(0, 180, 240, 720),
            theme=self.some("system", "light", "dark", "dim"),
            text_size=self.some(100, 115, 200),
            fiqr=self.some(True, False),
        )

    def screening(self) -> Any:
        """A safety check, which may lack answers or be an old one."""
        check = safety()
        some = {
            "given": self.given(check),
            "at": self.some(0, 1, 2, 3, 9),
            "effects": self.rng.sample(EFFECTS[:5] if self.rng.random() < 0.7 else EFFECTS, self.rng.randint(0, 3)),
            "hold": self.rng.random() < 0.2,
            "limits": self.some(*TEXTS),
        }
        kept = {name: some[name] for name in some if self.rng.random() < 0.9}
        return screening(
            self.near(230),
            self.rng.random() < 0.8,
            deleted=self.rng.random() < 0.05,
            cleared_by=self.some("", "Dr Rivera"),
            cleared_day=self.some(None, self.near()),
            **kept,
        )

    def given(self, check: Any) -> dict[str, str]:
        """Answers to some or all of the questions."""
        share = self.some(0.3, 1, 1)
        names = [row["id"] for row in check["questions"] if self.rng.random() < share]
        return {name: self.some("yes", "no", "no", "no", "not-sure") for name in names}

    def screenings(self) -> list[Any]:
        rows = [self.screening() for _ in range(self.some(0, 1, 1, 2))]
        return list({row["id"]: row for row in rows}.values())

    def goals(self) -> list[Any]:
        return self.some([], [goal(area=self.some("", "play"))], [goal(deleted=True)])

    def detail(self) -> Any:
        return {
            "title": "",
            "unit": "",
            "floor": self.some(0, 0, self.amount()),
            "ceiling": self.some(0, 0, self.amount()),
            "variant": self.some("easier", "start", "harder"),
            "tries": [self.some(0, self.amount()) for _ in range(3)],
            "not_sure": self.some(True, False, False),
            "settled": self.some(True, False),
            "own": self.some(0, 0, self.amount()),
            "schedule": self.some("weekdays", "weekdays", "every", "times"),
            "weekdays": sorted(self.rng.sample(range(7), self.rng.randint(0, 7))),
            "every_days": self.rng.randint(2, 5),
            "times_per_week": self.rng.randint(1, 7),
            "slots": self.slots() or [slot()],
        }

    def answers(self) -> Any:
        if self.rng.random() < 0.25 and self.versions:
            edited = self.some(*self.versions)
            name = edited["content_id"]
            whole = {"mode": "edit", "item_id": edited["item_id"], "chosen": [name], "at": 0}
            return {**whole, "details": {name: self.detail()}}
        chosen = self.rng.sample([row["id"] for row in LIBRARY], self.rng.randint(0, 4))
        if self.rng.random() < 0.1:
            chosen = [*chosen, "gone"]
        details = {name: self.detail() for name in chosen}
        if self.rng.random() < 0.2:
            chosen = [*chosen, "own-1"]
            details["own-1"] = {**self.detail(), "title": self.some(*TEXTS), "unit": self.some("minutes", "times")}
        at = self.rng.randint(0, max(0, len(chosen) - 1))
        also = self.rng.sample(ADDITIONS, self.rng.choice([0, 0, 1, 2]))
        return {"mode": "new", "item_id": "", "chosen": chosen, "at": at, "details": details, "also": also}

    def drafts(self) -> list[Any]:
        if self.rng.random() < 0.15:
            return self.some(
                [], draft("goal"), draft("", **self.answers()), [{**draft("days")[0], "deleted": True}], draft("choose")
            )
        answers = self.answers()
        first = ["baseline"] if answers["mode"] == "edit" else ["choose", "baseline"]
        return draft(self.some(*first, "days", "preview"), **answers)
