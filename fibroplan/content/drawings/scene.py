"""A drawing as it is described: frames side by side, each a list of shapes from back to front."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from fibroplan.content.drawings import canvas as c
from fibroplan.content.drawings.canvas import UNIT, Canvas, Part, Shape

LEAST_WIDTH = 220.0
"""A picture of few frames is no narrower than this, so that its figure is not much larger than the others."""


@dataclass(frozen=True)
class Frame:
    """One moment of the movement. Shapes overlap in their order."""

    shapes: tuple[Shape, ...]
    width: float
    zoom: float = 1


def frame(width: float, *shapes: Shape, zoom: float = 1) -> Frame:
    """A frame of the given width in body units; a zoom beyond 1 makes it a close-up."""
    return Frame(shapes, width, zoom)


@dataclass(frozen=True)
class Scene:
    """Two to four frames of one height; `base` is the height above the floor at which the picture ends below."""

    height: float
    frames: tuple[Frame, ...]
    base: float = -4

    def svg(self) -> str:
        """The file's text."""
        parts: list[Part] = []
        width = sum(each.width for each in self.frames)
        left = start = max(0.0, (LEAST_WIDTH - width) / 2)
        for each in self.frames:
            canvas = Canvas(left, self.base + self.height / each.zoom, each.zoom)
            for shape in each.shapes:
                shape(canvas)
            parts += canvas.parts
            left += each.width
        size = f"0 0 {round((left + start) * UNIT)} {round(self.height * UNIT)}"
        stroke = f"fill='none' stroke='{c.EDGE}' stroke-width='3' stroke-linejoin='round' stroke-linecap='round'"
        return f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='{size}' {stroke}>{''.join(_elements(parts))}</svg>\n"


def _elements(parts: list[Part]) -> Iterator[str]:
    """Each part, or a reference to an equal one that came before: a chair and a head are stored once."""
    often = Counter(part.form for part in parts)
    first: dict[tuple[str, str], tuple[str, Part]] = {}
    for part in parts:
        if often[part.form] == 1 or len(part.element()) < 36:
            yield part.element()
        elif part.form in first:
            name, model = first[part.form]
            places = (("x", part.x - model.x), ("y", part.y - model.y))
            moved = "".join(f" {axis}='{by}'" for axis, by in places if by)
            yield f"<use href='#{name}'{moved}/>"
        else:
            name = f"p{len(first)}"
            first[part.form] = name, part
            yield part.element(name)
