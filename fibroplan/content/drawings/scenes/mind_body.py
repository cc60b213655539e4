"""Slow movement and rest."""

from fibroplan.content.drawings.body import Front, Side
from fibroplan.content.drawings.canvas import ARROW
from fibroplan.content.drawings.joints import Bones
from fibroplan.content.drawings.poses import on_back, standing_front
from fibroplan.content.drawings.props import arrow, disc, floor, line, mat, tube
from fibroplan.content.drawings.scene import Scene, frame

TENSION = (((50, 36), (47, 41)), ((57, 37), (57, 43)), ((63, 34), (67, 38)))
"""Short strokes round a fist."""


def flowing(shift: float, left: Bones, right: Bones) -> Front:
    return standing_front(56, 11, hip=(56 + shift, 52), left=left, right=right)


def resting(arm: Bones) -> Side:
    """On the back, a roll under the knees."""
    return on_back(62, head=172, arm=arm, leg=Bones(22, -20, tip=62), far_leg=Bones(25, -18, tip=66))


SCENES = {
    "weight-flow": Scene(
        128,
        (
            frame(112, floor(18, 94), flowing(0, Bones(-126, -104), Bones(-54, -76))),
            frame(112, floor(18, 94), flowing(-7, Bones(198, 142), Bones(-70, -150)), arrow((66, 118), (42, 118), 2)),
            frame(112, floor(18, 94), flowing(7, Bones(-110, -30), Bones(-18, 38)), arrow((46, 118), (70, 118), -2)),
        ),
    ),
    "slow-breathing": Scene(
        50,
        (
            frame(
                126,
                floor(2, 124),
                mat(4, 122),
                tube((6, 6), (20, 6), width=3),
                disc(85, 8.5, 5.5),
                resting(Bones(-2, 62)),
                *(line(a, b, width=1.6, colour=ARROW) for a, b in TENSION),
            ),
            frame(
                126,
                floor(2, 124),
                mat(4, 122),
                tube((6, 6), (20, 6), width=3),
                disc(85, 8.5, 5.5),
                resting(Bones(-6, 1)),
                arrow((18, 26), (22, 42), -3),
            ),
        ),
    ),
}
