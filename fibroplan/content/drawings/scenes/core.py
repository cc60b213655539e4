"""The muscles round the trunk, on a mat."""

from fibroplan.content.drawings.joints import Bones, To, Via
from fibroplan.content.drawings.poses import all_fours, on_back
from fibroplan.content.drawings.props import MAT, arrow, floor, mat
from fibroplan.content.drawings.scene import Scene, frame

ON_BELLY = Via((42, 8.5), (52, 17.5), tip=10)

SCENES = {
    "brace-breathe": Scene(
        50,
        (
            frame(108, floor(2, 104), mat(4, 102), on_back(62, arm=ON_BELLY, belly=2.5), arrow((54, 28), (54, 42))),
            frame(
                108,
                floor(2, 104),
                mat(4, 102),
                on_back(62, arm=ON_BELLY),
                arrow((54, 42), (54, 28)),
                arrow((16, 24), (20, 40), -3),
            ),
        ),
    ),
    "heel-slide": Scene(
        42,
        (
            frame(108, floor(2, 104), mat(4, 102), on_back(62)),
            frame(
                128,
                floor(2, 126),
                mat(4, 124),
                on_back(62, leg=To(109, MAT + 4.6, tip=40)),
                arrow((92, 26), (110, 22), 2),
            ),
        ),
    ),
    "bird-dog": Scene(
        64,
        (
            frame(98, floor(2, 96), mat(6, 92), all_fours(40)),
            frame(114, floor(2, 112), mat(6, 92), all_fours(40, far_arm=Bones(6, 10)), arrow((90, 20), (106, 32), -3)),
            frame(
                122,
                floor(2, 120),
                mat(34, 118),
                all_fours(62, leg=Bones(188, 186, tip=246)),
                arrow((34, 16), (12, 20), -3),
            ),
        ),
    ),
}
