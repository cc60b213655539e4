"""The prompts and forms of reflection: all there, whole, in plain words, and nothing that asks too much."""

import re
from typing import Any

import pytest

from fibroplan.content.reflect import Reflect, reflect
from tests.content.reading import refusal

TEXTS = reflect()
FORMS = {form["id"]: form for form in TEXTS["forms"]}
BY_SKILL = {
    **{"pacing": 6, "thoughts": 6, "worry": 4, "tests": 3, "activity": 4, "values": 4, "willingness": 3},
    **{"defusion": 3, "present": 3, "observer": 2, "action": 2, "help": 2},
}


def fields(form: str) -> dict[str, Any]:
    return {field["id"]: field for page in FORMS[form]["pages"] for field in page["fields"]}


def later(form: str) -> list[str]:
    return [field["id"] for page in FORMS[form]["pages"] if page["later"] for field in page["fields"]]


def test_there_are_forty_two_prompts_by_skill() -> None:
    assert sum(BY_SKILL.values()) == len(TEXTS["prompts"]) == 42
    found = {skill["id"]: 0 for skill in TEXTS["skills"]}
    for prompt in TEXTS["prompts"]:
        found[prompt["skill"]] += 1
    assert found == BY_SKILL


def test_every_guided_form_is_there() -> None:
    assert list(FORMS) == [
        *("thought-record", "catching-worry", "small-test", "activity-plan", "values", "willingness", "defusion"),
        *("anchor", "small-step", "next-time"),
    ]


@pytest.mark.parametrize(
    ("form", "asked"),
    [
        ("thought-record", "where happened thought thought-true feeling feeling-strength body backs other fairer "
         "fairer-true feeling-now next"),
        ("small-test", "worry sure test how safe when watch result learned sure-now"),
        ("activity-plan", "what sort area when part length cost did pleasure achievement"),
        ("catching-worry", "catch face worst best likeliest helped ten-minutes"),
        ("small-step", "step when barrier then did learned"),
        ("defusion", "thought echo way pull pull-now"),
        ("willingness", "feeling dial counts dial-after"),
        ("anchor", "anchor noticed"),
    ],
)  # fmt: skip
def test_a_form_asks_what_its_kind_asks(form: str, asked: str) -> None:
    assert set(asked.split()) <= set(fields(form))


def test_what_is_known_afterwards_is_asked_afterwards() -> None:
    assert later("small-test") == ["result", "learned", "sure-now"]
    assert later("activity-plan") == ["did", "pleasure", "achievement"]
    assert later("small-step") == ["did", "learned"]
    assert later("thought-record") == []


def test_values_have_four_parts_each_weighed_and_lived_and_a_target() -> None:
    asked = fields("values")
    parts = ["people", "work", "play", "health"]
    assert [option["id"] for option in asked["target"]["options"]] == parts
    for part in parts:
        assert asked[f"{part}-matters"]["kind"] == asked[f"{part}-lived"]["kind"] == "scale"


def test_ideas_come_for_lying_sitting_and_going_out() -> None:
    where = [option["words"] for option in fields("activity-plan")["what"]["options"]]
    assert {place: where.count(place) for place in ("lying", "sitting", "out")} == {"lying": 4, "sitting": 4, "out": 4}


def test_the_anchor_takes_one_to_three_minutes_and_has_words_for_all_of_it() -> None:
    assert [option["id"] for option in fields("anchor")["anchor"]["options"]] == ["60", "120", "180"]
    assert TEXTS["guides"][-1]["from_second"] < 180


def test_nothing_asks_for_trauma() -> None:
    said = " ".join([prompt["text"] for prompt in TEXTS["prompts"]] + [str(form) for form in TEXTS["forms"]])
    assert not re.search(r"trauma|abuse|assault|childhood|accident", said, re.I)


def test_it_is_said_plainly_who_reads_an_entry() -> None:
    assert "Nobody but you" in TEXTS["private"]["off"]
    assert "cannot be unread" in TEXTS["private"]["more"]


FIELD = ("forms", 0, "pages", 0, "fields", 0)


def at(file: Any, path: tuple[Any, ...]) -> Any:
    for step in path:
        file = file[step]
    return file


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda file: file["prompts"].pop(), "at least 42"),
        (lambda file: file["prompts"][1].update(id="first-sign"), "twice: first-sign"),
        (lambda file: file["prompts"][1].update(id="values"), "twice: values"),
        (lambda file: file["prompts"][1].update(skill="art"), "not there: art"),
        (lambda file: file["skills"].append({**file["skills"][0], "id": "art"}), "empty or not there: art"),
        (lambda file: at(file, FIELD).update(kind="choice"), "has its options"),
        (lambda file: at(file, FIELD).update(options=[{"id": "a", "label": "An option", "words": ""}]), "no options"),
        (lambda file: at(file, FIELD).update(kind="echo"), "names what it reads"),
        (lambda file: at(file, FIELD).update(kind="echo", of="thought"), "not asked yet"),
        (lambda file: at(file, FIELD).update(id="happened"), "twice: happened"),
        (lambda file: file["forms"][0]["pages"][0].update(later=True), "comes last"),
        (lambda file: file["guides"].reverse(), "in order"),
        (lambda file: at(file, FIELD).update(score=1), "score"),
    ],
)
def test_a_spoilt_file_is_refused_by_name(tmp_path: Any, spoil: Any, says: str) -> None:
    assert says in refusal(tmp_path, "reflect", Reflect, spoil)
