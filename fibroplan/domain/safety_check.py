"""The questions of the safety check, a few to a page, and where its answers lead.

The words are in `fibroplan/content/screening_en.json`. Every answer is kept at once; the check can be left anywhere.
"""

from typing import Any, TypedDict

from fibroplan.domain.change import Change, change
from fibroplan.domain.day import Now, date_words, day_words, local_day
from fibroplan.domain.profile import Profile
from fibroplan.domain.screening import Checked, Screening, checked, is_cleared, latest, standing

SAFETY_PARTS = [["age", "today"], ["heart"], ["health"], ["energy"]]
"""The parts of the questions that stand on one page."""

SAFETY_TITLES = ["You, today", "Heart and breath", "Your health", "After effort"]
CLEARED_BACK = 60
"""How many days back a clinician's OK can be dated."""


class SafetyAnswer(TypedDict):
    """One of the answers to every question."""

    id: str
    label: str
    counts_as_yes: bool


class SafetyQuestion(TypedDict):
    """A question; a yes to one with a star holds the plan back."""

    id: str
    part: str
    text: str
    help: str
    star: bool
    effect: list[str]


class SafetyCombination(TypedDict):
    """What yes to all of several questions does."""

    when: list[str]
    effect: list[str]


class SafetyContradiction(TypedDict):
    """A yes and a no that do not fit together, and the words that ask again."""

    yes: str
    no: str
    words: str


class SafetyNote(TypedDict):
    """What an effect means for the plan."""

    effect: str
    title: str
    words: str


class SafetyEnding(TypedDict):
    """How the check ends."""

    id: str
    title: str
    words: str
    action: str


class SafetyAbout(TypedDict):
    """What the check is."""

    title: str
    words: str


class SafetyCheck(TypedDict):
    """The reviewed content of the check."""

    about: SafetyAbout
    answers: list[SafetyAnswer]
    questions: list[SafetyQuestion]
    combinations: list[SafetyCombination]
    contradictions: list[SafetyContradiction]
    notes: list[SafetyNote]
    endings: list[SafetyEnding]


class SafetyOption(TypedDict):
    """An answer or a day to choose."""

    value: str
    label: str
    chosen: bool


class SafetyAsked(TypedDict):
    """A question with its answers."""

    id: str
    text: str
    help: str
    options: list[SafetyOption]


class SafetyView(TypedDict):
    """The page where the check stands: `step` is ask, or end with an ending.

    `state` is as in `Standing`; `days` are those on which a clinician may have said OK; `rested` says that the day of
    a sedation is over.
    """

    step: str
    state: str
    page: int
    pages: int
    title: str
    sentence: str
    asked: list[SafetyAsked]
    problems: list[str]
    can_next: bool
    ending: SafetyEnding
    notes: list[SafetyNote]
    specialist: str
    days: list[SafetyOption]
    cleared_words: str
    checked_words: str
    rested: bool
    again: bool


def safety_view(screenings: list[Screening], screening: SafetyCheck, profile: Profile | None, now: Now) -> SafetyView:
    """The safety check where the person left it."""
    today = local_day(now, profile)
    allowed = standing(screenings, today)
    state = allowed["state"]
    last = latest(screenings)
    answers = checked(last)
    asking = state == "none" or state == "unfinished"
    at = check_page(answers)
    problems = contradictions_in(screening, answers["given"], SAFETY_PARTS[at])
    end = ending_id(state, allowed["effects"], last is not None and is_cleared(last))
    ending = [row for row in screening["endings"] if row["id"] == end][0]
    intro = screening["about"]["words"] if at == 0 else "Pick what fits. You can look back at any time."
    cleared = ""
    if last is not None and last["cleared_day"] is not None and last["cleared_by"] != "":
        cleared = f"{last['cleared_by']} said that it is OK, {day_words(last['cleared_day'], today)}."
    return {
        "step": "ask" if asking else "end",
        "state": state,
        "page": at + 1,
        "pages": len(SAFETY_PARTS),
        "title": SAFETY_TITLES[at] if asking else ending["title"],
        "sentence": intro if asking else ending["words"],
        "asked": [asked_row(row, screening, answers["given"]) for row in questions_on(screening, answers["given"], at)],
        "problems": problems,
        "can_next": len(problems) == 0
        and all(row["id"] in answers["given"] for row in questions_on(screening, answers["given"], at)),
        "ending": ending,
        "notes": [row for row in screening["notes"] if row["effect"] in allowed["effects"]],
        "specialist": [row["words"] for row in screening["endings"] if row["id"] == "specialist"][0]
        if "specialist" in allowed["effects"]
        else "",
        "days": [
            {"value": f"{today - back}", "label": day_words(today - back, today), "chosen": back == 0}
            for back in range(CLEARED_BACK + 1)
        ],
        "cleared_words": cleared,
        "checked_words": "" if last is None else f"Last looked at on {date_words(last['day'])}.",
        "rested": last is not None and today > last["day"],
        "again": latest(screenings) is not None,
    }


def check_page(answers: Checked) -> int:
    """The page of the check, from 0, held inside the pages there are."""
    return max(0, min(answers["at"], len(SAFETY_PARTS) - 1))


def ending_id(state: str, effects: list[str], cleared: bool) -> str:
    """How the check ends, the weightiest first."""
    if state in ("under-18", "hold", "fever", "sedation", "repeat"):
        return state
    if "energy-limited" in effects:
        return "energy-limited"
    if cleared:
        return "cleared"
    return "adapted" if len(effects) > 0 else "clear"


def is_yes(screening: SafetyCheck, given: dict[str, str], question: str) -> bool:
    """Whether a question was answered with something that counts as yes."""
    return any(
        row["counts_as_yes"] and question in given and given[question] == row["id"] for row in screening["answers"]
    )


def questions_on(screening: SafetyCheck, given: dict[str, str], at: int) -> list[SafetyQuestion]:
    """The questions of a page. One that makes no sense after a no is left out, unless it was answered with yes."""
    found: list[SafetyQuestion] = []
    for row in screening["questions"]:
        idle = any(
            rule["yes"] == row["id"] and rule["no"] in given and not is_yes(screening, given, rule["no"])
            for rule in screening["contradictions"]
        )
        if row["part"] in SAFETY_PARTS[at] and (not idle or is_yes(screening, given, row["id"])):
            found.append(row)
    return found


def asked_row(question: SafetyQuestion, screening: SafetyCheck, given: dict[str, str]) -> SafetyAsked:
    """A question with its answers, the given one marked."""
    name = question["id"]
    return {
        "id": name,
        "text": question["text"],
        "help": question["help"],
        "options": [
            {"value": row["id"], "label": row["label"], "chosen": name in given and given[name] == row["id"]}
            for row in screening["answers"]
        ],
    }


def contradictions_in(screening: SafetyCheck, given: dict[str, str], parts: list[str]) -> list[str]:
    """The words for answers that do not fit together, of the questions in some parts."""
    here = [row["id"] for row in screening["questions"] if row["part"] in parts]
    return [
        row["words"]
        for row in screening["contradictions"]
        if row["yes"] in here
        and is_yes(screening, given, row["yes"])
        and row["no"] in given
        and not is_yes(screening, given, row["no"])
    ]


def effects_of(screening: SafetyCheck, given: dict[str, str]) -> list[str]:
    """What the answers do, each effect once."""
    found: list[str] = []
    for row in screening["questions"]:
        if is_yes(screening, given, row["id"]):
            found.extend(row["effect"])
    for rule in screening["combinations"]:
        if all(is_yes(screening, given, name) for name in rule["when"]):
            found.extend(rule["effect"])
    return [name for index, name in enumerate(found) if name not in found[:index]]


def safety_answer(
    screenings: list[Screening], question: str, answer: str, profile: Profile | None, now: Now
) -> list[Change]:
    """Give one answer. It begins a check if none is open."""
    answers = open_answers(screenings)
    return asked_again(screenings, {**answers, "given": {**answers["given"], question: answer}}, profile, now)


def safety_rest(screenings: list[Screening], screening: SafetyCheck, profile: Profile | None, now: Now) -> list[Change]:
    """Say no to every question of the page that has no answer yet; what was answered stays."""
    answers = open_answers(screenings)
    given = answers["given"]
    for row in questions_on(screening, given, check_page(answers)):
        if row["id"] not in given:
            given = {**given, row["id"]: "no"}
    return asked_again(screenings, {**answers, "given": given}, profile, now)


def safety_next(screenings: list[Screening], screening: SafetyCheck, profile: Profile | None, now: Now) -> list[Change]:
    """Go one page on, or end the check; nothing changes while an answer lacks or two do not fit together.

    Someone under 18 is not asked further.
    """
    last = latest(screenings)
    answers = checked(last)
    given = answers["given"]
    at = check_page(answers)
    if last is None or last["finished"] or len(contradictions_in(screening, given, SAFETY_PARTS[at])) > 0:
        return []
    if not all(row["id"] in given for row in questions_on(screening, given, at)):
        return []
    effects = effects_of(screening, given)
    if at + 1 < len(SAFETY_PARTS) and "under-18" not in effects:
        return [change("screening", last["id"], {"answers": {**answers, "at": at + 1}})]
    hold = any(row["star"] and is_yes(screening, given, row["id"]) for row in screening["questions"])
    whole: Checked = {**answers, "effects": effects, "hold": hold}
    return [
        change(
            "screening", last["id"], {"answers": whole, "finished": True, "day": check_day(screenings, profile, now)}
        )
    ]


def safety_back(screenings: list[Screening]) -> list[Change]:
    """Go one page back; nothing changes on the first page."""
    last = latest(screenings)
    answers = checked(last)
    if last is None or last["finished"] or answers["at"] == 0:
        return []
    return [change("screening", last["id"], {"answers": {**answers, "at": check_page(answers) - 1}})]


def safety_again(
    screenings: list[Screening], screening: SafetyCheck, profile: Profile | None, now: Now
) -> list[Change]:
    """Do the check again. The last answers are still there, but for those about today."""
    kept: dict[str, str] = {}
    given = checked(latest(screenings))["given"]
    for row in screening["questions"]:
        if row["part"] != "today" and row["id"] in given:
            kept = {**kept, row["id"]: given[row["id"]]}
    answers: Checked = {**carried(latest(screenings)), "given": kept}
    return asked_again(screenings, answers, profile, now)


def safety_clear(
    screenings: list[Screening], who: str, day: str, limits: str, profile: Profile | None, now: Now
) -> list[Change]:
    """Record that a clinician said it is OK: who, on which day (a day number as text, up to 60 days back).

    Without a name, on another day, or when no check waits for it, nothing changes.
    """
    last = latest(screenings)
    today = local_day(now, profile)
    days = [today - back for back in range(CLEARED_BACK + 1) if f"{today - back}" == day]
    if last is None or not last["finished"] or who == "" or len(days) == 0:
        return []
    answers: Checked = {**checked(last), "limits": limits}
    return [change("screening", last["id"], {"cleared_by": who, "cleared_day": days[0], "answers": answers})]


def safety_well(
    screenings: list[Screening], screening: SafetyCheck, effect: str, profile: Profile | None, now: Now
) -> list[Change]:
    """Say that a fever is over, or that a day and a night have passed since a sedation: not on the same day."""
    last = latest(screenings)
    today = local_day(now, profile)
    if (
        last is None
        or not last["finished"]
        or effect not in ("fever", "sedation")
        or (effect == "sedation" and today <= last["day"])
    ):
        return []
    answers = checked(last)
    given = answers["given"]
    for row in screening["questions"]:
        if effect in row["effect"]:
            given = {**given, row["id"]: "no"}
    whole: Checked = {**answers, "given": given, "effects": effects_of(screening, given)}
    return [change("screening", last["id"], {"answers": whole})]


def open_answers(screenings: list[Screening]) -> Checked:
    """The answers of the check that is open, or none."""
    last = latest(screenings)
    return carried(last) if last is None or last["finished"] else checked(last)


def carried(last: Screening | None) -> Checked:
    """What a new check begins with: what the one before it found holds until the new one is finished."""
    hold = last is not None and checked(last)["hold"] and not is_cleared(last)
    return {**checked(None), "effects": checked(last)["effects"], "hold": hold}


def asked_again(screenings: list[Screening], answers: Checked, profile: Profile | None, now: Now) -> list[Change]:
    """The change that keeps an open check."""
    day = check_day(screenings, profile, now)
    last = latest(screenings)
    name = last["id"] if last is not None and not last["finished"] else f"{day}"
    fields: dict[str, Any] = {"deleted": False, "finished": False, "cleared_by": "", "cleared_day": None}
    return [change("screening", name, {**fields, "day": day, "answers": answers})]


def check_day(screenings: list[Screening], profile: Profile | None, now: Now) -> int:
    """The day of a check: today, or the day of the latest one, where the clock was set back since."""
    last = latest(screenings)
    today = local_day(now, profile)
    return today if last is None else max(today, last["day"])
