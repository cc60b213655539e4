"""The screen of sharing: who sees what until when, what waits to end, and who has looked."""

from typing import TypedDict

from fibroplan.domain.change import Change, change
from fibroplan.domain.day import Now, local_day, local_minute, time_words
from fibroplan.domain.profile import Profile
from fibroplan.domain.sharing import SCOPES, full_date
from fibroplan.domain.words import list_words


class SharedGrant(TypedDict):
    """A grant as the server tells it. Instants are ms since 1970."""

    id: str
    therapist: str
    clinic: str
    scopes: list[str]
    until: float
    consent: str
    created_at: float
    living: bool


class OpenCode(TypedDict):
    """A code that nobody has used yet."""

    id: str
    scopes: list[str]
    expires_at: float


class LookedAt(TypedDict):
    """One thing that was done with the person's data."""

    seq: int
    at: float
    who: str
    kind: str
    what: str
    scopes: list[str]


class SharingData(TypedDict):
    """What the server said the last time, at instant `at`."""

    at: float
    grants: list[SharedGrant]
    codes: list[OpenCode]
    looks: list[LookedAt]


class EndingRow(TypedDict):
    """The person's word that a grant ends; `id` is the grant's."""

    id: str
    deleted: bool
    day: int


class WaitingOperation(TypedDict):
    """An operation that the server has not taken yet."""

    id: str


class GrantRow(TypedDict):
    """One grant on the screen. `state`: on, waiting (for a connection, to end) or over."""

    id: str
    who: str
    what: str
    until: str
    state: str
    consent: str


class CodeRow(TypedDict):
    """One open code."""

    id: str
    what: str
    until: str


class LookRow(TypedDict):
    """One line of who looked."""

    key: str
    who: str
    what: str
    when: str


class SharingView(TypedDict):
    """The screen. `checked` says when the server was asked last; empty while it never was."""

    on: list[GrantRow]
    over: list[GrantRow]
    codes: list[CodeRow]
    looks: list[LookRow]
    checked: str


LOOK_WORDS = {
    "shared": "You shared",
    "ended": "Sharing ended",
    "code_made": "You made a code",
    "code_withdrawn": "You took a code back",
}

WHAT_WORDS = {
    "caseload": "looked at the overview",
    "review": "looked at your page",
    "report": "took a one-page report",
    "fhir": "took a file for a clinic's records",
    "comment": "wrote a comment",
    "suggestion": "made a suggestion",
    "withdrawn": "took a suggestion back",
    "clearance": "noted an OK to your safety check",
    "measurement": "entered a measurement",
}


def scope_words(scopes: list[str]) -> str:
    """Labels of scopes in one line."""
    return list_words([scope["label"] for scope in SCOPES if scope["name"] in scopes])


def instant_words(at: float, profile: Profile | None, now: Now) -> str:
    """An instant (ms since 1970) in the person's own time: "24 November 2026, 10:05"."""
    then: Now = {"instant": at, "offset": now["offset"], "zone": "", "device": "", "uuid": ""}
    return f"{full_date(local_day(then, profile))}, {time_words(local_minute(then))}"


def last_day_words(until: float, now: Now) -> str:
    """The last day of a grant that is over at an instant, which is a midnight where it was given."""
    then: Now = {"instant": until - 1, "offset": now["offset"], "zone": "", "device": "", "uuid": ""}
    return f"until {full_date(local_day(then, None))}"


def grant_row(grant: SharedGrant, endings: list[str], waiting: list[str], now: Now) -> GrantRow:
    """One grant. endings: grants that the person ended. waiting: those of them that the server does not know yet."""
    state = "on" if grant["living"] and grant["until"] > now["instant"] else "over"
    if state == "on" and grant["id"] in endings:
        state = "waiting" if grant["id"] in waiting else "over"
    who = grant["therapist"] if grant["clinic"] == "" else f"{grant['therapist']}, {grant['clinic']}"
    return {
        "id": grant["id"],
        "who": who,
        "what": scope_words(grant["scopes"]),
        "until": last_day_words(grant["until"], now),
        "state": state,
        "consent": grant["consent"],
    }


def look_row(look: LookedAt, profile: Profile | None, now: Now) -> LookRow:
    """One line of who looked at what, and when."""
    what = LOOK_WORDS.get(look["kind"], WHAT_WORDS.get(look["what"], "looked at your data"))
    scopes = scope_words(look["scopes"])
    return {
        "key": f"{look['seq']}",
        "who": look["who"],
        "what": what if scopes == "" else f"{what}: {scopes}",
        "when": instant_words(look["at"], profile, now),
    }


def sharing_view(
    sharing: SharingData | None,
    endings: list[EndingRow],
    waiting: list[WaitingOperation],
    profile: Profile | None,
    now: Now,
) -> SharingView:
    """The screen, from what the server said last and what was ended on this phone since."""
    if sharing is None:
        return {"on": [], "over": [], "codes": [], "looks": [], "checked": ""}
    ended = [row["id"] for row in endings if not row["deleted"]]
    unsent = [row["id"] for row in waiting]
    rows = [grant_row(grant, ended, unsent, now) for grant in sharing["grants"]]
    return {
        "on": [row for row in rows if row["state"] != "over"],
        "over": [row for row in rows if row["state"] == "over"],
        "codes": [
            {
                "id": code["id"],
                "what": scope_words(code["scopes"]),
                "until": f"works until {instant_words(code['expires_at'], profile, now)}",
            }
            for code in sharing["codes"]
            if code["expires_at"] > now["instant"]
        ],
        "looks": [look_row(look, profile, now) for look in sharing["looks"]],
        "checked": instant_words(sharing["at"], profile, now),
    }


def end_sharing(grant_id: str, profile: Profile | None, now: Now) -> list[Change]:
    """End a grant: on the phone at once, on the server as soon as it is reached."""
    return [change("ending", grant_id, {"day": local_day(now, profile)})]
