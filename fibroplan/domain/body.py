"""The 19 areas of the body that a person can say hurt: those that the widespread pain index (WPI) counts.

Source: 2016 criteria for fibromyalgia, Wolfe 2016, Semin Arthritis Rheum 46:319 [V]. Their names are fixed: other parts
score them. Left and right are the person's own.
"""

BODY_AREAS = [
    "left_jaw",
    "right_jaw",
    "neck",
    "left_shoulder",
    "right_shoulder",
    "left_upper_arm",
    "right_upper_arm",
    "left_lower_arm",
    "right_lower_arm",
    "chest",
    "abdomen",
    "upper_back",
    "lower_back",
    "left_hip",
    "right_hip",
    "left_upper_leg",
    "right_upper_leg",
    "left_lower_leg",
    "right_lower_leg",
]
"""Every area, from head to foot."""

AREA_WORDS = {
    "left_jaw": "Left jaw",
    "right_jaw": "Right jaw",
    "neck": "Neck",
    "left_shoulder": "Left shoulder",
    "right_shoulder": "Right shoulder",
    "left_upper_arm": "Left upper arm",
    "right_upper_arm": "Right upper arm",
    "left_lower_arm": "Left lower arm",
    "right_lower_arm": "Right lower arm",
    "chest": "Chest",
    "abdomen": "Belly",
    "upper_back": "Upper back",
    "lower_back": "Lower back",
    "left_hip": "Left hip or buttock",
    "right_hip": "Right hip or buttock",
    "left_upper_leg": "Left upper leg",
    "right_upper_leg": "Right upper leg",
    "left_lower_leg": "Left lower leg",
    "right_lower_leg": "Right lower leg",
}
"""What each area is called on the screen."""


def known_areas(areas: list[str]) -> list[str]:
    """The areas among some names, each once and from head to foot; what is no area is left out."""
    return [area for area in BODY_AREAS if area in areas]


def with_area(areas: list[str], area: str) -> list[str]:
    """Some areas with one more, or without it if it was among them; what is no area changes nothing."""
    if area in areas:
        return [each for each in known_areas(areas) if each != area]
    return known_areas([*areas, area])
