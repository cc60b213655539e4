"""What a therapist sees of one patient, made from the rows that the patient shares.

The same function draws the patient's own preview on the phone and the therapist's page on the server, so that the
preview is exactly what the therapist sees. What a scope does not open is left out here too: the phone has all rows.
"""

from typing import Any, TypedDict

from fibroplan.domain.check_in import CheckIn
from fibroplan.domain.day import Now, date_words, local_day, week_of, weekday_words
from fibroplan.domain.draft import Draft
from fibroplan.domain.numbers import number_words, total
from fibroplan.domain.outcome import SKIP_REASON_WORDS, Outcome, is_late
from fibroplan.domain.pause import Pause
from fibroplan.domain.plan import PlanVersion, plan_items, plan_on, version_on
from fibroplan.domain.profile import Profile, week_start
from fibroplan.domain.progress import WEEKS, ProgressView, progress_view
from fibroplan.domain.screening import Screening
from fibroplan.domain.sharing import SCOPES, drafted_scopes, known_scopes
from fibroplan.domain.sleep import Night, night_efficiency, week_efficiency
from fibroplan.domain.words import amount_words, dose_words, list_words, percent_words

SESSIONS = 30
"""How many of the latest outcomes are listed."""

NIGHTS = 14
"""How many of the latest nights are listed."""


class ReviewLine(TypedDict):
    """One line of a list: what, its figures, and a quiet addition."""

    key: str
    title: str
    words: str
    detail: str


class ReviewSymptomWeek(TypedDict):
    """The means of one week's check-ins, in words; "no entry" where nothing was said."""

    first: int
    label: str
    pain: str
    fatigue: str
    mood: str
    days: str


class ReviewTrend(TypedDict):
    """One symptom over the weeks: `points` 0 to 10, None where nothing was said."""

    name: str
    words: str
    points: list[float | None]


class ReviewSleepWeek(TypedDict):
    """Sleep efficiency of one week: sums first, then one division."""

    first: int
    label: str
    words: str
    nights: str


class Review(TypedDict):
    """Everything on the page. A part that is not shared is empty, and its `has_` is False."""

    shared: list[str]
    withheld: list[str]
    has_plan: bool
    progress: ProgressView
    plan: list[ReviewLine]
    history: list[ReviewLine]
    sessions: list[ReviewLine]
    rests: list[ReviewLine]
    has_symptoms: bool
    trends: list[ReviewTrend]
    symptom_weeks: list[ReviewSymptomWeek]
    has_sleep: bool
    sleep_points: list[float | None]
    sleep_weeks: list[ReviewSleepWeek]
    nights: list[ReviewLine]


def review_span(profile: Profile | None, now: Now) -> list[int]:
    """The first and last day of the outcomes, nights and check-ins that `review_view` reads: twelve weeks."""
    first = week_of(local_day(now, profile), week_start(profile))
    return [first - 7 * (WEEKS - 1), first + 6]


def review_view(
    scopes: list[str],
    versions: list[PlanVersion],
    outcomes: list[Outcome],
    pauses: list[Pause],
    nights: list[Night],
    check_ins: list[CheckIn],
    screenings: list[Screening],
    week: int | None,
    profile: Profile | None,
    now: Now,
) -> Review:
    """The page, of what some scopes open. week: any day of the week whose days are listed; None for this week."""
    open_ = known_scopes(scopes)
    plan = "plan" in open_
    symptoms = "symptoms" in open_
    sleep = "sleep" in open_
    seen_versions: list[PlanVersion] = versions if plan else []
    seen_pauses: list[Pause] = pauses if plan else []
    seen_outcomes: list[Outcome] = scoped_outcomes(outcomes, open_) if plan else []
    seen_checks: list[Screening] = screenings if plan else []
    seen_nights: list[Night] = nights if sleep else []
    seen_days: list[CheckIn] = [row for row in check_ins if symptoms and not row["deleted"]]
    today = local_day(now, profile)
    firsts = [review_span(profile, now)[0] + 7 * index for index in range(WEEKS)]
    return {
        "shared": [scope["label"] for scope in SCOPES if scope["name"] in open_],
        "withheld": [scope["label"] for scope in SCOPES if scope["name"] not in open_],
        "has_plan": plan,
        "progress": progress_view(seen_versions, seen_outcomes, seen_pauses, seen_checks, week, profile, now),
        "plan": [review_plan_line(version) for version in plan_on(seen_versions, today)],
        "history": review_history(seen_versions, today),
        "sessions": review_sessions(seen_versions, seen_outcomes),
        "rests": review_rests(seen_pauses),
        "has_symptoms": symptoms,
        "trends": review_trends(seen_days, firsts) if symptoms else [],
        "symptom_weeks": [review_symptom_week(seen_days, first) for first in firsts] if symptoms else [],
        "has_sleep": sleep,
        "sleep_points": [review_sleep_point(seen_nights, first) for first in firsts] if sleep else [],
        "sleep_weeks": [review_sleep_week(seen_nights, first) for first in firsts] if sleep else [],
        "nights": review_nights(seen_nights),
    }


def review_preview(
    draft: Draft | None,
    versions: list[PlanVersion],
    outcomes: list[Outcome],
    pauses: list[Pause],
    nights: list[Night],
    check_ins: list[CheckIn],
    screenings: list[Screening],
    profile: Profile | None,
    now: Now,
) -> Review:
    """The review of what is chosen on the form of sharing: exactly what the therapist would see."""
    scopes = drafted_scopes(draft)
    return review_view(scopes, versions, outcomes, pauses, nights, check_ins, screenings, None, profile, now)


def scoped_outcomes(outcomes: list[Outcome], scopes: list[str]) -> list[Outcome]:
    """Outcomes without how the person felt afterwards, where symptoms are not shared; and never with their notes."""
    return [scoped_outcome(outcome, "symptoms" in scopes) for outcome in outcomes]


def scoped_outcome(outcome: Outcome, symptoms: bool) -> Outcome:
    """One outcome as the access filter gives it."""
    return {
        "id": outcome["id"],
        "deleted": outcome["deleted"],
        "item_id": outcome["item_id"],
        "day": outcome["day"],
        "slot_id": outcome["slot_id"],
        "mark": outcome["mark"],
        "amount": outcome["amount"],
        "target": outcome["target"],
        "effort": outcome["effort"],
        "after": outcome["after"] if symptoms else None,
        "skip_reason": outcome["skip_reason"],
        "note": "",
        "note_other": "",
        "version_id": outcome["version_id"],
        "zone": outcome["zone"],
        "at": outcome["at"],
        "settled": outcome["settled"] if symptoms else "",
        "rise": outcome["rise"] if symptoms else None,
        "entered_day": outcome["entered_day"],
        "device": "",
    }


def review_dose(version: PlanVersion) -> str:
    """The dose of a version: "8 minutes"; with its floor and ceiling where they say something."""
    if version["schedule"] == "none":
        return "stopped"
    words = dose_words(version["target"], version["unit"], version["sets"], version["each_side"])
    if version["ceiling"] > 0:
        words = f"{words}, at most {amount_words(version['ceiling'], version['unit'])} a day"
    return words


def review_plan_line(version: PlanVersion) -> ReviewLine:
    """One thing of the plan as it is now."""
    since = f"Since {date_words(version['from_day'])}"
    if version["unit"] not in ("habit", "tip"):
        since = f"{since}. In a flare {amount_words(version['floor'], version['unit'])}"
    return {
        "key": version["item_id"],
        "title": version["title"],
        "words": review_dose(version),
        "detail": since,
    }


def review_history(versions: list[PlanVersion], today: int) -> list[ReviewLine]:
    """Every change of the plan until today, the latest first."""
    lines: list[ReviewLine] = []
    for item in plan_items(versions):
        before = ""
        for version in item["versions"]:
            words = review_dose(version)
            if words != before and version["from_day"] <= today:
                told = words if before == "" else f"{before} → {words}"
                title = version["title"]
                lines.append(
                    {"key": version["id"], "title": title, "words": told, "detail": date_words(version["from_day"])}
                )
            before = words
    days = {version["id"]: version["from_day"] for version in versions}
    return sorted(lines, key=lambda line: [-days.get(line["key"], 0), line["key"]])


SETTLED_WORDS = {
    "same": "settled the same day",
    "day": "settled within a day",
    "waiting": "not settled the next day",
    "two": "settled within two days",
    "longer": "took longer to settle",
}


def review_sessions(versions: list[PlanVersion], outcomes: list[Outcome]) -> list[ReviewLine]:
    """The latest outcomes with a mark, with effort, how the person felt after, how it settled, and what was late."""
    items = {item["item_id"]: item for item in plan_items(versions)}
    marked = [row for row in outcomes if row["mark"] != "" and not row["deleted"]]
    lines: list[ReviewLine] = []
    for outcome in sorted(marked, key=lambda row: [-row["day"], row["id"]])[:SESSIONS]:
        item = items.get(outcome["item_id"])
        version = version_on(item, outcome["day"]) if item is not None else None
        title = version["title"] if version is not None else "Something not planned"
        unit = version["unit"] if version is not None else "times"
        lines.append(
            {
                "key": outcome["id"],
                "title": title,
                "words": review_outcome(outcome, unit),
                "detail": f"{weekday_words(outcome['day'])} {date_words(outcome['day'])}{review_late(outcome)}",
            }
        )
    return lines


def review_outcome(outcome: Outcome, unit: str) -> str:
    """What was recorded, in one line: "8 minutes, effort 4 of 10, settled within a day"."""
    parts: list[str] = []
    amount = outcome["amount"]
    if outcome["mark"] == "skipped":
        reason = SKIP_REASON_WORDS.get(outcome["skip_reason"], "")
        parts.append("skipped" if reason == "" else f"skipped: {reason}")
    elif amount is None or unit in ("habit", "tip"):
        parts.append("done" if outcome["mark"] == "done" else "partly done")
    else:
        parts.append(f"{amount_words(amount, unit)} of {amount_words(outcome['target'], unit)}")
    if outcome["effort"] is not None:
        parts.append(f"effort {outcome['effort']} of 10")
    if outcome["after"] is not None:
        parts.append(f"symptoms after {outcome['after']} of 10")
    if outcome["settled"] in SETTLED_WORDS:
        parts.append(SETTLED_WORDS[outcome["settled"]])
    if outcome["rise"] is not None:
        parts.append(f"rose by {outcome['rise']}")
    return ", ".join(parts)


def review_late(outcome: Outcome) -> str:
    """Said where something was filled in on a later day."""
    return f", filled in on {date_words(outcome['entered_day'])}" if is_late(outcome) else ""


def review_rests(pauses: list[Pause]) -> list[ReviewLine]:
    """Flares and pauses, the latest first."""
    lines: list[ReviewLine] = []
    kept = [pause for pause in pauses if not pause["deleted"]]
    for pause in sorted(kept, key=lambda row: [-row["from_day"], row["id"]]):
        until = pause["until_day"]
        end = "still on" if until is None else f"to {date_words(until)}"
        days = "" if until is None else f"{until - pause['from_day'] + 1} days"
        lines.append(
            {
                "key": pause["id"],
                "title": "Flare" if pause["kind"] == "flare" else "Pause",
                "words": f"{date_words(pause['from_day'])}, {end}",
                "detail": "1 day" if days == "1 days" else days,
            }
        )
    return lines


def review_mean(values: list[float]) -> float | None:
    """The mean; None of nothing."""
    return total(values) / len(values) if len(values) > 0 else None


def review_week_values(rows: list[CheckIn], first: int, name: str) -> list[float]:
    """What was said of one symptom in the week that begins on `first`."""
    values: list[float] = []
    for row in sorted(rows, key=lambda each: each["day"]):
        said: Any = row[name]
        if first <= row["day"] and row["day"] < first + 7 and said is not None:
            values.append(said)
    return values


def review_score(value: float | None) -> str:
    """A mean of scores 0 to 10 in words."""
    return "no entry" if value is None else f"{number_words(value)} of 10"


def review_symptom_week(rows: list[CheckIn], first: int) -> ReviewSymptomWeek:
    """One week of check-ins."""
    said = [row for row in rows if first <= row["day"] and row["day"] < first + 7]
    return {
        "first": first,
        "label": date_words(first),
        "pain": review_score(review_mean(review_week_values(rows, first, "pain"))),
        "fatigue": review_score(review_mean(review_week_values(rows, first, "fatigue"))),
        "mood": review_score(review_mean(review_week_values(rows, first, "mood"))),
        "days": f"{len(said)} of 7",
    }


def review_trend(name: str, label: str, rows: list[CheckIn], firsts: list[int]) -> ReviewTrend:
    """One symptom over the weeks, with its first and last figure in words."""
    points = [review_mean(review_week_values(rows, first, name)) for first in firsts]
    said = [point for point in points if point is not None]
    words = "no entry"
    if len(said) > 0:
        words = f"{number_words(said[0])} → {number_words(said[-1])} of 10"
    return {"name": label, "words": words, "points": points}


def review_trends(rows: list[CheckIn], firsts: list[int]) -> list[ReviewTrend]:
    """Pain, fatigue, mood and fog."""
    return [
        review_trend("pain", "Pain", rows, firsts),
        review_trend("fatigue", "Fatigue", rows, firsts),
        review_trend("fog", "Foggy head", rows, firsts),
        review_trend("mood", "Mood, 10 is very good", rows, firsts),
    ]


def review_sleep_point(nights: list[Night], first: int) -> float | None:
    """Sleep efficiency of a week, 0 to 1; None without a night that can be worked out."""
    found = week_efficiency(nights, first)
    return found["ratio"] if found["nights"] > 0 else None


def review_sleep_week(nights: list[Night], first: int) -> ReviewSleepWeek:
    """One week of nights in words, with its sums."""
    found = week_efficiency(nights, first)
    words = "no entry"
    if found["nights"] > 0:
        asleep = number_words(found["asleep"] / 60)
        words = f"{percent_words(found['ratio'])}: {asleep} of {number_words(found['in_bed'] / 60)} hours in bed"
    return {"first": first, "label": date_words(first), "words": words, "nights": f"{found['nights']} of 7"}


def review_nights(nights: list[Night]) -> list[ReviewLine]:
    """The latest nights, each with its figures."""
    kept = [night for night in nights if not night["deleted"]]
    lines: list[ReviewLine] = []
    for night in sorted(kept, key=lambda row: -row["day"])[:NIGHTS]:
        found = night_efficiency(night)
        words = "some times are not filled in"
        if found["kind"] == "ratio":
            words = f"{percent_words(found['ratio'])}, {number_words(found['asleep'] / 60)} hours asleep"
        parts: list[str] = []
        if night["quality"] is not None:
            parts.append(f"quality {night['quality']} of 10")
        if night["awakenings"] > 0:
            parts.append(f"awake {night['awakenings']} times")
        if night["nodded_off"]:
            parts.append("nodded off in the day")
        lines.append(
            {
                "key": night["id"],
                "title": f"{weekday_words(night['day'])} {date_words(night['day'])}",
                "words": words,
                "detail": list_words(parts),
            }
        )
    return lines
