"""Balance: always with something firm in reach."""

from fibroplan.content.drawings.body import Front
from fibroplan.content.drawings.joints import To, Via
from fibroplan.content.drawings.poses import from_behind, standing, standing_front
from fibroplan.content.drawings.props import arrow, chair_front, counter, floor
from fibroplan.content.drawings.scene import Scene, frame


def behind_chair(shift: float) -> Front:
    """Behind a chair, seen from its front; both hands on its back."""
    hands = {
        "left": Via((25 + shift * 0.6, 76), (33, 68.5), tip=-50),
        "right": Via((59 + shift * 0.6, 76), (51, 68.5), tip=-130),
    }
    return standing_front(42, 8, hip=(42 + shift, 53), **hands)


HOLD = To(49, 58.6, tip=0)

SCENES = {
    "feet-together": Scene(
        118,
        (
            frame(88, floor(4, 84), counter(6, 82), from_behind(44, left_leg=To(35, 4), right_leg=To(53, 4))),
            frame(
                88,
                floor(4, 84),
                counter(6, 82),
                from_behind(44, left_leg=To(40.6, 4, tip=-90), right_leg=To(47.4, 4, tip=-90)),
                arrow((22, 8), (33, 8)),
                arrow((66, 8), (55, 8)),
            ),
        ),
    ),
    "tandem-stand": Scene(
        118,
        (
            frame(78, floor(4, 74), counter(6, 72), standing(32, far_arm=HOLD)),
            frame(
                78,
                floor(4, 74),
                counter(6, 72),
                standing(34, hip=(34, 54), far_arm=HOLD, leg=To(42, 4), far_leg=To(25.7, 4)),
                arrow((54, 14), (66, 14)),
            ),
            frame(
                78,
                floor(4, 74),
                counter(6, 72),
                standing(34, hip=(34, 54), far_arm=HOLD, leg=To(25.7, 4), far_leg=To(42, 4)),
                arrow((54, 14), (66, 14)),
            ),
        ),
    ),
    "weight-shifts": Scene(
        118,
        (
            frame(84, floor(8, 76), behind_chair(0), chair_front(42, 13)),
            frame(84, floor(8, 76), behind_chair(-7), chair_front(42, 13), arrow((22, 40), (6, 40))),
            frame(84, floor(8, 76), behind_chair(7), chair_front(42, 13), arrow((62, 40), (78, 40))),
        ),
    ),
}
