"""Appointments: added by a date, told in a line, changed field by field; and the calendar file made of them."""

import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from fibroplan.clock import local_offset
from fibroplan.domain.appointment import (
    PROFESSION_ORDER,
    PROFESSIONS,
    add_appointment,
    appointments_view,
    lines_in,
    remove_appointment,
    set_appointment,
    set_appointment_length,
)
from fibroplan.domain.calendar import calendar_events, calendar_file, calendar_text, escaped, folded
from tests.domain.make import TUESDAY, applied, now
from tests.domain.make_treatments import appointment, at, done, infusion

MADE = at(hour=12.5)
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n;,\\: \t"), max_size=120)


def view(*rows: Any) -> Any:
    return appointments_view(list(rows), None, now())


def file(*rows: Any, infusions: Any = (), offsets: Any = None, details: bool = True) -> str:
    return calendar_file(list(rows), list(infusions), offsets or {}, details, MADE)


def events(text: str) -> Any:
    """The events that another program reads, by their UID."""
    return {str(event["UID"]): event for event in Calendar.from_ical(text.encode()).walk("VEVENT")}


# ---- appointments


def test_an_appointment_is_added_by_its_date_and_the_rest_can_follow() -> None:
    changes = add_appointment("physiotherapist", "", "2026-11-25", "09:30", now(zone="Europe/Berlin", uuid="a9"))
    (row,) = applied([], changes, "appointment", appointment())
    assert (row["day"], row["minute"], row["zone"]) == (TUESDAY + 1, 570, "Europe/Berlin")
    bare = applied([], add_appointment("shaman", "k1", "2026-11-25", "", now()), "appointment", appointment())
    assert (bare[0]["profession"], bare[0]["minute"], bare[0]["course_id"]) == ("", None, "k1")


@pytest.mark.parametrize("date", ["", "2026-02-30", "25.11.2026", "soon"])
def test_a_bad_date_of_an_appointment_changes_nothing(date: str) -> None:
    assert add_appointment("doctor", "", date, "09:30", now()) == []
    assert set_appointment("a1", "date", date, now()) == []


@pytest.mark.parametrize(
    ("field", "value"), [("time", "25:00"), ("profession", "shaman"), ("status", "lost"), ("id", "x"), ("zone", "UTC")]
)
def test_bad_input_in_a_field_of_an_appointment_changes_nothing(field: str, value: str) -> None:
    assert set_appointment("a1", field, value, now()) == []


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [
        ("who", "Dr <b>Rivera</b>", {"who": "Dr <b>Rivera</b>"}),
        ("questions", "Why?\nHow long?", {"questions": "Why?\nHow long?"}),
        ("profession", "nurse", {"profession": "nurse"}),
        ("profession", "", {"profession": ""}),
        ("status", "cancelled", {"status": "cancelled"}),
        ("time", "", {"minute": None, "zone": "Asia/Tokyo"}),
        ("time", "08:05", {"minute": 485, "zone": "Asia/Tokyo"}),
        ("date", "2026-11-24", {"day": TUESDAY, "zone": "Asia/Tokyo"}),
    ],
)
def test_each_field_of_an_appointment_is_kept(field: str, value: str, kept: Any) -> None:
    assert set_appointment("a1", field, value, now(zone="Asia/Tokyo"))[0]["fields"] == kept


def test_the_length_is_held_within_a_day() -> None:
    assert [set_appointment_length("a1", each)[0]["fields"]["length"] for each in (None, -5, 45, 9000)] == [
        0,
        0,
        45,
        1440,
    ]
    assert remove_appointment("a1")[0]["fields"] == {"deleted": True}


def test_visits_to_come_stand_before_those_that_were() -> None:
    shown = view(
        appointment("far", TUESDAY + 30, profession="", minute=None),
        appointment("near", who="Ms Lind", place="Room 3", questions="One?\n\n \nTwo?"),
        appointment("today", TUESDAY, minute=1, questions="One?"),
        appointment("was", TUESDAY - 1),
        appointment("done", TUESDAY, status="done"),
        appointment("gone", deleted=True),
    )
    assert [(row["id"], row["title"], row["detail"]) for row in shown["coming"]] == [
        ("today", "Physiotherapist", "Today, 0:01 · 1 question"),
        ("near", "Physiotherapist", "Tomorrow, 9:30 · Ms Lind · Room 3 · 2 questions"),
        ("far", "Appointment", "Thursday 24 December 2026"),
    ]
    assert [(row["id"], row["detail"]) for row in shown["past"]] == [
        ("done", "Today, 9:30 · It took place"),
        ("was", "Yesterday, 9:30"),
    ]
    assert shown["any"]
    assert not view()["any"]
    assert set(PROFESSION_ORDER) == set(PROFESSIONS)


@pytest.mark.parametrize(("text", "lines"), [("", 0), ("\n \n", 0), ("a", 1), ("a\n\n b ", 2)])
def test_questions_are_counted_by_their_lines(text: str, lines: int) -> None:
    assert lines_in(text) == lines


# ---- the calendar file


def test_another_program_reads_what_was_meant() -> None:
    row = appointment(who="Dr Rivera", place="Main St 5; 2nd floor", questions="Why, and\nhow?\\", length=45)
    text = file(row, offsets={"a1": 60})
    event = events(text)["a1@appointments.invalid"]
    assert event.decoded("DTSTART") == datetime.datetime(2026, 11, 25, 8, 30, tzinfo=datetime.UTC)
    assert event.decoded("DTEND") == datetime.datetime(2026, 11, 25, 9, 15, tzinfo=datetime.UTC)
    assert event.decoded("DTSTAMP") == datetime.datetime(2026, 11, 24, 12, 30, tzinfo=datetime.UTC)
    assert str(event["SUMMARY"]) == "Physiotherapist, Dr Rivera"
    assert str(event["LOCATION"]) == "Main St 5; 2nd floor"
    assert str(event["DESCRIPTION"]) == "Why, and\nhow?\\"
    assert (str(event["STATUS"]), str(event["CLASS"])) == ("CONFIRMED", "PRIVATE")


def test_without_details_nothing_tells_of_health() -> None:
    rows = [appointment(who="Pain Clinic", place="Ward 3", questions="Ketamine?"), appointment("a2", profession="pain")]
    text = file(*rows, infusions=[infusion(drug="ketamine")], details=False)
    assert [str(event["SUMMARY"]) for event in events(text).values()] == ["Appointment"] * 3
    for word in ("pain", "clinic", "ward", "ketamine", "infusion", "physio", "fibro", "health", "doctor"):
        assert word not in text.lower()


def test_sessions_of_a_course_are_in_it_and_what_was_taken_out_is_not() -> None:
    rows = [infusion(), done("i2", TUESDAY + 3, deleted=True), infusion("i3", status="cancelled")]
    found = events(file(appointment(deleted=True), infusions=rows))
    assert {uid: (str(event["SUMMARY"]), str(event["STATUS"])) for uid, event in found.items()} == {
        "i1@appointments.invalid": ("Infusion", "CONFIRMED"),
        "i3@appointments.invalid": ("Infusion", "CANCELLED"),
    }


def test_a_day_without_a_time_is_a_whole_day_and_an_unknown_zone_floats() -> None:
    found = events(file(appointment(minute=None), appointment("a2", length=30)))
    assert found["a1@appointments.invalid"].decoded("DTSTART") == datetime.date(2026, 11, 25)
    assert found["a1@appointments.invalid"].decoded("DTEND") == datetime.date(2026, 11, 26)
    assert found["a2@appointments.invalid"].decoded("DTSTART") == datetime.datetime(2026, 11, 25, 9, 30)  # noqa: DTZ001
    assert found["a2@appointments.invalid"].decoded("DTEND") == datetime.datetime(2026, 11, 25, 10, 0)  # noqa: DTZ001


def test_an_empty_calendar_is_a_whole_one() -> None:
    calendar = Calendar.from_ical(file())
    assert (str(calendar["VERSION"]), calendar.walk("VEVENT")) == ("2.0", [])


def test_a_change_keeps_the_uid() -> None:
    before, after = file(appointment()), file(appointment(day=TUESDAY + 9, minute=None, profession="nurse"))
    assert list(events(before)) == list(events(after))


@given(TEXT, TEXT, TEXT)
def test_any_text_survives_the_way_there_and_back(who: str, place: str, questions: str) -> None:
    row = appointment(who=who, place=place, questions=questions)
    text = file(row)
    lines = text.encode().split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert lines[-1] == b""
    assert all(b"\n" not in line and b"\r" not in line for line in lines)
    for line in lines:
        line.decode()  # no letter is torn apart
    event = events(text)["a1@appointments.invalid"]
    assert str(event["SUMMARY"]) == ", ".join(["Physiotherapist", *([who] if who else [])])
    assert str(event.get("LOCATION", "")) == place
    assert str(event.get("DESCRIPTION", "")) == questions


def test_nobody_writes_a_line_of_the_file_through_a_text() -> None:
    evil = "x\r\nEND:VEVENT\r\nBEGIN:VALARM\x00\x07"
    text = file(appointment(who=evil, place=evil, questions=evil))
    assert text.count("END:VEVENT") - text.count("\\nEND:VEVENT") == 1
    assert "\x00" not in text
    assert len(events(text)) == 1
    assert escaped("a\tb\x07c") == "a\tbc"


@pytest.mark.parametrize("letter", ["a", "é", "€", "😀"])
def test_lines_are_folded_at_75_octets_whatever_the_letters(letter: str) -> None:
    line = letter * 100
    pieces = folded(line).split("\r\n ")
    assert "".join(pieces) == line
    assert all(len(piece.encode()) <= 74 for piece in pieces[1:])
    assert len(pieces[0].encode()) in (72, 74, 75)


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/St_Johns", "Pacific/Kiritimati", "Australia/Lord_Howe"])
@pytest.mark.parametrize(
    "civil", [(2026, 3, 29, 2, 30), (2026, 10, 25, 2, 30), (2026, 7, 1, 0, 0), (2026, 12, 31, 23, 59)]
)
def test_a_time_of_day_is_turned_into_utc_as_its_zone_has_it_then(zone: str, civil: Any) -> None:
    """On the days when clocks change too: a time that they skip or show twice is read as before the change."""
    local = datetime.datetime(*civil, tzinfo=ZoneInfo(zone))
    day = (local.date() - datetime.date(1970, 1, 1)).days
    row = appointment(day=day, minute=local.hour * 60 + local.minute, zone=zone)
    text = file(row, offsets={"a1": local_offset(zone, day, row["minute"])})
    assert events(text)["a1@appointments.invalid"].decoded("DTSTART") == local.astimezone(datetime.UTC)


def test_events_are_plain_rows() -> None:
    (event,) = calendar_events([appointment()], [], {"a1": 0}, True)
    assert event["starts"] == "20261125T093000Z"
    assert calendar_text([event], MADE).startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Appointments//EN\r\n")
