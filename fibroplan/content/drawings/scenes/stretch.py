"""Mild stretches that are held."""

from fibroplan.content.drawings.body import Side
from fibroplan.content.drawings.joints import Bones, To, Via
from fibroplan.content.drawings.poses import on_back, standing, standing_front
from fibroplan.content.drawings.props import arrow, band, box, floor, line, mat, wall
from fibroplan.content.drawings.scene import Scene, frame

SCENES = {
    "calf-stretch": Scene(
        118,
        (
            frame(90, floor(8, 86), wall(82), standing(56, arm=To(78.5, 80, tip=80), far_arm=To(78.5, 83, tip=80))),
            frame(
                90,
                floor(8, 86),
                wall(82),
                Side(
                    (42, 50.7),
                    trunk=74,
                    head=82,
                    arm=To(78.5, 78, tip=80),
                    far_arm=To(78.5, 81, tip=80),
                    leg=To(22, 4),
                    far_leg=To(55, 4),
                ),
                arrow((10, 24), (10, 8)),
            ),
        ),
    ),
    "chest-stretch": Scene(
        124,
        (
            frame(
                90,
                floor(4, 86),
                line((10, 0), (10, 118), (80, 118), (80, 0), width=4),
                standing_front(45, look="back", left=Bones(176, 96), right=Bones(4, 84)),
            ),
            frame(
                84,
                floor(4, 80),
                box(38, 0, 5, 118),
                Side(
                    (44, 53),
                    trunk=78,
                    head=84,
                    leg=To(54, 4),
                    far_leg=To(28, 5.6, tip=-12),
                    arm=Via((41, 83), (41, 98), tip=90),
                ),
                arrow((60, 72), (74, 72)),
            ),
        ),
    ),
    "hamstring-stretch": Scene(
        80,
        (
            frame(
                108,
                floor(2, 104),
                mat(4, 102),
                on_back(62, leg=Bones(80, 10, tip=100), arm=To(58, 22, tip=40), far_arm=To(61, 23, tip=40)),
                band((61, 24), (90, 50.5), (95.4, 47), (63, 23)),
            ),
            frame(
                108,
                floor(2, 104),
                mat(4, 102),
                on_back(62, leg=Bones(72, 64, tip=156), arm=To(54, 26, tip=60), far_arm=To(57, 27, tip=60)),
                band((56, 30), (71.6, 63), (76, 67), (59, 30)),
                arrow((98, 34), (90, 54), 3),
            ),
        ),
    ),
}
