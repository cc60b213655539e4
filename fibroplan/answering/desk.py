"""One patient on a therapist's desk: what the grant opens, what was written, and what can be answered."""

from typing import Any

from sqlalchemy import Connection

from fibroplan.accounts.reviewing import moment_of, profile_of
from fibroplan.content.sleep import sleep
from fibroplan.domain.clinic_measure import CLINIC_KINDS, clinic_series
from fibroplan.domain.day import Now, local_day
from fibroplan.domain.from_therapist import answered_line, comment_line
from fibroplan.domain.plan import plan_on
from fibroplan.domain.profile import Profile
from fibroplan.domain.resting import resting_after_infusion
from fibroplan.domain.rules import CONSTANTS, constant
from fibroplan.domain.schedule import schedule_words
from fibroplan.domain.screening import checked, is_cleared, latest, standing
from fibroplan.domain.sleep_window import WINDOW_ID, window_of
from fibroplan.domain.suggestion import RULE_LABELS, suggestion_lines, suggestion_title, version_now
from fibroplan.domain.words import amount_words
from fibroplan.store import access, marks
from fibroplan.store.access import Actor, Sight
from fibroplan.store.tables import ClinicMeasure, Comment, Infusion, PlanVersion, Rules, Screening, Suggestion


class Desk:
    """One patient as one transaction of a therapist sees them."""

    def __init__(self, connection: Connection, actor: Actor, patient_id: str, now: int) -> None:
        """Raises NotYours."""
        self.connection, self.actor, self.now = connection, actor, now
        self.sight: Sight = access.sight_of(connection, actor, patient_id, now)
        self.profile: Profile | None = profile_of(connection, self.sight)
        self.moment: Now = moment_of(self.profile, now)
        self.today = local_day(self.moment, self.profile)

    def rows(self, model: Any) -> Any:
        """What the grant opens of a table."""
        return access.seen_rows(self.connection, self.sight, model.__table__)

    def written(self, model: Any) -> Any:
        """What this therapist wrote."""
        return access.rows_written(self.connection, self.actor, self.sight, model.__table__)

    def opens(self, scope: str) -> bool:
        """Whether a scope is shared."""
        return scope in self.sight.scopes

    def rules(self, row_id: str) -> Any:
        """A row of what was set for this person, or None."""
        found = [row for row in self.rows(Rules) if row["id"] == row_id]
        return found[0] if found else None

    @property
    def resting(self) -> bool:
        """Whether the hours after an infusion last, as far as that is shared."""
        return resting_after_infusion(self.rows(Infusion), self.moment)["resting"]


def shown(desk: Desk) -> dict[str, Any]:
    """All that stands on the page of answering: what is not shared is empty, and its `can_` is False."""
    versions, rules, window = desk.rows(PlanVersion), desk.rules("me"), desk.rules(WINDOW_ID)
    note = marks.note_about(desk.connection, desk.actor.account_id, desk.sight.patient_id)
    return {
        "can_plan": desk.opens("plan"),
        "can_sleep": desk.opens("plan") and desk.opens("sleep"),
        "can_measure": desk.opens("measures"),
        "today": desk.today,
        "items": [_item(version) for version in plan_on(versions, desk.today)],
        "comments": [comment_line(row, versions) for row in desk.written(Comment)],
        "suggestions": [_sent(row, versions, rules, window, desk.today) for row in desk.written(Suggestion)],
        "rules": [_constant(name, rules) for name in RULE_LABELS] if desk.opens("plan") else [],
        "window": window_of(window),
        "guards": sleep()["window"]["guards"],
        "safety": _safety(desk.rows(Screening), desk.today) if desk.opens("plan") else None,
        "kinds": CLINIC_KINDS,
        "series": clinic_series(desk.rows(ClinicMeasure)),
        "note": {"words": note.words, "seen": note.changed_at},
    }


def _item(version: Any) -> dict[str, Any]:
    figures = ("target", "ceiling", "schedule", "weekdays", "every_days", "times_per_week", "unit", "title")
    counted = version["unit"] not in ("habit", "tip")
    dose = f"{amount_words(version['target'], version['unit'])} · " if counted else ""
    words = f"{version['title']}: {dose}{schedule_words(version)}"
    return {"id": version["item_id"], "words": words, "counted": counted, **{name: version[name] for name in figures}}


def _sent(row: Any, versions: Any, rules: Any, window: Any, today: int) -> dict[str, Any]:
    version = version_now(versions, row["item_id"], today)
    lines = suggestion_lines(row["kind"], row["fields"], row["was"], version, rules, window, today)
    answered = answered_line(row, versions, today)["words"].replace("You ", "They ", 1)
    return {
        "id": row["id"],
        "title": suggestion_title(row, versions, today),
        "why": row["why"],
        "lines": lines,
        "open": row["answer"] == "",
        "state": answered if row["answer"] else "Waits for an answer",
    }


def _constant(name: str, rules: Any) -> dict[str, Any]:
    usual, least, most = CONSTANTS[name]
    held = constant(rules, name)
    return {"name": name, "label": RULE_LABELS[name], "value": held, "usual": usual, "least": least, "most": most}


def _safety(screenings: Any, today: int) -> dict[str, Any]:
    """Where the safety check stands: `waits` says that a clinician's OK is what it waits for."""
    last, found = latest(screenings), standing(screenings, today)
    cleared = ""
    if last is not None and is_cleared(last):
        cleared = last["cleared_by"]
    waits = last is not None and last["finished"] and checked(last)["hold"] and not is_cleared(last)
    return {"state": found["state"], "effects": found["effects"], "waits": waits, "cleared": cleared}
