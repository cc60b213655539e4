"""Sharing with a therapist: what may be shared, until when, and the words that a person agrees to.

The same words are shown on the phone and kept by the server: neither can say what the other does not.
"""

from typing import Any, TypedDict

from fibroplan.domain.change import Change, change
from fibroplan.domain.day import Now, civil, date_words, local_day, nearest_day
from fibroplan.domain.draft import Draft
from fibroplan.domain.profile import Profile

SHARE_DRAFT = "share"
"""The draft that keeps what is chosen, before it is shared."""

CONSENT_VERSION = "2026-11"
"""Changes with the words of `consent_words` or of SCOPES."""

LONGEST_DAYS = 366
"""A grant lasts at most this long; then it is given anew."""

USUAL_DAYS = 84
"""What is chosen first: twelve weeks."""

LENGTHS = [2, 4, 12, 26]
"""Weeks that are offered."""


class Scope(TypedDict):
    """One part of the data that is shared or not."""

    name: str
    label: str
    words: str


SCOPES: list[Scope] = [
    {"name": "plan", "label": "Plan and what I did", "words": "Your plan, your ticks, rest, flares and safety check."},
    {"name": "symptoms", "label": "Symptoms", "words": "Pain, energy and how you felt after."},
    {"name": "sleep", "label": "Sleep", "words": "Your sleep diary."},
    {"name": "measures", "label": "Measures", "words": "Your questionnaires and their scores."},
    {"name": "treatments", "label": "Treatments", "words": "Medicines and other treatments you wrote down."},
    {"name": "reflections", "label": "Chosen reflections", "words": "Those you pick one by one. No others."},
]
"""In the order in which they are shown."""


class ShareChoice(TypedDict):
    """One scope on the screen."""

    name: str
    label: str
    words: str
    chosen: bool


class Length(TypedDict):
    """One offer of how long to share: the last day, as the value of a choice."""

    value: str
    label: str


class ShareForm(TypedDict):
    """The form by which a person shares. `consent` is empty until something is chosen."""

    choices: list[ShareChoice]
    scopes: list[str]
    lengths: list[Length]
    until_day: int
    until_words: str
    consent: str
    version: str
    offset: int


def known_scopes(chosen: list[str]) -> list[str]:
    """The scopes among some names, each once, in the order in which they are shown."""
    return [scope["name"] for scope in SCOPES if scope["name"] in chosen]


def toggled(chosen: list[str], name: str) -> list[str]:
    """The chosen scopes with one more, or without it."""
    if name in chosen:
        return known_scopes([one for one in chosen if one != name])
    return known_scopes([*chosen, name])


def full_date(day: int) -> str:
    """ "24 November 2026"."""
    return f"{date_words(day)} {civil(day)[0]}"


def consent_words(scopes: list[str], until_day: int) -> str:
    """What a person agrees to, in their own voice; empty where nothing is shared."""
    labels = [scope["label"] for scope in SCOPES if scope["name"] in scopes]
    if len(labels) == 0:
        return ""
    return (
        f"I share with one therapist: {', '.join(labels)}. They see it until the end of {full_date(until_day)}. "
        "My notes stay with me. I can end this at any time, and it stops at once. "
        "I can see who looked, and when. Nobody watches my entries all the time. This is not for emergencies."
    )


def until_of(until_day: int, offset: int) -> float:
    """The instant (ms since 1970) at which a day ends, in a zone `offset` minutes east of UTC."""
    return ((until_day + 1) * 1440 - offset) * 60000


def drafted_scopes(draft: Draft | None) -> list[str]:
    """What is chosen on the form."""
    if draft is None or draft["deleted"]:
        return []
    chosen: list[str] = draft["answers"].get("scopes", [])
    return known_scopes(chosen)


def drafted_until(draft: Draft | None) -> str:
    """The last day that is chosen, as text; empty before a choice."""
    if draft is None or draft["deleted"]:
        return ""
    until: str = draft["answers"].get("until", "")
    return until


def drafted(scopes: list[str], until: str) -> list[Change]:
    """The form as it is kept."""
    answers: dict[str, Any] = {"scopes": scopes, "until": until}
    return [change("draft", SHARE_DRAFT, {"answers": answers})]


def choose_scope(draft: Draft | None, name: str) -> list[Change]:
    """A tap on one scope."""
    return drafted(toggled(drafted_scopes(draft), name), drafted_until(draft))


def choose_until(draft: Draft | None, until: str) -> list[Change]:
    """Another last day."""
    return drafted(drafted_scopes(draft), until)


def share_form(draft: Draft | None, profile: Profile | None, now: Now) -> ShareForm:
    """The form, with what is chosen. A last day that is not offered any more is the usual one."""
    today = local_day(now, profile)
    until = drafted_until(draft)
    until_day = nearest_day(today + USUAL_DAYS)
    lengths: list[Length] = []
    for weeks in LENGTHS:
        day = nearest_day(today + 7 * weeks)
        if until == f"{day}":
            until_day = day
        lengths.append({"value": f"{day}", "label": f"{weeks} weeks, until {full_date(day)}"})
    scopes = drafted_scopes(draft)
    return {
        "choices": [
            {
                "name": scope["name"],
                "label": scope["label"],
                "words": scope["words"],
                "chosen": scope["name"] in scopes,
            }
            for scope in SCOPES
        ],
        "scopes": scopes,
        "lengths": lengths,
        "until_day": until_day,
        "until_words": full_date(until_day),
        "consent": consent_words(scopes, until_day),
        "version": CONSENT_VERSION,
        "offset": now["offset"],
    }
