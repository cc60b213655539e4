"""The exercise library: what is found, what is left out and why."""

import pytest

from fibroplan.content.loader import exercises
from fibroplan.content.pictures import pictures
from fibroplan.content.screening import filters
from fibroplan.domain.draft import answers_of
from fibroplan.domain.library import library_add, library_view
from tests.domain.make import FILTERS, LIBRARY, TUESDAY, draft, now, screening, version

ANYTHING = dict.fromkeys(("text", "category", "position", "equipment", "energy", "place", "company"), "")
EFFECTS = sorted({row["filter"] for row in filters()})


def view(effects=(), versions=(), library=None, **wanted):
    checks = [screening(effects=list(effects))]
    arguments = (library or exercises(), pictures(), filters(), checks, list(versions), {**ANYTHING, **wanted})
    return library_view(*arguments, None, now())


def test_all_44_are_there_with_their_drawing_and_words():
    found = view()
    assert found["sentence"] == "44 things to do."
    for row in found["rows"]:
        assert row["src"].startswith("/drawings/")
        assert all(row[name] for name in ("alt", "how_to", "evidence", "source", "frequency_words", "detail"))
        assert len(row["ways"]) == 3
        assert not row["in_plan"]


@pytest.mark.parametrize(
    ("wanted", "has", "lacks"),
    [
        ({"text": "water"}, "water-walk", "cycle"),
        ({"category": "balance"}, "tandem-stand", "cycle"),
        ({"position": "lying"}, "glute-bridge", "cycle"),
        ({"equipment": "none"}, "indoor-walk", "cycle"),
        ({"energy": "low"}, "neck-turn", "cycle"),
        ({"energy": "low"}, "glute-bridge", "cycle"),
        ({"place": "pool"}, "water-jog", "cycle"),
        ({"place": "out"}, "outdoor-walk", "cycle"),
        ({"place": "home"}, "cycle", "outdoor-walk"),
        ({"company": "alone"}, "wall-push-up", "water-jog"),
        ({"company": "group"}, "weight-flow", "wall-push-up"),
        ({"company": "class", "text": "wall"}, "wall-push-up", "cycle"),
        ({"company": "supervised", "place": "pool"}, "water-jog", "cycle"),
    ],
)
def test_looking_for_something(wanted, has, lacks):
    ids = [row["content_id"] for row in view(**wanted)["rows"]]
    assert has in ids
    assert lacks not in ids


def test_the_choices_come_from_the_library():
    found = view()
    assert found["positions"][0] == {"value": "", "label": "Any position"}
    assert {row["position"] for row in exercises()} == {row["value"] for row in found["positions"]} - {""}
    assert {row["equipment"] for row in exercises()} == {row["value"] for row in found["equipment"]} - {""}


def test_nothing_fits():
    assert view(text="trampoline")["sentence"] == "Nothing fits that. Take one choice away."


@pytest.mark.parametrize("effect", EFFECTS)
def test_what_the_answers_leave_out_is_told_with_its_reason(effect):
    found = view([effect])
    assert len(found["rows"]) + len(found["left_out"]) == 44
    assert len(found["rows"]) > 0
    gone = {row["exercise_id"] for row in filters() if row["filter"] == effect and row["forms"] == []}
    left = {row["content_id"] for row in found["left_out"]}
    assert gone <= left <= {*gone, "counter-push-up"}, "the easier form of that one is the wall push-up"
    assert all(row["reasons"] and row["out"] and row["ways"] == [] for row in found["left_out"])
    assert found["sentence"].endswith("left out for your safety.") == bool(left)


def test_one_thing_an_activity_without_a_drawing_and_one_in_the_plan():
    library = [{**LIBRARY[0], "id": "unheard-of"}]
    found = view(library=library, versions=[version(content_id="unheard-of")])
    assert found["sentence"] == "1 thing to do."
    assert (found["rows"][0]["src"], found["rows"][0]["alt"]) == ("", "")
    assert found["rows"][0]["in_plan"]
    assert view(library=library, text="walk")["rows"] == []
    limited = view(["energy-limited"], text="neck")
    assert limited["rows"][0]["ways"][0]["dose"].startswith("up to ")


def test_no_position_is_named_for_another_form_than_the_usual_one():
    found = view(["falls"], text="cat", position="hands and knees")
    assert [(row["content_id"], row["detail"]) for row in found["rows"]] == [("cat-cow", "mat")]


def test_adding_from_the_library():
    def add(content_id, drafts=(), versions=(), effects=()):
        arguments = (list(drafts), list(versions), LIBRARY, FILTERS, [screening(effects=list(effects))])
        return library_add(*arguments, content_id, None, now())

    (change,) = add("walk")
    assert (change["fields"]["step"], change["fields"]["answers"]["chosen"]) == ("choose", ["walk"])
    begun = draft("days", **change["fields"]["answers"])
    again = add("stand", begun)[0]["fields"]["answers"]
    assert again["chosen"] == ["walk", "stand"]
    assert add("walk", begun)[0]["fields"]["answers"] == answers_of(begun)
    edit = draft("days", **{**answers_of(begun), "mode": "edit", "item_id": "x"})
    assert add("stand", edit)[0]["fields"]["answers"]["chosen"] == ["stand"]
    assert add("stand", edit)[0]["fields"]["answers"]["mode"] == "new"
    assert add("gone") == []
    assert add("walk", versions=[version("walk", TUESDAY)]) == []
    assert add("stretch", effects=["bone"]) == []
    nine = [f"e{number}" for number in range(8)]
    assert add("walk", draft("choose", chosen=nine, details={name: {} for name in nine})) == []


def test_what_would_be_the_same_as_another_exercise_is_not_there_twice():
    """The easier form of one push-up is another: where that alone is left, it is told as left out, by its own name."""
    found = view(["bone"])
    titles = [row["title"] for row in found["rows"]]
    assert len(titles) == len(set(titles))
    assert "Counter push-up" in [row["title"] for row in found["left_out"]]
    assert all(row["reasons"] for row in found["left_out"])
