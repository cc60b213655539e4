"""What changed in four weeks, in words, and what moved together in twelve.

The last four weeks (this one and the three before it) stand beside the four before them. Numbers are given as they
are: lower and higher, never better and worse.
"""

from typing import TypedDict

from fibroplan.domain.adherence import Adherence, Share, adherence_of, week_shares
from fibroplan.domain.chart import DayValue, mean_of, plan_changes, rounded, value_text
from fibroplan.domain.check_in import CheckIn, Tracked
from fibroplan.domain.check_in_view import CheckInContent, in_name_order
from fibroplan.domain.day import Now, local_day, week_of
from fibroplan.domain.energy import Energy, day_load
from fibroplan.domain.envelope import within_envelope
from fibroplan.domain.outcome import Outcome, by_key
from fibroplan.domain.pause import Pause, is_flare, pauses_between
from fibroplan.domain.plan import PlanVersion, plan_items
from fibroplan.domain.profile import Profile, week_start
from fibroplan.domain.screening import Screening
from fibroplan.domain.sleep import Night
from fibroplan.domain.sleep_trend import asleep_values, share_values
from fibroplan.domain.symptoms_view import score_values
from fibroplan.domain.together import LEAST_DAYS, LEAST_SIDE, Pairing, Series, pairing
from fibroplan.domain.words import list_words, of_words, percent_words

LEAST_TO_COMPARE = 12
"""Days of four weeks that a mean needs before it is set beside another (docs/clinical-review.md [E])."""

FELT = [
    ["pain", "Pain", "pain", "more pain", "less pain"],
    ["fatigue", "Fatigue", "fatigue", "more fatigue", "less fatigue"],
    ["mood", "Mood", "mood", "better mood", "lower mood"],
    ["fog", "Brain fog", "fog", "more fog", "less fog"],
]
"""What is set beside other things: id, title, name, and how a day of more and of less of it is called."""


class ChangeLine(TypedDict):
    """One thing, now and before: a sentence, and the arithmetic below it."""

    id: str
    title: str
    words: str
    detail: str


class ChangesView(TypedDict):
    """`pairs` moved together, `apart` did not, and `few` have too few days so far."""

    lines: list[ChangeLine]
    pairs: list[Pairing]
    apart: list[Pairing]
    few: list[Pairing]
    least: int


def changes_view(
    check_in: CheckInContent,
    check_ins: list[CheckIn],
    tracked: list[Tracked],
    nights: list[Night],
    energies: list[Energy],
    versions: list[PlanVersion],
    outcomes: list[Outcome],
    pauses: list[Pause],
    screenings: list[Screening],
    profile: Profile | None,
    now: Now,
) -> ChangesView:
    """Four weeks beside the four before, and twelve weeks of days side by side."""
    today = local_day(now, profile)
    this_week = week_of(today, week_start(profile))
    first = this_week - 77
    items, found = plan_items(within_envelope(versions, screenings)), by_key(outcomes)
    near = pauses_between(pauses, first, today)
    by_week = [week_shares(items, found, near, first + 7 * week, today) for week in range(12)]
    rows = [row for row in check_ins if not row["deleted"]]
    slept = [row for row in nights if not row["deleted"]]
    one = [
        sleep_series(score_values(rows, "sleep")),
        asleep_series(asleep_values(slept)),
        plan_series(by_week),
        energy_series(energies, outcomes, first, today),
        *trigger_series(check_in, tracked, rows),
    ]
    other = [felt_series(each, score_values(rows, each[0])) for each in FELT]
    days = [f"{first + index}" for index in range(today + 1 - first)]
    pairs = [pairing(each, felt, days) for each in one for felt in other]
    return {
        "lines": [
            *score_lines(check_in, rows, this_week, today),
            *night_lines(slept, this_week, today),
            *plan_lines(by_week),
            *flare_lines(near, this_week, today),
            *new_lines(versions, this_week, today),
        ],
        "pairs": [row for row in pairs if row["kind"] in ("up", "down")],
        "apart": [row for row in pairs if row["kind"] == "apart"],
        "few": [row for row in pairs if row["kind"] == "few" and row["days"] > 0],
        "least": LEAST_DAYS,
    }


# ---- four weeks in words


def score_lines(check_in: CheckInContent, rows: list[CheckIn], this_week: int, today: int) -> list[ChangeLine]:
    """The five scores, as far as they were noted."""
    lines: list[ChangeLine] = []
    for score in check_in["scores"]:
        lines.extend(
            value_lines(score["id"], score["title"], score_values(rows, score["id"]), "score", this_week, today)
        )
    return lines


def night_lines(nights: list[Night], this_week: int, today: int) -> list[ChangeLine]:
    """The sleep diary, as far as it was filled in."""
    return [
        *value_lines("asleep", "Time asleep", asleep_values(nights), "minutes", this_week, today),
        *value_lines("efficiency", "Sleep efficiency", share_values(nights), "percent", this_week, today),
    ]


def value_lines(id: str, title: str, values: list[DayValue], unit: str, this_week: int, today: int) -> list[ChangeLine]:
    """One thing now and before; nothing where it was not noted in either four weeks."""
    after = [row for row in values if row["day"] >= this_week - 21 and row["day"] <= today]
    before = [row for row in values if row["day"] >= this_week - 49 and row["day"] < this_week - 21]
    if len(after) + len(before) == 0:
        return []
    detail = f"Noted on {len(after)} days, and on {len(before)} in the 4 weeks before."
    if len(after) < LEAST_TO_COMPARE or len(before) < LEAST_TO_COMPARE:
        return [{"id": id, "title": title, "words": "Too few days to compare yet.", "detail": detail}]
    mean, earlier = mean_of(after), mean_of(before)
    words = f"{value_text(mean, unit)} on average, {value_text(earlier, unit)} before. {moved(mean, earlier, unit)}"
    return [{"id": id, "title": title, "words": words, "detail": detail}]


def moved(after: float, before: float, unit: str) -> str:
    """How far a mean moved, between the numbers that are shown: "0.9 lower.", "20 min more.", "The same."."""
    far = rounded(after, unit) - rounded(before, unit)
    if value_text(after, unit) == value_text(before, unit):
        return "The same."
    words = ["more", "less"] if unit == "minutes" else ["higher", "lower"]
    return f"{value_text(abs(far), unit)} {words[0] if far > 0 else words[1]}."


def plan_lines(by_week: list[list[Share]]) -> list[ChangeLine]:
    """The plan, of twelve weeks of shares the last four and the four before; nothing where nothing was planned."""
    after = adherence_of([share for shares in by_week[8:] for share in shares], True)
    before = adherence_of([share for shares in by_week[4:8] for share in shares], True)
    if after["kind"] != "ratio" and before["kind"] != "ratio":
        return []
    words = f"{share_text(after)}, {share_text(before)} before."
    detail = f"{sums_text(after)}, and {sums_text(before)} before, with rest and flares counted."
    return [{"id": "plan", "title": "Your plan", "words": words, "detail": detail}]


def flare_lines(pauses: list[Pause], this_week: int, today: int) -> list[ChangeLine]:
    """Days with a flare; nothing where there was none."""
    after = flare_days(pauses, this_week - 21, today)
    before = flare_days(pauses, this_week - 49, this_week - 22)
    if after + before == 0:
        return []
    words = f"{day_count(after)} with a flare, {before} before."
    return [{"id": "flares", "title": "Flares", "words": words, "detail": ""}]


def new_lines(versions: list[PlanVersion], this_week: int, today: int) -> list[ChangeLine]:
    """What began or changed in the plan in the last four weeks; nothing where it stayed."""
    changes = plan_changes(versions, this_week - 21, today)
    names: list[str] = []
    for day in range(this_week - 21, today + 1):
        names.extend([name for name in changes.get(f"{day}", []) if name not in names])
    if len(names) == 0:
        return []
    return [{"id": "changes", "title": "New or changed in your plan", "words": f"{list_words(names)}.", "detail": ""}]


def share_text(adherence: Adherence) -> str:
    """ "76 % done", or "nothing planned"."""
    return f"{percent_words(adherence['ratio'])} done" if adherence["kind"] == "ratio" else "nothing planned"


def sums_text(adherence: Adherence) -> str:
    """ "40 of 52"; without a plan "none"."""
    return of_words(adherence["done"], adherence["planned"]) if adherence["kind"] == "ratio" else "none"


def flare_days(pauses: list[Pause], first: int, last: int) -> int:
    """How many days between two had a flare."""
    return len([day for day in range(first, last + 1) if is_flare(pauses, "", day)])


def day_count(days: int) -> str:
    """ "1 day", "3 days"."""
    return f"{days} {'day' if days == 1 else 'days'}"


# ---- things by day


def by_day(values: list[DayValue]) -> dict[str, float]:
    """Values by the number of their day, as text."""
    return {f"{row['day']}": row["value"] for row in values}


def felt_series(words: list[str], values: list[DayValue]) -> Series:
    """How the person felt, by day."""
    return {
        "id": words[0],
        "title": words[1],
        "name": words[2],
        "more": words[3],
        "less": words[4],
        "flag": False,
        "values": by_day(values),
    }


def sleep_series(values: list[DayValue]) -> Series:
    """How good the night was, by the day it ended on."""
    return {
        "id": "sleep",
        "title": "Sleep",
        "name": "sleep",
        "more": "better sleep",
        "less": "worse sleep",
        "flag": False,
        "values": by_day(values),
    }


def asleep_series(values: list[DayValue]) -> Series:
    """How long the night was, by the day it ended on."""
    return {
        "id": "asleep",
        "title": "Time asleep",
        "name": "time asleep",
        "more": "more time asleep",
        "less": "less time asleep",
        "flag": False,
        "values": by_day(values),
    }


def plan_series(by_week: list[list[Share]]) -> Series:
    """How much of each day's plan was done, 0 to 1; days that asked for nothing are left out."""
    values: dict[str, float] = {}
    planned: dict[str, float] = {}
    done: dict[str, float] = {}
    for shares in by_week:
        for share in shares:
            if share["fixed"] and share["adjusted_planned"] > 0:
                day = f"{share['day']}"
                planned[day] = planned.get(day, 0) + share["adjusted_planned"]
                done[day] = done.get(day, 0) + share["adjusted_done"]
                values[day] = done[day] / planned[day]
    return {
        "id": "plan",
        "title": "Your plan",
        "name": "your plan",
        "more": "more of the plan done",
        "less": "less of the plan done",
        "flag": False,
        "values": values,
    }


def energy_series(energies: list[Energy], outcomes: list[Outcome], first: int, last: int) -> Series:
    """What each day cost; days of which nothing was noted are left out."""
    spent: dict[str, list[Energy]] = {}
    for row in energies:
        name = f"{row['day']}"
        spent[name] = [*spent.get(name, []), row]
    made: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        name = f"{outcome['day']}"
        made[name] = [*made.get(name, []), outcome]
    values: dict[str, float] = {}
    for day in range(first, last + 1):
        load = day_load(spent.get(f"{day}", []), made.get(f"{day}", []), day)
        if load > 0:
            values[f"{day}"] = load
    return {
        "id": "energy",
        "title": "Energy spent",
        "name": "energy spent",
        "more": "more energy spent",
        "less": "less energy spent",
        "flag": False,
        "values": values,
    }


def trigger_series(check_in: CheckInContent, tracked: list[Tracked], rows: list[CheckIn]) -> list[Series]:
    """What was part of a day or not, on days on which anything was marked: what was not asked about is not said."""
    marked = [row for row in rows if len(row["triggers"]) > 0]
    own = in_name_order([row for row in tracked if row["kind"] == "trigger" and not row["deleted"]])
    named = [
        *[[each["id"], each["title"]] for each in check_in["triggers"]["entries"]],
        *[[row["id"], row["name"]] for row in own],
    ]
    return [
        one_trigger(each[0], each[1], marked)
        for each in named
        if len([row for row in marked if each[0] in row["triggers"]]) >= LEAST_SIDE
    ]


def one_trigger(id: str, title: str, marked: list[CheckIn]) -> Series:
    """One thing that was part of a day (1) or not (0)."""
    return {
        "id": id,
        "title": f"“{title}”",
        "name": f"“{title}”",
        "more": f"“{title}”",
        "less": "other things",
        "flag": True,
        "values": {f"{row['day']}": 1 if id in row["triggers"] else 0 for row in marked},
    }
