"""The plan on the screen: what is in it, what was stopped, and what rests."""

from typing import TypedDict

from fibroplan.domain.day import Now, date_words, day_words, local_day
from fibroplan.domain.envelope import planned_words, within_envelope
from fibroplan.domain.pause import Pause, covers, is_flare, is_paused, is_resting
from fibroplan.domain.plan import Item, PlanVersion, plan_items, version_on
from fibroplan.domain.profile import Profile
from fibroplan.domain.schedule import schedule_words
from fibroplan.domain.screening import Screening
from fibroplan.domain.words import amount_words


class PlanRow(TypedDict):
    """An item as it is today, or will be from its first day."""

    item_id: str
    version_id: str
    kind: str
    content_id: str
    variant: str
    title: str
    dose: str
    floor_words: str
    schedule_words: str
    start_words: str
    unit: str
    target: float
    floor: float
    position: float
    paused: bool
    history: int


class PauseRow(TypedDict):
    """A pause or flare that holds today or is still to come."""

    id: str
    kind: str
    title: str
    detail: str
    from_day: int
    until_day: int | None
    reason: str
    holds_today: bool


class PlanView(TypedDict):
    """`active` in the person's order; `stopped` by id; `pauses` by their first day; `paused`: the whole plan rests."""

    sentence: str
    has_plan: bool
    active: list[PlanRow]
    stopped: list[PlanRow]
    pauses: list[PauseRow]
    flare: bool
    paused: bool


def plan_view(
    versions: list[PlanVersion],
    pauses: list[Pause],
    screenings: list[Screening],
    profile: Profile | None,
    now: Now,
) -> PlanView:
    """The whole plan as it stands today."""
    today = local_day(now, profile)
    active: list[PlanRow] = []
    stopped: list[PlanRow] = []
    for item in plan_items(within_envelope(versions, screenings)):
        version = version_on(item, today)
        coming = [row for row in item["versions"] if row["from_day"] > today and row["schedule"] != "none"]
        if version is not None and version["schedule"] != "none":
            active.append(plan_row(item, version, pauses, today))
        elif len(coming) > 0:
            active.append(plan_row(item, coming[0], pauses, today))
        else:
            stopped.append(plan_row(item, item["versions"][-1], pauses, today))
    resting = [pause_row(pause, active, today) for pause in ordered_pauses(pauses, today)]
    return {
        "sentence": plan_sentence(len(active), len(stopped)),
        "has_plan": len(active) > 0,
        "active": sorted(active, key=lambda row: [row["position"], row["item_id"]]),
        "stopped": sorted(stopped, key=lambda row: row["item_id"]),
        "pauses": resting,
        "flare": is_flare(pauses, "", today),
        "paused": is_resting(pauses, today),
    }


def plan_row(item: Item, version: PlanVersion, pauses: list[Pause], today: int) -> PlanRow:
    """One item as the plan lists it."""
    starts = version["from_day"] > today
    return {
        "item_id": item["item_id"],
        "version_id": version["id"],
        "kind": version["kind"],
        "content_id": version["content_id"],
        "variant": version["variant"],
        "title": version["title"],
        "dose": planned_words(version, version["target"]),
        "floor_words": f"On a flare day: {amount_words(min(version['floor'], version['target']), version['unit'])}",
        "schedule_words": schedule_words(version),
        "start_words": f"Starts {day_words(version['from_day'], today)}" if starts else "",
        "unit": version["unit"],
        "target": version["target"],
        "floor": version["floor"],
        "position": version["position"],
        "paused": is_paused(pauses, item["item_id"], today),
        "history": len(item["versions"]),
    }


def ordered_pauses(pauses: list[Pause], today: int) -> list[Pause]:
    """The pauses and flares that hold today or later, earliest first."""
    current = [pause for pause in pauses if covers(pause, "", max(today, pause["from_day"]))]
    return sorted(current, key=lambda row: [row["from_day"], row["id"]])


def pause_row(pause: Pause, active: list[PlanRow], today: int) -> PauseRow:
    """One pause in words: what rests, since when and until when."""
    names = [row["title"] for row in active if row["item_id"] in pause["item_ids"]]
    whole = len(pause["item_ids"]) == 0
    until = pause["until_day"]
    end = "until you say so" if until is None else f"until {date_words(until)}"
    scope = "the whole plan" if whole else ", ".join(names)
    return {
        "id": pause["id"],
        "kind": pause["kind"],
        "title": f"{'Flare plan' if pause['kind'] == 'flare' else 'Resting'}: {scope}",
        "detail": f"From {date_words(pause['from_day'])} {end}",
        "from_day": pause["from_day"],
        "until_day": until,
        "reason": pause["reason"],
        "holds_today": covers(pause, "", today),
    }


def plan_sentence(active: int, stopped: int) -> str:
    """The one plain sentence that opens the screen."""
    if active == 0:
        return "Your plan is empty. Start with one small thing."
    words = "1 thing in your plan" if active == 1 else f"{active} things in your plan"
    return f"{words}, {stopped} put away." if stopped > 0 else f"{words}."
