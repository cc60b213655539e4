"""The one stylesheet: contrast in every theme, small, scalable, and whole."""

import gzip
import re
from pathlib import Path

import pytest

from fibroplan.ui import tokens

ROOT = Path(__file__).resolve().parents[2]
CSS = (ROOT / "assets/fibroplan.css").read_text(encoding="utf-8")
REPORT = (ROOT / "assets/report.css").read_text(encoding="utf-8")
"""Of the one page that is made to be printed."""
PRINT = (ROOT / "assets/print.css").read_text(encoding="utf-8")
SHARE = (ROOT / "assets/share.css").read_text(encoding="utf-8")
"""Of the pages that show what is shared."""
PLAIN = re.sub(r"/\*.*?\*/", "", CSS, flags=re.S)

SURFACES = ("paper", "card")
TEXT = [
    *((word, surface) for word in ("ink", "soft", "leaf", "clay", "lake", "sun") for surface in SURFACES),
    *((tone, f"{tone}-soft") for tone in ("leaf", "clay", "lake", "sun")),
    *(("ink", f"{tone}-soft") for tone in ("leaf", "clay", "lake", "sun")),
    ("leaf-ink", "leaf"),
    ("clay-ink", "clay"),
    ("ink", "h0"),
    ("paper", "ink"),
    ("soft", "line"),
]
"""Every pair of words on a ground that a component draws; WCAG 2.2 1.4.3 asks for 4.5."""

SHAPES = [(shape, surface) for shape in ("edge", "leaf", "clay", "lake") for surface in SURFACES]
"""Borders of controls, ticks, focus rings; WCAG 2.2 1.4.11 asks for 3."""


def _tokens(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})\b", block))


def _theme(selector: str) -> dict[str, str]:
    found = re.search(re.escape(selector) + r" \{(.*?)\}", PLAIN, re.S)
    assert found, selector
    return _tokens(found.group(1))


THEMES = {
    "light": _theme(":root"),
    "dark": _theme(':root[data-theme="dark"]'),
    "dim": _theme(':root[data-theme="dim"]'),
}
SYSTEM_DARK = _theme(':root:not([data-theme="light"], [data-theme="dim"])')


def _luminance(colour: str) -> float:
    """Relative luminance of WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_of_black_on_white_is_21() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("words", "ground"), TEXT)
def test_words_stand_out(theme: str, words: str, ground: str) -> None:
    colours = THEMES[theme]
    assert contrast(colours[words], colours[ground]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_shapes_stand_out(theme: str, shape: str, ground: str) -> None:
    colours = THEMES[theme]
    assert contrast(colours[shape], colours[ground]) >= 3


@pytest.mark.parametrize("theme", THEMES)
def test_heat_grows_step_by_step(theme: str) -> None:
    """Each step is told from the next by lightness alone."""
    steps = [THEMES[theme][f"h{step}"] for step in range(5)]
    assert all(contrast(lower, upper) >= 1.15 for lower, upper in zip(steps, steps[1:], strict=False))
    assert contrast(steps[0], steps[4]) >= 3


def test_every_theme_sets_every_colour() -> None:
    assert set(THEMES["light"]) == set(THEMES["dark"]) == set(THEMES["dim"])
    assert THEMES["dark"] == SYSTEM_DARK
    assert set(THEMES) | {"system"} == set(tokens.THEMES)
    assert {theme: colours["paper"] for theme, colours in THEMES.items()} == tokens.PAPER


def test_every_variable_that_is_used_is_set() -> None:
    used = set(re.findall(r"var\(--([\w-]+)[,)]", PLAIN + REPORT + SHARE + PRINT))
    assert used - set(re.findall(r"--([\w-]+):", PLAIN)) == {"text-size"}


def test_the_stylesheet_is_small() -> None:
    assert len(gzip.compress(CSS.encode(), 9)) <= 6 * 1024


def test_text_scales_and_none_is_tiny() -> None:
    """Sizes are in rem of 17 px, or capped by their container; 14 px is the least except for chart labels."""
    sizes = re.findall(r"font-size: ([^;]+);", PLAIN)
    assert not [size for size in sizes if size.endswith("px")]
    rems = {float(size[:-3]) for size in sizes if re.fullmatch(r"[\d.]+rem", size)}
    assert {round(rem * 17) for rem in rems if rem * 17 < 13.9} == {12}  # the chart's day names


@pytest.mark.parametrize(
    "query", ["prefers-color-scheme", "prefers-contrast", "prefers-reduced-motion", "forced-colors"]
)
def test_wishes_of_the_person_are_honoured(query: str) -> None:
    assert f"@media ({query}" in PLAIN


def test_nothing_moves_unless_motion_is_welcome() -> None:
    still = PLAIN.split("@media (prefers-reduced-motion: no-preference)")
    assert len(still) == 2
    assert "transition" not in still[0]
    assert "animation" not in PLAIN


def test_every_class_that_a_component_names_is_styled() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "fibroplan/ui").glob("*.py"))
    named = {name for names in re.findall(r'class_name="([\w -]+)"', source) for name in names.split()}
    styled = set(re.findall(r"\.([a-z][\w-]*)", PLAIN + REPORT + SHARE + PRINT))
    assert named - styled == {"slider"}  # a handle for its script


def test_font_is_open_and_never_blocks() -> None:
    fonts = ROOT / "assets/fonts"
    assert (ROOT / "assets" / tokens.FONT.lstrip("/")).stat().st_size <= 36 * 1024
    assert "SIL Open Font License" in (fonts / "OFL.txt").read_text(encoding="utf-8")
    assert "font-display: swap" in PLAIN
    assert tokens.FONT in PLAIN
