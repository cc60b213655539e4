"""Walking, marching, cycling and stepping."""

from fibroplan.content.drawings.body import Side
from fibroplan.content.drawings.canvas import TOP_FAR, Shape
from fibroplan.content.drawings.joints import Bones, To
from fibroplan.content.drawings.poses import seated, seated_front, standing, standing_front, striding
from fibroplan.content.drawings.props import arrow, box, chair, chair_front, counter, disc, floor, line, note, spin
from fibroplan.content.drawings.scene import Scene, frame


def doorway(x: float) -> Shape:
    return line((x, 0), (x, 108), (x + 36, 108), (x + 36, 0), width=2.6)


def table(x: float) -> tuple[Shape, ...]:
    legs = line((x + 4, 46), (x + 4, 0), width=2.4), line((x + 46, 46), (x + 46, 0), width=2.4)
    return (*legs, box(x, 44, 50, 4))


def tree(x: float) -> tuple[Shape, ...]:
    return box(x - 2, 0, 4, 50), disc(x, 66, 17, TOP_FAR), disc(x + 9, 56, 11, TOP_FAR)


def bench(x: float) -> tuple[Shape, ...]:
    legs = line((x + 5, 22), (x + 5, 0), width=2.4), line((x + 35, 22), (x + 35, 0), width=2.4)
    return (*legs, box(x, 20, 40, 4), box(x, 31, 40, 6))


BIKE = (
    line((24, 1), (74, 1), width=3.4),
    line((34, 58), (46, 22), (72, 18), width=3),
    line((36, 1), (46, 22), width=3),
    line((72, 18), (65, 80), width=3),
    disc(72, 20, 14),
    disc(72, 20, 3),
    box(26, 56.5, 17, 3.4),
    line((61, 82), (70, 82), width=3),
)


def cycling(near: tuple[float, float], far: tuple[float, float]) -> Side:
    return Side(
        (35, 66),
        trunk=78,
        head=88,
        arm=To(63, 83, tip=-10),
        far_arm=To(66, 83, tip=-10),
        leg=To(*near, tip=-12),
        far_leg=To(*far, tip=-12),
    )


def pedals(near: tuple[float, float], far: tuple[float, float]) -> Shape:
    return line(near, far, width=2.4)


HOLD_COUNTER = To(51, 58.6, tip=0)
HOLD_SEAT = To(35, 31, tip=-80)
MARCH_KNEE = Bones(-38, -92, tip=-4)

SCENES = {
    "indoor-walk": Scene(
        118,
        (
            frame(80, floor(4, 76), doorway(26), striding(38, True), arrow((58, 66), (74, 66))),
            frame(80, floor(4, 76), *table(20), striding(38, False), arrow((58, 66), (74, 66))),
        ),
    ),
    "outdoor-walk": Scene(
        118,
        (
            frame(92, floor(2, 90), *tree(18), striding(50, True), arrow((70, 66), (86, 66))),
            frame(92, floor(2, 90), *bench(4), striding(50, False), arrow((70, 66), (86, 66))),
        ),
    ),
    "march-standing": Scene(
        118,
        (
            frame(74, floor(2, 72), counter(4, 70), standing(34, far_arm=HOLD_COUNTER)),
            frame(
                74,
                floor(2, 72),
                counter(4, 70),
                standing(34, far_arm=HOLD_COUNTER, leg=MARCH_KNEE, far_leg=To(35, 4)),
                arrow((62, 24), (62, 40)),
            ),
            frame(
                74,
                floor(2, 72),
                counter(4, 70),
                standing(34, far_arm=HOLD_COUNTER, far_leg=MARCH_KNEE),
                arrow((62, 24), (62, 40)),
            ),
        ),
    ),
    "march-seated": Scene(
        94,
        (
            frame(80, floor(4, 76), chair(19), seated(36, arm=HOLD_SEAT, far_arm=To(38, 31))),
            frame(
                80,
                floor(4, 76),
                chair(19),
                seated(36, arm=HOLD_SEAT, far_arm=To(38, 31), leg=Bones(22, -88, tip=0)),
                arrow((74, 26), (74, 42)),
            ),
            frame(
                80,
                floor(4, 76),
                chair(19),
                seated(36, arm=HOLD_SEAT, far_arm=To(38, 31), leg=To(62, 4), far_leg=Bones(22, -88, tip=0)),
                arrow((74, 26), (74, 42)),
            ),
        ),
    ),
    "cycle": Scene(
        128,
        (
            frame(
                96,
                floor(8, 90),
                *BIKE,
                pedals((46, 14), (46, 30)),
                cycling((45, 18), (43, 34)),
                spin(72, 20, 20, 60, -80),
            ),
            frame(
                96,
                floor(8, 90),
                *BIKE,
                pedals((46, 30), (46, 14)),
                cycling((43, 34), (45, 18)),
                spin(72, 20, 20, 60, -80),
            ),
        ),
    ),
    "arm-circles": Scene(
        94,
        (
            frame(
                108,
                floor(24, 84),
                chair_front(54),
                seated_front(54, left=Bones(186, 182), right=Bones(-6, -2)),
                spin(9, 58, 7, 160, 290),
                spin(99, 58, 7, 20, -290),
            ),
            frame(
                92,
                floor(4, 76),
                chair(14),
                seated(25, arm=Bones(-12, -8), far_arm=Bones(-105, 30)),
                arrow((70, 66), (86, 65)),
            ),
            frame(
                92,
                floor(4, 76),
                chair(14),
                seated(25, arm=Bones(-115, 25), far_arm=Bones(-12, -8)),
                arrow((70, 66), (86, 65)),
            ),
        ),
    ),
    "step-touch": Scene(
        118,
        (
            frame(80, floor(4, 76), standing_front(26, 4), note(58, 92)),
            frame(
                80,
                floor(4, 76),
                standing_front(38, 15, hip=(38, 52), left=Bones(-125, -60), right=Bones(-55, -120)),
                arrow((58, 30), (74, 30)),
                note(62, 92),
            ),
            frame(80, floor(4, 76), standing_front(48, 4), arrow((24, 12), (38, 12)), note(66, 92)),
        ),
    ),
    "stair-step": Scene(
        132,
        tuple(
            frame(
                84,
                box(46, 0, 36, 14),
                floor(2, 82),
                line((14, 0), (14, 60), (74, 78), (74, 14), width=2.2),
                figure,
                arrow(*way),
            )
            for figure, way in (
                (standing(28, far_arm=To(42, 69, tip=15)), ((56, 26), (56, 40))),
                (
                    standing(34, hip=(34, 54), leg=To(54, 18), far_leg=To(27, 4), far_arm=To(52, 72, tip=15), trunk=84),
                    ((66, 30), (66, 44)),
                ),
                (
                    standing(58, hip=(57, 68.6), leg=To(57, 18), far_leg=To(60, 18), far_arm=To(70, 78, tip=15)),
                    ((36, 40), (36, 26)),
                ),
            )
        ),
    ),
}
