"""Steps: what the 14-day check offers for an item, always with its arithmetic and never without a tap.

Of the order duration, frequency, load, the check offers the first alone: a day more is over the cap of 20 % for
whoever moves on fewer than five days, and a harder way is another exercise. Both stay with the person and the
therapist. In a flare and in energy-limited mode nothing is offered at all (NICE NG206 [V]).
"""

from typing import Any, TypedDict

from fibroplan.domain.change import Change, change
from fibroplan.domain.day import Now, local_day
from fibroplan.domain.numbers import round_near
from fibroplan.domain.outcome import Outcome
from fibroplan.domain.pause import Pause, is_flare, is_paused
from fibroplan.domain.plan import COPIED, Item, PlanVersion, edit_item, item_named, plan_items, version_id, version_on
from fibroplan.domain.profile import Profile
from fibroplan.domain.rules import Rules, constant
from fibroplan.domain.schedule import is_offered
from fibroplan.domain.step_check import Check, Step, check_of, decided, dose_since, last_flare, sessions
from fibroplan.domain.step_offer import (
    BASELINE_AFTER,
    Offer,
    Stage,
    back_offer,
    hold_offer,
    layoff_offer,
    return_offer,
    step_offer,
)
from fibroplan.domain.step_rules import step_up

LONGEST_SPACING = 14
"""An item that is due more seldom is not checked: two weeks hold too little of it."""

CHOICES = ["take", "stay", "ask"]


class StepOffers(TypedDict):
    """The offers of today, in the person's order; one is `shown` at a time and `more_words` says what follows."""

    offers: list[Offer]
    shown: list[Offer]
    more_words: str


def next_amount(version: PlanVersion, last: Step | None, rules: Rules | None) -> float:
    """The amount after a step, held by the person's ceiling, by 30 minutes, and after a step back by where it began."""
    amount = version["target"]
    most = 10_000.0
    if version["unit"] == "minutes":
        most = constant(rules, "aim_minutes")
    if version["ceiling"] > 0:
        most = min(most, version["ceiling"])
    if last is not None and last["kind"] == "back" and last["choice"] == "take":
        most = min(most, last["before"])
    return max(amount, min(step_up(amount, version["unit"], rules), most))


def spacing_of(version: PlanVersion) -> int:
    """Days from one session to the next as planned, rounded up; 0 for none."""
    if version["schedule"] == "every":
        return max(1, version["every_days"])
    per_week = version["times_per_week"] if is_offered(version) else len(version["weekdays"])
    return 0 if per_week == 0 or version["schedule"] == "none" else (6 + per_week) // per_week


def step_span(profile: Profile | None, now: Now) -> list[int]:
    """The first and last day of the outcomes that `step_offers` reads: six weeks."""
    today = local_day(now, profile)
    return [today - BASELINE_AFTER - LONGEST_SPACING, today]


def step_offers(
    versions: list[PlanVersion],
    outcomes: list[Outcome],
    pauses: list[Pause],
    steps: list[Step],
    rules: Rules | None,
    energy_limited: bool,
    profile: Profile | None,
    now: Now,
) -> StepOffers:
    """Every offer of today; none in a flare and none in energy-limited mode."""
    today = local_day(now, profile)
    offers: list[Offer] = []
    if not energy_limited and not is_flare(pauses, "", today):
        for item in plan_items(versions):
            offer = offer_of(item, outcomes, pauses, steps, rules, today)
            if offer is not None:
                offers.append(offer)
    more = len(offers) - 1
    return {"offers": offers, "shown": offers[:1], "more_words": f"{more} more after this" if more > 0 else ""}


def decide_step(
    versions: list[PlanVersion],
    outcomes: list[Outcome],
    pauses: list[Pause],
    steps: list[Step],
    rules: Rules | None,
    energy_limited: bool,
    item_id: str,
    choice: str,
    profile: Profile | None,
    now: Now,
) -> list[Change]:
    """Keep what was chosen: take, stay or ask. Taking changes the plan from today on.

    The offer is worked out again, so that one which no longer holds changes nothing.
    """
    held = step_offers(versions, outcomes, pauses, steps, rules, energy_limited, profile, now)["offers"]
    mine = [offer for offer in held if offer["item_id"] == item_id]
    if len(mine) == 0 or choice not in CHOICES:
        return []
    offer = mine[0]
    today = local_day(now, profile)
    fields: dict[str, Any] = {
        "item_id": item_id,
        "day": today,
        "kind": offer["kind"],
        "choice": choice,
        "before": offer["before"],
        "after": offer["after"],
        "deleted": False,
    }
    changes = [change("step", version_id(item_id, today), fields)]
    if choice == "take":
        changes.extend(staged(versions, item_id, offer["kind"], offer["stages"], profile, now))
    return changes


def staged(
    versions: list[PlanVersion], item_id: str, rule: str, stages: list[Stage], profile: Profile | None, now: Now
) -> list[Change]:
    """The plan versions of one amount after another; nothing else about the item changes."""
    changes: list[Change] = []
    base = version_on(item_named(versions, item_id), local_day(now, profile))
    for index, stage in enumerate(stages):
        fields: dict[str, Any] = {"target": stage["target"], "dose_rule": rule}
        if index == 0:
            changes.extend(edit_item(versions, item_id, fields, 0, profile, now))
        elif base is not None:
            kept = {name: base[name] for name in COPIED}
            day = stage["from_day"]
            whole = {**kept, **fields, "deleted": False, "item_id": item_id, "from_day": day}
            changes.append(change("plan_version", version_id(item_id, day), whole))
    return changes


def offer_of(
    item: Item, outcomes: list[Outcome], pauses: list[Pause], steps: list[Step], rules: Rules | None, today: int
) -> Offer | None:
    """The one offer for an item today, or None: a start after a break first, then the check."""
    version = version_on(item, today)
    if version is None or version["kind"] != "exercise" or version["target"] <= 0:
        return None
    spacing = spacing_of(version)
    if spacing == 0 or spacing > LONGEST_SPACING or is_paused(pauses, item["item_id"], today):
        return None
    if any(row["from_day"] > today for row in item["versions"]):
        return None  # the person has planned a change already
    last_day = -1
    for row in sessions(item["item_id"], outcomes):
        last_day = max(last_day, row["day"])
    since = dose_since(item, steps, today)
    flare = last_flare(pauses, item["item_id"], today)
    after_break = [
        return_offer(version, flare, since, last_day, rules, today),
        layoff_offer(item, version, spacing, since, last_day, rules, today),
    ]
    gentlest = sorted([offer for offer in after_break if offer is not None], key=lambda offer: offer["after"])
    if len(gentlest) > 0:
        return gentlest[0]
    if len(flare) > 0:
        since = max(since, flare[1] + 1)
    first = max(since, today - round_near(constant(rules, "check_days")))
    check = check_of(item, outcomes, pauses, rules, first, today - 1)
    return check_offer(version, check, decided(steps, item["item_id"]), rules, today - since)


def check_offer(version: PlanVersion, check: Check, last: Step | None, rules: Rules | None, days: int) -> Offer | None:
    """What a check says: step back, hold or step; None while nothing is due. `days` is since the dose or decision.

    A step back after strong worsening need not wait for the two weeks.
    """
    held = last is not None and last["kind"] == "hold" and last["after"] == version["target"]
    worse = check["strong"] > 0 and (
        check["strong"] >= constant(rules, "strong_times")
        or (days >= constant(rules, "check_days") and 2 * check["strong"] >= check["answers"])
    )
    if worse:
        return back_offer(version, check, constant(rules, "strong_back_percent"), True)
    if days < constant(rules, "check_days") or check["answers"] < constant(rules, "enough_answers"):
        return None
    if check["strong"] > 0 or check["rise"] > constant(rules, "calm_rise") or check["recovery"] > 1:
        return (
            back_offer(version, check, constant(rules, "back_percent"), False) if held else hold_offer(version, check)
        )
    if check["planned"] <= 0 or 100 * check["done"] < constant(rules, "enough_percent") * check["planned"]:
        return None
    after = next_amount(version, last, rules)
    return None if after <= version["target"] else step_offer(version, check, after, rules)
