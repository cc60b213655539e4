"""Visits to any professional: when, with whom, what to ask, and what was said. Nothing reminds of them."""

from typing import TypedDict

from fibroplan.domain.change import Change, change
from fibroplan.domain.course import fits_time, order_of
from fibroplan.domain.dates import date_field, day_of_field
from fibroplan.domain.day import Now, civil, date_words, day_words, local_day, time_words, weekday_words
from fibroplan.domain.numbers import clamp, round_near
from fibroplan.domain.profile import Profile
from fibroplan.domain.sleep import field_time, minute_of

PROFESSION_ORDER = [
    *("doctor", "rheumatologist", "pain", "physiotherapist", "occupational", "psychologist", "counsellor"),
    *("nurse", "pharmacist", "infusion", "other"),
]
PROFESSIONS = {
    "doctor": "Doctor",
    "rheumatologist": "Joint doctor (rheumatologist)",
    "pain": "Pain specialist",
    "physiotherapist": "Physiotherapist",
    "occupational": "Occupational therapist",
    "psychologist": "Psychologist",
    "counsellor": "Counsellor",
    "nurse": "Nurse",
    "pharmacist": "Pharmacist",
    "infusion": "Infusion clinic",
    "other": "Somebody else",
}

APPOINTMENT_STATUS = {"planned": "Planned", "done": "It took place", "cancelled": "Cancelled"}
APPOINTMENT_TEXTS = ["who", "place", "questions", "note"]
"""Columns that the person types into."""

MOST_LENGTH = 1440
"""Longest visit in minutes."""


class Appointment(TypedDict):
    """One visit; the fields are told in `fibroplan/store/tables.py`."""

    id: str
    deleted: bool
    profession: str
    who: str
    place: str
    course_id: str
    day: int
    minute: int | None
    length: int
    zone: str
    status: str
    questions: str
    questions_other: str
    note: str
    note_other: str


class AppointmentLine(TypedDict):
    """A visit on the screen, with what its fields hold."""

    id: str
    title: str
    detail: str
    profession: str
    who: str
    place: str
    course_id: str
    date: str
    time: str
    length: int
    status: str
    questions: str
    questions_other: str
    note: str
    note_other: str
    past: bool


class AppointmentsView(TypedDict):
    """Visits to come and those that were, the nearest first."""

    coming: list[AppointmentLine]
    past: list[AppointmentLine]
    any: bool


def appointments_view(appointments: list[Appointment], profile: Profile | None, now: Now) -> AppointmentsView:
    """Every visit."""
    today = local_day(now, profile)
    rows = [row for row in appointments if not row["deleted"]]
    coming = [row for row in rows if is_coming(row, today)]
    past = [row for row in rows if not is_coming(row, today)]
    return {
        "coming": [
            appointment_line(row, today)
            for row in sorted(coming, key=lambda row: [row["day"], order_of(row["minute"]), row["id"]])
        ],
        "past": [
            appointment_line(row, today)
            for row in sorted(past, key=lambda row: [-row["day"], -order_of(row["minute"]), row["id"]])
        ],
        "any": len(rows) > 0,
    }


def is_coming(row: Appointment, today: int) -> bool:
    """Whether a visit is still to come: today's counts until the day is over or it is marked."""
    return row["day"] >= today and row["status"] == "planned"


def profession_words(profession: str) -> str:
    """The profession in words; "Appointment" where none was chosen."""
    return PROFESSIONS.get(profession, "Appointment")


def when_words(day: int, minute: int | None, today: int) -> str:
    """When: "Today, 9:30", "Tuesday 24 November 2026"."""
    near = day_words(day, today)
    named = {"today": "Today", "yesterday": "Yesterday", "tomorrow": "Tomorrow"}
    words = named.get(near, f"{weekday_words(day)} {date_words(day)} {civil(day)[0]}")
    return words if minute is None else f"{words}, {time_words(minute)}"


def appointment_line(row: Appointment, today: int) -> AppointmentLine:
    """One visit: "Physiotherapist" · "Tomorrow, 9:30 · Dr Rivera · 2 questions"."""
    parts = [when_words(row["day"], row["minute"], today)]
    parts.extend([part for part in [row["who"], row["place"]] if part != ""])
    if row["status"] != "planned":
        parts.append(APPOINTMENT_STATUS.get(row["status"], ""))
    asked = lines_in(row["questions"])
    if asked > 0:
        parts.append("1 question" if asked == 1 else f"{asked} questions")
    return {
        "id": row["id"],
        "title": profession_words(row["profession"]),
        "detail": " · ".join(parts),
        "profession": row["profession"],
        "who": row["who"],
        "place": row["place"],
        "course_id": row["course_id"],
        "date": date_field(row["day"]),
        "time": field_time(row["minute"]),
        "length": row["length"],
        "status": row["status"],
        "questions": row["questions"],
        "questions_other": row["questions_other"],
        "note": row["note"],
        "note_other": row["note_other"],
        "past": row["day"] < today,
    }


def lines_in(text: str) -> int:
    """How many lines of a text hold something."""
    lines = 0
    blank = True
    for letter in list(text):
        if letter == "\n":
            blank = True
        elif blank and letter != " ":
            lines += 1
            blank = False
    return lines


# ---- commands


def add_appointment(profession: str, course_id: str, date: str, time: str, now: Now) -> list[Change]:
    """Add a visit. What is no date changes nothing; what is no time leaves the time open."""
    day = day_of_field(date)
    if day is None:
        return []
    fields = {
        "deleted": False,
        "profession": profession if profession in PROFESSIONS else "",
        "course_id": course_id,
        "day": day,
        "minute": minute_of(time),
        "zone": now["zone"],
        "status": "planned",
    }
    return [change("appointment", now["uuid"], fields)]


def set_appointment(id: str, field: str, value: str, now: Now) -> list[Change]:
    """Keep what was typed or picked: profession, status, date, time or a text.

    A new date or time is read on the clock where the person is now. What fits no field changes nothing.
    """
    if field in APPOINTMENT_TEXTS:
        return [change("appointment", id, {field: value})]
    if field == "profession" and (value == "" or value in PROFESSIONS):
        return [change("appointment", id, {"profession": value})]
    if field == "status" and value in APPOINTMENT_STATUS:
        return [change("appointment", id, {"status": value})]
    if field == "time" and fits_time(value):
        return [change("appointment", id, {"minute": minute_of(value), "zone": now["zone"]})]
    day = day_of_field(value) if field == "date" else None
    return [] if day is None else [change("appointment", id, {"day": day, "zone": now["zone"]})]


def set_appointment_length(id: str, length: float | None) -> list[Change]:
    """How many minutes it takes, 0 to 1440; None is not known."""
    held = 0 if length is None else round_near(clamp(length, 0, MOST_LENGTH))
    return [change("appointment", id, {"length": held})]


def remove_appointment(id: str) -> list[Change]:
    """Take a visit out, as one that was added by mistake."""
    return [change("appointment", id, {"deleted": True})]
