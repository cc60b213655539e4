"""Twelve weeks on the screen: a map of days, each item by week, and adherence in words and figures.

The same data draws the chart and fills its table, so neither can say what the other does not.
"""

from typing import TypedDict

from fibroplan.domain.adherence import (
    OVERSHOOT_FROM,
    Adherence,
    Share,
    adherence_of,
    overshoot,
    week_shares,
)
from fibroplan.domain.day import (
    SHORT_WEEKDAYS,
    WEEKDAYS,
    Now,
    date_words,
    local_day,
    nearest_day,
    week_of,
    weekday,
    weekday_words,
)
from fibroplan.domain.envelope import planned_words, within_envelope
from fibroplan.domain.numbers import total
from fibroplan.domain.occurrence import Occurrence, credit, occurrences_on, status
from fibroplan.domain.outcome import Outcome, by_key
from fibroplan.domain.pause import Pause, is_flare, is_resting, pauses_between
from fibroplan.domain.plan import Item, PlanVersion, has_plan, plan_items, version_on
from fibroplan.domain.profile import Profile, week_start
from fibroplan.domain.screening import Screening
from fibroplan.domain.words import amount_words, of_words, percent_words

WEEKS = 12
"""How many weeks are shown; the last one holds today."""

KINDS = ["exercise", "relax", "rest", "reflect", "sleep", "tip", "custom"]
KIND_WORDS = {
    "exercise": "Moving",
    "relax": "Relaxing",
    "rest": "Rest",
    "reflect": "Reflections",
    "sleep": "Sleep habits",
    "tip": "Tips",
    "custom": "Your own",
}
"""What each kind of thing in a plan is called."""


class Figure(TypedDict):
    """One adherence for a screen. `ratio` 0 to 1; `known` is False when nothing was planned."""

    known: bool
    words: str
    percent: str
    ratio: float
    done: float
    planned: float
    excused: int


class Cell(TypedDict):
    """One day of the map. `level` 0 nothing done, 1 to 3 some, 4 everything the day asked for."""

    day: int
    level: int
    planned: bool
    flare: bool
    paused: bool
    future: bool
    is_today: bool
    words: str


class WeekColumn(TypedDict):
    """One week of the map and of the table."""

    first: int
    label: str
    words: str
    raw: Figure
    adjusted: Figure
    flare: bool
    current: bool
    chosen: bool
    cells: list[Cell]


class ItemWeek(TypedDict):
    """One item in one week."""

    first: int
    level: int
    figure: Figure


class ItemProgress(TypedDict):
    """One item over the weeks; `figure` is adjusted, over all of them."""

    item_id: str
    title: str
    detail: str
    figure: Figure
    weeks: list[ItemWeek]


class KindProgress(TypedDict):
    """Everything of one kind over the weeks: adjusted and raw, over all of them."""

    kind: str
    title: str
    figure: Figure
    raw: Figure
    weeks: list[ItemWeek]


class DayLine(TypedDict):
    """One thing of a day, in words."""

    key: str
    title: str
    words: str
    status: str


class WeekDay(TypedDict):
    """One day of the chosen week with everything planned or recorded on it."""

    day: int
    title: str
    words: str
    flare: bool
    future: bool
    lines: list[DayLine]


class ProgressView(TypedDict):
    """Twelve weeks, earliest first. `raw` and `adjusted` are of the chosen week."""

    today: int
    week: int
    week_words: str
    has_plan: bool
    sentence: str
    raw: Figure
    adjusted: Figure
    adjusted_words: str
    steady_words: str
    weekdays: list[str]
    weeks: list[WeekColumn]
    by_kind: list[KindProgress]
    by_item: list[ItemProgress]
    days: list[WeekDay]


def progress_span(profile: Profile | None, now: Now) -> list[int]:
    """The first and last day of the outcomes that `progress_view` reads: twelve weeks, this one whole."""
    first = week_of(local_day(now, profile), week_start(profile))
    return [first - 7 * (WEEKS - 1), first + 6]


def progress_view(
    versions: list[PlanVersion],
    outcomes: list[Outcome],
    pauses: list[Pause],
    screenings: list[Screening],
    week: int | None,
    profile: Profile | None,
    now: Now,
) -> ProgressView:
    """Twelve weeks and the days of one of them: the week that holds day `week`, or this one for None."""
    today = local_day(now, profile)
    first_weekday = week_start(profile)
    this_week = week_of(today, first_weekday)
    start = this_week - 7 * (WEEKS - 1)
    chosen = this_week if week is None else max(start, min(week_of(nearest_day(week), first_weekday), this_week))
    items = plan_items(within_envelope(versions, screenings))
    found = by_key(outcomes)
    near = pauses_between(pauses, start, this_week + 6)
    by_week = [week_shares(items, found, near, start + 7 * index, today) for index in range(WEEKS)]
    columns: list[WeekColumn] = []
    for index in range(WEEKS):
        first = start + 7 * index
        columns.append(week_column(items, found, near, by_week[index], first, chosen, today))
    column = columns[(chosen - start) // 7]
    shares = by_week[(chosen - start) // 7]
    return {
        "today": today,
        "week": chosen,
        "week_words": "This week" if chosen == this_week else f"Week of {date_words(chosen)}",
        "has_plan": has_plan(versions, today),
        "sentence": week_sentence(column["raw"], chosen == this_week),
        "raw": column["raw"],
        "adjusted": column["adjusted"],
        "adjusted_words": adjusted_sentence(column),
        "steady_words": "Steady beats burst. You did a lot more than planned." if is_burst(shares) else "",
        "weekdays": [SHORT_WEEKDAYS[(first_weekday + index) % 7] for index in range(7)],
        "weeks": columns,
        "by_kind": [kind_progress(kind, items, by_week, start) for kind in KINDS if has_kind(kind, items, by_week)],
        "by_item": [item_progress(item, by_week, start) for item in in_order(items) if is_shown(item, by_week)],
        "days": [week_day(items, found, near, chosen + index, today) for index in range(7)],
    }


def figure_of(adherence: Adherence) -> Figure:
    """An adherence with its words."""
    known = adherence["kind"] == "ratio"
    return {
        "known": known,
        "words": of_words(adherence["done"], adherence["planned"]) if known else "nothing planned",
        "percent": percent_words(adherence["ratio"]) if known else "",
        "ratio": adherence["ratio"],
        "done": adherence["done"],
        "planned": adherence["planned"],
        "excused": adherence["excused"],
    }


def level_of(done: float, planned: float) -> int:
    """0 for nothing, 4 for all of it, and thirds between."""
    if planned <= 0 or done <= 0:
        return 0
    ratio = done / planned
    if ratio >= 1:
        return 4
    return 1 + int(ratio * 3)


def is_burst(shares: list[Share]) -> bool:
    """Whether a week held much more than was planned."""
    return overshoot(shares) > OVERSHOOT_FROM


def week_column(
    items: list[Item],
    found: dict[str, Outcome],
    pauses: list[Pause],
    shares: list[Share],
    first: int,
    chosen: int,
    today: int,
) -> WeekColumn:
    """One week: its figures and its seven days."""
    raw = figure_of(adherence_of(shares, False))
    adjusted = figure_of(adherence_of(shares, True))
    cells = [day_cell(items, found, pauses, shares, first + index, today) for index in range(7)]
    flare = any(cell["flare"] for cell in cells)
    words = f"Week of {date_words(first)}: {raw['words']}"
    return {
        "first": first,
        "label": date_words(first),
        "words": f"{words}, with a flare" if flare else words,
        "raw": raw,
        "adjusted": adjusted,
        "flare": flare,
        "current": first <= today and today < first + 7,
        "chosen": first == chosen,
        "cells": cells,
    }


def day_cell(
    items: list[Item], found: dict[str, Outcome], pauses: list[Pause], shares: list[Share], day: int, today: int
) -> Cell:
    """One day of the map. Things of free days count on the day they were done."""
    free = free_done(items, found, day)
    fixed = [share for share in shares if share["day"] == day and share["fixed"]]
    planned = total([share["adjusted_planned"] for share in fixed]) + free
    done = total([share["adjusted_done"] for share in fixed]) + free
    flare = is_flare(pauses, "", day) and day <= today
    paused = is_resting(pauses, day) and day <= today
    return {
        "day": day,
        "level": level_of(done, planned),
        "planned": planned > 0,
        "flare": flare,
        "paused": paused,
        "future": day > today,
        "is_today": day == today,
        "words": f"{weekday_words(day)} {date_words(day)}: {cell_words(done, planned, flare, paused, day > today)}",
    }


def free_done(items: list[Item], found: dict[str, Outcome], day: int) -> float:
    """How much was done on a day of things that may be done on any day; each counts up to 1."""
    done = 0.0
    for item in items:
        version = version_on(item, day)
        if version is not None and version["schedule"] == "times":
            for occurrence in occurrences_on([item], [], day):
                done += min(credit(found.get(occurrence["key"]), version["target"]), 1)
    return done


def cell_words(done: float, planned: float, flare: bool, paused: bool, future: bool) -> str:
    """A day of the map in words, for the table and for a screen reader."""
    if future:
        return "still to come"
    words = "nothing planned" if planned <= 0 else f"{of_words(done, planned)} done"
    if flare:
        words = f"{words}, flare plan"
    return f"{words}, resting" if paused else words


def week_sentence(raw: Figure, current: bool) -> str:
    """The one plain sentence that opens the screen."""
    when = "this week" if current else "that week"
    if not raw["known"]:
        return f"Nothing planned {when}."
    return f"{raw['words']} planned things done {when}."


def adjusted_sentence(column: WeekColumn) -> str:
    """What changes when flare and rest are counted kindly; empty when nothing does."""
    raw = column["raw"]
    adjusted = column["adjusted"]
    if raw["words"] == adjusted["words"]:
        return ""
    if not adjusted["known"]:
        return "With rest counted: nothing was asked of you."
    return f"With {'the flare' if column['flare'] else 'rest'} counted: {adjusted['words']}."


def in_order(items: list[Item]) -> list[Item]:
    """The items in the person's order."""
    return sorted(items, key=lambda item: [item["versions"][-1]["position"], item["item_id"]])


def is_shown(item: Item, by_week: list[list[Share]]) -> bool:
    """Whether an item was planned in any of the weeks."""
    return any(share["item_id"] == item["item_id"] for shares in by_week for share in shares)


def items_of(kind: str, items: list[Item]) -> list[str]:
    """The ids of the items of a kind; a kind that has no name of its own counts as one's own things."""
    return [item["item_id"] for item in items if kind_of(item) == kind]


def kind_of(item: Item) -> str:
    """The kind of an item as progress tells it."""
    kind = item["versions"][-1]["kind"]
    return kind if kind in KINDS else "custom"


def has_kind(kind: str, items: list[Item], by_week: list[list[Share]]) -> bool:
    """Whether anything of a kind was planned in any of the weeks."""
    return any(is_shown(item, by_week) for item in items if kind_of(item) == kind)


def kind_progress(kind: str, items: list[Item], by_week: list[list[Share]], start: int) -> KindProgress:
    """Everything of one kind, week by week."""
    ids = items_of(kind, items)
    mine = [[share for share in shares if share["item_id"] in ids] for shares in by_week]
    every = [share for shares in mine for share in shares]
    return {
        "kind": kind,
        "title": KIND_WORDS[kind],
        "figure": figure_of(adherence_of(every, True)),
        "raw": figure_of(adherence_of(every, False)),
        "weeks": [week_of_shares(mine[index], start + 7 * index) for index in range(len(mine))],
    }


def week_of_shares(shares: list[Share], first: int) -> ItemWeek:
    """Some shares of one week, adjusted."""
    figure = figure_of(adherence_of(shares, True))
    return {"first": first, "level": level_of(figure["done"], figure["planned"]), "figure": figure}


def item_progress(item: Item, by_week: list[list[Share]], start: int) -> ItemProgress:
    """One item, week by week."""
    weeks: list[ItemWeek] = []
    every: list[Share] = []
    for index, shares in enumerate(by_week):
        mine = [share for share in shares if share["item_id"] == item["item_id"]]
        every.extend(mine)
        weeks.append(week_of_shares(mine, start + 7 * index))
    last = item["versions"][-1]
    return {
        "item_id": item["item_id"],
        "title": last["title"],
        "detail": dose_story(item),
        "figure": figure_of(adherence_of(every, True)),
        "weeks": weeks,
    }


def dose_story(item: Item) -> str:
    """How the dose went: "8 minutes", "from 8 minutes to 10 minutes"."""
    first = item["versions"][0]
    last = item["versions"][-1]
    now = planned_words(last, last["target"])
    if first["unit"] != last["unit"] or first["target"] == last["target"]:
        return now
    return f"from {amount_words(first['target'], first['unit'])} to {amount_words(last['target'], last['unit'])}"


def week_day(items: list[Item], found: dict[str, Outcome], pauses: list[Pause], day: int, today: int) -> WeekDay:
    """One day of the chosen week. Things of free days are listed where they were recorded."""
    lines: list[DayLine] = []
    for occurrence in occurrences_on(items, pauses, day):
        outcome = found.get(occurrence["key"])
        if occurrence["optional"] and (outcome is None or outcome["mark"] == ""):
            continue
        lines.append(day_line(occurrence, outcome, today))
    return {
        "day": day,
        "title": WEEKDAYS[weekday(day)],
        "words": date_words(day),
        "flare": is_flare(pauses, "", day) and day <= today,
        "future": day > today,
        "lines": lines,
    }


STATUS_WORDS = {
    "done": "done",
    "partly": "partly done",
    "skipped": "skipped",
    "paused": "resting",
    "missed": "not marked",
    "open": "open",
    "upcoming": "still to come",
}


def day_line(occurrence: Occurrence, outcome: Outcome | None, today: int) -> DayLine:
    """One thing of one day in words: "5 of 8 minutes", "done", "resting", "not marked"."""
    version = occurrence["version"]
    state = status(True, occurrence["paused"], outcome, occurrence["day"], today)
    words = STATUS_WORDS[state]
    amount: float | None = None
    if outcome is not None and state in ("done", "partly"):
        amount = outcome["amount"]
    if amount is not None:
        words = f"{amount_words(amount, version['unit'])} done"
    return {"key": occurrence["key"], "title": version["title"], "words": words, "status": state}
