"""Moving joints gently."""

from typing import Any

from fibroplan.content.drawings.body import Front, Side, foot
from fibroplan.content.drawings.canvas import LEGS, Canvas, Shape, limb
from fibroplan.content.drawings.joints import Bones, Via
from fibroplan.content.drawings.poses import all_fours, on_back
from fibroplan.content.drawings.props import MAT, arrow, box, floor, mat, outline, spin, wedge
from fibroplan.content.drawings.scene import Scene, frame


def bust(look: str, **change: Any) -> Front:
    arms = {"left": Bones(-98, -90), "right": Bones(-82, -90)}
    return Front((24, 0), look=look, **{**arms, **change})


CHAIR_BACK = box(6, 2, 36, 20)


def rolling(knee: float) -> Front:
    """On the back with bent knees, seen from above."""
    x, y = 62, 34
    return Front(
        (x, y),
        trunk=180,
        left=Bones(-46, -14),
        right=Bones(46, 14),
        left_leg=Via((x + 17, y - 5 + knee), (x + 30, y - 5 + knee * 0.1)),
        right_leg=Via((x + 17, y + 5 + knee), (x + 30, y + 5 + knee * 0.1)),
        bare=True,
    )


def reclining(toes: float) -> tuple[Shape, ...]:
    figure = Side(
        (40, MAT + 7),
        trunk=(140, 134, 128),
        head=120,
        arm=Bones(-52, -14),
        leg=Bones(-1, -3, tip=toes),
        far_leg=Bones(2, -2, tip=toes),
        bare=True,
    )
    return mat(2, 108), wedge((4, 3), (30, 3), (12, 34), (4, 30)), figure


def lower_leg(toes: float) -> tuple[Shape, ...]:
    """A close-up of one leg from under the knee down."""

    def draw(canvas: Canvas) -> None:
        foot(canvas, (24, MAT + 5), toes, far=False, bare=True)
        canvas.path(limb([(8, MAT + 6), (24, MAT + 5)], [4.9, 3.2]), fill=LEGS)

    return mat(4, 38), draw


CLOSE = 1.6

SCENES = {
    "neck-turn": Scene(
        86,
        tuple(
            frame(84, CHAIR_BACK, bust(look), *marks, zoom=1.75)
            for look, marks in (
                ("front", ()),
                ("left", (arrow((31, 57.5), (17, 57.5), 1),)),
                ("right", (arrow((17, 57.5), (31, 57.5), -1),)),
                ("down", (arrow((35, 52), (35, 43), 1),)),
            )
        ),
        base=12,
    ),
    "shoulder-rolls": Scene(
        84,
        (
            frame(86, bust("front"), zoom=1.75),
            frame(86, bust("front", shrug=5), arrow((3, 24), (3, 36)), arrow((45, 24), (45, 36)), zoom=1.75),
            frame(60, Side((15, 0), arm=Bones(-97, -88), shoulder=(-3.5, 2)), spin(13, 31, 8, 20, 210), zoom=1.75),
            frame(86, bust("front"), arrow((3, 36), (3, 24)), arrow((45, 36), (45, 24)), zoom=1.75),
        ),
        base=12,
    ),
    "cat-cow": Scene(
        74,
        (
            frame(98, floor(2, 96), mat(6, 92), all_fours(40)),
            frame(
                94,
                floor(2, 92),
                mat(4, 90),
                all_fours(40, trunk=(40, 8, -30), head=-44),
                arrow((54, 58), (54, 68)),
            ),
            frame(
                94,
                floor(2, 92),
                mat(4, 90),
                all_fours(40, trunk=(-10, 8, 36), head=48),
                arrow((54, 60), (54, 50)),
            ),
        ),
    ),
    "trunk-rolls": Scene(
        68,
        (
            frame(108, floor(2, 104), mat(4, 102), on_back(62)),
            *(
                frame(116, outline(4, 3, 108, 62), rolling(knee), arrow((104, 34 - knee * 0.8), (104, 34 + knee)))
                for knee in (-14, 14)
            ),
        ),
        base=0,
    ),
    "ankle-pumps": Scene(
        64,
        (
            frame(112, *reclining(75)),
            frame(66, *lower_leg(26), arrow((34, 24), (38, 13), 2), zoom=CLOSE),
            frame(66, *lower_leg(106), arrow((37, 14), (31, 25), -2), zoom=CLOSE),
            frame(66, *lower_leg(70), spin(28, 14.5, 8.5, 60, 290), zoom=CLOSE),
        ),
    ),
}
