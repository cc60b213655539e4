"""Every text that a person reads, in the content files and in the app, and how hard it is; files spoilt on purpose."""

import ast
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from fibroplan.content import loader

CONTENT = Path(loader.__file__).parent
PACKAGE = CONTENT.parent
FILES = sorted(CONTENT.glob("*_en.json"))
"""The files that a reviewer signs."""
FORMS = sorted((CONTENT / "instruments").glob("*.json"))
PUBLISHED = [path for path in FORMS if json.loads(path.read_text(encoding="utf-8"))["licence"]["kind"] != "own"]
"""Forms whose wording belongs to somebody else: it may not be made plainer."""
READ = sorted({*CONTENT.rglob("*_en.json"), *FORMS} - {*PUBLISHED})
"""All of ours that is read: those, the words beside the drawings, and our own forms."""

NOT_READ = {"as_of", "source", "find"}
"""Keys whose values are dates, citations and words for the search, never words of the screen. Codes are single words,
so left out too."""

EXCUSED = {
    *("clinician", "efficiency", "emergency", "epilepsy", "fibromyalgia", "hypermobility", "maternity", "metabolism"),
    *("moderate", "osteoporosis", "physiotherapist", "accommodation", "americans", "disabilities", "disability"),
    *("acetaminophen", "antidepressant", "antidepressants", "cyclobenzaprine", "gabapentin", "ketamine"),
    *("occupational", "sensitisation"),
}
"""Medical words, and names of medicines and laws, that have no plainer form; counted as two syllables."""


def texts(path: Path) -> list[str]:
    """Every text of a file that is for the screen, in its order."""
    return [text for text in _strings(json.loads(path.read_text(encoding="utf-8")), "") if " " in text.strip()]


def every_text() -> list[tuple[str, str]]:
    """(file, text) of every text in the content."""
    return [(path.name, text) for path in READ for text in texts(path)]


def app_texts() -> list[tuple[str, str]]:
    """(module, text) of every text that the app's own code says: its constants, without docstrings and descriptions.

    An f-string gives its pieces. The phone's JavaScript says few words; its quoted texts are taken as they stand.
    """
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
        told = [node for node in nodes if isinstance(node, ast.keyword) and node.arg == "description"]
        documents = {id(node.value) for node in [*told, *(each for each in nodes if isinstance(each, ast.Expr))]}
        said = [node.value for node in nodes if isinstance(node, ast.Constant) and id(node) not in documents]
        found += [(path.name, text) for text in said if isinstance(text, str) and " " in text.strip()]
    for path in sorted(PACKAGE.rglob("*.js")):
        said = re.findall(r'"([^"\n]*)"|`([^`]*)`', path.read_text(encoding="utf-8"))
        found += [(path.name, text) for pair in said for text in pair if " " in text.strip()]
    return found


def _strings(value: Any, key: str) -> Iterator[str]:
    if isinstance(value, dict):
        for name, each in value.items():
            yield from _strings(each, name)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each, key)
    elif isinstance(value, str) and key not in NOT_READ:
        yield value


def sentences(text: str) -> list[str]:
    """The sentences of a text. A list after a colon or a part after a semicolon is read as one of its own."""
    return [each for each in re.split(r"[.;:!?]+(?:\s+|$)", text) if each.strip()]


def words(text: str) -> list[str]:
    """The words and numbers of a text."""
    return re.findall(r"[A-Za-z]+(?:['-][A-Za-z]+)*|\d+", text)


def syllables(word: str) -> int:
    """A heuristic: groups of vowels, without the silent endings. Good to about one in ten words."""
    lower = word.lower()
    if lower in EXCUSED:
        return 2
    if "-" in lower:
        return sum(syllables(part) for part in lower.split("-"))
    trimmed = re.sub(r"(?<=[^aeiouyl])e$|(?<=[^td])ed$|(?<=[^sxzcg])es$", "", lower)
    return max(1, len(re.findall(r"[aeiouy]+", trimmed)))


def grade(text: str) -> float:
    """Flesch-Kincaid grade; 5 is about age 10 to 11."""
    found = words(text)
    return 0.39 * len(found) / len(sentences(text)) + 11.8 * sum(map(syllables, found)) / len(found) - 15.59


def refusal(folder: Path, name: str, model: type[loader.Content], spoil: Callable[[Any], None]) -> str:
    """What the loader says of a content file after `spoil` has changed it; "" when it takes it all the same."""
    file = json.loads((CONTENT / f"{name}_en.json").read_text(encoding="utf-8"))
    spoil(file)
    path = folder / f"{name}_xx.json"
    path.write_text(json.dumps(file), encoding="utf-8")
    try:
        loader.read_content(path, model)
    except loader.ContentError as error:
        return str(error)
    return ""
