"""Sharing with a therapist: what may be shared, until when, and the words that a person agrees to.

The same words are shown on the phone and kept by the server: neither can say what the other does not.
"""

from typing import TypedDict

from fibroplan.domain.day import Now, civil, date_words, local_day, nearest_day
from fibroplan.domain.profile import Profile

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


class Choice(TypedDict):
    """One scope on the screen."""

    name: str
    label: str
    words: str
    chosen: bool
    after: list[str]
    """The chosen scopes after a tap on this one."""


class Length(TypedDict):
    """One offer of how long to share: the last day, as the value of a choice."""

    value: str
    label: str


class ShareForm(TypedDict):
    """The form by which a person shares. `consent` is empty until something is chosen."""

    choices: list[Choice]
    scopes: list[str]
    lengths: list[Length]
    until_day: int
    until_words: str
    consent: str
    version: str


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


def share_form(chosen: list[str], until: str, profile: Profile | None, now: Now) -> ShareForm:
    """The form. chosen: names of scopes. until: the last day as text, one of those offered; else the usual length."""
    today = local_day(now, profile)
    until_day = nearest_day(today + USUAL_DAYS)
    lengths: list[Length] = []
    for weeks in LENGTHS:
        day = nearest_day(today + 7 * weeks)
        if until == f"{day}":
            until_day = day
        lengths.append({"value": f"{day}", "label": f"{weeks} weeks, until {full_date(day)}"})
    scopes = known_scopes(chosen)
    choices: list[Choice] = [
        {
            "name": scope["name"],
            "label": scope["label"],
            "words": scope["words"],
            "chosen": scope["name"] in scopes,
            "after": toggled(scopes, scope["name"]),
        }
        for scope in SCOPES
    ]
    return {
        "choices": choices,
        "scopes": scopes,
        "lengths": lengths,
        "until_day": until_day,
        "until_words": full_date(until_day),
        "consent": consent_words(scopes, until_day),
        "version": CONSENT_VERSION,
    }
