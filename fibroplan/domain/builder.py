"""The plan builder: one question a page, every answer saved at once, back always possible.

A small state machine over one draft: what matters, which activities, then for each its baseline and its days, then a
preview of the week. Nothing is added before the safety check allows it. Every command takes the draft as it is and
gives the draft as it becomes; `builder_finish` turns it into plan versions. The same pages add to a plan and edit one
item of it.
"""

from typing import Any

from fibroplan.domain.addition import Addition, add_rows, addition_item
from fibroplan.domain.change import Change
from fibroplan.domain.day import Now, local_day
from fibroplan.domain.draft import (
    Answers,
    Detail,
    Draft,
    answers_of,
    current_id,
    draft_of,
    forgotten,
    is_full,
    new_detail,
    saved,
    step_of,
)
from fibroplan.domain.draft_edit import TRIES
from fibroplan.domain.exercise import VARIANTS, Exercise, exercise_named, suggested_weekdays
from fibroplan.domain.goal import Goal, goal_of
from fibroplan.domain.habit import in_plan
from fibroplan.domain.numbers import clamp
from fibroplan.domain.outcome import AMOUNT_MAX
from fibroplan.domain.plan import (
    PlanVersion,
    Slot,
    add_item,
    edit_item,
    next_position,
)
from fibroplan.domain.profile import Profile
from fibroplan.domain.proposal import is_in_plan, known_item, version_fields
from fibroplan.domain.rules import Rules
from fibroplan.domain.schedule import PARTS, part_slot
from fibroplan.domain.screening import Screening, energy_limited, standing
from fibroplan.domain.suited import Narrowing, allowed, suited

OWN_UNITS = ["minutes", "times"]
"""What a thing of the person's own is counted in."""


def builder_start(drafts: list[Draft], goals: list[Goal]) -> list[Change]:
    """Begin a plan, or an addition to it. A draft of an addition that is there already is taken up again.

    What matters is asked once.
    """
    draft = draft_of(drafts)
    if draft is not None and answers_of(drafts)["mode"] == "new":
        return []
    step = "goal" if goal_of(goals)["words"] == "" else "choose"
    return saved(step, {"mode": "new", "item_id": "", "chosen": [], "at": 0, "details": {}, "also": []})


def builder_discard() -> list[Change]:
    """Let the unfinished answers go. The plan stays as it is."""
    return forgotten()


def builder_toggle(
    drafts: list[Draft],
    versions: list[PlanVersion],
    exercises: list[Exercise],
    screenings: list[Screening],
    filters: list[Narrowing],
    content_id: str,
    profile: Profile | None,
    now: Now,
) -> list[Change]:
    """Choose an activity or let it go again.

    One that is in the plan already, that the safety answers leave out, or a ninth, changes nothing.
    """
    answers = answers_of(drafts)
    today = local_day(now, profile)
    if answers["mode"] != "new":
        return []
    if content_id in answers["chosen"]:
        chosen = [name for name in answers["chosen"] if name != content_id]
        return saved("choose", {**answers, "chosen": chosen, "at": 0})
    exercise = exercise_named(allowed(suited(exercises, screenings, filters, today)), content_id)
    if exercise is None or is_full(answers) or is_in_plan(versions, content_id, today):
        return []
    chosen = [*answers["chosen"], content_id]
    details = answers["details"]
    if content_id not in details:
        detail = new_detail(suggested_weekdays(exercise["frequency"]["days"]), exercise["energy"])
        details = {**details, content_id: detail}
    return saved("choose", {**answers, "chosen": chosen, "at": 0, "details": details})


def builder_own(drafts: list[Draft], screenings: list[Screening], words: str, unit: str, now: Now) -> list[Change]:
    """Add a thing of the person's own, counted in minutes or times. Without words, or as a ninth, nothing changes."""
    answers = answers_of(drafts)
    if words == "" or unit not in OWN_UNITS or is_full(answers) or answers["mode"] != "new":
        return []
    name = f"own-{now['uuid']}"
    free = energy_limited(screenings)
    detail: Detail = {**new_detail(suggested_weekdays(3), free), "title": words, "unit": unit}
    chosen = [*answers["chosen"], name]
    return saved("choose", {**answers, "chosen": chosen, "at": 0, "details": {**answers["details"], name: detail}})


def builder_also(
    drafts: list[Draft],
    versions: list[PlanVersion],
    additions: list[Addition],
    kind: str,
    content_id: str,
    profile: Profile | None,
    now: Now,
) -> list[Change]:
    """Choose something of another library or let it go again: relaxation, a sleep habit, a tip, a reflection.

    One that is in the plan already, that the library lacks, or a ninth, changes nothing.
    """
    answers = answers_of(drafts)
    if answers["mode"] != "new":
        return []
    kept = [row for row in answers["also"] if row["kind"] != kind or row["content_id"] != content_id]
    if len(kept) < len(answers["also"]):
        return saved("choose", {**answers, "also": kept, "at": 0})
    found = [row for row in additions if row["kind"] == kind and row["content_id"] == content_id]
    if len(found) == 0 or is_full(answers):
        return []
    if in_plan(versions, addition_item(found[0]), local_day(now, profile)) is not None:
        return []
    return saved("choose", {**answers, "also": [*kept, found[0]], "at": 0})


def builder_next(drafts: list[Draft]) -> list[Change]:
    """Go one page on; nothing changes while the page still lacks an answer it needs."""
    answers = answers_of(drafts)
    step = step_of(drafts)
    if not can_go_on(step, answers):
        return []
    if step == "goal":
        return saved("choose", answers)
    if step == "choose":
        return saved("baseline" if len(answers["chosen"]) > 0 else "preview", {**answers, "at": 0})
    if step == "baseline":
        return saved("days", answers)
    if answers["at"] + 1 < len(answers["chosen"]):
        return saved("baseline", {**answers, "at": answers["at"] + 1})
    return saved("preview", answers)


def builder_back(drafts: list[Draft]) -> list[Change]:
    """Go one page back; nothing changes on the first page."""
    answers = answers_of(drafts)
    step = step_of(drafts)
    if not can_go_back(step, answers):
        return []
    if step == "choose":
        return saved("goal", answers)
    if step == "preview" and len(answers["chosen"]) > 0:
        return saved("days", {**answers, "at": max(0, len(answers["chosen"]) - 1)})
    if step == "days":
        return saved("baseline", answers)
    if step == "baseline" and answers["at"] > 0:
        return saved("days", {**answers, "at": answers["at"] - 1})
    return saved("choose", answers)


def builder_variant(drafts: list[Draft], variant: str) -> list[Change]:
    """Take the easier, usual ("start") or harder way of the activity. Tries of another way no longer count."""
    if variant not in VARIANTS:
        return []
    return with_detail(drafts, {"variant": variant, "tries": [0, 0, 0], "own": 0})


def builder_try(drafts: list[Draft], number: int, amount: float) -> list[Change]:
    """Set try 0, 1 or 2 to an amount (held between 0 and 100,000; 0 takes it back)."""
    answers = answers_of(drafts)
    name = current_id(answers)
    if name == "" or number < 0 or number >= TRIES:
        return []
    tries = answers["details"][name]["tries"]
    changed = [clamp(amount, 0, AMOUNT_MAX) if index == number else tries[index] for index in range(TRIES)]
    return with_detail(drafts, {"tries": changed, "not_sure": False, "own": 0})


def builder_not_sure(drafts: list[Draft], exercises: list[Exercise]) -> list[Change]:
    """Say "I am not sure": start small. Strength then begins with its easiest way (docs/clinical-review.md [E])."""
    exercise = exercise_named(exercises, current_id(answers_of(drafts)))
    changes: dict[str, Any] = {"not_sure": True, "own": 0}
    if exercise is not None and exercise["category"] == "strength":
        changes = {**changes, "variant": "easier"}
    return with_detail(drafts, changes)


def builder_settled(drafts: list[Draft], settled: bool) -> list[Change]:
    """Say whether this is an ordinary time (80 % of the baseline) or a hard or new one (50 %)."""
    return with_detail(drafts, {"settled": settled, "own": 0})


def builder_schedule(drafts: list[Draft], schedule: str) -> list[Change]:
    """Choose the kind of days: weekdays, every (n days) or times (n a week)."""
    if schedule not in ("weekdays", "every", "times"):
        return []
    return with_detail(drafts, {"schedule": schedule})


def builder_weekday(drafts: list[Draft], day: int) -> list[Change]:
    """Choose a weekday, 0 Monday to 6 Sunday, or let it go again."""
    answers = answers_of(drafts)
    name = current_id(answers)
    if name == "" or day < 0 or day > 6:
        return []
    chosen = answers["details"][name]["weekdays"]
    weekdays = [index for index in range(7) if (index in chosen) != (index == day)]
    return with_detail(drafts, {"schedule": "weekdays", "weekdays": weekdays})


def builder_every(drafts: list[Draft], every_days: int) -> list[Change]:
    """Every how many days: 2 to 14."""
    return with_detail(drafts, {"schedule": "every", "every_days": max(2, min(every_days, 14))})


def builder_times(drafts: list[Draft], times_per_week: int) -> list[Change]:
    """How many times a week, on any days: 1 to 7."""
    return with_detail(drafts, {"schedule": "times", "times_per_week": max(1, min(times_per_week, 7))})


def builder_part(drafts: list[Draft], part: str) -> list[Change]:
    """Choose a part of the day, or let it go again. One place in the day always stays."""
    if part not in PARTS:
        return []
    return with_slot(drafts, part_slot(part))


def builder_time(drafts: list[Draft], minute: int) -> list[Change]:
    """Choose a time of day, in minutes after midnight (0 to 1439), or let it go again."""
    if minute < 0 or minute > 1439:
        return []
    return with_slot(drafts, {"id": f"at{minute}", "part": "time", "minute": minute})


def builder_dose(drafts: list[Draft], content_id: str, amount: float) -> list[Change]:
    """Start an activity at an amount of one's own (up to 10,000); 0 or less takes the computed one again."""
    return with_amount(drafts, content_id, {"own": clamp(amount, 0, 10_000)})


def builder_floor(drafts: list[Draft], content_id: str, amount: float) -> list[Change]:
    """What is left of an activity on a flare day; 0 or less takes the computed amount, more than the dose the dose."""
    return with_amount(drafts, content_id, {"floor": clamp(amount, 0, 10_000)})


def builder_ceiling(drafts: list[Draft], content_id: str, amount: float) -> list[Change]:
    """The most of an activity on one day; 0 or less is none. A dose above it is held there."""
    return with_amount(drafts, content_id, {"ceiling": clamp(amount, 0, 10_000)})


def builder_finish(
    drafts: list[Draft],
    versions: list[PlanVersion],
    exercises: list[Exercise],
    screenings: list[Screening],
    filters: list[Narrowing],
    rules: Rules | None,
    profile: Profile | None,
    now: Now,
) -> list[Change]:
    """Put the answers into the plan, from today on, and clear the draft.

    An activity that was stopped once is taken up again as the same item, so that its history stays one. What the
    safety answers leave out is not added; with nothing to add, or before the check allows it, nothing changes.
    """
    answers = answers_of(drafts)
    today = local_day(now, profile)
    if gate_of(answers, screenings, today) != "":
        return []
    safe = allowed(suited(exercises, screenings, filters, today))
    changes: list[Change] = []
    for index, content_id in enumerate(answers["chosen"]):
        fields = version_fields(answers, versions, safe, rules, content_id, today)
        if fields is None:
            continue
        known = known_item(answers, versions, content_id)
        if known == "":
            placed = {**fields, "position": next_position(versions) + index}
            changes.extend(add_item(f"{now['uuid']}-{index}", placed, today, profile, now))
        else:
            changes.extend(edit_item(versions, known, fields, today, profile, now))
    changes.extend(add_rows(answers["also"], versions, next_position(versions) + len(changes), profile, now))
    return [*changes, *forgotten()] if len(changes) > 0 else []


def gate_of(answers: Answers, screenings: list[Screening], today: int) -> str:
    """What the safety check asks for before anything is added, as in `Standing`; "" where the way is open.

    A thing that is in the plan already may always be changed.
    """
    state = standing(screenings, today)["state"]
    return "" if state == "open" or answers["mode"] == "edit" else state


def with_amount(drafts: list[Draft], content_id: str, changed: dict[str, Any]) -> list[Change]:
    """Save changed amounts of one activity of the draft."""
    answers = answers_of(drafts)
    if content_id not in answers["details"]:
        return []
    detail: Any = {**answers["details"][content_id], **changed}
    return saved(step_of(drafts), {**answers, "details": {**answers["details"], content_id: detail}})


def with_detail(drafts: list[Draft], changed: dict[str, Any]) -> list[Change]:
    """Save changed answers about the activity being asked about."""
    answers = answers_of(drafts)
    name = current_id(answers)
    if name == "":
        return []
    detail: Any = {**answers["details"][name], **changed}
    return saved(step_of(drafts), {**answers, "details": {**answers["details"], name: detail}})


def with_slot(drafts: list[Draft], slot: Slot) -> list[Change]:
    """Add a place in the day or take it away. "n times a week" has one place at a time."""
    answers = answers_of(drafts)
    name = current_id(answers)
    if name == "":
        return []
    detail = answers["details"][name]
    others = [row for row in detail["slots"] if row["id"] != slot["id"]]
    if detail["schedule"] == "times":
        return with_detail(drafts, {"slots": [slot]})
    if len(others) < len(detail["slots"]):
        return with_detail(drafts, {"slots": others}) if len(others) > 0 else []
    return with_detail(drafts, {"slots": [*others, slot]})


def can_go_on(step: str, answers: Answers) -> bool:
    """Whether a page has the answers it needs."""
    name = current_id(answers)
    if step == "choose" and len(answers["also"]) > 0:
        return True
    if step == "goal" or name == "" or step == "preview":
        return step == "goal"
    detail = answers["details"][name]
    return step != "days" or detail["schedule"] != "weekdays" or len(detail["weekdays"]) > 0


def can_go_back(step: str, answers: Answers) -> bool:
    """Whether there is a page before this one. Editing one item begins at its baseline."""
    if answers["mode"] == "edit":
        return step == "days" or step == "preview"
    return step != "goal"
