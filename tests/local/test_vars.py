"""Pages that cannot work fail when they are built, and what they are given is typed."""

from typing import Any

import pytest
import reflex as rx
from reflex.vars import ArrayVar, BooleanVar, NumberVar, ObjectVar, StringVar

from fibroplan import local
from fibroplan.domain.outcome import mark_done, set_note
from fibroplan.domain.settings import settings_view
from fibroplan.domain.synced import synced_words
from fibroplan.domain.today import today_span, today_view
from fibroplan.local.rule import NotARule
from fibroplan.local.schema import columns, defaults, phone_schema, shape
from fibroplan.store.tables import NOTE_MAX, SYNCED, Outcome, Pause, PlanVersion, Profile, Screening

plan, outcomes, pauses = local.Local(PlanVersion), local.Local(Outcome), local.Local(Pause)
SHOWN: Any = {"versions": plan.rows(), "pauses": pauses.rows(), "screenings": local.Local(Screening).rows()}
OCCURRENCE = {"item_id": "i", "day": 20_000, "slot_id": "morning", "target": 1, "version_id": "v"}


def code(component: rx.Component) -> str:
    """What a component compiles to, its hooks included."""
    return str(component) + "".join(component._get_all_hooks())


# ---- columns and indexes


@pytest.mark.parametrize(
    "build",
    [
        lambda: outcomes.rows(dya=1),
        lambda: outcomes.put("x", notes="typo"),
        lambda: outcomes.form("x", notes="typo"),
        lambda: outcomes.field("notes", "x"),
        lambda: outcomes.field("note", "x", marks="done"),
        lambda: outcomes.rows(patient_id="somebody"),
        lambda: outcomes.put("x", rev=3),
    ],
)
def test_a_misspelt_column_fails_at_build(build: Any) -> None:
    """And so does a column that only the server has."""
    with pytest.raises(local.UnknownColumn, match="Outcome has no column"):
        build()


@pytest.mark.parametrize("where", [{"note": "x"}, {"mark": "done"}, {"slot_id": "morning"}, {"deleted": False}])
def test_a_query_without_an_index_fails_at_build(where: dict[str, Any]) -> None:
    with pytest.raises(local.UnindexedQuery, match="has no index on the phone"):
        outcomes.rows(**where)


def test_a_query_by_two_columns_fails_at_build() -> None:
    with pytest.raises(local.UnindexedQuery, match="one column at a time"):
        outcomes.rows(day=1, item_id="i")


@pytest.mark.parametrize("model", SYNCED)
def test_every_declared_index_is_a_column_that_can_be_indexed(model: Any) -> None:
    """IndexedDB cannot index booleans, lists or maps."""
    for column in model.phone_indexes:
        assert column in columns(model)
        assert shape(model)[column][0] in {"text", "number"}
        assert not shape(model)[column][2], f"{column} may be null, and IndexedDB leaves nulls out of an index"


# ---- rules


def test_an_unknown_argument_of_a_rule_fails_at_build() -> None:
    with pytest.raises(TypeError, match="mark_done takes no amuont"):
        local.do(mark_done, **OCCURRENCE, amuont=3)


def test_a_missing_argument_of_a_rule_fails_at_build() -> None:
    with pytest.raises(TypeError, match="today_view needs versions"):
        local.view(today_view, outcomes=outcomes.rows(), pauses=pauses.rows(), day=None)
    with pytest.raises(TypeError, match="mark_done needs item_id"):
        local.do(mark_done, day=1)


def test_now_and_profile_are_given_by_the_store() -> None:
    shown = str(local.do(mark_done, **OCCURRENCE))
    assert '["now"] : true' in shown
    assert '["one"] : ["profile", "me"]' in shown


@pytest.mark.parametrize("rule", [len, sorted, lambda rows: rows, local.go, "mark_done"])
def test_what_the_phone_does_not_have_fails_at_build(rule: Any) -> None:
    for use in (local.view, local.do, local.span):
        with pytest.raises((NotARule, TypeError, AttributeError)):
            use(rule)


def test_a_span_takes_arguments_of_its_rule_alone() -> None:
    with pytest.raises(TypeError, match="takes no rows"):
        local.span(today_span, rows=outcomes.rows())


# ---- types


def test_a_view_is_typed_by_its_rule() -> None:
    view = local.view(
        today_view,
        **SHOWN,
        outcomes=outcomes.rows(day=local.span(today_span, day=None)),
        day=None,
    )
    assert isinstance(view, ObjectVar)
    assert isinstance(view["title"], StringVar)
    assert isinstance(view["is_today"], BooleanVar)
    assert isinstance(view["planned"], NumberVar)
    assert isinstance(view["groups"], ArrayVar)
    with pytest.raises((AttributeError, TypeError, KeyError)):
        _ = view.grups


def test_rows_are_typed_by_their_model() -> None:
    assert isinstance(outcomes.rows().var, ArrayVar)
    drawn = code(rx.el.ul(rx.foreach(outcomes.rows(day=20_000).var, lambda row: rx.el.li(row.note, key=row.id))))
    assert 'useRows(({ ["by"] : ["outcome", "day", 20000] }))' in drawn
    with pytest.raises(AttributeError):
        rx.foreach(outcomes.rows().var, lambda row: rx.el.li(row.notes))


def test_a_text_view_is_a_text() -> None:
    assert isinstance(local.view(synced_words, at=0), StringVar)


def test_one_query_is_one_hook_however_often_it_is_read() -> None:
    view = local.view(settings_view)
    again = local.view(settings_view)
    page = rx.el.div(rx.el.p(view["name"]), rx.el.p(again["name"]))
    hooks = [hook for hook in page._get_all_hooks() if "settings_view" in hook]
    assert len(hooks) == 1


# ---- what a page imports


def imports_of(drawn: Any) -> dict[str, list[str]]:
    """What a Var or a handler imports of the rules: the module's name -> names there and here."""
    data = drawn._get_all_var_data()
    return {
        library.rsplit("/")[-1]: [found.name for found in names]
        for library, names in data.imports
        if "/rules/" in library
    }


def test_a_page_imports_the_rules_that_it_names_and_no_others() -> None:
    """Under an alias, so that a rule may be called like anything of Reflex's."""
    days = outcomes.rows(day=local.span(today_span, day=None))
    view = local.view(today_view, **SHOWN, outcomes=days, day=None)
    assert imports_of(view) == {"today.js": ["today_view as rule_today_view", "today_span as rule_today_span"]}
    assert imports_of(local.settings(settings_view)) == {"settings.js": ["settings_view as rule_settings_view"]}
    assert imports_of(local.do(mark_done, **OCCURRENCE)) == {"outcome.js": ["mark_done as rule_mark_done"]}
    assert imports_of(local.do_while_typing("k", set_note, outcomes=days, **OCCURRENCE, note=local.typed)) == {
        "outcome.js": ["set_note as rule_set_note"],
        "today.js": ["today_span as rule_today_span"],
    }


def test_a_query_is_known_by_names_that_no_minifier_changes() -> None:
    """The functions stand where JSON leaves them out."""
    days = outcomes.rows(day=local.span(today_span, day=None))
    assert '["range"] : rule_today_span' in code(rx.el.p(days.var.length()))
    view = local.view(today_view, **SHOWN, outcomes=days, day=None)
    assert 'useView("today_view", rule_today_view, ' in code(rx.el.p(view["title"]))


# ---- events


@pytest.mark.parametrize(
    "handler",
    [
        local.do(mark_done, **OCCURRENCE),
        local.do_while_typing("k", set_note, outcomes=outcomes.rows(day=20_000), **OCCURRENCE, note=local.typed),
        outcomes.put("x", note="a"),
        local.go("/today/"),
        local.undo,
        local.start("/plan/new/"),
    ],
)
def test_handlers_run_in_the_browser_alone(handler: Any) -> None:
    """No event of Reflex is queued."""
    drawn = code(rx.el.button("x", on_click=handler))
    assert "ReflexEvent(" not in drawn
    assert "addEvents(" not in drawn


# ---- the schema that the phone is given


def test_the_phone_is_given_every_synced_table_and_nothing_of_the_servers() -> None:
    schema = phone_schema()
    assert set(schema["tables"]) == {model.__tablename__ for model in SYNCED}
    for table in schema["tables"]:
        assert not {"patient_id", "rev", "field_revs", "extra"} & set(schema["shapes"][table])
        assert set(schema["defaults"][table]) <= set(schema["shapes"][table])


def test_shapes_say_kind_length_and_whether_null() -> None:
    assert shape(Outcome)["note"] == ["text", NOTE_MAX, False, ""]
    assert shape(Outcome)["amount"] == ["number", 0, True, ""]
    assert shape(PlanVersion)["weekdays"] == ["list", 0, False, "number"]
    assert shape(PlanVersion)["slots"] == ["list", 0, False, "map"]
    assert shape(Profile)["deleted"] == ["flag", 0, False, ""]


def test_a_default_is_a_fresh_value() -> None:
    assert defaults(PlanVersion)["slots"] == []
    assert defaults(PlanVersion)["slots"] is not defaults(PlanVersion)["slots"]
