"""The figure: a skeleton of bone lengths and joint angles, and the shapes drawn over it.

Angles are directions on the picture in degrees: 0 points right, 90 up. A figure seen from the side faces right when it
stands (trunk 90), so its front is always the trunk's direction less 90: a body on its back has trunk 180, one on hands
and knees trunk 0. Lengths are body units; an adult of 110 units has 7 heads.
"""

from dataclasses import dataclass
from math import atan2, degrees, hypot

from fibroplan.content.drawings import canvas as c
from fibroplan.content.drawings.canvas import Canvas, Command, Point, limb, turned

UPPER_ARM, FOREARM, HAND = 18.0, 16.0, 4.5
THIGH, SHANK = 26.0, 25.0
SPINE = (12.0, 11.0, 9.0)
NECK, HEAD = 4.0, 7.6
TRUNK = sum(SPINE)
EDGE_WIDTH = 0.9

RANGES = {"elbow": (-8, 150), "knee": (-6, 150), "hip": (-32, 135), "ankle": (-84, 32), "neck": (-50, 50)}
"""What a joint may show, in degrees: a little within the normal adult range, plantar flexion with the toes' share."""


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
    """A limb by the point that its wrist or ankle reaches; `bend` -1 turns the joint in the middle the other way."""

    x: float
    y: float
    tip: float | None = None
    bend: int = 1

    def joints(self, root: Point, lengths: tuple[float, float], bend: int) -> tuple[Point, Point]:
        first, second = lengths
        dx, dy = self.x - root[0], self.y - root[1]
        reach = hypot(dx, dy)
        if not abs(first - second) < reach < first + second + 0.3:
            raise PoseError(f"{self} is {reach:.1f} from {root[0]:.1f}, {root[1]:.1f}; the bones reach {sum(lengths)}")
        along = min((first**2 - second**2 + reach**2) / (2 * reach), first)
        off = (first**2 - along**2) ** 0.5 * bend * self.bend
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


def _direction(a: Point, b: Point) -> float:
    return degrees(atan2(b[1] - a[1], b[0] - a[0]))


def _within(joint: str, angle: float, pose: object) -> None:
    low, high = RANGES[joint]
    if not low <= _between(angle) <= high:
        raise PoseError(f"{joint} at {_between(angle):.0f} degrees, outside {low} to {high}: {pose}")


def _style(fill: str) -> dict[str, str | float]:
    return {"fill": fill}


def arm(canvas: Canvas, shoulder: Point, pose: Limb, far: bool, bend: int, sleeve: float = 4.8) -> None:
    """Upper arm with a short sleeve, forearm and hand; a sleeve of 0 is a bare arm."""
    elbow, wrist = pose.joints(shoulder, (UPPER_ARM, FOREARM), bend)
    tip = _direction(elbow, wrist) if pose.tip is None else pose.tip
    hand = turned(wrist, tip, HAND, 0)
    canvas.path(limb([shoulder, elbow, wrist, hand], [3.9, 3.2, 2.5, 2.4]), **_style(c.SKIN_FAR if far else c.SKIN))
    reach = hypot(elbow[0] - shoulder[0], elbow[1] - shoulder[1])
    if sleeve:
        hem = turned(shoulder, _direction(shoulder, elbow), min(10.0, reach * 0.55), 0)
        canvas.path(limb([shoulder, hem], [sleeve, sleeve - 0.3]), **_style(c.TOP_FAR if far else c.TOP))


def foot(canvas: Canvas, ankle: Point, tip: float, far: bool, bare: bool) -> None:
    """A foot from the side; the sole lies 4 units under the ankle."""
    heel, toe = turned(ankle, tip, -2.4, -1.4), turned(ankle, tip, 9.4, -2.3)
    fill = (c.SKIN_FAR if far else c.SKIN) if bare else c.SHOE
    canvas.path(limb([heel, toe], [2.7, 1.8]), **_style(fill))


def leg(canvas: Canvas, hip: Point, pose: Limb, far: bool, bare: bool, swim: bool) -> None:
    """Thigh, lower leg and foot from the side."""
    knee, ankle = pose.joints(hip, (THIGH, SHANK), 1)
    foot(canvas, ankle, 0 if pose.tip is None else pose.tip, far, bare)
    cloth = c.LEGS_FAR if far else c.LEGS
    skin = c.SKIN_FAR if far else c.SKIN
    canvas.path(limb([hip, knee, ankle], [6.9, 5, 3.2]), **_style(skin if swim else cloth))
    if swim:
        canvas.path(limb([hip, turned(hip, _direction(hip, knee), 13, 0)], [7.1, 6.4]), **_style(cloth))


def profile_head(canvas: Canvas, centre: Point, up: float, mirrored: bool = False) -> None:
    """A head from the side with hair and the hint of a nose, so that one sees where it looks."""

    def at(x: float, y: float) -> Point:
        return turned(centre, up - 90, -x if mirrored else x, y)

    face: list[Command] = [("M", at(0, 8)), ("C", (*at(5, 8), *at(7.2, 5), *at(7.2, 1))), ("L", at(8.6, -1.4))]
    face += [("L", at(7, -2.2)), ("C", (*at(7, -6), *at(4, -8), *at(0, -8)))]
    face += [("C", (*at(-10, -8), *at(-10, 8), *at(0, 8))), ("Z", ())]
    canvas.path(face, **_style(c.SKIN))
    hair: list[Command] = [("M", at(5.6, 5.6)), ("C", (*at(3, 10.2), *at(-8.4, 10.4), *at(-8.6, 1)))]
    hair += [("C", (*at(-8.8, -3), *at(-7, -6.5), *at(-4.4, -7))), ("C", (*at(-2.4, -3), *at(-4, 3.4), *at(5.6, 5.6)))]
    canvas.path([*hair, ("Z", ())], **_style(c.HAIR))


def front_head(canvas: Canvas, centre: Point, up: float, back: bool, nod: float = 0) -> None:
    """A head from the front, or from behind; a nod of 0 to 1 brings the crown forward."""

    def at(x: float, y: float) -> Point:
        return turned(centre, up - 90, x, y)

    canvas.circle(centre, HEAD, c.SKIN)
    low = -5.5 if back else 0.5 - 3 * nod
    brow = -7.6 if back else 5.6 - 6 * nod
    hair: list[Command] = [("M", at(-7.6, low)), ("C", (*at(-9, 11), *at(9, 11), *at(7.6, low)))]
    hair.append(("C", (*at(6, brow), *at(-6, brow), *at(-7.6, low))))
    canvas.path([*hair, ("Z", ())], **_style(c.HAIR))


@dataclass(frozen=True)
class Side:
    """A body from the side. `trunk` is one direction, or one for each third of the back from hip to shoulder."""

    hip: Point
    trunk: float | tuple[float, float, float] = 90
    head: float | None = None
    arm: Limb = HANG
    far_arm: Limb | None = None
    leg: Limb | None = None
    far_leg: Limb | None = None
    shoulder: Point = (0, 0)
    belly: float = 0
    bare: bool = False
    swim: bool = False

    def __call__(self, canvas: Canvas) -> None:
        spine = self.spine()
        shoulder = (spine[3][0] + self.shoulder[0], spine[3][1] + self.shoulder[1])
        self._check(spine, shoulder)
        sleeve = 0 if self.swim else 4.8
        bare = self.bare or self.swim
        if self.far_arm:
            arm(canvas, shoulder, self.far_arm, True, -1, sleeve)
        if self.far_leg:
            leg(canvas, spine[0], self.far_leg, True, bare, self.swim)
        self._trunk(canvas, spine)
        if self.leg:
            leg(canvas, spine[0], self.leg, False, bare, self.swim)
        arm(canvas, shoulder, self.arm, False, -1, sleeve)

    def spine(self) -> list[Point]:
        """Hip, loin, chest and shoulder."""
        points = [self.hip]
        for direction, length in zip(self._thirds(), SPINE, strict=True):
            points.append(turned(points[-1], direction, length, 0))
        return points

    def _thirds(self) -> tuple[float, float, float]:
        return self.trunk if isinstance(self.trunk, tuple) else (self.trunk, self.trunk, self.trunk)

    def _trunk(self, canvas: Canvas, spine: list[Point]) -> None:
        last = self._thirds()[2]
        up = last if self.head is None else self.head
        nape = turned(spine[3], last, NECK - 1, 0)
        centre = turned(turned(nape, up, 11, 0), up - 90, 1.2, 0)
        canvas.path(limb([nape, centre], [3.6, 3.2]), **_style(c.SKIN))
        profile_head(canvas, centre, up)
        loin = turned(spine[1], self._thirds()[1], 0, -self.belly)
        radii = [6.9, 6.4 + self.belly * 0.5, 7.3, 5]
        canvas.path(limb([spine[0], loin, *spine[2:]], radii), **_style(c.TOP))

    def _check(self, spine: list[Point], shoulder: Point) -> None:
        low, _, high = self._thirds()
        _within("neck", (high if self.head is None else self.head) - high, self)
        for pose in (self.leg, self.far_leg):
            if pose:
                knee, ankle = pose.joints(spine[0], (THIGH, SHANK), 1)
                thigh, shank = _direction(spine[0], knee), _direction(knee, ankle)
                _within("hip", thigh - low + 180, self)
                _within("knee", thigh - shank, self)
                _within("ankle", (pose.tip or 0) - shank - 90, self)
        for pose in (self.arm, self.far_arm):
            if pose and not isinstance(pose, Via):
                elbow, wrist = pose.joints(shoulder, (UPPER_ARM, FOREARM), -1)
                _within("elbow", _direction(elbow, wrist) - _direction(shoulder, elbow), self)


@dataclass(frozen=True)
class Front:
    """A body from the front, or from behind. `left` and `right` are the sides of the picture, not of the person."""

    hip: Point
    trunk: float = 90
    head: float | None = None
    look: str = "front"
    left: Limb | None = Bones(-101, -92)
    right: Limb | None = Bones(-79, -88)
    left_leg: Limb | None = None
    right_leg: Limb | None = None
    shrug: float = 0
    bare: bool = False
    swim: bool = False
    arms_behind: bool = False

    def __call__(self, canvas: Canvas) -> None:
        if self.arms_behind:
            self._arms(canvas)
        for side, pose in ((-1, self.left_leg), (1, self.right_leg)):
            if pose:
                self._leg(canvas, side, pose)
        self._trunk(canvas)
        for side, pose in ((-1, self.left_leg), (1, self.right_leg)):
            if isinstance(pose, Via):  # a thigh that comes towards the viewer lies over the shirt
                self._leg(canvas, side, pose)
        if not self.arms_behind:
            self._arms(canvas)

    def at(self, x: float, y: float) -> Point:
        """A point of the trunk: x to the right of the spine, y up from the hips."""
        return turned(self.hip, self.trunk - 90, x, y)

    def _arms(self, canvas: Canvas) -> None:
        for side, pose in ((-1, self.left), (1, self.right)):
            if pose:
                sleeve = 0 if self.swim else 4.4
                arm(canvas, self.at(side * 11, TRUNK - 1.2 + self.shrug), pose, False, side, sleeve)

    def _leg(self, canvas: Canvas, side: int, pose: Limb) -> None:
        hip = self.at(side * 5.6, 0)
        knee, ankle = pose.joints(hip, (THIGH, SHANK), side)
        if isinstance(pose, To):  # a knee that bends comes towards the viewer, not out to the side
            knee = (hip[0] + ankle[0]) / 2 + side * 0.6, (hip[1] + ankle[1]) / 2
        toe = turned(ankle, -90 + side * 44 if pose.tip is None else pose.tip, 3.4, 0)
        canvas.path(limb([ankle, toe], [3.6, 2.8]), **_style(c.SKIN if self.bare or self.swim else c.SHOE))
        canvas.path(limb([hip, knee, ankle], [6, 4.9, 3.1]), **_style(c.SKIN if self.swim else c.LEGS))
        if self.swim:
            hem = turned(hip, _direction(hip, knee), 13, 0)
            canvas.path(limb([hip, hem], [6.2, 5.8]), **_style(c.LEGS))

    def _trunk(self, canvas: Canvas) -> None:
        up = self.trunk if self.head is None else self.head
        nape = self.at(0, TRUNK + 1)
        centre = turned(nape, up, 12.4, 0)
        canvas.path(limb([nape, centre], [3.7, 3.3]), **_style(c.SKIN))
        if self.look in ("left", "right"):
            profile_head(canvas, centre, up, mirrored=self.look == "left")
        else:
            front_head(canvas, centre, up, self.look == "back", 1 if self.look == "down" else 0)
        s = self.shrug
        half = [
            (4.2, 35 + s * 0.5),
            (9, 34 + s),
            (14.6, 33.6 + s),
            (14.4, 28 + s),
            (12, 22),
            (8, 16),
            (11, 6),
            (11, -3),
        ]
        right, left = [self.at(x, y) for x, y in half], [self.at(-x, y) for x, y in half]
        shirt: list[Command] = [("M", left[0]), ("Q", (*self.at(0, 32), *right[0]))]
        shirt += [("C", (*right[1], *right[2], *right[3])), ("C", (*right[4], *right[5], *right[6])), ("L", right[7])]
        shirt += [("L", left[7]), ("L", left[6]), ("C", (*left[5], *left[4], *left[3]))]
        shirt += [("C", (*left[2], *left[1], *left[0])), ("Z", ())]
        canvas.path(shirt, **_style(c.TOP))
