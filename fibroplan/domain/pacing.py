"""Pacing: doing a steady amount. Doing too much is noticed and told, never praised.

Ceilings are the person's own. The note on over-doing looks at the seven days up to today (docs/clinical-review.md [E]).
"""

from typing import TypedDict

from fibroplan.domain.adherence import OVERSHOOT_FROM, Share, day_shares
from fibroplan.domain.ceiling import Limit, done_on, limit_of
from fibroplan.domain.change import Change
from fibroplan.domain.day import SHORT_WEEKDAYS, Now, date_words, local_day, weekday, weekday_words
from fibroplan.domain.energy import Energy, EnergyLine, day_load, energy_lines, load_words, rest_minutes
from fibroplan.domain.envelope import within_envelope
from fibroplan.domain.numbers import clamp, number_words, round_down, round_near, total
from fibroplan.domain.outcome import Outcome, by_key
from fibroplan.domain.pause import Pause
from fibroplan.domain.plan import EFFORT_KINDS, PlanVersion, add_item, plan_items, plan_on
from fibroplan.domain.profile import Profile
from fibroplan.domain.schedule import PARTS, part_slot, schedule_words
from fibroplan.domain.screening import Screening, energy_limited
from fibroplan.domain.words import amount_words

JUMP_FROM = 1.5
"""A day with more than this times the amount of an item's last day is a jump (docs/clinical-review.md [E])."""

JUMPS = 2
"""Days with a jump, of seven, from which a word is said (docs/clinical-review.md [E])."""

DAYS = 7
"""How many days the screen shows and the note looks at."""


class LoadDay(TypedDict):
    """One day of the week view. `height` is its load as a part (0 to 100) of the largest."""

    day: int
    label: str
    short: str
    words: str
    load: str
    rest: str
    height: int


class RestItem(TypedDict):
    """A rest that is part of the plan."""

    item_id: str
    title: str
    words: str


class PacingView(TypedDict):
    """The pacing screen. `over` and `over_why` are "" unless the last seven days held a burst.

    `limited` is energy-limited mode: the envelope comes first (NICE NG206 [V]).
    """

    today: int
    limited: bool
    over: str
    over_why: str
    limits: list[Limit]
    rests: list[RestItem]
    diary: list[EnergyLine]
    days: list[LoadDay]
    words: str


def pacing_span(profile: Profile | None, now: Now) -> list[int]:
    """The days whose outcomes and diary `pacing_view` reads: two weeks up to today."""
    today = local_day(now, profile)
    return [today - 2 * DAYS + 1, today]


def pacing_view(
    versions: list[PlanVersion],
    outcomes: list[Outcome],
    pauses: list[Pause],
    energies: list[Energy],
    screenings: list[Screening],
    profile: Profile | None,
    now: Now,
) -> PacingView:
    """Ceilings, planned rest, the diary of today, and the ups and downs of seven days."""
    today = local_day(now, profile)
    planned = plan_on(versions, today)
    week = range(today - DAYS + 1, today + 1)
    loads = [day_load(energies, outcomes, day) for day in week]
    jumps = jump_days(outcomes, versions, today)
    overshoot = effort_overshoot(within_envelope(versions, screenings), outcomes, pauses, today)
    return {
        "today": today,
        "limited": energy_limited(screenings),
        "over": over_words(overshoot, jumps),
        "over_why": over_why(overshoot, jumps),
        "limits": [limit_of(version, outcomes, today) for version in planned if version["kind"] in EFFORT_KINDS],
        "rests": [rest_item(version) for version in planned if version["kind"] == "rest"],
        "diary": energy_lines(energies, today),
        "days": [load_day(day, loads[index], loads, energies) for index, day in enumerate(week)],
        "words": swing_words(loads),
    }


def effort_overshoot(versions: list[PlanVersion], outcomes: list[Outcome], pauses: list[Pause], today: int) -> float:
    """Done ÷ planned of the last seven days, uncapped, over fixed things that take energy; 0 with nothing planned.

    More rest than planned is no over-doing.
    """
    items = [item for item in plan_items(versions) if item["versions"][-1]["kind"] in EFFORT_KINDS]
    found = by_key(outcomes)
    shares: list[Share] = []
    for day in range(today - DAYS + 1, today + 1):
        shares.extend(day_shares(items, found, pauses, day))
    planned = total([share["raw_planned"] for share in shares])
    return total([share["amount"] for share in shares]) / planned if planned > 0 else 0


def jump_days(outcomes: list[Outcome], versions: list[PlanVersion], today: int) -> int:
    """On how many of the last seven days an item was done more than 1.5 times as much as when it was done last."""
    names = [item["item_id"] for item in plan_items(versions) if item["versions"][-1]["kind"] in EFFORT_KINDS]
    days = 0
    for day in range(today - DAYS + 1, today + 1):
        if any(is_jump(outcomes, name, day) for name in names):
            days += 1
    return days


def is_jump(outcomes: list[Outcome], item_id: str, day: int) -> bool:
    """Whether an item was done more than 1.5 times as much as on the last of the seven days before."""
    done = done_on(outcomes, item_id, day)
    if done <= 0:
        return False
    for back in range(1, DAYS + 1):
        before = done_on(outcomes, item_id, day - back)
        if before > 0:
            return done > before * JUMP_FROM
    return False


def over_words(overshoot: float, jumps: int) -> str:
    """The note on over-doing: it informs and never praises; "" when there is nothing to say."""
    if overshoot <= OVERSHOOT_FROM and jumps < JUMPS:
        return ""
    return "Steady beats burst. A smaller day is a good plan, too."


def over_why(overshoot: float, jumps: int) -> str:
    """The arithmetic of the note."""
    parts: list[str] = []
    if overshoot > OVERSHOOT_FROM:
        parts.append(f"The last 7 days held {round_down(overshoot * 100)} % of your plan.")
    if jumps >= JUMPS:
        parts.append(f"On {jumps} days you did over half as much again as the time before.")
    return " ".join(parts)


def rest_item(version: PlanVersion) -> RestItem:
    """A planned rest in words."""
    words = f"{amount_words(version['target'], version['unit'])} · {schedule_words(version)}"
    return {"item_id": version["item_id"], "title": version["title"], "words": words}


def add_rest(minutes: float | None, part: str, profile: Profile | None, now: Now) -> list[Change]:
    """Plan a rest of 1 to 240 minutes for every day, in a part of the day. A flare makes a rest no shorter."""
    if minutes is None or part not in PARTS:
        return []
    held = round_near(clamp(minutes, 1, 240))
    today = local_day(now, profile)
    fields = {
        "kind": "rest",
        "title": "Planned rest",
        "unit": "minutes",
        "target": held,
        "floor": held,
        "dose_rule": "own",
        "schedule": "weekdays",
        "weekdays": [0, 1, 2, 3, 4, 5, 6],
        "anchor_day": today,
        "slots": [part_slot(part)],
        "position": 99,
    }
    return add_item(now["uuid"], fields, today, profile, now)


def load_day(day: int, load: float, loads: list[float], energies: list[Energy]) -> LoadDay:
    """One day of the week view."""
    most = 0.0
    for each in loads:
        most = max(most, each)
    rest = rest_minutes(energies, day)
    return {
        "day": day,
        "label": f"{weekday_words(day)} {date_words(day)}",
        "short": SHORT_WEEKDAYS[weekday(day)],
        "words": load_words(load, rest),
        "load": number_words(load),
        "rest": number_words(rest),
        "height": round_near(load / most * 100) if most > 0 else 0,
    }


def swing_words(loads: list[float]) -> str:
    """The ups and downs in a sentence. Days with nothing noted say nothing."""
    noted = [load for load in loads if load > 0]
    if len(noted) < 3:
        return "Note a few days, and the ups and downs show here."
    most = 0.0
    least = noted[0]
    for load in noted:
        most = max(most, load)
        least = min(least, load)
    if most <= least * JUMP_FROM:
        return "These days are much alike. Steady is kind to your body."
    return f"Your days went from {number_words(least)} to {number_words(most)} points. Closer together is easier."
