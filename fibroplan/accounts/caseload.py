"""The caseload: everybody who shares with a therapist on one screen. A display of data; nobody is alerted.

What stands out is a plain reading of rows that are shared, each with the row behind it. Its order is that of the
reasons here; the figures that decide are tagged in docs/clinical-review.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from fibroplan.clock import DAY, offset
from fibroplan.domain.adherence import OVERSHOOT_FROM
from fibroplan.domain.day import date_words, local_day
from fibroplan.domain.pause import flare_on
from fibroplan.domain.screening import reason_to_wait
from fibroplan.store import access, marks, rollups
from fibroplan.store.access import Actor, Sight
from fibroplan.store.marks import CareMark
from fibroplan.store.tables import CheckIn, Measure, Pause, Screening

WEEKS = 9
"""This week and the eight before."""

MEASURE_DAYS = 28
"""How long an answer about being better off dead stands out [E]."""
SYMPTOM_DAYS = 14
"""Two spans of this length are compared [E]."""
SYMPTOM_STEP = 1.0
"""A mean that differs by less is said to be steady: a third of the least change that people with fibromyalgia notice
in pain 0 to 10 is noise [E]."""
FALLING = 0.25
"""Of the plan: the last two whole weeks lie this much under the four before [E]."""
SILENT_DAYS = 14
"""Days without anything recorded [E]."""

REASONS = ("item9", "red_flag", "over_doing", "falling", "silent")
"""What stands out, the weightiest first."""


@dataclass(frozen=True, slots=True)
class Bulk:
    """What one reading of a caseload has found, each by patient."""

    weeks: dict[str, list[dict[str, Any]]]
    profiles: dict[str, dict[str, Any]]
    pauses: dict[str, list[Any]]
    check_ins: dict[str, list[Any]]
    measures: dict[str, list[Any]]
    screenings: dict[str, list[Any]]
    last: dict[str, int]
    marks: dict[str, CareMark]
    news: dict[str, dict[str, int]]


Entries = list[dict[str, Any]]


def caseload(
    connection: Connection, therapist_id: str, sights: Sequence[Sight], now: int
) -> tuple[Entries, list[dict[str, Any]]]:
    """One entry for each patient, those who stand out first, then by name; and weekly figures for `rollups.keep`.

    now: ms since 1970.
    """
    found, made = _bulk(connection, therapist_id, sights, now)
    entries = [_entry(found, sight, now) for sight in sights]
    return sorted(entries, key=lambda one: (_weight(one), one["name"].casefold(), one["patient"])), made


def _bulk(connection: Connection, therapist_id: str, sights: Sequence[Sight], now: int) -> tuple[Bulk, Entries]:
    latest = now // DAY + 1

    def seen(model: Any, **between: tuple[int, int]) -> Any:
        return access.seen_rows_of(connection, sights, model.__table__, **between)

    mine = marks.of_therapist(connection, therapist_id, [sight.patient_id for sight in sights])
    weeks, made = rollups.weeks(connection, sights, now, WEEKS)
    found = Bulk(
        weeks=weeks,
        profiles=access.seen_profiles(connection, sights),
        pauses=seen(Pause),
        check_ins=seen(CheckIn, day=(latest - 2 * SYMPTOM_DAYS - 1, latest)),
        measures=seen(Measure, day=(latest - MEASURE_DAYS - 1, latest)),
        screenings=seen(Screening),
        last=access.last_changes(connection, sights),
        marks=mine,
        news=access.news(connection, sights, {patient: mark.rev for patient, mark in mine.items()}),
    )
    return found, made


def _entry(found: Bulk, sight: Sight, now: int) -> dict[str, Any]:
    who = sight.patient_id
    today = _today(found.profiles.get(who), now)
    mark = found.marks.get(who)
    weeks = [_week(row) for row in found.weeks.get(who, [])]
    return {
        "patient": who,
        "name": found.profiles.get(who, {}).get("name", ""),
        "scopes": access.in_order(sight.scopes),
        "until": sight.until,
        "grant": sight.grant_id,
        "weeks": weeks,
        "flare": _flare(found.pauses[who], today) if "plan" in sight.scopes else "",
        "symptoms": direction(found.check_ins[who], today) if "symptoms" in sight.scopes else "",
        "last_sync": found.last.get(who),
        "looked_at": mark.looked_at if mark else None,
        "reviewed_at": mark.reviewed_at if mark else None,
        "next_day": mark.next_day if mark else None,
        "due": bool(mark and mark.next_day is not None and mark.next_day <= today),
        "new": sum(found.news.get(who, {}).values()),
        "stands_out": stands_out(found, sight, weeks, today, now),
    }


def _today(profile: Any, now: int) -> int:
    zone = profile["zone"] if profile else ""
    moment: Any = {"instant": now, "offset": offset(zone, now), "zone": zone, "device": "", "uuid": ""}
    return local_day(moment, profile)


def _week(row: dict[str, Any]) -> dict[str, Any]:
    """One week as it is drawn: shares from 0 to 1, or None where nothing was planned."""

    def share(kind: str) -> float | None:
        return row[f"{kind}_done"] / row[f"{kind}_planned"] if row[f"{kind}_planned"] > 0 else None

    return {
        "first_day": row["first_day"],
        "raw": share("raw"),
        "adjusted": share("adjusted"),
        "done": row["raw_done"],
        "planned": row["raw_planned"],
        "overshoot": row["overshoot"],
        "excused": row["excused"],
    }


def _flare(pauses: list[Any], today: int) -> str:
    flare = flare_on(pauses, today)
    return f"Flare since {date_words(flare['from_day'])}" if flare else ""


def direction(check_ins: list[Any], today: int) -> str:
    """Where pain goes: the mean of the last two weeks beside the two before, in words with both figures."""
    newer = [row["pain"] for row in check_ins if today - SYMPTOM_DAYS < row["day"] <= today and row["pain"] is not None]
    older = [
        row["pain"]
        for row in check_ins
        if today - 2 * SYMPTOM_DAYS < row["day"] <= today - SYMPTOM_DAYS and row["pain"] is not None
    ]
    if not newer:
        return "no entry in two weeks"
    now = sum(newer) / len(newer)
    if not older:
        return f"pain {now:.1f}, nothing before"
    before = sum(older) / len(older)
    word = "steady" if abs(now - before) < SYMPTOM_STEP else "more" if now > before else "less"
    return f"pain {before:.1f} → {now:.1f}, {word}"


def stands_out(found: Bulk, sight: Sight, weeks: list[dict[str, Any]], today: int, now: int) -> list[dict[str, str]]:
    """What stands out of one patient's rows: reason, words, and the rows behind it, the weightiest reason first."""
    who = sight.patient_id
    made = {
        "item9": _item9(found.measures[who]),
        "red_flag": _red_flag(found.screenings[who]),
        "over_doing": _over_doing(weeks),
        "falling": _falling(weeks),
        "silent": _silent(found.last.get(who), now),
    }
    shown = [(reason, made[reason]) for reason in REASONS]
    return [{"reason": reason, "words": one[0], "behind": one[1]} for reason, one in shown if one]


def _item9(measures: list[Any]) -> tuple[str, str] | None:
    """The latest answer to a question about being better off dead, where it was more than "not at all"."""
    asked = [row for row in measures if row["instrument"] == "phq9" and row["answers"].get("9", 0)]
    if not asked:
        return None
    row = max(asked, key=lambda one: one["day"])
    return "Answered question 9 of the PHQ-9", f"answer {row['answers']['9']} of 3, {date_words(row['day'])}"


def _red_flag(screenings: list[Any]) -> tuple[str, str] | None:
    done = [row for row in screenings if row["finished"]]
    last = max(done, key=lambda row: (row["day"], row["id"])) if done else None
    if last is None or reason_to_wait(last) != "hold":
        return None
    return "The safety check asks for a clinician", f"answered {date_words(last['day'])}, not cleared yet"


def _over_doing(weeks: list[dict[str, Any]]) -> tuple[str, str] | None:
    over = [week for week in weeks[-2:] if week["overshoot"] > OVERSHOOT_FROM]
    if not over:
        return None
    week = over[-1]
    share = f"{week['overshoot'] * 100:.0f} % of the plan"
    return "Did more than planned", f"{share}, week of {date_words(week['first_day'])}"


def _falling(weeks: list[dict[str, Any]]) -> tuple[str, str] | None:
    """Whole weeks alone: the present one is not over."""
    whole = [week["adjusted"] for week in weeks[:-1]]
    newer = [share for share in whole[-2:] if share is not None]
    older = [share for share in whole[-6:-2] if share is not None]
    if not newer or not older:
        return None
    now, before = sum(newer) / len(newer), sum(older) / len(older)
    if before - now < FALLING:
        return None
    return (
        "Less of the plan than before",
        f"{before * 100:.0f} % → {now * 100:.0f} %, last two weeks beside four before",
    )


def _silent(last: int | None, now: int) -> tuple[str, str] | None:
    if last is None or now - last < SILENT_DAYS * DAY:
        return None
    return "Nothing has come in", f"for {(now - last) // DAY} days, last on {date_words(last // DAY)}"


def _weight(entry: dict[str, Any]) -> int:
    reasons = [one["reason"] for one in entry["stands_out"]]
    return REASONS.index(reasons[0]) if reasons else len(REASONS)


def look(connection: Connection, therapist_id: str, sight: Sight, now: int) -> None:
    """Note that the review was opened: what comes after is new."""
    mark = marks.of_therapist(connection, therapist_id, [sight.patient_id]).get(sight.patient_id)
    whole = {"therapist_id": therapist_id, "patient_id": sight.patient_id, **(mark.model_dump() if mark else {})}
    marks.keep(connection, CareMark(**{**whole, "rev": sight.rev, "looked_at": now}))


def note_reviewed(connection: Connection, actor: Actor, patient_id: str, next_day: int | None, now: int) -> None:
    """Note that the patient was reviewed, and when to look again. Raises NotYours."""
    sight = access.sight_of(connection, actor, patient_id, now)
    mark = marks.of_therapist(connection, actor.account_id, [patient_id]).get(patient_id)
    whole = {"therapist_id": actor.account_id, "patient_id": patient_id, **(mark.model_dump() if mark else {})}
    marks.keep(connection, CareMark(**{**whole, "rev": sight.rev, "reviewed_at": now, "next_day": next_day}))
