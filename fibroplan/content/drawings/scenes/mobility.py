"""Moving joints gently."""

from fibroplan.content.drawings.body import Bones, Front, Side, To, Via
from fibroplan.content.drawings.canvas import Shape
from fibroplan.content.drawings.poses import all_fours
from fibroplan.content.drawings.props import MAT, arrow, box, floor, line, mat, spin, tube
from fibroplan.content.drawings.scene import Scene, frame


def bust(look: str, **change) -> Front:
    arms = {"left": Bones(-98, -90), "right": Bones(-82, -90)}
    return Front((21, 0), look=look, **{**arms, **change})


CHAIR_BACK = box(2, 2, 38, 20)


def shoulders(x: float, y: float) -> Side:
    return Side((20, 0), arm=Bones(-94, -86), shoulder=(x, y))


def rolling(knee: float) -> Front:
    """On the back with bent knees, seen from above."""
    x = 45
    return Front(
        (x, 52),
        left=Bones(-140, -128),
        right=Bones(-40, -52),
        left_leg=Via((x - 4.6 + knee, 38 + abs(knee) * 0.15), (x - 4.6, 22)),
        right_leg=Via((x + 4.6 + knee, 38 + abs(knee) * 0.15), (x + 4.6, 22)),
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
    return mat(2, 108), tube((6, 8), (20, 12), (10, 30), width=6), figure


SCENES = {
    "neck-turn": Scene(
        84,
        tuple(
            frame(76, CHAIR_BACK, bust(look), *marks)
            for look, marks in (
                ("front", ()),
                ("left", (arrow((28, 57), (14, 57), 2),)),
                ("right", (arrow((14, 57), (28, 57), -2),)),
                ("down", (arrow((33, 52), (33, 42), 1),)),
            )
        ),
        base=12,
        zoom=1.75,
    ),
    "shoulder-rolls": Scene(
        84,
        (
            frame(70, shoulders(0, 0)),
            frame(70, shoulders(0, 4.5), arrow((32, 24), (32, 38))),
            frame(70, shoulders(-4.5, 2), spin(20, 32, 12, 100, 120)),
            frame(70, shoulders(0, 0), arrow((8, 38), (8, 24))),
        ),
        base=12,
        zoom=1.75,
    ),
    "cat-cow": Scene(
        64,
        (
            frame(94, floor(2, 92), mat(4, 90), all_fours(34)),
            frame(
                94,
                floor(2, 92),
                mat(4, 90),
                all_fours(34, trunk=(48, 6, -40), head=-58, arm=To(62, 5.6, tip=0), far_arm=To(65, 5.6, tip=0)),
                arrow((46, 54), (46, 62)),
            ),
            frame(
                94,
                floor(2, 92),
                mat(4, 90),
                all_fours(34, trunk=(-20, 6, 36), head=48),
                arrow((48, 54), (48, 44)),
            ),
        ),
    ),
    "trunk-rolls": Scene(
        116,
        tuple(
            frame(90, box(10, 6, 70, 104), box(33, 88, 24, 16), rolling(knee), *marks)
            for knee, marks in (
                (0, ()),
                (-14, (arrow((52, 12), (34, 12), -3),)),
                (14, (arrow((38, 12), (56, 12), 3),)),
            )
        ),
        base=0,
    ),
    "ankle-pumps": Scene(
        62,
        (
            frame(112, *reclining(38), arrow((104, 30), (108, 16), 3)),
            frame(112, *reclining(98), arrow((108, 16), (104, 30), -3)),
            frame(112, *reclining(75), spin(98, 20, 9, 40, 290)),
        ),
    ),
}
