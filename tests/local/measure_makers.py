"""Random arguments for the rules of instruments and their scores, by name."""

import copy
import json
from collections.abc import Callable
from typing import Any

from fibroplan.content.instruments import FOLDER, SHIPPED, instruments
from fibroplan.content.measures import measures as measures_words
from fibroplan.domain import measure_history
from fibroplan.domain.body import BODY_AREAS
from fibroplan.domain.instrument import instrument_by_id, instrument_of
from fibroplan.domain.instrument_check import FILE_FIELDS
from fibroplan.domain.measures import score_measure
from tests.domain.make import TEXTS, World

Make = Callable[[World], Any]
FILES = [json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8")) for name in SHIPPED]
INSTRUMENTS = instruments()
ODD = [
    None,
    True,
    False,
    "",
    "9",
    "x y",
    "é",
    -1,
    0,
    2,
    2.5,
    11,
    1e300,
    [],
    ["neck", "neck"],
    ["chin"],
    {},
    {"id": "a"},
]
"""Values that stand where others belong."""

LAST: dict[str, Any] = {}
"""What was made last, for the arguments that follow in the same rule: its answers, its scales."""

PACK: dict[str, Any] = {
    **json.loads((FOLDER / "confidence.json").read_text(encoding="utf-8")),
    "id": "clinic-1",
    "scoring": {
        "rule": "sum",
        "parts": [{"id": "sum", "label": "Sum", "items": ["1", "2"], "divide": 1, "may_lack": 1}],
        "total": ["sum"],
        "table": [{"sum": sum, "score": 30 + sum} for sum in range(15)],
    },
    "bands": [{"source": "Nobody 2020", "bands": [{"from": 0, "label": "low"}, {"over": 3.5, "label": "high"}]}],
}
"""A clinic's own file, with a table and bands."""


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to everything inside a value."""
    if not isinstance(value, (dict, list)):
        return [path]
    keys: Any = value if isinstance(value, dict) else range(len(value))
    return [path, *(each for key in keys for each in places(value[key], (*path, key)))]


def spoilt(w: World, value: Any) -> Any:
    """A value with something inside it gone, or another in its place."""
    changed = copy.deepcopy(value)
    found = [path for path in places(changed) if path]
    if not found:
        return changed
    *way, last = w.some(*found)
    holder = changed
    for key in way:
        holder = holder[key]
    if isinstance(holder, dict) and w.some(True, False):
        del holder[last]
    else:
        holder[last] = w.some(*ODD)
    return changed


def a_file(w: World) -> Any:
    whole = w.some(*FILES, PACK)
    return w.some(whole, spoilt(w, whole), spoilt(w, whole), spoilt(w, spoilt(w, whole)), w.some(*ODD))


def fields(w: World) -> dict[str, Any]:
    found = a_file(w)
    return found if isinstance(found, dict) else {"title": found, "more": 1}


def part_of_file(name: str) -> Make:
    """What a file has under a name, as rows or fields, whole or spoilt."""

    def make(w: World) -> Any:
        found = w.some(*FILES, PACK).get(name, [])
        return w.some(found, spoilt(w, found)) if found else found

    return make


def rows(name: str) -> Make:
    return lambda w: [row if isinstance(row, dict) else {} for row in part_of_file(name)(w)]


def instrument(w: World) -> Any:
    found = copy.deepcopy(w.some(*INSTRUMENTS))
    if found["scoring"]["rule"] == "sum" and w.some(True, False, False):
        found["scoring"]["table"] = [{"sum": sum, "score": 90 - sum} for sum in range(0, 60, w.some(1, 2))]
        found["items"][0]["reverse"] = w.some(True, False)
        found["scoring"]["parts"][0]["may_lack"] = len(found["scoring"]["parts"][0]["items"]) - 1
    LAST["instrument"] = found
    return found


def head(w: World) -> Any:
    whole = {**w.some(*FILES), w.some("form", "id", "direction", "title"): w.some(*ODD)}
    return {**whole, "every_days": w.some(0, 28), "licence": w.some(whole["licence"], {}, {"kind": "x", "notice": ""})}


def item(w: World) -> Any:
    return w.some(*w.some(*INSTRUMENTS)["items"])


def an_answer(w: World, row: Any) -> Any:
    if row["areas"]:
        return w.rng.sample(BODY_AREAS, w.rng.randint(0, 19))
    values = [option["value"] for option in row["options"]] or list(range(row["low"], row["high"] + 1))
    return w.some(*values)


def answers_of(w: World, found: Any) -> dict[str, Any]:
    """Most questions answered, some left open, now and then with what is no answer."""
    strange, open_share = w.some(0, 0, 0.1), w.some(0, 0, 0.1, 0.5)
    return {
        row["id"]: None
        if w.rng.random() < open_share
        else w.some(*ODD)
        if w.rng.random() < strange
        else an_answer(w, row)
        for row in found["items"]
        if w.rng.random() < 0.97
    }


def answers(w: World) -> dict[str, Any]:
    return answers_of(w, w.some(*INSTRUMENTS, *[LAST.get("instrument", INSTRUMENTS[0])] * 12))


def acr_items(w: World) -> Any:
    whole = FILES[SHIPPED.index("acr2016")]["items"]
    changed = [row for row in whole if w.rng.random() < 0.9]
    return w.some(whole, [{**row, "scale": w.some("areas", "strength", "yes-no")} for row in changed])


def items_to_score(w: World) -> Any:
    LAST["file"] = w.some(*FILES, PACK)
    return LAST["file"]["items"]


def scales(w: World) -> Any:
    return FILES[SHIPPED.index("acr2016")]["scales"]


WORDS = measures_words()
OFFERED = [*INSTRUMENTS, instrument_of(PACK)]


def clinic(w: World) -> Any:
    """Files of a clinic: whole, spoilt, or with an id that is taken."""
    whole = {"id": PACK["id"], "deleted": False, "file": PACK}
    taken = {"id": "phq9", "deleted": False, "file": FILES[SHIPPED.index("phq9")]}
    return w.some([], [whole], [whole, {"id": "spoilt", "deleted": False, "file": spoilt(w, PACK)}, taken])


def a_measure(w: World) -> Any:
    found = w.some(*OFFERED, *[row for row in INSTRUMENTS if row["id"] in ("phq9", "acr2016")] * 5)
    given = answers_of(w, found)
    asked = {name: given[name] for name in list(given)[: w.some(0, 1, 30, 30)]}
    score = score_measure(found, asked)
    day = w.today - w.some(0, 0, 1, 1, 2, 30, w.rng.randint(0, 800))
    finished = w.some(None, w.now["instant"], w.now["instant"])
    return {
        "id": f"{found['id']}.{day}",
        "deleted": False,
        "instrument": found["id"],
        "title": found["title"],
        "version": w.some(1, 1, 1, 2),
        "day": day,
        "answers": asked,
        "score": score["score"] if finished else None,
        "parts": score["parts"] if finished else {},
        "at": w.some("", "end", *(row["id"] for row in found["items"])),
        "support_read": w.some(True, False),
        "started": w.now["instant"] - 60_000,
        "finished": finished,
        "device": "phone",
    }


def taken(w: World) -> list[Any]:
    """Measures of several instruments; each row once, as in the store."""
    return list({row["id"]: row for row in (a_measure(w) for _ in range(w.rng.randint(0, 12)))}.values())


def times(w: World) -> Any:
    found = w.some(*OFFERED)
    return measure_history.measure_times(taken(w), found["id"], found, w.today)


def item_of_last(w: World) -> str:
    known = instrument_by_id(OFFERED, LAST.get("instrument_id", "phq9"))
    return w.some("9", "areas", "gone", *(row["id"] for row in known["items"])) if known else "1"


def instrument_id(w: World) -> str:
    LAST["instrument_id"] = w.some("phq9", "phq4", "acr2016", "fiqr", "clinic-1", "gone")
    return LAST["instrument_id"]


def open_row(w: World) -> Any:
    return w.some(None, {**a_measure(w), "finished": None}, {**a_measure(w), "finished": None})


GENERATORS: dict[str, Make] = {
    "files": clinic,
    "instrument_id": instrument_id,
    "measure": a_measure,
    "measure_id": lambda w: w.some("gone", f"phq9.{w.today}"),
    "measures": taken,
    "areas": lambda w: w.rng.sample([*BODY_AREAS, "chin"], w.rng.randint(0, 20)),
    "bands": lambda w: PACK["bands"][0]["bands"],
    "file": a_file,
    "instrument": instrument,
    "instruments": lambda w: INSTRUMENTS,
    "known": lambda w: ["1", "2", "sum"],
    "lacking": lambda w: w.rng.randint(0, 3),
    "months": lambda w: w.some(0, 2.5, 3, 12),
    "parts": lambda w: {"sum": w.some(None, w.amount())},
    "percent": lambda w: w.some(14, 30),
    "points": lambda w: w.some(2, 8.5),
    "regions": lambda w: w.rng.randint(0, 5),
    "scale": lambda w: w.some({}, spoilt(w, w.some(*w.some(*FILES)["scales"].values()))),
    "score": lambda w: w.some(-1, 0, 3.5, w.amount()),
    "scoring": lambda w: w.some(*[row["scoring"] for row in FILES], spoilt(w, PACK["scoring"])),
    "sss": lambda w: w.rng.randint(0, 12),
    "sum": lambda w: w.some(0, 3, 4, 3.5, 200),
    "support": lambda w: w.some([], [{"item": "9", "least": 1}], [{"item": w.some(*ODD), "least": w.some(*ODD)}]),
    "needed": lambda w: w.some(["source"], ["id", "label"]),
    "wpi": lambda w: w.rng.randint(0, 19),
}
ACR = {name: (lambda w: w.rng.randint(0, 3)) for name in ("fatigue", "unrefreshed", "cognitive")}
OWN: dict[tuple[str, str], Make] = {
    **{("acr_count", name): make for name, make in ACR.items()},
    **{("acr_count", name): (lambda w: w.rng.randint(0, 1)) for name in ("headache", "abdominal_pain", "depression")},
    **{(rule, "value"): (lambda w: w.some(*ODD, *TEXTS)) for rule in ("is_number", "is_whole", "is_text", "is_id")},
    **{(rule, "item_id"): item_of_last for rule in ("answer_measure", "toggle_measure_area", "go_to_item")},
    **{(rule, "area"): (lambda w: w.some(*BODY_AREAS, "chin")) for rule in ("toggle_measure_area",)},
    **{
        (rule, "instrument"): (lambda w: w.some(None, *OFFERED))
        for rule in (
            "asked_now",
            "measure_about",
            "measure_end_view",
            "measure_time",
            "measure_times",
            "measure_words",
            "waits_for_support",
        )
    },
    **{
        (rule, "instrument"): (lambda w: w.some(*OFFERED))
        for rule in ("has_words_alone", "kept_answers", "measure_line", "minutes_words", "needs_support", "trend_words")
    },
    ("answer_measure", "value"): lambda w: w.some(None, 0, 1, 2, 3, 3, 10, ["neck"], True, "1", 99),
    ("answer_words", "areas"): lambda w: w.rng.sample(BODY_AREAS, w.rng.randint(0, 3)),
    ("answer_words", "item"): item,
    ("areas_in", "item_id"): lambda w: w.some("areas", "fatigue"),
    ("areas_in", "row"): open_row,
    ("asked_now", "row"): open_row,
    ("clinic_file", "row"): lambda w: w.some(*clinic(w), {"id": "x", "deleted": False, "file": spoilt(w, PACK)}),
    ("dated", "day"): lambda w: w.today - w.rng.randint(0, 900),
    ("is_same_score", "one"): lambda w: w.some(None, 1, 2.5),
    ("is_same_score", "other"): lambda w: w.some(None, 1, 2.5),
    ("drop_instrument", "instrument_id"): lambda w: w.some("clinic-1", "gone"),
    ("heights", "times"): times,
    ("keep_instrument", "file"): lambda w: w.some(PACK, spoilt(w, PACK)),
    ("kept_answers", "fields"): lambda w: {"answers": answers(w), "at": "1"},
    ("known_instruments", "instruments"): lambda w: INSTRUMENTS,
    ("measure_about", "words"): lambda w: WORDS,
    ("measure_choices", "areas"): lambda w: w.rng.sample(BODY_AREAS, w.rng.randint(0, 3)),
    ("measure_choices", "item"): item,
    ("measure_end_view", "row"): open_row,
    ("measures_view", "of"): lambda w: w.some("", "phq9", "acr2016", "clinic-1", "gone"),
    ("measures_view", "take"): lambda w: w.some("", "phq9", "acr2016", "clinic-1", "gone"),
    ("measures_view", "words"): lambda w: WORDS,
    ("moved_words", "earlier"): a_measure,
    ("moved_words", "latest"): a_measure,
    ("next_place", "answers"): lambda w: answers_of(w, LAST["instrument"]),
    ("next_place", "item_id"): lambda w: w.some(*LAST["instrument"]["items"])["id"],
    ("picture_words", "times"): times,
    ("with_answer", "item_id"): lambda w: "1",
    ("with_answer", "row"): open_row,
    ("with_answer", "value"): lambda w: w.some(None, 1, ["neck"]),
    ("acr_problems", "items"): acr_items,
    ("acr_problems", "scales"): scales,
    ("answer_to", "answers"): answers,
    ("answer_to", "item"): item,
    ("answers_words", "number"): lambda w: w.rng.randint(0, 3),
    ("band_problems", "bands"): lambda w: rows("bands")(w) + [{}, {"source": "a", "bands": [{}]}],
    ("fields_in", "value"): lambda w: w.some(*ODD),
    ("head_problems", "fields"): head,
    ("ids_in", "rows"): rows("items"),
    ("instrument_by_id", "id"): lambda w: w.some("phq9", "gone"),
    ("instrument_of", "file"): lambda w: w.some(*FILES, PACK),
    ("is_acr_pattern", "months"): lambda w: w.some(0, 2.5, 3),
    ("is_names", "value"): lambda w: w.some(*ODD, ["1"], ["1", "1"], ["1", "gone"], ["1", 2]),
    ("is_of_kind", "kind"): lambda w: w.some(*FILE_FIELDS.values()),
    ("is_of_kind", "value"): lambda w: w.some(*ODD),
    ("is_possible_answer", "item"): item,
    ("is_possible_answer", "value"): lambda w: w.some(*ODD, ["neck"], [1]),
    ("is_whole", "high"): lambda w: w.rng.randint(0, 9),
    ("is_whole", "low"): lambda w: w.rng.randint(0, 3),
    ("item_of", "item"): lambda w: w.some(*FILES[0]["items"], {**FILES[0]["items"][0], "scale": "areas"}),
    ("item_of", "scales"): lambda w: FILES[0]["scales"],
    ("item_of", "words"): lambda w: w.some({}, {"weeks": "Over the last weeks"}),
    ("item_problems", "groups"): lambda w: w.some([], ["weeks"]),
    ("item_problems", "items"): rows("items"),
    ("item_problems", "scales"): lambda w: w.some(*FILES)["scales"],
    ("kind_problems", "fields"): fields,
    ("lacks_words", "part"): lambda w: PACK["scoring"]["parts"][0],
    ("measure_end", "high"): lambda w: w.some(True, False),
    ("no_score", "why"): lambda w: w.some(*TEXTS),
    ("no_score", "arithmetic"): lambda w: w.some(*TEXTS),
    ("open_words", "number"): lambda w: w.rng.randint(0, 3),
    ("option_problems", "at"): lambda w: "scales.x",
    ("option_problems", "high"): lambda w: w.rng.randint(2, 5),
    ("option_problems", "low"): lambda w: w.rng.randint(0, 1),
    ("option_problems", "options"): lambda w: [{"value": w.some(*ODD), "label": w.some(*ODD)} for _ in range(3)],
    ("part_problems", "at"): lambda w: "scoring.parts.0",
    ("part_problems", "items"): lambda w: ["1", "2"],
    ("part_problems", "part"): lambda w: spoilt(w, PACK["scoring"]["parts"][0]),
    ("part_score", "answers"): lambda w: answers_of(w, INSTRUMENTS[SHIPPED.index("fiqr")]),
    ("part_score", "items"): lambda w: INSTRUMENTS[SHIPPED.index("fiqr")]["items"],
    ("part_score", "part"): lambda w: w.some(*INSTRUMENTS[SHIPPED.index("fiqr")]["scoring"]["parts"]),
    ("row_problems", "at"): lambda w: "items",
    ("row_problems", "rows"): rows("items"),
    ("rows_in", "value"): lambda w: w.some(*ODD, [1, {"id": "a"}]),
    ("scale_problems", "name"): lambda w: w.some("strength", "areas", "A B", ""),
    ("score_acr", "answers"): lambda w: answers_of(w, INSTRUMENTS[SHIPPED.index("acr2016")]),
    ("score_acr", "instrument"): lambda w: INSTRUMENTS[SHIPPED.index("acr2016")],
    ("score_change", "before"): lambda w: w.some(0, w.amount()),
    ("score_change", "after"): lambda w: w.some(0, w.amount()),
    ("score_measure", "answers"): answers,
    ("scoring_problems", "items"): items_to_score,
    ("scoring_problems", "scales"): lambda w: LAST["file"]["scales"],
    ("support_problems", "items"): lambda w: ["1", "9"],
    ("table_problems", "table"): lambda w: [
        row for row in spoilt(w, PACK["scoring"]["table"]) if isinstance(row, dict)
    ],
    ("table_score", "instrument"): lambda w: {**INSTRUMENTS[0], "scoring": PACK["scoring"]},
}
"""An argument that means something of its own in one rule."""
