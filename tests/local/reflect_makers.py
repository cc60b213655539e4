"""Random arguments for reflections, by name."""

from collections.abc import Callable
from typing import Any

from fibroplan.content.reflect import reflect
from fibroplan.domain.reflect_form import form_of
from fibroplan.domain.reflect_history import known_forms
from tests.domain.make import TEXTS, World

Make = Callable[[World], Any]
WORDS: Any = reflect()
FORMS: Any = known_forms(WORDS)
NAMES = list(FORMS)
OFTEN = ["thought-record", "small-test", "values", "activity-plan", "anchor", "next-time", "first-sign", "how-open"]
FIELDS: Any = [field for form in WORDS["forms"] for page in form["pages"] for field in page["fields"]]
EXPERIMENT = {"test": "walk", "test-title": "Walk", "test-amount": 4.5, "test-unit": "minutes", "test-held": False}


def content(w: World) -> str:
    return w.some(*OFTEN, *NAMES, "gone")


def answer(w: World, field: Any) -> Any:
    """An answer to a question, as a person gives one."""
    numbers = {"percent": 100, "scale": 10, "dial": 10, "minutes": 240}
    if field["kind"] in numbers:
        return w.some(0, w.rng.randint(0, numbers[field["kind"]]))
    if field["kind"] == "day":
        return w.some(w.today, w.near(), w.today + 3)
    if field["kind"] in ("choice", "anchor"):
        return w.some("", *(option["id"] for option in field["options"]))
    return w.some(*TEXTS)


def answers(w: World, content_id: str = "") -> dict[str, Any]:
    form = form_of(WORDS, content_id or content(w))
    if form is None:
        return {}
    asked: Any = [field for page in form["pages"] for field in page["fields"] if w.rng.random() < 0.6]
    given = {field["id"]: answer(w, field) for field in asked if field["kind"] not in ("target", "item", "echo")}
    marks = {"target-people": w.rng.randint(0, 7), "target-play": 3} if content_id == "values" else {}
    began = {"anchor-began": w.some(0, w.now["instant"])} if content_id == "anchor" else {}
    test = w.some({}, EXPERIMENT, {"test": "other"}) if content_id == "small-test" else {}
    return {**given, **marks, **began, **test}


def entry(w: World, content_id: str = "") -> Any:
    """An entry, sealed now and then."""
    name = content_id or content(w)
    day = w.some(w.today, w.near(), w.today - 400)
    return {
        "id": w.some(f"{name}.{w.today}", f"{name}-{w.rng.randint(0, 3)}"),
        "deleted": w.some(False, False, False, True),
        "content_id": name,
        "day": day,
        "at": float(day * 86_400_000 + w.rng.randint(0, 1000)),
        "step": w.some(-1, -1, 0, 1, 3, 9),
        "return_day": w.some(None, None, w.today, w.near()),
        "shared": w.some(True, False),
        "answers": w.some(None, *(answers(w, name) for _ in range(4))),
        "others": w.some([], [], [answers(w, name)]),
    }


def text_keys(w: World) -> Any:
    kinds = [w.some("passphrase", "device") for _ in range(w.rng.randint(0, 3))]
    return [
        {"id": f"{n}", "deleted": w.some(False, True), "key_id": w.some("k1", "k2"), "kind": kind, "device": "phone"}
        for n, kind in enumerate(kinds)
    ]


def address(w: World) -> str:
    return w.some("", "values-1", f"values.{w.today}")


def entries(w: World) -> list[Any]:
    return [entry(w) for _ in range(w.rng.randint(0, 6))]


def experiments(w: World) -> list[Any]:
    return [{**entry(w, "small-test"), "id": "e1", "deleted": False, "answers": w.some({}, EXPERIMENT)}]


def asides(w: World) -> list[Any]:
    aside = {name: f"{w.some(w.today, w.today - 1)}" for name in w.rng.sample(NAMES, 5)}
    return w.some([], [{"id": "reflect-not-today", "deleted": False, "answers": aside}])


GENERATORS: dict[str, Make] = {
    "aside": lambda w: {"first-sign": f"{w.today}"},
    "began": lambda w: w.some(0, w.now["instant"], w.now["instant"] - w.rng.randint(0, 200_000)),
    "content": content,
    "entries": entries,
    "entry": lambda w: w.some(None, entry(w)),
    "fresh": lambda w: w.now["uuid"],
    "guides": lambda w: WORDS["guides"],
    "held": lambda w: w.some(None, "", "words", w.near(), 12.5),
    "kept": entries,
    "most": lambda w: w.some(0, 1, 30),
    "only": lambda w: w.some("", "", content(w)),
    "option": lambda w: w.some("replaying", "yes", "", "x"),
    "options": lambda w: w.some(*FIELDS)["options"],
    "outlines": lambda w: [{**row, "answers": None} for row in entries(w)],
    "page": lambda w: w.some(*(page for form in WORDS["forms"] for page in form["pages"])),
    "pages": lambda w: w.some(*FORMS.values())["pages"],
    "plainly": lambda w: w.some(True, False),
    "pressed": lambda w: w.some("ArrowLeft", "ArrowUp", "Home", "End", "Tab", ""),
    "prompt": lambda w: w.some(*NAMES),
    "return_day": lambda w: w.some(None, -1, w.near()),
    "ring": lambda w: w.some(None, -1, 0, 3, 7, 9, 2.5),
    "shared": lambda w: w.some(True, False),
    "skill": lambda w: w.some("", "values", "activity", "gone"),
    "sought": lambda w: w.some("", " ", "Walk", "slow  PAIN", *TEXTS),
}
OWN: dict[tuple[str, str], Make] = {
    ("anchor_now", "back"): lambda w: w.some(0, 0, 100_000),
    ("anchor_now", "seconds"): lambda w: w.some(60, 120, 180),
    ("anchor_seconds", "chosen"): lambda w: w.some("", "60", "120", "180", "9"),
    ("answer_lines", "answers"): answers,
    ("balance_rows", "planned"): lambda w: [entry(w, "activity-plan") for _ in range(w.rng.randint(0, 4))],
    ("capital", "words"): lambda w: w.some("today", "tomorrow", "yesterday", "Tuesday 1 May"),
    ("choose_experiment", "entries"): experiments,
    ("choose_experiment", "field"): lambda w: "test",
    ("choose_experiment", "id"): lambda w: "e1",
    ("choose_experiment", "item_id"): lambda w: w.some("other", "", w.item_id()),
    ("choose_experiment", "content_id"): lambda w: "small-test",
    ("day_options", "chosen"): lambda w: w.some(0, w.today, w.near(), w.today + 2),
    ("entry_row", "entry"): entry,
    ("entry_href", "entry"): entry,
    ("entry_view", "content_id"): content,
    ("entry_view", "asked"): address,
    ("entry_id", "asked"): address,
    ("experiment_answers", "held"): lambda w: w.some(True, False),
    ("experiment_item", "chosen"): lambda w: w.item_id(),
    ("experiment_limits", "chosen"): lambda w: w.item_id(),
    ("experiment_words", "answers"): lambda w: w.some({}, EXPERIMENT, {"test": "other"}),
    ("experiment_words", "field"): lambda w: "test",
    ("field_question", "field"): lambda w: w.some(*FIELDS),
    ("fits", "entry"): entry,
    ("fits", "forms"): lambda w: FORMS,
    ("form_of", "content_id"): content,
    ("history_row", "entry"): entry,
    ("history_row", "forms"): lambda w: FORMS,
    ("home_view", "planned"): lambda w: [entry(w, "activity-plan") for _ in range(w.rng.randint(0, 3))],
    ("home_view", "writings"): asides,
    ("is_waiting", "entry"): entry,
    ("lock_view", "keys"): text_keys,
    ("lock_view", "opened"): lambda w: w.rng.sample(["k1", "k2", "k3"], w.rng.randint(0, 2)),
    ("lock_view", "device"): lambda w: w.some("phone", "other"),
    ("name_of", "fields"): lambda w: w.some([], *(page["fields"] for form in WORDS["forms"] for page in form["pages"])),
    ("name_of", "kind"): lambda w: w.some("item", "anchor", "text"),
    ("target_rows", "fields"): lambda w: w.some(*(p["fields"] for form in WORDS["forms"] for p in form["pages"])),
    ("target_rows", "answers"): lambda w: {"target-people": 4},
    ("new_place", "title"): lambda w: w.some(*TEXTS),
    ("new_place", "words"): lambda w: w.some(*TEXTS),
    ("option_rows", "kind"): lambda w: w.some("choice", "menu"),
    ("option_rows", "words"): lambda w: w.some("replaying", "Tea at the window", ""),
    ("plain_field", "id"): lambda w: "words",
    ("plain_field", "kind"): lambda w: w.some("text", "percent"),
    ("question_row", "answers"): answers,
    ("question_row", "field"): lambda w: w.some(*FIELDS),
    ("rate_reflection", "low"): lambda w: 0,
    ("rate_reflection", "high"): lambda w: w.some(10, 100),
    ("rate_reflection", "value"): lambda w: w.some(None, -4, 5, 7.5, 400),
    ("reflections_text", "texts"): lambda w: WORDS,
    ("return_day_of", "answers"): lambda w: {"when": w.some("", w.near())},
    ("ring_of", "answers"): lambda w: {"target-people": 4},
    ("ring_of", "field"): lambda w: "target",
    ("ring_of", "part"): lambda w: w.some("people", "play"),
    ("set_aside", "writings"): asides,
    ("set_experiment_amount", "content_id"): lambda w: "small-test",
    ("set_experiment_amount", "entries"): experiments,
    ("set_experiment_amount", "field"): lambda w: "test",
    ("set_experiment_amount", "id"): lambda w: "e1",
    ("set_experiment_amount", "value"): lambda w: w.some(None, 0, 3.5, 9, 500),
    ("skill_view", "row"): lambda w: w.some(*WORDS["skills"]),
    ("target_words", "answers"): lambda w: {"target-people": 4, "target-work": w.some(0, 7)},
    ("target_words", "field"): lambda w: next(field for field in FIELDS if field["kind"] == "target"),
    ("texts_of", "entry"): entry,
    ("texts_of", "forms"): lambda w: FORMS,
    ("turn_page", "step"): lambda w: w.some(-1, 0, 4),
    ("with_answers", "answers"): answers,
    ("write_reflection", "answer"): lambda w: w.some(*TEXTS),
    ("written_words", "answers"): answers,
    ("written_words", "field"): lambda w: w.some(*FIELDS),
}
for _name in ("day_of", "mark_target", "nudge_target"):
    OWN[(_name, "part")] = lambda w: w.some("people", "play")
for _name in ("answers_in", "begun", "written_words", "entry_view", "history_view", "home_view", "todays_prompt"):
    OWN[(_name, "texts")] = lambda w: WORDS
for _name in ("form_of", "skill_view", "entry_row", "balance_rows", "known_forms"):
    OWN[(_name, "texts")] = lambda w: WORDS
