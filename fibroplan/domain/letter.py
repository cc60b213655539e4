"""A letter to an employer: the template with the person's answers in their places."""

from typing import Any, TypedDict

from fibroplan.domain.change import Change, change
from fibroplan.domain.day import Now, civil, date_words, local_day
from fibroplan.domain.profile import Profile
from fibroplan.domain.writing import Writing, page_answers

LETTER = "letter"
"""The id of the page that holds the answers. `changes` are the ids of the chosen changes, `own` is the whole letter
in the person's words, `region` is the place whose note they read."""

LONG_FIELDS = ["effects", "strengths"]
"""Fields that need more than one line."""


class LetterField(TypedDict):
    """One field of the template."""

    id: str
    label: str
    help: str
    optional: bool


class LetterPart(TypedDict):
    """Words, or the id of the field that stands there."""

    text: str
    field: str


class LetterParagraph(TypedDict):
    """One paragraph of the template."""

    id: str
    text: str
    parts: list[LetterPart]


class LetterChange(TypedDict):
    """One change at work to ask for."""

    id: str
    title: str
    text: str


class LetterRegion(TypedDict):
    """What to know in one region."""

    id: str
    title: str
    words: str
    evidence: dict[str, str]


class LetterContent(TypedDict):
    """`fibroplan.content.letter`."""

    legal: str
    privacy: str
    choose: str
    fields: list[LetterField]
    paragraphs: list[LetterParagraph]
    accommodations: list[LetterChange]
    regions: list[LetterRegion]


class FieldRow(TypedDict):
    """A field with its answer."""

    name: str
    label: str
    help: str
    answer: str
    long: bool


class ChoiceRow(TypedDict):
    """Something to choose; `words` tell more."""

    name: str
    label: str
    words: str
    source: str
    chosen: bool


class LetterBlock(TypedDict):
    """One paragraph of the letter with the list that may follow it."""

    name: str
    words: str
    lines: list[str]


class LetterView(TypedDict):
    """The page. `text` is the letter as it is shared; `own` is "" while the form makes it."""

    legal: str
    privacy: str
    choose: str
    fields: list[FieldRow]
    changes: list[ChoiceRow]
    regions: list[ChoiceRow]
    blocks: list[LetterBlock]
    open: list[str]
    text: str
    own: str


def letter_view(letter: LetterContent, writings: list[Writing], profile: Profile | None, now: Now) -> LetterView:
    """The letter as it stands.

    A field left empty shows its name in brackets; an optional one leaves its paragraph out.
    """
    answers = page_answers(writings, LETTER)
    today = local_day(now, profile)
    values = {field["id"]: answers.get(field["id"], "") for field in letter["fields"]}
    values = {**values, "date": or_else(values["date"], f"{date_words(today)} {civil(today)[0]}")}
    chosen: list[str] = answers.get("changes", [])
    lines = [row["text"] for row in letter["accommodations"] if row["id"] in chosen]
    blocks = [
        letter_block(paragraph, letter["fields"], values, lines)
        for paragraph in letter["paragraphs"]
        if is_told(paragraph, letter["fields"], values)
    ]
    written = "\n\n".join(["\n".join([block["words"], *[f"- {line}" for line in block["lines"]]]) for block in blocks])
    own = answers.get("own", "")
    missing = [row["label"] for row in letter["fields"] if not row["optional"] and values[row["id"]] == ""]
    region = answers.get("region", "")
    return {
        "legal": letter["legal"],
        "privacy": letter["privacy"],
        "choose": letter["choose"],
        "fields": [
            {
                "name": row["id"],
                "label": f"{row['label']} (if you like)" if row["optional"] else row["label"],
                "help": row["help"],
                "answer": values[row["id"]],
                "long": row["id"] in LONG_FIELDS,
            }
            for row in letter["fields"]
        ],
        "changes": [
            choice_row(row["id"], row["title"], row["text"], "", row["id"] in chosen)
            for row in letter["accommodations"]
        ],
        "regions": [
            choice_row(row["id"], row["title"], row["words"], row["evidence"]["source"], row["id"] == region)
            for row in letter["regions"]
        ],
        "blocks": blocks,
        "open": missing if own == "" else [],
        "text": or_else(own, written),
        "own": own,
    }


def or_else(text: str, other: str) -> str:
    """The text, or the other where it is empty."""
    return other if text == "" else text


def choice_row(name: str, label: str, words: str, source: str, chosen: bool) -> ChoiceRow:
    """One thing to choose."""
    return {"name": name, "label": label, "words": words, "source": source, "chosen": chosen}


def is_told(paragraph: LetterParagraph, fields: list[LetterField], values: dict[str, str]) -> bool:
    """Whether a paragraph stands in the letter: not if it is about an optional field left empty."""
    left_out = [row["id"] for row in fields if row["optional"] and values[row["id"]] == ""]
    return not any(part["field"] in left_out for part in paragraph["parts"])


def letter_block(
    paragraph: LetterParagraph, fields: list[LetterField], values: dict[str, str], lines: list[str]
) -> LetterBlock:
    """A paragraph with its fields filled in; the chosen changes follow the one that names them."""
    labels = {row["id"]: f"[{row['label']}]" for row in fields}
    words: list[str] = []
    listed = False
    for part in paragraph["parts"]:
        if part["field"] == "changes":
            listed = True
            words.append("" if len(lines) > 0 else "[Your changes]")
        elif part["field"] != "":
            words.append(or_else(values[part["field"]], labels[part["field"]]))
        else:
            words.append(part["text"])
    return {"name": paragraph["id"], "words": "".join(words), "lines": lines if listed else []}


def toggle_change(writings: list[Writing], change_id: str) -> list[Change]:
    """Choose a change at work for the letter, or leave it out again."""
    answers: Any = page_answers(writings, LETTER)
    chosen: list[str] = answers.get("changes", [])
    others = [each for each in chosen if each != change_id]
    changes = others if change_id in chosen else [*others, change_id]
    return [change("writing", LETTER, {"deleted": False, "answers": {**answers, "changes": changes}})]
