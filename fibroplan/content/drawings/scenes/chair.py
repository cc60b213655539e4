"""Strength on a chair, with a band or a can."""

from fibroplan.content.drawings.canvas import Shape
from fibroplan.content.drawings.joints import Bones, To, Via
from fibroplan.content.drawings.poses import seated, seated_front, standing
from fibroplan.content.drawings.props import (
    arrow,
    band,
    can,
    chair,
    chair_front,
    disc,
    floor,
    spin,
    wall,
)
from fibroplan.content.drawings.scene import Scene, frame


def rowing(wrist: tuple[float, float]) -> tuple[Shape, ...]:
    x, y = wrist
    return (
        chair(14),
        wall(98, 90),
        disc(97, 50, 2.4),
        band((97, 50), (x + 3, y + 2)),
        seated(25, arm=To(x, y, tip=0), far_arm=To(x + 2, y + 1, tip=0)),
        band((97, 49), (x + 3, y - 1)),
    )


SCENES = {
    "sit-to-stand": Scene(
        118,
        (
            frame(74, floor(4, 70), chair(11), seated(28, leg=To(48, 4), far_leg=To(51, 4))),
            frame(
                74,
                floor(4, 70),
                chair(11),
                seated(
                    29,
                    hip=(31, 34),
                    trunk=50,
                    head=64,
                    leg=To(48, 4),
                    far_leg=To(51, 4),
                    arm=Bones(-80, -30),
                    far_arm=Bones(-74, -24),
                ),
                arrow((26, 76), (46, 80), 4),
            ),
            frame(74, floor(4, 70), chair(11), standing(48), arrow((66, 66), (66, 86))),
        ),
    ),
    "band-row": Scene(
        94,
        (
            frame(104, floor(4, 101), *rowing((54, 54))),
            frame(104, floor(4, 101), *rowing((36, 47)), arrow((66, 64), (50, 64))),
        ),
    ),
    "band-pull-apart": Scene(
        94,
        (
            frame(
                84,
                floor(12, 72),
                chair_front(42),
                seated_front(42, left=Via((24, 48), (34, 56), tip=50), right=Via((60, 48), (50, 56), tip=130)),
                band((35, 59), (49, 59)),
            ),
            frame(
                84,
                floor(12, 72),
                chair_front(42),
                band((20, 57), (64, 57)),
                seated_front(42, left=Via((23, 50), (19, 56), tip=70), right=Via((61, 50), (65, 56), tip=110)),
                band((18, 57), (66, 57)),
                arrow((24, 70), (10, 70)),
                arrow((60, 70), (74, 70)),
            ),
        ),
    ),
    "biceps-curl": Scene(
        94,
        (
            frame(78, floor(4, 74), chair(14), seated(25, arm=Bones(-92, -84), far_arm=Bones(-84, -74)), can(26.5, 25)),
            frame(
                78,
                floor(4, 74),
                chair(14),
                seated(25, arm=Bones(-84, 48), far_arm=Bones(-78, 52)),
                can(41, 60),
                spin(27, 45, 24, -30, 55),
            ),
        ),
    ),
    "overhead-reach": Scene(
        120,
        (
            frame(78, floor(4, 74), chair(14), seated(25, far_arm=Bones(-66, 66)), can(40.5, 64)),
            frame(
                78,
                floor(4, 74),
                chair(14),
                seated(25, far_arm=Bones(70, 82)),
                can(34.5, 101),
                arrow((52, 78), (52, 96)),
            ),
        ),
    ),
    "knee-straighten": Scene(
        94,
        (
            frame(96, floor(4, 92), chair(14), seated(25, arm=To(27, 31, tip=-70), far_arm=To(30, 31))),
            frame(
                96,
                floor(4, 92),
                chair(14),
                seated(25, arm=To(27, 31, tip=-70), far_arm=To(30, 31), leg=Bones(2, -10, tip=70)),
                spin(51, 31, 22, -68, 42),
            ),
        ),
    ),
    "arm-hold": Scene(
        94,
        (
            frame(84, floor(12, 72), chair_front(42), seated_front(42)),
            frame(
                108,
                floor(24, 84),
                chair_front(54),
                seated_front(54, left=Bones(192, 188), right=Bones(-12, -8)),
                spin(43, 61, 38, 232, -38),
                spin(65, 61, 38, -52, 38),
            ),
        ),
    ),
}
