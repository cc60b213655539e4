"""The screen of what therapists wrote: what waits for an answer, what is to be read, and what was answered."""

from typing import TypedDict

from fibroplan.domain.change import Change, change
from fibroplan.domain.day import Now, date_words, day_words, local_day
from fibroplan.domain.dose import stepper_of
from fibroplan.domain.plan import PlanVersion, item_named
from fibroplan.domain.profile import Profile
from fibroplan.domain.resting import Infusion, resting_after_infusion
from fibroplan.domain.rules import Rules
from fibroplan.domain.sleep_view import SleepContent
from fibroplan.domain.sleep_window import WindowGuard
from fibroplan.domain.suggestion import (
    Suggestion,
    SuggestionLine,
    has_crossed,
    suggestion_lines,
    suggestion_title,
    version_now,
)
from fibroplan.domain.suggestion_check import SUGGESTION_PROBLEMS, suggestion_problem

ANSWER_WORDS = {
    "accepted": "You took it",
    "changed": "You took it with another amount",
    "declined": "You left it",
    "withdrawn": "It was taken back",
}


class Comment(TypedDict):
    """A row; the fields are told in `fibroplan/store/tables.py`."""

    id: str
    deleted: bool
    therapist_id: str
    author: str
    item_id: str
    day: int
    words: str
    at: float
    read_day: int | None


class CommentLine(TypedDict):
    """A comment as it is shown."""

    id: str
    author: str
    about: str
    words: str
    unread: bool


class SuggestionCard(TypedDict):
    """A suggestion that waits. `problem` says why it cannot be taken as it is; `amount` is -1 where there is none."""

    id: str
    author: str
    title: str
    why: str
    lines: list[SuggestionLine]
    crossed: bool
    problem: str
    amount: float
    unit: str
    step: float


class AnsweredLine(TypedDict):
    """A suggestion that was answered."""

    id: str
    title: str
    words: str


class FromTherapist(TypedDict):
    """The screen."""

    waiting: list[SuggestionCard]
    comments: list[CommentLine]
    unread: int
    answered: list[AnsweredLine]
    empty: bool


def from_therapist(
    comments: list[Comment],
    suggestions: list[Suggestion],
    versions: list[PlanVersion],
    rules: Rules | None,
    window: Rules | None,
    sleep: SleepContent,
    infusions: list[Infusion],
    profile: Profile | None,
    now: Now,
) -> FromTherapist:
    """The screen, the latest first."""
    today = local_day(now, profile)
    guards = sleep["window"]["guards"]
    resting = resting_after_infusion(infusions, now)["resting"]
    kept = sorted([row for row in suggestions if not row["deleted"]], key=lambda row: [-row["at"], row["id"]])
    said = sorted([row for row in comments if not row["deleted"]], key=lambda row: [-row["at"], row["id"]])
    return {
        "waiting": [
            suggestion_card(row, versions, rules, window, guards, resting, today) for row in kept if row["answer"] == ""
        ],
        "comments": [comment_line(row, versions) for row in said],
        "unread": len([row for row in said if row["read_day"] is None]),
        "answered": [answered_line(row, versions, today) for row in kept if row["answer"] != ""],
        "empty": len(kept) == 0 and len(said) == 0,
    }


def suggestion_card(
    suggestion: Suggestion,
    versions: list[PlanVersion],
    rules: Rules | None,
    window: Rules | None,
    guards: list[WindowGuard],
    resting: bool,
    today: int,
) -> SuggestionCard:
    """A suggestion that waits, beside what is."""
    kind = suggestion["kind"]
    fields = suggestion["fields"]
    version = version_now(versions, suggestion["item_id"], today)
    lines = suggestion_lines(kind, fields, suggestion["was"], version, rules, window, today)
    problem = suggestion_problem(
        kind, suggestion["item_id"], fields, suggestion["author"], versions, window, guards, resting, today
    )
    amount: float = fields.get("target", -1)
    unit: str = version["unit"] if version is not None else fields.get("unit", "minutes")
    return {
        "id": suggestion["id"],
        "author": suggestion["author"],
        "title": suggestion_title(suggestion, versions, today),
        "why": suggestion["why"],
        "lines": lines,
        "crossed": kind != "new" and has_crossed(lines),
        "problem": "" if problem == SUGGESTION_PROBLEMS["nothing"] else problem,
        "amount": amount,
        "unit": unit,
        "step": stepper_of(unit),
    }


def comment_line(comment: Comment, versions: list[PlanVersion]) -> CommentLine:
    """A comment with what it is about."""
    known = item_named(versions, comment["item_id"])["versions"]
    day = date_words(comment["day"])
    return {
        "id": comment["id"],
        "author": comment["author"],
        "about": f"{known[-1]['title']}, week of {day}" if len(known) > 0 else f"Week of {day}",
        "words": comment["words"],
        "unread": comment["read_day"] is None,
    }


def answered_line(suggestion: Suggestion, versions: list[PlanVersion], today: int) -> AnsweredLine:
    """A suggestion with what became of it."""
    day = suggestion["answered_day"]
    when = "" if day is None else f", {day_words(day, today)}"
    return {
        "id": suggestion["id"],
        "title": suggestion_title(suggestion, versions, today),
        "words": f"{ANSWER_WORDS.get(suggestion['answer'], 'Answered')}{when}",
    }


def read_comments(comments: list[Comment], profile: Profile | None, now: Now) -> list[Change]:
    """Note that every comment was read."""
    today = local_day(now, profile)
    unread = [row["id"] for row in comments if row["read_day"] is None and not row["deleted"]]
    return [change("comment", name, {"read_day": today}) for name in unread]
