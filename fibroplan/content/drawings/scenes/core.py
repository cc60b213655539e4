"""The muscles round the trunk, on a mat."""

from fibroplan.content.drawings.body import Bones, To
from fibroplan.content.drawings.poses import all_fours, on_back
from fibroplan.content.drawings.props import MAT, arrow, floor, mat
from fibroplan.content.drawings.scene import Scene, frame

ON_BELLY = To(50, 20.4, tip=-8)

SCENES = {
    "brace-breathe": Scene(
        50,
        (
            frame(108, floor(2, 104), mat(4, 102), on_back(62, arm=ON_BELLY, belly=2.5), arrow((54, 28), (54, 42))),
            frame(
                108,
                floor(2, 104),
                mat(4, 102),
                on_back(62, arm=To(50, 17.4, tip=-8)),
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
            frame(94, floor(2, 92), mat(4, 90), all_fours(34)),
            frame(110, floor(2, 108), mat(4, 90), all_fours(34, arm=Bones(12, 8)), arrow((84, 22), (102, 32), -3)),
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
