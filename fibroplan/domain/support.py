"""The word check: whether a text holds words that are heavy to carry alone. It runs on the phone and is kept nowhere.

It is wrong both ways, so it decides nothing: a calm card is offered after the text has been saved. No score, no
sending, no blocking. The phrases are in `support_phrases`.
"""

from typing import TypedDict

from fibroplan.domain.support_phrases import BRIDGES, DYING, HARMING, IDIOMS, MEANT, NOT, SHORT, UNSAFE

LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
SILENT = "'’‘ʼ`´′＇\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Apostrophes, and characters that show nothing: what stands on both sides of them is one word."""

JOINING = ' -‐‑_*~"“”«»/\u00a0\t'
"""Signs between the words of one breath. Any other sign, or a new line, ends it."""


class Word(TypedDict):
    """A word of a text; `first` where a breath begins, so that no "not" reaches across."""

    word: str
    first: bool


def support_words(text: str) -> list[str]:
    """The kinds of heavy words in a text of any length, in this order; empty for none.

    "A": wanting to die, or a way to. "B": hurting oneself. "C": not safe with somebody. English; own list
    (docs/clinical-review.md). Idioms and pain metaphors ("killing me", "dying for tea") and what is denied ("I would
    never hurt myself") count for nothing, as far as a list can tell.
    """
    words = words_of(text)
    masked = idioms_in(words)
    kinds: list[str] = []
    if holds(words, masked, DYING):
        kinds.append("A")
    if holds(words, masked, HARMING):
        kinds.append("B")
    if holds(words, masked, UNSAFE):
        kinds.append("C")
    return kinds


def words_of(text: str) -> list[Word]:
    """The words of a text: small letters, no signs, short forms written out, "my self" as "myself"."""
    plain = plain_words(text)
    found: list[Word] = []
    for index, one in enumerate(plain):
        before = plain[index - 1]["word"] if index > 0 else ""
        after = plain[index + 1]["word"] if index + 1 < len(plain) else ""
        if one["word"] == "my" and after == "self":
            found.append({"word": "myself", "first": one["first"]})
        elif one["word"] != "self" or before != "my":
            for place, part in enumerate(SHORT.get(one["word"], [one["word"]])):
                found.append({"word": part, "first": one["first"] and place == 0})
    return found


def plain_words(text: str) -> list[Word]:
    """The words of a text as they are written, in small letters and without their apostrophes."""
    found: list[Word] = []
    letters: list[str] = []
    first = True
    for letter in [*list(text.lower()), "\n"]:
        if letter in LETTERS:
            letters.append(letter)
        elif letter not in SILENT:
            if len(letters) > 0:
                found.append({"word": "".join(letters), "first": first})
                letters = []
                first = False
            if letter not in JOINING:
                first = True
    return found


def idioms_in(words: list[Word]) -> dict[str, bool]:
    """The places of words that belong to an idiom, by number."""
    masked: dict[str, bool] = {}
    for phrase in possible(words, IDIOMS):
        for at in range(0, len(words) - len(phrase) + 1):
            if stands(words, at, phrase) and not is_meant(words, at):
                for place in range(at, at + len(phrase)):
                    masked[f"{place}"] = True
    return masked


def holds(words: list[Word], masked: dict[str, bool], phrases: list[list[list[str]]]) -> bool:
    """Whether one of the phrases stands in the words, outside idioms and not denied."""
    for phrase in possible(words, phrases):
        for at in range(0, len(words) - len(phrase) + 1):
            inside = any(f"{place}" in masked for place in range(at, at + len(phrase)))
            if not inside and stands(words, at, phrase) and not is_denied(words, at):
                return True
    return False


def possible(words: list[Word], phrases: list[list[list[str]]]) -> list[list[list[str]]]:
    """The phrases whose every place has a word in the text: of a usual text few are left to look for."""
    there = {one["word"]: True for one in words}
    return [phrase for phrase in phrases if all(any(word in there for word in place) for place in phrase)]


def stands(words: list[Word], at: int, phrase: list[list[str]]) -> bool:
    """Whether a phrase begins at a word."""
    return all(words[at + index]["word"] in place for index, place in enumerate(phrase))


def is_meant(words: list[Word], at: int) -> bool:
    """Whether "want to" or the like stands before what would be done to oneself; then no idiom excuses it."""
    if at < 2 or at + 1 >= len(words):
        return False
    wanted = words[at - 1]["word"] == "to" and words[at - 2]["word"] in MEANT
    return wanted and words[at + 1]["word"] == "myself"


def is_denied(words: list[Word], at: int) -> bool:
    """Whether a "not" of the same breath reaches the phrase that begins at a word. "Why not" denies nothing."""
    for back in range(1, at + 1):
        if words[at - back + 1]["first"]:
            return False
        word = words[at - back]["word"]
        if word in NOT:
            return at - back == 0 or words[at - back - 1]["word"] != "why"
        if word not in BRIDGES:
            return False
    return False
