"""One row of a day: what is planned or recorded, how it stands, and what a tap on it needs to know."""

from typing import TypedDict

from fibroplan.domain.ceiling import ceiling_words
from fibroplan.domain.envelope import planned_words
from fibroplan.domain.occurrence import Occurrence, credit, status, week_words
from fibroplan.domain.outcome import SKIP_REASON_WORDS, Outcome, is_late, occurrence_key
from fibroplan.domain.plan import Item, PlanVersion
from fibroplan.domain.schedule import PARTS, slots_of
from fibroplan.domain.words import UNCOUNTED, amount_words, dose_words


class TodayRow(TypedDict):
    """One row of the day. Its fields alone are enough for `mark_done` and the other commands of an outcome.

    `above` and `below` are the items it can change places with; "" where there is none.
    """

    key: str
    item_id: str
    slot_id: str
    part: str
    minute: int
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
    above: str
    below: str


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


def planned_row(
    occurrence: Occurrence, outcome: Outcome | None, done_in_week: int, done: float, today: int
) -> TodayRow:
    """The row of something the plan holds; `done` is how much of its item was done that day, all slots together."""
    version = occurrence["version"]
    state = status(True, occurrence["paused"], outcome, occurrence["day"], today)
    if occurrence["optional"] and state == "missed":
        state = "open"  # nothing asked for it on this day
    marked = outcome is not None and outcome["mark"] != ""
    target = outcome["target"] if outcome is not None and marked else occurrence["target"]
    notes: list[str] = []
    if occurrence["optional"]:
        notes.append(week_words(done_in_week, version["times_per_week"]))
    lighter = occurrence["target"] < occurrence["plan_target"] and version["unit"] not in UNCOUNTED
    if occurrence["flare"] and lighter and not marked:
        notes.append("lighter for the flare")
    words = mark_words(state, outcome, version["unit"])
    if words != "":
        notes.append(words)
    past = ceiling_words(version, done)
    if marked and past != "":
        notes.append(past)
    return {
        **recorded(outcome),
        "key": occurrence["key"],
        "item_id": occurrence["item_id"],
        "slot_id": occurrence["slot_id"],
        "part": occurrence["part"],
        "minute": occurrence["minute"],
        "day": occurrence["day"],
        "version_id": version["id"],
        "kind": version["kind"],
        "content_id": version["content_id"],
        "title": version["title"],
        "dose": planned_words(version, target),
        "detail": " · ".join(notes),
        "target": target,
        "unit": version["unit"],
        "status": state,
        "optional": occurrence["optional"],
        "above": "",
        "below": "",
    }


def unplanned_row(items: list[Item], outcome: Outcome, today: int) -> TodayRow:
    """The row of something recorded that the plan does not hold that day: it stays in sight.

    What was never part of the plan has its own words as its note, and minutes as its unit.
    """
    versions = [item["versions"] for item in items if item["item_id"] == outcome["item_id"]]
    version: PlanVersion | None = versions[0][-1] if len(versions) > 0 else None
    unit = "minutes" if version is None else version["unit"]
    sets = 1 if version is None else version["sets"]
    each_side = version is not None and version["each_side"]
    own_words = "Something you recorded" if outcome["note"] == "" else outcome["note"]
    return {
        **recorded(outcome),
        "key": outcome["id"],
        "item_id": outcome["item_id"],
        "slot_id": outcome["slot_id"],
        "part": outcome["slot_id"] if outcome["slot_id"] in PARTS else "morning",
        "minute": 0,
        "day": outcome["day"],
        "version_id": outcome["version_id"],
        "kind": "custom" if version is None else version["kind"],
        "content_id": "" if version is None else version["content_id"],
        "title": own_words if version is None else version["title"],
        "dose": dose_words(outcome["target"], unit, sets, each_side) if outcome["target"] > 0 else "",
        "detail": mark_words(outcome["mark"], outcome, unit),
        "target": outcome["target"],
        "unit": unit,
        "status": status(False, False, outcome, outcome["day"], today),
        "optional": True,
        "above": "",
        "below": "",
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
