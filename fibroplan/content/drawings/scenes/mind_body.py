"""Slow movement and rest."""

from fibroplan.content.drawings.body import Bones, Front, To, Via
from fibroplan.content.drawings.poses import on_back, standing_front
from fibroplan.content.drawings.props import MAT, arrow, floor, line, mat, tube
from fibroplan.content.drawings.scene import Scene, frame


def flowing(shift: float, left: Bones, right: Bones) -> Front:
    return standing_front(46, 11, hip=(46 + shift, 52), left=left, right=right)


def resting(arm: Bones):
    legs = {"leg": Bones(22, -20, tip=62), "far_leg": Bones(25, -18, tip=66)}
    return on_back(62, head=172, arm=arm, **legs)


SCENES = {
    "weight-flow": Scene(
        118,
        (
            frame(92, floor(8, 84), flowing(0, Bones(-118, -70), Bones(-62, -110))),
            frame(92, floor(8, 84), flowing(-8, Bones(190, 160), Bones(-70, -150)), arrow((60, 98), (34, 108), 5)),
            frame(92, floor(8, 84), flowing(8, Bones(-110, -30), Bones(-10, 20)), arrow((32, 98), (58, 108), -5)),
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
                tube((78, 6), (92, 6), width=4),
                resting(Bones(-4, 60)),
            ),
            frame(
                126,
                floor(2, 124),
                mat(4, 122),
                tube((6, 6), (20, 6), width=3),
                tube((78, 6), (92, 6), width=4),
                resting(Bones(-6, 1)),
                arrow((18, 26), (22, 42), -3),
            ),
        ),
    ),
}
