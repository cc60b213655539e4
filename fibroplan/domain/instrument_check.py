"""Whether the file of an instrument is whole: one rule for the files of the app and for those that a clinic loads."""

from typing import Any

from fibroplan.domain.instrument import AREAS_SCALE

INSTRUMENT_FORM = 1
"""The form of file that this version reads; `form` in the file."""

SCORING_RULES = ["sum", "acr2016"]
DIRECTIONS = ["lower-better", "higher-better", "neither"]
LICENCES = ["own", "free", "attribution", "clinic"]
"""Our own words; free to use with a notice; free with attribution; loaded by a clinic that holds a licence."""

ACR_RANGES = {
    "areas": 0,
    "fatigue": 3,
    "unrefreshed": 3,
    "cognitive": 3,
    "headache": 1,
    "abdominal_pain": 1,
    "depression": 1,
    "months": 0,
}
"""The questions of the rule acr2016 with their highest answers; 0 where the scale does not say it."""

MOST_VALUE = 1000
"""No answer is higher. None is below 0."""

MOST_STEPS = 10
"""A scale without words for each value is at most so long: it is drawn as buttons."""

ID_LETTERS = list("abcdefghijklmnopqrstuvwxyz0123456789-_")
ID_WORDS = "small letters, digits, - and _, at most 32"

FILE_FIELDS = {
    "form": "whole number",
    "id": "text",
    "version": "whole number",
    "title": "text",
    "about": "text",
    "recall": "text",
    "minutes": "whole number",
    "every_days": "whole number",
    "direction": "text",
    "clinician": "yes or no",
    "licence": "group of fields",
    "source": "text",
    "scales": "group of fields",
    "groups": "list",
    "items": "list",
    "scoring": "group of fields",
    "support": "list",
    "bands": "list",
    "change": "list",
}
"""Every field of a file and what it holds."""

OPTIONAL_FIELDS = ["support", "bands", "change"]


# ---- kinds of values


def is_number(value: Any) -> bool:
    """Whether a value is a number, and neither a yes or no nor out of all bounds."""
    return value is not None and not isinstance(value, (str, bool, list, dict)) and value > -1e9 and value < 1e9


def is_whole(value: Any, low: int, high: int) -> bool:
    """Whether a value is a whole number from `low` to `high`."""
    return is_number(value) and int(value) == value and value >= low and value <= high


def is_text(value: Any) -> bool:
    """Whether a value is a text that says something."""
    return isinstance(value, str) and value != ""


def is_id(value: Any) -> bool:
    """Whether a value can be the name of something in a file: small letters, digits, - and _, at most 32."""
    if not isinstance(value, str):
        return False
    text: str = value
    letters = list(text)
    return len(letters) > 0 and len(letters) <= 32 and all(letter in ID_LETTERS for letter in letters)


def fields_in(value: Any) -> dict[str, Any]:
    """The fields of something; none if it has none."""
    if not isinstance(value, dict):
        return {}
    fields: dict[str, Any] = value
    return fields


def rows_in(value: Any) -> list[dict[str, Any]]:
    """The fields of each member of a list; none if it is no list."""
    if not isinstance(value, list):
        return []
    members: list[Any] = value
    return [fields_in(member) for member in members]


def ids_in(rows: list[dict[str, Any]]) -> list[str]:
    """The ids of some rows, "" for each that has none."""
    return [row["id"] if is_text(row.get("id")) else "" for row in rows]


def is_of_kind(value: Any, kind: str) -> bool:
    """Whether a value is what a field of the file has to hold."""
    if kind == "text":
        return is_text(value)
    if kind == "whole number":
        return is_whole(value, 0, 1_000_000)
    if kind == "yes or no":
        return isinstance(value, bool)
    return isinstance(value, list) if kind == "list" else isinstance(value, dict)


# ---- the file


def instrument_problems(file: Any) -> list[str]:
    """What is wrong with the file of an instrument, each as "field: words"; nothing for one that is whole.

    Fields that lack or hold something of another kind are told alone: the rest would follow from them.
    """
    if not isinstance(file, dict):
        return ["file: this is no instrument"]
    fields: dict[str, Any] = file
    found = kind_problems(fields)
    if len(found) > 0:
        return found
    found.extend(head_problems(fields))
    scales: dict[str, Any] = fields["scales"]
    for name in sorted(scales):
        found.extend(scale_problems(name, fields_in(scales[name])))
    found.extend(row_problems("groups", rows_in(fields["groups"]), ["id", "words"]))
    found.extend(item_problems(rows_in(fields["items"]), scales, ids_in(rows_in(fields["groups"]))))
    if len(found) > 0:
        return found
    found.extend(scoring_problems(fields_in(fields["scoring"]), rows_in(fields["items"]), scales))
    found.extend(support_problems(rows_in(fields.get("support", [])), ids_in(rows_in(fields["items"]))))
    found.extend(band_problems(rows_in(fields.get("bands", []))))
    found.extend(row_problems("change", rows_in(fields.get("change", [])), ["source"]))
    return found


def kind_problems(fields: dict[str, Any]) -> list[str]:
    """Fields that are unknown, lack, or hold something of another kind."""
    found = [f"{name}: is not known" for name in sorted(fields) if name not in FILE_FIELDS]
    for name in sorted(FILE_FIELDS):
        if name in fields and not is_of_kind(fields[name], FILE_FIELDS[name]):
            found.append(f"{name}: has to be a {FILE_FIELDS[name]}")
        if name not in fields and name not in OPTIONAL_FIELDS:
            found.append(f"{name}: is needed")
    return found


def head_problems(fields: dict[str, Any]) -> list[str]:
    """What is wrong at the top of the file."""
    found: list[str] = []
    licence = fields_in(fields["licence"])
    if not is_whole(fields["form"], INSTRUMENT_FORM, INSTRUMENT_FORM):
        found.append(f"form: this app reads form {INSTRUMENT_FORM}")
    if not is_id(fields["id"]):
        found.append(f"id: {ID_WORDS}")
    if fields["direction"] not in DIRECTIONS:
        found.append(f"direction: is one of {', '.join(DIRECTIONS)}")
    if fields["every_days"] < 1:
        found.append("every_days: is at least 1")
    if licence.get("kind") not in LICENCES:
        found.append(f"licence.kind: is one of {', '.join(LICENCES)}")
    if not is_text(licence.get("notice")):
        found.append("licence.notice: a text is needed")
    return found


def row_problems(at: str, rows: list[dict[str, Any]], needed: list[str]) -> list[str]:
    """What is wrong with a list of rows: each has these texts, and an id that no other has."""
    found: list[str] = []
    seen: list[str] = []
    for index, row in enumerate(rows):
        found.extend([f"{at}.{index}.{name}: a text is needed" for name in needed if not is_text(row.get(name))])
        if is_text(row.get("id")):
            if not is_id(row["id"]):
                found.append(f"{at}.{index}.id: {ID_WORDS}")
            if row["id"] in seen:
                found.append(f"{at}.{index}.id: stands twice")
            seen.append(row["id"])
    return found


def scale_problems(name: str, scale: dict[str, Any]) -> list[str]:
    """What is wrong with one scale: from `low` to `high`, with words for each answer or for both ends."""
    at = f"scales.{name}"
    if not is_id(name) or name == AREAS_SCALE:
        return [f"{at}: {ID_WORDS}; {AREAS_SCALE} is taken"]
    if not is_whole(scale.get("low"), 0, MOST_VALUE) or not is_whole(scale.get("high"), 0, MOST_VALUE):
        return [f"{at}: low and high are whole numbers from 0 to {MOST_VALUE}"]
    low: int = scale["low"]
    high: int = scale["high"]
    if low >= high:
        return [f"{at}: low has to be below high"]
    options = rows_in(scale.get("options"))
    if len(options) > 0:
        return option_problems(at, options, low, high)
    if high - low > MOST_STEPS:
        return [f"{at}: without options a scale has at most {MOST_STEPS} steps"]
    return [f"{at}.{end}: a text is needed" for end in ["low_words", "high_words"] if not is_text(scale.get(end))]


def option_problems(at: str, options: list[dict[str, Any]], low: int, high: int) -> list[str]:
    """What is wrong with the answers of a scale: each has its words and a value of its own on the scale."""
    found = row_problems(f"{at}.options", options, ["label"])
    seen: list[Any] = []
    for index, row in enumerate(options):
        value = row.get("value")
        if is_whole(value, low, high) and value not in seen:
            seen.append(value)
        else:
            found.append(f"{at}.options.{index}.value: a whole number from {low} to {high}, each once")
    return found


def item_problems(items: list[dict[str, Any]], scales: dict[str, Any], groups: list[str]) -> list[str]:
    """What is wrong with the questions: each has its words, a scale and, if it names one, a group."""
    if len(items) == 0:
        return ["items: at least one is needed"]
    found = row_problems("items", items, ["id", "text", "scale"])
    for index, row in enumerate(items):
        if is_text(row.get("scale")) and row["scale"] != AREAS_SCALE and row["scale"] not in scales:
            found.append(f"items.{index}.scale: is not among the scales")
        if row.get("group", "") not in ["", *groups]:
            found.append(f"items.{index}.group: is not among the groups")
        if not isinstance(row.get("help", ""), str):
            found.append(f"items.{index}.help: has to be a text")
        if not isinstance(row.get("reverse", False), bool):
            found.append(f"items.{index}.reverse: has to be a yes or no")
    return found


# ---- the scoring


def scoring_problems(scoring: dict[str, Any], items: list[dict[str, Any]], scales: dict[str, Any]) -> list[str]:
    """What is wrong with the scoring of questions that are in order."""
    if scoring.get("rule") not in SCORING_RULES:
        return [f"scoring.rule: is one of {', '.join(SCORING_RULES)}"]
    if scoring["rule"] == "acr2016":
        return acr_problems(items, scales)
    found = [
        f"items.{index}.scale: {AREAS_SCALE} goes with the rule acr2016"
        for index, row in enumerate(items)
        if row["scale"] == AREAS_SCALE
    ]
    parts = rows_in(scoring.get("parts"))
    if len(parts) == 0:
        found.append("scoring.parts: at least one is needed")
    found.extend(row_problems("scoring.parts", parts, ["id", "label"]))
    for index, part in enumerate(parts):
        found.extend(part_problems(f"scoring.parts.{index}", part, ids_in(items)))
    if not is_names(scoring.get("total"), ids_in(parts)):
        found.append("scoring.total: is a list of parts, each once")
    found.extend(table_problems(rows_in(scoring.get("table"))))
    return found


def is_names(value: Any, known: list[str]) -> bool:
    """Whether a value is a list of known names, at least one and each once."""
    if not isinstance(value, list):
        return False
    names: list[Any] = value
    seen: list[Any] = []
    for name in names:
        if not is_text(name) or name not in known or name in seen:
            return False
        seen.append(name)
    return len(names) > 0


def part_problems(at: str, part: dict[str, Any], items: list[str]) -> list[str]:
    """What is wrong with one part of a score."""
    found: list[str] = []
    if not is_names(part.get("items"), items):
        return [f"{at}.items: is a list of questions, each once"]
    of: list[str] = part["items"]
    if not is_number(part.get("divide")) or part["divide"] <= 0:
        found.append(f"{at}.divide: has to be a number above 0")
    if not is_whole(part.get("may_lack"), 0, len(of) - 1):
        found.append(f"{at}.may_lack: is a whole number below the number of questions")
    return found


def table_problems(table: list[dict[str, Any]]) -> list[str]:
    """What is wrong with a table from sums to scores: numbers of 0 or more, and sums that rise."""
    found: list[str] = []
    last = -1.0
    for index, row in enumerate(table):
        if not is_number(row.get("sum")) or not is_number(row.get("score")) or row["score"] < 0:
            found.append(f"scoring.table.{index}: sum and score have to be numbers of 0 or more")
        elif row["sum"] <= last:
            found.append(f"scoring.table.{index}.sum: has to be higher than the one before")
        else:
            last = row["sum"]
    return found


def acr_problems(items: list[dict[str, Any]], scales: dict[str, Any]) -> list[str]:
    """What is wrong with the questions of the 2016 criteria, which are fixed: their names and highest answers."""
    found = [f"items: {name} is needed" for name in sorted(ACR_RANGES) if name not in ids_in(items)]
    for index, row in enumerate(items):
        name: str = row["id"]
        scale: str = row["scale"]
        at = f"items.{index}"
        if name not in ACR_RANGES:
            found.append(f"{at}.id: the rule acr2016 does not know it")
        elif (name == "areas") != (scale == AREAS_SCALE):
            found.append(f"{at}.scale: {AREAS_SCALE} is for the areas, and for them alone")
        elif ACR_RANGES[name] > 0 and (scales[scale]["low"] != 0 or scales[scale]["high"] != ACR_RANGES[name]):
            found.append(f"{at}.scale: goes from 0 to {ACR_RANGES[name]}")
    return found


def support_problems(support: list[dict[str, Any]], items: list[str]) -> list[str]:
    """What is wrong with the answers that bring the support page."""
    found: list[str] = []
    for index, row in enumerate(support):
        if row.get("item") not in items:
            found.append(f"support.{index}.item: is not among the questions")
        if not is_whole(row.get("least"), 0, MOST_VALUE):
            found.append(f"support.{index}.least: has to be a whole number")
    return found


def band_problems(bands: list[dict[str, Any]]) -> list[str]:
    """What is wrong with the bands: each set names its source; a band begins `from` a number, or `over` it."""
    found = row_problems("bands", bands, ["source"])
    for index, row in enumerate(bands):
        at = f"bands.{index}.bands"
        rows = rows_in(row.get("bands"))
        found.extend(row_problems(at, rows, ["label"]))
        found.extend(
            [
                f"{at}.{place}.from: has to be a number"
                for place, each in enumerate(rows)
                if not is_number(each.get("from", each.get("over")))
            ]
        )
    return found
