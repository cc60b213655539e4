"""Positions that many exercises begin from; each takes what differs."""

from dataclasses import replace
from typing import Any

from fibroplan.content.drawings.body import Front, Side
from fibroplan.content.drawings.joints import Bones, To, Via
from fibroplan.content.drawings.props import MAT, SEAT

STANDING = 54.6
"""Height of the hips of a standing figure: knees soft."""


def standing(x: float, **change: Any) -> Side:
    """Upright, from the side."""
    figure = Side((x, STANDING), arm=Bones(-97, -84), far_arm=Bones(-86, -72), leg=To(x, 4), far_leg=To(x + 3, 4))
    return replace(figure, **change)


def seated(x: float, **change: Any) -> Side:
    """Sitting tall from the side, hands on the thighs."""
    figure = Side(
        (x, SEAT + 6.6),
        arm=To(x + 17, 38, tip=-15),
        far_arm=To(x + 20, 38, tip=-15),
        leg=To(x + 26, 4),
        far_leg=To(x + 30, 4),
    )
    return replace(figure, **change)


def seated_front(x: float, **change: Any) -> Front:
    """Sitting tall from the front, hands on the thighs."""
    figure = Front(
        (x, SEAT + 7),
        left=Via((x - 17, 46), (x - 9.5, 35), tip=-60),
        right=Via((x + 17, 46), (x + 9.5, 35), tip=-120),
        left_leg=Via((x - 8, 28), (x - 8, 5)),
        right_leg=Via((x + 8, 28), (x + 8, 5)),
    )
    return replace(figure, **change)


def standing_front(x: float, apart: float = 6, **change: Any) -> Front:
    """Upright, from the front; `apart` is how far each foot is from the middle."""
    figure = Front((x, STANDING), left_leg=To(x - apart, 4), right_leg=To(x + apart, 4))
    return replace(figure, **change)


def on_back(x: float, **change: Any) -> Side:
    """On the back with the knees bent, head to the left; x is the hips."""
    figure = Side(
        (x, MAT + 6.9),
        trunk=180,
        arm=Bones(-6, 1),
        leg=To(x + 27, MAT + 4),
        far_leg=To(x + 30, MAT + 4),
        bare=True,
    )
    return replace(figure, **change)


def all_fours(x: float, **change: Any) -> Side:
    """On hands and knees, head to the right; x is the hips, above the knees."""
    figure = Side(
        (x, MAT + 31.4),
        trunk=9,
        head=2,
        arm=To(x + 31, MAT + 2.7, tip=0),
        far_arm=To(x + 34, MAT + 2.7, tip=0),
        leg=Bones(-90, 184, tip=196),
        far_leg=Bones(-86, 184, tip=196),
        bare=True,
    )
    return replace(figure, **change)


def striding(x: float, near_first: bool, swim: bool = False) -> Side:
    """One step of a calm walk: the arms swing against the legs."""
    front, rear = To(x + 14, 4.6, tip=10), To(x - 15, 7.7, tip=-25)
    ahead, behind = Bones(-74, -52), Bones(-112, -98)
    if near_first:
        return Side((x, 52.6), leg=front, far_leg=rear, arm=behind, far_arm=ahead, swim=swim)
    return Side((x, 52.6), leg=rear, far_leg=front, arm=ahead, far_arm=behind, swim=swim)


def from_behind(x: float, **change: Any) -> Front:
    """Facing a counter, seen from behind, both hands on it."""
    hands = {"left": Via((x - 17, 71), (x - 15, 60.5), tip=-70), "right": Via((x + 17, 71), (x + 15, 60.5), tip=-110)}
    return standing_front(x, look="back", arms_behind=True, **{**hands, **change})
