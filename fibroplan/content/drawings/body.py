"""The figure: shapes drawn over a skeleton.

A figure seen from the side faces right when it stands (trunk 90), so its front is always the trunk's direction less 90:
a body on its back has trunk 180, one on hands and knees trunk 0.
"""

from dataclasses import dataclass
from math import dist

from fibroplan.content.drawings import canvas as c
from fibroplan.content.drawings.canvas import Canvas, Command, Point, limb, turned
from fibroplan.content.drawings.head import front_head, profile_head
from fibroplan.content.drawings.joints import (
    FOREARM,
    HAND,
    HANG,
    SHANK,
    SPINE,
    THIGH,
    TRUNK,
    UPPER_ARM,
    Bones,
    Limb,
    To,
    Via,
    direction,
    within,
)

NECK = 4.0


def arm(canvas: Canvas, shoulder: Point, pose: Limb, far: bool, bend: int, sleeve: float = 4.8) -> None:
    """Upper arm with a short sleeve, forearm and hand; a sleeve of 0 is a bare arm."""
    elbow, wrist = pose.joints(shoulder, (UPPER_ARM, FOREARM), bend)
    tip = direction(elbow, wrist) if pose.tip is None else pose.tip
    hand = turned(wrist, tip, HAND, 0)
    canvas.path(limb([shoulder, elbow, wrist, hand], [3.9, 3.2, 2.5, 2.4]), fill=c.SKIN_FAR if far else c.SKIN)
    if sleeve:
        hem = turned(shoulder, direction(shoulder, elbow), min(10.0, dist(shoulder, elbow) * 0.55), 0)
        canvas.path(limb([shoulder, hem], [sleeve, sleeve - 0.3]), fill=c.TOP_FAR if far else c.TOP)


def foot(canvas: Canvas, ankle: Point, tip: float, far: bool, bare: bool) -> None:
    """A foot from the side; the sole lies 4 units under the ankle."""
    heel, toe = turned(ankle, tip, -2.4, -1.4), turned(ankle, tip, 9.4, -2.3)
    fill = (c.SKIN_FAR if far else c.SKIN) if bare else c.SHOE
    canvas.path(limb([heel, toe], [2.7, 1.8]), fill=fill)


def leg(canvas: Canvas, hip: Point, pose: Limb, far: bool, bare: bool, swim: bool) -> None:
    """Thigh, lower leg and foot from the side."""
    knee, ankle = pose.joints(hip, (THIGH, SHANK), 1)
    foot(canvas, ankle, 0 if pose.tip is None else pose.tip, far, bare)
    cloth = c.LEGS_FAR if far else c.LEGS
    skin = c.SKIN_FAR if far else c.SKIN
    canvas.path(limb([hip, knee, ankle], [6.9, 5, 3.2]), fill=skin if swim else cloth)
    if swim:
        canvas.path(limb([hip, turned(hip, direction(hip, knee), 13, 0)], [7.1, 6.4]), fill=cloth)


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
        for third, length in zip(self._thirds(), SPINE, strict=True):
            points.append(turned(points[-1], third, length, 0))
        return points

    def _thirds(self) -> tuple[float, float, float]:
        return self.trunk if isinstance(self.trunk, tuple) else (self.trunk, self.trunk, self.trunk)

    def _trunk(self, canvas: Canvas, spine: list[Point]) -> None:
        last = self._thirds()[2]
        up = last if self.head is None else self.head
        nape = turned(spine[3], last, NECK - 1, 0)
        centre = turned(turned(nape, up, 11, 0), up - 90, 1.2, 0)
        canvas.path(limb([nape, centre], [3.6, 3.2]), fill=c.SKIN)
        profile_head(canvas, centre, up)
        loin = turned(spine[1], self._thirds()[1], 0, -self.belly)
        radii = [6.9, 6.4 + self.belly * 0.5, 7.3, 5]
        canvas.path(limb([spine[0], loin, *spine[2:]], radii), fill=c.TOP)

    def _check(self, spine: list[Point], shoulder: Point) -> None:
        low, _, high = self._thirds()
        within("neck", (high if self.head is None else self.head) - high, self)
        for pose in (self.leg, self.far_leg):
            if pose:
                knee, ankle = pose.joints(spine[0], (THIGH, SHANK), 1)
                thigh, shank = direction(spine[0], knee), direction(knee, ankle)
                within("hip", thigh - low + 180, self)
                within("knee", thigh - shank, self)
                within("ankle", (pose.tip or 0) - shank - 90, self)
        for pose in (self.arm, self.far_arm):
            if pose and not isinstance(pose, Via):
                elbow, wrist = pose.joints(shoulder, (UPPER_ARM, FOREARM), -1)
                within("elbow", direction(elbow, wrist) - direction(shoulder, elbow), self)


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
            if pose and not isinstance(pose, Via):
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
        canvas.path(limb([ankle, toe], [3.6, 2.8]), fill=c.SKIN if self.bare or self.swim else c.SHOE)
        canvas.path(limb([hip, knee, ankle], [6, 4.9, 3.1]), fill=c.SKIN if self.swim else c.LEGS)
        if self.swim:
            hem = turned(hip, direction(hip, knee), 13, 0)
            canvas.path(limb([hip, hem], [6.2, 5.8]), fill=c.LEGS)

    def _trunk(self, canvas: Canvas) -> None:
        up = self.trunk if self.head is None else self.head
        nape = self.at(0, TRUNK + 1)
        centre = turned(nape, up, 12.4, 0)
        canvas.path(limb([nape, centre], [3.7, 3.3]), fill=c.SKIN)
        if self.look in ("left", "right"):
            profile_head(canvas, centre, up, mirrored=self.look == "left")
        else:
            front_head(canvas, centre, up, self.look == "back", self.look == "down")
        s = self.shrug
        # From the neck over the shoulder and the waist to the hem.
        half = [(4.2, 35 + s * 0.5), (9, 34 + s), (14.6, 33.6 + s), (14.4, 28 + s)]
        half += [(12, 22), (8, 16), (11, 6), (11, -3)]
        right, left = [self.at(x, y) for x, y in half], [self.at(-x, y) for x, y in half]
        shirt: list[Command] = [("M", left[0]), ("Q", (*self.at(0, 32), *right[0]))]
        shirt += [("C", (*right[1], *right[2], *right[3])), ("C", (*right[4], *right[5], *right[6])), ("L", right[7])]
        shirt += [("L", left[7]), ("L", left[6]), ("C", (*left[5], *left[4], *left[3]))]
        shirt += [("C", (*left[2], *left[1], *left[0])), ("Z", ())]
        canvas.path(shirt, fill=c.TOP)
