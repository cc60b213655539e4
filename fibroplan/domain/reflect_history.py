"""What was written: newest first, searched on the phone, and as one text to take along."""

from typing import Any, TypedDict

from fibroplan.domain.day import Now, day_words, local_day
from fibroplan.domain.profile import Profile
from fibroplan.domain.reflect_form import Form, ReflectTexts, answer_lines, capital, form_of
from fibroplan.domain.reflect_home import entry_href
from fibroplan.domain.reflection import Reflection, answers_in

SPACES = " \t\n\r,.;:"
FIRST_WORDS = 90
"""Characters of an entry that its row shows."""


class HistoryRow(TypedDict):
    """One entry in the list."""

    id: str
    title: str
    day: str
    first: str
    shared: bool
    href: str


class HistoryView(TypedDict):
    """The list: `found` of `kept` entries fit the search, of which `rows` are shown.

    `locked`: there are sealed ones that are not open on this page.
    """

    rows: list[HistoryRow]
    found: int
    kept: int
    more: bool
    locked: bool


def history_view(
    texts: ReflectTexts,
    entries: list[Reflection],
    sought: str,
    only: str,
    most: int,
    profile: Profile | None,
    now: Now,
) -> HistoryView:
    """The entries that hold every sought word, in any order; `only` keeps to one prompt or form ("": all)."""
    today = local_day(now, profile)
    kept = [entry for entry in entries if not entry["deleted"] and (only == "" or entry["content_id"] == only)]
    words = search_words(sought)
    forms = known_forms(texts)
    open_ones = [entry for entry in kept if entry["answers"] is not None]
    found = [entry for entry in open_ones if len(words) == 0 or fits(entry, forms, words)]
    newest = sorted(found, key=lambda entry: [-entry["day"], -entry["at"]])
    return {
        "rows": [history_row(entry, forms, today) for entry in newest[:most]],
        "found": len(found),
        "kept": len(kept),
        "more": len(found) > most,
        "locked": len(open_ones) < len(kept),
    }


def known_forms(texts: ReflectTexts) -> dict[str, Form]:
    """Every form and prompt by its id."""
    ids = [*[form["id"] for form in texts["forms"]], *[prompt["id"] for prompt in texts["prompts"]]]
    forms: dict[str, Any] = {id: form_of(texts, id) for id in ids}
    return forms


def search_words(sought: str) -> list[str]:
    """The words of a search, in small letters."""
    words: list[str] = []
    letters: list[str] = []
    for letter in [*list(sought.lower()), " "]:
        if letter not in SPACES:
            letters.append(letter)
        elif len(letters) > 0:
            words.append("".join(letters))
            letters = []
    return words


def fits(entry: Reflection, forms: dict[str, Form], words: list[str]) -> bool:
    """Whether every word stands in what was written, or in the title."""
    title = forms[entry["content_id"]]["title"] if entry["content_id"] in forms else ""
    text = " ".join([title, *texts_of(entry, forms)]).lower()
    return all(word in text for word in words)


def texts_of(entry: Reflection, forms: dict[str, Form]) -> list[str]:
    """What a person wrote in an entry, in the order of its questions."""
    answers = answers_in(entry)
    form = forms.get(entry["content_id"])
    if form is None:
        return []
    found: list[str] = []
    for page in form["pages"]:
        for field in page["fields"]:
            held: Any = answers.get(field["id"], "")
            if field["kind"] in ("text", "line", "menu") and held != "":
                found.append(held)
    return found


def history_row(entry: Reflection, forms: dict[str, Form], today: int) -> HistoryRow:
    """One entry with its first words."""
    written = texts_of(entry, forms)
    letters = list(written[0]) if len(written) > 0 else []
    first = "".join(letters[:FIRST_WORDS])
    title = forms[entry["content_id"]]["title"] if entry["content_id"] in forms else "A reflection"
    return {
        "id": entry["id"],
        "title": title,
        "day": capital(day_words(entry["day"], today)),
        "first": f"{first}…" if len(letters) > FIRST_WORDS else first,
        "shared": entry["shared"],
        "href": entry_href(entry),
    }


def reflections_text(texts: ReflectTexts, entries: list[Reflection], profile: Profile | None, now: Now) -> str:
    """Every entry that is open, as one plain text, the newest first: to read, print or keep."""
    today = local_day(now, profile)
    forms = known_forms(texts)
    kept = [entry for entry in entries if not entry["deleted"] and entry["answers"] is not None]
    blocks: list[str] = []
    for entry in sorted(kept, key=lambda entry: [-entry["day"], -entry["at"]]):
        form = forms.get(entry["content_id"])
        if form is not None:
            lines = answer_lines(form["pages"], answers_in(entry), today)
            said = [f"{line['question']}\n{line['answer']}" for line in lines]
            blocks.append("\n\n".join([f"{form['title']}, {capital(day_words(entry['day'], today))}", *said]))
    return "\n\n\n".join(blocks)
