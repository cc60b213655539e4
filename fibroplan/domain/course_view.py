"""The screen of a course of infusions: the course, its sessions, and the visits that follow it."""

from typing import TypedDict

from fibroplan.domain.appointment import Appointment, AppointmentLine, appointment_line, when_words
from fibroplan.domain.course import INFUSION_STATUS, Course, course_named, courses_in_order, infusions_of
from fibroplan.domain.day import Now, date_words, local_day
from fibroplan.domain.infusion_words import InfusionContent, InfusionEffect
from fibroplan.domain.pause import Pause, is_resting
from fibroplan.domain.profile import Profile
from fibroplan.domain.rating import Rating
from fibroplan.domain.resting import Infusion, InfusionRest, resting_after_infusion

BLADDER = "bladder"
"""Kind of the effects that a clinic is to hear of."""


class SessionLine(TypedDict):
    """One session of a course on the screen."""

    id: str
    title: str
    detail: str
    status: str


class CourseView(TypedDict):
    """A course with everything that belongs to it; `course` is None before one was begun. `planned` -1 is open."""

    course: Course | None
    planned: int
    ended: bool
    counted: str
    sessions: list[SessionLine]
    visits: list[AppointmentLine]
    others: list[SessionLine]
    bladder: bool
    rest: InfusionRest
    plan_rests: bool
    words: InfusionContent


def course_view(
    infusion: InfusionContent,
    courses: list[Course],
    infusions: list[Infusion],
    ratings: list[Rating],
    appointments: list[Appointment],
    pauses: list[Pause],
    id: str,
    profile: Profile | None,
    now: Now,
) -> CourseView:
    """The course with this id, or with "" the one that goes on."""
    today = local_day(now, profile)
    course = course_named(courses, id)
    course_id = "" if course is None else course["id"]
    sessions = infusions_of(infusions, course_id)
    planned = -1 if course is None or course["planned"] is None else int(course["planned"])
    visits = [row for row in appointments if row["course_id"] == course_id and course_id != "" and not row["deleted"]]
    return {
        "course": course,
        "planned": planned,
        "ended": course is not None and course["until_day"] is not None,
        "counted": counted_words(sessions, planned),
        "sessions": [session_line(row, at + 1, today) for at, row in enumerate(sessions)],
        "visits": [appointment_line(row, today) for row in sorted(visits, key=lambda row: [row["day"], row["id"]])],
        "others": [
            {"id": row["id"], "title": row["treatment"], "detail": begun_words(row), "status": ""}
            for row in courses_in_order(courses)
            if row["id"] != course_id
        ],
        "bladder": any(has_bladder(infusion["effects"], ratings, row["id"]) for row in sessions),
        "rest": resting_after_infusion(infusions, now),
        "plan_rests": is_resting(pauses, today),
        "words": infusion,
    }


def begun_words(course: Course) -> str:
    """When a course began."""
    first = course["from_day"]
    return "" if first is None else f"Begun {date_words(first)}"


def counted_words(sessions: list[Infusion], planned: int) -> str:
    """How many took place: "2 took place. Your clinic spoke of 6."."""
    done = len([row for row in sessions if row["status"] == "done"])
    words = "None took place yet." if done == 0 else f"{done} took place."
    return words if planned < 0 else f"{words} Your clinic spoke of {planned}."


def session_line(row: Infusion, number: int, today: int) -> SessionLine:
    """A session: "Session 1" · "Tomorrow, 9:30 · Planned"."""
    status = INFUSION_STATUS.get(row["status"], "")
    return {
        "id": row["id"],
        "title": f"Session {number}",
        "detail": f"{when_words(row['day'], row['minute'], today)} · {status}",
        "status": row["status"],
    }


def has_bladder(effects: list[InfusionEffect], ratings: list[Rating], infusion_id: str) -> bool:
    """Whether a sign of the bladder was ticked around a session."""
    names = [each["id"] for each in effects if each["kind"] == BLADDER]
    for rating in ratings:
        ticked = [name for name in names if rating["effects"].get(name, 0) > 0]
        if rating["infusion_id"] == infusion_id and len(ticked) > 0 and not rating["deleted"]:
            return True
    return False
