"""The pages of the plan builder as the screen shows them: one question each."""

from typing import TypedDict

from fibroplan.domain.builder import MOST_CHOSEN, TRIES, can_go_back, can_go_on
from fibroplan.domain.day import SHORT_WEEKDAYS, WEEKDAYS, Now, date_words, local_day, time_words, weekday
from fibroplan.domain.dose import Dose, floor_words, stepper_of
from fibroplan.domain.draft import Answers, Detail, Draft, answers_of, current_id, draft_of, new_detail, step_of
from fibroplan.domain.exercise import (
    CATEGORIES,
    CATEGORY_LABELS,
    VARIANT_LABELS,
    VARIANTS,
    Exercise,
    Variant,
    frequency_words,
    stand_in,
    variant_of,
)
from fibroplan.domain.occurrence import occurrences_on
from fibroplan.domain.plan import Item, PlanVersion, plan_items
from fibroplan.domain.profile import Profile, week_start
from fibroplan.domain.proposal import activity_of, dose_of, draft_versions, is_in_plan
from fibroplan.domain.schedule import PART_LABELS, PARTS, days_words, schedule_words
from fibroplan.domain.words import amount_words, dose_words

SCHEDULE_LABELS = {"weekdays": "On set days", "every": "Every few days", "times": "Some days, I pick"}


class BuilderChoice(TypedDict):
    """An activity of the library to choose."""

    content_id: str
    title: str
    detail: str
    caution: str
    chosen: bool
    in_plan: bool


class BuilderGroup(TypedDict):
    """The activities of one kind."""

    category: str
    label: str
    choices: list[BuilderChoice]


class BuilderOption(TypedDict):
    """A way, a kind of schedule or a part of the day to choose."""

    value: str
    label: str
    detail: str
    chosen: bool


class BuilderNumber(TypedDict):
    """A weekday or a time of day to choose."""

    value: int
    label: str
    chosen: bool


class BuilderTry(TypedDict):
    """One try of the baseline. `less` and `more` are the amounts that the stepper's buttons set."""

    number: int
    label: str
    amount: float
    words: str
    given: bool
    less: float
    more: float


class BuilderDose(TypedDict):
    """The dose an activity will have, with its arithmetic. `less` and `more` are for the stepper."""

    content_id: str
    title: str
    dose: str
    words: str
    floor_words: str
    schedule_words: str
    too_much: bool
    amount: float
    less: float
    more: float


class BuilderActivity(TypedDict):
    """The activity being asked about."""

    content_id: str
    title: str
    unit: str
    position: str
    equipment: str
    how_to: str
    caution: str
    evidence: str
    frequency_words: str
    variants: list[BuilderOption]
    tries: list[BuilderTry]
    not_sure: bool
    settled: bool
    dose: BuilderDose
    schedules: list[BuilderOption]
    schedule: str
    weekdays: list[BuilderNumber]
    every_days: int
    times_per_week: int
    parts: list[BuilderOption]
    times: list[BuilderNumber]


class PreviewRow(TypedDict):
    """One thing of a day in the preview."""

    title: str
    dose: str
    part: str


class PreviewDay(TypedDict):
    """One day of the preview."""

    day: int
    title: str
    words: str
    rows: list[PreviewRow]


class BuilderView(TypedDict):
    """The page that the draft stands at: `step` is choose, baseline, days or preview.

    `page` of `pages` counts from 1. `activity` means something on baseline and days alone, `groups` on choose,
    `doses`, `week` and `any_day` (things without set days) on preview.
    """

    step: str
    mode: str
    unfinished: bool
    page: int
    pages: int
    can_back: bool
    can_next: bool
    title: str
    sentence: str
    groups: list[BuilderGroup]
    chosen: int
    full: bool
    activity: BuilderActivity
    doses: list[BuilderDose]
    week: list[PreviewDay]
    any_day: list[str]


def builder_view(
    drafts: list[Draft], versions: list[PlanVersion], exercises: list[Exercise], profile: Profile | None, now: Now
) -> BuilderView:
    """The page of the plan builder where the person left it."""
    answers = answers_of(drafts)
    step = step_of(drafts)
    today = local_day(now, profile)
    preview = step == "preview"
    planned = draft_versions(answers, versions, exercises, today) if preview else []
    first = week_start(profile)
    activity = activity_view(answers, versions, exercises, first)
    return {
        "step": step,
        "mode": answers["mode"],
        "unfinished": draft_of(drafts) is not None,
        "page": page_number(step, answers),
        "pages": page_number("preview", answers),
        "can_back": can_go_back(step, answers),
        "can_next": can_go_on(step, answers),
        "title": page_title(step, answers["mode"], activity),
        "sentence": page_sentence(step, answers, activity),
        "groups": library_groups(answers, versions, exercises, today) if step == "choose" else [],
        "chosen": len(answers["chosen"]),
        "full": len(answers["chosen"]) >= MOST_CHOSEN,
        "activity": activity,
        "doses": [dose_row(answers, versions, exercises, row) for row in planned],
        "week": preview_week(planned, today),
        "any_day": [f"{row['title']}: {days_words(row)}" for row in planned if row["schedule"] == "times"],
    }


def page_number(step: str, answers: Answers) -> int:
    """The place of a page, from 1: choose, then two for each activity, then the preview."""
    before = 0 if answers["mode"] == "edit" else 1
    if step == "choose":
        return 1
    if step == "preview":
        return before + 2 * max(1, len(answers["chosen"])) + 1
    return before + 2 * answers["at"] + (1 if step == "baseline" else 2)


def page_title(step: str, mode: str, activity: BuilderActivity) -> str:
    """The question of a page."""
    if step == "choose":
        return "What would you like to do?"
    if step == "baseline":
        return f"{activity['title']}: how much is comfortable now?"
    if step == "days":
        return f"{activity['title']}: which days?"
    return "Your change" if mode == "edit" else "Your week"


def page_sentence(step: str, answers: Answers, activity: BuilderActivity) -> str:
    """The plain sentence under the question."""
    if step == "choose":
        count = len(answers["chosen"])
        return "Pick one or two to begin with." if count == 0 else f"{count} picked. You can add more later."
    if step == "baseline":
        if activity["dose"]["too_much"]:
            return "Even the smallest start is more than that. The easier way may fit better."
        return "Not your best day. Not a flare. Stop before it gets worse."
    if step == "days":
        if activity["schedule"] == "weekdays" and not any(row["chosen"] for row in activity["weekdays"]):
            return "Pick at least one day."
        return f"{activity['frequency_words']} Leave room for rest."
    return "This is a start, not a test. You can change it."


def library_groups(
    answers: Answers, versions: list[PlanVersion], exercises: list[Exercise], today: int
) -> list[BuilderGroup]:
    """The library by kind, gentlest first; kinds without a name of their own come last, together."""
    groups: list[BuilderGroup] = []
    for category in [*CATEGORIES, "other"]:
        choices = [
            library_choice(exercise, answers, versions, today)
            for exercise in exercises
            if category_of(exercise) == category
        ]
        if len(choices) > 0:
            label = CATEGORY_LABELS.get(category, "More")
            groups.append({"category": category, "label": label, "choices": choices})
    return groups


def category_of(exercise: Exercise) -> str:
    """The kind an exercise is listed under."""
    return exercise["category"] if exercise["category"] in CATEGORIES else "other"


def library_choice(exercise: Exercise, answers: Answers, versions: list[PlanVersion], today: int) -> BuilderChoice:
    """An activity with what it starts at and where it is done."""
    dose = dose_words(exercise["start"], exercise["unit"], exercise["sets"], exercise["each_side"])
    return {
        "content_id": exercise["id"],
        "title": exercise["title"],
        "detail": dose if exercise["position"] == "" else f"{dose} · {exercise['position']}",
        "caution": exercise["caution"],
        "chosen": exercise["id"] in answers["chosen"],
        "in_plan": is_in_plan(versions, exercise["id"], today),
    }


def activity_view(
    answers: Answers, versions: list[PlanVersion], exercises: list[Exercise], first: int
) -> BuilderActivity:
    """The activity being asked about with all its answers; empty when none is chosen."""
    name = current_id(answers)
    exercise = shown_activity(answers, versions, exercises, name)
    detail = answers["details"][name] if name in answers["details"] else new_detail([])
    way = variant_of(exercise, detail["variant"])
    return {
        "content_id": name,
        "title": way["title"],
        "unit": way["unit"],
        "position": exercise["position"],
        "equipment": exercise["equipment"],
        "how_to": exercise["how_to"],
        "caution": exercise["caution"],
        "evidence": exercise["evidence"],
        "frequency_words": frequency_words(exercise),
        "variants": [variant_option(exercise, variant, detail["variant"]) for variant in VARIANTS],
        "tries": [try_row(detail, way, number) for number in range(TRIES)],
        "not_sure": detail["not_sure"],
        "settled": detail["settled"],
        "dose": dose_line(name, way, dose_of(exercise, detail), ""),
        "schedules": [
            {"value": kind, "label": SCHEDULE_LABELS[kind], "detail": "", "chosen": kind == detail["schedule"]}
            for kind in ["weekdays", "every", "times"]
        ],
        "schedule": detail["schedule"],
        "weekdays": weekday_choices(detail, first),
        "every_days": detail["every_days"],
        "times_per_week": detail["times_per_week"],
        "parts": [part_option(detail, part) for part in PARTS],
        "times": time_choices(detail),
    }


def shown_activity(
    answers: Answers, versions: list[PlanVersion], exercises: list[Exercise], content_id: str
) -> Exercise:
    """The activity, or an empty one while none is chosen."""
    exercise = activity_of(answers, versions, exercises, content_id)
    if exercise is None:
        return stand_in("", {"title": "", "start": 1, "unit": "times", "sets": 1, "each_side": False})
    return exercise


def variant_option(exercise: Exercise, variant: str, chosen: str) -> BuilderOption:
    """One way of an exercise."""
    way = variant_of(exercise, variant)
    return {
        "value": variant,
        "label": VARIANT_LABELS[variant],
        "detail": way["title"],
        "chosen": variant == chosen,
    }


def try_row(detail: Detail, way: Variant, number: int) -> BuilderTry:
    """One try with its stepper. An empty one begins at the usual start."""
    amount = detail["tries"][number]
    given = amount > 0
    step = stepper_of(way["unit"])
    return {
        "number": number,
        "label": f"Day {number + 1}",
        "amount": amount,
        "words": amount_words(amount, way["unit"]) if given else "not tried yet",
        "given": given,
        "less": max(0, amount - step) if given else 0,
        "more": amount + step if given else way["start"],
    }


def weekday_choices(detail: Detail, first: int) -> list[BuilderNumber]:
    """The seven days, from the first day of the person's week."""
    order = [(first + index) % 7 for index in range(7)]
    return [{"value": day, "label": SHORT_WEEKDAYS[day], "chosen": day in detail["weekdays"]} for day in order]


def part_option(detail: Detail, part: str) -> BuilderOption:
    """One part of the day."""
    chosen = any(slot["part"] == part for slot in detail["slots"])
    return {"value": part, "label": PART_LABELS[part], "detail": "", "chosen": chosen}


def time_choices(detail: Detail) -> list[BuilderNumber]:
    """Every half hour, and the times that were chosen by the minute."""
    chosen = [slot["minute"] for slot in detail["slots"] if slot["part"] == "time"]
    others = [minute for minute in chosen if minute % 30 != 0]
    minutes = sorted([*[half * 30 for half in range(48)], *others])
    return [{"value": minute, "label": time_words(minute), "chosen": minute in chosen} for minute in minutes]


def dose_line(content_id: str, way: Variant, dose: Dose, when: str) -> BuilderDose:
    """A dose with its words and its stepper."""
    step = stepper_of(way["unit"])
    return {
        "content_id": content_id,
        "title": way["title"],
        "dose": dose_words(dose["target"], way["unit"], way["sets"], way["each_side"]),
        "words": dose["words"],
        "floor_words": floor_words(dose["floor"], way["unit"]),
        "schedule_words": when,
        "too_much": dose["too_much"],
        "amount": dose["target"],
        "less": max(step, dose["target"] - step),
        "more": dose["target"] + step,
    }


def dose_row(
    answers: Answers, versions: list[PlanVersion], exercises: list[Exercise], planned: PlanVersion
) -> BuilderDose:
    """The dose of a version that the answers make; until it is in the plan its item has the activity's name."""
    exercise = shown_activity(answers, versions, exercises, planned["item_id"])
    detail = answers["details"][planned["item_id"]]
    way = variant_of(exercise, detail["variant"])
    return dose_line(planned["item_id"], way, dose_of(exercise, detail), schedule_words(planned))


def preview_week(planned: list[PlanVersion], today: int) -> list[PreviewDay]:
    """The seven days from today with what the draft would put on them; free days are told apart."""
    items: list[Item] = plan_items(planned)
    days: list[PreviewDay] = []
    for day in range(today, today + (7 if len(planned) > 0 else 0)):
        rows: list[PreviewRow] = []
        for occurrence in occurrences_on(items, [], day):
            version = occurrence["version"]
            if not occurrence["optional"]:
                rows.append(
                    {
                        "title": version["title"],
                        "dose": dose_words(version["target"], version["unit"], version["sets"], version["each_side"]),
                        "part": PART_LABELS[occurrence["part"]],
                    }
                )
        days.append({"day": day, "title": WEEKDAYS[weekday(day)], "words": date_words(day), "rows": rows})
    return days
