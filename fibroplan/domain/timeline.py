"""Treatments, appointments, flares and changes of the plan on one timeline, with pain above it.

What happened stands in its order. Nothing here says what caused what, or whether a treatment did anything.
"""

from typing import TypedDict

from fibroplan.domain.appointment import Appointment, profession_words
from fibroplan.domain.chart import (
    Axis,
    Chart,
    ChartBand,
    ChartRange,
    Frame,
    chart_of,
    chart_ranges,
    dated_words,
    frame_of,
    place,
    plan_changes,
)
from fibroplan.domain.check_in import CheckIn
from fibroplan.domain.course import Course, course_named
from fibroplan.domain.day import Now
from fibroplan.domain.medicine import Medicine, MedicineChange, medicine_named
from fibroplan.domain.pause import Pause
from fibroplan.domain.plan import PlanVersion
from fibroplan.domain.profile import Profile
from fibroplan.domain.resting import Infusion
from fibroplan.domain.side_effect import SideEffect
from fibroplan.domain.symptoms_view import score_values
from fibroplan.domain.words import list_words

PAIN_AXIS: Axis = {"low": 0, "high": 10, "unit": "score", "ends": ["0", "10"]}


class Moment(TypedDict):
    """Something that was on a day, or from it until another: `until` is the same day where it was on one alone."""

    key: str
    lane: str
    title: str
    day: int
    until: int
    long: bool
    words: str


class Lane(TypedDict):
    """One line of the timeline: bars for what lasted, dots for what was on a day."""

    key: str
    title: str
    words: str
    bars: list[ChartBand]
    dots: list[int]


class MomentLine(TypedDict):
    """One moment in words."""

    key: str
    when: str
    words: str


class TimelineView(TypedDict):
    """`lanes` from the top, and the same moments as `lines`, the latest first."""

    ranges: list[ChartRange]
    weeks: int
    pain: Chart
    first: str
    last: str
    lanes: list[Lane]
    lines: list[MomentLine]


def timeline_view(
    check_ins: list[CheckIn],
    medicines: list[Medicine],
    medicine_changes: list[MedicineChange],
    side_effects: list[SideEffect],
    courses: list[Course],
    infusions: list[Infusion],
    appointments: list[Appointment],
    versions: list[PlanVersion],
    pauses: list[Pause],
    weeks: int | None,
    profile: Profile | None,
    now: Now,
) -> TimelineView:
    """So many weeks on one timeline."""
    frame = frame_of(versions, pauses, weeks, profile, now)
    every = [
        *pause_moments(pauses, frame),
        *medicine_moments(medicines, frame),
        *medicine_change_moments(medicine_changes, medicines),
        *effect_moments(side_effects, medicines),
        *infusion_moments(infusions, courses),
        *appointment_moments(appointments),
        *plan_moments(versions, frame),
    ]
    shown = [row for row in every if row["until"] >= frame["first"] and row["day"] <= frame["last"]]
    values = score_values([row for row in check_ins if not row["deleted"]], "pain")
    ranges = chart_ranges(weeks)
    return {
        "ranges": ranges,
        "weeks": [each["weeks"] for each in ranges if each["chosen"]][0],
        "pain": chart_of("pain", "Pain", "", values, PAIN_AXIS, frame),
        "first": dated_words(frame["first"], frame["today"]),
        "last": dated_words(frame["last"], frame["today"]),
        "lanes": lanes_of(shown, frame),
        "lines": [moment_line(row, frame["today"]) for row in sorted(shown, key=lambda row: [-row["day"], row["key"]])],
    }


def moment(key: str, lane: str, title: str, day: int, words: str) -> Moment:
    """Something on one day."""
    return {"key": key, "lane": lane, "title": title, "day": day, "until": day, "long": False, "words": words}


def lanes_of(moments: list[Moment], frame: Frame) -> list[Lane]:
    """The moments by their lane, in the order in which they were given."""
    names: list[str] = []
    for row in moments:
        if row["lane"] not in names:
            names.append(row["lane"])
    return [lane_of(name, [row for row in moments if row["lane"] == name], frame) for name in names]


def lane_of(key: str, moments: list[Moment], frame: Frame) -> Lane:
    """One lane, with what it shows in a sentence."""
    long = [row for row in moments if row["long"]]
    words = list_words([moment_words(row, frame["today"]) for row in moments])
    return {
        "key": key,
        "title": moments[0]["title"],
        "words": words,
        "bars": [bar_of(row, frame) for row in long],
        "dots": [place(row["day"] + 0.5, frame["first"], frame["last"]) for row in moments if not row["long"]],
    }


def bar_of(row: Moment, frame: Frame) -> ChartBand:
    """Something that lasted, cut off at both ends of the timeline."""
    x = place(max(row["day"], frame["first"]), frame["first"], frame["last"])
    return {"x": x, "width": place(min(row["until"], frame["last"]) + 1, frame["first"], frame["last"]) - x}


def moment_words(row: Moment, today: int) -> str:
    """A moment inside a sentence: "flare, from 3 November to 5 November"."""
    if not row["long"]:
        return f"{row['words']}, {dated_words(row['day'], today)}"
    return f"{row['words']}, from {dated_words(row['day'], today)} to {dated_words(row['until'], today)}"


def moment_line(row: Moment, today: int) -> MomentLine:
    """A moment as a line of the table."""
    when = dated_words(row["day"], today)
    if row["long"] and row["until"] > row["day"]:
        when = f"{when} to {dated_words(row['until'], today)}"
    return {"key": row["key"], "when": when, "words": row["words"]}


# ---- what there is


def pause_moments(pauses: list[Pause], frame: Frame) -> list[Moment]:
    """Flares and pauses; one without an end lasts until today."""
    moments: list[Moment] = []
    for row in sorted(pauses, key=lambda row: [row["kind"], row["from_day"], row["id"]]):
        until = row["until_day"]
        flare = row["kind"] == "flare"
        if not row["deleted"] and row["from_day"] <= frame["today"]:
            moments.append(
                {
                    "key": f"pause-{row['id']}",
                    "lane": row["kind"],
                    "title": "Flares" if flare else "Pauses",
                    "day": row["from_day"],
                    "until": frame["today"] if until is None else min(until, frame["today"]),
                    "long": True,
                    "words": "flare" if flare else "pause",
                }
            )
    return moments


def medicine_moments(medicines: list[Medicine], frame: Frame) -> list[Moment]:
    """When each medicine was taken, as far as its days are known: without a first day from the left, on to today."""
    moments: list[Moment] = []
    for row in sorted(medicines, key=lambda row: [row["name"], row["id"]]):
        first, until = row["from_day"], row["until_day"]
        if not row["deleted"] and (first is None or first <= frame["today"]):
            moments.append(
                {
                    "key": f"medicine-{row['id']}",
                    "lane": f"medicine-{row['id']}",
                    "title": row["name"],
                    "day": frame["first"] if first is None else first,
                    "until": frame["today"] if until is None else until,
                    "long": True,
                    "words": row["name"],
                }
            )
    return moments


def medicine_change_moments(medicine_changes: list[MedicineChange], medicines: list[Medicine]) -> list[Moment]:
    """What changed about a medicine, on its own line."""
    moments: list[Moment] = []
    for row in medicine_changes:
        medicine = medicine_named(medicines, row["medicine_id"])
        if not row["deleted"] and medicine is not None:
            lane = f"medicine-{row['medicine_id']}"
            words = f"{medicine['name']}: {row['what']}"
            moments.append(moment(f"change-{row['id']}", lane, medicine["name"], row["day"], words))
    return moments


def effect_moments(side_effects: list[SideEffect], medicines: list[Medicine]) -> list[Moment]:
    """Side effects that were noted."""
    moments: list[Moment] = []
    for row in side_effects:
        medicine = medicine_named(medicines, row["medicine_id"])
        words = "side effect" if medicine is None else f"side effect, {medicine['name']} in mind"
        if not row["deleted"]:
            moments.append(moment(f"effect-{row['id']}", "effects", "Side effects", row["day"], words))
    return moments


def infusion_moments(infusions: list[Infusion], courses: list[Course]) -> list[Moment]:
    """Infusions that took place or are planned."""
    moments: list[Moment] = []
    for row in infusions:
        course = course_named(courses, row["course_id"]) if row["course_id"] != "" else None
        name = "Infusion" if course is None or course["treatment"] == "" else course["treatment"]
        words = f"{name}, planned" if row["status"] == "planned" else name
        if not row["deleted"] and row["status"] != "cancelled":
            moments.append(moment(f"infusion-{row['id']}", f"course-{row['course_id']}", name, row["day"], words))
    return moments


def appointment_moments(appointments: list[Appointment]) -> list[Moment]:
    """Visits that took place or are planned."""
    kept = [row for row in appointments if not row["deleted"] and row["status"] != "cancelled"]
    return [
        moment(
            f"appointment-{row['id']}", "appointments", "Appointments", row["day"], profession_words(row["profession"])
        )
        for row in kept
    ]


def plan_moments(versions: list[PlanVersion], frame: Frame) -> list[Moment]:
    """Days on which the plan changed."""
    changes = plan_changes(versions, frame["first"], frame["today"])
    days = [frame["first"] + index for index in range(frame["today"] + 1 - frame["first"])]
    return [
        moment(f"plan-{day}", "plan", "Changes of the plan", day, f"plan: {list_words(changes[f'{day}'])}")
        for day in days
        if f"{day}" in changes
    ]
