"""A small SVG writer: figures are given in body units with y up; the file holds whole numbers and relative moves."""

from collections.abc import Callable
from dataclasses import dataclass, field
from math import asin, atan2, cos, hypot, pi, radians, sin

Point = tuple[float, float]
Command = tuple[str, tuple[float, ...]]

UNIT = 4
"""Whole numbers of the file for one body unit. A standing figure is 110 body units tall."""

SKIN, SKIN_FAR = "#bd8059", "#96603f"
TOP, TOP_FAR = "#479883", "#2c7869"
LEGS, LEGS_FAR = "#8391a3", "#66727f"
HAIR = SHOE = EDGE = "#756a5f"
PROP, PROP_FAR = "#968b7d", "#756a5f"
GEAR = "#c0668a"
WATER = "#4f94c4"
ARROW = "#b07d10"

COLOURS = (SKIN, SKIN_FAR, TOP, TOP_FAR, LEGS, LEGS_FAR, EDGE, PROP, PROP_FAR, GEAR, WATER, ARROW)
"""Mid-tones: each holds 3:1 against the card of the light, the dark and the dim theme (WCAG 2.2, 1.4.11)."""


@dataclass(frozen=True)
class Part:
    """One element without its place: parts that are equal can be drawn once and used again elsewhere."""

    before: str
    after: str
    x: int
    y: int

    @property
    def form(self) -> tuple[str, str]:
        return self.before, self.after

    def element(self, name: str = "") -> str:
        """The element itself, with an id when it is to be used again."""
        tag, _, style = self.before.partition(" ")
        begin = tag + (f" id='{name}' " if name else " ") + style
        match tag:
            case "<path":
                place = f"M{_packed([self.x, self.y])}"
            case "<circle":
                place = f"cx='{self.x}' cy='{self.y}'"
            case _:
                place = f"x='{self.x}' y='{self.y}'"
        return f"{begin}{place}{self.after}"


@dataclass
class Canvas:
    """One frame being drawn. `left` moves it along the picture, `top` is the height of its upper rim over the floor."""

    left: float
    top: float
    zoom: float = 1.0
    parts: list[Part] = field(default_factory=list)

    def place(self, x: float, y: float) -> tuple[int, int]:
        """A point in the file's whole numbers."""
        scale = UNIT * self.zoom
        return round(self.left * UNIT + x * scale), round((self.top - y) * scale)

    def size(self, length: float) -> int:
        """A length in the file's whole numbers."""
        return max(1, round(length * UNIT * self.zoom))

    def path(self, commands: list[Command], **style: str | float) -> None:
        """Draw M, L, Q, C, A and Z commands that are absolute; A is (radius, anticlockwise, large, x, y)."""
        after = self._moves(commands)
        self.parts.append(Part(f"<path{_attributes(style)} d='", f"{after}'/>", *self.place(*commands[0][1])))

    def line(self, *points: Point, width: float = 2, colour: str = PROP, **style: str | float) -> None:
        """An open line through points."""
        commands: list[Command] = [("M", points[0]), *(("L", point) for point in points[1:])]
        self.path(commands, stroke=colour, stroke_width=round(width * UNIT), **style)

    def circle(self, centre: Point, radius: float, fill: str, **style: str | float) -> None:
        """A disc."""
        before = f"<circle fill='{fill}' r='{self.size(radius)}'{_attributes(style)} "
        self.parts.append(Part(before, "/>", *self.place(*centre)))

    def box(self, x: float, y: float, width: float, height: float, fill: str = PROP, **style: str | float) -> None:
        """A rectangle by its lower left corner."""
        size = f"width='{self.size(width)}' height='{self.size(height)}' rx='{self.size(1)}'"
        self.parts.append(Part(f"<rect fill='{fill}' {size}{_attributes(style)} ", "/>", *self.place(x, y + height)))

    def _moves(self, commands: list[Command]) -> str:
        """What follows the first point, each move relative; rounded from that point, so that equal shapes are equal."""
        scale = UNIT * self.zoom
        x0, y0 = commands[0][1]

        def whole(x: float, y: float) -> tuple[int, int]:
            return round((x - x0) * scale), round((y0 - y) * scale)

        out, at, last = "", (0, 0), "M"
        for name, numbers in commands:
            if name == "Z":
                out += "z"
                continue
            if name == "M" and not out and at == (0, 0) and numbers == (x0, y0):
                continue
            if name == "A":
                radius, anticlockwise, large, x, y = numbers
                end = whole(x, y)
                size = self.size(radius)
                move = (
                    f"{size} {size} 0 {int(large)}{int(not anticlockwise)}{_packed([end[0] - at[0], end[1] - at[1]])}"
                )
            else:
                placed = [whole(*pair) for pair in zip(numbers[::2], numbers[1::2], strict=True)]
                move = _packed([value for x, y in placed for value in (x - at[0], y - at[1])])
                end = placed[-1]
            same = name == last and name != "M"
            out += (" " if same and not move.startswith("-") else "") + ("" if same else name.lower()) + move
            at, last = end, name
        return out


Shape = Callable[[Canvas], None]


def _packed(numbers: list[int]) -> str:
    text = ""
    for number in numbers:
        text += f"{' ' if text and number >= 0 else ''}{number}"
    return text


def _attributes(style: dict[str, str | float]) -> str:
    return "".join(f" {name.replace('_', '-')}='{value}'" for name, value in style.items())


def turned(origin: Point, angle: float, x: float, y: float) -> Point:
    """The point that lies x along and y to the left of a direction in degrees, seen from an origin."""
    c, s = cos(radians(angle)), sin(radians(angle))
    return origin[0] + x * c - y * s, origin[1] + x * s + y * c


def limb(points: list[Point], radii: list[float]) -> list[Command]:
    """The closed outline of a bent limb: round ends, tapered bones, full outer and soft inner joints."""
    there, back = _flank(points, radii), _flank(points[::-1], radii[::-1])
    outline: list[Command] = [("M", there[0][1]), *there[1:]]
    outline.append(_cap(radii[-1], radii[-2], back[0][1]))
    outline += back[1:]
    outline.append(_cap(radii[0], radii[1], there[0][1]))
    return [*outline, ("Z", ())]


def _cap(radius: float, before: float, end: tuple[float, ...]) -> Command:
    return "A", (radius, False, radius > before, *end)


def _flank(points: list[Point], radii: list[float]) -> list[Command]:
    """The left side of a limb, walked from its first point to its last; the first command is its start."""
    bones = [_tangent(points[i], points[i + 1], radii[i], radii[i + 1]) for i in range(len(points) - 1)]
    commands: list[Command] = [("L", bones[0][0])]
    for i, (_, end, angle) in enumerate(bones):
        if i + 1 == len(bones):
            commands.append(("L", end))
            break
        start, _, following = bones[i + 1]
        turn = (following - angle + pi) % (2 * pi) - pi
        if abs(turn) < 0.12:
            commands.append(("L", start))
        elif turn < 0:
            commands += [("L", end), ("A", (radii[i + 1], False, False, *start))]
        else:
            corner = _crossing(end, angle, start, following)
            soft = radii[i + 1] * 0.7
            before = (corner[0] - soft * cos(angle), corner[1] - soft * sin(angle))
            after = (corner[0] + soft * cos(following), corner[1] + soft * sin(following))
            commands += [("L", before), ("Q", (*corner, *after))]
    return commands


def _tangent(start: Point, end: Point, first: float, last: float) -> tuple[Point, Point, float]:
    """Where the left outer tangent of two discs touches them, and its direction in radians."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    slant = (first - last) / hypot(dx, dy)
    angle = atan2(dy, dx) - asin(slant)
    nx, ny = -sin(angle), cos(angle)
    return (start[0] + first * nx, start[1] + first * ny), (end[0] + last * nx, end[1] + last * ny), angle


def _crossing(a: Point, angle: float, b: Point, other: float) -> Point:
    spread = sin(other - angle)
    along = ((b[0] - a[0]) * sin(other) - (b[1] - a[1]) * cos(other)) / spread
    return a[0] + along * cos(angle), a[1] + along * sin(angle)
