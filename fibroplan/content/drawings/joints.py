"""Bones and joints: lengths, ranges, and the ways to say where a limb is.

Angles are directions on the picture in degrees: 0 points right, 90 up. Lengths are body units; an adult of 110 units
has 7 heads.
"""

from dataclasses import dataclass
from math import atan2, degrees, hypot

from fibroplan.content.drawings.canvas import Point, turned

UPPER_ARM, FOREARM, HAND = 18.0, 16.0, 4.5
THIGH, SHANK = 26.0, 25.0
SPINE = (12.0, 11.0, 9.0)
TRUNK = sum(SPINE)

RANGES = {"elbow": (0, 150), "knee": (0, 135), "hip": (-30, 120), "ankle": (-80, 30), "neck": (-45, 45)}
"""What a joint may show, in degrees of bending: the usual adult range. Pointed toes count into the ankle's 80 [K]."""


class PoseError(ValueError):
    """A pose that a body cannot take; the message names the joint."""


@dataclass(frozen=True)
class Bones:
    """A limb by the directions of its two bones, and of its hand or foot when that is not the natural one."""

    first: float
    second: float
    tip: float | None = None

    def joints(self, root: Point, lengths: tuple[float, float], bend: int) -> tuple[Point, Point]:
        middle = turned(root, self.first, lengths[0], 0)
        return middle, turned(middle, self.second, lengths[1], 0)


@dataclass(frozen=True)
class To:
    """A limb by the point that its wrist or ankle reaches; elbow and knee bend the way they can."""

    x: float
    y: float
    tip: float | None = None

    def joints(self, root: Point, lengths: tuple[float, float], bend: int) -> tuple[Point, Point]:
        first, second = lengths
        dx, dy = self.x - root[0], self.y - root[1]
        reach = hypot(dx, dy)
        if not abs(first - second) < reach < first + second + 0.3:
            raise PoseError(f"{self} is {reach:.1f} from {root[0]:.1f}, {root[1]:.1f}; the bones reach {sum(lengths)}")
        along = min((first**2 - second**2 + reach**2) / (2 * reach), first)
        off = (first**2 - along**2) ** 0.5 * bend
        return turned(root, degrees(atan2(dy, dx)), along, off), (self.x, self.y)


@dataclass(frozen=True)
class Via:
    """A limb that points towards the viewer: the points where its middle joint and its end are seen."""

    middle: Point
    end: Point
    tip: float | None = None

    def joints(self, root: Point, lengths: tuple[float, float], bend: int) -> tuple[Point, Point]:
        return self.middle, self.end


Limb = Bones | To | Via
HANG = Bones(-94, -82)


def _between(angle: float) -> float:
    return (angle + 180) % 360 - 180


def direction(a: Point, b: Point) -> float:
    """From one point to another, in degrees."""
    return degrees(atan2(b[1] - a[1], b[0] - a[0]))


def within(joint: str, angle: float, pose: object) -> None:
    """Refuse an angle that a joint does not have.

    Raises:
        PoseError: outside the joint's range.
    """
    low, high = RANGES[joint]
    if not low <= _between(angle) <= high:
        raise PoseError(f"{joint} at {_between(angle):.0f} degrees, outside {low} to {high}: {pose}")
