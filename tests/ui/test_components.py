"""The components: what they are made of, what they are called, how they speak."""

import ast
import re
from pathlib import Path
from typing import Any

import pytest
import reflex as rx

from fibroplan.ui import charts, controls, gallery, icons, shell, surfaces, tokens
from fibroplan.ui.a11y import attrs, live, on_phone

UI = Path(gallery.__file__).parent
UNKIND = re.compile(r"\b(fail(ed|ure)?|missed|streaks?|compliance|only|should|must|lazy|wrong|error)\b", re.I)
NOTHING = on_phone("() => {}")
PAGES = (gallery.today, gallery.builder, gallery.progress, gallery.everything)


def _html(component: rx.Component) -> str:
    """The compiled JavaScript of a component."""
    return str(component.render())


def _var(name: str, kind: Any) -> Any:
    return rx.Var(name, _var_type=kind).guess_type()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.__name__)
def test_pages_queue_no_event_and_use_no_themed_component(page: Any) -> None:
    component = page()
    imports = str(component._get_all_imports())
    assert "radix" not in imports
    assert "lucide" not in imports
    assert "ReflexEvent(" not in _html(component)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.__name__)
def test_pages_have_one_title_one_main_and_a_skip_link_first(page: Any) -> None:
    html = _html(page())
    assert html.count("'name': '\"h1\"'") == 1
    assert html.count("'name': '\"main\"'") == 1
    assert html.index("#main") < html.index("'\"main\"'")


def test_words_of_the_components_are_kind() -> None:
    """Every string that reaches a screen; docstrings speak to us alone."""
    for path in UI.glob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        docs = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        strings = [
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in docs
        ]
        assert not [text for text in strings if " " in text and UNKIND.search(text)], path.name


def test_every_icon_is_drawn_inside_its_box() -> None:
    for name, path in icons.PATHS.items():
        starts = [float(number) for number in re.findall(r"M(-?[\d.]+)", path)]
        assert path.startswith("M"), name
        assert all(1 <= start <= 23 for start in starts), name
    with pytest.raises(KeyError):
        icons.icon("unicorn")


def test_tabs_have_icons_and_end_in_a_slash() -> None:
    assert all(key in icons.PATHS and href.endswith("/") for key, _, href in shell.TABS)


def test_the_active_tab_is_told_to_everyone() -> None:
    assert _html(shell.tabs("plan")).count("aria-current") == 1
    assert "aria-current" not in _html(shell.tabs(""))


def test_fixed_test_ids() -> None:
    assert "flare" in _html(shell.flare_button(False, NOTHING))
    assert "sync-status" in _html(shell.sync_status("Saved on this phone"))
    assert "save-status" in _html(shell.save_status("Saved on this phone"))
    assert "item" in _html(surfaces.item_row("Walk", "5 minutes", testid="item"))


def test_attributes_keep_dashes_and_leave_out_what_is_unknown() -> None:
    assert attrs("flare", aria_label="Flare", aria_invalid=None) == {"data-testid": "flare", "aria-label": "Flare"}
    assert attrs() == {}


def test_live_regions_are_polite_unless_urgent() -> None:
    assert "polite" in _html(live("Saved"))
    assert "assertive" in _html(live("Read this", urgent=True))


def test_fields_tie_their_words_together() -> None:
    html = _html(controls.text_field("Email", "email", hint="Yours.", error="Please add an @."))
    assert "field-email-said-hint field-email-said" in html
    assert "aria-invalid" in html
    assert "aria-describedby" not in _html(controls.text_field("Name", "name"))


def test_controls_take_vars_as_well_as_words() -> None:
    words, flag, number = _var("words", str), _var("flag", bool), _var("number", int)
    options = _var("options", list[dict[str, str]])
    controls.choice("Which?", "which", options, words, NOTHING)
    controls.segmented("Which?", "which", options, words, NOTHING)
    controls.select("Which?", "which", options, words, NOTHING)
    controls.tick(words, flag, NOTHING, look=words)
    controls.slider(words, number, NOTHING, name="n")
    controls.stepper(words, words, number, NOTHING)
    controls.text_field(words, "x", error=words)
    surfaces.steps(number, number)
    surfaces.item_row(words, words, late=flag)
    shell.page(words, sub=words)
    weeks = _var("weeks", list[charts.HeatWeek])
    assert "weeks" in _html(charts.heatmap(weeks, words, on_week=lambda _: NOTHING))
    assert "points" in _html(charts.sparkline(_var("points", list[float]), words))


def test_before_paint_reads_both_settings_and_never_throws() -> None:
    assert tokens.THEME_KEY in tokens.BEFORE_PAINT
    assert tokens.TEXT_SIZE_KEY in tokens.BEFORE_PAINT
    assert tokens.BEFORE_PAINT.startswith("try {")
    assert "</" not in tokens.BEFORE_PAINT


def test_a_sheet_tells_when_it_was_closed() -> None:
    assert "onClose" in _html(surfaces.sheet("walk", "Walk", on_close=NOTHING))
    assert "onClose" not in _html(surfaces.sheet("walk", "Walk"))
