"""The one-page report: the last four weeks, to be read in a minute by somebody who has never seen the app.

The person's own entries and their sums, with no judgement: nothing is called good or bad, and nothing is advised. The
phone prints it and the server makes a PDF of it, from this one function.
"""

from typing import Any, TypedDict

from fibroplan.domain.adherence import Share, adherence_of, week_shares
from fibroplan.domain.appointment import Appointment, is_coming, profession_words, when_words
from fibroplan.domain.change import Change, change
from fibroplan.domain.check_in import DAY_SCORES, CheckIn, score_of
from fibroplan.domain.course import Course, courses_in_order, infusions_of, order_of
from fibroplan.domain.day import Now, date_words, local_day, week_of
from fibroplan.domain.goal import Goal, goal_of
from fibroplan.domain.instrument import Instrument
from fibroplan.domain.measure_history import dated, finished_measures, measure_words
from fibroplan.domain.measure_take import InstrumentFile, Measure, known_instruments, waits_for_support
from fibroplan.domain.medicine import Medicine, by_name, is_taken, medicine_words
from fibroplan.domain.numbers import number_words, round_near, total
from fibroplan.domain.outcome import Outcome, by_key
from fibroplan.domain.pause import Pause, is_flare, is_resting
from fibroplan.domain.plan import PlanVersion, plan_items, plan_on
from fibroplan.domain.profile import Profile, week_start
from fibroplan.domain.progress import WEEKS, Figure, figure_of
from fibroplan.domain.resting import Infusion
from fibroplan.domain.schedule import days_words
from fibroplan.domain.sharing import full_date
from fibroplan.domain.sleep import Night, efficiency_words, night_efficiency, span_words
from fibroplan.domain.words import dose_words
from fibroplan.domain.writing import Writing, page_answers

REPORT = "report"
"""The id of the page that holds what the person leaves out: `without`, ids of parts."""

REPORT_WEEKS = 4
"""The weeks that the report is about; the last one holds today."""

MOST_ITEMS, MOST_MEASURES, MOST_MEDICINES, MOST_QUESTIONS = 6, 3, 5, 4
"""As many rows as one page holds; more are counted."""

ENOUGH_DAYS = 3
"""Fewer days than this give no mean (docs/clinical-review.md [E])."""

MOST_LETTERS = 160
"""The longest line of the person's own words on the page; what is longer ends with dots."""

FELT_NAMES = {
    "pain": "Pain",
    "fatigue": "Fatigue",
    "fog": "Brain fog",
    "sleep": "Sleep (10 is best)",
    "mood": "Mood (10 is best)",
}
"""What a check-in asks for, 0 to 10."""

PART_NAMES = {
    "goal": "What matters to me",
    "weeks": "How my plan went",
    "plan": "My plan now",
    "felt": "How I was",
    "sleep": "Sleep",
    "measures": "Measures",
    "treatments": "Medicines and treatments",
    "visit": "For the next visit",
}
"""Every part of the report, in its order; each may be left out."""


class ReportRow(TypedDict):
    """One line; `words` has a cell for each column after the first."""

    name: str
    words: list[str]


class ReportPart(TypedDict):
    """A heading with its lines. With no `columns` the lines are sentences, `name` and then `words`."""

    id: str
    heading: str
    columns: list[str]
    rows: list[ReportRow]
    note: str


class ReportWeek(TypedDict):
    """One bar of the picture: `height` 0 to 100, 0 where nothing was planned, which `words` tells apart."""

    first: int
    height: int
    known: bool
    flare: bool
    words: str


class ReportChoice(TypedDict):
    """A part that may be left out."""

    id: str
    label: str
    shown: bool


class ReportView(TypedDict):
    """The page. `weeks` are twelve, drawn beside the part `weeks`; `empty` when there is nothing to report yet."""

    title: str
    who: str
    period: str
    made: str
    parts: list[ReportPart]
    weeks: list[ReportWeek]
    weeks_words: str
    left_out: str
    about: str
    choices: list[ReportChoice]
    empty: bool


def report_view(
    goals: list[Goal],
    versions: list[PlanVersion],
    outcomes: list[Outcome],
    pauses: list[Pause],
    nights: list[Night],
    felt: list[CheckIn],
    measures: list[Measure],
    instruments: list[Instrument],
    files: list[InstrumentFile],
    medicines: list[Medicine],
    courses: list[Course],
    infusions: list[Infusion],
    appointments: list[Appointment],
    writings: list[Writing],
    profile: Profile | None,
    now: Now,
) -> ReportView:
    """The report of the last four weeks. Days that lie before them feed the picture and the comparison alone."""
    today = local_day(now, profile)
    first = week_of(today, week_start(profile)) - 7 * (REPORT_WEEKS - 1)
    without = parts_without(writings)
    shares = [week_shares(plan_items(versions), by_key(outcomes), pauses, start, today) for start in starts(first)]
    parts = [
        goal_part(goals),
        weeks_part(shares, pauses, first, today),
        plan_part(versions, shares, today),
        felt_part(felt, first, today),
        sleep_part(nights, first, today),
        measures_part(measures, [*instruments, *known_instruments([], files, profile)], today),
        treatments_part(medicines, courses, infusions, first, today),
        visit_part(appointments, today),
    ]
    filled = [part for part in parts if len(part["rows"]) > 0]
    left = [PART_NAMES[name] for name in without]
    return {
        "title": "My last 4 weeks",
        "who": "" if profile is None else profile["name"],
        "period": f"{full_date(first)} to {full_date(today)}",
        "made": f"Made on {full_date(today)} with Fibroplan, from the person's own entries.",
        "parts": [part for part in filled if part["id"] not in without],
        "weeks": [] if "weeks" in without else report_weeks(shares, pauses, first, today),
        "weeks_words": f"Done of planned, week by week, from {date_words(starts(first)[0])}. Striped: a flare.",
        "left_out": f"Left out: {', '.join([*left, 'notes, reflections, older days'])}.",
        "about": "Fibroplan keeps a plan and notes. It does not diagnose, treat or watch anybody.",
        "choices": [{"id": part["id"], "label": part["heading"], "shown": part["id"] not in without} for part in parts],
        "empty": len(filled) == 0,
    }


def toggle_report_part(writings: list[Writing], part_id: str) -> list[Change]:
    """Leave a part out of the report, or take it in again. An unknown part changes nothing."""
    if part_id not in PART_NAMES:
        return []
    without = parts_without(writings)
    others = [each for each in without if each != part_id]
    chosen = others if part_id in without else [*others, part_id]
    answers: dict[str, Any] = {"without": chosen}
    return [change("writing", REPORT, {"deleted": False, "answers": answers})]


def parts_without(writings: list[Writing]) -> list[str]:
    """The parts that the person leaves out."""
    answers: Any = page_answers(writings, REPORT)
    without: list[str] = answers.get("without", [])
    return [name for name in without if name in PART_NAMES]


def starts(first: int) -> list[int]:
    """The first days of the twelve weeks of the picture, of which the last four are the report's."""
    return [first - 7 * (WEEKS - REPORT_WEEKS - index) for index in range(WEEKS)]


def report_part(id: str, columns: list[str], rows: list[ReportRow], note: str) -> ReportPart:
    """One part under its name."""
    return {"id": id, "heading": PART_NAMES[id], "columns": columns, "rows": rows, "note": note}


def goal_part(goals: list[Goal]) -> ReportPart:
    """What matters, in the person's words."""
    words = goal_of(goals)["words"]
    return report_part("goal", [], [] if words == "" else [{"name": shortened(words), "words": []}], "")


def shortened(text: str) -> str:
    """A text of at most `MOST_LETTERS` letters; the end of a longer one is left out, and dots say so."""
    letters = list(text)
    return text if len(letters) <= MOST_LETTERS else f"{''.join(letters[:MOST_LETTERS])}..."


def of_four(shares: list[list[Share]]) -> list[Share]:
    """The shares of the report's own weeks."""
    found: list[Share] = []
    for week in shares[WEEKS - REPORT_WEEKS :]:
        found.extend(week)
    return found


def weeks_part(shares: list[list[Share]], pauses: list[Pause], first: int, today: int) -> ReportPart:
    """How much of the plan was done, both figures named, with the days of flare and rest."""
    mine = of_four(shares)
    raw = figure_of(adherence_of(mine, False))
    adjusted = figure_of(adherence_of(mine, True))
    rows: list[ReportRow] = []
    if raw["known"]:
        rows.append({"name": "Done, of what was planned", "words": [of_percent_words(raw)]})
        if adjusted["words"] != raw["words"]:
            rows.append({"name": "With flares and rest counted", "words": [of_percent_words(adjusted)]})
    days = [first + index for index in range(today - first + 1)]
    flares = [day for day in days if is_flare(pauses, "", day)]
    rests = [day for day in days if is_resting(pauses, day)]
    if len(flares) > 0:
        rows.append({"name": "On the flare plan", "words": [days_count(len(flares))]})
    if len(rests) > 0:
        rows.append({"name": "Plan paused", "words": [days_count(len(rests))]})
    return report_part("weeks", [], rows, "")


def of_percent_words(figure: Figure) -> str:
    """ "41 of 60 (68 %)", or that nothing was planned."""
    return f"{figure['words']} ({figure['percent']})" if figure["known"] else figure["words"]


def days_count(days: int) -> str:
    """ "1 day", "5 days"."""
    return "1 day" if days == 1 else f"{days} days"


def report_weeks(shares: list[list[Share]], pauses: list[Pause], first: int, today: int) -> list[ReportWeek]:
    """Twelve bars, earliest first: done of planned, raw."""
    weeks: list[ReportWeek] = []
    for index, start in enumerate(starts(first)):
        figure = figure_of(adherence_of(shares[index], False))
        flare = any(is_flare(pauses, "", start + at) and start + at <= today for at in range(7))
        words = f"Week of {date_words(start)}: {figure['words']}"
        weeks.append(
            {
                "first": start,
                "height": round_near(figure["ratio"] * 100),
                "known": figure["known"],
                "flare": flare,
                "words": f"{words}, with a flare" if flare else words,
            }
        )
    return weeks


def plan_part(versions: list[PlanVersion], shares: list[list[Share]], today: int) -> ReportPart:
    """What is planned now, and how much of it was done in the four weeks."""
    mine = of_four(shares)
    current = plan_on(versions, today)
    rows: list[ReportRow] = []
    for version in current[:MOST_ITEMS]:
        figure = figure_of(adherence_of([share for share in mine if share["item_id"] == version["item_id"]], False))
        dose = dose_words(version["target"], version["unit"], version["sets"], version["each_side"])
        rows.append({"name": shortened(version["title"]), "words": [dose, days_words(version), figure["words"]]})
    more = len(current) - MOST_ITEMS
    return report_part("plan", ["Amount", "Days", "Done"], rows, f"And {more} more." if more > 0 else "")


def felt_part(felt: list[CheckIn], first: int, today: int) -> ReportPart:
    """Means of the check-ins, beside those of the four weeks before; too few days give none."""
    before = first - 7 * REPORT_WEEKS
    lately = [felt_values(felt, field, first, today) for field in DAY_SCORES]
    earlier = [felt_values(felt, field, before, first - 1) for field in DAY_SCORES]
    most = most_of(lately)
    most_before = most_of(earlier)
    rows: list[ReportRow] = []
    for index, field in enumerate(DAY_SCORES):
        if len(lately[index]) > 0:
            words = [mean_words(lately[index], most), mean_words(earlier[index], most_before)]
            rows.append({"name": FELT_NAMES[field], "words": words})
    note = f"Means of 0 to 10. From {days_count(most)}, and {days_count(most_before)} before."
    return report_part("felt", ["These 4 weeks", "4 weeks before"], rows, note if len(rows) > 0 else "")


def most_of(found: list[list[float]]) -> int:
    """The length of the longest list; 0 for none."""
    most = 0
    for values in found:
        most = max(most, len(values))
    return most


def felt_values(felt: list[CheckIn], field: str, first: int, last: int) -> list[float]:
    """What was said about one thing on some days; days without an answer are left out."""
    values: list[float] = []
    for row in felt:
        value = score_of(row, field)
        if value is not None and not row["deleted"] and first <= row["day"] and row["day"] <= last:
            values.append(value)
    return values


def mean_words(values: list[float], most: int) -> str:
    """ "5.2", with its days where others have more: "5.2 (16 days)"; with too few no mean: "2 days noted"."""
    if len(values) < ENOUGH_DAYS:
        return "none noted" if len(values) == 0 else f"{days_count(len(values))} noted"
    mean = number_words(total(values) / len(values))
    return mean if len(values) == most else f"{mean} ({days_count(len(values))})"


def sleep_part(nights: list[Night], first: int, today: int) -> ReportPart:
    """Time asleep and in bed per night, and the two divided: sums first, as in the sleep diary."""
    mine = [row for row in nights if not row["deleted"] and first <= row["day"] and row["day"] <= today]
    known = [row for row in [night_efficiency(night) for night in mine] if row["kind"] == "ratio"]
    if len(known) == 0:
        return report_part("sleep", [], [], "")
    asleep = total([row["asleep"] for row in known])
    in_bed = total([row["in_bed"] for row in known])
    nights_words = "1 night" if len(known) == 1 else f"{len(known)} nights"
    spans = f"{span_words(asleep / len(known))} asleep, {span_words(in_bed / len(known))} in bed"
    share = f"{efficiency_words(asleep / in_bed)} of the time in bed"
    return report_part("sleep", [], [{"name": f"A night, from {nights_words}", "words": [f"{spans}: {share}"]}], "")


def measures_part(measures: list[Measure], instruments: list[Instrument], today: int) -> ReportPart:
    """The latest score of each measure beside the one before, as numbers with their days and no band.

    A score whose support page waits to be read is not told.
    """
    rows: list[ReportRow] = []
    for instrument in instruments:
        found = [row for row in finished_measures(measures, instrument["id"]) if not row["deleted"]]
        told = [row for row in found if not waits_for_support(instrument, row)]
        if len(told) > 0:
            words = [f"{measure_words(instrument, row)} ({dated(row['day'], today)})" for row in told[:2]]
            rows.append({"name": instrument["title"], "words": words if len(words) > 1 else [*words, ""]})
    more = len(rows) - MOST_MEASURES
    note = f"And {more} more." if more > 0 else ""
    return report_part("measures", ["Latest", "Before"], rows[:MOST_MEASURES], note)


def treatments_part(
    medicines: list[Medicine], courses: list[Course], infusions: list[Infusion], first: int, today: int
) -> ReportPart:
    """What the person takes, in the words of its label, and the sessions of courses that took place."""
    taken = [row for row in by_name(medicines) if is_taken(row, today)]
    rows: list[ReportRow] = []
    for medicine in taken[:MOST_MEDICINES]:
        words = medicine_words(medicine)
        rows.append({"name": medicine["name"], "words": [shortened(words)] if words != "" else []})
    for course in courses_in_order(courses):
        mine = [row for row in infusions_of(infusions, course["id"]) if row["status"] == "done"]
        days = [date_words(row["day"]) for row in mine if first <= row["day"] and row["day"] <= today]
        if len(days) > 0:
            rows.append({"name": course["treatment"], "words": [", ".join(days)]})
    more = len(taken) - MOST_MEDICINES
    return report_part("treatments", [], rows, f"And {more} more." if more > 0 else "")


def visit_part(appointments: list[Appointment], today: int) -> ReportPart:
    """The next visit and what the person wants to ask there."""
    coming = [row for row in appointments if not row["deleted"] and is_coming(row, today)]
    if len(coming) == 0:
        return report_part("visit", [], [], "")
    visit = sorted(coming, key=lambda row: [row["day"], order_of(row["minute"]), row["id"]])[0]
    named = [part for part in [profession_words(visit["profession"]), visit["who"]] if part != ""]
    rows: list[ReportRow] = [{"name": when_words(visit["day"], visit["minute"], today), "words": [", ".join(named)]}]
    asked = [line for line in visit["questions"].split("\n") if line != ""]
    questions: list[ReportRow] = [{"name": shortened(line), "words": []} for line in asked[:MOST_QUESTIONS]]
    more = len(asked) - MOST_QUESTIONS
    return report_part("visit", [], [*rows, *questions], f"And {more} more." if more > 0 else "")
