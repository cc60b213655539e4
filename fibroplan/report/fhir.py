"""What a person has recorded as a FHIR R4 bundle, for systems of clinics.

Made of the same rows and the same rules as the screens. Nothing in it is a diagnosis, a severity or an order: the plan
is the person's own, scores are numbers. Left out: names, notes, reflections, letters, drafts, and single ticks, whose
sums are there by the week.
"""

from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid5

from fibroplan.clock import offset, stamp
from fibroplan.content.check_in import check_in
from fibroplan.domain.adherence import adherence_of, week_shares
from fibroplan.domain.appointment import profession_words
from fibroplan.domain.body import AREA_WORDS, known_areas
from fibroplan.domain.dates import date_field
from fibroplan.domain.day import local_day, week_of
from fibroplan.domain.medicine import medicine_words
from fibroplan.domain.outcome import by_key
from fibroplan.domain.plan import plan_items, plan_on
from fibroplan.domain.profile import week_start
from fibroplan.domain.rating import POINT_LABELS
from fibroplan.domain.schedule import schedule_words
from fibroplan.domain.sleep import field_time, night_efficiency
from fibroplan.domain.words import dose_words
from fibroplan.report.codes import CATEGORY, CONFIDENTIALITY, OWN, code_system, concept, quantity
from fibroplan.report.source import Row, Source
from fibroplan.store.tables import (
    Appointment,
    CheckIn,
    Course,
    Goal,
    Infusion,
    Measure,
    Medicine,
    Night,
    Outcome,
    Pause,
    PlanVersion,
    Rating,
    SideEffect,
    Tracked,
)

NAMESPACE = UUID("0b7c3f4e-52a1-5d9c-8f6e-7d1a2b3c4d5e")
"""Ids of resources are derived from those of rows: the same row is the same resource in every bundle."""

SCORE = ("{score}", "{score}")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WHEN = {"morning": "MORN", "midday": "NOON", "evening": "EVE", "bedtime": "HS"}
UNITS = {"minutes": "min", "seconds": "s"}
FELT = ("pain", "fatigue", "sleep", "mood", "fog")
NIGHT = {
    "into_bed": "Into bed",
    "tried": "Tried to sleep",
    "sol": "Minutes to fall asleep",
    "awakenings": "Times awake",
    "waso": "Minutes awake",
    "final_wake": "Awake for good",
    "out_of_bed": "Out of bed",
    "quality": "Sleep quality, 0 to 10",
}
SESSION_STATUS = {"planned": "preparation", "done": "completed", "cancelled": "not-done"}
VISIT_STATUS = {"planned": "booked", "done": "fulfilled", "cancelled": "cancelled"}
CLOCK = ("into_bed", "tried", "final_wake", "out_of_bed")


def bundle(source: Source) -> dict[str, Any]:
    """The bundle, as JSON would have it."""
    return _Bundle(source).whole()


class _Bundle:
    """Resources of one patient, each with its place in the bundle."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.today = local_day(source.now, source.profile)
        self.patient = self.url("patient", source.patient_id)
        self.subject = {"reference": self.patient}

    def whole(self) -> dict[str, Any]:
        """Everything."""
        entries = [{"fullUrl": url, "resource": {**made, "id": url.removeprefix("urn:uuid:")}} for url, made in self]
        return {
            "resourceType": "Bundle",
            "type": "collection",
            "timestamp": stamp(int(self.source.now["instant"])),
            "meta": {
                "security": [{"system": CONFIDENTIALITY, "code": "R", "display": "restricted"}],
                "tag": [concept("without-own-writing")["coding"][-1]],
            },
            "entry": entries,
        }

    def __iter__(self) -> Iterator[tuple[str, dict[str, Any]]]:
        yield OWN, code_system()
        yield self.patient, {"resourceType": "Patient", "active": True}
        parts = (self.goals, self.plan, self.weeks, self.days, self.nights, self.measures, self.treatments, self.visits)
        for part in parts:
            yield from part()

    def url(self, table: str, id_: str) -> str:
        """The place of a resource that is made from a row."""
        return f"urn:uuid:{uuid5(NAMESPACE, f'{self.source.patient_id}/{table}/{id_}')}"

    # ---- the plan

    def goals(self) -> Iterator[tuple[str, dict[str, Any]]]:
        for row in self.source.rows(Goal):
            if row["words"]:
                yield (
                    self.url("goal", row["id"]),
                    {
                        "resourceType": "Goal",
                        "lifecycleStatus": "active",
                        "description": {"text": row["words"]},
                        "subject": self.subject,
                    },
                )

    def plan(self) -> Iterator[tuple[str, dict[str, Any]]]:
        versions: Any = self.source.rows(PlanVersion)
        if not versions:
            return
        goals = [{"reference": url} for url, _ in self.goals()]
        activities = [{"detail": _activity(version)} for version in plan_on(versions, self.today)]
        plan = {
            "resourceType": "CarePlan",
            "status": "active" if activities else "completed",
            "intent": "plan",
            "title": "Self-management plan, chosen by the person",
            "subject": self.subject,
            "period": {"start": date_field(min(version["from_day"] for version in versions))},
        }
        more = {"goal": goals, "activity": activities}
        yield self.url("plan", "me"), {**plan, **{name: found for name, found in more.items() if found}}

    def weeks(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Adherence of every week since the plan began, raw and adjusted."""
        versions: Any = self.source.rows(PlanVersion)
        if not versions:
            return
        pauses: Any = self.source.rows(Pause)
        outcomes: Any = self.source.rows(Outcome)
        items, found = plan_items(versions), by_key(outcomes)
        first = week_of(min(version["from_day"] for version in versions), week_start(self.source.profile))
        for start in range(first, self.today + 1, 7):
            shares = week_shares(items, found, pauses, start, self.today)
            for code, adjusted in (("adherence-raw", False), ("adherence-adjusted", True)):
                adherence = adherence_of(shares, adjusted)
                if adherence["kind"] != "ratio":
                    continue
                value = quantity(round(adherence["ratio"] * 100, 1), "%", "%")
                period = {"start": date_field(start), "end": date_field(min(start + 6, self.today))}
                note = f"{round(adherence['done'], 1)} of {round(adherence['planned'], 1)} planned"
                yield self.observation(
                    code, f"{start}", "activity", effectivePeriod=period, valueQuantity=value, note=[{"text": note}]
                )

    # ---- how it was

    def days(self) -> Iterator[tuple[str, dict[str, Any]]]:
        listed = {row["id"]: row["title"] for row in check_in()["symptoms"]["entries"]}
        names = {**listed, **{row["id"]: row["name"] for row in self.source.rows(Tracked)}}
        for row in self.source.rows(CheckIn):
            when: dict[str, Any] = {"effectiveDateTime": date_field(row["day"])}
            for field in FELT:
                if row[field] is not None:
                    yield self.observation(field, row["id"], **when, valueQuantity=quantity(row[field], *SCORE))
            for name, value in sorted(row["symptoms"].items()):
                if isinstance(value, (int, float)) and not isinstance(value, bool):
                    text = names.get(name) or name
                    score = quantity(value, *SCORE)
                    yield self.observation("symptom", f"{row['id']}.{name}", text=text, **when, valueQuantity=score)
            if row["mapped"] or row["areas"]:
                found = known_areas(row["areas"])
                areas = [{"code": concept("painful-area"), "valueString": AREA_WORDS[area]} for area in found]
                more: dict[str, Any] = {"component": areas} if areas else {}
                yield self.observation("painful-areas", row["id"], **when, valueInteger=len(found), **more)

    def nights(self) -> Iterator[tuple[str, dict[str, Any]]]:
        for row in self.source.rows(Night):
            night: Any = row
            day = date_field(row["day"])
            items = list(_answers(row))
            if items:
                yield (
                    self.url("night", row["id"]),
                    {
                        "resourceType": "QuestionnaireResponse",
                        "status": "completed",
                        "identifier": {"system": OWN, "value": "sleep-diary"},
                        "subject": self.subject,
                        "authored": day,
                        "item": items,
                    },
                )
            found = night_efficiency(night)
            if found["kind"] == "ratio":
                when: dict[str, Any] = {
                    "effectiveDateTime": day,
                    "derivedFrom": [{"reference": self.url("night", row["id"])}],
                }
                asleep = quantity(found["asleep"], "min", "min")
                share = quantity(round(found["ratio"] * 100, 1), "%", "%")
                yield self.observation("sleep-duration", row["id"], **when, valueQuantity=asleep)
                yield self.observation("sleep-efficiency", row["id"], **when, valueQuantity=share)

    def measures(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Each questionnaire that was finished: its answers by the number of the question, and its score."""
        for row in self.source.rows(Measure):
            items = [item for name, value in row["answers"].items() if (item := _answer(name, value))]
            if row["finished"] is None or not items:
                continue
            day = date_field(row["day"])
            yield (
                self.url("measure-answers", row["id"]),
                {
                    "resourceType": "QuestionnaireResponse",
                    "status": "completed",
                    "identifier": {"system": OWN, "value": row["instrument"]},
                    "subject": self.subject,
                    "authored": day,
                    "item": items,
                },
            )
            if row["score"] is not None:
                answers = [{"reference": self.url("measure-answers", row["id"])}]
                yield self.observation(
                    "measure",
                    row["id"],
                    text=row["title"] or row["instrument"],
                    known=row["instrument"],
                    effectiveDateTime=day,
                    derivedFrom=answers,
                    valueQuantity=quantity(row["score"], *SCORE),
                )

    # ---- treatments

    def treatments(self) -> Iterator[tuple[str, dict[str, Any]]]:
        for row in self.source.rows(Medicine):
            yield self.url("medicine", row["id"]), self.medicine(row)
        medicines = {row["id"]: row["name"] for row in self.source.rows(Medicine)}
        for row in self.source.rows(SideEffect):
            said = ", ".join(each.replace("-", " ") for each in row["effects"]) or "not said"
            about = medicines.get(row["medicine_id"])
            severity = {"code": concept("severity"), "valueQuantity": quantity(row["severity"] or 0, *SCORE)}
            more: dict[str, Any] = {"component": [severity]} if row["severity"] is not None else {}
            text = f"{said}, noted with {about} in mind" if about else said
            yield self.observation(
                "side-effect", row["id"], effectiveDateTime=date_field(row["day"]), valueString=text, **more
            )
        courses = {row["id"]: row["treatment"] for row in self.source.rows(Course)}
        for row in self.source.rows(Infusion):
            yield self.url("infusion", row["id"]), self.session(row, courses.get(row["course_id"]) or "Infusion")
        for row in self.source.rows(Rating):
            yield from self.rating(row)

    def medicine(self, row: Row) -> dict[str, Any]:
        first, last = row["from_day"], row["until_day"]
        status = "active"
        if last is not None and last < self.today:
            status = "completed"
        elif first is not None and first > self.today:
            status = "intended"
        made: dict[str, Any] = {
            "resourceType": "MedicationStatement",
            "status": status,
            "medicationCodeableConcept": {"text": row["name"] or "not named"},
            "subject": self.subject,
            "informationSource": self.subject,
        }
        period = {"start": date_field(first), "end": date_field(last)}
        if any(period.values()):
            made["effectivePeriod"] = {name: day for name, day in period.items() if day}
        shown: Any = row
        if words := medicine_words(shown):
            made["dosage"] = [{"text": words}]
        if row["purpose"]:
            made["reasonCode"] = [{"text": row["purpose"]}]
        return made

    def session(self, row: Row, treatment: str) -> dict[str, Any]:
        status = SESSION_STATUS.get(row["status"], "unknown")
        return {
            "resourceType": "Procedure",
            "status": status,
            "code": {"text": treatment},
            "subject": self.subject,
            "performedDateTime": date_field(row["day"]),
        }

    def rating(self, row: Row) -> Iterator[tuple[str, dict[str, Any]]]:
        point = POINT_LABELS.get(row["point"], row["point"])
        component = {"code": concept("time-point"), "valueString": point}
        shared: dict[str, Any] = {
            "effectiveDateTime": date_field(row["day"]),
            "partOf": [{"reference": self.url("infusion", row["infusion_id"])}],
            "component": [component],
        }
        values = {name: row[name] for name in ("pain", "tenderness", "fatigue", "mood", "sleep")}
        for code, value in values.items():
            if value is not None:
                yield self.observation(code, row["id"], **shared, valueQuantity=quantity(value, *SCORE))
        if row["hold_seconds"] is not None:
            yield self.observation("hold", row["id"], **shared, valueQuantity=quantity(row["hold_seconds"], "s", "s"))

    def visits(self) -> Iterator[tuple[str, dict[str, Any]]]:
        for row in self.source.rows(Appointment):
            yield self.url("appointment", row["id"]), self.visit(row)

    def visit(self, row: Row) -> dict[str, Any]:
        """A visit. With no time it is but proposed for a day, as FHIR asks for both ends of anything that is booked."""
        status = VISIT_STATUS.get(row["status"], "proposed")
        made: dict[str, Any] = {
            "resourceType": "Appointment",
            "status": status,
            "serviceType": [{"text": profession_words(row["profession"])}],
            "participant": [{"actor": self.subject, "status": "accepted"}],
        }
        if row["minute"] is None:
            day = date_field(row["day"])
            made["status"] = "cancelled" if status == "cancelled" else "proposed"
            return {**made, "requestedPeriod": [{"start": day, "end": day}]}
        start = (row["day"] * 1440 + row["minute"]) * 60_000
        start -= offset(row["zone"], start) * 60_000
        made |= {"start": stamp(start), "end": stamp(start + row["length"] * 60_000)}
        if row["length"]:
            made["minutesDuration"] = row["length"]
        return made

    def observation(
        self, code: str, id_: str, category: str = "survey", text: str = "", known: str = "", **more: Any
    ) -> tuple[str, dict[str, Any]]:
        made = {
            "resourceType": "Observation",
            "status": "final",
            "category": [{"coding": [{"system": CATEGORY, "code": category}]}],
            "code": concept(code, text, known),
            "subject": self.subject,
            **more,
        }
        return self.url(code, id_), made


def _activity(version: Any) -> dict[str, Any]:
    """One thing of the plan with when and how much."""
    dose = dose_words(version["target"], version["unit"], version["sets"], version["each_side"])
    title = version["title"] or "not named"
    detail: dict[str, Any] = {
        "status": "in-progress",
        "code": {"text": title},
        "description": f"{title}: {dose}, {schedule_words(version)}",
    }
    repeat = _repeat(version)
    detail |= {"scheduledTiming": {"repeat": repeat}} if repeat else {"scheduledString": schedule_words(version)}
    if version["unit"] in UNITS:
        detail["quantity"] = quantity(version["target"], version["unit"], UNITS[version["unit"]])
    return detail


def _repeat(version: Any) -> dict[str, Any]:
    """The rhythm as FHIR says it; empty where it has no words for it."""
    parts = [slot["part"] for slot in version["slots"]]
    when = {"when": [WHEN[part] for part in parts]} if parts and all(part in WHEN for part in parts) else {}
    if version["schedule"] == "weekdays" and version["weekdays"]:
        days = [WEEKDAYS[day] for day in sorted(version["weekdays"]) if 0 <= day < 7]
        return {"dayOfWeek": days, "frequency": max(1, len(parts)), "period": 1, "periodUnit": "d", **when}
    if version["schedule"] == "every":
        return {"frequency": 1, "period": version["every_days"], "periodUnit": "d", **when}
    if version["schedule"] == "times":
        return {"frequency": version["times_per_week"], "period": 1, "periodUnit": "wk"}
    return {}


def _answer(name: str, value: Any) -> dict[str, Any] | None:
    """One answer of a questionnaire. Its words stay with those who hold them; a question left open is not there."""
    if isinstance(value, list):
        said = [{"valueString": AREA_WORDS[area]} for area in known_areas(value)]
        return {"linkId": name, "answer": said} if said else None
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    answer = {"valueInteger": value} if isinstance(value, int) else {"valueDecimal": value}
    return {"linkId": name, "answer": [answer]}


def _answers(row: Row) -> Iterator[dict[str, Any]]:
    """What was typed about a night, one item for each answer."""
    times = [row[field] for field in CLOCK]
    for field, words in NIGHT.items():
        value = row[field]
        if value is None or (field not in CLOCK and field != "quality" and all(time is None for time in times)):
            continue
        answer = {"valueTime": f"{field_time(value)}:00"} if field in CLOCK else {"valueInteger": value}
        yield {"linkId": field, "text": words, "answer": [answer]}
