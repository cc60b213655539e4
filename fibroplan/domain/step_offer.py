"""The offers of the 14-day check, with their arithmetic in words that the person can follow."""

from typing import TypedDict

from fibroplan.domain.day import date_words
from fibroplan.domain.numbers import number_words
from fibroplan.domain.plan import Item, PlanVersion, version_on
from fibroplan.domain.rules import Rules, constant
from fibroplan.domain.step_check import Check
from fibroplan.domain.step_rules import SMALL_BELOW, part_of, step_up
from fibroplan.domain.words import amount_words

WEEK = 7
FORTNIGHT = 14
BASELINE_AFTER = 28
"""Days without: one to two weeks, two to four, and more (docs/clinical-review.md [E])."""


class Stage(TypedDict):
    """An amount from a day on."""

    from_day: int
    target: float


class Offer(TypedDict):
    """What is offered for one item. `kind` is step, hold, back, layoff or return.

    `stages` is what taking it would write, today's amount first; none for a hold. `baseline` says that finding a new
    start is offered instead, in the plan builder.
    """

    item_id: str
    kind: str
    title: str
    before: float
    after: float
    unit: str
    heading: str
    words: str
    take_words: str
    stay_words: str
    stages: list[Stage]
    baseline: bool


def offered(version: PlanVersion, kind: str, after: float, words: str, stages: list[Stage], baseline: bool) -> Offer:
    """An offer with its headings and buttons."""
    unit = version["unit"]
    before = version["target"]
    verb = "Start again with" if kind in ("layoff", "return") else "Step back to" if kind == "back" else "Go up to"
    heading = f"{version['title']}: stay at {amount_words(before, unit)}"
    if baseline:
        heading = f"{version['title']}: a new start"
    elif after != before:
        heading = f"{version['title']}: {number_words(before)} → {amount_words(after, unit)}"
    return {
        "item_id": version["item_id"],
        "kind": kind,
        "title": version["title"],
        "before": before,
        "after": after,
        "unit": unit,
        "heading": heading,
        "words": words,
        "take_words": "" if len(stages) == 0 else f"{verb} {amount_words(after, unit)}",
        "stay_words": f"Stay at {amount_words(before, unit)}",
        "stages": stages,
        "baseline": baseline,
    }


def today_stage(after: float) -> list[Stage]:
    """One amount, from today on."""
    return [{"from_day": 0, "target": after}]


def step_offer(version: PlanVersion, check: Check, after: float, rules: Rules | None) -> Offer:
    """A step up, with why and how much."""
    unit = version["unit"]
    before = version["target"]
    words = f"{check_words(check)} It settled within a day. "
    if before < SMALL_BELOW:
        words = (
            f"{words}Under {SMALL_BELOW}, one step is {amount_words(step_up(before, unit, rules) - before, unit)} more."
        )
    else:
        percent = constant(rules, "step_percent")
        more = number_words(before * percent / 100)
        words = f"{words}{number_words(percent)} in 100 of {number_words(before)} is {more}. "
        words = f"{words}The next whole step is {amount_words(after, unit)}."
    if after < step_up(before, unit, rules):
        words = f"{words} It goes no further than {amount_words(after, unit)}."
    return offered(version, "step", after, words, today_stage(after), False)


def check_words(check: Check) -> str:
    """How it went: "You did 5 of 6. Symptoms mostly rose by 1 of 10."."""
    done = number_words(min(check["done"], check["planned"]))
    planned = number_words(check["planned"])
    return f"You did {done} of {planned}. Symptoms mostly rose by {number_words(check['rise'])} of 10."


def hold_offer(version: PlanVersion, check: Check) -> Offer:
    """The same again for two weeks."""
    slow = " It took over a day to settle." if check["recovery"] > 1 else ""
    words = f"{check_words(check)}{slow} Two more weeks of the same is a good plan."
    return offered(version, "hold", version["target"], words, [], False)


def back_offer(version: PlanVersion, check: Check, percent: float, strong: bool) -> Offer:
    """A little less, so that it settles; at the smallest dose there is no less, and the therapist may know a way."""
    before = version["target"]
    after = part_of(before, 100 - percent, version["unit"])
    why = "It was hard for you twice in a row."
    if strong:
        times = "once" if check["strong"] == 1 else f"{check['strong']} times"
        why = f"It was hard afterwards {times}."
    if after >= before:
        words = f"{why} This is the smallest amount already. Rest it, or ask your therapist."
        return offered(version, "hold", before, words, [], False)
    words = f"{why} {number_words(percent)} in 100 less than {number_words(before)}, rounded down, is "
    words = f"{words}{amount_words(after, version['unit'])}."
    if strong:
        words = f"{words} Go easier too: so easy that you can chat."
    return offered(version, "back", after, words, today_stage(after), False)


def return_offer(
    version: PlanVersion, flare: list[int], since: int, last_day: int, rules: Rules | None, today: int
) -> Offer | None:
    """Back into the plan after a flare, until the first session: 70 % and a week later all of it, or 50, 75 and all.

    `flare` is its first and last day, or empty. Whoever has chosen a dose since it began has decided already.
    """
    if len(flare) == 0 or since > flare[0] or last_day > flare[1] or today - flare[1] > FORTNIGHT:
        return None
    length = flare[1] - flare[0] + 1
    if length < constant(rules, "return_from_days"):
        return None
    unit = version["unit"]
    before = version["target"]
    long = length > WEEK
    percent = constant(rules, "long_return_percent") if long else constant(rules, "return_percent")
    after = part_of(before, percent, unit)
    if after >= before:
        return None
    stages: list[Stage] = [{"from_day": 0, "target": after}]
    words = f"Your flare lasted {length} days. {number_words(percent)} in 100 of {number_words(before)}, "
    words = f"{words}rounded down, is {amount_words(after, unit)}. "
    if long:
        middle = max(after, part_of(before, constant(rules, "layoff_percent"), unit))
        stages.append({"from_day": today + WEEK, "target": middle})
        words = f"{words}From {date_words(today + WEEK)} it is {amount_words(middle, unit)}. "
    whole = today + (FORTNIGHT if long else WEEK)
    stages.append({"from_day": whole, "target": before})
    words = f"{words}From {date_words(whole)} it is {amount_words(before, unit)} again."
    return offered(version, "return", after, words, stages, False)


def layoff_offer(
    item: Item, version: PlanVersion, spacing: int, since: int, last_day: int, rules: Rules | None, today: int
) -> Offer | None:
    """A smaller start after a week or more without, beyond the days that lie between two sessions anyway.

    After over four weeks it is a new baseline. Whoever has not begun at all has a starting dose already.
    """
    if last_day < since and today - since < FORTNIGHT:
        return None
    off = today - max(last_day, item["versions"][0]["from_day"]) - spacing
    if last_day < 0 and off <= BASELINE_AFTER:
        return None
    if off > BASELINE_AFTER:
        words = "It has been over four weeks. Three easy tries will show where to begin now."
        return offered(version, "layoff", version["target"], words, [], True)
    if off < WEEK:
        return None
    percent = constant(rules, "layoff_percent") if off < FORTNIGHT else constant(rules, "long_layoff_percent")
    done = version_on(item, last_day)
    usual = version["target"]
    if done is not None and done["unit"] == version["unit"]:
        usual = done["target"]
    after = part_of(usual, percent, version["unit"])
    if after >= version["target"]:
        return None
    words = (
        f"It has been {today - last_day} days. {number_words(percent)} in 100 of {number_words(usual)}, rounded down, "
    )
    words = f"{words}is {amount_words(after, version['unit'])}. Build up again from there."
    return offered(version, "layoff", after, words, today_stage(after), False)
