"""Random arguments for the rules of medicines, infusions, appointments and the calendar, by name."""

from collections.abc import Callable
from typing import Any

from fibroplan.content.infusion import infusion as infusion_words
from fibroplan.content.treatments import treatments
from fibroplan.domain import appointment, calendar, course, infusion_view, intake, medicine, rating
from fibroplan.domain.timer import start_timer
from tests.domain import make_treatments as rows
from tests.domain.make import PARTS, TEXTS, World

Make = Callable[[World], Any]
TREATMENTS, INFUSION = treatments(), infusion_words()
EFFECTS = [row["id"] for row in TREATMENTS["effects"]]
AROUND = [row["id"] for row in INFUSION["effects"]]
IDS = ["m1", "m2", "m3"]
SESSIONS = ["i1", "i2"]
WORDS = [*TEXTS, "a;b,c\\d\te\x01\x7f", "é" * 60, "😀" * 30, "1\n\n 2\n"]


def some_day(w: World) -> Any:
    return w.some(None, w.near(), w.near(3))


def a_medicine(w: World, id: str = "m1") -> Any:
    texts = {name: w.some("", *TEXTS) for name in medicine.MEDICINE_TEXTS}
    return rows.medicine(
        id,
        **{**texts, "slots": w.rng.sample([*PARTS, "noon"], w.rng.randint(0, 3)), "from_day": some_day(w)},
        form=w.some("", "tablet", "gone"),
        content_id=w.some("", "pregabalin", "gone"),
        until_day=some_day(w),
        deleted=w.rng.random() < 0.05,
    )


def medicines(w: World) -> Any:
    return [a_medicine(w, id) for id in w.rng.sample(IDS, w.rng.randint(0, 3))]


def an_intake(w: World) -> Any:
    return rows.intake(
        w.near(),
        w.some(*PARTS, "fresh"),
        w.some("", *intake.INTAKE_MARKS, "gone"),
        w.some(*IDS),
        minute=w.clock(),
        reason=w.some("", *TEXTS),
        deleted=w.rng.random() < 0.05,
    )


def intakes(w: World) -> Any:
    made = [an_intake(w) for _ in range(w.rng.randint(0, 20))]
    return list({row["id"]: row for row in made}.values())


def changes(w: World) -> Any:
    return [
        rows.medicine_change(w.near(), w.some(*TEXTS), w.some(*TEXTS), medicine_id=w.some(*IDS), id=f"c{at}")
        for at in range(w.rng.randint(0, 3))
    ]


def a_side_effect(w: World, id: str = "s1") -> Any:
    return rows.side_effect(
        id,
        w.near(),
        medicine_id=w.some("", *IDS),
        minute=w.clock(),
        effects=w.rng.sample(EFFECTS, w.rng.randint(0, 3)),
        severity=w.some(None, 0, 7),
        told=w.some(True, False),
        deleted=w.rng.random() < 0.05,
    )


def side_effects(w: World) -> Any:
    return [a_side_effect(w, f"s{at}") for at in range(w.rng.randint(0, 4))]


def a_course(w: World, id: str = "k1") -> Any:
    return rows.course(
        id,
        treatment=w.some("Ketamine", *TEXTS),
        planned=w.some(None, 0, 6),
        keeps_drug=w.some(True, False),
        from_day=some_day(w),
        until_day=some_day(w),
        deleted=w.rng.random() < 0.05,
    )


def courses(w: World) -> Any:
    return [a_course(w, id) for id in w.rng.sample(["k1", "k2"], w.rng.randint(0, 2))]


def an_infusion(w: World, id: str = "i1") -> Any:
    moment = w.now["instant"]
    near = [moment - w.rng.randint(0, 40 * rows.HOUR_MS), moment + w.rng.randint(0, 60 * rows.HOUR_MS), 10**13]
    return rows.infusion(
        id,
        w.near(3) if w.rng.random() < 0.8 else w.near(60),
        course_id=w.some("k1", "k1", "k2", ""),
        minute=w.clock(),
        status=w.some("planned", "done", "done", "cancelled", "gone"),
        started_at=w.some(None, *near),
        ended_at=w.some(None, *near),
        escort=w.some(True, False),
        deleted=w.rng.random() < 0.05,
    )


def infusions(w: World) -> Any:
    return [an_infusion(w, id) for id in w.rng.sample(SESSIONS, w.rng.randint(0, 2))]


def a_rating(w: World, infusion_id: str = "i1", point: str = "before") -> Any:
    scores = {name: w.some(None, w.rng.randint(0, 10)) for name in rating.SCORES}
    return rows.rating(
        point,
        infusion_id,
        w.near(10),
        **scores,
        hold_seconds=w.some(None, 0, 25.5, 61),
        effects={name: w.rng.randint(0, 3) for name in w.rng.sample(AROUND, w.rng.randint(0, 2))},
        deleted=w.rng.random() < 0.05,
    )


def ratings(w: World) -> Any:
    points = w.rng.sample(rating.POINTS, w.rng.randint(0, 8))
    return [a_rating(w, w.some(*SESSIONS), point) for point in points]


def a_visit(w: World, id: str = "a1") -> Any:
    return rows.appointment(
        id,
        w.near(30),
        profession=w.some("", "doctor", "gone"),
        who=w.some(*WORDS),
        place=w.some(*WORDS),
        course_id=w.some("", "k1"),
        minute=w.clock(),
        length=w.some(0, 30),
        status=w.some("planned", "planned", "done", "cancelled"),
        questions=w.some(*WORDS),
        deleted=w.rng.random() < 0.05,
    )


def visits(w: World) -> Any:
    return [a_visit(w, f"a{at}") for at in range(w.rng.randint(0, 4))]


def offsets(w: World) -> Any:
    return {id: w.some(0, 60, -210, 345) for id in w.rng.sample(["a0", "a1", "a2", "i1"], w.rng.randint(0, 4))}


def events(w: World) -> Any:
    return calendar.calendar_events(visits(w), infusions(w), offsets(w), w.some(True, False))


def found_ratings(w: World) -> Any:
    return rating.ratings_of(ratings(w), "i1")


def timers(w: World) -> Any:
    made = [
        start_timer(w.some(*SESSIONS), w.today, w.some("hold-before", "hold-m20"), "steady", w.now)[0] for _ in "ab"
    ]
    return [{"id": each["id"], **each["fields"]} for each in made]


def a_date(w: World) -> str:
    return w.some("", "2026-11-24", "2026-02-30", "2101-01-01", "1999-12-31", "24.11.2026", *TEXTS)


GENERATORS: dict[str, Make] = {
    "resting": lambda w: w.some(True, False),
    "appointments": visits,
    "by": lambda w: w.some("self", "escort"),
    "course": a_course,
    "course_id": lambda w: w.some("", "k1", "k2"),
    "courses": courses,
    "details": lambda w: w.some(True, False),
    "digits": lambda w: [w.some("0", "7", "x") for _ in range(w.rng.randint(0, 4))],
    "due": lambda w: w.some("", "m20", "d1"),
    "ended": lambda w: w.some(True, False),
    "event": lambda w: w.some(*(events(w) or [calendar.calendar_event("a", 20_000, None, 0, None, "", "", "", "")])),
    "events": events,
    "infusion": lambda w: w.some(None, an_infusion(w), an_infusion(w)),
    "infusion_id": lambda w: w.some(*SESSIONS, ""),
    "infusions": infusions,
    "intake": an_intake,
    "intakes": intakes,
    "keeps_drug": lambda w: w.some(True, False),
    "known": lambda w: w.some(True, False),
    "length": lambda w: w.some(None, 0, 30, 5000.5),
    "level": lambda w: w.rng.randint(-1, 4),
    "line": lambda w: w.some(*WORDS, "x" * 74 + "é", "x" * 75),
    "mark": lambda w: w.some("", "gone", *intake.INTAKE_MARKS),
    "medicine": a_medicine,
    "medicine_id": lambda w: w.some(*IDS, ""),
    "medicines": medicines,
    "mood": lambda w: w.some(None, 0, 3, 4, 10),
    "offset": lambda w: w.some(0, 60, -210, 840),
    "offsets": offsets,
    "place": lambda w: w.some(*WORDS),
    "point": lambda w: w.some(*rating.POINTS, "", "gone"),
    "profession": lambda w: w.some("", "gone", *appointment.PROFESSION_ORDER),
    "rating": a_rating,
    "ratings": ratings,
    "ready": lambda w: INFUSION["ready"],
    "session": lambda w: w.some(None, an_infusion(w), an_infusion(w)),
    "sessions": infusions,
    "severity": lambda w: w.some(None, -1, 5, 12.5),
    "share": lambda w: {"taken": w.rng.randint(0, 3), "noted": w.rng.randint(0, 5)},
    "side_effects": side_effects,
    "scores": lambda w: INFUSION["scores"],
    "slots": lambda w: w.rng.sample([*PARTS, "noon"], w.rng.randint(0, 4)),
    "stamp": lambda w: "20261124T120000Z",
    "status": lambda w: w.some("planned", "done", "cancelled", "gone"),
    "time": lambda w: w.some("", "07:05", "24:00", *TEXTS),
    "told": lambda w: w.some(True, False),
    "treatment": lambda w: w.some("", "Ketamine"),
    "treatments": lambda w: TREATMENTS,
    "until": lambda w: w.now["instant"] + w.rng.randint(0, 50 * rows.HOUR_MS),
    "utc": lambda w: w.some(True, False),
    "when_needed": lambda w: w.some(True, False),
    "why": lambda w: w.some(*TEXTS),
}
OWN: dict[tuple[str, str], Make] = {
    ("infusion_view", "timers"): timers,
    ("about_card", "card"): lambda w: w.some(*TREATMENTS["medicines"]),
    ("about_card", "regions"): lambda w: TREATMENTS["regions"],
    ("settle_text", "field"): lambda w: w.some("note", "questions"),
    ("settle_text", "id"): lambda w: "a1",
    ("sources_of", "card"): lambda w: w.some(*TREATMENTS["medicines"]),
    ("choice_words", "row"): lambda w: infusion_view.point_row(w.some(*rating.POINTS), found_ratings(w), "m20"),
    ("said_in", "card"): lambda w: w.some(*TREATMENTS["medicines"]),
    ("said_in", "regions"): lambda w: TREATMENTS["regions"],
    ("add_appointment", "date"): a_date,
    ("add_infusion", "date"): a_date,
    ("set_infusion_day", "date"): a_date,
    ("appointment_line", "row"): a_visit,
    ("is_coming", "row"): a_visit,
    ("session_line", "row"): an_infusion,
    ("ready_rows", "row"): an_infusion,
    ("effect_line", "row"): a_side_effect,
    ("effect_line", "names"): lambda w: TREATMENTS["effects"],
    ("add_side_effect", "effect"): lambda w: w.some("", *EFFECTS),
    ("toggle_effect", "effect"): lambda w: w.some(*EFFECTS),
    ("toggle_effect", "id"): lambda w: w.some("s0", "s1", "gone"),
    ("set_side_effect", "field"): lambda w: w.some("note", "medicine_id", "date", "time", "id"),
    ("set_side_effect", "value"): lambda w: w.some("", "07:05", "2026-11-24", "2090-01-01", *TEXTS),
    ("write_medicine", "field"): lambda w: w.some(*medicine.MEDICINE_TEXTS, "id"),
    ("write_medicine", "value"): lambda w: w.some("", *TEXTS),
    ("set_medicine_day", "field"): lambda w: w.some("from_day", "until_day", "id"),
    ("set_medicine_day", "value"): lambda w: w.some("", "2026-11-24", *TEXTS),
    ("set_medicine_form", "form"): lambda w: w.some("tablet", "gone"),
    ("toggle_medicine_slot", "id"): lambda w: w.some(*IDS),
    ("toggle_medicine_slot", "part"): lambda w: w.some(*PARTS, "noon"),
    ("medicine_named", "id"): lambda w: w.some(*IDS, "gone"),
    ("medicine_view", "id"): lambda w: w.some(*IDS, "gone"),
    ("medicine_view", "changes"): changes,
    ("change_lines", "changes"): changes,
    ("change_lines", "id"): lambda w: w.some(*IDS),
    ("add_medicine", "name"): lambda w: w.some("", "Pregabalin"),
    ("intake_groups", "day"): lambda w: w.near(),
    ("intake_row", "found"): lambda w: intake.intake_by_key(intakes(w)),
    ("treatments_view", "day"): lambda w: w.some(None, w.near(), 0, w.today + 0.5),
    ("intakes_span", "day"): lambda w: w.some(None, w.near()),
    ("mark_intake", "slot_id"): lambda w: w.some(*PARTS, "fresh"),
    ("calendar_time", "seconds"): lambda w: w.rng.randint(0, 4_000_000_000),
    ("calendar_event", "minute"): lambda w: w.clock(),
    ("calendar_event", "length"): lambda w: w.some(0, 45, 1440),
    ("calendar_event", "offset"): lambda w: w.some(None, 0, 60, -210),
    ("calendar_event", "title"): lambda w: w.some(*WORDS),
    ("calendar_event", "words"): lambda w: w.some(*WORDS),
    ("escaped", "text"): lambda w: w.some(*WORDS),
    ("octets_of", "letter"): lambda w: w.some("a", "é", "€", "😀", "\x7f", "߿", "\uffff"),
    ("lines_in", "text"): lambda w: w.some(*WORDS),
    ("clock_of", "instant"): lambda w: w.some(None, w.now["instant"]),
    ("counted_words", "planned"): lambda w: w.some(-1, 0, 6),
    ("order_of", "day"): some_day,
    ("minute_or", "minute"): lambda w: w.clock(),
    ("when_words", "minute"): lambda w: w.clock(),
    ("course_named", "id"): lambda w: w.some("", "k1", "k2"),
    ("course_view", "id"): lambda w: w.some("", "k1", "k2"),
    ("course_view", "infusion"): lambda w: INFUSION,
    ("infusion_view", "infusion"): lambda w: INFUSION,
    ("has_true_end", "infusion"): an_infusion,
    ("rest_until", "infusion"): an_infusion,
    ("times_problem", "infusion"): an_infusion,
    ("point_now", "infusion"): an_infusion,
    ("set_infusion_time", "field"): lambda w: w.some("started_at", "ended_at", "id"),
    ("set_planned_sessions", "planned"): lambda w: w.some(None, -1, 6, 6.5, 900),
    ("write_course", "field"): lambda w: w.some(*course.COURSE_TEXTS, "id"),
    ("write_course", "value"): lambda w: w.some("", *TEXTS),
    ("write_infusion", "field"): lambda w: w.some(*course.INFUSION_TEXTS, "id"),
    ("write_infusion", "value"): lambda w: w.some("", *TEXTS),
    ("toggle_ready", "what"): lambda w: w.some(*course.READY, "gone"),
    ("has_bladder", "effects"): lambda w: INFUSION["effects"],
    ("figure_words", "effects"): lambda w: INFUSION["effects"],
    ("is_low_mood", "effects"): lambda w: w.some({}, {"low-mood": 0}, {"low-mood": 2}),
    ("needs_mood_card", "effects"): lambda w: w.some({}, {"low-mood": 0}, {"low-mood": 2}),
    ("days_after_infusion", "day"): lambda w: w.near(9),
    ("needs_mood_card", "day"): lambda w: w.near(9),
    ("back_at", "found"): found_ratings,
    ("pain_at", "found"): found_ratings,
    ("point_row", "found"): found_ratings,
    ("point_row", "point"): lambda w: w.some(*rating.POINTS),
    ("score_rows", "rating"): lambda w: w.some(None, a_rating(w)),
    ("rating_summary", "names"): lambda w: AROUND,
    ("middle", "values"): lambda w: [w.rng.randint(0, 10) for _ in range(w.rng.randint(0, 6))],
    ("percent_change", "before"): lambda w: w.some(None, 0, 8),
    ("percent_change", "value"): lambda w: w.some(None, 0, 3, 8, 10),
    ("change_words", "percent"): lambda w: w.some(None, 0, -0.01, -62.5, 25, 33.333333),
    ("change_sum", "before"): lambda w: w.some(None, 0, 8),
    ("change_sum", "value"): lambda w: w.some(None, 0, 3, 10),
    ("rate_point", "field"): lambda w: w.some(*rating.SCORES, "hold_seconds", "id"),
    ("rate_point", "value"): lambda w: w.some(None, -1, 4, 12.5, 5000),
    ("tick_effect", "effect"): lambda w: w.some(*AROUND),
    ("write_rating", "field"): lambda w: w.some("note", "blood_pressure", "id"),
    ("write_rating", "value"): lambda w: w.some(*TEXTS),
    ("set_appointment", "field"): lambda w: w.some(
        *appointment.APPOINTMENT_TEXTS, "profession", "status", "date", "time"
    ),
    ("set_appointment", "value"): lambda w: w.some("", "doctor", "done", "07:05", "2026-11-24", *TEXTS),
    ("date_field", "day"): lambda w: w.some(None, w.near()),
    ("day_of_field", "text"): lambda w: w.some(
        "", "2026-11-24", "2024-02-29", "2026-02-30", "2026-1-01", "２０２６-11-24"
    ),
}
