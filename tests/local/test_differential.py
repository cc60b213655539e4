"""Every rule, on random arguments, in Python and in Node: the answers are the same to the last digit."""

import importlib
import inspect
import json
import pkgutil
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fibroplan.content.screening import screening as safety
from fibroplan.domain import (
    adherence,
    builder_view,
    dose,
    draft,
    occurrence,
    outcome,
    plan,
    plan_view,
    progress,
    screening,
    settle,
    step_check,
    timer,
    today_row,
)
from fibroplan.domain import (
    rules as constants,
)
from fibroplan.domain.exercise import VARIANTS, variant_of
from fibroplan.domain.suited import suited
from fibroplan.domain.today import today_view
from fibroplan.local.transpile import transpile
from tests.domain import make
from tests.domain.make import FILTERS, LIBRARY, TEXTS, UNITS, World
from tests.domain.rules import rules
from tests.local import sleep_makers
from tests.local.node import canonical, run, write

CASES, MORE_CASES, WORLDS = 60, 250, 800
LARGE = {
    "instrument_problems",
    "score_measure",
    "safety_view",
    "library_view",
    "step_offers",
    "decide_step",
    "offer_of",
    "check_of",
    "today_view",
    "progress_view",
    "plan_view",
    "builder_view",
    "builder_finish",
    "week_adherence",
    "edit_item",
}

Make = Callable[[World], Any]


def held(w: World) -> Any:
    """An occurrence of some day of the plan, or of a plan made for it."""
    items = plan.plan_items(w.versions)
    found = [row for back in range(8) for row in occurrence.occurrences_on(items, w.pauses, w.today - back)]
    spare = {"schedule": "weekdays", "weekdays": [0, 1, 2, 3, 4, 5, 6], "deleted": False}
    return (
        w.some(*found)
        if found
        else occurrence.occurrence_of(
            {**w.version("walk"), **spare}, make.slot(), w.near(), w.some(True, False), w.some(True, False)
        )
    )


def maybe_outcome(w: World) -> Any:
    return w.some(None, w.outcome(), w.outcome())


def shares(w: World) -> Any:
    items, found = plan.plan_items(w.versions), outcome.by_key(w.outcomes)
    return adherence.week_shares(items, found, w.pauses, w.near(), w.today)


def item(w: World) -> Any:
    return w.some(*(plan.plan_items([{**row, "deleted": False} for row in [*w.versions, w.version("walk")]])))


def activity(w: World) -> Any:
    return builder_view.activity_view(draft.answers_of(w.drafts()), w.versions, LIBRARY, w.rules, w.rng.randint(0, 6))


def figure(w: World) -> Any:
    return progress.figure_of(adherence.adherence_of(shares(w), w.some(True, False)))


def answers(w: World) -> Any:
    return draft.answers_of(w.drafts())


def suited_library(w: World) -> Any:
    return suited(LIBRARY, w.screenings(), FILTERS, w.today)


def pictures(w: World) -> Any:
    return [{"id": row["id"], "src": f"/{row['id']}.svg", "alt": "A person", "find": row["id"]} for row in LIBRARY[:5]]


def wanted(w: World) -> Any:
    values = {"text": ["", "", "walk", "x"], "category": ["", "", "aerobic"], "position": ["", "", "standing"]}
    more = {"equipment": ["", "", "none"], "energy": ["", "low"], "place": ["", "home"], "company": ["", "alone"]}
    return {name: w.some(*each) for name, each in {**values, **more}.items()}


def narrow(w: World) -> Any:
    return w.rng.sample(FILTERS, w.rng.randint(0, 3))


def chosen_content(w: World) -> str:
    return w.some("walk", "stand", "stretch", "roll", "gone", "")


def way(w: World) -> Any:
    return variant_of(w.some(*LIBRARY), w.some(*VARIANTS))


def a_dose(w: World) -> Any:
    return w.some(
        dose.default_dose(w.some("aerobic", "strength"), w.amount(), w.some(*UNITS), w.rules),
        dose.baseline_dose([w.amount(), 3], w.some(True, False), w.some(*UNITS), w.rules),
        dose.own_dose(w.amount(), w.some(*UNITS), w.rules),
    )


def fields(w: World) -> dict[str, Any]:
    whole = dict(w.version("walk"))
    return {name: whole[name] for name in w.rng.sample(sorted(whole), w.rng.randint(0, len(whole)))}


def week_column(w: World) -> Any:
    return w.some(
        *progress.progress_view(w.versions, w.outcomes, w.pauses, w.screenings(), None, w.profile, w.now)["weeks"]
    )


def low_draft(w: World) -> Any:
    answers = w.some({}, {"day": w.today}, {"day": w.near()})
    return w.some(None, {"id": "low-energy", "deleted": False, "step": "", "answers": answers})


def by_week(w: World) -> Any:
    items, found = plan.plan_items(w.versions), outcome.by_key(w.outcomes)
    return [adherence.week_shares(items, found, w.pauses, w.today - 21 + 7 * index, w.today) for index in range(4)]


def today_rows(w: World) -> Any:
    view = today_view(w.versions, w.outcomes, w.pauses, w.screenings(), w.some(None, w.near()), w.profile, w.now)
    return [*(row for group in view["groups"] for row in group["rows"]), *view["folded"]]


def whole_version(w: World) -> Any:
    return {**w.version(w.item_id()), "deleted": False}


def rejected(w: World) -> list[dict[str, Any]]:
    rows: list[tuple[str, dict[str, Any]]] = [
        ("plan_version", dict(w.version("walk"))),
        ("plan_version", {"target": w.amount()}),
        ("outcome", dict(w.outcome())),
        ("profile", dict(w.make_profile())),
        ("unheard of", {}),
    ]
    picked = [w.some(*rows) for _ in range(w.rng.randint(0, 3))]
    codes = ("changed_elsewhere", "bad_value")
    return [
        {
            "op": "1",
            "table": t,
            "fields": f,
            "code": w.some(*codes),
            "message": w.some(*TEXTS),
            "current": w.some(None, f),
        }
        for t, f in picked
    ]


def a_timer(w: World) -> Any:
    """A session of about now, with pauses that may lie anywhere."""
    begun = w.now["instant"] - w.rng.randint(-1000, 900_000)
    marks = sorted(begun + w.rng.randint(-5000, 900_000) for _ in range(w.rng.randint(0, 5)))
    pace = w.some(*timer.PACES.values())
    return {
        **{"id": f"walk.{w.today}.morning", "deleted": False, "item_id": "walk", "day": w.today, "slot_id": "morning"},
        "started_at": begun,
        "ended_at": w.some(None, None, begun + w.rng.randint(-5000, 900_000)),
        "rests": [marks[index : index + 2] for index in range(0, len(marks), 2)],
        "active_seconds": pace[0],
        "rest_seconds": pace[1],
    }


def a_key(w: World) -> str:
    found = occurrence.occurrences_on(plan.plan_items(w.versions), w.pauses, w.today - w.some(0, 0, 1, 7))
    return w.some("gone", f"walk.{w.today}.morning", *(row["key"] for row in found))


def signs(w: World) -> Any:
    lists = [{"id": name, "title": "", "words": "", "signs": []} for name in ("emergency", "rest", "see-a-doctor")]
    return {"lists": w.rng.sample(lists, w.rng.randint(0, 3))}


def regular(w: World) -> Any:
    """Six weeks of sessions, many of which say how they settled."""
    rises = w.some([0, 1], [0, 2, 3], [4, 6])
    days = [w.today - back for back in range(w.some(0, 1, 9, 16), 43) if w.rng.random() < 0.9]
    return [
        make.outcome(name, day, rise=w.some(*rises), settled=w.some("same", "day", "two", "same"))
        for name in dict.fromkeys([*w.items, "walk"])
        for day in days
    ]


def check(w: World) -> Any:
    items = plan.plan_items([*w.versions, {**w.version("walk"), "deleted": False}])
    first = w.near()
    found = step_check.check_of(w.some(*items), w.outcomes, w.pauses, w.rules, first, first + 13)
    return w.some(found, {**found, "planned": 5, "done": w.rng.randint(2, 6), "answers": 4})


GENERATORS: dict[str, Make] = {
    "answer": lambda w: w.some("yes", "no", "not-sure"),
    "anything": lambda w: w.some(*TEXTS),
    "area": lambda w: w.some("people", "play", "", "space"),
    "ceiling": lambda w: w.some(0, 0, w.amount()),
    "cleared": lambda w: w.some(True, False),
    "effect": lambda w: w.some("fever", "sedation", "light"),
    "effects": lambda w: w.rng.sample(make.EFFECTS, w.rng.randint(0, 4)),
    "energy": lambda w: w.some(True, False),
    "filters": lambda w: make.FILTERS,
    "fits": lambda w: w.rng.randint(0, 3),
    "form": lambda w: w.some(*VARIANTS),
    "forms": lambda w: sorted(w.rng.sample(VARIANTS, w.rng.randint(0, 3))),
    "free": lambda w: w.some(True, False),
    "given": lambda w: w.given(safety()),
    "goals": lambda w: w.goals(),
    "goes": lambda w: w.rng.randint(1, 4),
    "labels": lambda w: w.some({}, {"walk": "Walk"}),
    "limits": lambda w: w.some(*TEXTS),
    "names": lambda w: w.rng.sample(["walk", "stand", "x"], w.rng.randint(0, 3)),
    "narrow": narrow,
    "out": lambda w: w.rng.randint(0, 3),
    "parts": lambda w: w.some(["energy"], ["heart", "health"], []),
    "picture": lambda w: w.some(None, *pictures(w)),
    "pictures": pictures,
    "question": lambda w: w.some(*(row["id"] for row in safety()["questions"])),
    "screening": lambda w: safety(),
    "screening_row": lambda w: w.some(None, w.screening()),
    "screenings": lambda w: w.screenings(),
    "wanted": wanted,
    "who": lambda w: w.some("", "Dr Rivera"),
    "active": lambda w: w.rng.randint(0, 4),
    "activity": activity,
    "adherence": lambda w: adherence.adherence_of(shares(w), w.some(True, False)),
    "adjusted": lambda w: w.some(True, False),
    "amount": lambda w: w.some(-1, w.amount(), 200_000),
    "answers": answers,
    "at": lambda w: w.some(0, w.now["instant"], w.now["instant"] - w.rng.randint(0, 3 * 86_400_000)),
    "back": lambda w: w.some(0, 0, 1000, 60_000),
    "by_week": by_week,
    "check": check,
    "choice": lambda w: w.some("take", "stay", "ask", "later"),
    "below": lambda w: w.some(True, False),
    "category": lambda w: w.some("aerobic", "strength", "stretch", "balance", "mobility", "unheard of"),
    "changed": lambda w: {"settled": True, "own": 3},
    "changes": fields,
    "chosen": lambda w: w.near(),
    "column": week_column,
    "content_id": chosen_content,
    "current": lambda w: w.some(True, False),
    "date": lambda w: w.rng.randint(1, 28),
    "day": lambda w: w.near(),
    "days": lambda w: w.rng.randint(1, 7),
    "detail": lambda w: w.detail(),
    "done": lambda w: w.some(0, 1, 2.5, 3, w.amount()),
    "done_in_week": lambda w: w.rng.randint(0, 7),
    "dose": a_dose,
    "drawings": lambda w: [{"id": name, "src": f"/{name}.svg", "alt": name} for name in ("walk", "roll")],
    "drafts": lambda w: w.drafts(),
    "each_side": lambda w: w.some(True, False),
    "energy_limited": lambda w: w.rng.random() < 0.1,
    "effort": lambda w: w.rng.randint(-2, 12),
    "ends": lambda w: [w.rng.randint(0, 3), w.rng.randint(3, 9)],
    "every_days": lambda w: w.rng.randint(-2, 20),
    "exercise": lambda w: w.some(*LIBRARY),
    "exercises": lambda w: LIBRARY,
    "field": lambda w: w.some("name", "zone", "theme", "week_start", "day_ends_at", "text_size", "id"),
    "fields": fields,
    "first": lambda w: w.near(),
    "flare": lambda w: w.some(True, False),
    "flags": signs,
    "floor": lambda w: w.amount(),
    "found": lambda w: outcome.by_key(w.outcomes),
    "from_day": lambda w: w.near(),
    "future": lambda w: w.some(True, False),
    "high": lambda w: w.rng.uniform(0, 9),
    "id": lambda w: w.some(*(row["id"] for row in [*w.pauses, w.pause()])),
    "instant": lambda w: w.now["instant"] + w.rng.randint(-9000, 9_000_000),
    "item": item,
    "item_id": lambda w: w.item_id(),
    "item_ids": lambda w: w.some([], [w.item_id()]),
    "items": lambda w: plan.plan_items(w.versions),
    "key": a_key,
    "kind": lambda w: w.some("pause", "flare"),
    "last": lambda w: w.near(),
    "last_day": lambda w: w.near(),
    "index": lambda w: w.rng.randint(0, 6),
    "low": lambda w: w.rng.uniform(-9, 0),
    "low_energy": lambda w: w.some(True, False),
    "marked": lambda w: w.some({}, {"mark": "done", "amount": w.amount()}),
    "minutes": lambda w: w.some(None, -1, 0, w.amount(), 2000),
    "minute": lambda w: w.rng.randint(0, 1439),
    "mode": lambda w: w.some("new", "edit"),
    "month": lambda w: w.rng.randint(1, 12),
    "note": lambda w: w.some(*TEXTS),
    "now": lambda w: w.now,
    "number": lambda w: w.rng.randint(0, 2),
    "occurrence": held,
    "on": lambda w: w.some(True, False),
    "other_id": lambda w: w.item_id(),
    "outcome": maybe_outcome,
    "outcomes": lambda w: w.outcomes,
    "pace": lambda w: w.some("steady", "minute", "two", "other"),
    "part": lambda w: w.some(*make.PARTS, "noon"),
    "pause": lambda w: w.pause(),
    "paused": lambda w: w.some(True, False),
    "pauses": lambda w: w.pauses,
    "percent": lambda w: w.some(50, 80),
    "planned": lambda w: w.some(0, 1, 2.5, 3, w.amount()),
    "profile": lambda w: w.profile,
    "ratio": lambda w: w.rng.random(),
    "raw": figure,
    "reason": lambda w: w.some("ill", "rest", "busy", "", *TEXTS),
    "rejected": rejected,
    "rows": today_rows,
    "rise": lambda w: w.some(None, 0, 3, 12.5),
    "rule": lambda w: w.some("step", "back"),
    "rules": lambda w: w.rules,
    "schedule": lambda w: w.some("weekdays", "every", "times", "none"),
    "seconds": lambda w: w.some(0, 59.5, 60, w.rng.uniform(0, 4000)),
    "sets": lambda w: w.rng.randint(1, 3),
    "settled": lambda w: w.some(True, False),
    "shares": shares,
    "slot": lambda w: w.slot(),
    "slot_id": lambda w: w.some(*make.PARTS, "at480"),
    "since": lambda w: w.near(40),
    "spacing": lambda w: w.rng.randint(1, 14),
    "stages": lambda w: [{"from_day": 0, "target": w.amount()}, {"from_day": w.today + 7, "target": w.amount()}],
    "start": lambda w: w.amount(),
    "state": lambda w: w.some("done", "partly", "skipped", "paused", "open", "missed", "unplanned"),
    "step": lambda w: w.some("goal", "choose", "baseline", "days", "preview"),
    "steps": lambda w: w.steps,
    "stopped": lambda w: w.rng.randint(0, 2),
    "table": lambda w: w.some("outcome", "plan_version", "profile"),
    "target": lambda w: w.amount(),
    "timer": a_timer,
    "times": lambda w: w.rng.randint(1, 7),
    "times_per_week": lambda w: w.rng.randint(-1, 9),
    "today": lambda w: w.today,
    "tries": lambda w: [w.amount() for _ in range(w.rng.randint(1, 3))],
    "unit": lambda w: w.some(*UNITS),
    "until_day": lambda w: w.some(None, w.near()),
    "value": lambda w: w.some(0, 0.04, 0.05, 0.25, 1.5, 2.95, w.amount(), w.rng.uniform(0, 1000)),
    "values": lambda w: [w.rng.uniform(-5, 50) for _ in range(w.rng.randint(0, 6))],
    "variant": lambda w: w.some(*VARIANTS, "other"),
    "version": whole_version,
    "version_id": lambda w: f"walk.{w.near()}",
    "versions": lambda w: w.versions,
    "way": way,
    "week": lambda w: w.some(None, w.near(90)),
    "weekdays": lambda w: w.rng.sample(range(7), 3),
    "what": lambda w: w.some(*TEXTS),
    "when": lambda w: w.some(*TEXTS),
    "words": lambda w: [w.some(*TEXTS) for _ in range(w.rng.randint(0, 4))],
    "year": lambda w: w.rng.randint(1600, 2400),
}
"""An argument by its name."""

OWN: dict[tuple[str, str], Make] = {
    ("asked_again", "answers"): lambda w: screening.checked(w.some(None, w.screening())),
    ("asked_row", "question"): lambda w: w.some(*safety()["questions"]),
    ("diary_question", "question"): lambda w: w.some(*sleep_makers.SLEEP["diary"]),
    ("tip_row", "labels"): lambda w: {tag["id"]: tag["label"] for tag in sleep_makers.TIPS["tags"]},
    ("builder_own", "words"): lambda w: w.some(*TEXTS),
    ("builder_own", "unit"): lambda w: w.some("minutes", "times", "laps"),
    ("builder_floor", "amount"): lambda w: w.some(-1, w.amount()),
    ("gate_of", "screenings"): lambda w: w.screenings(),
    ("goal_areas", "goals"): lambda w: [make.goal(area=w.some("", "play"))],
    ("is_cleared", "screening_row"): lambda w: w.screening(),
    ("check_page", "answers"): lambda w: screening.checked(w.some(None, w.screening())),
    ("questions_on", "at"): lambda w: w.rng.randint(0, 3),
    ("safety_clear", "day"): lambda w: f"{w.near()}",
    ("seconds_of", "version"): whole_version,
    ("set_goal", "words"): lambda w: w.some(*TEXTS),
    ("ending_id", "state"): lambda w: w.some("open", "hold", "fever", "repeat", "sedation", "under-18"),
    ("effort_words", "planned"): lambda w: w.versions,
    ("allowed", "exercises"): suited_library,
    ("own_activity", "content_id"): lambda w: w.some("own-1", "walk", "gone"),
    ("own_choice", "name"): lambda w: "own-1",
    ("way_row", "exercise"): lambda w: w.some(*suited_library(w)),
    ("library_row", "exercise"): lambda w: w.some(*suited_library(w)),
    ("builder_time", "minute"): lambda w: w.rng.randint(-10, 1500),
    ("builder_try", "number"): lambda w: w.rng.randint(-1, 3),
    ("builder_weekday", "day"): lambda w: w.rng.randint(-1, 7),
    ("change_setting", "value"): lambda w: w.some("dark", "", None, 0, 3, 5.5, 100, 180, 900, *TEXTS),
    ("covers", "item_id"): lambda w: w.some("", w.item_id()),
    ("is_flare", "item_id"): lambda w: w.some("", w.item_id()),
    ("is_paused", "item_id"): lambda w: w.some("", w.item_id()),
    ("day_line", "occurrence"): held,
    ("day_sentence", "done"): lambda w: w.rng.randint(0, 3),
    ("day_sentence", "planned"): lambda w: w.rng.randint(0, 3),
    ("dose_row", "planned"): lambda w: w.version("walk"),
    ("end_flare", "last_day"): lambda w: w.some(None, w.near()),
    ("end_pause", "last_day"): lambda w: w.some(None, w.near()),
    ("flare_words", "flare"): lambda w: w.pause(),
    ("is_excused", "outcome"): lambda w: w.outcome(),
    ("is_late", "outcome"): lambda w: w.outcome(),
    ("item_progress", "start"): lambda w: w.near(),
    ("pause_row", "active"): lambda w: plan_view.plan_view(w.versions, w.pauses, w.screenings(), w.profile, w.now)[
        "active"
    ],
    ("part_option", "part"): lambda w: w.some(*make.PARTS),
    ("preview_week", "planned"): lambda w: w.versions,
    ("mark_partly", "amount"): lambda w: w.some(None, -1, w.amount(), 200_000),
    ("nearest_day", "day"): lambda w: w.some(-1, 0.5, w.near(), w.near() + 0.25, 1e9),
    ("settings_view", "now"): lambda w: w.now,
    ("start_flare", "from_day"): lambda w: w.some(None, w.near()),
    ("start_pause", "from_day"): lambda w: w.some(None, w.near()),
    ("status", "planned"): lambda w: w.some(True, False),
    ("stand_in", "content_id"): chosen_content,
    ("add_unplanned", "day"): lambda w: w.some(None, w.near()),
    ("beside", "step"): lambda w: w.some(-1, 1),
    ("day_rows", "week"): lambda w: w.near(),
    ("today_view", "low"): low_draft,
    ("today_span", "day"): lambda w: w.some(None, w.near()),
    ("today_view", "day"): lambda w: w.some(None, w.near(), w.near(), 0, w.today + 0.5),
    ("back_offer", "percent"): lambda w: w.some(20, 30, 33.3),
    ("back_offer", "strong"): lambda w: w.some(True, False),
    ("check_offer", "days"): lambda w: w.some(3, 14, 30),
    ("check_offer", "last"): lambda w: w.some(None, w.step()),
    ("constant", "name"): lambda w: w.some(*sorted(constants.CONSTANTS)),
    ("is_other_dose", "after"): whole_version,
    ("is_other_dose", "before"): whole_version,
    ("layoff_offer", "last_day"): lambda w: w.some(-1, w.today - w.rng.randint(0, 45)),
    ("next_amount", "last"): lambda w: w.some(None, w.step()),
    ("offered", "after"): lambda w: w.amount(),
    ("offered", "baseline"): lambda w: w.some(True, False),
    ("offered", "kind"): lambda w: w.some("step", "hold", "back", "layoff", "return"),
    ("step_offers", "outcomes"): lambda w: w.some(w.outcomes, regular(w)),
    ("decide_step", "outcomes"): lambda w: w.some(w.outcomes, regular(w)),
    ("offer_of", "outcomes"): lambda w: w.some(w.outcomes, regular(w)),
    ("return_offer", "flare"): lambda w: w.some([], [w.today - w.rng.randint(2, 15), w.today - 1]),
    ("return_offer", "last_day"): lambda w: w.today - w.rng.randint(0, 30),
    ("step_offer", "after"): lambda w: w.amount(),
    ("today_stage", "after"): lambda w: w.amount(),
    ("answer_settle", "settled"): lambda w: w.some(*settle.ANSWERS, "other"),
    ("exercised", "settled"): lambda w: w.some("", "waiting"),
    ("finish_timer", "back"): lambda w: w.some(True, False),
    ("session_view", "timer"): lambda w: w.some(None, a_timer(w)),
    ("timer_words", "dose"): lambda w: w.some(*TEXTS),
    ("timer_words", "timer"): lambda w: w.some(None, a_timer(w)),
    ("titles", "rows"): lambda w: w.outcomes,
    ("two_digits", "value"): lambda w: w.rng.randint(0, 99),
    ("unplanned_row", "outcome"): lambda w: w.outcome(),
    ("variant_option", "variant"): lambda w: w.some(*VARIANTS),
    ("variant_option", "chosen"): lambda w: w.some(*VARIANTS),
    ("week_of", "first"): lambda w: w.rng.randint(0, 6),
    ("weekday_choices", "first"): lambda w: w.rng.randint(0, 6),
    ("activity_view", "first"): lambda w: w.rng.randint(0, 6),
    ("week_words", "done"): lambda w: w.rng.randint(0, 7),
}
"""An argument that means something of its own in one rule."""


MORE = [
    importlib.import_module(f"tests.local.{found.name}")
    for found in pkgutil.iter_modules([str(Path(__file__).parent)])
    if found.name.endswith("_makers")
]
"""Modules with generators of their own part: every `*_makers.py` beside this file."""


def generator(name: str, argument: str) -> Make | None:
    everywhere = [each.OWN.get((name, argument)) for each in MORE] + [OWN.get((name, argument))]
    by_name = [GENERATORS.get(argument)] + [each.GENERATORS.get(argument) for each in MORE]
    return next((make_one for make_one in everywhere + by_name if make_one), None)


def dose_row_fits(args: list[Any]) -> list[Any]:
    """`dose_row` is asked about an activity that has answers."""
    answered = {**args[0], "details": {**args[0]["details"], args[4]["item_id"]: draft.new_detail([1], False)}}
    return [answered, *args[1:]]


def beside_fits(args: list[Any]) -> list[Any]:
    """`beside` is asked about a row that is there."""
    rows = args[0] or [today_row.unplanned_row([], make.outcome(), 0)]
    return [rows, args[1] % len(rows), args[2]]


FITTED: dict[str, Callable[[list[Any]], list[Any]]] = {"beside": beside_fits, "dose_row": dose_row_fits}
for _more in MORE:
    FITTED.update(getattr(_more, "FITTED", {}))


@pytest.mark.parametrize("name", sorted(rules()))
def test_every_rule_has_a_generator_for_each_argument(name: str):
    missing = [argument for argument in inspect.signature(rules()[name]).parameters if not generator(name, argument)]
    assert not missing, f"give {name}({', '.join(missing)}) a generator in {__file__}"


def test_python_and_node_agree_on_ten_thousand_random_calls(tmp_path):
    module = write(transpile(), tmp_path)
    rng = random.Random(20_261_124)
    calls: list[tuple[str, list[Any]]] = []
    known = rules()
    worlds = [World(rng) for _ in range(WORLDS)]
    for name, rule in sorted(known.items()):
        for _ in range(MORE_CASES if name in LARGE else CASES):
            world = rng.choice(worlds)
            makers = [generator(name, argument) for argument in inspect.signature(rule).parameters]
            args = [make_one(world) for make_one in makers if make_one]
            calls.append((name, FITTED.get(name, list)(args)))
    answers = run(module, calls, tmp_path)
    assert len(calls) == len(answers) >= 10_000
    different = []
    for (name, args), answer in zip(calls, answers, strict=True):
        before = json.dumps(args)
        expected = canonical(known[name](*args))
        assert json.dumps(args) == before, f"{name} changed an argument"
        got = canonical(answer["value"]) if "value" in answer else answer["error"]
        if got != expected:
            different.append(f"{name}{tuple(args)}\n  python {expected}\n  node   {got}")
    assert not different, f"{len(different)} of {len(calls)} differ:\n" + "\n".join(different[:3])
