"""One day on the screen: what is next, what is optional, and what is done, folded away.

Today begins with the thing that is next by the clock. Any other day is shown in the order of its parts.
"""

from typing import TypedDict

from fibroplan.domain.ceiling import done_on
from fibroplan.domain.change import Change, change
from fibroplan.domain.day import Now, date_words, local_day, local_minute, nearest_day, week_of, weekday_words
from fibroplan.domain.draft import Draft
from fibroplan.domain.envelope import within_envelope
from fibroplan.domain.numbers import number_words
from fibroplan.domain.occurrence import occurrences_on
from fibroplan.domain.outcome import Outcome, by_key
from fibroplan.domain.pause import Pause, flare_on
from fibroplan.domain.plan import EFFORT_KINDS, PlanVersion, has_plan, plan_items
from fibroplan.domain.profile import Profile, day_ends_at, week_start
from fibroplan.domain.resting import Infusion, resting_after_infusion
from fibroplan.domain.schedule import PART_LABELS, PARTS, slot_part
from fibroplan.domain.screening import Screening, latest, reason_to_wait
from fibroplan.domain.today_row import TodayRow, planned_row, times_done, unplanned_row
from fibroplan.domain.words import list_words, of_words

LOW_ENERGY_MOST = 3
"""How many things the low-energy view shows at most."""

LOW_ENERGY = "low-energy"
"""The draft that remembers for which day the low-energy view was chosen."""


class TodayGroup(TypedDict):
    """Rows that stand together: "next", a part of the day, or "optional"."""

    part: str
    label: str
    rows: list[TodayRow]


class TodayView(TypedDict):
    """A day, today or another. `planned` and `done` count the day's fixed things that are not paused.

    `folded` holds what is done or rests; `hidden` counts what the low-energy view leaves out, and `many` says that
    it would leave something out.
    """

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
    resting: str
    """Until when the person rests after an infusion, in words; "" for no rest."""
    low_energy: bool
    hidden: int
    many: bool
    groups: list[TodayGroup]
    folded: list[TodayRow]
    folded_words: str
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
    screenings: list[Screening],
    day: int | None,
    profile: Profile | None,
    now: Now,
    low: Draft | None = None,
    infusions: list[Infusion] | None = None,
) -> TodayView:
    """A day as the screen shows it; None is today. Any day may be looked at, and every one up to today filled in.

    `low` is the draft `low-energy`, or None. Where effort costs the person days, nothing that takes it is asked for,
    nor in the hours after one of the `infusions`.
    """
    today = local_day(now, profile)
    chosen = today if day is None else nearest_day(day)
    rows = day_rows(
        within_envelope(versions, screenings), outcomes, pauses, chosen, today, week_of(chosen, week_start(profile))
    )
    rest = resting_after_infusion([] if infusions is None else infusions, now)
    resting = rest["words"] if chosen == today else ""
    if resting != "" or (chosen == today and reason_to_wait(latest(screenings)) != ""):
        rows = [waiting_row(row) for row in rows]
    left = [row for row in rows if row["mark"] == "" and row["status"] != "paused"]
    folded = [row for row in rows if chosen == today and (row["mark"] != "" or row["status"] == "paused")]
    groups = part_groups(rows)
    low_energy = chosen == today and low is not None and low["answers"].get("day", 0) == today
    if chosen == today:
        groups = next_groups(with_neighbours(left), part_now(profile, now), low_energy)
    counted = [row for row in rows if not row["optional"] and row["status"] not in ("paused", "unplanned")]
    done = len([row for row in counted if row["status"] in ("done", "partly")])
    hidden = max(0, len(left) - LOW_ENERGY_MOST) if low_energy else 0
    flare = flare_on(pauses, chosen)
    sentence = day_sentence(rows, len(counted), done, chosen, today)
    return {
        "day": chosen,
        "today": today,
        "title": weekday_words(chosen),
        "date_words": date_words(chosen),
        "sentence": sentence if hidden == 0 else "A few small things. The rest can wait.",
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
        "resting": resting,
        "low_energy": low_energy,
        "hidden": hidden,
        "many": chosen == today and len(left) > LOW_ENERGY_MOST,
        "groups": groups,
        "folded": folded,
        "folded_words": folded_words(folded),
        "planned": len(counted),
        "done": done,
    }


def day_rows(
    versions: list[PlanVersion], outcomes: list[Outcome], pauses: list[Pause], day: int, today: int, week: int
) -> list[TodayRow]:
    """Everything the plan holds for a day or that was recorded on it; `week` is the first day of its week."""
    items = plan_items(versions)
    found = by_key(outcomes)
    held = occurrences_on(items, pauses, day)
    rows: list[TodayRow] = []
    for occurrence in held:
        outcome = found.get(occurrence["key"])
        done_in_week = times_done(items, found, occurrence, week)
        times = occurrence["version"]["times_per_week"]
        if occurrence["optional"] and outcome is None and times > 0 and done_in_week >= times:
            continue
        done = 0 if outcome is None else done_on(outcomes, occurrence["item_id"], day)
        rows.append(planned_row(occurrence, outcome, done_in_week, done, today))
    known = [occurrence["key"] for occurrence in held]
    marked = [row for row in outcomes if row["day"] == day and row["mark"] != "" and not row["deleted"]]
    return [*rows, *[unplanned_row(items, outcome, today) for outcome in marked if outcome["id"] not in known]]


def waiting_row(row: TodayRow) -> TodayRow:
    """A row on a day on which exercise waits, by the safety check or after an infusion; what was marked stays."""
    waits = row["kind"] in EFFORT_KINDS and row["mark"] == ""
    return {**row, "status": "paused", "detail": "resting"} if waits else row


def part_groups(rows: list[TodayRow]) -> list[TodayGroup]:
    """The rows by the four parts of the day; a part without rows is left out."""
    groups: list[TodayGroup] = []
    for part in PARTS:
        mine = [row for row in rows if row["part"] == part]
        if len(mine) > 0:
            groups.append({"part": part, "label": PART_LABELS[part], "rows": mine})
    return groups


def next_groups(rows: list[TodayRow], part: str, low_energy: bool) -> list[TodayGroup]:
    """What is left of today in the part of the day `part`: what is next, then by part, then what is optional.

    Next is the first fixed thing of this part of the day or a later one; if all have passed, the first of all.
    The low-energy view holds three things at most, the next ones first.
    """
    fixed = [row for row in rows if not row["optional"]]
    to_come = PARTS[part_place(part) :]
    ahead = [row for row in fixed if row["part"] in to_come]
    before = [row for row in fixed if row["part"] not in to_come]
    optional = [row for row in rows if row["optional"]]
    if low_energy:
        few = [*ahead, *before, *optional][:LOW_ENERGY_MOST]
        return [{"part": "next", "label": "Enough for now", "rows": few}] if len(few) > 0 else []
    first = [*ahead, *before][:1]
    groups: list[TodayGroup] = []
    for row in first:
        groups.append({"part": "next", "label": f"Next · {row['part']}", "rows": first})
        groups.extend(part_groups([other for other in fixed if other["key"] != row["key"]]))
    if len(optional) > 0:
        groups.append({"part": "optional", "label": "If you feel like it", "rows": optional})
    return groups


def part_place(part: str) -> int:
    """Where a part stands in the day, from 0."""
    place = 0
    for index, name in enumerate(PARTS):
        if name == part:
            place = index
    return place


def part_now(profile: Profile | None, now: Now) -> str:
    """The part of the day it is. Before "my day ends at" it is still the night of the day before."""
    minute = local_minute(now)
    if minute < day_ends_at(profile):
        return "bedtime"
    part = slot_part({"id": "", "part": "time", "minute": minute})
    return "morning" if part == "bedtime" and minute < 720 else part


def with_neighbours(rows: list[TodayRow]) -> list[TodayRow]:
    """The rows, each with the items it can change places with: those of the same place in the day beside it."""
    return [
        {**row, "above": beside(rows, index, -1), "below": beside(rows, index, 1)} for index, row in enumerate(rows)
    ]


def beside(rows: list[TodayRow], index: int, step: int) -> str:
    """The item of the nearest row before (step -1) or after (step 1) that stands in the same place in the day."""
    row = rows[index]
    mates = [other for other in rows if other["minute"] == row["minute"] and other["optional"] == row["optional"]]
    found = ""
    for place, other in enumerate(mates):
        at = place + step
        if other["key"] == row["key"] and at >= 0 and at < len(mates):
            found = mates[at]["item_id"]
    return found


def folded_words(rows: list[TodayRow]) -> str:
    """What is folded away: "2 done", "1 done, 1 skipped and 1 resting"."""
    done = len([row for row in rows if row["mark"] in ("done", "partly")])
    skipped = len([row for row in rows if row["mark"] == "skipped"])
    resting = len([row for row in rows if row["mark"] == ""])
    words: list[str] = []
    if done > 0:
        words.append(f"{done} done")
    if skipped > 0:
        words.append(f"{skipped} skipped")
    if resting > 0:
        words.append(f"{resting} resting")
    return list_words(words)


def set_low_energy(on: bool, profile: Profile | None, now: Now) -> list[Change]:
    """Show a few things for the rest of today, or everything again."""
    return [change("draft", LOW_ENERGY, {"deleted": False, "answers": {"day": local_day(now, profile) if on else 0}})]


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
