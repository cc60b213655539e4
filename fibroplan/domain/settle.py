"""How a day of exercise settled: asked once, the next day, for the day's exercises together.

Several things done on one day cannot be told apart by how the body feels the day after. If it had not settled yet,
one more question follows within two days (docs/clinical-review.md [E]).
"""

from typing import TypedDict

from fibroplan.domain.change import Change, change
from fibroplan.domain.day import Now, day_words, local_day
from fibroplan.domain.numbers import clamp
from fibroplan.domain.outcome import Outcome
from fibroplan.domain.pause import Pause, is_flare
from fibroplan.domain.plan import PlanVersion, plan_items, version_on
from fibroplan.domain.profile import Profile
from fibroplan.domain.step_check import sessions
from fibroplan.domain.words import list_words

ASK_FOR_DAYS = 3
"""Days after which a body's answer is no longer remembered well [E]."""

ANSWERS = ["same", "day", "waiting", "two", "longer", "unsaid"]
"""As usual again the same day, within a day, not yet, within two days, later; or no answer."""


class SettleView(TypedDict):
    """The question of today. `kind` is "" for none, "first" for how it settled, "again" for whether it has by now."""

    kind: str
    day: int
    question: str


def settle_span(profile: Profile | None, now: Now) -> list[int]:
    """The days that may still be asked about."""
    today = local_day(now, profile)
    return [today - ASK_FOR_DAYS, today - 1]


def settle_view(
    versions: list[PlanVersion], outcomes: list[Outcome], pauses: list[Pause], profile: Profile | None, now: Now
) -> SettleView:
    """What is asked today: about yesterday, or again about a day that had not settled. In a flare nothing is asked."""
    today = local_day(now, profile)
    if not is_flare(pauses, "", today):
        for back in range(1, ASK_FOR_DAYS + 1):
            day = today - back
            asked = exercised(versions, outcomes, day, "" if back == 1 else "waiting")
            if len(asked) > 0:
                names: list[str] = []
                for name in titles(versions, asked, day):
                    if name not in names:
                        names.append(name)
                return {
                    "kind": "first" if back == 1 else "again",
                    "day": day,
                    "question": f"You did {list_words(names)} {'' if back == 1 else 'on '}{day_words(day, today)}.",
                }
    return {"kind": "", "day": today, "question": ""}


def exercised(versions: list[PlanVersion], outcomes: list[Outcome], day: int, settled: str) -> list[Outcome]:
    """The sessions of exercise of a day that have this answer ("" none yet)."""
    found: list[Outcome] = []
    for item in plan_items(versions):
        version = version_on(item, day)
        if version is None or version["kind"] != "exercise":
            continue
        mine = sessions(item["item_id"], outcomes)
        found.extend([row for row in mine if row["day"] == day and row["settled"] == settled])
    return found


def titles(versions: list[PlanVersion], rows: list[Outcome], day: int) -> list[str]:
    """What was done, by its name that day."""
    found: list[str] = []
    for row in rows:
        for item in plan_items(versions):
            version = version_on(item, day)
            if version is not None and item["item_id"] == row["item_id"]:
                found.append(version["title"])
    return found


def answer_settle(
    versions: list[PlanVersion], outcomes: list[Outcome], day: int, settled: str, rise: float | None
) -> list[Change]:
    """Keep the answer for every exercise of the day. `rise` is 0 to 10; None keeps the one that was given before."""
    if settled not in ANSWERS:
        return []
    changes: list[Change] = []
    for row in [*exercised(versions, outcomes, day, ""), *exercised(versions, outcomes, day, "waiting")]:
        if rise is None:
            changes.append(change("outcome", row["id"], {"settled": settled}))
        else:
            changes.append(change("outcome", row["id"], {"settled": settled, "rise": int(clamp(rise, 0, 10))}))
    return changes
