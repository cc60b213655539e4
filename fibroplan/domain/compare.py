"""Two periods side by side: adherence, symptoms and sleep, each with its difference. Figures alone, and no verdict."""

from typing import TypedDict

from fibroplan.domain.adherence import adherence_of, week_shares
from fibroplan.domain.check_in import CheckIn
from fibroplan.domain.day import date_words, week_of
from fibroplan.domain.envelope import within_envelope
from fibroplan.domain.numbers import number_words
from fibroplan.domain.outcome import Outcome, by_key
from fibroplan.domain.pause import Pause
from fibroplan.domain.plan import PlanVersion, plan_items
from fibroplan.domain.profile import Profile, week_start
from fibroplan.domain.review import review_mean, review_week_values
from fibroplan.domain.screening import Screening
from fibroplan.domain.sharing import known_scopes
from fibroplan.domain.sleep import Night, week_efficiency

COMPARED_WEEKS = [2, 4, 8, 12]
"""How long the periods can be."""

COMPARED_SYMPTOMS = [["pain", "Pain"], ["fatigue", "Fatigue"], ["fog", "Foggy head"], ["mood", "Mood, 10 is very good"]]


class Period(TypedDict):
    """Whole weeks of the person's: from the first day of the first week on."""

    first: int
    weeks: int


class CompareLine(TypedDict):
    """One figure in both periods; `change` is "" where one of them has no entry."""

    key: str
    label: str
    before: str
    after: str
    change: str


class CompareView(TypedDict):
    """Both periods in words, and their figures."""

    before: str
    after: str
    lines: list[CompareLine]


def period_of(ago: int, weeks: int, profile: Profile | None, today: int) -> Period:
    """So many whole weeks, from the week that was so many weeks ago on (0 is this week)."""
    return {"first": week_of(today, week_start(profile)) - 7 * ago, "weeks": weeks}


def compare_view(
    scopes: list[str],
    before: Period,
    after: Period,
    versions: list[PlanVersion],
    outcomes: list[Outcome],
    pauses: list[Pause],
    nights: list[Night],
    check_ins: list[CheckIn],
    screenings: list[Screening],
    today: int,
) -> CompareView:
    """Both periods, of what some scopes open. Days to come count for nothing."""
    open_ = known_scopes(scopes)
    lines: list[CompareLine] = []
    if "plan" in open_:
        for adjusted in [False, True]:
            name = "Adherence, adjusted for flares and rest" if adjusted else "Adherence, raw"
            first = period_adherence(before, versions, outcomes, pauses, screenings, adjusted, today)
            second = period_adherence(after, versions, outcomes, pauses, screenings, adjusted, today)
            lines.append(compare_line(name, "%", first, second))
    if "symptoms" in open_:
        for each in COMPARED_SYMPTOMS:
            first = period_symptom(before, check_ins, each[0])
            second = period_symptom(after, check_ins, each[0])
            lines.append(compare_line(each[1], "of 10", first, second))
    if "sleep" in open_:
        lines.append(compare_line("Sleep efficiency", "%", period_sleep(before, nights), period_sleep(after, nights)))
    return {"before": period_words(before), "after": period_words(after), "lines": lines}


def period_words(period: Period) -> str:
    """A period: "28 September to 25 October"."""
    return f"{date_words(period['first'])} to {date_words(period['first'] + 7 * period['weeks'] - 1)}"


def period_adherence(
    period: Period,
    versions: list[PlanVersion],
    outcomes: list[Outcome],
    pauses: list[Pause],
    screenings: list[Screening],
    adjusted: bool,
    today: int,
) -> float | None:
    """Adherence over a period in per cent; None with nothing planned."""
    items = plan_items(within_envelope(versions, screenings))
    found = by_key(outcomes)
    done = 0.0
    planned = 0.0
    for index in range(period["weeks"]):
        first = period["first"] + 7 * index
        if first <= today:
            share = adherence_of(week_shares(items, found, pauses, first, min(first + 6, today)), adjusted)
            done += share["done"]
            planned += share["planned"]
    return 100 * done / planned if planned > 0 else None


def period_symptom(period: Period, check_ins: list[CheckIn], name: str) -> float | None:
    """The mean of one symptom over the days of a period that have an entry."""
    kept = [row for row in check_ins if not row["deleted"]]
    values: list[float] = []
    for index in range(period["weeks"]):
        values = [*values, *review_week_values(kept, period["first"] + 7 * index, name)]
    return review_mean(values)


def period_sleep(period: Period, nights: list[Night]) -> float | None:
    """Sleep efficiency over a period in per cent: sums first, then one division."""
    asleep = 0.0
    in_bed = 0.0
    for index in range(period["weeks"]):
        found = week_efficiency(nights, period["first"] + 7 * index)
        asleep += found["asleep"]
        in_bed += found["in_bed"]
    return 100 * asleep / in_bed if in_bed > 0 else None


def compare_line(label: str, unit: str, before: float | None, after: float | None) -> CompareLine:
    """One figure in both periods."""
    change = ""
    if before is not None and after is not None:
        moved = number_words(abs(after - before))
        change = "the same" if moved == "0" else f"{moved} {'less' if after < before else 'more'}"
    return {
        "key": label,
        "label": label,
        "before": compared_words(before, unit),
        "after": compared_words(after, unit),
        "change": change,
    }


def compared_words(value: float | None, unit: str) -> str:
    """A figure with its unit."""
    return "no entry" if value is None else f"{number_words(value)} {unit}"
