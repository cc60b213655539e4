"""A sleep window that a therapist entered for one person: bed times agreed on together. Nothing here works one out.

It is the row `sleep-window` of what was set for this person. Bounds are those of insomnia therapy: never under five and
a half hours [V], a change of at most half an hour a week [V], and a fixed time to get up [V]; sources and the list of
reasons to ask first: docs/clinical-review.md, "Sleep".
"""

from typing import Any, TypedDict

from fibroplan.domain.change import Change, change
from fibroplan.domain.day import Now, date_words, local_day, time_words
from fibroplan.domain.pause import Pause, is_flare
from fibroplan.domain.profile import Profile
from fibroplan.domain.resting import Infusion, resting_after_infusion
from fibroplan.domain.rules import Rules
from fibroplan.domain.screening import Screening, checked, latest
from fibroplan.domain.sleep import Night, has_nodded_off

WINDOW_ID = "sleep-window"

LEAST_WINDOW = 330
"""No window is shorter, in minutes: five and a half hours (sources say five to six [V])."""

MOST_WINDOW = 720
"""No window is longer, in minutes; it would be none [E]."""

MOST_CHANGE = 30
"""By how many minutes a window changes at most in a week (15 to 30 [V])."""

CHANGE_DAYS = 7
"""Days between two changes [V]."""

PROBLEMS = {
    "who": "Please say who enters this.",
    "time": "Please give both times.",
    "short": "A window under 5 h 30 min is not kept.",
    "long": "A window over 12 hours is not kept.",
    "guards": "Please go through the whole list first.",
    "rest": "There was an infusion within the last 24 hours. The window stays as it is until then.",
    "rise": "The time to get up stays the same. Change the bed time.",
    "soon": "The window was changed less than a week ago.",
    "much": "A window changes by half an hour at most.",
}
"""Why a window is not kept, in words for the one who enters it."""


class AgreedWindow(TypedDict):
    """Bed times in minutes after midnight; `clear` are the reasons to ask first that were gone through, and found not.

    `by` is who entered it, `from_day` the day from which it holds.
    """

    into_bed: int
    out_of_bed: int
    by: str
    from_day: int
    clear: list[str]


class WindowGuard(TypedDict):
    """One reason to ask a therapist first."""

    id: str
    text: str


class WindowView(TypedDict):
    """The window on the screen. `words` is "" without one; `asks` are reasons of now to leave it and to ask first."""

    words: str
    by_words: str
    asks: list[str]


def window_of(rules: Rules | None) -> AgreedWindow | None:
    """The window as it was entered; None without one, and for a row that is not whole or not within its bounds."""
    if rules is None or rules["deleted"]:
        return None
    empty: dict[str, Any] = {"into_bed": None, "out_of_bed": None, "by": "", "from_day": 0, "clear": []}
    held: Any = {**empty, **rules["constants"]}
    into_bed = held["into_bed"]
    out_of_bed = held["out_of_bed"]
    if into_bed is None or out_of_bed is None or held["by"] == "":
        return None
    window: AgreedWindow = held
    return window if bound_problem(window_minutes(into_bed, out_of_bed)) == "" else None


def window_minutes(into_bed: int, out_of_bed: int) -> int:
    """How long a window is, in minutes (0 to 1439); midnight may lie in it."""
    return (out_of_bed - into_bed) % 1440


def bound_problem(minutes: int) -> str:
    """Whether a length is outside its bounds: a key of PROBLEMS, or ""."""
    if minutes < LEAST_WINDOW:
        return "short"
    return "long" if minutes > MOST_WINDOW else ""


def window_problem(
    rules: Rules | None,
    into_bed: int | None,
    out_of_bed: int | None,
    by: str,
    clear: list[str],
    guards: list[WindowGuard],
    resting: bool,
    today: int,
) -> str:
    """Why a window is not kept, in words; "" where it is.

    Args:
        rules: The row that holds the window before it, or None.
        into_bed: In minutes after midnight (0 to 1439), as `out_of_bed`; None from a field that holds no time.
        out_of_bed: When to get up.
        by: Who enters it.
        clear: Ids of the guards that were gone through and found not to hold.
        guards: The whole list.
        resting: Whether the hours of rest after an infusion last; see `resting_after_infusion`.
        today: The day of the change.
    """
    if into_bed is None or out_of_bed is None:
        return PROBLEMS["time"]
    if by == "":
        return PROBLEMS["who"]
    bounds = bound_problem(window_minutes(into_bed, out_of_bed))
    if bounds != "":
        return PROBLEMS[bounds]
    if not all(row["id"] in clear for row in guards):
        return PROBLEMS["guards"]
    if resting:
        return PROBLEMS["rest"]
    before = window_of(rules)
    if before is None:
        return ""
    if out_of_bed != before["out_of_bed"]:
        return PROBLEMS["rise"]
    longer = window_minutes(into_bed, out_of_bed) - window_minutes(before["into_bed"], out_of_bed)
    if longer != 0 and today - before["from_day"] < CHANGE_DAYS:
        return PROBLEMS["soon"]
    return PROBLEMS["much"] if longer > MOST_CHANGE or longer < -MOST_CHANGE else ""


def set_window(
    rules: Rules | None,
    into_bed: int | None,
    out_of_bed: int | None,
    by: str,
    clear: list[str],
    guards: list[WindowGuard],
    infusions: list[Infusion],
    profile: Profile | None,
    now: Now,
) -> list[Change]:
    """Keep a window from today on; one that `window_problem` has words about changes nothing."""
    today = local_day(now, profile)
    resting = resting_after_infusion(infusions, now)["resting"]
    if window_problem(rules, into_bed, out_of_bed, by, clear, guards, resting, today) != "":
        return []
    window = {"into_bed": into_bed, "out_of_bed": out_of_bed, "by": by, "from_day": today, "clear": clear}
    return [change("rules", WINDOW_ID, {"deleted": False, "constants": window})]


def end_window() -> list[Change]:
    """Take the window away. The person may do so at any time, and so may the therapist."""
    return [change("rules", WINDOW_ID, {"deleted": True})]


def window_view(
    rules: Rules | None,
    guards: list[WindowGuard],
    nights: list[Night],
    pauses: list[Pause],
    screenings: list[Screening],
    resting: bool,
    today: int,
) -> WindowView:
    """The window with what speaks against it today, as far as the phone knows: the guards, and drowsy driving."""
    window = window_of(rules)
    if window is None:
        return {"words": "", "by_words": "", "asks": []}
    now_true = window_reasons(nights, pauses, screenings, resting, today)
    asks = [row["text"] for row in guards if row["id"] in now_true]
    if "driving" in now_true:
        asks = ["You nodded off while driving, or nearly.", *asks]
    return {
        "words": f"Bed from {time_words(window['into_bed'])}. Up at {time_words(window['out_of_bed'])}.",
        "by_words": f"Entered by {window['by']}, {date_words(window['from_day'])}.",
        "asks": asks,
    }


def window_reasons(
    nights: list[Night], pauses: list[Pause], screenings: list[Screening], resting: bool, today: int
) -> list[str]:
    """Ids of the guards that hold today by what the person has told the phone, and "driving"."""
    effects = checked(latest(screenings))["effects"]
    found = [name for name in ["falls", "pregnancy", "sedation"] if name in effects]
    if resting and "sedation" not in found:
        found.append("sedation")
    if is_flare(pauses, "", today):
        found.append("flare")
    if has_nodded_off(nights, today):
        found.append("driving")
    return found
