"""The engine of the guided forms: any form of content/reflect, page by page, from its questions and the answers."""

from typing import Any, TypedDict

from fibroplan.domain.anchor import anchor_seconds
from fibroplan.domain.day import Now, day_words, local_day
from fibroplan.domain.experiment import OTHER
from fibroplan.domain.numbers import number_words
from fibroplan.domain.profile import Profile
from fibroplan.domain.reflection import READING, Reflection, answers_in, entry_id, entry_of
from fibroplan.domain.words import amount_words, list_words

DAYS_AHEAD = 7
"""Days that are offered where a form asks when."""

RINGS = 7
"""Rings of the target, from 1 in the middle to 7 at the edge."""

NUMBERS = {"percent": 100, "scale": 10, "dial": 10, "minutes": 240}
"""The highest number of each kind of question that asks for one."""

STEPS = {"percent": 10, "scale": 1, "dial": 1, "minutes": 5}
"""By how much the offered numbers of a kind differ."""


class FormOption(TypedDict):
    """One of several to choose."""

    id: str
    label: str
    words: str


class FormField(TypedDict):
    """One question, as content/reflect has it."""

    id: str
    kind: str
    text: str
    help: str
    options: list[FormOption]
    low: str
    high: str
    of: str


class FormPage(TypedDict):
    """One screen of a form."""

    title: str
    later: bool
    fields: list[FormField]


class LabelledEvidence(TypedDict):
    """How well something is supported."""

    label: str
    source: str


class Form(TypedDict):
    """One guided form."""

    id: str
    skill: str
    title: str
    words: str
    minutes: int
    pages: list[FormPage]
    evidence: LabelledEvidence


class Prompt(TypedDict):
    """One question to write about."""

    id: str
    skill: str
    text: str
    number: str


class Skill(TypedDict):
    """One skill."""

    id: str
    title: str
    words: str
    evidence: LabelledEvidence


class Private(TypedDict):
    """Who reads an entry, in plain words."""

    off: str
    on: str
    more: str


class BalanceTexts(TypedDict):
    """The words of a day in balance."""

    title: str
    words: str
    pleasant: str
    restful: str
    needed: str


class ReflectTexts(TypedDict):
    """content/reflect, as far as the rules read it."""

    skills: list[Skill]
    prompts: list[Prompt]
    forms: list[Form]
    private: Private
    balance: BalanceTexts


class OptionRow(TypedDict):
    """An option on the screen."""

    id: str
    label: str
    words: str
    chosen: bool


class TargetRow(TypedDict):
    """One part of the target: the ring that is marked, 0 for none."""

    id: str
    label: str
    ring: int


class QuestionRow(TypedDict):
    """A question on the screen. `words` is what was written, `number` what was given (-1 for none yet).

    A number is chosen among 0, `grain`, 2 * `grain` and so on to `most`.
    """

    id: str
    kind: str
    text: str
    help: str
    key: str
    words: str
    number: float
    most: float
    grain: float
    low: str
    high: str
    echo: str
    options: list[OptionRow]


class AnswerLine(TypedDict):
    """A question with its answer, to be read."""

    key: str
    question: str
    answer: str


class OtherRow(TypedDict):
    """A version that another device wrote."""

    number: int
    lines: list[AnswerLine]


class EntryView(TypedDict):
    """An entry on the screen. `stage` is ask, read, locked, or gone for an address that means nothing.

    `end` says that the page shown is the last one to be asked now. `last` is that the form is over with it.
    """

    id: str
    content_id: str
    stage: str
    title: str
    words: str
    evidence: str
    source: str
    page: int
    pages: int
    page_title: str
    end: bool
    last: bool
    fields: list[QuestionRow]
    begun: bool
    day: str
    shared: bool
    shared_words: str
    shared_more: str
    return_day: int
    again: int
    item: str
    amount: float
    held: bool
    began: float
    seconds: int
    target: list[TargetRow]
    lines: list[AnswerLine]
    others: list[OtherRow]


def form_of(texts: ReflectTexts, content_id: str) -> Form | None:
    """A form by its id. A prompt is a form of one question, or of two where it asks for a number."""
    forms = [form for form in texts["forms"] if form["id"] == content_id]
    if len(forms) > 0:
        return forms[0]
    prompts = [prompt for prompt in texts["prompts"] if prompt["id"] == content_id]
    if len(prompts) == 0:
        return None
    prompt = prompts[0]
    skill = [each for each in texts["skills"] if each["id"] == prompt["skill"]][0]
    written = plain_field("words", "text", prompt["text"])
    asked = "How sure, 0 to 100?" if prompt["number"] == "percent" else "Your number, 0 to 10"
    fields = [written] if prompt["number"] == "" else [written, plain_field("number", prompt["number"], asked)]
    return {
        "id": prompt["id"],
        "skill": prompt["skill"],
        "title": skill["title"],
        "words": "",
        "minutes": 2,
        "pages": [{"title": "", "later": False, "fields": fields}],
        "evidence": skill["evidence"],
    }


def plain_field(id: str, kind: str, text: str) -> FormField:
    """A question without more words."""
    return {"id": id, "kind": kind, "text": text, "help": "", "options": [], "low": "", "high": "", "of": ""}


def entry_view(
    texts: ReflectTexts, entries: list[Reflection], content_id: str, asked: str, profile: Profile | None, now: Now
) -> EntryView:
    """The entry that an address means, of a prompt or form: the page it was left at, or all of it to read."""
    id = entry_id(content_id, asked, profile, now)
    form = form_of(texts, content_id)
    entry = entry_of(entries, id)
    answers = answers_in(entry)
    today = local_day(now, profile)
    locked = entry is not None and entry["answers"] is None
    pages: list[FormPage] = [] if form is None else form["pages"]
    first_later = len([page for page in pages if not page["later"]])
    step = 0 if entry is None else entry["step"]
    page = max(0, min(step, len(pages) - 1))
    reading = step == READING
    stage = "gone" if form is None else "locked" if locked else "read" if reading else "ask"
    asked_now: list[FormField] = pages[page]["fields"] if len(pages) > 0 else []
    shared = entry is not None and entry["shared"]
    end = page == first_later - 1 or page == len(pages) - 1
    return {
        "id": id,
        "content_id": content_id,
        "stage": stage,
        "title": "" if form is None else form["title"],
        "words": "" if form is None else form["words"],
        "evidence": "" if form is None else form["evidence"]["label"],
        "source": "" if form is None else form["evidence"]["source"],
        "page": page,
        "pages": first_later if page < first_later else len(pages),
        "page_title": pages[page]["title"] if len(pages) > 0 else "",
        "end": end,
        "last": page == len(pages) - 1,
        "fields": [question_row(field, answers, id, today) for field in pages[page]["fields"]]
        if len(pages) > 0
        else [],
        "begun": entry is not None,
        "day": "" if entry is None else day_words(entry["day"], today),
        "shared": shared,
        "shared_words": texts["private"]["on"] if shared else texts["private"]["off"],
        "shared_more": texts["private"]["more"],
        "return_day": return_day_of(pages, answers, today),
        "again": first_later if first_later < len(pages) else -1,
        "item": answers.get(name_of(asked_now, "item"), ""),
        "amount": answers.get(f"{name_of(asked_now, 'item')}-amount", 0),
        "held": answers.get(f"{name_of(asked_now, 'item')}-held", False),
        "began": answers.get(f"{name_of(asked_now, 'anchor')}-began", 0),
        "seconds": anchor_seconds(answers.get(name_of(asked_now, "anchor"), "")),
        "target": target_rows(asked_now, answers),
        "lines": answer_lines(pages, answers, today),
        "others": []
        if entry is None
        else [
            {"number": number, "lines": answer_lines(pages, other, today)}
            for number, other in enumerate(entry["others"])
        ],
    }


def name_of(fields: list[FormField], kind: str) -> str:
    """The name of the first question of a kind; "" for none."""
    found = [field["id"] for field in fields if field["kind"] == kind]
    return found[0] if len(found) > 0 else ""


def target_rows(fields: list[FormField], answers: dict[str, Any]) -> list[TargetRow]:
    """The parts of the target with their marks; none where no target is asked for."""
    return [
        {"id": option["id"], "label": option["label"], "ring": answers.get(ring_name(field["id"], option["id"]), 0)}
        for field in fields
        if field["kind"] == "target"
        for option in field["options"]
    ]


def return_day_of(pages: list[FormPage], answers: dict[str, Any], today: int) -> int:
    """The day from which the later questions are asked: the one that was named, else today; -1 where there are none."""
    if all(not page["later"] for page in pages):
        return -1
    days = [field["id"] for page in pages for field in page["fields"] if field["kind"] == "day"]
    named = [answers[id] for id in days if id in answers and answers[id] != ""]
    return named[0] if len(named) > 0 else today


def question_row(field: FormField, answers: dict[str, Any], id: str, today: int) -> QuestionRow:
    """A question with the answer that it has."""
    kind = field["kind"]
    held = answers.get(field["id"])
    words = held if isinstance(held, str) else ""
    number: Any = held if kind in NUMBERS and held is not None else -1
    return {
        "id": field["id"],
        "kind": kind,
        "text": field["text"],
        "help": field["help"],
        "key": f"{id}.{field['id']}",
        "words": words,
        "number": number,
        "most": NUMBERS.get(kind, 0),
        "grain": STEPS.get(kind, 1),
        "low": field["low"],
        "high": field["high"],
        "echo": answers.get(field["of"], "") if field["of"] != "" else "",
        "options": day_options(day_of(held), today) if kind == "day" else option_rows(field["options"], words, kind),
    }


def option_rows(options: list[FormOption], words: str, kind: str) -> list[OptionRow]:
    """The options of a question; an idea of a menu is chosen while its own words stand in the field."""
    return [
        {
            "id": option["id"],
            "label": option["label"],
            "words": option["words"],
            "chosen": words == (option["label"] if kind == "menu" else option["id"]),
        }
        for option in options
    ]


def day_options(chosen: int, today: int) -> list[OptionRow]:
    """The days that are offered, today first; `chosen` 0 is none. One that has passed stays: no answer is hidden."""
    days = [today + ahead for ahead in range(DAYS_AHEAD)]
    passed = [chosen] if chosen > 0 and chosen not in days else []
    return [
        {"id": f"{day}", "label": capital(day_words(day, today)), "words": "", "chosen": day == chosen}
        for day in [*passed, *days]
    ]


def day_of(held: Any) -> int:
    """A day among the answers; 0 for none."""
    return 0 if held is None or isinstance(held, str) else int(held)


def capital(words: str) -> str:
    """Words with a capital at their beginning, for the names of days."""
    return {"today": "Today", "tomorrow": "Tomorrow", "yesterday": "Yesterday"}.get(words, words)


def ring_name(field: str, part: str) -> str:
    """The name of a part's mark among the answers."""
    return f"{field}-{part}"


def answer_lines(pages: list[FormPage], answers: dict[str, Any], today: int) -> list[AnswerLine]:
    """What was answered, question by question; what was left out is not shown."""
    lines: list[AnswerLine] = []
    for page in pages:
        for field in page["fields"]:
            words = written_words(field, answers, today)
            if words != "":
                question = f"{page['title']}: {field['text']}" if page["title"] != "" else field["text"]
                lines.append({"key": field["id"], "question": question, "answer": words})
    return lines


def written_words(field: FormField, answers: dict[str, Any], today: int) -> str:
    """An answer in words; "" for none."""
    kind = field["kind"]
    if kind == "target":
        return target_words(field, answers)
    if kind == "item":
        return experiment_words(field["id"], answers)
    held = answers.get(field["id"])
    if held is None or kind == "echo":
        return ""
    if kind in NUMBERS:
        return amount_words(held, "minutes") if kind == "minutes" else f"{number_words(held)} of {NUMBERS[kind]}"
    if isinstance(held, str):
        labels = [option["label"] for option in field["options"] if option["id"] == held]
        return labels[0] if len(labels) > 0 else held
    return capital(day_words(held, today)) if kind == "day" else ""


def target_words(field: FormField, answers: dict[str, Any]) -> str:
    """The marks of the target: "People 2 from the middle, Play 5 from the middle"."""
    rings = [[option["label"], ring_of(answers, field["id"], option["id"])] for option in field["options"]]
    marks = [f"{ring[0]} {ring[1]} of {RINGS}" for ring in rings if ring[1] != "0"]
    return f"From the middle: {list_words(marks)}" if len(marks) > 0 else ""


def ring_of(answers: dict[str, Any], field: str, part: str) -> str:
    """The ring that is marked for a part, in digits; "0" for none."""
    return number_words(answers.get(ring_name(field, part), 0))


def experiment_words(field: str, answers: dict[str, Any]) -> str:
    """What a worry is tested with."""
    held = answers.get(field, "")
    if held == "":
        return ""
    if held == OTHER:
        return "Something without moving"
    title: str = answers[f"{field}-title"]
    unit: str = answers[f"{field}-unit"]
    return f"{title}, {amount_words(answers[f'{field}-amount'], unit)}"
