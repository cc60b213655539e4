"""Strength at a wall, at a counter and on a mat."""

from math import cos, radians, sin
from typing import Any

from fibroplan.content.drawings.body import Front, Side
from fibroplan.content.drawings.canvas import Shape
from fibroplan.content.drawings.joints import Bones, To, Via
from fibroplan.content.drawings.poses import from_behind, on_back, standing
from fibroplan.content.drawings.props import (
    MAT,
    arrow,
    box,
    counter,
    counter_end,
    floor,
    mat,
    tube,
    wall,
)
from fibroplan.content.drawings.scene import Scene, frame


def plank(ankle: tuple[float, float], lean: float, hands: tuple[float, float], foot: float, palm: float) -> Side:
    """A straight body that leans on its hands."""
    hip = (ankle[0] + 50.8 * cos(radians(lean)), ankle[1] + 50.8 * sin(radians(lean)))
    far = To(hands[0], hands[1] + 2, tip=palm)
    return Side(
        hip,
        trunk=lean,
        arm=To(*hands, tip=palm),
        far_arm=far,
        leg=To(*ankle, tip=foot),
        far_leg=To(ankle[0] + 2, ankle[1], tip=foot),
    )


def at_counter(x: float, **change: Any) -> Side:
    hold = {"arm": To(60.5, 58.6, tip=0), "far_arm": To(62, 58.6, tip=0)}
    return standing(x, **{**hold, **change})


def on_side(knee: tuple[float, float]) -> tuple[Shape, ...]:
    """On the side, seen from the front, head to the left."""
    figure = Front(
        (62, MAT + 11.5),
        trunk=175,
        head=178,
        left=None,
        right=Via((44, 14), (50, 6.5), tip=-20),
        left_leg=Via((81, 4), (102, 8), tip=-10),
        right_leg=Via(knee, (102, 13.5), tip=-10),
        bare=True,
    )
    return box(4, -4, 112, 9), tube((10, 6.5), (24, 6.5), width=3), figure


SCENES = {
    "wall-push-up": Scene(
        118,
        (
            frame(90, floor(8, 86), wall(82), plank((34, 4), 80, (78.5, 80), 0, 84)),
            frame(90, floor(8, 86), wall(82), plank((34, 4), 71, (78.5, 80), 0, 84), arrow((36, 78), (50, 76))),
        ),
    ),
    "counter-push-up": Scene(
        112,
        (
            frame(94, floor(4, 90), counter_end(66), plank((14, 7.7), 67, (68, 58.6), -24, 0)),
            frame(
                94, floor(4, 90), counter_end(66), plank((14, 7.7), 56, (68, 58.6), -24, 0), arrow((32, 84), (44, 74))
            ),
        ),
    ),
    "mini-squat": Scene(
        118,
        (
            frame(86, floor(8, 82), counter_end(58), at_counter(44, trunk=88)),
            frame(
                86,
                floor(8, 82),
                counter_end(58),
                at_counter(44, hip=(36, 48), trunk=74, head=84, leg=To(44, 4), far_leg=To(47, 4)),
                arrow((18, 62), (18, 46)),
            ),
        ),
    ),
    "heel-raise": Scene(
        120,
        (
            frame(86, floor(8, 82), counter_end(57), at_counter(45)),
            frame(
                86,
                floor(8, 82),
                counter_end(57),
                at_counter(
                    45, hip=(48, 59.1), trunk=84, head=89, leg=To(48, 8.3, tip=-30), far_leg=To(51, 8.3, tip=-30)
                ),
                arrow((32, 8), (32, 24)),
            ),
        ),
    ),
    "side-leg-lift": Scene(
        118,
        (
            frame(92, floor(4, 88), counter(6, 86), from_behind(44)),
            frame(
                92,
                floor(4, 88),
                counter(6, 86),
                from_behind(42, left_leg=To(38, 4), right_leg=Bones(-66, -68)),
                arrow((66, 2), (82, 13), -3),
            ),
        ),
    ),
    "glute-bridge": Scene(
        48,
        (
            frame(108, floor(2, 104), mat(4, 102), on_back(62)),
            frame(
                108,
                floor(2, 104),
                mat(4, 102),
                on_back(62, hip=(61, 20), trunk=198, head=182, arm=Bones(-8, 2), leg=To(89, 7), far_leg=To(92, 7)),
                arrow((62, 30), (62, 43)),
            ),
        ),
    ),
    "clam-shell": Scene(
        50,
        (
            frame(120, *on_side((81, 11))),
            frame(120, *on_side((80, 31)), arrow((110, 18), (98, 38), 4)),
        ),
    ),
    "wall-sit": Scene(
        118,
        (
            frame(74, floor(6, 70), wall(10), standing(21.5, hip=(21.5, 53), leg=To(34, 4), far_leg=To(36, 4))),
            frame(
                74,
                floor(6, 70),
                wall(10),
                standing(
                    21.5,
                    hip=(21.5, 43.5),
                    leg=To(37, 4),
                    far_leg=To(40, 4),
                    arm=Bones(-92, -60),
                    far_arm=Bones(-86, -54),
                ),
                arrow((48, 90), (48, 74)),
            ),
        ),
    ),
}
