"""Answers that are tapped: a day, a mark on the target, the quiet anchor."""

from fibroplan.domain.change import Change
from fibroplan.domain.day import Now, nearest_day
from fibroplan.domain.numbers import clamp
from fibroplan.domain.profile import Profile
from fibroplan.domain.reflect_form import RINGS, ring_name
from fibroplan.domain.reflection import Reflection, answers_in, entry_of, with_answers

NEARER = {"ArrowLeft": -1, "ArrowDown": -1, "ArrowRight": 1, "ArrowUp": 1, "Home": -RINGS, "End": RINGS}
"""By how many rings a key moves a mark: left and down to the middle, right and up to the edge."""


def choose_day(
    entries: list[Reflection], id: str, content_id: str, field: str, day: int, profile: Profile | None, now: Now
) -> list[Change]:
    """Keep a day."""
    return with_answers(entries, id, content_id, {field: nearest_day(day)}, profile, now)


def mark_target(
    entries: list[Reflection],
    id: str,
    content_id: str,
    field: str,
    part: str,
    ring: float | None,
    profile: Profile | None,
    now: Now,
) -> list[Change]:
    """Mark a ring of one part of the target: 1 in the middle to 7 at the edge, 0 for no mark. None changes nothing."""
    if ring is None:
        return []
    marked = int(clamp(ring, 0, RINGS))
    return with_answers(entries, id, content_id, {ring_name(field, part): marked}, profile, now)


def nudge_target(
    entries: list[Reflection],
    id: str,
    content_id: str,
    field: str,
    part: str,
    pressed: str,
    profile: Profile | None,
    now: Now,
) -> list[Change]:
    """Move a mark by a key (NEARER); other keys do nothing. The first press puts it in the middle ring."""
    if pressed not in NEARER:
        return []
    ring: float = answers_in(entry_of(entries, id)).get(ring_name(field, part), 0)
    moved = clamp(ring + NEARER[pressed], 1, RINGS) if ring > 0 else (RINGS + 1) // 2
    return mark_target(entries, id, content_id, field, part, moved, profile, now)


def begin_anchor(
    entries: list[Reflection], id: str, content_id: str, field: str, profile: Profile | None, now: Now
) -> list[Change]:
    """The quiet anchor begins now."""
    return with_answers(entries, id, content_id, {f"{field}-began": now["instant"]}, profile, now)


def end_anchor(
    entries: list[Reflection], id: str, content_id: str, field: str, profile: Profile | None, now: Now
) -> list[Change]:
    """The quiet anchor is over, early or not; it can begin again."""
    return with_answers(entries, id, content_id, {f"{field}-began": 0}, profile, now)
