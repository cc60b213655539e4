"""Flare mode on the screens: whether it is on, what it asks, the person's own flare plan and their comforts.

The rules of a flare are in `pause` (its days) and `occurrence` (the floor dose). Texts are in content/flare.
"""

from typing import Any, TypedDict

from fibroplan.domain.change import Change
from fibroplan.domain.day import Now, day_words, local_day
from fibroplan.domain.pause import Pause, flare_on
from fibroplan.domain.profile import Profile
from fibroplan.domain.words import list_words
from fibroplan.domain.writing import Writing, page_answers, write_answer

FLARE_PLAN, COMFORTS = "flare-plan", "comforts"
"""The pages a person fills in: their own plan for a flare, and the comforts they keep close."""


class FlareAnswer(TypedDict):
    """One answer to a check, and what is said after it."""

    id: str
    label: str
    words: str


class FlareCheck(TypedDict):
    """The question of one day of a flare, counted from its first: 3 and 7 (docs/clinical-review.md [E])."""

    day: int
    title: str
    question: str
    answers: list[FlareAnswer]


class Comfort(TypedDict):
    """One thing that may ease a hard hour."""

    id: str
    position: str
    title: str
    text: str
    caution: str


class FlareQuestion(TypedDict):
    """One question of the flare plan."""

    id: str
    text: str
    example: str


class FlareQuestions(TypedDict):
    """The questions of the flare plan with what is said before them."""

    title: str
    words: str
    questions: list[FlareQuestion]


class FlareReturn(TypedDict):
    """What is said of the way back."""

    title: str
    words: str


class FlareContent(TypedDict):
    """content/flare, as far as the rules read it."""

    comforts: list[Comfort]
    plan: FlareQuestions
    checks: list[FlareCheck]
    back: FlareReturn


class FlareNow(TypedDict):
    """Whether a flare is on today."""

    on: bool


class ComfortRow(TypedDict):
    """A comfort on the screen; `mine` when the person keeps it close."""

    id: str
    position: str
    title: str
    text: str
    caution: str
    mine: bool


class FlarePage(TypedDict):
    """A question of the flare plan with what the person wrote."""

    id: str
    text: str
    example: str
    answer: str


class FlareView(TypedDict):
    """The flare of today. `asks` holds the one check that is due, or nothing; `said` follows the latest answer.

    `close` are the comforts that the person keeps close, `comforts` the others. `own_words` and `close_words` say the
    most of it in a line, for Today: what helps on the first day, and the comforts by name.
    """

    on: bool
    id: str
    day: int
    today: int
    title: str
    words: str
    asks: list[FlareCheck]
    said: str
    look: bool
    plan_title: str
    plan_words: str
    back_title: str
    back_words: str
    own_words: str
    close_words: str
    pages: list[FlarePage]
    written: bool
    close: list[ComfortRow]
    comforts: list[ComfortRow]


def flare_now(pauses: list[Pause], profile: Profile | None, now: Now) -> FlareNow:
    """What the flare button of every screen shows."""
    return {"on": flare_on(pauses, local_day(now, profile)) is not None}


def flare_view(
    texts: FlareContent, pauses: list[Pause], writings: list[Writing], profile: Profile | None, now: Now
) -> FlareView:
    """The screen of a flare, and of the good days on which its plan is written."""
    today = local_day(now, profile)
    flare = flare_on(pauses, today)
    written = page_answers(writings, FLARE_PLAN)
    mine = page_answers(writings, COMFORTS)
    pages = [page_of(question, written) for question in texts["plan"]["questions"]]
    comforts = [comfort_row(comfort, mine) for comfort in texts["comforts"]]
    day = 0 if flare is None else today - flare["from_day"] + 1
    asked = {} if flare is None else page_answers(writings, checks_id(flare["id"]))
    latest = latest_answer(texts["checks"], asked)
    return {
        "on": flare is not None,
        "id": "" if flare is None else flare["id"],
        "day": day,
        "today": today,
        "title": "Your flare plan" if flare is None else f"Flare, day {day}",
        "words": "" if flare is None else f"It began {day_words(flare['from_day'], today)}. Rest counts.",
        "asks": due_checks(texts["checks"], day, asked),
        "said": "" if latest is None else latest["words"],
        "look": latest is not None and latest["id"] == "different",
        "plan_title": texts["plan"]["title"],
        "plan_words": texts["plan"]["words"],
        "back_title": texts["back"]["title"],
        "back_words": texts["back"]["words"],
        "own_words": own_words(pages),
        "close_words": list_words([row["title"] for row in comforts if row["mine"]]),
        "pages": pages,
        "written": any(page["answer"] != "" for page in pages),
        "close": [row for row in comforts if row["mine"]],
        "comforts": [row for row in comforts if not row["mine"]],
    }


def checks_id(flare_id: str) -> str:
    """The page that keeps what was answered during one flare."""
    return f"flare-checks-{flare_id}"


def check_name(day: int) -> str:
    """The name of a check among the answers: "day3"."""
    return f"day{day}"


def due_checks(checks: list[FlareCheck], day: int, asked: dict[str, Any]) -> list[FlareCheck]:
    """The check to ask on day `day` of a flare (from 1; 0 is no flare): the latest reached, once.

    A flare that was moved back past both days is asked the later question alone.
    """
    reached = [check for check in checks if check["day"] <= day]
    latest = reached[len(reached) - 1 :] if len(reached) > 0 else []
    return [check for check in latest if check_name(check["day"]) not in asked]


def latest_answer(checks: list[FlareCheck], asked: dict[str, Any]) -> FlareAnswer | None:
    """The answer that was given last during a flare, or None."""
    given: FlareAnswer | None = None
    for check in checks:
        for answer in check["answers"]:
            if asked.get(check_name(check["day"]), "") == answer["id"]:
                given = answer
    return given


def answer_check(writings: list[Writing], flare_id: str, day: int, answer: str) -> list[Change]:
    """Keep the answer to the check of a day of a flare; it is not asked again."""
    return write_answer(writings, checks_id(flare_id), check_name(day), answer)


def page_of(question: FlareQuestion, written: dict[str, Any]) -> FlarePage:
    """A question with what was written."""
    return {
        "id": question["id"],
        "text": question["text"],
        "example": question["example"],
        "answer": written.get(question["id"], ""),
    }


def own_words(pages: list[FlarePage]) -> str:
    """What helps most on the first day, as the person wrote it; else the first thing that they wrote, or nothing."""
    written = [page["answer"] for page in pages if page["answer"] != ""]
    first_day = [page["answer"] for page in pages if page["id"] == "first-day" and page["answer"] != ""]
    both = [*first_day, *written]
    return both[0] if len(both) > 0 else ""


def comfort_row(comfort: Comfort, mine: dict[str, Any]) -> ComfortRow:
    """A comfort, and whether the person keeps it close."""
    return {
        "id": comfort["id"],
        "position": comfort["position"],
        "title": comfort["title"],
        "text": comfort["text"],
        "caution": comfort["caution"],
        "mine": mine.get(comfort["id"], "") == "yes",
    }
