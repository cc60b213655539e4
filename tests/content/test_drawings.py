"""Every exercise has a drawing that is small, harmless, visible in three themes, possible for a body, and described."""

import importlib.util
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from fibroplan.content import loader
from fibroplan.content.drawings import canvas, drawing, joints
from fibroplan.content.drawings.body import Front, Side
from fibroplan.content.drawings.canvas import Canvas, limb
from fibroplan.content.drawings.joints import Bones, PoseError, To, Via
from fibroplan.content.drawings.props import COUNTER
from fibroplan.content.drawings.scenes import SCENES

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "assets" / "drawings"
FILES = sorted(FOLDER.glob("*.svg"))
IDS = [exercise["id"] for exercise in loader.exercises()]
CARDS = {"light": "#ffffff", "dark": "#1b2221", "dim": "#28201a"}
SVG = "{http://www.w3.org/2000/svg}"

ELEMENTS = {"svg", "path", "rect", "circle", "use"}
ATTRIBUTES = {
    *("viewBox", "d", "x", "y", "width", "height", "rx", "cx", "cy", "r", "id", "href"),
    *("fill", "fill-opacity", "stroke", "stroke-width", "stroke-linejoin", "stroke-linecap"),
}
UNKIND = re.compile(r"\b(fail\w*|miss(ed|es|ing)?|streaks?|complian\w+|only|should|must|push through)\b", re.I)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _script():
    spec = importlib.util.spec_from_file_location("make_drawings", ROOT / "scripts" / "make_drawings.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_exercise_has_one_drawing_and_no_drawing_is_left_over() -> None:
    assert sorted(SCENES) == sorted(IDS)
    assert [file.stem for file in FILES] == sorted(IDS)


def test_the_files_are_what_the_script_writes() -> None:
    """After a change of a pose: python scripts/make_drawings.py."""
    written = _script().drawings()
    assert written == _script().drawings()
    assert {file.name: file.read_text(encoding="utf-8") for file in FILES} == written


@pytest.mark.parametrize("name", IDS)
def test_a_page_gets_an_address_and_a_text_alternative(name: str) -> None:
    found = drawing(name)
    assert found["src"] == f"/drawings/{name}.svg"
    frames = re.findall(r"Frame (\d): (.+?)(?= Frame \d:|$)", found["alt"])
    assert [int(number) for number, _ in frames] == list(range(1, len(SCENES[name].frames) + 1))
    for _, text in frames:
        assert text.endswith(".")
    for sentence in re.split(r"[.:]\s*", found["alt"]):
        assert len(sentence.split()) <= 20, sentence
    assert not UNKIND.search(found["alt"])


def test_an_unknown_exercise_has_no_drawing() -> None:
    with pytest.raises(KeyError):
        drawing("somersault")


@pytest.mark.parametrize("name", IDS)
def test_two_to_four_frames(name: str) -> None:
    assert 2 <= len(SCENES[name].frames) <= 4


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_file_holds_shapes_and_nothing_else(file: Path) -> None:
    """Well-formed, no script, no style, no text, no reference that leaves the file."""
    text = file.read_text(encoding="utf-8")
    root = ElementTree.fromstring(text)
    seen: set[str] = set()
    for element in root.iter():
        assert element.tag.removeprefix(SVG) in ELEMENTS
        assert set(element.attrib) <= ATTRIBUTES
        if target := element.get("href"):
            assert target[0] == "#"
            assert target[1:] in seen, "a reference points back"
        if name := element.get("id"):
            assert name not in seen
            seen.add(name)
    assert "<!" not in text
    assert "://" not in text.replace("xmlns='http://www.w3.org/2000/svg'", "")


def test_files_are_small() -> None:
    sizes = {file.stem: file.stat().st_size for file in FILES}
    assert max(sizes.values()) <= 4096, sizes
    assert sum(sizes.values()) <= 150 * 1024


@pytest.mark.parametrize("card", CARDS)
def test_every_colour_stands_out_from_every_card(card: str) -> None:
    """WCAG 2.2, 1.4.11: graphics hold 3:1. The tint of the water is dress: its surface line carries the meaning."""
    used: set[str] = set()
    for file in FILES:
        for element in ElementTree.parse(file).iter():
            used |= {element.get("stroke", "none")}
            if not element.get("fill-opacity"):
                used |= {element.get("fill", "none")}
    assert used - {"none"} == set(canvas.COLOURS)
    for colour in used - {"none"}:
        assert _contrast(colour, CARDS[card]) >= 3, colour


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_nothing_is_drawn_outside_the_picture(file: Path) -> None:
    """Busts are cut at the lower rim on purpose; nothing else leaves the picture at any side."""
    root = ElementTree.fromstring(file.read_text(encoding="utf-8"))
    width, height = (int(each) for each in root.attrib["viewBox"].split()[2:])
    named = {element.get("id"): element for element in root.iter() if element.get("id")}
    for element in root:
        dx, dy = 0, 0
        shape = element
        if target := element.get("href"):
            dx, dy = int(element.get("x", "0")), int(element.get("y", "0"))
            shape = named[target[1:]]
        for x, y in _points(shape):
            assert -4 <= x + dx <= width + 4, (x + dx, shape.attrib)
            assert y + dy >= -4, (y + dy, shape.attrib)
            assert y + dy <= height + 4 or file.stem in ("neck-turn", "shoulder-rolls"), (y + dy, shape.attrib)


def _points(shape: ElementTree.Element) -> list[tuple[float, float]]:
    """The ends of every move of a shape."""
    at = shape.attrib
    if shape.tag == f"{SVG}circle":
        x, y, r = (int(at[name]) for name in ("cx", "cy", "r"))
        return [(x - r, y - r), (x + r, y + r)]
    if shape.tag == f"{SVG}rect":
        x, y = int(at["x"]), int(at["y"])
        return [(x, y), (x + int(at["width"]), y + int(at["height"]))]
    x, y, points = 0.0, 0.0, []
    for name, numbers in re.findall(r"([Mmlqcaz])([^Mmlqcaz]*)", at["d"]):
        values = [float(each) for each in re.findall(r"-?\d+", numbers)]
        if name == "a":  # two radii, an angle, two flags without a space, the end
            ends = re.findall(r"\d+ \d+ 0 [01][01](-?\d+) ?(-?\d+)", numbers)
            values = [float(each) for end in ends for each in end]
        if name == "M":
            x, y = values
            points.append((x, y))
            continue
        step = {"q": 4, "c": 6}.get(name, 2)
        for i in range(step - 2, len(values), step):
            x, y = x + values[i], y + values[i + 1]
            points.append((x, y))
    return points


@pytest.mark.parametrize(
    ("figure", "joint"),
    [
        (Side((0, 55), leg=Bones(-90, -60)), "knee"),
        (Side((0, 55), leg=Bones(90, 60)), "hip"),
        (Side((0, 55), leg=Bones(-90, -90, tip=60)), "ankle"),
        (Side((0, 55), arm=Bones(-90, -120)), "elbow"),
        (Side((0, 55), head=10), "neck"),
        (Side((0, 55), leg=To(60, 4)), "bones reach 51"),
    ],
)
def test_a_pose_that_no_body_can_take_is_refused(figure: Side, joint: str) -> None:
    with pytest.raises(PoseError, match=joint):
        figure(Canvas(0, 120))


@pytest.mark.parametrize(
    "name",
    ["march-standing", "mini-squat", "heel-raise", "side-leg-lift", "feet-together", "tandem-stand"],
)
def test_a_hand_stays_on_the_counter_in_every_frame(name: str) -> None:
    for each in SCENES[name].frames:
        (figure,) = [shape for shape in each.shapes if isinstance(shape, Side | Front)]
        arms = (figure.arm, figure.far_arm) if isinstance(figure, Side) else (figure.left, figure.right)
        wrists = [arm.y if isinstance(arm, To) else arm.end[1] for arm in arms if isinstance(arm, To | Via)]
        assert any(abs(y - COUNTER) <= 5 for y in wrists), figure


@pytest.mark.parametrize("bend", [1, -1])
def test_a_limb_reaches_its_point_with_bones_of_their_length(bend: int) -> None:
    knee, ankle = To(12, 6).joints((0, 50), (joints.THIGH, joints.SHANK), bend)
    assert ankle == (12, 6)
    assert (knee[0] ** 2 + (knee[1] - 50) ** 2) ** 0.5 == pytest.approx(joints.THIGH)
    assert ((knee[0] - 12) ** 2 + (knee[1] - 6) ** 2) ** 0.5 == pytest.approx(joints.SHANK)


def test_a_straight_limb_is_as_wide_as_its_joints() -> None:
    points = [point for _, numbers in limb([(0, 0), (10, 0), (20, 0)], [2, 2, 2]) for point in [numbers[-2:]] if point]
    assert {round(abs(y), 6) for _, y in points} == {2}
