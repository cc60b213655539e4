"""Changes that the server did not take, told so that the person can choose."""

from typing import Any, TypedDict

from fibroplan.domain.day import date_words
from fibroplan.domain.numbers import number_words
from fibroplan.domain.plan import PlanVersion
from fibroplan.domain.schedule import schedule_words
from fibroplan.domain.words import dose_words

TABLE_WORDS = {
    "profile": "Your settings",
    "plan_version": "A change of your plan",
    "outcome": "Something you recorded",
    "pause": "A pause or flare",
    "draft": "A plan you were building",
    "medicine": "A medicine",
    "medicine_change": "A change of a medicine",
    "intake": "A time of a medicine",
    "side_effect": "A side effect",
    "course": "A course of infusions",
    "infusion": "An infusion",
    "rating": "How you felt around an infusion",
    "appointment": "An appointment",
    "check_in": "How a day was",
    "tracked": "A symptom or trigger of yours",
    "measure": "A questionnaire you took",
    "instrument_file": "A questionnaire of your clinic",
}


SCHEDULE_FIELDS = ["schedule", "weekdays", "every_days", "times_per_week", "slots"]
"""What it takes to say when; a new version has them all, an edit of today's perhaps a few."""


class RejectedRow(TypedDict):
    """One change that waits for the person's choice."""

    op: str
    what: str
    why: str
    mine: str
    theirs: str
    can_keep: bool
    """Whether sending it again can help: another device was first."""


def rejected_view(rejected: list[dict[str, Any]]) -> list[RejectedRow]:
    """Each refused change: what it was, why it was refused, and what stands on the server instead."""
    return [
        {
            "op": row["op"],
            "what": TABLE_WORDS.get(row["table"], "A change"),
            "why": row["message"],
            "mine": row_words(row["table"], row["fields"]),
            "theirs": "" if row["current"] is None else row_words(row["table"], row["current"]),
            "can_keep": row["code"] == "changed_elsewhere",
        }
        for row in rejected
    ]


def row_words(table: str, fields: dict[str, Any]) -> str:
    """The heart of a change in words: the plan item with its dose and days, the day and note of an outcome."""
    if table == "plan_version":
        return version_words(fields)
    words: list[str] = []
    if "day" in fields:
        words.append(date_words(fields["day"]))
    if "note" in fields and fields["note"] != "":
        words.append(fields["note"])
    if "name" in fields and fields["name"] != "":
        words.append(fields["name"])
    return " · ".join(words)


def version_words(fields: dict[str, Any]) -> str:
    """A plan item as far as the fields tell it."""
    words: list[str] = []
    if "title" in fields:
        words.append(fields["title"])
    if "target" in fields and "unit" in fields:
        words.append(
            dose_words(fields["target"], fields["unit"], fields.get("sets", 1), fields.get("each_side", False))
        )
    elif "target" in fields:
        words.append(number_words(fields["target"]))
    if all(name in fields for name in SCHEDULE_FIELDS):
        version: PlanVersion = fields  # type: ignore[assignment] - a whole row travels when it is new
        words.append(schedule_words(version))
    return " · ".join(words)
