"""The screen of reflections: one question for today, what was begun, what to come back to, and the skills."""

from typing import Any, TypedDict

from fibroplan.domain.change import Change
from fibroplan.domain.day import Now, day_words, local_day
from fibroplan.domain.profile import Profile
from fibroplan.domain.reflect_form import ReflectTexts, Skill, form_of
from fibroplan.domain.reflection import READING, Reflection, answers_in
from fibroplan.domain.writing import Writing, page_answers, write_answer

SET_ASIDE = "reflect-not-today"
"""The page that keeps which questions were set aside, and on which day."""

MOST_ASIDE = 3
"""After so many questions set aside on one day none is offered more: that is fine."""

BALANCED = ["pleasant", "restful", "needed"]
PLAN_OF_DAY = "activity-plan"
NEXT_TIME = "next-time"


class PlaceRow(TypedDict):
    """A prompt, form or entry to go to."""

    id: str
    title: str
    words: str
    href: str


class BalanceRow(TypedDict):
    """One kind of thing of a day: `there` when one is planned."""

    id: str
    label: str
    there: bool


class SkillView(TypedDict):
    """One skill: what can be written there."""

    id: str
    title: str
    words: str
    evidence: str
    source: str
    forms: list[PlaceRow]
    prompts: list[PlaceRow]


class HomeView(TypedDict):
    """The whole screen. `prompt` holds today's question, or nothing after enough were set aside."""

    prompt: list[PlaceRow]
    begun: list[PlaceRow]
    waiting: list[PlaceRow]
    notes: int
    fresh_note: str
    kept: int
    skills: list[PlaceRow]
    skill: list[SkillView]
    balance: list[BalanceRow]


def home_view(
    texts: ReflectTexts,
    outlines: list[Reflection],
    planned: list[Reflection],
    writings: list[Writing],
    skill: str,
    profile: Profile | None,
    now: Now,
) -> HomeView:
    """The screen, for `skill` "" or with one skill opened.

    `outlines` are the entries without their texts: nothing has to be opened to draw this. `planned` are the entries of
    the form PLAN_OF_DAY with their texts.
    """
    today = local_day(now, profile)
    fresh = now["uuid"]
    kept = sorted(
        [entry for entry in outlines if not entry["deleted"]], key=lambda entry: [-entry["day"], -entry["at"]]
    )
    waits = [entry for entry in kept if is_waiting(entry, today)]
    return {
        "prompt": todays_prompt(texts, kept, page_answers(writings, SET_ASIDE), today, fresh),
        "begun": [entry_row(texts, entry, today) for entry in kept if entry["step"] != READING],
        "waiting": [entry_row(texts, entry, today) for entry in waits if entry["content_id"] != NEXT_TIME],
        "notes": len([entry for entry in waits if entry["content_id"] == NEXT_TIME]),
        "fresh_note": f"{NEXT_TIME}-{fresh}",
        "kept": len(kept),
        "skills": [
            {"id": row["id"], "title": row["title"], "words": row["words"], "href": f"/reflect/?skill={row['id']}"}
            for row in texts["skills"]
        ],
        "skill": [skill_view(texts, row, kept, fresh) for row in texts["skills"] if row["id"] == skill],
        "balance": balance_rows(texts, planned, today) if skill == "activity" else [],
    }


def is_waiting(entry: Reflection, today: int) -> bool:
    """Whether it is time for the later questions of an entry."""
    back = entry["return_day"]
    return entry["step"] == READING and back is not None and back <= today


def todays_prompt(
    texts: ReflectTexts, kept: list[Reflection], aside: dict[str, Any], today: int, fresh: str
) -> list[PlaceRow]:
    """Today's question: another one each day, and the next one where one was set aside or written about today."""
    prompts = texts["prompts"]
    gone = [prompt["id"] for prompt in prompts if aside.get(prompt["id"], "") == f"{today}"]
    written = [entry["content_id"] for entry in kept if entry["day"] == today]
    if len(gone) >= MOST_ASIDE or any(prompt["id"] in written for prompt in prompts):
        return []
    first = today % len(prompts)
    turned = [*prompts[first:], *prompts[:first]]
    left = [prompt for prompt in turned if prompt["id"] not in gone]
    return [new_place(left[0]["id"], "", left[0]["text"], fresh)]


def new_place(content_id: str, title: str, words: str, fresh: str) -> PlaceRow:
    """The way to a new entry of a prompt or form."""
    address = f"/reflect/write/?form={content_id}&id={content_id}-{fresh}"
    return {"id": content_id, "title": title, "words": words, "href": address}


def entry_href(entry: Reflection) -> str:
    """The address of an entry."""
    return f"/reflect/write/?form={entry['content_id']}&id={entry['id']}"


def entry_row(texts: ReflectTexts, entry: Reflection, today: int) -> PlaceRow:
    """An entry by its form and day; its words stay closed."""
    form = form_of(texts, entry["content_id"])
    return {
        "id": entry["id"],
        "title": "A reflection" if form is None else form["title"],
        "words": f"Begun {day_words(entry['day'], today)}",
        "href": entry_href(entry),
    }


def skill_view(texts: ReflectTexts, row: Skill, kept: list[Reflection], fresh: str) -> SkillView:
    """One skill with its forms and prompts. A form that was begun is gone on with."""
    forms: list[PlaceRow] = []
    for form in texts["forms"]:
        if form["skill"] == row["id"]:
            open_ones = [entry for entry in kept if entry["content_id"] == form["id"] and entry["step"] != READING]
            fresh_one = new_place(form["id"], form["title"], f"{form['words']} About {form['minutes']} min.", fresh)
            on: PlaceRow = {**fresh_one, "words": "Begun. Go on where you were.", "href": ""}
            forms.append({**on, "href": entry_href(open_ones[0])} if len(open_ones) > 0 else fresh_one)
    return {
        "id": row["id"],
        "title": row["title"],
        "words": row["words"],
        "evidence": row["evidence"]["label"],
        "source": row["evidence"]["source"],
        "forms": forms,
        "prompts": [
            new_place(prompt["id"], prompt["text"], "", fresh)
            for prompt in texts["prompts"]
            if prompt["skill"] == row["id"]
        ],
    }


def balance_rows(texts: ReflectTexts, planned: list[Reflection], today: int) -> list[BalanceRow]:
    """Whether today holds something pleasant, something restful and something needed."""
    sorts = [
        answers_in(entry).get("sort", "")
        for entry in planned
        if not entry["deleted"] and answers_in(entry).get("when", entry["day"]) == today
    ]
    labels: dict[str, str] = {
        "pleasant": texts["balance"]["pleasant"],
        "restful": texts["balance"]["restful"],
        "needed": texts["balance"]["needed"],
    }
    return [{"id": sort, "label": labels[sort], "there": sort in sorts} for sort in BALANCED]


def set_aside(writings: list[Writing], prompt: str, profile: Profile | None, now: Now) -> list[Change]:
    """Not today: the question comes back on another day."""
    return write_answer(writings, SET_ASIDE, prompt, f"{local_day(now, profile)}")
