"""One day on the screen: what is planned, what was recorded, and what a tap needs to know."""

from typing import TypedDict

from fibroplan.domain.day import Now, date_words, local_day, nearest_day, week_of, weekday_words
from fibroplan.domain.numbers import number_words
from fibroplan.domain.occurrence import Occurrence, credit, occurrences_on, status, week_words
from fibroplan.domain.outcome import SKIP_REASON_WORDS, Outcome, by_key, is_late, occurrence_key
from fibroplan.domain.pause import Pause, flare_on
from fibroplan.domain.plan import Item, PlanVersion, has_plan, plan_items
from fibroplan.domain.profile import Profile, week_start
from fibroplan.domain.schedule import PART_LABELS, PARTS, slots_of
from fibroplan.domain.words import amount_words, dose_words, of_words


class TodayRow(TypedDict):
    """One row of the day. Its fields alone are enough for `mark_done` and the other commands of an outcome."""

    key: str
    item_id: str
    slot_id: str
    day: int
    version_id: str
    kind: str
    content_id: str
    title: str
    dose: str
    detail: str
    target: float
    unit: str
    status: str
    mark: str
    amount: float
    skip_reason: str
    note: str
    note_other: str
    optional: bool
    late: bool


class TodayGroup(TypedDict):
    """The rows of one part of the day."""

    part: str
    label: str
    rows: list[TodayRow]


class TodayView(TypedDict):
    """A day, today or another. `planned` and `done` count the day's fixed things that are not paused."""

    day: int
    today: int
    title: str
    date_words: str
    sentence: str
    is_today: bool
    is_past: bool
    is_future: bool
    previous_day: int
    next_day: int
    has_plan: bool
    flare: bool
    flare_id: str
    flare_words: str
    paused: bool
    groups: list[TodayGroup]
    planned: int
    done: int


def today_span(profile: Profile | None, now: Now, day: int | None = None) -> list[int]:
    """The first and last day of the outcomes that `today_view` reads: the week of the day."""
    chosen = local_day(now, profile) if day is None else nearest_day(day)
    first = week_of(chosen, week_start(profile))
    return [first, first + 6]


def today_view(
    versions: list[PlanVersion],
    outcomes: list[Outcome],
    pauses: list[Pause],
    day: int | None,
    profile: Profile | None,
    now: Now,
) -> TodayView:
    """A day as the screen shows it; None is today. Any day may be looked at, and every one up to today filled in."""
    today = local_day(now, profile)
    chosen = today if day is None else nearest_day(day)
    items = plan_items(versions)
    found = by_key(outcomes)
    held = occurrences_on(items, pauses, chosen)
    rows: list[TodayRow] = []
    parts: list[str] = []
    for occurrence in held:
        outcome = found.get(occurrence["key"])
        done_in_week = times_done(items, found, occurrence, week_of(chosen, week_start(profile)))
        if occurrence["optional"] and outcome is None and done_in_week >= occurrence["version"]["times_per_week"]:
            continue
        rows.append(planned_row(occurrence, outcome, done_in_week, today))
        parts.append(occurrence["part"])
    known = [occurrence["key"] for occurrence in held]
    for outcome in outcomes:
        if outcome["day"] == chosen and outcome["mark"] != "" and not outcome["deleted"] and outcome["id"] not in known:
            rows.append(unplanned_row(items, outcome, today))
            parts.append(outcome["slot_id"] if outcome["slot_id"] in PARTS else "morning")
    groups: list[TodayGroup] = []
    for part in PARTS:
        mine = [row for index, row in enumerate(rows) if parts[index] == part]
        if len(mine) > 0:
            groups.append({"part": part, "label": PART_LABELS[part], "rows": mine})
    counted = [row for row in rows if not row["optional"] and row["status"] not in ("paused", "unplanned")]
    done = len([row for row in counted if row["status"] in ("done", "partly")])
    flare = flare_on(pauses, chosen)
    return {
        "day": chosen,
        "today": today,
        "title": weekday_words(chosen),
        "date_words": date_words(chosen),
        "sentence": day_sentence(rows, len(counted), done, chosen, today),
        "is_today": chosen == today,
        "is_past": chosen < today,
        "is_future": chosen > today,
        "previous_day": chosen - 1,
        "next_day": chosen + 1,
        "has_plan": has_plan(versions, today),
        "flare": flare is not None,
        "flare_id": "" if flare is None else flare["id"],
        "flare_words": "" if flare is None else flare_words(flare, chosen),
        "paused": len(rows) > 0 and all(row["status"] == "paused" for row in rows),
        "groups": groups,
        "planned": len(counted),
        "done": done,
    }


def times_done(items: list[Item], found: dict[str, Outcome], occurrence: Occurrence, first: int) -> int:
    """On how many days of the week from `first` an item of free days was done, in part or whole."""
    if not occurrence["optional"]:
        return 0
    slot_id = slots_of(occurrence["version"])[0]["id"]
    times = 0
    for day in range(first, first + 7):
        outcome = found.get(occurrence_key(occurrence["item_id"], day, slot_id))
        if outcome is not None and credit(outcome, outcome["target"]) > 0:
            times += 1
    return times


def planned_row(occurrence: Occurrence, outcome: Outcome | None, done_in_week: int, today: int) -> TodayRow:
    """The row of something the plan holds."""
    version = occurrence["version"]
    state = status(True, occurrence["paused"], outcome, occurrence["day"], today)
    if occurrence["optional"] and state == "missed":
        state = "open"  # nothing asked for it on this day
    marked = outcome is not None and outcome["mark"] != ""
    target = outcome["target"] if outcome is not None and marked else occurrence["target"]
    notes: list[str] = []
    if occurrence["optional"]:
        notes.append(week_words(done_in_week, version["times_per_week"]))
    if occurrence["flare"] and not marked:
        notes.append("lighter for the flare")
    words = mark_words(state, outcome, version["unit"])
    if words != "":
        notes.append(words)
    return {
        **recorded(outcome),
        "key": occurrence["key"],
        "item_id": occurrence["item_id"],
        "slot_id": occurrence["slot_id"],
        "day": occurrence["day"],
        "version_id": version["id"],
        "kind": version["kind"],
        "content_id": version["content_id"],
        "title": version["title"],
        "dose": dose_words(target, version["unit"], version["sets"], version["each_side"]),
        "detail": " · ".join(notes),
        "target": target,
        "unit": version["unit"],
        "status": state,
        "optional": occurrence["optional"],
    }


def unplanned_row(items: list[Item], outcome: Outcome, today: int) -> TodayRow:
    """The row of something recorded that the plan no longer holds that day: it stays in sight."""
    versions = [item["versions"] for item in items if item["item_id"] == outcome["item_id"]]
    version: PlanVersion | None = versions[0][-1] if len(versions) > 0 else None
    unit = "times" if version is None else version["unit"]
    sets = 1 if version is None else version["sets"]
    each_side = version is not None and version["each_side"]
    return {
        **recorded(outcome),
        "key": outcome["id"],
        "item_id": outcome["item_id"],
        "slot_id": outcome["slot_id"],
        "day": outcome["day"],
        "version_id": outcome["version_id"],
        "kind": "custom" if version is None else version["kind"],
        "content_id": "" if version is None else version["content_id"],
        "title": "Something you recorded" if version is None else version["title"],
        "dose": dose_words(outcome["target"], unit, sets, each_side),
        "detail": mark_words(outcome["mark"], outcome, unit),
        "target": outcome["target"],
        "unit": unit,
        "status": status(False, False, outcome, outcome["day"], today),
        "optional": True,
    }


class Recorded(TypedDict):
    """The fields of a row that come from an outcome alone."""

    mark: str
    amount: float
    skip_reason: str
    note: str
    note_other: str
    late: bool


def recorded(outcome: Outcome | None) -> Recorded:
    """What was recorded, or the empty record."""
    if outcome is None:
        return {"mark": "", "amount": 0, "skip_reason": "", "note": "", "note_other": "", "late": False}
    amount = outcome["amount"]
    return {
        "mark": outcome["mark"],
        "amount": 0 if amount is None else amount,
        "skip_reason": outcome["skip_reason"],
        "note": outcome["note"],
        "note_other": outcome["note_other"],
        "late": outcome["mark"] != "" and is_late(outcome),
    }


def mark_words(state: str, outcome: Outcome | None, unit: str) -> str:
    """What stands beside the dose: "done", "4 minutes done", "skipped · I was ill", "resting", or nothing."""
    if state == "paused":
        return "resting"
    if outcome is None or outcome["mark"] == "":
        return ""
    words = "done"
    amount = outcome["amount"]
    if outcome["mark"] == "skipped":
        reason = SKIP_REASON_WORDS.get(outcome["skip_reason"], "")
        words = "skipped" if reason == "" else f"skipped · {reason}"
    elif amount is not None and amount != outcome["target"]:
        words = f"{amount_words(amount, unit)} done"
    return f"{words} · filled in later" if is_late(outcome) else words


def flare_words(flare: Pause, day: int) -> str:
    """How long the flare has lasted: "Flare plan, day 3. Rest counts too."."""
    return f"Flare plan, day {day - flare['from_day'] + 1}. Rest counts too."


def day_sentence(rows: list[TodayRow], planned: int, done: int, day: int, today: int) -> str:
    """The one plain sentence that opens the screen."""
    if len(rows) == 0:
        return "Nothing planned. A calm day." if day >= today else "Nothing was planned."
    if planned == 0:
        if all(row["status"] == "paused" for row in rows):
            return "Your plan is resting."
        return "Nothing fixed. Pick what feels right."
    if day < today:
        return f"{of_words(done, planned)} done. You can fill in the rest."
    if done == planned:
        return "All done. Rest counts too."
    if done > 0:
        return f"{number_words(done)} done, {number_words(planned - done)} to go. Rest counts too."
    return f"{'1 small thing' if planned == 1 else f'{planned} small things'}. Rest counts too."
