"""Appointments as a calendar file (RFC 5545), the same on the phone and in the feed of the server.

A time of day is turned into UTC with the offset of its own zone on its own day, which the caller looks up; without a
known zone it floats. Each event keeps its UID for ever, so that a calendar takes a change for what it is.
"""

from typing import TypedDict

from fibroplan.domain.appointment import Appointment, profession_words
from fibroplan.domain.day import civil, two_digits
from fibroplan.domain.resting import Infusion

LINE_OCTETS = 75
"""Longest line of a calendar file in octets, without its end (RFC 5545, 3.1)."""

LINE_END = "\r\n"
ESCAPES = {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"}
"""What a text is written as (RFC 5545, 3.3.11)."""

PLAIN_TITLE = "Appointment"
"""What an event is called where nobody asked for more."""

EVENT_STATUS = {"cancelled": "CANCELLED"}
"""Status of an event; anything else is CONFIRMED."""

UID_AT = "@appointments.invalid"
PRODUCT = "-//Appointments//EN"
CALENDAR_NAME = "Appointments"
"""Words of every file. None of them tells of an illness: calendars are shared with work and with family."""

SESSION_TITLE = "Infusion"
FIRST_PRINTED, DELETE_CODE = 32, 127
"""Codes below the first, and the second, are no letters: a file may not hold them, but for a tab."""


class CalendarEvent(TypedDict):
    """One event. `starts` and `ends` are values of DTSTART and DTEND; `all_day` says that they are dates."""

    uid: str
    starts: str
    ends: str
    all_day: bool
    title: str
    place: str
    words: str
    status: str


def calendar_date(day: int) -> str:
    """A day as RFC 5545 writes it: "20261124"."""
    parts = civil(day)
    return f"{parts[0]}{two_digits(parts[1])}{two_digits(parts[2])}"


def calendar_time(seconds: int, utc: bool) -> str:
    """Seconds since 1970 as RFC 5545 writes them: "20261124T140000Z"; without the Z on a clock that floats."""
    rest = seconds % 86_400
    clock = f"{two_digits(rest // 3600)}{two_digits(rest % 3600 // 60)}{two_digits(rest % 60)}"
    return f"{calendar_date(seconds // 86_400)}T{clock}{'Z' if utc else ''}"


def calendar_event(
    id: str,
    day: int,
    minute: int | None,
    length: int,
    offset: int | None,
    title: str,
    place: str,
    words: str,
    status: str,
) -> CalendarEvent:
    """One event. `minute` None is the whole day; `offset` None (minutes east of UTC) floats; `length` 0 has no end."""
    starts, ends = calendar_date(day), calendar_date(day + 1)
    if minute is not None:
        begun = (day * 1440 + minute - (0 if offset is None else offset)) * 60
        starts = calendar_time(begun, offset is not None)
        ends = calendar_time(begun + length * 60, offset is not None) if length > 0 else ""
    return {
        "uid": f"{id}{UID_AT}",
        "starts": starts,
        "ends": ends,
        "all_day": minute is None,
        "title": title,
        "place": place,
        "words": words,
        "status": EVENT_STATUS.get(status, "CONFIRMED"),
    }


def calendar_events(
    appointments: list[Appointment], infusions: list[Infusion], offsets: dict[str, int], details: bool
) -> list[CalendarEvent]:
    """The events of visits and of sessions of a course.

    Args:
        appointments: Rows; those taken out are left out.
        infusions: Rows, likewise.
        offsets: Minutes east of UTC of each row's zone on its day, by the row's id; without one its time floats.
        details: Whether to say with whom, where and what about; otherwise each is called PLAIN_TITLE and no more.
    """
    events: list[CalendarEvent] = []
    for row in appointments:
        if not row["deleted"]:
            who = [part for part in [profession_words(row["profession"]), row["who"]] if part != ""]
            title = ", ".join(who) if details else PLAIN_TITLE
            place = row["place"] if details else ""
            words = row["questions"] if details else ""
            offset = offsets.get(row["id"])
            events.append(
                calendar_event(
                    row["id"], row["day"], row["minute"], row["length"], offset, title, place, words, row["status"]
                )
            )
    for session in infusions:
        if not session["deleted"]:
            title = SESSION_TITLE if details else PLAIN_TITLE
            at = offsets.get(session["id"])
            events.append(
                calendar_event(
                    session["id"], session["day"], session["minute"], 0, at, title, "", "", session["status"]
                )
            )
    return events


def escaped(text: str) -> str:
    """A text as a value of type TEXT; signs that a file may not hold are left out."""
    kept: list[str] = []
    for letter in list(text):
        code = ord(letter)
        if letter in ESCAPES:
            kept.append(ESCAPES[letter])
        elif letter == "\t" or (code >= FIRST_PRINTED and code != DELETE_CODE):
            kept.append(letter)
    return "".join(kept)


def octets_of(letter: str) -> int:
    """How many octets a letter takes in UTF-8."""
    code = ord(letter)
    if code < 128:
        return 1
    if code < 2048:
        return 2
    return 3 if code < 65_536 else 4


def folded(line: str) -> str:
    """A content line in lines of at most LINE_OCTETS octets; no letter is torn apart."""
    parts: list[str] = []
    octets = 0
    for letter in list(line):
        size = octets_of(letter)
        if octets + size > LINE_OCTETS:
            parts.append(LINE_END + " ")
            octets = 1
        parts.append(letter)
        octets += size
    return "".join(parts)


def event_lines(event: CalendarEvent, stamp: str) -> list[str]:
    """The content lines of one event; `stamp` is when the file was made."""
    kind = ";VALUE=DATE" if event["all_day"] else ""
    lines = ["BEGIN:VEVENT", f"UID:{escaped(event['uid'])}", f"DTSTAMP:{stamp}", f"DTSTART{kind}:{event['starts']}"]
    if event["ends"] != "":
        lines.append(f"DTEND{kind}:{event['ends']}")
    lines.append(f"SUMMARY:{escaped(event['title'])}")
    if event["place"] != "":
        lines.append(f"LOCATION:{escaped(event['place'])}")
    if event["words"] != "":
        lines.append(f"DESCRIPTION:{escaped(event['words'])}")
    return [*lines, f"STATUS:{event['status']}", "CLASS:PRIVATE", "END:VEVENT"]


def calendar_text(events: list[CalendarEvent], instant: float) -> str:
    """A whole calendar file. `instant` is when it is made, in ms since 1970."""
    stamp = calendar_time(int(instant / 1000), True)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT}",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{CALENDAR_NAME}",
    ]
    for event in events:
        lines.extend(event_lines(event, stamp))
    lines.append("END:VCALENDAR")
    return "".join([folded(line) + LINE_END for line in lines])


def calendar_file(
    appointments: list[Appointment], infusions: list[Infusion], offsets: dict[str, int], details: bool, instant: float
) -> str:
    """The calendar file of a person's visits and sessions, see `calendar_events`."""
    return calendar_text(calendar_events(appointments, infusions, offsets, details), instant)
