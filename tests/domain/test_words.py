"""What the rules say on the screen: kind, short, and never a word that blames."""

import ast
import random
import re
from pathlib import Path
from typing import Any

from fibroplan.content.screening import screening as safety
from fibroplan.domain.builder_view import builder_view
from fibroplan.domain.plan_view import plan_view
from fibroplan.domain.progress import progress_view
from fibroplan.domain.safety_check import safety_view
from fibroplan.domain.settings import settings_view
from fibroplan.domain.today import today_view
from tests.domain import make
from tests.domain.make import ADDITIONS, FILTERS, LIBRARY, World

NEVER = re.compile(r"\b(fail\w*|miss(ed|ing)?|streak\w*|complian\w*|only|should|lazy)\b", re.IGNORECASE)
DATA = {"status", "kind", "mark", "key", "note", "note_other", "reason", "version_id", "zone"}
"""Fields that hold data of the program or the person's own words."""


def sentences(value: Any, field: str = "") -> list[str]:
    """Every text in a view that is there to be read."""
    if isinstance(value, dict):
        return [text for name, part in value.items() for text in sentences(part, name)]
    if isinstance(value, list):
        return [text for part in value for text in sentences(part, field)]
    return [value] if isinstance(value, str) and field not in DATA else []


def test_no_text_of_the_rules_blames():
    folder = Path(__file__).parents[2] / "fibroplan" / "domain"
    blaming = []
    for path in folder.glob("*.py"):
        tree = ast.parse(path.read_text())
        docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            text = node.value if isinstance(node, ast.Constant) and id(node) not in docs else None
            if isinstance(text, str) and text != "missed" and NEVER.search(text):
                blaming.append(f"{path.name}:{node.lineno}: {text}")
    assert blaming == []


def test_sentences_on_the_screen_are_short_and_kind(monkeypatch):
    monkeypatch.setattr(make, "TEXTS", ["Easy walk"])
    for seed in range(60):
        w = World(random.Random(seed))
        views: list[Any] = [
            today_view(w.versions, w.outcomes, w.pauses, w.screenings(), None, w.profile, w.now),
            plan_view(w.versions, w.pauses, w.screenings(), w.profile, w.now),
            progress_view(w.versions, w.outcomes, w.pauses, w.screenings(), None, w.profile, w.now),
            builder_view(
                w.drafts(), w.versions, LIBRARY, ADDITIONS, w.screenings(), FILTERS, w.goals(), None, w.profile, w.now
            ),
            safety_view(w.screenings(), safety(), w.profile, w.now),
            settings_view(w.profile, w.now),
        ]
        for text in sentences(views):
            assert not NEVER.search(text), text
            for sentence in re.split(r"[.?!]\s", text):
                assert len(sentence.split()) < 20, sentence
