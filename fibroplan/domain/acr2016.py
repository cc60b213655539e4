"""The count of the 2016 criteria for fibromyalgia: areas that hurt and how strong some symptoms are.

Source: Wolfe 2016, Semin Arthritis Rheum 46:319 [V]. The count is a fact about answers; a diagnosis is a doctor's.
"""

from typing import TypedDict

from fibroplan.domain.body import known_areas

ACR_REGIONS = {
    "left_upper": ["left_shoulder", "left_upper_arm", "left_lower_arm"],
    "right_upper": ["right_shoulder", "right_upper_arm", "right_lower_arm"],
    "left_lower": ["left_hip", "left_upper_leg", "left_lower_leg"],
    "right_lower": ["right_hip", "right_upper_leg", "right_lower_leg"],
    "axial": ["neck", "upper_back", "lower_back"],
}
"""The five regions; jaw, chest and abdomen belong to none."""

WPI_MOST, SSS_MOST, REGIONS_MOST = 19, 12, 5
REGIONS_NEEDED, MONTHS_NEEDED = 4, 3


class AcrCount(TypedDict):
    """What is counted. `pattern_met` is for professionals: no screen of a patient says it."""

    wpi: int
    """Widespread pain index, 0 to 19: the areas that hurt."""
    sss: int
    """Symptom severity scale, 0 to 12."""
    psd: int
    """Polysymptomatic distress, 0 to 31: WPI + SSS."""
    regions: int
    """Of the five regions, those with pain."""
    pattern_met: bool


def acr_count(
    areas: list[str],
    fatigue: int,
    unrefreshed: int,
    cognitive: int,
    headache: int,
    abdominal_pain: int,
    depression: int,
    months: float,
) -> AcrCount:
    """The whole count.

    Args:
        areas: Names from `body.BODY_AREAS` that hurt in the past week; an area counts once, another name not at all.
        fatigue: 0 to 3 in the past week, as `unrefreshed` (waking tired) and `cognitive` (memory and thinking).
        unrefreshed: See `fatigue`.
        cognitive: See `fatigue`.
        headache: 0 or 1 in the past six months, as `abdominal_pain` and `depression`.
        abdominal_pain: See `headache`.
        depression: See `headache`.
        months: For how many months it has been so, 0 or more.
    """
    wpi = len(known_areas(areas))
    sss = fatigue + unrefreshed + cognitive + headache + abdominal_pain + depression
    regions = regions_with_pain(areas)
    return {
        "wpi": wpi,
        "sss": sss,
        "psd": wpi + sss,
        "regions": regions,
        "pattern_met": is_acr_pattern(wpi, sss, regions, months),
    }


def regions_with_pain(areas: list[str]) -> int:
    """How many of the five regions have pain."""
    return len([name for name in sorted(ACR_REGIONS) if any(area in areas for area in ACR_REGIONS[name])])


def is_acr_pattern(wpi: int, sss: int, regions: int, months: float) -> bool:
    """Whether the pattern of the criteria is met: WPI 7 or more with SSS 5 or more, or WPI 4 to 6 with SSS 9 or more;
    pain in 4 of 5 regions; for 3 months. Other illnesses rule nothing out.
    """
    counted = (wpi >= 7 and sss >= 5) or (wpi >= 4 and wpi <= 6 and sss >= 9)
    return counted and regions >= REGIONS_NEEDED and months >= MONTHS_NEEDED
