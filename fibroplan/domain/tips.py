"""Tips for daily life: the library, what is tried this week, and the question at the end of a trial."""

from typing import TypedDict

from fibroplan.domain.day import Now, day_words, local_day
from fibroplan.domain.habit import in_plan, tip_item
from fibroplan.domain.plan import PlanVersion, plan_on
from fibroplan.domain.profile import Profile


class TipsAbout(TypedDict):
    """Opening words with their evidence."""

    title: str
    words: str
    evidence: dict[str, str]


class TagLabel(TypedDict):
    """A tag as the screen says it."""

    id: str
    label: str


class Tip(TypedDict):
    """One tip of the library."""

    id: str
    title: str
    text: str
    tags: list[str]
    times: int
    evidence: dict[str, str]


class WalkStep(TypedDict):
    """One step of the walk through a workspace; `tips` are ids."""

    id: str
    title: str
    question: str
    change: str
    tips: list[str]
    evidence: dict[str, str]


class Walk(TypedDict):
    """The walk through a workspace."""

    title: str
    words: str
    end: str
    steps: list[WalkStep]


class TipsContent(TypedDict):
    """`fibroplan.content.tips`, as far as the page shows it."""

    about: TipsAbout
    tags: list[TagLabel]
    trial: dict[str, str]
    tips: list[Tip]
    walk: Walk


class TipRow(TypedDict):
    """One tip on the screen. `find` is all that a search looks through."""

    content_id: str
    name: str
    text: str
    tags: list[str]
    labels: str
    find: str
    times: int
    rhythm: str
    evidence: str
    source: str
    in_plan: bool


class WalkRow(TypedDict):
    """One step of the walk with its tips."""

    name: str
    question: str
    change: str
    step_words: str
    tips: list[TipRow]


class TrialRow(TypedDict):
    """A tip that is tried: `due` when it is time to ask whether to keep it."""

    item_id: str
    name: str
    due: bool
    words: str


class TipsView(TypedDict):
    """The whole page; searching and choosing a tag happen on it. `tried` says that a trial still goes on."""

    evidence: str
    source: str
    try_words: str
    thanks: str
    tags: list[TagLabel]
    tips: list[TipRow]
    one: TipRow
    trials: list[TrialRow]
    tried: bool
    walk_title: str
    walk_words: str
    walk_end: str
    walk: list[WalkRow]


def tips_view(tips: TipsContent, versions: list[PlanVersion], profile: Profile | None, now: Now) -> TipsView:
    """The library of tips with what of it is in the plan; `one` is today's suggestion, another one each day."""
    today = local_day(now, profile)
    labels = {tag["id"]: tag["label"] for tag in tips["tags"]}
    rows = [tip_row(tip, labels, versions, today) for tip in tips["tips"]]
    fresh = [row for row in rows if not row["in_plan"]]
    offered = fresh if len(fresh) > 0 else rows
    steps = tips["walk"]["steps"]
    trials = tip_trials(versions, profile, now)
    return {
        "evidence": tips["about"]["evidence"]["label"],
        "source": tips["about"]["evidence"]["source"],
        "try_words": tips["trial"]["try_it"],
        "thanks": tips["trial"]["thanks"],
        "tags": tips["tags"],
        "tips": rows,
        "one": offered[today % len(offered)],
        "trials": trials,
        "tried": any(not row["due"] for row in trials),
        "walk_title": tips["walk"]["title"],
        "walk_words": tips["walk"]["words"],
        "walk_end": tips["walk"]["end"],
        "walk": [
            {
                "name": step["title"],
                "question": step["question"],
                "change": step["change"],
                "step_words": f"Step {index + 1} of {len(steps)}",
                "tips": [row for row in rows if row["content_id"] in step["tips"]],
            }
            for index, step in enumerate(steps)
        ],
    }


def tip_row(tip: Tip, labels: dict[str, str], versions: list[PlanVersion], today: int) -> TipRow:
    """One tip with whether it is in the plan."""
    named = ", ".join([labels[tag] for tag in tip["tags"]])
    times = tip["times"]
    return {
        "content_id": tip["id"],
        "name": tip["title"],
        "text": tip["text"],
        "tags": tip["tags"],
        "labels": named,
        "find": f"{tip['title']} {tip['text']} {named}",
        "times": times,
        "rhythm": "every day" if times == 7 else "once this week" if times == 1 else f"{times} times this week",
        "evidence": tip["evidence"]["label"],
        "source": tip["evidence"]["source"],
        "in_plan": in_plan(versions, tip_item(tip["id"]), today) is not None,
    }


def tip_trials(versions: list[PlanVersion], profile: Profile | None, now: Now) -> list[TrialRow]:
    """The tips of the plan that are on trial, those to ask about first."""
    today = local_day(now, profile)
    found: list[TrialRow] = []
    for version in plan_on(versions, today):
        asked = version["ask_day"]
        if version["kind"] == "tip" and asked is not None:
            due = asked <= today
            words = (
                "Tried for a week."
                if due
                else f"On your plan. We ask {ask_words(asked, today)} if you want to keep it."
            )
            found.append({"item_id": version["item_id"], "name": version["title"], "due": due, "words": words})
    return [*[row for row in found if row["due"]], *[row for row in found if not row["due"]]]


def tip_questions(versions: list[PlanVersion], profile: Profile | None, now: Now) -> list[TrialRow]:
    """The tips that are to be asked about today; for the screen Today."""
    return [row for row in tip_trials(versions, profile, now) if row["due"]]


def ask_words(day: int, today: int) -> str:
    """When the question comes: "tomorrow", "on Tuesday 1 December"."""
    words = day_words(day, today)
    return words if day == today + 1 else f"on {words}"
