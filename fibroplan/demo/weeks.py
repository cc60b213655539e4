"""What a made-up person recorded, as the rows that their phone would have sent, day by day."""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from fibroplan.content.instruments import instruments
from fibroplan.demo.people import Person
from fibroplan.domain.instrument import instrument_by_id
from fibroplan.domain.measures import score_measure
from fibroplan.domain.schedule import part_slot

DAY_MS = 86_400_000
DEVICE = "made-up-phone"
ZONE = "Europe/London"

EXERCISES = (
    ("indoor-walk", "Indoor lap walk", "minutes", 6, "morning", [0, 2, 4]),
    ("sit-to-stand", "Sit to stand", "times", 5, "midday", [1, 4]),
    ("march-seated", "Seated march", "minutes", 3, "morning", [1, 3, 5]),
    ("arm-circles", "Arm circles and punches", "minutes", 2, "midday", [0, 3]),
)
CALM = (
    ("relax", "long-breath-out", "A long breath out", "minutes", 3, "evening", list(range(7))),
    ("sleep", "wind-down", "Wind down", "habit", 1, "bedtime", list(range(7))),
    ("tip", "sit-for-jobs", "Sit for standing jobs", "tip", 1, "midday", [0, 1, 2, 3, 4]),
    ("rest", "", "Planned rest", "minutes", 15, "midday", list(range(7))),
)
SLOTS = {part: part_slot(part) for part in ("morning", "midday", "evening", "bedtime")}

NOTES = ("A calm day.", "My legs were heavy.", "It went better than I thought.", "Slow, and that was fine.")
THOUGHTS = (
    "I stopped before it hurt, and had something left for the evening.",
    "The dishes can wait. I sat in the sun instead.",
    "I was afraid of the walk. It was short, and it was enough.",
)


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one row, on the day on which the phone sent it."""

    day: int
    table: str
    id: str
    fields: dict[str, Any]


@dataclass(slots=True)
class Weeks:
    """The weeks of one person that end today."""

    person: Person
    today: int
    """Days since 1970-01-01."""
    chance: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self.chance = random.Random(f"made up {self.person.number}")

    @property
    def first(self) -> int:
        """The first day."""
        return self.today - 7 * self.person.weeks + 1

    @property
    def last(self) -> int:
        """The last day with anything recorded."""
        return self.today - 23 - self.person.number % 9 if self.person.kind == "silent" else self.today - 1

    def changes(self) -> Iterator[Change]:
        """Everything, in the order in which it was sent."""
        made = [*self._beginning(), *self._rests(), *self._measures(), *self._reflections(), *self._treatments()]
        for day in range(self.first, self.last + 1):
            made += [*self._outcomes(day), *self._diary(day)]
        return iter(sorted((one for one in made if one.day <= self.last or one.day <= self.first), key=lambda c: c.day))

    # ---- the plan

    def _items(self) -> list[tuple[str, str, str, str, float, str, list[int]]]:
        if self.person.kind == "energy-limited":
            return list(CALM)
        at = self.person.number
        active = [EXERCISES[at % 4], EXERCISES[(at + 1) % 4], EXERCISES[(at + 2) % 4]]
        return [*(("exercise", *one) for one in active), *(CALM[:3] if at % 2 else CALM[1:])]

    def _beginning(self) -> Iterator[Change]:
        first, answers = self.first, {"given": {}, "at": 15, "effects": [], "hold": False, "limits": ""}
        if self.person.kind == "energy-limited":
            answers = {**answers, "effects": ["energy-limited"]}
        yield Change(first, "profile", "me", {"name": self.person.name, "zone": ZONE})
        yield Change(first, "screening", f"check-{first}", {"day": first, "answers": answers, "finished": True})
        for position, item in enumerate(self._items()):
            yield self._version(position, item, first, item[4])
        if self.person.kind == "steady":
            # A step that was offered after four weeks, and taken.
            kind, content, title, unit, target, part, days = self._items()[0]
            self._stepped = target + 1
            yield self._version(0, (kind, content, title, unit, target, part, days), first + 28, target + 1)

    _stepped: float = field(init=False, default=0)

    def _version(self, position: int, item: tuple[Any, ...], day: int, target: float) -> Change:
        kind, content, title, unit, _, part, days = item
        item_id = f"{kind}-{content or 'planned'}"
        fields = {
            "item_id": item_id,
            "from_day": day,
            "kind": kind,
            "content_id": content,
            "title": title,
            "unit": unit,
            "target": target,
            "floor": max(1, target // 2),
            "weekdays": days,
            "anchor_day": self.first,
            "slots": [SLOTS[part]],
            "position": position,
        }
        return Change(day, "plan_version", f"{item_id}.{day}", fields)

    # ---- flares and pauses

    def _flares(self) -> list[tuple[int, int | None]]:
        if self.person.kind == "flaring":
            return [(self.first + 30, self.first + 35), (self.today - 2 - self.person.number % 4, None)]
        if self.person.kind in ("over-doing", "energy-limited"):
            return [(self.first + 25, self.first + 29), (self.first + 58, self.first + 61)]
        return [(self.first + 44, self.first + 47)] if self.person.number % 3 == 0 and self.person.weeks > 7 else []

    def _pauses(self) -> list[tuple[int, int]]:
        return [(self.today - 20, self.today - 11)] if self.person.kind == "returning" else []

    def _rests(self) -> Iterator[Change]:
        for kind, spans in (("flare", self._flares()), ("pause", self._pauses())):
            for begin, end in spans:
                yield Change(begin, "pause", f"{kind}-{begin}", {"kind": kind, "from_day": begin, "until_day": None})
                if end is not None:
                    yield Change(end, "pause", f"{kind}-{begin}", {"until_day": end})

    def _rests_on(self, day: int, spans: list[Any]) -> bool:
        return any(begin <= day and (end is None or day <= end) for begin, end in spans)

    # ---- days

    def _likely(self, day: int) -> float:
        """How likely a planned thing is done."""
        week = (day - self.first) // 7
        match self.person.kind:
            case "fading":
                return max(0.1, 0.9 - 0.07 * week)
            case "over-doing":
                return 0.95 if week % 3 != 2 else 0.35
            case "energy-limited":
                return 0.7
            case _:
                return 0.72 + 0.02 * (self.person.number % 9)

    def _outcomes(self, day: int) -> Iterator[Change]:
        if self._rests_on(day, self._pauses()):
            return
        flare = self._rests_on(day, self._flares())
        for kind, content, _, unit, target, part, days in self._items():
            if day % 7 not in [(weekday + 4) % 7 for weekday in days]:  # day 0 was a Thursday
                continue
            item_id = f"{kind}-{content or 'planned'}"
            likely = self._likely(day) * (0.8 if flare else 1)
            luck = self.chance.random()
            if luck > likely + 0.12:
                continue
            floor = max(1, target // 2)
            wanted = floor if flare else target
            if self._stepped and item_id == self._first_item() and day >= self.first + 28:
                wanted = self._stepped
            mark = "done" if luck <= likely else self.chance.choice(["partly", "skipped"])
            fields: dict[str, Any] = {
                "item_id": item_id,
                "day": day,
                "slot_id": SLOTS[part]["id"],
                "mark": mark,
                "target": wanted,
                "version_id": f"{item_id}.{self.first}",
                "zone": ZONE,
                "at": day * DAY_MS + 36_000_000,
                "entered_day": day + (1 if self.chance.random() < 0.06 and day < self.last else 0),
                "device": DEVICE,
            }
            fields |= self._felt(kind, unit, mark, wanted)
            yield Change(day, "outcome", f"{item_id}.{day}.{fields['slot_id']}", fields)

    def _first_item(self) -> str:
        kind, content = self._items()[0][:2]
        return f"{kind}-{content}"

    def _felt(self, kind: str, unit: str, mark: str, wanted: float) -> dict[str, Any]:
        if mark == "skipped":
            return {"skip_reason": self.chance.choice(["tired", "busy", "pain", "rest", "ill"])}
        made: dict[str, Any] = {}
        if unit in ("minutes", "times"):
            much = 1.6 if self.person.kind == "over-doing" and self.chance.random() < 0.5 else 1
            made["amount"] = round(wanted * much) if mark == "done" else max(1, wanted // 2)
        if kind == "exercise":
            hard = self.person.kind == "over-doing"
            made["effort"] = self.chance.randint(4, 8) if hard else self.chance.randint(1, 4)
            made["rise"] = self.chance.randint(2, 6) if hard else self.chance.choice([0, 0, 0, 1, 1, 2])
            made["settled"] = self.chance.choice(["two", "longer"] if hard else ["same", "same", "day"])
        if self.chance.random() < 0.04:
            made["note"] = self.chance.choice(NOTES)
        return made

    def _diary(self, day: int) -> Iterator[Change]:
        if self.chance.random() > (0.85 if self.person.kind != "fading" else self._likely(day)):
            return
        along = (day - self.first) / max(1, 7 * self.person.weeks)
        drift = {"steady": -1.5, "fading": 1.0, "over-doing": 0.8, "flaring": 0.3}.get(self.person.kind, -0.4)
        worse = 2 if self._rests_on(day, self._flares()) else 0
        base = 4.5 + self.person.number % 4 * 0.6 + drift * along + worse

        def near(middle: float) -> int:
            return max(0, min(10, round(middle + self.chance.gauss(0, 0.9))))

        felt = {"pain": near(base), "fatigue": near(base + 0.5), "sleep": near(9 - base), "mood": near(9.5 - base)}
        yield Change(day, "check_in", str(day), {"day": day, **felt, "fog": near(base - 1), "entered_day": day})
        if self.chance.random() < 0.7:
            yield Change(day, "night", str(day), self._night(day, base))

    def _night(self, day: int, base: float) -> dict[str, Any]:
        def spread(low: int, high: int) -> int:
            return 5 * self.chance.randint(low // 5, high // 5)

        return {
            "day": day,
            "into_bed": 22 * 60 + spread(0, 60),
            "tried": 22 * 60 + 60 + spread(0, 30),
            "sol": spread(10, 25 + round(base * 5)),
            "awakenings": self.chance.randint(0, 4),
            "waso": spread(10, 20 + round(base * 6)),
            "final_wake": 6 * 60 + 30 + spread(0, 60),
            "out_of_bed": 7 * 60 + 35 + spread(0, 40),
            "quality": max(0, min(10, round(9 - base))),
        }

    # ---- now and then

    def _measures(self) -> Iterator[Change]:
        """Mood in nine questions, at the beginning and every four weeks. One person says yes to the ninth."""
        if "measures" not in self.person.shares:
            return
        instrument = instrument_by_id(instruments(), "phq9")
        if instrument is None:
            return
        for nth, day in enumerate(range(self.first + 1, self.last + 1, 28)):
            answers: dict[str, Any] = {
                item["id"]: max(0, self.chance.choice([0, 1, 1, 2]) - (nth if self.person.kind == "steady" else 0))
                for item in instrument["items"]
            }
            answers["9"] = 1 if self.person.kind == "fading" and self.person.number % 2 == 0 and nth == 2 else 0
            found = score_measure(instrument, answers)
            fields = {
                "instrument": "phq9",
                "title": instrument["title"],
                "version": instrument["version"],
                "day": day,
                "answers": answers,
                "score": found["score"],
                "parts": found["parts"],
                "at": "end",
                "support_read": True,
                "started": day * DAY_MS + 40_000_000,
                "finished": day * DAY_MS + 40_180_000,
                "device": DEVICE,
            }
            yield Change(day, "measure", f"phq9.{day}", fields)

    def _reflections(self) -> Iterator[Change]:
        """Two reflections; the first is shared where reflections are shared at all."""
        for nth, (content, day) in enumerate((("stopped-early", self.first + 9), ("first-sign", self.first + 40))):
            words = json.dumps({"words": THOUGHTS[(self.person.number + nth) % len(THOUGHTS)]})
            fields = {"content_id": content, "day": day, "at": day * DAY_MS, "step": -1, "words": words}
            yield Change(day, "reflection", f"made-up-{day}", {**fields, "shared": nth == 0})

    def _treatments(self) -> Iterator[Change]:
        """A medicine as its label says it, and one change of it."""
        if "treatments" not in self.person.shares:
            return
        fields = {
            "name": "A made-up medicine",
            "form": "tablet",
            "strength": "as on the label",
            "purpose": "for sleep",
            "schedule": "in the evening",
            "slots": ["evening"],
            "from_day": self.first,
        }
        yield Change(self.first, "medicine", "made-up-medicine", fields)
        change = {"medicine_id": "made-up-medicine", "day": self.first + 30, "what": "Taken earlier in the evening"}
        yield Change(self.first + 30, "medicine_change", "made-up-change", {**change, "why": "Drowsy in the morning"})
