"""A course of infusions as the clinic arranged it: sessions with the dates it gave, what to have ready, and times.

No date, number or interval is worked out or filled in: what the clinic did not say stays open.
"""

from typing import TypedDict

from fibroplan.domain.change import Change, change
from fibroplan.domain.dates import day_of_field
from fibroplan.domain.day import Now, local_day
from fibroplan.domain.numbers import round_near
from fibroplan.domain.profile import Profile
from fibroplan.domain.resting import MINUTE_MS, Infusion
from fibroplan.domain.sleep import field_time, minute_of

COURSE_TEXTS = ["treatment", "clinic", "reason", "follow_ups", "note"]
INFUSION_TEXTS = ["drug", "note"]
"""Columns that the person types into."""

INFUSION_STATUS = {"planned": "Planned", "done": "It took place", "cancelled": "Cancelled"}
READY = ["escort", "ride", "ate"]
"""What is asked before a session."""

MOST_SESSIONS = 100


class Course(TypedDict):
    """A course; the fields are told in `fibroplan/store/tables.py`."""

    id: str
    deleted: bool
    treatment: str
    content_id: str
    clinic: str
    reason: str
    planned: int | None
    follow_ups: str
    keeps_drug: bool
    from_day: int | None
    until_day: int | None
    note: str
    note_other: str


def courses_in_order(courses: list[Course]) -> list[Course]:
    """The courses that are not deleted: those that go on first, then the latest."""
    rows = [row for row in courses if not row["deleted"]]
    return sorted(rows, key=lambda row: [order_of(row["until_day"]), -order_of(row["from_day"]), row["id"]])


def order_of(day: int | None) -> int:
    """A day to sort by; none comes before all."""
    return 0 if day is None else day


def course_named(courses: list[Course], id: str) -> Course | None:
    """The course with this id; with "" the one that goes on, or the last one."""
    rows = courses_in_order(courses)
    found = [row for row in rows if row["id"] == id] if id != "" else rows
    return found[0] if len(found) > 0 else None


def infusions_of(infusions: list[Infusion], course_id: str) -> list[Infusion]:
    """The sessions of a course by their day."""
    mine = [row for row in infusions if row["course_id"] == course_id and not row["deleted"]]
    return sorted(mine, key=lambda row: [row["day"], order_of(row["minute"]), row["id"]])


def clock_of(instant: float | None, offset: int) -> str:
    """An instant in ms as a time field holds it, on a clock `offset` minutes east of UTC; "" for None."""
    if instant is None:
        return ""
    return field_time((int(instant / MINUTE_MS) + offset) % 1440)


def times_problem(infusion: Infusion, now: Now) -> str:
    """What does not fit together in the times of a session; "" when all is well. What was typed is kept."""
    started, ended = infusion["started_at"], infusion["ended_at"]
    if ended is not None and ended > now["instant"]:
        return "This end is still to come. Please look at the day and the time again."
    if started is not None and ended is not None and ended < started:
        return "The end lies before the start. Please look at the times again."
    return ""


# ---- commands


def add_course(treatment: str, content_id: str, profile: Profile | None, now: Now) -> list[Change]:
    """Begin a course. An empty name changes nothing."""
    if treatment == "":
        return []
    fields = {
        "deleted": False,
        "treatment": treatment,
        "content_id": content_id,
        "from_day": local_day(now, profile),
        "until_day": None,
    }
    return [change("course", now["uuid"], fields)]


def write_course(id: str, field: str, value: str) -> list[Change]:
    """Keep what was typed into one field of COURSE_TEXTS. The name of the treatment is never emptied."""
    if field not in COURSE_TEXTS or (field == "treatment" and value == ""):
        return []
    return [change("course", id, {field: value})]


def set_planned_sessions(id: str, planned: float | None) -> list[Change]:
    """How many sessions the clinic spoke of, 0 to 100; None takes the number back."""
    held = None if planned is None else max(0, min(round_near(max(0, planned)), MOST_SESSIONS))
    return [change("course", id, {"planned": held})]


def keep_drug(id: str, keeps_drug: bool) -> list[Change]:
    """Whether sessions have a field for what was given, as the clinic said it. It is off until asked for."""
    return [change("course", id, {"keeps_drug": keeps_drug})]


def end_course(id: str, ended: bool, profile: Profile | None, now: Now) -> list[Change]:
    """Put a course away, or take it out again."""
    return [change("course", id, {"until_day": local_day(now, profile) if ended else None})]


def add_infusion(course_id: str, date: str, now: Now) -> list[Change]:
    """Add a session on the date that the clinic gave. What is no date changes nothing."""
    day = day_of_field(date)
    if day is None or course_id == "":
        return []
    fields = {"deleted": False, "course_id": course_id, "day": day, "zone": now["zone"], "status": "planned"}
    return [change("infusion", now["uuid"], fields)]


def set_infusion_day(id: str, date: str) -> list[Change]:
    """Move a session to another date that the clinic gave. What is no date changes nothing."""
    day = day_of_field(date)
    return [] if day is None else [change("infusion", id, {"day": day})]


def set_infusion_minute(id: str, time: str) -> list[Change]:
    """The time of day that the clinic gave; "" opens it again."""
    return [change("infusion", id, {"minute": minute_of(time)})] if fits_time(time) else []


def fits_time(time: str) -> bool:
    """Whether a time field gives a time, or nothing."""
    return time == "" or minute_of(time) is not None


def set_infusion_status(id: str, status: str) -> list[Change]:
    """Planned, done or cancelled."""
    return [change("infusion", id, {"status": status})] if status in INFUSION_STATUS else []


def end_infusion_now(infusion: Infusion | None, profile: Profile | None, now: Now) -> list[Change]:
    """The infusion has just ended: the hours of rest begin."""
    if infusion is None:
        return []
    fields = {"status": "done", "day": local_day(now, profile), "ended_at": now["instant"]}
    return [change("infusion", infusion["id"], fields)]


def set_infusion_time(infusion: Infusion | None, field: str, time: str, now: Now) -> list[Change]:
    """Keep when it started or ended, as told: a clock time of the day of the session; "" opens it again.

    An end that lies before the start on the clock is taken for one after midnight. With an end the session was done.
    """
    if infusion is None or field not in ("started_at", "ended_at") or not fits_time(time):
        return []
    minute = minute_of(time)
    if minute is None:
        return [change("infusion", infusion["id"], {field: None})]
    instant = (infusion["day"] * 1440 + minute - now["offset"]) * MINUTE_MS
    started = infusion["started_at"]
    if field == "started_at":
        return [change("infusion", infusion["id"], {"started_at": instant})]
    late = 1440 * MINUTE_MS if started is not None and instant < started else 0
    return [change("infusion", infusion["id"], {"ended_at": instant + late, "status": "done"})]


def toggle_ready(infusion: Infusion | None, what: str) -> list[Change]:
    """Tick one of READY, or take the tick back."""
    if infusion is None or what not in READY:
        return []
    held = {"escort": infusion["escort"], "ride": infusion["ride"], "ate": infusion["ate"]}
    return [change("infusion", infusion["id"], {what: not held[what]})]


def write_infusion(id: str, field: str, value: str) -> list[Change]:
    """Keep what was typed into one field of INFUSION_TEXTS."""
    return [change("infusion", id, {field: value})] if field in INFUSION_TEXTS else []


def remove_infusion(id: str) -> list[Change]:
    """Take a session out, as one that was added by mistake."""
    return [change("infusion", id, {"deleted": True})]
