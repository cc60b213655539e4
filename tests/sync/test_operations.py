"""Bad input to sync: each gets a clear answer in plain words, and nothing else is lost."""

import contextlib
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fibroplan import errors
from fibroplan.sync import operations
from fibroplan.sync.operations import Operation, Rejection, judge, parse, specs

BASE = {"op": "1", "table": "outcome", "id": "walk.20000.morning", "fields": {"mark": "done"}, "base": 0, "at": 1}
BATCH = {"schema": 1, "device": "d", "account": "a", "since": 0, "epoch": "", "limit": 10, "ops": []}


def fields(**given: Any) -> Operation | Rejection:
    return judge({**BASE, "fields": given})


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"[]",
        b"{",
        b'{"ops": 1}',
        b'{"device": NaN}',
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
        b'{"device": 1, "account": "a"}',
        b'{"account": "a"}',
        json.dumps({**BATCH, "since": -1}).encode(),
        json.dumps({**BATCH, "since": 1.5}).encode(),
        json.dumps({**BATCH, "since": True}).encode(),
        json.dumps({**BATCH, "since": 2**60}).encode(),
        json.dumps({**BATCH, "limit": 0}).encode(),
        json.dumps({**BATCH, "limit": 1001}).encode(),
        json.dumps({**BATCH, "device": "d" * 65}).encode(),
        json.dumps({**BATCH, "device": "d\n"}).encode(),
        json.dumps({**BATCH, "ops": [BASE] * 201}).encode(),
    ],
)
def test_a_body_that_is_no_batch_is_malformed(body: bytes) -> None:
    with pytest.raises(errors.Malformed):
        parse(body)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"op": ""}, "bad_operation"),
        ({"op": 7}, "bad_operation"),
        ({"op": "x" * 65}, "bad_operation"),
        ({"op": "\u2028"}, "bad_operation"),
        ({"table": "account"}, "unknown_table"),
        ({"table": "sqlite_master"}, "unknown_table"),
        ({"table": None}, "unknown_table"),
        ({"table": ["outcome"]}, "unknown_table"),
        ({"id": ""}, "bad_id"),
        ({"id": "x" * 129}, "bad_id"),
        ({"id": "a\x00b"}, "bad_id"),
        ({"id": 5}, "bad_id"),
        ({"fields": {}}, "bad_operation"),
        ({"fields": []}, "bad_operation"),
        ({"base": -1}, "bad_operation"),
        ({"base": "3"}, "bad_operation"),
        ({"fields": {"id": "other"}}, "bad_field"),
        ({"fields": {"patient_id": "somebody"}}, "bad_field"),
        ({"fields": {"rev": 9}}, "bad_field"),
        ({"fields": {"field_revs": {}}}, "bad_field"),
        ({"fields": {"extra": {}}}, "bad_field"),
    ],
)
def test_an_operation_that_cannot_be_used_is_rejected(change: dict, code: str) -> None:
    found = judge({**BASE, **change})
    assert isinstance(found, Rejection)
    assert found.code == code
    assert found.message.endswith(".")


@pytest.mark.parametrize("sent", [None, 5, "x", [], [BASE]])
def test_an_operation_that_is_none_is_rejected(sent: Any) -> None:
    assert isinstance(judge(sent), Rejection)


@pytest.mark.parametrize(
    ("given_fields", "words"),
    [
        ({"note": "x" * 100_000}, "The note is too long. The most is 10,000 characters."),
        ({"amount": -1}, "The amount is too low. The least is 0."),
        ({"amount": "3"}, "The amount is not something we can save."),
        ({"amount": 1e308}, "The amount is too high. The most is 100,000."),
        ({"day": 0}, "The date is too low. The least is 10,957."),
        ({"day": 99_999_999}, "The date is too high. The most is 47,481."),
        ({"day": 20_000.5}, "The date is not something we can save."),
        ({"effort": True}, "The effort is not something we can save."),
        ({"effort": 11}, "The effort is too high. The most is 10."),
        ({"deleted": 1}, "The deleted is not something we can save."),
        ({"note": None}, "The note is not something we can save."),
        ({"zone": "x" * 65}, "The zone is too long. The most is 64 characters."),
        ({"amount": float("nan")}, "The amount is not something we can save."),
        ({"later": "x" * 60_000}, "This entry holds too much that the server does not know."),
        ({"x" * 65: 1}, "This entry holds too much that the server does not know."),
        ({f"f{i}": 1 for i in range(51)}, "This entry holds too much that the server does not know."),
        ({"later": 2**70}, "This entry holds too much that the server does not know."),
    ],
)
def test_a_value_out_of_range_is_named_in_plain_words(given_fields: dict, words: str) -> None:
    found = fields(**given_fields)
    assert isinstance(found, Rejection)
    assert (found.code, found.message) == ("bad_value", words)


def nested(depth: int) -> Any:
    value: Any = 1
    for _ in range(depth):
        value = {"a": [value]}
    return value


@pytest.mark.parametrize("answers", [nested(50), {"a": "x" * 60_000}, {"n": 2**70}])
def test_a_dictionary_that_is_too_deep_or_too_big_is_rejected(answers: Any) -> None:
    found = judge({**BASE, "table": "draft", "fields": {"answers": answers}})
    assert isinstance(found, Rejection)
    assert found.message == "There is too much in answers."


def test_lists_and_dictionaries_that_fit_are_taken() -> None:
    assert isinstance(judge({**BASE, "table": "draft", "fields": {"answers": nested(3), "step": "x"}}), Operation)
    found = judge({**BASE, "table": "plan_version", "fields": {"tries": [1, 2.5], "slots": [{"id": "morning"}]}})
    assert isinstance(found, Operation)


@pytest.mark.parametrize("text", ["half of an emoji \ud83d", "zero \x00 zero"])
def test_a_text_that_cannot_be_saved_blocks_nothing_else(text: str) -> None:
    bad, good = {**BASE, "op": "1", "fields": {"note": text}}, {**BASE, "op": "2"}
    batch = parse(json.dumps({**BATCH, "ops": [bad, good]}).encode())
    assert [type(op) for op in batch.ops] == [Rejection, Operation]
    assert batch.ops[0].message == "There is a character in the text that cannot be saved."  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "text", ["🙂🏳️‍🌈", "שלום ‏מרחבא مرحبا", "e\u0301", "\u202eabc", "'; DROP TABLE outcome; --", "<b>"]
)
def test_any_other_text_is_taken_as_it_is(text: str) -> None:
    [found] = parse(json.dumps({**BATCH, "ops": [{**BASE, "fields": {"note": text}}]}).encode()).ops
    assert isinstance(found, Operation)
    assert found.fields["note"] == text


def test_an_operation_may_repeat_its_id_among_the_fields() -> None:
    found = fields(id=BASE["id"], mark="done")
    assert isinstance(found, Operation)
    assert found.fields == {"mark": "done"}


def test_a_label_never_quotes_what_was_sent() -> None:
    found = judge({**BASE, "fields": {"note": 5}})
    assert isinstance(found, Rejection)
    assert "5" not in found.message


def test_defaults_are_fresh_for_every_row() -> None:
    spec = specs()["plan_version"]
    assert spec.defaults()["slots"] is not spec.defaults()["slots"]
    assert spec.required == {"item_id", "from_day"}
    assert "required" not in spec.defaults()


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)
names = st.sampled_from(sorted({name for spec in specs().values() for name in spec.fields})) | st.text(max_size=8)


@settings(max_examples=120, deadline=None)
@given(
    st.fixed_dictionaries(
        {
            "op": json_values | st.text(min_size=1, max_size=64),
            "table": st.sampled_from(sorted(specs())) | json_values,
            "id": json_values | st.text(min_size=1, max_size=40),
            "fields": json_values | st.dictionaries(names, json_values, max_size=5),
            "base": json_values,
            "at": json_values,
        }
    )
)
def test_any_json_is_judged_without_a_fault(sent: Any) -> None:
    body = json.dumps({**BATCH, "ops": [sent]}).encode()
    try:
        [found] = parse(body).ops
    except errors.Malformed:
        assert b"NaN" in body or b"Infinity" in body
        return
    if isinstance(found, Operation):
        json.dumps(found.fields).encode()
        operations.orjson.dumps([found.fields, found.extra])


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=60))
def test_any_bytes_are_malformed_or_a_batch(body: bytes) -> None:
    with contextlib.suppress(errors.Malformed):
        parse(body)
