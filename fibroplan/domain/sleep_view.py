"""The sleep page: one night to fill in, the weeks in figures, and the chosen habits with their weekly ticks."""

from typing import Any, TypedDict

from fibroplan.domain.day import Now, date_words, local_day, time_words, week_of, weekday_words
from fibroplan.domain.habit import habit_item, in_plan
from fibroplan.domain.occurrence import credit
from fibroplan.domain.outcome import Outcome, by_key, occurrence_key
from fibroplan.domain.pause import Pause
from fibroplan.domain.plan import PlanVersion, item_named
from fibroplan.domain.profile import Profile, week_start
from fibroplan.domain.resting import Infusion, resting_after_infusion
from fibroplan.domain.rules import Rules
from fibroplan.domain.schedule import slots_of
from fibroplan.domain.screening import Screening
from fibroplan.domain.sleep import (
    COPY_WITHIN,
    Efficiency,
    Night,
    WeekEfficiency,
    diary_day,
    efficiency_words,
    field_time,
    has_nodded_off,
    is_begun,
    night_before,
    night_efficiency,
    night_of,
    span_words,
    week_efficiency,
)
from fibroplan.domain.sleep_window import WindowView, window_view
from fibroplan.domain.words import of_words

NIGHTS_SHOWN = 7
HABIT_WEEKS = 4
"""How many weeks of ticks are told of a habit; the last one is this week."""

FIELD_OF = {
    "into-bed": "into_bed",
    "tried-sleep": "tried",
    "fell-asleep": "sol",
    "woke-times": "awakenings",
    "awake-minutes": "waso",
    "last-wake": "final_wake",
    "out-of-bed": "out_of_bed",
    "quality": "quality",
}
"""Question of the diary -> column of the night."""

SITUATIONS = {"sore": "On a sore night: ", "energy-limited": "With very little energy: "}


class SleepAbout(TypedDict):
    """Opening words with their evidence."""

    title: str
    words: str
    evidence: dict[str, str]


class HabitVariant(TypedDict):
    """Another way of a habit in a situation: sore or energy-limited."""

    situation: str
    text: str


class SleepHabit(TypedDict):
    """One habit of the checklist."""

    id: str
    title: str
    text: str
    strong: bool
    variants: list[HabitVariant]
    evidence: dict[str, str]


class SleepQuestion(TypedDict):
    """One question of the diary; `answer` is time, minutes, times or scale."""

    id: str
    answer: str
    text: str
    help: str


class SleepPoint(TypedDict):
    """One line of a list."""

    id: str
    text: str


class SleepPoints(TypedDict):
    """Words, and lines below them."""

    title: str
    words: str
    points: list[SleepPoint]
    evidence: dict[str, str]


class SleepDriving(TypedDict):
    """The question about drowsy driving and its message."""

    question: str
    title: str
    words: str
    evidence: dict[str, str]


class SleepWindow(TypedDict):
    """What to say about a sleep window that a therapist enters."""

    title: str
    words: str
    ask_first: str
    guards: list[SleepPoint]
    evidence: dict[str, str]


class EfficiencyWords(TypedDict):
    """What sleep efficiency means here."""

    title: str
    words: str
    asleep: str
    in_bed: str
    week: str
    clocks: str
    other: str
    guide: str
    unusable: str
    evidence: dict[str, str]


class SleepContent(TypedDict):
    """`fibroplan.content.sleep`, as far as the page shows it."""

    about: SleepAbout
    choose: str
    tick: str
    habits: list[SleepHabit]
    doctor: SleepPoints
    driving: SleepDriving
    diary: list[SleepQuestion]
    same_as_yesterday: str
    efficiency: EfficiencyWords
    window: SleepWindow


class DiaryQuestion(TypedDict):
    """One question with what is kept: `time` ("22:30" or "") for clock times, `number` (-1: open) for the rest."""

    key: str
    field: str
    answer: str
    text: str
    help: str
    time: str
    number: int


class NightLine(TypedDict):
    """One night in a sentence; `percent` is "" where there is no number."""

    day: int
    label: str
    words: str
    percent: str


class HabitRow(TypedDict):
    """One habit. The fields from `item_id` on are what `mark_done` and `unmark` need."""

    content_id: str
    name: str
    text: str
    others: list[str]
    label: str
    strong: bool
    chosen: bool
    ticked: bool
    detail: str
    item_id: str
    day: int
    slot_id: str
    target: float
    version_id: str


class SleepView(TypedDict):
    """The sleep page for one night."""

    content: SleepContent
    day: int
    is_today: bool
    label: str
    begun: bool
    copy_label: str
    questions: list[DiaryQuestion]
    night: NightLine
    sums: list[str]
    unusable: str
    nights: list[NightLine]
    weeks: list[NightLine]
    nodded_off: bool
    window: WindowView
    chosen: list[HabitRow]
    habits: list[HabitRow]


def nights_span(profile: Profile | None, now: Now, day: int | None = None) -> list[int]:
    """The first and last day of the nights that `sleep_view` reads."""
    return [diary_day(day, profile, now) - COPY_WITHIN - 6, local_day(now, profile)]


def ticks_span(profile: Profile | None, now: Now) -> list[int]:
    """The first and last day of the outcomes that `sleep_view` reads."""
    today = local_day(now, profile)
    return [week_of(today, week_start(profile)) - 7 * (HABIT_WEEKS - 1), today]


def sleep_view(
    sleep: SleepContent,
    versions: list[PlanVersion],
    outcomes: list[Outcome],
    nights: list[Night],
    window: Rules | None,
    pauses: list[Pause],
    screenings: list[Screening],
    infusions: list[Infusion],
    day: int | None,
    profile: Profile | None,
    now: Now,
) -> SleepView:
    """The night that ended on `day` (None: today), the nights and weeks up to it, and this week's habits.

    `window` is the row of a sleep window that a therapist entered, or None.
    """
    today = local_day(now, profile)
    chosen = diary_day(day, profile, now)
    night = night_of(nights, chosen)
    found = night_efficiency(night)
    before = night_before(nights, chosen)
    first = week_of(chosen, week_start(profile))
    marks = by_key(outcomes)
    this_week = week_of(today, week_start(profile))
    habits = [habit_row(habit, versions, marks, this_week, today) for habit in sleep["habits"]]
    return {
        "content": sleep,
        "day": chosen,
        "is_today": chosen == today,
        "label": night_label(chosen, today),
        "begun": is_begun(night),
        "copy_label": "" if before is None else copy_label(sleep["same_as_yesterday"], before["day"], chosen),
        "questions": [diary_question(question, night, chosen) for question in sleep["diary"]],
        "night": night_line(found, is_begun(night), chosen, today),
        "sums": night_sums(night, found),
        "unusable": unusable_words(found, night),
        "nights": [
            night_line(night_efficiency(night_of(nights, each)), is_begun(night_of(nights, each)), each, today)
            for each in [chosen - back for back in range(NIGHTS_SHOWN)]
        ],
        "weeks": [
            week_line(week_efficiency(nights, first), first, "This week" if first == this_week else ""),
            week_line(week_efficiency(nights, first - 7), first - 7, ""),
        ],
        "nodded_off": has_nodded_off(nights, today),
        "window": window_view(
            window,
            sleep["window"]["guards"],
            nights,
            pauses,
            screenings,
            resting_after_infusion(infusions, now)["resting"],
            today,
        ),
        "chosen": [row for row in habits if row["chosen"]],
        "habits": habits,
    }


def night_label(day: int, today: int) -> str:
    """A night by the day it ended on: "Last night", "Night to Monday 23 November"."""
    return "Last night" if day == today else f"Night to {weekday_words(day)} {date_words(day)}"


def copy_label(same: str, before: int, day: int) -> str:
    """What the button says that takes over an earlier night."""
    return same if before == day - 1 else f"Same as {weekday_words(before)} {date_words(before)}"


def diary_question(question: SleepQuestion, night: Night | None, day: int) -> DiaryQuestion:
    """A question of the diary with its answer."""
    field = FIELD_OF[question["id"]]
    held: dict[str, Any] = {} if night is None else {**night}
    value = held.get(field)
    is_time = question["answer"] == "time"
    open_number = -1 if question["answer"] == "scale" else 0
    return {
        "key": f"{day}-{field}",
        "field": field,
        "answer": question["answer"],
        "text": question["text"],
        "help": question["help"],
        "time": field_time(value) if is_time else "",
        "number": open_number if is_time or value is None else value,
    }


def night_line(found: Efficiency, begun: bool, day: int, today: int) -> NightLine:
    """A night in one sentence."""
    words = "Some times are still open." if begun else "Not filled in"
    if found["kind"] == "ratio":
        words = f"{span_words(found['asleep'])} asleep, {span_words(found['in_bed'])} in bed"
    elif found["kind"] != "open":
        words = "These times do not fit together yet."
    percent = efficiency_words(found["ratio"]) if found["kind"] == "ratio" else ""
    return {"day": day, "label": night_label(day, today), "words": words, "percent": percent}


def week_line(found: WeekEfficiency, first: int, name: str) -> NightLine:
    """A week in one sentence, with its sums."""
    label = f"Week from {date_words(first)}" if name == "" else name
    if found["nights"] == 0:
        return {"day": first, "label": label, "words": "No night to count yet", "percent": ""}
    nights = "1 night" if found["nights"] == 1 else f"{found['nights']} nights"
    words = f"{nights}: {span_words(found['asleep'])} asleep, {span_words(found['in_bed'])} in bed"
    return {"day": first, "label": label, "words": words, "percent": efficiency_words(found["ratio"])}


def night_sums(night: Night | None, found: Efficiency) -> list[str]:
    """The arithmetic of a night, line by line; empty without a number."""
    if night is None or found["kind"] != "ratio":
        return []
    between = found["asleep"] + night["sol"] + night["waso"]
    in_bed = span_words(found["in_bed"])
    return [
        f"{clock_words(night['tried'])} to {clock_words(night['final_wake'])} is {span_words(between)}.",
        f"Less {span_words(night['sol'])} to fall asleep and {span_words(night['waso'])} awake: "
        f"{span_words(found['asleep'])} asleep.",
        f"{clock_words(night['into_bed'])} to {clock_words(night['out_of_bed'])} is {in_bed} in bed.",
        f"{found['asleep']} minutes of {found['in_bed']} minutes is {efficiency_words(found['ratio'])}.",
    ]


def unusable_words(found: Efficiency, night: Night | None) -> str:
    """What to look at where the times do not fit together; "" where they do or are still open."""
    if night is None or found["kind"] in ("ratio", "open"):
        return ""
    if found["kind"] == "order":
        return "The times go: into bed, trying to sleep, awake for good, out of bed. One of them is out of order."
    return (
        f"The time awake adds up to {span_words(night['sol'] + night['waso'])}. That is more than the time from "
        f"{clock_words(night['tried'])} to {clock_words(night['final_wake'])}."
    )


def clock_words(minute: int | None) -> str:
    """A clock time as it is said: "6:30"; "" for an open one."""
    return "" if minute is None else time_words(minute)


def habit_row(
    habit: SleepHabit, versions: list[PlanVersion], marks: dict[str, Outcome], first: int, today: int
) -> HabitRow:
    """A habit with this week's tick; `first` is the first day of this week."""
    item_id = habit_item(habit["id"])
    version = in_plan(versions, item_id, today)
    since = today if version is None else item_named(versions, item_id)["versions"][0]["from_day"]
    slot_id = "" if version is None else slots_of(version)[0]["id"]
    ticked = ticked_day(marks, item_id, slot_id, first)
    return {
        "content_id": habit["id"],
        "name": habit["title"],
        "text": habit["text"],
        "others": [f"{SITUATIONS[row['situation']]}{row['text']}" for row in habit["variants"]],
        "label": habit["evidence"]["label"],
        "strong": habit["strong"],
        "chosen": version is not None,
        "ticked": ticked is not None,
        "detail": "" if version is None else habit_words(since, marks, item_id, slot_id, first),
        "item_id": item_id,
        "day": today if ticked is None else ticked,
        "slot_id": slot_id,
        "target": 1,
        "version_id": "" if version is None else version["id"],
    }


def ticked_day(marks: dict[str, Outcome], item_id: str, slot_id: str, first: int) -> int | None:
    """The day of the week from `first` on which a habit was ticked, or None."""
    for day in range(first, first + 7):
        outcome = marks.get(occurrence_key(item_id, day, slot_id))
        if outcome is not None and credit(outcome, 1) > 0:
            return day
    return None


def habit_words(since: int, marks: dict[str, Outcome], item_id: str, slot_id: str, first: int) -> str:
    """How a chosen habit went: "This week", "3 of 4 weeks"; the weeks since the day it was begun, four at most."""
    weeks = [first - 7 * back for back in range(HABIT_WEEKS) if first - 7 * back + 6 >= since]
    ticked = [week for week in weeks if ticked_day(marks, item_id, slot_id, week) is not None]
    if len(weeks) == 1:
        return "Ticked this week" if len(ticked) == 1 else "Tick it once this week"
    return f"{of_words(len(ticked), len(weeks))} weeks"
