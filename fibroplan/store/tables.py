"""The one schema of both sides.

Each `Synced` class is a table on the server and an object store on the phone.
Server-only columns live in `synced.ServerColumns`; everything else travels in sync.
"""

from typing import Any, ClassVar

from sqlalchemy import Index
from sqlmodel import Field

from fibroplan.store.synced import FIRST_DAY, Synced
from fibroplan.store.synced import day_field as _day
from fibroplan.store.synced import json_field as _json

NOTE_MAX = 10_000
"""Longest free text, in characters."""

REFLECTION_MAX = 100_000
"""Longest reflection, in characters of all its answers as JSON.

A page of 50,000 characters that is pasted fits, with its signs and line ends written out. Sealed, in characters of four
bytes each, it is WORDS_MAX at most, and one row is still sent in one request (1 MB)."""

WORDS_MAX, OTHER_WORDS_MAX = 550_000, 300_000
"""Longest text of a reflection as it is kept, sealed or not, and of the versions beside it."""


class Profile(Synced, table=True):
    """How one person wants the app to behave. One row, id `me`."""

    name: str = Field(default="", max_length=80)
    zone: str = Field(default="", max_length=64, description="IANA name; empty follows the phone.")
    week_start: int = Field(default=0, ge=0, le=6, description="0 Monday to 6 Sunday.")
    day_ends_at: int = Field(
        default=180, ge=0, le=720, description="Minutes after midnight that still count as the day before."
    )
    theme: str = Field(default="system", max_length=16, description="system, light, dark or dim.")
    text_size: int = Field(default=100, ge=100, le=200, description="Per cent.")
    fiqr: bool = Field(default=False, description="Whether the FIQR is among the measures.")


class PlanVersion(Synced, table=True):
    """What one plan item is from a day on, until a later version of the same item takes over.

    Immutable once its day has passed: an edit makes a version effective today or later, and a stop is a
    version whose schedule is `none`. The id is `<item_id>.<from_day>`, so two edits of one day meet in one row.
    """

    __tablename__ = "plan_version"  # type: ignore[assignment]
    phone_indexes: ClassVar[tuple[str, ...]] = ("item_id",)
    choose: ClassVar[bool] = True

    item_id: str = Field(max_length=64)
    from_day: int = _day()
    kind: str = Field(default="exercise", max_length=16, description="exercise, sleep, tip, relax, rest or custom.")
    content_id: str = Field(
        default="", max_length=64, description="Key in fibroplan/content; empty for the person's own."
    )
    variant: str = Field(default="start", max_length=16, description="easier, start or harder.")
    title: str = Field(default="", max_length=120)
    unit: str = Field(
        default="times",
        max_length=16,
        description="minutes, seconds, times, steps, songs, breaths; habit or tip where nothing is counted.",
    )
    target: float = Field(default=1, ge=0, le=10_000, description="Amount for one occurrence.")
    floor: float = Field(default=1, ge=0, le=10_000, description="Amount on a flare day.")
    ceiling: float = Field(default=0, ge=0, le=10_000, description="Most on one day, for pacing; 0 is none.")
    sets: int = Field(default=1, ge=1, le=20)
    each_side: bool = False
    tries: list[float] = _json(list)
    dose_rule: str = Field(default="", max_length=32, description="How the target came about; see domain.dose.")
    schedule: str = Field(default="weekdays", max_length=16, description="weekdays, every, times or none.")
    weekdays: list[int] = _json(list)
    every_days: int = Field(default=1, ge=1, le=366)
    anchor_day: int = _day(default=FIRST_DAY)
    times_per_week: int = Field(default=3, ge=1, le=7)
    slots: list[dict[str, Any]] = _json(list)
    ask_day: int | None = _day(default=None, description="The day on which the app asks whether to keep a tried tip.")
    position: float = Field(default=0, description="Order within its part of the day, by the person.")


class Outcome(Synced, table=True):
    """What the person recorded for one occurrence; its id is the key `<item_id>.<day>.<slot_id>`."""

    named_by: ClassVar[tuple[str, ...]] = ("item_id", "day", "slot_id")
    phone_indexes: ClassVar[tuple[str, ...]] = ("day", "item_id")
    keep_both: ClassVar[tuple[str, ...]] = ("note",)

    item_id: str = Field(max_length=64)
    day: int = _day()
    slot_id: str = Field(max_length=40)
    mark: str = Field(default="", max_length=16, description="done, partly, skipped, or empty after an undo.")
    amount: float | None = Field(default=None, ge=0, le=100_000)
    target: float = Field(default=1, ge=0, le=10_000, description="Copied in, so that history survives plan edits.")
    effort: int | None = Field(default=None, ge=0, le=10)
    after: int | None = Field(default=None, ge=0, le=10, description="Symptoms afterwards, 0 to 10.")
    skip_reason: str = Field(default="", max_length=40)
    note: str = Field(default="", max_length=NOTE_MAX)
    note_other: str = Field(
        default="", max_length=NOTE_MAX, description="The other text, where two devices wrote at once."
    )
    version_id: str = Field(default="", max_length=128)
    zone: str = Field(default="", max_length=64)
    at: float = Field(
        default=0, ge=0, le=1e14, description="The phone's instant, ms since 1970; information, never order."
    )
    settled: str = Field(default="", max_length=16, description="When it was as usual again: same, day, two or longer.")
    rise: int | None = Field(default=None, ge=0, le=10, description="How much symptoms rose by the next day.")
    entered_day: int = _day(default=FIRST_DAY)
    device: str = Field(default="", max_length=64)


class Pause(Synced, table=True):
    """An interval in which the plan rests; a flare is one that brings the floor doses instead."""

    phone_indexes: ClassVar[tuple[str, ...]] = ("from_day",)

    kind: str = Field(default="pause", max_length=16, description="pause or flare.")
    from_day: int = _day()
    until_day: int | None = _day(default=None)
    item_ids: list[str] = _json(list)
    reason: str = Field(default="", max_length=200)


class Draft(Synced, table=True):
    """Unfinished work that is resumed where it was left, such as the plan builder's answers."""

    step: str = Field(default="", max_length=32)
    answers: dict[str, Any] = _json(dict)


class Screening(Synced, table=True):
    """One safety check: what was answered, and who said that being active is fine. The latest finished one holds."""

    phone_indexes: ClassVar[tuple[str, ...]] = ("day",)

    day: int = _day()
    answers: dict[str, Any] = _json(dict)
    finished: bool = False
    cleared_by: str = Field(default="", max_length=120, description="The clinician who said it is OK.")
    cleared_day: int | None = _day(default=None)


class Goal(Synced, table=True):
    """What matters to the person, in their own words; an ACT value."""

    area: str = Field(default="", max_length=32, description="people, work, play or health.")
    words: str = Field(default="", max_length=500)
    why: str = Field(default="", max_length=500)


class Rules(Synced, table=True):
    """Constants of the dose and step rules that were changed for this person; one row, id `me`."""

    constants: dict[str, Any] = _json(dict)


class Timer(Synced, table=True):
    """One timed session; its id is the occurrence key. Time is computed from the start, never counted."""

    phone_indexes: ClassVar[tuple[str, ...]] = ("day",)

    item_id: str = Field(max_length=64)
    day: int = _day()
    slot_id: str = Field(max_length=40)
    started_at: float = Field(default=0, ge=0, le=1e14, description="ms since 1970.")
    ended_at: float | None = Field(default=None, ge=0, le=1e14)
    rests: list[list[float]] = _json(list)
    active_seconds: int = Field(
        default=0, ge=0, le=86_400, description="Length of one active stretch; 0: no stretches."
    )
    rest_seconds: int = Field(default=0, ge=0, le=86_400)


class Step(Synced, table=True):
    """What was decided on one 14-day check of an item; its id is `<item_id>.<day>`."""

    phone_indexes: ClassVar[tuple[str, ...]] = ("item_id",)

    item_id: str = Field(max_length=64)
    day: int = _day()
    kind: str = Field(default="", max_length=16, description="step, hold, back, layoff or return.")
    choice: str = Field(default="", max_length=16, description="take, stay or ask.")
    before: float = Field(default=0, ge=0, le=10_000)
    after: float = Field(default=0, ge=0, le=10_000)


class Energy(Synced, table=True):
    """One line of the activity diary: what was done or rested, and what it cost."""

    phone_indexes: ClassVar[tuple[str, ...]] = ("day",)

    day: int = _day()
    minute: int = Field(default=0, ge=0, le=1439)
    what: str = Field(default="", max_length=200)
    minutes: int = Field(default=0, ge=0, le=1440)
    cost: int = Field(default=0, ge=0, le=10, description="0 gave energy or none, 10 took all.")
    rest: bool = False


class Night(Synced, table=True):
    """One night of the sleep diary; its id is the number of the day the person woke up on. Times in minutes."""

    phone_indexes: ClassVar[tuple[str, ...]] = ("day",)

    day: int = _day()
    into_bed: int | None = Field(default=None, ge=0, le=1439)
    tried: int | None = Field(default=None, ge=0, le=1439)
    sol: int = Field(default=0, ge=0, le=1440, description="Minutes to fall asleep.")
    awakenings: int = Field(default=0, ge=0, le=100)
    waso: int = Field(default=0, ge=0, le=1440, description="Minutes awake in the night.")
    final_wake: int | None = Field(default=None, ge=0, le=1439)
    out_of_bed: int | None = Field(default=None, ge=0, le=1439)
    quality: int | None = Field(default=None, ge=0, le=10)
    nodded_off: bool = False


class Writing(Synced, table=True):
    """A page the person fills in and keeps: the flare plan, the comfort list, the letter to an employer."""

    own_writing: ClassVar[bool] = True

    answers: dict[str, Any] = _json(dict)


class Medicine(Synced, table=True):
    """One medicine of the person's list, as its label says. Nothing in it is worked out or advised by the app."""

    keep_both: ClassVar[tuple[str, ...]] = ("note",)

    name: str = Field(default="", max_length=120, description="As on the label.")
    content_id: str = Field(
        default="", max_length=64, description="Key in fibroplan/content/treatments_en.json; empty for any other."
    )
    form: str = Field(default="", max_length=40, description="tablet, capsule and so on; see domain.medicine.")
    strength: str = Field(default="", max_length=80, description="As typed from the label.")
    purpose: str = Field(default="", max_length=500, description="What it is for, in the person's words.")
    prescriber: str = Field(default="", max_length=120)
    schedule: str = Field(default="", max_length=300, description="How it is taken, as the person typed it.")
    slots: list[str] = _json(list)
    from_day: int | None = _day(default=None)
    until_day: int | None = _day(default=None, description="The last day on which it was taken; None: it goes on.")
    note: str = Field(default="", max_length=NOTE_MAX)
    note_other: str = Field(default="", max_length=NOTE_MAX)


class MedicineChange(Synced, table=True):
    """What changed about a medicine and why, in the person's words."""

    __tablename__ = "medicine_change"  # type: ignore[assignment]
    phone_indexes: ClassVar[tuple[str, ...]] = ("medicine_id", "day")

    medicine_id: str = Field(max_length=64)
    day: int = _day()
    what: str = Field(default="", max_length=300)
    why: str = Field(default="", max_length=500)


class Intake(Synced, table=True):
    """What the person noted about one time of a medicine; its id is `<medicine_id>.<day>.<slot_id>`."""

    phone_indexes: ClassVar[tuple[str, ...]] = ("medicine_id", "day")

    medicine_id: str = Field(max_length=64)
    day: int = _day()
    slot_id: str = Field(max_length=40, description="A part of the day, or a fresh id where it is taken when needed.")
    minute: int | None = Field(default=None, ge=0, le=1439, description="When, if taken when needed.")
    mark: str = Field(
        default="", max_length=16, description="taken, late, skipped, not_taken, not_due, or empty after an undo."
    )
    reason: str = Field(default="", max_length=200)
    zone: str = Field(default="", max_length=64)
    at: float = Field(default=0, ge=0, le=1e14, description="The phone's instant, ms since 1970; never order.")
    entered_day: int = _day(default=FIRST_DAY)
    device: str = Field(default="", max_length=64)


class SideEffect(Synced, table=True):
    """Something unwanted that the person noticed, with or without a medicine in mind."""

    __tablename__ = "side_effect"  # type: ignore[assignment]
    phone_indexes: ClassVar[tuple[str, ...]] = ("day",)
    keep_both: ClassVar[tuple[str, ...]] = ("note",)

    medicine_id: str = Field(default="", max_length=64, description="Empty: the person is not sure of which.")
    day: int = _day()
    minute: int | None = Field(default=None, ge=0, le=1439)
    effects: list[str] = _json(list)
    severity: int | None = Field(default=None, ge=0, le=10)
    told: bool = Field(default=False, description="Whether a professional was told.")
    note: str = Field(default="", max_length=NOTE_MAX)
    note_other: str = Field(default="", max_length=NOTE_MAX)


class Course(Synced, table=True):
    """A course of infusions that a clinic gives: what it is and where, in the person's words."""

    keep_both: ClassVar[tuple[str, ...]] = ("note",)

    treatment: str = Field(default="", max_length=120)
    content_id: str = Field(
        default="", max_length=64, description="Key of a treatment in fibroplan/content; empty for any other."
    )
    clinic: str = Field(default="", max_length=120)
    reason: str = Field(default="", max_length=500)
    planned: int | None = Field(default=None, ge=0, le=100, description="How many sessions the clinic spoke of.")
    follow_ups: str = Field(default="", max_length=200, description="What the clinic said about visits afterwards.")
    keeps_drug: bool = Field(default=False, description="Whether sessions have a field for what was given.")
    from_day: int | None = _day(default=None)
    until_day: int | None = _day(default=None)
    note: str = Field(default="", max_length=NOTE_MAX)
    note_other: str = Field(default="", max_length=NOTE_MAX)


class Infusion(Synced, table=True):
    """One session of a course, with the date that the clinic gave."""

    phone_indexes: ClassVar[tuple[str, ...]] = ("course_id", "day")
    keep_both: ClassVar[tuple[str, ...]] = ("note",)

    course_id: str = Field(max_length=64)
    day: int = _day()
    minute: int | None = Field(default=None, ge=0, le=1439)
    zone: str = Field(default="", max_length=64)
    status: str = Field(default="planned", max_length=16, description="planned, done or cancelled.")
    started_at: float | None = Field(default=None, ge=0, le=1e14, description="ms since 1970, as told.")
    ended_at: float | None = Field(default=None, ge=0, le=1e14, description="ms since 1970, as told.")
    drug: str = Field(default="", max_length=500, description="What was given, as the clinic said it.")
    escort: bool = Field(default=False, description="Somebody stays with the person.")
    ride: bool = Field(default=False, description="Somebody else drives.")
    ate: bool = Field(default=False, description="Ate and drank as the clinic asked.")
    note: str = Field(default="", max_length=NOTE_MAX)
    note_other: str = Field(default="", max_length=NOTE_MAX)


class Rating(Synced, table=True):
    """How the person was at one time point of a session; its id is `<infusion_id>.<point>`. Scores are 0 to 10."""

    phone_indexes: ClassVar[tuple[str, ...]] = ("infusion_id", "day")
    keep_both: ClassVar[tuple[str, ...]] = ("note",)

    infusion_id: str = Field(max_length=64)
    point: str = Field(max_length=16, description="See domain.rating.POINTS.")
    day: int = _day()
    at: float = Field(default=0, ge=0, le=1e14, description="When it was entered, ms since 1970.")
    by: str = Field(default="", max_length=16, description="self, escort or clinic.")
    pain: int | None = Field(default=None, ge=0, le=10)
    tenderness: int | None = Field(default=None, ge=0, le=10)
    fatigue: int | None = Field(default=None, ge=0, le=10)
    mood: int | None = Field(default=None, ge=0, le=10, description="0 very low to 10 very good.")
    sleep: int | None = Field(default=None, ge=0, le=10, description="0 very bad to 10 very good.")
    hold_seconds: float | None = Field(default=None, ge=0, le=3600, description="A timed hold.")
    blood_pressure: str = Field(default="", max_length=40, description="If the person was told.")
    effects: dict[str, int] = _json(dict)
    note: str = Field(default="", max_length=NOTE_MAX)
    note_other: str = Field(default="", max_length=NOTE_MAX)


class Appointment(Synced, table=True):
    """A visit to any professional, with what to ask there."""

    phone_indexes: ClassVar[tuple[str, ...]] = ("day",)
    keep_both: ClassVar[tuple[str, ...]] = ("questions", "note")

    profession: str = Field(default="", max_length=40, description="See domain.appointment.PROFESSIONS.")
    who: str = Field(default="", max_length=120)
    place: str = Field(default="", max_length=200)
    course_id: str = Field(default="", max_length=64, description="The course that it follows up, if any.")
    day: int = _day()
    minute: int | None = Field(default=None, ge=0, le=1439, description="None: no time was given.")
    length: int = Field(default=0, ge=0, le=1440, description="Minutes; 0: not known.")
    zone: str = Field(default="", max_length=64, description="IANA name of the zone that `minute` is read in.")
    status: str = Field(default="planned", max_length=16, description="planned, done or cancelled.")
    questions: str = Field(default="", max_length=NOTE_MAX)
    questions_other: str = Field(default="", max_length=NOTE_MAX)
    note: str = Field(default="", max_length=NOTE_MAX)
    note_other: str = Field(default="", max_length=NOTE_MAX)


class CheckIn(Synced, table=True):
    """How one day was, 0 to 10 each; null is not said, and never zero. Its id is the number of the day."""

    __tablename__ = "check_in"  # type: ignore[assignment]
    phone_indexes: ClassVar[tuple[str, ...]] = ("day",)
    keep_both: ClassVar[tuple[str, ...]] = ("note",)

    day: int = _day()
    pain: int | None = Field(default=None, ge=0, le=10)
    fatigue: int | None = Field(default=None, ge=0, le=10)
    sleep: int | None = Field(default=None, ge=0, le=10, description="10 is very good.")
    mood: int | None = Field(default=None, ge=0, le=10, description="10 is very good.")
    fog: int | None = Field(default=None, ge=0, le=10)
    symptoms: dict[str, Any] = _json(dict)
    mapped: bool = Field(default=False, description="The body map was filled in: no area then means that none hurts.")
    areas: list[str] = _json(list)
    triggers: list[str] = _json(list)
    note: str = Field(default="", max_length=NOTE_MAX)
    note_other: str = Field(
        default="", max_length=NOTE_MAX, description="The other text, where two devices wrote at once."
    )
    entered_day: int = _day(default=FIRST_DAY, description="The day of the last answer; later than `day` is late.")


class Tracked(Synced, table=True):
    """A symptom or a trigger of the person's own, noted in check-ins by its id."""

    kind: str = Field(default="symptom", max_length=16, description="symptom or trigger.")
    name: str = Field(default="", max_length=80)
    stopped: bool = Field(default=False, description="No longer asked about; what was noted keeps its name.")


class Ending(Synced, table=True):
    """The person's word that a grant ends; its id is the grant's. Given on the phone, without a network too."""

    day: int = _day()


class Measure(Synced, table=True):
    """One time that an instrument was taken; its id is `<instrument>.<day>`. The score is kept as it was worked out."""

    phone_indexes: ClassVar[tuple[str, ...]] = ("day", "instrument")

    instrument: str = Field(max_length=64, description="Key in fibroplan/content/instruments, or of a clinic's file.")
    title: str = Field(default="", max_length=200, description="Copied in, so that history survives the file.")
    version: int = Field(default=1, ge=0, le=1_000_000)
    day: int = _day()
    answers: dict[str, Any] = _json(dict)
    score: float | None = Field(default=None, ge=0, le=1e9, description="Null: no total; see `parts`.")
    parts: dict[str, Any] = _json(dict)
    at: str = Field(
        default="", max_length=64, description="The question where the person stands; `end` after the last."
    )
    support_read: bool = Field(default=False, description="The support page that an answer brings was read.")
    started: float = Field(default=0, ge=0, le=1e14, description="ms since 1970.")
    finished: float | None = Field(default=None, ge=0, le=1e14, description="ms since 1970; null: not finished.")
    device: str = Field(default="", max_length=64)


class InstrumentFile(Synced, table=True):
    """An instrument that a clinic gave as a file; its id is that of the instrument."""

    __tablename__ = "instrument_file"  # type: ignore[assignment]

    file: dict[str, Any] = _json(dict)


class Reflection(Synced, table=True):
    """One reflection: a prompt that was written about, or a guided form. Private unless `shared` is set on it.

    `words` holds the answers as JSON, or sealed where the person has set a lock and has not shared this one
    (docs/decisions/0006-a-lock-on-reflections.md).
    """

    phone_indexes: ClassVar[tuple[str, ...]] = ("content_id",)
    keep_both: ClassVar[tuple[str, ...]] = ("words",)
    packed: ClassVar[str] = "words"
    own_writing: ClassVar[bool] = True

    content_id: str = Field(default="", max_length=64, description="Its prompt or form in content/reflect.")
    day: int = _day()
    at: float = Field(default=0, ge=0, le=1e14, description="The phone's instant, ms since 1970; for the order shown.")
    step: int = Field(default=0, ge=-1, le=100, description="The page it was left at; -1 once it is kept.")
    return_day: int | None = _day(default=None, description="From this day on its later questions are asked.")
    shared: bool = Field(default=False, description="Whether therapists with that scope may read it; the person's tap.")
    words: str = Field(default="", max_length=WORDS_MAX)
    words_other: str = Field(
        default="", max_length=OTHER_WORDS_MAX, description="What other devices wrote at once, parted by an empty line."
    )


class TextKey(Synced, table=True):
    """One way to the key that seals reflections: the key itself, wrapped; its id is `<key id>.<kind or credential>`.

    The server keeps it so that other devices can open what they pull. It cannot open it.
    """

    __tablename__ = "text_key"  # type: ignore[assignment]
    own_writing: ClassVar[bool] = True

    key_id: str = Field(max_length=64)
    kind: str = Field(default="passphrase", max_length=16, description="passphrase, or device: the phone's own unlock.")
    salt: str = Field(default="", max_length=64, description="base64url, 16 bytes or more.")
    iterations: int = Field(default=0, ge=0, le=100_000_000, description="Rounds of PBKDF2; 0 for a device.")
    wrapped: str = Field(default="", max_length=200, description="The key, wrapped with AES-GCM; base64url.")
    credential: str = Field(default="", max_length=1400, description="The id of a device's credential, base64url.")
    device: str = Field(default="", max_length=64)


class Comment(Synced, table=True):
    """A therapist's words about a week, or about one thing of the plan in it. The person's own is `read_day` alone."""

    therapist_id: str = Field(default="", max_length=64)
    author: str = Field(default="", max_length=210, description="Name and clinic as they were.")
    item_id: str = Field(default="", max_length=64, description="Empty for the whole week.")
    day: int = _day()
    words: str = Field(default="", max_length=NOTE_MAX)
    at: float = Field(default=0, ge=0, le=1e14, description="ms since 1970, by the server's clock.")
    read_day: int | None = _day(default=None)


class Suggestion(Synced, table=True):
    """What a therapist suggests; see domain.suggestion. The person's own are `answer` and `answered_day`."""

    therapist_id: str = Field(default="", max_length=64)
    author: str = Field(default="", max_length=210, description="Name and clinic as they were.")
    kind: str = Field(default="item", max_length=16, description="item, new, rules or window.")
    item_id: str = Field(default="", max_length=64)
    fields: dict[str, Any] = _json(dict)
    was: dict[str, Any] = _json(dict)
    why: str = Field(default="", max_length=2_000)
    at: float = Field(default=0, ge=0, le=1e14, description="ms since 1970, by the server's clock.")
    answer: str = Field(default="", max_length=16, description="accepted, changed, declined or withdrawn.")
    answered_day: int | None = _day(default=None)


class ClinicMeasure(Synced, table=True):
    """What was measured at a clinic, entered by the therapist; see domain.clinic_measure for kinds and units."""

    __tablename__ = "clinic_measure"  # type: ignore[assignment]
    phone_indexes: ClassVar[tuple[str, ...]] = ("day",)

    therapist_id: str = Field(default="", max_length=64)
    author: str = Field(default="", max_length=210, description="Name and clinic as they were.")
    kind: str = Field(default="", max_length=32)
    site: str = Field(default="", max_length=80, description="Where on the body, for what is measured by site.")
    day: int = _day()
    value: float = Field(default=0, ge=0, le=100_000)


SYNCED: tuple[type[Synced], ...] = (
    Profile,
    PlanVersion,
    Outcome,
    Pause,
    Draft,
    Screening,
    Goal,
    Rules,
    Timer,
    Step,
    Energy,
    Night,
    Writing,
    Medicine,
    MedicineChange,
    Intake,
    SideEffect,
    Course,
    Infusion,
    Rating,
    Appointment,
    CheckIn,
    Tracked,
    Ending,
    Measure,
    InstrumentFile,
    Reflection,
    TextKey,
    Comment,
    Suggestion,
    ClinicMeasure,
)
"""Every table that travels, in the order in which a pull sends them."""

for _model in SYNCED:  # a pull walks one person's rows in the order of their revisions
    _table = _model.__table__  # type: ignore[attr-defined]
    Index(f"ix_{_table.name}_rev", _table.c.patient_id, _table.c.rev)
