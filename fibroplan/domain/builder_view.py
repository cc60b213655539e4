"""The pages of the plan builder as the screen shows them: one question each."""

from typing import TypedDict

from fibroplan.domain.addition import (
    Addition,
    AdditionGroup,
    addition_groups,
    addition_version,
    addition_words,
)
from fibroplan.domain.builder import can_go_back, can_go_on, gate_of
from fibroplan.domain.day import SHORT_WEEKDAYS, WEEKDAYS, Now, date_words, local_day, time_words, weekday
from fibroplan.domain.dose import floor_words, stepper_of
from fibroplan.domain.draft import (
    Answers,
    Detail,
    Draft,
    answers_of,
    current_id,
    draft_of,
    is_full,
    new_detail,
    step_of,
)
from fibroplan.domain.draft_edit import TRIES
from fibroplan.domain.effort import effort_words
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
from fibroplan.domain.goal import Goal, GoalArea, goal_areas, goal_of
from fibroplan.domain.occurrence import occurrences_on
from fibroplan.domain.plan import EFFORT_KINDS, ENERGY_RULE, Item, PlanVersion, item_named, plan_items
from fibroplan.domain.profile import Profile, week_start
from fibroplan.domain.proposal import activity_of, dose_of, draft_versions, is_in_plan
from fibroplan.domain.rules import Rules
from fibroplan.domain.schedule import PART_LABELS, PARTS, schedule_words
from fibroplan.domain.screening import Screening, energy_limited
from fibroplan.domain.suited import Narrowing, allowed, suited
from fibroplan.domain.words import amount_words, dose_words

GATE_WORDS = {
    "none": "A few questions keep your plan safe and help it fit you. They take about two minutes.",
    "unfinished": "Your safety check is not finished yet. Your answers are still here.",
    "repeat": "Half a year has gone by. Please look at the check again. Your answers are still here.",
    "wait": "Your safety check asks you to wait a little. See what it says.",
}

ENERGY_EFFORT = "There is no amount to reach. Rest comes first."

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
    """The dose an activity will have, with its arithmetic. `less` and `more` are for the steppers.

    `ceiling` is the most on one day, 0 for none; `energy` that the dose is no target.
    """

    content_id: str
    title: str
    dose: str
    words: str
    floor_words: str
    schedule_words: str
    too_much: bool
    energy: bool
    amount: float
    less: float
    more: float
    floor_less: float
    floor_more: float
    ceiling: float
    ceiling_words: str
    ceiling_less: float
    ceiling_more: float


class BuilderActivity(TypedDict):
    """The activity being asked about; `effort` says that it takes some, so that a baseline is worth finding."""

    content_id: str
    title: str
    unit: str
    position: str
    equipment: str
    how_to: str
    caution: str
    reasons: list[str]
    energy: bool
    effort: bool
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


class PreviewAlso(TypedDict):
    """Something of another library in the preview, with its rhythm."""

    key: str
    title: str
    words: str


class PreviewDay(TypedDict):
    """One day of the preview; `rest` says that nothing on it takes effort."""

    day: int
    title: str
    words: str
    rest: bool
    rows: list[PreviewRow]


class BuilderView(TypedDict):
    """The page that the draft stands at: `step` is goal, choose, baseline, days or preview.

    `gate` is what the safety check asks for first, as in `Standing`, "" where the way is open; `left_out` counts the
    activities that its answers leave out, and `energy` says that there are no targets.
    `page` of `pages` counts from 1. `activity` means something on baseline and days alone, `groups` and `libraries`
    on choose, `doses`, `also`, `week` and `any_day` (things without set days) on preview.
    """

    step: str
    mode: str
    gate: str
    gate_words: str
    energy: bool
    goal: str
    areas: list[GoalArea]
    left_out: int
    can_finish: bool
    effort_words: str
    unfinished: bool
    page: int
    pages: int
    can_back: bool
    can_next: bool
    title: str
    sentence: str
    groups: list[BuilderGroup]
    libraries: list[AdditionGroup]
    chosen: int
    full: bool
    activity: BuilderActivity
    doses: list[BuilderDose]
    also: list[PreviewAlso]
    week: list[PreviewDay]
    any_day: list[str]


def builder_view(
    drafts: list[Draft],
    versions: list[PlanVersion],
    exercises: list[Exercise],
    additions: list[Addition],
    screenings: list[Screening],
    filters: list[Narrowing],
    goals: list[Goal],
    rules: Rules | None,
    profile: Profile | None,
    now: Now,
) -> BuilderView:
    """The page of the plan builder where the person left it."""
    answers = answers_of(drafts)
    step = step_of(drafts)
    today = local_day(now, profile)
    gate = gate_of(answers, screenings, today)
    energy = energy_limited(screenings)
    safe = allowed(suited(exercises, screenings, filters, today))
    preview = step == "preview"
    planned = draft_versions(answers, versions, safe, rules, today) if preview else []
    also = answers["also"] if preview else []
    whole = [*planned, *[addition_version(row, 99, today) for row in also]]
    first = week_start(profile)
    activity = activity_view(answers, versions, safe, rules, first)
    return {
        "step": step,
        "mode": answers["mode"],
        "gate": gate,
        "gate_words": GATE_WORDS.get(gate, GATE_WORDS["wait"]),
        "energy": energy,
        "goal": goal_of(goals)["words"],
        "areas": goal_areas(goals),
        "left_out": len(exercises) - len(safe),
        "can_finish": len(whole) > 0,
        "effort_words": ENERGY_EFFORT if energy and len(whole) > 0 else effort_words(planned, today),
        "unfinished": draft_of(drafts) is not None,
        "page": page_number(step, answers),
        "pages": page_number("preview", answers),
        "can_back": can_go_back(step, answers),
        "can_next": can_go_on(step, answers),
        "title": page_title("gate" if gate != "" else step, answers["mode"], activity),
        "sentence": page_sentence(step, answers, activity) if gate == "" else "",
        "groups": library_groups(answers, versions, safe, today) if step == "choose" else [],
        "libraries": addition_groups(additions, answers["also"], versions, today) if step == "choose" else [],
        "chosen": len(answers["chosen"]) + len(answers["also"]),
        "full": is_full(answers),
        "activity": activity,
        "doses": [dose_row(answers, versions, safe, rules, row) for row in planned],
        "also": [
            {"key": f"{row['kind']}-{row['content_id']}", "title": row["title"], "words": addition_words(row, today)}
            for row in also
        ],
        "week": preview_week(whole, today),
        "any_day": [f"{row['title']}: {rhythm_words(row)}" for row in planned if row["schedule"] == "times"],
    }


def page_number(step: str, answers: Answers) -> int:
    """The place of a page, from 1: goal, choose, then two for each activity, then the preview."""
    before = 0 if answers["mode"] == "edit" else 2
    if step == "goal" or step == "choose":
        return 1 if step == "goal" else 2
    if step == "preview":
        asked = len(answers["chosen"]) if len(answers["also"]) > 0 else max(1, len(answers["chosen"]))
        return before + 2 * asked + 1
    return before + 2 * answers["at"] + (1 if step == "baseline" else 2)


def page_title(step: str, mode: str, activity: BuilderActivity) -> str:
    """The question of a page."""
    if step == "gate":
        return "First, a short safety check"
    if step == "goal":
        return "What matters to you?"
    if step == "choose":
        return "What would you like to do?"
    if step == "baseline":
        if activity["energy"] or not activity["effort"]:
            return f"{activity['title']}: what feels fine?"
        return f"{activity['title']}: how much is comfortable now?"
    if step == "days":
        return f"{activity['title']}: which days?"
    return "Your change" if mode == "edit" else "Your week"


def page_sentence(step: str, answers: Answers, activity: BuilderActivity) -> str:
    """The plain sentence under the question."""
    if step == "goal":
        return "A plan is easier to keep when it leads to something you love. You can leave this empty."
    if step == "choose":
        count = len(answers["chosen"]) + len(answers["also"])
        return "Pick one or two to begin with." if count == 0 else f"{count} picked. You can add more later."
    if step == "baseline":
        if activity["energy"]:
            return "There is no target. Stop while you still feel fine."
        if not activity["effort"]:
            return "There is nothing to reach. You can set the length on the last page."
        if activity["dose"]["too_much"]:
            return "Even the smallest start is more than that. The easier way may fit better."
        return "Not your best day. Not a flare. Stop before it gets worse."
    if step == "days":
        if activity["schedule"] == "weekdays" and not any(row["chosen"] for row in activity["weekdays"]):
            return "Pick at least one day."
        if activity["energy"]:
            return "It stands on every day and asks for nothing. Rest comes first."
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
    own: list[BuilderChoice] = [
        own_choice(name, answers["details"][name])
        for name in answers["chosen"]
        if answers["details"][name]["title"] != ""
    ]
    return [{"category": "own", "label": "Your own", "choices": own}, *groups] if len(own) > 0 else groups


def own_choice(name: str, detail: Detail) -> BuilderChoice:
    """A thing of the person's own that is picked."""
    return {
        "content_id": name,
        "title": detail["title"],
        "detail": f"in {detail['unit']}",
        "caution": "",
        "chosen": True,
        "in_plan": False,
    }


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
    answers: Answers, versions: list[PlanVersion], exercises: list[Exercise], rules: Rules | None, first: int
) -> BuilderActivity:
    """The activity being asked about with all its answers; empty when none is chosen."""
    name = current_id(answers)
    exercise = shown_activity(answers, versions, exercises, name)
    detail = answers["details"][name] if name in answers["details"] else new_detail([], False)
    way = variant_of(exercise, detail["variant"])
    return {
        "content_id": name,
        "title": way["title"],
        "unit": way["unit"],
        "position": exercise["position"],
        "equipment": exercise["equipment"],
        "how_to": exercise["how_to"],
        "caution": exercise["caution"],
        "reasons": exercise["reasons"],
        "energy": exercise["energy"],
        "effort": takes_effort(answers, versions),
        "evidence": exercise["evidence"],
        "frequency_words": frequency_words(exercise),
        "variants": [
            variant_option(exercise, variant, detail["variant"]) for variant in VARIANTS if variant in exercise["forms"]
        ],
        "tries": [try_row(detail, way, number) for number in range(TRIES)],
        "not_sure": detail["not_sure"],
        "settled": detail["settled"],
        "dose": dose_line(exercise, detail, rules, ""),
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


def takes_effort(answers: Answers, versions: list[PlanVersion]) -> bool:
    """Whether what is asked about takes effort: everything that is added so, and what the plan counts among it."""
    if answers["mode"] != "edit":
        return True
    known = item_named(versions, answers["item_id"])["versions"]
    return len(known) > 0 and known[-1]["kind"] in EFFORT_KINDS


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


def dose_line(exercise: Exercise, detail: Detail, rules: Rules | None, when: str) -> BuilderDose:
    """The dose of an activity with its words and its steppers."""
    way = variant_of(exercise, detail["variant"])
    dose = dose_of(exercise, detail, rules)
    unit = way["unit"]
    step = stepper_of(unit)
    ceiling = detail["ceiling"]
    day = dose["target"] * len(detail["slots"])
    words = dose_words(dose["target"], unit, way["sets"], way["each_side"])
    return {
        "content_id": exercise["id"],
        "title": way["title"],
        "dose": f"up to {words}" if exercise["energy"] else words,
        "words": dose["words"],
        "floor_words": floor_words(dose["floor"], unit),
        "schedule_words": when,
        "too_much": dose["too_much"],
        "energy": exercise["energy"],
        "amount": dose["target"],
        "less": max(step, dose["target"] - step),
        "more": dose["target"] + step,
        "floor_less": max(step, dose["floor"] - step),
        "floor_more": dose["floor"] + step,
        "ceiling": ceiling,
        "ceiling_words": "No most set." if ceiling == 0 else f"At most {amount_words(ceiling, unit)} on one day.",
        "ceiling_less": max(step, ceiling - step) if ceiling > 0 else day,
        "ceiling_more": ceiling + step if ceiling > 0 else day,
    }


def dose_row(
    answers: Answers,
    versions: list[PlanVersion],
    exercises: list[Exercise],
    rules: Rules | None,
    planned: PlanVersion,
) -> BuilderDose:
    """The dose of a version that the answers make; until it is in the plan its item has the activity's name."""
    exercise = shown_activity(answers, versions, exercises, planned["item_id"])
    return dose_line(exercise, answers["details"][planned["item_id"]], rules, rhythm_words(planned))


def rhythm_words(version: PlanVersion) -> str:
    """Days and places in the day; where effort costs days, no number of days is named."""
    free = version["schedule"] == "times" and version["dose_rule"] == ENERGY_RULE
    return "When you like" if free else schedule_words(version)


def preview_week(planned: list[PlanVersion], today: int) -> list[PreviewDay]:
    """The seven days from today with what the draft would put on them; free days are told apart."""
    items: list[Item] = plan_items(planned)
    days: list[PreviewDay] = []
    for day in range(today, today + (7 if len(planned) > 0 else 0)):
        rows: list[PreviewRow] = []
        rest = True
        for occurrence in occurrences_on(items, [], day):
            version = occurrence["version"]
            if not occurrence["optional"]:
                rest = rest and version["kind"] not in EFFORT_KINDS
                rows.append(
                    {
                        "title": version["title"],
                        "dose": dose_words(version["target"], version["unit"], version["sets"], version["each_side"]),
                        "part": PART_LABELS[occurrence["part"]],
                    }
                )
        days.append({"day": day, "title": WEEKDAYS[weekday(day)], "words": date_words(day), "rest": rest, "rows": rows})
    return days
