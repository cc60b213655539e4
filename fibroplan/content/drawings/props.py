"""What stands round the figure: floor, furniture, water, bands, and the arrows of a movement."""

from math import cos, radians, sin

from fibroplan.content.drawings import canvas as c
from fibroplan.content.drawings.canvas import Canvas, Command, Point, Shape, limb, turned

MAT = 3.0
"""Thickness of a mat: how high a lying body is above the floor."""

SEAT = 24.0
COUNTER = 56.0


def floor(start: float, end: float) -> Shape:
    """The ground line of a frame."""
    return lambda canvas: canvas.line((start, -1), (end, -1), width=1.6)


def mat(start: float, end: float) -> Shape:
    """A mat from the side."""
    return lambda canvas: canvas.box(start, 0, end - start, MAT)


def box(x: float, y: float, width: float, height: float, fill: str = c.PROP) -> Shape:
    """A plain block."""
    return lambda canvas: canvas.box(x, y, width, height, fill)


def line(*points: Point, width: float = 2, colour: str = c.PROP) -> Shape:
    """A plain line."""
    return lambda canvas: canvas.line(*points, width=width, colour=colour)


def disc(x: float, y: float, radius: float, fill: str = c.PROP) -> Shape:
    """A plain disc."""
    return lambda canvas: canvas.circle((x, y), radius, fill)


def tube(*points: Point, width: float = 2.5, fill: str = c.PROP) -> Shape:
    """A bent tube or cushion of even thickness with an edge."""
    return lambda canvas: canvas.path(limb(list(points), [width] * len(points)), fill=fill)


def wedge(*corners: Point) -> Shape:
    """A cushion with corners."""
    commands: list[Command] = [("M", corners[0]), *(("L", corner) for corner in corners[1:]), ("Z", ())]
    return lambda canvas: canvas.path(commands, fill=c.PROP)


def outline(x: float, y: float, width: float, height: float) -> Shape:
    """A mat seen from above."""
    return lambda canvas: canvas.box(x, y, width, height, "none", stroke=c.PROP, stroke_width=2 * c.UNIT)


def chair(x: float) -> Shape:
    """A chair with a back from the side, facing right; x is the rear of its seat."""

    def draw(canvas: Canvas) -> None:
        canvas.line((x - 3, 62), (x, SEAT - 2), (x - 2, 0), width=2.6)
        canvas.line((x + 25, SEAT - 2), (x + 26, 0), width=2.6)
        canvas.box(x - 1, SEAT - 3, 28, 3)

    return draw


def chair_front(x: float, half: float = 15) -> Shape:
    """A chair with a back, seen from the front; x is its middle, `half` half its width. It stands behind the figure."""

    def draw(canvas: Canvas) -> None:
        rim = half - 1
        canvas.line((x - half, 0), (x - rim, 64), (x + rim, 64), (x + half, 0), width=2.6)
        canvas.line((x - rim, 52), (x + rim, 52), width=2.6)
        canvas.box(x - half - 1, SEAT - 4, 2 * half + 2, 4)

    return draw


def counter(start: float, end: float) -> Shape:
    """A kitchen counter along the picture: a worktop with cupboards under it."""

    def draw(canvas: Canvas) -> None:
        canvas.box(start, COUNTER - 4, end - start, 4)
        canvas.line((start + 3, COUNTER - 4), (start + 3, 0), (end - 3, 0), (end - 3, COUNTER - 4), width=1.4)

    return draw


def counter_end(x: float) -> Shape:
    """A counter in front of the figure, seen from its end; x is the edge of the worktop."""

    def draw(canvas: Canvas) -> None:
        canvas.box(x, COUNTER - 4, 24, 4)
        canvas.line((x + 8, COUNTER - 4), (x + 8, 0), (x + 22, 0), (x + 22, COUNTER - 4), width=2)

    return draw


def wall(x: float, height: float = 114) -> Shape:
    """A wall from the side."""
    return lambda canvas: canvas.box(x, -1, 4, height)


def water(start: float, end: float, level: float) -> Shape:
    """The surface with its waves, and a tint down to the floor. The line carries the meaning, the tint is dress."""

    def draw(canvas: Canvas) -> None:
        step = (end - start) / 4
        waves: list[Command] = [("M", (start, level))]
        for i in range(4):
            x = start + i * step
            waves.append(("C", (x + step / 3, level + 3, x + step * 2 / 3, level - 3, x + step, level)))
        under: list[Command] = [*waves, ("L", (end, -1)), ("L", (start, -1)), ("Z", ())]
        canvas.path(under, fill=c.WATER, fill_opacity=0.2, stroke="none")
        canvas.path(waves, stroke=c.WATER, stroke_width=2 * c.UNIT)

    return draw


def note(x: float, y: float) -> Shape:
    """Two joined notes: music."""

    def draw(canvas: Canvas) -> None:
        canvas.line((x, y), (x, y + 11), (x + 8, y + 13), (x + 8, y + 2), width=1.6, colour=c.GEAR)
        canvas.circle((x - 1.6, y), 2.4, c.GEAR, stroke="none")
        canvas.circle((x + 6.4, y + 2), 2.4, c.GEAR, stroke="none")

    return draw


def can(x: float, y: float) -> Shape:
    """A small can in a hand."""
    return box(x - 3, y - 4.5, 6, 9, c.GEAR)


def band(*points: Point) -> Shape:
    """A band or strap."""
    return lambda canvas: canvas.line(*points, width=1.8, colour=c.GEAR)


def arrow(start: Point, end: Point, bulge: float = 0) -> Shape:
    """The direction of a movement; a bulge bends it to the left of its way."""
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = (dx * dx + dy * dy) ** 0.5
    control = (middle[0] - dy / length * bulge * 2, middle[1] + dx / length * bulge * 2)

    def draw(canvas: Canvas) -> None:
        _arrow(canvas, [("M", start), ("Q", (*control, *end))], control, end)

    return draw


def spin(x: float, y: float, radius: float, start: float, sweep: float) -> Shape:
    """A round arrow about a joint, from an angle through a sweep, anticlockwise when positive."""

    def at(angle: float) -> Point:
        return x + radius * cos(radians(angle)), y + radius * sin(radians(angle))

    def draw(canvas: Canvas) -> None:
        end = at(start + sweep)
        way = 1 if sweep > 0 else -1
        behind = turned(end, start + sweep - 90 * way + 16 * way, 4, 0)
        arc: list[Command] = [("M", at(start)), ("A", (radius, sweep > 0, abs(sweep) > 180, *end))]
        _arrow(canvas, arc, behind, end)

    return draw


def _arrow(canvas: Canvas, commands: list[Command], before: Point, end: Point) -> None:
    dx, dy = before[0] - end[0], before[1] - end[1]
    length = (dx * dx + dy * dy) ** 0.5
    back = (dx / length * 4.4, dy / length * 4.4)
    barbs = [turned(end, side, back[0], back[1]) for side in (35, -35)]
    head: list[Command] = [("M", barbs[0]), ("L", end), ("L", barbs[1])]
    canvas.path([*commands, *head], stroke=c.ARROW, stroke_width=2 * c.UNIT)
