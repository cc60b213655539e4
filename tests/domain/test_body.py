"""The areas of the body: fixed names, in one order."""

from hypothesis import given
from hypothesis import strategies as st

from fibroplan.domain.body import AREA_WORDS, BODY_AREAS, known_areas, with_area


def test_nineteen_areas_as_the_criteria_count_them() -> None:
    sided = {"jaw", "shoulder", "upper_arm", "lower_arm", "hip", "upper_leg", "lower_leg"}
    axial = {"neck", "upper_back", "lower_back", "chest", "abdomen"}
    assert set(BODY_AREAS) == {f"{side}_{part}" for side in ("left", "right") for part in sided} | axial
    assert len(BODY_AREAS) == len(set(BODY_AREAS)) == 19
    assert list(AREA_WORDS) == BODY_AREAS


@given(st.lists(st.sampled_from([*BODY_AREAS, "tail", ""])), st.sampled_from([*BODY_AREAS, "tail"]))
def test_an_area_comes_and_goes_and_the_order_stays(areas: list[str], area: str) -> None:
    known = known_areas(areas)
    assert known == sorted(known, key=BODY_AREAS.index)
    once = with_area(areas, area)
    assert (area in once) == (area in BODY_AREAS and area not in areas)
    assert with_area(once, area) == known
