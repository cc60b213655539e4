"""In the pool: bare feet, the water line, the wall."""

from typing import Any

from fibroplan.content.drawings.body import Front, Side
from fibroplan.content.drawings.canvas import GEAR, WATER, Shape
from fibroplan.content.drawings.joints import Bones, Limb, To, Via
from fibroplan.content.drawings.poses import standing, striding
from fibroplan.content.drawings.props import arrow, box, line, tube, water
from fibroplan.content.drawings.scene import Scene, frame


def pool_floor(end: float) -> Shape:
    return line((2, -1), (end, -1), width=1.6, colour=WATER)


def jogging(near_up: bool) -> Side:
    up, down = Bones(-25, -112, tip=-30), To(40, 6.5, tip=-15)
    front, back = Bones(-62, 24), Bones(-122, -35)
    if near_up:
        return Side((40, 56.5), trunk=87, leg=up, far_leg=down, arm=back, far_arm=front, swim=True)
    return Side((40, 56.5), trunk=87, leg=down, far_leg=up, arm=front, far_arm=back, swim=True)


def sweeping(left: Limb, right: Limb) -> Front:
    """Knees a little bent, so that the shoulders are under water."""
    left_leg, right_leg = Via((45, 26), (44, 5)), Via((67, 26), (68, 5))
    return Front((56, 47), left=left, right=right, left_leg=left_leg, right_leg=right_leg, swim=True)


def wall_hold(**change: Any) -> Side:
    hold = {"arm": To(74, 84, tip=0), "far_arm": To(76, 84, tip=0)}
    return standing(46, swim=True, **hold, **change)


EDGE_OF_POOL = box(76, -1, 18, 84)

SCENES = {
    "water-walk": Scene(
        118,
        tuple(
            frame(82, pool_floor(80), striding(40, near, swim=True), water(2, 80, 72), arrow((62, 84), (78, 84)))
            for near in (True, False)
        ),
    ),
    "water-jog": Scene(
        120,
        tuple(
            frame(82, pool_floor(80), jogging(near), water(2, 80, 80), arrow((70, 30), (70, 46)))
            for near in (True, False)
        ),
    ),
    "water-arms": Scene(
        112,
        (
            frame(
                112,
                pool_floor(110),
                sweeping(Via((41, 69), (46, 73), tip=65), Via((71, 69), (66, 73), tip=115)),
                water(2, 110, 84),
            ),
            frame(
                112,
                pool_floor(110),
                sweeping(Bones(183, 179), Bones(-3, 1)),
                water(2, 110, 84),
                arrow((38, 62), (14, 64), -4),
                arrow((74, 62), (98, 64), 4),
            ),
        ),
    ),
    "water-kicks": Scene(
        118,
        (
            frame(96, pool_floor(76), EDGE_OF_POOL, wall_hold(), water(2, 76, 76)),
            frame(
                96,
                pool_floor(76),
                EDGE_OF_POOL,
                wall_hold(trunk=85, leg=Bones(-118, -122, tip=-45), far_leg=To(47, 4)),
                water(2, 76, 76),
                arrow((30, 4), (9, 18), 4),
            ),
        ),
    ),
    "water-float": Scene(
        64,
        tuple(
            frame(
                132,
                tube((34, 20), (44, 21), (54, 32), (58, 42), width=3, fill=GEAR),
                Side(
                    (68, 26),
                    trunk=(176, 170, 164),
                    head=160,
                    leg=Bones(-3, -9, tip=55),
                    far_leg=Bones(2, -4, tip=58),
                    swim=True,
                    arm=arm,
                    far_arm=None,
                ),
                water(2, 130, 30),
                *marks,
            )
            for arm, marks in (
                (Bones(-28, -10), ()),
                (Bones(-40, -22), (arrow((24, 44), (26, 56), -3),)),
            )
        ),
    ),
}
