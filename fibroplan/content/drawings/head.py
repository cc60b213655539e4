"""The head: from the side with a hint of a nose, from the front, from behind; no face beyond that."""

from fibroplan.content.drawings import canvas as c
from fibroplan.content.drawings.canvas import Canvas, Command, Point, turned

HEAD = 7.6
"""Radius of the head."""


def profile_head(canvas: Canvas, centre: Point, up: float, mirrored: bool = False) -> None:
    """A head from the side with hair and the hint of a nose, so that one sees where it looks."""

    def at(x: float, y: float) -> Point:
        return turned(centre, up - 90, -x if mirrored else x, y)

    face: list[Command] = [("M", at(0, 8)), ("C", (*at(5, 8), *at(7.2, 5), *at(7.2, 1))), ("L", at(8.6, -1.4))]
    face += [("L", at(7, -2.2)), ("C", (*at(7, -6), *at(4, -8), *at(0, -8)))]
    face += [("C", (*at(-10, -8), *at(-10, 8), *at(0, 8))), ("Z", ())]
    canvas.path(face, fill=c.SKIN)
    hair: list[Command] = [("M", at(5.6, 5.6)), ("C", (*at(3, 10.2), *at(-8.4, 10.4), *at(-8.6, 1)))]
    hair += [("C", (*at(-8.8, -3), *at(-7, -6.5), *at(-4.4, -7))), ("C", (*at(-2.4, -3), *at(-4, 3.4), *at(5.6, 5.6)))]
    canvas.path([*hair, ("Z", ())], fill=c.HAIR)


def front_head(canvas: Canvas, centre: Point, up: float, back: bool, nod: bool) -> None:
    """A head from the front, or from behind; a nod brings the crown forward."""

    def at(x: float, y: float) -> Point:
        return turned(centre, up - 90, x, y)

    canvas.circle(centre, HEAD, c.SKIN)
    low = -5.5 if back else 0.5 - 3 * nod
    brow = -7.6 if back else 5.6 - 6 * nod
    hair: list[Command] = [("M", at(-7.6, low)), ("C", (*at(-9, 11), *at(9, 11), *at(7.6, low)))]
    hair.append(("C", (*at(6, brow), *at(-6, brow), *at(-7.6, low))))
    canvas.path([*hair, ("Z", ())], fill=c.HAIR)
